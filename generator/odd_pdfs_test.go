package generator

import (
	"bytes"
	"compress/gzip"
	"compress/lzw"
	"compress/zlib"
	"encoding/ascii85"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"image"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"permitpack/generator/scan"
)

// oddity is a file handed in as a scan that is not quite what it should be.
type oddity struct {
	name string
	// want is "in" for a file whose pages have to stand in the packet, the id of a
	// finding that has to name it, or empty where both will do.
	want string
	make func(t *testing.T, d rawDocument) []byte
	// pixels is the size of the picture that its page has to show, where there is one.
	pixels image.Point
	// broken says that a part of the file stays as broken as it is, of which qpdf warns.
	broken bool
}

// spoilt is a plain document with something changed.
func spoilt(change func(d *rawDocument)) func(*testing.T, rawDocument) []byte {
	return func(_ *testing.T, d rawDocument) []byte {
		change(&d)
		return d.file()
	}
}

// withEntries is a plain document whose page has further entries, and with further objects.
func withEntries(page string, more ...string) func(*testing.T, rawDocument) []byte {
	return spoilt(func(d *rawDocument) { d.page, d.more = page, more })
}

// catalogued is a plain document whose catalogue has further entries, and with further objects.
func catalogued(catalog string, more ...string) func(*testing.T, rawDocument) []byte {
	return spoilt(func(d *rawDocument) { d.catalog, d.more = catalog, more })
}

// boxed is a plain document with other entries for its boxes.
func boxed(box string) func(*testing.T, rawDocument) []byte {
	return spoilt(func(d *rawDocument) { d.box = box })
}

// withContent is a plain document whose content is made in another way.
func withContent(content func(commands string) string) func(*testing.T, rawDocument) []byte {
	return spoilt(func(d *rawDocument) { d.content = func(mark string) string { return content(marked(mark)) } })
}

// bytewise changes the bytes of a plain document of three pages.
func bytewise(change func(b []byte) []byte) func(*testing.T, rawDocument) []byte {
	return func(_ *testing.T, d rawDocument) []byte {
		d.pages = 3
		return change(d.file())
	}
}

// replaced changes one string of a plain document of three pages, which has to be there.
func replaced(old, new string) func(*testing.T, rawDocument) []byte {
	return func(t *testing.T, d rawDocument) []byte {
		d.pages = 3
		b := d.file()
		if !bytes.Contains(b, []byte(old)) {
			t.Fatalf("there is no %q to replace", old)
		}
		return bytes.Replace(b, []byte(old), []byte(new), 1)
	}
}

// called is a file that is no PDF at all.
func called(content string) func(*testing.T, rawDocument) []byte {
	return func(*testing.T, rawDocument) []byte { return []byte(content) }
}

