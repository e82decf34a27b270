package page

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"permitpack/fonts"
	"permitpack/generator/date"
)

var loadOnce = sync.OnceValues(func() (*Fonts, error) { return LoadFonts(fonts.FS) })

func testFonts(t testing.TB) *Fonts {
	t.Helper()
	f, err := loadOnce()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// document is a valid one of a single A4 page.
func document(marks ...Mark) Document {
	return Document{
		Title: "Ərizə 申请", Author: "permitpack", Subject: "Анкета", Language: "az",
		Created: date.MustParse("2026-11-21"),
		Pages:   []Page{{Size: A4, Values: marks}},
	}
}

func text(value string) Text {
	return Text{X: MM(20), Y: MM(30), Style: Style{Size: 1000}, Value: value, Field: "applicant.surname"}
}

func write(t testing.TB, d Document) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := Write(&buf, d, testFonts(t)); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// jpegOf is a picture of one colour with a dark top left quarter.
func jpegOf(t testing.TB, width, height int, c color.Color) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			if x < width/2 && y < height/2 {
				m.Set(x, y, color.Gray{40})
			} else {
				m.Set(x, y, c)
			}
		}
	}
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, m, nil); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// external starts an independent program on a PDF, and skips the test without it.
// "{}" in the arguments stands for the file.
func external(t *testing.T, pdf []byte, program string, arguments ...string) string {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("%s is not installed", program)
	}
	file := filepath.Join(t.TempDir(), "page.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range arguments {
		if a == "{}" {
			arguments[i] = file
		}
	}
	out, err := exec.Command(program, arguments...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return string(out)
}
