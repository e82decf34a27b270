// Package face finds faces in a grey picture, by a cascade of pixel comparisons
// (pigo, after Markuš et al., "Object Detection with Pixel Intensity Comparisons
// Organized in Decision Trees", 2014). The same picture gives the same faces.
package face

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"slices"

	pigo "github.com/esimov/pigo/core"
)

// Finder knows what a face looks like. It may be used by many goroutines.
type Finder struct{ cascade *pigo.Pigo }

// cascadeFile is where the templates folder keeps the trained cascade.
const cascadeFile = "faces/facefinder"

// Load reads faces/facefinder of the templates folder.
func Load(fsys fs.FS) (finder *Finder, err error) {
	data, err := fs.ReadFile(fsys, cascadeFile)
	if err != nil {
		return nil, fmt.Errorf("reading the cascade for faces: %w", err)
	}
	defer func() {
		if recover() != nil { // the reader indexes without asking for the length
			finder, err = nil, errors.New("reading the cascade for faces: the file is cut off or is none")
		}
	}()
	cascade, err := pigo.NewPigo().Unpack(data)
	if err != nil {
		return nil, fmt.Errorf("reading the cascade for faces: %w", err)
	}
	return &Finder{cascade}, nil
}

// Face is a face that looks at the camera: the square from the brows to the chin.
type Face struct {
	// X and Y are the centre, Size the side of the square, in pixels of the picture.
	X, Y, Size float64
	// Score is how sure the finder is: 15 may be chance, passport photos have 40 to 250.
	Score float64
}

// Grey is a picture of one channel, row by row.
type Grey struct {
	Pixels        []uint8
	Width, Height int
}

const (
	// smallest is the least face, in shares of the shorter side, that is looked for, and
	// large the least that is the one of the photo; the largest fills the side.
	smallest, large = 0.15, 0.3
	// narrowest is the least face in pixels: the cascade knows no smaller ones.
	narrowest = 20
	// same is the share of overlap from which two hits are the same face.
	same = 0.2
	// apart is how far the centres of two faces lie apart at least, in sizes of the surer.
	apart = 0.5
)

// stride is how far a search steps: from place to place in sizes of the face, and from
// one size to the next by a factor.
type stride struct{ shift, scale float64 }

var (
	fine = stride{0.12, 1.1}
	// wide is for small faces, which have many places: where it finds something, the
	// search goes on by fine steps.
	wide = stride{0.17, 1.12}
)

// Find gives the faces with at least that score, the surest first.
func (f *Finder) Find(g Grey, score float64) []Face {
	side := float64(min(g.Width, g.Height))
	hits := f.search(g, int(large*side), int(side), fine)
	small := f.search(g, int(smallest*side), int(large*side), wide)
	for _, place := range places(small, hits) {
		hits = append(hits, f.around(g, place)...)
	}
	return faces(hits, score)
}

// Score is how sure the finder is that a face of about that size is in the picture.
func (f *Finder) Score(g Grey, size float64) float64 {
	const about = 0.15
	found := faces(f.search(g, int((1-about)*size), int((1+about)*size), fine), 0)
	if len(found) == 0 {
		return 0
	}
	return found[0].Score
}

func (f *Finder) search(g Grey, least, most int, by stride) []pigo.Detection {
	return f.cascade.RunCascade(pigo.CascadeParams{
		MinSize: max(narrowest, least), MaxSize: min(most, g.Width, g.Height), ShiftFactor: by.shift, ScaleFactor: by.scale,
		ImageParams: pigo.ImageParams{Pixels: g.Pixels, Rows: g.Height, Cols: g.Width, Dim: g.Width},
	}, 0)
}

// places are one hit for each face, the surest, but for those that are known.
func places(hits, known []pigo.Detection) []pigo.Detection {
	slices.SortStableFunc(hits, func(a, b pigo.Detection) int { return cmp.Compare(b.Q, a.Q) })
	var places []pigo.Detection
	for _, hit := range hits {
		found := func(other pigo.Detection) bool { return overlap(hit, other) > same }
		if !slices.ContainsFunc(places, found) && !slices.ContainsFunc(known, found) {
			places = append(places, hit)
		}
	}
	return places
}

// around searches once more, by fine steps, where a face may be.
func (f *Finder) around(g Grey, near pigo.Detection) []pigo.Detection {
	const reach, smaller, larger = 1.0, 0.67, 1.5 // sizes of the face
	half := int(reach * float64(near.Scale))
	left, top := max(0, near.Col-half), max(0, near.Row-half)
	right, bottom := min(g.Width, near.Col+half), min(g.Height, near.Row+half)
	part := Grey{Width: right - left, Height: bottom - top}
	for y := top; y < bottom; y++ {
		part.Pixels = append(part.Pixels, g.Pixels[y*g.Width+left:y*g.Width+right]...)
	}
	hits := f.search(part, int(smaller*float64(near.Scale)), int(larger*float64(near.Scale)), fine)
	for i := range hits {
		hits[i].Col += left
		hits[i].Row += top
	}
	return hits
}

// faces are those with at least that score that hits are of, the surest first.
func faces(hits []pigo.Detection, score float64) []Face {
	slices.SortStableFunc(hits, func(a, b pigo.Detection) int { return cmp.Compare(b.Q, a.Q) })
	var faces []Face
	for len(hits) > 0 {
		var found Face
		found, hits = merge(hits)
		if found.Score >= score && !slices.ContainsFunc(faces, found.within) {
			faces = append(faces, found)
		}
	}
	slices.SortStableFunc(faces, func(a, b Face) int { return cmp.Compare(b.Score, a.Score) })
	return faces
}

// merge takes the hits that are the same face as the first, and gives their mean with
// the sum of their scores, and the hits that are left.
func merge(hits []pigo.Detection) (Face, []pigo.Detection) {
	var sum Face
	var rest []pigo.Detection
	for _, hit := range hits {
		if overlap(hits[0], hit) <= same {
			rest = append(rest, hit)
			continue
		}
		weight := float64(hit.Q)
		sum.X += weight * float64(hit.Col)
		sum.Y += weight * float64(hit.Row)
		sum.Size += weight * float64(hit.Scale)
		sum.Score += weight
	}
	return Face{sum.X / sum.Score, sum.Y / sum.Score, sum.Size / sum.Score, sum.Score}, rest
}

// overlap is the common area of two squares as a share of the area of both.
func overlap(a, b pigo.Detection) float64 {
	common := func(p, q int) float64 {
		half, other := float64(a.Scale)/2, float64(b.Scale)/2
		return max(0, min(float64(p)+half, float64(q)+other)-max(float64(p)-half, float64(q)-other))
	}
	both := common(a.Row, b.Row) * common(a.Col, b.Col)
	return both / (float64(a.Scale*a.Scale) + float64(b.Scale*b.Scale) - both)
}

// within tells whether the centre lies in a face that is known already.
func (f Face) within(known Face) bool {
	return math.Hypot(f.X-known.X, f.Y-known.Y) < apart*known.Size
}