// locked is a plain document encrypted by the library.
func locked(user, owner string, aes bool, bits int, version string) func(*testing.T, rawDocument) []byte {
	return func(t *testing.T, d rawDocument) []byte {
		t.Helper()
		api.DisableConfigDir()
		d.pages, d.version = 2, version
		conf := model.NewAESConfiguration(user, owner, bits)
		conf.EncryptUsingAES = aes
		var out bytes.Buffer
		if err := api.Encrypt(bytes.NewReader(d.file()), &out, conf); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
}

// oddPDFs are files that somebody's program has made strangely, each in one way.
var oddPDFs = [][]oddity{oddTrees, oddBoxes, oddLocks, oddForms, oddContents, oddStreams, oddResources, oddSyntax, oddTables, oddBytes}

var oddTrees = []oddity{
	{name: "one page", want: "in", make: withEntries("")},
	{name: "40 pages", want: "in", make: spoilt(func(d *rawDocument) { d.pages = 40 })},
	{name: "400 pages", want: "in", make: spoilt(func(d *rawDocument) { d.pages = 400 })},
	{name: "400 pages, compressed", want: "in", make: func(_ *testing.T, d rawDocument) []byte {
		d.pages = 400
		return d.objects().compressed("1.5", "")
	}},
	{name: "more pages than allowed", want: "scan.too-large", make: spoilt(func(d *rawDocument) { d.pages = scan.MaxPages + 1 })},
	{name: "no pages", want: "scan.unreadable", make: spoilt(func(d *rawDocument) { d.pages = 0 })},
	{name: "count too high", want: "scan.pages-missing", make: spoilt(func(d *rawDocument) { d.pages, d.count = 2, "/Count 5" })},
	{name: "count too low", want: "in", make: spoilt(func(d *rawDocument) { d.pages, d.count = 3, "/Count 1" })},
	{name: "count of nothing", want: "in", make: spoilt(func(d *rawDocument) { d.pages, d.count = 3, "/Count 0" })},
	{name: "count below nothing", want: "in", make: spoilt(func(d *rawDocument) { d.pages, d.count = 3, "/Count -3" })},
	{name: "count absent", want: "in", make: spoilt(func(d *rawDocument) { d.pages, d.count = 3, "/Lang(az)" })},
	{name: "count no number", want: "in", make: spoilt(func(d *rawDocument) { d.pages, d.count = 3, "/Count/Three" })},
	{name: "count beyond all numbers", make: spoilt(func(d *rawDocument) { d.pages, d.count = 2, "/Count 99999999999999999999" })},
	{name: "kids absent", want: "scan.unreadable", make: spoilt(func(d *rawDocument) { d.kids = "/Lang(az)" })},
	{name: "kids null", want: "scan.unreadable", make: spoilt(func(d *rawDocument) { d.kids = "/Kids null" })},
	{name: "kids no list", want: "scan.unreadable", make: spoilt(func(d *rawDocument) { d.kids = "/Kids 4 0 R" })},
	{name: "a kid null", want: "scan.unreadable", make: spoilt(func(d *rawDocument) { d.kids = "/Kids[4 0 R null]" })},
	{name: "a kid missing", want: "scan.unreadable", make: spoilt(func(d *rawDocument) { d.kids = "/Kids[4 0 R 77 0 R]" })},
	{name: "a kid a number", want: "scan.unreadable", make: spoilt(func(d *rawDocument) { d.kids = "/Kids[4 0 R 12]" })},
	{name: "a kid the content", make: spoilt(func(d *rawDocument) { d.kids = "/Kids[4 0 R 5 0 R]" })},
	{name: "a kid the font", make: spoilt(func(d *rawDocument) { d.kids = "/Kids[4 0 R 3 0 R]" })},
	{name: "an empty branch", want: "in", make: spoilt(func(d *rawDocument) {
		d.more, d.kids = []string{"<</Type/Pages/Parent 2 0 R/Kids[]/Count 0>>"}, "/Kids[4 0 R 5 0 R]"
	})},
	{name: "a branch without kids", want: "scan.unreadable", make: spoilt(func(d *rawDocument) {
		d.more, d.kids = []string{"<</Type/Pages/Parent 2 0 R/Count 2>>"}, "/Kids[5 0 R 4 0 R]"
	})},
	{name: "a loop to the root", want: "scan.unreadable", make: spoilt(func(d *rawDocument) { d.kids = "/Kids[4 0 R 2 0 R]" })},
	{name: "a loop of branches", want: "scan.unreadable", make: spoilt(func(d *rawDocument) {
		d.more = []string{"<</Type/Pages/Kids[5 0 R]/Count 1>>", "<</Type/Pages/Kids[4 0 R]/Count 1>>"}
		d.kids = "/Kids[6 0 R 4 0 R]"
	})},
	{name: "a page listed twice", want: "in", make: spoilt(func(d *rawDocument) { d.kids, d.count = "/Kids[4 0 R 4 0 R]", "/Count 2" })},
	{name: "a page that is its own kid", make: withEntries("/Kids[4 0 R]")},
	{name: "40 branches deep", want: "in", make: deepTree(40)},
	{name: "2000 branches deep", make: deepTree(2000)},
	{name: "branches that multiply", want: "scan.unreadable", make: spoilt(func(d *rawDocument) {
		for i := range 40 { // each twice the one before: 2^40 walks for who does not look out
			d.more = append(d.more, fmt.Sprintf("<</Type/Pages/Kids[%d 0 R %[1]d 0 R]>>", rawMore+i+1))
		}
		d.more, d.kids = append(d.more, "<</Type/Pages/Kids[]>>"), "/Kids[4 0 R]"
	})},
	{name: "pages that are no references", want: "in", make: spoilt(func(d *rawDocument) {
		d.more = []string{packed("", marked(pageMark(d.mark, 1)))}
		d.kids = "/Kids[<</Type/Page/MediaBox[0 0 595 842]/Contents 4 0 R" + d.resources + ">>]"
	})},
	{name: "page without a type", want: "in", make: func(t *testing.T, d rawDocument) []byte { return without(t, d, "/Type/Page/") }},
	{name: "tree without a type", want: "in", make: func(t *testing.T, d rawDocument) []byte { return without(t, d, "/Type/Pages/") }},
	{name: "catalogue without a type", want: "in", make: func(t *testing.T, d rawDocument) []byte { return without(t, d, "/Type/Catalog/") }},
	{name: "catalogue of a wrong type", make: replaced("/Type/Catalog", "/Type/Catalof")},
	{name: "tree called a page", make: replaced("/Type/Pages", "/Type/Page")},
	{name: "wrong parent", want: "in", make: replaced("/Parent 2 0 R", "/Parent 77 0 R")},
	{name: "tree not there", want: "scan.unreadable", make: replaced("/Pages 2 0 R", "/Pages 77 0 R")},
	{name: "tree not named", want: "scan.unreadable", make: replaced("/Pages 2 0 R", "/Pagez 2 0 R")},
	{name: "root not there", make: replaced("/Root 1 0 R", "/Root 77 0 R")},
	{name: "root not named", make: replaced("/Root 1 0 R", "/Rood 1 0 R")},
	{name: "root is the tree", make: replaced("/Root 1 0 R", "/Root 2 0 R")},
	{name: "attributes of the tree", want: "in", make: spoilt(func(d *rawDocument) {
		d.tree, d.box, d.resources = d.box+d.resources+"/Rotate 90", "", ""
	})},
}

// without leaves a type away, and the slash with which the next key begins stays.
func without(t *testing.T, d rawDocument, typed string) []byte {
	return replaced(typed, "/")(t, d)
}

func deepTree(depth int) func(*testing.T, rawDocument) []byte {
	return spoilt(func(d *rawDocument) {
		d.kids = fmt.Sprintf("/Kids[%d 0 R]", rawMore)
		for i := range depth {
			next := rawMore + i + 1
			d.more = append(d.more, fmt.Sprintf("<</Type/Pages/Count 1/Kids[%d 0 R]>>", next))
		}
	})
}

var oddBoxes = []oddity{
	{name: "five metres wide", want: "in", make: boxed("/MediaBox[0 0 14173 842]")},
	{name: "six metres wide", want: "in", make: boxed("/MediaBox[0 0 17008 842]")},
	{name: "five metres wide and high", want: "in", make: boxed("/MediaBox[0 0 14173 14173]")},
	{name: "a hundred kilometres wide", want: "scan.too-large", make: boxed("/MediaBox[0 0 283464567 842]")},
	{name: "fifty metres by its unit", want: "in", make: withEntries("/UserUnit 100")},
	{name: "one point", want: "in", make: boxed("/MediaBox[0 0 1 1]")},
	{name: "a hair", make: boxed("/MediaBox[0 0 0.001 842]")},
	{name: "no box", want: "in", make: boxed("")},
	{name: "box of null", want: "in", make: boxed("/MediaBox null")},
	{name: "box of three", want: "in", make: boxed("/MediaBox[0 0 595]")},
	{name: "box of five", want: "in", make: boxed("/MediaBox[0 0 595 842 0]")},
	{name: "box of names", want: "in", make: boxed("/MediaBox[/a/b/c/d]")},
	{name: "box of nothing", want: "in", make: boxed("/MediaBox[0 0 0 0]")},
	{name: "box upside down", want: "in", make: boxed("/MediaBox[595 842 0 0]")},
	{name: "box with a negative origin", want: "in", make: boxed("/MediaBox[-100 -200 495 642]")},
	{name: "box far away", make: boxed("/MediaBox[10000000 10000000 10000595 10000842]")},
	{name: "box of references", want: "in", make: spoilt(func(d *rawDocument) {
		d.more, d.box = []string{"[0 0 5 0 R 842]", "595"}, "/MediaBox 4 0 R"
	})},
	{name: "box of reals", want: "in", make: boxed("/MediaBox[0. -.0 +595.276 841.89]")},
	{name: "box of odd numbers", make: boxed("/MediaBox[0 0 5.95e2 --842]")},
	{name: "crop beside the page", want: "in", make: boxed("/MediaBox[0 0 595 842]/CropBox[900 900 999 999]")},
	{name: "crop over the page", want: "in", make: boxed("/MediaBox[0 0 595 842]/CropBox[-50 -50 700 900]")},
	{name: "crop within the page", want: "in", make: boxed("/MediaBox[0 0 595 842]/CropBox[40 500 400 700]")},
	{name: "crop of nothing", want: "in", make: boxed("/MediaBox[0 0 595 842]/CropBox[10 10 10 10]")},
	{name: "crop without a media box", want: "in", make: boxed("/CropBox[0 0 595 842]")},
	{name: "crop of the wrong kind", want: "in", make: boxed("/MediaBox[0 0 595 842]/CropBox(none)")},
	{name: "unit of two", want: "in", make: withEntries("/UserUnit 2.0")},
	{name: "unit of nothing", want: "in", make: withEntries("/UserUnit 0")},
	{name: "unit below nothing", want: "in", make: withEntries("/UserUnit -1")},
	{name: "unit of a million", make: withEntries("/UserUnit 1000000")},
	{name: "turned by 45", want: "in", make: withEntries("/Rotate 45")},
	{name: "turned by -90", want: "in", make: withEntries("/Rotate -90")},
	{name: "turned by 180", want: "in", make: withEntries("/Rotate 180")},
	{name: "turned by 450", want: "in", make: withEntries("/Rotate 450")},
	{name: "turned by 90.0", want: "in", make: withEntries("/Rotate 90.0")},
	{name: "turned by a name", want: "in", make: withEntries("/Rotate/East")},
	{name: "turned by a reference", want: "in", make: withEntries("/Rotate 4 0 R", "270")},
	{name: "turned by a million", want: "in", make: withEntries("/Rotate 999999999")},
}

// keyless is a document encrypted without a password for readers, whose key is an
// object of its own; change spoils the file.
func keyless(change func(b []byte) []byte) func(*testing.T, rawDocument) []byte {
	return func(_ *testing.T, d rawDocument) []byte {
		d.pages = 3
		r, encrypt, id := d.objects().locked()
		r = append(r, encrypt)
		return change(r.file("1.4", "\n", fmt.Sprintf("/Encrypt %d 0 R%s", len(r), id)))
	}
}

func same(b []byte) []byte { return b }

var oddLocks = []oddity{
	{name: "no password", want: "in", make: keyless(same)},
	{name: "no password, key in the trailer", make: func(_ *testing.T, d rawDocument) []byte {
		r, encrypt, id := d.objects().locked()
		return r.file("1.4", "\n", "/Encrypt"+encrypt+id)
	}},
	{name: "no password, place of the table wrong", make: keyless(func(b []byte) []byte { return afterStart(b, "7") })},
	{name: "no password, no table", make: keyless(func(b []byte) []byte { return b[:bytes.LastIndex(b, []byte("xref\n0"))] })},
	{name: "no password, table off by ten", make: keyless(func(b []byte) []byte { return shifted(b, 10) })},
	{name: "no password, wrong identifier", make: keyless(func(b []byte) []byte { return bytes.Replace(b, []byte("/ID[<6F"), []byte("/ID[<7F"), 1) })},
	{name: "no password, no identifier", make: keyless(func(b []byte) []byte { return bytes.Replace(b, []byte("/ID"), []byte("/IX"), 1) })},
	{name: "no password, no trailer", make: keyless(func(b []byte) []byte { return bytes.Replace(b, []byte("trailer"), []byte("trailed"), 1) })},
	{name: "no password, key not there", make: keyless(func(b []byte) []byte {
		return bytes.Replace(b, []byte("/Encrypt 10 0 R"), []byte("/Encrypt 99 0 R"), 1)
	})},
	{name: "no password, compressed, no table", make: func(t *testing.T, d rawDocument) []byte {
		b := locked("", "owner", true, 256, "1.7")(t, d)
		return afterStart(b, "7")
	}},
	{name: "no password, compressed, cut", make: func(t *testing.T, d rawDocument) []byte {
		b := locked("", "owner", false, 128, "1.7")(t, d)
		return b[:len(b)-30]
	}},
	{name: "owner, RC4 40", want: "in", make: locked("", "owner", false, 40, "1.4")},
	{name: "owner, RC4 128", want: "in", make: locked("", "owner", false, 128, "1.4")},
	{name: "owner, AES-128", want: "in", make: locked("", "owner", true, 128, "1.6")},
	{name: "owner, AES-256", want: "in", make: locked("", "owner", true, 256, "1.7")},
	{name: "owner, AES-256 in PDF 2.0", want: "in", make: locked("", "owner", true, 256, "2.0")},
	{name: "user, RC4 40", want: "scan.encrypted", make: locked("secret", "owner", false, 40, "1.4")},
	{name: "user, RC4 128", want: "scan.encrypted", make: locked("secret", "owner", false, 128, "1.4")},
	{name: "user, AES-128", want: "scan.encrypted", make: locked("secret", "owner", true, 128, "1.6")},
	{name: "user, AES-256", want: "scan.encrypted", make: locked("secret", "owner", true, 256, "1.7")},
	{name: "user, AES-256 in PDF 2.0", want: "scan.encrypted", make: locked("secret", "owner", true, 256, "2.0")},
	{name: "for the holder of a key", want: "scan.encrypted", make: spoilt(func(d *rawDocument) {
		d.more = []string{"<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s5/V 4/R 4/Length 128>>"}
		d.trailer = "/Encrypt 4 0 R/ID[<00><00>]"
	})},
	{name: "by an unknown lock", want: "scan.encrypted", make: spoilt(func(d *rawDocument) {
		d.more = []string{"<</Filter/FoxitConnectedPDFDRM/V 99/R 99>>"}
		d.trailer = "/Encrypt 4 0 R/ID[<00><00>]"
	})},
	{name: "a lock that is not there", make: spoilt(func(d *rawDocument) { d.trailer = "/Encrypt 77 0 R/ID[<00><00>]" })},
	{name: "a lock of nothing", make: spoilt(func(d *rawDocument) { d.trailer = "/Encrypt null" })},
	{name: "sealed in a wrapper", want: "scan.encrypted", make: catalogued(
		"/Collection<</View/H/D(x)>>/AF[4 0 R]/Names<</EmbeddedFiles<</Names[(x) 4 0 R]>>>>",
		"<</Type/Filespec/F(x)/UF(x)/AFRelationship/EncryptedPayload/EF<</F 5 0 R>>/EP<</Type/EncryptedPayload/Subtype/MicrosoftIRMServices>>>>",
		rawStream("/Type/EmbeddedFile", "sealed"))},
}

// datasets and template are the parts of an XFA form that matter here.
const (
	xfaTemplate = `<template xmlns="http://www.xfa.org/schema/xfa-template/3.0/"><subform name="form1" layout="tb"/></template>`
	xfaData     = `<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data><form1><name>Nino</name></form1></xfa:data></xfa:datasets>`
)

// field is a text field of a form with its value; more are further entries.
func field(more string) string {
	return "<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(value)/F 4/Rect[60 400 260 430]/DA(/F 12 Tf 0 g)" + more + ">>"
}

// appearance draws a text where a field or note stands.
func appearance(text string) string {
	return rawStream("/Type/XObject/Subtype/Form/BBox[0 0 200 30]/Resources<</Font<</F 3 0 R>>>>", "/Tx BMC BT /F 12 Tf 2 8 Td ("+text+") Tj ET EMC")
}

var oddForms = []oddity{
	{name: "XFA, dynamic", want: "scan.xfa", make: spoilt(func(d *rawDocument) {
		d.catalog = "/NeedsRendering true/Extensions<</ADBE<</BaseVersion/1.7/ExtensionLevel 3>>>>/AcroForm<</Fields[]/XFA[(template) 4 0 R (datasets) 5 0 R]>>"
		d.more = []string{packed("", xfaTemplate), packed("", xfaData)}
		d.mark = "Please wait... " + d.mark
	})},
	{name: "XFA, dynamic as older programs say it", want: "scan.xfa", make: spoilt(func(d *rawDocument) {
		d.catalog = "/AcroForm<</Fields[6 0 R]/XFA 4 0 R>>"
		d.more = []string{packed("", "<xdp:xdp>"+xfaTemplate+xfaData+"</xdp:xdp>"), "<<>>", "<</T(form1[0])/Kids[]>>"}
	})},
	{name: "XFA, static", want: "in", make: spoilt(func(d *rawDocument) {
		d.catalog, d.page = "/AcroForm<</Fields[6 0 R]/XFA[(template) 4 0 R (datasets) 5 0 R]>>", "/Annots[6 0 R]"
		d.more = []string{packed("", xfaTemplate), packed("", xfaData), field("/AP<</N 7 0 R>>"), appearance("value")}
	})},
	{name: "XFA of nothing", want: "in", make: catalogued("/AcroForm<</Fields[]/XFA[]>>")},
	{name: "a field with its appearance", want: "in", make: spoilt(func(d *rawDocument) {
		d.catalog, d.page = "/AcroForm<</Fields[4 0 R]>>", "/Annots[4 0 R]"
		d.more = []string{field("/AP<</N 5 0 R>>"), appearance("value")}
	})},
	{name: "a field to be drawn by the reader", want: "scan.undrawn", make: spoilt(func(d *rawDocument) {
		d.catalog, d.page = "/AcroForm<</NeedAppearances true/Fields[4 0 R]>>", "/Annots[4 0 R]"
		d.more = []string{field("")}
	})},
	{name: "a field whose appearance is empty", want: "scan.undrawn", make: spoilt(func(d *rawDocument) {
		d.catalog, d.page = "/AcroForm<</NeedAppearances true/Fields[4 0 R]>>", "/Annots[4 0 R]"
		d.more = []string{field("/AP<</N 5 0 R>>"), rawStream("/Subtype/Form/BBox[0 0 200 30]", "/Tx BMC EMC")}
	})},
	{name: "a field whose appearance is up to date", want: "in", make: spoilt(func(d *rawDocument) {
		d.catalog, d.page = "/AcroForm<</NeedAppearances true/Fields[4 0 R]>>", "/Annots[4 0 R]"
		d.more = []string{field("/AP<</N 5 0 R>>"), appearance("value")}
	})},
	{name: "an appearance that is not there", want: "scan.undrawn", make: spoilt(func(d *rawDocument) {
		d.page, d.more = "/Annots[4 0 R]", []string{field("/AP<</N 77 0 R>>")}
	})},
	{name: "an appearance without a box", make: spoilt(func(d *rawDocument) {
		d.page, d.more = "/Annots[4 0 R]", []string{field("/AP<</N 5 0 R>>"), rawStream("/Subtype/Form", "0 0 9 9 re f")}
	})},
	{name: "an appearance that draws itself", make: spoilt(func(d *rawDocument) {
		d.page = "/Annots[4 0 R]"
		d.more = []string{field("/AP<</N 5 0 R>>"), rawStream("/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>", "/X Do")}
	})},
	{name: "a note without appearance", want: "scan.undrawn", make: withEntries("/Annots[<</Subtype/FreeText/Contents(x)/Rect[60 400 260 430]>>]")},
	{name: "a link", want: "in", make: withEntries("/Annots[<</Subtype/Link/Rect[60 400 260 430]/A<</S/URI/URI(http://example.org)>>>>]")},
	{name: "notes that are none", want: "in", make: withEntries("/Annots[null 77 0 R 12 (x)]")},
	{name: "a list of notes that is none", want: "in", make: withEntries("/Annots(x)")},
	{name: "a note of a note", want: "in", make: withEntries("/Annots[4 0 R]", "<</Subtype/Popup/Parent 4 0 R/Rect[0 0 9 9]>>")},
	{name: "a script", want: "scan.active-content", make: catalogued("/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>")},
	{name: "a script by its name", want: "scan.active-content", make: catalogued("/Names<</JavaScript<</Names[(x)<</S/JavaScript/JS 4 0 R>>]>>>>", packed("", "app.alert(1)"))},
	{name: "a program to start", want: "scan.active-content", make: catalogued("/OpenAction<</S/Launch/F(cmd.exe)>>")},
	{name: "a form to send", want: "scan.active-content", make: withEntries("/AA<</O<</S/SubmitForm/F(http://example.org)>>>>")},
	{name: "a film", want: "scan.active-content", make: withEntries("/Annots[<</Subtype/RichMedia/Rect[60 400 260 430]>>]")},
	{name: "an attached file", want: "scan.active-content", make: catalogued("/Names<</EmbeddedFiles<</Names[(a.txt) 4 0 R]>>>>",
		"<</Type/Filespec/F(a.txt)/EF<</F 5 0 R>>>>", rawStream("/Type/EmbeddedFile", "text"))},
	{name: "a portfolio", want: "scan.portfolio", make: catalogued("/Collection<</Type/Collection/View/T>>/Names<</EmbeddedFiles<</Names[(a.pdf) 4 0 R]>>>>",
		"<</Type/Filespec/F(a.pdf)/EF<</F 5 0 R>>>>", rawStream("/Type/EmbeddedFile", "%PDF-1.4"))},
	{name: "a portfolio whose list has branches", want: "scan.portfolio", make: catalogued("/Collection<<>>/Names<</EmbeddedFiles<</Kids[6 0 R]>>>>",
		"<</Type/Filespec/F(a.pdf)/EF<</F 5 0 R>>>>", rawStream("/Type/EmbeddedFile", "%PDF-1.4"), "<</Limits[(a)(b)]/Names[(a.pdf) 4 0 R]>>")},
	{name: "a portfolio that shows its pages", want: "scan.active-content", make: catalogued("/Collection<</View/H>>/Names<</EmbeddedFiles<</Names[(a.pdf) 4 0 R]>>>>",
		"<</Type/Filespec/F(a.pdf)/EF<</F 5 0 R>>>>", rawStream("/Type/EmbeddedFile", "%PDF-1.4"))},
	{name: "a portfolio of nothing", want: "in", make: catalogued("/Collection<</View/T>>")},
	{name: "a layer that is hidden", want: "in", make: layered("/OFF[4 0 R]")},
	{name: "layers that are all hidden", want: "in", make: layered("/BaseState/OFF")},
	{name: "layers without a state", want: "in", make: catalogued("/OCProperties<</OCGs[4 0 R]>>", "<</Type/OCG/Name(x)>>")},
	{name: "layers that are none", want: "in", make: catalogued("/OCProperties<</OCGs[null 77 0 R 12]/D(x)>>")},
}

// layered is a document with a layer over its text.
func layered(state string) func(*testing.T, rawDocument) []byte {
	return spoilt(func(d *rawDocument) {
		d.catalog = "/OCProperties<</OCGs[4 0 R]/D<<" + state + ">>>>"
		d.more = []string{"<</Type/OCG/Name(x)>>"}
		d.resources = "/Resources<</Font<</F 3 0 R>>/Properties<</L 4 0 R>>>>"
		d.content = func(mark string) string {
			return packed("", marked(mark)+" /OC /L BDC BT /F 24 Tf 60 300 Td (LAYER) Tj ET EMC")
		}
	})
}

var oddContents = []oddity{
	{name: "no content", want: "in", make: spoilt(func(d *rawDocument) { d.contents = "" })},
	{name: "content of null", want: "in", make: spoilt(func(d *rawDocument) { d.contents = "/Contents null" })},
	{name: "content of an empty list", want: "in", make: spoilt(func(d *rawDocument) { d.contents = "/Contents[]" })},
	{name: "content not there", want: "scan.unreadable", make: spoilt(func(d *rawDocument) { d.contents = "/Contents 77 0 R" })},
	{name: "content that is no stream", make: spoilt(func(d *rawDocument) { d.contents = "/Contents 1 0 R" })},
	{name: "content in a list of one", want: "in", make: spoilt(func(d *rawDocument) { d.contents = "/Contents[%d 0 R]" })},
	{name: "content in a list by reference", want: "in", make: spoilt(func(d *rawDocument) { d.more, d.contents = []string{"[6 0 R]"}, "/Contents 4 0 R" })},
	{name: "content in a list of lists", make: spoilt(func(d *rawDocument) { d.more, d.contents = []string{"[6 0 R]"}, "/Contents[4 0 R]" })},
	{name: "content in a list with itself", make: spoilt(func(d *rawDocument) { d.more, d.contents = []string{"[4 0 R]"}, "/Contents 4 0 R" })},
	{name: "content in pieces", want: "in", make: pieces("/Contents[4 0 R 5 0 R 6 0 R]")},
	{name: "content in pieces, one missing", want: "scan.unreadable", make: pieces("/Contents[4 0 R 77 0 R 5 0 R 6 0 R]")},
	{name: "content in pieces, one null", make: pieces("/Contents[4 0 R null 5 0 R 6 0 R]")},
	{name: "content in pieces, one broken", want: "scan.unreadable", make: spoilt(func(d *rawDocument) {
		d.contents = "/Contents[4 0 R %d 0 R]"
		d.more = []string{rawStream("/Filter/FlateDecode", "nonsense")}
	})},
	{name: "content of two pages in one stream", want: "in", make: spoilt(func(d *rawDocument) {
		d.more = []string{packed("", marked(pageMark(d.mark, 1)))}
		d.contents = "/Contents 4 0 R"
	})},
	{name: "unpacked content", want: "in", make: withContent(func(s string) string { return rawStream("", s) })},
	{name: "empty content", want: "in", make: withContent(func(string) string { return rawStream("", "") })},
	{name: "content with a picture in it", want: "in", make: withContent(func(s string) string {
		return packed("", s+" q 50 0 0 50 60 300 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x00\xFF\xFF\x00 EI Q")
	})},
	{name: "content with a broken picture in it", want: "in", make: withContent(func(s string) string { return packed("", s+" BI /W 9 /H 9 ID x") })},
	{name: "content of nonsense", want: "in", make: withContent(func(s string) string { return packed("", s+" ]]>> )) <zz> foo 1 2 3 bar") })},
	{name: "state saved too often", want: "in", make: withContent(func(s string) string { return packed("", strings.Repeat("q ", 5000)+s) })},
	{name: "state restored too often", want: "in", make: withContent(func(s string) string { return packed("", strings.Repeat("Q ", 5000)+s) })},
	{name: "text not ended", want: "in", make: withContent(func(s string) string { return packed("", s+" BT /F 9 Tf 60 300 Td (x) Tj") })},
	{name: "deep lists in the content", want: "in", make: withContent(func(s string) string { return packed("", s+strings.Repeat("[", 5000)) })},
	{name: "three megabytes of content", want: "in", make: withContent(func(s string) string { return packed("", s+strings.Repeat(" 0 0 m", 500_000)) })},
	{name: "a bomb of content", want: "scan.too-large", make: withContent(func(s string) string { return packed("", s+strings.Repeat(" ", 80<<20)) })},
	{name: "a bomb in pieces", want: "scan.too-large", make: spoilt(func(d *rawDocument) {
		d.more = []string{packed("", strings.Repeat(" ", 30<<20))}
		d.contents = "/Contents[4 0 R 4 0 R 4 0 R %d 0 R]"
	})},
}

// pieces is a document whose content is cut within its commands.
func pieces(contents string) func(*testing.T, rawDocument) []byte {
	return spoilt(func(d *rawDocument) {
		d.more = []string{packed("", "BT /F 24 Tf 60"), packed("", "600 Td"), packed("", "("+pageMark(d.mark, 1)+") Tj ET")}
		d.contents = contents
	})
}

// filtered is a stream under filters that are given by name.
func filtered(filter, data string) string { return rawStream("/Filter"+filter, data) }

func deflated(s string) string {
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	z.Write([]byte(s))
	z.Close()
	return out.String()
}

func base85(s string) string {
	b := make([]byte, ascii85.MaxEncodedLen(len(s)))
	return string(b[:ascii85.Encode(b, []byte(s))]) + "~>"
}

func lzwPacked(s string) string {
	var out bytes.Buffer
	w := lzw.NewWriter(&out, lzw.MSB, 8)
	w.Write([]byte(s))
	w.Close()
	return out.String()
}

// runs is RunLengthDecode (7.4.5) without a single run.
func runs(s string) string {
	var out []byte
	for len(s) > 0 {
		n := min(len(s), 128)
		out = append(append(out, byte(n-1)), s[:n]...)
		s = s[n:]
	}
	return string(append(out, 128))
}

// predicted are rows of eight bytes with the filter type of PNG before each.
func predicted(s string) string {
	var out strings.Builder
	for len(s) > 0 {
		row := (s + "       ")[:8]
		s = s[min(len(s), 8):]
		out.WriteString("\x00" + row)
	}
	return out.String()
}

var oddStreams = []oddity{
	{name: "base 85", want: "in", make: withContent(func(s string) string { return filtered("/ASCII85Decode", base85(s)) })},
	{name: "base 16", want: "in", make: withContent(func(s string) string { return filtered("/ASCIIHexDecode", hex.EncodeToString([]byte(s))+">") })},
	{name: "LZW", want: "in", make: withContent(func(s string) string {
		return rawStream("/Filter/LZWDecode/DecodeParms<</EarlyChange 0>>", lzwPacked(s))
	})},
	{name: "runs", want: "in", make: withContent(func(s string) string { return filtered("/RunLengthDecode", runs(s)) })},
	{name: "two filters", want: "in", make: withContent(func(s string) string { return filtered("[/ASCII85Decode/FlateDecode]", base85(deflated(s))) })},
	{name: "short names of filters", want: "in", make: withContent(func(s string) string { return filtered("[/A85/Fl]", base85(deflated(s))) })},
	{name: "a predictor", want: "in", make: withContent(func(s string) string { return packed("/DecodeParms<</Predictor 12/Columns 8>>", predicted(s)) })},
	{name: "parameters of null", want: "in", make: withContent(func(s string) string { return packed("/DecodeParms[null]", s) })},
	{name: "parameters of nonsense", make: withContent(func(s string) string { return packed("/DecodeParms<</Predictor 99/Columns -5>>", s) })},
	{name: "no filter by name", want: "in", make: withContent(func(s string) string { return filtered(" null", s) })},
	{name: "an empty list of filters", want: "in", make: withContent(func(s string) string { return filtered("[]", s) })},
	{name: "an unknown filter", make: withContent(func(s string) string { return filtered("/Foo", s) })},
	{name: "a filter of pictures", make: withContent(func(s string) string { return filtered("/DCTDecode", s) })},
	{name: "filtered a hundred times", broken: true, make: withContent(func(s string) string { return filtered("["+strings.Repeat("/ASCIIHexDecode", 100)+"]", "41>") })},
	{name: "packed without a sum", want: "in", make: withContent(func(s string) string { z := deflated(s); return filtered("/FlateDecode", z[:len(z)-4]) })},
	{name: "packed with a wrong sum", want: "scan.damaged", make: withContent(func(s string) string { z := deflated(s); return filtered("/FlateDecode", z[:len(z)-4]+"sums") })},
	{name: "packed with junk behind", want: "in", make: withContent(func(s string) string { return filtered("/FlateDecode", deflated(s)+"junk\r\n") })},
	{name: "packed with a line before", make: withContent(func(s string) string { return filtered("/FlateDecode", "\r\n"+deflated(s)) })},
	{name: "packed without its head", make: withContent(func(s string) string { return filtered("/FlateDecode", deflated(s)[2:]) })},
	{name: "packed and cut", want: "scan.damaged", make: withContent(func(s string) string {
		z := deflated(noiseText(9000) + s)
		return filtered("/FlateDecode", z[:len(z)/2])
	})},
	{name: "packed and broken", want: "scan.damaged", make: withContent(func(s string) string {
		z := []byte(deflated(s + noiseText(9000)))
		copy(z[len(z)/2:], "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF")
		return filtered("/FlateDecode", string(z))
	})},
	{name: "packed nonsense", want: "scan.unreadable", make: withContent(func(string) string { return filtered("/FlateDecode", "nonsense") })},
	{name: "packed nothing", make: withContent(func(string) string { return filtered("/FlateDecode", "") })},
	{name: "length too short", want: "in", make: length(func(n int) string { return fmt.Sprint(n / 2) })},
	{name: "length too short by one", want: "in", make: length(func(n int) string { return fmt.Sprint(n - 1) })},
	{name: "length too long", make: length(func(n int) string { return fmt.Sprint(n + 40) })},
	{name: "length far too long", make: length(func(int) string { return "99999999" })},
	{name: "length of nothing", want: "in", make: length(func(int) string { return "0" })},
	{name: "length below nothing", make: length(func(int) string { return "-1" })},
	{name: "length absent", want: "in", make: length(func(int) string { return "" })},
	{name: "length a name", make: length(func(int) string { return "/Long" })},
	{name: "length by reference", want: "in", make: func(_ *testing.T, d rawDocument) []byte {
		content := packed("", marked(pageMark(d.mark, 1)))
		before, after, _ := strings.Cut(content, "/Length ")
		number, rest, _ := strings.Cut(after, ">>")
		d.more = []string{number}
		d.content = func(string) string { return before + "/Length 4 0 R>>" + rest }
		return d.file()
	}},
	{name: "length not there", want: "in", make: length(func(int) string { return "77 0 R" })},
	{name: "unpacked, length too short", want: "in", make: func(_ *testing.T, d rawDocument) []byte {
		d.content = func(mark string) string {
			s := marked(mark)
			return fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(s)-20, s)
		}
		return d.file()
	}},
	{name: "no end of the stream", make: content("\nendstream", "")},
	{name: "no end of the object", make: replaced("endstream\nendobj", "endstream")},
	{name: "no end of any object", make: bytewise(func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("endobj"), nil) })},
	{name: "stream after a return", make: content("stream\n", "stream\r")},
	{name: "stream after spaces", want: "in", make: content("stream\n", "stream  \n")},
	{name: "stream in its line", make: content("stream\n", "stream")},
	{name: "stream ends in its line", want: "in", make: content("\nendstream", "endstream")},
	{name: "the word endstream in the content", want: "in", make: withContent(func(s string) string { return rawStream("", "% endstream\n"+s) })},
	{name: "the word endobj in the content", want: "in", make: withContent(func(s string) string { return rawStream("", "% endobj\n"+s) })},
	{name: "content in another file", make: withContent(func(string) string { return rawStream("/F(other.bin)", "") })},
}

