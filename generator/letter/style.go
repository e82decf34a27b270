package letter

import "permitpack/generator/page"

const mm = page.Millimetre

// The sheet: A4. The lowest 12 mm belong to the page numbers of the whole packet,
// and above them stands the footer of the letter.
const (
	left       = 25 * mm
	fullWidth  = 165 * mm
	topFirst   = 20 * mm
	topLater   = 27 * mm // below the header
	headerLine = 18 * mm // baseline of the header of later pages
	foot       = 297*mm - 12*mm
)

var (
	styleTitle   = page.Style{Size: 1500, Bold: true}
	styleBelow   = page.Style{Size: 1000, Grey: 50}
	styleHead    = page.Style{Size: 1050, Bold: true}
	styleBody    = page.Style{Size: 1100}
	styleLabel   = page.Style{Size: 950, Grey: 60}
	styleCaption = page.Style{Size: 800, Grey: 80}
	styleDraft   = page.Style{Size: 950, Bold: true}
	styleDraftOn = page.Style{Size: 850}
	styleCell    = page.Style{Size: 950}
	styleFooter  = page.Style{Size: 700, Grey: 90}
	styleHeader  = page.Style{Size: 850, Grey: 60}
)

const (
	hairline = 150      // µm, lines to write on and rules of tables
	ruleGrey = 110      // of both
	noFill   = -1       // what page.Rect calls an empty rectangle
	paleGrey = 244      // behind the banner and the heads of tables
	lineStep = 8 * mm   // between lines that are written on by hand
	rowPad   = 12e2     // µm, below a value and above its rule
	partGap  = 45e2     // µm, above a part
	captPad  = 8e2      // µm, between a caption and what it heads
	mostRows = 12       // lines of a text that stay together
	square   = 34 * mm  // place for a seal
	boxPad   = 2 * mm   // inside of frames
	labels   = 60 * mm  // column of the labels of values
	between  = 4 * mm   // columns
	side     = 90 * mm  // width of the addressee, at the right
	signRoom = 11 * mm  // above a line that is signed on
	dateLine = 38 * mm  // line for a date
	handLine = 52 * mm  // line for a signature
	cellPad  = 15 * 1e2 // µm, left and right of the text of a cell
)

// leading is nine tenths of the font's own: Noto Sans is drawn for accents
// above accents, which no language here has.
func leading(fonts *page.Fonts, st page.Style) page.Length { return fonts.LineHeight(st) * 9 / 10 }

// baseline is where a line stands below its top: half of what the leading saves is saved above it.
func baseline(fonts *page.Fonts, st page.Style) page.Length {
	return fonts.Ascent(st) - (fonts.LineHeight(st)-leading(fonts, st))/2
}
