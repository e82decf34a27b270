package web

import (
	"context"
	"net"
	"net/http"
	"slices"
	"sync"
)

// mostConnections are those open at a time: a browser opens six.
const mostConnections = 128

// connections keeps the number of open connections bounded. When one comes that is
// too many, the oldest that waits for a request makes room: half-open connections
// never keep a person out.
type connections struct {
	mutex   sync.Mutex
	waiting []net.Conn // the oldest first
	open    int
	most    int
}

// connectionKey is under what the context of a request holds its connection.
type connectionKey struct{}

// remember is the http.Server's ConnContext.
func (c *connections) remember(ctx context.Context, conn net.Conn) context.Context {
	return context.WithValue(ctx, connectionKey{}, conn)
}

// watch is the http.Server's ConnState. A connection on which a request began to
// arrive still waits: only one that arrived whole counts.
func (c *connections) watch(conn net.Conn, state http.ConnState) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	switch state {
	case http.StateNew:
		c.open++
		c.waiting = append(c.waiting, conn)
		c.makeRoom(conn)
	case http.StateIdle:
		c.waiting = append(c.waiting, conn)
	case http.StateClosed, http.StateHijacked:
		c.open--
		c.forget(conn)
	}
}

// working says that a request has arrived.
func (c *connections) working(ctx context.Context) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if conn, ok := ctx.Value(connectionKey{}).(net.Conn); ok {
		c.forget(conn)
	}
}

func (c *connections) forget(conn net.Conn) {
	if i := slices.Index(c.waiting, conn); i >= 0 {
		c.waiting = slices.Delete(c.waiting, i, i+1)
	}
}

// makeRoom closes the oldest waiting connection, or the new one where all others are at work.
func (c *connections) makeRoom(latest net.Conn) {
	if c.open <= c.most {
		return
	}
	oldest := latest
	if len(c.waiting) > 0 {
		oldest = c.waiting[0]
		c.waiting = c.waiting[1:]
	}
	oldest.Close() // the server notices, and tells that it is closed
}
