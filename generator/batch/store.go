package batch

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"

	"github.com/gofrs/flock"

	"permitpack/generator/duplicate"
	"permitpack/generator/sheet"
	"permitpack/generator/summary"
)

// The files of a batch beside its packets, in a folder of their own.
const (
	storeFolder = ".batch"
	lockFile    = "lock"
	// rowsFile is what is known of every row, in order; journalFile the same of the rows
	// of a run that has not come to its end.
	rowsFile    = "rows.jsonl"
	journalFile = "journal.jsonl"

	folderMode fs.FileMode = 0o700
	fileMode   fs.FileMode = 0o600
)

// ErrLocked says that another run is at work in the folder.
var ErrLocked = errors.New("another run is at work in this folder; wait for its end, or give another folder")

// ErrDamaged says that what runs before have noted cannot be read. It does not say what
// stands there, which may be of a person.
var ErrDamaged = errors.New("a line of .batch/" + rowsFile + " or .batch/" + journalFile + " is damaged; remove the folder .batch, and make all packets again with --force")

// line is what is remembered of a row.
type line struct {
	summary.Row
	// Input is the digest of all that decides the packet, Manifest the SHA-256 of its packet.json.
	Input    string `json:"input,omitempty"`
	Manifest string `json:"manifest,omitempty"`
	// Sheet is the base name of the sheet that the row stands in.
	Sheet string `json:"sheet"`
	// Twin says that an earlier row has the key, so that this one's is made up.
	Twin bool `json:"twin,omitempty"`
	// Who tells whether two rows speak of one person, one passport or one photo.
	Who duplicate.Entry `json:"who,omitzero"`
	// Cells are those of a row that was rejected, as they stand in the sheet; From is the
	// folder that its paths are relative to, from the folder of the packets, also when it was mended.
	From  string     `json:"from,omitempty"`
	Cells sheet.Kept `json:"cells,omitzero"`
}

// removed tells whether somebody took the packet away, dir being the folder that the
// line is of. A packet of a part lies outside of the folder in which parts were joined.
func (l line) removed(dir string) bool {
	_, err := os.Lstat(pathIn(dir, l.Folder))
	return errors.Is(err, fs.ErrNotExist)
}

// store remembers what became of every row. It takes some fifty bytes of memory
// for each. Lines are appended by one goroutine; any number may look for them.
type store struct {
	dir  string
	lock *flock.Flock
	// rows and places are what is known from runs before.
	rows    *os.File
	places  map[place]int64
	journal *os.File
}

// place is the beginning of the SHA-256 of a key.
type place [16]byte

func placeOf(key string) place {
	sum := sha256.Sum256([]byte(key))
	return place(sum[:])
}

// openStore locks the folder for this run, and takes in what a killed run left.
func openStore(dir string) (*store, error) {
	s := &store{dir: filepath.Join(dir, storeFolder)}
	if err := os.MkdirAll(s.dir, folderMode); err != nil {
		return nil, fmt.Errorf("making the output folder: %w", err)
	}
	s.lock = flock.New(filepath.Join(s.dir, lockFile), flock.SetPermissions(fileMode))
	if free, err := s.lock.TryLock(); err != nil {
		return nil, fmt.Errorf("locking the output folder: %w", err)
	} else if !free {
		return nil, fmt.Errorf("%s: %w", filepath.ToSlash(dir), ErrLocked)
	}
	if err := errors.Join(s.tidy(), s.settle(nil), s.index()); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", filepath.ToSlash(dir), err), s.close())
	}
	return s, nil
}

