package record

import (
	"slices"
	"strings"
	"unicode"
)

// byNearness are the words, the most similar to word first.
func byNearness(word string, words []string) []string {
	distance := make(map[string]int, len(words))
	for _, w := range words {
		distance[w] = editDistance(strings.ToLower(word), strings.ToLower(w))
	}
	sorted := slices.Clone(words)
	slices.SortStableFunc(sorted, func(a, b string) int { return distance[a] - distance[b] })
	return sorted
}

// editDistance is the number of characters to insert, delete or replace
// (Levenshtein). A word longer than any key is not worth measuring in full.
func editDistance(a, b string) int {
	const longest = 64
	from, to := []rune(a), []rune(b)
	from, to = from[:min(len(from), longest)], to[:min(len(to), longest)]
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range to {
			cost := 1
			if r == s {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(to)]
}

// printable makes a key of the file safe to show in a terminal, and short.
func printable(key string) string {
	const longest = 60
	shown := strings.Map(func(r rune) rune {
		if unicode.IsGraphic(r) {
			return r
		}
		return unicode.ReplacementChar
	}, key)
	if runes := []rune(shown); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return shown
}

// Nearest are up to n of the words, the most similar to word first.
func Nearest(word string, words []string, n int) []string {
	near := byNearness(word, words)
	return near[:min(n, len(near))]
}
