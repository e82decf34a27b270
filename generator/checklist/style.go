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

// style is how text looks. How large it is depends on the setting; see typesetter.
type style struct {
	// more is the size in hundredths of a point, beyond that of the setting which it is of.
	more int
	of   size
	bold bool
	grey uint8 // 0 black to 255 white
}

// size is one of a setting.
type size uint8

const (
	fixed size = iota
	ofBody
	ofSmall
)

var (
	styleTitle       = style{more: 1250, bold: true} // of the whole list, in Azerbaijani
	styleTitleOwn    = style{more: 900}              // and in the applicant's language
	styleBand        = style{more: 1050, bold: true} // of the verdict
	styleBandOwn     = style{more: 850}
	styleHead        = style{more: 125, of: ofBody, bold: true} // of a section
	styleHeadOwn     = style{more: 50, of: ofBody}
	styleStrong      = style{of: ofBody, bold: true}
	styleBody        = style{of: ofBody}
	styleInverse     = style{of: ofBody, bold: true, grey: white} // on a dark ground
	styleDate        = style{more: 125, of: ofBody, bold: true}   // the days and amounts that count
	styleSmall       = style{of: ofSmall}                         // sources
	styleSmallStrong = style{of: ofSmall, bold: true}
	styleCaption     = style{of: ofSmall, grey: soft}
)

// The sheets of missing papers have a page each, and its type fills it.
var (
	styleSheet     = style{more: 2200, bold: true}
	styleSheetOwn  = style{more: 1500}
	styleSheetPut  = style{more: 1400, bold: true}
	styleSheetHead = style{more: 1050, bold: true}
	styleSheetBody = style{more: 950}
	styleSheetWho  = style{more: 800}
)

// setting is how much room a checklist takes. It is set in the largest type that needs no
// page more than the smallest does.
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

// sized is the style in the type of the setting.
func (s setting) sized(st style) page.Style {
	size := st.more
	switch st.of {
	case ofBody:
		size += s.body
	case ofSmall:
		size += s.small
	}
	return page.Style{Size: size, Bold: st.bold, Grey: st.grey}
}

// spacing is the room between texts.
type spacing struct {
	sectionGap page.Length // above a section
	rowPad     page.Length // above and below the text of a row
	itemGap    page.Length // between the items of a list
}

// spacing is the looser, the larger the body.
func (s setting) spacing() spacing {
	loose := page.Length(s.body - tightest().body) // 0 to 100
	return spacing{sectionGap: 1500 + 15*loose, rowPad: 270 + 4*loose, itemGap: 120 + 4*loose}
}
