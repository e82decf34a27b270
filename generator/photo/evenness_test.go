package photo

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// lit is a scene of a wall alone, on which luminance, 1 being white, falls as by(x, y) says.
func lit(width, height int, by func(x, y int) float64) *scene {
	s := &scene{raster: newRaster(width, height), l: make([]float32, width*height)}
	for i := range s.l {
		s.l[i] = float32(116*math.Cbrt(by(i%width, i/width)) - 16) // CIE 15, above 0.008856
	}
	return s
}

func whole(s *scene) []bool {
	zone := make([]bool, len(s.l))
	for i := range zone {
		zone[i] = true
	}
	return zone
}

// about tells whether a measurement is so close to what was computed by hand.
func about(t *testing.T, name string, got, want, tolerance float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > tolerance {
		t.Errorf("%s: %.3f, want %.3f within %g", name, got, want, tolerance)
	}
}

// Luminance of L* 20, 50, 60, 80 and 100 is 2.99, 18.42, 28.12, 56.68 and 100 % (CIE 15, table).
func TestLessLight(t *testing.T) {
	about(t, "L* 50 beside 60", lessLight(50, 60), 100*(1-18.42/28.12), 0.02)
	about(t, "L* 80 beside 100", lessLight(80, 100), 43.32, 0.02)
	about(t, "L* 20 beside 50", lessLight(20, 50), 100*(1-2.99/18.42), 0.05)
	about(t, "L* 60 beside 50", lessLight(60, 50), 100*(1-28.12/18.42), 0.1)
	about(t, "the same", lessLight(47, 47), 0, 0)
}

func TestMeasureEvenness(t *testing.T) {
	const width, height = 100, 120
	fall := func(x int, most float64) float64 { return 1 - most*float64(x)/(width-1) }
	shade := func(x, y int) bool { return x >= 10 && x < 40 && y >= 60 && y < 100 } // a tenth of the scene
	for _, test := range []struct {
		name                   string
		light                  func(x, y int) float64
		falloff, dent, texture float64
	}{
		{"even", func(int, int) float64 { return 0.2 }, 0, 0, 0},
		// A fiftieth at both ends is left out, but for one cell: the columns 1 to 98 are left.
		{"a fifth less on the right", func(x, _ int) float64 { return 0.5 * fall(x, 0.2) }, 100 * (1 - (1-0.2*98/99)/(1-0.2*1/99)), 0, 0},
		{"the same in little light", func(x, _ int) float64 { return 0.05 * fall(x, 0.2) }, 100 * (1 - (1-0.2*98/99)/(1-0.2*1/99)), 0, 0},
		{"a half less on the right", func(x, _ int) float64 { return 0.5 * fall(x, 0.5) }, 100 * (1 - (1-0.5*98/99)/(1-0.5*1/99)), 0, 0},
		// The shadow is a tenth of the scene, so that its light is the least but for 2 %.
		{"a shadow", func(x, y int) float64 {
			if shade(x, y) {
				return 0.7 * 0.4
			}
			return 0.4
		}, 30, 30, 0},
		// The brightest of the lit part has 0.996, the shadow ends where 0.9 is left: the dent is
		// that of the shadow alone.
		{"a shadow in falling light", func(x, y int) float64 {
			if shade(x, y) {
				return 0.7 * 0.4 * fall(x, 0.2)
			}
			return 0.4 * fall(x, 0.2)
		}, -1, 30, -1},
		// L* is 60+10 and 60-10 in turns. Of the three cells round one, two are of the other kind:
		// their mean is 10/3 to the other side; of the fifteen round it eight are: 10/15. On a
		// light stripe that is less light, on a dark one a little more of more; the median is the first.
		{"stripes of one cell", func(x, _ int) float64 {
			l := 60 + 10*float64(1-2*(x%2))
			return math.Pow((l+16)/116, 3)
		}, lessLight(50, 70), -1, 100 * (1 - math.Pow((76-10.0/3)/(76-10.0/15), 3))},
	} {
		s := lit(width, height, test.light)
		e, ok := s.measureEvenness(whole(s), 8)
		if !ok {
			t.Fatalf("%s: not measured", test.name)
		}
		about(t, test.name+", share", e.share, 100, 0)
		for _, m := range []struct {
			name      string
			got, want float64
		}{{"falloff", e.falloff, test.falloff}, {"dent", e.dent, test.dent}, {"texture", e.texture, test.texture}} {
			if m.want >= 0 {
				about(t, test.name+", "+m.name, m.got, m.want, 0.3)
			}
		}
		if dented := test.dent >= 8; dented != (len(e.dented) > 0) {
			t.Errorf("%s: %d cells in dents", test.name, len(e.dented))
		}
		for _, i := range e.dented {
			if x, y := i%width, i/width; x < 8 || x >= 42 || y < 58 || y >= 102 {
				t.Errorf("%s: a dent at %d,%d", test.name, x, y)
				break
			}
		}
	}
}

func TestEvennessDirection(t *testing.T) {
	for want, light := range map[string]func(x, y float64) float64{
		"wall.right-darker":  func(x, _ float64) float64 { return 1 - 0.4*x },
		"wall.left-darker":   func(x, _ float64) float64 { return 0.6 + 0.4*x },
		"wall.bottom-darker": func(_, y float64) float64 { return 1 - 0.4*y },
		"wall.top-darker":    func(_, y float64) float64 { return 0.6 + 0.4*y },
		"wall.uneven":        func(x, y float64) float64 { return 1 - 0.2*x - 0.2*y },
	} {
		s := lit(60, 60, func(x, y int) float64 { return 0.5 * light(float64(x)/60, float64(y)/60) })
		if e, _ := s.measureEvenness(whole(s), 8); e.direction() != want {
			t.Errorf("%s, want %s", e.direction(), want)
		}
	}
}

