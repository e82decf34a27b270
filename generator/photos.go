package generator

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"
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
	// Proofs asks for annotated pictures.
	Proofs bool
}

// defaultPhotoProcedure is the procedure whose photo rule gives the defaults of
// a photo that belongs to no profile.
const defaultPhotoProcedure = "temporary-residence"

// CheckedPhoto is what came out of one file.
type CheckedPhoto struct {
	Report photo.Report
	// Proof is the annotated picture as PNG, where proofs are asked for and the file
	// could be read.
	Proof []byte

	// fingerprint is nil of a file that could not be read.
	fingerprint *photo.Fingerprint
}

// PhotoFiles are the files that the paths mean: the files themselves and, of a folder,
// every picture in it, by name, but not those of folders below.
func (e *Engine) PhotoFiles(paths []string) ([]string, error) { return pictures(paths) }

// CheckPhotos measures photos, several at a time, and hands each to tell, in the order
// of the files, as soon as it and those before it are done. A file that cannot be
// opened, or is no picture, has a report that says so. An error of tell ends the work.
func (e *Engine) CheckPhotos(ctx context.Context, files []string, o PhotoOptions, tell func(CheckedPhoto) error) error {
	spec, words, err := e.photoTask(o)
	if err != nil {
		return err
	}
	var album photo.Album
	for checked := range inOrder(ctx, files, func(file string) CheckedPhoto { return e.checkedPhoto(file, spec, o.Proofs) }) {
		if print := checked.fingerprint; print != nil {
			if first, twice := album.Add(checked.Report.File, *print); twice {
				checked.Report = checked.Report.WithDuplicate(first)
			}
		}
		checked.Report = checked.Report.Explain(words.Say)
		if err := tell(checked); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// inOrder does the work of every file, on all cores, and gives the results in the order
// of the files. No more are waiting than there are cores.
func inOrder[T any](ctx context.Context, files []string, work func(file string) T) iter.Seq[T] {
	return func(yield func(T) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		results := make(chan chan T, runtime.GOMAXPROCS(0)-1)
		go func() {
			defer close(results)
			for _, file := range files {
				result := make(chan T, 1)
				select {
				case results <- result:
				case <-ctx.Done():
					return
				}
				go func() { result <- work(file) }()
			}
		}()
		for result := range results {
			if ctx.Err() != nil || !yield(<-result) {
				return
			}
		}
	}
}

// checkedPhoto is one file with all that is asked of it.
func (e *Engine) checkedPhoto(file string, spec photo.Spec, proof bool) CheckedPhoto {
	var checked CheckedPhoto
	e.checkPhoto(file, spec, func(report photo.Report, picture *photo.Picture) {
		checked.Report = report
		if picture == nil {
			return
		}
		print := picture.Fingerprint()
		checked.fingerprint = &print
		if proof {
			var png bytes.Buffer
			picture.Proof(&png) // a buffer takes everything
			checked.Proof = png.Bytes()
		}
	})
	return checked
}

// photoTask is what the options measure photos against, and the words to tell of it.
func (e *Engine) photoTask(o PhotoOptions) (photo.Spec, *text.Words, error) {
	rule := e.catalogue.Procedure(defaultPhotoProcedure).Photo
	if o.Size == "" {
		o.Size = rule.DefaultSize
	}
	if o.Background == "" {
		o.Background = rule.DefaultBackground
	}
	switch sizes, backgrounds := e.photos.SizeIDs(), e.photos.BackgroundIDs(); {
	case !slices.Contains(sizes, o.Size):
		return photo.Spec{}, nil, OptionError{"size", sizes}
	case !slices.Contains(backgrounds, o.Background):
		return photo.Spec{}, nil, OptionError{"background", backgrounds}
	}
	spec, err := e.photos.Spec(o.Size, o.Background)
	if err != nil {
		return photo.Spec{}, nil, err
	}
	return spec, e.Words(o.Language), e.book.Prepare(o.Language)
}

// checkPhoto measures a file and hands the report to use, with the picture unless the
// file is none; it is not to be kept. A file that cannot be opened has a report too, so
// that the others are told all the same.
func (e *Engine) checkPhoto(file string, spec photo.Spec, use func(photo.Report, *photo.Picture)) {
	name := filepath.ToSlash(file)
	data, err := readLimited(file, e.photos.MaxBytes())
	if err != nil {
		use(photo.Unopened(name, spec), nil)
		return
	}
	e.examine(name, data, spec, use)
}

// mostPixels is how many pixels may be decoded at a time, of all pictures together: two
// of the largest that are read.
const mostPixels = 120e6

// examine measures a picture, and waits where so many are being measured that memory
// would run out. The picture is not to be kept after use.
func (e *Engine) examine(name string, data []byte, spec photo.Spec, use func(photo.Report, *photo.Picture)) {
	pixels := min(photo.Pixels(data, spec), mostPixels)
	if e.decoding.Acquire(context.Background(), pixels) == nil { // it never ends
		defer e.decoding.Release(pixels)
	}
	use(photo.Examine(name, data, spec))
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
