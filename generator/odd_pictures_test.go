package generator

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"testing"
)

// jpegFile is a picture as the standard library writes it.
func jpegFile(t testing.TB, m image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func pngFile(t testing.TB, m image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// stripes is a picture that does not compress to nothing.
func stripes(width, height int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for i := range m.Pix {
		m.Pix[i] = uint8(i>>4*7 ^ i>>11)
		if i%4 == 3 {
			m.Pix[i] = 255
		}
	}
	return m
}

// rawJPEG is a picture of one grey, of which every code is a zero bit: all kinds of
// JPEG can be written of it without an encoder (ITU-T T.81, B.2 and F.1.2).
type rawJPEG struct {
	// frame is the marker that says how the pixels are coded, bits their precision.
	frame, bits   byte
	width, height int
	// components are identified by the letters.
	components string
	// before are further segments, behind the first marker.
	before []byte
	// passes is how often each component is refined, in a progressive picture.
	passes int
}

func segment(marker byte, payload string) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xFF, marker}, uint16(2+len(payload))), payload...)
}

func (r rawJPEG) file() []byte {
	blocks := (r.width + 7) / 8 * ((r.height + 7) / 8)
	frame := append([]byte{r.bits}, byte(r.height>>8), byte(r.height), byte(r.width>>8), byte(r.width), byte(len(r.components)))
	every := []byte{byte(len(r.components))}
	for i := range len(r.components) {
		frame = append(frame, r.components[i], 0x11, 0)
		every = append(every, r.components[i], 0)
	}
	table := "\x01" + string(make([]byte, 15)) + "\x00" // one code of one bit, for the symbol 0
	b := append([]byte("\xFF\xD8"), r.before...)
	b = append(b, segment(0xDB, "\x00"+string(bytes.Repeat([]byte{1}, 64)))...)
	b = append(b, segment(r.frame, string(frame))...)
	b = append(b, segment(0xC4, "\x00"+table+"\x10"+table)...)
	scan := func(components []byte, from, to byte, bits int) {
		b = append(b, segment(0xDA, string(components)+string([]byte{from, to, 0}))...)
		b = append(b, make([]byte, bits/8)...)
		if bits%8 > 0 {
			b = append(b, 0xFF>>(bits%8)) // filled up with ones
		}
	}
	const progressive = 0xC2
	if r.frame != progressive {
		scan(every, 0, 63, 2*blocks*len(r.components))
		return append(b, 0xFF, 0xD9)
	}
	scan(every, 0, 0, blocks*len(r.components))
	for range r.passes {
		for i := range len(r.components) {
			scan([]byte{1, r.components[i], 0}, 1, 63, blocks)
		}
	}
	return append(b, 0xFF, 0xD9)
}

// flat is a grey picture as a whole, with something changed.
func flat(change func(*rawJPEG)) func(*testing.T, rawDocument) []byte {
	return func(*testing.T, rawDocument) []byte {
		r := rawJPEG{frame: 0xC0, bits: 8, width: 1040, height: 48, components: "\x01\x02\x03"}
		change(&r)
		return r.file()
	}
}

// camera is a photo as the standard library writes it, with its bytes changed.
func camera(change func(b []byte) []byte) func(*testing.T, rawDocument) []byte {
	return func(t *testing.T, _ rawDocument) []byte { return change(jpegFile(t, stripes(1040, 48))) }
}

// turned is an Exif block that says how the picture lies.
func turned(orientation uint16) []byte {
	tiff := "MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01"
	return segment(0xE1, "Exif\x00\x00"+tiff+string(binary.BigEndian.AppendUint16(nil, orientation))+"\x00\x00\x00\x00\x00\x00")
}

// adobe is Adobe's mark, which says how colours are coded.
func adobe(transform byte) []byte {
	return segment(0xEE, "Adobe\x00\x64\x00\x00\x00\x00"+string([]byte{transform}))
}

func behindSOI(b []byte, segments ...byte) []byte {
	return append(append(bytes.Clone(b[:2]), segments...), b[2:]...)
}

var whole = image.Pt(1040, 48)

