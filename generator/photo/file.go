package photo

import (
	"fmt"

	"permitpack/generator/sniff"
)

func byPixels(width, height int) string { return fmt.Sprintf("%dx%d", width, height) }

// format compares the ending of the name with the content.
func (e *examination) format() Check {
	if endingDiffers(e.file, e.header.format) {
		return e.judge("file.format", Warn, "ending."+string(e.header.format), "ending."+string(e.header.format))
	}
	return e.judge("file.format", Pass, "", "")
}

// refuseFormat is the check of a file that is no JPEG or PNG, by the name of its format.
func (e *examination) refuseFormat(name string) Check {
	export := "export.picture"
	switch sniff.Format(name) {
	case sniff.HEIC, sniff.PDF, sniff.Text:
		export = "export." + name
	}
	return e.judge("file.format", Fail, "format."+name, export)
}

// size holds the bytes of the file, its pixels and its longer side against what can
// be opened safely, and reports the first that is too much.
func (e *examination) size() Check {
	limits, width, height := e.spec.Limits, float64(e.header.width), float64(e.header.height)
	bytes := e.check("file.too-large", float64(len(e.data))/1e6, limits.Megabytes)
	for _, c := range []Check{
		bytes.because("large.bytes", ""),
		e.check("file.too-large", width*height/1e6, limits.Megapixels).because("large.pixels", ""),
		e.check("file.too-large", max(width, height), limits.Side).because("large.side", ""),
	} {
		if c.Verdict != Pass {
			return c
		}
	}
	return bytes
}

// damage looks for bytes behind the end of the picture: a cut and glued file, or
// something that travels along.
func (e *examination) damage() Check {
	rest := len(e.data) - e.header.end
	if rest == 0 {
		return e.judge("file.corrupt", Pass, "", "")
	}
	c := e.judge("file.corrupt", Warn, "corrupt.trailing", "corrupt.trailing")
	c.Value, c.Unit = float64(rest), "bytes"
	c.args["measured"] = amount(c.Value, c.Unit)
	return c
}

// broken is the check of a file that cannot be decoded.
func (e *examination) broken(faultName string) Check {
	return e.judge("file.corrupt", Fail, "corrupt."+faultName, "corrupt.broken")
}

// colourModel wants plain colours: 8 bits of red, green and blue in sRGB, nothing
// transparent. Decoders take the others without complaint, printers do not.
func (e *examination) colourModel() Check {
	fault, verdict := "", Pass
	switch {
	case e.header.components == 4:
		fault, verdict = "model.cmyk", Fail
	case e.header.bits > 8:
		fault, verdict = "model.depth16", Fail
	case !opaque(e.stored):
		fault, verdict = "model.transparent", Fail
	case e.strangeProfile():
		fault, verdict = "model.profile", Warn
	}
	return e.judge("file.colour-model", verdict, fault, fault)
}

// strangeProfile tells whether the file carries an ICC profile other than sRGB.
func (e *examination) strangeProfile() bool {
	return e.header.profile != nil && !isSRGB(e.header.profile)
}

// quality is that of the JPEG; a PNG loses nothing.
func (e *examination) quality() Check {
	if e.header.format == sniff.PNG {
		return e.graded("file.quality", 100, e.spec.Limits.Quality, "quality")
	}
	return e.graded("file.quality", e.header.quality, e.spec.Limits.Quality, "quality")
}

// ofFile are the checks of the file.
func (e *examination) ofFile() []Check {
	return []Check{e.format(), e.size(), e.damage(), e.colourModel()}
}

// humanList stands for what only a person can see.
func (e *examination) humanList() Check { return e.judge(humanList, NotAssessed, "", "") }
