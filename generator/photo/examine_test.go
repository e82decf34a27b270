package photo

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/disintegration/imaging"
	"github.com/google/go-cmp/cmp"

	"permitpack/generator/finding"
	"permitpack/generator/picture"
	"permitpack/samples/portrait"
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

// told are the same checks with what they measured.
func told(r Report) []string {
	var told []string
	for _, c := range r.Checks {
		if c.Verdict != Pass && c.ID != humanList {
			told = append(told, fmt.Sprintf("%s %s %g %v", c.ID, c.Verdict, c.Value, c.args["fault"]))
		}
	}
	return told
}

func TestExamine(t *testing.T) {
	t.Parallel()
	good := asJPEG(t, sized(413, 531))
	goodPNG := asPNG(t, sized(413, 531))
	with := func(segments ...[]byte) []byte { return withSegments(good, bytes.Join(segments, nil)) }
	exif := func(orientation, unit uint16, dpi uint32) []byte {
		return app(picture.APP1, "Exif\x00\x00"+exifOf(binary.BigEndian, orientation, unit, dpi, dpi))
	}
	transparent := imaging.Clone(sized(413, 531))
	transparent.SetNRGBA(200, 200, color.NRGBA{1, 2, 3, 200})
	deep := image.NewNRGBA64(image.Rect(0, 0, 413, 531))
	draw.Draw(deep, deep.Rect, sized(413, 531), image.Point{}, draw.Src)
	stripe := imaging.Clone(sized(413, 531))
	draw.Draw(stripe, image.Rect(0, 0, 50, 531), image.White, image.Point{}, draw.Src)
	// A header that tells another size has a right sum: only the data can give it away.
	claiming := func(width, height uint32) []byte {
		body := slices.Clone(goodPNG[16:29])
		binary.BigEndian.PutUint32(body, width)
		binary.BigEndian.PutUint32(body[4:], height)
		return slices.Concat(goodPNG[:8], chunk("IHDR", string(body)), goodPNG[33:])
	}
	iccp := func(profile []byte) []byte {
		var packed bytes.Buffer
		w := zlib.NewWriter(&packed)
		w.Write(profile)
		w.Close()
		return behindIHDR(goodPNG, chunk("iCCP", "name\x00\x00"+packed.String()))
	}
	small := asJPEG(t, sized(70, 90))
	tall := bytes.Clone(small)
	frame := bytes.Index(tall, []byte{0xff, picture.SOF0})
	binary.BigEndian.PutUint16(tall[frame+5:], 900) // height
	badSum := slices.Clone(goodPNG)
	badSum[len(badSum)/2] ^= 1
	// What lies under the picture, or the press, would decide about colours.
	unjudged := []string{
		"file.colour-model fail",
		"background.colour not-assessed", "background.object not-assessed", "background.shadow not-assessed", "background.gradient not-assessed",
		"background.pattern not-assessed", "background.painted not-assessed", "background.melts not-assessed",
		"light.over not-assessed", "light.under not-assessed", "colour.grey not-assessed",
	}

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
		{"smaller size", "a.jpg", asJPEG(t, sized(354, 472)), "30x40", Pass, nil},

		{"ending of another format", "a.png", good, "35x45", Warn, []string{"file.format warn"}},
		{"GIF", "a.jpg", []byte("GIF89a........"), "35x45", Unreadable, []string{"file.format fail"}},
		{"HEIC", "a.jpg", []byte("\x00\x00\x00\x18ftypheic...."), "35x45", Unreadable, []string{"file.format fail"}},
		{"text", "a.jpg", []byte("Salam, bu mətndir"), "35x45", Unreadable, []string{"file.format fail"}},
		{"12-bit JPEG", "a.jpg", bytes.Replace(good, []byte{0xff, picture.SOF0, 0, 17, 8}, []byte{0xff, picture.SOF0, 0, 17, 12}, 1), "35x45", Unreadable, []string{"file.format fail"}},

		{"12001 pixels wide by its header", "a.png", claiming(12001, 1), "35x45", Unreadable, []string{"file.too-large fail"}},
		{"60 megapixels and a row by its header", "a.png", claiming(10000, 6001), "35x45", Unreadable, []string{"file.too-large fail"}},
		{"60 megapixels by its header, which lies", "a.png", claiming(10000, 6000), "35x45", Unreadable, []string{"file.corrupt fail"}},
		{"one row more by its header", "a.png", claiming(413, 532), "35x45", Unreadable, []string{"file.corrupt fail"}},
		{"no width", "a.png", claiming(0, 531), "35x45", Unreadable, []string{"file.corrupt fail"}},
		{"a negative height", "a.png", claiming(413, 1<<31), "35x45", Unreadable, []string{"file.corrupt fail"}},
		{"26 MB", "a.jpg", append(slices.Clone(good), make([]byte, 26_000_000)...), "35x45", Unreadable, []string{"file.too-large fail"}},

		{"nothing", "a.jpg", nil, "35x45", Unreadable, []string{"file.corrupt fail"}},
		{"magic only", "a.jpg", []byte("\xff\xd8\xff\xe0"), "35x45", Unreadable, []string{"file.corrupt fail"}},
		{"JPEG cut by a thousandth", "a.jpg", good[:len(good)-max(3, len(good)/1000)], "35x45", Unreadable, []string{"file.corrupt fail"}},
		{"JPEG without its end marker", "a.jpg", good[:len(good)-2], "35x45", Unreadable, []string{"file.corrupt fail"}},
		{"PNG without its end", "a.png", goodPNG[:len(goodPNG)-12], "35x45", Unreadable, []string{"file.corrupt fail"}},
		{"PNG with a bad sum", "a.png", badSum, "35x45", Unreadable, []string{"file.corrupt fail"}},
		{"JPEG with a height that its data does not fill", "a.jpg", tall, "35x45", Unreadable, []string{"file.corrupt fail"}},
		{"JPEG with data behind", "a.jpg", append(slices.Clone(good), "PK\x03\x04"...), "35x45", Warn, []string{"file.corrupt warn"}},
		{"PNG with data behind", "a.png", append(slices.Clone(goodPNG), 0), "35x45", Warn, []string{"file.corrupt warn"}},

		{"CMYK", "a.jpg", asCMYK(t, sized(413, 531), adobe), "35x45", Fail, unjudged},
		{"CMYK without Adobe's mark, which cannot be decoded", "a.jpg", asCMYK(t, sized(413, 531)), "35x45", Unreadable, unjudged[:1]},
		{"16 bits", "a.png", asPNG(t, deep), "35x45", Fail, unjudged[:1]},
		{"one transparent pixel", "a.png", asPNG(t, transparent), "35x45", Fail, unjudged},
		{"progressive", "a.jpg", asProgressive(t, good), "35x45", Pass, nil},
		{"a profile of sRGB in a PNG", "a.png", iccp(iccSRGB), "35x45", Pass, nil},
		{"a profile of Adobe RGB in a PNG", "a.png", iccp(iccAdobe), "35x45", Warn, []string{"file.colour-model warn"}},
		{"a profile that cannot be unpacked", "a.png", behindIHDR(goodPNG, chunk("iCCP", "name\x00\x00nothing")), "35x45", Warn, []string{"file.colour-model warn"}},
		{"two frames", "a.jpg", with(app(picture.SOF0, "\x08\x02\x13\x01\x9d\x01\x01\x11\x00")), "35x45", Unreadable, []string{"file.corrupt fail"}},
		{"unknown profile", "a.jpg", with(app(picture.APP2, "ICC_PROFILE\x00\x01\x01no profile")), "35x45", Warn, []string{"file.colour-model warn"}},

		{"lying", "a.jpg", asJPEG(t, sized(531, 413)), "35x45", Fail, []string{"size.orientation fail", "size.aspect fail", "size.resolution fail"}},
		{"made to lie by its tag", "a.jpg", with(exif(6, 0, 0)), "35x45", Fail, []string{"size.orientation fail", "size.aspect fail", "size.resolution fail"}},
		{"mirrored by its tag", "a.jpg", with(exif(2, 0, 0)), "35x45", Warn, []string{"size.orientation warn"}},
		{"tag that says upright", "a.jpg", with(exif(1, 0, 0)), "35x45", Pass, nil},

		{"30x40 for 35x45", "a.jpg", asJPEG(t, sized(450, 600)), "35x45", Fail, []string{"size.aspect fail"}},
		{"1 % too wide", "a.jpg", asJPEG(t, sized(471, 600)), "35x45", Warn, []string{"size.aspect warn"}},
		{"0.6 % too wide", "a.jpg", asJPEG(t, sized(704, 900)), "35x45", Pass, nil},

		{"297 dpi", "a.jpg", asJPEG(t, sized(409, 526)), "35x45", Pass, nil},
		{"295 dpi", "a.jpg", asJPEG(t, sized(407, 523)), "35x45", Fail, []string{"size.resolution fail"}},

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

		{"white wall", "a.jpg", asJPEG(t, drawn(portrait.Portrait{Wall: portrait.Wall{Colour: portrait.White}})), "35x45", Fail, []string{"background.colour fail"}},
		{"a white stripe along one side", "a.jpg", asJPEG(t, stripe), "35x45", Fail, []string{"background.object fail"}},
		{"red on both sides, but darker on one", "a.jpg", asJPEG(t, drawn(portrait.Portrait{Wall: portrait.Wall{Light: portrait.Light{Fall: portrait.Across, Strength: 0.4}}})), "35x45", Fail, []string{"background.gradient fail"}},
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
	report, _ := Examine("a.jpg", asJPEG(t, sized(413, 531)), testSpec(t, "35x45", "red"))
	var ids []string
	for _, c := range report.Checks {
		ids = append(ids, c.ID)
	}
	want := []string{
		"file.format", "file.too-large", "file.corrupt", "file.colour-model",
		"size.orientation", "size.aspect", "size.resolution", "size.density",
		"face.none", "face.multiple",
		"background.colour", "background.object", "background.shadow", "background.gradient", "background.pattern", "background.painted", "background.melts",
		"head.small", "head.big", "head.position", "head.tilt", "head.turned",
		"light.over", "light.under", "colour.grey", "focus.blur",
		"file.quality", "human.list",
	}
	if diff := cmp.Diff(want, ids); diff != "" {
		t.Error(diff)
	}
}

// The colours and what they are worth are from the table of measured and computed
// reds; see also TestToLab.
func TestBackgroundColour(t *testing.T) {
	t.Parallel()
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
		img := drawn(portrait.Portrait{Wall: portrait.Wall{Colour: test.wall, Painted: true}}) // of exactly that colour
		report, _ := Examine("a.png", asPNG(t, img), testSpec(t, "35x45", test.background))
		c := checkOf(t, report, "background.colour")
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
	img := drawn(portrait.Portrait{Wall: portrait.Wall{Colour: portrait.White}, Roll: 12})
	report, _ := Examine("a.png", asJPEG(t, img), testSpec(t, "35x45", "red"))
	var got []string
	for _, f := range report.Findings("photo.file") {
		got = append(got, f.ID+" "+string(f.Severity)+" "+f.Where)
	}
	want := []string{"photo.file.format warning photo.file", "photo.background.colour error photo.file", "photo.head.tilt warning photo.file"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// No portrait of the samples has a fault.
func TestSamplesPass(t *testing.T) {
	t.Parallel()
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
