package web

import (
	"time"

	"permitpack/generator"
	"permitpack/generator/finding"
	"permitpack/generator/text"
)

// EndIdle ends the sessions that are idle at a time, as the server does every minute.
func (s *Server) EndIdle(now time.Time) { s.sessions.endIdle(now) }

// IdleAfter is how long a session is kept of which nothing is heard.
const IdleAfter = idleAfter

// Said is the message and the mend of a finding as a page says them, to somebody who filled in nothing.
func Said(engine *generator.Engine, l text.Language, f finding.Finding) (message, fix string) {
	m := fieldMaker{engine: engine, words: engine.Words(l), answers: answers{}}
	f = m.labelled(m.words.Explain(f))
	return m.plain(f.Message, f.Where), m.plain(f.Fix, f.Where)
}
