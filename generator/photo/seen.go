package photo

import "permitpack/generator/photo/face"

// seen is what a picture shows, as far as it can be told.
type seen struct {
	// pixels are upright, as the face says where it and the file differ.
	pixels *pixels
	// quarters is by how many quarters, clockwise, the file has to be turned for that.
	quarters int
	// plain is false where colours depend on the press or on what lies under the picture.
	plain bool

	scene *scene
	wall  *wall
	// faces are the ones found, the surest first; chance hits are among them.
	faces []face.Face
	// What follows needs a face; without one, outline and head are nil.
	outline *outline
	head    *head
	// skin are the cells of the face or, where none was found, what stands in the middle
	// of the picture before the wall; exposure is their light.
	skin     []int
	exposure exposure
	// zone is where the light of the wall is measured; lit is false where that is too little.
	zone     []bool
	evenness evenness
	lit      bool
	// melted tells that the top of the head is not where a head has it: hair or headgear
	// of the wall's colour went with the wall.
	melted bool
	// tilt is by how many degrees the head leans, clockwise.
	tilt float64
}

// lowestCrown is how far over the middle of a face its crown is at least, in sizes of
// the face: of 146 good pictures the least had 0.57.
const lowestCrown = 0.53

// look finds wall and person in a picture.
func look(p *pixels, spec Spec) *seen {
	s := &seen{pixels: p, plain: plain(p.stored)}
	copy := p.sceneCopy()
	var found found
	found, s.quarters = findUpright(spec.finder, copy)
	if s.quarters != 0 {
		s.pixels = p.turnedBy(s.quarters)
		copy = s.pixels.sceneCopy() // a lying picture was reduced to cells as wide as it is long
		found = findFaces(spec.finder, copy)
	}
	s.faces = found.faces
	s.scene = newScene(copy)
	s.wall = s.scene.findWall(spec.Background)
	chin := float64(s.scene.height) * 0.75
	if f, ok := found.person(spec.Limits.Face); ok {
		s.outline = s.scene.outlineOf(s.wall, squareOf(f))
		h := s.scene.measureHead(s.outline, squareOf(f))
		s.head = &h
		s.melted = h.crown > cut && h.y-h.crown < lowestCrown*h.size
		s.tilt = tilt(spec.finder, copy.channel(found.channel), f)
		chin = h.chin
	}
	s.skin = s.skinCells()
	s.exposure = s.scene.exposureOf(s.skin)
	s.zone = s.scene.zone(s.wall, chin)
	s.evenness, s.lit = s.scene.measureEvenness(s.zone, spec.Limits.Shadow.Pass.high())
	s.lit = s.lit && spec.Limits.Zone.verdict(s.evenness.share) == Pass
	return s
}
