package assemble

import (
	"fmt"

	"permitpack/generator/pdf"
)

// The number of a page stands in the lower right corner, above the 4 mm that
// most printers cannot reach and inside the 12 mm that our own pages leave free.
const (
	labelSize  = 8.0 // points
	labelRight = 10 * millimetre
	labelBase  = 6 * millimetre
	// labelHalo is the white around the number: a scan may be dark there.
	labelHalo = 1.5 // points
)

// labelFont names the font of the page numbers on every page.
const labelFont pdf.Name = "PageNumber"

// labelFont is the font of the page numbers, written once.
func (b *binder) labelFont() pdf.Ref {
	if b.font == 0 {
		b.font = addHelvetica(b.w)
	}
	return b.font
}

// addHelvetica writes one of the fonts that every reader has, so that it need not
// be embedded; it is described all the same, as PDF 1.5 asks (9.6.2.2).
func addHelvetica(w *pdf.Writer) pdf.Ref {
	widths := make(pdf.Array, len(helvetica))
	for i, width := range helvetica {
		widths[i] = pdf.Int(width)
	}
	const nonsymbolic = 1 << 5
	return w.Add(pdf.Dict{
		"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type1"),
		"BaseFont": pdf.Name("Helvetica"), "Encoding": pdf.Name("WinAnsiEncoding"),
		"FirstChar": pdf.Int(' '), "LastChar": pdf.Int('~'), "Widths": widths,
		"FontDescriptor": w.Add(pdf.Dict{
			"Type": pdf.Name("FontDescriptor"), "FontName": pdf.Name("Helvetica"), "Flags": pdf.Int(nonsymbolic),
			"FontBBox":    pdf.Array{pdf.Int(-166), pdf.Int(-225), pdf.Int(1000), pdf.Int(931)},
			"ItalicAngle": pdf.Int(0), "Ascent": pdf.Int(718), "Descent": pdf.Int(-207), "CapHeight": pdf.Int(718), "StemV": pdf.Int(88),
		}),
	})
}

// numbering draws the label on a white patch.
func numbering(label string, s sheet) ([]byte, error) {
	if label == "" {
		return nil, nil
	}
	width, err := labelWidth(label)
	if err != nil {
		return nil, err
	}
	x := s.width - labelRight - width
	patch := pdf.Array{real(x - labelHalo), real(labelBase - labelHalo), real(width + 2*labelHalo), real(labelSize + labelHalo)}
	b := []byte("q 1 g ")
	for _, value := range patch {
		b = append(pdf.Append(b, value), ' ')
	}
	b = fmt.Appendf(b, "re f 0 g BT /%s %g Tf ", labelFont, labelSize)
	b = append(pdf.Append(b, real(x)), ' ')
	b = append(pdf.Append(b, real(labelBase)), " Td "...)
	b = pdf.Append(b, pdf.String(label))
	return append(b, " Tj ET Q\n"...), nil
}

// helvetica are the widths of the characters from space to tilde, in
// thousandths of the size (Adobe Core 14 AFM, Helvetica, as is the descriptor above).
var helvetica = [...]int{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
}

func labelWidth(label string) (float64, error) {
	total := 0
	for _, r := range label {
		if r < ' ' || int(r-' ') >= len(helvetica) {
			return 0, fmt.Errorf("a page label has a character beyond ASCII (U+%04X)", r)
		}
		total += helvetica[r-' ']
	}
	return float64(total) * labelSize / 1000, nil
}
