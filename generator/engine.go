// Package generator makes packets: it loads what is embedded, and runs the whole
// work of one profile as one ordered list of steps.
package generator

import (
	"fmt"
	"io/fs"
	"sync"

	"golang.org/x/sync/semaphore"

	"permitpack/fonts"
	"permitpack/generator/date"
	"permitpack/generator/form"
	"permitpack/generator/letter"
	"permitpack/generator/page"
	"permitpack/generator/photo"
	"permitpack/generator/photosheet"
	"permitpack/generator/rules"
	"permitpack/generator/text"
	"permitpack/generator/workbook"
	"permitpack/templates"
)

// Engine is everything that all packets share. It may be used by many goroutines: what
// is not there after New is made once, when the first of them asks.
type Engine struct {
	templates fs.FS
	catalogue *rules.Catalogue
	photos    photo.Rules
	// photoPapers are what photos are printed on.
	photoPapers photosheet.Papers
	book        *text.Book
	workbooks   *workbook.Writer
	fonts       func() (*page.Fonts, error)
	letters     func() (*letter.Letters, error)
	forms       forms
	// decoding bounds the pixels of all pictures that are decoded at a time.
	decoding *semaphore.Weighted
}

// New loads what is embedded in the program.
func New() (*Engine, error) { return newEngine(templates.FS, fonts.FS) }

func newEngine(templateFiles, fontFiles fs.FS) (*Engine, error) {
	catalogue, err := rules.Load(templateFiles)
	if err != nil {
		return nil, err
	}
	book, err := text.Load(templateFiles)
	if err != nil {
		return nil, fmt.Errorf("reading the texts: %w", err)
	}
	return assembleEngine(templateFiles, fontFiles, catalogue, book)
}

func assembleEngine(templateFiles, fontFiles fs.FS, catalogue *rules.Catalogue, book *text.Book) (*Engine, error) {
	photos, err := photo.LoadRules(templateFiles)
	if err != nil {
		return nil, fmt.Errorf("reading the photo limits: %w", err)
	}
	papers, err := photosheet.LoadPapers(templateFiles)
	if err != nil {
		return nil, fmt.Errorf("reading the papers for photos: %w", err)
	}
	return &Engine{
		templates: templateFiles, catalogue: catalogue, photos: photos, photoPapers: papers, book: book,
		workbooks: workbook.NewWriter(book),
		decoding:  semaphore.NewWeighted(mostPixels),
		fonts:     sync.OnceValues(func() (*page.Fonts, error) { return page.LoadFonts(fontFiles) }),
		letters:   sync.OnceValues(func() (*letter.Letters, error) { return letter.Load(templateFiles) }),
	}, nil
}

// Words are the words of a language, for commands that speak.
func (e *Engine) Words(language text.Language) *text.Words { return e.book.Words(language) }

// CatalogueVersion is the day on which the built-in catalogue was last changed.
func (e *Engine) CatalogueVersion() string { return e.catalogue.Version.String() }

// CatalogueDay is that day.
func (e *Engine) CatalogueDay() date.Date { return e.catalogue.Version }

// Overlay is what an office laid over the built-in catalogue; nil where nothing.
func (e *Engine) Overlay() *rules.Overlay { return e.catalogue.Overlay }

// form loads the layout of an application form.
func (e *Engine) form(id string) (*form.Form, error) {
	f, err := form.Load(e.templates, id)
	if err != nil {
		return nil, fmt.Errorf("reading the form %s: %w", id, err)
	}
	return f, nil
}
