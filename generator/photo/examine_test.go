package photo

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/finding"
	"permitpack/generator/picture"
	"permitpack/generator/sniff"
)

// faults are the checks that did not pass, as "id verdict", without human.list.
func faults(r Report) []string {
	var faults []string
	for _, c := range r.Checks {
		if c.Verdict != Pass && c.ID != humanList {
			faults = append(faults, c.ID+" "+string(c.Verdict))
		}
	}
	return faults
}

func TestExamine(t *testing.T) {
	good := asJPEG(t, drawn(413, 531, studioRed))
	goodPNG := asPNG(t, drawn(413, 531, studioRed))
	with := func(segments ...[]byte) []byte { return withSegments(good, bytes.Join(segments, nil)) }
	exif := func(orientation, unit uint16, dpi uint32) []byte {
		return app(picture.APP1, "Exif\x00\x00"+exifOf(binary.BigEndian, orientation, unit, dpi, dpi))
	}
	transparent := drawn(413, 531, studioRed)
	transparent.SetNRGBA(200, 200, color.NRGBA{1, 2, 3, 200})
	deep := image.NewNRGBA64(image.Rect(0, 0, 413, 531))
	for i := range deep.Pix {
		deep.Pix[i] = 0xff
	}
	halfWhite := drawn(413, 531, studioRed)
	for y := range 531 {
		for x := range 100 {
			halfWhite.SetNRGBA(x, y, plainWall)
		}
	}
	// A wall that is red on both sides, but darker on one.
	shaded := drawn(413, 531, color.NRGBA{150, 10, 12, 255})
	for y := range 200 {
		for x := range 100 {
			shaded.SetNRGBA(x, y, color.NRGBA{235, 25, 25, 255})
		}
	}
	lying := slices.Clone(goodPNG[8:])
	binary.BigEndian.PutUint32(lying[8:], 30000) // width; the sum is wrong as well, but the size is seen first
	lying = append(slices.Clone(goodPNG[:8]), lying...)
	badSum := slices.Clone(goodPNG)
	badSum[len(badSum)/2] ^= 1

	tests := []struct {
		name    string
		file    string
		data    []byte
		size    string
		verdict Verdict
		faults  []string
	}{
		{"good JPEG", "a.jpg", good, "35x45", Pass, nil},
		{"good PNG", "a.png", goodPNG, "35x45", Pass, nil},
		{"upper-case ending", "A.JPEG", good, "35x45", Pass, nil},
		{"name without ending", "photo", good, "35x45", Pass, nil},
		{"smaller size", "a.jpg", asJPEG(t, drawn(354, 472, studioRed)), "30x40", Pass, nil},

		{"ending of another format", "a.png", good, "35x45", Warn, []string{"file.format warn"}},
		{"GIF", "a.jpg", []byte("GIF89a........"), "35x45", Unreadable, []string{"file.format fail"}},
		{"HEIC", "a.jpg", []byte("\x00\x00\x00\x18ftypheic...."), "35x45", Unreadable, []string{"file.format fail"}},
		{"text", "a.jpg", []byte("Salam, bu mətndir"), "35x45", Unreadable, []string{"file.format fail"}},
		{"12-bit JPEG", "a.jpg", bytes.Replace(good, []byte{0xff, picture.SOF0, 0, 17, 8}, []byte{0xff, picture.SOF0, 0, 17, 12}, 1), "35x45", Unreadable, []string{"file.format fail"}},

		{"30000 pixels wide by its header", "a.png", lying, "35x45", Unreadable, []string{"file.too-large fail"}},
		{"26 MB", "a.jpg", append(slices.Clone(good), make([]byte, 26_000_000)...), "35x45", Unreadable, []string{"file.too-large fail"}},

		{"nothing", "a.jpg", nil, "35x45", Unreadable, []string{"file.corrupt fail"}},
		{"magic only", "a.jpg", []byte("\xff\xd8\xff\xe0"), "35x45", Unreadable, []string{"file.corrupt fail"}},
		{"JPEG cut by a thousandth", "a.jpg", good[:len(good)-max(3, len(good)/1000)], "35x45", Unreadable, []string{"file.corrupt fail"}},
		{"JPEG without its end marker", "a.jpg", good[:len(good)-2], "35x45", Unreadable, []string{"file.corrupt fail"}},
		{"PNG without its end", "a.png", goodPNG[:len(goodPNG)-12], "35x45", Unreadable, []string{"file.corrupt fail"}},
		{"PNG with a bad sum", "a.png", badSum, "35x45", Unreadable, []string{"file.corrupt fail"}},
		{"JPEG with data behind", "a.jpg", append(slices.Clone(good), "PK\x03\x04"...), "35x45", Warn, []string{"file.corrupt warn"}},
		{"PNG with data behind", "a.png", append(slices.Clone(goodPNG), 0), "35x45", Warn, []string{"file.corrupt warn"}},

		{"CMYK", "a.jpg", withSegments(cmykJPEG(413, 531), app(picture.APP14, "Adobe\x00\x64\x00\x00\x00\x00\x00")), "35x45", Fail, []string{"file.colour-model fail", "background.colour not-assessed"}},
		{"CMYK without Adobe's mark, which cannot be decoded", "a.jpg", cmykJPEG(413, 531), "35x45", Unreadable, []string{"file.colour-model fail"}},
		{"16 bits", "a.png", asPNG(t, deep), "35x45", Fail, []string{"file.colour-model fail", "background.colour fail"}},
		{"one transparent pixel", "a.png", asPNG(t, transparent), "35x45", Fail, []string{"file.colour-model fail", "background.colour not-assessed"}},
		{"unknown profile", "a.jpg", with(app(picture.APP2, "ICC_PROFILE\x00\x01\x01no profile")), "35x45", Warn, []string{"file.colour-model warn"}},

		{"lying", "a.jpg", asJPEG(t, drawn(531, 413, studioRed)), "35x45", Fail, []string{"size.orientation fail", "size.aspect fail", "size.resolution fail"}},
		{"made to lie by its tag", "a.jpg", with(exif(6, 0, 0)), "35x45", Fail, []string{"size.orientation fail", "size.aspect fail", "size.resolution fail", "background.colour fail"}},
		{"mirrored by its tag", "a.jpg", with(exif(2, 0, 0)), "35x45", Warn, []string{"size.orientation warn"}},
		{"tag that says upright", "a.jpg", with(exif(1, 0, 0)), "35x45", Pass, nil},

		{"30x40 for 35x45", "a.jpg", asJPEG(t, drawn(450, 600, studioRed)), "35x45", Fail, []string{"size.aspect fail"}},
		{"1 % too wide", "a.jpg", asJPEG(t, drawn(471, 600, studioRed)), "35x45", Warn, []string{"size.aspect warn"}},
		{"0.6 % too wide", "a.jpg", asJPEG(t, drawn(704, 900, studioRed)), "35x45", Pass, nil},

		{"297 dpi", "a.jpg", asJPEG(t, drawn(409, 526, studioRed)), "35x45", Pass, nil},
		{"295 dpi", "a.jpg", asJPEG(t, drawn(407, 523, studioRed)), "35x45", Fail, []string{"size.resolution fail"}},

		{"JFIF right", "a.jpg", with(jfifOf(1, 300, 300)), "35x45", Pass, nil},
		{"JFIF right, per centimetre", "a.jpg", with(jfifOf(2, 118, 118)), "35x45", Pass, nil},
		{"JFIF gives only the shape of a pixel", "a.jpg", with(jfifOf(0, 1, 1)), "35x45", Pass, nil},
		{"JFIF wrong", "a.jpg", with(jfifOf(1, 72, 72)), "35x45", Fail, []string{"size.density fail"}},
		{"JFIF wrong one way only", "a.jpg", with(jfifOf(1, 300, 200)), "35x45", Fail, []string{"size.density fail"}},
		{"EXIF wrong", "a.jpg", with(exif(1, 2, 600)), "35x45", Fail, []string{"size.density fail"}},
		{"EXIF right, per centimetre", "a.jpg", with(exif(1, 3, 118)), "35x45", Pass, nil},
		{"EXIF without unit", "a.jpg", with(exif(1, 1, 72)), "35x45", Pass, nil},
		{"JFIF and EXIF contradict", "a.jpg", with(jfifOf(1, 300, 300), exif(1, 2, 72)), "35x45", Warn, []string{"size.density warn"}},
		{"pHYs right", "a.png", behindIHDR(goodPNG, chunk("pHYs", "\x00\x00\x2e\x23\x00\x00\x2e\x23\x01")), "35x45", Pass, nil}, // 11811 per metre
		{"pHYs wrong", "a.png", behindIHDR(goodPNG, chunk("pHYs", "\x00\x00\x0b\x13\x00\x00\x0b\x13\x01")), "35x45", Fail, []string{"size.density fail"}},

		{"white wall", "a.jpg", asJPEG(t, drawn(413, 531, plainWall)), "35x45", Fail, []string{"background.colour fail"}},
		{"one corner white", "a.jpg", asJPEG(t, halfWhite), "35x45", Fail, []string{"background.colour fail"}},
		{"corners of two reds", "a.jpg", asJPEG(t, shaded), "35x45", Warn, []string{"background.colour warn"}},
	}
	keys := textKeys(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			report, picture := Examine(test.file, test.data, testSpec(t, test.size, "red"))
			hasWords(t, keys, report)
			if report.Verdict != test.verdict {
				t.Errorf("verdict %s, want %s", report.Verdict, test.verdict)
			}
			if diff := cmp.Diff(test.faults, faults(report)); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
			if unreadable := test.verdict == Unreadable; unreadable != (picture == nil) || unreadable && len(report.Checks) != 1 {
				t.Errorf("picture %v with %d checks", picture != nil, len(report.Checks))
			}
		})
	}
}

