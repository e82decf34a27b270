package web

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode"

	"permitpack/generator/scan"
)

// Limits of what is uploaded.
const (
	// mostUploadBytes are those of one request; three of the largest scans, and a photo.
	mostUploadBytes = 4*scan.MaxBytes + mostFormBytes
	// mostSessionBytes and mostSessionFiles are what a session keeps.
	mostSessionBytes = 500 << 20
	mostSessionFiles = 200
	// mostFieldBytes are those of a field that is no file.
	mostFieldBytes = 64 << 10
	mostFields     = 2000
)

// upload is a file that came with a form, stored in the session's folder.
type upload struct {
	field string
	// path is relative to the session's folder, with slashes.
	path string
}

// receive reads a form with files, and streams each into a folder of the session.
// A name that is taken gets a number.
func (q request) receive(folder string, most int64) ([]upload, error) {
	q.r.Body = http.MaxBytesReader(q.w, q.r.Body, most)
	reader, err := q.r.MultipartReader()
	if err != nil {
		return nil, errNoForm
	}
	q.r.PostForm = url.Values{}
	var stored []upload
	for n := 0; ; n++ {
		part, err := reader.NextPart()
		if errors.Is(err, io.EOF) {
			return stored, nil
		}
		if err == nil && n >= mostFields {
			err = errNoForm
		}
		if err == nil {
			stored, err = q.part(stored, part, folder, most)
		}
		if err != nil {
			q.discard(stored)
			return nil, uploadError(err)
		}
	}
}

// uploadError is what a person is told of an upload that broke off.
func uploadError(err error) error {
	var large *http.MaxBytesError
	var known failure
	if errors.As(err, &large) || errors.As(err, &known) {
		return err
	}
	return errNoForm
}

func (q request) part(stored []upload, part *multipart.Part, folder string, most int64) ([]upload, error) {
	field, name := part.FormName(), part.FileName()
	if name == "" {
		data, err := io.ReadAll(io.LimitReader(part, mostFieldBytes+1))
		if err != nil {
			return stored, err
		}
		if _, isFile := part.Header["Content-Type"]; !isFile && len(data) <= mostFieldBytes {
			q.r.PostForm.Add(field, string(data))
		}
		return stored, nil
	}
	kept, err := q.store(part, folder, name, most)
	if err != nil {
		return stored, err
	}
	return append(stored, upload{field, kept}), nil
}

// store streams a file into a folder of the session and gives its path.
func (q request) store(from io.Reader, folder, name string, most int64) (string, error) {
	bytes, files := q.kept()
	if files >= mostSessionFiles {
		return "", failure{http.StatusRequestEntityTooLarge, "too-many"}
	}
	root, err := q.root(folder)
	if err != nil {
		return "", err
	}
	defer root.Close()
	file, name, err := create(root, safeName(name))
	if err != nil {
		return "", err
	}
	left := min(most, mostSessionBytes-bytes)
	n, err := io.Copy(file, io.LimitReader(from, left+1))
	if err == nil && n > left {
		err = failure{http.StatusRequestEntityTooLarge, "too-large"}
	}
	if err = errors.Join(err, file.Close()); err != nil {
		_ = root.Remove(name)
		return "", err
	}
	return path.Join(folder, name), nil
}

// root is a folder of the session, made where there is none.
func (q request) root(folder string) (*os.Root, error) {
	dir := filepath.Join(q.dir, filepath.FromSlash(folder))
	if err := os.MkdirAll(dir, folderMode); err != nil {
		return nil, fmt.Errorf("making a folder: %w", err)
	}
	return os.OpenRoot(dir)
}

// mostTries is how many files of one name there may be.
const mostTries = 100

// create makes a new file; where its name is taken, one with a number.
func create(root *os.Root, name string) (*os.File, string, error) {
	ending := path.Ext(name)
	stem := strings.TrimSuffix(name, ending)
	for n := 1; ; n++ {
		file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
		if !errors.Is(err, fs.ErrExist) || n == mostTries {
			return file, name, err
		}
		name = fmt.Sprintf("%s-%d%s", stem, n+1, ending)
	}
}

// mostName is the longest name of a file, in bytes.
const mostName = 80

// reserved are names that Windows keeps for devices.
var reserved = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true}

// safeName is the name of an uploaded file as every system takes it: letters and
// digits of any script, and . - _ between them.
func safeName(name string) string {
	name = strings.ToValidUTF8(path.Base(strings.ReplaceAll(name, `\`, "/")), "")
	name = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '-' || r == '_' || r == '.' {
			return r
		}
		return '-'
	}, name)
	ending := path.Ext(name)
	if len(ending) > 10 {
		ending = ""
	}
	stem := strings.Trim(strings.TrimSuffix(name, ending), ".-_")
	for len(stem)+len(ending) > mostName {
		stem = strings.ToValidUTF8(stem[:len(stem)-1], "")
	}
	if stem == "" || reserved[strings.ToLower(stem)] {
		stem = "file"
	}
	return stem + strings.ToLower(ending)
}

// kept is how much a session keeps.
func (q request) kept() (bytes int64, files int) {
	for _, folder := range []string{photoFolder, scanFolder} {
		_ = filepath.WalkDir(filepath.Join(q.dir, folder), func(_ string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return nil // what is not there takes no room
			}
			if info, err := e.Info(); err == nil {
				bytes, files = bytes+info.Size(), files+1
			}
			return nil
		})
	}
	return bytes, files
}

// The folders of the session that a profile names files in.
const (
	photoFolder = "photos"
	scanFolder  = "scans"
)

// discard removes files that came with a form which was refused.
func (q request) discard(files []upload) {
	for _, f := range files {
		q.remove(f.path)
	}
}

// remove removes a file that was uploaded, and nothing else.
func (q request) remove(name string) {
	if folder := path.Dir(name); folder != photoFolder && folder != scanFolder {
		return
	}
	_ = os.Remove(filepath.Join(q.dir, filepath.FromSlash(name)))
}

// empty removes all that was uploaded and made, but not what the agency's corner holds.
func (q request) empty() error {
	var failed []error
	for _, name := range []string{photoFolder, scanFolder, "packet", profileFile} {
		failed = append(failed, os.RemoveAll(filepath.Join(q.dir, name)))
	}
	return errors.Join(failed...)
}
