package photo

import (
	"slices"

	"permitpack/generator/finding"
)

// ofBackground are the checks of the wall; its colour is judged where one is asked for.
func (e *examination) ofBackground() []Check {
	checks := e.ofWall()
	if e.spec.Background.ID == "" {
		checks = checks[1:]
	}
	return checks
}

// ofWall are the checks of the wall, that of its colour first.
func (e *examination) ofWall() []Check {
	limits := e.spec.Limits
	if !e.seen.plain {
		return []Check{
			e.unknown("background.colour", e.spec.Background.chromaLimit(), "colours"),
			e.unknown("background.object", limits.Object, "colours"),
			e.unknown("background.shadow", limits.Shadow, "colours"),
			e.unknown("background.gradient", limits.Gradient, "colours"),
			e.unknown("background.pattern", limits.Texture, "colours"),
			e.unknown("background.painted", limits.Flat, "colours"),
			e.unknown("background.melts", limits.Melts, "colours"),
		}
	}
	return slices.Concat([]Check{e.wallColour(e.seen.wall.colour), e.object()}, e.light(), []Check{e.painted(), e.melts()})
}

// wallColour judges the colour. The check reports the part that is judged worst:
// strength, then hue, then lightness; but of a wall in the dark lightness first, since
// darkness takes the strength as well.
func (e *examination) wallColour(c lab) Check {
	background := e.spec.Background
	parts := []part{
		{value: c.chroma(), limit: background.chromaLimit(), under: "wall.weak", over: "wall.strong"},
		{value: c.hue(), limit: background.of(background.Hue, "°"), under: "wall.hue", over: "wall.hue"},
		{value: c.l, limit: background.of(background.Lightness, "L*"), under: "wall.dark", over: "wall.bright"},
	}
	if c.l < background.Lightness.Pass.low() && c.chroma() < background.Chroma.Pass.low() {
		slices.Reverse(parts)
	}
	check := e.worstPart("background.colour", parts...)
	check.args["hue"], check.args["chroma"], check.args["lightness"] = number(c.hue()), number(c.chroma()), number(c.l)
	check.args["detail"] = finding.Key("photo.measured.wall")
	return check.because("", "wall.again")
}

// of is one of the colour's limits with its unit and its sources.
func (c Colour) of(l Limit, unit string) Limit {
	l.Unit, l.Source = unit, c.AskedBy+", "+c.Source
	return l
}

func (c Colour) chromaLimit() Limit { return c.of(c.Chroma, "C*") }

// object looks for what is neither the wall nor the person.
func (e *examination) object() Check {
	s := e.seen
	if s.outline == nil {
		return e.unknown("background.object", e.spec.Limits.Object, "no-face")
	}
	wrong := "wall.object"
	if s.wall.framed {
		wrong = "wall.frame"
	}
	return e.graded("background.object", 100*share(s.outline.stray), e.spec.Limits.Object, wrong)
}

// share is how many of the cells are.
func share(cells []bool) float64 {
	n := 0
	for _, is := range cells {
		if is {
			n++
		}
	}
	return float64(n) / float64(len(cells))
}

// light judges how evenly the wall is lit: texture first, since in a pattern neither
// shadow nor falling light can be told, and shadow before falling light, since a
// shadow makes the wall darker on one side.
func (e *examination) light() []Check {
	limits, s := e.spec.Limits, e.seen
	pattern := e.pattern()
	why := ""
	switch {
	case s.melted:
		why = "melted"
	case !s.lit:
		why = "zone"
	}
	if why != "" {
		return []Check{e.unknown("background.shadow", limits.Shadow, why), e.unknown("background.gradient", limits.Gradient, why), pattern}
	}
	shadow := e.graded("background.shadow", s.evenness.dent, limits.Shadow, "wall.shadow")
	gradient := e.graded("background.gradient", s.evenness.falloff, limits.Gradient, s.evenness.direction())
	if pattern.Verdict == Fail {
		shadow = e.unknown("background.shadow", limits.Shadow, "pattern")
	}
	if pattern.Verdict == Fail || shadow.Verdict == Fail {
		gradient = e.unknown("background.gradient", limits.Gradient, "hidden")
	}
	return []Check{shadow, gradient, pattern}
}

// pattern judges what changes within millimetres: of light, and lines and dots of
// another colour.
func (e *examination) pattern() Check {
	limits, s := e.spec.Limits, e.seen
	var parts []part
	if s.lit {
		parts = append(parts, part{value: s.evenness.texture, limit: limits.Texture, over: "wall.texture"})
	}
	if s.outline != nil {
		parts = append(parts,
			part{value: 100 * share(s.outline.specks), limit: limits.Specks, over: "wall.specks"},
			part{value: 100 * share(s.outline.pieces), limit: limits.Pieces, over: "wall.specks"})
	}
	if len(parts) == 0 {
		return e.unknown("background.pattern", limits.Texture, "zone")
	}
	return e.worstPart("background.pattern", parts...)
}

// direction names the fault of falling light by the side that gets less of it.
func (e evenness) direction() string {
	switch across, down := e.across, e.down; {
	case across > 2*max(down, -down):
		return "wall.left-darker"
	case -across > 2*max(down, -down):
		return "wall.right-darker"
	case down > 2*max(across, -across):
		return "wall.top-darker"
	case -down > 2*max(across, -across):
		return "wall.bottom-darker"
	}
	return "wall.uneven"
}

// painted suspects a wall that a computer put in: no camera gives one so flat.
func (e *examination) painted() Check {
	if !e.seen.lit {
		return e.unknown("background.painted", e.spec.Limits.Flat, "zone")
	}
	return e.graded("background.painted", e.seen.pixels.flat(e.seen.scene, e.seen.zone), e.spec.Limits.Flat, "wall.painted")
}

// melts looks whether the clothes stand out against the wall: how much of what should
// be clothes, in the middle of the lowest rows, has the wall's colour.
func (e *examination) melts() Check {
	s, limit := e.seen, e.spec.Limits.Melts
	if s.head == nil {
		return e.unknown("background.melts", limit, "no-face")
	}
	const half, rows = 0.3, 0.04 // of the face's width, of the picture's height
	from, to := max(0, int(s.head.x-half*s.head.size)), min(s.scene.width, int(s.head.x+half*s.head.size))
	same, all := 0, 0
	for y := int((1 - rows) * float64(s.scene.height)); y < s.scene.height; y++ {
		for x := from; x < to; x++ {
			all++
			if s.wall.kinds[y*s.scene.width+x] != foreign {
				same++
			}
		}
	}
	return e.graded("background.melts", 100*float64(same)/float64(max(1, all)), limit, "wall.melts")
}
