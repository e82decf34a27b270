package generator

import (
	"fmt"
	"slices"

	"permitpack/generator/finding"
	"permitpack/generator/profile"
	"permitpack/generator/record"
	"permitpack/generator/text"
)

// read reads a profile and holds the words that only the catalogue knows
// against it; what is wrong with them makes the profile as unusable as an unknown key.
func (e *Engine) read(file string, data []byte) (*profile.Profile, []record.Problem) {
	p, problems := profile.Read(file, data, e.book.CountryCode)
	for _, w := range e.catalogueWords(p) {
		if w.word == "" && !w.required || slices.Contains(w.allowed, w.word) {
			continue
		}
		problems = append(problems, p.NotAllowed(w.key, w.allowed))
	}
	return p, record.InOrder(problems)
}

// catalogueWord is a word of a profile that has to be one of the catalogue's.
type catalogueWord struct {
	key, word string
	allowed   []string
	required  bool
}

func (e *Engine) catalogueWords(p *profile.Profile) []catalogueWord {
	grounds := e.catalogue.GroundIDs
	words := []catalogueWord{
		{key: "procedure", word: p.Procedure, allowed: e.catalogue.ProcedureIDs(), required: true},
		{key: "ground", word: p.Ground, allowed: grounds},
		{key: "stay.permit_ground", word: p.Stay.PermitGround, allowed: grounds},
		{key: "sponsor.permit_ground", word: p.Sponsor.PermitGround, allowed: grounds},
		{key: "photo.size", word: p.Photo.Size, allowed: e.photos.SizeIDs()},
		{key: "photo.background", word: p.Photo.Background, allowed: e.photos.BackgroundIDs()},
	}
	for i, d := range p.Documents {
		words = append(words, catalogueWord{
			key: fmt.Sprintf("documents[%d].id", i), word: d.ID, allowed: e.catalogue.DocumentIDs, required: true,
		})
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
