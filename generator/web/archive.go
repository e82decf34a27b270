package web

import (
	"archive/zip"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// zipped is a file that an archive takes in.
type zipped struct {
	name string
	open func() (io.ReadCloser, error)
}

// writeZip writes an archive that has the same bytes whenever it is made: without
// times, which would be those of temporary files.
func writeZip(w io.Writer, files []zipped) error {
	archive := zip.NewWriter(w)
	for _, f := range files {
		if err := addFile(archive, f); err != nil {
			return err
		}
	}
	return archive.Close()
}

func addFile(archive *zip.Writer, f zipped) error {
	from, err := f.open()
	if err != nil {
		return err
	}
	defer from.Close()
	header := &zip.FileHeader{Name: f.name, Method: method(f.name)}
	header.SetMode(fileMode)
	into, err := archive.CreateHeader(header)
	if err != nil {
		return err
	}
	_, err = io.Copy(into, from)
	return err
}

// method leaves alone what is compressed already.
func method(name string) uint16 {
	switch strings.ToLower(path.Ext(name)) {
	case ".pdf", ".jpg", ".jpeg", ".png", ".xlsx", ".zip":
		return zip.Store
	}
	return zip.Deflate
}

// onDisk is a file that an archive takes from a folder.
func onDisk(name, file string) zipped {
	return zipped{name, func() (io.ReadCloser, error) { return os.Open(file) }}
}

// inFolder are the files of a folder, by name, under a name of their own; what begins with a
// dot stays out.
func inFolder(dir, under string) ([]zipped, error) {
	var files []zipped
	err := filepath.WalkDir(dir, func(file string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(dir, file)
		switch {
		case err != nil:
			return err
		case inside != "." && strings.HasPrefix(e.Name(), "."):
			if e.IsDir() {
				return filepath.SkipDir
			}
			return nil
		case !e.Type().IsRegular():
			return nil
		}
		files = append(files, onDisk(path.Join(under, filepath.ToSlash(inside)), file))
		return nil
	})
	return files, err
}

// sendZip answers with an archive. It is written as it is made, so that a large one
// takes no memory.
func (q request) sendZip(name string, files []zipped) error {
	q.attach(name, "application/zip")
	_ = http.NewResponseController(q.w).SetWriteDeadline(time.Now().Add(downloadTimeout))
	if err := writeZip(q.w, files); err != nil {
		q.tell("a download broke off")
		panic(http.ErrAbortHandler) // the browser has to see that the file is not whole
	}
	return nil
}

// downloadTimeout is for the packets of an agency.
const downloadTimeout = 30 * time.Minute

func (q request) attach(name, kind string) {
	q.w.Header().Set("Content-Type", kind)
	q.w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
}

// Limits of an archive that is uploaded.
const (
	mostUnpacked = 2 << 30
	mostEntriesZ = 20_000
)

var errArchive = errors.New("the archive cannot be unpacked")

// unpack writes the files of an archive into a folder, none outside.
func unpack(file, dir string) error {
	archive, err := zip.OpenReader(file)
	if err != nil {
		return errArchive
	}
	defer archive.Close()
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	if len(archive.File) > mostEntriesZ {
		return errArchive
	}
	left := int64(mostUnpacked)
	for _, entry := range archive.File {
		if entry.FileInfo().IsDir() {
			continue
		}
		n, err := unpackOne(root, entry, left)
		if err != nil {
			return err
		}
		left -= n
	}
	return nil
}

func unpackOne(root *os.Root, entry *zip.File, left int64) (int64, error) {
	name := filepath.FromSlash(strings.ReplaceAll(entry.Name, `\`, "/"))
	if !filepath.IsLocal(name) || !entry.Mode().IsRegular() {
		return 0, errArchive
	}
	if err := root.MkdirAll(filepath.Dir(name), folderMode); err != nil {
		return 0, errArchive
	}
	into, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return 0, errArchive
	}
	from, err := entry.Open()
	if err != nil {
		return 0, errors.Join(errArchive, into.Close())
	}
	n, err := io.Copy(into, io.LimitReader(from, left+1))
	if err != nil || n > left {
		err = errArchive
	}
	return n, errors.Join(err, from.Close(), into.Close())
}
