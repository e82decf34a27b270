package photosheet

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/text"
)

// The numbers are counted by hand: n prints need n times their side and 2 mm
// between them, inside the margins of 3 mm (10x15) and 5 mm (A4).
//
//	10x15 lying    146 x 96: 4 of 35 are 146, 2 of 45 are 92; 4 of 30 are 126, 2 of 40 are 82
//	10x15 upright  96 x 146: 2 of 35 are 72, 3 of 45 are 139; 3 of 30 are 94, 3 of 40 are 124
//	A4 upright    200 x 287: 5 of 35 are 183, 6 of 45 are 280; 6 of 30 are 190, 6 of 40 are 250
//	A4 lying      287 x 200: 7 of 35 are 257, 4 of 45 are 186; 9 of 30 are 286, 4 of 40 are 166
//
// The 8 prints of 35x45 on 10x15 are those of the list of photo requirements.
var counted = []struct {
	paper         string
	width, height int
	prints        int
	sheet         page.Size
	left, top     page.Length // of the first print
}{
	{"10x15", 35, 45, 8, page.Size{Width: 152 * mm, Height: 102 * mm}, 3 * mm, 5 * mm},
	{"10x15", 30, 40, 9, page.Size{Width: 102 * mm, Height: 152 * mm}, 4 * mm, 14 * mm},
	{"a4", 35, 45, 30, page.A4, 13500, 8500},
	{"a4", 30, 40, 36, page.A4, 10 * mm, 23500}, // as many lying, so it stays upright
}

func TestOnePageHoldsAsManyAsFit(t *testing.T) {
	if want := len(papers(t).All) * len(sizes(t)); len(counted) != want {
		t.Errorf("%d combinations of paper and size are counted, there are %d", len(counted), want)
	}
	for _, c := range counted {
		laid := lay(t, order(t, c.paper, c.width, c.height, 0), text.English)
		if n := len(laid.Document.Pages); n != 1 {
			t.Errorf("%s, %dx%d: %d pages, want 1", c.paper, c.width, c.height, n)
			continue
		}
		sheet := laid.Document.Pages[0]
		first := sheet.Values[0].(page.Picture)
		if laid.Prints != c.prints || len(sheet.Values) != c.prints || sheet.Size != c.sheet || first.X != c.left || first.Y != c.top {
			t.Errorf("%s, %dx%d: %d prints on %v from %d,%d; want %d on %v from %d,%d", c.paper, c.width, c.height,
				laid.Prints, sheet.Size, first.X, first.Y, c.prints, c.sheet, c.left, c.top)
		}
	}
}

func TestCopiesGoOnToFurtherPages(t *testing.T) {
	for _, c := range []struct {
		copies int
		pages  []int // prints of each
	}{
		{1, []int{1}}, {2, []int{2}}, {7, []int{7}}, {8, []int{8}}, {9, []int{8, 1}}, {16, []int{8, 8}}, {20, []int{8, 8, 4}},
	} {
		laid := lay(t, order(t, "10x15", 35, 45, c.copies), text.English)
		var got []int
		for _, p := range laid.Document.Pages {
			got = append(got, len(p.Values))
		}
		if !slices.Equal(got, c.pages) || laid.Prints != c.copies {
			t.Errorf("%d copies: %v on the pages, %d in all, want %v", c.copies, got, laid.Prints, c.pages)
		}
	}
}

// box is a part of a page; its edges belong to it.
type box struct{ left, top, right, bottom page.Length }

func (b box) touches(o box) bool {
	return b.left <= o.right && o.left <= b.right && b.top <= o.bottom && o.top <= b.bottom
}

func (b box) within(o box) bool {
	return b.left >= o.left && b.right <= o.right && b.top >= o.top && b.bottom <= o.bottom
}

// inkOf is what a mark covers. A line is taken to end as far behind its end as it is
// wide, which is more than any cap of a line does.
func inkOf(t *testing.T, m page.Mark) box {
	t.Helper()
	switch m := m.(type) {
	case page.Picture:
		return box{m.X, m.Y, m.X + m.Width, m.Y + m.Height}
	case page.Line:
		return box{m.X1 - m.Width, m.Y1 - m.Width, m.X2 + m.Width, m.Y2 + m.Width}
	case page.Text:
		fonts := testFonts(t)
		top := m.Y - fonts.Ascent(m.Style)
		return box{m.X, top, m.X + fonts.Width(m.Value, m.Style), top + fonts.LineHeight(m.Style)}
	}
	t.Fatalf("a mark of another kind: %T", m)
	return box{}
}

