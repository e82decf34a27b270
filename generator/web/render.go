package web

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"

	"permitpack/generator"
	"permitpack/generator/finding"
	"permitpack/generator/text"
)

// catalogue is what the fields of forms ask the engine.
type catalogue interface {
	Grounds(procedure string) []string
	CountryCodes() []string
	CountryCode(code string) (string, bool)
}

// pages are the templates and the files beside them.
type pages struct {
	byName map[string]*template.Template
	files  fs.FS
}

// loadPages reads the templates: each page with the layout and the parts that all share.
func loadPages(engine *generator.Engine) (*pages, error) {
	files, err := engine.Pages()
	if err != nil {
		return nil, fmt.Errorf("reading the pages: %w", err)
	}
	if err := engine.Prepare(); err != nil {
		return nil, fmt.Errorf("reading the texts: %w", err)
	}
	shared, err := template.ParseFS(files, "shared/*.html")
	if err != nil {
		return nil, fmt.Errorf("reading the pages: %w", err)
	}
	p := &pages{byName: map[string]*template.Template{}, files: files}
	names, err := fs.Glob(files, "*.html")
	if err != nil {
		return nil, fmt.Errorf("reading the pages: %w", err)
	}
	for _, name := range names {
		page := template.Must(shared.Clone())
		if _, err := page.ParseFS(files, name); err != nil {
			return nil, fmt.Errorf("reading the pages: %w", err)
		}
		p.byName[strings.TrimSuffix(name, ".html")] = page
	}
	return p, nil
}

// asset gives a file that a page loads. It holds nothing personal and wants no cookie.
func (s *Server) asset(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	data, err := fs.ReadFile(s.pages.files, path.Join("assets", name))
	if err != nil || !fs.ValidPath(name) {
		s.fail(w, r, http.StatusNotFound, "not-found")
		return
	}
	w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	_, _ = w.Write(data)
}

// view is what a page shows.
type view struct {
	words *text.Words
	// fields say what is found in the words of the fields; nil where nothing is found.
	fields *fieldMaker
	// in are the words of a language.
	in func(text.Language) *text.Words
	// Page is the text key of the title, and Path where the page lies; a step has its id as well.
	Page, Path, Step string
	Nav              []navItem
	Notice           string
	Bad              bool
	// Problems are told at the top, each with a link.
	Problems []problem
	// Form are the fields that are asked for, Rest those that may be filled in besides.
	Form, Rest group
	// Next and Back are paths, Forward where the page leads by itself, Refresh how often it is loaded anew, in seconds.
	Next, Back, Forward string
	Refresh             int
	Body                any
}

// problem is a finding with the place of its field.
type problem struct {
	finding.Finding
	Label, Link string
}

// Rest is the message after the label, with which many begin.
func (p problem) Rest() string { return strings.TrimPrefix(p.Message, p.Label) }

// Colon stands between label and message where the label does not begin it.
func (p problem) Colon() string {
	if p.Label != "" && strings.HasPrefix(p.Message, p.Label) {
		return ""
	}
	return ": "
}

// navItem is a step in the list of all.
type navItem struct {
	Path, Title    string
	Current, Saved bool
	Errors         int
}

func (v view) Lang() string { return string(v.words.Language()) }

// Say is a text of the page; arguments come in pairs.
func (v view) Say(key string, args ...any) string {
	named := finding.Args{}
	for i := 0; i+1 < len(args); i += 2 {
		named[args[i].(string)] = args[i+1]
	}
	return v.words.Say(key, named)
}

// Spans are a text about a place in the profile as the page says it.
func (v view) Spans(said, where string) []span {
	if v.fields == nil {
		return []span{{Text: said}}
	}
	all := v.fields.spans(said, where)
	if v.Page == "agency" { // what its rows say is typed elsewhere
		for i := range all {
			all[i].Link = ""
		}
	}
	return all
}

// Plain is the same without links.
func (v view) Plain(said, where string) string {
	if v.fields == nil {
		return said
	}
	return v.fields.plain(said, where)
}

// Sent tells whether the page is a step with a form, which the buttons of the
// languages send as well, so that nothing typed is lost.
func (v view) Sent() bool { return v.Step != "" && stepOf(v.Step).keys != nil }

// Title is what the window is called.
func (v view) Title() string { return v.Say("web.page." + v.Page) }

// Languages are all, each in its own words.
func (v view) Languages() []option {
	var all []option
	for _, l := range text.Languages {
		all = append(all, option{string(l), v.in(l).Say("web.language.own", nil), l == v.words.Language()})
	}
	return all
}

// With lets a part of a page have the page and something else.
func (v view) With(item any) part { return part{v, item} }

type part struct {
	V    view
	Item any
}

// render writes a page whole or not at all.
func (s *Server) render(w http.ResponseWriter, status int, name string, v view) {
	v.in = s.engine.Words
	if v.Page == "" {
		v.Page = name
	}
	var page bytes.Buffer
	if err := s.pages.byName[name].ExecuteTemplate(&page, "layout", v); err != nil {
		s.tell("the page " + name + " could not be written")
		http.Error(w, "500", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(page.Bytes())
}

// fail shows an error in the person's language.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, status int, key string) {
	language := languageOf(r)
	if one := s.sessionOf(r); one != nil {
		language = one.speaks.Load().(text.Language)
	}
	w.Header().Del("Content-Disposition")
	w.Header().Set("Content-Security-Policy", policy)
	s.render(w, status, "error", view{words: s.engine.Words(language), Body: key})
}

// show renders a page of a session.
func (q request) show(name string, v view) error {
	v.words, v.Path = q.words(), q.r.URL.Path
	fields := q.labels()
	v.fields = &fields
	v.Nav = q.nav(v.Step)
	if q.notice.key != "" {
		v.Notice, v.Bad = v.words.Say("web.notice."+q.notice.key, q.notice.args), q.notice.bad
		q.notice = notice{}
	}
	q.Server.render(q.w, http.StatusOK, name, v)
	return nil
}
