package web_test

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"fmt"
	"io"
	"io/fs"
	"mime/multipart"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"permitpack/generator/web"
)

func TestAddressesOfThisMachineAlone(t *testing.T) {
	for _, address := range []string{"0.0.0.0:0", ":0", "[::]:0", "192.0.2.1:0", "example.com:0", "127.0.0.1", "localhost.example.com:80", ""} {
		server, err := web.Listen(loaded(t), web.Options{Address: address, Temporary: t.TempDir()})
		if address == "" { // the default
			if err != nil || !strings.HasPrefix(server.Address(), "http://127.0.0.1:") {
				t.Errorf("the default is %v, %v", server, err)
			}
			continue
		}
		if err != web.ErrAddress {
			t.Errorf("%q: %v, want %v", address, err, web.ErrAddress)
		}
	}
}

// raw sends a request as it stands, and gives the status and the body.
func raw(t *testing.T, s served, method, path string, header map[string]string, body io.Reader) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequest(method, s.origin()+path, body)
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range header {
		if name == "Host" {
			r.Host = value
			continue
		}
		r.Header.Set(name, value)
	}
	answer, err := (&http.Client{Transport: &http.Transport{}}).Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer, string(data)
}

// cookies are those that a browser has after it entered.
func (b *browser) cookies() string {
	address, _ := url.Parse(b.served.origin())
	var all []string
	for _, c := range b.client.Jar.Cookies(address) {
		all = append(all, c.Name+"="+c.Value)
	}
	return strings.Join(all, "; ")
}

func TestRefused(t *testing.T) {
	s := serve(t)
	b := newBrowser(t, s)
	b.enter()
	known := b.cookies()
	if strings.Count(known, "=") != 2 {
		t.Fatalf("cookies: %q", known)
	}
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(s.origin(), "http://"))
	form := map[string]string{"Content-Type": "application/x-www-form-urlencoded", "Cookie": known, "Origin": s.origin()}
	with := func(more ...string) map[string]string {
		h := map[string]string{}
		for name, value := range form {
			h[name] = value
		}
		for i := 0; i < len(more); i += 2 {
			if h[more[i]] = more[i+1]; more[i+1] == "-" {
				delete(h, more[i])
			}
		}
		return h
	}
	for _, test := range []struct {
		name, method, path string
		header             map[string]string
		want               int
	}{
		{"another name for this machine", "GET", "/procedure", with("Host", "rebound.example:"+port), 421},
		{"the name without the port", "GET", "/procedure", with("Host", "127.0.0.1"), 421},
		{"a name that begins like ours", "GET", "/procedure", with("Host", "127.0.0.1.example:"+port), 421},
		{"the token under another name", "GET", "/?token=" + token(s), with("Host", "rebound.example:"+port), 421},
		{"another name for a file", "GET", "/assets/page.js", with("Host", "rebound.example:"+port), 421},
		{"localhost", "GET", "/procedure", with("Host", "localhost:"+port, "Origin", "-"), 200},
		{"another origin", "POST", "/procedure", with("Origin", "http://example.com"), 403},
		{"this machine, another port", "POST", "/procedure", with("Origin", "http://127.0.0.1:1"), 403},
		{"our name over https", "POST", "/procedure", with("Origin", "https://127.0.0.1:"+port), 403},
		{"an origin that is hidden", "POST", "/procedure", with("Origin", "null"), 403},
		{"an origin that is hidden, of another site", "POST", "/procedure", with("Origin", "null", "Sec-Fetch-Site", "cross-site"), 403},
		{"an origin that is hidden, of nobody", "POST", "/procedure", with("Origin", "null", "Sec-Fetch-Site", "none"), 403},
		{"ours, as Chromium sends it", "POST", "/procedure", with("Origin", "null", "Sec-Fetch-Site", "same-origin"), 200},
		{"a page of another site", "POST", "/procedure", with("Origin", "-", "Sec-Fetch-Site", "cross-site"), 403},
		{"a page of a neighbour", "POST", "/procedure", with("Origin", "-", "Sec-Fetch-Site", "same-site"), 403},
		{"reading for another origin", "GET", "/profile.yaml", with("Origin", "http://example.com"), 403},
		{"no cookie", "GET", "/procedure", with("Cookie", "-"), 403},
		{"no cookie, sending", "POST", "/procedure", with("Cookie", "-"), 403},
		{"cookies of another server", "GET", "/procedure", with("Cookie", strings.ReplaceAll(known, "=", "=A")), 403},
		{"the session without the key", "GET", "/procedure", with("Cookie", withoutKey(known)), 403},
		{"no token", "GET", "/", with("Cookie", "-"), 403},
		{"a wrong token", "GET", "/?token=" + strings.Repeat("A", 26), with("Cookie", "-"), 403},
		{"an empty token", "GET", "/?token=", with("Cookie", "-"), 403},
		{"PUT", "PUT", "/procedure", with(), 405},
		{"DELETE", "DELETE", "/end", with(), 405},
		{"TRACE", "TRACE", "/", with(), 405},
		{"OPTIONS", "OPTIONS", "/procedure", with("Origin", "http://example.com", "Access-Control-Request-Method", "POST"), 405},
		{"ending by a link", "GET", "/end", with(), 405},
		{"a form where none is", "POST", "/review", with(), 405},
		{"a form to the first page", "POST", "/", with(), 405},
		{"no page", "GET", "/nothing", with(), 404},
		{"a file outside", "GET", "/assets/..%2flayout.html", with(), 404},
		{"a template", "GET", "/assets/layout.html", with(), 404},
		{"a file outside the packet", "GET", "/packet/..%2f..%2fprofile.yaml", with(), 404},
		{"ours", "GET", "/procedure", with(), 200},
	} {
		answer, body := raw(t, s, test.method, test.path, test.header, nil)
		if answer.StatusCode != test.want {
			t.Errorf("%s: status %d, want %d", test.name, answer.StatusCode, test.want)
		}
		if test.want != 200 && test.method != "TRACE" && !strings.Contains(body, "<h1>") {
			t.Errorf("%s: no page tells of it: %q", test.name, body)
		}
		if answer.Header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: another origin may read the answer", test.name)
		}
		if test.want != 200 && len(answer.Cookies()) > 0 {
			t.Errorf("%s: a cookie is given", test.name)
		}
	}
}

