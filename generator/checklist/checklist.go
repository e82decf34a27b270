// Package checklist lays out the first pages of a packet: what to do first, what
// is attached, in which form and on which page, until when, for how much, and how
// to print and sign it. The office reads it as the list of attachments, the
// applicant as the list of what to do: papers, days and the fee are said in
// Azerbaijani with the applicant's language beside it; what is for the applicant
// alone is in his language alone.
package checklist

import (
	"fmt"
	"math"

	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/text"
)

// Laid is a checklist for one applicant.
type Laid struct {
	Document page.Document
	// Placed is what has to agree with the packet, and where it stands, for
	// reading it back: the applicant's name ("applicant.full-name") and passport
	// ("passport.number"), the "verdict", title and pages of each paper by its
	// number in the list ("paper.3.title", "paper.3.pages"), safe and last day of
	// each deadline by its place in the packet, from 1 ("deadline.1.safe",
	// "deadline.1.legal"), and each amount to pay ("fee.1.amount"). A value of
	// several lines has a place for each of them, in their order.
	Placed []page.Placed
}

// Plan is a checklist of which the number of pages is known.
type Plan struct {
	// Pages is the number of its pages. It does not depend on the page numbers of papers
	// and letters.
	Pages int
	// likely is the setting that is tried first.
	likely  int
	content *content
	fonts   *typesetter
}

// NewPlan counts the pages of a checklist: those that it needs in the tightest of the
// settings. It fails when the packet's language is none of ours.
func NewPlan(p *packet.Packet, book *text.Book, f *page.Fonts) (Plan, error) {
	v, err := newVoices(p, book)
	if err != nil {
		return Plan{}, err
	}
	c, fonts := newContent(p, v), newTypesetter(f, tightest())
	tight := laidOut(c, fonts, 1, noEnd)
	return Plan{Pages: len(tight.flow.pages), likely: likely(tight.flow), content: c, fonts: fonts}, nil
}

// likely is about the roomiest setting for which there is room on the pages of the
// tightest: type that is a step larger makes a list about a fourteenth longer.
func likely(tight *flow) int {
	used, i := page.Length(len(tight.pages))*bottom-tight.room(), wholeNames-1
	for i > 0 && used*15/14 <= page.Length(len(tight.pages))*bottom {
		used, i = used*15/14, i-1
	}
	return i
}

// Lay lays the checklist out on the pages of the plan, with the page numbers that papers
// and letters of the packet have by now. Its setting is the roomiest that has room
// there; one that keeps the officer's part together goes before one that does not.
func (n Plan) Lay() (Laid, error) {
	l := n.roomiest()
	if l == nil {
		return Laid{}, fmt.Errorf("laying out the checklist: with its page numbers it needs other than %d pages", n.Pages)
	}
	pages := l.flow.drawn(l.fonts)
	l.runningHeads(pages)
	return Laid{
		Document: page.Document{
			Title:    l.az.Say("checklist.title", nil),
			Subject:  l.az.Say("procedure."+l.packet.Procedure+".title", nil),
			Language: string(text.Azerbaijani),
			Created:  l.packet.Today,
			Pages:    pages,
		},
		Placed: collect(pages, l.fonts),
	}, nil
}

// roomiest is the layout that Lay draws; nil when there is none.
func (n Plan) roomiest() *layout {
	tried := make([]*layout, len(settings))
	fits := func(i int) bool {
		if tried[i] == nil {
			tried[i] = laidOut(n.content, n.fonts.in(settings[i]), n.Pages, n.Pages)
		}
		return len(tried[i].flow.pages) == n.Pages
	}
	first := n.likely
	for first > 0 && fits(first-1) {
		first--
	}
	for first < wholeNames && !fits(first) {
		first++
	}
	var best *layout
	for i := first; i < len(settings); i++ {
		if fits(i) && (best == nil || tried[i].parted < best.parted) {
			best = tried[i]
		}
		if best != nil && best.parted == 0 {
			break
		}
	}
	return best
}

// Lay plans a checklist and lays it out.
func Lay(p *packet.Packet, book *text.Book, fonts *page.Fonts) (Laid, error) {
	plan, err := NewPlan(p, book, fonts)
	if err != nil {
		return Laid{}, err
	}
	return plan.Lay()
}

