package checklist

import (
	"slices"

	"permitpack/generator/finding"
	"permitpack/generator/rules"
)

// conflictList are the rules on which the sources differ, each in a line with all it is said to be.
func (c *content) conflictList() list {
	var conflicts []paragraph
	for _, each := range c.packet.Conflicts {
		conflicts = append(conflicts, c.conflict(each))
	}
	return list{c.columnTitle("checklist.conflicts.title"), smallDot, conflicts}
}

// conflict is the rule, the value that is followed, and the others. What is
// followed is bold and marked: the Chinese font has no bold.
func (c *content) conflict(about rules.Conflict) paragraph {
	p := plainly(c.own.Say("checklist.conflicts.rule", finding.Args{"rule": c.own.Say(about.Key, abridged(c.own, about.Args))}), styleSmall)
	values := c.values(about)
	for i, v := range values {
		style, said := styleSmall, v.value.Say(c.own)
		if v.value == about.Safe {
			style, said = styleSmallStrong, "» "+said
		}
		end := ";"
		if i == len(values)-1 {
			end = ""
		}
		if v.sources == "" {
			p = p.then(said+end, style)
			continue
		}
		p = p.then(said, style).then(v.sources+end, styleCaption)
	}
	return p
}

// stated is a value with all who say it.
type stated struct {
	value   rules.Quantity
	sources string
}

// values are what the sources say, the value that is followed first.
func (c *content) values(about rules.Conflict) []stated {
	all := []stated{{value: about.Safe}}
	for _, claim := range about.Claims {
		i := slices.IndexFunc(all, func(s stated) bool { return s.value == claim.Quantity })
		if i < 0 {
			i, all = len(all), append(all, stated{value: claim.Quantity})
		}
		all[i].sources = joined(", ", all[i].sources, c.saidBy(claim))
	}
	return all
}

// saidBy is the source of a claim, with its standing where that is not the one
// under which the source is listed.
func (c *content) saidBy(claim rules.ConflictClaim) string {
	source := joined(" ", claim.Source, claim.Article)
	i := slices.IndexFunc(c.packet.Sources, func(s rules.Source) bool { return s.ID == claim.Source })
	if i >= 0 && c.packet.Sources[i].Standing == claim.Standing {
		return source
	}
	return c.own.Say("checklist.conflicts.source", finding.Args{"source": source, "standing": finding.Key("standing." + string(claim.Standing))})
}
