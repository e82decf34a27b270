package photo

import (
	"image"
	"math"
)

// wall is where the wall is in the scene.
type wall struct {
	colour lab
	// kinds say of every cell what it shows.
	kinds []kind
	// framed tells that there is a border of another colour along an edge.
	framed bool
}

type kind uint8

const (
	foreign kind = iota // of another colour than the wall
	alike               // of the wall's colour, but not joined to it: a tie, a gap under an arm
	ofWall
	frame // a border of another colour round the picture
)

// The colour of the wall is looked for in the two top corners, where no head, hair or
// shoulder of a permit photo reaches: 14 % of the width, 22 % of the height.
const (
	cornerWidth  = 14
	cornerHeight = 22
	// onePair is how far (CIE76) the corners may differ to be one wall.
	onePair = 12
	// rim is how many cells deep the wall may begin: a border round the picture hides the outermost.
	rim = 3
)

// findWall reads the colour of the wall, and follows it down from the top and the
// sides as far as it goes: past the person, into every shadow.
func (s *scene) findWall(asked Colour) *wall {
	w := &wall{colour: s.wallColour(asked), kinds: make([]kind, len(s.l))}
	belongs := w.colour.family()
	for i := range s.l {
		if belongs(s.l[i], s.a[i], s.b[i]) {
			w.kinds[i] = alike
		}
	}
	inside := s.inside(w.kinds)
	for i := range w.kinds {
		if !image.Pt(i%s.width, i/s.width).In(inside) {
			w.kinds[i], w.framed = frame, true
		}
	}
	s.spread(w.kinds, inside)
	return w
}

// wallColour is the median of both corners or, where they differ, of the one that is
// nearer to the colour asked for: in the other there is a shadow or an object then.
func (s *scene) wallColour(asked Colour) lab {
	corners := topCorners(s.width, s.height)
	left, right := s.median(corners[0]), s.median(corners[1])
	if left.difference(right) <= onePair {
		return lab{(left.l + right.l) / 2, (left.a + right.a) / 2, (left.b + right.b) / 2}
	}
	if asked.missedBy(left) < asked.missedBy(right) || asked.missedBy(left) == asked.missedBy(right) && left.l > right.l {
		return left
	}
	return right
}

// topCorners are those of a picture of that size, the left and the right one.
func topCorners(width, height int) [2]image.Rectangle {
	w, h := max(1, width*cornerWidth/100), max(1, height*cornerHeight/100)
	return [2]image.Rectangle{image.Rect(0, 0, w, h), image.Rect(width-w, 0, width, h)}
}

// missedBy is how far a colour lies outside the warning limits, in the units of each.
func (c Colour) missedBy(of lab) float64 {
	return c.Hue.warn().outside(of.hue()) + c.Chroma.warn().outside(of.chroma()) + c.Lightness.warn().outside(of.l)
}

// outside is how far v lies outside the range.
func (r Range) outside(v float64) float64 { return max(r.low()-v, v-r.high(), 0) }

const (
	// colourless is the chroma under which a wall counts as white, grey or black.
	colourless = 20
	// Less light makes a wall darker and, in the same measure, weaker in chroma; its
	// hue stays but for noise, JPEG, and components that come down to nothing.
	// familyTurn is how many degrees it may turn, and familyStrength the share of the
	// wall's chroma, for its lightness, that is left.
	familyTurn, familyStrength = 12, 0.58
	// Auburn hair is nearly as strong as a red wall, and yellower: on walls of a hue from
	// reds to auburn, hairTurn is how many degrees it may turn that way.
	reds, auburn, hairTurn = 0, 48, 9
	// darkest is the lightness under which there is no telling the hue.
	darkest = 5
	// A wall without colour is told from skin and clothes by chroma, and by not being
	// much darker: the deepest shadow of a head takes 30, and dark hair is darker.
	familyCast, familyShade, familyGlare = 9, 32, 15
)

// family tells the cells that may be the wall, in light or in shade.
func (c lab) family() func(l, a, b float32) bool {
	if c.chroma() < colourless {
		return func(l, a, b float32) bool {
			da, db, dl := float64(a)-c.a, float64(b)-c.b, float64(l)-c.l
			return da*da+db*db < familyCast*familyCast && dl > -familyShade && dl < familyGlare
		}
	}
	strength := familyStrength * c.chroma() / (c.l + 16)
	cosine := func(degrees float64) float64 { return math.Cos(degrees*math.Pi/180) * c.chroma() }
	near, yellower := cosine(familyTurn), cosine(familyTurn)
	if hue := c.hue(); hue > reds && hue < auburn {
		yellower = cosine(hairTurn)
	}
	return func(l, a, b float32) bool {
		chroma := math.Hypot(float64(a), float64(b))
		least := near
		if c.a*float64(b) > c.b*float64(a) {
			least = yellower
		}
		return chroma >= strength*(float64(l)+16) && float64(a)*c.a+float64(b)*c.b >= least*chroma && l > darkest
	}
}

const (
	// bordered is how much of a line along an edge is of another colour than the wall,
	// in per cent, where the picture has a border; widestBorder how many per cent of the picture it takes.
	bordered, widestBorder = 90, 15
)

// inside is the picture without borders of another colour. The lower edge has none:
// there the person stands.
func (s *scene) inside(kinds []kind) image.Rectangle {
	inside := image.Rect(0, 0, s.width, s.height)
	high := s.height * 3 / 4
	border := func(x, y, dx, dy, n int) bool {
		others := 0
		for range n {
			if kinds[y*s.width+x] == foreign {
				others++
			}
			x, y = x+dx, y+dy
		}
		return 100*others >= bordered*n
	}
	for inside.Min.Y < s.height*widestBorder/100 && border(0, inside.Min.Y, 1, 0, s.width) {
		inside.Min.Y++
	}
	for inside.Min.X < s.width*widestBorder/100 && border(inside.Min.X, 0, 0, 1, high) {
		inside.Min.X++
	}
	for s.width-inside.Max.X < s.width*widestBorder/100 && border(inside.Max.X-1, 0, 0, 1, high) {
		inside.Max.X--
	}
	return inside
}

// spread makes the cells that are alike and joined to the top, or to the upper three
// quarters of the sides, those of the wall.
func (s *scene) spread(kinds []kind, inside image.Rectangle) {
	var reached []int
	reach := func(x, y int) {
		if i := y*s.width + x; kinds[i] == alike {
			kinds[i] = ofWall
			reached = append(reached, i)
		}
	}
	for y := inside.Min.Y; y < s.height*3/4; y++ {
		for x := range min(rim, inside.Dx()) {
			reach(inside.Min.X+x, y)
			reach(inside.Max.X-1-x, y)
		}
	}
	for y := range min(rim, inside.Dy()) {
		for x := inside.Min.X; x < inside.Max.X; x++ {
			reach(x, inside.Min.Y+y)
		}
	}
	for len(reached) > 0 {
		i := reached[len(reached)-1]
		reached = reached[:len(reached)-1]
		x, y := i%s.width, i/s.width
		if x > 0 {
			reach(x-1, y)
		}
		if x < s.width-1 {
			reach(x+1, y)
		}
		if y > 0 {
			reach(x, y-1)
		}
		if y < s.height-1 {
			reach(x, y+1)
		}
	}
}
