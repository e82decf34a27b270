package photo

import (
	"encoding/binary"
	"image"
	"image/color"
	"testing"

	"permitpack/generator/finding"
	"permitpack/generator/picture"
	"permitpack/samples/portrait"
)

// situation is a photo as people bring it, and what the check makes of it.
type situation struct {
	name    string
	picture portrait.Portrait
	// camera is what happens to the drawing after, nothing if nil.
	camera func(*image.NRGBA) *image.NRGBA
	// file codes it: as JPEG of quality 92 if nil.
	file func(testing.TB, image.Image) []byte
	// background is the colour asked for: red if empty, "none" for none.
	background string

	verdict Verdict
	// check is the one that is named first, and fault what it says; both empty where all is well.
	check, fault string
}

// The changes that most situations are made of.
var (
	before  = func(w portrait.Wall) portrait.Portrait { return portrait.Portrait{Wall: w} }
	painted = func(c color.NRGBA) portrait.Portrait { return before(portrait.Wall{Colour: c}) }
	falling = func(f portrait.Fall, strength float64) portrait.Portrait {
		return before(portrait.Wall{Light: portrait.Light{Fall: f, Strength: strength}})
	}
	shadowed = func(x, blur, depth float64) portrait.Portrait {
		return before(portrait.Wall{Shadow: portrait.Shadow{X: x, Y: 0.02, Blur: blur, Depth: depth}})
	}
	patterned = func(m portrait.Motif, strength float64) portrait.Portrait {
		return before(portrait.Wall{Pattern: portrait.Pattern{Motif: m, Strength: strength}})
	}
	beside = func(things ...portrait.Thing) portrait.Portrait { return before(portrait.Wall{Things: things}) }

	exposed = func(stops float64) func(*image.NRGBA) *image.NRGBA {
		return func(img *image.NRGBA) *image.NRGBA { return portrait.Expose(img, stops) }
	}
	cast = func(r, g, b float64) func(*image.NRGBA) *image.NRGBA {
		return func(img *image.NRGBA) *image.NRGBA { return portrait.Cast(img, r, g, b) }
	}
	defocused = func(sigma float64) func(*image.NRGBA) *image.NRGBA {
		return func(img *image.NRGBA) *image.NRGBA { return portrait.Defocus(img, sigma) }
	}
	moved = func(length, degrees float64) func(*image.NRGBA) *image.NRGBA {
		return func(img *image.NRGBA) *image.NRGBA { return portrait.Move(img, length, degrees) }
	}
	enlarged = func(times float64) func(*image.NRGBA) *image.NRGBA {
		return func(img *image.NRGBA) *image.NRGBA { return portrait.Enlarge(img, times) }
	}
	turnedQuarters = func(n int) func(*image.NRGBA) *image.NRGBA {
		return func(img *image.NRGBA) *image.NRGBA { return portrait.Turn(img, n) }
	}
	tagged = func(orientation uint16) func(testing.TB, image.Image) []byte {
		return func(t testing.TB, img image.Image) []byte {
			return withSegments(asJPEG(t, img), app(picture.APP1, "Exif\x00\x00"+exifOf(binary.BigEndian, orientation, 0, 0, 0)))
		}
	}
	quality = func(q int) func(testing.TB, image.Image) []byte {
		return func(t testing.TB, img image.Image) []byte { return asQuality(t, img, q) }
	}
)

// lightGrey is a wall in the middle of what is asked for by that name.
var lightGrey = color.NRGBA{196, 197, 198, 255}

