package form_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/page"
)

// describe writes marks for people: lengths in micrometres, as they are laid out.
func describe(b *strings.Builder, number int, layer string, marks []page.Mark) {
	for _, m := range marks {
		fmt.Fprintf(b, "%d %s ", number, layer)
		switch m := m.(type) {
		case page.Text:
			fmt.Fprintf(b, "text %d,%d %s %q %s\n", m.X, m.Y, style(m.Style), m.Value, m.Field)
		case page.Line:
			fmt.Fprintf(b, "line %d,%d %d,%d\n", m.X1, m.Y1, m.X2, m.Y2)
		case page.Rect:
			fmt.Fprintf(b, "rect %d,%d %dx%d fill %d\n", m.X, m.Y, m.Width, m.Height, m.Fill)
		case page.Picture:
			fmt.Fprintf(b, "picture %d,%d %dx%d %s\n", m.X, m.Y, m.Width, m.Height, m.Field)
		}
	}
}

func style(st page.Style) string {
	weight := "regular"
	if st.Bold {
		weight = "bold"
	}
	return fmt.Sprintf("%g %s grey %d", float64(st.Size)/100, weight, st.Grey)
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if os.Getenv("UPDATE") != "" {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got); UPDATE=1 go test rewrites it:\n%s", file, diff)
	}
}
