package generator

import (
	"fmt"
	"sync"

	"permitpack/generator/form"
)

// forms are the application forms that packets have asked for, each loaded and drawn
// once. The zero value is none.
type forms struct {
	lock  sync.Mutex
	drawn map[string]func() (*form.Blank, error)
}

// blank is the form of an id, drawn for everybody.
func (e *Engine) blank(id string) (*form.Blank, error) {
	e.forms.lock.Lock()
	draw, known := e.forms.drawn[id]
	if !known {
		if e.forms.drawn == nil {
			e.forms.drawn = map[string]func() (*form.Blank, error){}
		}
		draw = sync.OnceValues(func() (*form.Blank, error) { return e.drawForm(id) })
		e.forms.drawn[id] = draw
	}
	e.forms.lock.Unlock()
	return draw()
}

func (e *Engine) drawForm(id string) (*form.Blank, error) {
	layout, err := e.form(id)
	if err != nil {
		return nil, err
	}
	fonts, err := e.fonts()
	if err != nil {
		return nil, fmt.Errorf("reading the fonts: %w", err)
	}
	return layout.Draw(e.book, fonts)
}
