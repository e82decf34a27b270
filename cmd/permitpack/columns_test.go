package main

import (
	"strings"
	"testing"
)

func TestColumnsStandUnderEachOther(t *testing.T) {
	long := strings.Repeat("x", widest+1)
	table := columns{indent: "  "}
	table.add("居留", "a", "first")
	table.add("id", "bcd", "second")
	table.add("id", "", "")
	table.add(long, "e", "third")
	var out strings.Builder
	table.write(&out)
	want := "  居留  a    first\n" +
		"  id    bcd  second\n" +
		"  id\n" +
		"  " + long + "\n" +
		"        e    third\n"
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}

func TestCells(t *testing.T) {
	for s, want := range map[string]int{"": 0, "abc": 3, "ə–“": 3, "居留": 4, "（注）": 6, "Обе": 3} {
		if got := cells(s); got != want {
			t.Errorf("%q takes %d cells, want %d", s, got, want)
		}
	}
}
