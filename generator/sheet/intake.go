package sheet

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/profile"
	"permitpack/generator/text"
)

// Intake is what an empty workbook asks for.
type Intake struct {
	Language text.Language
	// Asked tells which keys have columns, by path.
	Asked func(path string) bool
	// Papers are the documents that have columns. Those without Asked have only the one
	// that says whether the paper is there.
	Papers []profile.Paper
	// Choices take the place of the catalogue's own, by path: the grounds of one procedure.
	Choices profile.Vocabulary
	// Example are values of the example row that the texts do not tell, by path.
	Example map[string]string
}

// entriesShown is how many entries of each list have columns; more can be added.
var entriesShown = map[string]int{"family": 3, "stay.absences": 2}

// lastTyped is the last row that lists and formats reach to.
const lastTyped = 10_000

// version is that of the workbook's layout, hidden in its properties.
const version = "1"

// WriteIntake writes the workbook that an agency fills in: a sheet with the columns, an
// example that is not taken for a client, lists behind the cells, and a guide.
func (c *Columns) WriteIntake(out io.Writer, in Intake) error {
	w := &intakeWriter{
		Columns: c, in: in, words: c.book.Words(in.Language), book: excelize.NewFile(), styles: map[styleKey]int{}, lists: map[string]string{},
	}
	err := w.write()
	if err == nil {
		err = w.book.Write(out)
	}
	if err = errors.Join(err, w.book.Close()); err != nil {
		return fmt.Errorf("writing the workbook: %w", err)
	}
	return nil
}

type intakeWriter struct {
	*Columns
	in    Intake
	words *text.Words
	book  *excelize.File
	// sheet is the name of the sheet of clients.
	sheet   string
	columns []column
	styles  map[styleKey]int
	// lists are the names of the lists that are written, by path.
	lists map[string]string
}

func (w *intakeWriter) say(key string) string { return w.words.Say("sheet."+key, nil) }

func (w *intakeWriter) write() error {
	w.sheet = w.say("clients")
	w.columns = w.chosen()
	if err := w.book.SetSheetName("Sheet1", w.sheet); err != nil {
		return err
	}
	for _, sheet := range []string{w.say("guide.name"), listsSheet} {
		if _, err := w.book.NewSheet(sheet); err != nil {
			return err
		}
	}
	for i, c := range w.columns {
		c.index = i + 1
		if err := w.column(c); err != nil {
			return err
		}
	}
	for _, step := range []func() error{w.finish, w.guide, w.properties} {
		if err := step(); err != nil {
			return err
		}
	}
	return w.book.SetSheetVisible(listsSheet, false, true)
}

func (w *intakeWriter) properties() error {
	return errors.Join(
		fixProperties(w.book),
		w.book.SetCustomProps(excelize.CustomProperty{Name: "permitpack-sheet", Value: version}),
	)
}

// chosen are the columns in the order of the profile, each entry of a list whole.
func (w *intakeWriter) chosen() []column {
	var chosen []column
	for i := 0; i < len(w.fields); {
		j := i + 1
		for f := w.fields[i]; f.numbered() && j < len(w.fields) && w.fields[j].list == f.list && w.fields[j].numbered(); j++ {
		}
		entries := max(1, entriesShown[w.fields[i].list])
		for item := 1; item <= entries; item++ {
			for _, f := range w.fields[i:j] {
				if w.asks(f) {
					chosen = append(chosen, column{field: f, item: item})
				}
			}
		}
		i = j
	}
	return chosen
}

// asks tells whether a field has a column.
func (w *intakeWriter) asks(f *field) bool {
	switch {
	case f.role == client:
		return true
	case f.role == reasons, f.text == "":
		return false // a line of a list of texts: its list has one cell
	case f.list == documents:
		return w.asksOfPaper(f)
	case f.role == value && strings.HasSuffix(f.text, ".about"):
		return w.in.Asked(strings.TrimSuffix(strings.TrimPrefix(f.text, titleKey("")), ".about"))
	case f.role == value && w.isFirstOfShort(f):
		return false
	}
	return w.in.Asked(f.key.Path)
}

// isFirstOfShort tells of a key that the one above it stands for too.
func (w *intakeWriter) isFirstOfShort(f *field) bool {
	above := f.key.Path[:max(strings.LastIndexByte(f.key.Path, '.'), 0)]
	m := w.byName[fold(above)]
	return m != nil && (m.field.role == sum || m.field.path == f.path)
}

