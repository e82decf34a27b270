package web

import (
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"permitpack/generator/sheet"
	"permitpack/generator/text"
)

// wordTitle is what people call a word of the profile.
func wordTitle(words *text.Words, path, word string) string {
	if title, found := sheet.WordTitle(words, path, word); found {
		return title
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
