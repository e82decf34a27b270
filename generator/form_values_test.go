package generator

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"

	"permitpack/generator/date"
	"permitpack/generator/form"
	"permitpack/generator/page"
	"permitpack/generator/profile"
	"permitpack/generator/readback"
	"permitpack/generator/text"
)

// notOnForm are the keys of a profile, with all below them, that no form shows, and why.
// A key that stands neither here nor on the form was forgotten.
var notOnForm = map[string]string{
	"procedure":     "the form itself is that of the procedure",
	"term_months":   "the length that is asked for or fixed by law is shown; TestTerm of package packet decides which",
	"term_days":     "likewise",
	"speed":         "which fee is paid is told by the checklist; a form with a field for it shows the time that is decided",
	"decision_days": "likewise",
	"language":      "of the checklist",
	"passport.mrz":  "proves the fields of the passport, which are shown",
	"photo":         "the picture is shown",
	"documents":     "the list of documents is the checklist",
}

// isLeftOut tells of keys without indexes.
func isLeftOut(path string) bool {
	for key := range notOnForm {
		if path == key || strings.HasPrefix(path, key+".") {
			return true
		}
	}
	return false
}

// wordLists are the texts of the words of a key: "sex" for "sex.male".
var wordLists = map[string]string{
	"ground":                   "ground.*.statute",
	"applicant.sex":            "sex.*",
	"applicant.marital_status": "marital-status.*",
	"passport.type":            "passport-type.*",
	"stay.document":            "stay-document.*",
	"stay.permit_ground":       "ground.*.title",
	"residence.ownership":      "ownership.*",
	"sponsor.kind":             "sponsor-kind.*",
	"sponsor.relation":         "relation.*",
	"sponsor.permit":           "sponsor-permit.*",
	"sponsor.permit_ground":    "ground.*.title",
	"representative.capacity":  "capacity.*",
	"circumstances":            "circumstance.*",
	"family.relation":          "relation.*",
}

// numbers are the numbers of a profile as an office reads them.
var numbers = map[string]string{
	"stay.visa_days":         "%s gün",
	"stay.extensions":        "%s",
	"amounts.share_percent":  "%s%%",
	"staff.full_time":        "%s nəfər",
	"staff.part_time":        "%s nəfər",
	"staff.citizens_percent": "%s%%",
}

// statement is one thing that a profile states.
type statement struct {
	key  string // "family[2].surname"
	path string // "family.surname"
	// said is how the form says it. Word is the word of a list, which the form may
	// tick instead.
	said, word string
}

// statements are all that a profile states of the applicant. A key that the test
// cannot read is an error: it has to be told how the form says it.
func statements(t *testing.T, p *profile.Profile, words *text.Words) []statement {
	t.Helper()
	reader := &statementReader{t: t, words: words}
	reader.read(reflect.ValueOf(p).Elem(), "", "")
	return reader.all
}

type statementReader struct {
	t     *testing.T
	words *text.Words
	all   []statement
}

func (r *statementReader) read(v reflect.Value, key, path string) {
	if isLeftOut(path) {
		return
	}
	switch value := v.Interface().(type) {
	case date.Date:
		if !value.IsZero() {
			year, month, day := value.Parts()
			r.add(key, path, fmt.Sprintf("%02d.%02d.%d", day, int(month), year))
		}
		return
	case profile.Country:
		if value != "" {
			r.add(key, path, r.words.Country(string(value)))
		}
		return
	case profile.Sum:
		r.sum(value, key, path)
		return
	case interface{ Allowed() []string }:
		r.word(v.String(), key, path)
		return
	}
	switch v.Kind() {
	case reflect.String:
		if wordLists[path] != "" {
			r.word(v.String(), key, path)
		} else {
			r.add(key, path, v.String())
		}
	case reflect.Int:
		r.number(v.Int(), key, path)
	case reflect.Bool:
		r.truth(v.Bool(), key, path)
	case reflect.Slice:
		for i := range v.Len() {
			r.read(v.Index(i), fmt.Sprintf("%s[%d]", key, i), path)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Tag.Get("yaml"); name != "" && name != "-" && v.Type().Field(i).IsExported() {
				r.read(v.Field(i), strings.TrimPrefix(key+"."+name, "."), strings.TrimPrefix(path+"."+name, "."))
			}
		}
	default:
		r.t.Errorf("%s: how does the form say this?", path)
	}
}

