package record

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
)

func cell(address, key, text string) Cell {
	return Cell{
		Key: key, Text: text, Plain: true,
		At: Position{File: "x.xlsx", Line: 7, Column: int(address[0]-'A') + 1, Cell: address},
	}
}

func TestDecodeCells(t *testing.T) {
	var got sheet
	places, problems := DecodeCells([]Cell{
		cell("A7", "name", "012"),
		cell("B7", "number", "12"),
		cell("C7", "photo", "a.jpg"),
		cell("D7", "items[0].id", "one"),
		cell("E7", "items[0].title", "1"),
		cell("F7", "items[1].id", "two"),
		cell("G7", "lines[0]", "a"),
		cell("H7", "lines[1]", "b"),
		cell("I7", "next.name", ""),
		cell("J7", "yes", "true"),
	}, &got)
	if problems != nil {
		t.Fatal(problems)
	}
	at := func(column int, address string) Position { return Position{"x.xlsx", 7, column, address} }
	want := sheet{
		Name: "012", Number: 12, Photo: picture{File: "a.jpg"}, Yes: true, Lines: []string{"a", "b"}, Next: &sheet{},
		Items: []Entry{{Base: Base{"one"}, Title: "1", At: at(4, "D7")}, {Base: Base{"two"}, At: at(6, "F7")}},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(sheet{}, date.Date{})); diff != "" {
		t.Error(diff)
	}
	for key, want := range map[string]string{"name": "x.xlsx:A7", "items[0].title": "x.xlsx:E7", "next.name": "x.xlsx:I7", "lines[1]": "x.xlsx:H7"} {
		if got := places[key].String(); got != want {
			t.Errorf("%s stands at %s, want %s", key, got, want)
		}
	}
}

func TestCellProblems(t *testing.T) {
	var got sheet
	_, problems := DecodeCells([]Cell{
		cell("A7", "number", "012"),
		cell("B7", "day", "31.02.2026"),
		cell("C7", "colour", "rde"),
		cell("D7", "photo", "a.jpg"),
		cell("E7", "photo.colour", "red"),
		cell("F7", "photo.file", ""),
		cell("G7", "name", "a"),
		cell("H7", "name", "b"),
		cell("I7", "items[0].titel", "b"),
	}, &got)
	var all []string
	for _, p := range problems {
		all = append(all, p.Position.String()+" "+p.ID+" "+p.Key)
	}
	want := []string{
		"x.xlsx:A7 text.wrong-type number",
		"x.xlsx:B7 text.wrong-type day",
		"x.xlsx:C7 text.not-allowed colour",
		"x.xlsx:E7 text.duplicate-key photo.colour",
		"x.xlsx:H7 text.duplicate-key name",
		"x.xlsx:I7 text.unknown-key items[0].titel",
	}
	if diff := cmp.Diff(want, all); diff != "" {
		t.Error(diff)
	}
}
