package blank_test

import (
	"strings"
	"testing"

	"permitpack/generator/blank"
)

// sound is a layout with a field of every kind, for two pages of A4; SHA stands for the hash.
const sound = `format: 1
blank:
  sha256: SHA
  pages: 2
defaults: {size: 9, min_size: 6}
fields:
  - {value: applicant.surname, x: 20, y: 30, width: 60, height: 6}
  - {value: applicant.birth-date, x: 20, y: 40, height: 6, comb: {cells: 8, pitch: 5}, format: ddmmyyyy}
  - {value: applicant.marital-status, x: 20, y: 50, width: 4, tick: {choice: married}}
  - {text: Bakı, page: 2, x: 20, y: 30, width: 60, height: 6}
  - {photo: true, x: 150, y: 20, width: 35, height: 45}
  - value: family
    page: 2
    y: 50
    height: 7
    rows: {count: 3}
    columns:
      - {show: name, x: 20, width: 60}
      - {show: citizenship, x: 80, width: 40}
left_out: [speed, photo]
`

// TestLint breaks the sound layout in one place each. The place is the line and the
// column, and what is said names what to mend.
func TestLint(t *testing.T) {
	b := open(t, blankOf(t, a4, a4))
	whole := strings.Replace(sound, "SHA", b.SHA256, 1)
	if _, err := bind(b, whole); err != nil {
		t.Fatalf("the sound layout: %v", err)
	}
	const surname = "{value: applicant.surname, x: 20, y: 30, width: 60, height: 6}"
	const comb = "height: 6, comb: {cells: 8, pitch: 5}"
	cases := []struct{ name, old, new, want string }{
		{"format", "format: 1", "format: 2", "1:9: format 2 is not known, only 1"},
		{"no hash", "  sha256: " + b.SHA256 + "\n", "", "3:3: blank.sha256 is missing; that of the blank is " + b.SHA256},
		{"no hash at all", b.SHA256, "abc", "3:11: blank.sha256 is not 64 hexadecimal digits; that of the blank is " + b.SHA256},
		{"pages", "pages: 2", "pages: 3", "4:10: the blank has 2 pages, the layout is for 3; use the blank"},
		{"unknown key", "width: 60, height: 6}", "widht: 60, height: 6}", "7:46: unknown key fields[0].widht; the nearest is width"},
		{"no length", "x: 20, y: 30, width: 60, height: 6}", "x: wide, y: 30, width: 60, height: 6}", "7:35: fields[0].x is not of its type: measure expected"},
		{"negative", "x: 20, y: 30, width: 60, height: 6}", "x: -5, y: 30, width: 60, height: 6}", "7:35: fields[0].x is not of its type"},
		{"no size of type", "{size: 9, min_size: 6}", "{size: 900}", "5:18: defaults.size is not of its type: points expected"},
		{"unknown value", "applicant.surname", "applicant.surnames", "7:5: the packet has no value applicant.surnames; the nearest are applicant.surname, applicant."},
		{"nothing", "value: applicant.surname, ", "", "7:5: a field has one of value, text and photo"},
		{"two things", "value: applicant.surname, ", "value: applicant.surname, text: x, ", "7:5: a field has one of value, text and photo"},
		{"outside to the right", "x: 20, y: 30, width: 60, height: 6}\n  - {value: applicant.birth-date", "x: 160, y: 70, width: 60, height: 6}\n  - {value: applicant.birth-date",
			"7:5: applicant.surname: the box reaches to 220 mm from the left and 76 mm from the top; page 1 is 209.9 x 297 mm"},
		{"below the page", surname, strings.Replace(surname, "y: 30", "y: 295", 1), "7:5: applicant.surname: the box reaches to 80 mm from the left and 301 mm"},
		{"no such page", surname, strings.Replace(surname, "x:", "page: 3, x:", 1), "7:5: applicant.surname: there is no page 3; the blank has 2"},
		{"no y", surname, strings.Replace(surname, "y: 30, ", "", 1), "7:5: applicant.surname: y is missing"},
		{"no width", surname, strings.Replace(surname, "width: 60, ", "", 1), "7:5: applicant.surname: width is missing"},
		{"overlap", surname, strings.Replace(surname, "y: 30", "y: 38", 1), "8:5: applicant.birth-date lies over applicant.surname of line 7"},
		{"too low", surname, strings.Replace(surname, "height: 6", "height: 2", 1), "7:5: applicant.surname: the box is lower than a line of 6 pt, which takes 2.7 mm"},
		{"too narrow", surname, strings.Replace(surname, "width: 60", "width: 2", 1), "7:5: applicant.surname: a box is at least 3 mm wide"},
		{"small print", surname, strings.Replace(surname, "height: 6", "height: 6, size: 3", 1), "7:5: size is 3 pt; type has 4 pt to 72 pt"},
		{"least above the size", surname, strings.Replace(surname, "height: 6", "height: 6, min_size: 12", 1), "7:5: min_size is 12 pt; it is 4 pt to the size, 9 pt"},
		{"no pattern", "format: ddmmyyyy", "format: DD.MM", "8:5: the format of a date is made of dd, mm, month, yy and yyyy"},
		{"part of a date", "format: ddmmyyyy", "format: ddmm", "7:3: the fields of applicant.birth-date do not show its year"},
		{"a format of no date", surname, strings.Replace(surname, "x:", "format: dd, x:", 1), "7:5: applicant.surname is no date: it has no format"},
		{"no cells", comb, "width: 40, height: 6, comb: {cells: 0}", "8:5: applicant.birth-date: a comb has 1 to 200 cells"},
		{"comb wider than its cells", comb, "width: 60, height: 6, comb: {cells: 8, pitch: 5}", "8:5: applicant.birth-date: 8 cells with a pitch of 5 mm are 40 mm wide, the width is 60"},
		{"cells too narrow", comb, "height: 6, comb: {cells: 8, pitch: 1}", "8:5: applicant.birth-date: a cell is at least 1.5 mm wide"},
		{"unknown choice", "choice: married", "choice: maried", "9:5: applicant.marital-status is never maried; the nearest are married"},
		{"a tick without a condition", "tick: {choice: married}", "tick: {mark: V}", "9:5: applicant.marital-status: a tick has one of choice, any_of and when"},
		{"unknown mark", "choice: married}", "choice: married, mark: dot}", "9:93: fields[2].tick.mark holds a word that is not allowed there: allowed are cross, X, V"},
		{"a tick for text", "value: applicant.marital-status", "value: applicant.email", "9:5: applicant.email is not one of a list; only when is possible here"},
		{"a small square", "width: 4, tick", "width: 1, tick", "9:5: applicant.marital-status: a square to tick is at least 2 mm"},
		{"a text too long", "text: Bakı", "text: " + strings.Repeat("Bakı ", 30), "10:5: the text does not fit into its box"},
		{"a text that cannot be printed", "text: Bakı", "text: \"Bakı \U0001F600\"", "10:5: no font has the character U+1F600 of the text"},
		{"a key of no use", "{photo: true,", "{photo: true, number: \"1\",", "11:5: photo: number is of no use here"},
		{"another key of no use", "choice: married}", "choice: married}, lines: {count: 2}", "9:5: applicant.marital-status: lines is of no use here"},
		{"a table without rows", "    rows: {count: 3}\n", "", "12:5: family: a table has rows and columns"},
		{"a table as text", "    rows: {count: 3}\n    columns:\n      - {show: name, x: 20, width: 60}\n      - {show: citizenship, x: 80, width: 40}\n", "    x: 20\n    width: 80\n", "12:5: family is a table: it needs rows and columns"},
		{"a text as table", "value: family", "value: applicant.email", "12:5: applicant.email is no table: it has no rows and columns"},
		{"too many rows", "count: 3", "count: 300", "12:5: family: a count is 1 to 200"},
		{"rows over each other", "rows: {count: 3}", "rows: {count: 3, pitch: 5}", "12:5: family: the pitch is less than the height"},
		{"unknown column", "show: name", "show: names", "18:9: family has no column names; its columns are relation, name,"},
		{"a column twice", "show: citizenship", "show: name", "19:9: the column name is there twice"},
		{"columns over each other", "x: 80, width: 40", "x: 70, width: 40", "19:9: the column citizenship lies over name"},
		{"a column without a place", "x: 80, width: 40", "width: 40", "19:9: a column has x, and a width of at least 3 mm"},
		{"left out and unknown", "left_out: [speed", "left_out: [sped", "20:12: left_out: the packet has no value sped; the nearest are speed"},
		{"left out and shown", "left_out: [speed", "left_out: [family", "20:12: left_out: a field shows family"},
		{"a long number", surname, strings.Replace(surname, "x:", "number: \"123456789\", x:", 1), "7:5: applicant.surname: a number has at most 8 characters"},
		{"no fields", whole[strings.Index(whole, "  - {value: applicant.surname"):strings.Index(whole, "left_out")], "", "6:8: fields are missing"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if strings.Count(whole, c.old) < 1 {
				t.Fatalf("the layout has no %q to break", c.old)
			}
			_, err := bind(b, strings.Replace(whole, c.old, c.new, 1))
			if err == nil || !strings.Contains(err.Error()+"\n", "layout.yaml:"+c.want) {
				t.Errorf("got %v\nwant %q", err, c.want)
			}
		})
	}
}

