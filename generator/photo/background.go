package photo

import "permitpack/generator/finding"

// background holds the colour of the wall against the colour asked for. Where the
// two top corners differ there is no one colour of the wall; the worse corner counts
// then, and the check does not pass.
func (e *examination) background() Check {
	if e.header.components == 4 || !opaque(e.stored) {
		return e.unknownWall()
	}
	w := measureWall(e.image)
	apart := e.check("background.colour", w.left.difference(w.right), e.spec.Limits.Corners)
	if apart.Verdict == Pass {
		return e.wallColour(w.both)
	}
	left, right := e.wallColour(w.left), e.wallColour(w.right)
	if left.Verdict == Fail {
		return left
	}
	if right.Verdict == Fail {
		return right
	}
	apart.Verdict = Warn
	return apart.because("wall.two-colours", "").withColour(w.both)
}

// unknownWall is the check of a picture whose colours depend on the press or on what
// lies under it.
func (e *examination) unknownWall() Check {
	c := e.judge("background.colour", NotAssessed, "wall.unknown", "wall.unknown")
	c.args["detail"] = finding.Key("photo.measured.nothing")
	return c
}

// wallColour judges one colour. The check reports the part that is judged worst:
// strength, then hue, then lightness.
func (e *examination) wallColour(c lab) Check {
	background := e.spec.Background
	var worst Check
	for i, part := range []struct {
		value      float64
		limit      Limit
		unit       string
		below, top string // faults
	}{
		{c.chroma(), background.Chroma, "C*", "wall.weak", "wall.strong"},
		{c.hue(), background.Hue, "°", "wall.hue", "wall.hue"},
		{c.l, background.Lightness, "L*", "wall.dark", "wall.bright"},
	} {
		part.limit.Unit, part.limit.Source = part.unit, background.AskedBy+", "+background.Source
		check := e.check("background.colour", part.value, part.limit)
		check = check.because(part.below, "")
		if part.value > part.limit.Pass.high() {
			check = check.because(part.top, "")
		}
		if i == 0 || severer(check.Verdict, worst.Verdict) {
			worst = check
		}
	}
	return worst.withColour(c)
}

// severer tells whether a is worse than b, of Pass, Warn and Fail.
func severer(a, b Verdict) bool {
	return a == Fail && b != Fail || a == Warn && b == Pass
}

// withColour adds the measured colour to the arguments, and how to get another one.
func (c Check) withColour(colour lab) Check {
	c.args["hue"], c.args["chroma"], c.args["lightness"] = number(colour.hue()), number(colour.chroma()), number(colour.l)
	c.args["detail"] = finding.Key("photo.measured.wall")
	return c.because("", "wall.again")
}
