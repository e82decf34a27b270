package web_test

import (
	"context"
	"fmt"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	goruntime "runtime"
	"slices"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"permitpack/generator/profile"
	"permitpack/generator/web"
)

// chrome is a real browser, which a person sits at.
type chrome struct {
	t   *testing.T
	ctx context.Context
	// downloads is where files come to lie.
	downloads string
	// wrong is what the browser complained of: errors of scripts, of the policy, requests that failed.
	wrong *[]string
	// keyboard says that the person has no pointer.
	keyboard bool
	// suffix ends the names of pictures.
	suffix string
}

// openChrome opens Chromium through the file with which permitpack opens a browser.
func openChrome(t *testing.T, language string, width, height int64, touch bool) chrome {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes long")
	}
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil && program == "" {
			program = found
		}
	}
	if program == "" {
		t.Skip("chromium is not installed")
	}
	opened := make(chan string, 1)
	serveWith(t, web.Options{Open: func(file string) error { opened <- file; return nil }})
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.UserDataDir(t.TempDir()), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("lang", language), chromedp.Flag("accept-lang", language), chromedp.WindowSize(int(width), int(height)),
	)
	allocated, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, end := chromedp.NewContext(allocated)
	t.Cleanup(end)
	ctx, late := context.WithTimeout(ctx, 150*time.Second)
	t.Cleanup(late)
	c := chrome{t: t, ctx: ctx, downloads: t.TempDir(), wrong: &[]string{}}
	chromedp.ListenTarget(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			*c.wrong = append(*c.wrong, e.ExceptionDetails.Error())
		case *runtime.EventConsoleAPICalled:
			*c.wrong = append(*c.wrong, fmt.Sprint("console: ", e.Type))
		}
	})
	file := <-opened
	c.run(
		emulation.SetUserAgentOverride("permitpack-test").WithAcceptLanguage(language),
		chromedp.EmulateViewport(width, height),
		cdpbrowser.SetDownloadBehavior(cdpbrowser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(c.downloads).WithEventsEnabled(true),
		chromedp.Navigate((&url.URL{Scheme: "file", Path: file}).String()),
		chromedp.WaitVisible(`a[href="/procedure"]`, chromedp.ByQuery),
	)
	return c
}

// patience is how long one thing may take that a person does.
const patience = 20 * time.Second

func (c chrome) run(actions ...chromedp.Action) {
	c.t.Helper()
	at := c.path()
	ctx, late := context.WithTimeout(c.ctx, patience)
	defer late()
	if err := chromedp.Run(ctx, actions...); err != nil {
		_, _, line, _ := goruntime.Caller(1)
		var text string
		_ = chromedp.Run(c.ctx, chromedp.Evaluate(`document.querySelector("main").innerText.slice(0, 60)`, &text))
		c.t.Fatalf("at %s, line %d: %v:\n%s", at, line, err, text)
	}
}

func (c chrome) eval(script string, into any) {
	c.t.Helper()
	if err := chromedp.Run(c.ctx, chromedp.Evaluate(script, into)); err != nil {
		c.t.Fatalf("%s: %v", script, err)
	}
}

func (c chrome) path() string {
	var path string
	_ = chromedp.Run(c.ctx, chromedp.Evaluate("location.pathname", &path))
	return path
}

