package page

import (
	"bytes"
	"fmt"
	"io"

	"github.com/go-pdf/fpdf"
)

// Reference writes the document as Write does, with fpdf in place of our own writer.
// It takes tens of times as long. Tests hold the pages of both against each other, and
// benchmarks their speed; nothing else calls it.
func Reference(w io.Writer, d Document, f *Fonts) error {
	if err := d.check(f); err != nil {
		return err
	}
	found, err := d.collect()
	if err != nil {
		return err
	}
	data, err := byReference(d, f, found)
	if err != nil {
		return fmt.Errorf("drawing the document: %w", err)
	}
	_, err = w.Write(data)
	return err
}

// byReference is all that is done with fpdf, which panics on some input. What a panic
// says is not passed on, since it may hold text of the document.
func byReference(d Document, f *Fonts, found *pictures) (data []byte, err error) {
	defer func() {
		if recover() != nil {
			data, err = nil, fmt.Errorf("fpdf gave up")
		}
	}()
	pdf := newPDF(d)
	for _, face := range d.faces(f) {
		// A clone for each document, because fpdf writes into the bytes.
		pdf.AddUTF8FontFromBytes(face.family, face.weight, bytes.Clone(face.data))
	}
	if err := found.embed(pdf); err != nil {
		return nil, err
	}
	c := canvas{pdf: pdf, fonts: f}
	for _, p := range d.Pages {
		c.page(p)
	}
	var buf bytes.Buffer
	if err := pdf.Output(&buf); err != nil {
		return nil, err
	}
	if d.TrueSize {
		return unscaled(buf.Bytes())
	}
	return buf.Bytes(), nil
}

// unscaled adds what makes viewers print the pages in their own size (ISO 32000-1,
// 12.2), for which fpdf has no word. Its catalog is the last object of a file, so
// that an entry at its end moves the cross-reference table and nothing else.
func unscaled(data []byte) ([]byte, error) {
	const (
		written = "%PDF-1.3\n"
		needed  = "%PDF-1.6\n" // the first version that knows the entry, of the same length
		entry   = "/ViewerPreferences <</PrintScaling /None>>\n"
		closing = ">>\nendobj\n"
	)
	end := bytes.LastIndex(data, []byte(closing+"xref\n"))
	start := bytes.LastIndex(data, []byte("startxref\n"))
	if !bytes.HasPrefix(data, []byte(written)) || end < 0 || start < end {
		return nil, fmt.Errorf("fpdf ended the file in another way than it did")
	}
	var out bytes.Buffer
	out.WriteString(needed)
	out.Write(data[len(written):end])
	out.WriteString(entry)
	out.Write(data[end:start])
	fmt.Fprintf(&out, "startxref\n%d\n%%%%EOF\n", end+len(entry)+len(closing))
	return out.Bytes(), nil
}

// newPDF is an empty document whose bytes do not depend on the clock or on the
// order of maps.
func newPDF(d Document) *fpdf.Fpdf {
	pdf := fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: d.Pages[0].Size.fpdf()})
	pdf.SetCreationDate(d.Created.Time())
	pdf.SetModificationDate(d.Created.Time())
	pdf.SetCatalogSort(true)
	pdf.SetCompression(true)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCellMargin(0)
	pdf.SetProducer(producer, true)
	pdf.SetCreator(producer, true)
	pdf.SetTitle(d.Title, true)
	pdf.SetAuthor(d.Author, true)
	pdf.SetSubject(d.Subject, true)
	pdf.SetLang(d.Language)
	return pdf
}

func (s Size) fpdf() fpdf.SizeType {
	return fpdf.SizeType{Wd: s.Width.points(), Ht: s.Height.points()}
}

// faces are those that the document's text needs. Each costs milliseconds and is
// embedded, needed or not.
func (d Document) faces(f *Fonts) []*face {
	used := map[*face]bool{}
	for _, p := range d.Pages {
		for _, marks := range [][]Mark{p.Static, p.Values} {
			for _, m := range marks {
				t, ok := m.(Text)
				if !ok {
					continue
				}
				for _, r := range visible(t.Value) {
					shown, _ := f.faceOf(r, t.Bold)
					used[shown] = true
				}
			}
		}
	}
	var faces []*face
	for _, candidate := range []*face{f.regular, f.bold, f.common, f.rare} {
		if used[candidate] {
			faces = append(faces, candidate)
		}
	}
	return faces
}
