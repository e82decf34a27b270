// Package web is the local page: forms for one applicant's profile, and a corner for
// an agency's spreadsheet, on this machine alone. What it finds and makes comes from
// the same generator as the commands; it keeps nothing but temporary files.
package web

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"sync"
	"time"

	"permitpack/generator"
	"permitpack/generator/date"
	"permitpack/generator/profile"
)

// DefaultAddress is a free port of this machine.
const DefaultAddress = "127.0.0.1:0"

// ErrAddress says that an address to listen on is another machine's, or none.
var ErrAddress = errors.New("the page is for this machine alone: give 127.0.0.1 or [::1] with a port, as 127.0.0.1:8080, or port 0 for a free one")

// Options are what the page was asked for.
type Options struct {
	// Address is where to listen; it has to be of this machine alone.
	Address string
	// Today tells the day for which everything is decided.
	Today func() date.Date
	// OfficialOnly decides by official and projected claims alone.
	OfficialOnly bool
	// Version is that of the program.
	Version string
	// Temporary is the folder for temporary files; the system's where empty.
	Temporary string
	// Tell, when set, is told what went wrong, without personal data.
	Tell func(message string)
	// Open, when set, opens a file in the person's browser.
	Open func(file string) error
}

// Server is a local page that listens.
type Server struct {
	engine *generator.Engine
	// vocabulary are the words of the catalogue.
	vocabulary profile.Vocabulary
	o          Options
	pages      *pages
	place      *workplace
	listener   net.Listener
	hosts      map[string]bool
	// token stands in the address, key in the cookie that it turns into.
	token, key string
	// cookies are named by chance, so that no other server on this machine meets them.
	keyCookie, sessionCookie string
	sessions                 sessions
	connections              connections
	// work bounds how many packets are worked on at a time.
	work chan struct{}
	told sync.Mutex
}

// mostAtWork is how many checks and packets are made at a time.
const mostAtWork = 2

// Limits of time of a request. What a person uploads comes from this machine, so
// even a large file is here in seconds.
const (
	headerTimeout = 10 * time.Second
	readTimeout   = 2 * time.Minute
	writeTimeout  = 5 * time.Minute
	idleTimeout   = 2 * time.Minute
	closeTimeout  = 3 * time.Second
	maxHeader     = 32 << 10
)

// Listen prepares the page and listens; Serve answers. An Address that is not of
// this machine alone is ErrAddress.
func Listen(engine *generator.Engine, o Options) (*Server, error) {
	if o.Address == "" {
		o.Address = DefaultAddress
	}
	if err := loopback(o.Address); err != nil {
		return nil, err
	}
	if o.Temporary == "" {
		o.Temporary = os.TempDir()
	}
	pages, err := loadPages(engine)
	if err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", o.Address)
	if err != nil {
		return nil, fmt.Errorf("listening: %w", err)
	}
	place, err := openWorkplace(o.Temporary)
	if err != nil {
		return nil, errors.Join(err, listener.Close())
	}
	return &Server{
		engine: engine, vocabulary: engine.Vocabulary(), o: o, pages: pages, place: place, listener: listener, hosts: hostsOf(listener.Addr()),
		token: rand.Text(), key: rand.Text(), keyCookie: rand.Text(), sessionCookie: rand.Text(),
		sessions: sessions{all: map[string]*session{}, most: mostSessions}, connections: connections{most: mostConnections},
		work: make(chan struct{}, mostAtWork),
	}, nil
}

// Address is where the page is found, with its token.
func (s *Server) Address() string {
	return "http://" + s.listener.Addr().String() + "/?token=" + s.token
}

// Serve answers until the context ends, and then removes everything that was kept.
func (s *Server) Serve(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	server := &http.Server{
		Handler: s.handler(), ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeader, ConnState: s.connections.watch, ConnContext: s.connections.remember,
		BaseContext: func(net.Listener) context.Context { return ctx },
		ErrorLog:    log.New(io.Discard, "", 0), // it would name what a browser sent
	}
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		s.sessions.watch(ctx)
		late, done := context.WithTimeout(context.WithoutCancel(ctx), closeTimeout)
		defer done()
		if server.Shutdown(late) != nil {
			_ = server.Close()
		}
	}()
	if s.o.Open != nil {
		s.open()
	}
	err := server.Serve(s.listener)
	cancel()
	<-stopped
	s.sessions.closeAll()
	if errors.Is(err, http.ErrServerClosed) {
		err = nil
	}
	return errors.Join(err, s.place.close())
}

func (s *Server) tell(message string) {
	s.told.Lock()
	defer s.told.Unlock()
	if s.o.Tell != nil {
		s.o.Tell(message)
	}
}
