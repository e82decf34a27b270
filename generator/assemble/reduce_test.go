package assemble

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"permitpack/generator/date"
	"permitpack/generator/page"
	"permitpack/generator/pdf"
	"permitpack/generator/scan"
)

// scanned is a sheet as a scanner gives it: paper with a grain, lines of strokes that
// stand for print, and a coloured stamp.
func scanned(width, height int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	grain := uint32(1)
	for y := range height {
		for x := range width {
			grain = grain*1664525 + 1013904223
			v := 235 + int(grain>>28) - 20*y/height
			at := m.PixOffset(x, y)
			m.Pix[at], m.Pix[at+1], m.Pix[at+2], m.Pix[at+3] = uint8(v), uint8(v), uint8(v-6), 255
			dx, dy := 10*x/width-7, 10*y/height-7
			switch {
			case dx*dx+dy*dy <= 1: // the stamp
				m.Pix[at], m.Pix[at+1] = 60, 70
			case x > width/10 && x < width*9/10 && y*60/height%2 == 1 && x*150/width%3 != 0: // print
				m.Pix[at], m.Pix[at+1], m.Pix[at+2] = 40, 38, 42
			}
		}
	}
	return m
}

func greyOf(m image.Image) *image.Gray {
	g := image.NewGray(m.Bounds())
	for y := range m.Bounds().Dy() {
		for x := range m.Bounds().Dx() {
			g.Set(x, y, m.At(x, y))
		}
	}
	return g
}

func jpegAt(t testing.TB, m image.Image, quality int) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// imageXObject is a picture in a PDF as a scanner writes it.
func imageXObject(data []byte, width, height int, space pdf.Name, entries pdf.Dict) *pdf.Stream {
	dict := pdf.Dict{
		"Type": pdf.Name("XObject"), "Subtype": pdf.Name("Image"), "Width": pdf.Int(width), "Height": pdf.Int(height),
		"BitsPerComponent": pdf.Int(8), "ColorSpace": space, "Filter": pdf.Name("DCTDecode"),
	}
	for key, value := range entries {
		dict[key] = value
	}
	return &pdf.Stream{Dict: dict, Data: data}
}

// scannedPDF is a PDF of one page on which the commands draw the pictures P0, P1 …
func scannedPDF(t testing.TB, commands string, entries pdf.Dict, pictures ...*pdf.Stream) []byte {
	t.Helper()
	page := samplePage{width: 595, height: 842, bare: true, content: commands, entries: pdf.Dict{}}
	for key, value := range entries {
		page.entries[key] = value
	}
	return samplePDF(t, []samplePage{page}, func(w *pdf.Writer, _ pdf.Dict, pages []samplePage) {
		objects := pdf.Dict{}
		for i, p := range pictures {
			objects[pdf.Name(fmt.Sprintf("P%d", i))] = w.Add(p)
		}
		pages[0].entries["Resources"] = pdf.Dict{"XObject": objects, "Font": pdf.Dict{"F": addCourier(w)}}
	})
}

// listedPicture is a line of pdfimages -list.
type listedPicture struct {
	kind, colour, coding string
	width, height, bits  int
	across, down         int // in pixels for each inch
}

// listed are the pictures of a file, as poppler sees them.
func listed(t *testing.T, data []byte) []listedPicture {
	t.Helper()
	var pictures []listedPicture
	lines := strings.Split(strings.TrimSpace(tool(t, data, "pdfimages", "-list", "FILE")), "\n")
	for _, line := range lines[2:] {
		f := strings.Fields(line)
		number := func(i int) int {
			n, err := strconv.Atoi(f[i])
			if err != nil {
				t.Fatalf("pdfimages: %s", line)
			}
			return n
		}
		pictures = append(pictures, listedPicture{f[2], f[5], f[8], number(3), number(4), number(7), number(12), number(13)})
	}
	return pictures
}

