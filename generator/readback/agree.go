package readback

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"permitpack/generator/page"
)

// tolerance is how far, in points, a thing may stand from where it was placed:
// a tenth of a millimetre.
const tolerance = 72 / 25.4 / 10

// box is a rectangle in points from the page's top left corner.
type box struct{ left, top, right, bottom float64 }

func boxOf(p page.Placed) box {
	x, y := points(p.X), points(p.Y)
	return box{x, y, x + points(p.Width), y + points(p.Height)}
}

func points(l page.Length) float64 { return float64(l) * 72 / 25400 }

func (b box) holds(p point) bool {
	return p.y >= b.top-tolerance && p.y <= b.bottom+tolerance && p.x >= b.left-tolerance && p.x <= b.right+tolerance
}

func (b box) matches(other box) bool {
	near := func(a, b float64) bool { return math.Abs(a-b) <= tolerance }
	return near(b.left, other.left) && near(b.right, other.right) && near(b.top, other.top) && near(b.bottom, other.bottom)
}

// eye keeps its room from one place to the next.
type eye struct {
	inside []text
	words  []byte
}

func (e *eye) agrees(shown []sight, p page.Placed) bool {
	if p.Page < 1 || p.Page > len(shown) {
		return false
	}
	on, area := shown[p.Page-1], boxOf(p)
	switch p.Kind {
	case page.PlacedTick:
		return ticked(on, area) == (p.Value == page.Tick)
	case page.PlacedPicture:
		return slices.ContainsFunc(on.pictures, area.matches)
	}
	return sameWords(e.textIn(on, area), p.Value)
}

// textIn is the text that begins inside the box, line by line.
func (e *eye) textIn(on sight, area box) []byte {
	e.inside, e.words = e.inside[:0], e.words[:0]
	for _, t := range on.texts {
		if area.holds(t.at) {
			e.inside = append(e.inside, t)
		}
	}
	const sameLine = 0.5 // points: runs of one line share a baseline
	slices.SortStableFunc(e.inside, func(a, b text) int {
		if math.Abs(a.at.y-b.at.y) > sameLine {
			return cmp.Compare(a.at.y, b.at.y)
		}
		return cmp.Compare(a.at.x, b.at.x)
	})
	for _, t := range e.inside {
		e.words = t.font.append(e.words, t.codes)
	}
	return e.words
}

// sameWords tells whether two texts are the same but for white space: a broken line has
// lost the space at its end.
func sameWords(shown []byte, want string) bool {
	if string(shown) == want {
		return true // as most are
	}
	for _, w := range want {
		if unicode.IsSpace(w) {
			continue
		}
		shown = bytes.TrimLeftFunc(shown, unicode.IsSpace)
		r, size := utf8.DecodeRune(shown)
		if size == 0 || r != w {
			return false
		}
		shown = shown[size:]
	}
	return len(bytes.TrimSpace(shown)) == 0
}

// ticked tells whether two strokes cross the square from side to side.
func ticked(on sight, area box) bool {
	strokes := 0
	for _, s := range on.strokes {
		diagonal := math.Abs(s.from.x-s.to.x) > (area.right-area.left)/2 && math.Abs(s.from.y-s.to.y) > (area.bottom-area.top)/2
		if diagonal && area.holds(s.from) && area.holds(s.to) {
			strokes++
		}
	}
	return strokes == 2
}
