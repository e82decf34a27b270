package web

import (
	"fmt"
	"net"
	"net/http"
	"strings"
)

// policy lets a page load nothing but the server's own files: no inline scripts or
// styles, nothing from elsewhere. blob: is the preview of a photo that is being chosen.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; " +
	"object-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// shownPolicy is that of a PDF, which our own page may show inside itself.
const shownPolicy = "frame-ancestors 'self'"

// guard stands before everything: what does not come from a page of this server, on
// this machine, gets nowhere.
func (s *Server) guard(next http.Handler) http.Handler {
	crossOrigin := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.connections.working(r.Context())
		defer s.recovered(w, r)
		setHeaders(w.Header())
		switch {
		case !s.hosts[strings.ToLower(r.Host)]:
			// A name of another's that leads to this machine (DNS rebinding).
			s.fail(w, r, http.StatusMisdirectedRequest, "host")
		case r.Method != http.MethodGet && r.Method != http.MethodHead && r.Method != http.MethodPost:
			w.Header().Set("Allow", "GET, HEAD, POST")
			s.fail(w, r, http.StatusMethodNotAllowed, "method")
		case crossOrigin.Check(r) != nil || !s.ownOrigin(r):
			s.fail(w, r, http.StatusForbidden, "origin")
		default:
			r.Body = http.MaxBytesReader(w, r.Body, mostAgencyBytes)
			next.ServeHTTP(w, r)
		}
	})
}

// ownOrigin refuses an Origin that is not this server, whatever the method. Browsers
// write "null" where the page wants no referrer, as ours do; a form with it has to be
// one that the browser itself calls our own, which no page can pretend.
func (s *Server) ownOrigin(r *http.Request) bool {
	switch origin := r.Header.Get("Origin"); origin {
	case "":
		return true
	case "null":
		return r.Method != http.MethodPost || r.Header.Get("Sec-Fetch-Site") == "same-origin"
	default:
		host, plain := strings.CutPrefix(origin, "http://")
		return plain && strings.EqualFold(host, r.Host)
	}
}

func setHeaders(h http.Header) {
	h.Set("Content-Security-Policy", policy)
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
}

// recovered turns a panic into an error page. What is told of it is where it
// happened, never what was typed.
func (s *Server) recovered(w http.ResponseWriter, r *http.Request) {
	fault := recover()
	if fault == nil {
		return
	}
	if fault == http.ErrAbortHandler {
		panic(fault)
	}
	s.tell(fmt.Sprintf("internal fault on %s", r.Pattern))
	s.fail(w, r, http.StatusInternalServerError, "internal")
}

// loopback tells whether an address to listen on is this machine's own.
func loopback(addr string) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return ErrAddress
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return ErrAddress
	}
	return nil
}

// hostsOf are the names by which a browser may call the server.
func hostsOf(addr net.Addr) map[string]bool {
	_, port, _ := net.SplitHostPort(addr.String())
	return map[string]bool{strings.ToLower(addr.String()): true, "localhost:" + port: true}
}
