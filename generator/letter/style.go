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
	foot       = 297*mm - 12*mm - mm/2
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
	styleCell    = page.Style{Size: 900}
	styleFooter  = page.Style{Size: 700, Grey: 90}
	styleHeader  = page.Style{Size: 850, Grey: 60}
)

const (
	hairline = 150                 // µm, lines to write on and rules of tables
	ruleGrey = 110                 // of both
	noFill   = -1                  // what page.Rect calls an empty rectangle
	paleGrey = 244                 // behind the banner and the heads of tables
	ruleDrop = mm / 2              // of a rule below the value over it
	captPad  = 8 * mm / 10         // between a caption and what it heads
	boxPad   = 2 * mm              // inside of frames
	cellPad  = 15 * mm / 10        // left and right of the text of a cell
	labels   = 60 * mm             // column of the labels of values
	between  = 4 * mm              // columns
	valueAt  = labels + between    // column of the values
	values   = fullWidth - valueAt // its width
	side     = 90 * mm             // width of the addressee, at the right
	dateLine = 38 * mm             // line for a date
	handLine = 52 * mm             // line for a signature
	mostRows = 12                  // lines of a text that stay together
)

// spacing is how much room a letter leaves.
type spacing struct {
	part      page.Length // above a part
	row       page.Length // above a value
	line      page.Length // between lines that are written on by hand
	signature page.Length // above a line that is signed on
	seal      page.Length // side of the place for a seal
	free      page.Length // of the height of a place, in hundredths
}

// spacings are tried one after the other: a letter that is a little longer than a
// page stands closer, so that nobody signs on a page of its own.
var spacings = []spacing{
	{part: 45 * mm / 10, row: 12 * mm / 10, line: 8 * mm, signature: 11 * mm, seal: 34 * mm, free: 100},
	{part: 35 * mm / 10, row: 9 * mm / 10, line: 72 * mm / 10, signature: 10 * mm, seal: 32 * mm, free: 80},
	{part: 25 * mm / 10, row: 6 * mm / 10, line: 68 * mm / 10, signature: 9 * mm, seal: 30 * mm, free: 65},
}

// leading is nine tenths of the font's own: Noto Sans is drawn for accents
// above accents, which no language here has.
func leading(fonts *page.Fonts, st page.Style) page.Length { return fonts.LineHeight(st) * 9 / 10 }

// baseline is where a line stands below its top: half of what the leading saves is saved above it.
func baseline(fonts *page.Fonts, st page.Style) page.Length {
	return fonts.Ascent(st) - (fonts.LineHeight(st)-leading(fonts, st))/2
}
