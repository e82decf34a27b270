package raster

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"math"
	"slices"
	"testing"

	"permitpack/generator/pdf"
	"permitpack/generator/picture"
)

// direct are objects without references.
func direct(o pdf.Object) pdf.Object { return o }

// scene is a smooth picture of three colours with a little grain, as a scanner gives
// it; JPEG is good at it. Its values are multiples of 85 where coarse is set.
func scene(width, height int, coarse bool) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	grain := uint32(1)
	for y := range height {
		for x := range width {
			grain = grain*1664525 + 1013904223
			noise := int(grain>>29) - 4
			v := [3]int{60 + 150*x/width + noise, 220 - 120*y/height + noise, 90 + 70*(x+y)/(width+height) + noise}
			for i := range v {
				if coarse {
					v[i] = (v[i] + 42) / 85 * 85
				}
				m.Pix[m.PixOffset(x, y)+i] = uint8(min(max(v[i], 0), 255))
			}
			m.Pix[m.PixOffset(x, y)+3] = 255
		}
	}
	return m
}

func grey(m image.Image) *image.Gray {
	g := image.NewGray(m.Bounds())
	for y := range m.Bounds().Dy() {
		for x := range m.Bounds().Dx() {
			g.Set(x, y, m.At(x, y))
		}
	}
	return g
}