func TestMeasureEvennessNeedsCells(t *testing.T) {
	s := lit(20, 20, func(int, int) float64 { return 0.3 })
	zone := make([]bool, 400)
	for i := range fewest - 1 {
		zone[i] = true
	}
	if _, ok := s.measureEvenness(zone, 8); ok {
		t.Error("measured with too few cells")
	}
	zone[fewest-1] = true
	if e, ok := s.measureEvenness(zone, 8); !ok || e.share != 100*fewest/400.0 {
		t.Errorf("share %g, measured %v", e.share, ok)
	}
}

// A quadratic surface is found as it is, from any cells that tell it.
func TestFitSurface(t *testing.T) {
	want := surface{40, 3, -5, 2, -1.5, 4}
	s := &scene{raster: newRaster(50, 70), l: make([]float32, 50*70)}
	var all, half []int
	for i := range s.l {
		s.l[i] = float32(want.at(s, i))
		all = append(all, i)
		if i%50 < 15 || i/50 < 20 { // beside and above a person
			half = append(half, i)
		}
	}
	for name, cells := range map[string][]int{"all": all, "half": half} {
		got := s.fitSurface(cells)
		for i := range want {
			if math.Abs(got[i]-want[i]) > 1e-3 {
				t.Errorf("%s: term %d is %g, want %g", name, i, got[i], want[i])
			}
		}
	}
	if across, down := want.slopes(); across != 3 || down != -5 {
		t.Errorf("slopes %g, %g", across, down)
	}
}

// Cells in one column say nothing about the way across: that stays level.
func TestFitSurfaceOfAColumn(t *testing.T) {
	s := lit(9, 40, func(_, y int) float64 { return 0.3 + float64(y)/100 })
	var cells []int
	for y := range 40 {
		cells = append(cells, y*9+4)
	}
	got := s.fitSurface(cells)
	for _, c := range cells {
		if off := math.Abs(got.at(s, c) - float64(s.l[c])); off > 0.2 || math.IsNaN(off) {
			t.Fatalf("%g off at row %d", off, c/9)
		}
	}
}

func TestRanked(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for n := 1; n <= 60; n++ {
		values := make([]float64, n)
		for i := range values {
			values[i] = float64(random.IntN(n)) // some of them twice
		}
		sorted := slices.Sorted(slices.Values(values))
		for rank := range sorted {
			mixed := slices.Clone(values)
			if got := ranked(mixed, rank); got != sorted[rank] {
				t.Fatalf("rank %d of %v: %g, want %g", rank, values, got, sorted[rank])
			}
			if smaller := mixed[:rank]; rank > 0 && slices.Max(smaller) > mixed[rank] {
				t.Fatalf("rank %d of %v: a greater one before it, %v", rank, values, mixed)
			}
		}
		low, middle, high := spread(slices.Clone(values))
		if last := n - 1; low != sorted[last*2/100] || middle != sorted[last/2] || high != sorted[last-last*2/100] {
			t.Errorf("spread of %v: %g, %g, %g", sorted, low, middle, high)
		}
	}
}

// The distance of a cell is the least over all that are not the wall, with steps of 3
// across and 4 aslant, in thirds.
func TestDistances(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for _, others := range []int{1, 3, 40} {
		const width, height = 31, 23
		s := &scene{raster: newRaster(width, height)}
		w := &wall{kinds: make([]kind, width*height)}
		for i := range w.kinds {
			w.kinds[i] = ofWall
		}
		for range others {
			w.kinds[random.IntN(len(w.kinds))] = kind(random.IntN(2)) // foreign or alike
		}
		for i, got := range s.distances(w) {
			want := math.MaxInt
			for j, k := range w.kinds {
				if k != ofWall {
					dx, dy := max(i%width-j%width, j%width-i%width), max(i/width-j/width, j/width-i/width)
					want = min(want, (3*max(dx, dy)+min(dx, dy))/3)
				}
			}
			if got != want {
				t.Fatalf("%d others, cell %d,%d: %d, want %d", others, i%width, i/width, got, want)
			}
		}
	}
}

func TestSums(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	s := lit(17, 13, func(int, int) float64 { return 0.1 + 0.8*random.Float64() })
	zone := make([]bool, len(s.l))
	for i := range zone {
		zone[i] = random.IntN(3) > 0
	}
	table := s.sums(zone)
	for i, in := range zone {
		if !in {
			continue
		}
		for _, reach := range []int{1, 2, 7} {
			sum, n := 0.0, 0.0
			for j := range zone {
				if zone[j] && max(i%17-j%17, j%17-i%17) <= reach && max(i/17-j/17, j/17-i/17) <= reach {
					sum, n = sum+float64(s.l[j]), n+1
				}
			}
			about(t, "mean", table.mean(i, reach), sum/n, 1e-6)
		}
	}
}

// The zone keeps away from everything that is not the wall, from the edges and from
// what lies under the chin.
func TestZone(t *testing.T) {
	const width, height, chin = 60, 80, 50
	s := &scene{raster: newRaster(width, height)}
	w := &wall{kinds: make([]kind, width*height)}
	for i := range w.kinds {
		w.kinds[i] = ofWall
	}
	w.kinds[20*width+30] = foreign
	zone := s.zone(w, chin)
	for _, test := range []struct {
		x, y int
		want bool
	}{
		{1, 1, true}, {0, 5, false}, {5, 0, false}, {width - 1, 5, false}, {5, chin - 1, true}, {5, chin, false},
		{30, 20, false}, {30 + zoneApart, 20, false}, {30 + zoneApart + 1, 20, true},
	} {
		if zone[test.y*width+test.x] != test.want {
			t.Errorf("%d,%d: %v", test.x, test.y, !test.want)
		}
	}
}
