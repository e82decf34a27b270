package date

import "fmt"

// Unit is what a period is counted in.
type Unit string

const (
	Days        Unit = "days"
	WorkingDays Unit = "working-days"
	Months      Unit = "months"
)

// Allowed are the units that a catalogue may name.
func (Unit) Allowed() []string {
	return []string{string(Days), string(WorkingDays), string(Months)}
}

// Period is a number of days, working days or months.
type Period struct {
	Value int
	Unit  Unit
}

// String writes "30 days".
func (p Period) String() string { return fmt.Sprintf("%d %s", p.Value, p.Unit) }

// After is the day on which the period that starts with the event on d ends,
// before any move off a non-working day. The day of the event is not counted
// (Law on Administrative Proceedings, Art. 48.2).
func (p Period) After(d Date, c *Calendar) Date { return p.count(d, c, 1) }

// Before is the last day that lies at least the period before d, before any move.
func (p Period) Before(d Date, c *Calendar) Date { return p.count(d, c, -1) }

func (p Period) count(d Date, c *Calendar, sign int) Date {
	switch p.Unit {
	case Months:
		return d.AddMonths(sign * p.Value)
	case WorkingDays:
		return c.AddWorkingDays(d, sign*p.Value)
	default:
		return d.AddDays(sign * p.Value)
	}
}
