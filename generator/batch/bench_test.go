package batch

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"permitpack/samples/clients"
)

// BenchmarkRows makes packets on the disk, without a photo and with one of 413x531.
func BenchmarkRows(b *testing.B) {
	for _, photo := range []string{"", "face.jpg"} {
		name := "plain"
		if photo != "" {
			name = "photo"
		}
		b.Run(name, func(b *testing.B) {
			folder := b.TempDir()
			data, err := os.ReadFile("../../samples/profiles/photos/student.jpg")
			if err != nil {
				b.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(folder, "face.jpg"), data, 0o600); err != nil {
				b.Fatal(err)
			}
			const rows = 50
			var sheet bytes.Buffer
			if err := clients.WriteCSV(&sheet, clients.Options{Rows: rows, Photo: photo}); err != nil {
				b.Fatal(err)
			}
			file := filepath.Join(folder, "clients.csv")
			if err := os.WriteFile(file, sheet.Bytes(), 0o600); err != nil {
				b.Fatal(err)
			}
			e, err := load()
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				o := options()
				o.Force = true
				if _, err := Run(context.Background(), e, file, filepath.Join(folder, "out"), o); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N*rows)/b.Elapsed().Seconds(), "packets/s")
		})
	}
}
