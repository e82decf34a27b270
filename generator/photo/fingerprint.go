package photo

import (
	"cmp"
	"slices"
)

// Fingerprint tells whether two files hold the same picture, also when one of them was
// saved again, or in another size. It is the colours of a picture on a coarse grid.
type Fingerprint struct {
	cells []float32
	mean  float32
}

const (
	printColumns, printRows = 16, 20
	// samePicture is the mean difference, in levels, up to which pictures are the same
	// one: saving again or in half the size changes about a level, and a pair of glasses
	// on the same drawn face about two.
	samePicture = 1.5
)

// Fingerprint is that of the upright picture.
func (p *Picture) Fingerprint() Fingerprint {
	s := p.seen.scene
	const cells = 3 * printColumns * printRows
	f := Fingerprint{cells: make([]float32, 0, cells)}
	for _, light := range [3][]float32{s.red, s.green, s.blue} {
		for _, rows := range cuts(0, s.height, printRows) {
			for _, columns := range cuts(0, s.width, printColumns) {
				var sum float32
				for y := rows.from; y < min(rows.to, s.height); y++ {
					for _, level := range light[y*s.width+columns.from : y*s.width+columns.to] {
						sum += level
					}
				}
				cell := sum / float32((rows.to-rows.from)*(columns.to-columns.from))
				f.cells = append(f.cells, cell)
				f.mean += cell / cells
			}
		}
	}
	return f
}

func (f Fingerprint) same(other Fingerprint) bool {
	var sum float32
	for i, v := range f.cells {
		sum += max(v-other.cells[i], other.cells[i]-v)
	}
	return sum <= samePicture*float32(len(f.cells))
}

// Album finds pictures that are in it already. The zero Album is empty.
type Album struct{ entries []entry }

type entry struct {
	name string
	Fingerprint
}

// Add puts a picture into the album. Where the same picture is in it under another
// name, the name that came first is given.
func (a *Album) Add(name string, f Fingerprint) (first string, found bool) {
	// Pictures are the same only if their means are as near as their cells.
	at := func(mean float32) int {
		i, _ := slices.BinarySearchFunc(a.entries, mean, func(e entry, mean float32) int { return cmp.Compare(e.mean, mean) })
		return i
	}
	for _, e := range a.entries[at(f.mean-samePicture):] {
		if e.mean > f.mean+samePicture {
			break
		}
		if e.same(f) {
			return e.name, true
		}
	}
	a.entries = slices.Insert(a.entries, at(f.mean), entry{name, f})
	return "", false
}

// WithDuplicate is the report of a picture that is in another file too.
func (r Report) WithDuplicate(other string) Report {
	var e examination
	c := e.judge("file.duplicate", Warn, "duplicate", "duplicate")
	c.args["other"] = other
	last := len(r.Checks) - 1 // human.list
	r.Checks = slices.Insert(slices.Clone(r.Checks), last, c)
	r.Verdict = worst(r.Checks)
	return r
}
