package scan

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/pdf"
)

// The spellings are those of ISO 32000-1, 7.2 to 7.3, 7.8.2 and 8.9.7.
func TestForEachShown(t *testing.T) {
	tests := []struct {
		commands string
		want     []string
	}{
		{"", nil},
		{"/F1 12 Tf (x) Tj", []string{"Font F1"}},
		{"/X Do/Y Do", []string{"XObject X", "XObject Y"}},
		{"q\n/Im0\tDo\rQ", []string{"XObject Im0"}},
		{"/S sh", []string{"Shading S"}},
		{"/G gs /OC /L BDC 1 0 0 rg EMC", nil},
		{"/A#42 Do /A#zz Do / Do /A#4 Do", []string{"XObject AB", "XObject A#zz", "XObject ", "XObject A#4"}},
		{"(/X Do) Tj", nil},
		{`(\) /X Do) Tj (a(b)/X Do) Tj /Y Do`, []string{"XObject Y"}},
		{"% /X Do\n/Y Do", []string{"XObject Y"}},
		{"[(/X)-20<2F58>] TJ <</A/B>> /Y Do", []string{"XObject Y"}},
		{"BI /W 1 /H 1 ID /X Do EI/Y EI /Z Do", []string{"XObject Z"}},
		{"BI /W 1 ID /X Do", nil},
		{"/X", nil},
		{"(/X Do", nil},
		{"<2F", nil},
		{"/F 12 -3 .5 Tf", []string{"Font F"}},
		{"12 Tf", []string{"Font "}},
	}
	for _, test := range tests {
		var got []string
		forEachShown([]byte(test.commands), func(kind, name pdf.Name) { got = append(got, string(kind)+" "+string(name)) })
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.commands, diff)
		}
	}
}

func FuzzForEachShown(f *testing.F) {
	f.Add([]byte("q /F1 12 Tf (a\\)b) Tj BI /W 1 ID x EI [<41>] TJ % c\n/X Do Q"))
	f.Fuzz(func(t *testing.T, commands []byte) {
		forEachShown(commands, func(_, name pdf.Name) {
			if len(name) > len(commands) || name != "" && !bytes.Contains(commands, []byte("/")) {
				t.Errorf("the name %q is not in the commands", name)
			}
		})
	})
}
