package mrz

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
)

// The specimens of Doc 9303: part 4, appendix A; part 5, appendix B; part 6, appendix B; part 7, appendix A.
var (
	passport = []string{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"}
	card     = []string{"I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"}
	booklet  = []string{"I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"}
	visaA    = []string{"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"}
)

func anna(f Format, number, optional string) Zone {
	return Zone{
		Format: f, Code: "P", Issuer: "UTO", Nationality: "UTO", Surname: "ERIKSSON", GivenNames: "ANNA MARIA",
		Number: number, Birth: Day{74, 8, 12}, Expiry: Day{12, 4, 15}, Sex: "F", Optional: optional,
	}
}

func with(z Zone, change func(*Zone)) Zone { change(&z); return z }

func TestParse(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  Zone
	}{
		{"passport of the standard", passport, anna(TD3, "L898902C3", "ZE184226B")},
		{"card of the standard", card, with(anna(TD1, "D23145890", ""), func(z *Zone) { z.Code = "I" })},
		{"booklet of the standard", booklet, with(anna(TD2, "D23145890", ""), func(z *Zone) { z.Code = "I" })},
		{"visa of the standard", visaA, Zone{
			Format: Visa, Code: "V", Issuer: "UTO", Nationality: "XXX", Surname: "ERIKSSON", GivenNames: "ANNA MARIA",
			Number: "L8988901C", Birth: Day{40, 9, 7}, Expiry: Day{96, 12, 10}, Sex: "F", Optional: "6ZE184226B",
		}},
		{"lower case, spaces, an empty line", []string{" " + strings.ToLower(passport[0]), "", "L898902C3 6 UTO 740812 2 F 120415 9 ZE184226B<<<<< 1 0"}, anna(TD3, "L898902C3", "ZE184226B")},
		{"spaces in the place of fillers", []string{strings.ReplaceAll(passport[0][:43], "<", " ") + "<", passport[1]}, anna(TD3, "L898902C3", "ZE184226B")},
		{"French quotation marks", []string{strings.ReplaceAll(passport[0], "<<", "«"), passport[1]}, anna(TD3, "L898902C3", "ZE184226B")},
		// C01X00T47 by hand: 12·7+0·3+1·1+33·7+0·3+0·1+29·7+4·3+7·1 = 538, digit 8.
		{"Germany has one letter; optional data empty, its digit a filler", []string{
			"P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<", "C01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4",
		}, Zone{
			Format: TD3, Code: "P", Issuer: "D", Nationality: "D", Surname: "MUSTERMANN", GivenNames: "ERIKA",
			Number: "C01X00T47", Birth: Day{64, 8, 12}, Expiry: Day{27, 2, 28}, Sex: "F",
		}},
		// Birth 85<<<<: 8·7+5·3 = 71, digit 1.
		{"day of birth and sex unknown", []string{
			"P<TUROZTURK<<GULSAH<<<<<<<<<<<<<<<<<<<<<<<<<", "U123456784TUR85<<<<1<280605512345678901<<<08",
		}, Zone{
			Format: TD3, Code: "P", Issuer: "TUR", Nationality: "TUR", Surname: "OZTURK", GivenNames: "GULSAH",
			Number: "U12345678", Birth: Day{85, -1, -1}, Expiry: Day{28, 6, 5}, Optional: "12345678901",
		}},
		{"names cut at the end of the line", []string{
			"P<UTONITHIPHATTHANAKUN<<CHALERMPOLWATTHANACH", passport[1],
		}, with(anna(TD3, "L898902C3", "ZE184226B"), func(z *Zone) {
			z.Surname, z.GivenNames, z.Truncated = "NITHIPHATTHANAKUN", "CHALERMPOLWATTHANACH", true
		})},
		{"one name", []string{"P<UTOARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", passport[1]}, with(anna(TD3, "L898902C3", "ZE184226B"), func(z *Zone) {
			z.Surname, z.GivenNames = "ARKFREITH", ""
		})},
		// The standard's example of a long number: D23145890734, digit 9 (part 5, 4.2.4).
		{"long number of a card", []string{"I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<"}, Zone{
			Format: TD1, Code: "I", Issuer: "UTO", Nationality: "UTO", Surname: "STEVENSON", GivenNames: "PETER JOHN",
			Number: "D23145890734", Birth: Day{34, 7, 12}, Expiry: Day{95, 7, 12}, Sex: "M",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, problems := Parse(c.lines)
			if problems != nil {
				t.Errorf("problems: %+v", problems)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// swap puts another character at a column (from 1) of the passport's second line.
func swap(column int, c string) []string {
	l := passport[1]
	return []string{passport[0], l[:column-1] + c + l[column:]}
}

func TestParseProblems(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  []Problem
	}{
		{"nothing", nil, []Problem{{Kind: Lines, Got: 0, Want: 2}}},
		{"one line", passport[:1], []Problem{{Kind: Lines, Got: 1, Want: 2}}},
		{"four lines", append(card[:3:3], "X"), []Problem{{Kind: Lines, Got: 4, Want: 2}}},
		{"a character missing", []string{passport[0][:43], passport[1]}, []Problem{{Kind: Length, Line: 1, Got: 43, Want: 44}}},
		{"both too long", []string{passport[0] + "<", passport[1] + "<<"}, []Problem{
			{Kind: Length, Line: 1, Got: 45, Want: 44}, {Kind: Length, Line: 2, Got: 46, Want: 44},
		}},
		{"a sign of another alphabet", []string{strings.Replace(passport[0], "A", "А", 1)[:45], passport[1]}, []Problem{{Kind: Character, Line: 1, Column: 16}}},
		{"a digit of the number changed", swap(2, "7"), []Problem{{Kind: CheckDigit, Field: Number, Line: 2}}},
		{"a B that two other characters explain as well", swap(2, "B"), []Problem{{Kind: CheckDigit, Field: Number, Line: 2}}},
		{"a nought read as O", swap(6, "O"), []Problem{{Kind: CheckDigit, Field: Number, Line: 2, Column: 6}}},
		{"O in the day of birth", swap(16, "O"), []Problem{{Kind: LetterForDigit, Field: Birth, Line: 2, Column: 16}}},
		{"no such day", swap(18, "4"), []Problem{{Kind: NoDate, Field: Birth, Line: 2, Column: 14}, {Kind: CheckDigit, Field: Birth, Line: 2}}},
		{"sex is no letter of it", swap(21, "W"), []Problem{{Kind: NoSex, Field: Sex, Line: 2, Column: 21}}},
		{"nationality with a nought", swap(13, "0"), []Problem{{Kind: DigitForLetter, Field: Nationality, Line: 2, Column: 13}}},
		{"expiry changed", swap(22, "2"), []Problem{{Kind: CheckDigit, Field: Expiry, Line: 2}}},
		{"optional data changed", swap(30, "F"), []Problem{{Kind: CheckDigit, Field: Optional, Line: 2}}},
		{"composite changed", swap(44, "1"), []Problem{{Kind: CheckDigit, Field: Composite, Line: 2}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, got := Parse(c.lines)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCentury(t *testing.T) {
	for _, c := range []struct {
		reason  string
		day     Day
		on      string
		past    string
		nearest string
	}{
		{"a birth lies in the past", Day{98, 4, 12}, "2026-11-21", "1998-04-12", "1998-04-12"},
		{"a child of this century", Day{26, 11, 21}, "2026-11-21", "2026-11-21", "2026-11-21"},
		{"tomorrow was a hundred years ago", Day{26, 11, 22}, "2026-11-21", "1926-11-22", "2026-11-22"},
		{"expiry in six years", Day{32, 4, 30}, "2026-11-21", "1932-04-30", "2032-04-30"},
		{"expiry past the turn of the century", Day{5, 1, 1}, "2097-01-01", "2005-01-01", "2105-01-01"},
		{"a leap day of 1600 plus 400", Day{0, 2, 29}, "2026-11-21", "2000-02-29", "2000-02-29"},
		{"unknown day", Day{85, -1, -1}, "2026-11-21", "", ""},
	} {
		on := date.MustParse(c.on)
		if past, ok := c.day.NotAfter(on); past.String() != c.past || ok != (c.past != "") {
			t.Errorf("%s: birth on %v, want %s", c.reason, past, c.past)
		}
		if near, ok := c.day.Nearest(on); near.String() != c.nearest || ok != (c.nearest != "") {
			t.Errorf("%s: expiry on %v, want %s", c.reason, near, c.nearest)
		}
	}
}

func TestAgrees(t *testing.T) {
	day := date.MustParse("1974-08-12")
	for _, c := range []struct {
		zone Day
		want bool
	}{
		{Day{74, 8, 12}, true}, {Day{74, -1, -1}, true}, {Day{-1, -1, -1}, true}, {Day{74, 12, 8}, false}, {Day{75, -1, -1}, false},
	} {
		if got := c.zone.Agrees(day); got != c.want {
			t.Errorf("%v agrees: %v", c.zone, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, lines := range [][]string{passport, card, booklet, visaA, {"I<UTOD23145890<7349<<<<<<<<<<<", card[1], card[2]}} {
		f.Add(strings.Join(lines, "\n"))
	}
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Split(text, "\n")
		zone, problems := Parse(lines)
		if zone == (Zone{}) && problems == nil {
			t.Error("nothing was read and nothing is wrong")
		}
		for _, p := range problems {
			if p.Kind == "" || p.Line < 0 || p.Line > len(lines) || p.Column < 0 {
				t.Errorf("problem without a place: %+v", p)
			}
		}
	})
}
