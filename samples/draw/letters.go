package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// face is a typeface of the folder fonts.
type face struct {
	data []byte
	*sfnt.Font
}

// faces are set once by loadFaces; Chinese characters come from the third.
var faces struct{ regular, bold, chinese face }

func loadFaces(folder string) error {
	for file, f := range map[string]*face{
		"NotoSans-Regular.ttf": &faces.regular, "NotoSans-Bold.ttf": &faces.bold, "DroidSansFallbackFull.ttf": &faces.chinese,
	} {
		data, err := os.ReadFile(filepath.Join(folder, file))
		if err != nil {
			return err
		}
		if f.data = data; f.Font == nil {
			if f.Font, err = sfnt.Parse(data); err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
		}
	}
	return nil
}

// faceOf is the face that has the character.
func (l look) faceOf(c rune) face {
	switch {
	case c >= 0x2E80:
		return faces.chinese
	case l.bold:
		return faces.bold
	}
	return faces.regular
}

// advance is how far a character moves the next one, in millimetres.
func (l look) advance(c rune) float64 {
	f := l.faceOf(c)
	var b sfnt.Buffer
	g, err := f.GlyphIndex(&b, c)
	if err != nil || g == 0 {
		panic(fmt.Sprintf("no glyph for %q", c))
	}
	units := fixed.I(int(f.UnitsPerEm()))
	a, err := f.GlyphAdvance(&b, g, units, font.HintingNone)
	if err != nil {
		panic(err)
	}
	return float64(a) / float64(units) * l.size / pointsPerMM
}

func textWidth(l look, s string) float64 {
	width := 0.0
	for _, c := range s {
		width += l.advance(c)
	}
	return width
}

// wrapped breaks a text at spaces into lines of at most width.
func wrapped(l look, s string, width float64) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && textWidth(l, longer) > width {
			lines, longer = append(lines, line), word
		}
		line = longer
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// stroke is a piece of an outline, in millimetres: a new contour that starts at to, a
// straight line there, or a curve pulled towards control.
type stroke struct {
	kind        sfnt.SegmentOp
	control, to point
}

// outline is how the glyphs of a text run.
func outline(x, y float64, l look, s string) []stroke {
	var strokes []stroke
	sin, cos := math.Sincos(-l.angle * math.Pi / 180)
	pen := 0.0
	var b sfnt.Buffer
	for _, c := range s {
		f := l.faceOf(c)
		g, err := f.GlyphIndex(&b, c)
		if err != nil {
			panic(err)
		}
		units := float64(f.UnitsPerEm())
		segments, err := f.LoadGlyph(&b, g, fixed.I(int(units)), nil)
		if err != nil {
			panic(err)
		}
		scale := l.size / pointsPerMM / units / 64
		at := func(p fixed.Point26_6) point {
			dx, dy := pen+float64(p.X)*scale, float64(p.Y)*scale
			return point{x + dx*cos - dy*sin, y + dx*sin + dy*cos}
		}
		for _, segment := range segments {
			to := stroke{kind: segment.Op, to: at(segment.Args[0])}
			if segment.Op == sfnt.SegmentOpQuadTo {
				to.control, to.to = to.to, at(segment.Args[1])
			}
			strokes = append(strokes, to)
		}
		pen += l.advance(c)
	}
	return strokes
}
