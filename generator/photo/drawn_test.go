package photo

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"sync"
	"testing"

	"permitpack/generator/picture"
	"permitpack/samples/portrait"
)

// The pictures of these tests are portraits of nobody, as samples/portrait draws them.

// load reads the rules that permitpack is built with, once.
var load = sync.OnceValues(func() (Rules, error) { return LoadRules(os.DirFS("../../templates")) })

func testRules(t testing.TB) Rules {
	t.Helper()
	rules, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

// testSpec is what a picture is measured against; without a background, no colour is
// asked for.
func testSpec(t testing.TB, size, background string) Spec {
	t.Helper()
	spec, err := testRules(t).Spec(size, background)
	if err != nil {
		t.Fatal(err)
	}
	return spec
}

// gallery holds what was drawn, by what the Portrait prints as.
var gallery sync.Map

// drawn is the drawing, made once in a run: nobody may change it. No light falls quite
// evenly on a wall, so it loses a twentieth from left to right where nothing else was asked.
func drawn(p portrait.Portrait) *image.NRGBA {
	if p.Wall.Light == (portrait.Light{}) && !p.Wall.Painted {
		p.Wall.Light = portrait.Light{Fall: portrait.Across, Strength: 0.05}
	}
	draw, _ := gallery.LoadOrStore(fmt.Sprintf("%+v", p), sync.OnceValue(p.Draw))
	return draw.(func() *image.NRGBA)()
}

// sized is a good photo of that many pixels.
func sized(width, height int) *image.NRGBA {
	return drawn(portrait.Portrait{Width: width, Height: height})
}

func asJPEG(t testing.TB, img image.Image) []byte {
	t.Helper()
	return asQuality(t, img, 92)
}

func asQuality(t testing.TB, img image.Image, quality int) []byte {
	t.Helper()
	if n, ok := img.(*image.NRGBA); ok && n.Opaque() { // the encoder has a short way for these
		img = &image.RGBA{Pix: n.Pix, Stride: n.Stride, Rect: n.Rect}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func asPNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&out, img); err != nil {
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
