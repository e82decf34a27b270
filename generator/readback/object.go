package readback

import "errors"

// object is an object as it stands in the file, sound in itself; nil where there is none.
type object []byte

// maxDepth is how deep arrays and dictionaries may lie inside each other.
const maxDepth = 32

var errDepth = errors.New("objects lie too deep inside each other")

// object is the next object, a reference among them.
func (s *scanner) object() (object, error) { return s.within(maxDepth) }

func (s *scanner) within(depth int) (object, error) {
	s.skip()
	start := s.at
	t, err := s.next()
	if err != nil {
		return nil, err
	}
	if t.kind == number {
		s.reference()
	} else if err := s.rest(t.kind, depth); err != nil {
		return nil, err
	}
	return s.data[start:s.at:s.at], nil
}

// rest goes behind the object whose first token is of that kind.
func (s *scanner) rest(first kind, depth int) error {
	switch first {
	case end, arrayEnd, dictionaryEnd:
		return errors.New("an object is missing")
	case arrayStart:
		return s.elements(depth - 1)
	case dictionaryStart:
		return s.entries(depth - 1)
	}
	return nil
}

// reference goes behind the "0 R" of "12 0 R", where it follows.
func (s *scanner) reference() {
	ahead := *s
	if t, err := ahead.next(); err != nil || t.kind != number {
		return
	}
	if t, err := ahead.next(); err == nil && t.is("R") {
		s.at = ahead.at
	}
}

// elements goes behind the end of an array.
func (s *scanner) elements(depth int) error {
	if depth == 0 {
		return errDepth
	}
	for {
		t, err := s.next()
		if err != nil || t.kind == arrayEnd {
			return err
		}
		if err := s.rest(t.kind, depth); err != nil {
			return err
		}
	}
}

// entries goes behind the end of a dictionary.
func (s *scanner) entries(depth int) error {
	if depth == 0 {
		return errDepth
	}
	for {
		key, err := s.next()
		switch {
		case err != nil:
			return err
		case key.kind == dictionaryEnd:
			return nil
		case key.kind != name:
			return errors.New("a dictionary key that is no name")
		}
		if _, err := s.within(depth); err != nil {
			return err
		}
	}
}

// first is the first token of the object, and the scanner behind it.
func (o object) first() (token, scanner) {
	s := scanner{data: o}
	_, _ = s.next() // the object was read before
	return s.token, s
}

// get is the value of a dictionary's key.
func (o object) get(key string) object {
	t, s := o.first()
	if t.kind != dictionaryStart {
		return nil
	}
	for {
		k, err := s.next()
		if err != nil || k.kind != name {
			return nil
		}
		found := string(k.text) == key
		value, err := s.object()
		if err != nil {
			return nil
		}
		if found {
			return value
		}
	}
}

// array are the elements of an array.
func (o object) array() (all []object, ok bool) {
	t, s := o.first()
	if t.kind != arrayStart {
		return nil, false
	}
	for {
		element, err := s.object()
		if err != nil { // the closing bracket
			return all, true
		}
		all = append(all, element)
	}
}

// numbers are the first numbers of an array.
func (o object) numbers() (all [6]float64) {
	_, s := o.first()
	for i := range all {
		t, _ := s.next()
		all[i] = t.number
	}
	return all
}

// is tells whether the object is that name.
func (o object) is(n string) bool {
	t, _ := o.first()
	return t.kind == name && string(t.text) == n
}

func (o object) dictionary() bool {
	t, _ := o.first()
	return t.kind == dictionaryStart
}

// reference is the number of the object that a reference means.
func (o object) reference() (ref int, ok bool) {
	if len(o) == 0 || o[len(o)-1] != 'R' {
		return 0, false
	}
	t, _ := o.first()
	return int(t.number), t.kind == number
}
