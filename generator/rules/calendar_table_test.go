package rules_test

// The non-working weekdays and worked weekend days of the production calendars,
// typed in from the calendars themselves (2024-2026 official, 2027 projected), not
// from the catalogue.

var nonWorkingWeekdays = map[int]string{
	2024: "01-01 01-02 01-03 01-04 01-05 02-07 03-08 03-20 03-21 03-22 03-25 03-26 04-10 04-11 04-12 05-09 05-28 06-17 06-18 06-19 06-26 11-08 11-11 11-12 11-13 12-30 12-31",
	2025: "01-01 01-02 01-03 01-20 01-29 03-20 03-21 03-24 03-25 03-26 03-27 03-28 03-31 05-09 05-28 06-06 06-09 06-16 06-26 06-27 11-10 11-11 12-31",
	2026: "01-01 01-02 01-20 03-09 03-20 03-23 03-24 03-25 03-26 03-27 03-30 05-11 05-27 05-28 05-29 06-15 06-26 11-09 11-10 12-31",
	2027: "01-01 01-04 01-20 03-08 03-09 03-10 03-22 03-23 03-24 03-25 03-26 05-10 05-17 05-18 05-28 06-15 06-28 11-08 11-09 12-31",
}

var workedWeekends = map[int]string{
	2024: "01-07 04-06 11-16 11-23 12-28 12-29",
	2025: "06-21",
	2026: "",
	2027: "",
}

// workingDays is the number of working days of a five-day week in each year.
var workingDays = map[int]int{2024: 241, 2025: 239, 2026: 241, 2027: 241}
