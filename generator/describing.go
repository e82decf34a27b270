package generator

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"permitpack/generator/profile"
	"permitpack/generator/record"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// Schema is the JSON Schema of a profile, with descriptions in the language.
func (e *Engine) Schema(language text.Language) ([]byte, error) {
	if err := e.book.Prepare(language); err != nil {
		return nil, err
	}
	return profile.Schema(e.book.Words(language), e.vocabulary())
}

// NewProfile is an empty profile for a procedure and a ground, every key of it
// explained in the language, with an entry for every paper that is required. An
// empty ground is the first of the procedure, if it has any.
func (e *Engine) NewProfile(procedure, ground string, language text.Language) ([]byte, error) {
	p := e.catalogue.Procedure(procedure)
	if p == nil {
		return nil, OptionError{"procedure", e.catalogue.ProcedureIDs()}
	}
	g, err := groundOf(p, ground)
	if err != nil {
		return nil, err
	}
	if err := e.book.Prepare(language); err != nil {
		return nil, err
	}
	asked, err := e.asked(p, g)
	if err != nil {
		return nil, err
	}
	vocabulary := e.vocabulary()
	vocabulary["ground"] = profile.Choice{Words: groundIDs(p)}
	return profile.Template{
		Words:     e.book.Words(language),
		Catalogue: vocabulary,
		Asked:     asked,
		Values: map[string]string{
			"procedure": procedure, "ground": g.ID, "speed": "standard", "language": string(language),
		},
		Papers: e.papers(p, g),
	}.YAML(), nil
}

// HasGround tells whether the procedure has the ground.
func (e *Engine) HasGround(procedure, ground string) bool {
	p := e.catalogue.Procedure(procedure)
	return p != nil && p.Ground(ground) != nil
}

// groundOf finds a ground of the procedure; one that has none takes the empty ground.
func groundOf(p *rules.Procedure, id string) (*rules.Ground, error) {
	switch {
	case id == "" && len(p.Grounds) == 0:
		return &rules.Ground{}, nil
	case id == "":
		return &p.Grounds[0], nil
	case p.Ground(id) == nil:
		return nil, OptionError{"ground", groundIDs(p)}
	}
	return p.Ground(id), nil
}

func groundIDs(p *rules.Procedure) []string {
	var ids []string
	for _, g := range p.Grounds {
		ids = append(ids, g.ID)
	}
	return ids
}

// askedFile says which keys a new profile asks for where.
const askedFile = "catalogue/new-profile.yaml"

type askedEntry struct {
	Keys       []string `yaml:"keys"`
	Procedures []string `yaml:"procedures"`
	Grounds    []string `yaml:"grounds"`

	Position record.Position `yaml:"-"`
}

func (a askedEntry) covers(path string) bool {
	return slices.ContainsFunc(a.Keys, func(key string) bool { return path == key || strings.HasPrefix(path, key+".") })
}

func (a askedEntry) speaksOf(procedure, ground string) bool {
	return (len(a.Procedures) == 0 || slices.Contains(a.Procedures, procedure)) &&
		(len(a.Grounds) == 0 || slices.Contains(a.Grounds, ground))
}

func (e *Engine) askedEntries() ([]askedEntry, error) {
	data, err := fs.ReadFile(e.templates, askedFile)
	if err != nil {
		return nil, fmt.Errorf("reading what a new profile asks for: %w", err)
	}
	var file struct {
		Asked []askedEntry `yaml:"asked"`
	}
	if problems := record.Decode(askedFile, data, &file); len(problems) > 0 {
		return nil, fmt.Errorf("reading what a new profile asks for: %w", problems[0])
	}
	return file.Asked, nil
}

// asked tells of a key whether a new profile asks for it.
func (e *Engine) asked(p *rules.Procedure, g *rules.Ground) (func(path string) bool, error) {
	entries, err := e.askedEntries()
	if err != nil {
		return nil, err
	}
	return func(path string) bool {
		asked := true
		for _, entry := range entries {
			if !entry.covers(path) {
				continue
			}
			if entry.speaksOf(p.ID, g.ID) {
				return true
			}
			asked = false
		}
		return asked || slices.Contains(g.Keys(), path) || slices.ContainsFunc(p.Needs, func(n rules.Need) bool {
			return n.Key == path || slices.Contains(n.Or, path)
		})
	}, nil
}

// papers are those that the applicant brings: the required ones as the catalogue
// decides for somebody of whom nothing special is known, then those that other
// facts would require.
func (e *Engine) papers(p *rules.Procedure, g *rules.Ground) []profile.Paper {
	decision := e.catalogue.Decide(rules.Case{
		Profile: &profile.Profile{Procedure: p.ID, Ground: g.ID}, Today: e.catalogue.Version,
	})
	var always, sometimes []profile.Paper
	for _, r := range p.Documents {
		if r.Made != "" || r.Later {
			continue
		}
		paper := profile.Paper{ID: r.ID, Asked: paperKeys(r, g)}
		switch {
		case slices.ContainsFunc(decision.Documents, func(d rules.Document) bool { return d.ID == r.ID }):
			always = append(always, paper)
		case slices.ContainsFunc(r.Required, func(c rules.Claim[bool]) bool { return c.Value && concerns(c, g) }):
			paper.Sometimes = true
			sometimes = append(sometimes, paper)
		}
	}
	return append(always, sometimes...)
}

// paperKeys leaves out what is never asked of the paper.
func paperKeys(r rules.DocumentRequirement, g *rules.Ground) func(name string) bool {
	apostille := slices.ContainsFunc(r.Apostille, func(c rules.Claim[bool]) bool { return c.Value && concerns(c, g) })
	return func(name string) bool {
		switch name {
		case "language", "translation", "translation_files":
			return r.Translatable
		case "apostille":
			return apostille
		}
		return true
	}
}

// concerns tells whether a claim speaks of the ground, whatever facts it asks for besides.
func concerns[T any](c rules.Claim[T], g *rules.Ground) bool {
	return c.Standing != rules.Obsolete && c.Followed() &&
		(len(c.Grounds) == 0 || slices.Contains(c.Grounds, g.ID)) && !slices.Contains(c.NotGrounds, g.ID)
}
