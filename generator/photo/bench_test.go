package photo

import (
	"io"
	"testing"

	"github.com/disintegration/imaging"
)

func BenchmarkExamine(b *testing.B) {
	spec := testSpec(b, "35x45", "red")
	for _, bench := range []struct {
		name string
		data []byte
	}{
		{"413x531", asQuality(b, sized(413, 531), 90)},
		{"827x1063", asQuality(b, sized(827, 1063), 90)},
		{"12 megapixels", asQuality(b, imaging.Resize(sized(827, 1063), 3056, 3929, imaging.Linear), 90)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Examine("a.jpg", bench.data, spec)
			}
		})
	}
}

func BenchmarkFit(b *testing.B) {
	spec := testSpec(b, "35x45", "red")
	_, picture := Examine("a.jpg", asQuality(b, imaging.Resize(sized(827, 1063), 3056, 3929, imaging.Linear), 90), spec)
	for b.Loop() {
		if _, err := picture.Fit(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkProof(b *testing.B) {
	_, picture := Examine("a.jpg", asQuality(b, sized(827, 1063), 90), testSpec(b, "35x45", "red"))
	for b.Loop() {
		if err := picture.Proof(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
