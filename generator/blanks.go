package generator

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"

	"permitpack/generator/assemble"
	"permitpack/generator/blank"
	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/form"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/record"
	"permitpack/generator/text"
)

// Blank is an office's own blank with its layout, read once for any number of profiles.
type Blank struct {
	file string
	form *blank.Form
}

// ReadBlank reads a PDF to print the form on, and the layout that says where on it the
// values go. Mistakes of the layout are told all at once, each with its line.
func (e *Engine) ReadBlank(file, layoutFile string) (*Blank, error) {
	opened, err := openBlank(file)
	if err != nil {
		return nil, err
	}
	data, err := readLimited(layoutFile, record.MaxSize)
	if err != nil {
		return nil, fmt.Errorf("reading the layout: %w", err)
	}
	layout, err := blank.Read(filepath.ToSlash(layoutFile), data)
	if err != nil {
		return nil, fmt.Errorf("reading the layout:\n%w", err)
	}
	if err := e.book.Prepare(text.Azerbaijani); err != nil {
		return nil, fmt.Errorf("reading the texts: %w", err)
	}
	fonts, err := e.fonts()
	if err != nil {
		return nil, fmt.Errorf("reading the fonts: %w", err)
	}
	bound, err := blank.Bind(opened, layout, packet.Names(e.catalogue.GroundIDs), e.book.Words(text.Azerbaijani), fonts)
	if err != nil {
		return nil, fmt.Errorf("reading the layout for %s:\n%w", filepath.ToSlash(file), err)
	}
	return &Blank{file: filepath.Base(file), form: bound}, nil
}

func openBlank(file string) (*blank.Blank, error) {
	data, err := readLimited(file, blank.MaxBytes)
	if err != nil {
		return nil, fmt.Errorf("reading the blank: %w", err)
	}
	opened, err := blank.Open(data)
	if err != nil {
		return nil, fmt.Errorf("reading the blank %s: %w", filepath.ToSlash(file), err)
	}
	return opened, nil
}

// layBlank prints the values on the office's own blank, and takes over what was found.
func (j *job) layBlank() error {
	laid, err := j.o.Blank.form.Lay(j.packet)
	if err != nil {
		return err
	}
	// What the built-in form has no square for is no matter here: Lay tells what this blank lacks.
	j.packet.Findings = slices.DeleteFunc(j.packet.Findings, func(f finding.Finding) bool { return f.ID == "text.not-on-form" })
	j.form = form.Laid{Document: laid.Document, Placed: laid.Placed, Findings: laid.Findings}
	j.packet.Add(j.words(), laid.Findings...)
	return nil
}

// onBlank lays the form's drawn pages over those of the blank, where there is one.
func (j *job) onBlank(d page.Drawn) ([]byte, error) {
	under := j.underForm()
	if under == nil {
		return inFile(d)
	}
	parts := []assemble.Part{{Own: len(d.Sheets), Under: under}}
	var buffer bytes.Buffer
	if _, err := assemble.Write(&buffer, d.Sheets, parts, assemble.Options{
		Title: d.Title, Author: d.Author, Language: d.Language, Created: d.Created, TrueSize: true,
	}); err != nil {
		return nil, fmt.Errorf("printing on the blank: %w", err)
	}
	return buffer.Bytes(), nil
}

// underForm is the blank under the form's pages; nil where there is none.
func (j *job) underForm() []byte {
	if j.o.Blank == nil {
		return nil
	}
	return j.o.Blank.form.Blank().Data
}

// blankFile tells packet.json of the blank.
func (j *job) blankFile() *packet.BlankFile {
	if j.o.Blank == nil {
		return nil
	}
	return &packet.BlankFile{File: j.o.Blank.file, SHA256: j.o.Blank.form.Blank().SHA256}
}

// Gridded is a blank with a grid over it.
type Gridded struct {
	PDF []byte
	// Layout is a layout file to begin with.
	Layout []byte
}

// Grid lays a millimetre grid over the pages of a blank, so that the places of its
// fields can be read off. today is printed into the file as the day of its making.
func (e *Engine) Grid(file string, today date.Date) (Gridded, error) {
	opened, err := openBlank(file)
	if err != nil {
		return Gridded{}, err
	}
	fonts, err := e.fonts()
	if err != nil {
		return Gridded{}, fmt.Errorf("reading the fonts: %w", err)
	}
	grid, err := page.Draw(opened.Grid(fonts, today), fonts)
	if err != nil {
		return Gridded{}, fmt.Errorf("drawing the grid: %w", err)
	}
	parts := []assemble.Part{{Own: len(grid.Sheets), Under: opened.Data}}
	var buffer bytes.Buffer
	if _, err := assemble.Write(&buffer, grid.Sheets, parts, assemble.Options{
		Title: filepath.Base(file), Created: today, TrueSize: true,
	}); err != nil {
		return Gridded{}, fmt.Errorf("laying the grid over %s: %w", filepath.ToSlash(file), err)
	}
	return Gridded{PDF: buffer.Bytes(), Layout: opened.Start()}, nil
}
