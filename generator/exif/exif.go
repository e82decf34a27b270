// Package exif reads the two things of an EXIF block that change how a picture
// is seen: its orientation and its density.
package exif

import "encoding/binary"

// Tags are what a block says; 0 for what it does not.
type Tags struct {
	// Orientation says where the first row and column of the stored pixels are to
	// be seen, 1 (upright) to 8 (Exif 2.32, 4.6.4 A; TIFF 6.0, tag 274).
	// From 5 on it exchanges width and height.
	Orientation int
	// X and Y are the density in dots per inch, across and down the stored pixels.
	X, Y float64
}

// Tags and types of TIFF 6.0, section 8 ("Baseline Field Reference Guide") and
// section 2 ("Image File Directory").
const (
	orientation    = 0x0112
	xResolution    = 0x011a
	yResolution    = 0x011b
	resolutionUnit = 0x0128

	typeShort    = 3
	typeRational = 5
)

// perInch turns a density in the unit of the tag into dots per inch. A unit of 1
// gives only the shape of a pixel.
var perInch = map[int]float64{2: 1, 3: 2.54}

// Read reads the first directory of a TIFF block: what follows "Exif\0\0" in a
// JPEG (Exif 2.32, 4.7.2), or an eXIf chunk of a PNG (PNG, third edition,
// 11.3.4.5). What cannot be read is left out; ok is false for a block that is no TIFF.
func Read(block []byte) (tags Tags, ok bool) {
	order, ok := byteOrder(block)
	if !ok {
		return Tags{}, false
	}
	start := int64(order.Uint32(block[4:]))
	if start+2 > int64(len(block)) {
		return Tags{}, false
	}
	var x, y float64
	unit := 2 // inches, unless the tag says otherwise
	entries := block[start+2:]
	for n := order.Uint16(block[start:]); n > 0 && len(entries) >= 12; n-- {
		e := entry{block, entries[:12], order}
		switch order.Uint16(entries) {
		case orientation:
			if v := e.short(); v >= 1 && v <= 8 {
				tags.Orientation = v
			}
		case xResolution:
			x = e.rational()
		case yResolution:
			y = e.rational()
		case resolutionUnit:
			unit = e.short()
		}
		entries = entries[12:]
	}
	tags.X, tags.Y = x*perInch[unit], y*perInch[unit]
	return tags, true
}

// byteOrder is told by the header (TIFF 6.0, section 2).
func byteOrder(block []byte) (binary.ByteOrder, bool) {
	if len(block) < 8 {
		return nil, false
	}
	switch string(block[:4]) {
	case "II*\x00":
		return binary.LittleEndian, true
	case "MM\x00*":
		return binary.BigEndian, true
	}
	return nil, false
}

// entry is one entry of a directory: tag, type, count, and a value or its offset.
type entry struct {
	block, bytes []byte
	order        binary.ByteOrder
}

// short is a value of 16 bits; 0 for an entry of another type.
func (e entry) short() int {
	if e.order.Uint16(e.bytes[2:]) != typeShort {
		return 0
	}
	return int(e.order.Uint16(e.bytes[8:]))
}

// rational is a fraction, which stands elsewhere in the block; 0 for an entry of
// another type, or one that points outside.
func (e entry) rational() float64 {
	at := int64(e.order.Uint32(e.bytes[8:]))
	if e.order.Uint16(e.bytes[2:]) != typeRational || at+8 > int64(len(e.block)) {
		return 0
	}
	numerator, denominator := e.order.Uint32(e.block[at:]), e.order.Uint32(e.block[at+4:])
	if denominator == 0 {
		return 0
	}
	return float64(numerator) / float64(denominator)
}
