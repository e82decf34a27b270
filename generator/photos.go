package generator

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"permitpack/generator/photo"
	"permitpack/generator/text"
)

// PhotoOptions say what photos are measured against; empty ids mean the
// defaults of the catalogue.
type PhotoOptions struct {
	Size, Background string
	Language         text.Language
}

// defaultPhotoProcedure is the procedure whose photo rule gives the defaults of
// a photo that belongs to no profile.
const defaultPhotoProcedure = "temporary-residence"

// CheckPhotos measures photos. A folder means every picture in it, not those
// of folders below. A file that cannot be opened, or is no picture, has a report
// that says so.
func (e *Engine) CheckPhotos(ctx context.Context, paths []string, o PhotoOptions) ([]photo.Report, error) {
	spec, err := e.photoSpec(o)
	if err != nil {
		return nil, err
	}
	if err := e.book.Prepare(o.Language); err != nil {
		return nil, err
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
		report, _ := e.checkPhoto(file, spec)
		reports = append(reports, report.Explain(words.Say))
	}
	return reports, nil
}

// photoSpec is what the options measure photos against.
func (e *Engine) photoSpec(o PhotoOptions) (photo.Spec, error) {
	rule := e.catalogue.Procedure(defaultPhotoProcedure).Photo
	if o.Size == "" {
		o.Size = rule.DefaultSize
	}
	if o.Background == "" {
		o.Background = rule.DefaultBackground
	}
	switch sizes, backgrounds := e.photos.SizeIDs(), e.photos.BackgroundIDs(); {
	case !slices.Contains(sizes, o.Size):
		return photo.Spec{}, OptionError{"size", sizes}
	case !slices.Contains(backgrounds, o.Background):
		return photo.Spec{}, OptionError{"background", backgrounds}
	}
	return e.photos.Spec(o.Size, o.Background)
}

// checkPhoto is the report on one file; one that cannot be opened has a report too,
// so that the others are told all the same. The picture is nil where the file is none.
func (e *Engine) checkPhoto(file string, spec photo.Spec) (photo.Report, *photo.Picture) {
	name := filepath.ToSlash(file)
	data, err := readLimited(file, e.photos.MaxBytes())
	if err != nil {
		return photo.Unopened(name, spec), nil
	}
	return photo.Examine(name, data, spec)
}

// pictureEndings are those of the formats that cameras and phones write, so that
// other files of a folder are passed over. A file that is named is always read.
var pictureEndings = []string{
	".jpg", ".jpeg", ".png", ".heic", ".heif", ".avif", ".webp", ".gif", ".bmp", ".tif", ".tiff",
}

// pictures are the files themselves, and the pictures of the folders, by name.
func pictures(paths []string) ([]string, error) {
	var files []string
	for _, path := range paths {
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			files = append(files, path)
			continue
		}
		entries, err := fs.ReadDir(os.DirFS(path), ".")
		if err != nil {
			return nil, fmt.Errorf("reading the folder: %w", err)
		}
		for _, entry := range entries {
			ending := strings.ToLower(filepath.Ext(entry.Name()))
			if entry.Type().IsRegular() && slices.Contains(pictureEndings, ending) {
				files = append(files, filepath.Join(path, entry.Name()))
			}
		}
	}
	return files, nil
}
