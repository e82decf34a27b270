package generator

import (
	"fmt"
	"io/fs"

	"permitpack/generator/profile"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// Asked tells of a profile key, by its path without indexes, whether an application
// for the procedure on the ground has to do with it: the keys that NewProfile
// shows. Of an id that is none, or empty, only what all applications are asked for.
func (e *Engine) Asked(procedure, ground string) (func(path string) bool, error) {
	p := e.catalogue.Procedure(procedure)
	if p == nil {
		p = &rules.Procedure{}
	}
	g := p.Ground(ground)
	if g == nil {
		g = &rules.Ground{}
	}
	return e.asked(p, g)
}

// Grounds are the ids of a procedure's grounds, in the order of the law; none for
// a procedure that goes without.
func (e *Engine) Grounds(procedure string) []string {
	if p := e.catalogue.Procedure(procedure); p != nil {
		return groundIDs(p)
	}
	return nil
}

// Vocabulary are the words of a profile that only the catalogue knows.
func (e *Engine) Vocabulary() profile.Vocabulary { return e.vocabulary() }

// CountryCode is the ISO 3166-1 alpha-2 code of a country given by its alpha-2 or
// alpha-3 code.
func (e *Engine) CountryCode(code string) (alpha2 string, ok bool) { return e.book.CountryCode(code) }

// CountryCodes are the codes of all countries, sorted.
func (e *Engine) CountryCodes() []string { return e.book.CountryCodes() }

// MaxPhotoBytes is the size of the largest photo that is read.
func (e *Engine) MaxPhotoBytes() int64 { return e.photos.MaxBytes() }

// ReadProfile reads a profile as Build does; its problems are explained in the language.
func (e *Engine) ReadProfile(file string, data []byte, language text.Language) (*profile.Profile, Result, error) {
	if err := e.book.Prepare(language); err != nil {
		return nil, Result{}, fmt.Errorf("reading the texts: %w", err)
	}
	p, problems := e.read(file, data)
	result := Result{Profile: file, Name: Name(file), Language: language}
	if len(problems) > 0 {
		result.Unusable = explainProblems(problems, e.book.Words(language))
	}
	return p, result, nil
}

// Pages are the templates and the assets of the local page.
func (e *Engine) Pages() (fs.FS, error) { return fs.Sub(e.templates, "web") }

// PhotoChoice is the size and the colour of the wall that a profile's photo is
// measured for; empty where its procedure asks for no photo.
func (e *Engine) PhotoChoice(p *profile.Profile, o Options) (size, background string) {
	if e.catalogue.Procedure(p.Procedure) == nil {
		return "", ""
	}
	choice := e.catalogue.Photo(rules.Case{Profile: p, Today: o.Today, OfficialOnly: o.OfficialOnly})
	return choice.Size, choice.Background
}
