package calendar

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"permitpack/generator/text"
)

// Join writes one calendar of the given name with the events of many that Write wrote,
// in their order and byte for byte. Of events with one UID, which two applications of
// one person for one thing have, the first is taken. Files are read one after the
// other, an event at a time; 8 bytes of each event are kept. An error tells the number of
// the file, from 1.
func Join(w io.Writer, name string, words *text.Words, files iter.Seq2[io.Reader, error]) error {
	out := bufio.NewWriter(w)
	var head lines
	begin(&head, oneLine(name), words)
	out.WriteString(head.String())
	j := joiner{out: out, known: map[[8]byte]bool{}}
	n := 0
	for file, err := range files {
		n++
		if err == nil {
			err = j.take(file)
		}
		if err != nil {
			return fmt.Errorf("joining calendars: file %d: %w", n, err)
		}
	}
	out.WriteString("END:VCALENDAR\r\n")
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the calendar: %w", err)
	}
	return nil
}

type joiner struct {
	out   *bufio.Writer
	known map[[8]byte]bool
	event bytes.Buffer
}

var errCut = errors.New("the calendar is not whole")

// take takes the events of one file.
func (j *joiner) take(file io.Reader) error {
	in := bufio.NewScanner(file)
	in.Split(keepingEnds)
	inside, whole := false, false
	for in.Scan() {
		line := in.Bytes()
		switch string(bytes.TrimRight(line, "\r\n")) {
		case "BEGIN:VEVENT":
			inside = true
			j.event.Reset()
		case "END:VCALENDAR":
			whole = !inside
		}
		if inside {
			j.event.Write(line)
		}
		if inside && string(bytes.TrimRight(line, "\r\n")) == "END:VEVENT" {
			inside = false
			if err := j.put(); err != nil {
				return err
			}
		}
	}
	switch {
	case in.Err() != nil:
		return in.Err()
	case !whole:
		return errCut
	}
	return nil
}

// put writes the event unless its like is written already.
func (j *joiner) put() error {
	if uid := uidIn(j.event.String()); uid != "" {
		sum := sha256.Sum256([]byte(uid))
		mark := [8]byte(sum[:8])
		if j.known[mark] {
			return nil
		}
		j.known[mark] = true
	}
	_, err := j.out.Write(j.event.Bytes())
	return err
}

// uidIn is the UID of an event: its first, for those of reminders come later. A long
// line goes on behind a line break and a space (section 3.1).
func uidIn(event string) string {
	_, rest, _ := strings.Cut(strings.ReplaceAll(event, "\r\n ", ""), "\r\nUID:")
	uid, _, _ := strings.Cut(rest, "\r\n")
	return uid
}

// keepingEnds splits into lines with their ends, so that they are written as they are.
func keepingEnds(data []byte, last bool) (advance int, token []byte, err error) {
	switch i := bytes.IndexByte(data, '\n'); {
	case i >= 0:
		return i + 1, data[:i+1], nil
	case last && len(data) > 0:
		return len(data), data, nil
	}
	return 0, nil, nil
}
