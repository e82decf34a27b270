package text

import (
	"fmt"

	"permitpack/generator/finding"
)

// Size writes a number of bytes in the units that people use: "812 bytes", "451 kB",
// "4.7 MB". A unit is a thousand of the one before (ISO 80000-13), and the number is
// rounded up: a file never has more than is said of it.
func (w *Words) Size(bytes int64) string {
	const kilo, mega = 1_000, 1_000_000
	switch {
	case bytes < kilo:
		return w.Say("unit.bytes", finding.Args{"n": bytes})
	case bytes <= mega-kilo:
		return w.Say("unit.kB", finding.Args{"n": up(bytes, kilo)})
	}
	tenths := up(bytes, mega/10)
	if tenths%10 == 0 {
		return w.Say("unit.MB", finding.Args{"n": tenths / 10})
	}
	return w.Say("unit.MB", finding.Args{"n": fmt.Sprint(w.Number(tenths/10), w.locale.decimal, tenths%10)})
}

// up divides and rounds up.
func up(n, by int64) int64 { return (n + by - 1) / by }
