package text

import (
	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/money"
)

// maxDepth ends texts that say each other in a circle.
const maxDepth = 8

// Words are the words of one language. They are safe for many goroutines.
type Words struct {
	language  Language
	locale    locale
	countries *countries
	// read fills texts, once.
	read  func() error
	texts map[string]text
}

// Language is the language of the words.
func (w *Words) Language() Language { return w.language }

// Has tells whether there is a text of the key.
func (w *Words) Has(key string) bool {
	_, ok := w.find(key)
	return ok
}

func (w *Words) find(key string) (text, bool) {
	_ = w.read() // Book.Prepare reports mistakes; here they show as missing texts
	t, ok := w.texts[key]
	return t, ok
}

// Say is the text of the key with its placeholders filled from args, which may be nil:
//
//   - string stays as it is;
//   - int and int64 are written by Number, date.Date by Date, money.Amount by Money;
//   - finding.Size is written by Size;
//   - date.Period is the text "unit.<unit>" with the period's number as n;
//   - finding.Key is said itself, with the same args; finding.Count with its N as n;
//   - {n:key} says the text of key with the value of n as its n.
//
// The form of a plural text is chosen by the argument n. A missing text or
// argument shows as ⟦its name⟧.
func (w *Words) Say(key string, args finding.Args) string { return w.say(key, args, maxDepth) }

func (w *Words) say(key string, args finding.Args, depth int) string {
	t, ok := w.find(key)
	if !ok || depth == 0 {
		return missing(key)
	}
	form := t.form(w.category(args["n"]))
	if len(form) == 1 && form[0].name == "" {
		return form[0].literal // the most of all texts
	}
	var room [256]byte
	said := room[:0]
	for _, p := range form {
		said = append(said, w.fill(p, args, depth-1)...)
	}
	return string(said)
}

func missing(name string) string { return "⟦" + name + "⟧" }

func (w *Words) category(n any) category {
	switch n := n.(type) {
	case int:
		return w.locale.plural(int64(n))
	case int64:
		return w.locale.plural(n)
	}
	return other
}

func (w *Words) fill(p piece, args finding.Args, depth int) string {
	if p.name == "" {
		return p.literal
	}
	value, given := args[p.name]
	if given && p.key != "" {
		return w.say(p.key, finding.Args{"n": value}, depth)
	}
	if s, ok := w.value(value, args, depth); ok {
		return s
	}
	return missing(p.name)
}

// value writes one argument; args are those of the text around it.
func (w *Words) value(v any, args finding.Args, depth int) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case int:
		return w.Number(int64(v)), true
	case int64:
		return w.Number(v), true
	case hundredths:
		return w.decimal(v), true
	case date.Date:
		return w.Date(v), true
	case date.Period:
		return w.say("unit."+string(v.Unit), finding.Args{"n": v.Value}, depth), true
	case money.Amount:
		return w.Money(v), true
	case finding.Size:
		return w.Size(int64(v)), true
	case finding.Key:
		return w.say(string(v), args, depth), true
	case finding.Count:
		return w.say(string(v.Key), finding.Args{"n": v.N}, depth), true
	}
	return "", false
}

// Country is the name of a country, by its alpha-2 or alpha-3 code, or of XXA,
// a stateless person. A code that is none is returned as it is.
func (w *Words) Country(code string) string { return w.countries.name(code, w.language) }

// Explain fills the message and the mend of a finding, "finding.<id>.message"
// and "finding.<id>.fix". A finding that asks nothing of the applicant has no
// text of a mend, and its Fix stays empty.
func (w *Words) Explain(f finding.Finding) finding.Finding {
	f.Message = w.Say("finding."+f.ID+".message", f.Args)
	f.Fix = ""
	if key := "finding." + f.ID + ".fix"; w.Has(key) {
		f.Fix = w.Say(key, f.Args)
	}
	return f
}