// TestNothingTouches lays out every size on every paper, in numbers that leave the
// last row and the last page full, begun and nearly full.
func TestNothingTouches(t *testing.T) {
	for _, paper := range papers(t).All {
		for _, size := range sizes(t) {
			full := lay(t, order(t, paper.ID, size.Width, size.Height, 0), text.English).Prints
			for _, copies := range []int{0, 1, 2, 3, full - 1, full, full + 1, 2*full + 5} {
				t.Run(fmt.Sprintf("%s %s %d", paper.ID, size.ID, copies), func(t *testing.T) {
					o := order(t, paper.ID, size.Width, size.Height, copies)
					for _, sheet := range lay(t, o, text.Russian).Document.Pages {
						checkPage(t, o, sheet)
					}
				})
			}
		}
	}
}

func checkPage(t *testing.T, o Order, sheet page.Page) {
	t.Helper()
	margin := page.Length(o.Paper.Margin) * mm
	edge := box{0, 0, sheet.Size.Width, sheet.Size.Height}
	printable := box{margin, margin, edge.right - margin, edge.bottom - margin}
	var prints []box
	for i, m := range sheet.Values {
		b := inkOf(t, m)
		if b.right-b.left != page.Length(o.Photo.Width)*mm || b.bottom-b.top != page.Length(o.Photo.Height)*mm {
			t.Errorf("print %d is %d x %d micrometres", i, b.right-b.left, b.bottom-b.top)
		}
		if !b.within(printable) {
			t.Errorf("print %d at %v stands in the margin", i, b)
		}
		for j, other := range prints {
			gap := page.Length(o.Paper.Gap) * mm
			if b.touches(box{other.left - gap + 1, other.top - gap + 1, other.right + gap - 1, other.bottom + gap - 1}) {
				t.Errorf("print %d is nearer to print %d than the gap", i, j)
			}
		}
		prints = append(prints, b)
	}
	var lines []box
	for _, m := range sheet.Static {
		b := inkOf(t, m)
		for i, print := range prints {
			if b.touches(print) {
				t.Errorf("the mark %v touches print %d at %v", b, i, print)
			}
		}
		switch m.(type) {
		case page.Line:
			lines = append(lines, b)
			if !b.within(edge) {
				t.Errorf("the cut mark %v leaves the paper", b)
			}
		case page.Text:
			if !b.within(printable) {
				t.Errorf("the caption %v stands in the margin", b)
			}
			if slices.ContainsFunc(lines, b.touches) {
				t.Errorf("the caption %v touches a cut mark", b)
			}
		}
	}
	checkCorners(t, sheet)
}

// checkCorners wants two marks at every corner of every print, in line with its
// sides, and no mark that belongs to no print.
func checkCorners(t *testing.T, sheet page.Page) {
	t.Helper()
	found := map[page.Line]bool{}
	for _, m := range sheet.Static {
		if l, ok := m.(page.Line); ok {
			if _, twice := found[l]; twice {
				t.Errorf("the mark %v is drawn twice", l)
			}
			found[l] = false
		}
	}
	mark := func(what string, is func(l page.Line) bool) {
		n := 0
		for l := range found {
			if is(l) {
				found[l] = true
				n++
			}
		}
		if n != 1 {
			t.Errorf("%s has %d marks, want 1", what, n)
		}
	}
	const near = mm // a mark begins within a millimetre of the corner
	for i, m := range sheet.Values {
		b := inkOf(t, m)
		for _, y := range []page.Length{b.top, b.bottom} {
			mark(fmt.Sprintf("print %d, left at %d", i, y), func(l page.Line) bool {
				return l.Y1 == y && l.Y2 == y && l.X2 < b.left && l.X2 > b.left-near
			})
			mark(fmt.Sprintf("print %d, right at %d", i, y), func(l page.Line) bool {
				return l.Y1 == y && l.Y2 == y && l.X1 > b.right && l.X1 < b.right+near
			})
		}
		for _, x := range []page.Length{b.left, b.right} {
			mark(fmt.Sprintf("print %d, above at %d", i, x), func(l page.Line) bool {
				return l.X1 == x && l.X2 == x && l.Y2 < b.top && l.Y2 > b.top-near
			})
			mark(fmt.Sprintf("print %d, below at %d", i, x), func(l page.Line) bool {
				return l.X1 == x && l.X2 == x && l.Y1 > b.bottom && l.Y1 < b.bottom+near
			})
		}
	}
	for l, used := range found {
		if !used {
			t.Errorf("the mark %v belongs to no print", l)
		}
	}
}

