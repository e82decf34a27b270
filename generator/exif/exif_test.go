package exif

import (
	"encoding/binary"
	"testing"
)

// field is an entry of a directory; a fraction stands behind the directory.
type field struct {
	tag, kind uint16
	value     []uint32
}

// The numbers are those of TIFF 6.0, written out: the test does not take them from the code.
func turned(v uint32) field        { return field{0x0112, 3, []uint32{v}} }
func across(over, by uint32) field { return field{0x011a, 5, []uint32{over, by}} }
func down(over, by uint32) field   { return field{0x011b, 5, []uint32{over, by}} }
func unit(v uint32) field          { return field{0x0128, 3, []uint32{v}} }

// block is a TIFF block of one directory.
func block(order binary.AppendByteOrder, fields ...field) string {
	out := []byte("II*\x00")
	if order.String() == "BigEndian" {
		out = []byte("MM\x00*")
	}
	out = order.AppendUint32(out, 8)
	out = order.AppendUint16(out, uint16(len(fields)))
	behind := 8 + 2 + 12*uint32(len(fields)) + 4
	var fractions []byte
	for _, f := range fields {
		out = order.AppendUint16(order.AppendUint16(out, f.tag), f.kind)
		out = order.AppendUint32(out, 1)
		if len(f.value) == 2 {
			out = order.AppendUint32(out, behind+uint32(len(fractions)))
			fractions = order.AppendUint32(order.AppendUint32(fractions, f.value[0]), f.value[1])
			continue
		}
		out = order.AppendUint16(order.AppendUint16(out, uint16(f.value[0])), 0)
	}
	return string(append(order.AppendUint32(out, 0), fractions...))
}

func TestRead(t *testing.T) {
	big, little := binary.BigEndian, binary.LittleEndian
	tests := []struct {
		name  string
		block string
		want  Tags
		ok    bool
	}{
		{"big endian", block(big, turned(6), across(3000, 10), down(6000, 10), unit(2)), Tags{6, 300, 600}, true},
		{"little endian, per centimetre", block(little, turned(3), across(1180, 10), down(1180, 10), unit(3)), Tags{3, 299.72, 299.72}, true},
		{"inches without saying so", block(little, across(72, 1), down(72, 1)), Tags{0, 72, 72}, true},
		{"only the shape of a pixel", block(big, across(72, 1), down(72, 1), unit(1)), Tags{}, true},
		{"orientation alone", block(big, turned(8)), Tags{Orientation: 8}, true},
		{"orientation out of range", block(big, turned(9), across(72, 1), down(72, 1), unit(2)), Tags{0, 72, 72}, true},
		{"orientation of another type", block(big, field{0x0112, 4, []uint32{6}}), Tags{}, true},
		{"a fraction of nothing", block(big, across(72, 0), down(72, 1)), Tags{Y: 72}, true},
		{"cut behind the second entry", block(big, turned(8), across(720, 10), down(720, 10), unit(2))[:10+24], Tags{Orientation: 8}, true},
		{"no entries", block(little), Tags{}, true},
		{"directory outside", "II*\x00\xff\xff\xff\xff", Tags{}, false},
		{"no TIFF", "Exif?????", Tags{}, false},
		{"empty", "", Tags{}, false},
	}
	for _, test := range tests {
		got, ok := Read([]byte(test.block))
		if got != test.want || ok != test.ok {
			t.Errorf("%s: %v %v, want %v %v", test.name, got, ok, test.want, test.ok)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(block(binary.BigEndian, turned(6), across(300, 1), down(300, 1), unit(2))))
	f.Add([]byte(block(binary.LittleEndian, turned(1), across(118, 1), down(118, 1), unit(3))))
	f.Fuzz(func(t *testing.T, data []byte) {
		tags, ok := Read(data)
		if tags.Orientation < 0 || tags.Orientation > 8 || tags.X < 0 || tags.Y < 0 || !ok && tags != (Tags{}) {
			t.Errorf("%+v %v", tags, ok)
		}
	})
}