// noiseText are commands that do not compress to nothing and draw nothing.
func noiseText(n int) string {
	var b strings.Builder
	for i := uint32(1); b.Len() < n; i = i*1664525 + 1013904223 {
		fmt.Fprintf(&b, "%d 0 m ", i>>16%9999)
	}
	return b.String()
}

// length is a document whose content claims another length.
func length(claim func(n int) string) func(*testing.T, rawDocument) []byte {
	return spoilt(func(d *rawDocument) {
		d.content = func(mark string) string {
			z := deflated(marked(mark))
			entry := ""
			if n := claim(len(z)); n != "" {
				entry = "/Length " + n
			}
			return "<</Filter/FlateDecode" + entry + ">>\nstream\n" + z + "\nendstream"
		}
	})
}

// content is a document in whose content object one string is changed.
func content(old, new string) func(*testing.T, rawDocument) []byte {
	return spoilt(func(d *rawDocument) {
		d.content = func(mark string) string { return strings.Replace(packed("", marked(mark)), old, new, 1) }
	})
}

// resourced is a document with other resources; their objects are the first of more.
func resourced(resources, commands string, more ...string) func(*testing.T, rawDocument) []byte {
	return spoilt(func(d *rawDocument) {
		d.resources, d.more = "/Resources<</Font<</F 3 0 R>>"+resources+">>", more
		d.content = func(mark string) string { return packed("", marked(mark)+" "+commands) }
	})
}