// leave does something that leads to another page, or to the same one anew, and waits for it.
func (c chrome) leave(do func()) {
	c.t.Helper()
	c.eval(`document.body.dataset.before = "1"`, nil)
	do()
	for range 600 {
		var there bool
		err := chromedp.Run(c.ctx, chromedp.Evaluate(`!!document.body && !document.body.dataset.before && document.readyState == "complete"`, &there))
		if err == nil && there {
			c.holds()
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	c.t.Fatalf("nothing came after %s", c.path())
}

// holds wants of every page that it is not wider than the window.
func (c chrome) holds() {
	c.t.Helper()
	var over int
	if c.eval(`document.documentElement.scrollWidth - innerWidth`, &over); over > 0 {
		c.t.Errorf("%s is %d pixels wider than the window", c.path(), over)
	}
	if len(*c.wrong) > 0 {
		c.t.Errorf("%s: %v", c.path(), *c.wrong)
		*c.wrong = nil
	}
	c.accessible()
	c.picture(strings.Trim(c.path(), "/"))
}

// accessible asks axe-core, where AXE names its script, for violations that are serious.
func (c chrome) accessible() {
	c.t.Helper()
	script := os.Getenv("AXE")
	if script == "" {
		return
	}
	source, err := os.ReadFile(script)
	if err != nil {
		c.t.Fatal(err)
	}
	var result struct {
		// Passes shows that axe has looked at all.
		Passes     int
		Violations []struct {
			ID, Impact string
			Nodes      []struct{ HTML string }
		}
	}
	c.run(
		chromedp.Evaluate(string(source)+"\n;0", nil),
		chromedp.Evaluate(`axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
			.then((r) => ({passes: r.passes.length, violations: r.violations}))`,
			&result, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }),
	)
	if result.Passes < 10 {
		c.t.Errorf("%s: axe-core found only %d rules to hold", c.path(), result.Passes)
	}
	for _, v := range result.Violations {
		c.t.Logf("%s: %s (%s)", c.path(), v.ID, v.Impact)
		if v.Impact == "serious" || v.Impact == "critical" {
			c.t.Errorf("%s: %s: %s", c.path(), v.ID, v.Nodes[0].HTML)
		}
	}
}

// picture saves the page where PICTURES names a folder, for people to look at.
func (c chrome) picture(name string) {
	dir := os.Getenv("PICTURES")
	if dir == "" {
		return
	}
	var data []byte
	c.run(chromedp.FullScreenshot(&data, 100))
	if name == "" {
		name = "home"
	}
	file := strings.ReplaceAll(c.t.Name()+"-"+name+c.suffix, "/", "-") + ".png"
	if err := os.WriteFile(filepath.Join(dir, file), data, 0o600); err != nil {
		c.t.Fatal(err)
	}
}

// active is what has the focus.
type active struct {
	Tag, Type, Name, Value, ID, Class string
	Checked, Open, Seen               bool
}

func (c chrome) active() active {
	c.t.Helper()
	var a active
	c.eval(`(() => { const e = document.activeElement, s = getComputedStyle(e); return {Tag: e.tagName, Type: e.type || "", Name: e.name || "", Value: e.value || "",
		ID: e.id, Class: e.className, Checked: !!e.checked, Open: !!(e.parentElement && e.parentElement.open), Seen: s.outlineStyle != "none"}; })()`, &a)
	return a
}

// press presses keys.
func (c chrome) press(keys string) { c.t.Helper(); c.run(chromedp.KeyEvent(keys)) }

// byKeyboard fills in a form with the keyboard alone, and sends it with its main button.
func (c chrome) byKeyboard(wanted map[string][]string) {
	c.t.Helper()
	left := maps.Clone(wanted)
	for range 500 {
		c.press(kb.Tab)
		a := c.active()
		if a.Tag != "BODY" && !a.Seen {
			c.t.Errorf("%s: the focus cannot be seen on %s %s", c.path(), a.Tag, a.ID)
		}
		values := left[a.Name]
		switch {
		case a.Tag == "BUTTON" && strings.Contains(a.Class, "main"):
			if len(left) > 0 {
				c.t.Fatalf("%s: the keyboard did not reach %v", c.path(), slices.Sorted(maps.Keys(left)))
			}
			c.leave(func() { c.press(kb.Enter) })
			return
		case a.Tag == "SUMMARY" && !a.Open && strings.Contains(c.path(), "papers"):
			c.press(" ")
		case values == nil:
		case a.Type == "radio":
			for range 40 {
				if a.Value == values[0] && a.Checked {
					break
				}
				if a.Value == values[0] {
					c.press(" ")
				} else {
					c.press(kb.ArrowDown)
				}
				a = c.active()
			}
			delete(left, a.Name)
		case a.Type == "checkbox":
			if slices.Contains(values, a.Value) {
				c.press(" ")
				left[a.Name] = slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == a.Value })
			}
			if len(left[a.Name]) == 0 {
				delete(left, a.Name)
			}
		case a.Tag == "SELECT":
			for range 300 {
				if a.Value == values[0] {
					break
				}
				c.press(kb.ArrowDown)
				a = c.active()
			}
			delete(left, a.Name)
		default:
			c.run(chromedp.KeyEvent(strings.Join(values, "\n")))
			delete(left, a.Name)
		}
	}
	c.t.Fatalf("%s: the keyboard goes round in circles; left: %v", c.path(), slices.Sorted(maps.Keys(left)))
}

