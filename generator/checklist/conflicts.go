package checklist

import (
	"slices"

	"permitpack/generator/finding"
	"permitpack/generator/page"
	"permitpack/generator/rules"
)

// conflicts are the rules on which the sources differ, each in a line with all it is said to be.
func (l *layout) conflicts() []block {
	var blocks []block
	for _, c := range l.packet.Conflicts {
		blocks = append(blocks, l.dotted(l.conflict(c), l.st.small)...)
	}
	return l.titled(l.columnHeading("checklist.conflicts.title"), blocks)
}

// conflict is the rule, the value that is followed, and the others. What is
// followed is bold and marked: the Chinese font has no bold.
func (l *layout) conflict(c rules.Conflict) paragraph {
	bold := page.Style{Size: l.st.small.Size, Bold: true}
	p := plainly(l.own.Say("checklist.conflicts.rule", finding.Args{"rule": l.own.Say(c.Key, abridged(l.own, c.Args))}), l.st.small)
	values := l.values(c)
	for i, v := range values {
		style, said := l.st.small, v.value.Say(l.own)
		if v.value == c.Safe {
			style, said = bold, "» "+said
		}
		end := ";"
		if i == len(values)-1 {
			end = ""
		}
		if v.sources == "" {
			p = p.then(said+end, style)
			continue
		}
		p = p.then(said, style).then(v.sources+end, l.st.caption)
	}
	return p
}

// stated is a value with all who say it.
type stated struct {
	value   rules.Quantity
	sources string
}

// values are what the sources say, the value that is followed first.
func (l *layout) values(c rules.Conflict) []stated {
	all := []stated{{value: c.Safe}}
	for _, claim := range c.Claims {
		i := slices.IndexFunc(all, func(s stated) bool { return s.value == claim.Quantity })
		if i < 0 {
			i, all = len(all), append(all, stated{value: claim.Quantity})
		}
		all[i].sources = joined(", ", all[i].sources, l.saidBy(claim))
	}
	return all
}

// saidBy is the source of a claim, with its standing where that is not the one
// under which the source is listed.
func (l *layout) saidBy(c rules.ConflictClaim) string {
	source := joined(" ", c.Source, c.Article)
	i := slices.IndexFunc(l.packet.Sources, func(s rules.Source) bool { return s.ID == c.Source })
	if i >= 0 && l.packet.Sources[i].Standing == c.Standing {
		return source
	}
	return l.own.Say("checklist.conflicts.source", finding.Args{"source": source, "standing": finding.Key("standing." + string(c.Standing))})
}
