package xlsx

import (
	"strconv"
	"strings"
)

// Column is the name of a column, counted from 1: A, B … Z, AA.
func Column(n int) string {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	if n < 1 {
		return ""
	}
	last := letters[(n-1)%26:][:1]
	if n <= 26 {
		return last
	}
	return Column((n-1)/26) + last
}

// Cells is the name of a cell: "B4" is that of column 2 and row 4.
func Cells(column, row int) string { return Column(column) + strconv.Itoa(row) }

// Fixed is the name of a cell that no copy of a formula moves: "$B$4".
func Fixed(column, row int) string { return "$" + Column(column) + "$" + strconv.Itoa(row) }

// Range is the range between two cells, both included: "A1:C4".
func Range(left, top, right, bottom int) string { return Cells(left, top) + ":" + Cells(right, bottom) }

// FixedRange is Range in fixed names: "$A$1:$C$4".
func FixedRange(left, top, right, bottom int) string {
	return Fixed(left, top) + ":" + Fixed(right, bottom)
}

// Quote is a text as a formula has it: in quotes, those inside it doubled.
func Quote(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
