package batch

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestFolderName(t *testing.T) {
	tests := []struct{ key, surname, passport, want string }{
		{"12", "Zhang", "E12345678", "12-Zhang-5678"},
		{"12", "Əliyev", "C0123", "12-Eliyev-0123"},
		{"12", "De La Cruz", "AB 12-34 56", "12-De-La-Cruz-3456"},
		{"A/12", "Щербакова", "12", "A-12-Shcherbakova-12"},
		{"../../etc", "张", "P7", "etc-P7"},
		{"CON", "Li", "", "CON-Li"},
		{" 7. ", "Li.", "1234567", "7-Li-4567"},
		{"-f", "$(rm)", "*", "f-rm"},
	}
	for _, test := range tests {
		if got := folderName(test.key, test.surname, test.passport); got != test.want {
			t.Errorf("folderName(%q, %q, %q) = %q, want %q", test.key, test.surname, test.passport, got, test.want)
		}
	}
	if got := folderName(strings.Repeat("k", 99), strings.Repeat("Ж", 99), "12345"); len(got) > mostOfKey+mostOfSurname+lastOfNumber+2 {
		t.Errorf("%d characters", len(got))
	}
}

// A path is found again from the folder, also one that lies elsewhere altogether, as
// on another drive.
func TestPathIn(t *testing.T) {
	folder := t.TempDir()
	elsewhere := filepath.ToSlash(t.TempDir())
	for path, want := range map[string]string{
		elsewhere:  filepath.FromSlash(elsewhere),
		"C1-Li":    filepath.Join(folder, "C1-Li"),
		"../0/C-1": filepath.Join(filepath.Dir(folder), "0", "C-1"),
	} {
		if got := pathIn(folder, path); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
	if got := pathIn(folder, pathFrom(folder, elsewhere)); got != filepath.FromSlash(elsewhere) {
		t.Errorf("there and back: %s", got)
	}
}
