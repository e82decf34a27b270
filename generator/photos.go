package generator

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"permitpack/generator/photo"
	"permitpack/generator/text"
)

// PhotoOptions say what photos are measured against; empty ids mean the
// defaults of the catalogue.
type PhotoOptions struct {
	Size, Background string
	Language         text.Language
}

// ErrPhotoOptions says that a size, a background or a language is not known.
type ErrPhotoOptions struct{ error }

// defaultPhotoProcedure is the procedure whose photo rule gives the defaults of
// a photo that belongs to no profile.
const defaultPhotoProcedure = "temporary-residence"

// CheckPhotos measures photos. A folder means every file in it, not those of
// folders below. A file that cannot be opened is an error; one that is no
// picture is a report.
func (e *Engine) CheckPhotos(ctx context.Context, paths []string, o PhotoOptions) ([]photo.Report, error) {
	rule := e.catalogue.Procedure(defaultPhotoProcedure).Photo
	if o.Size == "" {
		o.Size = rule.DefaultSize
	}
	if o.Background == "" {
		o.Background = rule.DefaultBackground
	}
	spec, err := e.photos.Spec(o.Size, o.Background)
	if err != nil {
		return nil, ErrPhotoOptions{err}
	}
	if err := e.book.Prepare(o.Language); err != nil {
		return nil, ErrPhotoOptions{err}
	}
	words := e.book.Words(o.Language)
	files, err := pictures(paths)
	if err != nil {
		return nil, err
	}
	reports := make([]photo.Report, 0, len(files))
	for _, file := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		data, err := readLimited(file, e.photos.MaxBytes())
		if err != nil {
			return nil, fmt.Errorf("reading the photo: %w", err)
		}
		report, _ := photo.Examine(filepath.ToSlash(file), data, spec)
		reports = append(reports, report.Explain(words.Say))
	}
	return reports, nil
}

// pictures are the files themselves, and the regular files of the folders, by name.
func pictures(paths []string) ([]string, error) {
	var files []string
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, fmt.Errorf("reading the photo: %w", err)
		}
		if !info.IsDir() {
			files = append(files, path)
			continue
		}
		entries, err := fs.ReadDir(os.DirFS(path), ".")
		if err != nil {
			return nil, fmt.Errorf("reading the folder: %w", err)
		}
		for _, entry := range entries {
			if entry.Type().IsRegular() {
				files = append(files, filepath.Join(path, entry.Name()))
			}
		}
	}
	return files, nil
}
