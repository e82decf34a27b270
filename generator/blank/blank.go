// Package blank prints an applicant's values on the office's own blank: a PDF of
// any make, and a layout that says in millimetres where on its pages each value goes.
//
// The blank itself is never touched: what is drawn here are pages of our own, as
// large as its own, that assemble lays over them. A value that its box cannot hold,
// even in small print, stands whole on an additional sheet that the box names;
// nothing is cut off.
package blank

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"permitpack/generator/page"
	"permitpack/generator/scan"
	"permitpack/generator/sniff"
)

// Blank is a PDF to print on.
type Blank struct {
	// Data is the file as it was handed in, SHA256 its hash in hexadecimal digits.
	Data   []byte
	SHA256 string
	// Pages are the sizes of the pages as they are seen, turned upright.
	Pages []page.Size
}

// MaxBytes is the size of the largest file that Open takes.
const MaxBytes = scan.MaxBytes

// The sides of a page of a blank: a slip of the smallest kind, and a sheet larger than A0.
const (
	shortestSide = 20 * mm
	longestSide  = 1500 * mm
)

// Open reads a PDF. Its error says what is wrong with the file and how to mend it.
func Open(data []byte) (*Blank, error) {
	switch found := sniff.Of(data); {
	case len(data) == 0:
		return nil, errors.New("the file is empty; download the blank again")
	case len(data) > MaxBytes:
		return nil, fmt.Errorf("the file is larger than %d MB; print it to a new PDF", MaxBytes>>20)
	case found != sniff.PDF:
		return nil, fmt.Errorf("the file is no PDF (found: %s); save or print the blank as PDF", found)
	}
	document, err := scan.Open(data)
	switch {
	case errors.Is(err, scan.ErrEncrypted):
		return nil, errors.New("the file opens only with a password; open it, print it to a new PDF, and use that")
	case err != nil:
		return nil, fmt.Errorf("the file cannot be read (%w); download the blank again, or print it to a new PDF", err)
	case document.Repaired || document.Fewer || document.Damaged > 0:
		return nil, errors.New("a part of the file is missing or damaged; download the blank again, or print it to a new PDF")
	case document.DynamicForm():
		return nil, errors.New("the file is an XFA form, which only the programs of its maker draw; open it in one of them, print it to a new PDF, and use that")
	}
	sum := sha256.Sum256(data)
	b := &Blank{Data: data, SHA256: hex.EncodeToString(sum[:])}
	for i, p := range document.Pages {
		size := upright(p)
		if min(size.Width, size.Height) < shortestSide || max(size.Width, size.Height) > longestSide {
			return nil, fmt.Errorf("page %d is %s mm; a blank has pages of %d to %d mm", i+1, millimetres(size), shortestSide/mm, longestSide/mm)
		}
		b.Pages = append(b.Pages, size)
	}
	return b, nil
}

// upright is the size of a page as it is seen.
func upright(p scan.Page) page.Size {
	const inch, points = 25.4, 72
	width, height := p.Unit*p.Box.Width()*inch/points, p.Unit*p.Box.Height()*inch/points
	if p.Rotate%180 != 0 {
		width, height = height, width
	}
	return page.Size{Width: page.MM(width), Height: page.MM(height)}
}

// Enlarged tells whether a page is larger than A4, so that it is printed smaller among pages of A4.
func (b *Blank) Enlarged() bool {
	for _, p := range b.Pages {
		if min(p.Width, p.Height) > page.A4.Width+mm || max(p.Width, p.Height) > page.A4.Height+mm {
			return true
		}
	}
	return false
}

// millimetres is a size as people write it, to a tenth of a millimetre.
func millimetres(s page.Size) string {
	return decimal(s.Width) + " x " + decimal(s.Height)
}

// decimal is a length in millimetres to a tenth, without a nought behind the point.
func decimal(l page.Length) string {
	tenths := (l + mm/20) / (mm / 10)
	if tenths%10 == 0 {
		return fmt.Sprint(int(tenths / 10))
	}
	return fmt.Sprintf("%d.%d", tenths/10, tenths%10)
}