var oddJPEGs = []oddity{
	{name: "a photo", want: "in", pixels: whole, make: camera(func(b []byte) []byte { return b })},
	{name: "a photo of one grey", want: "in", pixels: whole, make: flat(func(*rawJPEG) {})},
	{name: "a progressive photo", want: "in", pixels: whole, make: flat(func(r *rawJPEG) { r.frame, r.passes = 0xC2, 1 })},
	{name: "a progressive photo that stops early", want: "in", pixels: whole, make: flat(func(r *rawJPEG) { r.frame = 0xC2 })},
	{name: "a photo of 300 passes", want: "scan.unreadable", make: flat(func(r *rawJPEG) { r.frame, r.passes = 0xC2, 100 })},
	{name: "an extended photo", want: "in", pixels: whole, make: flat(func(r *rawJPEG) { r.frame = 0xC1 })},
	{name: "a lossless photo", want: "scan.unreadable", make: flat(func(r *rawJPEG) { r.frame = 0xC3 })},
	{name: "a photo in arithmetic codes", want: "scan.unreadable", make: flat(func(r *rawJPEG) { r.frame = 0xC9 })},
	{name: "a photo of 12 bits", want: "scan.unreadable", make: flat(func(r *rawJPEG) { r.frame, r.bits = 0xC1, 12 })},
	{name: "a photo in grey", want: "in", pixels: whole, make: flat(func(r *rawJPEG) { r.components = "\x01" })},
	{name: "a photo of two colours", want: "scan.unreadable", make: flat(func(r *rawJPEG) { r.components = "\x01\x02" })},
	{name: "a photo of five colours", want: "scan.unreadable", make: flat(func(r *rawJPEG) { r.components = "\x01\x02\x03\x04\x05" })},
	{name: "a photo of four inks", want: "in", pixels: whole, make: flat(func(r *rawJPEG) { r.components = "CMYK" })},
	{name: "a photo of Adobe's four inks", want: "in", pixels: whole, make: flat(func(r *rawJPEG) { r.components, r.before = "\x01\x02\x03\x04", adobe(0) })},
	{name: "a photo of Adobe's other four inks", want: "in", pixels: whole, make: flat(func(r *rawJPEG) { r.components, r.before = "\x01\x02\x03\x04", adobe(2) })},
	{name: "a photo in Adobe's plain colours", want: "in", pixels: whole, make: flat(func(r *rawJPEG) { r.before = adobe(0) })},
	{name: "a photo in colours by their letters", want: "in", pixels: whole, make: flat(func(r *rawJPEG) { r.components = "RGB" })},
	{name: "a photo 1 pixel wide", make: flat(func(r *rawJPEG) { r.width = 1 })},
	{name: "a photo of 1 pixel", want: "scan.low-resolution", pixels: image.Pt(1, 1), make: flat(func(r *rawJPEG) { r.width, r.height = 1, 1 })},
	{name: "a photo of no width", want: "scan.unreadable", make: flat(func(r *rawJPEG) { r.width = 0 })},
	{name: "a photo of no height", want: "scan.unreadable", make: flat(func(r *rawJPEG) { r.height = 0 })},
	{name: "a photo that claims all pixels", want: "scan.too-large", make: camera(func(b []byte) []byte {
		at := bytes.Index(b, []byte{0xFF, 0xC0})
		copy(b[at+5:], "\xFF\xFF\xFF\xFF")
		return b
	})},
	{name: "a photo of a strip", want: "scan.strip", pixels: image.Pt(400, 9000), make: flat(func(r *rawJPEG) { r.width, r.height = 400, 9000 })},
	{name: "a photo with a comment", want: "in", pixels: whole, make: camera(func(b []byte) []byte { return behindSOI(b, segment(0xFE, "a comment")...) })},
	{name: "a photo with fill bytes", want: "in", pixels: whole, make: camera(func(b []byte) []byte { return behindSOI(b, 0xFF, 0xFF, 0xFF) })},
	{name: "a photo with a second one", want: "in", pixels: whole, make: camera(func(b []byte) []byte { return append(b, b...) })},
	{name: "a photo with junk behind", want: "in", pixels: whole, make: camera(func(b []byte) []byte { return append(b, "junk"...) })},
	{name: "a photo behind a line", want: "scan.format", make: camera(func(b []byte) []byte { return append([]byte("\r\n"), b...) })},
	{name: "a photo with broken Exif", want: "in", pixels: whole, make: camera(func(b []byte) []byte {
		return behindSOI(b, segment(0xE1, "Exif\x00\x00MM\x00*\xFF\xFF\xFF\xFF")...)
	})},
	{name: "a photo turned by nothing", want: "in", pixels: whole, make: camera(func(b []byte) []byte { return behindSOI(b, turned(0)...) })},
	{name: "a photo turned by nine", want: "in", pixels: whole, make: camera(func(b []byte) []byte { return behindSOI(b, turned(9)...) })},
	{name: "a photo without its end", want: "scan.truncated", make: camera(func(b []byte) []byte { return b[:len(b)-2] })},
	{name: "a photo without its start", want: "scan.format", make: camera(func(b []byte) []byte { return b[2:] })},
	{name: "a photo without its tables", want: "scan.unreadable", make: camera(func(b []byte) []byte {
		at := bytes.Index(b, []byte{0xFF, 0xC4})
		b[at+1] = 0xFE // a comment now
		return b
	})},
	{name: "a start and an end", want: "scan.unreadable", make: called("\xFF\xD8\xFF\xD9")},
	{name: "a photo of zeros", make: camera(func(b []byte) []byte { clear(b[len(b)/2 : len(b)-2]); return b })},
	{name: "a photo sent as text", make: camera(func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) })},
}

