package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/png"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// chunk writes a chunk with its sum.
func chunk(kind, body string) string {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	out = append(out, kind+body...)
	return string(binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE([]byte(kind+body))))
}

func TestChunks(t *testing.T) {
	const signature = "\x89PNG\r\n\x1a\n"
	header, end := chunk("IHDR", "0123456789abc"), chunk("IEND", "")
	tests := []struct {
		name string
		data string
		want []string
		err  error
	}{
		{"whole", signature + header + chunk("IDAT", "xyz") + end, []string{"IHDR 0123456789abc", "IDAT xyz", "IEND "}, nil},
		{"a wrong sum", signature + header + chunk("IDAT", "xyz")[:11] + "\x00\x00\x00\x00" + end, []string{"IHDR 0123456789abc", "IDAT xyz broken", "IEND "}, nil},
		{"no end", signature + header, []string{"IHDR 0123456789abc"}, ErrTruncated},
		{"cut in the end", signature + header + end[:11], []string{"IHDR 0123456789abc"}, ErrTruncated},
		{"longer than the file", signature + "\xff\xff\xff\xffIHDR00000000", nil, ErrTruncated},
		{"only the signature", signature, nil, ErrTruncated},
		{"the header is not first", signature + chunk("tEXt", "") + header + end, nil, ErrDamaged},
		{"a second header", signature + header + header + end, []string{"IHDR 0123456789abc"}, ErrDamaged},
		{"no PNG", soi, nil, ErrDamaged},
		{"empty", "", nil, ErrDamaged},
	}
	for _, test := range tests {
		var got []string
		behind, err := Chunks([]byte(test.data), func(c Chunk) error {
			seen := c.Kind + " " + string(c.Body)
			if !c.Intact() {
				seen += " broken"
			}
			got = append(got, seen)
			return nil
		})
		if !errors.Is(err, test.err) || err == nil && behind != len(test.data) {
			t.Errorf("%s: end %d of %d, error %v, want %v", test.name, behind, len(test.data), err, test.err)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: chunks (-want +got):\n%s", test.name, diff)
		}
	}
}

// The encoder of the standard library is the other program here.
func TestChunksOfAnEncoder(t *testing.T) {
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	size := out.Len()
	out.WriteString("behind")
	var kinds []string
	end, err := Chunks(out.Bytes(), func(c Chunk) error {
		if !c.Intact() {
			t.Errorf("the sum of %s is wrong", c.Kind)
		}
		kinds = append(kinds, c.Kind)
		return nil
	})
	if err != nil || end != size {
		t.Errorf("end %d of %d, error %v", end, size, err)
	}
	if diff := cmp.Diff([]string{"IHDR", "IDAT", "IEND"}, kinds); diff != "" {
		t.Errorf("chunks (-want +got):\n%s", diff)
	}
}

func TestChunksStop(t *testing.T) {
	stop := errors.New("enough")
	_, err := Chunks([]byte(pngSignature+chunk("IHDR", "")), func(Chunk) error { return stop })
	if err != stop {
		t.Errorf("error %v, want the visitor's", err)
	}
}

func FuzzChunks(f *testing.F) {
	f.Add([]byte(pngSignature + chunk("IHDR", "0123456789abc") + chunk("IEND", "") + "behind"))
	f.Fuzz(func(t *testing.T, data []byte) {
		seen := len(pngSignature)
		end, err := Chunks(data, func(c Chunk) error {
			c.Intact()
			seen += 12 + len(c.Body)
			return nil
		})
		if seen > len(data)+12 || err == nil && end != seen {
			t.Errorf("end %d, seen %d of %d, error %v", end, seen, len(data), err)
		}
	})
}
