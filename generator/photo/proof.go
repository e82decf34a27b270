package photo

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math"

	"github.com/disintegration/imaging"
	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"
)

const (
	// proofLeast and proofMost are the height, in pixels, between which the picture of a
	// proof is: large enough for numbers beside the lines, small enough for a screen.
	proofLeast, proofMost = 720, 1063
	// proofWidest bounds the width: a line of pixels is shown shorter than it is.
	proofWidest = 4 * proofMost
	// ruler is the width of the margin that holds the millimetres.
	ruler = 34
)

// Colours of a proof that stand out on red walls, white ones and skin.
var (
	proofLine   = color.NRGBA{0, 230, 255, 255}
	proofShade  = color.NRGBA{0, 0, 0, 255}
	proofFault  = color.NRGBA{40, 60, 255, 255}
	proofPaper  = color.NRGBA{255, 255, 255, 255}
	proofTicked = color.NRGBA{90, 90, 90, 255}
)

// Proof writes the picture as PNG with what was measured drawn on it: the zone of the
// wall within a line, the head in a box with its lines and lengths in millimetres,
// hatched what does not belong there, and a ruler of millimetres along two edges.
func (p *Picture) Proof(w io.Writer) error {
	d := p.newProof()
	d.hatch(p.seen.faulty(p.spec.Limits))
	d.enclose(p.seen.zone)
	if p.seen.head != nil {
		d.drawHead(*p.seen.head)
	}
	d.drawRuler()
	if err := png.Encode(w, d.img); err != nil {
		return fmt.Errorf("writing the proof: %w", err)
	}
	return nil
}

// proof is a picture that is drawn on.
type proof struct {
	img *image.NRGBA
	// width and height are those of the picture alone, without the ruler.
	width, height int
	// cells are those of the scene, across and down.
	across, down int
	spec         Spec
}

func (p *Picture) newProof() *proof {
	size := p.Bounds().Size()
	height := max(proofLeast, min(proofMost, size.Y))
	width := max(1, min(size.X*height/size.Y, proofWidest))
	picture := imaging.Resize(p.seen.pixels.part(p.Bounds(), image.Pt(width, height)), width, height, imaging.Linear)
	d := &proof{
		img: imaging.New(width+ruler, height+ruler, proofPaper), width: width, height: height,
		across: p.seen.scene.width, down: p.seen.scene.height, spec: p.spec,
	}
	draw.Draw(d.img, image.Rect(ruler, 0, ruler+width, height), picture, image.Point{}, draw.Over)
	return d
}

// faulty are the cells that are to be hatched: what is neither wall nor person, dents
// in the light of the wall, and burnt places of the face.
func (s *seen) faulty(limits Limits) []bool {
	cells := make([]bool, len(s.wall.kinds))
	if s.outline != nil {
		for i := range cells {
			cells[i] = s.outline.stray[i] || s.outline.specks[i] || s.outline.pieces[i]
		}
	}
	if limits.Shadow.verdict(s.evenness.dent) != Pass {
		for _, i := range s.evenness.dented {
			cells[i] = true
		}
	}
	if s.head != nil {
		for _, i := range s.skin {
			if luma(s.scene.red[i], s.scene.green[i], s.scene.blue[i]) >= burntLevel {
				cells[i] = true
			}
		}
	}
	return cells
}

// cellAt is the cell under a pixel of the picture.
func (d *proof) cellAt(x, y int) int {
	return y*d.down/d.height*d.across + x*d.across/d.width
}

// hatch draws slanted lines over the cells.
func (d *proof) hatch(cells []bool) {
	const period, thick = 7, 3
	for y := range d.height {
		for x := range d.width {
			if cells[d.cellAt(x, y)] && (x+y)%period < thick {
				d.img.SetNRGBA(ruler+x, y, proofFault)
			}
		}
	}
}

// enclose draws a line round the cells.
func (d *proof) enclose(cells []bool) {
	for y := range d.height {
		for x := range d.width {
			here := cells[d.cellAt(x, y)]
			if x+1 < d.width && cells[d.cellAt(x+1, y)] != here || y+1 < d.height && cells[d.cellAt(x, y+1)] != here {
				draw.Draw(d.img, image.Rect(ruler+x, y, ruler+x+2, y+2), image.NewUniform(proofLine), image.Point{}, draw.Src)
			}
		}
	}
}

