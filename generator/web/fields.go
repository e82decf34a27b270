package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/profile"
	"permitpack/generator/text"
)

// field is one thing to fill in, as a page shows it.
type field struct {
	// Name is the profile key, ID the same as an id of HTML.
	Name, ID    string
	Label, Help string
	// Widget is text, lines, select, radio, tick or ticks.
	Widget  string
	Value   string
	Options []option
	// Empty is the text key of what is chosen when nothing is.
	Empty        string
	InputMode    string
	Autocomplete string
	Found        []finding.Finding
}

type option struct {
	Value, Label string
	Chosen       bool
}

// Invalid tells whether what is found keeps the packet from being ready.
func (f field) Invalid() bool {
	return slices.ContainsFunc(f.Found, func(f finding.Finding) bool { return f.Severity == finding.Error })
}

// DescribedBy are the ids of what is said about the field.
func (f field) DescribedBy() string {
	var ids []string
	if f.Help != "" {
		ids = append(ids, f.ID+"-help")
	}
	return strings.Join(append(ids, f.ID+"-found"), " ")
}

// group are fields that stand together.
type group struct {
	ID, Legend string
	Fields     []field
	Groups     []group
	Found      []finding.Finding
	// List is the key of a list, which takes further entries; Entry that of one of its entries, if it is filled in.
	List, Entry string
}

// empty tells whether there is nothing to fill in.
func (g group) empty() bool { return len(g.Fields) == 0 && len(g.Groups) == 0 }

// idOf is a key as an id of HTML.
func idOf(key string) string {
	return "f-" + strings.NewReplacer("[", "-", "]", "", ".", "-").Replace(key)
}

// fieldMaker makes the fields of keys.
type fieldMaker struct {
	engine  catalogue
	words   *text.Words
	answers answers
	// vocabulary are the words of the catalogue, opened the lists of which an empty entry is shown.
	vocabulary profile.Vocabulary
	opened     map[string]bool
	asked      func(path string) bool
	found      []finding.Finding
}

// step makes the fields of a step: those that are asked for, or say something, and
// the rest, which may be said all the same.
func (m fieldMaker) step(s step) (asked, rest group) {
	shown := func(path, at string) bool { return m.asked(path) || m.answers.says(at) || m.opened[path] }
	for _, path := range s.keys {
		m.key(&asked, keys[path], path, shown)
		m.key(&rest, keys[path], path, func(path, at string) bool { return !shown(path, at) })
	}
	if s.id == "passport" { // what fills the other fields stands first
		for _, g := range asked.Groups {
			slices.SortStableFunc(g.Fields, func(a, b field) int { return rank(a) - rank(b) })
		}
	}
	// What a step consists of needs no frame of its own.
	if len(s.keys) == 1 && len(asked.Fields) == 0 && len(asked.Groups) == 1 {
		asked = asked.Groups[0]
	}
	return asked, rest
}

// rank puts fields of lines before all others.
func rank(f field) int {
	if f.Widget == "lines" {
		return 0
	}
	return 1
}

// key adds a key that stands at a place to a group, where it is wanted.
func (m fieldMaker) key(g *group, k profile.Key, at string, wanted func(path, at string) bool) {
	switch {
	case k.Kind != profile.Group:
		if wanted(k.Path, at) {
			g.Fields = append(g.Fields, m.field(k, at))
		}
	case k.List:
		if wanted(k.Path, at) {
			g.Groups = append(g.Groups, m.entries(k, at))
		}
	default:
		inner := group{ID: idOf(at), Legend: m.legend(k), Found: m.about(at)}
		for _, child := range k.Keys {
			m.key(&inner, child, at+"."+child.Name(), wanted)
		}
		if !inner.empty() {
			g.Groups = append(g.Groups, inner)
		}
	}
}

// legend is the title of a group.
func (m fieldMaker) legend(k profile.Key) string {
	if m.words.Has("web.group." + k.Path) {
		return m.words.Say("web.group."+k.Path, nil)
	}
	return m.words.Say(k.TextKey(), nil)
}

// entries are those of a list, with an empty one where somebody asked for it or where
// the list is found to lack one.
func (m fieldMaker) entries(k profile.Key, at string) group {
	list := group{ID: idOf(at), Legend: m.legend(k), Found: m.about(at), List: at}
	there := profile.Entries(m.answers, at)
	for _, i := range there {
		list.Groups = append(list.Groups, m.entry(k, at, i))
	}
	if m.opened[k.Path] || len(there) == 0 && len(list.Found) > 0 {
		list.Groups = append(list.Groups, m.entry(k, at, len(there)))
	}
	return list
}

func (m fieldMaker) entry(k profile.Key, at string, i int) group {
	place := fmt.Sprintf("%s[%d]", at, i)
	entry := group{ID: idOf(place), Legend: m.words.Say("web.entry", finding.Args{"n": i + 1}), Found: m.about(place)}
	if m.answers.says(place) {
		entry.Entry = place
	}
	for _, inner := range k.Keys {
		entry.Fields = append(entry.Fields, m.field(inner, place+"."+inner.Name()))
	}
	return entry
}

