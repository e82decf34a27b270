package photo

import (
	"image"

	"permitpack/generator/finding"
	"permitpack/generator/picture"
	"permitpack/generator/sniff"
)

// Picture is a photo that could be read.
type Picture struct {
	// upright is the picture with its EXIF orientation applied.
	upright image.Image
	header  header
	// data is the file as it was handed in.
	data []byte
}

// Bounds is the size of the upright picture in pixels.
func (p *Picture) Bounds() image.Rectangle { return p.upright.Bounds() }

// Examine measures a picture, file being its name for the report and for comparing
// its ending. A file that is no picture, is too large to be opened safely or is
// damaged gets the verdict Unreadable with the one check whose id says why; Picture
// is nil then.
func Examine(file string, data []byte, spec Spec) (Report, *Picture) {
	e := examination{file: file, data: data, spec: spec}
	report := Report{File: file, Size: spec.Size(), Background: spec.Background.ID}
	if c, ok := e.open(); !ok {
		report.Verdict = Unreadable
		report.Checks = []Check{c}
		return report, nil
	}
	report.Checks = []Check{
		e.format(),
		e.size(),
		e.damage(),
		e.colourModel(),
		e.orientation(),
		e.aspect(),
		e.resolution(),
		e.density(),
	}
	if spec.Background.ID != "" {
		report.Checks = append(report.Checks, e.background())
	}
	report.Checks = append(report.Checks, e.humanList())
	report.Verdict = worst(report.Checks)
	return report, &Picture{upright: e.image, header: e.header, data: data}
}

// Unopened is the report on a file that could not be opened at all.
func Unopened(file string, spec Spec) Report {
	e := examination{file: file, spec: spec}
	return Report{
		File: file, Size: spec.Size(), Background: spec.Background.ID, Verdict: Unreadable,
		Checks: []Check{e.judge("file.unopened", Fail, "unopened", "unopened")},
	}
}

// examination is one picture on its way through the checks.
type examination struct {
	file string
	data []byte
	spec Spec

	header header
	// image is upright; stored is what the decoder gave.
	image, stored image.Image
}

// open sniffs, reads the header and decodes, in this order, so that nothing is
// allocated for a file that is refused. ok is false with the check that refuses it.
func (e *examination) open() (refusal Check, ok bool) {
	if len(e.data) == 0 {
		return e.broken("empty"), false
	}
	e.header.format = sniff.Of(e.data)
	if e.header.format != sniff.JPEG && e.header.format != sniff.PNG {
		return e.refuseFormat(refused(e.header.format)), false
	}
	if c := e.size(); c.Verdict == Fail {
		return c, false
	}
	var err error
	e.header, err = readHeader(e.data, e.header.format)
	if c := e.size(); c.Verdict == Fail { // even if what follows the size is damaged
		return c, false
	}
	switch err {
	case nil:
	case errRare:
		return e.refuseFormat(rareJPEG), false
	case picture.ErrTruncated:
		return e.broken("truncated"), false
	default:
		return e.broken("damaged"), false
	}
	e.stored, err = decode(e.data, e.header.format)
	if err != nil && e.header.components == 4 { // CMYK that does not say how it is coded
		return e.colourModel(), false
	}
	if err != nil || e.stored.Bounds().Size() != image.Pt(e.header.width, e.header.height) {
		return e.broken("damaged"), false
	}
	e.image = orient(e.stored, e.header.orientation)
	return Check{}, true
}

// check makes a check of what is the same for all of them.
func (e *examination) check(id string, value float64, l Limit) Check {
	width, height := e.header.upright()
	wantedWidth, wantedHeight := e.spec.pixels(300)
	args := finding.Args{
		"measured":   amount(value, l.Unit),
		"limits":     span(l.warn(), l.Unit),
		"size":       e.spec.Size(),
		"background": finding.Key("photo.background." + e.spec.Background.ID),
		"pixels":     "",
		"wanted":     byPixels(wantedWidth, wantedHeight),
		"fault":      "",
		"remedy":     "",
	}
	if width > 0 {
		args["pixels"] = byPixels(width, height)
	}
	return Check{
		ID: id, Value: roundTo(value, 100), Unit: l.Unit, Pass: l.Pass, Warn: l.warn(),
		Verdict: l.verdict(value), Source: l.Source, args: args,
	}
}

// judge makes a check that is a plain yes or no: nothing is wrong, or that fault.
func (e *examination) judge(id string, v Verdict, faultName, remedyName string) Check {
	c := e.check(id, 0, Limit{Source: sourceOwn})
	c.Verdict = v
	return c.because(faultName, remedyName)
}

// because names the fault and its remedy, either of them "" for none.
func (c Check) because(faultName, remedyName string) Check {
	if faultName != "" {
		c.args["fault"] = fault(faultName)
	}
	if remedyName != "" {
		c.args["remedy"] = remedy(remedyName)
	}
	return c
}

// sourceOwn is the source of the checks that follow from what this program can open.
const sourceOwn = "own"