// tidy removes temporary files of a killed run.
func (s *store) tidy() error {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !slices.Contains([]string{lockFile, rowsFile, journalFile}, e.Name()) {
			if err := os.RemoveAll(filepath.Join(s.dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *store) path(name string) string { return filepath.Join(s.dir, name) }

// index notes where the line of each key stands.
func (s *store) index() error {
	s.places = map[place]int64{}
	file, err := os.Open(s.path(rowsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	s.rows = file
	return eachLine(file, func(at int64, data []byte) error {
		key, err := keyOf(data)
		if err == nil {
			s.places[placeOf(key)] = at
		}
		return err
	})
}

// find is what is known of a key from runs before.
func (s *store) find(key string) (line, bool) {
	at, known := s.places[placeOf(key)]
	if !known {
		return line{}, false
	}
	data, err := bufio.NewReaderSize(io.NewSectionReader(s.rows, at, 1<<40), 64<<10).ReadBytes('\n')
	var l line
	if err != nil || json.Unmarshal(data, &l) != nil || l.Key != key {
		return line{}, false
	}
	return l, true
}

// add appends a line to the journal, so that it outlives the run.
func (s *store) add(l line) error {
	if s.journal == nil {
		var err error
		if s.journal, err = os.OpenFile(s.path(journalFile), os.O_WRONLY|os.O_CREATE|os.O_APPEND, fileMode); err != nil {
			return fmt.Errorf("writing the journal: %w", err)
		}
	}
	data, err := json.Marshal(l)
	if err == nil {
		_, err = s.journal.Write(append(data, '\n'))
	}
	if err != nil {
		return fmt.Errorf("writing the journal: %w", err)
	}
	return nil
}

// settle puts the lines of the journal among those known before: a line takes the
// place of the one of its key, new ones come last. Lines of before for which gone holds
// are dropped. The journal is empty then. A kill at any moment loses nothing.
func (s *store) settle(gone func(line) bool) error {
	if s.journal != nil {
		if err := errors.Join(s.journal.Sync(), s.journal.Close()); err != nil {
			return err
		}
		s.journal = nil
	}
	if s.rows != nil { // some systems rename no file that is open
		if err := s.rows.Close(); err != nil {
			return err
		}
		s.rows, s.places = nil, nil
	}
	if _, err := os.Stat(s.path(journalFile)); errors.Is(err, fs.ErrNotExist) && gone == nil {
		return nil
	}
	if err := replaceFile(s.path(rowsFile), s.dir, func(w io.Writer) error { return s.merge(w, gone) }); err != nil {
		return err
	}
	if err := os.Remove(s.path(journalFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (s *store) merge(w io.Writer, gone func(line) bool) error {
	journal, err := readable(s.path(journalFile))
	if err != nil {
		return err
	}
	rows, err := readable(s.path(rowsFile))
	if err != nil {
		return errors.Join(err, closed(journal))
	}
	return errors.Join(merged(w, rows, journal, gone), closed(rows), closed(journal))
}

// closed closes a file that readable may have not found.
func closed(file *os.File) error {
	if file == nil {
		return nil
	}
	return file.Close()
}

// readable opens a file; nil, which is read as an empty one, where there is none.
func readable(path string) (*os.File, error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return file, err
}

// merged writes the lines of before with those of the journal in their places.
func merged(w io.Writer, rows, journal *os.File, gone func(line) bool) error {
	newest := map[place]int64{}
	if err := eachLine(journal, func(at int64, data []byte) error {
		key, err := keyOf(data)
		newest[placeOf(key)] = at
		return err
	}); err != nil {
		return err
	}
	written := map[place]bool{}
	put := func(data []byte) error {
		_, err := w.Write(append(data, '\n'))
		return err
	}
	if err := eachLine(rows, func(_ int64, data []byte) error {
		key, err := keyOf(data)
		if err != nil {
			return err
		}
		at, again := newest[placeOf(key)]
		if !again {
			return keep(data, gone, put)
		}
		written[placeOf(key)] = true
		fresh, err := bufio.NewReader(io.NewSectionReader(journal, at, 1<<40)).ReadBytes('\n')
		if err != nil {
			return err
		}
		return put(bytes.TrimSuffix(fresh, []byte("\n")))
	}); err != nil {
		return err
	}
	return eachLine(journal, func(at int64, data []byte) error {
		key, err := keyOf(data)
		if err != nil || written[placeOf(key)] || newest[placeOf(key)] != at {
			return err
		}
		return put(data)
	})
}

// keep puts a line that is not gone.
func keep(data []byte, gone func(line) bool, put func([]byte) error) error {
	if gone != nil {
		var l line
		if json.Unmarshal(data, &l) != nil {
			return ErrDamaged
		}
		if gone(l) {
			return nil
		}
	}
	return put(data)
}

// lines are all lines, after settle.
func (s *store) lines() iter.Seq2[line, error] {
	return func(yield func(line, error) bool) {
		file, err := readable(s.path(rowsFile))
		if err != nil {
			yield(line{}, err)
			return
		}
		if file == nil {
			return
		}
		defer file.Close()
		if err := eachLine(file, func(_ int64, data []byte) error {
			var l line
			if json.Unmarshal(data, &l) != nil {
				return ErrDamaged
			}
			if !yield(l, nil) {
				return errStop
			}
			return nil
		}); err != nil && !errors.Is(err, errStop) {
			yield(line{}, err)
		}
	}
}

// vanish takes away what openStore made of a folder in which nothing came to be. What
// is not empty stays.
func (s *store) vanish() {
	if _, err := os.Stat(s.path(rowsFile)); err == nil {
		return
	}
	_ = os.Remove(s.path(lockFile))
	_ = os.Remove(s.dir)
	_ = os.Remove(filepath.Dir(s.dir))
}

// close ends the run in the folder.
func (s *store) close() error {
	return errors.Join(closed(s.rows), closed(s.journal), s.lock.Unlock())
}

// keyOf is the key of a line.
func keyOf(data []byte) (string, error) {
	var l struct {
		Key string `json:"key"`
	}
	if json.Unmarshal(data, &l) != nil {
		return "", ErrDamaged
	}
	return l.Key, nil
}

// errStop ends eachLine early.
var errStop = errors.New("enough")

// eachLine visits the whole lines of a file, which may be nil, with their places. What
// follows the last line feed was being written when a run was killed.
func eachLine(file *os.File, visit func(at int64, data []byte) error) error {
	if file == nil {
		return nil
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	in := bufio.NewReaderSize(file, 1<<20)
	at := int64(0)
	for {
		data, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := visit(at, bytes.TrimSuffix(data, []byte("\n"))); err != nil {
			return err
		}
		at += int64(len(data))
	}
}

// replaceFile writes a file into a folder for temporary ones and renames it to its
// place, so that it is there whole or not at all.
func replaceFile(path, temporary string, write func(io.Writer) error) (err error) {
	file, err := os.CreateTemp(temporary, "new-*") // with mode 0600
	if err != nil {
		return fmt.Errorf("writing %s: %w", filepath.ToSlash(path), err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("writing %s: %w", filepath.ToSlash(path), err), os.Remove(file.Name()))
		}
	}()
	out := bufio.NewWriterSize(file, 1<<16)
	err = write(out)
	if err = errors.Join(err, out.Flush(), file.Sync(), file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}
