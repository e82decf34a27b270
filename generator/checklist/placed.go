package checklist

import "permitpack/generator/page"

// collect gathers what reading back compares: each line of a field is a place.
func collect(pages []page.Page, fonts *typesetter) []page.Placed {
	var all []page.Placed
	for i, p := range pages {
		var before page.Text
		for _, m := range p.Values {
			t, ok := m.(page.Text)
			if !ok || t.Field == "" {
				before = page.Text{}
				continue
			}
			if last := len(all) - 1; t.Field == before.Field && t.Y == before.Y {
				all[last] = joinedPlace(all[last], placeOf(t, i+1, fonts))
			} else {
				all = append(all, placeOf(t, i+1, fonts))
			}
			before = t
		}
	}
	return all
}

// placeOf is the area that a text fills, but for its end: what stands right
// behind it begins there.
func placeOf(t page.Text, number int, fonts *typesetter) page.Placed {
	const end = 300 // µm
	return page.Placed{
		Field: t.Field, Kind: page.PlacedText, Value: t.Value, Page: number,
		X: t.X, Y: t.Y - baseline(fonts, t.Style), Width: max(fonts.Width(t.Value, t.Style)-end, 0), Height: leading(fonts, t.Style),
	}
}

// joinedPlace is the area of two places in one line.
func joinedPlace(a, b page.Placed) page.Placed {
	a.Value += " " + b.Value
	a.Width = b.X + b.Width - a.X
	return a
}
