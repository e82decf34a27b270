package face

import (
	"image"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	pigo "github.com/esimov/pigo/core"
	"github.com/google/go-cmp/cmp"

	"permitpack/samples/portrait"
)

const templates = "../../../templates"

func finder(t testing.TB) *Finder {
	t.Helper()
	f, err := Load(os.DirFS(templates))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// grey is the red channel of a picture, as wide as that; each pixel is the mean of what it
// stands for.
func grey(img *image.NRGBA, width int) Grey {
	size := img.Rect.Size()
	g := Grey{Width: width, Height: width * size.Y / size.X}
	for y := range g.Height {
		for x := range g.Width {
			sum, n := 0, 0
			for v := y * size.Y / g.Height; v < (y+1)*size.Y/g.Height; v++ {
				for u := x * size.X / g.Width; u < (x+1)*size.X/g.Width; u++ {
					sum, n = sum+int(img.Pix[v*img.Stride+4*u]), n+1
				}
			}
			g.Pixels = append(g.Pixels, uint8(sum/n))
		}
	}
	return g
}

func TestLoadRefuses(t *testing.T) {
	cascade, err := os.ReadFile(templates + "/" + cascadeFile)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Load(fstest.MapFS{}); err == nil || !strings.Contains(err.Error(), cascadeFile) {
		t.Errorf("no file: %v, want it to name %s", err, cascadeFile)
	}
	for name, data := range map[string][]byte{
		"empty": nil, "10 bytes": cascade[:10], "the header alone": cascade[:16], "half": cascade[:len(cascade)/2], "all but the last byte": cascade[:len(cascade)-1],
	} {
		if _, err := Load(fstest.MapFS{cascadeFile: {Data: data}}); err == nil || !strings.Contains(err.Error(), "cut off") {
			t.Errorf("%s: %v, want it to say that the file is cut off", name, err)
		}
	}
	if _, err := Load(fstest.MapFS{cascadeFile: {Data: cascade}}); err != nil {
		t.Errorf("whole: %v", err)
	}
}

// What is found is where it was drawn, in whatever number of pixels.
func TestFind(t *testing.T) {
	f := finder(t)
	for name, p := range map[string]portrait.Portrait{
		"in the middle": {},
		"to the left":   {Head: 0.6, Top: 0.15, Shift: -0.1},
		"small":         {Head: 0.45, Top: 0.3, Shift: 0.1},
	} {
		img, marks := p.Draw(), p.Marks()
		for _, width := range []int{112, 160} {
			g := grey(img, width)
			found := f.Find(g, 25)
			if len(found) != 1 {
				t.Errorf("%s, %d pixels wide: %v", name, width, found)
				continue
			}
			scale := float64(img.Rect.Dx()) / float64(width)
			x, y, size := found[0].X*scale, found[0].Y*scale, found[0].Size*scale
			apart := marks.RightEye.X - marks.LeftEye.X
			// The square holds both eyes in its upper half, and their middle is its own.
			if off := math.Abs(x - (marks.LeftEye.X+marks.RightEye.X)/2); off > apart/5 {
				t.Errorf("%s, %d pixels wide: %.0f pixels beside the middle of the eyes", name, width, off)
			}
			if eyes := marks.LeftEye.Y; eyes > y || eyes < y-size/2 || size < 1.5*apart || size > 3.5*apart {
				t.Errorf("%s, %d pixels wide: centre %.0f and size %.0f, with eyes at %.0f, %.0f apart", name, width, y, size, eyes, apart)
			}
		}
	}
}

func TestFindNothing(t *testing.T) {
	f := finder(t)
	random := rand.New(rand.NewPCG(1, 1))
	empty, level, noise := Grey{}, Grey{Width: 112, Height: 144}, Grey{Width: 112, Height: 144}
	for range 112 * 144 {
		level.Pixels = append(level.Pixels, 205)
		noise.Pixels = append(noise.Pixels, uint8(random.IntN(256)))
	}
	narrow := Grey{Pixels: make([]uint8, 3000), Width: 3, Height: 1000}
	for name, g := range map[string]Grey{"a plain wall": level, "noise": noise, "nothing": empty, "a strip": narrow} {
		if found := f.Find(g, 25); len(found) > 0 {
			t.Errorf("%s: %v", name, found)
		}
	}
}

// A finder is used by many at a time, and always finds the same.
func TestFindIsDeterministic(t *testing.T) {
	f, g := finder(t), grey(portrait.Portrait{Wall: portrait.Wall{Things: []portrait.Thing{portrait.Behind}}}.Draw(), 112)
	want := f.Find(g, 5)
	if len(want) < 2 {
		t.Fatalf("found %v, want two people", want)
	}
	results := make([][]Face, 4)
	var all sync.WaitGroup
	for i := range results {
		all.Go(func() { results[i] = f.Find(g, 5) })
	}
	all.Wait()
	for i, got := range results {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("run %d (-want +got):\n%s", i, diff)
		}
	}
	for i := 1; i < len(want); i++ {
		if want[i].Score > want[i-1].Score {
			t.Errorf("face %d is surer than the one before it: %v", i, want)
		}
	}
}

