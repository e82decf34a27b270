package checklist

import (
	"slices"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/rules"
)

// first is the verdict, by when to file, and what to mend before.
func (l *layout) first() {
	l.flow.gap(1200)
	status := l.packet.Status()
	band := l.verdict(verdictLooks[status], l.say("verdict."+string(status), nil), l.fileBy())
	var rows []row
	tag := page.Length(0) // how wide the widest severity is
	for _, f := range l.told(func(f finding.Finding) bool { return f.Severity != finding.Info }) {
		r := l.findingRow(f)
		rows = append(rows, r)
		tag = max(tag, width(l.fonts, r[1].paragraphs[0])+2*sidePad)
	}
	if len(rows) == 0 {
		l.flow.place(band)
		return
	}
	t := table{fonts: l.fonts, columns: []page.Length{tickColumn, tag, fullWidth - tickColumn - tag}, pad: l.st.rowPad}
	t.flow(l.flow, band.above(block{height: 300}), rows)
}

const tickColumn = tickSide + 2*sidePad

// fileBy is until when the packet has to be handed in, or how long ago that was.
func (l *layout) fileBy() string {
	i := slices.IndexFunc(l.packet.Deadlines, func(d rules.Due) bool { return d.ID == l.packet.FileBy })
	if l.packet.FileBy == "" || i < 0 {
		return ""
	}
	d := l.packet.Deadlines[i]
	return l.own.Say("checklist.first.by", finding.Args{
		"deadline": d.Title(l.own), "date": d.Safe, "left": l.left(d).reader(),
	})
}

// look is how a band is told from others in black and white.
type look struct {
	fill int
	ink  uint8
}

var verdictLooks = map[finding.Status]look{
	finding.Ready:        {fill: noFill, ink: black},
	finding.WithWarnings: {fill: shadeBad, ink: black},
	finding.NotReady:     {fill: darkMark, ink: white},
}

// inked is the style in the ink of the look.
func (k look) inked(st page.Style) page.Style {
	st.Grey = k.ink
	return st
}

// verdict is a bar over the full width: the verdict at its left, by when at its
// right, or below where both do not fit.
func (l *layout) verdict(k look, said pair, by string) block {
	const between = 6000
	verdict := plainly(said.az, k.inked(l.st.band)).named("verdict").then(said.own, k.inked(l.st.bandOwn))
	until := plainly(by, k.inked(l.st.strong))
	text := stacked(l.fonts, fullWidth-2*barSide, verdict)
	if by != "" {
		end := width(l.fonts, until)
		if width(l.fonts, verdict)+between+end <= fullWidth-2*barSide {
			drop := baseline(l.fonts, l.st.band) - baseline(l.fonts, l.st.strong)
			text.marks = append(text.marks, stack(l.fonts, until.lines(l.fonts, end+1), fullWidth-2*barSide-end, drop)...)
		} else {
			text = text.above(stacked(l.fonts, fullWidth-2*barSide, until))
		}
	}
	return bar(text, k)
}

const barSide = 2200 // µm, left and right of the text of a bar

// bar is a box of full width round a text.
func bar(text block, k look) block {
	const pad, outline = 1200, 300
	height := text.height + 2*pad
	box := page.Rect{
		X: outline / 2, Y: outline / 2, Width: fullWidth - outline, Height: height - outline, Line: outline, Fill: k.fill,
	}
	return block{height: height, marks: append([]page.Mark{box}, moved(text.marks, barSide, pad)...)}
}

// findingRow is a finding that has to be mended, or asked about.
func (l *layout) findingRow(f finding.Finding) row {
	tag := plain(plainly(l.own.Say("severity."+string(f.Severity), nil), l.st.strong))
	tag.shade = shadeDim
	if f.Severity == finding.Error {
		tag.shade, tag.paragraphs[0][0].style = darkMark, l.st.inverse
	}
	return row{{tick: true}, tag, plain(l.explained(f))}
}

// explained is what was found, the mend, and where it comes from.
func (l *layout) explained(f finding.Finding) paragraph {
	p := plainly(f.Message, l.st.strong)
	if f.Fix != "" {
		p = p.then("→ "+f.Fix, l.st.body)
	}
	return p.then(joined(" · ", f.Where, strings.Join(f.Sources, ", ")), l.st.caption)
}

// told are the findings of a kind in the applicant's words: papers by their
// short names, and what is found of several papers alike said once.
func (l *layout) told(of func(finding.Finding) bool) []finding.Finding {
	var out []finding.Finding
	said := map[string]int{} // place in out of what is found of several papers
	papers := map[int][]finding.Finding{}
	for _, f := range l.packet.Findings {
		if !of(f) {
			continue
		}
		if _, ok := paperOf(f); !ok {
			out = append(out, l.explain(f))
			continue
		}
		alike := l.ofPapers([]finding.Finding{f}, "\x00")
		key := string(f.Severity) + alike.Message + alike.Fix
		at, known := said[key]
		if !known {
			at = len(out)
			said[key], out = at, append(out, finding.Finding{})
		}
		papers[at] = append(papers[at], f)
		out[at] = l.ofPapers(papers[at], l.paperNames(papers[at]))
	}
	return out
}

// explain says a finding, if nobody has.
func (l *layout) explain(f finding.Finding) finding.Finding {
	if f.Message == "" {
		return l.own.Explain(f)
	}
	return f
}

// paperOf is the paper that a finding speaks of.
func paperOf(f finding.Finding) (id string, ok bool) {
	key, _ := f.Args["document"].(finding.Key)
	return paperOfKey(key)
}

// ofPapers is what was found of all the papers, said with the given name of
// them; the id that a mend names is that of all.
func (l *layout) ofPapers(findings []finding.Finding, name string) finding.Finding {
	all := findings[0]
	args := finding.Args{}
	for key, value := range all.Args {
		args[key] = value
	}
	args["document"] = name
	if _, named := args["id"]; named {
		args["id"] = name
		if name != "\x00" {
			args["id"] = l.ids(findings)
		}
	}
	all.Args = args
	all.Where, all.Sources = "", nil
	var where []string
	for _, f := range findings {
		if f.Where != "" && !slices.Contains(where, f.Where) {
			where = append(where, f.Where)
		}
		for _, source := range f.Sources {
			if !slices.Contains(all.Sources, source) {
				all.Sources = append(all.Sources, source)
			}
		}
	}
	all.Where = strings.Join(where, ", ")
	return l.own.Explain(all)
}

func (l *layout) ids(findings []finding.Finding) string {
	var ids []string
	for _, f := range findings {
		id, _ := paperOf(f)
		ids = append(ids, id)
	}
	return l.list(ids)
}

// paperNames are the short names of the papers with their numbers in the list.
func (l *layout) paperNames(findings []finding.Finding) string {
	var names []string
	for _, f := range findings {
		id, _ := paperOf(f)
		names = append(names, l.numbered(id))
	}
	return l.list(names)
}

// numbered is the short name of a paper with its number, if it is in the list.
func (l *layout) numbered(id string) string {
	for i, item := range l.packet.Documents {
		if item.ID == id {
			return l.own.Say("checklist.first.paper", finding.Args{"paper": packet.ShortTitle(l.own, id), "n": i + 1})
		}
	}
	return l.own.Say(string(packet.ShortTitle(l.own, id)), nil)
}
