package generator

import (
	"bytes"
	"slices"

	"permitpack/generator/profile"
	"permitpack/generator/rules"
	"permitpack/generator/sheet"
	"permitpack/generator/text"
)

// SheetColumns are the columns that an agency's spreadsheet may have, with their
// titles in every language.
func (e *Engine) SheetColumns() (*sheet.Columns, error) {
	if err := e.book.Prepare(); err != nil {
		return nil, err
	}
	return sheet.NewColumns(e.book, e.vocabulary()), nil
}

// NewSheet is an empty workbook (.xlsx) for an agency, in the language. It has the
// columns of a procedure and one of its grounds; without a ground those of all its
// grounds, and without a procedure all that there are, whatever the ground.
func (e *Engine) NewSheet(procedure, ground string, language text.Language) ([]byte, error) {
	columns, err := e.SheetColumns()
	if err != nil {
		return nil, err
	}
	intake, err := e.intake(procedure, ground)
	if err != nil {
		return nil, err
	}
	intake.Language = language
	var b bytes.Buffer
	if err := columns.WriteIntake(&b, intake); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func (e *Engine) intake(procedure, ground string) (sheet.Intake, error) {
	if procedure == "" {
		return e.wholeIntake(), nil
	}
	p := e.catalogue.Procedure(procedure)
	if p == nil {
		return sheet.Intake{}, OptionError{"procedure", e.catalogue.ProcedureIDs()}
	}
	grounds, err := groundsOf(p, ground)
	if err != nil {
		return sheet.Intake{}, err
	}
	intake := sheet.Intake{
		Choices: profile.Vocabulary{"procedure": {Words: []string{procedure}}, "ground": {Words: groundIDs(p)}},
		Example: map[string]string{"procedure": procedure, "ground": grounds[0].ID},
	}
	if ground != "" {
		intake.Choices["ground"] = profile.Choice{Words: []string{ground}}
	}
	intake.Asked, intake.Papers, err = e.askedByAny(p, grounds)
	return intake, err
}

// wholeIntake asks for everything, and of each paper whether it is there.
func (e *Engine) wholeIntake() sheet.Intake {
	intake := sheet.Intake{Asked: func(string) bool { return true }}
	for _, id := range e.catalogue.DocumentIDs {
		intake.Papers = append(intake.Papers, profile.Paper{ID: id})
	}
	return intake
}

// groundsOf are the ground asked for, or all of the procedure.
func groundsOf(p *rules.Procedure, id string) ([]*rules.Ground, error) {
	if id != "" || len(p.Grounds) == 0 {
		g, err := groundOf(p, id)
		return []*rules.Ground{g}, err
	}
	var grounds []*rules.Ground
	for i := range p.Grounds {
		grounds = append(grounds, &p.Grounds[i])
	}
	return grounds, nil
}

// askedByAny are the keys and the papers of any of the grounds.
func (e *Engine) askedByAny(p *rules.Procedure, grounds []*rules.Ground) (func(path string) bool, []profile.Paper, error) {
	var asks []func(path string) bool
	var papers []profile.Paper
	for _, g := range grounds {
		asked, err := e.asked(p, g)
		if err != nil {
			return nil, nil, err
		}
		asks = append(asks, asked)
		for _, paper := range e.papers(p, g) {
			i := slices.IndexFunc(papers, func(known profile.Paper) bool { return known.ID == paper.ID })
			if i < 0 {
				papers = append(papers, paper)
				continue
			}
			first, second := papers[i].Asked, paper.Asked
			papers[i].Asked = func(name string) bool { return first(name) || second(name) }
		}
	}
	return func(path string) bool {
		return slices.ContainsFunc(asks, func(asked func(string) bool) bool { return asked(path) })
	}, papers, nil
}
