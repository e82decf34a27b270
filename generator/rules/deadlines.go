package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/profile"
	"permitpack/generator/text"
)

// SoonDays is how near a deadline is called soon.
const SoonDays = 30

// Anchors that are computed on the way.
const (
	// Filing is the safe day to file, or today where that has passed.
	Filing = "filing"
	// PermitEnd is the last day of the permit asked for.
	PermitEnd = "permit-end"
	// StayEnd stands for the end of the lawful stay.
	StayEnd = "stay.authorised_until"
)

// deadlines computes the days of the procedure in their order, so that one may
// be counted from another before it.
func (d *decider) deadlines() {
	anchors := d.profile.Anchors()
	d.filing = d.today
	anchors[Filing] = d.filing
	anchors[PermitEnd] = d.permitEnd()
	projected, bySpeed := map[string]bool{}, map[string]bool{}
	for _, rule := range d.procedure.Deadlines {
		if rule.ID == d.procedure.ValidFor && !d.facts["has-passport"] {
			continue
		}
		anchor := rule.Anchor
		if or := anchors[rule.OrAnchor]; !or.IsZero() && (anchors[anchor].IsZero() || or.Before(anchors[anchor])) {
			anchor = rule.OrAnchor
		}
		due, ok := d.due(rule, anchor, anchors[anchor])
		if !ok {
			continue
		}
		d.noteDue(rule, due)
		due.Projected = due.Projected || projected[anchor]
		due.BySpeed = due.BySpeed || bySpeed[anchor]
		anchors[rule.ID], projected[rule.ID], bySpeed[rule.ID] = due.Last(), due.Projected, due.BySpeed
		switch {
		case rule.ID == d.procedure.FileBy:
			due = d.filed(due)
			anchors[Filing], projected[Filing], bySpeed[Filing] = d.filing, due.Projected, due.BySpeed
		case rule.ID == d.procedure.ValidFor:
			due = d.held(due)
		case rule.Kind == Act && profile.HasKey(anchor):
			d.lateAct(due)
		}
		d.out.Deadlines = append(d.out.Deadlines, due)
	}
	d.waits()
	d.stayEnded()
}

// filed takes the application to be filed on the safe day, where that is still ahead.
func (d *decider) filed(due Due) Due {
	if due.Safe.After(d.today) {
		d.filing = due.Safe
	}
	if due.Anchor == StayEnd {
		due.Anchor = d.keyBehind(StayEnd)
	}
	d.lateFiling(due)
	return due
}

// waits finds that the application would be filed before it may be. Whether a
// wait is over on the day of filing is what its status says.
func (d *decider) waits() {
	for i := range d.out.Deadlines {
		due := &d.out.Deadlines[i]
		if due.Kind != Wait {
			continue
		}
		due.Status = OK
		if !d.filing.Before(due.Safe) {
			continue
		}
		due.Status = Overdue
		rule := d.procedure.deadline(due.ID)
		missed := slices.DeleteFunc(live(d, rule.Claims, d.facts), func(c Claim[int]) bool {
			return !d.filing.Before(rule.count(c, due.AnchorDate, d.catalogue.Calendar))
		})
		d.find(finding.Finding{
			ID: rule.Finding, Severity: Worst(missed), Where: d.keyBehind(due.Anchor), Sources: Citations(missed),
			Args: finding.Args{"day": due.Safe, "filing": d.filing, "n": due.Safe.DaysSince(d.filing)},
		})
	}
}

// stayEnded finds that the lawful stay has ended: an error where the application
// has to be filed before that, else something to look after.
func (d *decider) stayEnded() {
	end, key := d.profile.StayEnd()
	if end.IsZero() || !d.today.After(end) {
		return
	}
	if d.procedure.deadline(d.procedure.FileBy).Anchor != StayEnd {
		d.find(finding.Finding{ID: "stay.over", Severity: finding.Warning, Where: key, Sources: []string{}})
		return
	}
	f := finding.Finding{ID: "stay.ended", Severity: finding.Error, Where: key, Sources: []string{}}
	for _, c := range d.deadline(d.procedure.FileBy).Claims {
		f.Sources = append(f.Sources, c.Source)
	}
	d.find(f)
}

// held says of the passport's validity whether it is long enough, not how many days are left.
func (d *decider) held(due Due) Due {
	if expires := d.profile.Passport.ExpiresOn; !expires.IsZero() && expires.Before(due.Safe) {
		due.Status = Overdue
	}
	return due
}

// keyBehind is the profile key to point at for an anchor: where the anchor is
// another deadline, or the filing, the key that this one is counted from in the end.
func (d *decider) keyBehind(anchor string) string {
	for range d.procedure.Deadlines { // an anchor stands before what is counted from it, so that is enough
		if profile.HasKey(anchor) {
			break
		}
		if anchor == Filing {
			anchor = d.procedure.FileBy
		}
		anchor = cmp.Or(d.deadline(anchor).Anchor, d.procedure.deadline(anchor).Anchor)
	}
	if anchor == StayEnd || !profile.HasKey(anchor) {
		_, anchor = d.profile.StayEnd()
	}
	return anchor
}

