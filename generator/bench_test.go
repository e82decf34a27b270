package generator

import (
	"path/filepath"
	"testing"

	"permitpack/generator/date"
)

// BenchmarkBuild makes the packet of the student sample, engine and fonts
// loaded before.
func BenchmarkBuild(b *testing.B) {
	engine, err := New()
	if err != nil {
		b.Fatal(err)
	}
	sample := filepath.Join("..", "samples", "profiles", "student.yaml")
	dir := b.TempDir()
	o := Options{Today: date.MustParse("2026-11-21"), Force: true}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := engine.Build(b.Context(), sample, dir, o); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkNew loads what is embedded: what every start of the program costs.
func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}
