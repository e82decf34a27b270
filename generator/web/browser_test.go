package web_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"permitpack/generator"
	"permitpack/generator/date"
	"permitpack/generator/web"
)

// sampleDay is the day on which the samples are decided.
var sampleDay = date.MustParse("2026-11-21")

var shared = sync.OnceValues(generator.New)

func loaded(t testing.TB) *generator.Engine {
	t.Helper()
	engine, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

// served is a page that listens, and the folder of its temporary files.
type served struct {
	*web.Server
	temporary string
	told      *bytes.Buffer
	// stop ends it, and gives what Serve gave.
	stop func() error
	// address is where it is, if it runs in a process of its own.
	address string
}

// Address is where the page is found, with its token.
func (s served) Address() string {
	if s.Server == nil {
		return s.address
	}
	return s.Server.Address()
}

func serve(t testing.TB) served {
	t.Helper()
	return serveWith(t, web.Options{})
}

func serveWith(t testing.TB, o web.Options) served {
	t.Helper()
	told := &bytes.Buffer{}
	if o.Temporary == "" {
		o.Temporary = t.TempDir()
	}
	if o.Today == nil {
		o.Today = func() date.Date { return sampleDay }
	}
	o.Tell = func(message string) { fmt.Fprintln(told, message) }
	server, err := web.Listen(loaded(t), o)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(ctx) }()
	stop := sync.OnceValue(func() error { cancel(); return <-ended })
	t.Cleanup(func() {
		if err := stop(); err != nil {
			t.Errorf("the server ended with: %v", err)
		}
	})
	return served{Server: server, temporary: o.Temporary, told: told, stop: stop}
}

// origin is the address without the token.
func (s served) origin() string {
	origin, _, _ := strings.Cut(s.Address(), "/?")
	return origin
}

// browser is one without scripts: it keeps cookies, follows links and fills in forms.
type browser struct {
	t      testing.TB
	served served
	client *http.Client
	// language is what it asks for.
	language string
}

func newBrowser(t testing.TB, s served) *browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &browser{t: t, served: s, client: &http.Client{Jar: jar}, language: "en"}
}

// enter opens the address that is printed, and goes where the page leads.
func (b *browser) enter() *page {
	b.t.Helper()
	first := b.open(b.served.Address())
	if first.status != http.StatusOK || !strings.Contains(first.text, `http-equiv="refresh" content="0; url=/"`) {
		b.t.Fatalf("the address gives %d:\n%s", first.status, first.text)
	}
	return b.get("/")
}

func (b *browser) get(path string) *page { b.t.Helper(); return b.open(b.served.origin() + path) }

func (b *browser) open(address string) *page {
	b.t.Helper()
	r, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	return b.do(r)
}

func (b *browser) do(r *http.Request) *page {
	b.t.Helper()
	r.Header.Set("Accept-Language", b.language)
	if r.Method == http.MethodPost {
		r.Header.Set("Origin", b.served.origin())
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	answer, err := b.client.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	p := &page{b: b, status: answer.StatusCode, header: answer.Header, data: data, text: string(data), path: answer.Request.URL.Path}
	if strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html") {
		if p.root, err = html.Parse(bytes.NewReader(data)); err != nil {
			b.t.Fatal(err)
		}
	}
	return p
}

// page is what a request gave, after all redirects.
type page struct {
	b      *browser
	status int
	header http.Header
	data   []byte
	text   string
	path   string
	root   *html.Node
}

// form is a form of a page, as a browser would send it.
type form struct {
	p      *page
	action string
	node   *html.Node
	values url.Values
	files  []file
}

type file struct {
	field, name string
	data        []byte
}

// form is the form with an id.
func (p *page) form(id string) *form {
	p.b.t.Helper()
	return p.formWhere("id", id)
}

func (p *page) formWhere(name, value string) *form {
	p.b.t.Helper()
	var found *html.Node
	for n := range p.root.Descendants() {
		if n.Data == "form" && attribute(n, name) == value {
			found = n
		}
	}
	if found == nil {
		p.b.t.Fatalf("%s has no form with %s=%s:\n%s", p.path, name, value, p.text)
	}
	f := &form{p: p, node: found, action: attribute(found, "action"), values: url.Values{}}
	for n := range found.Descendants() {
		name := attribute(n, "name")
		switch n.Data {
		case "input":
			switch kind := attribute(n, "type"); {
			case kind == "file":
			case (kind == "checkbox" || kind == "radio") && !has(n, "checked"):
			default:
				f.values.Add(name, attribute(n, "value"))
			}
		case "textarea":
			f.values.Add(name, strings.TrimPrefix(content(n), "\n"))
		case "select":
			value := ""
			for o := range n.Descendants() {
				if o.Data == "option" && has(o, "selected") {
					value = attribute(o, "value")
				}
			}
			f.values.Add(name, value)
		}
	}
	return f
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

func content(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// fillIn types into a field, or chooses in it; it has to be there, and to offer the value.
func (f *form) fillIn(name string, values ...string) {
	f.p.b.t.Helper()
	for _, value := range values {
		if !f.offers(name, value) {
			f.p.b.t.Fatalf("%s has no field %s that takes %q", f.p.path, name, value)
		}
	}
	if first := f.values[name]; len(first) > 0 && first[0] == "" && (len(values) > 1 || values[0] == "true") {
		f.values[name] = append(first[:1:1], values...) // boxes that are ticked come behind the empty field
		return
	}
	f.values[name] = values
}

func (f *form) offers(name, value string) bool {
	for n := range f.node.Descendants() {
		if attribute(n, "name") != name {
			continue
		}
		switch kind := attribute(n, "type"); {
		case n.Data == "textarea", n.Data == "input" && (kind == "text" || kind == "hidden" && value == ""):
			return true
		case n.Data == "input" && (kind == "radio" || kind == "checkbox") && attribute(n, "value") == value:
			return true
		case n.Data == "select":
			for o := range n.Descendants() {
				if o.Data == "option" && attribute(o, "value") == value {
					return true
				}
			}
		}
	}
	return false
}

// attach chooses a file.
func (f *form) attach(field, name string, data []byte) {
	f.files = append(f.files, file{field, name, data})
}

// send sends the form with a button of it; no button is the first.
func (f *form) send(name, value string) *page {
	f.p.b.t.Helper()
	values := url.Values{}
	for key, all := range f.values {
		values[key] = all
	}
	if name != "" {
		values.Set(name, value)
	}
	var body bytes.Buffer
	kind := "application/x-www-form-urlencoded"
	if attribute(f.node, "enctype") == "multipart/form-data" {
		w := multipart.NewWriter(&body)
		for key, all := range values {
			for _, v := range all {
				if err := w.WriteField(key, v); err != nil {
					f.p.b.t.Fatal(err)
				}
			}
		}
		for _, file := range f.files {
			part, err := w.CreateFormFile(file.field, file.name)
			if err != nil {
				f.p.b.t.Fatal(err)
			}
			part.Write(file.data)
		}
		w.Close()
		kind = w.FormDataContentType()
	} else {
		body.WriteString(values.Encode())
	}
	r, err := http.NewRequest(http.MethodPost, f.p.b.served.origin()+f.action, &body)
	if err != nil {
		f.p.b.t.Fatal(err)
	}
	r.Header.Set("Content-Type", kind)
	return f.p.b.do(r)
}

// unzipped are the files of an archive.
func unzipped(t testing.TB, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, entry := range archive.File {
		from, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		from.Close()
		files[entry.Name] = string(data)
	}
	return files
}

// folder are the files of a folder.
func folder(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		inside, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(inside)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