const (
	oddPicture = "/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8"
	showX      = "q 90 0 0 90 60 300 cm /X Do Q"
)

var oddResources = []oddity{
	{name: "no resources", want: "scan.damaged", make: spoilt(func(d *rawDocument) { d.resources = "" })},
	{name: "resources not there", want: "scan.damaged", make: spoilt(func(d *rawDocument) { d.resources = "/Resources 77 0 R" })},
	{name: "resources of the wrong kind", want: "scan.damaged", make: spoilt(func(d *rawDocument) { d.resources = "/Resources[1 2 3]" })},
	{name: "a font not named", want: "scan.damaged", make: spoilt(func(d *rawDocument) { d.resources = "/Resources<</Font<<>>>>" })},
	{name: "a font not there", want: "scan.damaged", make: spoilt(func(d *rawDocument) { d.resources = "/Resources<</Font<</F 77 0 R>>>>" })},
	{name: "a font of an unknown kind", want: "in", make: spoilt(func(d *rawDocument) { d.font = "<</Type/Font/Subtype/Type99/BaseFont/Nobody>>" })},
	{name: "a font without a name", want: "in", make: spoilt(func(d *rawDocument) { d.font = "<</Type/Font/Subtype/Type1>>" })},
	{name: "a font whose file is broken", want: "in", make: spoilt(func(d *rawDocument) {
		d.font = "<</Type/Font/Subtype/TrueType/BaseFont/AAAAAA+Helvetica/Encoding/WinAnsiEncoding/FontDescriptor 4 0 R>>"
		d.more = []string{"<</Type/FontDescriptor/FontName/AAAAAA+Helvetica/Flags 32/FontFile2 5 0 R>>", packed("", "no font")}
	})},
	{name: "a font whose file cannot be unpacked", want: "scan.damaged", make: spoilt(func(d *rawDocument) {
		d.font = "<</Type/Font/Subtype/TrueType/BaseFont/AAAAAA+Helvetica/Encoding/WinAnsiEncoding/FontDescriptor 4 0 R>>"
		d.more = []string{"<</Type/FontDescriptor/FontName/AAAAAA+Helvetica/Flags 32/FontFile2 5 0 R>>", filtered("/FlateDecode", "nonsense")}
	})},
	{name: "a font that is drawn", want: "in", make: spoilt(func(d *rawDocument) {
		d.more = []string{"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/CharProcs<</a 5 0 R>>/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[9]>>",
			packed("", "9 0 d0 0 0 9 9 re f")}
		d.resources = "/Resources<</Font<</F 3 0 R/G 4 0 R>>>>"
		d.content = func(mark string) string { return packed("", marked(mark)+" BT /G 20 Tf 60 300 Td (aaa) Tj ET") }
	})},
	{name: "a font of two bytes", want: "in", make: spoilt(func(d *rawDocument) {
		d.more = []string{"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/UniGB-UCS2-H/DescendantFonts[5 0 R]>>",
			"<</Type/Font/Subtype/CIDFontType0/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 77 0 R>>"}
		d.resources = "/Resources<</Font<</F 3 0 R/G 4 0 R>>>>"
		d.content = func(mark string) string { return packed("", marked(mark)+" BT /G 20 Tf 60 300 Td <4E2D6587> Tj ET") }
	})},
	{name: "a name with a space", want: "in", make: named("A#20B")},
	{name: "a name in a foreign script", want: "in", make: named("F\xC6\x8F#D0#AF")},
	{name: "a name with a broken code", make: named("A#zzB")},
	{name: "a name with a slash in it", want: "in", make: named("A#2FB")},
	{name: "a name with a hash", want: "in", make: named("A#23B")},
	{name: "a name of nothing", make: named("")},
	{name: "a name of 500 letters", want: "in", make: named(strings.Repeat("N", 500))},
	{name: "a group", want: "in", make: withEntries("/Group<</S/Transparency/CS/DeviceRGB/I true/K false>>")},
	{name: "a group of the wrong kind", want: "in", make: withEntries("/Group 12")},
	{name: "a group not there", want: "in", make: withEntries("/Group 77 0 R")},
	{name: "a mask", want: "in", make: resourced("/ExtGState<</G<</SMask<</S/Luminosity/G 4 0 R>>>>>>", "/G gs 60 300 90 90 re f",
		packed("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Group<</S/Transparency/CS/DeviceGray>>", "1 g 0 0 595 842 re f"))},
	{name: "a shading", want: "in", make: resourced("/Shading<</S<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 500 0]/Function<</FunctionType 2/N 1/Domain[0 1]>>>>>>", "q 60 300 90 90 re W n /S sh Q")},
	{name: "a pattern", want: "in", make: resourced("/Pattern<</P 4 0 R>>", "/Pattern cs /P scn 60 300 90 90 re f",
		packed("/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>", "0 0 4 4 re f"))},
	{name: "a pattern of nothing wide", want: "in", make: resourced("/Pattern<</P 4 0 R>>", "/Pattern cs /P scn 60 300 90 90 re f",
		packed("/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 0/YStep 0/Resources<<>>", "0 0 4 4 re f"))},
	{name: "a picture", want: "in", make: resourced("/XObject<</X 4 0 R>>", showX, packed(oddPicture, strings.Repeat("\x40\xC0", 32)))},
	{name: "a picture cut off", want: "scan.damaged", make: resourced("/XObject<</X 4 0 R>>", showX, filtered("/FlateDecode"+oddPicture, deflated(noiseText(64))[:30]))},
	{name: "a picture too short", want: "in", make: resourced("/XObject<</X 4 0 R>>", showX, packed(oddPicture, "\x40\xC0"))},
	{name: "a picture of a broken JPEG", want: "scan.damaged", broken: true, make: resourced("/XObject<</X 4 0 R>>", showX, filtered("/DCTDecode"+oddPicture, "\xFF\xD8nonsense"))},
	{name: "a picture of JPEG 2000", want: "in", make: resourced("/XObject<</X 4 0 R>>", showX, filtered("/JPXDecode"+oddPicture, "\x00\x00\x00\x0CjP  nonsense"))},
	{name: "a picture of a broken fax", want: "in", make: resourced("/XObject<</X 4 0 R>>", showX,
		filtered("/CCITTFaxDecode/DecodeParms<</K -1/Columns 8/Rows 8>>/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 1", "\x00\x10\x01"))},
	{name: "a picture of broken JBIG2", want: "in", make: resourced("/XObject<</X 4 0 R>>", showX,
		filtered("/JBIG2Decode/DecodeParms<</JBIG2Globals 77 0 R>>/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 1", "nonsense"))},
	{name: "a picture of two billion pixels", want: "in", make: resourced("/XObject<</X 4 0 R>>", showX,
		packed("/Type/XObject/Subtype/Image/Width 50000/Height 50000/ColorSpace/DeviceGray/BitsPerComponent 8", "\x40"))},
	{name: "a picture not there", want: "scan.damaged", make: resourced("/XObject<</X 77 0 R>>", showX)},
	{name: "a picture that is a page", want: "scan.damaged", make: resourced("/XObject<</X 5 0 R>>", showX, "<<>>")},
	{name: "a picture in another file", want: "in", make: resourced("/XObject<</X 4 0 R>>", showX, filtered("/FlateDecode/F(other.bin)"+oddPicture, ""))},
	{name: "a bomb of a picture", want: "in", make: resourced("/XObject<</X 4 0 R>>", showX, packed(oddPicture, strings.Repeat("\x00", 40<<20)))},
	{name: "a form that draws itself", want: "in", make: resourced("/XObject<</X 4 0 R>>", "/X Do",
		packed("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 4 0 R>>>>", "/X Do"))},
	{name: "forms that multiply", want: "in", make: multiplied(30)},
	{name: "a form that draws the page's text", want: "in", make: spoilt(func(d *rawDocument) {
		d.more = []string{packed("/Type/XObject/Subtype/Form/BBox[0 0 595 842]", marked(pageMark(d.mark, 1)))} // resources of the page, as old programs have it
		d.resources = "/Resources<</Font<</F 3 0 R>>/XObject<</X 4 0 R>>>>"
		d.content = func(string) string { return packed("", "/X Do") }
	})},
	{name: "lists in lists", make: withEntries("/PieceInfo " + strings.Repeat("[", 90) + strings.Repeat("]", 90))},
	{name: "lists in lists in lists", make: withEntries("/PieceInfo " + strings.Repeat("[", 20000) + strings.Repeat("]", 20000))},
	{name: "dictionaries in dictionaries", make: withEntries("/PieceInfo " + strings.Repeat("<</A ", 3000) + "1" + strings.Repeat(">>", 3000))},
	{name: "a reference to itself", want: "in", make: withEntries("/PieceInfo 4 0 R", "4 0 R")},
	{name: "a ring of references", want: "in", make: withEntries("/PieceInfo 4 0 R", "5 0 R", "4 0 R")},
	{name: "a structure tree", want: "in", make: catalogued("/MarkInfo<</Marked true>>/StructTreeRoot 4 0 R", "<</Type/StructTreeRoot/K 5 0 R>>", "<</Type/StructElem/S/P/P 4 0 R/K 0>>")},
	{name: "metadata that are broken", want: "in", make: catalogued("/Metadata 4 0 R", filtered("/FlateDecode/Type/Metadata/Subtype/XML", "nonsense"))},
	{name: "an outline in a ring", want: "in", make: catalogued("/Outlines 4 0 R", "<</First 5 0 R/Last 5 0 R/Count 1>>", "<</Title(x)/Next 5 0 R/Parent 4 0 R>>")},
}

