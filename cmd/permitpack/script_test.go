package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"permitpack": main})
}

// TestScript runs the scripts under testdata/script. Each starts in a folder
// that holds ready.yaml, a profile of which everything is ready, its photo.jpg, and
// the folder faulty with photos that have one fault each, and the folder blank with an
// invented blank and its layout.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               setup,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":         exits,
			"edit":          edit,
			"value":         value,
			"finds":         finds,
			"same-findings": sameFindings,
			"modes":         modes,
			"make":          makeFile,
			"list":          list,
		},
	})
}

func setup(env *testscript.Env) error {
	for from, to := range map[string]string{
		"testdata/ready.yaml":                       "ready.yaml",
		"../../samples/profiles/photos/student.jpg": "photo.jpg",
	} {
		data, err := os.ReadFile(from)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(env.WorkDir, to), data, 0o600); err != nil {
			return err
		}
	}
	for from, to := range map[string]string{"../../samples/photos": "faulty", "../../samples/blank": "blank"} {
		if err := os.CopyFS(filepath.Join(env.WorkDir, to), os.DirFS(from)); err != nil {
			return err
		}
	}
	return nil
}

// exits runs a command and wants its exit status: exits 2 permitpack build.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS COMMAND…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	status := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		failed, isExit := errors.AsType[*exec.ExitError](err)
		if !isExit {
			ts.Fatalf("%v", err)
		}
		status = failed.ExitCode()
	}
	if status != want {
		ts.Fatalf("exit status %d, want %d", status, want)
	}
}

// edit copies a file with one part replaced, which must stand in it exactly
// once: edit FROM TO OLD NEW. In NEW, \n is a new line.
func edit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: edit FROM TO OLD NEW")
	}
	text, old := ts.ReadFile(args[0]), args[2]
	if n := strings.Count(text, old); n != 1 {
		ts.Fatalf("%q stands %d times in %s", old, n, args[0])
	}
	changed := strings.Replace(text, old, strings.ReplaceAll(args[3], `\n`, "\n"), 1)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(changed), 0o600))
}

// value wants a value in a JSON file: value stdout 0.status ready. The keys of
// an object joined by commas are its value, and "N items" that of a list.
func value(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: value FILE PATH WANT")
	}
	got := describe(at(ts, read(ts, args[0]), args[1]))
	if (got == args[2]) == neg {
		ts.Fatalf("%s of %s is %s", args[1], args[0], got)
	}
}

func read(ts *testscript.TestScript, file string) any {
	var document any
	decoder := json.NewDecoder(strings.NewReader(ts.ReadFile(file)))
	if err := decoder.Decode(&document); err != nil {
		ts.Fatalf("%s is no JSON: %v", file, err)
	}
	if decoder.More() {
		ts.Fatalf("%s holds more than one document", file)
	}
	return document
}

func at(ts *testscript.TestScript, v any, path string) any {
	if path == "." {
		return v
	}
	for key := range strings.SplitSeq(path, ".") {
		switch parent := v.(type) {
		case map[string]any:
			v = parent[key]
		case []any:
			i, err := strconv.Atoi(key)
			if err != nil || i >= len(parent) {
				ts.Fatalf("no element %s of %s", key, path)
			}
			v = parent[i]
		default:
			ts.Fatalf("nothing at %s of %s", key, path)
		}
	}
	return v
}

func describe(v any) string {
	switch v := v.(type) {
	case map[string]any:
		var keys []string
		for key := range v {
			keys = append(keys, key)
		}
		return strings.Join(sorted(keys), ",")
	case []any:
		return fmt.Sprintf("%d items", len(v))
	}
	return fmt.Sprint(v)
}

// finds wants a finding in the JSON of build or check, which has one element:
// finds stdout SEVERITY ID WHERE [PART OF THE MESSAGE].
func finds(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 4 {
		ts.Fatalf("usage: finds FILE SEVERITY ID WHERE [PART]")
	}
	part := strings.Join(args[4:], " ")
	found := false
	var all []string
	for _, f := range at(ts, read(ts, args[0]), "0.findings").([]any) {
		f := f.(map[string]any)
		all = append(all, fmt.Sprint(f["severity"], " ", f["id"], " ", f["where"], ": ", f["message"]))
		found = found || f["severity"] == args[1] && f["id"] == args[2] && f["where"] == args[3] &&
			strings.Contains(fmt.Sprint(f["message"], f["fix"]), part)
	}
	if found == neg {
		ts.Fatalf("findings:\n%s", strings.Join(all, "\n"))
	}
}

// sameFindings wants the findings of two JSON files to be the same, and some.
func sameFindings(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: same-findings FILE FILE")
	}
	a, b := at(ts, read(ts, args[0]), "0.findings"), at(ts, read(ts, args[1]), "0.findings")
	if diff := cmp.Diff(a, b); diff != "" {
		ts.Fatalf("findings differ:\n%s", diff)
	}
	if len(a.([]any)) == 0 {
		ts.Fatalf("there is no finding to compare")
	}
}

// modes wants the permissions of everything in a folder: modes FOLDER 0700 0600.
func modes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: modes FOLDER FOLDER-MODE FILE-MODE")
	}
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		want := args[2]
		if entry.IsDir() {
			want = args[1]
		}
		if got := fmt.Sprintf("%04o", info.Mode().Perm()); got != want {
			return fmt.Errorf("%s has mode %s, want %s", path, got, want)
		}
		return nil
	}))
}

// list DIR prints the names in a folder, a line each: a machine need not have ls.
func list(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: list DIR")
	}
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	for _, entry := range entries {
		fmt.Fprintln(ts.Stdout(), entry.Name())
	}
}

// makeFile writes a file that a script cannot hold: make KIND FILE.
func makeFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: make KIND FILE")
	}
	makers := map[string]func() ([]byte, error){
		"pdf":           onePage,
		"locked-pdf":    lockedPage,
		"xfa-pdf":       xfaForm,
		"vast-png":      vastPNG,
		"binary":        func() ([]byte, error) { return bytes.Repeat([]byte{0, 0xff, 0x1b, '\n'}, 512), nil },
		"ten-megabytes": func() ([]byte, error) { return bytes.Repeat([]byte("# one\n"), 10<<20/6), nil },
		"deep":          func() ([]byte, error) { return bytes.Repeat([]byte("["), 100_000), nil },
		"bom":           func() ([]byte, error) { return []byte("\xef\xbb\xbf" + ts.ReadFile("ready.yaml")), nil },
	}
	maker, known := makers[args[0]]
	if !known {
		ts.Fatalf("nothing makes %s", args[0])
	}
	data, err := maker()
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), data, 0o600))
}