// turnedJPEGs lie in each of the eight ways that Exif knows.
func turnedJPEGs() []oddity {
	var all []oddity
	for orientation := uint16(1); orientation <= 8; orientation++ {
		all = append(all, oddity{
			name: fmt.Sprintf("a photo turned by way %d", orientation), want: "in", pixels: whole,
			make: camera(func(b []byte) []byte { return behindSOI(b, turned(orientation)...) }),
		})
	}
	return all
}

// rawPNG is a black picture (PNG, third edition, 11.2).
type rawPNG struct {
	width, height      uint32
	depth, colour      byte
	method, interlaced byte
	// before are further chunks in front of the pixels, behind chunks at the end.
	before, behind []byte
	// pixels replace those of the picture.
	pixels []byte
}

func chunk(kind, body string) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	b = append(append(b, kind...), body...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

func (r rawPNG) file() []byte {
	header := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, r.width), r.height)
	header = append(header, r.depth, r.colour, 0, r.method, r.interlaced)
	pixels := r.pixels
	if pixels == nil {
		pixels = []byte(deflated(string(r.rows())))
	}
	b := append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", string(header))...)
	b = append(b, r.before...)
	b = append(b, chunk("IDAT", string(pixels))...)
	return append(append(b, r.behind...), chunk("IEND", "")...)
}

// rows are those of black pixels, each behind its filter; of an interlaced picture
// those of its seven passes (8.1).
func (r rawPNG) rows() []byte {
	samples := map[byte]uint32{0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[r.colour]
	row := func(width uint32) int { return int(1 + (width*samples*uint32(r.depth)+7)/8) }
	if r.interlaced == 0 {
		return make([]byte, int(r.height)*row(r.width))
	}
	size := 0
	for _, pass := range [7][4]uint32{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}} {
		width, height := (r.width-pass[0]+pass[2]-1)/pass[2], (r.height-pass[1]+pass[3]-1)/pass[3]
		size += int(height) * row(width)
	}
	return make([]byte, size)
}

// black is a black picture of a kind.
func black(depth, colour, interlaced byte, change func(*rawPNG)) func(*testing.T, rawDocument) []byte {
	return func(*testing.T, rawDocument) []byte {
		r := rawPNG{width: 1040, height: 48, depth: depth, colour: colour, interlaced: interlaced}
		if change != nil {
			change(&r)
		}
		return r.file()
	}
}

// palette are chunks of two colours, and of how far they let the paper through.
var (
	palette     = chunk("PLTE", "\x00\x00\x00\xFF\xFF\xFF")
	transparent = chunk("tRNS", "\x00\x80")
)

// drawing is a picture as the standard library writes it, with its bytes changed.
func drawing(change func(b []byte) []byte) func(*testing.T, rawDocument) []byte {
	return func(t *testing.T, _ rawDocument) []byte { return change(pngFile(t, stripes(1040, 48))) }
}

