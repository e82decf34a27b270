package scan

import (
	"regexp"

	"permitpack/generator/finding"
	"permitpack/generator/pdf"
)

// examinePDF counts the pages of a file and names its warnings. A file whose pages
// are not what it holds is an error.
func examinePDF(data []byte) (int, []warning, error) {
	if joined.Match(data) {
		return 0, nil, errJoined
	}
	d, err := Open(data)
	if err != nil {
		return 0, nil, err
	}
	switch {
	case d.sealed():
		return 0, nil, ErrEncrypted
	case d.DynamicForm():
		return 0, nil, errDynamicForm
	case d.portfolio():
		return 0, nil, errPortfolio
	}
	return len(d.Pages), d.warnings(), nil
}

// joined are two files that were copied one behind the other: readers show the
// pages of the last one alone.
var joined = regexp.MustCompile(`%%EOF[\x00\s]*%PDF-[0-9]`)

func (d *Document) warnings() []warning {
	var warnings []warning
	for _, w := range []struct {
		found bool
		warning
	}{
		{d.Repaired, warning{"scan.repaired", nil}},
		{d.Fewer, warning{"scan.pages-missing", nil}},
		{d.Damaged > 0, warning{"scan.damaged", finding.Args{"page": d.Damaged}}},
		{d.Active, warning{"scan.active-content", nil}},
		{d.Undrawn, warning{"scan.undrawn", nil}},
	} {
		if w.found {
			warnings = append(warnings, w.warning)
		}
	}
	for i, page := range d.Pages {
		if isStrip(page.Unit*page.Box.Width(), page.Unit*page.Box.Height()) {
			return append(warnings, warning{"scan.strip", finding.Args{"page": i + 1}})
		}
	}
	return warnings
}

// isStrip tells whether a page of that size in points is so long and narrow that it
// can hardly be read on a sheet of A4: more than twice as long as the sheet, and of a
// shape that leaves most of it empty. A page of the usual shape may claim any size,
// as programs do that take a pixel for a point.
func isStrip(width, height float64) bool {
	const twiceA4 = 2 * 842
	long, short := max(width, height), min(width, height)
	return long > twiceA4 && long > 3*short
}

// DynamicForm tells whether the file is a form whose pages only the program that
// made it can draw (XFA): what others show is "please wait". Newer files say so;
// of older ones the fields are in the form's own language alone, on no page.
func (d *Document) DynamicForm() bool {
	switch form := d.Resolve(d.Dict(d.catalog["AcroForm"])["XFA"]).(type) {
	case *pdf.Stream:
	case pdf.Array:
		if len(form) == 0 {
			return false
		}
	default:
		return false
	}
	return !d.fields || d.Resolve(d.catalog["NeedsRendering"]) == pdf.Object(pdf.Bool(true))
}

// portfolio tells whether the file is a folder of other files behind a cover page.
// One that asks readers to show its pages first is a paper with attachments.
func (d *Document) portfolio() bool {
	folder := d.Dict(d.catalog["Collection"])
	files := d.Dict(d.Dict(d.catalog["Names"])["EmbeddedFiles"])
	return folder != nil && d.name(folder["View"]) != "H" && len(d.Array(files["Names"]))+len(d.Array(files["Kids"])) > 0
}

// sealed tells whether the page is a mere wrapper of the paper, which is an attached
// file that only another program can decrypt (ISO 32000-2, 7.6.7).
func (d *Document) sealed() bool {
	for _, o := range d.objects {
		if file, ok := o.(pdf.Dict); ok && file["AFRelationship"] == pdf.Object(pdf.Name("EncryptedPayload")) {
			return true
		}
	}
	return false
}