// knows tells whether the day of an anchor is known. Those of the filing and of
// the permit's end follow from others, so that no profile lacks them.
func (d *decider) knows(anchor string) bool {
	return anchor == Filing || anchor == PermitEnd || !d.profile.Anchors()[anchor].IsZero() || d.deadline(anchor).ID != ""
}

// Last is the legal last day, or the safe one where no official claim gives any:
// the day that others are counted from.
func (due Due) Last() date.Date {
	if due.Legal.IsZero() {
		return due.Safe
	}
	return due.Legal
}

// deadline finds a computed deadline by id; the zero Due where there is none.
func (d *decider) deadline(id string) Due { return dueOf(d.out.Deadlines, id) }

func dueOf(deadlines []Due, id string) Due {
	for _, due := range deadlines {
		if due.ID == id {
			return due
		}
	}
	return Due{}
}

// due counts one deadline; it is false where the anchor is not known or no claim is live.
func (d *decider) due(rule Deadline, anchor string, from date.Date) (Due, bool) {
	claims := live(d, rule.Claims, d.facts)
	if from.IsZero() || !slices.ContainsFunc(claims, func(c Claim[int]) bool { return c.Followed() }) {
		return Due{}, false
	}
	due := Due{
		ID: rule.ID, Words: rule.Words, Anchor: anchor, Anchors: rule.anchors(), AnchorDate: from,
		Direction: rule.Direction, Kind: rule.Kind, BySpeed: rule.bySpeed(),
	}
	for _, c := range claims {
		counted := rule.count(c, from, d.catalogue.Calendar)
		last := rule.move(counted, d.catalogue.Calendar)
		claim := DueClaim{
			Value: c.Value, Unit: date.Unit(c.Unit), Counted: counted, Date: last, Safe: rule.moveBack(counted, d.catalogue.Calendar),
			Standing: c.Standing, Source: c.Citation(), Projected: rule.projected(c, from, counted, d.catalogue.Calendar),
			aside: !c.Followed(),
		}
		due.Claims = append(due.Claims, claim)
		if claim.aside {
			continue
		}
		if c.Standing.Binds() {
			due.Legal = stricter(rule.Kind, rule.Direction, due.Legal, last)
		}
		due.Safe = stricter(rule.Kind, rule.Direction, due.Safe, claim.Safe)
		due.Projected = due.Projected || claim.Projected
	}
	due.left(d.today)
	return due, true
}

// noteDue tells where the sources of a deadline differ, and that it runs past
// the last year whose holidays are known.
func (d *decider) noteDue(rule Deadline, due Due) {
	name := finding.Key("deadline." + rule.ID + ".title")
	claims := live(d, rule.Claims, d.facts)
	strictest := claims[due.strictest()]
	d.differ(rule.ID, "rule.deadline", titled(rule.ID), state(claims, numberQuantity, alike), numberQuantity(strictest.Value, strictest.Unit))
	known := func(c DueClaim) bool { return d.catalogue.Calendar.Knows(c.Date) }
	if rule.moves() && !all(due.Claims, known) {
		d.find(finding.Finding{
			ID: "deadline.calendar-unknown", Severity: finding.Warning, Where: d.keyBehind(due.Anchor), Sources: Citations(claims),
			Args: finding.Args{"deadline": name, "year": strconv.Itoa(d.catalogue.Calendar.LastYear())},
		})
	}
}

func all[T any](list []T, holds func(T) bool) bool {
	return !slices.ContainsFunc(list, func(v T) bool { return !holds(v) })
}

// strictest is the index of the claim that gives the strictest day, of those
// that are followed.
func (due Due) strictest() int {
	strictest := -1
	for i, c := range due.Claims {
		switch {
		case c.aside:
		case strictest < 0:
			strictest = i
		case c.Date != due.Claims[strictest].Date && stricter(due.Kind, due.Direction, due.Claims[strictest].Date, c.Date) == c.Date:
			strictest = i
		}
	}
	return strictest
}

// stricter is the day that asks more: the earlier one to act by, the later one
// that a paper has to reach or that has to be waited for. The zero Date asks nothing.
func stricter(kind Kind, direction Direction, a, b date.Date) date.Date {
	if (kind == Validity || kind == Wait) && direction == After {
		if a.Before(b) {
			return b
		}
		return a
	}
	return date.Earlier(a, b)
}

// left says how near the safe day is.
func (due *Due) left(today date.Date) {
	due.DaysLeft = due.Safe.DaysSince(today)
	due.Status = dueStatus(due.DaysLeft)
}

func dueStatus(daysLeft int) DueStatus {
	switch {
	case daysLeft < 0:
		return Overdue
	case daysLeft <= SoonDays:
		return Soon
	}
	return OK
}

