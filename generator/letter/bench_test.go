package letter_test

import (
	"os"
	"testing"

	"permitpack/generator/letter"
	"permitpack/generator/text"
)

// BenchmarkLoad reads the letters: what the first packet of a run pays once.
func BenchmarkLoad(b *testing.B) {
	templates := os.DirFS("../../templates")
	for b.Loop() {
		if _, err := letter.Load(templates); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLay lays out the seven letters of a child in two languages.
func BenchmarkLay(b *testing.B) {
	k := load(b)
	p := k.decided(b, son, text.Chinese)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := k.letters.Lay(p, k.book, k.fonts); err != nil {
			b.Fatal(err)
		}
	}
}
