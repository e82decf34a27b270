package photo

import "encoding/binary"

// exifTags are the three things that matter here of an EXIF block.
type exifTags struct {
	orientation int     // 1 to 8; 0 without a tag
	x, y        float64 // density in dots per unit; 0 without tags
	perInch     float64 // what makes dots per inch of x and y; 0 where the unit is unknown
}

// TIFF tags and types (TIFF 6.0, section 8 and "IFD entry").
const (
	tagOrientation    = 0x0112
	tagXResolution    = 0x011a
	tagYResolution    = 0x011b
	tagResolutionUnit = 0x0128

	typeShort    = 3
	typeRational = 5
)

// readEXIF reads the first directory of a TIFF block. What cannot be read is left
// out; ok is false for a block that is no TIFF.
func readEXIF(block []byte) (tags exifTags, ok bool) {
	order, ok := byteOrder(block)
	if !ok {
		return exifTags{}, false
	}
	start := int64(order.Uint32(block[4:]))
	if start+2 > int64(len(block)) {
		return exifTags{}, false
	}
	unit := 2 // inches, unless the tag says otherwise
	entries := block[start+2:]
	for n := order.Uint16(block[start:]); n > 0 && len(entries) >= 12; n-- {
		e := ifdEntry{block, entries[:12], order}
		switch order.Uint16(entries) {
		case tagOrientation:
			if v := e.short(); v >= 1 && v <= 8 {
				tags.orientation = v
			}
		case tagXResolution:
			tags.x = e.rational()
		case tagYResolution:
			tags.y = e.rational()
		case tagResolutionUnit:
			unit = e.short()
		}
		entries = entries[12:]
	}
	switch unit {
	case 2:
		tags.perInch = 1
	case 3: // centimetres
		tags.perInch = 2.54
	}
	return tags, true
}

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

// ifdEntry is one entry of a directory: tag, type, count, and a value or its offset.
type ifdEntry struct {
	block, entry []byte
	order        binary.ByteOrder
}

func (e ifdEntry) short() int {
	if e.order.Uint16(e.entry[2:]) != typeShort {
		return 0
	}
	return int(e.order.Uint16(e.entry[8:]))
}

func (e ifdEntry) rational() float64 {
	at := int64(e.order.Uint32(e.entry[8:]))
	if e.order.Uint16(e.entry[2:]) != typeRational || at+8 > int64(len(e.block)) {
		return 0
	}
	numerator, denominator := e.order.Uint32(e.block[at:]), e.order.Uint32(e.block[at+4:])
	if denominator == 0 {
		return 0
	}
	return float64(numerator) / float64(denominator)
}
