package checklist

import (
	"slices"
	"strconv"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/rules"
)

// conflicts are the rules on which the sources differ, each with all it is said to be.
func (l *layout) conflicts() {
	var rows []row
	for _, c := range l.packet.Conflicts {
		rows = append(rows, l.conflictRow(c))
	}
	t := table{
		fonts: l.fonts, columns: millimetres(56, 38, 86),
		head: l.captions("checklist.conflicts.rule", "checklist.conflicts.safe", "checklist.conflicts.claims"),
	}
	l.section(l.heading("checklist.conflicts.title"), t, rows)
}

// conflictRow lists the claims. Those that say the safe value are bold and
// marked: the Chinese font has no bold.
func (l *layout) conflictRow(c rules.Conflict) row {
	var claims cell
	for _, claim := range c.Claims {
		said := paragraph{l.claim(claim), styleBody}
		if claim.Quantity == c.Safe {
			said = paragraph{"» " + said.text, page.Style{Size: styleBody.Size, Bold: true}}
		}
		claims.paragraphs = append(claims.paragraphs, said)
	}
	return row{
		plain(l.say(c.Key, c.Args).in(styleStrong, styleBody)...),
		plain(l.quantity(c.Safe).in(styleStrong, styleBody)...),
		claims,
	}
}

func (l *layout) claim(c rules.ConflictClaim) string {
	return l.own.Say("checklist.conflicts.claim", finding.Args{
		"value":    c.Quantity.Say(l.own),
		"standing": finding.Key("standing." + string(c.Standing)),
		"source":   joined(" ", c.Source, c.Article),
	})
}

// steps are what the applicant does, and what happens then.
func (l *layout) steps() {
	var rows []row
	for i, s := range l.packet.Steps {
		rows = append(rows, row{
			plain(paragraph{strconv.Itoa(i + 1), styleStrong}),
			plain(paragraph{l.own.Say(s.Key, nil), styleBody}),
			plain(paragraph{strings.Join(s.Sources, ", "), styleCaption}),
		})
	}
	t := table{fonts: l.fonts, columns: millimetres(7, 138, 35), open: true}
	l.section(l.heading("checklist.steps.title"), t, rows)
}

// infos are consequences and rights that the applicant should know.
func (l *layout) infos() {
	var rows []row
	for _, i := range l.packet.Infos {
		rows = append(rows, row{
			plain(paragraph{i.Say(l.own), styleBody}),
			plain(paragraph{strings.Join(i.Sources, ", "), styleCaption}),
		})
	}
	t := table{fonts: l.fonts, columns: millimetres(145, 35), open: true}
	l.section(l.heading("checklist.infos.title"), t, rows)
}

// printing is how the packet is printed and signed.
func (l *layout) printing() {
	advice := l.series("checklist.print")
	if l.photoAsked() {
		advice = append(advice, l.own.Say("checklist.glue", nil))
	}
	if signers := l.signers(); signers != "" {
		advice = append(advice, l.own.Say("checklist.signed", finding.Args{"papers": signers}))
	}
	l.tickList("checklist.print.title", advice)
}

// signers are the papers that somebody signs by hand, by their number in the list.
func (l *layout) signers() string {
	var out []string
	for i, item := range l.packet.Documents {
		if item.Signer == "" {
			continue
		}
		out = append(out, l.own.Say("checklist.signer", finding.Args{
			"number": i + 1,
			"paper":  finding.Key("document." + item.ID + ".title"),
			"signer": finding.Key("signer." + item.Signer),
		}))
	}
	return strings.Join(out, "; ")
}

func (l *layout) photoAsked() bool {
	return slices.ContainsFunc(l.packet.Documents, func(item packet.ChecklistItem) bool { return item.ID == "photos" })
}

// photo is what only a person can see on the photo.
func (l *layout) photo() {
	if !l.photoAsked() && l.packet.Photo == nil {
		return
	}
	var questions []string
	if photo := l.packet.Photo; photo != nil {
		questions = append(questions, l.own.Say("checklist.photo.prints", finding.Args{
			"n": photo.Copies, "width": photo.Width, "height": photo.Height,
		}))
	}
	l.tickList("checklist.photo.title", append(questions, l.series("photo.human")...))
}

// tickList is a list to tick off in two columns: down the left one, then down
// the right one. A list that no page holds runs over pages in one column.
func (l *layout) tickList(title string, items []string) {
	t := table{fonts: l.fonts, columns: millimetres(6, 82), open: true}
	var rows []row
	var blocks []block
	for _, item := range items {
		r := row{{tick: true}, plain(paragraph{item, styleBody})}
		rows, blocks = append(rows, r), append(blocks, t.block(r, t.wrap(r)))
	}
	list := l.heading(title).above(inTwo(blocks))
	if len(rows) == 0 || list.height > bottom-topLater {
		l.section(l.heading(title), t, rows)
		return
	}
	l.flow.gap(sectionGap)
	l.flow.place(list)
}

// inTwo sets blocks in two columns of about the same height.
func inTwo(blocks []block) block {
	total := page.Length(0)
	for _, b := range blocks {
		total += b.height
	}
	var left, right block
	for _, b := range blocks {
		if right.height == 0 && left.height+b.height/2 <= total/2 {
			left = left.above(b)
		} else {
			right = right.above(b)
		}
	}
	return block{
		height: max(left.height, right.height),
		marks:  append(left.marks, moved(right.marks, fullWidth/2, 0)...),
	}
}

// sources are the texts that the packet cites, with the disclaimer at their end.
func (l *layout) sources() {
	var rows []row
	for _, s := range l.packet.Sources {
		rows = append(rows, row{
			plain(paragraph{s.ID, page.Style{Size: styleSmall.Size, Bold: true}}),
			plain(paragraph{s.Title, styleSmall}),
			plain(paragraph{s.Edition, styleSmall}),
			plain(paragraph{l.own.Say("standing."+string(s.Standing), nil), styleSmall}),
			plain(paragraph{l.own.Date(s.Read), styleSmall}),
		})
	}
	t := table{
		fonts: l.fonts, columns: millimetres(18, 78, 36, 22, 26), open: true,
		head: l.captions("", "checklist.sources.what", "checklist.sources.edition", "checklist.sources.standing", "checklist.sources.read"),
		tail: block{height: 1500}.above(l.disclaimer()),
	}
	if len(rows) == 0 {
		l.flow.gap(sectionGap)
		l.flow.place(l.disclaimer())
		return
	}
	l.section(l.heading("checklist.sources.title"), t, rows)
}

// disclaimer says what this is not.
func (l *layout) disclaimer() block {
	return stacked(l.fonts, fullWidth, l.say("checklist.disclaimer", nil).in(styleSmall, styleSmall)...)
}
