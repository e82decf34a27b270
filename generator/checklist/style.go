package checklist

import "permitpack/generator/page"

// Greys that a photocopier keeps apart.
const (
	black    = 0
	soft     = 90  // captions and sources
	shadeBad = 215 // behind what is missing
	shadeDim = 238 // behind captions
	darkMark = 50  // behind white text
	white    = 255
)

var (
	styleTitle   = page.Style{Size: 1400, Bold: true}
	styleHead    = page.Style{Size: 1050, Bold: true}
	styleHeadOwn = page.Style{Size: 950}
	styleStrong  = page.Style{Size: 850, Bold: true}
	styleBody    = page.Style{Size: 800}
	styleDate    = page.Style{Size: 1050, Bold: true}
	styleSmall   = page.Style{Size: 700}
	styleCaption = page.Style{Size: 700, Grey: soft}
	styleInverse = page.Style{Size: 850, Bold: true, Grey: white}
)
