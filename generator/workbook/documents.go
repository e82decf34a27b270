package workbook

import (
	"fmt"
	"slices"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/rules"
	"permitpack/generator/workbook/xlsx"
)

// Columns of the papers.
const (
	documentNumber = 1 + iota
	documentName
	documentAzerbaijani
	documentForm
	documentCopies
	documentTranslation
	documentApostille
	documentSigner
	documentStatus
	documentValid
	documentLeft
	documentPages
	documentNotes
	documentSources
)

var documentColumns = []column{
	{"documents.number", 5}, {"documents.name", 30}, {"documents.azerbaijani", 30}, {"documents.form", 15}, {"documents.copies", 9},
	{"documents.translation", 16}, {"documents.apostille", 11}, {"documents.signer", 14}, {"documents.status", 14},
	{"documents.valid", 12}, {"deadlines.left", 10}, {"documents.pages", 11}, {"documents.notes", 30}, {"sources.column", 14},
}

// documents are the papers: those first whose validity ends first. Their numbers
// are those of the checklist.
func (r *renderer) documents() {
	g := r.sheets[documentsAt]
	r.head(g, r.say("documents.title"), r.say("documents.hint"))
	r.table(g, headerRow, len(r.packet.Documents))
	for i, at := range byValidity(r.packet.Documents) {
		r.document(g, headerRow+1+i, at+1, r.packet.Documents[at])
	}
	n := len(r.packet.Documents)
	if n == 0 {
		return
	}
	top := headerRow + 1
	expired := "$" + xlsx.Cells(documentStatus, top) + "=" + xlsx.Quote(r.sayAny("status", string(packet.Expired)))
	g.paint(xlsx.Range(documentStatus, top, documentStatus, headerRow+n), expired, bad)
	left, at := "$"+xlsx.Cells(documentLeft, top), xlsx.Range(documentValid, top, documentLeft, headerRow+n)
	g.paint(at, fmt.Sprintf("AND(ISNUMBER(%s),%s<0)", left, left), bad)
	g.paint(at, fmt.Sprintf("AND(ISNUMBER(%s),%s<=%d)", left, left, rules.SoonDays), caution)
}

// byValidity are the places of the papers, that of the one that dies first in
// front; those of which no last day is known keep their order behind.
func byValidity(papers []packet.ChecklistItem) []int {
	places := make([]int, len(papers))
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, func(a, b int) int {
		first, second := papers[a].ValidUntil, papers[b].ValidUntil
		if first.IsZero() != second.IsZero() {
			if first.IsZero() {
				return 1
			}
			return -1
		}
		return first.Compare(second)
	})
	return places
}

func (r *renderer) document(g *grid, row, number int, d packet.ChecklistItem) {
	title := "document." + d.ID + ".title"
	valid, left := day(d.ValidUntil), some(0)
	status := words(r.sayAny("status", string(d.Status))).as(readiness(d.Status))
	if cells := r.validity(d); len(cells) > 0 {
		at := xlsx.Cells(documentValid, row)
		valid = valid.by(extreme("MIN", cells...))
		left = count(d.ValidUntil.DaysSince(r.packet.Today)).by(unless(at, at+"-"+nameToday))
		status = r.expiring(status, d, at)
	}
	g.row(1, row,
		count(number), words(r.words.Say(title, nil)).bold(), words(r.az.Say(title, nil)), words(r.sayAny("paper-form", string(d.Form))),
		some(d.Copies), words(r.sayAny("translation", string(d.Translation))), words(r.needed(d.Apostille)),
		words(r.sayAny("signer", d.Signer)), status, valid, left, pages(d.Pages), lines(r.notes(d)), words(strings.Join(d.Sources, ", ")))
}

// validity are the cells that say until when the paper is good, one for each of
// its parts of which that is known. Of papers that nobody asks for each is one by
// itself; those of one kind are told apart by their day.
func (r *renderer) validity(d packet.ChecklistItem) []string {
	var cells []string
	for _, due := range r.plan.deadlines {
		name := rangeName(due.Anchor)
		if due.Kind != rules.Expiry || due.About["document"] != finding.Key("document."+d.ID+".title") || !r.hasInput(name) {
			continue
		}
		if d.Standing != "" {
			cells = append(cells, name)
		} else if due.AnchorDate == d.ValidUntil {
			return []string{name}
		}
	}
	return cells
}

// expiring makes the status of a paper that is asked for and there follow its last day.
func (r *renderer) expiring(status cell, d packet.ChecklistItem, valid string) cell {
	there := d.Status == packet.Attached || d.Status == packet.Held || d.Status == packet.Expired
	if !there || d.Standing == "" {
		return status
	}
	alive := packet.Held
	if len(d.Scans) > 0 {
		alive = packet.Attached
	}
	status.look.tone = readiness(alive)
	return status.by(choice(r.sayAny("status", string(alive)), [2]string{
		fmt.Sprintf(`AND(%s<>"",%s<%s)`, valid, valid, nameToday), r.sayAny("status", string(packet.Expired))}))
}

func (r *renderer) needed(yes bool) string {
	if yes {
		return r.say("documents.needed")
	}
	return r.say("documents.not-needed")
}

// notes are what the paper is for this ground, then the notes of the paper.
func (r *renderer) notes(d packet.ChecklistItem) []string {
	var said []string
	if d.Detail != "" {
		said = append(said, r.words.Say(d.Detail, nil))
	}
	for _, key := range d.Notes {
		said = append(said, r.words.Say(key, nil))
	}
	return said
}

func readiness(s packet.DocumentStatus) tone {
	switch s {
	case packet.Missing, packet.Expired:
		return bad
	case packet.Held:
		return caution // there, but its scan is not in the packet
	case packet.Later:
		return muted
	}
	return good
}

// pages shows page numbers of packet.pdf as runs: "3–5, 8". A single page is a number.
func pages(of []int) cell {
	if len(of) == 1 {
		return count(of[0])
	}
	var runs []string
	for i := 0; i < len(of); {
		j := i
		for j+1 < len(of) && of[j+1] == of[j]+1 {
			j++
		}
		run := fmt.Sprint(of[i])
		if j > i {
			run = fmt.Sprintf("%d–%d", of[i], of[j])
		}
		runs = append(runs, run)
		i = j + 1
	}
	c := words(strings.Join(runs, ", "))
	c.look.format = asText // "3" and "3–5" are names of pages, not amounts
	return c
}