// packed is data as Flate stores it.
func packed(t testing.TB, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func jpegOf(t testing.TB, m image.Image, quality int) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// rgb are the bytes of a picture, three for each pixel.
func rgb(m *image.RGBA) []byte {
	var b []byte
	for i := 0; i < len(m.Pix); i += 4 {
		b = append(b, m.Pix[i:i+3]...)
	}
	return b
}

// filtered are the rows of a picture as the encoder of the standard library writes
// them, with filters of its choice. It is the other program here.
func filtered(t testing.TB, m image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	var data []byte
	if _, err := picture.Chunks(out.Bytes(), func(c picture.Chunk) error {
		if c.Kind == "IDAT" {
			data = append(data, c.Body...)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return data
}

func stream(data []byte, width, height, bits int, space pdf.Object, entries pdf.Dict) *pdf.Stream {
	dict := pdf.Dict{
		"Type": pdf.Name("XObject"), "Subtype": pdf.Name("Image"), "Width": pdf.Int(width), "Height": pdf.Int(height),
		"BitsPerComponent": pdf.Int(bits), "ColorSpace": space,
	}
	for key, value := range entries {
		dict[key] = value
	}
	return &pdf.Stream{Dict: dict, Data: data}
}

const flate, dct = pdf.Name("FlateDecode"), pdf.Name("DCTDecode")

func predictor(n, colours, bits, columns int) pdf.Dict {
	return pdf.Dict{"Predictor": pdf.Int(n), "Colors": pdf.Int(colours), "BitsPerComponent": pdf.Int(bits), "Columns": pdf.Int(columns)}
}

// fewBits packs samples of 2 or 4 bits into bytes, each row from a new one.
func fewBits(samples []byte, width, bits int) []byte {
	var out []byte
	for row := range slices.Chunk(samples, width) {
		for byteful := range slices.Chunk(row, 8/bits) {
			b := byte(0)
			for i, v := range byteful {
				b |= v << (8 - bits*(i+1))
			}
			out = append(out, b)
		}
	}
	return out
}

// Every way of storing a picture gives the same picture when it is encoded anew,
// whole or at half the size, near to what it was and in the same colour space.
func TestEncode(t *testing.T) {
	const w, h = 203, 151 // odd, so that rows end within a byte and areas within a pixel
	m, coarse := scene(w, h, false), scene(w, h, true)
	g, coarseGrey := grey(m), &image.Gray{Pix: make([]byte, w*h), Stride: w, Rect: image.Rect(0, 0, w, h)}
	levels := make([]byte, w*h)
	for i, v := range grey(coarse).Pix {
		levels[i] = byte((int(v) + 42) / 85) // 0 to 3
		coarseGrey.Pix[i] = 85 * levels[i]
	}
	differences := rgb(m)
	for row := range slices.Chunk(differences, 3*w) {
		for i := len(row) - 1; i >= 3; i-- {
			row[i] -= row[i-3]
		}
	}
	var wide []byte
	for i, v := range rgb(m) {
		wide = append(wide, v, byte(i))
	}
	var palette, indexes []byte
	places := map[[3]byte]byte{}
	for at := range slices.Chunk(rgb(coarse), 3) {
		key := [3]byte(at)
		if _, known := places[key]; !known {
			places[key] = byte(len(palette) / 3)
			palette = append(palette, at...)
		}
		indexes = append(indexes, places[key])
	}
	last := pdf.Int(len(palette)/3 - 1)
	gray, colour := pdf.Name("DeviceGray"), pdf.Name("DeviceRGB")
	icc := pdf.Array{pdf.Name("ICCBased"), &pdf.Stream{Dict: pdf.Dict{"N": pdf.Int(3)}}}
	tests := []struct {
		name  string
		want  image.Image
		s     *pdf.Stream
		space pdf.Object
	}{
		{"bytes", m, stream(rgb(m), w, h, 8, colour, nil), colour},
		{"packed bytes", m, stream(packed(t, rgb(m)), w, h, 8, colour, pdf.Dict{"Filter": flate}), colour},
		{"packed bytes of grey", g, stream(packed(t, g.Pix), w, h, 8, gray, pdf.Dict{"Filter": pdf.Array{flate}}), gray},
		{"a colour profile", m, stream(packed(t, rgb(m)), w, h, 8, icc, pdf.Dict{"Filter": flate}), icc},
		{"filters of PNG", m, stream(filtered(t, m), w, h, 8, colour, pdf.Dict{"Filter": flate, "DecodeParms": predictor(15, 3, 8, w)}), colour},
		{"filters of PNG, grey", g, stream(filtered(t, g), w, h, 8, gray, pdf.Dict{"Filter": flate, "DecodeParms": pdf.Array{predictor(15, 1, 8, w)}}), gray},
		{"differences, as TIFF has them", m, stream(packed(t, differences), w, h, 8, colour, pdf.Dict{"Filter": flate, "DecodeParms": predictor(2, 3, 8, w)}), colour},
		{"16 bits", m, stream(packed(t, wide), w, h, 16, colour, pdf.Dict{"Filter": flate}), colour},
		{"2 bits", coarseGrey, stream(fewBits(levels, w, 2), w, h, 2, gray, nil), gray},
		{"a palette", coarse, stream(indexes, w, h, 8, pdf.Array{pdf.Name("Indexed"), colour, last, pdf.String(palette)}, nil), colour},
		{"a palette in a stream", coarse, stream(indexes, w, h, 8, pdf.Array{pdf.Name("Indexed"), icc, last,
			&pdf.Stream{Dict: pdf.Dict{"Filter": flate}, Data: packed(t, palette)}}, nil), icc},
		{"a JPEG", m, stream(jpegOf(t, m, 95), w, h, 8, colour, pdf.Dict{"Filter": dct}), colour},
		{"a grey JPEG", g, stream(jpegOf(t, g, 95), w, h, 8, gray, pdf.Dict{"Filter": pdf.Array{dct}}), gray},
		{"a JPEG, packed once more", m, stream(packed(t, jpegOf(t, m, 95)), w, h, 8, colour, pdf.Dict{"Filter": pdf.Array{flate, dct}}), colour},
	}
	if len(palette) > 3*16 {
		t.Fatal("the scene has more colours than 4 bits can name")
	}
	tests = append(tests, struct {
		name  string
		want  image.Image
		s     *pdf.Stream
		space pdf.Object
	}{"a palette, 4 bits", coarse, stream(fewBits(indexes, w, 4), w, h, 4, pdf.Array{pdf.Name("Indexed"), colour, last, pdf.String(palette)}, nil), colour})
	for _, test := range tests {
		for _, size := range []image.Point{{w, h}, {w/2 + 1, h/2 + 1}, {77, 57}} {
			p, ok := Open(test.s, direct)
			if !ok {
				t.Errorf("%s: stays as it is", test.name)
				break
			}
			if p.Width != w || p.Height != h {
				t.Errorf("%s: %d x %d", test.name, p.Width, p.Height)
			}
			p.stream = &pdf.Stream{Dict: test.s.Dict, Data: slices.Concat(test.s.Data, make([]byte, 1<<20))} // so that it becomes smaller
			small := p.Encode(size.X, size.Y, 90)
			if small == nil {
				t.Errorf("%s: not encoded", test.name)
				continue
			}
			if got, want := fmt.Sprint(small.Dict["ColorSpace"]), fmt.Sprint(test.space); got != want {
				t.Errorf("%s: the colour space is %v, want %v", test.name, got, want)
			}
			if small.Dict["Filter"] != dct || small.Dict["DecodeParms"] != nil ||
				small.Dict["Width"] != pdf.Int(size.X) || small.Dict["Height"] != pdf.Int(size.Y) || small.Dict["BitsPerComponent"] != pdf.Int(8) {
				t.Errorf("%s: %v", test.name, small.Dict)
			}
			decoded, err := jpeg.Decode(bytes.NewReader(small.Data))
			if err != nil {
				t.Fatal(err)
			}
			if decoded.Bounds().Size() != size {
				t.Errorf("%s: the JPEG has %v", test.name, decoded.Bounds())
			}
			if _, isGrey := decoded.(*image.Gray); isGrey != (decoded.ColorModel() == color.GrayModel && test.space == pdf.Object(gray)) {
				t.Errorf("%s: grey did not stay grey", test.name)
			}
			if off := difference(test.want, decoded); off > 5 { // edges between flat colours lose most
				t.Errorf("%s at %v: it is off by %.1f of 255 on average", test.name, size, off)
			}
		}
	}
}

// difference is how far two pictures are apart on average, of 255. The smaller one
// is held against the means of the areas that its pixels cover of the larger.
func difference(large, small image.Image) float64 {
	size, to := large.Bounds().Size(), small.Bounds().Size()
	sum := 0.0
	for y := range to.Y {
		for x := range to.X {
			want := mean(large, size, float64(x)*float64(size.X)/float64(to.X), float64(y)*float64(size.Y)/float64(to.Y),
				float64(x+1)*float64(size.X)/float64(to.X), float64(y+1)*float64(size.Y)/float64(to.Y))
			r, g, b, _ := small.At(x, y).RGBA()
			for i, v := range []uint32{r, g, b} {
				sum += math.Abs(float64(v>>8) - want[i])
			}
		}
	}
	return sum / float64(3*to.X*to.Y)
}

// mean is the colour of an area, by the definition.
func mean(m image.Image, size image.Point, x0, y0, x1, y1 float64) (colour [3]float64) {
	area := 0.0
	for y := int(y0); y < min(size.Y, int(math.Ceil(y1))); y++ {
		for x := int(x0); x < min(size.X, int(math.Ceil(x1))); x++ {
			share := (min(x1, float64(x+1)) - max(x0, float64(x))) * (min(y1, float64(y+1)) - max(y0, float64(y)))
			r, g, b, _ := m.At(x, y).RGBA()
			for i, v := range []uint32{r, g, b} {
				colour[i] += share * float64(v>>8)
			}
			area += share
		}
	}
	for i := range colour {
		colour[i] /= area
	}
	return colour
}

// Scaled samples are the means, to half a step of rounding and what the row lost before.
func TestReducerTakesMeans(t *testing.T) {
	g := grey(scene(97, 61, false))
	for _, size := range []image.Point{{97, 61}, {96, 60}, {50, 61}, {97, 20}, {31, 17}, {1, 1}} {
		got := plane(g.Pix, g.Stride, 1, image.Pt(97, 61), size)
		if len(got) != size.X*size.Y {
			t.Fatalf("%v: %d samples", size, len(got))
		}
		small := &image.Gray{Pix: got, Stride: size.X, Rect: image.Rectangle{Max: size}}
		if off := difference(g, small); off > 0.51 {
			t.Errorf("%v: the samples are off by %.2f on average", size, off)
		}
	}
	full := bytes.Repeat([]byte{255}, mostSide)
	if got := plane(full, 1, 1, image.Pt(1, mostSide), image.Pt(1, 1)); got[0] != 255 {
		t.Errorf("the mean of %d full samples is %d", mostSide, got[0])
	}
}

// The encoder of PNG uses all five filters on a picture that gives it reason to.
func TestFiltersOfPNG(t *testing.T) {
	const w, h = 64, 60
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	random := uint32(7)
	for y := range h {
		for x := range w {
			random = random*1664525 + 1013904223
			c := [5]uint8{uint8(random >> 24), uint8(x * 3), uint8(x * x), uint8((x*7 + y*13) / 2), uint8(x*x/9 + y*y/5)}[y/12]
			m.SetRGBA(x, y, color.RGBA{c, c / 2, 255 - c, 255})
		}
	}
	data := filtered(t, m)
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[byte]bool{}
	for row := range slices.Chunk(raw, 1+3*w) {
		seen[row[0]] = true
	}
	if len(seen) < 4 {
		t.Fatalf("the encoder used the filters %v alone", seen)
	}
	s := samples{data: data, packed: true, bits: 8, stored: 3, predictor: 15}
	var got []byte
	if err := s.rows(w, h, func(row []byte) { got = append(got, row...) }); err != nil || !bytes.Equal(got, rgb(m)) {
		t.Errorf("the rows are not those of the picture; error %v", err)
	}
}

// Each filter by its definition (PNG, third edition, 9.2), worked out by hand.
func TestUnfilter(t *testing.T) {
	for filter, want := range map[byte][]byte{
		0: {10, 20, 30, 40},
		1: {10, 20, 40, 60},
		2: {11, 22, 33, 44},
		3: {10, 21, 36, 52}, // 10+0/2… : 10+1/2, 20+2/2, 30+(10+3)/2, 40+(21+4)/2
		4: {11, 22, 41, 62}, // the nearest of left, up, corner: up, up, then left twice
	} {
		line := []byte{10, 20, 30, 40}
		if err := unfilter(filter, line, []byte{1, 2, 3, 4}, 2); err != nil || !bytes.Equal(line, want) {
			t.Errorf("filter %d: %v, want %v; error %v", filter, line, want, err)
		}
	}
	if unfilter(5, []byte{1}, []byte{1}, 1) == nil {
		t.Error("a sixth filter is taken")
	}
}

// What cannot be encoded anew without harm stays as it is.
func TestStays(t *testing.T) {
	m := scene(40, 30, false)
	g := grey(m)
	gray, colour := pdf.Name("DeviceGray"), pdf.Name("DeviceRGB")
	good := func() *pdf.Stream { return stream(packed(t, rgb(m)), 40, 30, 8, colour, pdf.Dict{"Filter": flate}) }
	if p, ok := Open(good(), direct); !ok || p.Encode(10, 8, 50) == nil {
		t.Fatal("even a plain picture stays")
	}
	soft := func(entries pdf.Dict) *pdf.Stream { return stream(g.Pix, 40, 30, 8, gray, entries) }
	tests := map[string]func(s *pdf.Stream){
		"no picture":               func(s *pdf.Stream) { s.Dict["Subtype"] = pdf.Name("Form") },
		"a mask":                   func(s *pdf.Stream) { s.Dict["ImageMask"] = pdf.Bool(true) },
		"masked by colour":         func(s *pdf.Stream) { s.Dict["Mask"] = pdf.Array{pdf.Int(0), pdf.Int(0)} },
		"mixed with its soft mask": func(s *pdf.Stream) { s.Dict["SMask"] = soft(pdf.Dict{"Matte": pdf.Array{pdf.Int(0)}}) },
		"one bit":                  func(s *pdf.Stream) { s.Dict["BitsPerComponent"] = pdf.Int(1) },
		"no width":                 func(s *pdf.Stream) { delete(s.Dict, "Width") },
		"a width below nought":     func(s *pdf.Stream) { s.Dict["Width"] = pdf.Int(-40) },
		"a width beyond all":       func(s *pdf.Stream) { s.Dict["Width"] = pdf.Int(1 << 40) },
		"printing colours":         func(s *pdf.Stream) { s.Dict["ColorSpace"] = pdf.Name("DeviceCMYK") },
		"a named ink": func(s *pdf.Stream) {
			s.Dict["ColorSpace"] = pdf.Array{pdf.Name("Separation"), pdf.Name("Gold"), gray, pdf.Dict{}}
		},
		"L*a*b*": func(s *pdf.Stream) { s.Dict["ColorSpace"] = pdf.Array{pdf.Name("Lab"), pdf.Dict{}} },
		"a profile of four": func(s *pdf.Stream) {
			s.Dict["ColorSpace"] = pdf.Array{pdf.Name("ICCBased"), &pdf.Stream{Dict: pdf.Dict{"N": pdf.Int(4)}}}
		},
		"no colour space": func(s *pdf.Stream) { delete(s.Dict, "ColorSpace") },
		"a palette turned round": func(s *pdf.Stream) {
			s.Dict["ColorSpace"] = pdf.Array{pdf.Name("Indexed"), colour, pdf.Int(1), pdf.String("abcdef")}
			s.Dict["Decode"] = pdf.Array{pdf.Int(255), pdf.Int(0)}
		},
		"fax":                      func(s *pdf.Stream) { s.Dict["Filter"] = pdf.Name("CCITTFaxDecode") },
		"JBIG2":                    func(s *pdf.Stream) { s.Dict["Filter"] = pdf.Name("JBIG2Decode") },
		"JPEG 2000":                func(s *pdf.Stream) { s.Dict["Filter"] = pdf.Name("JPXDecode") },
		"a filter before":          func(s *pdf.Stream) { s.Dict["Filter"] = pdf.Array{pdf.Name("ASCII85Decode"), flate} },
		"another predictor":        func(s *pdf.Stream) { s.Dict["DecodeParms"] = predictor(15, 1, 8, 40) },
		"a predictor nobody knows": func(s *pdf.Stream) { s.Dict["DecodeParms"] = predictor(3, 3, 8, 40) },
		"a JPEG that is none":      func(s *pdf.Stream) { s.Dict["Filter"] = dct },
		"a JPEG of other colours":  func(s *pdf.Stream) { s.Dict["Filter"], s.Data = dct, jpegOf(t, g, 90) },
		"a JPEG without a transform": func(s *pdf.Stream) {
			s.Dict["Filter"], s.Dict["DecodeParms"], s.Data = dct, pdf.Dict{"ColorTransform": pdf.Int(0)}, jpegOf(t, m, 90)
		},
	}
	for name, spoil := range tests {
		s := good()
		spoil(s)
		if _, ok := Open(s, direct); ok {
			t.Errorf("%s: it is encoded anew", name)
		}
	}
}

// What cannot be decoded to the end, or would not become smaller, stays as it is.
func TestNoGain(t *testing.T) {
	m := scene(40, 30, false)
	colour := pdf.Name("DeviceRGB")
	whole := packed(t, rgb(m))
	flat := image.NewRGBA(m.Bounds())
	poor := jpegOf(t, m, 20)
	for name, s := range map[string]*pdf.Stream{
		"cut off":             stream(whole[:len(whole)/2], 40, 30, 8, colour, pdf.Dict{"Filter": flate}),
		"no Flate at all":     stream([]byte("xxxxxxxx"), 40, 30, 8, colour, pdf.Dict{"Filter": flate}),
		"too few rows":        stream(rgb(m), 40, 31, 8, colour, nil),
		"a wrong filter":      stream(bytes.Repeat([]byte{9}, 30*121), 40, 30, 8, colour, pdf.Dict{"Filter": flate, "DecodeParms": predictor(15, 3, 8, 40)}),
		"a cut JPEG":          stream(append(jpegOf(t, m, 95)[:900], 0xff, 0xd9), 40, 30, 8, colour, pdf.Dict{"Filter": dct}),
		"one colour":          stream(packed(t, rgb(flat)), 40, 30, 8, colour, pdf.Dict{"Filter": flate}),
		"a poor JPEG already": stream(poor, 40, 30, 8, colour, pdf.Dict{"Filter": dct}),
	} {
		if p, ok := Open(s, direct); ok && p.Encode(40, 30, 80) != nil {
			t.Errorf("%s: it is encoded anew", name)
		}
	}
}

// What the picture is shown with stays with it: its soft mask, what turns its values
// round, and whether it is smoothed.
func TestEntriesStay(t *testing.T) {
	m := scene(200, 100, false)
	mask := &pdf.Stream{}
	s := stream(packed(t, rgb(m)), 200, 100, 8, pdf.Name("DeviceRGB"), pdf.Dict{
		"Filter": flate, "SMask": mask, "Decode": pdf.Array{pdf.Int(1), pdf.Int(0), pdf.Int(1), pdf.Int(0), pdf.Int(1), pdf.Int(0)}, "Interpolate": pdf.Bool(true),
	})
	p, ok := Open(s, direct)
	if !ok {
		t.Fatal("the picture stays as it is")
	}
	small := p.Encode(100, 50, 60)
	if small == nil || small.Dict["SMask"] != pdf.Object(mask) || small.Dict["Decode"] == nil || small.Dict["Interpolate"] != pdf.Bool(true) {
		t.Errorf("%v", small)
	}
	if s.Dict["Filter"] != flate || s.Dict["Width"] != pdf.Int(200) {
		t.Error("the picture that was given is changed")
	}
}

// Whatever the bytes and however the picture is described, nothing panics.
func FuzzEncode(f *testing.F) {
	m := scene(16, 12, false)
	f.Add(packed(f, rgb(m)), uint8(0), uint8(8), uint8(15), uint16(16), uint16(12))
	f.Add(filtered(f, m), uint8(1), uint8(8), uint8(15), uint16(16), uint16(12))
	f.Add(jpegOf(f, m, 80), uint8(2), uint8(8), uint8(0), uint16(16), uint16(12))
	f.Add(fewBits(grey(m).Pix, 16, 4), uint8(3), uint8(4), uint8(1), uint16(16), uint16(12))
	f.Fuzz(func(t *testing.T, data []byte, kind, bits, how uint8, width, height uint16) {
		if int(width)*int(height) > 1<<16 {
			return // only slower
		}
		spaces := []pdf.Object{pdf.Name("DeviceRGB"), pdf.Name("DeviceGray"), pdf.Array{pdf.Name("Indexed"), pdf.Name("DeviceRGB"), pdf.Int(3), pdf.String("abcdefghijkl")}}
		space := spaces[int(kind)%len(spaces)]
		entries := []pdf.Dict{
			{"Filter": flate}, {"Filter": flate, "DecodeParms": predictor(int(how), 3, int(bits), int(width))},
			{"Filter": dct}, nil, {"Filter": pdf.Array{flate, dct}},
		}[int(kind)%5]
		s := stream(data, int(width), int(height), int(bits), space, entries)
		p, ok := Open(s, direct)
		if !ok || p.Width*p.Height > 1<<20 {
			return
		}
		if small := p.Encode(int(how), int(how)/2+1, 50); small != nil && len(small.Data) >= len(data) {
			t.Error("it grew")
		}
	})
}

func BenchmarkEncode(b *testing.B) {
	const w, h = 4000, 3000
	m := scene(w, h, false)
	for name, s := range map[string]*pdf.Stream{
		"JPEG":  stream(jpegOf(b, m, 92), w, h, 8, pdf.Name("DeviceRGB"), pdf.Dict{"Filter": dct}),
		"Flate": stream(packed(b, rgb(m)), w, h, 8, pdf.Name("DeviceRGB"), pdf.Dict{"Filter": flate}),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p, ok := Open(s, direct)
				if !ok || p.Encode(2200, 1650, 70) == nil {
					b.Fatal("not encoded")
				}
			}
		})
	}
}