// The order is the one in which a refusal names the faults.
func TestExamineOrder(t *testing.T) {
	report, _ := Examine("a.jpg", asJPEG(t, drawn(413, 531, studioRed)), testSpec(t, "35x45", "red"))
	var ids []string
	for _, c := range report.Checks {
		ids = append(ids, c.ID)
	}
	want := []string{
		"file.format", "file.too-large", "file.corrupt", "file.colour-model",
		"size.orientation", "size.aspect", "size.resolution", "size.density",
		"background.colour", "human.list",
	}
	if diff := cmp.Diff(want, ids); diff != "" {
		t.Error(diff)
	}
}

// The colours and what they are worth are from the table of measured and computed
// reds; see also TestToLab.
func TestBackgroundColour(t *testing.T) {
	tests := []struct {
		background string
		wall       color.NRGBA
		want       Verdict
		fault      string
	}{
		{"red", color.NRGBA{0xdb, 0x15, 0x14, 255}, Pass, ""},
		{"red", color.NRGBA{0xd7, 0x45, 0x32, 255}, Pass, ""},
		{"red", color.NRGBA{0xff, 0x00, 0x00, 255}, Pass, ""},
		{"red", color.NRGBA{0x8b, 0x00, 0x00, 255}, Pass, ""},
		{"red", color.NRGBA{0x7b, 0x1e, 0x2b, 255}, Fail, "wall.weak"},
		{"red", color.NRGBA{0xe8, 0x73, 0x6a, 255}, Fail, "wall.weak"},
		{"red", color.NRGBA{0xf4, 0xa6, 0xa0, 255}, Fail, "wall.weak"},
		{"red", color.NRGBA{0xe8, 0x64, 0x1e, 255}, Fail, "wall.hue"},
		{"red", color.NRGBA{0xc2, 0x18, 0x5b, 255}, Fail, "wall.hue"},
		{"red", color.NRGBA{0xff, 0xff, 0xff, 255}, Fail, "wall.weak"},
		{"white", color.NRGBA{0xff, 0xff, 0xff, 255}, Pass, ""},
		{"white", color.NRGBA{0xdd, 0xdd, 0xdd, 255}, Warn, "wall.dark"},
		{"white", color.NRGBA{0xc1, 0xd3, 0xf4, 255}, Fail, "wall.strong"},
		{"white", color.NRGBA{0xdb, 0x15, 0x14, 255}, Fail, "wall.strong"},
		{"light-grey", color.NRGBA{0xd8, 0xd9, 0xd4, 255}, Pass, ""},
		{"light-grey", color.NRGBA{0x44, 0x42, 0x47, 255}, Fail, "wall.dark"},
		{"light-grey", color.NRGBA{0xff, 0xff, 0xff, 255}, Fail, "wall.bright"},
	}
	for _, test := range tests {
		report, _ := Examine("a.png", asPNG(t, drawn(413, 531, test.wall)), testSpec(t, "35x45", test.background))
		i := slices.IndexFunc(report.Checks, func(c Check) bool { return c.ID == "background.colour" })
		c := report.Checks[i]
		if c.Verdict != test.want {
			t.Errorf("%s on %v: %s (%g %s), want %s", test.background, test.wall, c.Verdict, c.Value, c.Unit, test.want)
		}
		if test.fault != "" && c.Args()["fault"] != fault(test.fault) {
			t.Errorf("%s on %v: fault %v, want %s", test.background, test.wall, c.Args()["fault"], test.fault)
		}
	}
}

