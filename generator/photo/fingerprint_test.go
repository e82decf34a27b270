package photo

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/disintegration/imaging"
	"github.com/google/go-cmp/cmp"

	"permitpack/samples/portrait"
)

func fingerprintOf(t testing.TB, data []byte) Fingerprint {
	t.Helper()
	report, picture := Examine("a.jpg", data, testSpec(t, "35x45", "red"))
	if picture == nil {
		t.Fatalf("unreadable: %v", faults(report))
	}
	return picture.Fingerprint()
}

// The same picture, whatever a program made of it, is told from every other.
func TestFingerprint(t *testing.T) {
	t.Parallel()
	img := drawn(portrait.Portrait{})
	original := fingerprintOf(t, asJPEG(t, img))
	other := portrait.Person{Skin: portrait.Olive, Hair: portrait.Long, Face: 1.05, Beard: 0.3}
	for _, test := range []struct {
		name string
		data []byte
		same bool
	}{
		{"the file again", asJPEG(t, img), true},
		{"saved again", asQuality(t, img, 60), true},
		{"as PNG", asPNG(t, img), true},
		{"half as large", asJPEG(t, imaging.Resize(img, 207, 266, imaging.Lanczos)), true},
		{"as high as 30x40 mm at 300 dpi", asJPEG(t, imaging.Resize(img, 367, 472, imaging.CatmullRom)), true},
		{"twice as large", asJPEG(t, imaging.Resize(img, 826, 1062, imaging.Linear)), true},
		{"turned, with its tag", tagged(6)(t, portrait.Turn(img, 3)), true},
		{"turned, without a tag", asJPEG(t, portrait.Turn(img, 3)), true},
		{"a little brighter", asJPEG(t, portrait.Expose(img, 0.02)), true},

		{"somebody else", asJPEG(t, drawn(portrait.Portrait{Person: other})), false},
		{"somebody with another skin", asJPEG(t, drawn(portrait.Portrait{Person: portrait.Person{Skin: portrait.Brown}})), false},
		{"the same person, moved", asJPEG(t, drawn(portrait.Portrait{Shift: 0.03})), false},
		{"the same person, leaning", asJPEG(t, drawn(portrait.Portrait{Roll: 5})), false},
		{"the same person, smaller", asJPEG(t, drawn(portrait.Portrait{Head: 0.68})), false},
		{"mirrored", asJPEG(t, imaging.FlipH(drawn(portrait.Portrait{Shift: 0.05}))), false},
		{"another wall", asJPEG(t, drawn(portrait.Portrait{Wall: portrait.Wall{Colour: portrait.White}})), false},
		{"cropped to another shape", asJPEG(t, imaging.CropCenter(img, 390, 520)), false},
	} {
		f := fingerprintOf(t, test.data)
		if f.same(original) != test.same || original.same(f) != test.same {
			t.Errorf("%s: same %v, want %v", test.name, !test.same, test.same)
		}
	}
}

