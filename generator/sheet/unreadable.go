package sheet

// Unreadable says why a table cannot be read at all, and how to mend it. Error is the
// sentence of a command; a page says the same in its own language by the ID.
type Unreadable struct {
	// ID is permanent: "empty", "old-format", "no-header".
	ID string
	// Args are the values that a text names, none of them of a person:
	//	same-column  "first", "second": the cells of both titles
	Args map[string]any

	sentence string
}

func (u *Unreadable) Error() string { return u.sentence }

func unreadable(id, sentence string) error { return &Unreadable{ID: id, sentence: sentence} }
