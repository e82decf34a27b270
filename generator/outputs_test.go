package generator

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tree are the files below a folder with their content, folders with a slash.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(dir, path)
		if err != nil || inside == "." {
			return err
		}
		if inside = filepath.ToSlash(inside); entry.IsDir() {
			found[inside+"/"] = ""
			return nil
		}
		data, err := os.ReadFile(path)
		found[inside] = string(data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return found
}

// plant writes files below a folder; a name that ends in a slash is a folder.
func plant(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		folder := filepath.Dir(path)
		if strings.HasSuffix(name, "/") {
			folder = path
		}
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		if folder == path {
			continue
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func twoFiles() outputs {
	var o outputs
	o.add("form.pdf", []byte("new form"), 1)
	o.add("packet.json", []byte("new manifest"), 0)
	return o
}

// oldManifest is the packet.json of an older packet.
const oldManifest = `{"files": [{"path": "form.pdf"}, {"path": "letters/a.pdf"}]}`

// What a user has put into the folder of a packet, or under its name, is never lost.
func TestForceKeepsWhatIsNotOurs(t *testing.T) {
	for name, before := range map[string]map[string]string{
		"scans under the packet's name": {"zhang/passport.pdf": "scan"},
		"a note among a packet's files": {"zhang/packet.json": oldManifest, "zhang/form.pdf": "old", "zhang/notes.txt": "mine"},
		"a note in a folder below":      {"zhang/packet.json": oldManifest, "zhang/letters/notes.txt": "mine"},
		"a damaged packet.json":         {"zhang/packet.json": "{", "zhang/form.pdf": "old"},
		"moved aside by a killed run":   {".zhang.old-AAAA/notes.txt": "mine", "zhang/packet.json": oldManifest},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			plant(t, dir, before)
			target, err := openTarget(dir, "zhang", true)
			if err != nil {
				t.Fatal(err)
			}
			defer target.close()
			if err := target.publish(context.Background(), twoFiles()); err != nil {
				t.Fatal(err)
			}
			if target.kept == "" {
				t.Fatal("nothing is said to be kept")
			}
			after, kept := tree(t, dir), filepath.Base(target.kept)
			for path, content := range before {
				_, inside, _ := strings.Cut(path, "/")
				if !strings.HasPrefix(path, "zhang/packet.json") && after[kept+"/"+inside] != content {
					t.Errorf("%s is lost", path)
				}
			}
			if after["zhang/form.pdf"] != "new form" {
				t.Error("the new packet is not there")
			}
		})
	}
}

var published = map[string]string{"zhang/": "", "zhang/form.pdf": "new form", "zhang/packet.json": "new manifest"}

