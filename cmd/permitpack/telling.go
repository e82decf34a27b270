package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"permitpack/generator"
	"permitpack/generator/finding"
	"permitpack/generator/text"
)

// teller writes the catalogue for a person.
type teller struct {
	w     io.Writer
	words *text.Words
	// procedures is how many there are, so that a rule of all of them says so.
	procedures int
}

func (a *app) teller(engine *generator.Engine, language text.Language) *teller {
	return &teller{w: a.stdout, words: engine.Words(language), procedures: engine.Counts().Procedures}
}

func (t *teller) say(key string, args finding.Args) string { return t.words.Say("rules."+key, args) }

func (t *teller) heading(key string) { fmt.Fprintf(t.w, "\n%s\n", t.say("heading."+key, nil)) }

const (
	indent = "  "
	// someRules is how many rules are named behind a fact.
	someRules = 4
)

// index writes the ids, each kind in a table of its own.
func (t *teller) index(x generator.CatalogueIndex) {
	args := countArgs(x.Counts)
	args["version"] = x.Version
	fmt.Fprintln(t.w, t.say("head", args))
	if x.Overlay != nil {
		fmt.Fprintln(t.w, t.say("overlay", finding.Args{"version": x.Overlay.Version, "over": x.Overlay.Over}))
	}
	fmt.Fprintln(t.w, t.say("more", nil))
	t.entries("procedures", x.Procedures)
	t.heading("grounds")
	for _, list := range x.Grounds {
		fmt.Fprintln(t.w, indent+t.among(list.Procedures)+":")
		t.table(indent+indent, list.Grounds)
	}
	t.entries("documents", x.Documents)
	t.entries("deadlines", x.Deadlines)
	t.entries("limits", x.Limits)
	t.heading("fees")
	for _, list := range x.Fees {
		t.fees(list)
	}
	t.facts(x.Facts)
	t.sources(x.Sources)
}

func (t *teller) entries(heading string, entries []generator.CatalogueEntry) {
	t.heading(heading)
	t.table(indent, entries)
}

// table writes id, place and title or, of what has a value, that and where it holds.
func (t *teller) table(indent string, entries []generator.CatalogueEntry) {
	table := columns{indent: indent}
	for _, e := range entries {
		row := []string{e.ID}
		if e.Article != "" {
			row = append(row, e.Article)
		}
		row = append(row, e.Title)
		if e.Value != "" {
			row = append(row, e.Value, t.among(e.Procedures))
		}
		table.add(row...)
	}
	table.write(t.w)
}

// fees writes a line for each class and term, with the amounts of all speeds.
func (t *teller) fees(list generator.FeeList) {
	fmt.Fprintf(t.w, "%s%s – %s: %s\n", indent, list.ID, list.Title, t.among(list.Procedures))
	table := columns{indent: indent + indent}
	for at, row := range list.Rows {
		same := func(other generator.FeeEntry) bool { return other.Class == row.Class && other.UpTo == row.UpTo }
		if slices.IndexFunc(list.Rows, same) < at {
			continue // told with the first of its class and term
		}
		var amounts []string
		for _, other := range list.Rows {
			if same(other) {
				amounts = append(amounts, other.SpeedText+" "+other.AmountText)
			}
		}
		upTo := row.UpToText
		if upTo != "" {
			upTo = t.say("up-to", finding.Args{"length": upTo})
		}
		table.add(row.ClassText, upTo, strings.Join(amounts, "; "))
	}
	table.write(t.w)
}

func (t *teller) facts(facts []generator.FactEntry) {
	for _, circumstance := range []bool{true, false} {
		if circumstance {
			t.heading("circumstances")
		} else {
			t.heading("facts")
		}
		table := columns{indent: indent}
		for _, f := range facts {
			if f.Circumstance == circumstance {
				table.add(f.Name, t.users(f.Rules))
			}
		}
		table.write(t.w)
	}
}

