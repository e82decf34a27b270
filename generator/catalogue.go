package generator

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/money"
	"permitpack/generator/profile"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// CatalogueClaim is what one source says, as scripts read it.
type CatalogueClaim struct {
	Value    any            `json:"value"`
	Unit     string         `json:"unit"`
	Standing rules.Standing `json:"standing"`
	Source   string         `json:"source"`
	Article  string         `json:"article"`
	Read     date.Date      `json:"read"`
	// From is the first day of an amount; nil where the claim has none.
	From *date.Date `json:"from,omitempty"`
}

// ShownClaim is a claim with all that the catalogue says of it.
type ShownClaim struct {
	CatalogueClaim
	// Text is the value in the reader's words.
	Text       string           `json:"text"`
	Grounds    []string         `json:"grounds,omitempty"`
	NotGrounds []string         `json:"not_grounds,omitempty"`
	Tiers      []string         `json:"tiers,omitempty"`
	When       []string         `json:"when,omitempty"`
	Missed     finding.Severity `json:"missed,omitempty"`
	Note       string           `json:"note,omitempty"`
}

// Citation is the claim's place in its source.
func (c CatalogueClaim) Citation() string { return strings.TrimSpace(c.Source + " " + c.Article) }

func catalogueClaim(s rules.Stated) CatalogueClaim {
	c := CatalogueClaim{
		Unit: s.Quantity.Unit, Standing: s.Standing, Source: s.Source, Article: s.Article, Read: s.Read,
	}
	if s.Quantity != (rules.Quantity{}) { // a statement has no value
		c.Value = s.Quantity.JSON()
	}
	if !s.From.IsZero() {
		c.From = &s.From
	}
	return c
}

func shownClaim(s rules.Stated, words *text.Words) ShownClaim {
	return ShownClaim{
		CatalogueClaim: catalogueClaim(s), Text: s.Quantity.Say(words), Grounds: s.Grounds, NotGrounds: s.NotGrounds,
		Tiers: s.Tiers, When: s.When, Missed: s.Missed, Note: s.Note,
	}
}

// RuleConflict is a rule on which the sources differ. Its JSON is that of the contract.
type RuleConflict struct {
	Rule       string   `json:"rule"`
	Procedures []string `json:"procedures"`
	// Safe is the value that a packet follows, Official that of the law; several
	// are joined by " | ".
	Safe     string           `json:"safe"`
	Official string           `json:"official"`
	Claims   []CatalogueClaim `json:"claims"`

	// What follows is the same in the reader's words.
	Title                  string       `json:"-"`
	SafeText, OfficialText string       `json:"-"`
	Shown                  []ShownClaim `json:"-"`
}

// Conflicts are the rules on which the sources differ for some applicant.
func (e *Engine) Conflicts(language text.Language) ([]RuleConflict, error) {
	if err := e.book.Prepare(language); err != nil {
		return nil, err
	}
	words := e.Words(language)
	said := func(q rules.Quantity) string { return q.Say(words) }
	all := []RuleConflict{}
	for _, d := range e.catalogue.Disagreements() {
		c := RuleConflict{
			Rule: d.ID, Procedures: d.Procedures, Title: title(d.Rule, words),
			Safe: joined(d.Safe, rules.Quantity.String), Official: joined(d.Official, rules.Quantity.String),
			SafeText: joined(d.Safe, said), OfficialText: joined(d.Official, said),
		}
		for _, s := range d.Claims {
			c.Claims = append(c.Claims, catalogueClaim(s))
			c.Shown = append(c.Shown, shownClaim(s, words))
		}
		all = append(all, c)
	}
	return all, nil
}

func joined(values []rules.Quantity, say func(rules.Quantity) string) string {
	var said []string
	for _, v := range values {
		said = append(said, say(v))
	}
	return strings.Join(said, " | ")
}

// title is the rule's name; a statement on which sources agree has none.
func title(r rules.Rule, words *text.Words) string {
	if !words.Has(r.Key) {
		return r.ID
	}
	return words.Say(r.Key, r.Args)
}

