package photo

import (
	"image"
	"slices"

	"permitpack/generator/finding"
	"permitpack/generator/picture"
	"permitpack/generator/sniff"
)

// Picture is a photo that could be read.
type Picture struct {
	seen   *seen
	header header
	spec   Spec
	// data is the file as it was handed in.
	data []byte
}

// Bounds is the size of the upright picture in pixels.
func (p *Picture) Bounds() image.Rectangle { return p.seen.pixels.bounds() }

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
	e.seen = look(&pixels{e.stored, e.header.orientation}, spec)
	report.Checks = slices.Concat(e.ofFile(), e.ofSize(), e.ofFace(), e.ofBackground(), e.ofHead(), e.ofLight())
	report.Checks = append(report.Checks, e.quality(), e.humanList())
	report.Verdict = worst(report.Checks)
	return report, &Picture{seen: e.seen, header: e.header, spec: spec, data: data}
}

// Unopened is the report on a file that could not be opened at all.
func Unopened(file string, spec Spec) Report {
	e := examination{file: file, spec: spec}
	return Report{
		File: file, Size: spec.Size(), Background: spec.Background.ID, Verdict: Unreadable,
		Checks: []Check{e.judge("file.unopened", Fail, "unopened", "unopened")},
	}
}

// Pixels is how many pixels Examine would decode, as the header of the file says: 0
// for a file that it would refuse before. Whoever examines several at a time may bound
// their sum by it.
func Pixels(data []byte, spec Spec) int64 {
	e := examination{data: data, spec: spec}
	if _, ok := e.openHeader(); !ok {
		return 0
	}
	return int64(e.header.width) * int64(e.header.height)
}

// examination is one picture on its way through the checks.
type examination struct {
	file string
	data []byte
	spec Spec

	header header
	// headerErr is what is wrong with the file behind its size, as far as the header tells.
	headerErr error
	// stored is what the decoder gave.
	stored image.Image
	seen   *seen
}

// open reads the header and decodes, in this order, so that nothing is allocated for a
// file that is refused. ok is false with the check that refuses it.
func (e *examination) open() (refusal Check, ok bool) {
	if refusal, ok = e.openHeader(); !ok {
		return refusal, false
	}
	switch e.headerErr {
	case nil:
	case errRare:
		return e.refuseFormat(rareJPEG), false
	case picture.ErrTruncated:
		return e.broken("truncated"), false
	default:
		return e.broken("damaged"), false
	}
	var err error
	e.stored, err = decode(e.data, e.header.format)
	if err != nil && e.header.components == 4 { // CMYK that does not say how it is coded
		return e.colourModel(), false
	}
	if err != nil || e.stored.Bounds().Size() != image.Pt(e.header.width, e.header.height) {
		return e.broken("damaged"), false
	}
	return Check{}, true
}

// openHeader sniffs and reads the header, even one with damage behind the size. ok is
// false with the check that refuses a file which is none of ours or too large.
func (e *examination) openHeader() (refusal Check, ok bool) {
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
	e.header, e.headerErr = readHeader(e.data, e.header.format)
	c := e.size()
	return c, c.Verdict != Fail
}

// check makes a check of what is the same for all of them. The value is rounded before
// it is held against the limits, so that every processor gives the same verdict.
func (e *examination) check(id string, value float64, l Limit) Check {
	value = roundTo(value, 1000)
	width, height := e.header.upright()
	wantedWidth, wantedHeight := e.spec.pixels(300)
	args := finding.Args{
		"measured":   amount(value, l.Unit),
		"limits":     span(l.warn(), l.Unit),
		"aim":        span(l.Pass, l.Unit),
		"size":       e.spec.Size(),
		"background": "",
		"pixels":     "",
		"wanted":     byPixels(wantedWidth, wantedHeight),
		"fault":      "",
		"remedy":     "",
	}
	if width > 0 {
		args["pixels"] = byPixels(width, height)
	}
	if id := e.spec.Background.ID; id != "" {
		args["background"] = finding.Key("photo.background." + id)
	}
	return Check{
		ID: id, Value: value, Unit: l.Unit, Pass: l.Pass, Warn: l.warn(),
		Verdict: l.verdict(value), Source: l.Source, args: args,
	}
}

// graded is a check of one measurement, with the name of what is wrong outside its
// limits: of the fault, and of the way to mend it.
func (e *examination) graded(id string, value float64, l Limit, wrong string) Check {
	return e.worstPart(id, part{value: value, limit: l, under: wrong, over: wrong})
}

// part is one of several measurements that one check is made of, with the names of
// what is wrong under and over its limits.
type part struct {
	value       float64
	limit       Limit
	under, over string
}

// worstPart is the check of the part that is judged worst; the first where several are.
func (e *examination) worstPart(id string, parts ...part) Check {
	var worst Check
	for i, p := range parts {
		c := e.check(id, p.value, p.limit)
		c.args["detail"] = finding.Key("photo.measured.value")
		if c.Warn == (Range{}) { // never a refusal
			c.args["detail"] = finding.Key("photo.measured.advice")
		}
		wrong := p.under
		if c.Value > p.limit.Pass.high() {
			wrong = p.over
		}
		if c = c.because(wrong, wrong); i == 0 || severer(c.Verdict, worst.Verdict) {
			worst = c
		}
	}
	return worst
}

// severer tells whether a is worse than b, of Pass, Warn and Fail.
func severer(a, b Verdict) bool {
	return a == Fail && b != Fail || a == Warn && b == Pass
}

// unknown is a check that could not be made, and why.
func (e *examination) unknown(id string, l Limit, why string) Check {
	c := e.check(id, 0, l)
	c.Verdict = NotAssessed
	c.args["detail"] = finding.Key("photo.measured.nothing")
	return c.because("unknown."+why, "unknown."+why)
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
