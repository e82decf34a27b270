package web_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"permitpack/generator/text"
)

// TestZoneFillsFields pastes the specimen of ICAO Doc 9303 part 4, Appendix A.
func TestZoneFillsFields(t *testing.T) {
	b := newBrowser(t, serve(t))
	b.enter()
	const zone = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
	b.get("/person").form("step").send("do", "stay")
	f := b.get("/passport").form("step")
	f.fillIn("passport.mrz", zone)
	p := f.send("do", "zone")
	if got := p.form("step").values; got.Get("passport.number") != "L898902C3" || got.Get("passport.expires_on") != "2012-04-15" {
		t.Errorf("the passport is %v", got)
	}
	got := b.get("/person").form("step").values
	for key, want := range map[string]string{
		"applicant.surname": "Eriksson", "applicant.given_names": "Anna Maria", "applicant.sex": "female", "applicant.birth_date": "1974-08-12",
		"applicant.citizenship": "", // UTO is no country
	} {
		if got.Get(key) != want {
			t.Errorf("%s is %q, want %q", key, got.Get(key), want)
		}
	}
	f = b.get("/passport").form("step")
	f.fillIn("passport.number", "")
	f.fillIn("passport.mrz", strings.Replace(zone, "L898902C36", "L898902C35", 1)) // a wrong check digit
	if p := f.send("do", "zone"); p.form("step").values.Get("passport.number") != "" {
		t.Error("a zone with a fault fills fields in")
	}
}

func TestMistakesStayAtTheirField(t *testing.T) {
	b := newBrowser(t, serve(t))
	b.enter()
	f := b.get("/procedure").form("step")
	f.fillIn("procedure", "temporary-residence")
	f.send("do", "next")
	f = b.get("/passport").form("step")
	f.fillIn("passport.expires_on", "31.02.2030")
	p := f.send("do", "next")
	if p.path != "/passport" {
		t.Fatalf("a day that there is not leads on, to %s", p.path)
	}
	if got := p.form("step").values.Get("passport.expires_on"); got != "31.02.2030" {
		t.Errorf("what was typed is %q", got)
	}
	linked, described := false, false
	for n := range p.root.Descendants() {
		linked = linked || n.Data == "a" && attribute(n, "href") == "#f-passport-expires_on"
		if attribute(n, "name") == "passport.expires_on" {
			described = attribute(n, "aria-invalid") == "true" && strings.Contains(attribute(n, "aria-describedby"), "f-passport-expires_on-found")
		}
	}
	if !linked || !described {
		t.Errorf("linked %t, described %t", linked, described)
	}
	if strings.Contains(p.text, "passport.expires_on is") {
		t.Error("the message names a key")
	}
}

func TestGroundsThatFit(t *testing.T) {
	b := newBrowser(t, serve(t))
	b.enter()
	f := b.get("/person").form("step")
	f.fillIn("applicant.citizenship", "CN")
	f.send("do", "stay")
	p := b.get("/grounds")
	if p.status != 200 || strings.Count(p.text, `name="ground"`) < 19 {
		t.Fatalf("status %d, %d grounds", p.status, strings.Count(p.text, `name="ground"`))
	}
	p = p.formWhere("action", "/grounds").send("ground", "investment")
	if p.path != "/ground" || !p.form("step").offers("ground", "investment") || !slices.Contains(p.form("step").values["ground"], "investment") {
		t.Errorf("the choice leads to %s: %v", p.path, p.form("step").values)
	}
}

