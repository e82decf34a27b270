package generator

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	"permitpack/generator/packet"
)

// Output is a folder in which one run makes the packets of many applications. It may
// be used by many goroutines. The caller sees to it that no other run works in it.
type Output struct {
	root *os.Root
	dir  string
}

// OpenOutput opens dir, making it where there is none, and sweeps what a killed run
// left there.
func OpenOutput(dir string) (*Output, error) {
	if err := os.MkdirAll(dir, folderMode); err != nil {
		return nil, fmt.Errorf("making the output folder: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the output folder: %w", err)
	}
	o := &Output{root, dir}
	if err := o.sweep(); err != nil {
		root.Close()
		return nil, err
	}
	return o, nil
}

// Close releases the folder.
func (o *Output) Close() error { return o.root.Close() }

// leftover is the name of unfinished work; the first group is that of the packet.
var leftover = regexp.MustCompile(`^\.(.+)\.(?:tmp|old)-[A-Z2-7]{8}$`)

// sweep sweeps what was left of any packet.
func (o *Output) sweep() error {
	entries, err := fs.ReadDir(o.root.FS(), ".")
	if err != nil {
		return fmt.Errorf("reading the output folder: %w", err)
	}
	for _, entry := range entries {
		if name := leftover.FindStringSubmatch(entry.Name()); name != nil {
			if err := o.target(name[1]).sweepOne(entry.Name()); err != nil {
				return fmt.Errorf("sweeping an unfinished packet: %w", err)
			}
		}
	}
	return nil
}

// target is the place of a packet, which replaces one that is there.
func (o *Output) target(name string) *target {
	return &target{root: o.root, dir: o.dir, path: filepath.Join(o.dir, name), name: name, force: true}
}

// Has tells whether something of the name is in the folder.
func (o *Output) Has(name string) bool {
	_, err := o.root.Lstat(name)
	return err == nil
}

// Remove removes a packet whose place another has taken. A folder that holds
// anything else besides stays under another name, which is given.
func (o *Output) Remove(name string) (kept string, err error) {
	t := o.target(name)
	aside := t.replaced() + mark()
	err = o.root.Rename(name, aside)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err == nil {
		err = t.discard(aside)
	}
	if err != nil {
		return "", fmt.Errorf("removing %s: %w", t.path, err)
	}
	return t.kept, nil
}

// Whole tells whether a packet is there with every file that its packet.json lists,
// byte for byte, and packet.json is the one with the SHA-256.
func (o *Output) Whole(name, sum string) bool {
	data, err := o.root.ReadFile(filepath.Join(name, manifestFile))
	if err != nil || hexSum(data) != sum {
		return false
	}
	var listed struct {
		Files []packet.File `json:"files"`
	}
	if json.Unmarshal(data, &listed) != nil {
		return false
	}
	for _, f := range listed.Files {
		if !o.holds(filepath.Join(name, f.Path), f) {
			return false
		}
	}
	return true
}

func (o *Output) holds(path string, f packet.File) bool {
	file, err := o.root.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	sum := sha256.New()
	n, err := io.Copy(sum, file)
	return err == nil && n == int64(f.Bytes) && hex.EncodeToString(sum.Sum(nil)) == f.SHA256
}

func hexSum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