var situations = []situation{
	{name: "a good photo", verdict: Pass},
	{name: "a good photo at 600 dpi", picture: portrait.Portrait{Width: 827, Height: 1063}, verdict: Pass},
	{name: "a good photo as PNG", file: asPNG, verdict: Pass},
	{name: "a white headscarf before a white wall", background: "white",
		picture: portrait.Portrait{Wall: portrait.Wall{Colour: portrait.White}, Person: portrait.Person{Scarf: portrait.White}},
		verdict: Warn, check: "background.melts", fault: "wall.melts"},
	{name: "a red headscarf before a red wall", picture: portrait.Portrait{Person: portrait.Person{Scarf: portrait.Red}},
		verdict: Warn, check: "background.melts", fault: "wall.melts"},

	{name: "light falls off to the right, little", picture: falling(portrait.Across, 0.12), verdict: Pass},
	{name: "light falls off to the right, some", picture: falling(portrait.Across, 0.23), verdict: Warn, check: "background.gradient", fault: "wall.right-darker"},
	{name: "light falls off to the right", picture: falling(portrait.Across, 0.4), verdict: Fail, check: "background.gradient", fault: "wall.right-darker"},
	{name: "light falls off to the left", picture: falling(portrait.Across, -0.4), verdict: Fail, check: "background.gradient", fault: "wall.left-darker"},
	{name: "light falls off downwards", picture: falling(portrait.Down, 0.5), verdict: Fail, check: "background.gradient", fault: "wall.bottom-darker"},
	{name: "light falls off upwards", picture: falling(portrait.Down, -0.5), verdict: Fail, check: "background.gradient", fault: "wall.top-darker"},
	{name: "light falls off aslant", picture: falling(portrait.Diagonal, 0.5), verdict: Fail, check: "background.gradient", fault: "wall.uneven"},
	{name: "light falls off to the corners, little", picture: falling(portrait.Round, 0.2), verdict: Pass},
	// The zone ends at the chin, so that the upper corners are not all of the edge.
	{name: "light falls off to the corners", picture: falling(portrait.Round, 0.8), verdict: Fail, check: "background.gradient", fault: "wall.bottom-darker"},
	{name: "a bright spot", picture: falling(portrait.Spot, 0.6), verdict: Fail, check: "background.gradient", fault: "wall.uneven"},
	{name: "a dark spot", picture: falling(portrait.Spot, -0.5), verdict: Fail, check: "background.shadow", fault: "wall.shadow"},

	{name: "a soft shadow, faint", picture: shadowed(0.06, 0.02, 0.08), verdict: Pass},
	{name: "a soft shadow, light", picture: shadowed(0.06, 0.02, 0.22), verdict: Warn, check: "background.shadow", fault: "wall.shadow"},
	{name: "a soft shadow", picture: shadowed(0.06, 0.02, 0.5), verdict: Fail, check: "background.shadow", fault: "wall.shadow"},
	{name: "a soft shadow on the left", picture: shadowed(-0.06, 0.02, 0.5), verdict: Fail, check: "background.shadow", fault: "wall.shadow"},
	{name: "a sharp shadow", picture: shadowed(-0.06, 0.002, 0.4), verdict: Fail, check: "background.shadow", fault: "wall.shadow"},
	{name: "a shadow on a wall lit from one side", picture: before(portrait.Wall{Light: portrait.Light{Fall: portrait.Across, Strength: 0.15}, Shadow: portrait.Shadow{X: 0.07, Y: 0.02, Blur: 0.01, Depth: 0.5}}),
		verdict: Fail, check: "background.shadow", fault: "wall.shadow"},

	{name: "a curtain", picture: patterned(portrait.Curtain, 1), verdict: Fail, check: "background.pattern", fault: "wall.texture"},
	{name: "blinds", picture: patterned(portrait.Blinds, 1), verdict: Fail, check: "background.pattern", fault: "wall.texture"},
	{name: "bricks", picture: patterned(portrait.Bricks, 1), verdict: Fail, check: "background.pattern", fault: "wall.texture"},
	{name: "plaid", picture: patterned(portrait.Plaid, 1), verdict: Fail, check: "background.pattern", fault: "wall.texture"},
	{name: "dots", picture: patterned(portrait.Dots, 1), verdict: Fail, check: "background.pattern", fault: "wall.texture"},
	{name: "a wallpaper of faint dots", picture: patterned(portrait.Dots, 0.25), verdict: Warn, check: "background.pattern", fault: "wall.texture"},
	{name: "a weave as faint as that of a cloth", picture: patterned(portrait.Dots, 0.06), verdict: Pass},
	// Creases far apart are dents in the light.
	{name: "a creased sheet", picture: patterned(portrait.Wrinkles, 1), verdict: Fail, check: "background.shadow", fault: "wall.shadow"},

	{name: "a painting", picture: beside(portrait.Painting), verdict: Fail, check: "background.object", fault: "wall.object"},
	{name: "a lamp", picture: beside(portrait.Lamp), verdict: Fail, check: "background.object", fault: "wall.object"},
	{name: "a plant", picture: beside(portrait.Plant), verdict: Fail, check: "background.object", fault: "wall.object"},
	{name: "a switch", picture: beside(portrait.Switch), verdict: Fail, check: "background.object", fault: "wall.object"},
	{name: "a shelf", picture: beside(portrait.Shelf), verdict: Fail, check: "background.object", fault: "wall.object"},
	{name: "an arm", picture: beside(portrait.Arm), verdict: Fail, check: "background.object", fault: "wall.object"},
	{name: "the frame of a door", picture: beside(portrait.Door), verdict: Fail, check: "background.object", fault: "wall.frame"},
	{name: "a white border", picture: beside(portrait.Border), verdict: Fail, check: "background.object", fault: "wall.frame"},
	{name: "black bars", picture: beside(portrait.Bars), verdict: Fail, check: "background.object", fault: "wall.frame"},
	{name: "a painting on a white wall", picture: before(portrait.Wall{Colour: portrait.White, Things: []portrait.Thing{portrait.Painting}}), background: "white",
		verdict: Fail, check: "background.object", fault: "wall.object"},
	{name: "somebody behind", picture: beside(portrait.Behind), verdict: Fail, check: "face.multiple", fault: "face.multiple"},
	// Faces of less than a sixth of the width are too small for the finder: things like others.
	{name: "somebody on a poster", picture: beside(portrait.Poster), verdict: Fail, check: "background.object", fault: "wall.object"},
	{name: "somebody beside, half hidden", picture: beside(portrait.Beside), verdict: Fail, check: "background.object", fault: "wall.object"},

	{name: "a small head", picture: portrait.Portrait{Head: 0.5, Top: 0.2}, verdict: Fail, check: "head.small", fault: "head.small"},
	{name: "a rather small head", picture: portrait.Portrait{Head: 0.615, Top: 0.15}, verdict: Warn, check: "head.small", fault: "head.small"},
	{name: "a rather big head", picture: portrait.Portrait{Head: 0.845, Top: 0.045}, verdict: Warn, check: "head.big", fault: "head.big"},
	{name: "a head that fills the picture", picture: portrait.Portrait{Head: 0.93, Top: 0.02}, verdict: Fail, check: "head.big", fault: "head.big"},
	{name: "off the middle", picture: portrait.Portrait{Shift: 0.14}, verdict: Fail, check: "head.position", fault: "head.off-centre"},
	{name: "off the middle, to the left", picture: portrait.Portrait{Shift: -0.14}, verdict: Fail, check: "head.position", fault: "head.off-centre"},
	{name: "a little off the middle", picture: portrait.Portrait{Shift: -0.07}, verdict: Warn, check: "head.position", fault: "head.off-centre"},
	{name: "the crown cut off", picture: portrait.Portrait{Top: -0.05}, verdict: Fail, check: "head.position", fault: "head.high"},
	{name: "the crown at the edge", picture: portrait.Portrait{Top: 0.015}, verdict: Fail, check: "head.position", fault: "head.high"},
	{name: "the chin low", picture: portrait.Portrait{Head: 0.72, Top: 0.235}, verdict: Fail, check: "head.position", fault: "head.chin"},
	{name: "much wall above", picture: portrait.Portrait{Head: 0.68, Top: 0.20}, verdict: Warn, check: "head.position", fault: "head.low"},
	{name: "leaning to the right", picture: portrait.Portrait{Roll: 10}, verdict: Warn, check: "head.tilt", fault: "head.tilted"},
	{name: "leaning to the left", picture: portrait.Portrait{Roll: -10}, verdict: Warn, check: "head.tilt", fault: "head.tilted"},
	{name: "hardly leaning", picture: portrait.Portrait{Roll: -2}, verdict: Pass},
	// The face is in the middle of the picture, but not of the head.
	{name: "looking to one side", picture: portrait.Portrait{Yaw: 22, Shift: -0.08}, verdict: Warn, check: "head.turned", fault: "head.turned"},

	{name: "two stops over", camera: exposed(2), verdict: Fail, check: "light.over", fault: "light.over"},
	{name: "flash on the face", picture: portrait.Portrait{Flash: 1.7}, verdict: Fail, check: "light.over", fault: "light.over"},
	// The face is too bright to be found, but the reason is.
	{name: "four stops over on the face", picture: portrait.Portrait{Flash: 4}, verdict: Fail, check: "light.over", fault: "light.over"},
	{name: "three stops under", camera: exposed(-3), verdict: Fail, check: "background.colour", fault: "wall.dark"},
	{name: "the face in the dark", picture: portrait.Portrait{Flash: -5}, verdict: Fail, check: "light.under", fault: "light.under"},
	{name: "one stop under", camera: exposed(-1), verdict: Pass},
	{name: "half a stop over", camera: exposed(0.5), verdict: Pass},

	{name: "black and white", camera: portrait.Colourless, verdict: Fail, check: "background.colour", fault: "wall.weak"},
	{name: "black and white where no colour is asked", picture: painted(portrait.White), camera: portrait.Colourless, background: "none", verdict: Fail, check: "colour.grey", fault: "colour.grey"},
	{name: "sepia", camera: portrait.Sepia, verdict: Fail, check: "background.colour", fault: "wall.weak"},
	{name: "sepia where no colour is asked", picture: painted(portrait.White), camera: portrait.Sepia, background: "none", verdict: Fail, check: "colour.grey", fault: "colour.toned"},
	{name: "a grey person before red", picture: portrait.Portrait{Grey: true}, verdict: Fail, check: "colour.grey", fault: "colour.grey"},
	{name: "a blue cast", camera: cast(0.8, 0.9, 1.4), verdict: Warn, check: "colour.grey", fault: "colour.cast"},
	{name: "a green cast", camera: cast(0.9, 1.2, 0.8), verdict: Warn, check: "colour.grey", fault: "colour.cast"},
	{name: "warm light", camera: cast(1.03, 1, 0.92), verdict: Pass},

	{name: "out of focus", camera: defocused(2.6), verdict: Fail, check: "focus.blur", fault: "focus.blur"},
	{name: "nearly in focus", camera: defocused(0.8), verdict: Warn, check: "focus.blur", fault: "focus.blur"},
	{name: "moved across", camera: moved(9, 0), verdict: Fail, check: "focus.blur", fault: "focus.blur"},
	{name: "moved down", camera: moved(9, 90), verdict: Fail, check: "focus.blur", fault: "focus.blur"},
	{name: "moved aslant", camera: moved(9, 45), verdict: Fail, check: "focus.blur", fault: "focus.blur"},
	{name: "moved aslant the other way", camera: moved(9, 135), verdict: Fail, check: "focus.blur", fault: "focus.blur"},
	{name: "enlarged five times", camera: enlarged(5), verdict: Fail, check: "focus.blur", fault: "focus.blur"},
	{name: "grain of a fast film", camera: func(img *image.NRGBA) *image.NRGBA { return portrait.Noise(img, 4) }, verdict: Pass},

	{name: "lying on the left side", camera: turnedQuarters(1), verdict: Fail, check: "size.orientation", fault: "orientation.turned"},
	{name: "upside down", camera: turnedQuarters(2), verdict: Fail, check: "size.orientation", fault: "orientation.turned"},
	{name: "lying on the right side", camera: turnedQuarters(3), verdict: Fail, check: "size.orientation", fault: "orientation.turned"},
	{name: "stored turned, with its tag", camera: turnedQuarters(3), file: tagged(6), verdict: Warn, check: "size.orientation", fault: "orientation.tag"},
	{name: "stored upside down, with its tag", camera: turnedQuarters(2), file: tagged(3), verdict: Warn, check: "size.orientation", fault: "orientation.tag"},
	{name: "stored turned the other way, with its tag", camera: turnedQuarters(1), file: tagged(8), verdict: Warn, check: "size.orientation", fault: "orientation.tag"},
	{name: "upright, with a tag that lays it down", file: tagged(8), verdict: Fail, check: "size.orientation", fault: "orientation.wrong-tag"},
	{name: "stored turned, with the tag of the other side", camera: turnedQuarters(1), file: tagged(6), verdict: Fail, check: "size.orientation", fault: "orientation.wrong-tag"},

	{name: "red clothes before red", picture: portrait.Portrait{Person: portrait.Person{Clothes: portrait.Red}}, verdict: Warn, check: "background.melts", fault: "wall.melts"},
	{name: "white clothes before white", picture: portrait.Portrait{Wall: portrait.Wall{Colour: portrait.White}, Person: portrait.Person{Clothes: portrait.White}}, background: "white",
		verdict: Warn, check: "background.melts", fault: "wall.melts"},
	{name: "white clothes before red", picture: portrait.Portrait{Person: portrait.Person{Clothes: portrait.White}}, verdict: Pass},
	{name: "a suit", picture: portrait.Portrait{Person: portrait.Person{Suit: true}}, verdict: Pass},
	{name: "a wall put in by a computer", picture: before(portrait.Wall{Painted: true}), verdict: Warn, check: "background.painted", fault: "wall.painted"},

	{name: "a white wall for red", picture: painted(portrait.White), verdict: Fail, check: "background.colour", fault: "wall.weak"},
	{name: "a white wall for white", picture: painted(portrait.White), background: "white", verdict: Pass},
	{name: "a white wall for light grey", picture: painted(color.NRGBA{252, 252, 252, 255}), background: "light-grey", verdict: Fail, check: "background.colour", fault: "wall.bright"},
	{name: "a white wall where no colour is asked", picture: painted(portrait.White), background: "none", verdict: Pass},
	{name: "a light-grey wall for light grey", picture: painted(lightGrey), background: "light-grey", verdict: Pass},
	{name: "a light-grey wall for white", picture: painted(lightGrey), background: "white", verdict: Fail, check: "background.colour", fault: "wall.dark"},
	{name: "a grey wall for light grey", picture: painted(portrait.Grey), background: "light-grey", verdict: Warn, check: "background.colour", fault: "wall.dark"},
	{name: "a red wall for white", background: "white", verdict: Fail, check: "background.colour", fault: "wall.strong"},
	{name: "a red wall where no colour is asked", background: "none", verdict: Pass},

	{name: "quality 50", file: quality(50), verdict: Fail, check: "file.quality", fault: "quality"},
	{name: "quality 70", file: quality(70), verdict: Warn, check: "file.quality", fault: "quality"},
	{name: "quality 90", file: quality(90), verdict: Pass},
}

