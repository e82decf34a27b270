package text

import (
	"fmt"
	"strconv"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/money"
)

// locale is how a language writes numbers and dates (CLDR 48, numbers and
// dates; Azerbaijani and Russian dates in the short form that offices use).
type locale struct {
	group, decimal string
	date           func(date.Date) string
	plural         func(int64) category
	categories     []category
}

var locales = map[Language]locale{
	English:     {",", ".", longEnglish, oneOrOther, []category{one, other}},
	Azerbaijani: {".", ",", date.Date.Dotted, oneOrOther, []category{one, other}},
	Russian:     {"\u00a0", ",", date.Date.Dotted, slavic, []category{one, few, many, other}},
	Chinese:     {",", ".", chineseDate, noPlural, []category{other}},
}

func longEnglish(d date.Date) string {
	y, m, day := d.Parts()
	return fmt.Sprintf("%d %s %d", day, m, y)
}

func chineseDate(d date.Date) string {
	y, m, day := d.Parts()
	return fmt.Sprintf("%d年%d月%d日", y, int(m), day)
}

// Date writes a day: "30 November 2026", "30.11.2026", "2026年11月30日". The zero Date is nothing.
func (w *Words) Date(d date.Date) string {
	if d.IsZero() {
		return ""
	}
	return w.locale.date(d)
}

// Number writes a whole number, its thousands grouped: "100,000", "100.000", "100 000".
// The blank of Russian is one at which a line does not break (U+00A0).
func (w *Words) Number(n int64) string {
	sign, digits := "", strconv.FormatInt(n, 10)
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + w.locale.group + digits[at:]
	}
	return sign + digits
}

// Money writes an amount: "240 AZN", "240 manat", "240 манатов". A currency
// without a text "unit.<code>" is written with its code.
func (w *Words) Money(a money.Amount) string {
	var n any = hundredths(a.Hundredths)
	if a.Hundredths%100 == 0 {
		n = a.Hundredths / 100
	}
	if key := "unit." + a.Currency; w.Has(key) {
		return w.Say(key, finding.Args{"n": n})
	}
	number, _ := w.value(n, nil, 1)
	return number + "\u00a0" + a.Currency
}

// hundredths is a number with two decimals.
type hundredths int64

func (w *Words) decimal(h hundredths) string {
	sign, n := "", int64(h)
	if n < 0 && n > -100 {
		sign = "-" // the whole part is 0 and has no sign of its own
	}
	return fmt.Sprintf("%s%s%s%02d", sign, w.Number(n/100), w.locale.decimal, abs(n%100))
}