func token(s served) string {
	_, token, _ := strings.Cut(s.Address(), "token=")
	return token
}

// withoutKey leaves the second of the two cookies: the jar gives the older first.
func withoutKey(cookies string) string {
	_, session, _ := strings.Cut(cookies, "; ")
	return session
}

func TestCookies(t *testing.T) {
	s, other := serve(t), serve(t)
	given := map[string]*http.Cookie{}
	answer, _ := raw(t, s, "GET", "/?token="+token(s), nil, nil)
	for _, c := range answer.Cookies() {
		given[c.Name] = c
	}
	if len(given) != 1 {
		t.Fatalf("the address gives %d cookies, want 1", len(given))
	}
	key := answer.Cookies()[0]
	answer, _ = raw(t, s, "GET", "/", map[string]string{"Cookie": key.Name + "=" + key.Value}, nil)
	for _, c := range answer.Cookies() {
		given[c.Name] = c
	}
	if len(given) != 2 {
		t.Fatalf("there are %d cookies, want 2", len(given))
	}
	for name, c := range given {
		if !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || c.Path != "/" || c.Domain != "" || len(c.Value) < 26 || len(name) < 26 || c.MaxAge != 0 || !c.Expires.IsZero() {
			t.Errorf("a cookie is %+v", c)
		}
		if c.Value == token(s) {
			t.Error("the cookie is the token")
		}
	}
	// The address stays good for a reload, and goes on with the same session.
	answer, _ = raw(t, s, "GET", "/?token="+token(s), nil, nil)
	if again := answer.Cookies(); len(again) != 1 || again[0].Name != key.Name || again[0].Value != key.Value {
		t.Errorf("a reload gives %v", again)
	}
	answer, _ = raw(t, other, "GET", "/?token="+token(other), nil, nil)
	if answer.Cookies()[0].Name == key.Name {
		t.Error("two servers have a cookie of one name")
	}
}

func TestHeaders(t *testing.T) {
	s := serve(t)
	b := newBrowser(t, s)
	b.enter()
	for _, path := range []string{"/", "/procedure", "/assets/style.css", "/assets/page.js", "/nothing", "/profile.yaml", "/agency"} {
		h := b.get(path).header
		for name, want := range map[string]string{
			"Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store",
			"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
		} {
			if h.Get(name) != want {
				t.Errorf("%s: %s is %q, want %q", path, name, h.Get(name), want)
			}
		}
		policy := h.Get("Content-Security-Policy")
		for _, part := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"} {
			if !strings.Contains(policy, part) {
				t.Errorf("%s: the policy lacks %s: %s", path, part, policy)
			}
		}
		for _, loose := range []string{"unsafe", "http:", "https:", "*", "data:"} {
			if strings.Contains(policy, loose) {
				t.Errorf("%s: the policy allows %s: %s", path, loose, policy)
			}
		}
		if h.Get("Content-Type") == "" {
			t.Errorf("%s: no type", path)
		}
	}
}

