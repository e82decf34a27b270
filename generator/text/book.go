package text

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"sync"
)

// Book holds the words of all languages. It is safe for many goroutines.
type Book struct {
	words     map[Language]*Words
	countries *countries
}

// Load opens the templates folder: text/countries.yaml and text/<language>/*.yaml.
//
// The files of a language are read when it is first asked for, because a run
// speaks two of the four languages, and YAML is the slow part of the start.
// Prepare tells beforehand whether they can be read.
func Load(fsys fs.FS) (*Book, error) { return load(fsys, nil, "") }

// LoadOver is Load with a second folder of the same shape, in which every file
// may be missing: its words take the place of those of the first, or are added.
// folder is what mistakes in its files are told with in front.
func LoadOver(fsys, overlay fs.FS, folder string) (*Book, error) { return load(fsys, overlay, folder) }

func load(fsys, overlay fs.FS, folder string) (*Book, error) {
	countries, err := readCountries(fsys, "text/countries.yaml")
	if err != nil {
		return nil, err
	}
	b := &Book{words: map[Language]*Words{}, countries: countries}
	for _, l := range Languages {
		w := &Words{language: l, locale: locales[l], countries: countries}
		w.read = sync.OnceValue(func() error { return w.readFolders(fsys, overlay, folder) })
		b.words[l] = w
	}
	return b, nil
}

// Prepare reads the files of the languages and returns every mistake in them,
// each with file and line. Without arguments it reads all languages.
func (b *Book) Prepare(languages ...Language) error {
	if len(languages) == 0 {
		languages = Languages
	}
	problems := make([]error, len(languages))
	var group sync.WaitGroup
	for i, l := range languages { // at once: it is the most of the program's start
		group.Go(func() { problems[i] = b.Words(l).read() })
	}
	group.Wait()
	return errors.Join(problems...)
}

// Words are the words of a language; for a language that there is none of, the
// English ones. Words of a broken file say their keys: call Prepare first.
func (b *Book) Words(l Language) *Words {
	w, ok := b.words[l]
	if !ok {
		w = b.words[English]
	}
	return w
}

// Keys are all keys of a language, sorted.
func (b *Book) Keys(l Language) []string {
	w := b.Words(l)
	_ = w.read()
	keys := make([]string, 0, len(w.texts))
	for key := range w.texts {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// CountryCode is the ISO 3166-1 alpha-2 code of a country given by its alpha-2
// or alpha-3 code, in upper or lower case. XK and XKX stand for Kosovo, and XXA
// for a stateless person, as in travel documents (ICAO Doc 9303); XXA stays XXA.
func (b *Book) CountryCode(code string) (string, bool) { return b.countries.code(code) }

// OtherCountryNames are names of a country, given by its code, that people type in any
// language beside those of Words.Country.
func (b *Book) OtherCountryNames(code string) []string { return slices.Clone(b.countries.others[code]) }

// CountryCodes are the codes of all countries that have names, sorted.
func (b *Book) CountryCodes() []string { return slices.Sorted(maps.Keys(b.countries.names)) }

// readFolders reads the files of the language, and over them those of an
// overlay, if any; what can be read is kept, so that one broken file does not
// silence the others.
func (w *Words) readFolders(fsys, overlay fs.FS, folder string) error {
	own := "text/" + string(w.language)
	texts, n, err := readFolder(fsys, own, "")
	if n == 0 {
		err = errors.Join(err, fmt.Errorf("reading the texts: there is no .yaml file in %s", own))
	}
	w.texts = texts
	if overlay == nil {
		return err
	}
	over, _, overErr := readFolder(overlay, own, folder)
	overErr = errors.Join(overErr, unfilled(texts, over, path.Join(folder, own)))
	maps.Copy(w.texts, over)
	return errors.Join(err, overErr)
}

// unfilled finds texts of an overlay with placeholders that the text in whose
// place they stand does not have: nothing would ever fill them.
func unfilled(texts, over map[string]text, place string) error {
	var problems []error
	for _, key := range slices.Sorted(maps.Keys(over)) {
		built, known := texts[key]
		if !known {
			continue
		}
		filled := built.placeholders()
		for _, name := range over[key].placeholders() {
			if !slices.Contains(filled, name) {
				problems = append(problems, fmt.Errorf("%s: the text %s has {%s}, which nothing fills; the built-in text has %v", place, key, name, filled))
			}
		}
	}
	return errors.Join(problems...)
}

// readFolder reads the files of a folder, n of them. place stands in front of
// their names where mistakes are told.
func readFolder(fsys fs.FS, folder, place string) (texts map[string]text, n int, err error) {
	texts = map[string]text{}
	names, err := fs.Glob(fsys, folder+"/*.yaml")
	if err != nil {
		return texts, 0, fmt.Errorf("reading the texts: %w", err)
	}
	var problems []error
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err == nil {
			err = readTexts(path.Join(place, name), data, texts)
		}
		if err != nil {
			problems = append(problems, err)
		}
	}
	return texts, len(names), errors.Join(problems...)
}
