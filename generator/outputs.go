package generator

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"permitpack/generator/packet"
)

// Packets hold passports and addresses: only their owner may read them.
const (
	fileMode   fs.FileMode = 0o600
	folderMode fs.FileMode = 0o700
)

// outputs are the files of a packet in the order in which they are written;
// packet.json is the last, so that a folder with it is whole.
type outputs struct{ files []output }

type output struct {
	path  string
	data  []byte
	pages int
	// locked says that the file opens with a password alone.
	locked bool
}

func (o *outputs) add(path string, data []byte, pages int) {
	o.files = append(o.files, output{path: path, data: data, pages: pages})
}

func (o *outputs) get(path string) []byte {
	for _, f := range o.files {
		if f.path == path {
			return f.data
		}
	}
	return nil
}

// lock puts the encrypted bytes in the place of a file's.
func (o *outputs) lock(path string, data []byte) {
	for i := range o.files {
		if f := &o.files[i]; f.path == path {
			f.data, f.locked = data, true
		}
	}
}

// manifest lists the files with their SHA-256.
func (o *outputs) manifest() []packet.File {
	var list []packet.File
	for _, f := range o.files {
		list = append(list, packet.File{Path: f.path, SHA256: hexSum(f.data), Bytes: len(f.data), Pages: f.pages, Encrypted: f.locked})
	}
	return list
}

// ErrExists says that a packet of the name is there and --force was not given.
var ErrExists = errors.New("the folder exists; use --force to replace it")

// errNoFolder says that something that is no packet has the packet's name.
var errNoFolder = errors.New("a file of this name is in the way; choose another output folder or rename the profile")

// OutputError says that a packet was made and could not be written: the next one
// will hardly fare better.
type OutputError struct{ err error }

func (e OutputError) Error() string { return e.err.Error() }
func (e OutputError) Unwrap() error { return e.err }

// target is the folder in which a packet will appear.
type target struct {
	// root is nil as long as the output folder does not exist.
	root  *os.Root
	dir   string
	path  string
	name  string
	force bool
	// kept is where an old folder went that held more than a packet.
	kept string
}

// openTarget sweeps what a killed run left of the packet in dir, and refuses a
// packet that exists unless force is set. A missing dir is made by publish, so
// that a profile of which nothing is made leaves nothing.
func openTarget(dir, name string, force bool) (*target, error) {
	if name == "." || name != filepath.Base(name) || !filepath.IsLocal(name) {
		return nil, errors.New("the profile's file name gives the packet no name that a folder can have")
	}
	t := &target{dir: dir, path: filepath.Join(dir, name), name: name, force: force}
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return t, nil
	}
	if err := t.open(); err != nil {
		return nil, err
	}
	if err := t.sweep(); err != nil {
		t.close()
		return nil, err
	}
	if err := t.free(); err != nil {
		t.close()
		return nil, fmt.Errorf("%s: %w", t.path, err)
	}
	return t, nil
}

// free tells whether the packet may take its name.
func (t *target) free() error {
	switch info, err := t.root.Lstat(t.name); {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return errNoFolder
	case !t.force:
		return ErrExists
	}
	return nil
}

func (t *target) open() error {
	root, err := os.OpenRoot(t.dir)
	if err != nil {
		return fmt.Errorf("opening the output folder: %w", err)
	}
	t.root = root
	return nil
}

func (t *target) close() {
	if t.root != nil {
		t.root.Close()
	}
}

// The names of unfinished work begin with a dot and the packet's name.
func (t *target) unfinished() string { return "." + t.name + ".tmp-" }
func (t *target) replaced() string   { return "." + t.name + ".old-" }

// sweep removes what a killed run left behind. A packet that was moved aside
// and not replaced any more is put back.
func (t *target) sweep() error {
	entries, err := fs.ReadDir(t.root.FS(), ".")
	if err != nil {
		return fmt.Errorf("reading the output folder: %w", err)
	}
	for _, e := range entries {
		if err := t.sweepOne(e.Name()); err != nil {
			return fmt.Errorf("sweeping an unfinished packet: %w", err)
		}
	}
	return nil
}

