package web

import "time"

// EndIdle ends the sessions that are idle at a time, as the server does every minute.
func (s *Server) EndIdle(now time.Time) { s.sessions.endIdle(now) }

// IdleAfter is how long a session is kept of which nothing is heard.
const IdleAfter = idleAfter
