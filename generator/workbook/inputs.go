package workbook

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"permitpack/generator/date"
	"permitpack/generator/rules"
	"permitpack/generator/workbook/xlsx"
)

// input is a cell of the summary that may be changed.
type input struct {
	// name is that of its range, which formulas use.
	name  string
	label string
	cell  cell
	// unit stands behind the cell, or is empty.
	unit  string
	check xlsx.Check
	// literal is the value as a formula has it.
	literal string
}

// gather lists the inputs: the day, what is asked for, and the applicant's dates.
func (r *renderer) gather() {
	k := r.reckoning
	r.addDay(nameToday, r.say("summary.today"), r.packet.Today)
	if r.choosable() {
		speed := r.speedName(k.Speed)
		r.inputs = append(r.inputs, input{
			name: nameSpeed, label: r.say("fees.speed"), cell: words(speed), literal: xlsx.Quote(speed),
			check: xlsx.Check{Kind: xlsx.List, First: nameSpeeds, Title: r.say("fees.speed"), Message: r.say("check.list")},
		})
	}
	if k.Term.Unit != "" && !k.TermFixed {
		r.addNumber(nameTerm, r.say("summary.term"), k.Term.Value, string(k.Term.Unit), mostTerm)
	}
	for _, limit := range k.StayLimits {
		if limit.Days > 0 {
			r.addKey("stay.entered_on", k.Entered)
			r.addNumber(rangeName(limit.Key), r.anchor(limit.Key), limit.Days, string(date.Days), mostVisaDays)
			continue
		}
		r.addKey(limit.Key, limit.Day)
	}
	for _, d := range k.Days {
		r.addKey(d.Key, d.Day)
	}
	if _, held := r.plan.find(k.ValidFor); held {
		r.addKey("passport.expires_on", k.PassportExpires)
	}
	for _, a := range k.Absences {
		if a.Window == 0 {
			r.addKey(a.StartKey, a.Start)
		}
	}
	for _, d := range r.plan.deadlines {
		if d.Kind == rules.Expiry {
			r.addDay(rangeName(d.Anchor), d.Title(r.words), d.AnchorDate)
		}
	}
}

// The most that may be typed: more is a slip of the finger.
const (
	mostTerm     = 120
	mostVisaDays = 3650
)

func (r *renderer) addKey(key string, d date.Date) { r.addDay(rangeName(key), r.anchor(key), d) }

func (r *renderer) addDay(name, label string, d date.Date) {
	if r.hasInput(name) || d.IsZero() {
		return
	}
	r.inputs = append(r.inputs, input{
		name: name, label: label, cell: day(d), literal: dayLiteral(d),
		check: xlsx.Check{
			Kind: xlsx.Dates, First: dayLiteral(firstTyped), Last: dayLiteral(lastTyped), Title: label,
			Message: r.words.Say("workbook.check.date", map[string]any{"first": firstTyped.Dotted(), "last": lastTyped.Dotted()}),
		},
	})
}

func (r *renderer) addNumber(name, label string, n int, unit string, most int) {
	r.inputs = append(r.inputs, input{
		name: name, label: label, cell: some(n), literal: fmt.Sprint(n), unit: r.say("count." + unit),
		check: xlsx.Check{
			Kind: xlsx.Whole, First: "1", Last: fmt.Sprint(most), Title: label,
			Message: r.words.Say("workbook.check.number", map[string]any{"most": fmt.Sprint(most)}),
		},
	})
}

func (r *renderer) hasInput(name string) bool {
	return slices.ContainsFunc(r.inputs, func(i input) bool { return i.name == name })
}

// index is the place in a list that a profile key names: documents[2].valid_until.
var index = regexp.MustCompile(`\[\d+\]`)

// anchor says what the count starts from: the event that a profile key holds,
// another deadline, or, where no words are known, the key itself.
func (r *renderer) anchor(key string) string {
	name := key
	if strings.Contains(key, "[") {
		name = index.ReplaceAllString(key, "")
	}
	for _, known := range []string{"workbook.anchor." + name, "deadline." + name + ".title"} {
		if r.words.Has(known) {
			return r.words.Say(known, nil)
		}
	}
	return key
}

// rangeName is the name of the range of a profile key: EnteredOn of
// stay.entered_on, Documents2ValidUntil of documents[1].valid_until.
func rangeName(key string) string {
	var b strings.Builder
	upper := true
	for _, c := range strings.TrimPrefix(key, "stay.") {
		switch {
		case !unicode.IsLetter(c) && !unicode.IsDigit(c):
			upper = true
		case upper:
			b.WriteRune(unicode.ToUpper(c))
			upper = false
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// stayEnds writes the cells for the end of the stay below the inputs, where
// several days end it, and names it.
func (r *renderer) stayEnds(b *block) {
	limits := r.reckoning.StayLimits
	var cells []string
	end := date.Date{}
	for _, limit := range limits {
		end = date.Earlier(end, limit.Day)
		if limit.Days == 0 {
			cells = append(cells, rangeName(limit.Key))
			continue
		}
		at := b.computed(r.say("summary.visa-days-end"), day(limit.Day).by(
			fmt.Sprintf(`IF(COUNT(EnteredOn,%s)<2,"",EnteredOn+%s)`, rangeName(limit.Key), rangeName(limit.Key))))
		cells = append(cells, at)
	}
	switch {
	case len(limits) == 1 && limits[0].Days == 0:
		r.define(nameStayEnd, b.at(rangeName(limits[0].Key)))
	case len(limits) > 0:
		r.define(nameStayEnd, b.computed(r.say("summary.stay-end"), day(end).by(extreme("MIN", cells...))))
	}
}

// permit writes the cells for the permit asked for, and names them.
func (r *renderer) permit(b *block) {
	k := r.reckoning
	if k.PermitEnd.IsZero() {
		return
	}
	start := fmt.Sprintf("MAX(%s,%s)", nameToday, r.sheets[feesAt].down(speedDecided, r.fees.speedsAt+1, r.fees.speedsAt+len(k.Speeds)))
	if k.Speeds[0].Tier == "" {
		start = nameToday
	}
	if k.AfterStay && len(k.StayLimits) > 0 {
		start = fmt.Sprintf(`IF(%s="",%s,%s+1)`, nameStayEnd, start, nameStayEnd)
	}
	r.define(namePermitStart, b.computed(r.say("summary.permit-start"), day(k.PermitStart).by(start)))
	term := nameTerm
	if k.TermFixed {
		term = fmt.Sprint(k.Term.Value)
	}
	end := fmt.Sprintf(`IF(%s<1,"",%s)`, term, onBy(string(k.Term.Unit), namePermitStart, term))
	r.define(namePermitEnd, b.computed(r.say("summary.permit-end"), day(k.PermitEnd).by(end)))
}

// onBy is the formula of a day so many days or months on.
func onBy(unit, from, n string) string {
	if date.Unit(unit) == date.Months {
		return monthsOn(from, "+"+n)
	}
	return from + "+" + n
}
