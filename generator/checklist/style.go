package checklist

import "permitpack/generator/page"

// Greys that a photocopier keeps apart.
const (
	black    = 0
	soft     = 90  // captions and sources
	ruleGrey = 150 // rules between rows
	shadeBad = 215 // behind what is missing
	shadeDim = 238 // behind captions
	darkMark = 50  // behind white text
	white    = 255
)

// styles are the type of one checklist. It is set in the largest that needs no
// page more than the smallest does.
type styles struct {
	title, titleOwn page.Style // of the whole list, in Azerbaijani and in the applicant's language
	band, bandOwn   page.Style // of the verdict
	head, headOwn   page.Style // of a section
	strong, body    page.Style
	date            page.Style // the days and amounts that count
	small, caption  page.Style // sources; captions
	inverse         page.Style // strong, on a dark ground

	sectionGap page.Length // above a section
	rowPad     page.Length // above and below the text of a row
	itemGap    page.Length // between the items of a list
}

// setting is how much room a checklist takes.
type setting struct {
	body, small int // sizes of type, in hundredths of a point
	// brief has papers that are at hand by their short names in the applicant's
	// language; the office's own words stay whole, and so do those of a paper
	// that is still to be got.
	brief bool
}

// settings are all that are tried, from the roomiest to the tightest that is still
// read with ease; a checklist is set in the first that needs no page more than the last.
var settings = []setting{
	{850, 725, false}, {825, 700, false}, {800, 700, false}, {775, 675, false}, {750, 650, false},
	{800, 700, true}, {775, 675, true}, {750, 650, true},
}

// wholeNames is how many of the settings, the first, are not brief. Of them a smaller one
// needs no more pages than a larger, so that the first that fits is found by halves.
const wholeNames = 5

func tightest() setting { return settings[len(settings)-1] }

// styles are those of a setting; what is larger grows with the body.
func (s setting) styles() styles {
	body, small := s.body, s.small
	loose := page.Length(body - tightest().body) // 0 to 100
	return styles{
		title:    page.Style{Size: 1250, Bold: true},
		titleOwn: page.Style{Size: 900},
		band:     page.Style{Size: 1050, Bold: true},
		bandOwn:  page.Style{Size: 850},
		head:     page.Style{Size: body + 125, Bold: true},
		headOwn:  page.Style{Size: body + 50},
		strong:   page.Style{Size: body, Bold: true},
		body:     page.Style{Size: body},
		date:     page.Style{Size: body + 125, Bold: true},
		small:    page.Style{Size: small},
		caption:  page.Style{Size: small, Grey: soft},
		inverse:  page.Style{Size: body, Bold: true, Grey: white},

		sectionGap: 1500 + 15*loose,
		rowPad:     270 + 4*loose,
		itemGap:    120 + 4*loose,
	}
}

// The sheets of missing papers have a page each, and its type fills it.
var (
	styleSheet     = page.Style{Size: 2200, Bold: true}
	styleSheetOwn  = page.Style{Size: 1500}
	styleSheetPut  = page.Style{Size: 1400, Bold: true}
	styleSheetHead = page.Style{Size: 1050, Bold: true}
	styleSheetBody = page.Style{Size: 950}
	styleSheetWho  = page.Style{Size: 800}
)