func (r *statementReader) add(key, path, said string) {
	if said != "" {
		r.all = append(r.all, statement{key: key, path: path, said: said})
	}
}

func (r *statementReader) word(word, key, path string) {
	list := wordLists[path]
	if list == "" {
		r.t.Errorf("%s: which words has the form for it?", path)
	}
	if word != "" {
		said := r.words.Say(strings.Replace(list, "*", word, 1), nil)
		r.all = append(r.all, statement{key: key, path: path, said: said, word: word})
	}
}

func (r *statementReader) number(n int64, key, path string) {
	format := numbers[path]
	if format == "" {
		r.t.Errorf("%s: how is the number written on the form?", path)
	}
	if n != 0 {
		r.add(key, path, fmt.Sprintf(format, dotted(n)))
	}
}

func (r *statementReader) sum(s profile.Sum, key, path string) {
	switch {
	case s == profile.Sum{}:
	case s.Currency == "" || s.Currency == "AZN":
		r.add(key, path, dotted(s.Amount)+" manat")
	default:
		r.add(key, path, dotted(s.Amount)+" "+s.Currency)
	}
}

// truth: what does not hold is the same to a profile as what is not said, but for
// a member of the family, of whom the form says either.
func (r *statementReader) truth(holds bool, key, path string) {
	switch {
	case holds:
		r.add(key, path, "Bəli")
	case path == "family.applying":
		r.add(key, path, "Xeyr")
	}
}

// dotted groups the thousands of a number as Azerbaijani does (CLDR 48).
func dotted(n int64) string {
	digits := fmt.Sprint(n)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "." + digits[at:]
	}
	return digits
}

// bare is a text as it can be compared with what a program reads out of a PDF:
// composed, without spaces, and without soft hyphens, which are not printed.
func bare(s string) string {
	return solid(strings.ReplaceAll(norm.NFC.String(s), "\u00AD", ""))
}

// sheaf are the laid out forms of several applicants as one document, since a
// document with Chinese characters takes its time.
type sheaf struct {
	document page.Document
	placed   []page.Placed
	forms    []leaves
	layouts  map[string]*form.Form
}

// leaves are the pages of one applicant.
type leaves struct {
	name   string
	job    *job
	layout *form.Form
	stated []statement
	first  int // page, from 0
	pages  []page.Page
}

func (s *sheaf) add(t *testing.T, name string, j *job, stated []statement) {
	t.Helper()
	id := j.packet.Form
	if s.layouts[id] == nil {
		layout, err := j.engine.form(id)
		if err != nil {
			t.Fatal(err)
		}
		if s.layouts == nil {
			s.layouts = map[string]*form.Form{}
		}
		s.layouts[id] = layout
	}
	first := len(s.document.Pages)
	s.forms = append(s.forms, leaves{name, j, s.layouts[id], stated, first, j.form.Document.Pages})
	pages := append(s.document.Pages, j.form.Document.Pages...)
	s.document = j.form.Document
	s.document.Pages = pages
	for _, placed := range j.form.Placed {
		placed.Page += first
		s.placed = append(s.placed, placed)
	}
}

// check writes the sheaf, has it read by a program of others and by our own, and
// measures the marks.
func (s *sheaf) check(t *testing.T, fonts *page.Fonts) {
	t.Helper()
	var pdf bytes.Buffer
	if err := page.Write(&pdf, s.document, fonts); err != nil {
		t.Fatal(err)
	}
	found, err := readback.Check(pdf.Bytes(), s.placed)
	if err != nil || !found.OK || found.Pages != len(s.document.Pages) {
		t.Errorf("read back: %v, %d of %d pages, not right: %v", err, found.Pages, len(s.document.Pages), found.Mismatches)
	}
	pages := extracted(t, pdf.Bytes())
	ink := newInker(t)
	for _, l := range s.forms {
		l.measure(t, fonts, ink)
		if pages != nil {
			l.search(t, pages[l.first:l.first+len(l.pages)])
		}
	}
}

