package generator

import (
	"permitpack/generator/sheet"
)

// SheetColumns are the columns that an agency's spreadsheet may have, with their
// titles in every language.
func (e *Engine) SheetColumns() (*sheet.Columns, error) {
	if err := e.book.Prepare(); err != nil {
		return nil, err
	}
	return sheet.NewColumns(e.book, e.vocabulary()), nil
}