// drawHead draws the box from crown to chin, the line of the eyes and the middle of
// the picture, with their lengths.
func (d *proof) drawHead(h head) {
	scale := float64(d.width) / float64(d.across)
	at := func(v float64) int { return int(math.Round(v * scale)) }
	left, right := at(h.x-h.left), at(h.x+h.right)
	crown, chin, eyes := at(h.crown), at(h.chin), at(h.y-eyesOver*h.size)
	for _, y := range []int{crown, chin} {
		d.line(image.Pt(left, y), image.Pt(right, y))
	}
	for _, x := range []int{left, right} {
		d.line(image.Pt(x, crown), image.Pt(x, chin))
	}
	d.line(image.Pt(0, eyes), image.Pt(d.width-1, eyes))
	d.line(image.Pt(d.width/2, 0), image.Pt(d.width/2, crown))
	d.line(image.Pt(at(h.x), chin), image.Pt(at(h.x), d.height-1))

	d.label(image.Pt(right+6, (crown+chin)/2), d.millimetres(chin-crown))
	d.label(image.Pt(d.width/2+6, crown/2+4), d.millimetres(crown))
	d.label(image.Pt(6, eyes-6), d.millimetres(d.height-eyes))
	d.label(image.Pt(at(h.x)+6, (chin+d.height)/2), d.millimetres(d.height-chin))
}

// millimetres says how long so many pixels of the proof are on the print.
func (d *proof) millimetres(pixels int) string {
	return fmt.Sprintf("%.1f mm", float64(pixels)*float64(d.spec.Height)/float64(d.height))
}

// line draws a straight line, across or down, with a dark edge on both sides.
func (d *proof) line(from, to image.Point) {
	r := image.Rectangle{from, to.Add(image.Pt(1, 1))}.Canon().Add(image.Pt(ruler, 0))
	inside := image.Rect(ruler, 0, ruler+d.width, d.height)
	draw.Draw(d.img, r.Inset(-1).Intersect(inside), image.NewUniform(proofShade), image.Point{}, draw.Src)
	draw.Draw(d.img, r.Intersect(inside), image.NewUniform(proofLine), image.Point{}, draw.Src)
}

// label writes dark on a light plate, within the picture.
func (d *proof) label(at image.Point, words string) {
	width := font.MeasureString(basicfont.Face7x13, words).Ceil()
	at.X = max(2, min(at.X, d.width-width-4))
	at.Y = max(14, min(at.Y, d.height-6))
	plate := image.Rect(at.X-2, at.Y-11, at.X+width+2, at.Y+4).Add(image.Pt(ruler, 0))
	draw.Draw(d.img, plate, image.NewUniform(proofPaper), image.Point{}, draw.Src)
	d.write(at.Add(image.Pt(ruler, 0)), words, proofShade)
}

func (d *proof) write(at image.Point, words string, c color.Color) {
	drawer := font.Drawer{Dst: d.img, Src: image.NewUniform(c), Face: basicfont.Face7x13, Dot: fixed.P(at.X, at.Y)}
	drawer.DrawString(words)
}

// drawRuler draws a tick for every millimetre, and a number for every ten, from the
// lower left corner of the picture.
func (d *proof) drawRuler() {
	tick := func(mm int) int {
		switch {
		case mm%10 == 0:
			return 12
		case mm%5 == 0:
			return 9
		}
		return 5
	}
	ink := image.NewUniform(proofTicked)
	for mm := range d.spec.Height + 1 {
		y := d.height - mm*d.height/d.spec.Height
		draw.Draw(d.img, image.Rect(ruler-tick(mm), y, ruler, y+1), ink, image.Point{}, draw.Src)
		if mm%10 == 0 {
			d.write(image.Pt(3, max(11, min(y+5, d.height))), fmt.Sprint(mm), proofTicked)
		}
	}
	for mm := range d.spec.Width + 1 {
		x := ruler + min(mm*d.width/d.spec.Width, d.width-1)
		draw.Draw(d.img, image.Rect(x, d.height, x+1, d.height+tick(mm)), ink, image.Point{}, draw.Src)
		if mm%10 == 0 {
			d.write(image.Pt(min(x-3*len(fmt.Sprint(mm)), d.width+ruler-18), d.height+27), fmt.Sprint(mm), proofTicked)
		}
	}
}