// The score falls while the head leans.
func TestScore(t *testing.T) {
	f := finder(t)
	size := f.Find(grey(portrait.Portrait{}.Draw(), 112), 25)[0].Size
	before := math.Inf(1)
	for _, roll := range []float64{0, 15, 30, 60} {
		g := grey(portrait.Portrait{Roll: roll}.Draw(), 112)
		score := f.Score(g, size)
		if score >= before && before > 0 {
			t.Errorf("%g degrees: %.0f, before %.0f", roll, score, before)
		}
		before = score
	}
	if before > 25 {
		t.Errorf("a head that leans by 60 degrees: %.0f", before)
	}
}

// Hits that overlap by more than a fifth are one face: their middle by weight, with the
// sum of their scores.
func TestMerge(t *testing.T) {
	hits := []pigo.Detection{
		{Row: 50, Col: 40, Scale: 20, Q: 30},
		{Row: 54, Col: 44, Scale: 20, Q: 10}, // 16 x 16 of 20 x 20 in common
		{Row: 50, Col: 80, Scale: 20, Q: 8},  // beside
	}
	got, rest := merge(hits)
	if diff := cmp.Diff(Face{X: 41, Y: 51, Size: 20, Score: 40}, got); diff != "" {
		t.Errorf("merged (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(hits[2:], rest); diff != "" {
		t.Errorf("left (-want +got):\n%s", diff)
	}
}

func TestOverlap(t *testing.T) {
	a := pigo.Detection{Row: 50, Col: 50, Scale: 20}
	for _, test := range []struct {
		b    pigo.Detection
		want float64
	}{
		{a, 1},
		{pigo.Detection{Row: 50, Col: 60, Scale: 20}, 200.0 / 600}, // half of each
		{pigo.Detection{Row: 50, Col: 50, Scale: 10}, 100.0 / 400}, // inside
		{pigo.Detection{Row: 50, Col: 70, Scale: 20}, 0},           // edge to edge
		{pigo.Detection{Row: 90, Col: 50, Scale: 20}, 0},
	} {
		if got := overlap(a, test.b); math.Abs(got-test.want) > 1e-9 {
			t.Errorf("%v: %g, want %g", test.b, got, test.want)
		}
		if got := overlap(test.b, a); math.Abs(got-test.want) > 1e-9 {
			t.Errorf("%v, the other way: %g, want %g", test.b, got, test.want)
		}
	}
}

// A hit whose centre lies in a surer face is no face of its own.
func TestWithin(t *testing.T) {
	known := Face{X: 50, Y: 50, Size: 40}
	for _, test := range []struct {
		f    Face
		want bool
	}{{Face{X: 50, Y: 69, Size: 10}, true}, {Face{X: 50, Y: 71, Size: 10}, false}, {Face{X: 65, Y: 65, Size: 80}, false}, {Face{X: 62, Y: 62, Size: 80}, true}} {
		if got := test.f.within(known); got != test.want {
			t.Errorf("%v: %v", test.f, got)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	f, g := finder(b), grey(portrait.Portrait{}.Draw(), 112)
	for b.Loop() {
		f.Find(g, 5)
	}
}