// named is a document whose font has an odd name, as it is spelled in a file.
func named(name string) func(*testing.T, rawDocument) []byte {
	return spoilt(func(d *rawDocument) {
		d.resources = "/Resources<</Font<</" + name + " 3 0 R>>>>"
		d.content = func(mark string) string { return packed("", strings.Replace(marked(mark), "/F ", "/"+name+" ", 1)) }
	})
}

// multiplied is a document of forms each of which draws the next one twice.
func multiplied(depth int) func(*testing.T, rawDocument) []byte {
	var more []string
	for i := range depth {
		resources := fmt.Sprintf("/Resources<</XObject<</X %d 0 R>>>>", rawMore+i+1)
		more = append(more, packed("/Type/XObject/Subtype/Form/BBox[0 0 595 842]"+resources, "/X Do /X Do"))
	}
	more = append(more, packed("/Type/XObject/Subtype/Form/BBox[0 0 595 842]", "0 0 m"))
	return resourced("/XObject<</Y 4 0 R>>", "", more...)
}

// endings writes a plain document of three pages with other line ends.
func endings(eol string) func(*testing.T, rawDocument) []byte {
	return func(_ *testing.T, d rawDocument) []byte {
		d.pages = 3
		return d.objects().file(d.version, eol, "")
	}
}

