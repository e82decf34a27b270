package photo

import "permitpack/generator/picture"

// standardLuma are the steps of brightness in quality 50, in the order of the file
// (ITU-T T.81, table K.1, zigzag).
var standardLuma = [64]int{
	16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40,
	26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61, 60, 57, 51,
	56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87,
	95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
}

// addTables keeps the quality, 1 to 100, that the table of brightness stands for: the
// scale of the Independent JPEG Group, which nearly all programs use. A table of
// another make gets the quality whose steps are as coarse on the whole.
func (h *header) addTables(s picture.Segment) {
	for p := s.Payload; len(p) > 0; {
		precision, id := int(p[0]>>4), p[0]&15
		size := 64 * (1 + precision)
		if precision > 1 || len(p) < 1+size {
			return
		}
		if id == 0 {
			h.quality = qualityOf(p[1:1+size], precision)
		}
		p = p[1+size:]
	}
}

func qualityOf(table []byte, precision int) float64 {
	steps, standard := 0, 0
	for i, step := range standardLuma {
		standard += step
		if precision == 1 {
			steps += int(table[2*i])<<8 | int(table[2*i+1])
		} else {
			steps += int(table[i])
		}
	}
	scale := 100 * float64(steps) / float64(standard)
	if scale <= 100 {
		return max(1, 100-scale/2)
	}
	return max(1, 5000/scale)
}