var oddPNGs = []oddity{
	{name: "a drawing", want: "in", pixels: whole, make: drawing(func(b []byte) []byte { return b })},
	{name: "a drawing in grey of 1 bit", want: "in", pixels: whole, make: black(1, 0, 0, nil)},
	{name: "a drawing in grey of 2 bits", want: "in", pixels: whole, make: black(2, 0, 0, nil)},
	{name: "a drawing in grey of 16 bits", want: "in", pixels: whole, make: black(16, 0, 0, nil)},
	{name: "a drawing in colour of 16 bits", want: "in", pixels: whole, make: black(16, 2, 0, nil)},
	{name: "a drawing in colour of 16 bits and alpha", want: "in", pixels: whole, make: black(16, 6, 0, nil)},
	{name: "a drawing in grey and alpha", want: "in", pixels: whole, make: black(8, 4, 0, nil)},
	{name: "a drawing in colour and alpha", want: "in", pixels: whole, make: black(8, 6, 0, nil)},
	{name: "a drawing with one colour let through", want: "in", pixels: whole, make: black(8, 2, 0, func(r *rawPNG) { r.before = chunk("tRNS", "\x00\x01\x00\x01\x00\x01") })},
	{name: "a drawing with a palette", want: "in", pixels: whole, make: black(1, 3, 0, func(r *rawPNG) { r.before = palette })},
	{name: "a drawing with a palette let through", want: "in", pixels: whole, make: black(4, 3, 0, func(r *rawPNG) { r.before = append(bytes.Clone(palette), transparent...) })},
	{name: "a drawing without its palette", want: "scan.unreadable", make: black(8, 3, 0, nil)},
	{name: "a drawing with a short palette", make: func(t *testing.T, _ rawDocument) []byte {
		m := image.NewPaletted(image.Rect(0, 0, 1040, 48), color.Palette{color.Black, color.White, color.Black})
		m.Pix[5] = 2
		return bytes.Replace(pngFile(t, m), chunk("PLTE", "\x00\x00\x00\xFF\xFF\xFF\x00\x00\x00"), palette, 1)
	}},
	{name: "a drawing with half a colour in its palette", want: "scan.unreadable", make: black(8, 3, 0, func(r *rawPNG) { r.before = chunk("PLTE", "\x00\x00\x00\xFF") })},
	{name: "an interlaced drawing", want: "in", pixels: whole, make: black(8, 2, 1, nil)},
	{name: "an interlaced drawing of 16 bits", want: "in", pixels: whole, make: black(16, 0, 1, nil)},
	{name: "an interlaced drawing with a palette", want: "in", pixels: whole, make: black(2, 3, 1, func(r *rawPNG) { r.before = palette })},
	{name: "an interlaced drawing with alpha", want: "in", pixels: whole, make: black(8, 6, 1, nil)},
	{name: "a drawing interlaced in an unknown way", want: "scan.unreadable", make: black(8, 2, 2, nil)},
	{name: "a drawing of 3 bits", want: "scan.unreadable", make: black(3, 0, 0, nil)},
	{name: "a drawing of an unknown colour", want: "scan.unreadable", make: black(8, 5, 0, nil)},
	{name: "a drawing in colour of 1 bit", want: "scan.unreadable", make: black(1, 2, 0, nil)},
	{name: "a drawing filtered in an unknown way", want: "scan.unreadable", make: black(8, 2, 0, func(r *rawPNG) { r.method = 1 })},
	{name: "a drawing that moves", want: "in", pixels: whole, make: black(8, 0, 0, func(r *rawPNG) {
		frame := "\x00\x00\x04\x10\x00\x00\x00\x30\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x0A\x00\x00"
		r.before = append(chunk("acTL", "\x00\x00\x00\x02\x00\x00\x00\x00"), chunk("fcTL", "\x00\x00\x00\x00"+frame)...)
		r.behind = append(chunk("fcTL", "\x00\x00\x00\x01"+frame), chunk("fdAT", "\x00\x00\x00\x02"+deflated(string(r.rows())))...)
	})},
	{name: "a drawing with a profile and a text", want: "in", pixels: whole, make: black(8, 2, 0, func(r *rawPNG) {
		r.before = append(chunk("iCCP", "x\x00\x00"+deflated("no profile")), chunk("tEXt", "Title\x00x")...)
	})},
	{name: "a drawing turned on its side", make: black(8, 2, 0, func(r *rawPNG) { r.before = chunk("eXIf", string(turned(6)[10:])) })},
	{name: "a drawing with an unknown part", want: "in", pixels: whole, make: black(8, 2, 0, func(r *rawPNG) { r.before = chunk("abCd", "x") })},
	{name: "a drawing with an unknown part that matters", make: black(8, 2, 0, func(r *rawPNG) { r.before = chunk("ABCD", "x") })},
	{name: "a drawing as telephones keep it", want: "scan.unreadable", make: drawing(func(b []byte) []byte {
		return append(append(bytes.Clone(b[:8]), chunk("CgBI", "\x50\x00\x20\x02")...), b[8:]...)
	})},
	{name: "a drawing that claims all pixels", want: "scan.too-large", make: black(8, 2, 0, func(r *rawPNG) {
		r.width, r.height, r.pixels = 1<<31-1, 1<<31-1, []byte(deflated("x"))
	})},
	{name: "a drawing that claims more than all", want: "scan.too-large", make: black(8, 2, 0, func(r *rawPNG) {
		r.width, r.height, r.pixels = 1<<32-1, 1<<32-1, []byte(deflated("x"))
	})},
	{name: "a drawing of no width", want: "scan.unreadable", make: black(8, 2, 0, func(r *rawPNG) { r.width, r.pixels = 0, []byte(deflated("")) })},
	{name: "a drawing of 1 pixel", want: "scan.low-resolution", pixels: image.Pt(1, 1), make: black(8, 2, 0, func(r *rawPNG) { r.width, r.height = 1, 1 })},
	{name: "a drawing with fewer rows", want: "scan.truncated", make: black(8, 2, 0, func(r *rawPNG) { r.pixels = []byte(deflated(string(r.rows()[:9999]))) })},
	{name: "a drawing with more rows", make: black(8, 2, 0, func(r *rawPNG) { r.pixels = []byte(deflated(string(append(r.rows(), 0, 0, 0)))) })},
	{name: "a drawing with an unknown filter", want: "scan.unreadable", make: black(8, 2, 0, func(r *rawPNG) {
		rows := r.rows()
		rows[0] = 9
		r.pixels = []byte(deflated(string(rows)))
	})},
	{name: "a drawing with a wrong sum", want: "scan.unreadable", make: drawing(func(b []byte) []byte { b[len(b)-20] ^= 1; return b })},
	{name: "a drawing without its end", want: "scan.truncated", make: drawing(func(b []byte) []byte { return b[:len(b)-12] })},
	{name: "a drawing cut in half", want: "scan.truncated", make: drawing(func(b []byte) []byte { return b[:len(b)/2] })},
	{name: "a drawing of nothing", want: "scan.truncated", make: called("\x89PNG\r\n\x1a\n")},
	{name: "a drawing with junk behind", want: "in", pixels: whole, make: drawing(func(b []byte) []byte { return append(b, "junk"...) })},
	{name: "a drawing sent as text", want: "scan.format", make: drawing(func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")) })},
}

var otherPictures = []oddity{
	{name: "a picture of a telephone", want: "scan.format", make: called("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic")},
	{name: "a picture of the web", want: "scan.format", make: called("RIFF\x24\x00\x00\x00WEBPVP8 ")},
	{name: "a picture of a fax", want: "scan.format", make: called("II*\x00\x08\x00\x00\x00")},
	{name: "a picture that moves", want: "scan.format", make: called("GIF89a\x01\x00\x01\x00")},
	{name: "a picture of bits", want: "scan.format", make: called("BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28")},
}

// spoiltPictures are pictures after each mutation, by chance but always by the same.
func spoiltPictures() []oddity {
	var all []oddity
	for i, of := range []struct {
		name string
		make func(func(b []byte) []byte) func(*testing.T, rawDocument) []byte
	}{{"photo", camera}, {"drawing", drawing}} {
		for j, m := range mutations[:6] { // the others are of text
			for n := range 3 {
				chance := rand.New(rand.NewPCG(uint64(100+i), uint64(j*1000+n)))
				all = append(all, oddity{
					name: fmt.Sprintf("%s %s %d", of.name, m.name, n+1),
					make: of.make(func(b []byte) []byte { return m.do(chance, b) }),
				})
			}
		}
	}
	return all
}
