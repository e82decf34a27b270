package photo

import (
	"bytes"
	"encoding/csv"
	"image"
	"image/color"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"permitpack/samples/portrait"
)

const conformanceFile = "testdata/conformance.csv"

// conforming are drawings that between them move every measurement. They are coded as
// PNG, so that no encoder comes in between.
var conforming = []struct {
	name    string
	picture portrait.Portrait
	camera  func(*image.NRGBA) *image.NRGBA
}{
	{name: "good"},
	{name: "600 dpi", picture: portrait.Portrait{Width: 827, Height: 1063}},
	{name: "pale", picture: portrait.Portrait{Person: portrait.Person{Skin: portrait.Pale}}},
	{name: "dark", picture: portrait.Portrait{Person: portrait.Person{Skin: portrait.Dark, HairColour: color.NRGBA{22, 18, 18, 255}}}},
	{name: "afro", picture: portrait.Portrait{Person: portrait.Person{Skin: portrait.Brown, Hair: portrait.Afro}}},
	{name: "bald", picture: portrait.Portrait{Person: portrait.Person{Hair: portrait.Bald}}},
	{name: "scarf", picture: portrait.Portrait{Person: portrait.Person{Scarf: color.NRGBA{50, 80, 140, 255}}}},
	{name: "child", picture: portrait.Portrait{Person: portrait.Person{Child: true, Fringe: 0.6}}},
	{name: "white wall", picture: painted(portrait.White)},
	{name: "grey wall", picture: painted(portrait.Grey)},
	{name: "painted wall", picture: before(portrait.Wall{Painted: true})},
	{name: "red clothes", picture: portrait.Portrait{Person: portrait.Person{Clothes: portrait.Red}}},
	{name: "falling right", picture: falling(portrait.Across, 0.4)},
	{name: "falling down", picture: falling(portrait.Down, 0.3)},
	{name: "spot", picture: falling(portrait.Spot, 0.5)},
	{name: "shadow", picture: shadowed(0.06, 0.02, 0.5)},
	{name: "faint shadow", picture: shadowed(-0.06, 0.01, 0.15)},
	{name: "curtain", picture: patterned(portrait.Curtain, 0.3)},
	{name: "bricks", picture: patterned(portrait.Bricks, 1)},
	{name: "painting", picture: beside(portrait.Painting)},
	{name: "switch", picture: beside(portrait.Switch)},
	{name: "border", picture: beside(portrait.Border)},
	{name: "somebody behind", picture: beside(portrait.Behind)},
	{name: "small", picture: portrait.Portrait{Head: 0.5, Top: 0.2}},
	{name: "big", picture: portrait.Portrait{Head: 0.88, Top: 0.04}},
	{name: "to the right", picture: portrait.Portrait{Shift: 0.1}},
	{name: "leaning", picture: portrait.Portrait{Roll: 9}},
	{name: "looking aside", picture: portrait.Portrait{Yaw: 20}},
	{name: "over", camera: exposed(1)},
	{name: "under", camera: exposed(-2)},
	{name: "grey", picture: portrait.Portrait{Grey: true}},
	{name: "cast", camera: cast(0.8, 0.9, 1.4)},
	{name: "defocused", camera: defocused(1.2)},
	{name: "moved", camera: moved(6, 30)},
	{name: "enlarged", camera: enlarged(2.5)},
}

// TestConformance holds every measurement of every drawing against what it was before, to a
// thousandth. It is a snapshot: UPDATE=1 writes it anew, and the difference is to be read.
func TestConformance(t *testing.T) {
	t.Parallel()
	got := measuredAll(t)
	if os.Getenv("UPDATE") != "" {
		var out bytes.Buffer
		if err := csv.NewWriter(&out).WriteAll(got); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(conformanceFile, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(conformanceFile)
	if err != nil {
		t.Fatalf("%v; UPDATE=1 go test writes it", err)
	}
	want, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(want) != len(got) || strings.Join(want[0], " ") != strings.Join(got[0], " ") {
		t.Fatalf("%s has other pictures or checks; UPDATE=1 go test rewrites it", conformanceFile)
	}
	for row := range got[1:] {
		for column, value := range got[row+1] {
			if old := want[row+1][column]; !sameValue(old, value) {
				t.Errorf("%s, %s: %s, was %s; UPDATE=1 go test rewrites %s", got[row+1][0], got[0][column], value, old, conformanceFile)
			}
		}
	}
}

// sameValue compares numbers to a thousandth, and everything else to the letter.
func sameValue(a, b string) bool {
	x, err := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	if err != nil || err2 != nil {
		return a == b
	}
	return math.Abs(x-y) < 0.0015 // values have three decimals
}

// measuredAll is a table: a row for each drawing, a column for each check that measures,
// with a dash where there was nothing to measure.
func measuredAll(t *testing.T) [][]string {
	var table [][]string
	for _, c := range conforming {
		report, _ := situation{picture: c.picture, camera: c.camera, file: asPNG}.examined(t)
		head, row := []string{"picture"}, []string{c.name}
		for _, check := range report.Checks {
			switch {
			case check.Pass == Range{} || check.ID == "file.too-large" || check.ID == "file.quality" || check.ID == "size.density":
				continue // a yes or no, or a matter of the file alone
			case check.Verdict == NotAssessed:
				row = append(row, "-")
			default:
				row = append(row, strconv.FormatFloat(check.Value, 'f', -1, 64))
			}
			head = append(head, check.ID)
		}
		if table == nil {
			table = [][]string{head}
		}
		table = append(table, row)
	}
	return table
}
