package photo

import (
	"math"
	"slices"
)

// What a head looks like from the crown down to the mouth, in sizes of the face.
const (
	// sideways is how far off the middle of the face a row of the head may begin, narrowest
	// how wide it is at least: at the crown.
	sideways, narrowest = 0.3, 0.08
	// vault is how far down from the crown a head widens as fast as it likes.
	vault = 0.2
	// ledge is by how much of the picture's width an outline widens at once, under that,
	// where the back of a chair or a shelf begins; straight is for how many rows it has a
	// straight side then, within so many cells. Hair widens at once too, but has no
	// straight sides; ears have, but are narrower.
	ledge, straight, within = 0.09, 8, 2
	// cheek is how far from the middle of the face everything belongs to the head, even
	// where it is joined to something at the side of the picture.
	cheek = 0.5
	// edge is how many cells from a side of the picture something reaches it.
	edge = 2
	// fills is how much of the height a head takes that is so big that it reaches the
	// sides, aside how far off the middle of the width one is that reaches a side.
	fills, aside = 0.83, 0.09
)

// headRuns are the columns of the head for every row down to the mouth; rows above the
// crown have none.
func (s *scene) headRuns(person []bool, f square) (runs []run, crown int) {
	runs = make([]run, max(0, min(s.height, int(f.y+mouth*f.size))))
	crown = len(runs)
	for y := len(runs) - 1; y >= 0; y-- {
		if runs[y] = s.headRun(person, y, f); runs[y] == (run{}) {
			break
		}
		crown = y
	}
	from := min(len(runs), crown+int(vault*f.size))
	s.cutLedges(runs[from:], f)
	tall, off := f.y+chinUnder*f.size-float64(crown), math.Abs(f.x-float64(s.width)/2)
	if tall < fills*float64(s.height) && off < aside*float64(s.width) {
		s.cutSides(runs, f)
	}
	return runs, crown
}

// cutSides narrows the rows that reach a side of the picture: a plant or a door that
// touches the head, or hair that the edge cuts off.
func (s *scene) cutSides(runs []run, f square) {
	for i, r := range runs {
		if r.from <= edge && r.to > 0 {
			runs[i].from = max(0, int(f.x-cheek*f.size))
		}
		if r.to >= s.width-edge {
			runs[i].to = min(s.width, int(f.x+cheek*f.size))
		}
	}
}

// cutLedges narrows the rows from a ledge on to what the head reached above it.
func (s *scene) cutLedges(runs []run, f square) {
	middle, least := int(f.x), int(ledge*float64(s.width))
	left, right := make([]int, len(runs)), make([]int, len(runs))
	for i, r := range runs {
		left[i], right[i] = middle-r.from, r.to-middle
	}
	cutLedge(left, least)
	cutLedge(right, least)
	for i := range runs {
		runs[i] = run{middle - left[i], middle + right[i]}
	}
}

// cutLedge looks for the first row from which on one side of an outline reaches farther
// at once, and straight down; from there on it reaches no farther than above.
func cutLedge(reach []int, least int) {
	for i := 1; i+straight <= len(reach); i++ {
		if reach[i]-reach[i-1] < least {
			continue
		}
		if rest := reach[i+1:]; slices.Max(rest)-slices.Min(rest) <= within {
			for j := i; j < len(reach); j++ {
				reach[j] = min(reach[j], reach[i-1])
			}
			return
		}
	}
}

// headRun is the widest run of the person in a row that begins under or over the
// middle of the face; none where it is too narrow for a head.
func (s *scene) headRun(person []bool, y int, f square) run {
	var widest run
	for x := 0; x < s.width; {
		if !person[y*s.width+x] {
			x++
			continue
		}
		from := x
		for x < s.width && person[y*s.width+x] {
			x++
		}
		near := float64(from) <= f.x+sideways*f.size && float64(x) >= f.x-sideways*f.size
		if near && x-from > widest.to-widest.from {
			widest = run{from, x}
		}
	}
	if float64(widest.to-widest.from) < narrowest*f.size {
		return run{}
	}
	return widest
}

// widest makes each row as wide as any above it.
func widest(rows []run) []run {
	for i := 1; i < len(rows); i++ {
		if above := rows[i-1]; above != (run{}) && rows[i] != (run{}) {
			rows[i] = run{min(rows[i].from, above.from), max(rows[i].to, above.to)}
		}
	}
	return rows
}
