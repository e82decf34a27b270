package text

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

// realBook is the book that permitpack is built with.
func realBook(t testing.TB) *Book {
	t.Helper()
	b, err := Load(os.DirFS("../../templates"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTemplatesAreReadable(t *testing.T) {
	if err := realBook(t).Prepare(); err != nil {
		t.Error(err)
	}
}

func TestLanguagesHaveTheSameKeys(t *testing.T) {
	b := realBook(t)
	for _, l := range Languages[1:] {
		if diff := cmp.Diff(b.Keys(English), b.Keys(l)); diff != "" {
			t.Errorf("keys of en (-) and %s (+):\n%s", l, diff)
		}
	}
}

func TestLanguagesHaveTheSamePlaceholders(t *testing.T) {
	b := realBook(t)
	for _, key := range b.Keys(English) {
		want := placeholders(b, English, key)
		for _, l := range Languages[1:] {
			if b.Words(l).Has(key) && !slices.Equal(placeholders(b, l, key), want) {
				t.Errorf("%s: %s has %v, en has %v", key, l, placeholders(b, l, key), want)
			}
		}
	}
}

// placeholders are the names of the arguments of a text, in all its forms, sorted.
func placeholders(b *Book, l Language, key string) []string {
	found, _ := b.Words(l).find(key)
	return found.placeholders()
}

// eachForm calls f for every form of every text.
func eachForm(b *Book, f func(l Language, key string, form template)) {
	for _, l := range Languages {
		for _, key := range b.Keys(l) {
			found, _ := b.Words(l).find(key)
			for _, form := range found.forms() {
				f(l, key, form)
			}
		}
	}
}

func TestReferencesExist(t *testing.T) {
	b := realBook(t)
	eachForm(b, func(l Language, key string, form template) {
		for _, p := range form {
			if p.key != "" && !b.Words(l).Has(p.key) {
				t.Errorf("%s: %s refers to %s", l, key, p.key)
			}
		}
	})
}

func TestPluralsHaveTheFormsOfTheLanguage(t *testing.T) {
	b := realBook(t)
	for _, l := range Languages {
		for _, key := range b.Keys(l) {
			found, _ := b.Words(l).find(key)
			if len(found.plurals) == 0 { // no plural text, or one of a language without plurals
				continue
			}
			for _, c := range locales[l].categories {
				if _, ok := found.plurals[c]; !ok && c != other {
					t.Errorf("%s: %s lacks the form %s", l, key, c)
				}
			}
			if len(found.forms()) > len(locales[l].categories) {
				t.Errorf("%s: %s has forms that the language has not", l, key)
			}
		}
	}
}

func TestTextsHaveNoStrayBlanks(t *testing.T) {
	eachForm(realBook(t), func(l Language, key string, form template) {
		s := literals(form)
		if strings.Contains(s, "  ") || strings.Contains(s, "\t") {
			t.Errorf("%s: %s has a double blank or a tab", l, key)
		}
		if strings.TrimSpace(s) != s {
			t.Errorf("%s: %s begins or ends with a blank", l, key)
		}
	})
}

// A Cyrillic а in an Azerbaijani word looks right and is found by no search.
func TestWordsKeepToTheirScript(t *testing.T) {
	foreign := map[Language][]*unicode.RangeTable{
		English:     {unicode.Cyrillic},
		Azerbaijani: {unicode.Cyrillic, unicode.Han},
		Russian:     {unicode.Han},
		Chinese:     {unicode.Cyrillic},
	}
	eachForm(realBook(t), func(l Language, key string, form template) {
		s := literals(form)
		for _, r := range s {
			if unicode.In(r, foreign[l]...) || unicode.Is(unicode.Mn, r) {
				t.Errorf("%s: %s has the letter %q (%U)", l, key, r, r)
			}
		}
		for _, word := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
			if strings.ContainsFunc(word, isCyrillic) && strings.ContainsFunc(word, isLatin) {
				t.Errorf("%s: %s mixes scripts in %q", l, key, word)
			}
		}
	})
}

func isCyrillic(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }
func isLatin(r rune) bool    { return unicode.Is(unicode.Latin, r) }

// literals is the text with a mark, which is neither a letter nor a blank, for every placeholder.
func literals(form template) string {
	var b strings.Builder
	for _, p := range form {
		if p.name != "" {
			b.WriteByte('#')
		}
		b.WriteString(p.literal)
	}
	return b.String()
}

// A run speaks two languages; both have to be there long before half a second.
func BenchmarkTwoLanguages(b *testing.B) {
	for b.Loop() {
		if err := realBook(b).Prepare(Azerbaijani, Chinese); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		realBook(b)
	}
}