// version is a document with another version in its header.
func version(v string) func(*testing.T, rawDocument) []byte {
	return spoilt(func(d *rawDocument) { d.version = v })
}

var oddSyntax = []oddity{
	{name: "lines of two bytes", want: "in", make: endings("\r\n")},
	{name: "lines of returns", want: "in", make: endings("\r")},
	{name: "version 1.0", want: "in", make: version("1.0")},
	{name: "version 2.0", want: "in", make: version("2.0")},
	{name: "version 2.0 in the catalogue", want: "in", make: catalogued("/Version/2.0")},
	{name: "version 1.9", make: version("1.9")},
	{name: "version 9.9", make: version("9.9")},
	{name: "version of nothing", make: version("")},
	{name: "version of a word", make: version("one")},
	{name: "a comment in every object", want: "in", make: bytewise(func(b []byte) []byte { return bytes.ReplaceAll(b, []byte(" 0 obj\n"), []byte(" 0 obj %c\n")) })},
	{name: "comments between entries", want: "in", make: spoilt(func(d *rawDocument) { d.page = "%a comment\n/Tabs %another\n/S" })},
	{name: "objects in one line", make: bytewise(func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("endobj\n"), []byte("endobj ")) })},
	{name: "strings of all kinds", want: "in", make: withEntries(`/PieceInfo<</A(a\(b\)c(d)\053\5\
e)/B<414>/C<>/D()/E(` + "\xFE\xFF\x04\x1F" + `)>>`)},
	{name: "a string not ended", make: withEntries("/PieceInfo(abc")},
	{name: "a list not ended", make: withEntries("/PieceInfo[1 2")},
	{name: "a dictionary not ended", make: func(_ *testing.T, d rawDocument) []byte {
		return bytes.Replace(d.file(), []byte("/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"), []byte("/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>  "), 1)
	}},
	{name: "a key twice", make: withEntries("/MediaBox[0 0 100 100]")},
	{name: "a key without a value", make: withEntries("/Tabs")},
	{name: "a value without a key", make: withEntries(" 12 ")},
	{name: "numbers beyond all numbers", make: withEntries("/PieceInfo[99999999999999999999 -99999999999999999999 1e999 0.00000000000000000001]")},
	{name: "numbers that are none", make: withEntries("/PieceInfo[1.2.3 --5 +-3 . 5-3]")},
	{name: "true in capitals", make: withEntries("/PieceInfo TRUE")},
	{name: "an object twice", make: bytewise(func(b []byte) []byte {
		at := bytes.Index(b, []byte("xref\n0"))
		return append(append(bytes.Clone(b[:at]), "3 0 obj\n<</Old true>>\nendobj\n"...), b[at:]...)
	})},
	{name: "an object of another number", make: replaced("\n3 0 obj", "\n9 0 obj")},
	{name: "an object of another generation", make: replaced("\n3 0 obj", "\n3 1 obj")},
	{name: "a generation of 7", want: "in", make: func(_ *testing.T, d rawDocument) []byte {
		b := bytes.ReplaceAll(d.file(), []byte("3 0 R"), []byte("3 7 R"))
		b = bytes.Replace(b, []byte("\n3 0 obj"), []byte("\n3 7 obj"), 1)
		lines := strings.SplitAfter(string(b[bytes.LastIndex(b, []byte("\nxref"))+1:]), "\n")
		lines[5] = strings.Replace(lines[5], "00000 n", "00007 n", 1)
		return append(b[:bytes.LastIndex(b, []byte("\nxref"))+1], strings.Join(lines, "")...)
	}},
	{name: "a catalogue in a stream", make: func(_ *testing.T, d rawDocument) []byte {
		r := d.objects()
		r[0] = rawStream("/Type/Catalog/Pages 2 0 R", "x")
		return r.file("1.7", "\n", "")
	}},
}

