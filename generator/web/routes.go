package web

import (
	"context"
	"crypto/subtle"
	"errors"
	"net/http"

	"permitpack/generator/text"
)

// request is one request of a person whose session is known and held.
type request struct {
	*Server
	*session
	w http.ResponseWriter
	r *http.Request
}

func (q request) words() *text.Words { return q.engine.Words(q.language) }

// see leads the browser to a page, so that going back never sends a form again.
// The script of the page, which shows how far an upload is, is told where to go: it
// would not see where it was led, and the page would be fetched twice.
func (q request) see(path string) error {
	if q.r.Header.Get("X-Script") != "" {
		q.w.Header().Set("X-Next", path)
		q.w.WriteHeader(http.StatusNoContent)
		return nil
	}
	http.Redirect(q.w, q.r, path, http.StatusSeeOther)
	return nil
}

// action answers a request; an error becomes a page.
type action func(request) error

// failure is an error that a person can do something about.
type failure struct {
	status int
	key    string
}

func (f failure) Error() string { return f.key }

// handler is everything that the server answers.
func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/assets/{file}", s.asset)
	mux.HandleFunc("/{$}", s.root)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.fail(w, r, http.StatusNotFound, "not-found") })
	for _, page := range []struct {
		path      string
		get, post action
	}{
		{"/end", nil, end},
		{"/clear", nil, forget},
		{"/language", nil, setLanguage},
		{"/grounds", showGrounds, chooseGround},
		{"/papers", showPapers, savePapers},
		{"/photo", showPhoto, savePhoto},
		{"/photo/{picture}", photoPicture, nil},
		{"/review", showReview, nil},
		{"/download", showDownload, nil},
		{"/packet.zip", packetZip, nil},
		{"/packet/{file...}", packetFile, nil},
		{"/profile", nil, loadProfile},
		{"/profile.yaml", saveProfile, nil},
		{"/profile.zip", saveProfileZip, nil},
		{"/agency", showAgency, startAgency},
		{"/agency/stop", nil, stopAgency},
		{"/agency/all.zip", agencyZip, nil},
		{"/agency/new.xlsx", newSheet, nil},
	} {
		mux.Handle(page.path, s.page(page.get, page.post))
	}
	for _, step := range steps {
		if step.formStep() {
			mux.Handle(step.path(), s.page(step.show, step.save))
		}
	}
	return s.guard(mux)
}

// formStep tells whether the step is a form of fields and nothing else.
func (s step) formStep() bool {
	return s.keys != nil && s.id != "papers" && s.id != "photo"
}

// page answers those who have the cookie, one request of a session after the other.
func (s *Server) page(get, post action) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		do := get
		if r.Method == http.MethodPost {
			do = post
		}
		if do == nil {
			w.Header().Set("Allow", allowed(get, post))
			s.fail(w, r, http.StatusMethodNotAllowed, "method")
			return
		}
		one := s.sessionOf(r)
		if one == nil {
			s.fail(w, r, http.StatusForbidden, "token")
			return
		}
		one.Lock()
		defer one.Unlock()
		s.answer(request{s, one, w, r}, do)
	})
}

func allowed(get, post action) string {
	switch {
	case get == nil:
		return "POST"
	case post == nil:
		return "GET, HEAD"
	}
	return "GET, HEAD, POST"
}

// answer does it, and shows what became of it where that is an error.
func (s *Server) answer(q request, do action) {
	err := do(q)
	var known failure
	var large *http.MaxBytesError
	switch {
	case err == nil:
	case errors.As(err, &known):
		s.fail(q.w, q.r, known.status, known.key)
	case errors.As(err, &large):
		s.fail(q.w, q.r, http.StatusRequestEntityTooLarge, "too-large")
	case errors.Is(err, context.Canceled):
		s.fail(q.w, q.r, http.StatusServiceUnavailable, "stopped")
	default:
		s.tell("a request to " + q.r.Pattern + " could not be answered")
		s.fail(q.w, q.r, http.StatusInternalServerError, "internal")
	}
}

