package photo

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"slices"
	"testing"

	"permitpack/generator/picture"
)

// The encoder of the standard library writes baseline JPEGs in grey and in colour. The
// other kinds are made here from those, by moving the codes of their blocks (ITU-T T.81,
// F.2 and G.1): no coefficient changes.

// coded is a baseline JPEG taken apart.
type coded struct {
	// before are the segments before the scan, without the frame.
	before []byte
	frame  []byte // the payload of the frame header
	width  int
	height int
	// scan are the entropy-coded bytes without stuffing.
	scan       []byte
	components []component
}

// component is one colour, its blocks row by row as they lie in the picture.
type component struct {
	id, across, down byte // sampling factors
	tables           byte // of Huffman codes, DC and AC
	columns, rows    int  // of blocks, those of padding included
	blocks           []block
}

// block tells where the codes of a block lie, in bits of the scan: that of its mean
// from dc, those of the rest from ac to end.
type block struct{ dc, ac, end int }

// codes is a table of Huffman codes: by length, the first code and its symbols.
type codes [17]struct {
	first   int
	symbols []byte
}

func (c *codes) read(p []byte) (rest []byte) {
	code, at := 0, 16
	for length := 1; length <= 16; length++ {
		n := int(p[length-1])
		c[length].first, c[length].symbols = code, p[at:at+n]
		code, at = (code+n)<<1, at+n
	}
	return p[at:]
}

