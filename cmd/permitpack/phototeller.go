package main

import (
	"fmt"
	"io"

	"permitpack/generator/finding"
	"permitpack/generator/photo"
	"permitpack/generator/text"
)

// photoTeller writes reports on photos for people.
type photoTeller struct {
	w     io.Writer
	words *text.Words
	// one tells that there is one photo: all its checks are told then.
	one, quiet bool

	counts map[photo.Verdict]int
}

// tell writes a report, or its line in the table of many.
func (t *photoTeller) tell(r photo.Report) {
	if t.counts == nil {
		t.counts = map[photo.Verdict]int{}
	}
	t.counts[r.Verdict]++
	switch {
	case t.quiet:
		fmt.Fprintf(t.w, "%s: %s\n", r.File, r.Verdict)
	case t.one:
		t.tellChecks(r)
	default:
		t.tellLine(r)
	}
}

// tellChecks writes every check, what is wrong and how to mend it, and the list of what
// only a person can see.
func (t *photoTeller) tellChecks(r photo.Report) {
	fmt.Fprintf(t.w, "%s: %s (%s, %s)\n", r.File, r.Verdict, r.Size, r.Background)
	for _, c := range r.Checks {
		fmt.Fprintf(t.w, "  %-12s  %s", c.Verdict, c.Name)
		if c.Measured() {
			fmt.Fprintf(t.w, ": %v", c.Args()["measured"])
		}
		fmt.Fprintln(t.w)
		if f, ok := c.Finding(""); ok {
			f = t.words.Explain(f)
			fmt.Fprintf(t.w, "                %s\n                → %s\n", f.Message, f.Fix)
		}
	}
	if r.Verdict == photo.Unreadable {
		return
	}
	for n := range photo.HumanItems {
		fmt.Fprintf(t.w, "                [ ] %s\n", t.words.Say(fmt.Sprintf("photo.human.%d", n+1), nil))
	}
}

// tellLine writes the verdict, the file, and what is to be mended first.
func (t *photoTeller) tellLine(r photo.Report) {
	line := fmt.Sprintf("%-5s  %s", r.Verdict, r.File)
	if first, more := r.Foremost(); first != nil {
		f, _ := first.Finding("")
		line += "  " + t.words.Explain(f).Message
		if more > 0 {
			line += " " + t.words.Say("photo.more", finding.Args{"n": more})
		}
	}
	fmt.Fprintln(t.w, line)
}

// sum writes how many photos have which verdict, where there were several.
func (t *photoTeller) sum() {
	if t.one || t.quiet || len(t.counts) == 0 {
		return
	}
	told := 0
	for _, n := range t.counts {
		told += n
	}
	fmt.Fprintln(t.w, t.words.Say("photo.sum", finding.Args{
		"n": told, "pass": t.counts[photo.Pass], "warn": t.counts[photo.Warn],
		"fail": t.counts[photo.Fail], "error": t.counts[photo.Unreadable],
	}))
}
