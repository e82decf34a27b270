package profile

import "testing"

// TestCodePoints wants characters named as the Unicode standard writes them, and a
// long list cut.
func TestCodePoints(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"ali", ""},
		{"a\u202Eb\u202Ec\u2066", "U+202E, U+2066"},
		{"\U000E0041", "U+E0041"},
		{"\a\b\u200E\u200F\u202A\u202B\u202C", "U+0007, U+0008, U+200E, U+200F, U+202A, …"},
	} {
		if got := CodePoints(Unseen(test.text)); got != test.want {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
}
