package main

import (
	"image/color"

	"permitpack/samples/portrait"
)

// people are the invented people of the samples, by the files of their photos.
var people = []struct {
	file   string
	person portrait.Person
}{
	{"student.jpg", portrait.Person{Skin: opaque(219, 184, 156), HairColour: opaque(30, 24, 24), Eyes: opaque(58, 36, 24),
		Clothes: opaque(52, 74, 110), Shirt: opaque(246, 244, 240), Lips: opaque(182, 97, 91),
		Face: 0.98, Jaw: 0.9, Lids: 0.45, Brows: 0.69, Hair: portrait.Long, Fringe: 0.41}},
	{"spouse.jpg", portrait.Person{Skin: opaque(223, 190, 167), HairColour: opaque(92, 58, 36), Eyes: opaque(74, 92, 70),
		Clothes: opaque(40, 92, 84), Lips: opaque(186, 91, 91),
		Face: 0.96, Jaw: 0.88, Lids: 0.2, Brows: 0.69, Hair: portrait.Long, Fringe: 0.12}},
	{"worker.jpg", portrait.Person{Skin: opaque(177, 130, 99), HairColour: opaque(26, 20, 18), Eyes: opaque(48, 30, 20),
		Clothes: opaque(84, 96, 104), Shirt: opaque(204, 208, 212), Lips: opaque(156, 91, 82),
		Face: 1.04, Jaw: 1, Lids: 0.2, Brows: 1.23, Fringe: 0.14, Beard: 0.55}},
	{"investor.jpg", portrait.Person{Skin: opaque(212, 173, 147), HairColour: opaque(142, 138, 134), Eyes: opaque(70, 88, 104),
		Clothes: opaque(34, 38, 54), Shirt: opaque(246, 244, 240), Lips: opaque(171, 104, 97),
		Face: 1.03, Jaw: 0.98, Lids: 0.3, Brows: 1, Fringe: 0.03, Lines: 1, Suit: true}},
	{"minor.jpg", portrait.Person{Skin: opaque(221, 186, 160), HairColour: opaque(52, 36, 28), Eyes: opaque(66, 42, 26),
		Clothes: opaque(224, 190, 76), Lips: opaque(190, 104, 97),
		Face: 1.06, Jaw: 0.93, Lids: 0.15, Brows: 0.69, Fringe: 0.75, Child: true}},
	{"director.jpg", portrait.Person{Skin: opaque(160, 112, 80), HairColour: opaque(34, 28, 28), Eyes: opaque(44, 28, 20),
		Clothes: opaque(48, 52, 66), Shirt: opaque(246, 244, 240), Lips: opaque(140, 80, 73),
		Face: 1.02, Jaw: 0.97, Lids: 0.25, Brows: 1.15, Fringe: 0.06, Beard: 0.25, Lines: 0.4, Suit: true}},
	{"homeowner.jpg", portrait.Person{Skin: opaque(210, 171, 140), HairColour: opaque(86, 74, 70), Eyes: opaque(62, 44, 30),
		Clothes: opaque(84, 58, 98), Lips: opaque(166, 87, 86),
		Face: 0.99, Jaw: 0.92, Lids: 0.35, Brows: 0.77, Hair: portrait.Long, Fringe: 0.08, Lines: 0.7}},
	{"daughter.jpg", portrait.Person{Skin: opaque(225, 193, 171), HairColour: opaque(168, 124, 78), Eyes: opaque(84, 112, 130),
		Clothes: opaque(116, 150, 184), Shirt: opaque(246, 244, 240), Lips: opaque(192, 104, 100),
		Face: 0.98, Jaw: 0.9, Lids: 0.15, Brows: 0.62, Hair: portrait.Long, Fringe: 0.31}},
	{"fitter.jpg", portrait.Person{Skin: opaque(206, 164, 132), HairColour: opaque(58, 40, 30), Eyes: opaque(70, 52, 36),
		Clothes: opaque(60, 84, 72), Shirt: opaque(198, 204, 196), Lips: opaque(166, 97, 87),
		Face: 1, Jaw: 0.95, Lids: 0.2, Brows: 1.08, Fringe: 0.21, Beard: 0.4, Lines: 0.2}},
	{"entrepreneur.jpg", portrait.Person{Skin: opaque(216, 179, 147), HairColour: opaque(22, 20, 22), Eyes: opaque(46, 30, 22),
		Clothes: opaque(44, 66, 92), Shirt: opaque(212, 218, 226), Lips: opaque(169, 99, 91),
		Face: 1.03, Jaw: 0.96, Lids: 0.45, Brows: 0.92, Fringe: 0.3}},
	{"schoolboy.jpg", portrait.Person{Skin: opaque(217, 181, 150), HairColour: opaque(26, 22, 24), Eyes: opaque(52, 34, 24),
		Clothes: opaque(66, 92, 128), Shirt: opaque(232, 234, 238), Lips: opaque(184, 101, 94),
		Face: 1.02, Jaw: 0.93, Lids: 0.42, Brows: 0.78, Fringe: 0.55}},
	{"shareholder.jpg", portrait.Person{Skin: opaque(206, 169, 138), HairColour: opaque(120, 118, 118), Eyes: opaque(50, 36, 28),
		Clothes: opaque(40, 42, 50), Shirt: opaque(246, 244, 240), Lips: opaque(162, 97, 91),
		Face: 1.04, Jaw: 0.99, Lids: 0.5, Brows: 0.85, Fringe: 0.09, Lines: 0.9, Suit: true}},
}

func opaque(r, g, b uint8) color.NRGBA { return color.NRGBA{r, g, b, 255} }
