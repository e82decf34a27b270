package xlsx

import "testing"

func TestLineCount(t *testing.T) {
	for _, c := range []struct {
		reason string
		s      string
		room   float64
		want   int
	}{
		{"nothing is one line", "", 10, 1},
		{"fits", "one two", 10, 1},
		{"wraps at the space", "seven letters", 10, 2},
		{"a blank may hang over the end", "1234567890 1234567890", 10, 2},
		{"breaks count", "a\nb\nc", 10, 3},
		{"Chinese characters are twice as wide and break anywhere", "一二三四五六七八九十", 10, 2},
		{"words and Chinese characters", "packet.pdf 一二三四", 11, 2},
		{"a long word is broken", "aaaaaaaaaaaaaaaaaaaaaaaaa", 10, 3},
	} {
		if got := lineCount(c.s, c.room, false); got != c.want {
			t.Errorf("%s: %d lines, want %d", c.reason, got, c.want)
		}
	}
}