// examined is the picture of a situation as the check sees it.
func (s situation) examined(t testing.TB) (Report, *Picture) {
	t.Helper()
	img := drawn(s.picture)
	if s.camera != nil {
		img = s.camera(img)
	}
	file := s.file
	if file == nil {
		file = asJPEG
	}
	background := s.background
	switch background {
	case "":
		background = "red"
	case "none":
		background = ""
	}
	return Examine("photo", file(t, img), testSpec(t, "35x45", background))
}

// first names the check that is to be mended first, and its fault.
func first(r Report) (check, fault string) {
	c, _ := r.Foremost()
	if c == nil {
		return "", ""
	}
	key, _ := c.args["fault"].(finding.Key)
	const prefix = len("photo.fault.")
	return c.ID, string(key)[min(prefix, len(key)):]
}

func TestSituations(t *testing.T) {
	t.Parallel()
	keys := textKeys(t)
	for _, s := range situations {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			report, _ := s.examined(t)
			hasWords(t, keys, report)
			check, fault := first(report)
			if report.Verdict != s.verdict || check != s.check || fault != s.fault {
				t.Errorf("%s, first %q with %q; want %s, %q with %q\nall: %v", report.Verdict, check, fault, s.verdict, s.check, s.fault, told(report))
			}
		})
	}
}

// What no check is known to see. A row that one sees now belongs among the situations.
func TestSituationsNotSeen(t *testing.T) {
	t.Parallel()
	for _, s := range []situation{
		{name: "a chair whose back slants into the outline of the head", picture: beside(portrait.Chair)},
		{name: "an orange date on a red wall", picture: beside(portrait.Date)},
		{name: "a soft shadow all round the head", picture: shadowed(0, 0.04, 0.5)},
		{name: "enlarged twice", camera: enlarged(2)},
	} {
		if report, _ := s.examined(t); report.Verdict != Pass {
			t.Errorf("%s: %s, %v", s.name, report.Verdict, told(report))
		}
	}
}
