package sheet

import (
	"permitpack/generator/profile"
	"permitpack/generator/text"
)

// wordTexts are where the titles of words lie, by the path of the key: the text
// is the prefix, the word and the suffix.
var wordTexts = map[string]struct{ prefix, suffix string }{
	"procedure":                {"procedure.", ".title"},
	"ground":                   {"ground.", ".title"},
	"stay.permit_ground":       {"ground.", ".title"},
	"sponsor.permit_ground":    {"ground.", ".title"},
	"language":                 {"language.", ""},
	"applicant.sex":            {"sex.", ""},
	"applicant.marital_status": {"marital-status.", ""},
	"passport.type":            {"passport-type.", ""},
	"stay.document":            {"stay-document.", ""},
	"residence.ownership":      {"ownership.", ""},
	"sponsor.kind":             {"sponsor-kind.", ""},
	"sponsor.relation":         {"relation.", ""},
	"sponsor.permit":           {"sponsor-permit.", ""},
	"family.relation":          {"relation.", ""},
	"representative.capacity":  {"capacity.", ""},
	"circumstances":            {"circumstance.", ""},
	"photo.size":               {"value.", ""},
	"photo.background":         {"value.", ""},
	"speed":                    {"sheet.word.speed.", ""},
	"documents.id":             {"document.", ".title"},
	"documents.copy":           {"sheet.word.copy.", ""},
	"documents.translation":    {"sheet.word.translation.", ""},
	"documents.language":       {"language.", ""},
}

// wordsOf are the words that a key may hold, where the profile or the catalogue lists them.
func (c *Columns) wordsOf(k profile.Key) []string { return c.vocabulary.Choice(k).Words }

// WordTitle is what people call a word that may stand under a key of the profile,
// which is given by its path ("family.relation"), in the language of words; false
// where the texts have no title of it.
func WordTitle(words *text.Words, path, word string) (title string, found bool) {
	at, known := wordTexts[path]
	key := at.prefix + word + at.suffix
	if !known || !words.Has(key) {
		return "", false
	}
	return words.Say(key, nil), true
}

// wordTitle is the title of a word in a language; the word itself where it has none.
func (c *Columns) wordTitle(path, word string, l text.Language) string {
	if title, found := WordTitle(c.book.Words(l), path, word); found {
		return title
	}
	return word
}

// indexWords finds words by themselves and by their titles in every language. A
// title that two words share stands for none of them.
func (c *Columns) indexWords() {
	c.words = map[string]map[string]string{}
	for _, f := range c.fields {
		words := c.wordsOf(f.key)
		if words == nil || c.words[f.key.Path] != nil {
			continue
		}
		index := newIndex()
		for _, word := range words {
			index.fix(word, word)
			for _, l := range text.Languages {
				index.add(c.wordTitle(f.key.Path, word, l), word)
			}
		}
		c.words[f.key.Path] = index.found
	}
	countries := newIndex()
	for _, code := range c.book.CountryCodes() {
		for _, l := range text.Languages {
			countries.add(c.book.Words(l).Country(code), code)
		}
		for _, name := range c.book.OtherCountryNames(code) {
			countries.add(name, code)
		}
	}
	c.countries = countries.found
	c.yesOrNo = map[string]bool{"true": true, "false": false, "1": true, "0": false, "+": true, "-": false, "–": false}
	for _, l := range text.Languages {
		c.yesOrNo[fold(c.book.Words(l).Say("yes", nil))] = true
		c.yesOrNo[fold(c.book.Words(l).Say("no", nil))] = false
	}
}

// index finds words by folded names.
type index struct {
	found map[string]string
	fixed map[string]bool
}

func newIndex() index { return index{map[string]string{}, map[string]bool{}} }

// fix lets a name stand for a word whatever else has that name.
func (x index) fix(name, word string) {
	x.found[fold(name)] = word
	x.fixed[fold(name)] = true
}

func (x index) add(name, word string) {
	name = fold(name)
	switch known, taken := x.found[name]; {
	case x.fixed[name]:
	case taken && known != word:
		x.found[name] = ""
	default:
		x.found[name] = word
	}
}
