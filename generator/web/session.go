package web

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"permitpack/generator"
	"permitpack/generator/profile"
	"permitpack/generator/text"
)

// Limits of sessions.
const (
	mostSessions = 16
	// idleAfter is how long a session is kept of which nothing is heard.
	idleAfter = 4 * time.Hour
	idleCheck = time.Minute
)

// sessions are those that are open.
type sessions struct {
	mutex sync.Mutex
	all   map[string]*session
	most  int
}

// session is what one person typed and uploaded. Its mutex is held by the request that works on it.
type session struct {
	sync.Mutex
	id, dir string
	// language is that of the page; chosen says that the applicant's was chosen apart from it.
	// speaks is the language for those who do not hold the session.
	language text.Language
	speaks   atomic.Value
	chosen   bool
	answers  answers
	// saved are the steps that were sent once: their empty fields are told.
	saved map[string]bool
	// opened are the lists of which an empty entry is shown.
	opened map[string]bool
	// version counts changes; checks and the packet belong to one of them.
	version int
	checked checked
	built   built
	photo   photoLook
	agency  *agency
	notice  notice
	// places are where the papers of the form that is being taken in stand in the profile.
	places map[int]int
	// original is the path of the photo that was cropped.
	original string

	touched time.Time // guarded by the mutex of sessions
}

// checked is the outcome of a check of one version, in one language.
type checked struct {
	version  int
	language text.Language
	result   generator.Result
}

// built is a packet of one version.
type built struct {
	version int
	result  generator.Result
}

// notice is said once, on the next page: a text key with its arguments.
type notice struct {
	key  string
	args map[string]any
	bad  bool
}

var errFull = errors.New("as many sessions are open as there can be")

// find is the session of a cookie, or nil.
func (s *sessions) find(id string) *session {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	found := s.all[id]
	if found != nil {
		found.touched = time.Now()
	}
	return found
}

// begin opens a session with a folder of its own.
func (s *sessions) begin(place string, language text.Language) (*session, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if len(s.all) >= s.most {
		return nil, errFull
	}
	dir, err := os.MkdirTemp(place, "session-*") // with mode 0700
	if err != nil {
		return nil, fmt.Errorf("making a folder: %w", err)
	}
	made := &session{id: rand.Text(), dir: dir, language: language, touched: time.Now()}
	made.speaks.Store(language)
	made.clear()
	s.all[made.id] = made
	return made, nil
}

// end closes a session and removes what it kept. The caller holds the session.
func (s *sessions) end(one *session) {
	s.mutex.Lock()
	delete(s.all, one.id)
	s.mutex.Unlock()
	one.close()
}

// watch ends sessions that are idle, until the context ends.
func (s *sessions) watch(ctx context.Context) {
	tick := time.NewTicker(idleCheck)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-tick.C:
			s.endIdle(now)
		}
	}
}

func (s *sessions) endIdle(now time.Time) {
	s.mutex.Lock()
	var idle []*session
	for _, one := range s.all {
		if now.Sub(one.touched) > idleAfter {
			idle = append(idle, one)
		}
	}
	s.mutex.Unlock()
	for _, one := range idle {
		one.Lock()
		s.end(one)
		one.Unlock()
	}
}

func (s *sessions) closeAll() {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for id, one := range s.all {
		delete(s.all, id)
		one.close()
	}
}

// close stops what runs and removes the folder.
func (s *session) close() {
	if s.agency != nil {
		s.agency.stop()
	}
	_ = os.RemoveAll(s.dir) // what stays is swept with the whole folder
}

// clear begins anew, with nothing filled in.
func (s *session) clear() {
	s.answers, s.saved, s.chosen = answers{"language": string(s.language)}, map[string]bool{}, false
	s.opened = map[string]bool{}
	s.change()
}

// change makes everything that was found and made be found and made again.
func (s *session) change() {
	s.version++
}

// speak changes the language of the page; the applicant's goes with it until it is chosen.
func (s *session) speak(l text.Language) {
	s.language = l
	s.speaks.Store(l)
	if !s.chosen {
		s.answers["language"] = string(l)
		s.change()
	}
}

// profileFile is the name of the profile, and without its ending that of the packet.
const profileFile = "profile.yaml"

// yaml is the profile as it is saved.
func (s *session) yaml() []byte { return profile.YAML(s.answers) }

func (s *session) writeProfile() (string, error) {
	file := filepath.Join(s.dir, profileFile)
	return file, os.WriteFile(file, s.yaml(), fileMode)
}

// working waits for its turn, so that many pages at once do not take all memory.
func (s *Server) working(ctx context.Context) (done func(), err error) {
	select {
	case s.work <- struct{}{}:
		return func() { <-s.work }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (s *Server) options(language text.Language) generator.Options {
	return generator.Options{Today: s.o.Today(), Language: language, OfficialOnly: s.o.OfficialOnly}
}

// check finds what the command check would find, in the language of the page.
func (s *Server) check(ctx context.Context, one *session) (generator.Result, error) {
	if c := one.checked; c.version == one.version && c.language == one.language {
		return c.result, nil
	}
	result, err := s.decide(ctx, one, func(file string) (generator.Result, error) {
		return s.engine.Check(ctx, file, s.options(one.language))
	})
	if err == nil {
		one.checked = checked{one.version, one.language, result}
	}
	return result, err
}

// build makes what the command build would make of the saved profile.
func (s *Server) build(ctx context.Context, one *session) (generator.Result, error) {
	if one.built.version == one.version {
		return one.built.result, nil
	}
	result, err := s.decide(ctx, one, func(file string) (generator.Result, error) {
		o := s.options("")
		o.Force = true
		return s.engine.Build(ctx, file, filepath.Join(one.dir, "packet"), o)
	})
	if err == nil {
		one.built = built{one.version, result}
	}
	return result, err
}

// decide saves the profile and, when it is its turn, lets the engine work on the file.
func (s *Server) decide(ctx context.Context, one *session, work func(file string) (generator.Result, error)) (generator.Result, error) {
	done, err := s.working(ctx)
	if err != nil {
		return generator.Result{}, err
	}
	defer done()
	file, err := one.writeProfile()
	if err != nil {
		return generator.Result{}, err
	}
	return work(file)
}
