package generator

import (
	"fmt"
	"path/filepath"
	"slices"

	"permitpack/generator/finding"
	"permitpack/generator/profile"
	"permitpack/generator/record"
	"permitpack/generator/text"
)

// source is where a profile comes from.
type source struct {
	// file is the base name of the file that holds it, name that of the packet.
	file, name string
	// folder is what the paths in the profile are relative to.
	folder string
	read   func() (*profile.Profile, []record.Problem, error)
	// found was found in reading it, and is not yet said.
	found []finding.Finding
}

// fromFile is the profile in a file of its own.
func (e *Engine) fromFile(file string) source {
	return source{file: filepath.Base(file), name: Name(file), folder: filepath.Dir(file), read: func() (*profile.Profile, []record.Problem, error) {
		data, err := readLimited(file, record.MaxSize)
		if err != nil {
			return nil, nil, err
		}
		p, problems := e.read(filepath.Base(file), data)
		return p, problems, nil
	}}
}

// read reads a profile, and holds its words against the catalogue.
func (e *Engine) read(file string, data []byte) (*profile.Profile, []record.Problem) {
	p, problems := profile.Read(file, data, e.book.CountryCode)
	return p, e.withWords(p, problems)
}

// withWords are the problems of a profile with those of words that only the catalogue
// knows; a word that it does not know makes the profile as unusable as an unknown key.
func (e *Engine) withWords(p *profile.Profile, problems []record.Problem) []record.Problem {
	readable := !slices.ContainsFunc(problems, unread)
	for _, w := range e.catalogueWords(p) {
		if w.word == "" && !(w.Required && readable) || slices.Contains(w.Words, w.word) {
			continue
		}
		problems = append(problems, p.NotAllowed(w.key, w.Words))
	}
	return record.InOrder(problems)
}

// unread tells whether a problem kept the rest of the file from being read:
// then nothing can be said of keys that seem to be missing.
func unread(p record.Problem) bool {
	return slices.Contains([]string{record.Syntax, record.Encoding, record.TooLarge}, p.ID)
}

// vocabulary are the words of a profile that only the catalogue knows.
func (e *Engine) vocabulary() profile.Vocabulary {
	ground := profile.Choice{Words: e.catalogue.GroundIDs}
	return profile.Vocabulary{
		"procedure":             {Words: e.catalogue.ProcedureIDs(), Required: true},
		"ground":                ground,
		"stay.permit_ground":    ground,
		"sponsor.permit_ground": ground,
		"photo.size":            {Words: e.photos.SizeIDs()},
		"photo.background":      {Words: e.photos.BackgroundIDs()},
		"documents.id":          {Words: e.catalogue.DocumentIDs, Required: true},
	}
}

// catalogueWord is a word of a profile that has to be one of the catalogue's.
type catalogueWord struct {
	key, word string
	profile.Choice
}

func (e *Engine) catalogueWords(p *profile.Profile) []catalogueWord {
	v := e.vocabulary()
	words := []catalogueWord{
		{"procedure", p.Procedure, v["procedure"]},
		{"ground", p.Ground, v["ground"]},
		{"stay.permit_ground", p.Stay.PermitGround, v["stay.permit_ground"]},
		{"sponsor.permit_ground", p.Sponsor.PermitGround, v["sponsor.permit_ground"]},
		{"photo.size", p.Photo.Size, v["photo.size"]},
		{"photo.background", p.Photo.Background, v["photo.background"]},
	}
	for i, d := range p.Documents {
		words = append(words, catalogueWord{fmt.Sprintf("documents[%d].id", i), d.ID, v["documents.id"]})
	}
	return words
}

// explainProblems says the mistakes of a file that is no profile.
func explainProblems(problems []record.Problem, words *text.Words) []finding.Finding {
	findings := profile.Findings(problems)
	for i := range findings {
		findings[i] = words.Explain(findings[i])
		findings[i].Sources = []string{}
	}
	return findings
}
