package deflate_test

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"permitpack/generator/workbook/xlsx/deflate"
)

// sheets are what a sheet of a workbook looks like.
func sheets() []byte {
	var out bytes.Buffer
	for i := range 20_000 {
		fmt.Fprintf(&out, `<c r="D%d" s="%d"><f>IF(Deadlines!$G$%d="","",Today+%d)</f><v>%d</v></c>`, i, i%90, i%40, i%7, 46000+i*i%900)
	}
	return out.Bytes()
}

// inflated is what the standard library makes of compressed data.
func inflated(t testing.TB, data []byte) []byte {
	t.Helper()
	out, err := io.ReadAll(flate.NewReader(bytes.NewReader(data)))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestCompressIsUndoneByTheStandardLibrary(t *testing.T) {
	chance := rand.New(rand.NewPCG(19, 51))
	noise := make([]byte, 100_000)
	for i := range noise {
		noise[i] = byte(chance.Uint32())
	}
	var runs bytes.Buffer // matches of every length and many distances
	for length := range 600 {
		runs.Write(noise[:length])
		runs.Write(bytes.Repeat([]byte{byte(length)}, length))
	}
	cases := [][]byte{
		nil, {0}, {255}, []byte("abc"), []byte("abcd"), []byte("abcdabcd"), noise, runs.Bytes(),
		[]byte(strings.Repeat("a", 1_000_000)), append(noise[:40_000:40_000], noise[:40_000]...), // farther back than the format reaches
		append(append(noise[:32_768:32_768], noise[:300]...), noise[10_000:30_000]...),
		sheets(), []byte(strings.Repeat("Ərizə <c r=\"A1\" s=\"5\">\n", 3000)),
	}
	for i, want := range cases {
		if got := inflated(t, deflate.Compress(want)); !bytes.Equal(got, want) {
			t.Errorf("case %d: %d bytes come back as %d others", i, len(want), len(got))
		}
	}
	if n := len(deflate.Compress(cases[8])); n > 10_000 {
		t.Errorf("a million equal bytes take %d", n)
	}
	if all, n := len(sheets()), len(deflate.Compress(sheets())); n > all/4 {
		t.Errorf("sheets of %d bytes take %d", all, n)
	}
}

func FuzzCompress(f *testing.F) {
	f.Add([]byte("abcdabcdabcd"), uint16(3))
	f.Add(bytes.Repeat([]byte{1, 2, 3, 4, 5}, 100), uint16(900))
	f.Fuzz(func(t *testing.T, data []byte, times uint16) {
		want := bytes.Repeat(data, 1+int(times)%50)
		if got := inflated(t, deflate.Compress(want)); !bytes.Equal(got, want) {
			t.Errorf("%d bytes come back as %d others", len(want), len(got))
		}
	})
}

func BenchmarkCompress(b *testing.B) {
	data := sheets()[:130_000]
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		deflate.Compress(data)
	}
}

func BenchmarkStandardLibrary(b *testing.B) {
	data := sheets()[:130_000]
	w, err := flate.NewWriter(io.Discard, flate.BestSpeed)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		w.Reset(io.Discard)
		w.Write(data)
		w.Close()
	}
}