func takeApart(t testing.TB, data []byte) *coded {
	t.Helper()
	c := &coded{}
	var tables [2][2]codes
	_, err := picture.Segments(data, func(s picture.Segment) error {
		frame, ok := s.Frame()
		switch {
		case ok:
			c.frame, c.width, c.height = s.Payload, frame.Width, frame.Height
			for p := s.Payload[6:]; len(p) > 0; p = p[3:] {
				c.components = append(c.components, component{id: p[0], across: p[1] >> 4, down: p[1] & 15})
			}
			return nil
		case s.Marker == picture.SOS:
			for i := range c.components {
				c.components[i].tables = s.Payload[2+2*i] >> 4
			}
			scan := s.Raw[4+len(s.Payload):]
			c.scan = bytes.ReplaceAll(scan, []byte{0xff, 0}, []byte{0xff})
			return nil
		case s.Marker == picture.DHT:
			for p := s.Payload; len(p) > 0; {
				p = tables[p[0]>>4][p[0]&15].read(p[1:])
			}
		}
		c.before = append(c.before, s.Raw...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	c.find(tables)
	return c
}

// most is the largest sampling factor each way.
func (c *coded) most() (across, down byte) {
	for _, of := range c.components {
		across, down = max(across, of.across), max(down, of.down)
	}
	return across, down
}

// each goes through the blocks as a scan of all components has them.
func (c *coded) each(do func(of *component, i int)) {
	across, down := c.most()
	wide, high := 8*int(across), 8*int(down)
	units := image.Pt((c.width+wide-1)/wide, (c.height+high-1)/high)
	for k := range c.components {
		of := &c.components[k]
		of.columns, of.rows = units.X*int(of.across), units.Y*int(of.down)
		if of.blocks == nil {
			of.blocks = make([]block, of.columns*of.rows)
		}
	}
	for y := range units.Y {
		for x := range units.X {
			for k := range c.components {
				of := &c.components[k]
				for v := range int(of.down) {
					for h := range int(of.across) {
						do(of, (y*int(of.down)+v)*of.columns+x*int(of.across)+h)
					}
				}
			}
		}
	}
}

// find reads the scan.
func (c *coded) find(tables [2][2]codes) {
	at := 0
	bit := func() int {
		b := int(c.scan[at/8]>>(7-at%8)) & 1
		at++
		return b
	}
	symbol := func(c *codes) int {
		code := 0
		for length := 1; length <= 16; length++ {
			code = code<<1 | bit()
			if i := code - c[length].first; i < len(c[length].symbols) {
				return int(c[length].symbols[i])
			}
		}
		panic("no such code")
	}
	c.each(func(of *component, i int) {
		b := block{dc: at}
		size := symbol(&tables[0][of.tables])
		at += size
		b.ac = at
		for k := 1; k < 64; k++ {
			s := symbol(&tables[1][of.tables])
			if s == 0 { // the rest is 0
				break
			}
			k += s >> 4
			at += s & 15
		}
		b.end = at
		of.blocks[i] = b
	})
}

// bits writes a scan.
type bits struct {
	out  []byte
	last byte
	n    int
}

// add copies the bits of a scan from one to another.
func (b *bits) add(scan []byte, from, to int) {
	for ; from < to; from++ {
		b.last = b.last<<1 | scan[from/8]>>(7-from%8)&1
		if b.n++; b.n == 8 {
			b.flush()
		}
	}
}

func (b *bits) flush() {
	if b.out = append(b.out, b.last); b.last == 0xff {
		b.out = append(b.out, 0)
	}
	b.last, b.n = 0, 0
}

// end fills the last byte with ones.
func (b *bits) end() []byte {
	for b.n > 0 {
		b.add([]byte{0xff}, 0, 1)
	}
	return b.out
}

// asProgressive has the means of all blocks in one pass, and the rest of each component
// in a further one.
func asProgressive(t testing.TB, data []byte) []byte {
	t.Helper()
	c := takeApart(t, data)
	out := append([]byte{0xff, picture.SOI}, c.before...)
	out = append(out, app(picture.SOF2, string(c.frame))...)
	header, means := []byte{byte(len(c.components))}, bits{}
	for _, of := range c.components {
		header = append(header, of.id, of.tables<<4)
	}
	c.each(func(of *component, i int) { means.add(c.scan, of.blocks[i].dc, of.blocks[i].ac) })
	out = append(out, app(picture.SOS, string(append(header, 0, 0, 0)))...)
	out = append(out, means.end()...)
	across, down := c.most()
	for _, of := range c.components {
		// A pass of one component has no blocks of padding (ITU-T T.81, A.2.2).
		columns := (c.width*int(of.across) + 8*int(across) - 1) / (8 * int(across))
		rows := (c.height*int(of.down) + 8*int(down) - 1) / (8 * int(down))
		var rest bits
		for y := range rows {
			for _, b := range of.blocks[y*of.columns:][:columns] {
				rest.add(c.scan, b.ac, b.end)
			}
		}
		out = append(out, app(picture.SOS, string([]byte{1, of.id, of.tables, 1, 63, 0}))...)
		out = append(out, rest.end()...)
	}
	return append(out, 0xff, picture.EOI)
}

// asCMYK is a JPEG in printing colours, which are stored upside down, as Adobe's programs do.
func asCMYK(t testing.TB, img image.Image, segments ...[]byte) []byte {
	t.Helper()
	bounds := img.Bounds()
	var plates [4]*image.Gray
	for i := range plates {
		plates[i] = image.NewGray(bounds)
	}
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			c := color.CMYKModel.Convert(img.At(x, y)).(color.CMYK)
			for i, ink := range []uint8{c.C, c.M, c.Y, c.K} {
				plates[i].SetGray(x, y, color.Gray{Y: 255 - ink})
			}
		}
	}
	var parts []*coded
	for _, plate := range plates {
		parts = append(parts, takeApart(t, asJPEG(t, plate)))
	}
	frame := append(slices.Clone(parts[0].frame[:5]), 4)
	header := []byte{4}
	for id := byte(1); id <= 4; id++ {
		frame = append(frame, id, 0x11, 0)
		header = append(header, id, 0)
	}
	out := append([]byte{0xff, picture.SOI}, bytes.Join(segments, nil)...)
	out = append(out, parts[0].before...)
	out = append(out, app(picture.SOF0, string(frame))...)
	out = append(out, app(picture.SOS, string(append(header, 0, 63, 0)))...)
	var scan bits
	for i := range parts[0].components[0].blocks {
		for _, part := range parts {
			b := part.components[0].blocks[i]
			scan.add(part.scan, b.dc, b.end)
		}
	}
	return append(append(out, scan.end()...), 0xff, picture.EOI)
}

// adobe is the mark that tells that four components are CMYK.
var adobe = app(picture.APP14, "Adobe\x00\x64\x00\x00\x00\x00\x00")

// What the decoder makes of the moved codes is what it made of them before.
func TestCoded(t *testing.T) {
	img := sized(413, 531)
	baseline := asJPEG(t, img)
	want, err := jpeg.Decode(bytes.NewReader(baseline))
	if err != nil {
		t.Fatal(err)
	}
	got, err := jpeg.Decode(bytes.NewReader(asProgressive(t, baseline)))
	if err != nil {
		t.Fatal(err)
	}
	if w, g := want.(*image.YCbCr), got.(*image.YCbCr); !bytes.Equal(visible(w), visible(g)) {
		t.Error("the progressive JPEG shows another picture")
	}
	press, err := jpeg.Decode(bytes.NewReader(asCMYK(t, img, adobe)))
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := press.(*image.CMYK); !ok {
		t.Errorf("decoded as %T", press)
	}
	if off := apart(press, img); off > 4 {
		t.Errorf("the picture in printing colours is %.1f levels off", off)
	}
}

// visible are the samples of a picture without the padding of its blocks.
func visible(img *image.YCbCr) []byte {
	var all []byte
	for y := range img.Rect.Dy() {
		all = append(all, img.Y[y*img.YStride:][:img.Rect.Dx()]...)
	}
	for y := range (img.Rect.Dy() + 1) / 2 {
		all = append(all, img.Cb[y*img.CStride:][:(img.Rect.Dx()+1)/2]...)
		all = append(all, img.Cr[y*img.CStride:][:(img.Rect.Dx()+1)/2]...)
	}
	return all
}

// apart is the mean difference of two pictures of one size, in levels.
func apart(a, b image.Image) float64 {
	var sum, n float64
	size := a.Bounds().Size()
	for y := range size.Y {
		for x := range size.X {
			p := color.NRGBAModel.Convert(a.At(a.Bounds().Min.X+x, a.Bounds().Min.Y+y)).(color.NRGBA)
			q := color.NRGBAModel.Convert(b.At(b.Bounds().Min.X+x, b.Bounds().Min.Y+y)).(color.NRGBA)
			for _, d := range [3]int{int(p.R) - int(q.R), int(p.G) - int(q.G), int(p.B) - int(q.B)} {
				sum += float64(max(d, -d))
				n++
			}
		}
	}
	return sum / n
}
