package web_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"permitpack/generator/date"
	"permitpack/generator/web"
)

// TestPanicBecomesAPage lets the clock of the page fail inside a handler.
func TestPanicBecomesAPage(t *testing.T) {
	const secret = "Nowak of Warsaw"
	var broken atomic.Bool
	s := serveWith(t, web.Options{Today: func() date.Date {
		if broken.Load() {
			panic(secret)
		}
		return sampleDay
	}})
	for language, told := range map[string]string{"en": "A fault in the program", "az": "Proqramın xətası", "ru": "Ошибка программы", "zh": "程序出错"} {
		b := newBrowser(t, s)
		b.language = language
		b.enter()
		f := b.get("/person").form("step")
		f.fillIn("applicant.surname", "Nowak")
		f.send("do", "stay")
		broken.Store(true)
		p := b.get("/grounds")
		if p.status != 500 || langOf(p) != language || !strings.Contains(p.text, told) {
			t.Errorf("%s: a panic gives %d in %s:\n%s", language, p.status, langOf(p), p.text)
		}
		if strings.Contains(p.text, secret) || strings.Contains(p.text, "goroutine") || strings.Contains(p.text, ".go:") {
			t.Errorf("%s: the page tells of the panic:\n%s", language, p.text)
		}
		broken.Store(false)
		if got := b.get("/person").form("step").values.Get("applicant.surname"); got != "Nowak" {
			t.Errorf("%s: after the panic the name is %q", language, got)
		}
		// The panic let go of its turn: more pages work than may at a time.
		for range 3 {
			if p := b.get("/grounds"); p.status != 200 {
				t.Errorf("%s: afterwards: %d", language, p.status)
			}
		}
		b.get("/").formWhere("action", "/end").send("", "")
	}
	if told := s.told.String(); strings.Count(told, "internal fault on /grounds") != 4 || strings.Contains(told, secret) {
		t.Errorf("the terminal is told: %s", told)
	}
}

func TestIdleSessionsEnd(t *testing.T) {
	s := serve(t)
	b := newBrowser(t, s)
	b.enter()
	data, err := os.ReadFile(filepath.Join("..", "..", "samples", "photos", "from-a-telephone.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	f := b.get("/photo").form("step")
	f.attach("photo", "me.jpg", data)
	f.send("do", "next")
	kept := folder(t, s.temporary)
	if len(kept) < 3 { // the lock, the photo, the profile
		t.Fatalf("only %d files are kept", len(kept))
	}
	s.EndIdle(time.Now().Add(web.IdleAfter - time.Minute))
	if p := b.get("/photo"); p.status != 200 || len(folder(t, s.temporary)) != len(kept) {
		t.Errorf("a session that is not idle yet is gone: %d", p.status)
	}
	s.EndIdle(time.Now().Add(web.IdleAfter + time.Minute))
	if p := b.get("/photo"); p.status != 403 {
		t.Errorf("an idle session answers %d", p.status)
	}
	if left := folder(t, s.temporary); len(left) != 1 {
		t.Errorf("of an idle session %d files stay", len(left)-1)
	}
	if p := b.get("/"); p.status != 200 {
		t.Errorf("afterwards nobody can begin: %d", p.status)
	}
	if got := b.get("/photo/own"); got.status != 404 {
		t.Errorf("a new session has the old photo: %d", got.status)
	}
}