func (w *intakeWriter) asksOfPaper(f *field) bool {
	i := slices.IndexFunc(w.in.Papers, func(p profile.Paper) bool { return p.ID == f.id })
	if i < 0 {
		return false
	}
	switch f.path {
	case "": // the paper itself
		return true
	case "files", "held", "translation_files", "valid_until":
		return false // the paper's own column says the first two; the others are rare
	}
	return w.in.Papers[i].Asked != nil && w.in.Papers[i].Asked(f.path)
}

// section is what columns of one colour have in common.
func (c column) section() string {
	switch first, _, _ := strings.Cut(c.name, "."); first {
	case "applicant", "passport", "stay", "residence", "sponsor", "family", documents:
		return first
	case "amounts", "work", "staff", "representative", "circumstances", "photo":
		return "more"
	}
	return "application"
}

// sections have the colours of their columns, which print in grey too.
var sections = []struct{ name, colour string }{
	{"application", "D9E2F3"}, {"applicant", "E2EFDA"}, {"passport", "FFF2CC"}, {"stay", "FCE4D6"}, {"residence", "DDEBF7"},
	{"sponsor", "EADCF4"}, {"more", "EDEDED"}, {"family", "D9F2EE"}, {documents, "F8DCE6"},
}

func colourOf(section string) string {
	for _, s := range sections {
		if s.name == section {
			return s.colour
		}
	}
	return ""
}

// titleOf is the header of a column, with a star where every row needs a value.
func (w *intakeWriter) titleOf(c column) string {
	title := strings.ReplaceAll(w.title(c.field, w.in.Language), "#", fmt.Sprint(c.item))
	if slices.Contains(required, c.name) {
		title += " *"
	}
	return title
}

// header and exampleRow are the rows of the sheet.
const (
	headerRow  = 1
	exampleRow = 2
)

// column writes one column: title, note, format, list, example.
func (w *intakeWriter) column(c column) error {
	letter := columnName(c.index)
	format := w.format(c)
	whole, err := w.style(styleKey{format: format})
	if err != nil {
		return err
	}
	head, err := w.style(styleKey{fill: colourOf(c.section()), bold: true})
	if err != nil {
		return err
	}
	example, err := w.style(styleKey{format: format, fill: "F2F2F2", italic: true})
	if err != nil {
		return err
	}
	title := w.titleOf(c)
	steps := []error{
		w.book.SetColStyle(w.sheet, letter, whole),
		w.book.SetColWidth(w.sheet, letter, letter, columnWidth(c, title)),
		w.book.SetCellStr(w.sheet, address(c.index, headerRow), title),
		w.book.SetCellStyle(w.sheet, address(c.index, headerRow), address(c.index, headerRow), head),
		w.book.SetCellStyle(w.sheet, address(c.index, exampleRow), address(c.index, exampleRow), example),
		w.example(c),
		w.note(c),
		w.validate(c),
	}
	return errors.Join(steps...)
}

// columnWidth leaves room for what is typed; a title goes on below itself.
func columnWidth(c column, title string) float64 {
	width := 14.0
	switch c.kindOf() {
	case profile.Day, profile.Number, profile.YesOrNo:
		width = 12
	case profile.FreeText, profile.Word, profile.Group:
		width = 18
	}
	if slices.Contains([]string{"procedure", "ground", "applicant.email", "passport.mrz", "circumstances", "photo"}, c.name) {
		width = 36
	}
	longest := 0
	for word := range strings.FieldsSeq(title) {
		longest = max(longest, text.Columns(word))
	}
	const margin = 3
	return max(width, float64(min(longest+margin, 30)))
}

// format is the number format of a column: what is no quantity keeps its zeros and signs.
func (w *intakeWriter) format(c column) string {
	switch {
	case c.role == sum:
		return "0" // a .csv has cells as they are shown, and sums without separators
	case c.role == client:
		return textFormat
	}
	switch c.kindOf() {
	case profile.Day:
		return "yyyy-mm-dd"
	case profile.Number:
		return "0"
	}
	return textFormat
}

// styleKey is what tells two styles of cells apart.
type styleKey struct {
	format, fill string
	bold, italic bool
	wrap         bool
	size         float64
}

