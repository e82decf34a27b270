package scan

import (
	"bytes"
	"strings"
	"testing"

	"permitpack/generator/pdf"
)

// unpacked are the commands of the first page of a file.
func unpacked(t *testing.T, data []byte) string {
	t.Helper()
	d, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	c := collector{document: d, budget: maxContents}
	commands, _, err := c.unpack(d.Pages[0].Content)
	if err != nil {
		t.Fatal(err)
	}
	return string(commands)
}

// Readers look for the end mark of a stream whose length is wrong.
func TestWrongLength(t *testing.T) {
	commands := "0 0 100 100 re f 20 20 50 50 re f"
	right := samplePDF(t, 1, func(w *pdf.Writer, _, page pdf.Dict) {
		page["Contents"] = w.Add(&pdf.Stream{Data: []byte(commands)})
	})
	for _, length := range []string{"33", "32", "10", "0", "40", "99"} {
		data := bytes.Replace(right, []byte("/Length 33"), []byte("/Length "+length), 1)
		if got := strings.TrimSpace(unpacked(t, data)); got != commands {
			t.Errorf("length %s: read %q", length, got)
		}
	}
}

// A stream that is packed in a way unknown to us goes on as it is, and is named.
func TestWhatOnlyReadersUnpackIsUntouched(t *testing.T) {
	for name, stream := range map[string]*pdf.Stream{
		"unknown filter": {Dict: pdf.Dict{"Filter": pdf.Name("Tomorrow")}, Data: []byte("\x01\x02\x03")},
		"no end mark":    {Dict: pdf.Dict{"Filter": pdf.Name("ASCII85Decode")}, Data: []byte("87cURD]i,\"Ebo80")},
		"a predictor of LZW": {
			Dict: pdf.Dict{"Filter": pdf.Name("LZWDecode"), "DecodeParms": pdf.Dict{"Predictor": pdf.Int(12)}},
			Data: []byte("\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01"),
		},
	} {
		d, err := Open(samplePDF(t, 1, func(w *pdf.Writer, _, page pdf.Dict) { page["Contents"] = w.Add(stream) }))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := d.Pages[0].Content
		if !bytes.Equal(got.Data, stream.Data) || got.Dict["Filter"] != stream.Dict["Filter"] {
			t.Errorf("%s: the content is %q under %v", name, got.Data, got.Dict["Filter"])
		}
		if d.Damaged != 1 {
			t.Errorf("%s: nothing is noted of page 1", name)
		}
	}
}

// What is sound is not packed anew: a scanner's pictures keep every byte.
func TestSoundStreamsAreUntouched(t *testing.T) {
	content := pdf.Deflate(nil, []byte("/X Do"))
	picture := pdf.Deflate(pdf.Dict{"Subtype": pdf.Name("Image")}, bytes.Repeat([]byte{1, 2, 3}, 999))
	d, err := Open(samplePDF(t, 1, func(w *pdf.Writer, _, page pdf.Dict) {
		page["Resources"] = pdf.Dict{"XObject": pdf.Dict{"X": w.Add(picture)}}
		page["Contents"] = w.Add(content)
	}))
	if err != nil {
		t.Fatal(err)
	}
	shown := d.Resolve(d.Dict(d.Dict(d.Pages[0].Resources)["XObject"])["X"]).(*pdf.Stream)
	if !bytes.Equal(shown.Data, picture.Data) || !bytes.Equal(d.Pages[0].Content.Data, content.Data) || d.Damaged != 0 {
		t.Errorf("a sound file was changed, or damage is seen on page %d", d.Damaged)
	}
}

// A note of a layer that is hidden is hidden with it.
func TestNotesOfHiddenLayers(t *testing.T) {
	for _, test := range []struct {
		reason string
		member func(w *pdf.Writer, shown, hidden pdf.Ref) pdf.Object
		marks  int
	}{
		{"a shown layer", func(_ *pdf.Writer, shown, _ pdf.Ref) pdf.Object { return shown }, 1},
		{"a hidden layer", func(_ *pdf.Writer, _, hidden pdf.Ref) pdf.Object { return hidden }, 0},
		{"one of two is shown", func(w *pdf.Writer, shown, hidden pdf.Ref) pdf.Object {
			return w.Add(pdf.Dict{"Type": pdf.Name("OCMD"), "OCGs": pdf.Array{hidden, shown}})
		}, 1},
		{"all are hidden", func(w *pdf.Writer, _, hidden pdf.Ref) pdf.Object {
			return w.Add(pdf.Dict{"Type": pdf.Name("OCMD"), "OCGs": hidden})
		}, 0},
		{"no layer", func(*pdf.Writer, pdf.Ref, pdf.Ref) pdf.Object { return nil }, 1},
	} {
		d, err := Open(samplePDF(t, 1, func(w *pdf.Writer, catalog, page pdf.Dict) {
			shown, hidden := w.Add(pdf.Dict{"Type": pdf.Name("OCG")}), w.Add(pdf.Dict{"Type": pdf.Name("OCG")})
			catalog["OCProperties"] = pdf.Dict{"OCGs": pdf.Array{shown, hidden}, "D": pdf.Dict{"OFF": pdf.Array{hidden}}}
			page["Annots"] = pdf.Array{pdf.Dict{
				"Subtype": pdf.Name("Stamp"), "Rect": boxOf(9, 9), "OC": test.member(w, shown, hidden),
				"AP": pdf.Dict{"N": w.Add(&pdf.Stream{Dict: pdf.Dict{"BBox": boxOf(9, 9)}, Data: []byte("0 0 9 9 re f")})},
			}}
		}))
		if err != nil {
			t.Errorf("%s: %v", test.reason, err)
			continue
		}
		if got := len(d.Pages[0].Marks); got != test.marks {
			t.Errorf("%s: %d marks, want %d", test.reason, got, test.marks)
		}
	}
}
