package scan

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"permitpack/generator/finding"
	"permitpack/generator/pdf"
	"permitpack/generator/sniff"
)

// samplePDF is a file of so many pages; change may alter the catalogue and the pages' dictionary.
func samplePDF(t testing.TB, pages int, change func(w *pdf.Writer, catalog, page pdf.Dict)) []byte {
	t.Helper()
	var out bytes.Buffer
	w := pdf.NewWriter(&out)
	tree := w.Reserve()
	catalog := pdf.Dict{"Type": pdf.Name("Catalog"), "Pages": tree}
	page := pdf.Dict{
		"Type": pdf.Name("Page"), "Parent": tree, "Resources": pdf.Dict{},
		"MediaBox": pdf.Array{pdf.Int(0), pdf.Int(0), pdf.Int(595), pdf.Int(842)},
		"Contents": w.Add(pdf.Deflate(nil, bytes.Repeat([]byte("0 0 100 100 re f\n"), 40))),
	}
	if change != nil {
		change(w, catalog, page)
	}
	var kids pdf.Array
	for range pages {
		kids = append(kids, w.Add(page))
	}
	w.Put(tree, pdf.Dict{"Type": pdf.Name("Pages"), "Kids": kids, "Count": pdf.Int(pages)})
	if err := w.Close(w.Add(catalog), w.Add(pdf.Dict{})); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func encrypted(t testing.TB, user, owner string, aes bool, bits int) []byte {
	t.Helper()
	withoutConfiguration()
	conf := model.NewAESConfiguration(user, owner, bits)
	conf.EncryptUsingAES = aes
	var out bytes.Buffer
	if err := api.Encrypt(bytes.NewReader(samplePDF(t, 2, nil)), &out, conf); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// noise is a picture that does not compress to nothing.
func noise(width, height int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for i := range m.Pix {
		m.Pix[i] = uint8(i*i>>3 ^ i)
		if i%4 == 3 {
			m.Pix[i] = 255
		}
	}
	return m
}

func jpegOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func pngOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// claiming is a PNG of a few bytes whose header claims a size.
func claiming(width, height uint32) []byte {
	header := binary.BigEndian.AppendUint32([]byte("IHDR"), width)
	header = append(binary.BigEndian.AppendUint32(header, height), 8, 2, 0, 0, 0)
	b := append([]byte("\x89PNG\r\n\x1A\n"), 0, 0, 0, 13)
	b = append(b, header...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(header))
}

// claimingJPEG changes the size in the header of a JPEG.
func claimingJPEG(t testing.TB, width, height uint16) []byte {
	data := jpegOf(t, noise(16, 16))
	at := bytes.Index(data, []byte{0xFF, 0xC0})
	binary.BigEndian.PutUint16(data[at+5:], height)
	binary.BigEndian.PutUint16(data[at+7:], width)
	return data
}

// boxOf is a page from its lower left corner.
func boxOf(width, height int) pdf.Array {
	return pdf.Array{pdf.Int(0), pdf.Int(0), pdf.Int(width), pdf.Int(height)}
}

func ids(findings []finding.Finding) []string {
	found := []string{}
	for _, f := range findings {
		found = append(found, string(f.Severity)+" "+f.ID)
	}
	return found
}

func TestRead(t *testing.T) {
	whole := samplePDF(t, 3, nil)
	photo, drawing := jpegOf(t, noise(1200, 900)), pngOf(t, noise(1100, 300))
	action := func(kind string) func(*pdf.Writer, pdf.Dict, pdf.Dict) {
		return func(w *pdf.Writer, catalog, page pdf.Dict) {
			catalog["OpenAction"] = pdf.Dict{"S": pdf.Name(kind), "JS": pdf.Text("x"), "F": pdf.Text("cmd")}
		}
	}
	tests := []struct {
		reason string
		data   []byte
		kind   Kind
		pages  int
		want   []string
	}{
		{"an ordinary PDF", whole, PDF, 3, nil},
		{"junk before the header", append([]byte("HTTP/1.1 200 OK\r\n\r\n"), whole...), PDF, 3, nil},
		{"junk after the end", append(bytes.Clone(whole), "\x00\x00\r\n--boundary--"...), PDF, 3, nil},
		{"a wrong place of the table", bytes.Replace(whole, []byte("startxref\n"), []byte("startxref\n1"), 1), PDF, 3, nil},
		{"a cut tail", whole[:bytes.LastIndex(whole, []byte("xref\n0"))+30], PDF, 3, []string{"warning scan.repaired"}},
		{"cut in half", whole[:len(whole)/2], PDF, 0, []string{"error scan.unreadable"}},
		{"PDF 2.0", bytes.Replace(whole, []byte("%PDF-1.7"), []byte("%PDF-2.0"), 1), PDF, 3, nil},
		{"only a header", []byte("%PDF-1.7\n"), PDF, 0, []string{"error scan.unreadable"}},
		{"no page", samplePDF(t, 0, nil), PDF, 0, []string{"error scan.unreadable"}},
		{"a page that is listed and missing", bytes.Replace(whole, []byte("/Kids [3"), []byte("/Kids [9"), 1), PDF, 0, []string{"error scan.unreadable"}},
		{"content that cannot be unpacked", samplePDF(t, 1, func(w *pdf.Writer, _, page pdf.Dict) {
			page["Contents"] = w.Add(&pdf.Stream{Dict: pdf.Dict{"Filter": pdf.Name("FlateDecode")}, Data: []byte("nonsense")})
		}), PDF, 0, []string{"error scan.unreadable"}},
		{"1000 pages", samplePDF(t, 1000, nil), PDF, 1000, nil},
		{"1001 pages", samplePDF(t, 1001, nil), PDF, 0, []string{"error scan.too-large"}},
		{"a place of the table that is a word", bytes.Replace(whole, []byte("startxref\n"), []byte("startxref\nx"), 1), PDF, 3, []string{"warning scan.repaired"}},
		{"a version that nobody knows", bytes.Replace(whole, []byte("%PDF-1.7"), []byte("%PDF-7.1"), 1), PDF, 3, []string{"warning scan.repaired"}},
		{"two files in one", slices.Concat(whole, samplePDF(t, 1, nil)), PDF, 0, []string{"error scan.joined"}},
		{"more pages than there are", bytes.Replace(whole, []byte("/Count 3"), []byte("/Count 4"), 1), PDF, 3, []string{"warning scan.pages-missing"}},
		{"a tree whose pages are lost", bytes.Replace(whole, []byte("/Kids "), []byte("/Kinds "), 1), PDF, 0, []string{"error scan.unreadable"}},
		{"a page in the tree twice", bytes.Replace(whole, []byte("/Kids [3 0 R 4"), []byte("/Kids [3 0 R 3"), 1), PDF, 3, nil},
		{"content that breaks off", samplePDF(t, 1, func(w *pdf.Writer, _, page pdf.Dict) {
			content := pdf.Deflate(nil, []byte("0 0 100 100 re f 20 20 50 50 re f 1 2 3 4 re f"))
			content.Data = content.Data[:len(content.Data)-9]
			page["Contents"] = w.Add(content)
		}), PDF, 1, []string{"warning scan.damaged"}},
		{"content in a list that is in itself", samplePDF(t, 1, func(w *pdf.Writer, _, page pdf.Dict) {
			list := w.Reserve()
			w.Put(list, pdf.Array{list})
			page["Contents"] = list
		}), PDF, 0, []string{"error scan.unreadable"}},
		{"a page of 5 by 0.3 m", samplePDF(t, 1, func(_ *pdf.Writer, _, page pdf.Dict) { page["MediaBox"] = boxOf(14173, 842) }), PDF, 1, []string{"warning scan.strip"}},
		{"a page of 5 by 7 m, as of pixels", samplePDF(t, 1, func(_ *pdf.Writer, _, page pdf.Dict) { page["MediaBox"] = boxOf(14173, 20000) }), PDF, 1, nil},
		{"a page of 40 m", samplePDF(t, 1, func(_ *pdf.Writer, _, page pdf.Dict) { page["MediaBox"] = boxOf(842, 113386) }), PDF, 0, []string{"error scan.too-large"}},
		{"a user's password", encrypted(t, "secret", "owner", true, 256), PDF, 0, []string{"error scan.encrypted"}},
		{"an owner's password, AES-256", encrypted(t, "", "owner", true, 256), PDF, 2, nil},
		{"an owner's password, AES-128", encrypted(t, "", "owner", true, 128), PDF, 2, nil},
		{"an owner's password, RC4", encrypted(t, "", "owner", false, 128), PDF, 2, nil},
		{"a script", samplePDF(t, 1, action("JavaScript")), PDF, 1, []string{"warning scan.active-content"}},
		{"a program to start", samplePDF(t, 1, action("Launch")), PDF, 1, []string{"warning scan.active-content"}},
		{"a jump is no danger", samplePDF(t, 1, action("GoTo")), PDF, 1, nil},
		{"an attached file", samplePDF(t, 1, func(w *pdf.Writer, catalog, _ pdf.Dict) {
			file := w.Add(&pdf.Stream{Data: []byte("x")})
			catalog["Names"] = pdf.Dict{"EmbeddedFiles": pdf.Dict{"Names": pdf.Array{pdf.Text("a"),
				pdf.Dict{"Type": pdf.Name("Filespec"), "EF": pdf.Dict{"F": file}}}}}
		}), PDF, 1, []string{"warning scan.active-content"}},
		{"a folder of files", samplePDF(t, 1, func(w *pdf.Writer, catalog, _ pdf.Dict) {
			file := w.Add(&pdf.Stream{Data: []byte("x")})
			catalog["Collection"] = pdf.Dict{"View": pdf.Name("D")}
			catalog["Names"] = pdf.Dict{"EmbeddedFiles": pdf.Dict{"Names": pdf.Array{pdf.Text("a"),
				pdf.Dict{"Type": pdf.Name("Filespec"), "EF": pdf.Dict{"F": file}}}}}
		}), PDF, 0, []string{"error scan.portfolio"}},
		{"a form that only its program can draw", samplePDF(t, 1, func(w *pdf.Writer, catalog, _ pdf.Dict) {
			catalog["AcroForm"] = pdf.Dict{"Fields": pdf.Array{}, "XFA": w.Add(&pdf.Stream{Data: []byte("<xdp/>")})}
		}), PDF, 0, []string{"error scan.xfa"}},
		{"a filled field that is not drawn", samplePDF(t, 1, func(_ *pdf.Writer, _, page pdf.Dict) {
			page["Annots"] = pdf.Array{pdf.Dict{"Subtype": pdf.Name("Widget"), "FT": pdf.Name("Tx"), "V": pdf.Text("x"),
				"Rect": pdf.Array{pdf.Int(0), pdf.Int(0), pdf.Int(9), pdf.Int(9)}}}
		}), PDF, 1, []string{"warning scan.undrawn"}},

		{"a photo", photo, JPEG, 1, nil},
		{"a photo with its end missing", photo[:len(photo)*2/3], JPEG, 0, []string{"error scan.truncated"}},
		{"a photo without its end mark", photo[:len(photo)-2], JPEG, 0, []string{"error scan.truncated"}},
		{"only the first bytes of a photo", photo[:20], JPEG, 0, []string{"error scan.truncated"}},
		{"a photo with a long side", claimingJPEG(t, 12001, 10), JPEG, 0, []string{"error scan.too-large"}},
		{"a photo of 64 megapixels", claimingJPEG(t, 8000, 8000), JPEG, 0, []string{"error scan.too-large"}},
		{"a photo of a strip", jpegOf(t, image.NewGray(image.Rect(0, 0, 400, 8000))), JPEG, 1, []string{"warning scan.strip"}},
		{"a small photo", jpegOf(t, noise(999, 400)), JPEG, 1, []string{"warning scan.low-resolution"}},

		{"a PNG", drawing, PNG, 1, nil},
		{"a PNG with its end missing", drawing[:len(drawing)/2], PNG, 0, []string{"error scan.truncated"}},
		{"a grey PNG", pngOf(t, image.NewGray(image.Rect(0, 0, 1000, 10))), PNG, 1, nil},
		{"a PNG of 16 bits", pngOf(t, image.NewGray16(image.Rect(0, 0, 1000, 10))), PNG, 1, nil},
		{"a transparent PNG", pngOf(t, image.NewNRGBA(image.Rect(0, 0, 1000, 10))), PNG, 1, nil},
		{"a PNG with a palette", pngOf(t, image.NewPaletted(image.Rect(0, 0, 1000, 10), color.Palette{color.Black, color.White})), PNG, 1, nil},
		{"33 bytes that claim 400 megapixels", claiming(20000, 20000), PNG, 0, []string{"error scan.too-large"}},
		{"a PNG with a changed byte", func() []byte { b := bytes.Clone(drawing); b[len(b)/2] ^= 1; return b }(), PNG, 0, []string{"error scan.unreadable"}},

		{"nothing", nil, "", 0, []string{"error scan.empty"}},
		{"25 MB and a byte", make([]byte, MaxBytes+1), "", 0, []string{"error scan.too-large"}},
	}
	for _, test := range tests {
		if test.want == nil {
			test.want = []string{}
		}
		s, findings := Read("scans/x", test.data)
		if s.Kind != test.kind || s.Pages != test.pages {
			t.Errorf("%s: kind %q with %d pages, want %q with %d", test.reason, s.Kind, s.Pages, test.kind, test.pages)
		}
		if diff := cmp.Diff(test.want, ids(findings)); diff != "" {
			t.Errorf("%s: findings (-want +got):\n%s", test.reason, diff)
		}
	}
}

func TestOtherFormatsAreNamed(t *testing.T) {
	zip := func(part string) []byte { return []byte("PK\x03\x04\x14\x00\x00\x00\x08\x00" + part + "…") }
	tests := []struct {
		data []byte
		want string
	}{
		{[]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), "heic"},
		{[]byte("\x00\x00\x00\x1Cftypmif1\x00\x00\x00\x00"), "heic"},
		{[]byte("\x00\x00\x00\x1Cftypavif\x00\x00\x00\x00"), "avif"},
		{[]byte("RIFF\x24\x00\x00\x00WEBPVP8 "), "webp"},
		{[]byte("II*\x00\x08\x00\x00\x00"), "tiff"},
		{[]byte("MM\x00*\x00\x00\x00\x08"), "tiff"},
		{[]byte("GIF89a\x01\x00"), "gif"},
		{[]byte("BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28"), "bmp"},
		{zip("word/document.xml"), "docx"},
		{zip("xl/workbook.xml"), "xlsx"},
		{zip("mimetypeapplication/vnd.oasis.opendocument.text"), "odt"},
		{zip("passport.pdf%PDF-1.4"), "zip"},
		{[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00"), "doc"},
		{[]byte(`{\rtf1\ansi`), "rtf"},
		{[]byte("\xEF\xBB\xBF\n<!DOCTYPE HTML><html>"), "html"},
		{[]byte("Ərizə\r\nmətni"), "text"},
		{[]byte{1, 2, 3}, "unknown"},
	}
	for _, test := range tests {
		_, findings := Read("x.pdf", test.data)
		if len(findings) != 1 || findings[0].ID != "scan.format" || findings[0].Args["format"] != finding.Key("scan.format."+test.want) {
			t.Errorf("%q: findings %v, want scan.format naming %s", test.data, findings, test.want)
		}
	}
}

// Words are read as plain text: the package that fills them in is of the same row.
func TestEveryFindingHasWords(t *testing.T) {
	keys := []string{"unreadable", "encrypted", "format", "empty", "truncated", "too-large", "repaired", "active-content", "undrawn",
		"low-resolution", "damaged", "pages-missing", "joined", "xfa", "portfolio", "strip",
		"megabytes", "megapixels", "side", "pages", "content", "metres"}
	for _, f := range sniff.Formats() {
		if !readable(f) {
			keys = append(keys, string(f), conversion(f))
		}
	}
	for _, language := range []string{"en", "az", "ru", "zh"} {
		file := filepath.Join("..", "..", "templates", "text", language, "scan.yaml")
		words, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range keys {
			if !bytes.Contains(words, fmt.Appendf(nil, "\n    %s:", key)) {
				t.Errorf("%s lacks %s", file, key)
			}
		}
	}
}

func TestBareJPEGHasNoMetadata(t *testing.T) {
	plain := jpegOf(t, noise(40, 30))
	segment := func(marker byte, body string) []byte {
		return append(binary.BigEndian.AppendUint16([]byte{0xFF, marker}, uint16(len(body)+2)), body...)
	}
	exif := segment(0xE1, "Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00GPS")
	dressed := slices.Concat(plain[:2], exif, segment(0xFE, "a comment"), plain[2:], []byte("a second picture"))
	f, err := ParseJPEG(dressed)
	if err != nil {
		t.Fatal(err)
	}
	if f.Width != 40 || f.Height != 30 || f.Components != 3 || f.Orientation != 6 {
		t.Errorf("read as %dx%d of %d components, orientation %d; want 40x30 of 3, 6", f.Width, f.Height, f.Components, f.Orientation)
	}
	if !bytes.Equal(f.Bare, plain) {
		t.Error("what is left is not the picture alone")
	}
}

func TestAdobesMarkerIsKept(t *testing.T) {
	plain := jpegOf(t, noise(8, 8))
	marker := []byte("\xFF\xEE\x00\x0EAdobe\x00\x64\x00\x00\x00\x00\x01")
	f, err := ParseJPEG(slices.Concat(plain[:2], marker, plain[2:]))
	if err != nil || !f.Adobe || !bytes.Contains(f.Bare, marker) {
		t.Errorf("error %v, Adobe %v; want the marker noticed and kept: it says how colours are stored", err, f.Adobe)
	}
}

func TestPageAttributes(t *testing.T) {
	tests := []struct {
		reason string
		change func(page pdf.Dict)
		box    Box
		rotate int
	}{
		{"as it is", func(pdf.Dict) {}, Box{0, 0, 595, 842}, 0},
		{"corners the other way round", func(p pdf.Dict) { p["MediaBox"] = pdf.Array{pdf.Int(595), pdf.Int(842), pdf.Int(0), pdf.Int(0)} }, Box{0, 0, 595, 842}, 0},
		{"the crop box is cut to the media box", func(p pdf.Dict) {
			p["CropBox"] = pdf.Array{pdf.Int(-50), pdf.Int(100), pdf.Int(300), pdf.Int(5000)}
		}, Box{0, 100, 300, 842}, 0},
		{"a crop box beside the page is no crop box", func(p pdf.Dict) {
			p["CropBox"] = pdf.Array{pdf.Int(900), pdf.Int(900), pdf.Int(999), pdf.Int(999)}
		}, Box{0, 0, 595, 842}, 0},
		{"no media box", func(p pdf.Dict) { delete(p, "MediaBox") }, Box{0, 0, 612, 792}, 0},
		{"rotated to the left", func(p pdf.Dict) { p["Rotate"] = pdf.Int(-90) }, Box{0, 0, 595, 842}, 270},
		{"more than once round", func(p pdf.Dict) { p["Rotate"] = pdf.Int(450) }, Box{0, 0, 595, 842}, 90},
		{"no quarter turn", func(p pdf.Dict) { p["Rotate"] = pdf.Int(45) }, Box{0, 0, 595, 842}, 0},
		{"a quarter turn with a point", func(p pdf.Dict) { p["Rotate"] = pdf.Real(-180) }, Box{0, 0, 595, 842}, 180},
		{"wider than PDF 1.7 knows", func(p pdf.Dict) { p["MediaBox"] = boxOf(17008, 842) }, Box{0, 0, 17008, 842}, 0},
	}
	for _, test := range tests {
		d, err := Open(samplePDF(t, 1, func(_ *pdf.Writer, _, page pdf.Dict) { test.change(page) }))
		if err != nil {
			t.Errorf("%s: %v", test.reason, err)
			continue
		}
		if p := d.Pages[0]; p.Box != test.box || p.Rotate != test.rotate {
			t.Errorf("%s: %v turned by %d, want %v by %d", test.reason, p.Box, p.Rotate, test.box, test.rotate)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range [][]byte{
		samplePDF(f, 2, nil), encrypted(f, "", "owner", true, 256),
		jpegOf(f, noise(20, 20)), pngOf(f, noise(20, 20)), claiming(20000, 20000), []byte("PK\x03\x04"), []byte("%PDF-1.7"),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, findings := Read("x", data)
		refused := slices.ContainsFunc(findings, func(f finding.Finding) bool { return f.Severity == finding.Error })
		if s.Usable() == refused {
			t.Errorf("usable: %v, findings %v", s.Usable(), ids(findings))
		}
	})
}

func TestNothingIsWrittenIntoTheHome(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", home)
	Read("x", samplePDF(t, 1, nil))
	if entries, err := os.ReadDir(home); err != nil || len(entries) > 0 {
		t.Errorf("reading a PDF left %v in the home folder (%v)", entries, err)
	}
}
