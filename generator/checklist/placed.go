package checklist

import "permitpack/generator/page"

// collect gathers what reading back compares: a place for each line, because behind
// the end of a line something else may stand.
func collect(pages []page.Page, fonts *page.Fonts) []page.Placed {
	var all []page.Placed
	for i, p := range pages {
		for _, m := range p.Values {
			if t, ok := m.(page.Text); ok && t.Field != "" {
				all = append(all, placeOf(t, i+1, fonts))
			}
		}
	}
	return all
}

// placeOf is the area that a text fills, but for its end: what stands right
// behind it begins there.
func placeOf(t page.Text, number int, fonts *page.Fonts) page.Placed {
	const end = 300 // µm
	return page.Placed{
		Field: t.Field, Kind: page.PlacedText, Value: t.Value, Page: number,
		X: t.X, Y: t.Y - baseline(fonts, t.Style), Width: max(fonts.Width(t.Value, t.Style)-end, 0), Height: leading(fonts, t.Style),
	}
}