// CatalogueIndex are the ids of the catalogue with what they are called.
type CatalogueIndex struct {
	Version    date.Date        `json:"catalogue"`
	Overlay    *rules.Overlay   `json:"overlay,omitempty"`
	Counts     CatalogueCounts  `json:"counts"`
	Procedures []CatalogueEntry `json:"procedures"`
	Grounds    []GroundList     `json:"grounds"`
	Documents  []CatalogueEntry `json:"documents"`
	Deadlines  []CatalogueEntry `json:"deadlines"`
	Limits     []CatalogueEntry `json:"limits"`
	Fees       []FeeList        `json:"fees"`
	Facts      []FactEntry      `json:"facts"`
	Sources    []SourceEntry    `json:"sources"`
}

// CatalogueCounts say how much the catalogue holds. Claims are counted once for
// procedures that share them.
type CatalogueCounts struct {
	Procedures int `json:"procedures"`
	Claims     int `json:"claims"`
	Conflicts  int `json:"conflicts"`
	Sources    int `json:"sources"`
}

// CatalogueEntry is one id.
type CatalogueEntry struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	// Article is its place in the law, Value what the law says where it is a number or a word.
	Article    string   `json:"article,omitempty"`
	Value      string   `json:"value,omitempty"`
	Procedures []string `json:"procedures,omitempty"`
}

// GroundList are the grounds that some procedures share.
type GroundList struct {
	Procedures []string         `json:"procedures"`
	Grounds    []CatalogueEntry `json:"grounds"`
}

// FeeList is the fee table that some procedures share.
type FeeList struct {
	ID         string     `json:"id"`
	Title      string     `json:"title"`
	Procedures []string   `json:"procedures"`
	Rows       []FeeEntry `json:"rows"`
}

// FeeEntry is one amount in force, or to come.
type FeeEntry struct {
	Class string `json:"class"`
	Tier  string `json:"tier"`
	// UpTo is the longest term that the amount covers; empty where it covers all.
	UpTo string `json:"up_to,omitempty"`
	// Amount is in hundredths.
	Amount   int64     `json:"amount"`
	Currency string    `json:"currency"`
	From     date.Date `json:"from"`
	Article  string    `json:"article"`

	ClassText, SpeedText, UpToText, AmountText string `json:"-"`
}

// FactEntry is a fact with the rules that ask for it.
type FactEntry struct {
	Name string `json:"name"`
	// Circumstance says that the profile names it under circumstances.
	Circumstance bool     `json:"circumstance"`
	Rules        []string `json:"rules"`
}

// SourceEntry is a source.
type SourceEntry struct {
	ID       string         `json:"id"`
	Title    string         `json:"title"`
	URL      string         `json:"url"`
	Edition  string         `json:"edition"`
	Standing rules.Standing `json:"standing"`
	Read     date.Date      `json:"read"`
}

// Index lists the catalogue in the words of the language.
func (e *Engine) Index(language text.Language) (CatalogueIndex, error) {
	if err := e.book.Prepare(language); err != nil {
		return CatalogueIndex{}, err
	}
	words, c := e.Words(language), e.catalogue
	index := CatalogueIndex{
		Version: c.Version, Overlay: c.Overlay, Counts: e.Counts(), Grounds: e.groundLists(words), Fees: e.feeLists(words), Facts: e.facts(),
		Deadlines: e.valued(words, isDeadline), Limits: e.valued(words, isLimit),
	}
	for _, id := range c.ProcedureIDs() {
		p := c.Procedure(id)
		index.Procedures = append(index.Procedures, CatalogueEntry{
			ID: id, Title: words.Say("procedure."+id+".title", nil), Article: place(p.Source, p.Article),
		})
	}
	for _, id := range c.DocumentIDs {
		index.Documents = append(index.Documents, CatalogueEntry{
			ID: id, Title: words.Say("document."+id+".title", nil), Procedures: e.proceduresWith(func(p *rules.Procedure) bool {
				return slices.ContainsFunc(p.Documents, func(d rules.DocumentRequirement) bool { return d.ID == id })
			}),
		})
	}
	for _, s := range c.Sources {
		index.Sources = append(index.Sources, SourceEntry{s.ID, s.Title, s.URL, s.Edition, s.Standing, s.Read})
	}
	return index, nil
}

