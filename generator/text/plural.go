package text

// category is a plural category of CLDR. Which of them a language has, and for
// which numbers, is in CLDR's supplemental data, plurals.xml (version 48).
type category string

const (
	one   category = "one"
	few   category = "few"
	many  category = "many"
	other category = "other"
)

func (c category) known() bool {
	return c == one || c == few || c == many || c == other
}

// oneOrOther is the rule of English and Azerbaijani: n = 1.
func oneOrOther(n int64) category {
	if n == 1 || n == -1 {
		return one
	}
	return other
}

// slavic is the rule of Russian: 1 день, 2 дня, 5 дней, 11 дней, 21 день.
// `other` is left to fractions.
func slavic(n int64) category {
	tens, units := abs(n%100), abs(n%10)
	switch {
	case units == 1 && tens != 11:
		return one
	case units >= 2 && units <= 4 && (tens < 12 || tens > 14):
		return few
	}
	return many
}

// noPlural is the rule of Chinese.
func noPlural(int64) category { return other }

func abs(n int64) int64 {
	if n < 0 {
		return -n
	}
	return n
}
