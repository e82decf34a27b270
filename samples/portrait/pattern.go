package portrait

import "math"

// Pattern is what a wall looks like close up.
type Pattern struct {
	Motif Motif
	// Strength is how plain it is to see: 1 if 0, less where it is faint.
	Strength float64
}

// Motif is a kind of pattern.
type Motif int

const (
	Plain   Motif = iota
	Curtain       // folds from top to bottom
	Blinds        // slats
	Bricks
	Plaid
	Dots
	Wrinkles // of a sheet that was folded
)

// draw changes the light of every pixel of the wall.
func (p Pattern) draw(l *layer) {
	if p.Motif == Plain {
		return
	}
	strength := p.Strength
	if strength == 0 {
		strength = 1
	}
	for i := range l.pixels {
		x, y := (float64(i%l.width)+0.5)/float64(l.height), (float64(i/l.width)+0.5)/float64(l.height)
		l.pixels[i] = l.pixels[i].lit(1+strength*p.Motif.at(x, y), 0)
	}
}

// at is how much brighter or darker a place is, in shares of the height.
func (m Motif) at(x, y float64) float64 {
	switch m {
	case Curtain:
		x += 0.006*math.Sin(7*y) + 0.05*ripple(3*x, 0, 51)
		return 0.16*math.Sin(x*62) + 0.06*math.Sin(x*131+1)
	case Blinds:
		_, slat := math.Modf(y * 22)
		if slat < 0.12 {
			return -0.34
		}
		return 0.10 - 0.20*slat
	case Bricks:
		return bricks(x, y)
	case Plaid:
		return stripes(x) + stripes(y)
	case Dots:
		row := math.Floor(y * 18)
		dx, dy := wrap(x*18+row/2)-0.5, wrap(y*18)-0.5
		return 0.24 * soft(0.26-math.Hypot(dx, dy), 0.05)
	case Wrinkles:
		return wrinkles(x, y)
	}
	return 0
}

func bricks(x, y float64) float64 {
	const high, long, joint = 0.055, 0.150, 0.006
	row := math.Floor(y / high)
	x += long / 2 * math.Mod(row, 2)
	dy := high * math.Abs(wrap(y/high)-0.5)
	dx := long * math.Abs(wrap(x/long)-0.5)
	if dy > high/2-joint/2 || dx > long/2-joint/2 {
		return -0.32
	}
	return 0.22*(chance(int(math.Floor(x/long)), int(row), 52)-0.5) + 0.03*ripple(x*120, y*120, 53)
}

// stripes are broad and narrow ones.
func stripes(v float64) float64 {
	at := wrap(v * 5)
	return -0.15*soft(0.20-math.Abs(at-0.35), 0.01) + 0.14*soft(0.03-math.Abs(at-0.80), 0.01)
}

// wrinkles are sharp creases with a light and a dark side.
func wrinkles(x, y float64) float64 {
	sum := 0.0
	for i := range 14 {
		sin, cos := math.Sincos(math.Pi * chance(i, 1, 54))
		middle := point{0.8 * chance(i, 2, 54), chance(i, 3, 54)}
		along := (x-middle.x)*cos + (y-middle.y)*sin
		across := (y-middle.y)*cos - (x-middle.x)*sin + 0.02*ripple(along*6, float64(i), 55)
		sum += 0.30 * math.Exp(-along*along/0.05) * across / 0.012 * math.Exp(-math.Abs(across)/0.012)
	}
	return sum + 0.05*ripple(x*5, y*5, 56)
}

// wrap is what v has after the decimal point.
func wrap(v float64) float64 { return v - math.Floor(v) }

// soft goes from 0 to 1 while v goes from -edge to edge.
func soft(v, edge float64) float64 { return min(1, max(0, 0.5+v/edge/2)) }