// extracted is the text of every page in the order in which it was drawn, by
// pdftotext; nil where there is none.
func extracted(t *testing.T, pdf []byte) []string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Log("pdftotext is missing: nothing is searched for in the written files")
		return nil
	}
	command := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", "-", "-")
	command.Stdin = bytes.NewReader(pdf)
	text, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(text), "\f")
}

// inParts are the values that some forms show part by part, and the speed, which is of the fee.
var inParts = []string{"applicant.full-name", "ground.figures", "speed"}

// search looks for everything that the profile states, and for every value of the
// packet, in the text of the form.
func (l leaves) search(t *testing.T, pages []string) {
	t.Helper()
	shown := l.valuesOf(t, pages)
	for _, s := range l.stated {
		ticks, listed := l.ticked(valueName(s.path), s.word)
		switch {
		case listed && !ticks:
			t.Errorf("%s: the form does not tick %s alone", l.name, s.key)
		case !listed && !strings.Contains(shown, bare(s.said)):
			t.Errorf("%s: the form does not show %s", l.name, s.key)
		}
	}
	for name, value := range l.job.packet.Values {
		if _, listed := l.ticked(name, value.Choice); listed || slices.Contains(inParts, name) {
			continue
		}
		texts := []string{value.Text}
		for _, row := range value.Rows {
			texts = append(texts, row...)
		}
		for _, text := range texts {
			if !strings.Contains(shown, bare(text)) {
				t.Errorf("%s: the form does not show the value %s", l.name, name)
			}
		}
	}
}

// valuesOf is the text of the pages that is not the form's own. A value that goes
// on over a page has the next page's footer and header in between: the footer is
// drawn first, the header last.
func (l leaves) valuesOf(t *testing.T, pages []string) string {
	t.Helper()
	all := ""
	for i, text := range pages {
		own, head := "", ""
		for _, m := range l.pages[i].Static {
			if mark, ok := m.(page.Text); ok {
				own += bare(mark.Value)
			}
		}
		for _, m := range l.pages[i].Values {
			if mark, ok := m.(page.Text); ok && mark.Field == "page-header" {
				head += bare(mark.Value)
			}
		}
		rest, isOwn := strings.CutPrefix(bare(text), own)
		if !isOwn {
			t.Errorf("%s: page %d does not begin with the words of the form", l.name, i+1)
		}
		all += strings.TrimSuffix(rest, head)
	}
	return all
}

// ticked tells whether the form has a list with a square for the word, and whether
// that square is ticked and no other of the list.
func (l leaves) ticked(name, word string) (ticked, listed bool) {
	for field := range fieldsOf(l.layout) {
		at := slices.IndexFunc(field.Options, func(o form.Option) bool { return o.Value == word })
		if field.Value != name || at < 0 {
			continue
		}
		var squares []string
		for _, placed := range l.job.form.Placed {
			if placed.Field == field.ID {
				squares = append(squares, placed.Value)
			}
		}
		crossed := slices.DeleteFunc(slices.Clone(squares), func(s string) bool { return s != page.Tick })
		return len(squares) == len(field.Options) && squares[at] == page.Tick && len(crossed) == 1, true
	}
	return false, false
}

func fieldsOf(layout *form.Form) func(yield func(form.Field) bool) {
	return func(yield func(form.Field) bool) {
		for _, section := range layout.Sections {
			for _, row := range section.Rows {
				for _, field := range row.Fields {
					if !yield(field) {
						return
					}
				}
			}
		}
	}
}

// valueName is the packet's value of a key: "provider.id-number" of "residence.provider.id_number".
func valueName(path string) string {
	return strings.ReplaceAll(strings.Replace(path, "residence.provider.", "provider.", 1), "_", "-")
}

// box is a rectangle on a page.
type box struct{ left, top, right, bottom page.Length }

func (b box) holds(other box) bool {
	return b.left <= other.left && other.right <= b.right && b.top <= other.top && other.bottom <= b.bottom
}

func (b box) meets(other box) bool {
	return b.left < other.right && other.left < b.right && b.top < other.bottom && other.top < b.bottom
}

// inker knows how far above and below its baseline each character is inked, as the
// font files say it.
type inker struct {
	regular, bold, chinese *sfnt.Font
	buffer                 sfnt.Buffer
	known                  map[inked][2]int
}

type inked struct {
	character rune
	bold      bool
}

