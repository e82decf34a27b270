package checklist

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/money"
	"permitpack/generator/packet"
	"permitpack/generator/text"
)

// pair is one thing said to the office and to the applicant. own is empty where
// the applicant reads Azerbaijani, or where both would read the same.
type pair struct{ az, own string }

// voices say things in Azerbaijani and in the applicant's language.
type voices struct{ az, own *text.Words }

func newVoices(p *packet.Packet, book *text.Book) (voices, error) {
	if !slices.Contains(text.Languages, p.Language) {
		return voices{}, fmt.Errorf("laying out the checklist: no words for the language %q", p.Language)
	}
	return voices{az: book.Words(text.Azerbaijani), own: book.Words(p.Language)}, nil
}

// each says the same thing with both voices.
func (v voices) each(say func(w *text.Words) string) pair {
	p := pair{az: say(v.az), own: say(v.own)}
	if p.own == p.az {
		p.own = ""
	}
	return p
}

func (v voices) say(key string, args finding.Args) pair {
	return v.each(func(w *text.Words) string { return w.Say(key, args) })
}

func (v voices) date(d date.Date) pair {
	if d.IsZero() {
		return pair{az: "–"}
	}
	return v.each(func(w *text.Words) string { return w.Date(d) })
}

func (v voices) money(a money.Amount) pair {
	return v.each(func(w *text.Words) string { return w.Money(a) })
}

// series are the texts key.1, key.2 … of the applicant's language, as far as they go.
func (v voices) series(key string) []string {
	var out []string
	for i := 1; ; i++ {
		k := fmt.Sprintf("%s.%d", key, i)
		if !v.own.Has(k) {
			return out
		}
		out = append(out, v.own.Say(k, nil))
	}
}

// inLine joins both with a slash.
func (p pair) inLine() string { return joined(" / ", p.az, p.own) }

// reader is what the applicant reads.
func (p pair) reader() string { return cmp.Or(p.own, p.az) }

// in sets Azerbaijani in one style and the applicant's language below it in another.
func (p pair) in(az, own style) []paragraph {
	return []paragraph{plainly(p.az, az), plainly(p.own, own)}
}

// doubled tells whether the applicant reads another language than the office.
func (v voices) doubled() bool { return v.own.Language() != v.az.Language() }

// list joins words of the applicant's language.
func (v voices) list(words []string) string {
	if len(words) == 0 {
		return ""
	}
	all := words[0]
	for _, next := range words[1:] {
		all = v.own.Say("list", finding.Args{"one": all, "next": next})
	}
	return all
}

// abridged are args in which papers have their short names.
func abridged(w *text.Words, args finding.Args) finding.Args {
	out := finding.Args{}
	for name, value := range args {
		if key, ok := value.(finding.Key); ok {
			if id, ok := paperOfKey(key); ok {
				value = packet.ShortTitle(w, id)
			}
		}
		out[name] = value
	}
	return out
}

// paperOfKey is the id of the paper whose title the key is.
func paperOfKey(key finding.Key) (id string, ok bool) {
	id, ok = strings.CutPrefix(string(key), "document.")
	if !ok {
		return "", false
	}
	return strings.CutSuffix(id, ".title")
}

// joined are the parts that are not empty, with sep between them.
func joined(sep string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" }), sep)
}
