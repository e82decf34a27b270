package blank

import (
	"fmt"

	"permitpack/generator/date"
	"permitpack/generator/page"
)

// The look of the grid. Its lines are thin, grey and sheer, so that the blank can be
// read under them.
const (
	fineWidth, fineGrey = mm * 6 / 100, 205
	mainWidth, mainGrey = mm * 12 / 100, 165
	longWidth, longGrey = mm * 25 / 100, 130
	tickGrey            = 110
	shortTick, longTick = mm * 15 / 10, mm * 25 / 10
	numberGap           = mm * 4 / 10
	infoTop, infoLeft   = 6 * mm, 12 * mm
)

var (
	numberStyle = page.Style{Size: 550, Bold: true}
	infoStyle   = page.Style{Size: 600}
)

// Grid is a millimetre grid as large as the pages of the blank, to lie over them:
// a line every 5 mm, every 10 mm a stronger one with its number, counted from the
// top left corner, and a stroke for each millimetre along the edges. Each page tells
// its number and its size; the first tells the SHA-256 of the blank.
func (b *Blank) Grid(fonts *page.Fonts, created date.Date) page.Document {
	d := page.Document{Title: "mm", Author: "permitpack", Created: created}
	for i, size := range b.Pages {
		g := &grid{fonts: fonts, size: size}
		g.lines()
		g.ticks()
		g.numbers()
		words := fmt.Sprintf("%d / %d    %s mm", i+1, len(b.Pages), millimetres(size))
		if i == 0 {
			words += "    SHA-256 " + b.SHA256
		}
		g.info(words)
		d.Pages = append(d.Pages, page.Page{Size: size, Static: g.marks, Sheer: true})
	}
	return d
}

// grid is the grid of one page.
type grid struct {
	fonts *page.Fonts
	size  page.Size
	marks []page.Mark
}

func (g *grid) line(x1, y1, x2, y2, width page.Length, grey uint8) {
	g.marks = append(g.marks, page.Line{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: width, Grey: grey})
}

// lines are drawn the finer first, so that the stronger lie over them.
func (g *grid) lines() {
	for _, l := range []struct {
		step, but, width page.Length
		grey             uint8
	}{
		{5 * mm, 10 * mm, fineWidth, fineGrey}, {10 * mm, 100 * mm, mainWidth, mainGrey}, {100 * mm, 0, longWidth, longGrey},
	} {
		for at := l.step; at < max(g.size.Width, g.size.Height); at += l.step {
			if l.but != 0 && at%l.but == 0 {
				continue
			}
			if at < g.size.Width {
				g.line(at, 0, at, g.size.Height, l.width, l.grey)
			}
			if at < g.size.Height {
				g.line(0, at, g.size.Width, at, l.width, l.grey)
			}
		}
	}
}

// ticks are the millimetres along all four edges.
func (g *grid) ticks() {
	length := func(at page.Length) page.Length {
		if at%(5*mm) == 0 {
			return longTick
		}
		return shortTick
	}
	for at := mm; at < g.size.Width; at += mm {
		g.line(at, 0, at, length(at), fineWidth, tickGrey)
		g.line(at, g.size.Height-length(at), at, g.size.Height, fineWidth, tickGrey)
	}
	for at := mm; at < g.size.Height; at += mm {
		g.line(0, at, length(at), at, fineWidth, tickGrey)
		g.line(g.size.Width-length(at), at, g.size.Width, at, fineWidth, tickGrey)
	}
}

// numbers stand on the lines of 10 mm, along all four edges: right of an upright
// line, above a lying one.
func (g *grid) numbers() {
	height := g.fonts.LineHeight(numberStyle)
	for at := 10 * mm; at < g.size.Width; at += 10 * mm {
		g.text(at+numberGap, longTick, numberStyle, fmt.Sprint(int(at/mm)))
		g.text(at+numberGap, g.size.Height-longTick-height, numberStyle, fmt.Sprint(int(at/mm)))
	}
	for at := 10 * mm; at < g.size.Height; at += 10 * mm {
		words := fmt.Sprint(int(at / mm))
		g.text(longTick+numberGap, at-height, numberStyle, words)
		g.text(g.size.Width-longTick-numberGap-g.fonts.Width(words, numberStyle), at-height, numberStyle, words)
	}
}

func (g *grid) info(words string) {
	y := infoTop
	for _, l := range g.fonts.Wrap(words, infoStyle, g.size.Width-2*infoLeft) {
		g.text(infoLeft, y, infoStyle, l)
		y += g.fonts.LineHeight(infoStyle)
	}
}

// text stands with the upper left corner of its line at x, y.
func (g *grid) text(x, y page.Length, style page.Style, words string) {
	g.marks = append(g.marks, page.Text{X: x, Y: y + g.fonts.Ascent(style), Style: style, Value: words})
}

// Start is a layout to begin with: the pin of the blank, and one field to move.
func (b *Blank) Start() []byte {
	return fmt.Appendf(nil, `format: %d
blank:
  sha256: %s
  pages: %d
fields:
  - {value: applicant.full-name, page: 1, x: 20, y: 20, width: 60, height: 6}
`, Format, b.SHA256, len(b.Pages))
}
