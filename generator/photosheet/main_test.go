package photosheet

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"permitpack/generator/date"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/photo"
	"permitpack/generator/text"
)

var templates = os.DirFS("../../templates")

var loadFonts = sync.OnceValues(func() (*page.Fonts, error) { return page.LoadFonts(os.DirFS("../../fonts")) })

func testFonts(t testing.TB) *page.Fonts {
	t.Helper()
	fonts, err := loadFonts()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// papers are those of the program.
func papers(t testing.TB) Papers {
	t.Helper()
	p, err := LoadPapers(templates)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// sizes are the print sizes of the program.
func sizes(t testing.TB) []photo.Size {
	t.Helper()
	rules, err := photo.LoadRules(templates)
	if err != nil {
		t.Fatal(err)
	}
	return rules.Sizes
}

var book = sync.OnceValues(func() (*text.Book, error) { return text.Load(templates) })

func words(t testing.TB, language text.Language) *text.Words {
	t.Helper()
	b, err := book()
	if err != nil {
		t.Fatal(err)
	}
	return b.Words(language)
}

// order is one of that many copies, on the paper with the id.
func order(t testing.TB, paper string, width, height, copies int) Order {
	t.Helper()
	p, known := papers(t).Paper(paper)
	if !known {
		t.Fatalf("there is no paper %s", paper)
	}
	return Order{
		Photo: &packet.Photo{JPEG: blue(width, height), Width: width, Height: height},
		Paper: p, Copies: copies, Created: date.MustParse("2026-11-21"),
	}
}

func lay(t testing.TB, o Order, language text.Language) Laid {
	t.Helper()
	laid, err := o.Lay(words(t, language), testFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	return laid
}

func written(t testing.TB, laid Laid) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := page.Write(&out, laid.Document, testFonts(t)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// blue is a picture of one colour, ten pixels to the millimetre: paper and marks
// are grey, so that it can be told from them.
func blue(width, height int) []byte {
	m := image.NewRGBA(image.Rect(0, 0, 10*width, 10*height))
	draw.Draw(m, m.Rect, image.NewUniform(color.RGBA{0, 0, 255, 255}), image.Point{}, draw.Src)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, nil); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// external starts an independent program in a folder that holds sheet.pdf, and
// skips the test without it.
func external(t *testing.T, pdf []byte, program string, arguments ...string) (dir string, out []byte) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("%s is not installed", program)
	}
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "sheet.pdf"), pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(program, arguments...)
	command.Dir = dir
	out, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return dir, out
}
