package checklist

import (
	"maps"
	"slices"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/packet"
)

// findingRows are the findings that are more than an info.
func (c *content) findingRows() []row {
	var rows []row
	for _, f := range c.told(func(f finding.Finding) bool { return f.Severity != finding.Info }) {
		rows = append(rows, c.findingRow(f))
	}
	return rows
}

// findingRow is a finding that has to be mended, or asked about.
func (c *content) findingRow(f finding.Finding) row {
	tag := plain(plainly(c.own.Say("severity."+string(f.Severity), nil), styleStrong))
	tag.shade = shadeDim
	if f.Severity == finding.Error {
		tag.shade, tag.paragraphs[0][0].style = darkMark, styleInverse
	}
	return row{{tick: true}, tag, plain(c.explained(f))}
}

// explained is what was found, the mend, and where it comes from.
func (c *content) explained(f finding.Finding) paragraph {
	p := plainly(f.Message, styleStrong)
	if f.Fix != "" {
		p = p.then("→ "+f.Fix, styleBody)
	}
	return p.then(joined(" · ", f.Where, strings.Join(f.Sources, ", ")), styleCaption)
}

// told are the findings of a kind in the applicant's words: papers by their
// short names, and what is found of several papers alike said once.
func (c *content) told(of func(finding.Finding) bool) []finding.Finding {
	var out []finding.Finding
	alike := map[string][]finding.Finding{} // by what is said of them
	place := map[string]int{}               // where that stands in out
	for _, f := range c.packet.Findings {
		if !of(f) {
			continue
		}
		id, ok := paperOf(f)
		if !ok || !c.asExplained(f) {
			out = append(out, c.abridged(f, id))
			continue
		}
		said := c.ofPaper(f, "", "")
		key := string(f.Severity) + said.Message + said.Fix
		if _, known := place[key]; !known {
			place[key], out = len(out), append(out, finding.Finding{})
		}
		alike[key] = append(alike[key], f)
		out[place[key]] = c.ofPapers(alike[key])
	}
	return out
}

// asExplained tells whether a finding says what its texts say, and nobody added to it.
func (c *content) asExplained(f finding.Finding) bool {
	plain := c.own.Explain(f)
	return f.Message == "" || f.Message == plain.Message && f.Fix == plain.Fix
}

// abridged is a finding as it was said, with the short name of its paper.
func (c *content) abridged(f finding.Finding, id string) finding.Finding {
	if f.Message == "" {
		f = c.own.Explain(f)
	}
	if id != "" {
		long, short := c.own.Say("document."+id+".title", nil), c.numbered(id)
		f.Message, f.Fix = strings.ReplaceAll(f.Message, long, short), strings.ReplaceAll(f.Fix, long, short)
	}
	return f
}

// paperOf is the paper that a finding speaks of.
func paperOf(f finding.Finding) (id string, ok bool) {
	key, _ := f.Args["document"].(finding.Key)
	return paperOfKey(key)
}

// ofPaper says a finding of a paper with the given name of it, and with the id
// where a mend names that.
func (c *content) ofPaper(f finding.Finding, name, id string) finding.Finding {
	args := maps.Clone(f.Args)
	args["document"] = name
	if _, named := args["id"]; named {
		args["id"] = id
	}
	f.Args = args
	return c.own.Explain(f)
}

// ofPapers is one finding for several papers.
func (c *content) ofPapers(findings []finding.Finding) finding.Finding {
	all := c.ofPaper(findings[0], c.paperNames(findings), c.ids(findings))
	var where, sources []string
	for _, f := range findings {
		where = append(where, f.Where)
		sources = append(sources, f.Sources...)
	}
	all.Where, all.Sources = joined(", ", once(where)...), once(sources)
	return all
}

// once are the words, each where it first comes.
func once(words []string) []string {
	var out []string
	for _, word := range words {
		if !slices.Contains(out, word) {
			out = append(out, word)
		}
	}
	return out
}

func (c *content) ids(findings []finding.Finding) string {
	var ids []string
	for _, f := range findings {
		id, _ := paperOf(f)
		ids = append(ids, id)
	}
	return c.list(ids)
}

// paperNames are the short names of the papers with their numbers in the list.
func (c *content) paperNames(findings []finding.Finding) string {
	var names []string
	for _, f := range findings {
		id, _ := paperOf(f)
		names = append(names, c.numbered(id))
	}
	return c.list(names)
}

// numbered is the short name of a paper with its number, if it is in the list.
func (c *content) numbered(id string) string {
	for i, item := range c.packet.Documents {
		if item.ID == id {
			return c.own.Say("checklist.first.paper", finding.Args{"paper": packet.ShortTitle(c.own, id), "n": i + 1})
		}
	}
	return c.own.Say(string(packet.ShortTitle(c.own, id)), nil)
}
