package photo

import (
	"math"
	"slices"
)

// exposure is how light falls on the face, in levels of luma from 0 to 255.
type exposure struct {
	// burnt is how many per cent of the face have no drawing left in the lights.
	burnt float64
	// brightest is the 98th percentile: the lights on forehead and nose, which every
	// skin has. The median follows the skin.
	brightest, median float64
}

// burntLevel is the luma from which a printer gives paper white.
const burntLevel = 250

func (s *scene) exposureOf(cells []int) (e exposure) {
	if len(cells) == 0 {
		return e
	}
	levels := make([]float64, len(cells))
	for i, c := range cells {
		levels[i] = float64(luma(s.red[c], s.green[c], s.blue[c]))
		if levels[i] >= burntLevel {
			e.burnt += 100 / float64(len(cells))
		}
	}
	_, e.median, e.brightest = spread(levels)
	return e
}

// complexion is the colour of the face.
type complexion struct {
	// chroma is the mean distance from grey.
	chroma float64
	// variety is how much a* and b* spread among cells of the same lightness: none in a
	// picture that was grey once, whatever colour was put over it.
	variety float64
	// cast is how far the mean colour lies outside those of skin in white light.
	cast float64
}

// Skin of every tone in white light has a* and b* in these ranges (ISO/IEC 29794-5, natural colour).
const (
	leastRed, mostRed       = 5, 25
	leastYellow, mostYellow = 5, 35
	// bands is into how many bands of lightness the face is parted.
	bands = 12
)

func (s *scene) complexionOf(cells []int) (c complexion) {
	if len(cells) == 0 {
		return c
	}
	n := float64(len(cells))
	var a, b float64
	band := make([][]int, bands)
	for _, i := range cells {
		colour := s.at(i)
		c.chroma += colour.chroma() / n
		a, b = a+colour.a/n, b+colour.b/n
		at := min(bands-1, max(0, int(colour.l*bands/100)))
		band[at] = append(band[at], i)
	}
	outside := func(v, low, high float64) float64 { return max(low-v, v-high, 0) }
	c.cast = math.Hypot(outside(a, leastRed, mostRed), outside(b, leastYellow, mostYellow))
	for _, of := range band {
		c.variety += s.colourSpread(of) * float64(len(of)) / n
	}
	return c
}

// colourSpread is the standard deviation of a* and b* over the cells, taken together.
func (s *scene) colourSpread(cells []int) float64 {
	if len(cells) < 2 {
		return 0
	}
	var mean, square [2]float64
	n := float64(len(cells))
	for _, i := range cells {
		for k, v := range [2]float64{float64(s.a[i]), float64(s.b[i])} {
			mean[k] += v / n
			square[k] += v * v / n
		}
	}
	return math.Sqrt(max(0, square[0]-mean[0]*mean[0]) + max(0, square[1]-mean[1]*mean[1]))
}

// ofLight are the checks of how the face is lit, coloured and in focus.
func (e *examination) ofLight() []Check {
	return []Check{e.over(), e.under(), e.grey(), e.focus()}
}

func (s *seen) skinCells() []int {
	if s.head != nil {
		return s.scene.inner(s.head.square)
	}
	width, height := float64(s.scene.width), float64(s.scene.height)
	return slices.DeleteFunc(s.scene.ellipse(width/2, height/2, width/5, height/5), func(i int) bool {
		return s.wall.kinds[i] == ofWall
	})
}

// over and under judge the face alone: a good wall does not mend a dark face.
func (e *examination) over() Check {
	limits := e.spec.Limits
	if c, unknown := e.noLight("light.over", limits.Burnt); unknown {
		return c
	}
	return e.graded("light.over", e.seen.exposure.burnt, limits.Burnt, "light.over")
}

func (e *examination) under() Check {
	limits := e.spec.Limits
	if c, unknown := e.noLight("light.under", limits.Lights); unknown {
		return c
	}
	light := e.seen.exposure
	return e.worstPart("light.under",
		part{value: light.brightest, limit: limits.Lights, under: "light.under"},
		part{value: light.median, limit: limits.Median, under: "light.under"},
	)
}

// noLight tells whether the light of the face cannot be judged.
func (e *examination) noLight(id string, l Limit) (c Check, unknown bool) {
	switch {
	case !e.seen.plain:
		return e.unknown(id, l, "colours"), true
	case len(e.seen.skin) < fewest:
		return e.unknown(id, l, "no-face"), true
	}
	return Check{}, false
}

func (e *examination) grey() Check {
	limits := e.spec.Limits
	switch {
	case !e.seen.plain:
		return e.unknown("colour.grey", limits.SkinChroma, "colours")
	case e.seen.head == nil:
		return e.unknown("colour.grey", limits.SkinChroma, "no-face")
	}
	c := e.seen.scene.complexionOf(e.seen.skin)
	return e.worstPart("colour.grey",
		part{value: c.chroma, limit: limits.SkinChroma, under: "colour.grey"},
		part{value: c.variety, limit: limits.SkinVariety, under: "colour.toned"},
		part{value: c.cast, limit: limits.Cast, over: "colour.cast"},
	)
}

func (e *examination) focus() Check {
	if e.seen.head == nil {
		return e.unknown("focus.blur", e.spec.Limits.Sharpness, "no-face")
	}
	p := e.seen.pixels
	corners := topCorners(p.bounds().Dx(), p.bounds().Dy())
	ratio, ok := p.sharpness(e.seen.head.square, corners[:])
	if !ok {
		return e.unknown("focus.blur", e.spec.Limits.Sharpness, "small-face")
	}
	return e.graded("focus.blur", ratio, e.spec.Limits.Sharpness, "focus.blur")
}
