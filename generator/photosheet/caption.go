package photosheet

import "permitpack/generator/page"

// The caption is as small as can be read, so that the bottom margin has room for it.
var captionStyle = page.Style{Size: 600, Grey: 60}

const (
	minCaption = 450
	beside     = mm // between the caption and the cut marks at its sides
)

// caption sets words under the first print, between its cut marks, if the bottom
// margin has room for them above what the printer leaves white.
func (g grid) caption(words string, white page.Length, fonts *page.Fonts) []page.Mark {
	x, y := g.left+beside, g.bottom()+away
	room := g.sheet.Height - white - y
	fitted := fonts.Fit(words, captionStyle, g.width-2*beside, room, minCaption)
	step := fonts.LineHeight(fitted.Style)
	if fitted.Rest != "" || page.Length(len(fitted.Lines))*step > room {
		return nil
	}
	var lines []page.Mark
	for i, line := range fitted.Lines {
		lines = append(lines, page.Text{X: x, Y: y + page.Length(i)*step + fonts.Ascent(fitted.Style), Style: fitted.Style, Value: line})
	}
	return lines
}
