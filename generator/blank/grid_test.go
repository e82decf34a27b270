package blank_test

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"

	"permitpack/generator/assemble"
	"permitpack/generator/blank"
	"permitpack/generator/date"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/pdf"
	"permitpack/generator/text"
)

// gridded is a blank with its grid over it.
func gridded(t *testing.T, data []byte) []byte {
	t.Helper()
	b := open(t, data)
	d := b.Grid(load(t).fonts, date.MustParse("2026-11-21"))
	var joined bytes.Buffer
	own, err := page.Draw(d, load(t).fonts)
	if err != nil {
		t.Fatal(err)
	}
	parts := []assemble.Part{{Own: len(d.Pages), Under: data}}
	if _, err := assemble.Write(&joined, own.Sheets, parts, assemble.Options{Title: "grid", TrueSize: true}); err != nil {
		t.Fatal(err)
	}
	return joined.Bytes()
}

// TestGridNumbers wants every number of the grid beside its line, as pdftotext finds it.
func TestGridNumbers(t *testing.T) {
	turned := paper{width: 300, height: 500, entries: pdf.Dict{"Rotate": pdf.Int(90)}}
	data := blankOf(t, a4, turned)
	grid := gridded(t, data)
	external(t, grid, "qpdf", "--check", "FILE")
	all := words(t, grid)
	for i, size := range open(t, data).Pages {
		onPage := func(text string, fits func(w word) bool) bool {
			for _, w := range all {
				if w.page == i+1 && w.text == text && fits(w) {
					return true
				}
			}
			return false
		}
		width, height := float64(size.Width)/1000, float64(size.Height)/1000
		for at := 10.0; at < width; at += 10 {
			for _, edge := range []float64{0, height} {
				if !onPage(fmt.Sprint(at), func(w word) bool {
					return math.Abs(w.left-at) < 1 && math.Abs((w.top+w.bottom)/2-edge) < 7
				}) {
					t.Errorf("page %d: no number %g right of its line at %g mm", i+1, at, edge)
				}
			}
		}
		for at := 10.0; at < height; at += 10 {
			for _, edge := range []float64{0, width} {
				if !onPage(fmt.Sprint(at), func(w word) bool {
					return math.Abs(w.bottom-at) < 1 && math.Abs((w.left+w.right)/2-edge) < 7
				}) {
					t.Errorf("page %d: no number %g above its line at %g mm", i+1, at, edge)
				}
			}
		}
	}
	said := map[int][]string{} // what stands under the numbers of the upper edge
	for _, w := range all {
		if w.left > 11 && w.top > 5 && w.bottom < 10 {
			said[w.page] = append(said[w.page], w.text)
		}
	}
	for i, want := range []string{"1 / 2 209.9 x 297 mm SHA-256 " + open(t, data).SHA256, "2 / 2 176.4 x 105.8 mm"} {
		if got := strings.Join(said[i+1], " "); got != want {
			t.Errorf("page %d says %q, want %q", i+1, got, want)
		}
	}
}

// TestGridLines wants lines where they belong, and the blank seen through them: a black
// square stays black where lines cross it.
func TestGridLines(t *testing.T) {
	// The square stands 50 to 60 mm from the left and from the top.
	black := paper{width: 320, height: 300, content: fmt.Sprintf("%g %g %g %g re f", 50*72/25.4, 300-60*72/25.4, 10*72/25.4, 10*72/25.4)}
	const dpi = 508 // 20 pixels for each millimetre
	m := raster(t, gridded(t, blankOf(t, black)), 1, dpi)
	grey := func(x, y float64) uint32 {
		r, _, _, _ := m.At(int(x*20), int(y*20)).RGBA()
		return r >> 8
	}
	darkest := func(x float64) uint32 {
		least := uint32(255)
		for d := -0.15; d <= 0.15; d += 0.05 {
			least = min(least, grey(x+d, 83))
		}
		return least
	}
	for _, test := range []struct {
		x        float64
		from, to uint32
	}{{32, 255, 255}, {35, 150, 250}, {40, 120, 200}, {100, 90, 160}, {107.5, 255, 255}} {
		if got := darkest(test.x); got < test.from || got > test.to {
			t.Errorf("at %g mm the page is %d, want %d to %d", test.x, got, test.from, test.to)
		}
	}
	for y := 50.5; y < 60; y += 0.05 {
		if got := grey(55, y); got > 5 {
			t.Fatalf("at 55, %g mm the black of the blank is %d", y, got)
		}
	}
}

// TestStart wants the layout to begin with to be one that prints.
func TestStart(t *testing.T) {
	b := open(t, blankOf(t, a4, a4))
	l, err := blank.Read("layout.yaml", b.Start())
	if err != nil {
		t.Fatal(err)
	}
	k := load(t)
	if _, err := blank.Bind(b, l, packet.Names(nil), k.book.Words(text.Azerbaijani), k.fonts); err != nil {
		t.Error(err)
	}
}
