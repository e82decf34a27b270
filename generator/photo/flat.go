package photo

import "slices"

// flat is how many per cent of the pixels of the zone differ from the middle one by a
// level at most, in every colour: light on a real wall always falls off a little.
func (p *pixels) flat(s *scene, zone []bool) float64 {
	var looked [][3]uint8
	const apart = 5 // cells, each way
	bounds := p.bounds()
	for y := 0; y < s.height; y += apart {
		for x := 0; x < s.width; x += apart {
			if zone[y*s.width+x] {
				looked = append(looked, p.at((2*x+1)*bounds.Dx()/(2*s.width), (2*y+1)*bounds.Dy()/(2*s.height)))
			}
		}
	}
	if len(looked) == 0 {
		return 0
	}
	var middle [3]int
	for i := range middle {
		levels := make([]int, len(looked))
		for k, c := range looked {
			levels[k] = int(c[i])
		}
		slices.Sort(levels)
		middle[i] = levels[len(levels)/2]
	}
	same := 0
	for _, c := range looked {
		if near(int(c[0]), middle[0]) && near(int(c[1]), middle[1]) && near(int(c[2]), middle[2]) {
			same++
		}
	}
	return 100 * float64(same) / float64(len(looked))
}

// near tells whether two levels are one apart at most.
func near(a, b int) bool { return a-b <= 1 && b-a <= 1 }
