package main

// person is what tells one invented face from another. Lengths are in pixels.
type person struct {
	file             string
	skin, hair, eyes paint
	clothes, shirt   paint
	face             float64 // width of the face, 1 being the usual
	jaw              float64 // width of the jaw against the face
	eyeLine          float64 // height of the eyes; lower for a child
	lids             float64 // how far the upper lid comes down over the eye, 0 to 1
	brows            float64 // thickness
	lips             paint
	long             bool    // hair to the shoulders
	fringe           float64 // how far the hair comes down over the forehead
	stubble          float64 // 0 to 1
	lines            float64 // of age, 0 to 1
	suit             bool    // jacket, collar and tie
}

var (
	wall  = paint{205, 26, 24}
	white = paint{246, 244, 240}
)

var people = []person{
	{file: "student.jpg", skin: paint{236, 198, 168}, hair: paint{30, 24, 24}, eyes: paint{58, 36, 24}, clothes: paint{52, 74, 110}, shirt: white,
		face: 0.98, jaw: 0.90, eyeLine: 505, lids: 0.45, brows: 9, lips: paint{196, 104, 98}, long: true, fringe: 66},
	{file: "spouse.jpg", skin: paint{240, 204, 180}, hair: paint{92, 58, 36}, eyes: paint{74, 92, 70}, clothes: paint{40, 92, 84}, shirt: paint{40, 92, 84},
		face: 0.96, jaw: 0.88, eyeLine: 500, lids: 0.2, brows: 9, lips: paint{200, 98, 98}, long: true, fringe: 20},
	{file: "worker.jpg", skin: paint{190, 140, 106}, hair: paint{26, 20, 18}, eyes: paint{48, 30, 20}, clothes: paint{84, 96, 104}, shirt: paint{204, 208, 212},
		face: 1.04, jaw: 1.0, eyeLine: 500, lids: 0.2, brows: 16, lips: paint{168, 98, 88}, fringe: 22, stubble: 0.55},
	{file: "investor.jpg", skin: paint{228, 186, 158}, hair: paint{142, 138, 134}, eyes: paint{70, 88, 104}, clothes: paint{34, 38, 54}, shirt: white,
		face: 1.03, jaw: 0.98, eyeLine: 500, lids: 0.3, brows: 13, lips: paint{184, 112, 104}, fringe: 4, lines: 1, suit: true},
	{file: "minor.jpg", skin: paint{238, 200, 172}, hair: paint{52, 36, 28}, eyes: paint{66, 42, 26}, clothes: paint{224, 190, 76}, shirt: paint{224, 190, 76},
		face: 1.06, jaw: 0.93, eyeLine: 545, lids: 0.15, brows: 9, lips: paint{204, 112, 104}, fringe: 120},
	{file: "director.jpg", skin: paint{172, 120, 86}, hair: paint{34, 28, 28}, eyes: paint{44, 28, 20}, clothes: paint{48, 52, 66}, shirt: white,
		face: 1.02, jaw: 0.97, eyeLine: 503, lids: 0.25, brows: 15, lips: paint{150, 86, 78}, fringe: 10, stubble: 0.25, lines: 0.4, suit: true},
	{file: "homeowner.jpg", skin: paint{226, 184, 150}, hair: paint{86, 74, 70}, eyes: paint{62, 44, 30}, clothes: paint{84, 58, 98}, shirt: paint{84, 58, 98},
		face: 0.99, jaw: 0.92, eyeLine: 502, lids: 0.35, brows: 10, lips: paint{178, 94, 92}, long: true, fringe: 12, lines: 0.7},
	{file: "daughter.jpg", skin: paint{242, 208, 184}, hair: paint{168, 124, 78}, eyes: paint{84, 112, 130}, clothes: paint{116, 150, 184}, shirt: white,
		face: 0.98, jaw: 0.90, eyeLine: 522, lids: 0.15, brows: 8, lips: paint{206, 112, 108}, long: true, fringe: 50},
	{file: "fitter.jpg", skin: paint{222, 176, 142}, hair: paint{58, 40, 30}, eyes: paint{70, 52, 36}, clothes: paint{60, 84, 72}, shirt: paint{198, 204, 196},
		face: 1.0, jaw: 0.95, eyeLine: 500, lids: 0.2, brows: 14, lips: paint{178, 104, 94}, fringe: 34, stubble: 0.4, lines: 0.2},
	{file: "entrepreneur.jpg", skin: paint{232, 192, 158}, hair: paint{22, 20, 22}, eyes: paint{46, 30, 22}, clothes: paint{44, 66, 92}, shirt: paint{212, 218, 226},
		face: 1.03, jaw: 0.96, eyeLine: 504, lids: 0.45, brows: 12, lips: paint{182, 106, 98}, fringe: 48},
	{file: "shareholder.jpg", skin: paint{222, 182, 148}, hair: paint{120, 118, 118}, eyes: paint{50, 36, 28}, clothes: paint{40, 42, 50}, shirt: white,
		face: 1.04, jaw: 0.99, eyeLine: 502, lids: 0.5, brows: 11, lips: paint{174, 104, 98}, fringe: 14, lines: 0.9, suit: true},
}