// The shape is the one of "photo check --json".
func TestReportJSON(t *testing.T) {
	report, _ := Examine("a.gif", []byte("GIF89a"), testSpec(t, "30x40", "white"))
	report = report.Explain(func(key string, _ finding.Args) string { return key })
	got, err := json.Marshal(report)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"file":"a.gif","verdict":"error","size":"30x40","background":"white","checks":[` +
		`{"id":"file.format","name":"photo.file.format.name","value":0,"unit":"","pass":[null,null],"warn":[null,null],` +
		`"verdict":"fail","source":"own","fix":"finding.photo.file.format.fix"}]}`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

func TestFindings(t *testing.T) {
	report, _ := Examine("a.png", asJPEG(t, drawn(413, 531, plainWall)), testSpec(t, "35x45", "red"))
	var got []string
	for _, f := range report.Findings("photo.file") {
		got = append(got, f.ID+" "+string(f.Severity)+" "+f.Where)
	}
	want := []string{"photo.file.format warning photo.file", "photo.background.colour error photo.file"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// No portrait of the samples has a fault.
func TestSamplesPass(t *testing.T) {
	files, err := filepath.Glob("../../samples/profiles/photos/*.jpg")
	if err != nil || len(files) == 0 {
		t.Fatal("no sample portraits", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if report, _ := Examine(file, data, testSpec(t, "35x45", "red")); report.Verdict != Pass {
			t.Errorf("%s: %s", file, strings.Join(faults(report), ", "))
		}
	}
}

func BenchmarkExamine(b *testing.B) {
	data, spec := asJPEG(b, drawn(827, 1063, studioRed)), testSpec(b, "35x45", "red")
	for b.Loop() {
		Examine("a.jpg", data, spec)
	}
}

func FuzzExamine(f *testing.F) {
	small := drawn(35, 45, studioRed)
	jpg, png := asJPEG(f, small), asPNG(f, small)
	spec := testSpec(f, "35x45", "red")
	f.Add(jpg)
	f.Add(png)
	f.Add(cmykJPEG(16, 16))
	f.Add(withSegments(jpg, app(picture.APP1, "Exif\x00\x00"+exifOf(binary.LittleEndian, 6, 3, 118, 118))))
	f.Add(behindIHDR(png, chunk("eXIf", exifOf(binary.BigEndian, 5, 2, 300, 300)), chunk("iCCP", "x\x00\x00no zlib")))
	f.Fuzz(func(t *testing.T, data []byte) {
		if h, _ := readHeader(data, sniff.Of(data)); h.width*h.height > 1<<22 {
			t.Skip("valid, but slow to decode")
		}
		report, picture := Examine("a.jpg", data, spec)
		if (picture == nil) != (report.Verdict == Unreadable) {
			t.Fatalf("verdict %s, picture %v", report.Verdict, picture != nil)
		}
		if _, err := json.Marshal(report); err != nil {
			t.Fatal(err)
		}
		if picture == nil {
			return
		}
		fitted, err := picture.Fit(spec)
		if err != nil {
			t.Fatal(err)
		}
		if report, _ := Examine("a.jpg", fitted, spec); report.Verdict == Unreadable {
			t.Fatalf("the fitted picture is unreadable: %v", faults(report))
		}
	})
}