// TestLintInOrder wants all mistakes at once, in the order of the file.
func TestLintInOrder(t *testing.T) {
	b := open(t, blankOf(t, a4, a4))
	broken := strings.NewReplacer("SHA", "abc", "applicant.surname", "applicant.name", "choice: married", "choice: wed", "speed", "sped").Replace(sound)
	_, err := bind(b, broken)
	if err == nil {
		t.Fatal("no mistake is found")
	}
	lines := strings.Split(err.Error(), "\n")
	for i, want := range []string{"layout.yaml:3:11: ", "layout.yaml:7:5: ", "layout.yaml:9:5: ", "layout.yaml:20:12: "} {
		if i >= len(lines) || !strings.HasPrefix(lines[i], want) {
			t.Fatalf("mistake %d is not at %s:\n%v", i+1, want, err)
		}
	}
}

// FuzzLayout wants no panic, whatever a layout says, and a sound one to be printed.
func FuzzLayout(f *testing.F) {
	b := open(f, blankOf(f, a4, a4))
	f.Add(strings.Replace(sound, "SHA", b.SHA256, 1))
	f.Add(pinned(b, "  - {value: applicant.phone, x: 20, y: 90, height: 7, comb: {cells: 7, pitch: 7, omit: ' +'}, lines: {count: 2, pitch: 9}}"))
	f.Add(pinned(b, "  - {value: today, x: 20, y: 90, width: 3, height: 3, tick: {when: given}, rows: {count: -1}, columns: [{}]}"))
	p := student()
	f.Fuzz(func(t *testing.T, layout string) {
		if form, err := bind(b, layout); err == nil {
			if _, err := form.Lay(p); err != nil {
				t.Error(err)
			}
		}
	})
}

// FuzzOpen wants no panic, whatever a blank is.
func FuzzOpen(f *testing.F) {
	f.Add(blankOf(f, a4, a4))
	f.Add([]byte("%PDF-1.4\nxref\n0 0\ntrailer<</Root<</Pages<</Kids[]>>>>>>startxref 9"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if b, err := blank.Open(data); err == nil && len(b.Pages) == 0 {
			t.Error("a blank without pages")
		}
	})
}
