package web

import (
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"permitpack/generator/text"
)

// wordTexts are where the titles of words lie, by the path of the key: the text is
// the prefix, the word and the suffix.
var wordTexts = map[string]struct{ prefix, suffix string }{
	"procedure":                {"procedure.", ".title"},
	"ground":                   {"ground.", ".title"},
	"stay.permit_ground":       {"ground.", ".title"},
	"sponsor.permit_ground":    {"ground.", ".title"},
	"language":                 {"language.", ""},
	"speed":                    {"sheet.word.speed.", ""},
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
	"documents.id":             {"document.", ".title"},
	"documents.copy":           {"sheet.word.copy.", ""},
	"documents.translation":    {"sheet.word.translation.", ""},
	"documents.language":       {"language.", ""},
}

// wordTitle is what people call a word of the profile.
func wordTitle(words *text.Words, path, word string) string {
	at := wordTexts[path]
	if key := at.prefix + word + at.suffix; words.Has(key) {
		return words.Say(key, nil)
	}
	if path == "documents.language" {
		return languageName(words.Language(), word)
	}
	return word
}

// paperLanguages are the languages in which papers are written, ISO 639-1.
var paperLanguages = strings.Fields("am ar az be bg bn bs cs da de el en es et fa fi fr ga he hi hr hu hy id is it ja ka kk km kn ko " +
	"ky lo lt lv mk ml mn mr ms mt my nb ne nl pa pl ps pt ro ru si sk sl so sq sr sv sw ta te tg th ti tk tr uk ur uz vi zh")

// languageName is the name of a language that the texts do not have.
func languageName(l text.Language, code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return code
	}
	if name := display.Languages(tags[l]).Name(tag); name != "" {
		return name
	}
	return code
}

// tags are the languages as browsers name them.
var tags = map[text.Language]language.Tag{
	text.English: language.English, text.Azerbaijani: language.Azerbaijani, text.Russian: language.Russian, text.Chinese: language.SimplifiedChinese,
}

// spoken is the language that a browser asks for; English where it asks for none of ours.
func spoken(header string) text.Language {
	var ours []language.Tag
	for _, l := range text.Languages {
		ours = append(ours, tags[l])
	}
	wanted, _, err := language.ParseAcceptLanguage(header)
	if err != nil {
		return text.English
	}
	_, i, confidence := language.NewMatcher(ours).Match(wanted...)
	if confidence == language.No {
		return text.English
	}
	return text.Languages[i]
}

// sortOptions puts options into the order of the language's dictionary.
func sortOptions(options []option, l text.Language) {
	order := collate.New(tags[l])
	slices.SortStableFunc(options, func(a, b option) int { return order.CompareString(a.Label, b.Label) })
}
