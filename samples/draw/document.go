package main

import (
	"bytes"
	"errors"
	"strings"
	"time"

	"github.com/go-pdf/fpdf"
)

// printer draws pages into a PDF. It uses the PDF library itself, so that the samples
// are files of another make than those that permitpack writes.
type printer struct{ *fpdf.Fpdf }

func newPrinter() printer {
	doc := fpdf.New("P", "mm", "A4", "")
	day := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	doc.SetCreationDate(day)
	doc.SetModificationDate(day)
	doc.SetCatalogSort(true)
	doc.SetAutoPageBreak(false, 0)
	doc.SetMargins(0, 0, 0)
	doc.SetTitle(specimen, true)
	// The library writes into the bytes of a font.
	doc.AddUTF8FontFromBytes("noto", "", bytes.Clone(faces.regular.data))
	doc.AddUTF8FontFromBytes("noto", "B", bytes.Clone(faces.bold.data))
	return printer{doc}
}

// document is a PDF of the pages.
func document(pages []page) ([]byte, error) {
	p := newPrinter()
	for _, page := range pages {
		p.add(page.width, page.height)
		page.draw(p)
	}
	return p.bytes()
}

// turnedDocument is a PDF whose pages lie on their side and say so with /Rotate 90.
func turnedDocument(pages []page) ([]byte, error) {
	p := newPrinter()
	for _, page := range pages {
		p.add(page.height, page.width)
		p.SetAlpha(1, "Normal") // makes the library write the entry that is replaced below
		p.TransformBegin()
		p.TransformTranslate(0, page.width)
		p.TransformRotate(90, 0, 0)
		page.draw(p)
		p.TransformEnd()
	}
	data, err := p.bytes()
	if err != nil {
		return nil, err
	}
	// The library cannot turn pages. An entry that says nothing here makes room of equal
	// length, so that the places in the table of objects stay right.
	entry := "/Group <</Type /Group /S /Transparency /CS /DeviceRGB>>"
	if bytes.Count(data, []byte(entry)) != len(pages) {
		return nil, errors.New("turning a page: the entry to replace is not there")
	}
	turn := "/Rotate 90"
	return bytes.ReplaceAll(data, []byte(entry), []byte(turn+strings.Repeat(" ", len(entry)-len(turn)))), nil
}

func (p printer) add(width, height float64) {
	size := fpdf.SizeType{Wd: min(width, height), Ht: max(width, height)}
	if width > height {
		p.AddPageFormat("L", size)
		return
	}
	p.AddPageFormat("P", size)
}

func (p printer) bytes() ([]byte, error) {
	var out bytes.Buffer
	err := p.Output(&out)
	return out.Bytes(), err
}

func (p printer) text(x, y float64, l look, s string) {
	style := ""
	if l.bold {
		style = "B"
	}
	p.SetFont("noto", style, l.size)
	p.SetTextColor(rgb(l.colour))
	if l.angle == 0 {
		p.Text(x, y, s)
		return
	}
	p.TransformBegin()
	p.TransformRotate(l.angle, x, y)
	p.Text(x, y, s)
	p.TransformEnd()
}

func (p printer) line(x1, y1, x2, y2, width float64, colour paint) {
	p.SetLineWidth(width)
	p.SetDrawColor(rgb(colour))
	p.Line(x1, y1, x2, y2)
}

func (p printer) circle(x, y, radius, width float64, colour paint) {
	p.SetLineWidth(width)
	p.SetDrawColor(rgb(colour))
	p.Circle(x, y, radius, "D")
}

func (p printer) fill(x, y, width, height float64, colour paint) {
	p.SetFillColor(rgb(colour))
	p.Rect(x, y, width, height, "F")
}

func (p printer) photo(x, y, width, height float64, jpeg []byte) {
	options := fpdf.ImageOptions{ImageType: "JPG"}
	p.RegisterImageOptionsReader("photo", options, bytes.NewReader(jpeg))
	p.ImageOptions("photo", x, y, width, height, false, options, 0, "")
}

func rgb(p paint) (int, int, int) { return int(level(p.r)), int(level(p.g)), int(level(p.b)) }
