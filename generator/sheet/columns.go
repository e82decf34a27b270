package sheet

import (
	"regexp"
	"strconv"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/profile"
	"permitpack/generator/text"
)

// role is what a column is for.
type role int

const (
	value   role = iota // one value of the profile
	texts               // a list of texts in one cell
	sum                 // money, with its currency or without
	paper               // a document: yes, no, or the paths of its scans
	client              // the agency's own key of the client
	reasons             // why a row was rejected
)

// field is a column that a sheet may have. Where it may stand several times, for
// one entry of a list each, its keys and titles have a # for the number.
type field struct {
	role role
	// name is the key as a header writes it: "family.#.surname", "documents.passport-copy".
	name string
	// list is the key of the list that the field is an entry of: "family", "documents".
	list string
	// id is the paper's, in a field of the list of documents.
	id string
	// path is the key of the value: in the profile, or in the entry of the list. A
	// list of texts whose lines have columns of their own has none in its entry.
	path string
	// key says what belongs there.
	key profile.Key
	// text is the key of the title, with its arguments.
	text string
	args finding.Args
	// order is the place among all fields.
	order int
}

// numbered tells whether the field may stand several times.
func (f *field) numbered() bool { return strings.Contains(f.name, "#") }

// Columns are all columns that sheets may have, with their keys and titles, and
// the words that their cells may hold. They are read-only after NewColumns and may be
// used by many goroutines.
type Columns struct {
	book       *text.Book
	vocabulary profile.Vocabulary
	fields     []*field
	// byName finds a field by its folded key or title.
	byName map[string]*match
	// words are by the path of the key, then by the folded word or title.
	words     map[string]map[string]string
	countries map[string]string
	yesOrNo   map[string]bool
}

// match is a field and the languages in which it has the title.
type match struct {
	field     *field
	languages []text.Language
}

const (
	documents  = "documents"
	clientName = "client_id"
	// reasonsName is the key of the column that rejected.xlsx adds.
	reasonsName = "reasons"
)

// NewColumns derives the columns from the keys of a profile and from the papers
// and words of the catalogue. The book has to be prepared in all languages.
func NewColumns(book *text.Book, vocabulary profile.Vocabulary) *Columns {
	c := &Columns{book: book, vocabulary: vocabulary}
	c.add(&field{role: client, name: clientName, text: titleKey(clientName)})
	c.keys(profile.Keys(), "")
	c.add(&field{role: reasons, name: reasonsName, text: titleKey(reasonsName)})
	c.indexTitles()
	c.indexWords()
	return c
}

func titleKey(path string) string { return "sheet.column." + path }

func (c *Columns) add(f *field) {
	f.order = len(c.fields)
	c.fields = append(c.fields, f)
}

// keys adds the fields of a group; list is the list of groups that they are in, if any.
func (c *Columns) keys(keys []profile.Key, list string) {
	for _, k := range keys {
		switch {
		case k.Path == documents:
			c.papers(k)
		case k.Kind == profile.Group && k.List:
			c.keys(k.Keys, k.Path)
		case k.Kind == profile.Group && k.Short:
			c.short(k)
		case k.Kind == profile.Group:
			c.keys(k.Keys, list)
		case list != "":
			name := strings.TrimPrefix(k.Path, list+".")
			c.add(&field{
				name: list + ".#." + name, list: list, path: name, key: k,
				text: titleKey(k.Path), args: finding.Args{"n": "#"},
			})
		case k.List:
			c.add(&field{role: texts, name: k.Path, path: k.Path, key: k, text: titleKey(k.Path)})
			c.add(&field{name: k.Path + ".#", list: k.Path, key: k})
		default:
			c.add(&field{name: k.Path, path: k.Path, key: k, text: titleKey(k.Path)})
		}
	}
}

// short adds a group that one value stands for: a photo is its path, a sum its amount.
func (c *Columns) short(k profile.Key) {
	about := titleKey(k.Path) + ".about"
	first := k.Keys[0]
	if first.Kind == profile.Number {
		c.add(&field{role: sum, name: k.Path, path: k.Path, key: k, text: about})
	} else {
		c.add(&field{name: k.Path, path: first.Path, key: first, text: about})
	}
	for _, inner := range k.Keys {
		c.add(&field{name: inner.Path, path: inner.Path, key: inner, text: titleKey(inner.Path)})
	}
}

// papers adds the columns of every paper of the catalogue.
func (c *Columns) papers(k profile.Key) {
	for _, id := range c.vocabulary[documents+".id"].Words {
		args := finding.Args{"paper": finding.Key("document." + id + ".short")}
		in := field{list: documents, id: id, args: args}
		whole := in
		whole.role, whole.name, whole.key, whole.text = paper, documents+"."+id, k, titleKey(documents)+".about"
		c.add(&whole)
		for _, inner := range k.Keys {
			if inner.Name() == "id" {
				continue
			}
			f := in
			f.name, f.path, f.key, f.text = whole.name+"."+inner.Name(), inner.Name(), inner, titleKey(inner.Path)
			if inner.List {
				f.role = texts
			}
			c.add(&f)
		}
	}
}

// title is the title of a field in a language; empty where it has a key alone.
func (c *Columns) title(f *field, l text.Language) string {
	words := c.book.Words(l)
	if f.text == "" || !words.Has(f.text) {
		return ""
	}
	return words.Say(f.text, f.args)
}

func (c *Columns) indexTitles() {
	c.byName = map[string]*match{}
	for _, f := range c.fields {
		c.byName[fold(f.name)] = &match{field: f}
	}
	for _, l := range text.Languages {
		for _, f := range c.fields {
			title := fold(c.title(f, l))
			switch known := c.byName[title]; {
			case title == "", title == fold(f.name): // a name that is the key too tells of no language
			case known == nil:
				c.byName[title] = &match{f, []text.Language{l}}
			case known.field == f:
				known.languages = append(known.languages, l)
			}
		}
	}
}

var number = regexp.MustCompile(`[0-9]+`)

// mostEntries is the highest number of an entry that a header may name.
const mostEntries = 999

// find is the field that a header names, and the number of the entry where it names one.
func (c *Columns) find(header string) (m *match, item int) {
	name := fold(header)
	if m := c.byName[name]; m != nil && !m.field.numbered() {
		return m, 0
	}
	for _, at := range number.FindAllStringIndex(name, -1) {
		m := c.byName[name[:at[0]]+"#"+name[at[1]:]]
		n, err := strconv.Atoi(name[at[0]:at[1]])
		if m != nil && m.field.numbered() && err == nil && n >= 1 && n <= mostEntries {
			return m, n
		}
	}
	return nil, 0
}

// names are the keys that a header may hold, and the titles of a language where
// there is one: what a slip is compared with.
func (c *Columns) names(l text.Language) []string {
	var names []string
	for _, f := range c.fields {
		if f.role == reasons {
			continue
		}
		names = append(names, strings.ReplaceAll(f.name, "#", "1"))
		if title := c.title(f, l); title != "" && l != "" {
			names = append(names, strings.ReplaceAll(title, "#", "1"))
		}
	}
	return names
}
