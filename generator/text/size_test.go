package text

import (
	"testing"

	"permitpack/generator/finding"
)

// Never less is said than there is: a packet of 5 MB and a byte has not 5 MB.
func TestSize(t *testing.T) {
	b := realBook(t)
	for _, test := range []struct {
		language Language
		bytes    int64
		want     string
	}{
		{English, 0, "0 bytes"}, {English, 1, "1 byte"}, {English, 999, "999 bytes"},
		{English, 1_000, "1 kB"}, {English, 1_001, "2 kB"}, {English, 450_000, "450 kB"}, {English, 450_001, "451 kB"},
		{English, 999_000, "999 kB"}, {English, 999_001, "1 MB"}, {English, 1_000_000, "1 MB"}, {English, 1_000_001, "1.1 MB"},
		{English, 4_700_000, "4.7 MB"}, {English, 5_000_000, "5 MB"}, {English, 5_000_001, "5.1 MB"}, {English, 1_234_500_000, "1,234.5 MB"},
		{Azerbaijani, 812, "812 bayt"}, {Azerbaijani, 4_700_000, "4,7 MB"},
		{Russian, 1, "1 байт"}, {Russian, 2, "2 байта"}, {Russian, 5, "5 байт"}, {Russian, 450_000, "450 кБ"}, {Russian, 4_700_000, "4,7 МБ"},
		{Chinese, 812, "812 字节"}, {Chinese, 4_700_000, "4.7 MB"},
	} {
		if got := b.Words(test.language).Size(test.bytes); got != test.want {
			t.Errorf("%s, %d: %q, want %q", test.language, test.bytes, got, test.want)
		}
	}
	if got, want := b.Words(Russian).Say("size.packet", finding.Args{"n": 17, "size": finding.Size(449_500)}), "packet.pdf: 17 страниц, 450 кБ"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
