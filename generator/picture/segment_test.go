package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/jpeg"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// segment writes a segment by its marker and what stands behind the length.
func segment(marker byte, payload string) string {
	return string(append(binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(2+len(payload))), payload...))
}

const (
	soi, eoi = "\xff\xd8", "\xff\xd9"
	frame    = "\x08\x00\x1e\x00\x28\x03R\x11\x00G\x11\x00B\x11\x00" // 8 bits, 30 high, 40 wide, components R, G and B
)

// walk gives the markers of the segments, and the segments as they stand in the file.
func walk(data string) (markers []byte, raw string, end int, err error) {
	end, err = Segments([]byte(data), func(s Segment) error {
		markers = append(markers, s.Marker)
		raw += string(s.Raw)
		return nil
	})
	return markers, raw, end, err
}

func TestSegments(t *testing.T) {
	scan := segment(0xda, "\x01\x01\x00\x00\x3f\x00")
	tests := []struct {
		name string
		data string
		want []byte
		err  error
	}{
		{"whole", soi + segment(0xe0, "JFIF") + segment(0xc0, frame) + scan + "\x01\xff\x00\xff\xd0\x02" + eoi, []byte{0xe0, 0xc0, 0xda}, nil},
		{"two scans", soi + scan + "a" + segment(0xc4, "") + scan + "b" + eoi, []byte{0xda, 0xc4, 0xda}, nil},
		{"as many scans as allowed", soi + strings.Repeat(scan, 100) + eoi, bytes.Repeat([]byte{0xda}, 100), nil},
		{"one scan too many", soi + strings.Repeat(scan, 101) + eoi, bytes.Repeat([]byte{0xda}, 100), ErrDamaged},
		{"nothing between", soi + eoi, nil, nil},
		{"start only", soi, nil, ErrTruncated},
		{"cut in a marker", soi + "\xff", nil, ErrTruncated},
		{"cut in a length", soi + "\xff\xe0\x00", nil, ErrTruncated},
		{"cut in a segment", soi + segment(0xe0, "JFIF")[:6], nil, ErrTruncated},
		{"cut in a scan", soi + scan + "\x01\x02\x03", []byte{0xda}, ErrTruncated},
		{"cut behind a stuffed byte", soi + scan + "\x01\xff\x00", []byte{0xda}, ErrTruncated},
		{"no end mark", soi + segment(0xfe, "x"), []byte{0xfe}, ErrTruncated},
		{"junk between segments", soi + segment(0xfe, "x") + "junk" + eoi, []byte{0xfe}, ErrDamaged},
		{"a length that does not hold itself", soi + "\xff\xe0\x00\x01" + eoi, nil, ErrDamaged},
		{"a second start", soi + soi + eoi, nil, ErrDamaged},
		{"a restart outside a scan", soi + "\xff\xd0" + eoi, nil, ErrDamaged},
		{"no JPEG", "\x89PNG", nil, ErrDamaged},
		{"empty", "", nil, ErrDamaged},
	}
	for _, test := range tests {
		markers, raw, end, err := walk(test.data)
		if !errors.Is(err, test.err) {
			t.Errorf("%s: error %v, want %v", test.name, err, test.err)
		}
		if diff := cmp.Diff(test.want, markers); diff != "" {
			t.Errorf("%s: markers (-want +got):\n%s", test.name, diff)
		}
		if err == nil && (end != len(test.data) || soi+raw+eoi != test.data) {
			t.Errorf("%s: end %d of %d, segments %q of %q", test.name, end, len(test.data), raw, test.data)
		}
	}
}

func TestSegmentsEnd(t *testing.T) {
	data := soi + "\xff\xff" + segment(0xfe, "x") + "\xff" + eoi // with bytes of fill
	if _, raw, end, err := walk(data + soi + eoi); err != nil || end != len(data) || raw != segment(0xfe, "x") {
		t.Errorf("end %d of %d, segments %q, error %v", end, len(data), raw, err)
	}
}

func TestSegmentsStop(t *testing.T) {
	stop := errors.New("enough")
	calls := 0
	_, err := Segments([]byte(soi+segment(0xfe, "a")+segment(0xfe, "b")+eoi), func(Segment) error { calls++; return stop })
	if err != stop || calls != 1 {
		t.Errorf("%d calls, error %v; want the visitor's after one", calls, err)
	}
}

