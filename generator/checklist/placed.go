package checklist

import "permitpack/generator/page"

// collect gathers what reading back compares: lines in a row on one page that
// show the same field are one place.
func collect(pages []page.Page, fonts *page.Fonts) []page.Placed {
	var all []page.Placed
	for i, p := range pages {
		last := "" // the field of the mark before
		for _, m := range p.Values {
			t, ok := m.(page.Text)
			switch {
			case !ok || t.Field == "":
				last = ""
			case t.Field == last:
				all[len(all)-1] = joinedPlace(all[len(all)-1], placeOf(t, i+1, fonts))
			default:
				all, last = append(all, placeOf(t, i+1, fonts)), t.Field
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

// joinedPlace is the area of both, which stand one below or behind the other.
func joinedPlace(a, b page.Placed) page.Placed {
	right, foot := max(a.X+a.Width, b.X+b.Width), max(a.Y+a.Height, b.Y+b.Height)
	a.Value += " " + b.Value
	a.X, a.Y = min(a.X, b.X), min(a.Y, b.Y)
	a.Width, a.Height = right-a.X, foot-a.Y
	return a
}