// root is the address that is printed, and the first page behind it.
func (s *Server) root(w http.ResponseWriter, r *http.Request) {
	switch token := r.URL.Query().Get("token"); {
	case r.Method == http.MethodPost:
		w.Header().Set("Allow", "GET, HEAD")
		s.fail(w, r, http.StatusMethodNotAllowed, "method")
	case token != "":
		s.enter(w, r, token)
	case !s.hasKey(r):
		s.fail(w, r, http.StatusForbidden, "token")
	default:
		s.begin(w, r)
	}
}

// enter turns the token into the cookie. The page leads on by itself: a browser
// that came from elsewhere would not send a cookie of SameSite=Strict with a redirect.
func (s *Server) enter(w http.ResponseWriter, r *http.Request, token string) {
	if subtle.ConstantTimeCompare([]byte(token), []byte(s.token)) != 1 {
		s.fail(w, r, http.StatusForbidden, "token")
		return
	}
	setCookie(w, s.keyCookie, s.key)
	s.render(w, http.StatusOK, "enter", view{words: s.engine.Words(languageOf(r)), Forward: "/"})
}

// begin opens a session where there is none.
func (s *Server) begin(w http.ResponseWriter, r *http.Request) {
	one := s.sessionOf(r)
	if one == nil {
		var err error
		if one, err = s.sessions.begin(s.place.dir, languageOf(r)); err != nil {
			s.fail(w, r, http.StatusServiceUnavailable, "full")
			return
		}
		setCookie(w, s.sessionCookie, one.id)
	}
	one.Lock()
	defer one.Unlock()
	s.answer(request{s, one, w, r}, showHome)
}

func setCookie(w http.ResponseWriter, name, value string) {
	http.SetCookie(w, &http.Cookie{Name: name, Value: value, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
}

func (s *Server) hasKey(r *http.Request) bool {
	cookie, err := r.Cookie(s.keyCookie)
	return err == nil && subtle.ConstantTimeCompare([]byte(cookie.Value), []byte(s.key)) == 1
}

// sessionOf is the session of a request, or nil.
func (s *Server) sessionOf(r *http.Request) *session {
	cookie, err := r.Cookie(s.sessionCookie)
	if err != nil || !s.hasKey(r) {
		return nil
	}
	return s.sessions.find(cookie.Value)
}

// languageOf is what the browser asks for.
func languageOf(r *http.Request) text.Language { return spoken(r.Header.Get("Accept-Language")) }

func showHome(q request) error { return q.show("home", view{}) }

func setLanguage(q request) error {
	if err := q.parse(); err != nil {
		return err
	}
	q.takeLanguage()
	return q.see(q.local(q.r.PostForm.Get("back")))
}

// takeLanguage changes the language where the form asks for one.
func (q request) takeLanguage() bool {
	for _, l := range text.Languages {
		if q.r.PostForm.Get("lang") == string(l) {
			q.speak(l)
			return true
		}
	}
	return false
}

// local is a path of ours, or the first page.
func (q request) local(path string) string {
	for _, s := range steps {
		if path == s.path() {
			return path
		}
	}
	if path == "/agency" || path == "/grounds" {
		return path
	}
	return "/"
}

// mostFormBytes are those of a form without files.
const mostFormBytes = 1 << 20

// parse reads a form without files.
func (q request) parse() error {
	q.r.Body = http.MaxBytesReader(q.w, q.r.Body, mostFormBytes)
	if err := q.r.ParseForm(); err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return err
		}
		return failure{http.StatusBadRequest, "form"}
	}
	return nil
}

// forget begins anew: everything that was typed and uploaded goes.
func forget(q request) error {
	if err := q.empty(); err != nil {
		return err
	}
	q.clear()
	q.notice = notice{key: "cleared"}
	return q.see("/")
}

// end ends the session.
func end(q request) error {
	words := q.words()
	q.sessions.end(q.session)
	http.SetCookie(q.w, &http.Cookie{Name: q.sessionCookie, Path: "/", MaxAge: -1, HttpOnly: true, SameSite: http.SameSiteStrictMode})
	q.Server.render(q.w, http.StatusOK, "ended", view{words: words})
	return nil
}
