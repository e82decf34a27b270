package workbook

import (
	"io"
	"testing"

	"permitpack/generator/workbook/xlsx"
)

// BenchmarkWrite writes the workbook of one applicant, its template made before.
func BenchmarkWrite(b *testing.B) {
	for _, p := range samples(b) {
		packet, wr := p.packet(b), NewWriter(book(b))
		b.Run(p.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := wr.Write(io.Discard, packet); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkPlain builds the same workbook with the library alone, the cells decided before.
func BenchmarkPlain(b *testing.B) {
	for _, p := range samples(b) {
		wr := NewWriter(book(b))
		packet := p.packet(b)
		made, whole, err := wr.compose(packet, new(shelf))
		if err != nil {
			b.Fatal(err)
		}
		whole.Sheets[holidaysAt], _ = holidaySheet(wr.book.Words(packet.Language), made)
		b.Run(p.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := xlsx.Plain(made.frames, styles, paints, whole); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