func (rule Deadline) count(c Claim[int], anchor date.Date, calendar *date.Calendar) date.Date {
	period := date.Period{Value: c.Value, Unit: date.Unit(c.Unit)}
	if rule.Direction == Before {
		return period.Before(anchor, calendar)
	}
	return period.After(anchor, calendar)
}

// move is where a counted day ends by the counting rules: a last day that is
// not a working day moves to the next one, for "at least so long before" to the one before.
func (rule Deadline) move(counted date.Date, calendar *date.Calendar) date.Date {
	switch {
	case !rule.moves():
		return counted
	case rule.Direction == Before:
		return calendar.OnOrBefore(counted)
	}
	return calendar.OnOrAfter(counted)
}

// moveBack is the working day on which the applicant is in time in any case.
func (rule Deadline) moveBack(counted date.Date, calendar *date.Calendar) date.Date {
	if !rule.moves() {
		return counted
	}
	return calendar.OnOrBefore(counted)
}

// moves tells whether a counted day that is not worked is moved to one that is.
func (rule Deadline) moves() bool { return rule.Kind.Moves() }

// anchors are the days of which the earlier one that is known counts.
func (rule Deadline) anchors() []string {
	if rule.OrAnchor == "" {
		return []string{rule.Anchor}
	}
	return []string{rule.Anchor, rule.OrAnchor}
}

// bySpeed tells whether a claim of the rule speaks of some speeds alone.
func (rule Deadline) bySpeed() bool {
	return slices.ContainsFunc(rule.Claims, func(c Claim[int]) bool { return len(c.Tiers) > 0 })
}

// projected tells whether the counted day would change if a projected day off did.
func (rule Deadline) projected(c Claim[int], anchor, counted date.Date, calendar *date.Calendar) bool {
	switch {
	case !rule.moves():
		return false
	case date.Unit(c.Unit) == date.WorkingDays:
		return calendar.Projected(anchor, counted)
	}
	return calendar.Projected(counted, rule.move(counted, calendar))
}

// lateFiling finds that the day to file has passed. While the stay runs, filing
// still helps, so that is a warning.
func (d *decider) lateFiling(due Due) {
	switch {
	case due.Direction == Before && d.today.After(due.AnchorDate):
		// What is found then is that the stay has ended.
	case due.Direction == After:
		d.lateAct(due)
	case !due.Legal.IsZero() && d.today.After(due.Legal):
		d.late(due, "deadline.filing-passed")
	case d.today.After(due.Safe):
		d.late(due, "deadline.safe-day-passed")
	}
}

// lateAct finds that the day has passed by which something had to be done.
func (d *decider) lateAct(due Due) {
	switch {
	case !due.Legal.IsZero() && d.today.After(due.Legal):
		d.late(due, "deadline.passed")
	case d.today.After(due.Safe):
		d.late(due, "deadline.safe-day-passed")
	}
}

func (d *decider) late(due Due, id string) {
	f := finding.Finding{
		ID: id, Severity: finding.Warning, Where: d.keyBehind(due.Anchor),
		Args: finding.Args{"legal": due.Legal, "safe": due.Safe, "deadline": finding.Key(due.text("title"))},
	}
	for _, c := range due.Claims {
		f.Sources = append(f.Sources, c.Source)
	}
	d.find(f)
}

// expiries are the last days of the papers of which the profile states one.
func (d *decider) expiries() {
	for i, paper := range d.profile.Documents {
		if paper.ValidUntil.IsZero() {
			continue
		}
		due := Due{
			ID: "paper-expires", Paper: paper.ID, Anchor: fmt.Sprintf("documents[%d].valid_until", i), AnchorDate: paper.ValidUntil,
			Direction: After, Kind: Expiry, Legal: paper.ValidUntil, Safe: paper.ValidUntil,
			About: finding.Args{"document": finding.Key("document." + paper.ID + ".title")},
		}
		due.left(d.today)
		d.out.Deadlines = append(d.out.Deadlines, due)
	}
}

// Title says what the day is for.
func (due Due) Title(words *text.Words) string {
	return words.Say(due.text("title"), due.About)
}

// Rule says the deadline's rule in words, with the period of the strictest claim.
func (due Due) Rule(words *text.Words) string {
	if len(due.Claims) == 0 {
		return words.Say(due.text("rule"), due.About)
	}
	return due.RuleBy(words, due.Strictest())
}

// RuleBy says the deadline's rule in words, with the period of the claim.
func (due Due) RuleBy(words *text.Words, claim DueClaim) string {
	return words.Say(due.text("rule"), finding.Args{
		"period": finding.Count{Key: finding.Key("unit." + string(claim.Unit)), N: claim.Value},
	})
}

// Strictest is the claim that gives the strictest day, of those that are
// followed; of equals the first.
func (due Due) Strictest() DueClaim { return due.Claims[due.strictest()] }

func (due Due) text(part string) string { return deadlineText(cmp.Or(due.Words, due.ID), part) }
