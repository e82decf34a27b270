package photo

import (
	"bytes"
	"encoding/binary"
	"image"
	"math"
	"testing"

	"permitpack/generator/picture"
	"permitpack/generator/sniff"
)

// The encoder of the standard library takes its tables from those of the Independent JPEG
// Group. Steps of more than 255 do not fit into a byte: beneath a quality of 20 so many
// are finer than the scale says that it is taken for a better one.
func TestQuality(t *testing.T) {
	img := hills(image.Rect(0, 0, 16, 16))
	for quality := 1; quality <= 100; quality++ {
		h, err := readHeader(asQuality(t, img, quality), sniff.JPEG)
		if err != nil {
			t.Fatal(err)
		}
		if off := math.Abs(h.quality - float64(quality)); quality >= 20 && off > 1 || off > 12 {
			t.Errorf("quality %d is read as %.1f", quality, h.quality)
		}
	}
}

// tableOf is the table of brightness of that quality, by the formula of the Independent JPEG
// Group (jcparam.c), for qualities over 50.
func tableOf(quality int, wide bool) []byte {
	var out []byte
	for _, step := range standardLuma {
		scaled := max(1, (step*(200-2*quality)+50)/100)
		if wide {
			out = binary.BigEndian.AppendUint16(out, uint16(scaled))
		} else {
			out = append(out, byte(scaled))
		}
	}
	return out
}

func TestQualityOfTables(t *testing.T) {
	of := func(precisionAndID byte, table []byte) []byte { return append([]byte{precisionAndID}, table...) }
	coarse := make([]byte, 128) // steps of 16 bits
	for i, step := range standardLuma {
		binary.BigEndian.PutUint16(coarse[2*i:], uint16(10*step))
	}
	for _, test := range []struct {
		name     string
		payloads [][]byte
		want     float64
	}{
		{"one table", [][]byte{of(0, tableOf(80, false))}, 80},
		{"two in one segment, that of colour first", [][]byte{append(of(1, tableOf(60, false)), of(0, tableOf(85, false))...)}, 85},
		{"two in one segment, that of brightness first", [][]byte{append(of(0, tableOf(85, false)), of(1, tableOf(60, false))...)}, 85},
		{"two segments", [][]byte{of(0, tableOf(70, false)), of(1, tableOf(95, false))}, 70},
		{"steps of 16 bits", [][]byte{of(0x10, tableOf(90, true))}, 90},
		{"steps over 255", [][]byte{of(0x10, coarse)}, 5}, // 10 times those of 50: scale 1000, 5000/1000
		{"none of brightness", [][]byte{of(1, tableOf(90, false))}, 0},
		{"all ones", [][]byte{of(0, bytes.Repeat([]byte{1}, 64))}, 99},
		{"cut off", [][]byte{of(0, tableOf(90, false))[:60]}, 0},
		{"a precision that no one knows", [][]byte{of(0x20, tableOf(90, true))}, 0},
	} {
		var h header
		for _, payload := range test.payloads {
			h.addTables(picture.Segment{Marker: picture.DQT, Payload: payload})
		}
		if math.Abs(h.quality-test.want) > 1 {
			t.Errorf("%s: %.1f, want %g", test.name, h.quality, test.want)
		}
	}
}