func TestPhotoIsCroppedAndBack(t *testing.T) {
	b := newBrowser(t, serve(t))
	b.enter()
	f := b.get("/procedure").form("step")
	f.fillIn("procedure", "temporary-residence")
	f.send("do", "next")
	data, err := os.ReadFile(filepath.Join("..", "..", "samples", "photos", "from-a-telephone.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	f = b.get("/photo").form("step")
	f.attach("photo", `C:\Users\me\..\my photo.JPG`, data)
	p := f.send("do", "next")
	if p.path != "/photo" || !strings.Contains(p.text, "/photo/proof.png") {
		t.Fatalf("no proof picture at %s", p.path)
	}
	if proof := b.get("/photo/proof.png"); proof.header.Get("Content-Type") != "image/png" || len(proof.data) < 1000 {
		t.Errorf("the proof is %s of %d bytes", proof.header.Get("Content-Type"), len(proof.data))
	}
	if own := b.get("/photo/own"); !bytes.Equal(own.data, data) {
		t.Error("the photo came back changed")
	}
	if p = p.form("step").send("do", "crop"); !strings.Contains(p.text, "uncrop") {
		t.Errorf("after the crop, %d at %s", p.status, p.path)
	}
	if cropped := b.get("/photo/own"); bytes.Equal(cropped.data, data) || cropped.header.Get("Content-Type") != "image/jpeg" {
		t.Errorf("the photo was not cropped: %d, %s", cropped.status, cropped.header.Get("Content-Type"))
	}
	b.get("/photo").form("step").send("do", "uncrop")
	if own := b.get("/photo/own"); !bytes.Equal(own.data, data) {
		t.Error("the original is gone")
	}
	b.get("/photo").form("step").send("do", "remove")
	if own := b.get("/photo/own"); own.status != 404 {
		t.Errorf("a removed photo gives %d", own.status)
	}
}

// TestProfileIsLoaded loads a saved profile, alone and with its files, and refuses what is none.
func TestProfileIsLoaded(t *testing.T) {
	s := serve(t)
	b := newBrowser(t, s)
	load := func(name string, data []byte) *page {
		f := b.enter().formWhere("action", "/profile")
		f.attach("profile", name, data)
		return f.send("", "")
	}
	data, err := os.ReadFile(filepath.Join(samples, "student.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if p := load("me.yaml", data); p.path != "/review" || p.status != 200 {
		t.Errorf("a profile alone leads to %s, %d", p.path, p.status)
	}
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	for name, content := range folder(t, samples) {
		if name == "student.yaml" || strings.HasPrefix(name, "scans/student/") || name == "photos/student.jpg" {
			into, _ := w.Create(name)
			into.Write([]byte(content))
		}
	}
	w.Close()
	if p := load("me.zip", packed.Bytes()); p.path != "/review" || strings.Contains(p.text, "cannot be found") {
		t.Errorf("an archive leads to %s, %d", p.path, p.status)
	}
	samePacket(t, b, unzipped(t, b.get("/profile.zip").data))
	p := load("bad.yaml", []byte("procedure: study\nsurname: X\nterm_months: twelve\n"))
	for _, place := range []string{"bad.yaml:1:12", "bad.yaml:2:1", "bad.yaml:3:14"} {
		if !strings.Contains(p.text, place) {
			t.Errorf("the mistake at %s is not named", place)
		}
	}
	var evil bytes.Buffer
	w = zip.NewWriter(&evil)
	into, _ := w.Create("../../out.yaml")
	into.Write(data)
	w.Close()
	before := len(folder(t, filepath.Dir(s.temporary)))
	load("evil.zip", evil.Bytes())
	if after := len(folder(t, filepath.Dir(s.temporary))); after > before {
		t.Errorf("an archive wrote %d files outside", after-before)
	}
}

func TestAgency(t *testing.T) {
	b := newBrowser(t, serve(t))
	b.enter()
	sheet := "procedure;ground;applicant.surname;applicant.given_names;applicant.birth_date;applicant.citizenship;passport.number\n" +
		"temporary-residence;study;Nowak;Ewa;1994-07-19;PL;EX0012345\n" +
		"temporary-residence;study;Kowalska;Anna;19.13.1990;PL;EX0012346\n"
	f := b.get("/agency").formWhere("enctype", "multipart/form-data")
	f.attach("sheet", "clients.csv", []byte(sheet))
	p := f.send("", "")
	for range 300 {
		if !strings.Contains(p.text, "data-poll") {
			break
		}
		if !strings.Contains(p.text, `http-equiv="refresh"`) {
			t.Error("without a script the page is not loaded anew")
		}
		time.Sleep(50 * time.Millisecond)
		p = b.get("/agency")
	}
	if strings.Count(p.text, "Nowak") != 1 || strings.Count(p.text, `class="status rejected"`) != 1 {
		t.Errorf("the rows are not told:\n%s", p.text)
	}
	files := unzipped(t, b.get("/agency/all.zip").data)
	found := map[string]bool{}
	for name := range files {
		found[filepath.Base(name)] = true
		if strings.Contains(name, "/.") {
			t.Errorf("%s is none of theirs", name)
		}
	}
	for _, name := range []string{"summary.xlsx", "rejected.xlsx", "batch.json", "packet.pdf"} {
		if !found[name] {
			t.Errorf("%s is not in the archive: %v", name, found)
		}
	}
}

func TestLanguages(t *testing.T) {
	s := serve(t)
	for header, want := range map[string]string{
		"az": "az", "ru-RU,ru;q=0.9,en;q=0.8": "ru", "zh-CN": "zh", "zh-TW": "zh", "de": "en", "": "en", "fr;q=1,az;q=0.5": "az", "%%": "en",
	} {
		b := newBrowser(t, s)
		b.language = header
		if lang := langOf(b.enter()); lang != want {
			t.Errorf("%q: the page speaks %s, want %s", header, lang, want)
		}
		b.get("/").formWhere("action", "/end").send("", "")
	}
	b := newBrowser(t, s)
	b.enter()
	f := b.get("/person").form("step")
	f.fillIn("applicant.surname", "Nowak")
	if p := f.send("lang", "az"); langOf(p) != "az" || p.form("step").values.Get("applicant.surname") != "Nowak" {
		t.Errorf("after the switch the page speaks %s", langOf(p))
	}
	if p := b.get("/nothing"); langOf(p) != "az" {
		t.Errorf("an error page speaks %s", langOf(p))
	}
	for _, language := range []string{"az", "ru", "zh", "en"} {
		b.get("/person").form("step").send("lang", language)
		for _, path := range []string{"/", "/procedure", "/ground", "/grounds", "/person", "/passport", "/stay", "/residence", "/papers", "/photo", "/review", "/download", "/agency"} {
			if p := b.get(path); p.status != 200 || strings.Contains(p.text, "⟦") {
				t.Errorf("%s in %s: %d, or a word is missing", path, language, p.status)
			}
		}
	}
}

func langOf(p *page) string {
	for n := range p.root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "html" {
			return attribute(n, "lang")
		}
	}
	return ""
}

// Every key of a profile belongs to one step.
func TestStepsHaveEveryKey(t *testing.T) {
	b := newBrowser(t, serve(t))
	b.enter()
	f := b.get("/procedure").form("step")
	f.fillIn("procedure", "temporary-residence")
	f.send("do", "next")
	for path, key := range map[string]string{
		"/ground": "circumstances", "/person": "representative.capacity", "/stay": "stay.previous_address.city",
		"/residence": "residence.provider.fin", "/basis": "staff.citizens_percent",
	} {
		if !b.get(path).form("step").shows(key) {
			t.Errorf("%s does not ask %s", path, key)
		}
	}
}

// TestListsOpenOnAsking adds entries to a list and takes them away, without a script.
func TestListsOpenOnAsking(t *testing.T) {
	b := newBrowser(t, serve(t))
	b.enter()
	f := b.get("/person").form("step")
	if f.shows("family[0].surname") {
		t.Error("an entry is shown that nobody asked for")
	}
	f.fillIn("applicant.surname", "Nowak")
	p := f.send("add", "family")
	if f = p.form("step"); !f.shows("family[0].surname") || f.shows("family[1].surname") || f.values.Get("applicant.surname") != "Nowak" {
		t.Fatalf("asking for an entry gives %v", f.values)
	}
	f.fillIn("family[0].surname", "First")
	f = f.send("add", "family").form("step")
	f.fillIn("family[1].surname", "Second")
	f = f.send("do", "stay").form("step")
	if f.shows("family[2].surname") || f.values.Get("family[1].surname") != "Second" {
		t.Errorf("after the second entry: %v", f.values)
	}
	f = f.send("drop", "family[0]").form("step")
	if f.values.Get("family[0].surname") != "Second" || f.shows("family[1].surname") {
		t.Errorf("after the first was taken away: %v", f.values)
	}
	for _, name := range []string{"documents", "nothing", "applicant", ""} {
		if p := f.send("add", name); p.status != 200 || p.form("step").shows(name+"[0].id") {
			t.Errorf("asking for %q gives %d", name, p.status)
		}
	}
	for _, name := range []string{"family[999999999999]", "family", "documents[0]", "family[0].surname"} {
		p := f.send("drop", name)
		if left := b.get("/person").form("step"); p.status != 200 || left.values.Get("family[0].surname") != "Second" {
			t.Errorf("taking %q away gives %d, and leaves %v", name, p.status, left.values)
		}
	}
}

// TestFeesSideBySide holds the amounts against the law on state duty, article 14.8.3: for a
// student 40 manats within 20 working days and 60 within 15.
func TestFeesSideBySide(t *testing.T) {
	b := newBrowser(t, serve(t))
	b.enter()
	walk(t, b, sample(t, "student.yaml"))
	options := map[string]bool{}
	total := ""
	for n := range b.get("/review").root.Descendants() {
		if n.Data == "li" && attribute(n.Parent, "class") == "options" {
			options[strings.Join(strings.Fields(content(n)), " ")] = attribute(n, "class") == "chosen"
		}
		if attribute(n, "class") == "total" {
			total = content(n)
		}
	}
	want := map[string]bool{"student or pupil, standard (20 working days) 40 AZN chosen": true, "student or pupil, fast (15 working days) 60 AZN": false}
	if diff := cmp.Diff(want, options); diff != "" {
		t.Errorf("the fees differ (-want +got):\n%s", diff)
	}
	if total != "To pay: 40 AZN, at the latest on 11 October 2027" {
		t.Errorf("the total is %q", total)
	}
}

// TestEveryReasonHasAText reads the ids of unreadable tables out of package sheet itself.
func TestEveryReasonHasAText(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "sheet", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range regexp.MustCompile(`(?:unreadable\(|Unreadable\{\s*ID: )"([a-z-]+)"`).FindAllSubmatch(source, -1) {
			found[string(id[1])] = true
		}
	}
	if len(found) < 18 {
		t.Errorf("only %d reasons are found", len(found))
	}
	for id := range found {
		for _, l := range text.Languages {
			if !loaded(t).Words(l).Has("web.sheet." + id) {
				t.Errorf("%s: there is no web.sheet.%s", l, id)
			}
		}
	}
}

// TestUnreadableSpreadsheets are told in the language of the page.
func TestUnreadableSpreadsheets(t *testing.T) {
	s := serve(t)
	for _, test := range []struct {
		name, file, data string
		want             map[string]string
	}{
		{"a PDF", "clients.xlsx", "%PDF-1.7\n%", map[string]string{"en": "This is a PDF", "az": "Bu, cədvəl deyil, PDF", "ru": "Это PDF, а не таблица", "zh": "这是 PDF，不是表格"}},
		{"no header", "clients.csv", "a;b\n1;2\n", map[string]string{"en": "is a header", "az": "başlıq deyil", "ru": "не похожа на заголовок", "zh": "没有表头"}},
		{"a column twice", "clients.csv", "procedure;procedure;applicant.surname\n", map[string]string{"en": "A1 and B1 are the same column", "az": "A1 və B1 eyni sütundur", "ru": "A1 и B1 – один", "zh": "A1 与 B1 是同一列"}},
	} {
		for language, want := range test.want {
			b := newBrowser(t, s)
			b.language = language
			b.enter()
			f := b.get("/agency").formWhere("enctype", "multipart/form-data")
			f.attach("sheet", test.file, []byte(test.data))
			p := f.send("", "")
			for range 300 {
				if !strings.Contains(p.text, "data-poll") {
					break
				}
				time.Sleep(20 * time.Millisecond)
				p = b.get("/agency")
			}
			if !strings.Contains(p.text, want) || strings.Contains(p.text, "<code>") || strings.Contains(p.text, "⟦") {
				t.Errorf("%s in %s:\n%s", test.name, language, p.text)
			}
			b.get("/").formWhere("action", "/end").send("", "")
		}
	}
}

// TestLeavingKeepsWhatWasTyped wants the list of steps, and the way back, to keep what a
// form holds, and to ask for nothing on a step that was only passed through.
func TestLeavingKeepsWhatWasTyped(t *testing.T) {
	b := newBrowser(t, serve(t))
	b.enter()
	passed := b.get("/residence").form("step").send("go", "/person")
	if passed.path != "/person" || strings.Contains(string(passed.data), `class="count"`) {
		t.Errorf("passing through a step leads to %s, with mistakes counted", passed.path)
	}
	f := passed.form("step")
	f.fillIn("applicant.surname", "Nowak")
	if p := f.send("go", "/photo"); p.path != "/photo" {
		t.Errorf("the list of steps leads to %s", p.path)
	}
	if p := b.get("/photo").form("step").send("go", "/papers"); p.path != "/papers" {
		t.Errorf("the photo leads to %s", p.path)
	}
	if p := b.get("/papers").form("step").send("go", "/elsewhere"); p.path != "/" {
		t.Errorf("a step that is none leads to %s", p.path)
	}
	if f := b.get("/person").form("step"); f.values.Get("applicant.surname") != "Nowak" {
		t.Errorf("the surname is %q", f.values.Get("applicant.surname"))
	}
}
