package main

import (
	"fmt"
	"os"
	"path/filepath"

	"permitpack/generator/profile"
	"permitpack/generator/text"
)

// scan is one file that an invented person hands in: what is on it, and how it was taken.
type scan struct {
	file  string
	paper func(*profile.Profile) []page
	take  func([]page) ([]byte, error)
}

// scans are the files by the profile that they belong to. What is drawn on them is
// what the profile says. Between them they are of every kind that people bring.
var scans = []struct {
	person string
	files  []scan
}{
	{"student", []scan{
		{"passport-az.pdf", passportTranslation, document},
		{"university.pdf", university, document},
		{"medical.png", medical, greyPNG},
		{"visa.jpg", visa, phoneJPEG},
		{"rent.pdf", rent, document},
		{"housing-application.pdf", housingApplication, document},
		{"owner-id.jpg", ownerID, colourJPEG},
	}},
	{"spouse", []scan{
		{"passport-az.pdf", passportTranslation, turnedDocument},
		{"marriage.pdf", marriage, document},
		{"husband-id.jpg", ownerID, colourJPEG},
		{"consent.pdf", consent, document},
		{"medical.png", medical, greyPNG},
		{"entry-stamp.png", entryStamp, colourPNG},
		{"property.pdf", property, document},
		{"housing-application.pdf", housingApplication, document},
	}},
	{"worker", []scan{
		{"work-permit.pdf", workPermit, document},
		{"entry-stamp.jpg", entryStamp, colourJPEG},
		{"rent.pdf", rent, document},
		{"owner-id.png", ownerID, colourPNG},
	}},
	{"investor", []scan{
		{"passport-az.pdf", passportTranslation, document},
		{"property.pdf", property, document},
		{"visa.png", visa, colourPNG},
		{"insurance.pdf", insurance, document},
	}},
	{"minor", []scan{
		{"passport-az.pdf", passportTranslation, document},
		{"birth.png", birth, greyPNG},
		{"birth-az.pdf", birthTranslation, document},
		{"father-permit.jpg", fatherPermit, colourJPEG},
		{"consent.pdf", consent, document},
		{"medical.png", medical, greyPNG},
		{"entry-stamp.jpg", entryStamp, phoneJPEG},
		{"rent.pdf", rent, document},
		{"housing-application.pdf", housingApplication, document},
		{"owner-id.jpg", ownerID, colourJPEG},
	}},
}

// drawScans writes the papers of everybody into folder/scans/<person>.
func drawScans(templates, fonts, folder string) error {
	if err := loadFaces(fonts); err != nil {
		return err
	}
	book, err := text.Load(os.DirFS(templates))
	if err != nil {
		return err
	}
	for _, person := range scans {
		p, err := readProfile(filepath.Join(folder, person.person+".yaml"), book.CountryCode)
		if err != nil {
			return err
		}
		photo, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(p.Photo.File)))
		if err != nil {
			return err
		}
		withPhoto := func(p *profile.Profile) []page { return passport(p, photo) }
		files := append([]scan{{"passport.jpg", withPhoto, colourJPEG}}, person.files...)
		if err := drawFiles(p, files, filepath.Join(folder, "scans", person.person)); err != nil {
			return fmt.Errorf("%s: %w", person.person, err)
		}
	}
	return nil
}

func readProfile(file string, countries profile.Countries) (*profile.Profile, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	p, problems := profile.Read(file, data, countries)
	if len(problems) > 0 {
		return nil, problems[0]
	}
	return p, nil
}

func drawFiles(p *profile.Profile, files []scan, folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, s := range files {
		data, err := s.take(s.paper(p))
		if err != nil {
			return fmt.Errorf("%s: %w", s.file, err)
		}
		if err := os.WriteFile(filepath.Join(folder, s.file), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
