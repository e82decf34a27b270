package page

import (
	"io/fs"
	"iter"
	"strings"
	"sync"
	"unicode/utf8"

	"permitpack/generator/pdf"
)

// Fonts are the typefaces of all pages. They are parsed once, never change
// afterwards, and may be used by many goroutines.
type Fonts struct {
	regular, bold *face
	// common are the Chinese characters of nearly every text, rare all of them: the
	// reference reads a whole font for each document, so most documents are spared the
	// large one.
	common, rare *face
}

// LoadFonts reads NotoSans-Regular.ttf, NotoSans-Bold.ttf, DroidSansFallbackCommon.ttf
// and DroidSansFallbackFull.ttf.
func LoadFonts(fsys fs.FS) (*Fonts, error) {
	f := &Fonts{
		regular: &face{family: "notosans", name: "NotoSans-Regular", resource: "Regular"},
		bold:    &face{family: "notosans", weight: "B", name: "NotoSans-Bold", resource: "Bold"},
		common:  &face{family: "droidsanscommon", name: "DroidSansFallbackCommon", resource: "Common", counted: true},
		rare:    &face{family: "droidsansfallback", name: "DroidSansFallbackFull", resource: "Rare", counted: true},
	}
	for _, face := range []*face{f.regular, f.bold, f.common, f.rare} {
		if err := face.load(fsys, face.name+".ttf"); err != nil {
			return nil, err
		}
	}
	for _, latin := range []*face{f.regular, f.bold} {
		latin.measured = latin.characters()
		latin.common = sync.OnceValue(func() *cut { return latin.cut(usualRunes(), pdf.Deflate) })
	}
	return f, nil
}

// faceOf is the face that shows a character, nil when none can: Noto Sans
// before Droid Sans Fallback, which has no Latin letter and no digit.
func (f *Fonts) faceOf(r rune, bold bool) (shown *face, width int) {
	if latin := f.latin(bold); latin.has(r) {
		return latin, latin.em(r)
	}
	return f.chinese(r)
}

// chinese is the face of a character that the Latin ones lack, nil when none has it.
func (f *Fonts) chinese(r rune) (shown *face, width int) {
	for _, chinese := range [...]*face{f.common, f.rare} {
		if w, ok := chinese.width(r); ok {
			return chinese, w
		}
	}
	return nil, 0
}

// latin is the face of all that is not Chinese.
func (f *Fonts) latin(bold bool) *face {
	if bold {
		return f.bold
	}
	return f.regular
}

// Missing lists the characters that cannot be printed, in the order of the text
// and each once: those that no font has, controls, and U+FFFD for bytes that are
// not UTF-8. A line break is not among them, because Wrap and Fit take it.
func (f *Fonts) Missing(s string) []rune {
	var missing []rune
	seen := map[rune]bool{'\n': true}
	for _, r := range s {
		if shown, _ := f.faceOf(r, false); shown == nil && !seen[r] {
			seen[r] = true
			missing = append(missing, r)
		}
	}
	return missing
}

// Width is how far the text reaches, rounded up to the micrometre. A character
// that cannot be printed counts as nothing.
func (f *Fonts) Width(s string, st Style) Length {
	return fromEm(f.em(visible(s), st.Bold), st.Size)
}

func (f *Fonts) em(s string, bold bool) int {
	sum, latin := 0, f.latin(bold)
	for _, r := range s {
		sum += f.emOf(r, latin)
	}
	return sum
}

// emOf is the width of a character in em thousandths, of one that the Latin face has
// without a further question.
func (f *Fonts) emOf(r rune, latin *face) int {
	if latin.has(r) {
		return latin.em(r)
	}
	_, w := f.chinese(r)
	return w
}

// The line is tighter than the 1.362 em that Noto Sans asks for the highest
// stacked accents, with the rest taken off above and below alike.
const (
	lineEm   = 1250
	ascentEm = 1013
)

// LineHeight is the distance of two baselines.
func (f *Fonts) LineHeight(st Style) Length { return fromEm(lineEm, st.Size) }

// Ascent is the distance from the top of a line to its baseline.
func (f *Fonts) Ascent(st Style) Length { return fromEm(ascentEm, st.Size) }

const softHyphen = '\u00AD'

// visible is the text as it is printed: a soft hyphen shows only where the line
// was broken at it, which is at its end. The text is read character by character:
// cut out as bytes, a soft hyphen could let the broken UTF-8 on its two sides join
// to a character that the text does not have.
func visible(s string) string {
	if !strings.ContainsRune(s, softHyphen) {
		return s
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	s = strings.Map(withoutSoftHyphen, s)
	if last == softHyphen {
		s += "-"
	}
	return s
}

func withoutSoftHyphen(r rune) rune {
	if r == softHyphen {
		return -1 // strings.Map drops it
	}
	return r
}

// run is a stretch of text in one face.
type run struct {
	face *face
	text string
	em   int // width in em thousandths
}

// runs are the stretches of visible text between which the face changes. All characters
// have a face.
func (f *Fonts) runs(s string, bold bool) iter.Seq[run] {
	return func(yield func(run) bool) {
		for s != "" {
			r := f.run(s, bold)
			if s = s[len(r.text):]; !yield(r) {
				return
			}
		}
	}
}

// run is the first of a text.
func (f *Fonts) run(s string, bold bool) run {
	first := run{text: s}
	for i, r := range s {
		shown, em := f.faceOf(r, bold)
		if i > 0 && shown != first.face {
			first.text = s[:i]
			break
		}
		first.face = shown
		first.em += em
	}
	return first
}