func newInker(t *testing.T) *inker {
	t.Helper()
	read := func(file string) *sfnt.Font {
		data, err := os.ReadFile(filepath.Join("..", "fonts", file))
		if err != nil {
			t.Fatal(err)
		}
		parsed, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		return parsed
	}
	return &inker{
		regular: read("NotoSans-Regular.ttf"), bold: read("NotoSans-Bold.ttf"), chinese: read("DroidSansFallbackFull.ttf"),
		known: map[inked][2]int{},
	}
}

// heights are thousandths of the type size: above the baseline and below it.
func (k *inker) heights(r rune, bold bool) (above, below int) {
	if h, ok := k.known[inked{r, bold}]; ok {
		return h[0], h[1]
	}
	for _, f := range []*sfnt.Font{map[bool]*sfnt.Font{false: k.regular, true: k.bold}[bold], k.chinese} {
		glyph, err := f.GlyphIndex(&k.buffer, r)
		if err != nil || glyph == 0 {
			continue
		}
		units := fixed.Int26_6(f.UnitsPerEm())
		bounds, _, err := f.GlyphBounds(&k.buffer, glyph, units<<6, font.HintingNone)
		if err != nil {
			continue
		}
		above, below = -bounds.Min.Y.Floor()*1000/int(units), bounds.Max.Y.Ceil()*1000/int(units)
		break
	}
	k.known[inked{r, bold}] = [2]int{above, below}
	return above, below
}

// reach is how far a text reaches: its width by the fonts, its height by its ink.
func (k *inker) reach(m page.Text, fonts *page.Fonts) box {
	most, least := 0, 0
	for _, r := range m.Value {
		above, below := k.heights(r, m.Bold)
		most, least = max(most, above), max(least, below)
	}
	em := page.Length(m.Size) * 127 / 36
	return box{m.X, m.Y - em*page.Length(most)/1000, m.X + fonts.Width(m.Value, m.Style), m.Y + em*page.Length(least)/1000}
}

// measure holds every value on the pages against the box that is drawn round its
// beginning, or the margins of a page without boxes, and against all other text.
func (l leaves) measure(t *testing.T, fonts *page.Fonts, ink *inker) {
	t.Helper()
	const (
		margin = 15 * page.Millimetre
		// A line begins five quarters of the type size below the one above it, which is
		// a little less than a capital with two accents under a descender asks for.
		touch = 200
	)
	type printed struct {
		box
		field string
	}
	for i, p := range l.pages {
		var boxes []box
		var texts []printed
		values := 0
		for _, m := range p.Static {
			switch m := m.(type) {
			case page.Rect:
				boxes = append(boxes, box{m.X, m.Y, m.X + m.Width, m.Y + m.Height})
			case page.Text:
				texts = append(texts, printed{ink.reach(m, fonts), ""})
			}
		}
		for _, m := range p.Values {
			text, ok := m.(page.Text)
			if !ok {
				continue
			}
			values++
			own := ink.reach(text, fonts)
			round := box{margin, 0, p.Size.Width - margin, p.Size.Height - 12*page.Millimetre}
			for _, b := range boxes {
				if b.holds(box{text.X, text.Y, text.X, text.Y}) && b.right-b.left < round.right-round.left+1 && round.holds(b) {
					round = b
				}
			}
			if !round.holds(own) {
				t.Errorf("%s: page %d: a text of %s leaves its box", l.name, i+1, text.Field)
			}
			for _, other := range texts {
				if own.meets(other.box) && (text.Field != other.field || min(own.bottom-other.top, other.bottom-own.top) > touch) {
					t.Errorf("%s: page %d: a text of %s stands on another", l.name, i+1, text.Field)
				}
			}
			texts = append(texts, printed{own, text.Field})
		}
		if values == 0 {
			t.Errorf("%s: page %d has no value", l.name, i+1)
		}
	}
}

// laid is the work on a profile file up to the form.
func laid(t *testing.T, engine *Engine, file string) *job {
	t.Helper()
	j, err := engine.run(context.Background(), engine.fromFile(file), Options{Today: sampleDay}, deciding)
	if err != nil {
		t.Fatalf("%s: %v", filepath.Base(file), err)
	}
	if j.result.Unusable != nil {
		t.Fatalf("%s is no profile: %v", filepath.Base(file), j.result.Unusable)
	}
	return j
}