// The encoder of the standard library is the other program here.
func TestSegmentsOfAnEncoder(t *testing.T) {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, image.NewGray(image.Rect(0, 0, 40, 30)), nil); err != nil {
		t.Fatal(err)
	}
	var frames []Frame
	end, err := Segments(out.Bytes(), func(s Segment) error {
		if f, ok := s.Frame(); ok {
			frames = append(frames, f)
		}
		return nil
	})
	if err != nil || end != out.Len() {
		t.Errorf("end %d of %d, error %v", end, out.Len(), err)
	}
	if diff := cmp.Diff([]Frame{{Marker: 0xc0, Bits: 8, Width: 40, Height: 30, Components: 1, IDs: []byte{1}}}, frames); diff != "" {
		t.Errorf("frames (-want +got):\n%s", diff)
	}
}

func TestFrame(t *testing.T) {
	tests := []struct {
		name    string
		marker  byte
		payload string
		want    Frame
		ok      bool
	}{
		{"baseline", 0xc0, frame, Frame{0xc0, 8, 40, 30, 3, []byte("RGB")}, true},
		{"lossless", 0xc3, frame, Frame{0xc3, 8, 40, 30, 3, []byte("RGB")}, true},
		{"fewer components than told", 0xc2, frame[:12], Frame{0xc2, 8, 40, 30, 3, []byte("RG")}, true},
		{"more components than told", 0xc0, frame + "A\x11\x00", Frame{0xc0, 8, 40, 30, 3, []byte("RGB")}, true},
		{"too short", 0xc0, frame[:5], Frame{}, false},
		{"DHT", 0xc4, frame, Frame{}, false},
		{"JPG", 0xc8, frame, Frame{}, false},
		{"DAC", 0xcc, frame, Frame{}, false},
		{"COM", 0xfe, frame, Frame{}, false},
	}
	for _, test := range tests {
		got, ok := Segment{Marker: test.marker, Payload: []byte(test.payload)}.Frame()
		if diff := cmp.Diff(test.want, got); diff != "" || ok != test.ok {
			t.Errorf("%s: %v, want %v; (-want +got):\n%s", test.name, ok, test.ok, diff)
		}
	}
}

func TestMetadata(t *testing.T) {
	tests := []struct {
		name     string
		marker   byte
		payload  string
		metadata bool
	}{
		{"JFIF", 0xe0, "JFIF\x00", true},
		{"Exif", 0xe1, "Exif\x00\x00", true},
		{"a comment", 0xfe, "me", true},
		{"the last of the application's", 0xef, "", true},
		{"Adobe's mark", 0xee, "Adobe\x00\x64\x00\x00\x00\x00\x01", false},
		{"another's in its place", 0xee, "Ducky", true},
		{"a frame", 0xc0, frame, false},
		{"a scan", 0xda, "", false},
		{"a quantization table", 0xdb, "", false},
	}
	for _, test := range tests {
		if got := (Segment{Marker: test.marker, Payload: []byte(test.payload)}).Metadata(); got != test.metadata {
			t.Errorf("%s: metadata %v, want %v", test.name, got, test.metadata)
		}
	}
}

func TestEXIF(t *testing.T) {
	tests := []struct {
		marker  byte
		payload string
		block   string
		ok      bool
	}{
		{0xe1, "Exif\x00\x00II*\x00", "II*\x00", true},
		{0xe1, "http://ns.adobe.com/xap/1.0/\x00", "", false},
		{0xe2, "Exif\x00\x00II*\x00", "", false},
	}
	for _, test := range tests {
		block, ok := Segment{Marker: test.marker, Payload: []byte(test.payload)}.EXIF()
		if ok != test.ok || ok && string(block) != test.block {
			t.Errorf("%x %q: %q %v", test.marker, test.payload, block, ok)
		}
	}
}

// Whatever the bytes, the segments lie in the file one behind the other, and its end
// is the end of the file for a second walk.
func FuzzSegments(f *testing.F) {
	f.Add([]byte(soi + segment(0xe0, "JFIF") + segment(0xc0, frame) + segment(0xda, "") + "\xff\x00" + eoi + "behind"))
	f.Add([]byte(soi + "\xff\xff" + segment(0xe1, "Exif\x00\x00") + eoi))
	f.Fuzz(func(t *testing.T, data []byte) {
		var raws [][]byte
		end, err := Segments(data, func(s Segment) error {
			s.Frame()
			raws = append(raws, s.Raw)
			return nil
		})
		if err != nil {
			return
		}
		if end > len(data) {
			t.Fatalf("end %d of %d", end, len(data))
		}
		again := slices.Concat([]byte(soi), bytes.Join(raws, nil), []byte(eoi))
		if behind, err := Segments(again, func(Segment) error { return nil }); err != nil || behind != len(again) {
			t.Errorf("the segments alone: end %d of %d, error %v", behind, len(again), err)
		}
	})
}
