package scan

import (
	"bytes"
	"compress/zlib"
	"io"
	"slices"
	"strings"
	"testing"
)

// The standard library packs, and unpacks again what was mended.
func TestMend(t *testing.T) {
	text := []byte(strings.Repeat("a few words that repeat, ", 40) + "and an end")
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	z.Write(text)
	z.Close()
	data := packed.Bytes()
	tests := []struct {
		reason string
		data   []byte
		state  state
		least  int // bytes that are still there
	}{
		{"as it should be", data, sound, len(text)},
		{"junk behind the end", slices.Concat(data, []byte("junk")), sound, len(text)},
		{"nothing", nil, sound, 0},
		{"no sum", data[:len(data)-4], loose, len(text)},
		{"half a sum", data[:len(data)-2], loose, len(text)},
		{"a wrong sum", slices.Concat(data[:len(data)-4], []byte("sums")), broken, len(text)},
		{"cut", data[:len(data)-8], broken, 20},
		{"another method", slices.Concat([]byte{0x79}, data[1:]), broken, 0},
		{"no head", data[2:], broken, 0},
		{"one byte", data[:1], broken, 0},
	}
	for _, test := range tests {
		mended, result := mend(test.data, 1<<20)
		if result.state != test.state {
			t.Errorf("%s: state %d, want %d", test.reason, result.state, test.state)
		}
		if len(mended) == 0 {
			continue
		}
		reader, err := zlib.NewReader(bytes.NewReader(mended))
		if err != nil {
			t.Errorf("%s: %v", test.reason, err)
			continue
		}
		got, err := io.ReadAll(reader)
		if err != nil || len(got) < test.least || !bytes.HasPrefix(text, got) {
			t.Errorf("%s: %d bytes are left (%v), want the first %d at least", test.reason, len(got), err, test.least)
		}
		if test.state == sound && !bytes.Equal(mended, test.data) {
			t.Errorf("%s: sound data was changed", test.reason)
		}
	}
	if same, result := mend(data, 10); !result.full || !bytes.Equal(same, data) {
		t.Error("data that unpacks to more than the limit was changed")
	}
}
