package form

import "permitpack/generator/page"

// The look of a form. Sizes of type are hundredths of a point.
var (
	captionStyle  = page.Style{Size: 700, Bold: true}
	secondCaption = page.Style{Size: 600, Grey: 70}
	valueStyle    = page.Style{Size: 1000}
	noteStyle     = page.Style{Size: 600, Grey: 40}
	optionStyle   = page.Style{Size: 700}
	titleStyle    = page.Style{Size: 1600, Bold: true}
	secondTitle   = page.Style{Size: 1150, Grey: 50}
	aboveStyle    = page.Style{Size: 950, Bold: true}
	requestStyle  = page.Style{Size: 850}
	secondRequest = page.Style{Size: 700, Grey: 70}
	sectionStyle  = page.Style{Size: 850, Bold: true}
	secondSection = page.Style{Size: 750, Grey: 70}
	footerStyle   = page.Style{Size: 550, Grey: 80}
	headerStyle   = page.Style{Size: 800, Grey: 40}
	sheetStyle    = page.Style{Size: 1300, Bold: true}
)

// minValue is the smallest print of a value.
const minValue = 700

const (
	mm = page.Millimetre

	frame      = mm * 18 / 100 // width of the lines round boxes
	frameGrey  = 90
	padding    = mm * 12 / 10 // between a box and what it holds
	minWidth   = 12 * mm      // of a field or column
	valueSpace = 75 * mm / 10 // height for a value: two lines of the smallest print over its foot
	tableRow   = 75 * mm / 10 // height of a line of a table
	valueFoot  = 7 * mm / 10  // between a value and the line under it
	barHeight  = 62 * mm / 10 // title of a section
	barSpace   = 25 * mm / 10 // above it
	headRoom   = 7 * mm       // for the header of the pages after the first
	square     = 3 * mm       // to tick
	optionGap  = 5 * mm / 10  // between options
	shadeBar   = 228
	shadeBox   = 245
)
