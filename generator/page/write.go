package page

import (
	"io"

	"permitpack/generator/pdf"
)

const producer = "permitpack"

// Write draws the document and writes it as PDF. The same document gives the
// same bytes. Errors name the page and the field, never a value: a CoverageError
// for a character that cannot be printed, others for a picture that is broken or
// a document that is incomplete. Nothing is written when there is an error,
// unless it comes from w itself.
func Write(w io.Writer, d Document, f *Fonts) error {
	drawn, err := Draw(d, f)
	if err != nil {
		return err
	}
	return drawn.Write(w)
}

// Drawn is a document whose pages are drawn.
type Drawn struct {
	Document
	// Sheets are the pages in their order.
	Sheets []*Sheet
}

// Draw draws every page of a document once; its errors are those of Write.
func Draw(d Document, f *Fonts) (Drawn, error) {
	if err := d.check(f); err != nil {
		return Drawn{}, err
	}
	found, err := d.collect()
	if err != nil {
		return Drawn{}, err
	}
	drawn := Drawn{Document: d}
	for _, p := range d.Pages {
		drawn.Sheets = append(drawn.Sheets, f.draw(p, found))
	}
	return drawn, nil
}

// Write writes the document as PDF.
func (d Drawn) Write(out io.Writer) error {
	w := pdf.NewWriter(out)
	tree, kids := w.Reserve(), pdf.Array{}
	b := Bind(w, d.Sheets)
	for _, s := range d.Sheets {
		kids = append(kids, b.page(s, tree))
	}
	w.Put(tree, pdf.Dict{"Type": pdf.Name("Pages"), "Kids": kids, "Count": pdf.Int(len(kids))})
	return w.Close(w.Add(d.catalog(tree)), w.Add(d.info().Dict()))
}

// catalog is the root of the file (ISO 32000-1, 7.7.2).
func (d Document) catalog(tree pdf.Ref) pdf.Dict {
	c := pdf.Dict{"Type": pdf.Name("Catalog"), "Pages": tree}
	if d.Language != "" {
		c["Lang"] = pdf.Text(d.Language)
	}
	if d.TrueSize {
		c["ViewerPreferences"] = pdf.Dict{"PrintScaling": pdf.Name("None")}
	}
	return c
}

func (d Document) info() pdf.Info {
	year, month, day := d.Created.Parts()
	return pdf.Info{
		Title: d.Title, Author: d.Author, Subject: d.Subject, Creator: producer, Producer: producer,
		Created: pdf.Date(year, int(month), day),
	}
}
