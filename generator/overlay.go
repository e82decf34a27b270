package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"permitpack/fonts"
	"permitpack/generator/record"
	"permitpack/generator/rules"
	"permitpack/generator/text"
	"permitpack/templates"
)

// ErrNoFolder says that a path that should be a folder is none.
var ErrNoFolder = errors.New("no such folder")

// NewOver loads what is embedded in the program and lays an office's own
// catalogue over it: a folder of the shape of templates/, with catalogue/ and
// text/, in which only catalogue/catalogue.yaml must be there. An empty folder
// name is New. Mistakes are told all at once, each with file and line; Faults
// takes them apart.
func NewOver(folder string) (*Engine, error) {
	if folder == "" {
		return New()
	}
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("%s: %w", filepath.ToSlash(folder), ErrNoFolder)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return newEngineOver(templates.FS, fonts.FS, overlayFiles{root.FS()}, filepath.ToSlash(folder))
}

// newEngineOver reads all of the overlay, so that its folder can be closed.
func newEngineOver(templateFiles, fontFiles, overlay fs.FS, folder string) (*Engine, error) {
	if err := shape(overlay, folder); err != nil {
		return nil, err
	}
	catalogue, err := rules.LoadOver(templateFiles, overlay, folder)
	if err != nil {
		return nil, err
	}
	book, err := text.LoadOver(templateFiles, overlay, folder)
	if err != nil {
		return nil, fmt.Errorf("reading the texts: %w", err)
	}
	if err := book.Prepare(); err != nil {
		return nil, fmt.Errorf("reading the texts: %w", err)
	}
	e, err := assembleEngine(templateFiles, fontFiles, catalogue, book)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(e.unknownParts(), e.unsaid(folder)); err != nil {
		return nil, fmt.Errorf("reading the catalogue: %w", err)
	}
	return e, nil
}

// overlayFiles is a folder of which only regular files of the size of a record
// are read, so that neither a pipe nor a huge file stops the program.
type overlayFiles struct{ fs.FS }

var (
	errTooLarge   = fmt.Errorf("the file is larger than %d bytes", record.MaxSize)
	errNotRegular = errors.New("not a regular file")
)

func (f overlayFiles) Open(name string) (fs.File, error) {
	info, err := fs.Stat(f.FS, name)
	if err != nil {
		return nil, err
	}
	switch {
	case info.IsDir():
	case !info.Mode().IsRegular():
		return nil, &fs.PathError{Op: "open", Path: name, Err: errNotRegular}
	case info.Size() > record.MaxSize:
		return nil, &fs.PathError{Op: "open", Path: name, Err: errTooLarge}
	}
	return f.FS.Open(name)
}

const overlayHead = "catalogue/catalogue.yaml"

// overlayShape are the files of an overlay.
var overlayShape = []string{
	overlayHead, "catalogue/sources.yaml", "catalogue/holidays/*.yaml", "catalogue/procedures/*/*.yaml",
	"text/en/*.yaml", "text/az/*.yaml", "text/ru/*.yaml", "text/zh/*.yaml",
}

// shape finds that the overlay has no head, and files that would not be read:
// a misspelt name should not go unnoticed.
func shape(overlay fs.FS, folder string) error {
	var faults []error
	if _, err := fs.Stat(overlay, overlayHead); err != nil {
		faults = append(faults, fmt.Errorf(
			"%s: the file is missing; it holds format, version, and over: the version of the built-in catalogue that this one was written against",
			path.Join(folder, overlayHead)))
	}
	for _, part := range []string{"catalogue", "text"} {
		err := fs.WalkDir(overlay, part, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			if linkedFolder(overlay, name, entry) {
				faults = append(faults, fmt.Errorf("%s: a link to a folder is not followed; put the folder itself there", path.Join(folder, name)))
			}
			if isYAML(name) && !slices.ContainsFunc(overlayShape, func(pattern string) bool { return matches(pattern, name) }) {
				faults = append(faults, fmt.Errorf("%s: nothing reads a file of this name; an overlay may hold %v", path.Join(folder, name), overlayShape))
			}
			return nil
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			faults = append(faults, fmt.Errorf("%s: %w", folder, err))
		}
	}
	if len(faults) == 0 {
		return nil
	}
	return fmt.Errorf("reading the catalogue: %w", errors.Join(faults...))
}

// linkedFolder tells whether the name is a link to a folder, or to something
// that cannot be seen from here and has not the name of a file: what a linked
// file leads to is told when it is read.
func linkedFolder(overlay fs.FS, name string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return false
	}
	info, err := fs.Stat(overlay, name)
	return err != nil && !isYAML(name) || err == nil && info.IsDir()
}

func isYAML(name string) bool { return path.Ext(name) == ".yaml" || path.Ext(name) == ".yml" }

func matches(pattern, name string) bool {
	ok, err := path.Match(pattern, name)
	return err == nil && ok
}

// unknownParts finds procedures whose form or photo the program does not have.
func (e *Engine) unknownParts() error {
	var faults []error
	for _, id := range e.catalogue.ProcedureIDs() {
		p := e.catalogue.Procedure(id)
		if _, err := e.form(p.Form); err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", p.Position, err))
		}
		if size := p.Photo.DefaultSize; size != "" && !slices.Contains(e.photos.SizeIDs(), size) {
			faults = append(faults, fmt.Errorf("%s: the photo size is none of %v", p.Position, e.photos.SizeIDs()))
		}
		if colour := p.Photo.DefaultBackground; colour != "" && !slices.Contains(e.photos.BackgroundIDs(), colour) {
			faults = append(faults, fmt.Errorf("%s: the photo background is none of %v", p.Position, e.photos.BackgroundIDs()))
		}
	}
	return errors.Join(faults...)
}

// unsaid finds what the catalogue names and a language has no word for.
func (e *Engine) unsaid(folder string) error {
	var faults []error
	for _, language := range text.Languages {
		words := e.book.Words(language)
		for _, key := range e.catalogue.TextKeys() {
			if !words.Has(key) {
				faults = append(faults, fmt.Errorf("%s: the text %s is missing; say it in a file of text/%s", folder, key, language))
			}
		}
	}
	return errors.Join(faults...)
}

// Faults are the single mistakes that an error of New or NewOver is made of.
func Faults(err error) []error {
	for err != nil {
		if joined, is := err.(interface{ Unwrap() []error }); is {
			var all []error
			for _, e := range joined.Unwrap() {
				all = append(all, Faults(e)...)
			}
			return all
		}
		inner := errors.Unwrap(err)
		if inner == nil || !holdsSeveral(inner) {
			return []error{err}
		}
		err = inner
	}
	return nil
}

// holdsSeveral tells whether an error is a list, however wrapped.
func holdsSeveral(err error) bool {
	for ; err != nil; err = errors.Unwrap(err) {
		if _, is := err.(interface{ Unwrap() []error }); is {
			return true
		}
	}
	return false
}
