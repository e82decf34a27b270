package photo

import (
	"bytes"
	"encoding/binary"
	"math"
)

// primaries are the colorants of sRGB adapted to D50, as an ICC profile stores them
// (IEC 61966-2-1 with the Bradford matrix of ICC.1).
var primaries = map[string][3]float64{
	"rXYZ": {0.4360, 0.2225, 0.0139},
	"gXYZ": {0.3851, 0.7169, 0.0971},
	"bXYZ": {0.1431, 0.0606, 0.7141},
}

// primaryTolerance is above the rounding of known sRGB profiles and far under the
// distance to Adobe RGB or Display P3.
const primaryTolerance = 0.005

// isSRGB tells whether a profile describes sRGB: by its colorants, or by its name
// where it has none.
func isSRGB(profile []byte) bool {
	matched := 0
	for tag, want := range primaries {
		got, ok := iccXYZ(profile, tag)
		if !ok {
			continue
		}
		for i := range want {
			if math.Abs(got[i]-want[i]) > primaryTolerance {
				return false
			}
		}
		matched++
	}
	if matched == len(primaries) {
		return true
	}
	name := bytes.ReplaceAll(iccTag(profile, "desc"), []byte{0}, nil) // UTF-16 or ASCII
	return bytes.Contains(name, []byte("sRGB"))
}

// iccTag is the data of a tag, nil without it (ICC.1:2022, 7.3: a table of signature,
// offset and size behind the 128 bytes of header).
func iccTag(profile []byte, tag string) []byte {
	const table = 128
	if len(profile) < table+4 {
		return nil
	}
	entries := profile[table+4:]
	for n := binary.BigEndian.Uint32(profile[table:]); n > 0 && len(entries) >= 12; n-- {
		if string(entries[:4]) == tag {
			offset, size := int64(binary.BigEndian.Uint32(entries[4:])), int64(binary.BigEndian.Uint32(entries[8:]))
			if offset+size > int64(len(profile)) {
				return nil
			}
			return profile[offset : offset+size]
		}
		entries = entries[12:]
	}
	return nil
}

// iccXYZ reads a tag of type XYZ: three numbers of 16.16 bits.
func iccXYZ(profile []byte, tag string) (xyz [3]float64, ok bool) {
	data := iccTag(profile, tag)
	if len(data) < 20 || string(data[:4]) != "XYZ " {
		return xyz, false
	}
	for i := range xyz {
		xyz[i] = float64(int32(binary.BigEndian.Uint32(data[8+4*i:]))) / 65536
	}
	return xyz, true
}