var oddTables = []oddity{
	{name: "compressed objects", want: "in", make: func(_ *testing.T, d rawDocument) []byte {
		d.pages = 3
		return d.objects().compressed("1.5", "")
	}},
	{name: "compressed objects in PDF 2.0", want: "in", make: func(_ *testing.T, d rawDocument) []byte {
		d.pages = 3
		return d.objects().compressed("2.0", "")
	}},
	{name: "compressed objects, place of the table wrong", make: func(_ *testing.T, d rawDocument) []byte {
		d.pages = 3
		return bytes.Replace(d.objects().compressed("1.5", ""), []byte("startxref\n"), []byte("startxref\n1"), 1)
	}},
	{name: "compressed objects, no table", make: func(_ *testing.T, d rawDocument) []byte {
		d.pages = 3
		b := d.objects().compressed("1.5", "")
		return append(b[:bytes.LastIndex(b, []byte("endobj"))-200], "\n%%EOF\n"...)
	}},
	{name: "compressed objects, table led astray", make: func(_ *testing.T, d rawDocument) []byte {
		return d.objects().compressed("1.5", "/Prev 99999")
	}},
	{name: "an old table and a new one", want: "in", make: func(_ *testing.T, d rawDocument) []byte {
		d.pages = 3
		return d.objects().hybrid(rawFont)
	}},
	{name: "an old table and a new one, for the tree", want: "in", make: func(_ *testing.T, d rawDocument) []byte {
		d.pages = 3
		return d.objects().hybrid(rawTree)
	}},
	{name: "linearised", want: "in", make: func(_ *testing.T, d rawDocument) []byte { return d.objects().linearised() }},
	{name: "linearised and cut", make: func(_ *testing.T, d rawDocument) []byte {
		b := d.objects().linearised()
		return b[:len(b)*3/4]
	}},
	{name: "updated", want: "in", make: func(_ *testing.T, d rawDocument) []byte {
		first := d
		first.mark = "OLD"
		return update(first.file(), 6, map[int]string{5: packed("", marked(pageMark(d.mark, 1)))})
	}},
	{name: "updated three times", want: "in", make: func(_ *testing.T, d rawDocument) []byte {
		first := d
		first.mark = "OLD"
		b := first.file()
		for _, mark := range []string{"OLDER", "OLDEST", pageMark(d.mark, 1)} {
			b = update(b, 6, map[int]string{5: packed("", marked(mark))})
		}
		return b
	}},
	{name: "updated with a further page", want: "in", make: func(_ *testing.T, d rawDocument) []byte {
		return update(d.file(), 8, map[int]string{
			2: "<</Type/Pages/Kids[4 0 R 6 0 R]/Count 2>>",
			6: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]" + d.resources + "/Contents 7 0 R>>",
			7: packed("", marked(pageMark(d.mark, 2))),
		})
	}},
	{name: "updated and cut", want: "scan.repaired", make: func(_ *testing.T, d rawDocument) []byte {
		b := update(d.file(), 6, map[int]string{5: packed("", marked(pageMark(d.mark, 1)))})
		return b[:len(b)-40]
	}},
	{name: "updated in a ring", make: func(_ *testing.T, d rawDocument) []byte {
		b := d.file()
		at := bytes.LastIndex(b, []byte("xref\n0"))
		return bytes.Replace(b, []byte("/Root 1 0 R"), fmt.Appendf(nil, "/Root 1 0 R/Prev %d", at), 1)
	}},
	{name: "updated from nowhere", make: replaced("/Root 1 0 R", "/Root 1 0 R/Prev 99999999")},
	{name: "place of the table wrong", want: "in", make: replaced("startxref\n", "startxref\n1")},
	{name: "place of the table nothing", want: "in", make: bytewise(func(b []byte) []byte { return afterStart(b, "0") })},
	{name: "place of the table below nothing", make: bytewise(func(b []byte) []byte { return afterStart(b, "-5") })},
	{name: "place of the table a word", make: bytewise(func(b []byte) []byte { return afterStart(b, "here") })},
	{name: "place of the table beyond all", make: bytewise(func(b []byte) []byte { return afterStart(b, "99999999999999999999999") })},
	{name: "place of the table not told", make: replaced("startxref", "")},
	{name: "no table", make: bytewise(func(b []byte) []byte { return b[:bytes.LastIndex(b, []byte("xref\n0"))] })},
	{name: "no trailer", make: replaced("trailer", "")},
	{name: "table of one object less", make: bytewise(func(b []byte) []byte {
		return bytes.Replace(b, []byte("xref\n0 10"), []byte("xref\n0 9"), 1)
	})},
	{name: "table of one object more", make: bytewise(func(b []byte) []byte {
		return bytes.Replace(b, []byte("xref\n0 10"), []byte("xref\n0 11"), 1)
	})},
	{name: "table of a million objects", make: bytewise(func(b []byte) []byte {
		return bytes.Replace(b, []byte("xref\n0 10"), []byte("xref\n0 9999999"), 1)
	})},
	{name: "table begins at one", make: bytewise(func(b []byte) []byte {
		return bytes.Replace(b, []byte("xref\n0 10"), []byte("xref\n1 10"), 1)
	})},
	{name: "table of short lines", make: bytewise(func(b []byte) []byte {
		return bytes.ReplaceAll(b, []byte(" n \n"), []byte(" n\n"))
	})},
	{name: "table of spaces", make: replaced("xref\n0 10\n", "xref \n 0  10 \n")},
	{name: "table off by one", make: bytewise(func(b []byte) []byte { return shifted(b, 1) })},
	{name: "table off by ten", make: bytewise(func(b []byte) []byte { return shifted(b, 10) })},
	{name: "table of zeros", make: bytewise(func(b []byte) []byte { return shifted(b, -1<<30) })},
	{name: "all objects free", make: bytewise(func(b []byte) []byte { return bytes.ReplaceAll(b, []byte(" n \n"), []byte(" f \n")) })},
	{name: "the font free", make: func(_ *testing.T, d rawDocument) []byte {
		b := d.file()
		at := bytes.LastIndex(b, []byte("xref\n0")) + len("xref\n0 6\n") + 3*20
		copy(b[at+17:], "f")
		return b
	}},
	{name: "size too small", make: replaced("/Size 10", "/Size 3")},
	{name: "size too large", make: replaced("/Size 10", "/Size 999999999")},
	{name: "size absent", make: replaced("/Size 10", "")},
}

