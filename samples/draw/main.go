// Draw makes the portraits and the papers of the invented people of the samples, in
// samples/profiles/photos and samples/profiles/scans, the photos to try the check on in
// samples/photos, and an invented blank in samples/blank. They show nobody and prove nothing.
// Run it in the root of the repository: go run ./samples/draw
package main

import (
	"bytes"
	"fmt"
	"image/jpeg"
	"os"
	"path/filepath"

	"permitpack/generator/photo"
	"permitpack/samples/portrait"
)

func main() {
	if err := drawAll("templates", "fonts", "samples/profiles"); err != nil {
		fmt.Fprintln(os.Stderr, "draw:", err)
		os.Exit(1)
	}
}

// drawAll draws the photos first: the passports show them.
func drawAll(templates, fonts, profiles string) error {
	if err := drawPhotos(templates, filepath.Join(profiles, "photos")); err != nil {
		return err
	}
	if err := drawFaulty(filepath.Join(filepath.Dir(profiles), "photos")); err != nil {
		return err
	}
	if err := drawScans(templates, fonts, profiles); err != nil {
		return err
	}
	return drawBlank(filepath.Join(filepath.Dir(profiles), "blank", "blank.pdf"))
}

// drawPhotos writes one JPEG per person, each of which passes the check of photos.
func drawPhotos(templates, folder string) error {
	rules, err := photo.LoadRules(os.DirFS(templates))
	if err != nil {
		return err
	}
	spec, err := rules.Spec("35x45", "red")
	if err != nil {
		return err
	}
	for _, p := range people {
		data, err := photograph(p.file, p.person, spec)
		if err != nil {
			return fmt.Errorf("%s: %w", p.file, err)
		}
		if err := os.WriteFile(filepath.Join(folder, p.file), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// photograph draws and codes the portrait, 35x45 mm at 600 dpi; Fit adds the density and
// keeps the pixels.
func photograph(name string, person portrait.Person, spec photo.Spec) ([]byte, error) {
	drawn := portrait.Portrait{Width: 827, Height: 1063, Head: 0.74, Person: person}.Draw()
	var coded bytes.Buffer
	if err := jpeg.Encode(&coded, drawn, &jpeg.Options{Quality: 86}); err != nil {
		return nil, err
	}
	report, picture := photo.Examine(name, coded.Bytes(), spec)
	if report.Verdict != photo.Pass {
		return nil, fmt.Errorf("the drawing does not pass the check: %s", report.Verdict)
	}
	return picture.Fit()
}
