package xlsx

import (
	"errors"
	"strconv"
	"strings"
)

// Chart is a chart that follows the cells it points at.
type Chart struct {
	Title string
	// From and To are its corners: the cell that it begins in, and the one before
	// which it ends, both counted from 1.
	From, To Corner
	// Kind says how it is drawn.
	Kind   ChartKind
	Series []Series
	// Format is that of the days, or the amounts.
	Format string
	// High is how high the highest flag of a timeline stands.
	High float64
}

// Corner is a column and a row, counted from 1.
type Corner struct{ Column, Row int }

// ChartKind is how a chart is drawn.
type ChartKind int

const (
	// Timeline is a line of days with a flag for each: a series is one flag, its
	// Name what it says, X the day, Y how high it stands.
	Timeline ChartKind = iota
	// Bars are lying bars: Name is the series', X the names of the bars, Y how long
	// they are. Series stand on the same place; all but one are nought there.
	Bars
)

// Series is one series. What it points at is told with what stands there.
type Series struct {
	Colour string
	// Unseen is a flag without a mark and words, which makes the line longer.
	Unseen  bool
	Name, X Pointed
	Y       Pointed
}

// Pointed is a range, as "Deadlines!$A$5:$A$7", and what its cells show.
type Pointed struct {
	At      string
	Texts   []string
	Numbers []float64
}

