package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestParseSize(t *testing.T) {
	for _, test := range []struct {
		written string
		want    int64
	}{
		{"5000000", 5_000_000}, {"1", 1}, {"900b", 900},
		{"5MB", 5_000_000}, {"5M", 5_000_000}, {"5mb", 5_000_000}, {"5 MB", 5_000_000}, {"500k", 500_000}, {"500kB", 500_000}, {"2G", 2_000_000_000},
		{"4.7MB", 4_700_000}, {"0.29MB", 290_000}, {"1.0005k", 1_000}, {".5M", 500_000},
		{"5MiB", 5 << 20}, {"800KiB", 800 << 10},
	} {
		if got, err := parseSize(test.written); err != nil || got != test.want {
			t.Errorf("%q: %d, %v; want %d", test.written, got, err, test.want)
		}
	}
	for _, written := range []string{"", "0", "-1", "0.4", "MB", "5 apples", "5,5MB", "1e6", "0x10", "Inf", "NaN", "5MBB", "1.2.3", "99999999999999999999G", "５MB", "5MB 3"} {
		if got, err := parseSize(written); err == nil {
			t.Errorf("%q: %d, want an error", written, got)
		}
	}
}

func TestReadPassword(t *testing.T) {
	dir := t.TempDir()
	for _, test := range []struct{ file, want, says string }{
		{"geheim\n", "geheim", ""},
		{"geheim", "geheim", ""},
		{"geheim\r\nsecond line\n", "geheim", ""},
		{"\ufeffşifrə\n", "şifrə", ""},
		{" two words \n", " two words ", ""},
		{strings.Repeat("x", 127) + "\n", strings.Repeat("x", 127), ""},
		{"", "", "empty"},
		{"\ngeheim\n", "", "empty"},
		{"gr\xfc\xdfe\n", "", "UTF-8"},
		{"g\x00e\x00\n", "", "character 2"},
		{strings.Repeat("x", 128), "", "127"},
		{strings.Repeat("x", 1<<20), "", "127"},
	} {
		file := filepath.Join(dir, "password")
		if err := os.WriteFile(file, []byte(test.file), 0o600); err != nil {
			t.Fatal(err)
		}
		var warned bytes.Buffer
		got, err := readPassword(file, &warned)
		if test.says == "" && (err != nil || got != test.want) || test.says != "" && (err == nil || !strings.Contains(err.Error(), test.says)) {
			t.Errorf("%.20q: %q, %v", test.file, got, err)
		}
		if warned.Len() > 0 {
			t.Errorf("%.20q: warned of %s", test.file, warned.String())
		}
	}
}

func TestPasswordThatEverybodyCanRead(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no modes")
	}
	file := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(file, []byte("geheim\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(file, 0o644); err != nil {
		t.Fatal(err)
	}
	var warned bytes.Buffer
	if _, err := readPassword(file, &warned); err != nil || !strings.Contains(warned.String(), "chmod 600") || strings.Contains(warned.String(), "geheim") {
		t.Errorf("%q, %v", warned.String(), err)
	}
}
