package page

import (
	"bytes"
	"image/color"
	"testing"

	"permitpack/fonts"
)

// TestPlate wants the same bytes with a plate and without one, however often it is used,
// and also where it does not fit and is passed over.
func TestPlate(t *testing.T) {
	others, err := LoadFonts(fonts.FS)
	if err != nil {
		t.Fatal(err)
	}
	static := []Mark{
		text("Soyadınız 姓"), Text{X: MM(20), Y: MM(80), Style: Style{Size: 800, Bold: true, Grey: 90}, Value: "Ünvan ố"},
		Rect{X: MM(15), Y: MM(20), Width: MM(180), Height: MM(60), Line: MM(0.3), Fill: -1},
	}
	photo := Picture{X: MM(15), Y: MM(20), Width: MM(35), Height: MM(45), JPEG: jpegOf(t, 35, 45, color.White)}
	for name, c := range map[string]struct {
		static []Mark
		plate  *Plate
		sheer  bool
	}{
		"its own":            {static, NewPlate(A4, static, testFonts(t)), false},
		"of other fonts":     {static, NewPlate(A4, static, others), false},
		"of other marks":     {static[:2], NewPlate(A4, static, testFonts(t)), false},
		"on a sheer page":    {static, NewPlate(A4, static, testFonts(t)), true},
		"with a picture":     {[]Mark{static[0], photo}, NewPlate(A4, []Mark{static[0], photo}, testFonts(t)), false},
		"of nothing":         {nil, NewPlate(A4, nil, testFonts(t)), false},
		"there is none here": {static, nil, false},
	} {
		for _, value := range []string{"Əliyeva", "成都 ỹ"} {
			d := document(text(value))
			d.Pages[0].Static, d.Pages[0].Sheer = c.static, c.sheer
			want := write(t, d)
			d.Pages[0].Plate = c.plate
			for range 2 { // drawn by the first, used again by the second
				if !bytes.Equal(write(t, d), want) {
					t.Errorf("%s: %s: other bytes with the plate", name, value)
				}
			}
		}
	}
}

// TestPlateRefusesWhatNoFontHas wants the error to name the page.
func TestPlateRefusesWhatNoFontHas(t *testing.T) {
	static := []Mark{text("😀")}
	d := document(text("a"))
	d.Pages = append(d.Pages, Page{Size: A4, Static: static, Plate: NewPlate(A4, static, testFonts(t))})
	want := CoverageError{2, "applicant.surname", '😀'}
	if err := Write(new(bytes.Buffer), d, testFonts(t)); err != want {
		t.Errorf("got %v, want %v", err, want)
	}
}