// The head of every picture reaches from crown to chin, 74 % of the height.
const (
	crown = 112
	chin  = 896
)

// draw paints one portrait, from the wall to the light in the eyes.
func (p person) draw() *canvas {
	c := newCanvas(wall)
	p.backHair(c)
	p.body(c)
	p.neck(c)
	face := p.head()
	p.ears(c)
	c.put(face, nil, p.skin, 1)
	p.shade(c, face)
	p.eyesAndBrows(c, face)
	p.nose(c, face)
	p.mouth(c, face)
	p.frontHair(c)
	return c
}

func (p person) backHair(c *canvas) {
	if !p.long {
		return
	}
	c.put(shape(2, mirrored(point{middle, crown}, point{600, 150}, point{700, 330}, point{716, 560}, point{722, 800}, point{690, 940},
		point{560, 960}, point{middle, 950})...), nil, p.hair.darker(0.35), 1)
}

func (p person) body(c *canvas) {
	shoulders := shape(2, mirrored(point{middle, 968}, point{530, 962}, point{660, 990}, point{790, 1035}, point{900, 1150}, point{middle, 1300})...)
	c.put(shoulders, nil, p.clothes, 1)
	c.put(glow(middle, 1090, 330, 150), shoulders, p.clothes.darker(0.5), 0.5)
	c.put(glow(690, 1030, 170, 70), shoulders, p.clothes.lighter(0.3), 0.5)
	c.put(glow(2*middle-690, 1030, 170, 70), shoulders, p.clothes.lighter(0.3), 0.35)
	c.put(shape(2, mirrored(point{middle, 930}, point{540, 936}, point{525, 985}, point{470, 1060}, point{middle, 1110})...), nil, p.shirt, 1)
	if p.suit {
		c.put(shape(1, mirrored(point{middle, 1010}, point{446, 1014}, point{436, 1056}, point{450, 1100}, point{middle, 1110})...), nil, paint{74, 30, 46}, 1)
		c.put(shape(1, mirrored(point{middle, 1046}, point{434, 1050}, point{middle, 1062})...), nil, paint{50, 18, 30}, 0.8)
	}
}

func (p person) neck(c *canvas) {
	neck := shape(3, mirrored(point{middle, 720}, point{545, 720}, point{540, 900}, point{548, 962}, point{480, 1006}, point{middle, 1022})...)
	c.put(neck, nil, p.skin.darker(0.12), 1)
	c.put(glow(middle, 880, 260, 110), neck, p.skin.darker(0.6), 0.85)
	c.put(glow(300, 960, 70, 130), neck, p.skin.darker(0.5), 0.5)
	c.put(glow(527, 960, 70, 130), neck, p.skin.darker(0.5), 0.5)
}

// head is the outline of the face, under the hair.
func (p person) head() mask {
	at := func(x, y float64) point { return point{middle + x*p.face, y} }
	jaw := func(x, y float64) point { return point{middle + x*p.face*p.jaw, y} }
	return shape(2, mirrored(point{middle, crown + 24}, at(120, crown+42), at(212, 230), at(250, 370), at(254, 520),
		at(240, 640), jaw(212, 750), jaw(150, 838), jaw(76, 888), point{middle, chin})...)
}

