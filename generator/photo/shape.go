package photo

import (
	"math"
)

// ofSize are the checks of shape and print size.
func (e *examination) ofSize() []Check {
	return []Check{e.orientation(), e.aspect(), e.resolution(), e.density()}
}

// orientation tells what the face, the shape and the EXIF tag tell.
func (e *examination) orientation() Check {
	width, height := e.header.upright()
	tagged := e.header.orientation > 1
	switch {
	case e.seen.quarters != 0 && tagged:
		return e.judge("size.orientation", Fail, "orientation.wrong-tag", "orientation.turned")
	case e.seen.quarters != 0:
		return e.judge("size.orientation", Fail, "orientation.turned", "orientation.turned")
	case width > height:
		return e.judge("size.orientation", Fail, "orientation.lying", "orientation.lying")
	case tagged:
		return e.judge("size.orientation", Warn, "orientation.tag", "orientation.tag")
	}
	return e.judge("size.orientation", Pass, "", "")
}

func (e *examination) aspect() Check {
	off := e.spec.aspect(e.header.upright())
	c := e.check("size.aspect", math.Abs(off), e.spec.Limits.Aspect)
	c.Source = e.spec.Source + ", " + c.Source
	if off < 0 {
		return c.because("aspect.narrow", "")
	}
	return c.because("aspect.wide", "")
}

// resolution compares whole dots per inch: 413x531 has 299.7 on 35x45 mm, and is
// what every photographer delivers as 300.
func (e *examination) resolution() Check {
	return e.check("size.resolution", math.Round(e.spec.resolution(e.header.upright())), e.spec.Limits.Resolution)
}

// density compares the print size that the density tags give with the one asked for.
// Programs differ in the tag they believe: when one fits and another does not, the
// print may come out wrong, and that warns.
func (e *examination) density() Check {
	limit := e.spec.Limits.Density
	if len(e.header.densities) == 0 {
		return e.check("size.density", 0, limit)
	}
	best, worst := math.Inf(1), 0.0
	var wrong density
	for _, d := range e.header.densities {
		off := e.printedOff(d)
		if best = min(best, off); off >= worst {
			worst, wrong = off, d
		}
	}
	c := e.check("size.density", worst, limit)
	c.args["tagged"] = amount(wrong.x, "dpi")
	if c.Verdict == Pass {
		return c
	}
	if limit.verdict(best) == Pass {
		c.Verdict = Warn
		return c.because("density.contradict", "")
	}
	return c.because("density.wrong", "")
}

// printedOff is how many per cent a print by the tag would be off the size asked
// for, on the side that is off more. The tags speak of the stored pixels.
func (e *examination) printedOff(d density) float64 {
	width, height := e.header.upright()
	x, y := d.x, d.y
	if e.header.turned() {
		x, y = y, x
	}
	off := func(pixels int, dpi float64, millimetres int) float64 {
		return 100 * math.Abs(float64(pixels)/dpi*millimetresPerInch/float64(millimetres)-1)
	}
	return max(off(width, x, e.spec.Width), off(height, y, e.spec.Height))
}
