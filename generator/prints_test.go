package generator

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"permitpack/generator/finding"
	"permitpack/generator/text"
)

var studentPhoto = filepath.Join("..", "samples", "profiles", "photos", "student.jpg")

// TestPacketsHaveTheirPrints wants a page of prints wherever a packet has the
// photo, with the very bytes of it.
func TestPacketsHaveTheirPrints(t *testing.T) {
	engine := loaded(t)
	sheets := 0
	for _, file := range samples(t) {
		result, folder := build(t, engine, file)
		picture, err := os.ReadFile(filepath.Join(folder, photoFile))
		sheet, sheetErr := os.ReadFile(filepath.Join(folder, sheetFile))
		if (err == nil) != (sheetErr == nil) {
			t.Errorf("%s: photo: %v; prints: %v", file, err, sheetErr)
		}
		if err != nil || sheetErr != nil {
			continue
		}
		sheets++
		if n := bytes.Count(sheet, picture); n != 1 {
			t.Errorf("%s: the photo is among the prints %d times", file, n)
		}
		pages := 0
		for _, f := range result.Manifest.Files {
			if f.Path == sheetFile {
				pages = f.Pages
			}
		}
		if pages != 1 {
			t.Errorf("%s: packet.json tells of %d pages of prints, want 1", file, pages)
		}
	}
	if sheets == 0 {
		t.Error("no sample has prints")
	}
}

func TestPrintPhoto(t *testing.T) {
	o := PrintOptions{Today: sampleDay, Copies: 9, PhotoOptions: PhotoOptions{Language: text.English}}
	sheet, err := loaded(t).PrintPhoto(studentPhoto, o)
	if err != nil {
		t.Fatal(err)
	}
	if sheet.Prints != 9 || sheet.Pages != 2 || sheet.Width != 35 || sheet.Height != 45 || sheet.Paper != "10x15" {
		t.Errorf("%d prints of %dx%d on %d pages of %s", sheet.Prints, sheet.Width, sheet.Height, sheet.Pages, sheet.Paper)
	}
	again, err := loaded(t).PrintPhoto(studentPhoto, o)
	if err != nil || !bytes.Equal(sheet.PDF, again.PDF) {
		t.Errorf("the same photo gives another file, or %v", err)
	}
}

func TestPrintPhotoNamesWhatIsAllowed(t *testing.T) {
	for option, o := range map[string]PrintOptions{
		"paper":      {Paper: "a5"},
		"size":       {PhotoOptions: PhotoOptions{Size: "50x50"}},
		"background": {PhotoOptions: PhotoOptions{Background: "green"}},
	} {
		_, err := loaded(t).PrintPhoto(studentPhoto, o)
		if refused, ok := errors.AsType[OptionError](err); !ok || refused.Option != option || len(refused.Allowed) < 2 {
			t.Errorf("%s: %v", option, err)
		}
	}
}

// A density tag that would print the photo wrongly does not matter to prints whose
// size the sheet gives.
func TestPrintsMendTheDensity(t *testing.T) {
	data, err := os.ReadFile(studentPhoto)
	if err != nil {
		t.Fatal(err)
	}
	jfif := bytes.Index(data, []byte("JFIF\x00"))
	if jfif < 0 {
		t.Fatal("the sample has no density to spoil")
	}
	copy(data[jfif+8:], []byte{0, 72, 0, 72}) // behind version and unit
	file := filepath.Join(t.TempDir(), "photo.jpg")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	sheet, err := loaded(t).PrintPhoto(file, PrintOptions{Today: sampleDay, PhotoOptions: PhotoOptions{Language: text.English}})
	if err != nil {
		t.Fatal(err)
	}
	found := slices.IndexFunc(sheet.Findings, func(f finding.Finding) bool { return f.ID == "photo.size.density" })
	if found < 0 || sheet.Findings[found].Severity != finding.Warning {
		t.Errorf("found: %+v", sheet.Findings)
	}
}
