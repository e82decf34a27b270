package page

import (
	"maps"
	"slices"

	"permitpack/generator/pdf"
)

// Binding puts sheets into one file. The fonts of all of them are there once, and
// every picture once.
type Binding struct {
	w *pdf.Writer
	// letters are those of all sheets; fonts and pictures what was written so far.
	letters  map[*face][]rune
	fonts    map[*face]pdf.Ref
	pictures map[string]pdf.Ref
	sheer    pdf.Ref
}

// Bind begins to put sheets into a file. All that will be put there have to be named,
// because what they show decides how far the fonts are cut down.
func Bind(w *pdf.Writer, sheets []*Sheet) *Binding {
	b := &Binding{w: w, letters: map[*face][]rune{}, fonts: map[*face]pdf.Ref{}, pictures: map[string]pdf.Ref{}}
	for _, s := range sheets {
		for face, letters := range s.letters {
			b.letters[face] = append(b.letters[face], letters...)
		}
	}
	for face, letters := range b.letters {
		slices.Sort(letters)
		b.letters[face] = slices.Compact(letters)
	}
	return b
}

// sheerState is the name of the graphics state of sheer pages.
const sheerState = pdf.Name("Sheer")

// resources are what the commands of a sheet name (ISO 32000-1, 7.8.3). What was not
// yet written is.
func (b *Binding) resources(s *Sheet) pdf.Dict {
	d := pdf.Dict{}
	if len(s.letters) > 0 {
		fonts := pdf.Dict{}
		for _, face := range slices.SortedFunc(maps.Keys(s.letters), byName) {
			fonts[face.resource] = b.font(face)
		}
		d["Font"] = fonts
	}
	if len(s.pictures) > 0 {
		pictures := pdf.Dict{}
		for _, p := range s.pictures {
			pictures[p.resource()] = b.picture(p)
		}
		d["XObject"] = pictures
	}
	if s.sheer {
		if b.sheer == 0 {
			b.sheer = b.w.Add(pdf.Dict{"Type": pdf.Name("ExtGState"), "BM": pdf.Name("Multiply")}) // 11.3.5
		}
		d["ExtGState"] = pdf.Dict{sheerState: b.sheer}
	}
	return d
}

func (b *Binding) font(f *face) pdf.Ref {
	ref, written := b.fonts[f]
	if !written {
		ref = f.cutFor(b.letters[f]).add(b.w)
		b.fonts[f] = ref
	}
	return ref
}

func (b *Binding) picture(p *jpegPicture) pdf.Ref {
	ref, written := b.pictures[p.name]
	if !written {
		ref = b.w.Add(p.stream())
		b.pictures[p.name] = ref
	}
	return ref
}

// Form writes a sheet as a form XObject (8.10), to be drawn on a page of somebody else's.
func (b *Binding) Form(s *Sheet) pdf.Ref {
	return b.w.Add(&pdf.Stream{
		Dict: pdf.Dict{
			"Type": pdf.Name("XObject"), "Subtype": pdf.Name("Form"), "BBox": s.box(),
			"Resources": b.resources(s), "Filter": s.content.Dict["Filter"],
		},
		Data: s.content.Data,
	})
}

// page writes a sheet as a page (7.7.3.3).
func (b *Binding) page(s *Sheet, parent pdf.Ref) pdf.Ref {
	return b.w.Add(pdf.Dict{
		"Type": pdf.Name("Page"), "Parent": parent, "MediaBox": s.box(),
		"Resources": b.resources(s), "Contents": b.w.Add(s.content),
	})
}

// Points are the width and the height of a sheet in points, as its box in the file says
// them: with two decimals.
func (s *Sheet) Points() (width, height float64) {
	return float64(s.size.Width.hundredths()) / 100, float64(s.size.Height.hundredths()) / 100
}

func (s *Sheet) box() pdf.Array {
	width, height := s.Points()
	return pdf.Array{pdf.Int(0), pdf.Int(0), pdf.Real(width), pdf.Real(height)}
}
