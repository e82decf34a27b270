package profile

import "testing"

func BenchmarkRead(b *testing.B) {
	data := sample(b, "every.yaml")
	for b.Loop() {
		p, _ := Read("every.yaml", data, countries)
		p.Check(today, countries)
	}
}