func TestPublish(t *testing.T) {
	for _, test := range []struct {
		name   string
		before map[string]string
		force  bool
		want   map[string]string // nil: refused by err, and everything stays
		err    error
	}{
		{name: "empty folder", want: published},
		{name: "old packet, refused", before: map[string]string{"zhang/form.pdf": "old"}, err: ErrExists},
		{name: "old packet, replaced", before: map[string]string{"zhang/form.pdf": "old", "zhang/letters/a.pdf": "x", "zhang/packet.json": oldManifest}, force: true, want: published},
		{name: "empty old packet, refused", before: map[string]string{"zhang/": ""}, err: ErrExists},
		{name: "empty folder in the way, replaced", before: map[string]string{"zhang/": ""}, force: true, want: published},
		{name: "file in the way, refused", before: map[string]string{"zhang": "mine"}, err: errNoFolder},
		{name: "file in the way, refused with force too", before: map[string]string{"zhang": "mine"}, force: true, err: errNoFolder},
		{name: "leftovers of a killed run", before: map[string]string{".zhang.tmp-AAAA/form.pdf": "half"}, want: published},
		{
			name: "leftovers of a killed replacement", force: true, want: published,
			before: map[string]string{".zhang.old-AAAA/packet.json": oldManifest, ".zhang.tmp-AAAA/form.pdf": "half"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			plant(t, dir, test.before)
			before := tree(t, dir)
			target, err := openTarget(dir, "zhang", test.force)
			if err == nil {
				defer target.close()
				err = target.publish(context.Background(), twoFiles())
			}
			want := test.want
			if want == nil {
				want = before
				if !errors.Is(err, test.err) {
					t.Errorf("error %v, want %v", err, test.err)
				}
			} else if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestPublishFolders: a file in a folder of the packet has that folder made, private
// as all of it, and a second packet takes the place of the first.
func TestPublishFolders(t *testing.T) {
	dir := t.TempDir()
	want := map[string]string{"zhang/": "", "zhang/letters/": "", "zhang/letters/a.pdf": "a", "zhang/letters/b.pdf": "b", "zhang/packet.json": `{"files": [{"path": "letters/a.pdf"}, {"path": "letters/b.pdf"}]}`}
	for range 2 {
		target, err := openTarget(dir, "zhang", true)
		if err != nil {
			t.Fatal(err)
		}
		var o outputs
		o.add("letters/a.pdf", []byte("a"), 1)
		o.add("letters/b.pdf", []byte("b"), 1)
		o.add("packet.json", []byte(want["zhang/packet.json"]), 0)
		err = target.publish(context.Background(), o)
		target.close()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
			t.Error(diff)
		}
	}
	if runtime.GOOS == "windows" {
		return
	}
	info, err := os.Stat(filepath.Join(dir, "zhang", "letters"))
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != 0o700 {
		t.Errorf("the folder has mode %o, want 700", got)
	}
}

// TestPublishFails makes the writing fail at one place after the other: what was
// there before is there afterwards, and nothing else.
func TestPublishFails(t *testing.T) {
	old := map[string]string{"zhang/form.pdf": "old", "other/packet.json": "other"}
	for name, spoil := range map[string]func(*target, *outputs) context.Context{
		"a file where a folder of the packet should be": func(_ *target, o *outputs) context.Context {
			o.add("form.pdf/petition.pdf", nil, 0)
			return context.Background()
		},
		"a file twice": func(_ *target, o *outputs) context.Context {
			o.add("form.pdf", nil, 0)
			return context.Background()
		},
		"a file outside": func(_ *target, o *outputs) context.Context {
			o.add("../../outside", nil, 0)
			return context.Background()
		},
		"interrupted": func(*target, *outputs) context.Context {
			ctx, cancel := context.WithCancel(context.Background())
			cancel()
			return ctx
		},
		"the name cannot be a folder's": func(t *target, _ *outputs) context.Context {
			t.name = strings.Repeat("x", 300)
			return context.Background()
		},
		"a packet that appeared meanwhile": func(t *target, _ *outputs) context.Context {
			t.force = false
			return context.Background()
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			plant(t, dir, old)
			before := tree(t, dir)
			target, err := openTarget(dir, "zhang", true)
			if err != nil {
				t.Fatal(err)
			}
			defer target.close()
			o := twoFiles()
			ctx := spoil(target, &o)
			if err := target.publish(ctx, o); err == nil {
				t.Error("no error")
			}
			if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSweep(t *testing.T) {
	for _, test := range []struct {
		name         string
		before, want map[string]string
	}{
		{"nothing", map[string]string{"other/x": "1"}, map[string]string{"other/": "", "other/x": "1"}},
		{"unfinished", map[string]string{".zhang.tmp-A/x": "1", ".zhang.tmp-B/": ""}, map[string]string{}},
		{"moved aside and not replaced", map[string]string{".zhang.old-A/x": "1"}, map[string]string{"zhang/": "", "zhang/x": "1"}},
		{"moved aside and replaced", map[string]string{".zhang.old-A/packet.json": "{}", "zhang/x": "2"}, map[string]string{"zhang/": "", "zhang/x": "2"}},
		{"moved aside with a note of the user's", map[string]string{".zhang.old-A/x": "1", "zhang/x": "2"}, map[string]string{"zhang.replaced-A/": "", "zhang.replaced-A/x": "1", "zhang/": "", "zhang/x": "2"}},
		{"both", map[string]string{".zhang.old-A/x": "1", ".zhang.tmp-A/x": "2"}, map[string]string{"zhang/": "", "zhang/x": "1"}},
		{
			"of another packet", map[string]string{".zhang-wei.tmp-A/x": "1", ".zhan.tmp-A/x": "1", "zhang.tmp-A/x": "1"},
			map[string]string{".zhang-wei.tmp-A/": "", ".zhang-wei.tmp-A/x": "1", ".zhan.tmp-A/": "", ".zhan.tmp-A/x": "1", "zhang.tmp-A/": "", "zhang.tmp-A/x": "1"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			plant(t, dir, test.before)
			target, err := openTarget(dir, "zhang", true)
			if err != nil {
				t.Fatal(err)
			}
			target.close()
			if diff := cmp.Diff(test.want, tree(t, dir)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTargetRefused(t *testing.T) {
	dir := t.TempDir()
	plant(t, dir, map[string]string{"file": "x"})
	for name, open := range map[string]func() (*target, error){
		"no name":              func() (*target, error) { return openTarget(dir, "", true) },
		"the folder itself":    func() (*target, error) { return openTarget(dir, ".", true) },
		"the folder above":     func() (*target, error) { return openTarget(dir, "..", true) },
		"a file as folder":     func() (*target, error) { return openTarget(filepath.Join(dir, "file"), "zhang", true) },
		"a folder in a folder": func() (*target, error) { return openTarget(dir, "a/b", true) },
	} {
		if target, err := open(); err == nil {
			target.close()
			t.Errorf("%s: no error", name)
		}
	}
	if diff := cmp.Diff(map[string]string{"file": "x"}, tree(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// TestTargetIsMadeLate wants a folder that is missing to stay so until there is a packet.
func TestTargetIsMadeLate(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	target, err := openTarget(dir, "zhang", false)
	if err != nil {
		t.Fatal(err)
	}
	defer target.close()
	if _, err := os.Stat(filepath.Dir(dir)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder is there already: %v", err)
	}
	if err := target.publish(context.Background(), twoFiles()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(published, tree(t, dir)); diff != "" {
		t.Error(diff)
	}
	if runtime.GOOS == "windows" {
		return
	}
	for path, want := range map[string]fs.FileMode{"": 0o700, "zhang": 0o700, "zhang/form.pdf": 0o600} {
		info, err := os.Stat(filepath.Join(dir, path))
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%q has mode %o, want %o", path, got, want)
		}
	}
}

// TestManifestOfOutputs holds the list against SHA-256 of "abc" (FIPS 180-4, example).
func TestManifestOfOutputs(t *testing.T) {
	var o outputs
	o.add("a", []byte("abc"), 2)
	files := o.manifest()
	if len(files) != 1 || files[0].SHA256 != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" ||
		files[0].Bytes != 3 || files[0].Pages != 2 || files[0].Path != "a" {
		t.Errorf("%+v", files)
	}
	if !slices.Equal(o.get("a"), []byte("abc")) || o.get("b") != nil {
		t.Error("get gives another file")
	}
}
