package workbook

import (
	"fmt"
	"strings"

	"permitpack/generator/packet"
)

func (r *renderer) documents() {
	t := table{
		sheet: documentsSheet, title: r.say("documents.title"),
		columns: []column{
			{"№", 5},
			{r.say("documents.name"), 30},
			{r.say("documents.azerbaijani"), 30},
			{r.say("documents.form"), 15},
			{r.say("documents.copies"), 8},
			{r.say("documents.translation"), 16},
			{r.say("documents.apostille"), 10},
			{r.say("documents.signer"), 14},
			{r.say("documents.status"), 14},
			{r.say("documents.valid"), 11},
			{r.say("documents.pages"), 9},
			{r.say("documents.notes"), 28},
			{r.say("sources.column"), 13},
		},
	}
	for i, d := range r.packet.Documents {
		t.rows = append(t.rows, r.document(i+1, d))
	}
	r.table(t)
}

func (r *renderer) document(number int, d packet.ChecklistItem) []cell {
	title := "document." + d.ID + ".title"
	return []cell{
		count(number),
		words(r.words.Say(title, nil)).bold(),
		words(r.az.Say(title, nil)),
		words(r.sayAny("paper-form", string(d.Form))),
		optional(d.Copies),
		words(r.sayAny("translation", string(d.Translation))),
		words(r.needed(d.Apostille)),
		words(r.sayAny("signer", d.Signer)),
		words(r.sayAny("status", string(d.Status))).as(readiness(d.Status)),
		day(d.ValidUntil),
		pages(d.Pages),
		lines(r.notes(d)),
		words(strings.Join(d.Sources, ", ")),
	}
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
	c.look.format = formatText // "3" and "3–5" are names of pages, not amounts
	return c
}