// layout is one checklist in the making.
type layout struct {
	*content
	fonts *typesetter
	spacing
	flow *flow
	// pages is how many pages the list has, as its own lines say it.
	pages int
	// signedOn is the page on which the list is signed.
	signedOn int
	// parted counts what a page's end parts: 2 for the papers, 1 for the days.
	parted int
}

// noEnd is more pages than any checklist has.
const noEnd = math.MaxInt

// laidOut is the checklist in one setting: first what is to be done first, then what the
// office reads, and what the applicant alone reads at the end. It ends early once it has
// more than most pages.
func laidOut(c *content, fonts *typesetter, pages, most int) *layout {
	l := newLayout(c, fonts)
	l.pages = pages
	for _, part := range []func(*layout){
		(*layout).header, (*layout).first, (*layout).timeline, (*layout).papers, (*layout).days, (*layout).advice,
	} {
		if part(l); len(l.flow.pages) > most {
			break
		}
	}
	return l
}

func newLayout(c *content, fonts *typesetter) *layout {
	return &layout{content: c, fonts: fonts, spacing: fonts.spacing(), flow: newFlow()}
}

// section is a table under its heading, with room above; without rows there is none.
func (l *layout) section(heading block, t table, rows []row) {
	if len(rows) == 0 {
		return
	}
	l.flow.gap(l.sectionGap)
	t.flow(l.flow, heading, rows)
}

// heading is a title in both languages, with an aside at the right end of its
// line, or below it where the line is too short, and a rule below.
func (l *layout) heading(key string, aside paragraph) block {
	const between = 2500
	title := l.say(key, nil)
	line := plainly(title.az, styleHead).then(title.own, styleHeadOwn)
	b := stacked(l.fonts, fullWidth, line)
	beside := aside.lines(l.fonts, fullWidth-width(l.fonts, line)-between)
	switch {
	case len(aside) == 0:
	case len(beside) == 1:
		x := fullWidth - width(l.fonts, aside)
		b.figures = append(b.figures, stack(beside, x, b.height-leading(l.fonts, l.fonts.sized(styleSmall))-200))
	default:
		b = b.above(stacked(l.fonts, fullWidth, aside))
	}
	return ruled(b, fullWidth)
}

// width is how far a paragraph reaches in one line.
func width(fonts *typesetter, p paragraph) page.Length {
	const wide = 10 * page.Millimetre * 1000
	lines := p.lines(fonts, wide)
	defer fonts.drop(lines)
	return reach(lines)
}

// reach is how far lines reach.
func reach(lines []line) page.Length {
	end := page.Length(0)
	for _, l := range lines {
		end = max(end, l[len(l)-1].end)
	}
	return end
}

// captions is the head row of a table: the texts of the keys in both languages.
// A key that is empty leaves its cell empty.
func (l *layout) captions(keys ...string) row {
	head := make(row, len(keys))
	for i, key := range keys {
		head[i].shade = shadeDim
		if key != "" {
			head[i].paragraphs = []paragraph{plainly(l.say(key, nil).inLine(), styleCaption)}
		}
	}
	return head
}

// runningHeads writes name and "n / m" at the top of all pages but the first.
func (l *layout) runningHeads(pages []page.Page) {
	total := len(pages)
	for i := 1; i < total; i++ {
		number := fmt.Sprintf("%d / %d", i+1, total)
		numberAt := margin + fullWidth - l.fonts.width(number, styleCaption)
		marks := []page.Mark{
			page.Text{X: numberAt, Y: headLine, Style: l.fonts.sized(styleCaption), Value: number},
			page.Line{X1: margin, Y1: headLine + 1500, X2: margin + fullWidth, Y2: headLine + 1500, Width: hairline, Grey: ruleGrey},
		}
		who := joined("   ", l.value("applicant.full-name"), l.value("passport.number"), l.az.Say("checklist.title", nil))
		if fit := l.fonts.wrap(who, l.fonts.sized(styleCaption), numberAt-margin-5*page.Millimetre); len(fit) > 0 {
			marks = append(marks, page.Text{X: margin, Y: headLine, Style: l.fonts.sized(styleCaption), Value: fit[0].Text})
		}
		pages[i].Values = append(marks, pages[i].Values...)
	}
}

// value is what the form prints under the name.
func (c *content) value(name string) string { return c.packet.Values[name].Text }
