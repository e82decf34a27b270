package photo

import (
	"image/color"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/samples/portrait"
)

// everybody are people who differ in what must not matter.
var everybody = []struct {
	name string
	portrait.Person
}{
	{"very light skin", portrait.Person{Skin: portrait.Pale, HairColour: color.NRGBA{150, 110, 70, 255}}},
	{"olive skin", portrait.Person{Skin: portrait.Olive, HairColour: color.NRGBA{26, 20, 18, 255}}},
	{"brown skin", portrait.Person{Skin: portrait.Brown, HairColour: color.NRGBA{28, 22, 20, 255}}},
	{"very dark skin", portrait.Person{Skin: portrait.Dark, HairColour: color.NRGBA{22, 18, 18, 255}}},
	{"a white headscarf", portrait.Person{Scarf: color.NRGBA{232, 230, 226, 255}, Skin: portrait.Brown}},
	{"glasses", portrait.Person{Glasses: true, Skin: portrait.Dark}},
	{"a child", portrait.Person{Child: true, Fringe: 0.6}},
	{"an afro", portrait.Person{Hair: portrait.Afro, Skin: portrait.Dark, HairColour: color.NRGBA{28, 22, 20, 255}}},
	{"long red hair", portrait.Person{Hair: portrait.Long, Skin: portrait.Pale, HairColour: color.NRGBA{140, 75, 40, 255}}},
	{"strong auburn hair", portrait.Person{Hair: portrait.Long, Skin: portrait.Pale, HairColour: color.NRGBA{150, 60, 20, 255}}},
	{"bald, with a beard", portrait.Person{Hair: portrait.Bald, Skin: portrait.Olive, Beard: 1}},
}

// The decision must not depend on who is in the picture: before the same wall, in the
// same light, everybody gets the same verdict for the same reason.
func TestSkin(t *testing.T) {
	t.Parallel()
	burgundy := color.NRGBA{0x7b, 0x1e, 0x2b, 255}
	for _, s := range []situation{
		{name: "a good photo", verdict: Pass},
		{name: "a shadow", picture: shadowed(0.06, 0.02, 0.5), verdict: Fail, check: "background.shadow", fault: "wall.shadow"},
		{name: "light from one side", picture: falling(portrait.Across, 0.45), verdict: Fail, check: "background.gradient", fault: "wall.right-darker"},
		{name: "a wall of the wrong red", picture: painted(burgundy), verdict: Fail, check: "background.colour", fault: "wall.weak"},
		{name: "a white wall", picture: painted(portrait.White), verdict: Fail, check: "background.colour", fault: "wall.weak"},
		{name: "out of focus", camera: defocused(2.6), verdict: Fail, check: "focus.blur", fault: "focus.blur"},
		{name: "three stops under", camera: exposed(-3), verdict: Fail, check: "background.colour", fault: "wall.dark"},
		{name: "a face in the dark", picture: portrait.Portrait{Flash: -5}, verdict: Fail, check: "light.under", fault: "light.under"},
		{name: "black and white", camera: portrait.Colourless, verdict: Fail, check: "background.colour", fault: "wall.weak"},
		{name: "a grey person", picture: portrait.Portrait{Grey: true}, verdict: Fail, check: "colour.grey", fault: "colour.grey"},
	} {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			for _, person := range everybody {
				s := s
				s.picture.Person = person.Person
				report, _ := s.examined(t)
				check, fault := first(report)
				if report.Verdict != s.verdict || check != s.check || fault != s.fault {
					t.Errorf("%s: %s, first %q with %q; want %s, %q with %q\nall: %v",
						person.name, report.Verdict, check, fault, s.verdict, s.check, s.fault, told(report))
				}
			}
		})
	}
}

// What is measured on the wall is the same behind everybody, as far as they do not hide it.
func TestSkinWall(t *testing.T) {
	var want map[string]float64
	for _, person := range everybody[:4] { // of one outline
		_, picture := situation{picture: portrait.Portrait{Person: person.Person}}.examined(t)
		s := picture.seen
		got := map[string]float64{
			"lightness": s.wall.colour.l, "chroma": s.wall.colour.chroma(), "hue": s.wall.colour.hue(),
			"falloff": s.evenness.falloff, "dent": s.evenness.dent, "texture": s.evenness.texture,
		}
		if want == nil {
			want = got
		}
		if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b float64) bool { return max(a-b, b-a) <= 0.5 })); diff != "" {
			t.Errorf("%s (-%s +got):\n%s", person.name, everybody[0].name, diff)
		}
	}
}