// sweepOne sweeps an entry of the folder, where it is a leftover of the packet.
func (t *target) sweepOne(entry string) error {
	switch {
	case strings.HasPrefix(entry, t.unfinished()):
		return t.root.RemoveAll(entry)
	case !strings.HasPrefix(entry, t.replaced()):
		return nil
	}
	if _, missing := t.root.Lstat(t.name); missing != nil {
		return t.root.Rename(entry, t.name)
	}
	return t.discard(entry)
}

// mark tells leftovers of one packet apart.
func mark() string { return rand.Text()[:8] }

// publish writes the files into a folder of another name and renames it, so
// that the packet appears whole or not at all.
func (t *target) publish(ctx context.Context, o outputs) (err error) {
	if t.root == nil {
		if err := os.MkdirAll(t.dir, folderMode); err != nil {
			return fmt.Errorf("making the output folder: %w", err)
		}
		if err := t.open(); err != nil {
			return err
		}
	}
	mark := mark()
	temporary := t.unfinished() + mark
	defer func() {
		if err != nil {
			t.root.RemoveAll(temporary)
			err = fmt.Errorf("writing %s: %w", t.path, err)
		}
	}()
	if err := t.root.Mkdir(temporary, folderMode); err != nil {
		return err
	}
	if err := t.write(ctx, temporary, o.files); err != nil {
		return err
	}
	return t.replace(temporary, t.replaced()+mark)
}

// write writes files into a folder, and the folders below it that they lie in. It waits
// for the disk when all are written, because a disk takes many files about as fast as one.
func (t *target) write(ctx context.Context, folder string, files []output) (err error) {
	var written []*os.File
	defer func() {
		for _, file := range written {
			err = errors.Join(err, file.Close())
		}
	}()
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		file, err := t.create(filepath.Join(folder, f.path))
		if err != nil {
			return err
		}
		written = append(written, file)
		if _, err := file.Write(f.data); err != nil {
			return err
		}
	}
	for _, file := range written {
		if err := file.Sync(); err != nil {
			return err
		}
	}
	return nil
}

// create makes a file, and the folder that it lies in.
func (t *target) create(path string) (*os.File, error) {
	file, err := t.root.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if !errors.Is(err, fs.ErrNotExist) {
		return file, err
	}
	if err := t.root.MkdirAll(filepath.Dir(path), folderMode); err != nil {
		return nil, err
	}
	return t.root.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
}

// replace puts the finished folder in its place, moving an old one aside first.
func (t *target) replace(temporary, aside string) error {
	if err := t.free(); err != nil {
		return err
	}
	if _, err := t.root.Lstat(t.name); err != nil {
		return t.root.Rename(temporary, t.name)
	}
	if err := t.root.Rename(t.name, aside); err != nil {
		return err
	}
	if err := t.root.Rename(temporary, t.name); err != nil {
		return errors.Join(err, t.root.Rename(aside, t.name))
	}
	return t.discard(aside)
}

// discard removes an old packet. A folder that holds anything else, be it a
// note of the user's or scans that happen to lie under the packet's name, is kept
// under a name of its own.
func (t *target) discard(aside string) error {
	if t.isPacket(aside) {
		// The new packet stands already; what cannot be removed now is swept at the next start.
		_ = t.root.RemoveAll(aside)
		return nil
	}
	kept := t.name + ".replaced-" + strings.TrimPrefix(aside, t.replaced())
	t.kept = filepath.Join(t.dir, kept)
	return t.root.Rename(aside, kept)
}

// isPacket tells whether a folder holds nothing but what its packet.json lists.
func (t *target) isPacket(folder string) bool {
	entries, err := fs.ReadDir(t.root.FS(), folder)
	if err != nil || len(entries) == 0 {
		return err == nil
	}
	data, err := t.root.ReadFile(filepath.Join(folder, manifestFile))
	if err != nil {
		return false
	}
	var listed struct {
		Files []packet.File `json:"files"`
	}
	if json.Unmarshal(data, &listed) != nil {
		return false
	}
	ours := map[string]bool{manifestFile: true}
	for _, f := range listed.Files {
		ours[f.Path] = true
	}
	whole, err := fs.Sub(t.root.FS(), folder)
	if err != nil {
		return false
	}
	errForeign := errors.New("a file of somebody else's")
	return fs.WalkDir(whole, ".", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !ours[path] {
			return errForeign
		}
		return err
	}) == nil
}
