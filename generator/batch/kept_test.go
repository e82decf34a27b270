package batch

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"permitpack/samples/clients"
)

// TestKept changes the name of a client, so that the packet has another folder, where
// somebody has put files of their own into the old one, the new one, or both.
func TestKept(t *testing.T) {
	for _, with := range [][]string{{"old"}, {"new"}, {"new", "old"}} {
		folder := t.TempDir()
		file, dir := writeSheet(t, folder, clients.Options{Rows: 1}), filepath.Join(folder, "out")
		ran(t, file, dir, options())
		folders := map[string]string{"old": readIndex(t, dir).Applications[0].Folder}
		row := clients.Row(0)
		folders["new"] = folderName(row["client_id"], "Newname", row["passport.number"])
		for _, name := range with {
			if err := os.MkdirAll(filepath.Join(dir, folders[name]), 0o700); err != nil {
				t.Fatal(err)
			}
			writeFile(t, filepath.Join(dir, folders[name], "notes.txt"), []byte("mine: "+name))
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, file, bytes.Replace(data, []byte(row["applicant.surname"]), []byte("Newname"), 1))

		o := options()
		o.Force = true
		var kept []string
		o.Done = func(row Row) { kept = row.Kept }
		ran(t, file, dir, o)
		var notes []string
		for _, path := range kept {
			note, err := os.ReadFile(filepath.Join(path, "notes.txt"))
			if err != nil {
				t.Fatal(err)
			}
			notes = append(notes, string(bytes.TrimPrefix(note, []byte("mine: "))))
		}
		if !slices.Equal(notes, with) {
			t.Errorf("the notes of %v: told of %v", with, kept)
		}
	}
}
