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
	{"director", []scan{
		{"passport-az.pdf", passportTranslation, document},
		{"company.pdf", company, document},
		{"turnover.pdf", turnover, document},
		{"permit.jpg", permit, colourJPEG},
		{"rent.pdf", rent, document},
		{"housing-application.pdf", housingApplication, document},
		{"owner-id.pdf", ownerID, document},
	}},
	{"homeowner", []scan{
		{"passport-az.pdf", passportTranslation, document},
		{"funds.pdf", funds, document},
		{"permit.jpg", permit, phoneJPEG},
		{"property.pdf", property, document},
	}},
	{"daughter", []scan{
		{"passport-az.pdf", passportTranslation, document},
		{"support.pdf", support, document},
		{"permit.jpg", permit, colourJPEG},
		{"birth.pdf", ukrainianBirth, document},
		{"birth-az.pdf", ukrainianBirthTranslation, document},
		{"consent.pdf", consent, document},
		{"own-consent.pdf", ownConsent, document},
		{"housing-application.pdf", housingApplication, document},
	}},
	{"fitter", []scan{
		{"passport-az.pdf", passportTranslation, document},
		{"property.pdf", property, turnedDocument},
		{"housing-application.pdf", housingApplication, document},
	}},
	{"guest", []scan{
		{"entry-stamp.png", entryStamp, colourPNG},
	}},
	{"tenant", []scan{
		{"property.pdf", property, document},
		{"housing-application.pdf", housingApplication, document},
		{"owner-id.pdf", ownerID, document},
	}},
	{"pensioner", []scan{
		{"permit.jpg", permit, colourJPEG},
	}},
	{"entrepreneur", []scan{
		{"passport-az.pdf", passportTranslation, document},
		{"company.pdf", company, document},
		{"staff.pdf", staff, document},
		{"visa.jpg", visa, phoneJPEG},
		{"rent.pdf", rent, document},
		{"registration.pdf", registration, document},
	}},
	{"schoolboy", []scan{
		{"passport-az.pdf", passportTranslation, document},
		{"permit.jpg", permit, colourJPEG},
	}},
	{"shareholder", []scan{
		{"permit.jpg", permit, colourJPEG},
		{"property.pdf", property, document},
		{"insurance.pdf", insurance, document},
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
		files, err := withPassport(p, person.files, folder)
		if err != nil {
			return err
		}
		if err := drawFiles(p, files, filepath.Join(folder, "scans", person.person)); err != nil {
			return fmt.Errorf("%s: %w", person.person, err)
		}
	}
	return nil
}

// withPassport puts the page with the photo first, where the profile gives its zone.
func withPassport(p *profile.Profile, files []scan, folder string) ([]scan, error) {
	if len(p.Passport.MRZ) == 0 {
		return files, nil
	}
	var photo []byte
	if p.Photo.File != "" {
		var err error
		if photo, err = os.ReadFile(filepath.Join(folder, filepath.FromSlash(p.Photo.File))); err != nil {
			return nil, err
		}
	}
	page := func(p *profile.Profile) []page { return passport(p, photo) }
	return append([]scan{{"passport.jpg", page, colourJPEG}}, files...), nil
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
