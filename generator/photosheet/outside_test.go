package photosheet

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"permitpack/generator/page"
	"permitpack/generator/text"
)

func TestQPDFFindsNoFault(t *testing.T) {
	for _, c := range counted {
		_, out := external(t, written(t, lay(t, order(t, c.paper, c.width, c.height, c.prints+1), text.Chinese)), "qpdf", "--check", "sheet.pdf")
		if !bytes.Contains(out, []byte("No syntax or stream encoding errors found")) {
			t.Errorf("%s, %dx%d: %s", c.paper, c.width, c.height, out)
		}
	}
}

// TestPicturesComeOutAsTheyWentIn takes the pictures out of the file with another program.
func TestPicturesComeOutAsTheyWentIn(t *testing.T) {
	o := order(t, "10x15", 35, 45, 9)
	pdf := written(t, lay(t, o, text.English))
	dir, _ := external(t, pdf, "pdfimages", "-all", "sheet.pdf", "out")
	files, err := filepath.Glob(filepath.Join(dir, "out-*.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(data, o.Photo.JPEG) {
			t.Errorf("%s is not the photo that went in", filepath.Base(file))
		}
	}
	_, list := external(t, pdf, "pdfimages", "-list", "sheet.pdf")
	objects := map[string]bool{}
	rows := strings.Split(strings.TrimSpace(string(list)), "\n")[2:]
	for _, row := range rows {
		objects[strings.Fields(row)[10]] = true
	}
	if len(files) == 0 || len(rows) != 9 || len(objects) != 1 {
		t.Errorf("%d files; %d prints of %d pictures, want 9 of 1:\n%s", len(files), len(rows), len(objects), list)
	}
}

const dpi = 600

// TestPrintsAreMeasured draws the sheets at 600 dpi with another program and
// measures prints, gaps and margins along a line of pixels through the first row
// and one through the first column, where no mark stands.
func TestPrintsAreMeasured(t *testing.T) {
	for _, c := range counted {
		t.Run(fmt.Sprintf("%s %dx%d", c.paper, c.width, c.height), func(t *testing.T) {
			pdf := written(t, lay(t, order(t, c.paper, c.width, c.height, 0), text.Russian))
			wide, high := pixels(c.sheet.Width), pixels(c.sheet.Height)
			row, column := pixels(c.top)+pixels(mm)*c.height/2, pixels(c.left)+pixels(mm)*c.width/2
			across, down := drawn(t, pdf, 0, row, wide, 1), drawn(t, pdf, column, 0, 1, high)
			measure(t, "across", c.width, wide, c.left, func(i int) bool { return isBlue(across, i, 0) })
			measure(t, "down", c.height, high, c.top, func(i int) bool { return isBlue(down, 0, i) })
		})
	}
}

// pixels are how many lie on a length, the last one cut off by the edge counted too.
func pixels(l page.Length) int { return (int(l)*dpi + 25399) / 25400 }

// drawn is a part of the page as pdftoppm draws it.
func drawn(t *testing.T, pdf []byte, x, y, width, height int) image.Image {
	t.Helper()
	dir, _ := external(t, pdf, "pdftoppm", "-r", fmt.Sprint(dpi), "-png", "-singlefile",
		"-x", fmt.Sprint(x), "-y", fmt.Sprint(y), "-W", fmt.Sprint(width), "-H", fmt.Sprint(height), "sheet.pdf", "part")
	file, err := os.Open(filepath.Join(dir, "part.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	part, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if got := part.Bounds().Size(); got != image.Pt(width, height) {
		t.Fatalf("the part is %v, want %dx%d", got, width, height)
	}
	return part
}

func isBlue(m image.Image, x, y int) bool {
	r, _, b, _ := m.At(x, y).RGBA()
	return b > 0xC000 && r < 0x4000
}

// measure wants prints of a side, 2 mm apart and as far from both edges, along a
// line of so many pixels.
func measure(t *testing.T, way string, side, length int, margin page.Length, blue func(i int) bool) {
	t.Helper()
	check := func(what string, run int, want float64) {
		const off = 0.1 // millimetres
		if got := float64(run) * 25.4 / dpi; got < want-off || got > want+off {
			t.Errorf("%s, %s: %.3f mm, want %g", way, what, got, want)
		}
	}
	edge, prints := float64(margin)/1000, 0
	for i := 0; ; prints++ {
		white := run(i, length, func(i int) bool { return !blue(i) })
		switch i += white; {
		case i == length:
			check("behind the last print", white, edge)
			if prints < 2 {
				t.Errorf("%s: only %d prints were found", way, prints)
			}
			return
		case prints == 0:
			check("before the first print", white, edge)
		default:
			check(fmt.Sprintf("behind print %d", prints), white, 2)
		}
		print := run(i, length, blue)
		check(fmt.Sprintf("print %d", prints+1), print, float64(side))
		i += print
	}
}

// run is how many pixels from one on are so.
func run(from, length int, so func(i int) bool) int {
	i := from
	for i < length && so(i) {
		i++
	}
	return i - from
}