// users names the first few rules that ask for a fact.
func (t *teller) users(rules []string) string {
	if len(rules) == 0 {
		return t.say("no-rule", nil)
	}
	named := strings.Join(rules[:min(someRules, len(rules))], ", ")
	if rest := len(rules) - someRules; rest > 0 {
		return t.say("and-more", finding.Args{"list": named, "rest": rest})
	}
	return named
}

func (t *teller) sources(sources []generator.SourceEntry) {
	t.heading("sources")
	table := columns{indent: indent}
	for _, s := range sources {
		table.add(s.ID, s.Read.String(), t.words.Say("standing."+string(s.Standing), nil), s.Title)
	}
	table.write(t.w)
}

// among names procedures, or says that it is all of them.
func (t *teller) among(procedures []string) string {
	if len(procedures) == t.procedures {
		return t.say("all-procedures", nil)
	}
	return strings.Join(procedures, ", ")
}

// shown writes what an id is and every claim behind it.
func (t *teller) shown(s generator.Shown) {
	for i, m := range s.Is {
		if m.Kind == "rule" {
			continue // its name stands over its claims
		}
		if i > 0 {
			fmt.Fprintln(t.w)
		}
		fmt.Fprintf(t.w, "%s – %s", s.ID, t.say("kind."+m.Kind, nil))
		if m.Title != s.ID { // a fact has no other name
			fmt.Fprintf(t.w, ": %s", m.Title)
		}
		fmt.Fprintln(t.w)
		if len(m.Procedures) > 0 {
			fmt.Fprintln(t.w, indent+t.say("in", finding.Args{"list": t.among(m.Procedures)}))
		}
		table := columns{indent: indent}
		for _, d := range m.Details {
			table.add(t.say("detail."+d.Name, nil), d.Text)
		}
		table.write(t.w)
	}
	for _, r := range s.Rules {
		t.rule(r.Rule, r.Title, r.Procedures)
		t.claims(r.Claims)
	}
}

// conflicts writes each rule with its safe and its official value and the claims.
func (t *teller) conflicts(conflicts []generator.RuleConflict) {
	fmt.Fprintln(t.w, t.say("conflict-count", finding.Args{"n": len(conflicts)}))
	for _, c := range conflicts {
		t.rule(c.Rule, c.Title, c.Procedures)
		official := c.OfficialText
		if official == "" {
			official = t.say("no-official", nil)
		}
		fmt.Fprintln(t.w, indent+t.say("followed", finding.Args{"value": c.SafeText}))
		fmt.Fprintln(t.w, indent+t.say("official", finding.Args{"value": official}))
		t.claims(c.Shown)
	}
}

// rule writes the name of a rule, and where it stands; a statement has no other name than its id.
func (t *teller) rule(id, title string, procedures []string) {
	if title != id {
		id += " – " + title
	}
	fmt.Fprintf(t.w, "\n%s\n%s%s\n", id, indent, t.say("in", finding.Args{"list": t.among(procedures)}))
}

func (t *teller) claims(claims []generator.ShownClaim) {
	table := columns{indent: indent + indent}
	for _, c := range claims {
		table.add(c.Text, t.words.Say("standing."+string(c.Standing), nil), c.Citation(), c.Read.String(), t.about(c))
	}
	table.write(t.w)
}

// about says whom a claim speaks of, when, and what its readers noted.
func (t *teller) about(c generator.ShownClaim) string {
	var parts []string
	list := func(key string, words []string) {
		if len(words) > 0 {
			parts = append(parts, t.say(key, finding.Args{"list": strings.Join(words, ", ")}))
		}
	}
	list("only", c.Grounds)
	list("not-for", c.NotGrounds)
	list("speeds", c.Tiers)
	list("when", c.When)
	if c.From != nil {
		parts = append(parts, t.say("from", finding.Args{"day": *c.From}))
	}
	if c.Missed == finding.Info {
		parts = append(parts, t.say("only-told", nil))
	} else if c.Missed != "" {
		parts = append(parts, t.say("missed", finding.Args{"severity": finding.Key("severity." + string(c.Missed))}))
	}
	if c.Note != "" {
		parts = append(parts, c.Note)
	}
	return strings.Join(parts, "; ")
}