// about is what is found about exactly a key.
func (m fieldMaker) about(key string) []finding.Finding {
	var about []finding.Finding
	for _, f := range m.found {
		if f.Where == key {
			about = append(about, f)
		}
	}
	return about
}

func (m fieldMaker) field(k profile.Key, at string) field {
	f := field{Name: at, ID: idOf(at), Label: m.label(k, at), Help: m.help(k), Value: m.answers[at], Found: m.about(at), Autocomplete: autocomplete[k.Path], Empty: "web.choose"}
	if strings.Contains(strings.ToLower(f.Label), strings.ToLower(f.Help)) {
		f.Help = "" // the label says it
	}
	words := m.vocabulary.Choice(k).Words
	switch k.Path {
	case "ground":
		words = m.engine.Grounds(m.answers["procedure"])
	case "procedure":
		words = m.procedures(words)
	}
	if usual := "web.usual." + k.Path; m.words.Has(usual) {
		f.Empty = usual
	}
	switch {
	case k.Path == "documents.language":
		f.Widget, f.Options = "select", m.options(k.Path, paperLanguages, f.Value)
		sortOptions(f.Options, m.words.Language())
	case words != nil && k.List:
		f.Widget, f.Options = "ticks", m.options(k.Path, words, m.answers.list(at)...)
	case k.List:
		f.Widget, f.Value = "lines", strings.Join(m.answers.list(at), "\n")
		for i := range m.answers.list(at) {
			f.Found = append(f.Found, m.about(fmt.Sprintf("%s[%d]", at, i))...)
		}
	case words != nil && (k.Path == "procedure" || k.Path == "ground"):
		f.Widget, f.Options, f.Help = "radio", m.options(k.Path, words, f.Value), ""
	case words != nil:
		f.Widget, f.Options = "select", m.options(k.Path, words, f.Value)
	case k.Kind == profile.Code:
		f.Widget, f.Options, f.Help = "select", m.countries(f.Value), ""
	case k.Kind == profile.YesOrNo:
		f.Widget = "tick"
	case k.Kind == profile.Number:
		f.Widget, f.InputMode = "text", "numeric"
	case k.Kind == profile.Day:
		f.Widget, f.InputMode = "text", "text"
		if f.Help == "" {
			f.Help = m.words.Say("web.day-alone", nil)
		} else {
			f.Help = m.words.Say("web.day", finding.Args{"about": f.Help})
		}
	default:
		f.Widget, f.InputMode = "text", "text"
	}
	return f
}

// procedures stand with those first that have the most grounds: they are what most
// people come for. Of several the shorter id is the plain one, the others its kinds.
func (m fieldMaker) procedures(words []string) []string {
	return slices.SortedStableFunc(slices.Values(words), func(a, b string) int {
		return cmp.Or(len(m.engine.Grounds(b))-len(m.engine.Grounds(a)), len(a)-len(b))
	})
}

func (m fieldMaker) label(k profile.Key, at string) string {
	args := finding.Args{}
	if i := strings.IndexByte(at, '['); i >= 0 {
		args["n"] = index(at, at[:i]) + 1
	}
	if label := "web.label." + k.Path; m.words.Has(label) {
		return m.words.Say(label, args)
	}
	return m.words.Say("sheet.column."+k.Path, args)
}

// help says what a key means. The texts of a spreadsheet stand in for those that
// speak of how a file is written.
func (m fieldMaker) help(k profile.Key) string {
	if k.List && k.Kind == profile.Word {
		return "" // the words to choose from say it
	}
	for _, key := range []string{"web.help." + k.Path, "sheet.note." + k.Path} {
		if m.words.Has(key) {
			return m.words.Say(key, nil)
		}
	}
	if m.words.Has("web.label." + k.Path) {
		return "" // the label says it
	}
	return m.words.Say(k.TextKey(), nil)
}

// options are words to choose from; a value that is none of them stays to be seen.
func (m fieldMaker) options(path string, words []string, chosen ...string) []option {
	var all []option
	for _, word := range words {
		all = append(all, option{word, wordTitle(m.words, path, word), slices.Contains(chosen, word)})
	}
	for _, value := range chosen {
		if value != "" && !slices.Contains(words, value) {
			all = append(all, option{value, value, true})
		}
	}
	return all
}

// countries are all countries in the alphabet of the language.
func (m fieldMaker) countries(chosen string) []option {
	codes := m.engine.CountryCodes()
	if code, ok := m.engine.CountryCode(chosen); ok {
		chosen = code
	}
	all := make([]option, 0, len(codes))
	for _, code := range codes {
		all = append(all, option{code, m.words.Country(code), code == chosen})
	}
	sortOptions(all, m.words.Language())
	if chosen != "" && !slices.Contains(codes, chosen) {
		all = append(all, option{chosen, chosen, true})
	}
	return all
}

// autocomplete tells browsers what a field is (WCAG 2.2, 1.3.5).
var autocomplete = map[string]string{
	"applicant.surname": "family-name", "applicant.given_names": "given-name", "applicant.birth_date": "bday",
	"applicant.phone": "tel", "applicant.email": "email", "applicant.sex": "sex",
}
