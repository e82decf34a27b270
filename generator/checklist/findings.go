package checklist

import (
	"maps"
	"slices"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/packet"
)

// findingRow is a finding that has to be mended, or asked about.
func (l *layout) findingRow(f finding.Finding) row {
	tag := plain(plainly(l.own.Say("severity."+string(f.Severity), nil), l.st.strong))
	tag.shade = shadeDim
	if f.Severity == finding.Error {
		tag.shade, tag.paragraphs[0][0].style = darkMark, l.st.inverse
	}
	return row{{tick: true}, tag, plain(l.explained(f))}
}

// explained is what was found, the mend, and where it comes from.
func (l *layout) explained(f finding.Finding) paragraph {
	p := plainly(f.Message, l.st.strong)
	if f.Fix != "" {
		p = p.then("→ "+f.Fix, l.st.body)
	}
	return p.then(joined(" · ", f.Where, strings.Join(f.Sources, ", ")), l.st.caption)
}

// told are the findings of a kind in the applicant's words: papers by their
// short names, and what is found of several papers alike said once.
func (l *layout) told(of func(finding.Finding) bool) []finding.Finding {
	var out []finding.Finding
	alike := map[string][]finding.Finding{} // by what is said of them
	place := map[string]int{}               // where that stands in out
	for _, f := range l.packet.Findings {
		if !of(f) {
			continue
		}
		id, ok := paperOf(f)
		if !ok || !l.asExplained(f) {
			out = append(out, l.abridged(f, id))
			continue
		}
		said := l.ofPaper(f, "", "")
		key := string(f.Severity) + said.Message + said.Fix
		if _, known := place[key]; !known {
			place[key], out = len(out), append(out, finding.Finding{})
		}
		alike[key] = append(alike[key], f)
		out[place[key]] = l.ofPapers(alike[key])
	}
	return out
}

// asExplained tells whether a finding says what its texts say, and nobody added to it.
func (l *layout) asExplained(f finding.Finding) bool {
	plain := l.own.Explain(f)
	return f.Message == "" || f.Message == plain.Message && f.Fix == plain.Fix
}

// abridged is a finding as it was said, with the short name of its paper.
func (l *layout) abridged(f finding.Finding, id string) finding.Finding {
	if f.Message == "" {
		f = l.own.Explain(f)
	}
	if id != "" {
		long, short := l.own.Say("document."+id+".title", nil), l.numbered(id)
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
func (l *layout) ofPaper(f finding.Finding, name, id string) finding.Finding {
	args := maps.Clone(f.Args)
	args["document"] = name
	if _, named := args["id"]; named {
		args["id"] = id
	}
	f.Args = args
	return l.own.Explain(f)
}

// ofPapers is one finding for several papers.
func (l *layout) ofPapers(findings []finding.Finding) finding.Finding {
	all := l.ofPaper(findings[0], l.paperNames(findings), l.ids(findings))
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

func (l *layout) ids(findings []finding.Finding) string {
	var ids []string
	for _, f := range findings {
		id, _ := paperOf(f)
		ids = append(ids, id)
	}
	return l.list(ids)
}

// paperNames are the short names of the papers with their numbers in the list.
func (l *layout) paperNames(findings []finding.Finding) string {
	var names []string
	for _, f := range findings {
		id, _ := paperOf(f)
		names = append(names, l.numbered(id))
	}
	return l.list(names)
}

// numbered is the short name of a paper with its number, if it is in the list.
func (l *layout) numbered(id string) string {
	for i, item := range l.packet.Documents {
		if item.ID == id {
			return l.own.Say("checklist.first.paper", finding.Args{"paper": packet.ShortTitle(l.own, id), "n": i + 1})
		}
	}
	return l.own.Say(string(packet.ShortTitle(l.own, id)), nil)
}
