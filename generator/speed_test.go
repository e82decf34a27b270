//go:build unix

package generator

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"permitpack/generator/checklist"
	"permitpack/generator/page"
)

// BenchmarkPackets tells how many packets a second of one processor makes, the time of
// the system included: the best of many rounds, because a machine has other things to do.
// What is made of a packet is
//
//   - pages: form, checklist and workbook, in memory, from what was decided; plain is the
//     same by the reference and excelize,
//   - folder: the whole folder of a profile without photo and scans, written to disk,
//   - photo: the same with a photo of 413 x 531 pixels, checked and fitted.
func BenchmarkPackets(b *testing.B) {
	engine := loaded(b)
	bare := profileWith(b, "")
	b.Run("pages", func(b *testing.B) {
		j := decided(b, engine, bare)
		perSecond(b, 20, func() { pagesInMemory(b, j) })
	})
	b.Run("pages/plain", func(b *testing.B) {
		j := decided(b, engine, bare)
		perSecond(b, 2, func() { plainPages(b, j) })
	})
	for name, profile := range map[string]string{"folder": bare, "photo": profileWith(b, smallPhoto(b))} {
		b.Run(name, func(b *testing.B) {
			dir := b.TempDir()
			o := Options{Today: sampleDay, Force: true}
			perSecond(b, 10, func() {
				if _, err := engine.Build(context.Background(), profile, dir, o); err != nil {
					b.Fatal(err)
				}
			})
		})
	}
}

// BenchmarkSteps tells where the time of the folder of BenchmarkPackets goes: the
// milliseconds of one processor that each step takes. The last one, packet.json, has
// the writing of all files to disk in it.
func BenchmarkSteps(b *testing.B) {
	engine, file, dir := loaded(b), profileWith(b, ""), b.TempDir()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	took := map[string]time.Duration{}
	var name string
	var since time.Duration
	next := func(step string) {
		now := spent()
		took[name] += now - since
		name, since = step, now
	}
	build := func() {
		next("")
		if _, err := engine.Build(context.Background(), file, dir, Options{Today: sampleDay, Force: true, Step: next}); err != nil {
			b.Fatal(err)
		}
		next("")
	}
	build() // what all packets share is made by the first
	clear(took)
	for b.Loop() {
		build()
	}
	delete(took, "")
	for step, time := range took {
		b.ReportMetric(time.Seconds()*1e3/float64(b.N), "ms:"+strings.ReplaceAll(step, " ", "-"))
	}
	b.ReportMetric(0, "ns/op") // of which much is waiting for the disk
}

// perSecond makes rounds of packets on one processor and reports the best.
func perSecond(b *testing.B, round int, packet func()) {
	b.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	packet() // what all packets share is made by the first
	best := 0.0
	for b.Loop() {
		start := spent()
		for range round {
			packet()
		}
		best = max(best, float64(round)/(spent()-start).Seconds())
	}
	b.ReportMetric(best, "packets/cpu-s")
	b.ReportMetric(0, "ns/op") // of a round, which says nothing
}

// spent is the time that the processors have given to this process.
func spent() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// pagesInMemory lays out and writes the form, the checklist and the workbook.
func pagesInMemory(b *testing.B, j *job) {
	steps := []func(*job) error{(*job).layForm, (*job).layChecklist, func(j *job) error {
		for _, d := range []page.Document{j.form.Document, j.checklist.Document} {
			if _, err := rendered(d, j.fonts); err != nil {
				return err
			}
		}
		return nil
	}, (*job).fillWorkbook}
	again, decided := *j, *j.packet
	decided.Findings = slices.Clip(decided.Findings) // to which the form adds its own, each time
	again.packet, again.outputs = &decided, outputs{}
	for _, step := range steps {
		if err := step(&again); err != nil {
			b.Fatal(err)
		}
	}
}

// plainPages makes the same without anything that is made once: the form drawn for the
// packet, its pages by the reference, the workbook by the library.
func plainPages(b *testing.B, j *job) {
	form, err := j.engine.form(j.packet.Form)
	if err != nil {
		b.Fatal(err)
	}
	laid, err := form.Lay(j.packet, j.engine.book, j.fonts)
	if err != nil {
		b.Fatal(err)
	}
	list, err := checklist.Lay(j.packet, j.engine.book, j.fonts)
	if err != nil {
		b.Fatal(err)
	}
	for _, d := range []page.Document{laid.Document, list.Document} {
		if err := page.Reference(io.Discard, d, j.fonts); err != nil {
			b.Fatal(err)
		}
	}
	if err := j.engine.workbooks.Plain(io.Discard, j.packet); err != nil {
		b.Fatal(err)
	}
}

// profileWith is the profile of the student, in English, with every paper held instead of
// scanned, and with that photo; with none where it is "".
func profileWith(b *testing.B, photo string) string {
	b.Helper()
	data, err := os.ReadFile(filepath.Join("..", "samples", "profiles", "student.yaml"))
	if err != nil {
		b.Fatal(err)
	}
	for pattern, with := range map[string]string{
		`(?m)^photo:.*$`: "", `(?m)^( +)files:.*$`: "${1}held: true", `(?m)^ +translation_files:.*$`: "", `language: zh  .*`: "language: en",
	} {
		data = regexp.MustCompile(pattern).ReplaceAll(data, []byte(with))
	}
	if photo != "" {
		data = append(data, "\nphoto: "+filepath.Base(photo)+"\n"...)
	}
	dir := b.TempDir()
	if photo != "" {
		dir = filepath.Dir(photo)
	}
	file := filepath.Join(dir, "student.yaml")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		b.Fatal(err)
	}
	return file
}

// smallPhoto is the photo of the student at half its size.
func smallPhoto(b *testing.B) string {
	b.Helper()
	data, err := os.ReadFile(filepath.Join("..", "samples", "profiles", "photos", "student.jpg"))
	if err != nil {
		b.Fatal(err)
	}
	large, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		b.Fatal(err)
	}
	small := image.NewRGBA(image.Rect(0, 0, 413, 531))
	for y := range small.Rect.Dy() {
		for x := range small.Rect.Dx() {
			var sum [3]uint32 // of the four pixels
			for _, d := range []image.Point{{}, {1, 0}, {0, 1}, {1, 1}} {
				red, green, blue, _ := large.At(2*x+d.X, 2*y+d.Y).RGBA()
				sum[0], sum[1], sum[2] = sum[0]+red, sum[1]+green, sum[2]+blue
			}
			small.Set(x, y, color.RGBA64{uint16(sum[0] / 4), uint16(sum[1] / 4), uint16(sum[2] / 4), 0xFFFF})
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, small, &jpeg.Options{Quality: 90}); err != nil {
		b.Fatal(err)
	}
	file := filepath.Join(b.TempDir(), "photo.jpg")
	if err := os.WriteFile(file, out.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
	return file
}