// byPointer fills in a form by clicking into its fields.
func (c chrome) byPointer(wanted map[string][]string) {
	c.t.Helper()
	for _, name := range slices.Sorted(maps.Keys(wanted)) {
		at := fmt.Sprintf(`#step [name=%q]:not([type=hidden])`, name)
		var kind string
		c.eval(fmt.Sprintf(`(() => { const e = document.querySelector(%q); for (let d = e.closest("details"); d; d = d.parentElement.closest("details")) d.open = true; return e.type; })()`, at), &kind)
		for _, value := range wanted[name] {
			switch kind {
			case "radio", "checkbox":
				c.run(chromedp.Click(fmt.Sprintf(`%s[value=%q]`, at, value), chromedp.ByQuery))
			case "select-one":
				c.eval(fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.value = %q; e.dispatchEvent(new Event("change", {bubbles: true})); })()`, at, value), nil)
			default:
				c.run(chromedp.SendKeys(at, value, chromedp.ByQuery))
			}
		}
	}
	c.leave(func() { c.run(chromedp.Click(`#step button.main`, chromedp.ByQuery)) })
}

func (c chrome) fill(wanted map[string][]string) {
	c.t.Helper()
	if c.keyboard {
		c.byKeyboard(wanted)
	} else {
		c.byPointer(wanted)
	}
}

// way goes from an empty page to a downloaded packet, as a student does.
func (c chrome) way(values map[string]string) {
	t := c.t
	t.Helper()
	c.picture("")
	c.leave(func() { c.run(chromedp.Click(`a[href="/procedure"]`, chromedp.ByQuery)) })
	for _, step := range []struct {
		path string
		keys []string
	}{
		{"/procedure", []string{"procedure"}},
		{"/ground", []string{"ground", "term_months", "speed", "circumstances"}},
		{"/person", []string{"applicant.birth_place", "applicant.marital_status", "applicant.education", "applicant.occupation", "applicant.phone", "applicant.email"}},
		{"/passport", []string{"passport.mrz"}},
		{"/passport", []string{"passport.type", "passport.issued_on", "passport.issued_by"}},
		{"/stay", []string{"stay"}},
		{"/residence", []string{"residence"}},
		{"/basis", []string{"sponsor"}},
	} {
		if got := c.path(); got != step.path {
			t.Fatalf("the way leads to %s, and not to %s", got, step.path)
		}
		wanted := fields(values, step.keys...)
		if lines := wanted["passport.mrz"]; lines != nil {
			c.run(chromedp.SendKeys(`[name="passport.mrz"]`, strings.Join(lines, "\n"), chromedp.ByQuery))
			c.leave(func() { c.run(chromedp.Click(`button[value=zone]`, chromedp.ByQuery)) })
			continue
		}
		c.fill(wanted)
	}
	// The papers: only the dialogue in which files are chosen is not the page's.
	var places map[string]string
	c.eval(`Object.fromEntries([...document.querySelectorAll("input[type=hidden][name$='].id']")].map((e) => [e.value, e.name.replace(/\.id$/, "")]))`, &places)
	more := map[string][]string{}
	files := map[string][]string{}
	for key, value := range values {
		if !strings.HasPrefix(key, "documents[") || strings.HasSuffix(key, "].id") {
			continue
		}
		entry := key[:strings.IndexByte(key, ']')+1]
		name := places[values[entry+".id"]] + strings.TrimPrefix(key, entry)
		if strings.Contains(name, "files[") {
			absolute, _ := filepath.Abs(filepath.Join(samples, value))
			kind := "files"
			if strings.Contains(name, "translation_files") {
				kind = "translations"
			}
			at := "#paper-" + values[entry+".id"] + "-" + kind
			files[at] = append(files[at], absolute)
			continue
		}
		more[name] = []string{value}
	}
	translations := map[string][]string{}
	for name, chosen := range files {
		if strings.HasSuffix(name, "-translations") {
			translations[name] = chosen
			continue
		}
		c.run(chromedp.SetUploadFiles(name, chosen, chromedp.ByQuery))
	}
	for name := range more {
		if strings.HasSuffix(name, ".held") {
			t.Fatal("the sample holds a paper")
		}
	}
	c.fill(more)
	for name, chosen := range translations {
		c.run(chromedp.SetUploadFiles(name, chosen, chromedp.ByQuery))
	}
	if len(translations) > 0 {
		c.fill(nil)
	}
	c.fill(nil)
	absolute, _ := filepath.Abs(filepath.Join(samples, values["photo.file"]))
	c.run(chromedp.SetUploadFiles(`#photo`, []string{absolute}, chromedp.ByQuery), chromedp.WaitVisible(`#preview`, chromedp.ByQuery))
	c.fill(nil)
	c.run(chromedp.WaitVisible(`.pictures img`, chromedp.ByQuery))
	c.fill(nil)
	if got := c.path(); got != "/review" {
		t.Fatalf("after the photo comes %s", got)
	}
	c.leave(func() { c.run(chromedp.Click(`a.main[href="/download"]`, chromedp.ByQuery)) })
	c.run(chromedp.Click(`a[href="/packet.zip"]`, chromedp.ByQuery))
	got := unzipped(t, c.downloaded("packet.zip"))
	c.run(chromedp.Click(`a[href="/profile.zip"]`, chromedp.ByQuery))
	saved := unzipped(t, c.downloaded("profile-files.zip"))
	p, problems := profile.Read("profile.yaml", []byte(saved["profile.yaml"]), loaded(t).CountryCode)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for key, value := range sameButPlaces(values) {
		if is := sameButPlaces(p.Values())[key]; is != value && key != "language" {
			t.Errorf("%s is %q, want %q", key, is, value)
		}
	}
	sameFiles(t, buildSaved(t, saved), got)
}

// downloaded waits for a file.
func (c chrome) downloaded(name string) []byte {
	c.t.Helper()
	file := filepath.Join(c.downloads, name)
	for range 600 {
		if data, err := os.ReadFile(file); err == nil && len(data) > 0 {
			if left, _ := filepath.Glob(file + ".crdownload"); len(left) == 0 {
				return data
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	list, _ := os.ReadDir(c.downloads)
	c.t.Fatalf("%s was not downloaded: %v", name, list)
	return nil
}

// elsewhere looks at the pages that are not on the way, and at one with mistakes.
func (c chrome) elsewhere() {
	c.t.Helper()
	c.suffix = "-after"
	for _, path := range []string{"/grounds", "/agency", "/nothing", "/"} {
		c.leave(func() { c.eval(fmt.Sprintf("location.assign(%q)", path), nil) })
	}
	c.agency()
	c.leave(func() { c.run(chromedp.Submit(`form[action="/clear"]`, chromedp.ByQuery)) })
	for _, path := range []string{"/person", "/passport", "/papers", "/review"} {
		c.leave(func() { c.eval(fmt.Sprintf("location.assign(%q)", path), nil) })
		if path != "/review" {
			c.leave(func() { c.run(chromedp.Click(`#step button[value=stay]`, chromedp.ByQuery)) })
		}
	}
}

// agency hands in a spreadsheet and watches its rows come, without loading the page anew.
func (c chrome) agency() {
	c.t.Helper()
	c.leave(func() { c.eval(`location.assign("/agency")`, nil) })
	sheet, _ := filepath.Abs(filepath.Join(samples, "..", "clients.csv"))
	c.run(chromedp.SetUploadFiles(`#sheet`, []string{sheet}, chromedp.ByQuery))
	c.leave(func() { c.run(chromedp.Click(`form[action="/agency"] button.main`, chromedp.ByQuery)) })
	c.run(chromedp.WaitVisible(`#rows .counts`, chromedp.ByQuery), chromedp.Click(`#rows summary`, chromedp.ByQuery))
	var rows int
	if c.eval(`document.querySelectorAll("#rows tbody tr").length`, &rows); rows != 7 {
		c.t.Errorf("the page shows %d rows, want 7", rows)
	}
	c.suffix += "-rows"
	c.holds()
	c.leave(func() { c.eval(`location.assign("/")`, nil) })
}

// entry adds an entry to a list and takes it away again.
func (c chrome) entry() {
	c.t.Helper()
	c.leave(func() { c.eval(`location.assign("/person")`, nil) })
	add := `button[name=add][value=family]`
	c.run(chromedp.Focus(add, chromedp.ByQuery))
	c.leave(func() { c.press(kb.Enter) })
	if a := c.active(); a.ID != "f-family-0" {
		c.t.Errorf("after an entry was added the focus is on %s %q", a.Tag, a.ID)
	}
	c.press(kb.Tab) // into the first field of the entry
	if a := c.active(); a.Name != "family[0].relation" {
		c.t.Errorf("the next field is %q", a.Name)
	}
	c.run(chromedp.SendKeys(`[name="family[0].surname"]`, "Nowak", chromedp.ByQuery))
	c.leave(func() { c.run(chromedp.Click(`#step button[value=stay]`, chromedp.ByQuery)) })
	c.run(chromedp.Focus(`button[name=drop]`, chromedp.ByQuery))
	c.leave(func() { c.press(kb.Enter) })
	var left bool
	if c.eval(`!!document.querySelector('[name="family[0].surname"]')`, &left); left {
		c.t.Error("the entry is still there")
	}
}

func TestChromiumByKeyboard(t *testing.T) {
	c := openChrome(t, "en", 1280, 900, false)
	c.keyboard = true
	c.way(sample(t, "student.yaml"))
	c.entry()
	c.elsewhere()
}

func TestChromiumOnAPhone(t *testing.T) {
	c := openChrome(t, "zh-CN", 375, 700, true)
	var lang string
	if c.eval(`document.documentElement.lang`, &lang); lang != "zh" {
		t.Errorf("the page speaks %q", lang)
	}
	c.way(sample(t, "student.yaml"))
	c.elsewhere()
}