// An album finds what comparing each with each finds.
func TestAlbum(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 9))
	const pictures, again = 300, 40
	var prints []Fingerprint
	for i := range pictures {
		cells := make([]uint8, printCells)
		base := float32(60 + i%80) // many of one mean
		for k := range cells {
			cells[k] = uint8(base + 100*random.Float32())
		}
		prints = append(prints, printOf(cells))
	}
	for range again { // with less noise than what counts as another picture
		cells := slices.Clone(prints[random.IntN(pictures)].cells)
		for k := range cells {
			cells[k] += uint8(random.IntN(3))
		}
		prints = append(prints, printOf(cells))
	}
	order := random.Perm(len(prints))
	var album Album
	got, want := map[string]string{}, map[string]string{}
	for place, i := range order {
		name := fmt.Sprint(i)
		if first, found := album.Add(name, prints[i]); found {
			got[name] = first
		}
		for _, j := range order[:place] { // brute force; a copy is not put into the album
			if _, isCopy := want[fmt.Sprint(j)]; !isCopy && prints[j].same(prints[i]) {
				want[name] = fmt.Sprint(j)
				break
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(want) != again {
		t.Errorf("%d copies by brute force, drawn were %d", len(want), again)
	}
}

// Real pictures: people and poses, each of some saved again in another way.
func TestAlbumOfPortraits(t *testing.T) {
	t.Parallel()
	var album Album
	n := 0
	for _, person := range everybody {
		for _, shift := range []float64{0, 0.03} {
			n++
			name := fmt.Sprint(n)
			img := drawn(portrait.Portrait{Width: 207, Height: 266, Person: person.Person, Shift: shift})
			if first, found := album.Add(name, fingerprintOf(t, asJPEG(t, img))); found {
				t.Errorf("%s, moved by %g, is taken for picture %s", person.name, shift, first)
			}
			if first, found := album.Add(name+" again", fingerprintOf(t, asQuality(t, imaging.Resize(img, 160, 206, imaging.Box), 60))); !found || first != name {
				t.Errorf("%s, moved by %g, saved again: %q, %v; want %s", person.name, shift, first, found, name)
			}
		}
	}
}

func TestWithDuplicate(t *testing.T) {
	report, _ := situation{}.examined(t)
	got := report.WithDuplicate("other.jpg")
	if got.Verdict != Warn || report.Verdict != Pass {
		t.Errorf("verdict %s, before %s", got.Verdict, report.Verdict)
	}
	checks := got.Checks[len(got.Checks)-2:]
	if checks[0].ID != "file.duplicate" || checks[1].ID != humanList || checks[0].Args()["other"] != "other.jpg" {
		t.Errorf("the last checks are %s of %v and %s", checks[0].ID, checks[0].Args()["other"], checks[1].ID)
	}
	if len(report.Checks) != len(got.Checks)-1 || report.Checks[len(report.Checks)-1].ID != humanList {
		t.Error("the report itself has changed")
	}
	hasWords(t, textKeys(t), got)
}

// The smallest pictures have a fingerprint too.
func TestFingerprintOfLittle(t *testing.T) {
	for _, size := range []image.Point{{1, 1}, {3, 1}, {1, 3}, {10, 7}} {
		var out bytes.Buffer
		if err := png.Encode(&out, image.NewGray(image.Rectangle{Max: size})); err != nil {
			t.Fatal(err)
		}
		if f := fingerprintOf(t, out.Bytes()); len(f.cells) != 3*printColumns*printRows || f.mean != 0 {
			t.Errorf("%v: %d cells, mean %g", size, len(f.cells), f.mean)
		}
	}
}

// throughText is what comes back of a fingerprint that was written down.
func throughText(t testing.TB, f Fingerprint) Fingerprint {
	t.Helper()
	data, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	var back Fingerprint
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	return back
}

// A fingerprint that was written down finds the samples again, saved again and in other sizes.
func TestWrittenFingerprint(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../samples/photos/*.jpg")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d samples, %v", len(files), err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "from-a-telephone.jpg") {
			continue // its pixels lie on their side, and saving it here loses the tag that says so
		}
		img, err := imaging.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		original, wide := throughText(t, fingerprintOf(t, data)), img.Bounds().Dx()
		for name, again := range map[string][]byte{
			"quality 95": asQuality(t, img, 95), "quality 80": asQuality(t, img, 80), "quality 60": asQuality(t, img, 60),
			"half": asQuality(t, imaging.Resize(img, wide/2, 0, imaging.Box), 80), "1.3 times": asJPEG(t, imaging.Resize(img, wide*13/10, 0, imaging.Lanczos)),
		} {
			if !throughText(t, fingerprintOf(t, again)).same(original) {
				t.Errorf("%s is not found again in %s", file, name)
			}
		}
	}
}

func TestFingerprintOfNothing(t *testing.T) {
	var none Fingerprint
	if back := throughText(t, none); !back.IsZero() {
		t.Error("no picture has a fingerprint")
	}
	var album Album
	album.Add("a", none)
	if _, found := album.Add("b", none); found {
		t.Error("two files without a picture are one picture")
	}
	for _, text := range []string{"AAAA", "not base64!"} {
		if err := none.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q is a fingerprint", text)
		}
	}
}

func BenchmarkAlbum(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	prints := make([]Fingerprint, 10_000)
	for i := range prints { // on one wall, everybody in other clothes and light
		cells := make([]uint8, printCells)
		for k := range cells {
			if k%(16*5) == 0 {
				cells[k] = uint8(60 + random.IntN(40))
				continue
			}
			cells[k] = cells[k-1]
		}
		prints[i] = printOf(cells)
	}
	for b.Loop() {
		var album Album
		for i, f := range prints {
			album.Add(fmt.Sprint(i), f)
		}
	}
}