func (w *intakeWriter) style(k styleKey) (int, error) {
	if id, known := w.styles[k]; known {
		return id, nil
	}
	font := &excelize.Font{Bold: k.bold, Italic: k.italic, Size: cmp.Or(k.size, 10), Family: "Arial"}
	if k.italic {
		font.Color = "7F7F7F"
	}
	style := &excelize.Style{Font: font, Alignment: &excelize.Alignment{Vertical: "top", WrapText: k.bold || k.wrap}}
	if k.fill != "" {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{k.fill}}
		line := excelize.Border{Style: 1, Color: "BFBFBF"}
		for _, side := range []string{"left", "right", "bottom"} {
			line.Type = side
			style.Border = append(style.Border, line)
		}
	}
	switch k.format {
	case "":
	case textFormat:
		style.NumFmt = 49
	default:
		style.CustomNumFmt = &k.format
	}
	id, err := w.book.NewStyle(style)
	w.styles[k] = id
	return id, err
}

// exampleOf is the value of the example row, as a profile writes it.
func (w *intakeWriter) exampleOf(c column) string {
	if c.role == client {
		return exampleClient
	}
	if v, given := w.in.Example[c.name]; given {
		return v
	}
	if c.item > 1 && c.list != documents {
		return ""
	}
	path := strings.ReplaceAll(c.name, ".#", "")
	for _, key := range []string{"sheet.example." + path, "sheet.example." + path + ".about"} {
		if w.words.Has(key) {
			return w.words.Say(key, nil)
		}
	}
	return ""
}

// shownExample is the value as the language writes it: the titles of words, names of
// countries, yes.
func (w *intakeWriter) shownExample(c column) string {
	v := w.exampleOf(c)
	switch {
	case v == "" || c.role == client:
	case c.kindOf() == profile.Code:
		return w.words.Country(v)
	case v == "true":
		return w.words.Say("yes", nil)
	case w.wordsOf(c.field.key) != nil:
		return w.wordTitle(c.field.key.Path, v, w.in.Language)
	}
	return v
}

func (w *intakeWriter) example(c column) error {
	shown, at := w.shownExample(c), address(c.index, exampleRow)
	if shown == "" {
		return nil
	}
	switch kind := c.kindOf(); {
	case kind == profile.Day:
		day, err := date.Parse(shown)
		if err != nil {
			return fmt.Errorf("the example of %s: %w", c.name, err)
		}
		return w.book.SetCellValue(w.sheet, at, day.DaysSince(date.MustParse("1899-12-30")))
	case kind == profile.Number, c.role == sum:
		var n int
		if _, err := fmt.Sscan(shown, &n); err != nil {
			return fmt.Errorf("the example of %s: %w", c.name, err)
		}
		return w.book.SetCellInt(w.sheet, at, int64(n))
	}
	return w.book.SetCellStr(w.sheet, at, shown)
}

// about is what the column means, as the profile says it or otherwise where a sheet differs.
func (w *intakeWriter) about(c column) string {
	path := c.field.key.Path
	if c.role == client {
		path = clientName
	}
	if key := "sheet.note." + path; w.words.Has(key) {
		return w.words.Say(key, nil)
	}
	if key := "sheet.note." + path + ".about"; w.words.Has(key) && c.field.key.Kind == profile.Group {
		return w.words.Say(key, nil)
	}
	return w.words.Say(c.field.key.TextKey(), nil)
}

// note explains a column in the comment of its header.
func (w *intakeWriter) note(c column) error {
	lines := []string{w.about(c)}
	switch c.kindOf() {
	case profile.Day:
		lines = append(lines, w.say("guide.day-note"))
	case profile.Code:
		lines = append(lines, w.say("guide.country-note"))
	}
	if shown := w.shownExample(c); shown != "" && c.role != client {
		lines = append(lines, w.words.Say("sheet.guide.example-note", finding.Args{"example": shown}))
	}
	lines = append(lines, strings.ReplaceAll(c.name, "#", fmt.Sprint(c.item)))
	noted := strings.Join(lines, "\n")
	const width, perLine, lineHeight = 320, 44, 18
	rows := 1
	for _, line := range lines {
		rows += 1 + text.Columns(line)/perLine
	}
	return w.book.AddComment(w.sheet, excelize.Comment{
		Author: "permitpack", Cell: address(c.index, headerRow), Width: width, Height: uint(rows * lineHeight),
		Paragraph: []excelize.RichTextRun{{Text: noted, Font: &excelize.Font{Family: "Arial", Size: 9}}},
	})
}