// Counts say how much the catalogue holds.
func (e *Engine) Counts() CatalogueCounts {
	counts := CatalogueCounts{
		Procedures: len(e.catalogue.ProcedureIDs()), Sources: len(e.catalogue.Sources), Conflicts: len(e.catalogue.Disagreements()),
	}
	for _, rule := range e.catalogue.Rules(everyClaim) {
		counts.Claims += len(rule.Claims)
	}
	return counts
}

// OverlayAge finds that the overlay was written against another version of the built-in catalogue.
func (e *Engine) OverlayAge() (finding.Finding, bool) { return e.catalogue.OverlayAge() }

// UnusedFacts are the facts that no rule asks for.
func (e *Engine) UnusedFacts() []string { return e.catalogue.Unused() }

func everyClaim(_ string, r rules.Rule) []rules.Stated { return r.Claims }

func place(source, article string) string { return strings.TrimSpace(source + " " + article) }

func (e *Engine) proceduresWith(has func(p *rules.Procedure) bool) []string {
	return slices.DeleteFunc(e.catalogue.ProcedureIDs(), func(id string) bool { return !has(e.catalogue.Procedure(id)) })
}

// together groups the procedures of which the same is to be told.
func together[T any](e *Engine, of func(p *rules.Procedure) T, empty func(T) bool) (groups [][]string, told []T) {
	at := map[string]int{}
	for _, id := range e.catalogue.ProcedureIDs() {
		what := of(e.catalogue.Procedure(id))
		if empty(what) {
			continue
		}
		print := fmt.Sprint(what)
		if i, known := at[print]; known {
			groups[i] = append(groups[i], id)
			continue
		}
		at[print] = len(told)
		groups, told = append(groups, []string{id}), append(told, what)
	}
	return groups, told
}

func (e *Engine) groundLists(words *text.Words) []GroundList {
	groups, told := together(e, func(p *rules.Procedure) []CatalogueEntry {
		var grounds []CatalogueEntry
		for _, g := range p.Grounds {
			grounds = append(grounds, CatalogueEntry{ID: g.ID, Title: words.Say(g.Text("title"), nil), Article: g.Citation()})
		}
		return grounds
	}, func(grounds []CatalogueEntry) bool { return len(grounds) == 0 })
	var lists []GroundList
	for i, grounds := range told {
		lists = append(lists, GroundList{groups[i], grounds})
	}
	return lists
}

func (e *Engine) feeLists(words *text.Words) []FeeList {
	groups, told := together(e, func(p *rules.Procedure) FeeList {
		list := FeeList{ID: p.Fees.ID, Title: words.Say("fee."+p.Fees.ID+".title", nil)}
		for row := range p.Fees.Amounts(e.catalogue.Day()) {
			list.Rows = append(list.Rows, e.feeEntry(row, words))
		}
		return list
	}, func(list FeeList) bool { return len(list.Rows) == 0 })
	for i := range told {
		told[i].Procedures = groups[i]
	}
	return told
}

func (e *Engine) feeEntry(row rules.StateFee, words *text.Words) FeeEntry {
	amount := money.Manat(int64(row.Amount))
	entry := FeeEntry{
		Class: row.Class, Tier: row.Tier, Amount: amount.Hundredths, Currency: amount.Currency, From: row.From, Article: row.Citation(),
		ClassText: words.Say("fee-class."+row.Class, nil), AmountText: words.Money(amount),
		SpeedText: rules.Fee{Tier: row.Tier, Period: date.Period{Value: row.Days, Unit: row.Unit}}.Speed(words),
	}
	if row.From.After(e.catalogue.Day()) { // the amount before it stands in the list too
		entry.AmountText += " (" + words.Say("rules.from", finding.Args{"day": row.From}) + ")"
	}
	if upTo := row.UpTo(); upTo.Value > 0 {
		entry.UpTo = fmt.Sprintf("%d %s", upTo.Value, upTo.Unit)
		entry.UpToText = words.Say("unit."+string(upTo.Unit), finding.Args{"n": upTo.Value})
	}
	return entry
}