// The print stands from 3,5 to 38,50 mm. A mark begins half a millimetre from it; in
// the margin, left and above, it is 1.5 mm long, in the gap 1 mm.
func TestMarksOfOnePrint(t *testing.T) {
	const at, by = 500, 1500
	line := func(x1, y1, x2, y2 page.Length) page.Mark {
		return page.Line{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: 100}
	}
	want := []page.Mark{
		line(3000-at-by, 5000, 3000-at, 5000), line(3000-at-by, 50000, 3000-at, 50000),
		line(38000+at, 5000, 39500, 5000), line(38000+at, 50000, 39500, 50000),
		line(3000, 5000-at-by, 3000, 5000-at), line(38000, 5000-at-by, 38000, 5000-at),
		line(3000, 50000+at, 3000, 51500), line(38000, 50000+at, 38000, 51500),
	}
	got := lay(t, order(t, "10x15", 35, 45, 1), text.English).Document.Pages[0].Static
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A caption longer than ours goes on to further lines where there is room for
// them, and is left out where there is not; it never reaches the marks.
func TestLongCaption(t *testing.T) {
	long := strings.Repeat("Print at 100 % (actual size). ", 3)
	for _, c := range counted {
		o := order(t, c.paper, c.width, c.height, 0)
		g := gridOn(o.Paper, page.Length(c.width)*mm, page.Length(c.height)*mm)
		lines := g.caption(long, page.Length(o.Paper.Margin)*mm, testFonts(t))
		if room := c.height == 40; room != (len(lines) > 1) || !room && lines != nil {
			t.Errorf("%s, %dx%d: %d lines", c.paper, c.width, c.height, len(lines))
		}
		checkPage(t, o, page.Page{Size: g.sheet, Static: append(g.marks(g.holds()), lines...), Values: g.prints(g.holds(), nil)})
	}
}

// TestCaption wants it in every language wherever the margin has room: not on the
// 5 mm that 8 prints of 35x45 leave of a 10x15.
func TestCaption(t *testing.T) {
	for _, language := range text.Languages {
		want := words(t, language).Say("photosheet.caption", nil)
		if strings.Contains(want, "⟦") {
			t.Errorf("%s has no caption", language)
		}
		for _, c := range counted {
			laid := lay(t, order(t, c.paper, c.width, c.height, c.prints+1), language)
			for i, sheet := range laid.Document.Pages {
				var said []string
				for _, m := range sheet.Static {
					if line, ok := m.(page.Text); ok {
						said = append(said, line.Value)
					}
				}
				room := c.paper != "10x15" || c.width != 35
				got := strings.Join(said, " ")
				if room && solid(got) != solid(want) || !room && got != "" {
					t.Errorf("%s, %s, %dx%d, page %d: the caption is %q", language, c.paper, c.width, c.height, i+1, got)
				}
			}
		}
	}
}

// solid is the text without spaces, which a line break may stand for.
func solid(s string) string { return strings.ReplaceAll(s, " ", "") }

func TestDocument(t *testing.T) {
	d := lay(t, order(t, "a4", 30, 40, 0), text.Chinese).Document
	if d.Language != "zh" || !d.TrueSize || d.Created != date.MustParse("2026-11-21") || !strings.Contains(d.Title, "30 × 40") {
		t.Errorf("language %q, true size %t, created %s, title %q", d.Language, d.TrueSize, d.Created, d.Title)
	}
}

func TestPhotoLargerThanThePaper(t *testing.T) {
	for _, c := range []struct{ width, height int }{{97, 40}, {35, 147}, {147, 147}} {
		o := order(t, "10x15", c.width, c.height, 0)
		_, err := o.Lay(words(t, text.English), testFonts(t))
		// A print 97 mm wide still stands on the lying sheet, which is 146 mm inside its margins.
		if fits := c.height == 40; fits != (err == nil) {
			t.Errorf("%dx%d: %v", c.width, c.height, err)
		}
		if err != nil && !strings.Contains(err.Error(), "10x15") {
			t.Errorf("the message does not name the paper: %v", err)
		}
	}
}

func TestSameBytes(t *testing.T) {
	o := order(t, "a4", 35, 45, 40)
	first := written(t, lay(t, o, text.Azerbaijani))
	for range 5 {
		if !bytes.Equal(first, written(t, lay(t, o, text.Azerbaijani))) {
			t.Fatal("the same order gives other bytes")
		}
	}
}

func TestPhotoIsThereOnceAndAsItIs(t *testing.T) {
	o := order(t, "10x15", 35, 45, 20)
	data := written(t, lay(t, o, text.English))
	if n := bytes.Count(data, o.Photo.JPEG); n != 1 {
		t.Errorf("the bytes of the photo are there %d times", n)
	}
	if n := bytes.Count(data, []byte("/Subtype /Image")); n != 1 {
		t.Errorf("there are %d pictures", n)
	}
}

func TestDamagedPhotoIsAnError(t *testing.T) {
	o := order(t, "10x15", 35, 45, 0)
	o.Photo = &packet.Photo{JPEG: o.Photo.JPEG[:100], Width: 35, Height: 45}
	laid := lay(t, o, text.English)
	var out bytes.Buffer
	if err := page.Write(&out, laid.Document, testFonts(t)); err == nil {
		t.Error("a cut picture was written")
	}
}