// validate lays a list, or the bounds of a day or number, behind the cells.
func (w *intakeWriter) validate(c column) error {
	v := excelize.NewDataValidation(true)
	v.SetSqref(fmt.Sprintf("%s%d:%s%d", columnName(c.index), exampleRow, columnName(c.index), lastTyped))
	alert, err := "alert.list", error(nil)
	switch kind := c.kindOf(); {
	case c.role == client:
		return nil
	case c.role == paper, kind == profile.YesOrNo:
		err = w.list(v, "yes-or-no", []string{w.words.Say("yes", nil), w.words.Say("no", nil)})
	case kind == profile.Code:
		err = w.list(v, "countries", w.countryNames())
	case w.choices(c) != nil:
		err = w.list(v, c.field.key.Path, w.choices(c))
	case kind == profile.Day:
		alert = "alert.day"
		first, last := date.MustParse("1899-12-30"), date.MustParse("2199-12-31")
		err = v.SetRange(1, last.DaysSince(first), excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween)
	case kind == profile.Number:
		alert = "alert.number"
		const most = 1_000_000
		err = v.SetRange(0, most, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween)
	default:
		return nil
	}
	if err != nil {
		return err
	}
	// Ids, codes and dates as text are read too, so that a warning is enough; a cell
	// that takes paths or several words is not bound to its list at all.
	if c.role != paper && c.role != texts {
		v.SetError(excelize.DataValidationErrorStyleWarning, w.say("alert.title"), w.say(alert))
	} else {
		v.ShowErrorMessage = false
	}
	return w.book.AddDataValidation(w.sheet, v)
}

// choices are the titles of a key's words.
func (w *intakeWriter) choices(c column) []string {
	words := w.wordsOf(c.field.key)
	if choice, narrowed := w.in.Choices[c.field.key.Path]; narrowed {
		words = choice.Words
	}
	var titles []string
	for _, word := range words {
		titles = append(titles, w.wordTitle(c.field.key.Path, word, w.in.Language))
	}
	return titles
}

// countryNames are in the order of the language's letters.
func (w *intakeWriter) countryNames() []string {
	var names []string
	for _, code := range w.Columns.book.CountryCodes() {
		names = append(names, w.words.Country(code))
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(inOrder(a, w.in.Language), inOrder(b, w.in.Language)) })
	return names
}

// azerbaijani is the alphabet; its letters beyond ASCII stand among the others.
const azerbaijani = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"

// inOrder is what a name is sorted by.
func inOrder(name string, l text.Language) string {
	if l != text.Azerbaijani {
		return fold(name)
	}
	lower := strings.NewReplacer("I", "ı", "İ", "i").Replace(name)
	return strings.Map(func(r rune) rune {
		if i := strings.IndexRune(azerbaijani, r); i >= 0 {
			return rune('a' + i)
		}
		return r
	}, strings.ToLower(lower))
}

// listsSheet holds the lists; it is hidden from people.
const listsSheet = "Lists"

// list lays the words into the hidden sheet, once, and binds a validation to them by name.
func (w *intakeWriter) list(v *excelize.DataValidation, path string, words []string) error {
	name, written := w.lists[path]
	if !written {
		name = "list_" + strings.NewReplacer(".", "_", "-", "_").Replace(path)
		w.lists[path] = name
		letter := columnName(len(w.lists))
		if err := w.book.SetSheetCol(listsSheet, letter+"1", &words); err != nil {
			return err
		}
		err := w.book.SetDefinedName(&excelize.DefinedName{
			Name: name, RefersTo: fmt.Sprintf("%s!$%s$1:$%s$%d", listsSheet, letter, letter, len(words)),
		})
		if err != nil {
			return err
		}
	}
	v.SetSqrefDropList(name)
	return nil
}

// finish freezes the header and lets rows be filtered.
func (w *intakeWriter) finish() error {
	const headerHeight = 42
	last := columnName(len(w.columns))
	landscape, fit, page := "landscape", 0, 9 // A4
	return errors.Join(
		w.book.SetRowHeight(w.sheet, headerRow, headerHeight),
		w.book.SetPanes(w.sheet, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"}),
		w.book.AutoFilter(w.sheet, fmt.Sprintf("A1:%s%d", last, exampleRow), nil),
		w.book.SetPageLayout(w.sheet, &excelize.PageLayoutOptions{Orientation: &landscape, FitToHeight: &fit, Size: &page}),
	)
}