// TestNothingFromElsewhere wants no page to name another machine, or to hold a script or a style.
func TestNothingFromElsewhere(t *testing.T) {
	s := serve(t)
	b := newBrowser(t, s)
	b.enter()
	for _, path := range []string{"/", "/procedure", "/ground", "/grounds", "/person", "/passport", "/stay", "/residence", "/papers", "/photo", "/review", "/download", "/agency"} {
		p := b.get(path)
		for n := range p.root.Descendants() {
			for _, a := range n.Attr {
				switch a.Key {
				case "src", "href", "action", "data", "formaction", "poster", "srcset":
					if !strings.HasPrefix(a.Val, "/") && !strings.HasPrefix(a.Val, "#") || strings.HasPrefix(a.Val, "//") {
						t.Errorf("%s: %s=%s", path, a.Key, a.Val)
					}
				case "style":
					t.Errorf("%s: a style inside %s", path, n.Data)
				}
				if strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s: a script inside %s", path, n.Data)
				}
			}
			if n.Data == "style" || n.Data == "script" && content(n) != "" {
				t.Errorf("%s: %s inside the page", path, n.Data)
			}
		}
	}
}

// endless is a body of so many bytes that is never held.
type endless struct{ left int64 }

func (e *endless) Read(p []byte) (int, error) {
	if e.left <= 0 {
		return 0, io.EOF
	}
	n := min(int64(len(p)), e.left)
	e.left -= n
	return int(n), nil
}

// uploaded is a form with one file of so many bytes.
func uploaded(field, name string, size int64) (body io.Reader, kind string) {
	var head bytes.Buffer
	w := multipart.NewWriter(&head)
	_, _ = w.CreateFormFile(field, name)
	return io.MultiReader(&head, &endless{size}, strings.NewReader("\r\n--"+w.Boundary()+"--\r\n")), w.FormDataContentType()
}

func TestHugeUploadsAreRefused(t *testing.T) {
	s := serve(t)
	b := newBrowser(t, s)
	b.enter()
	for _, path := range []string{"/photo", "/papers", "/profile", "/agency"} {
		body, kind := uploaded("photo", "huge.jpg", 1<<30)
		r, _ := http.NewRequest("POST", s.origin()+path, body)
		r.Header.Set("Content-Type", kind)
		r.Header.Set("Origin", s.origin())
		answer, err := b.client.Do(r)
		// The server answers and closes; a client that is still sending may see only that.
		if err == nil {
			if answer.Body.Close(); answer.StatusCode != http.StatusRequestEntityTooLarge {
				t.Errorf("%s: status %d", path, answer.StatusCode)
			}
		}
		if size := stored(t, s.temporary); size > 1<<20 {
			t.Errorf("%s: %d bytes stayed on disk", path, size)
		}
	}
	if p := b.get("/procedure"); p.status != 200 {
		t.Errorf("afterwards: status %d", p.status)
	}
	long := url.Values{"applicant.surname": {strings.Repeat("A", 2<<20)}}
	answer, _ := raw(t, s, "POST", "/person", map[string]string{
		"Cookie": b.cookies(), "Origin": s.origin(), "Content-Type": "application/x-www-form-urlencoded",
	}, strings.NewReader(long.Encode()))
	if answer.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("a form of 2 MB: status %d", answer.StatusCode)
	}
}