// written writes a profile as JSON: strings are told character by character.
func written(t *testing.T, folder, name string, p *profile.Profile) string {
	t.Helper()
	data, err := json.Marshal(plainOf(reflect.ValueOf(p).Elem()))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, name+".json")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// plainOf is a part of a profile in the keys of its file; nil for what it does not say.
func plainOf(v reflect.Value) any {
	if d, ok := v.Interface().(date.Date); ok {
		if d.IsZero() {
			return nil
		}
		return d.String()
	}
	switch v.Kind() {
	case reflect.Struct:
		m := map[string]any{}
		for i := range v.NumField() {
			name := v.Type().Field(i).Tag.Get("yaml")
			if !v.Type().Field(i).IsExported() || name == "" || name == "-" || v.Field(i).IsZero() {
				continue
			}
			m[name] = plainOf(v.Field(i))
		}
		return m
	case reflect.Slice:
		list := []any{}
		for i := range v.Len() {
			list = append(list, plainOf(v.Index(i)))
		}
		return list
	}
	return v.Interface()
}

// TestSamplesAreOnTheirForms wants whatever a sample states found on its form.
func TestSamplesAreOnTheirForms(t *testing.T) {
	engine := loaded(t)
	words := engine.book.Words(text.Azerbaijani)
	all := &sheaf{}
	var fonts *page.Fonts
	for _, file := range samples(t) {
		j := laid(t, engine, file)
		all.add(t, Name(file), j, statements(t, j.profile, words))
		fonts = j.fonts
	}
	all.check(t, fonts)
}

// TestEveryKeyIsOnTheForm states everything that a profile can, for every procedure.
func TestEveryKeyIsOnTheForm(t *testing.T) {
	engine, folder := loaded(t), t.TempDir()
	words := engine.book.Words(text.Azerbaijani)
	all := &sheaf{}
	var fonts *page.Fonts
	for _, procedure := range engine.catalogue.ProcedureIDs() {
		p := &profile.Profile{}
		stating := stater{grounds: engine.catalogue.GroundIDs}
		stating.fill(t, reflect.ValueOf(p).Elem(), "")
		p.Procedure, p.Photo, p.Documents, p.Passport.MRZ = procedure, profile.Photo{}, nil, nil
		p.Ground = orNone(groundIDs(engine.catalogue.Procedure(procedure)))[0]
		j := laid(t, engine, written(t, folder, procedure, p))
		stated := statements(t, p, words)
		if len(stated) < 80 {
			t.Fatalf("%s: only %d statements", procedure, len(stated))
		}
		all.add(t, procedure, j, stated)
		fonts = j.fonts
	}
	all.check(t, fonts)
}

// stater states something under every key, and something else under each.
type stater struct {
	n       int
	grounds []string
}

func (s *stater) fill(t *testing.T, v reflect.Value, path string) {
	t.Helper()
	s.n++
	switch value := v.Interface().(type) {
	case date.Date:
		v.Set(reflect.ValueOf(date.MustParse("2000-01-01").AddDays(s.n)))
		return
	case profile.Country:
		v.SetString([]string{"AZ", "TR", "CN", "DE", "XXA"}[s.n%5])
		return
	case text.Language:
		v.SetString("en")
		return
	case interface{ Allowed() []string }:
		v.SetString(value.Allowed()[s.n%len(value.Allowed())])
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("Söz%dWort", s.n))
		if strings.HasSuffix(path, "ground") {
			v.SetString(s.grounds[s.n%len(s.grounds)])
		}
		if strings.HasSuffix(path, ".currency") {
			v.SetString("EUR")
		}
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(s.n%89 + 11))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			s.fill(t, v.Index(i), path)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Tag.Get("yaml"); v.Type().Field(i).IsExported() && name != "" && name != "-" {
				s.fill(t, v.Field(i), strings.TrimPrefix(path+"."+name, "."))
			}
		}
	default:
		t.Fatalf("%s: nothing to state", path)
	}
}

// TestLeftOutKeysAreKeys: a reason is given only for keys that there are.
func TestLeftOutKeysAreKeys(t *testing.T) {
	for key := range notOnForm {
		if !profile.HasKey(key) {
			t.Errorf("profiles have no key %s", key)
		}
	}
}
