package assemble

import (
	"fmt"
	"math"

	"permitpack/generator/pdf"
)

// sheet is the paper of a page, in points.
type sheet struct{ width, height float64 }

// portrait is A4 as fpdf rounds it, so that own pages lie exactly on it.
var (
	portrait  = sheet{595.28, 841.89}
	landscape = sheet{841.89, 595.28}
)

const millimetre = 72 / 25.4

// margins are the parts of a sheet that stay free, in points.
type margins struct{ side, top, bottom float64 }

var (
	// fullPage is for pages that bring their own margins.
	fullPage = margins{}
	// aboveLabel leaves the room of the label free.
	aboveLabel = margins{bottom: LabelRoom * millimetre}
	// photographed keeps the picture of a paper clear of what printers cannot reach, and of the label.
	photographed = margins{side: 10 * millimetre, top: 10 * millimetre, bottom: 14 * millimetre}
)

// slack is how much larger than A4 a page may be and still be placed at true
// size: scanners round A4 up by up to a millimetre.
const slack = 1 * millimetre

// placement is where on a sheet a thing of a certain size lies.
type placement struct {
	sheet sheet
	// x and y are the lower left corner, in points; scale is at most 1.
	x, y, scale float64
}

// fit places a thing of that size, in points, in the middle of what the margins
// leave: upright where it fits at true size, on the wide side of the paper when
// it is wider than high, and smaller only when it has to be.
func fit(width, height float64, m margins) placement {
	p := placement{sheet: portrait}
	freeWidth, freeHeight := m.free(portrait)
	if (width > freeWidth+slack || height > freeHeight+slack) && width > height {
		p.sheet = landscape
		freeWidth, freeHeight = m.free(landscape)
	}
	p.scale = 1
	if width > freeWidth+slack || height > freeHeight+slack {
		p.scale = min(freeWidth/width, freeHeight/height)
	}
	p.x = m.side + (freeWidth-p.scale*width)/2
	p.y = m.bottom + (freeHeight-p.scale*height)/2
	return p
}

func (m margins) free(s sheet) (width, height float64) {
	return s.width - 2*m.side, s.height - m.top - m.bottom
}

// matrix is a transformation as PDF writes it: x' = a x + c y + e, y' = b x + d y + f.
type matrix [6]float64

// then is the transformation that does m first and next after it.
func (m matrix) then(next matrix) matrix {
	return matrix{
		m[0]*next[0] + m[1]*next[2], m[0]*next[1] + m[1]*next[3],
		m[2]*next[0] + m[3]*next[2], m[2]*next[1] + m[3]*next[3],
		m[4]*next[0] + m[5]*next[2] + next[4], m[4]*next[1] + m[5]*next[3] + next[5],
	}
}

// concat is the command that makes m the base of what follows.
func (m matrix) concat() string {
	var b []byte
	for _, factor := range m[:4] {
		b = append(pdf.Append(b, pdf.Real(math.Round(factor*1e8)/1e8)), ' ') // of a page many metres wide little is left
	}
	for _, shift := range m[4:] {
		b = append(pdf.Append(b, real(shift)), ' ')
	}
	return fmt.Sprintf("%scm\n", b)
}

// real rounds to a ten-thousandth of a point, finer than any printer and coarser
// than the differences between processors.
func real(v float64) pdf.Real { return pdf.Real(math.Round(v*1e4) / 1e4) }