func isDeadline(p *rules.Procedure, rule string) bool {
	return slices.ContainsFunc(p.Deadlines, func(d rules.Deadline) bool { return d.ID == rule })
}

// isLimit tells the rules with a number that bounds what an applicant may ask or has to reach.
func isLimit(p *rules.Procedure, rule string) bool {
	return rule == "term" || strings.HasPrefix(rule, "threshold.") ||
		slices.ContainsFunc(p.Limits, func(l rules.Limit) bool { return l.ID == rule }) ||
		slices.ContainsFunc(p.Absences, func(a rules.AbsenceRule) bool { return a.ID == rule })
}

// valued are the rules of a kind with the values that the law gives or, where
// it gives none, those of others; once for the procedures that agree on them.
func (e *Engine) valued(words *text.Words, of func(p *rules.Procedure, rule string) bool) []CatalogueEntry {
	var entries []CatalogueEntry
	for _, rule := range e.catalogue.Rules(func(procedure string, r rules.Rule) []rules.Stated {
		if !of(e.catalogue.Procedure(procedure), r.ID) {
			return nil
		}
		return r.Live()
	}) {
		value := lawful(rule.Claims, words)
		same := slices.IndexFunc(entries, func(e CatalogueEntry) bool { return e.ID == rule.ID && e.Value == value })
		if same < 0 {
			entries = append(entries, CatalogueEntry{ID: rule.ID, Title: plainTitle(rule.Rule, words), Value: value, Procedures: rule.Procedures})
			continue
		}
		entries[same].Procedures = slices.Sorted(slices.Values(append(entries[same].Procedures, rule.Procedures...)))
	}
	slices.SortStableFunc(entries, func(a, b CatalogueEntry) int { return strings.Compare(a.ID, b.ID) })
	return entries
}

// plainTitle is the name of what a rule is about, for a list of such things.
func plainTitle(r rules.Rule, words *text.Words) string {
	if deadline, is := r.Args["deadline"].(finding.Key); is {
		return words.Say(string(deadline), nil)
	}
	return title(r, words)
}

// lawful are the values of the claims of the law, or of all where it has none.
func lawful(claims []rules.Stated, words *text.Words) string {
	law := slices.DeleteFunc(slices.Clone(claims), func(c rules.Stated) bool { return !c.Standing.Binds() })
	if len(law) == 0 {
		law = claims
	}
	var values []string
	for _, c := range law {
		if said := c.Quantity.Say(words); !slices.Contains(values, said) {
			values = append(values, said)
		}
	}
	return strings.Join(values, " | ")
}

// facts lists the circumstances first, since a profile names them itself.
func (e *Engine) facts() []FactEntry {
	users := e.factUsers()
	circumstances := profile.Circumstance("").Allowed()
	names := append(circumstances, slices.DeleteFunc(profile.FactNames(), func(name string) bool {
		return slices.Contains(circumstances, name)
	})...)
	for _, name := range slices.Sorted(maps.Keys(users)) {
		if !slices.Contains(names, name) { // permit-of-<ground>: named by rules alone
			names = append(names, name)
		}
	}
	var facts []FactEntry
	for _, name := range names {
		facts = append(facts, FactEntry{name, slices.Contains(circumstances, name), append([]string{}, users[name]...)})
	}
	return facts
}

// factUsers are the rules that ask for each fact, sorted.
func (e *Engine) factUsers() map[string][]string {
	users := map[string][]string{}
	for _, id := range e.catalogue.ProcedureIDs() {
		for c := range e.catalogue.Procedure(id).Conditions() {
			for _, fact := range c.Facts {
				bare := strings.TrimPrefix(fact, "not ")
				users[bare] = append(users[bare], c.Of)
			}
		}
	}
	for fact, of := range users {
		slices.Sort(of)
		users[fact] = slices.Compact(of)
	}
	return users
}