func stored(t *testing.T, dir string) (size int64) {
	t.Helper()
	err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			if info, err := e.Info(); err == nil {
				size += info.Size()
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return size
}

func TestFilesArePrivateAndRemoved(t *testing.T) {
	s := serve(t)
	b := newBrowser(t, s)
	b.enter()
	walk(t, b, sample(t, "student.yaml"))
	b.get("/packet.zip")
	n := 0
	check := func(name string, e fs.DirEntry, err error) error {
		if err != nil || name == s.temporary {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		n++
		if mode := info.Mode().Perm(); e.IsDir() && mode != 0o700 || !e.IsDir() && mode != 0o600 {
			t.Errorf("%s has the mode %o", name, mode)
		}
		return nil
	}
	if err := filepath.WalkDir(s.temporary, check); err != nil || n < 15 {
		t.Fatalf("%d files, %v", n, err)
	}
	if p := b.get("/").formWhere("action", "/end").send("", ""); p.status != 200 {
		t.Fatal(p.status)
	}
	if left := folder(t, s.temporary); len(left) != 1 { // the lock
		t.Errorf("after the end of the session there are %d files", len(left))
	}
	if p := b.get("/procedure"); p.status != 403 {
		t.Errorf("the ended session answers %d", p.status)
	}
	c := newBrowser(t, s)
	c.enter()
	c.get("/procedure").form("step").send("do", "next")
	if err := s.stop(); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(s.temporary); len(left) != 0 {
		t.Errorf("after the end there is %v", left)
	}
	if told := s.told.String(); told != "" {
		t.Errorf("the server told: %s", told)
	}
}

func TestLeftoversOfACrashAreSwept(t *testing.T) {
	temporary := t.TempDir()
	living := serveWith(t, web.Options{Temporary: temporary})
	crashed := filepath.Join(temporary, "permitpack-serve-123")
	foreign := filepath.Join(temporary, "something-else")
	for _, dir := range []string{crashed, foreign} {
		if err := os.MkdirAll(filepath.Join(dir, "session-1", "scans"), 0o700); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"lock", "session-1/scans/passport.jpg"} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	b := newBrowser(t, living)
	b.enter()
	serveWith(t, web.Options{Temporary: temporary})
	if _, err := os.Stat(crashed); !os.IsNotExist(err) {
		t.Error("what a crash left is still there")
	}
	if _, err := os.Stat(filepath.Join(foreign, "lock")); err != nil {
		t.Error("a folder of somebody else's was removed")
	}
	if p := b.get("/procedure"); p.status != 200 {
		t.Errorf("the server that lives answers %d", p.status)
	}
	if p := b.get("/procedure").form("step").send("do", "stay"); p.status != 200 {
		t.Errorf("the folder of the server that lives is gone: %d", p.status)
	}
}

func TestHalfOpenConnectionsKeepNobodyOut(t *testing.T) {
	s := serve(t)
	b := newBrowser(t, s)
	b.enter()
	address := strings.TrimPrefix(s.origin(), "http://")
	var open []net.Conn
	defer func() {
		for _, c := range open {
			c.Close()
		}
	}()
	for i := range 1000 {
		c, err := net.DialTimeout("tcp", address, 5*time.Second)
		if err != nil {
			t.Fatalf("connection %d: %v", i, err)
		}
		if i >= 300 {
			fmt.Fprint(c, "GET /procedure HTTP/1.1\r\nHost: ") // and no more
		}
		open = append(open, c)
	}
	fresh := newBrowser(t, s)
	if p := fresh.enter(); p.status != 200 {
		t.Errorf("a new person gets %d", p.status)
	}
	if p := b.get("/procedure"); p.status != 200 {
		t.Errorf("somebody who is at work gets %d", p.status)
	}
	// The deadlines of those that are left do the rest; most have had to make room.
	closed := 0
	for _, c := range open {
		_ = c.SetReadDeadline(time.Now().Add(5 * time.Millisecond))
		if _, err := c.Read(make([]byte, 1)); err == io.EOF || strings.Contains(fmt.Sprint(err), "reset") {
			closed++
		}
	}
	if closed < 800 {
		t.Errorf("only %d of 1000 half-open connections were closed", closed)
	}
}

func TestSessionsAreBounded(t *testing.T) {
	s := serve(t)
	var last *page
	for range 10 {
		b := newBrowser(t, s)
		b.enter()
		last = b.get("/procedure")
		if last.status != 200 {
			t.Fatalf("of ten sessions one gets %d", last.status)
		}
	}
	full := 0
	for range 10 {
		b := newBrowser(t, s)
		b.open(s.Address())
		if p := b.get("/"); p.status == http.StatusServiceUnavailable {
			full++
		}
	}
	if full != 4 {
		t.Errorf("%d of 20 sessions were refused, want 4", full)
	}
	last.form("step").send("do", "stay")
	last.b.get("/").formWhere("action", "/end").send("", "")
	if p := newBrowser(t, s).enter(); p.status != 200 {
		t.Errorf("after one has ended, a new one gets %d", p.status)
	}
}

// TestOpening holds the file through which the browser is opened: nobody else reads it.
func TestOpening(t *testing.T) {
	opened := make(chan string, 1)
	s := serveWith(t, web.Options{Open: func(file string) error { opened <- file; return nil }})
	file := <-opened
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatal(info, err)
	}
	if strings.Contains(file, token(s)) {
		t.Error("the token stands on the command line")
	}
	data, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(data), `content="0; url=`+s.Address()+`"`) {
		t.Errorf("the file does not lead to the page: %s, %v", data, err)
	}
}

func TestLinesThatAreTooLong(t *testing.T) {
	s := serve(t)
	c, err := net.Dial("tcp", strings.TrimPrefix(s.origin(), "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprintf(c, "GET / HTTP/1.1\r\nHost: x\r\nA: %s\r\n\r\n", strings.Repeat(rand.Text(), 10_000))
	line, err := bufio.NewReader(c).ReadString('\n')
	if err != nil || !strings.Contains(line, " 431 ") {
		t.Errorf("%q, %v", line, err)
	}
}
