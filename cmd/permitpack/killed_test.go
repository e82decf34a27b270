//go:build !windows

package main

import (
	"bytes"
	"crypto/sha256"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"permitpack/samples/clients"
)

// TestKilled kills a batch (SIGKILL) at random moments and goes on, again and again. At
// its end the folder is, byte for byte, that of a run that nobody disturbed. How long
// the program is let run changes what is tried, and never what is wanted.
func TestKilled(t *testing.T) {
	kills, rows := 20, 25
	if raced {
		kills, rows = 3, 6
	}
	folder := t.TempDir()
	sheet := filepath.Join(folder, "clients.csv")
	var data bytes.Buffer
	if err := clients.WriteCSV(&data, clients.Options{Rows: rows, BadEvery: 6, Photo: "photo.jpg"}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(sheet, data.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	copyFile(t, "../../samples/profiles/photos/student.jpg", filepath.Join(folder, "photo.jpg"))
	run := func(dir string) *exec.Cmd {
		return exec.Command("permitpack", "batch", sheet, "-o", dir, "--today", "2026-11-21", "--resume", "--quiet")
	}
	undisturbed := filepath.Join(folder, "undisturbed")
	begun := time.Now()
	if out, err := run(undisturbed).CombinedOutput(); err == nil || err.(*exec.ExitError).ExitCode() != exitNotReady {
		t.Fatalf("%v: %s", err, out)
	}
	whole := time.Since(begun)
	want := sums(t, undisturbed)
	chance := rand.New(rand.NewPCG(7, 7))
	for killed, round := 0, 0; killed < kills; round++ {
		dir := filepath.Join(folder, string(rune('a'+round)))
		for ; killed < kills; killed++ {
			program := run(dir)
			if err := program.Start(); err != nil {
				t.Fatal(err)
			}
			ended := make(chan error, 1)
			go func() { ended <- program.Wait() }()
			select {
			case <-time.After(time.Duration(chance.Int64N(int64(whole) / 2))):
				if err := program.Process.Kill(); err != nil {
					t.Log(err) // it had just come to its end
				}
				<-ended
				continue
			case <-ended:
			}
			break
		}
		if out, err := run(dir).CombinedOutput(); err == nil || err.(*exec.ExitError).ExitCode() != exitNotReady {
			t.Fatalf("the last run: %v: %s", err, out)
		}
		if diff := cmp.Diff(want, sums(t, dir)); diff != "" {
			t.Fatalf("after %d kills (-undisturbed +killed):\n%s", killed, diff)
		}
	}
}

// sums are the files of a folder with the SHA-256 of each.
func sums(t *testing.T, dir string) map[string][sha256.Size]byte {
	t.Helper()
	all := map[string][sha256.Size]byte{}
	if err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, path))
		all[path] = sha256.Sum256(data)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return all
}
