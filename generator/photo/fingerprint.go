package photo

import (
	"encoding/base64"
	"fmt"
	"slices"
)

// Fingerprint tells whether two files hold the same picture, also when one of them was
// saved again, or in another size. It is the colours of a picture on a coarse grid. The
// zero Fingerprint is that of no picture. As text it is some 1,300 letters long.
type Fingerprint struct {
	cells []uint8 // red, then green, then blue, each by rows
	mean  float32
	// bands are the sums of as many runs of cells: where they differ too much, so do the cells.
	bands [printBands]uint16
}

const (
	printColumns, printRows = 16, 20
	printBands              = 12 // of five rows of a colour
	// samePicture is the mean difference, in levels, up to which pictures are the same
	// one: saving again or in half the size changes about a level, and a pair of glasses
	// on the same drawn face about two.
	samePicture = 1.5
)

// printCells is the number of cells, of all three colours.
const printCells = 3 * printColumns * printRows

// Fingerprint is that of the upright picture.
func (p *Picture) Fingerprint() Fingerprint {
	s := p.seen.scene
	cells := make([]uint8, 0, printCells)
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
				// Whole levels change the mean difference of pictures by next to nothing.
				cells = append(cells, uint8(min(max(cell+0.5, 0), 255)))
			}
		}
	}
	return printOf(cells)
}

func printOf(cells []uint8) Fingerprint {
	f := Fingerprint{cells: cells}
	var sum int
	for i, c := range cells {
		sum += int(c)
		f.bands[i*printBands/len(cells)] += uint16(c) // 80 cells: no more than 20,400
	}
	f.mean = float32(sum) / float32(len(cells))
	return f
}

// IsZero tells whether it is the fingerprint of no picture.
func (f Fingerprint) IsZero() bool { return len(f.cells) == 0 }

// MarshalText writes the levels of the cells as base64 (RFC 4648), or nothing of no picture.
func (f Fingerprint) MarshalText() ([]byte, error) {
	return base64.RawStdEncoding.AppendEncode(nil, f.cells), nil
}

// UnmarshalText reads what MarshalText wrote.
func (f *Fingerprint) UnmarshalText(text []byte) error {
	cells, err := base64.RawStdEncoding.AppendDecode(nil, text)
	switch {
	case err != nil:
		return fmt.Errorf("the fingerprint of a photo: %w", err)
	case len(cells) == 0:
		*f = Fingerprint{}
		return nil
	case len(cells) != printCells:
		return fmt.Errorf("the fingerprint of a photo has %d cells and not %d", len(cells), printCells)
	}
	*f = printOf(cells)
	return nil
}

func (f Fingerprint) same(other Fingerprint) bool {
	if f.IsZero() || len(f.cells) != len(other.cells) {
		return false
	}
	most := int(samePicture * float32(len(f.cells)))
	return unlike(f.bands[:], other.bands[:], most) <= most && unlike(f.cells, other.cells, most) <= most
}

// unlike is the sum of the differences of two lists, or some sum above most.
func unlike[T uint8 | uint16](a, b []T, most int) int {
	sum := 0
	for i, v := range a {
		sum += max(int(v)-int(b[i]), int(b[i])-int(v))
		if sum > most {
			break
		}
	}
	return sum
}

// Album finds pictures that are in it already. The zero Album is empty. It keeps some
// 1,000 bytes of a picture.
type Album struct {
	// drawers hold the pictures by their means, so that only those of a drawer and its
	// neighbours can be the same: pictures are the same only if their means are as near
	// as their cells.
	drawers map[int][]entry
	n       int
}

type entry struct {
	name string
	n    int // in the order in which they came
	Fingerprint
}

// Add puts a picture into the album. Where the same picture is in it under another
// name, the name that came first is given.
func (a *Album) Add(name string, f Fingerprint) (first string, found bool) {
	if a.drawers == nil {
		a.drawers = map[int][]entry{}
	}
	drawer, n := int(f.mean/samePicture), a.n
	for near := drawer - 1; near <= drawer+1; near++ {
		for _, e := range a.drawers[near] {
			if e.n < n && e.same(f) {
				first, found, n = e.name, true, e.n
				break
			}
		}
	}
	if !found {
		a.drawers[drawer] = append(a.drawers[drawer], entry{name, a.n, f})
		a.n++
	}
	return first, found
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