func (p person) ears(c *canvas) {
	if p.long {
		return
	}
	for _, side := range []float64{-1, 1} {
		x := middle + side*p.face*258
		ear := shape(2, point{x - side*30, p.eyeLine - 30}, point{x + side*20, p.eyeLine - 20}, point{x + side*22, p.eyeLine + 50},
			point{x + side*6, p.eyeLine + 130}, point{x - side*30, p.eyeLine + 120})
		c.put(ear, nil, p.skin.darker(0.1), 1)
		c.put(glow(x, p.eyeLine+40, 20, 70), ear, p.skin.darker(0.5), 0.6)
	}
}

// shade makes the face round: light from the front and a little above.
func (p person) shade(c *canvas, face mask) {
	dark, light := p.skin.darker(0.55), p.skin.lighter(0.55)
	for _, side := range []float64{-1, 1} {
		c.put(glow(middle+side*p.face*270, 560, 130, 420), face, dark, 0.75) // side of the face
		c.put(glow(middle+side*p.face*190, 820, 150, 150), face, dark, 0.55) // under the jaw
		c.put(glow(middle+side*118, p.eyeLine-2, 105, 70), face, dark, 0.62) // eye socket
		c.put(glow(middle+side*40, p.eyeLine-6, 46, 62), face, dark, 0.5)    // beside the bridge
		c.put(glow(middle+side*140, p.eyeLine+125, 120, 95), face, light, 0.75)
		c.put(glow(middle+side*150, p.eyeLine+150, 100, 80), face, p.lips, 0.22)
		c.put(glow(middle+side*118, p.eyeLine+52, 88, 22), face, p.skin.darker(0.4), 0.25+0.4*p.lines)
		if p.lines > 0 { // from the nose to the mouth
			c.put(shape(4, point{middle + side*70, 650}, point{middle + side*112, 712}, point{middle + side*120, 764}, point{middle + side*106, 716}),
				face, dark, 0.7*p.lines)
		}
	}
	c.put(glow(middle, 300, 240, 150), face, light, 0.7)
	c.put(glow(middle, 850, 90, 48), face, light, 0.5)  // chin
	c.put(glow(middle, 806, 100, 26), face, dark, 0.5)  // under the lower lip
	c.put(glow(middle, 905, 200, 60), face, dark, 0.45) // edge of the chin
	if p.lines > 0 {
		for _, y := range []float64{330, 364} {
			c.put(shape(3, mirrored(point{middle, y}, point{middle + 110, y + 8}, point{middle, y + 5})...), face, dark, 0.5*p.lines)
		}
	}
	if p.stubble > 0 {
		beard := shape(16, mirrored(point{middle, 690}, point{500, 690}, point{600, 700}, point{640, 620}, point{650, 760}, point{560, 880}, point{middle, 920})...)
		c.put(beard, face, p.hair, p.stubble*0.75)
	}
}

func (p person) eyesAndBrows(c *canvas, face mask) {
	for _, side := range []float64{-1, 1} {
		x, y := middle+side*116, p.eyeLine
		at := func(dx, dy float64) point { return point{x + side*dx, y + dy} }
		open := 25 - 9*p.lids
		eye := shape(1, at(-56, 8), at(-30, -open+6), at(4, -open-2), at(36, -open+5), at(60, 0), at(34, 17), at(0, 21), at(-34, 17))
		c.put(shape(4, at(-60, 8), at(-30, -open-4), at(4, -open-14), at(40, -open-5), at(68, -2), at(36, 24), at(0, 29), at(-36, 23)), face, p.skin.darker(0.7), 0.75)
		c.put(eye, nil, paint{238, 232, 226}, 1)
		c.put(glow(x, y-2, 33, 34), eye, p.eyes.darker(0.3), 1)
		iris := shape(1, point{x - 25, y}, point{x - 18, y - 18}, point{x, y - 25}, point{x + 18, y - 18}, point{x + 25, y}, point{x + 18, y + 18}, point{x, y + 25}, point{x - 18, y + 18})
		c.put(iris, eye, p.eyes, 1)
		c.put(shape(1, point{x - 11, y}, point{x, y - 11}, point{x + 11, y}, point{x, y + 11}), eye, paint{12, 8, 8}, 1)
		c.put(glow(x, y-open, 70, 16), eye, p.skin.darker(0.8), 0.8) // shadow of the lid
		c.put(glow(x+8, y-9, 7, 7), eye, white, 1)
		c.put(shape(1, at(-58, 7), at(-30, -open+3), at(4, -open-6), at(38, -open+1), at(68, -4), at(38, -open+9), at(4, -open+3), at(-30, -open+10)), nil, p.hair.darker(0.6), 0.95)
		brow := p.eyeLine - 64
		c.put(shape(3, at(-74, brow-y+12), at(-20, brow-y-p.brows), at(40, brow-y-p.brows-2), at(92, brow-y+14), at(40, brow-y+p.brows-2), at(-20, brow-y+p.brows), at(-70, brow-y+12+p.brows)),
			face, p.hair.darker(0.2), 0.85)
	}
}

