package photo

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"testing"

	"permitpack/generator/picture"
)

// The pictures of these tests are drawn: a wall, and something of another colour
// where a person stands.

var (
	studioRed = color.NRGBA{219, 20, 20, 255}
	plainWall = color.NRGBA{246, 246, 244, 255}
)

// testRules are those that permitpack is built with.
func testRules(t testing.TB) Rules {
	t.Helper()
	rules, err := LoadRules(os.DirFS("../../templates"))
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

func testSpec(t testing.TB, size, background string) Spec {
	t.Helper()
	spec, err := testRules(t).Spec(size, background)
	if err != nil {
		t.Fatal(err)
	}
	return spec
}

// drawn is a figure before a wall.
func drawn(width, height int, wall color.NRGBA) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := wall
			dx, dy := float64(x)/float64(width)-0.5, float64(y)/float64(height)-0.5
			switch {
			case dx*dx/0.09+dy*dy/0.14 < 1:
				c = color.NRGBA{224, 172, 140, 255}
			case dy > 0.36:
				c = color.NRGBA{40, 60, 90, 255}
			}
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

func asJPEG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: 92}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func asPNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// app is a JPEG segment.
func app(marker byte, payload string) []byte {
	out := []byte{0xff, marker}
	out = binary.BigEndian.AppendUint16(out, uint16(len(payload)+2))
	return append(out, payload...)
}

// chunk is a PNG chunk with its sum.
func chunk(kind, body string) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	out = append(out, kind+body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE([]byte(kind+body)))
}

// behindIHDR puts chunks where they belong in a PNG: 8 bytes of signature, 25 of IHDR.
func behindIHDR(data []byte, chunks ...[]byte) []byte {
	return bytes.Join([][]byte{data[:33], bytes.Join(chunks, nil), data[33:]}, nil)
}

// jfifOf is a JFIF segment with a density of any unit.
func jfifOf(unit byte, x, y uint16) []byte {
	return app(picture.APP0, string([]byte{'J', 'F', 'I', 'F', 0, 1, 1, unit, byte(x >> 8), byte(x), byte(y >> 8), byte(y), 0, 0}))
}

// exifOf is a TIFF block with an orientation, and a density in a unit unless that is 0.
func exifOf(order binary.AppendByteOrder, orientation, unit uint16, x, y uint32) string {
	out := []byte("II*\x00")
	if order.String() == "BigEndian" {
		out = []byte("MM\x00*")
	}
	out = order.AppendUint32(out, 8)
	short := func(tag, v uint16) {
		out = order.AppendUint16(order.AppendUint16(out, tag), 3)
		out = order.AppendUint16(order.AppendUint16(order.AppendUint32(out, 1), v), 0)
	}
	rational := func(tag uint16, at uint32) {
		out = order.AppendUint16(order.AppendUint16(out, tag), 5)
		out = order.AppendUint32(order.AppendUint32(out, 1), at)
	}
	const behind = 8 + 2 + 4*12 + 4
	out = order.AppendUint16(out, 4)
	short(0x0112, orientation)
	rational(0x011a, behind)
	rational(0x011b, behind+8)
	short(0x0128, unit)
	for _, v := range []uint32{0, x * 10, 10, y * 10, 10} {
		out = order.AppendUint32(out, v)
	}
	return string(out)
}

// cmykJPEG is a baseline JPEG of four components, coded by hand: each table of codes
// has the one code "0", so that a block of nothing is two zero bits and four of them
// are one zero byte (ITU-T T.81).
func cmykJPEG(width, height int) []byte {
	out := []byte{0xff, picture.SOI}
	out = append(out, app(0xdb, string(append([]byte{0}, bytes.Repeat([]byte{1}, 64)...)))...)
	frame := []byte{8, byte(height >> 8), byte(height), byte(width >> 8), byte(width), 4}
	scan := []byte{4}
	for id := byte(1); id <= 4; id++ {
		frame = append(frame, id, 0x11, 0)
		scan = append(scan, id, 0)
	}
	out = append(out, app(picture.SOF0, string(frame))...)
	one := append([]byte{1}, make([]byte, 16)...) // one code of one bit, for the value 0
	out = append(out, app(picture.DHT, string(append([]byte{0x00}, one...)))...)
	out = append(out, app(picture.DHT, string(append([]byte{0x10}, one...)))...)
	out = append(out, app(picture.SOS, string(append(scan, 0, 63, 0)))...)
	out = append(out, make([]byte, ((width+7)/8)*((height+7)/8))...)
	return append(out, 0xff, picture.EOI)
}
