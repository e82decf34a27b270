package web

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"
)

// Only their owner may read what people type and upload.
const (
	fileMode   fs.FileMode = 0o600
	folderMode fs.FileMode = 0o700
)

const (
	workPrefix = "permitpack-serve-"
	lockFile   = "lock"
)

// workplace is the temporary folder of one server. As long as the server lives it
// holds the lock in it, so that the next one knows which folders are left of a crash.
type workplace struct {
	dir  string
	lock *flock.Flock
}

// openWorkplace sweeps what crashed servers left in the folder of temporary files,
// and makes a place of its own there.
func openWorkplace(temporary string) (*workplace, error) {
	sweep(temporary)
	dir, err := os.MkdirTemp(temporary, workPrefix+"*") // with mode 0700
	if err != nil {
		return nil, fmt.Errorf("making a temporary folder: %w", err)
	}
	w := &workplace{dir, flock.New(filepath.Join(dir, lockFile), flock.SetPermissions(fileMode))}
	if held, err := w.lock.TryLock(); err != nil || !held {
		return nil, errors.Join(fmt.Errorf("locking the temporary folder: %w", err), os.RemoveAll(dir))
	}
	return w, nil
}

// close removes everything.
func (w *workplace) close() error {
	// Unlocked before it is removed: Windows does not remove a file that is open.
	return errors.Join(w.lock.Unlock(), os.RemoveAll(w.dir))
}

// sweep removes the folders of servers that live no more. What cannot be removed is
// left for the next start.
func sweep(temporary string) {
	entries, err := os.ReadDir(temporary)
	if err != nil {
		return
	}
	for _, e := range entries {
		if e.IsDir() && strings.HasPrefix(e.Name(), workPrefix) {
			sweepOne(filepath.Join(temporary, e.Name()))
		}
	}
}

// sweepOne removes a folder whose lock nobody holds. A folder without a lock is
// that of a server which begins, or of somebody else.
func sweepOne(dir string) {
	lock := filepath.Join(dir, lockFile)
	if info, err := os.Lstat(lock); err != nil || !info.Mode().IsRegular() {
		return
	}
	held := flock.New(lock, flock.SetFlag(os.O_RDWR))
	if free, err := held.TryLock(); err != nil || !free {
		return
	}
	_ = held.Unlock()
	_ = os.RemoveAll(dir)
}