// drawing writes where the charts of the sheet stand (20.5.2.35).
func (w *writer) drawing() error {
	w.write(header, `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"`,
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">`)
	n := 0
	for _, sheet := range w.book.Sheets {
		for _, chart := range sheet.Charts {
			n++
			w.frame(n, chart)
		}
	}
	w.write(`</xdr:wsDr>`)
	return nil
}

func (w *writer) frame(n int, c Chart) {
	corner := func(name string, at Corner) {
		w.write(`<xdr:`, name, `><xdr:col>`, strconv.Itoa(at.Column-1), `</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>`,
			strconv.Itoa(at.Row-1), `</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:`, name, `>`)
	}
	w.write(`<xdr:twoCellAnchor>`)
	corner("from", c.From)
	corner("to", c.To)
	w.write(`<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="`, strconv.Itoa(n+1), `" name="Chart `, strconv.Itoa(n), `"`)
	w.attribute("descr", c.Title) // what is read out in place of the picture
	w.write(`/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>`,
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">`,
		`<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"`,
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId`, strconv.Itoa(n), `"/>`,
		`</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`)
}

const (
	chartInk  = "404B5A"
	chartLine = "BFC5CE"
)

// chart writes a chart (21.2.2.27). The library's cannot draw flags on a line of
// days, and leaves out what the cells show.
func (w *writer) chart(sheet, n int) error {
	if n >= len(w.book.Sheets[sheet].Charts) {
		return errors.New("a chart of the template is missing in the book")
	}
	c := w.book.Sheets[sheet].Charts[n]
	w.write(header, `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"`,
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`,
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`,
		`<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1000" b="1"/></a:pPr>`,
		`<a:r><a:rPr lang="en-US" sz="1000" b="1">`, solid(chartInk), `</a:rPr><a:t>`)
	w.escape(Printable(c.Title))
	w.write(`</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea>`)
	if c.Kind == Timeline {
		w.write(`<c:layout/>`)
		w.timeline(c)
	} else {
		w.write(barsPlace)
		w.bars(c)
	}
	w.write(`</c:plotArea><c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr>`, solid("FFFFFF"), outline(chartLine),
		`</c:spPr></c:chartSpace>`)
	return nil
}

func solid(colour string) string {
	return `<a:solidFill><a:srgbClr val="` + colour + `"/></a:solidFill>`
}

func outline(colour string) string { return `<a:ln w="9525">` + solid(colour) + `</a:ln>` }

// slanted lets days below a line stand close together: 45 degrees, in 60,000ths.
const slanted = `<a:bodyPr rot="-2700000" vert="horz"/>`

const noLine = `<a:ln><a:noFill/></a:ln>`

// barsPlace leaves room for names to the left of the bars and amounts to the right,
// in parts of the chart (21.2.2.95).
const barsPlace = `<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>` +
	`<c:x val="0.28"/><c:y val="0.14"/><c:w val="0.48"/><c:h val="0.8"/></c:manualLayout></c:layout>`

// letters are the letters of a label or an axis, in hundredths of a point.
func letters(size string) string {
	return `<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="` + size + `">` + solid(chartInk) + `</a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`
}

func (w *writer) timeline(c Chart) {
	w.write(`<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>`)
	for i, s := range c.Series {
		w.series(i, s)
		w.write(`<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr><c:marker>`)
		if s.Unseen {
			w.write(`<c:symbol val="none"/></c:marker>`)
		} else {
			w.flag(s)
		}
		w.write(`<c:xVal>`)
		w.numbers(s.X, c.Format)
		w.write(`</c:xVal><c:yVal>`)
		w.numbers(s.Y, "General")
		w.write(`</c:yVal><c:smooth val="0"/></c:ser>`)
	}
	w.write(`<c:axId val="1001"/><c:axId val="1002"/></c:scatterChart>`,
		`<c:valAx><c:axId val="1001"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:numFmt`)
	w.attribute("formatCode", c.Format)
	w.write(` sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>`, outline(chartInk), `</c:spPr>`,
		strings.Replace(letters("700"), `<a:bodyPr/>`, slanted, 1), `<c:crossAx val="1002"/><c:crosses val="min"/><c:crossBetween val="midCat"/></c:valAx>`,
		`<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/><c:max val="`)
	w.float(c.High)
	w.write(`"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>`,
		`<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/><c:crossAx val="1001"/><c:crosses val="min"/>`,
		`<c:crossBetween val="midCat"/></c:valAx>`)
}

// flag writes a mark on a pole, with its words to the left.
func (w *writer) flag(s Series) {
	w.write(`<c:symbol val="circle"/><c:size val="7"/><c:spPr>`, solid(s.Colour), noLine, `</c:spPr></c:marker>`,
		`<c:dLbls><c:spPr><a:noFill/>`, noLine, `</c:spPr>`, letters("800"), `<c:dLblPos val="l"/>`, shown("showSerName"), `</c:dLbls>`,
		`<c:errBars><c:errDir val="y"/><c:errBarType val="minus"/><c:errValType val="percentage"/><c:noEndCap val="1"/><c:val val="100"/>`,
		`<c:spPr>`, outline(s.Colour), `</c:spPr></c:errBars>`)
}

func (w *writer) bars(c Chart) {
	w.write(`<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>`)
	for i, s := range c.Series {
		w.series(i, s)
		w.write(`<c:spPr>`, solid(s.Colour), `</c:spPr><c:invertIfNegative val="0"/><c:dLbls><c:numFmt`)
		w.attribute("formatCode", c.Format)
		w.write(` sourceLinked="0"/><c:spPr><a:noFill/>`, noLine, `</c:spPr>`, letters("900"), `<c:dLblPos val="outEnd"/>`, shown("showVal"), `</c:dLbls><c:cat>`)
		w.texted(s.X)
		w.write(`</c:cat><c:val>`)
		w.numbers(s.Y, c.Format)
		w.write(`</c:val></c:ser>`)
	}
	w.write(`<c:gapWidth val="60"/><c:overlap val="100"/><c:axId val="1001"/><c:axId val="1002"/></c:barChart>`,
		`<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>`,
		`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>`,
		outline(chartLine), `</c:spPr>`, letters("800"),
		`<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>`,
		`<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/>`,
		`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>`,
		`<c:crossAx val="1001"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`)
}

// series begins a series with its name.
func (w *writer) series(i int, s Series) {
	n := strconv.Itoa(i)
	w.write(`<c:ser><c:idx val="`, n, `"/><c:order val="`, n, `"/><c:tx>`)
	w.texted(s.Name)
	w.write(`</c:tx>`)
}

// shown are the parts of a label, of which one is shown.
func shown(part string) string {
	all := ""
	for _, name := range []string{"showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize"} {
		value := "0"
		if name == part {
			value = "1"
		}
		all += `<c:` + name + ` val="` + value + `"/>`
	}
	return all
}

func (w *writer) texted(p Pointed) {
	w.write(`<c:strRef><c:f>`)
	w.escape(p.At)
	w.write(`</c:f><c:strCache><c:ptCount val="`, strconv.Itoa(len(p.Texts)), `"/>`)
	for i, s := range p.Texts {
		w.write(`<c:pt idx="`, strconv.Itoa(i), `"><c:v>`)
		w.escape(Printable(s))
		w.write(`</c:v></c:pt>`)
	}
	w.write(`</c:strCache></c:strRef>`)
}

func (w *writer) numbers(p Pointed, format string) {
	w.write(`<c:numRef><c:f>`)
	w.escape(p.At)
	w.write(`</c:f><c:numCache><c:formatCode>`)
	w.escape(format)
	w.write(`</c:formatCode><c:ptCount val="`, strconv.Itoa(len(p.Numbers)), `"/>`)
	for i, n := range p.Numbers {
		w.write(`<c:pt idx="`, strconv.Itoa(i), `"><c:v>`)
		w.float(n)
		w.write(`</c:v></c:pt>`)
	}
	w.write(`</c:numCache></c:numRef>`)
}
