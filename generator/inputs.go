package generator

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// inputs opens the files that a profile names, none of them outside the root. Photo and
// scans may be read at the same time.
type inputs struct {
	root *os.Root
	// base is the absolute path of the root, folder that of the profile's folder.
	base, folder string
	mu           sync.Mutex
	// sums are the SHA-256 of the files that were read, by name; of one that could not be, its error's.
	sums map[string][sha256.Size]byte
}

// errOutside says that a path leaves the folder in which input paths may lie.
var errOutside = errors.New("the path leaves the folder of the profile")

// openInputs confines the inputs of a profile to root, or to the profile's own
// folder where root is empty.
func openInputs(folder, root string) (*inputs, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	base := folder
	if root != "" {
		if base, err = filepath.Abs(root); err != nil {
			return nil, err
		}
	}
	opened, err := os.OpenRoot(base)
	if err != nil {
		return nil, fmt.Errorf("opening the folder of the inputs: %w", err)
	}
	return &inputs{root: opened, base: base, folder: folder, sums: map[string][sha256.Size]byte{}}, nil
}

func (in *inputs) close() { in.root.Close() }

// read reads a file named by a profile and notes its sum.
func (in *inputs) read(name string, limit int64) ([]byte, error) {
	data, err := in.open(name, limit)
	sum := sha256.Sum256(data)
	if err != nil {
		sum = sha256.Sum256([]byte("error: " + kindOf(err)))
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	in.sums[name] = sum
	return data, err
}

// kindOf tells errors apart that are found as different things; their words may
// name folders of this machine.
func kindOf(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "none"
	case errors.Is(err, errOutside):
		return "outside"
	}
	return "unreadable"
}

// open reads a file named by a profile: relative to the profile's folder, with
// either kind of slash, at most limit bytes and one more, so that the reader
// sees that a file is too large without holding all of it.
func (in *inputs) open(name string, limit int64) ([]byte, error) {
	path := filepath.FromSlash(strings.ReplaceAll(name, `\`, "/"))
	if !filepath.IsAbs(path) {
		path = filepath.Join(in.folder, path)
	}
	inside, err := filepath.Rel(in.base, path)
	if err != nil || !filepath.IsLocal(inside) {
		return nil, errOutside
	}
	// Stat first: opening a pipe would wait for its writer.
	info, err := in.root.Stat(inside)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fs.ErrNotExist
	case err != nil && in.escapes(inside):
		return nil, errOutside
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errors.New("not a regular file")
	}
	file, err := in.root.Open(inside)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, limit+1))
}

// escapes tells whether the path exists but a link leads it out of the root:
// the root refuses it, the system does not.
func (in *inputs) escapes(inside string) bool {
	_, err := os.Stat(filepath.Join(in.base, inside))
	return err == nil
}

// readLimited reads a file, at most limit bytes and one more.
func readLimited(path string, limit int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	switch {
	case info.IsDir():
		return nil, fmt.Errorf("%s is a folder, not a file", path)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is not a regular file", path) // opening a pipe would wait for its writer
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, limit+1))
}