// joined is a packet of the scans alone, its pictures reduced where there is a Reducer.
func joined(t testing.TB, r *Reducer, scans ...scan.Scan) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := Write(&out, nil, []Part{{Title: "scans", Scans: scans}}, Options{Title: "scans", Reducer: r}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// apart is how far the first pages of two files are apart on average, of 255, as poppler draws them.
func apart(t *testing.T, a, b []byte) float64 {
	t.Helper()
	m, n := rendered(t, a, 1), rendered(t, b, 1)
	if m.Bounds() != n.Bounds() {
		t.Fatalf("the pages are %v and %v", m.Bounds(), n.Bounds())
	}
	sum, values := 0.0, 0
	for y := range m.Bounds().Dy() {
		for x := range m.Bounds().Dx() {
			r, g, bl, _ := m.At(x, y).RGBA()
			u, v, w, _ := n.At(x, y).RGBA()
			for _, d := range []int{int(r>>8) - int(u>>8), int(g>>8) - int(v>>8), int(bl>>8) - int(w>>8)} {
				sum += math.Abs(float64(d))
				values++
			}
		}
	}
	return sum / float64(values)
}

// Each picture that can be reduced keeps to the density of the step, in grey or
// colour as it was, and the page looks as before.
func TestReduce(t *testing.T) {
	sheet := scanned(1754, 2480) // A4 at 212 dpi
	fine := scanned(826, 1169)   // 300 dpi in a third of the sheet
	colour, grey := jpegAt(t, fine, 93), jpegAt(t, greyOf(fine), 93)
	third := "q 198 0 0 281 300 400 cm /P0 Do Q"
	picture := func(data []byte, space pdf.Name, entries pdf.Dict) *pdf.Stream {
		return imageXObject(data, 826, 1169, space, entries)
	}
	alpha := image.NewGray(image.Rect(0, 0, 40, 40))
	for i := range alpha.Pix {
		alpha.Pix[i] = uint8(255 - 3*(i%40))
	}
	masked := func(w *pdf.Writer, _ pdf.Dict, pages []samplePage) {
		mask := w.Add(imageXObject(alpha.Pix, 40, 40, "DeviceGray", pdf.Dict{"Filter": nil}))
		pages[0].entries = pdf.Dict{"Resources": pdf.Dict{"XObject": pdf.Dict{"P0": w.Add(picture(colour, "DeviceRGB", pdf.Dict{"SMask": mask}))}}}
	}
	form := func(w *pdf.Writer, _ pdf.Dict, pages []samplePage) {
		inner := w.Add(&pdf.Stream{Dict: pdf.Dict{
			"Subtype": pdf.Name("Form"), "BBox": pdf.Array{pdf.Int(0), pdf.Int(0), pdf.Int(1), pdf.Int(1)},
			"Matrix":    pdf.Array{pdf.Int(99), pdf.Int(0), pdf.Int(0), pdf.Int(140), pdf.Int(0), pdf.Int(0)},
			"Resources": pdf.Dict{"XObject": pdf.Dict{"P": w.Add(picture(colour, "DeviceRGB", nil))}},
		}, Data: []byte("/P Do")})
		pages[0].entries = pdf.Dict{"Resources": pdf.Dict{"XObject": pdf.Dict{"Form": inner}}}
	}
	drawing := func(commands string) []samplePage {
		return []samplePage{{width: 595, height: 842, bare: true, content: commands}}
	}
	turned := withOrientation(jpegAt(t, scanned(2480, 1754), 93), 6)
	tests := []struct {
		name, colour string
		file         []byte
		steps        []Step
	}{
		{"a JPEG", "rgb", jpegAt(t, sheet, 93), Ladder[2:3]},
		{"a JPEG that lies on its side", "rgb", turned, Ladder[3:]},
		{"a grey PNG", "gray", pngOf(t, greyOf(sheet)), Ladder[2:3]},
		{"a picture in a PDF", "rgb", scannedPDF(t, third, nil, picture(colour, "DeviceRGB", nil)), Ladder},
		{"a grey one", "gray", scannedPDF(t, third, nil, picture(grey, "DeviceGray", nil)), Ladder},
		{"in a turned PDF", "rgb", scannedPDF(t, third, pdf.Dict{"Rotate": pdf.Int(90)}, picture(colour, "DeviceRGB", nil)), Ladder[1:2]},
		{"among other commands", "rgb", scannedPDF(t, "% a (comment\nq 2 0 0 2 0 0 cm q 99 0 0 140 20 20 cm /P0 Do Q 1 g BT /F 9 Tf (a \\) b) Tj ET Q", nil, picture(colour, "DeviceRGB", nil)), Ladder[1:2]},
		{"in a form", "rgb", samplePDF(t, drawing("q 2 0 0 2 50 50 cm /Form Do Q"), form), Ladder[1:2]},
		{"with a soft mask", "rgb", samplePDF(t, drawing(third), masked), Ladder[1:2]},
		{"larger than a sheet", "rgb", samplePDF(t, []samplePage{{width: 1190, height: 1684, bare: true, content: "q 396 0 0 562 300 400 cm /P0 Do Q"}}, masked), Ladder[1:2]},
	}
	for _, test := range tests {
		s := read(t, test.name, test.file)
		before := joined(t, nil, s)
		size := len(before)
		for _, step := range test.steps {
			r := NewReducer(step)
			after := joined(t, r, s)
			if len(after) >= size {
				t.Errorf("%s, %v: %d bytes, before %d", test.name, step, len(after), size)
			}
			size = len(after)
			if r.Pictures() != 1 {
				t.Errorf("%s, %v: %d pictures were reduced", test.name, step, r.Pictures())
			}
			p := listed(t, after)[0]
			most := int(float64(step.Density)/worthScaling) + 1 // what is hardly more is not scaled
			if p.kind != "image" || p.coding != "jpeg" || p.colour != test.colour || p.bits != 8 || max(p.across, p.down) > most || min(p.across, p.down) < step.Density-1 {
				t.Errorf("%s, %v: pdfimages sees %+v", test.name, step, p)
			}
			if off := apart(t, before, after); off > 5 {
				t.Errorf("%s, %v: the page looks different by %.1f of 255 on average", test.name, step, off)
			}
		}
		tool(t, joined(t, NewReducer(test.steps[0]), s), "qpdf", "--check", "FILE")
	}
}

// Of a picture that is shown twice the larger place counts.
func TestReduceKeepsWhatTheLargestPlaceNeeds(t *testing.T) {
	colour := jpegAt(t, scanned(826, 1169), 93)
	file := scannedPDF(t, "q 20 0 0 28 10 10 cm /P0 Do Q q 198 0 0 281 40 80 cm /P0 Do Q", nil, imageXObject(colour, 826, 1169, "DeviceRGB", nil))
	pictures := listed(t, joined(t, NewReducer(Step{70, 200}), read(t, "x", file)))
	if len(pictures) != 2 || pictures[1].across < 199 || pictures[1].across > 223 {
		t.Errorf("pdfimages sees %+v", pictures)
	}
}

// What cannot be reduced without harm is written as it was, byte by byte.
func TestReduceLeavesAlone(t *testing.T) {
	sheet := scanned(620, 877)
	cmyk := adobeCMYK(t)
	bits := image.NewPaletted(sheet.Bounds(), color.Palette{color.Black, color.White})
	for i := range bits.Pix {
		bits.Pix[i] = uint8(i / 7 % 2)
	}
	poor := jpegAt(t, sheet, 15)
	raw := bytes.Repeat([]byte{0x55, 0x0f}, 620*877/16)
	bilevel := func(filter pdf.Name) *pdf.Stream {
		return imageXObject(raw, 620, 877, "DeviceGray", pdf.Dict{"Filter": filter, "BitsPerComponent": pdf.Int(1)})
	}
	fullPage := "q 595 0 0 842 0 0 cm /P0 Do Q"
	fine := jpegAt(t, sheet, 97)
	tests := map[string]struct{ file, stays []byte }{
		"printing colours":    {cmyk, bare(t, cmyk)},
		"a PNG of one bit":    {pngOf(t, bits), nil},
		"a poor JPEG":         {poor, poor},
		"fax":                 {scannedPDF(t, fullPage, nil, bilevel("CCITTFaxDecode")), raw},
		"JBIG2":               {scannedPDF(t, fullPage, nil, bilevel("JBIG2Decode")), raw},
		"a picture not drawn": {scannedPDF(t, "% P0", nil, imageXObject(fine, 620, 877, "DeviceRGB", nil)), fine},
		"hardly seen":         {scannedPDF(t, "0.1 0 0 0.1 0 0 cm /P0 Do", nil, imageXObject(fine, 620, 877, "DeviceRGB", nil)), fine},
		"a mask":              {scannedPDF(t, fullPage, nil, imageXObject(raw, 620, 877, "DeviceGray", pdf.Dict{"Filter": nil, "ImageMask": pdf.Bool(true), "BitsPerComponent": pdf.Int(1)})), raw},
	}
	for name, test := range tests {
		s := read(t, name, test.file)
		r := NewReducer(Step{75, 300})
		after := joined(t, r, s)
		if !bytes.Equal(after, joined(t, nil, s)) || r.Pictures() != 0 {
			t.Errorf("%s: the file is another; %d pictures were reduced", name, r.Pictures())
		}
		if !bytes.Contains(after, test.stays) {
			t.Errorf("%s: its bytes are not in the packet", name)
		}
	}
}

// adobeCMYK is a JPEG in printing colours that a program made.
func adobeCMYK(t *testing.T) []byte {
	t.Helper()
	if _, err := exec.LookPath("convert"); err != nil {
		t.Skip("convert (ImageMagick) is not installed")
	}
	from, to := filepath.Join(t.TempDir(), "rgb.jpg"), filepath.Join(t.TempDir(), "cmyk.jpg")
	if err := os.WriteFile(from, jpegAt(t, scanned(800, 1100), 97), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("convert", from, "-colorspace", "CMYK", "-quality", "97", to).CombinedOutput(); err != nil {
		t.Skipf("convert: %v %s", err, out)
	}
	data, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	if f, err := scan.ParseJPEG(data); err != nil || f.Components != 4 || !f.Adobe {
		t.Skip("convert makes no JPEG of Adobe's kind")
	}
	return data
}

func bare(t *testing.T, data []byte) []byte {
	t.Helper()
	f, err := scan.ParseJPEG(data)
	if err != nil {
		t.Fatal(err)
	}
	return f.Bare
}

// Text and lines of a PDF stay text and lines, and our own pages are not touched:
// neither their pictures nor those of a blank under them.
func TestReduceTouchesPicturesAlone(t *testing.T) {
	photo := jpegAt(t, scanned(1200, 1600), 97)
	withPhoto := func(text string) func(w *pdf.Writer, _ pdf.Dict, pages []samplePage) {
		return func(w *pdf.Writer, _ pdf.Dict, pages []samplePage) {
			pages[0].content = "q 100 0 0 140 300 300 cm /Photo Do Q"
			pages[0].entries = pdf.Dict{"Resources": pdf.Dict{
				"XObject": pdf.Dict{"Photo": w.Add(imageXObject(append(photo[:len(photo):len(photo)], text...), 1200, 1600, "DeviceRGB", nil))},
				"Font":    pdf.Dict{"F": addCourier(w)},
			}}
		}
	}
	own := sheets(t, page.Document{Created: date.MustParse("2026-11-22"), Pages: []page.Page{{Size: page.A4, Values: []page.Mark{
		page.Picture{X: page.MM(50), Y: page.MM(50), Width: page.MM(35), Height: page.MM(45), JPEG: append(photo[:len(photo):len(photo)], "own"...)},
	}}}})
	under := samplePDF(t, []samplePage{a4("blank")}, withPhoto("blank"))
	contract := samplePDF(t, []samplePage{a4("contract")}, withPhoto("scan"))
	parts := []Part{{Title: "form", Own: 1, Under: under}, {Title: "contract", Scans: []scan.Scan{read(t, "contract.pdf", contract)}}}
	made := func(r *Reducer) []byte {
		var out bytes.Buffer
		if _, err := Write(&out, own, parts, Options{Reducer: r}); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	before, after := made(nil), made(NewReducer(Ladder[3]))
	for _, kept := range []string{"own", "blank"} {
		if !bytes.Contains(after, append(photo[:len(photo):len(photo)], kept...)) {
			t.Errorf("the picture of the page %q is not as it was", kept)
		}
	}
	if bytes.Contains(after, append(photo[:len(photo):len(photo)], "scan"...)) {
		t.Error("the picture of the scan is as it was")
	}
	if a, b := tool(t, before, "pdftotext", "-layout", "FILE", "-"), tool(t, after, "pdftotext", "-layout", "FILE", "-"); a != b || !strings.Contains(b, "contract") {
		t.Errorf("the text is %q, was %q", b, a)
	}
}

// A Reducer that was used before gives the same bytes as a new one.
func TestReduceSameBytes(t *testing.T) {
	scans := []scan.Scan{
		read(t, "a.jpg", jpegAt(t, scanned(1000, 1000), 95)),
		read(t, "b.png", pngOf(t, scanned(1000, 1000))),
		read(t, "c.pdf", scannedPDF(t, "q 595 0 0 842 0 0 cm /P0 Do Q", nil, imageXObject(jpegAt(t, scanned(600, 800), 95), 600, 800, "DeviceRGB", nil))),
	}
	r := NewReducer(Ladder[1])
	first := joined(t, r, scans...)
	if !bytes.Equal(first, joined(t, r, scans...)) || !bytes.Equal(first, joined(t, NewReducer(Ladder[1]), scans...)) {
		t.Error("the same scans gave other bytes")
	}
	if r.Pictures() != 3 {
		t.Errorf("%d pictures were reduced, want 3", r.Pictures())
	}
}

// Whoever lets pixels be decoded is asked for each picture with its size, is told when
// they are needed no more, and can end the work.
func TestDecodingIsAsked(t *testing.T) {
	interlaced := adam7(t)
	parts := []Part{{Scans: []scan.Scan{
		read(t, "a.jpg", jpegAt(t, scanned(600, 800), 95)),
		read(t, "b.png", interlaced),
		read(t, "c.jpg", jpegAt(t, scanned(300, 400), 95)),
	}}}
	held, most, asked := 0, 0, 0
	decoding := func(pixels int) (func(), error) {
		asked++
		held += pixels
		most = max(most, held)
		return func() { held -= pixels }, nil
	}
	if _, err := Write(&bytes.Buffer{}, nil, parts, Options{Reducer: NewReducer(Ladder[2]), Decoding: decoding}); err != nil {
		t.Fatal(err)
	}
	if held != 0 || most != 600*800 || asked < 3 {
		t.Errorf("asked %d times, %d pixels at once, %d never given back", asked, most, held)
	}
	stop := errors.New("enough")
	asked = 0
	refuse := func(int) (func(), error) { asked++; return nil, stop }
	if _, err := Write(&bytes.Buffer{}, nil, parts, Options{Reducer: NewReducer(Ladder[2]), Decoding: refuse}); !errors.Is(err, stop) || asked != 1 {
		t.Errorf("got error %v after asking %d times, want that of the caller after one", err, asked)
	}
}

// full takes some bytes and no more.
type full struct{ left int }

var errFull = errors.New("full")

func (f *full) Write(data []byte) (int, error) {
	if f.left -= len(data); f.left < 0 {
		return 0, errFull
	}
	return len(data), nil
}

// Where no more can be written, the pictures that are still to come are not decoded.
func TestNothingIsReducedForNothing(t *testing.T) {
	var scans []scan.Scan
	for i := range 5 {
		scans = append(scans, read(t, fmt.Sprint(i), jpegAt(t, scanned(600+i, 800), 95)))
	}
	r := NewReducer(Ladder[0])
	_, err := Write(&full{left: 60_000}, nil, []Part{{Scans: scans}}, Options{Reducer: r})
	if !errors.Is(err, errFull) || r.Pictures() == 0 || r.Pictures() == len(scans) {
		t.Errorf("error %v after %d pictures", err, r.Pictures())
	}
}

// A JPEG goes in as it is: of one without metadata every byte, of others all but that.
func TestJPEGIsPassedThrough(t *testing.T) {
	plain := jpegAt(t, scanned(900, 1200), 90)
	for name, file := range map[string][]byte{"without metadata": plain, "with a tag": withOrientation(plain, 6), "with something behind": append(plain[:len(plain):len(plain)], "junk"...)} {
		data := joined(t, nil, read(t, name, file))
		stem := filepath.Join(t.TempDir(), "picture")
		tool(t, data, "pdfimages", "-all", "FILE", stem)
		stored, err := os.ReadFile(stem + "-000.jpg")
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(stored, plain) {
			t.Errorf("%s: pdfimages finds another JPEG in the packet, %d bytes of %d", name, len(stored), len(plain))
		}
	}
}

// adam7 is an interlaced PNG that a program made.
func adam7(t *testing.T) []byte {
	t.Helper()
	return converted(t, scanned(300, 400), "-interlace", "PNG", "PNG24:")
}

// converted is a picture as ImageMagick writes it as PNG; the last argument is the kind.
func converted(t *testing.T, m image.Image, arguments ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath("convert"); err != nil {
		t.Skip("convert (ImageMagick) is not installed")
	}
	dir := t.TempDir()
	from, to := filepath.Join(dir, "from.png"), filepath.Join(dir, "to.png")
	if err := os.WriteFile(from, pngOf(t, m), 0o600); err != nil {
		t.Fatal(err)
	}
	kind := arguments[len(arguments)-1]
	arguments = append(append([]string{from}, arguments[:len(arguments)-1]...), kind+to)
	if out, err := exec.Command("convert", arguments...).CombinedOutput(); err != nil {
		t.Fatalf("convert %s: %v %s", arguments, err, out)
	}
	data, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A PNG of any kind takes no more room in the packet than in its file, and its page
// looks like the picture on white paper.
func TestPNGDoesNotGrow(t *testing.T) {
	sheet := scanned(310, 438)
	clear := image.NewNRGBA(sheet.Bounds())
	copy(clear.Pix, sheet.Pix)
	for i := 3; i < len(clear.Pix); i += 4 {
		clear.Pix[i] = uint8(255 - i/4%310/2)
	}
	few := image.NewPaletted(sheet.Bounds(), color.Palette{color.White, color.RGBA{0, 90, 180, 255}, color.Black, color.NRGBA{200, 0, 0, 120}, color.Transparent})
	for i := range few.Pix {
		few.Pix[i] = uint8(i / 37 % 5)
	}
	opaqueFew := image.NewPaletted(sheet.Bounds(), color.Palette{color.White, color.RGBA{0, 90, 180, 255}, color.Black})
	for i := range opaqueFew.Pix {
		opaqueFew.Pix[i] = uint8(i / 37 % 3)
	}
	for name, file := range map[string][]byte{
		"colour":                       pngOf(t, sheet),
		"grey":                         pngOf(t, greyOf(sheet)),
		"transparent":                  pngOf(t, clear),
		"a palette with a clear place": pngOf(t, few),
		"interlaced":                   converted(t, sheet, "-interlace", "PNG", "PNG24:"),
		"interlaced, a palette":        converted(t, opaqueFew, "-interlace", "PNG", "PNG8:"),
		"interlaced, a clear palette":  converted(t, few, "-interlace", "PNG", "PNG8:"),
		"grey with alpha":              converted(t, clear, "-colorspace", "gray", "-define", "png:color-type=4", ""),
		"grey, one clear":              converted(t, opaqueFew, "-colorspace", "gray", "-transparent", "black", "-define", "png:color-type=0", "-define", "png:bit-depth=8", ""),
		"colour, one clear":            converted(t, opaqueFew, "-transparent", "black", "-define", "png:color-type=2", "-define", "png:bit-depth=8", ""),
		"16 bits with alpha":           converted(t, clear, "PNG64:"),
	} {
		data := joined(t, nil, read(t, name, file))
		if most := len(file)*21/20 + 3000; len(data) > most { // with what a PDF of one page takes, and for alpha that becomes many more colours
			t.Errorf("%s: %d bytes in the packet, %d in the file", name, len(data), len(file))
		}
		tool(t, data, "qpdf", "--check", "FILE")
		decoded, err := png.Decode(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		if off := apart(t, data, joined(t, nil, read(t, name, pngOf(t, onWhite(decoded))))); off > 0.5 {
			t.Errorf("%s: the page looks different by %.2f of 255 on average", name, off)
		}
	}
}

// onWhite is a picture on white paper, by the definition of alpha.
func onWhite(m image.Image) *image.RGBA {
	paper := image.NewRGBA(m.Bounds())
	for y := range m.Bounds().Dy() {
		for x := range m.Bounds().Dx() {
			r, g, b, a := m.At(x, y).RGBA()
			white := 0xffff - a
			paper.SetRGBA(x, y, color.RGBA{uint8((r + white) >> 8), uint8((g + white) >> 8), uint8((b + white) >> 8), 255})
		}
	}
	return paper
}

// A locked packet is the same packet for whoever has the password.
func TestLocked(t *testing.T) {
	parts := everything(t)
	lock, err := pdf.NewLock("şifrə", strings.NewReader(strings.Repeat("no secret at all", 1<<14)))
	if err != nil {
		t.Fatal(err)
	}
	o := options
	o.Lock = lock
	var out bytes.Buffer
	if _, err := Write(&out, ownPages(t, parts), parts, o); err != nil {
		t.Fatal(err)
	}
	plain := write(t, parts...)
	tool(t, out.Bytes(), "qpdf", "--password=şifrə", "--check", "FILE")
	for _, arguments := range [][]string{{"pdftotext", "-layout", "FILE", "-"}, {"pdfimages", "-list", "FILE"}} {
		with := append([]string{"-upw", "şifrə"}, arguments[1:]...)
		got, want := tool(t, out.Bytes(), arguments[0], with...), tool(t, plain, arguments[0], arguments[1:]...)
		if got, want := withoutSizes(got), withoutSizes(want); got != want || len(want) < 100 {
			t.Errorf("%s tells of the locked file\n%s\nand of the plain one\n%s", arguments[0], got, want)
		}
	}
	info := tool(t, out.Bytes(), "pdfinfo", "-enc", "UTF-8", "-upw", "şifrə", "FILE")
	for _, want := range []string{"Sənədlər toplusu", "Pages:           15", "print:yes", "algorithm:AES-256"} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo does not tell %q:\n%s", want, info)
		}
	}
	catalog := tool(t, out.Bytes(), "qpdf", "--password=şifrə", "--json", "--json-key=outlines", "--json-key=qpdf", "FILE")
	for _, want := range []string{`"Siyahı"`, `"附件"`, `"/PrintScaling": "/None"`, `"/Lang": "u:az"`, `"/PageMode": "/UseOutlines"`, `"/ExtensionLevel": 8`} {
		if !strings.Contains(catalog, want) {
			t.Errorf("the locked file has no %s", want)
		}
	}
	if _, err := scan.Open(out.Bytes()); !errors.Is(err, scan.ErrEncrypted) {
		t.Errorf("opened without the password: %v", err)
	}
}

// withoutSizes is what a program tells but for the last two words of each line, which
// are how much room a picture takes: a few bytes more where it is encrypted.
func withoutSizes(s string) string {
	var kept []string
	for line := range strings.Lines(s) {
		words := strings.Fields(line)
		if strings.HasSuffix(line, "%\n") {
			words = words[:len(words)-2]
		}
		kept = append(kept, strings.Join(words, " "))
	}
	return strings.Join(kept, "\n")
}

func TestCommands(t *testing.T) {
	for _, test := range []struct{ data, want string }{
		{"q 1 0 0 1 5 6 cm /Im1 Do Q", "q[] cm[1 0 0 1 5 6] Do[]Im1 Q[]"},
		{"1 2 3 4 5 6 7 8 cm", "cm[3 4 5 6 7 8]"},
		{"(a (nested) \\) string) Tj /N Do", "Tj[] Do[]N"},
		{"<48> Tj [1 (x) <00>] TJ <</A 1>> BDC -.5 +1. w", "Tj[48] TJ[1 0] BDC[1]A w[-0.5 1]"}, // what is in strings and arrays does no harm
		{"% q (\n1 w%x\r2 w", "w[1] w[2]"},
		{"BI /W 1 ID \x00(\xff /Q EI Q", "BI[] ID[1]W Q[]"},
		{"BI ID never ends", "BI[] ID[]"},
		{"(never ends", ""},
		{"/", ""},
	} {
		c := commands{data: []byte(test.data)}
		var got []string
		for operator, ok := c.next(); ok; operator, ok = c.next() {
			got = append(got, fmt.Sprint(operator, c.numbers, c.name))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%q: %s, want %s", test.data, strings.Join(got, " "), test.want)
		}
	}
}

// Forms that draw each other without end are left after a while.
func TestFormsThatDrawEachOther(t *testing.T) {
	file := samplePDF(t, []samplePage{{width: 595, height: 842, bare: true, content: "/A Do"}}, func(w *pdf.Writer, _ pdf.Dict, pages []samplePage) {
		a, b := w.Reserve(), w.Reserve()
		resources := pdf.Dict{"XObject": pdf.Dict{"A": a, "B": b, "P": w.Add(imageXObject(jpegAt(t, scanned(400, 500), 97), 400, 500, "DeviceRGB", nil))}}
		for _, ref := range []pdf.Ref{a, b} {
			w.Put(ref, &pdf.Stream{Dict: pdf.Dict{"Subtype": pdf.Name("Form"), "BBox": pdf.Array{pdf.Int(0), pdf.Int(0), pdf.Int(9), pdf.Int(9)}, "Resources": resources},
				Data: bytes.Repeat([]byte("/A Do /B Do "), 50)})
		}
		pages[0].entries = pdf.Dict{"Resources": resources}
	})
	r := NewReducer(Ladder[0])
	joined(t, r, read(t, "loop.pdf", file))
	if r.Pictures() != 0 {
		t.Error("a picture was reduced though not all that is drawn was seen")
	}
}

func FuzzCommands(f *testing.F) {
	f.Add([]byte("q 1 0 0 1 5 6 cm /Im1 Do Q (x\\)) Tj <</A [1]>> BI ID x EI"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c := commands{data: data}
		for n := 0; ; n++ {
			if _, ok := c.next(); !ok {
				return
			}
			if n > len(data) {
				t.Fatal("more commands than bytes")
			}
		}
	})
}

// BenchmarkReduce joins two sheets of 300 dpi, a photograph and a PDF of ten pages at each step.
func BenchmarkReduce(b *testing.B) {
	page := jpegAt(b, scanned(1240, 1754), 90)
	var book bytes.Buffer
	w := pdf.NewWriter(&book)
	tree := w.Reserve()
	var kids pdf.Array
	for range 10 {
		kids = append(kids, w.Add(pdf.Dict{
			"Type": pdf.Name("Page"), "Parent": tree, "MediaBox": pdf.Array{pdf.Int(0), pdf.Int(0), pdf.Int(595), pdf.Int(842)},
			"Resources": pdf.Dict{"XObject": pdf.Dict{"P": w.Add(imageXObject(page, 1240, 1754, "DeviceRGB", nil))}},
			"Contents":  w.Add(pdf.Deflate(nil, []byte("q 595 0 0 842 0 0 cm /P Do Q"))),
		}))
	}
	w.Put(tree, pdf.Dict{"Type": pdf.Name("Pages"), "Kids": kids, "Count": pdf.Int(len(kids))})
	if err := w.Close(w.Add(pdf.Dict{"Type": pdf.Name("Catalog"), "Pages": tree}), w.Add(pdf.Dict{})); err != nil {
		b.Fatal(err)
	}
	sheet := scanned(2480, 3508)
	scans := []scan.Scan{
		read(b, "sheet.jpg", jpegAt(b, sheet, 92)), read(b, "sheet.png", pngOf(b, sheet)),
		read(b, "photo.jpg", jpegAt(b, scanned(4000, 3000), 92)), read(b, "book.pdf", book.Bytes()),
	}
	b.Run("as they are", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			b.SetBytes(int64(len(joined(b, nil, scans...))))
		}
	})
	for _, step := range Ladder {
		b.Run(fmt.Sprintf("quality %d at %d dpi", step.Quality, step.Density), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.ReportMetric(float64(len(joined(b, NewReducer(step), scans...)))/1e3, "kB")
			}
		})
	}
}