func afterStart(b []byte, place string) []byte {
	at := bytes.LastIndex(b, []byte("startxref\n")) + len("startxref\n")
	return append(bytes.Clone(b[:at]), place+"\n%%EOF\n"...)
}

// shifted moves every place in the table; places below the start are 0.
func shifted(b []byte, by int) []byte {
	at := bytes.LastIndex(b, []byte("xref\n0"))
	lines := strings.SplitAfter(string(b[at:]), "\n")
	for i, line := range lines {
		var place int
		if n, _ := fmt.Sscanf(line, "%010d 00000 n", &place); n == 1 {
			lines[i] = fmt.Sprintf("%010d 00000 n \n", max(0, place+by))
		}
	}
	return append(bytes.Clone(b[:at]), strings.Join(lines, "")...)
}

var oddBytes = []oddity{
	{name: "nothing", want: "scan.empty", make: called("")},
	{name: "one byte", make: called("%")},
	{name: "a header", want: "scan.unreadable", make: called("%PDF-1.7\n")},
	{name: "a header and an end", want: "scan.unreadable", make: called("%PDF-1.7\n%%EOF\n")},
	{name: "a web page", want: "scan.format", make: called("<!DOCTYPE html><html><body>404 Not Found</body></html>")},
	{name: "an archive", want: "scan.format", make: called("PK\x03\x04\x14\x00\x00\x00\x08\x00passport.pdf")},
	{name: "a Word document", want: "scan.format", make: called("PK\x03\x04\x14\x00\x00\x00\x08\x00word/document.xml")},
	{name: "a text", want: "scan.format", make: called("Arayış verilir ondan ötrü ki")},
	{name: "PostScript", want: "scan.format", make: called("%!PS-Adobe-3.0\n%%Pages: 1\nshowpage\n")},
	{name: "form data", want: "scan.format", make: called("%FDF-1.2\n1 0 obj<</FDF<<>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF")},
	{name: "too many bytes", want: "scan.too-large", make: func(_ *testing.T, d rawDocument) []byte {
		return append(d.file(), make([]byte, scan.MaxBytes)...)
	}},
	{name: "a letter before the header", want: "in", make: bytewise(func(b []byte) []byte { return append([]byte("x"), b...) })},
	{name: "a mark of bytes before the header", want: "in", make: bytewise(func(b []byte) []byte { return append([]byte("\xEF\xBB\xBF"), b...) })},
	{name: "a mail before the header", want: "in", make: bytewise(func(b []byte) []byte {
		return append([]byte("Content-Type: application/pdf\r\nContent-Length: 12\r\n\r\n"), b...)
	})},
	{name: "a text of 500 letters before the header", want: "in", make: bytewise(func(b []byte) []byte {
		return append([]byte(strings.Repeat("junk\n", 100)), b...)
	})},
	{name: "a text of 1100 letters before the header", make: bytewise(func(b []byte) []byte {
		return append([]byte(strings.Repeat("junk\n", 220)), b...)
	})},
	{name: "zeros behind the end", want: "in", make: bytewise(func(b []byte) []byte { return append(b, make([]byte, 3000)...) })},
	{name: "a page behind the end", want: "in", make: bytewise(func(b []byte) []byte { return append(b, "<html>advertisement</html>"...) })},
	{name: "a picture behind the end", want: "in", make: func(t *testing.T, d rawDocument) []byte {
		return append(d.file(), jpegFile(t, image.NewGray(image.Rect(0, 0, 40, 40)))...)
	}},
	{name: "two files in one", want: "scan.joined", make: func(_ *testing.T, d rawDocument) []byte {
		first := d
		first.mark = "FIRST"
		return append(first.file(), d.file()...)
	}},
	{name: "two files in one with a line between", want: "scan.joined", make: func(_ *testing.T, d rawDocument) []byte {
		first := d
		first.mark = "FIRST"
		return append(append(first.file(), "\r\n\r\n"...), d.objects().compressed("1.5", "")...)
	}},
	{name: "a file in a file", want: "scan.active-content", make: catalogued("/Names<</EmbeddedFiles<</Names[(a.pdf) 4 0 R]>>>>",
		"<</Type/Filespec/F(a.pdf)/EF<</F 5 0 R>>>>", rawStream("/Type/EmbeddedFile", string(plainDocument("INNER").file())))},
	{name: "zipped", make: bytewise(func(b []byte) []byte {
		var out bytes.Buffer
		z := gzip.NewWriter(&out)
		z.Write(b)
		z.Close()
		return out.Bytes()
	})},
	{name: "in base 64", make: bytewise(func(b []byte) []byte { return []byte(base64.StdEncoding.EncodeToString(b)) })},
	{name: "in two bytes each", make: bytewise(func(b []byte) []byte {
		var out []byte
		for _, unit := range utf16.Encode([]rune(string(b))) {
			out = append(out, byte(unit), byte(unit>>8))
		}
		return out
	})},
	{name: "sent as text", make: bytewise(func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) })},
	{name: "sent as text of seven bits", make: bytewise(func(b []byte) []byte {
		for i := range b {
			b[i] &= 0x7F
		}
		return b
	})},
}
