package checklist

import (
	"slices"

	"permitpack/generator/page"
)

// What the applicant alone reads runs down two columns, from page to page.
const (
	gutter      = 4 * page.Millimetre
	columnWidth = (fullWidth - gutter) / 2
	// leastColumn is the room below which a page has no columns begun.
	leastColumn = 20 * page.Millimetre
)

// columns sets the blocks in two columns: those of a page that is filled reach
// its foot, those of the last page are of about the same height.
func (f *flow) columns(blocks []block) {
	for len(blocks) > 0 {
		if f.room() < leastColumn && !f.atTop() {
			f.breakPage()
		}
		if left, ok := balanced(blocks, f.room()); ok {
			f.pair(blocks[:left], blocks[left:])
			return
		}
		left := filling(blocks, f.room())
		right := left + filling(blocks[left:], f.room())
		f.pair(blocks[:left], blocks[left:right])
		blocks = blocks[right:]
		f.breakPage()
	}
}

// pair draws two columns side by side.
func (f *flow) pair(left, right []block) {
	l, r := column(left), column(right)
	f.draw(l, 0)
	f.draw(r, columnWidth+gutter)
	f.y = min(f.y+max(l.height, r.height), bottom)
}

// column is blocks one below the other, without the gap above the first.
func column(blocks []block) block {
	all := block{figures: make([]figure, 0, len(blocks))}
	for i, b := range blocks {
		if i > 0 {
			all.height += b.gap
		}
		all.show(b.figures, 0, all.height)
		all.height += b.height
	}
	return all
}

// balanced is how many blocks the left of two columns takes so that the higher
// of both is as low as can be. It is not ok when that does not fit.
func balanced(blocks []block, room page.Length) (left int, ok bool) {
	below := page.Length(0) // the height of the right column, with the gap above it
	for _, b := range blocks {
		below += b.gap + b.height
	}
	best, above := page.Length(-1), page.Length(0)
	for n := 1; n <= len(blocks); n++ {
		last := blocks[n-1]
		above, below = above+last.height, below-last.gap-last.height
		if n > 1 {
			above += last.gap
		}
		if last.keep && n < len(blocks) {
			continue
		}
		height := above
		if n < len(blocks) {
			height = max(above, below-blocks[n].gap)
		}
		if height <= room && (best < 0 || height <= best) { // of two ways alike the one with more at the left
			best, left = height, n
		}
	}
	return left, best >= 0
}

// filling is how many blocks one column of the given height takes, at least one.
func filling(blocks []block, room page.Length) int {
	fits, height := 0, page.Length(0)
	for i, b := range blocks {
		if i > 0 {
			height += b.gap
		}
		if height += b.height; height > room {
			break
		}
		if !b.keep || i == len(blocks)-1 {
			fits = i + 1
		}
	}
	return max(fits, min(1, len(blocks)))
}

// item is a paragraph of a list, behind a mark of the given width, as blocks
// between which a column may end: not after the first line nor before the last.
func (l *layout) item(mark block, indent page.Length, p paragraph) []block {
	lines := p.lines(l.fonts, columnWidth-indent)
	var units []block
	for i := 0; i < len(lines); {
		n := 1
		if i == 0 {
			n = min(2, len(lines))
		}
		if i+n == len(lines)-1 {
			n++ // the last line is not left alone
		}
		group := lines[i : i+n]
		unit := block{height: stackHeight(l.fonts, group)}
		if i == 0 {
			unit.gap = l.itemGap
			unit.figures = slices.Clip(mark.figures)
			unit.height = max(unit.height, mark.height)
		}
		unit.figures = append(unit.figures, stack(group, indent, 0))
		units = append(units, unit)
		i += n
	}
	return units
}

// titled are the blocks of a section under its heading, if it has one; without blocks
// there is none.
func (l *layout) titled(heading paragraph, blocks []block) []block {
	if len(blocks) == 0 {
		return nil
	}
	if len(heading) == 0 {
		blocks[0].gap = l.sectionGap
		return blocks
	}
	title := ruled(stacked(l.fonts, columnWidth, heading), columnWidth)
	title.gap, title.keep = l.sectionGap, true
	blocks[0].gap = 0
	return append([]block{title}, blocks...)
}

// columnTitle is a title in the applicant's language over one column.
func (c *content) columnTitle(key string) paragraph { return plainly(c.own.Say(key, nil), styleHead) }

// ruled is the block with a rule below it.
func ruled(b block, width page.Length) block {
	b.figures = append(b.figures, marked(page.Line{X1: 0, Y1: b.height + 200, X2: width, Y2: b.height + 200, Width: 300}))
	b.height += 200 + 450
	return b
}
