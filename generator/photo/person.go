package photo

import (
	"math"
	"slices"
)

// ofFace are the checks of who is in the picture.
func (e *examination) ofFace() []Check {
	limits := e.spec.Limits
	score := func(n int) float64 {
		if n >= len(e.seen.faces) {
			return 0
		}
		return e.seen.faces[n].Score
	}
	none := e.graded("face.none", score(0), limits.Face, "face.none")
	if none.Verdict == Fail && e.hiddenFace() {
		none = e.unknown("face.none", limits.Face, "exposure")
	}
	return []Check{none, e.graded("face.multiple", score(1), limits.SecondFace, "face.multiple")}
}

// hiddenFace tells whether light is so wrong in the middle of the picture that a face
// there could not be found.
func (e *examination) hiddenFace() bool {
	return e.over().Verdict == Fail || e.under().Verdict == Fail
}

// cut is the last row on which a crown counts as cut off by the edge.
const cut = 1

// ofHead are the checks of where the head is, and how it is held.
func (e *examination) ofHead() []Check { return append(e.headPlace(), e.headPose()...) }

// headPlace are those that a crop can change.
func (e *examination) headPlace() []Check {
	limits := e.spec.Limits
	h := e.seen.head
	if h == nil {
		return []Check{
			e.unknown("head.small", limits.HeadLeast, "no-face"), e.unknown("head.big", limits.HeadMost, "no-face"),
			e.unknown("head.position", limits.Centre, "no-face"),
		}
	}
	width, height := float64(e.seen.scene.width), float64(e.seen.scene.height)
	tall := 100 * (h.chin - h.crown) / height
	small := e.graded("head.small", tall, limits.HeadLeast, "head.small")
	place := []part{
		{value: 100 * math.Abs(h.x-width/2) / width, limit: limits.Centre, over: "head.off-centre"},
		{value: 100 * h.chin / height, limit: limits.Chin, over: "head.chin"},
		{value: 100 * (1 - (h.y-eyesOver*h.size)/height), limit: limits.Eyes, under: "head.eyes-low", over: "head.eyes-high"},
	}
	if e.seen.melted { // the crown is higher than what was found
		small = e.unknown("head.small", limits.HeadLeast, "melted")
	} else {
		place = slices.Insert(place, 1, part{value: 100 * h.crown / height, limit: limits.TopGap, under: "head.high", over: "head.low"})
	}
	if h.crown <= cut { // how high the head is cannot be told then, only that it is higher
		small = e.unknown("head.small", limits.HeadLeast, "cut")
	}
	return []Check{
		small,
		e.graded("head.big", tall, limits.HeadMost, "head.big"),
		e.worstPart("head.position", place...),
	}
}

func (e *examination) headPose() []Check {
	limits := e.spec.Limits
	h := e.seen.head
	if h == nil {
		return []Check{e.unknown("head.tilt", limits.Tilt, "no-face"), e.unknown("head.turned", limits.Turned, "no-face")}
	}
	return []Check{
		e.graded("head.tilt", math.Abs(e.seen.tilt), limits.Tilt, "head.tilted"),
		e.graded("head.turned", 100*max(0, min(h.left, h.right))/max(h.left, h.right, 1), limits.Turned, "head.turned"),
	}
}