func (p person) nose(c *canvas, face mask) {
	tip := p.eyeLine + 152
	c.put(glow(middle, p.eyeLine+60, 26, 130), face, p.skin.lighter(0.7), 0.8)
	c.put(glow(middle, tip-14, 34, 30), face, p.skin.lighter(0.8), 0.7)
	c.put(glow(middle, tip+24, 84, 24), face, p.skin.darker(0.6), 0.75)
	for _, side := range []float64{-1, 1} {
		c.put(glow(middle+side*44, tip-40, 24, 110), face, p.skin.darker(0.5), 0.45)
		c.put(glow(middle+side*60, tip, 22, 34), face, p.skin.darker(0.55), 0.6)
		c.put(glow(middle+side*27, tip+15, 21, 12), face, p.skin.darker(0.9), 1)
	}
}

func (p person) mouth(c *canvas, face mask) {
	y := p.eyeLine + 238
	c.put(glow(middle, y-40, 24, 34), face, p.skin.darker(0.4), 0.4)
	upper := shape(2, mirrored(point{middle, y - 16}, point{middle + 24, y - 22}, point{middle + 94, y + 2}, point{middle + 40, y + 5}, point{middle, y + 6})...)
	lower := shape(2, mirrored(point{middle, y + 2}, point{middle + 50, y + 1}, point{middle + 90, y + 2}, point{middle + 50, y + 32}, point{middle, y + 40})...)
	c.put(upper, face, p.lips.darker(0.22), 0.95)
	c.put(lower, face, p.lips, 0.9)
	c.put(glow(middle, y+20, 52, 12), lower, p.lips.lighter(0.6), 0.6)
	c.put(shape(1, mirrored(point{middle, y + 1}, point{middle + 50, y}, point{middle + 100, y + 1}, point{middle + 50, y + 6}, point{middle, y + 7})...), face, p.lips.darker(0.75), 0.9)
	for _, side := range []float64{-1, 1} {
		c.put(glow(middle+side*102, y+4, 22, 20), face, p.skin.darker(0.6), 0.5)
	}
}

// frontHair is the cap of hair with its parting or fringe, and its shine.
func (p person) frontHair(c *canvas) {
	side, low := 262*p.face, 470.0
	if p.long {
		side, low = 290*p.face, 800
	}
	line := 236 + p.fringe // where the forehead begins
	right := []point{{middle, crown}, {middle + 0.52*side, crown + 28}, {middle + 0.9*side, 230}, {middle + side, 380}, {middle + side, low}}
	if p.long {
		right = append(right, point{middle + 0.86*side, 870}, point{middle + 0.80*side, low - 80}, point{middle + 0.83*side, 480})
	} else {
		right = append(right, point{middle + 0.955*side, low - 10})
	}
	right = append(right, point{middle + 0.88*side, line + 90}, point{middle + 0.62*side, line + 16}, point{middle + 0.3*side, line}, point{middle, line + 8})
	hair := shape(3, mirrored(right...)...)
	c.put(hair, nil, p.hair, 1)
	c.put(glow(middle-70, 190, 200, 62), hair, p.hair.lighter(0.45), 0.55)
	c.put(glow(middle+150, 230, 110, 60), hair, p.hair.lighter(0.35), 0.35)
	c.put(glow(middle+side, 380, 60, 260), hair, p.hair.darker(0.7), 0.6)
	c.put(glow(middle-side, 380, 60, 260), hair, p.hair.darker(0.7), 0.6)
}
