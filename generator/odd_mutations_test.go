package generator

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"testing"
)

// base is a right file that is mutated.
type base struct {
	name string
	make func(d rawDocument) []byte
}

var bases = []base{
	{"plain", rawDocument.file},
	{"compressed", func(d rawDocument) []byte { return d.objects().compressed("1.5", "") }},
	{"updated", func(d rawDocument) []byte {
		return update(d.file(), 10, map[int]string{5: packed("", marked(pageMark(d.mark, 1)))})
	}},
	{"locked", func(d rawDocument) []byte {
		r, encrypt, id := d.objects().locked()
		return append(r, encrypt).file("1.4", "\n", fmt.Sprintf("/Encrypt %d 0 R%s", len(r)+1, id))
	}},
	{"unpacked", func(d rawDocument) []byte {
		d.content = func(mark string) string { return rawStream("", marked(mark)) }
		return d.file()
	}},
}

// mutations are ways in which a disk, a mail program or a bad line spoils a file.
var mutations = []struct {
	name  string
	times int
	do    func(chance *rand.Rand, b []byte) []byte
}{
	{"cut", 7, func(chance *rand.Rand, b []byte) []byte { return b[:chance.IntN(len(b))] }},
	{"cut near its end", 4, func(chance *rand.Rand, b []byte) []byte { return b[:len(b)-1-chance.IntN(min(len(b)-1, 300))] }},
	{"without its start", 2, func(chance *rand.Rand, b []byte) []byte { return b[chance.IntN(len(b)):] }},
	{"with a flipped bit", 8, func(chance *rand.Rand, b []byte) []byte {
		b[chance.IntN(len(b))] ^= 1 << chance.IntN(8)
		return b
	}},
	{"with 20 flipped bits", 3, func(chance *rand.Rand, b []byte) []byte {
		for range 20 {
			b[chance.IntN(len(b))] ^= 1 << chance.IntN(8)
		}
		return b
	}},
	{"with a hole", 4, func(chance *rand.Rand, b []byte) []byte {
		at := chance.IntN(len(b))
		clear(b[at:min(len(b), at+1+chance.IntN(100))])
		return b
	}},
	{"with a piece missing", 5, func(chance *rand.Rand, b []byte) []byte {
		at := chance.IntN(len(b))
		return append(b[:at:at], b[min(len(b), at+1+chance.IntN(60)):]...)
	}},
	{"with a piece twice", 3, func(chance *rand.Rand, b []byte) []byte {
		at := chance.IntN(len(b))
		end := min(len(b), at+1+chance.IntN(200))
		return append(b[:end:end], b[at:]...)
	}},
	{"with another number", 9, func(chance *rand.Rand, b []byte) []byte {
		numbers := digits.FindAllIndex(b, -1)
		at := numbers[chance.IntN(len(numbers))]
		others := []string{"0", "1", "2", "7", "-1", "65535", "2147483648", "99999999999999999999", "1.5", "(x)", "null"}
		return bytes.Join([][]byte{b[:at[0]], []byte(others[chance.IntN(len(others))]), b[at[1]:]}, nil)
	}},
	{"with two words exchanged", 6, func(chance *rand.Rand, b []byte) []byte {
		words := words.FindAllIndex(b, -1)
		i := chance.IntN(len(words) - 1)
		j := i + 1 + chance.IntN(len(words)-1-i)
		x, y := words[i], words[j]
		return bytes.Join([][]byte{b[:x[0]], b[y[0]:y[1]], b[x[1]:y[0]], b[x[0]:x[1]], b[y[1]:]}, nil)
	}},
}

// mutated are the bases after each mutation, by chance but always by the same.
func mutated(t *testing.T) []oddity {
	t.Helper()
	var all []oddity
	for i, base := range bases {
		for j, m := range mutations {
			for n := range m.times {
				chance := rand.New(rand.NewPCG(uint64(i), uint64(j*1000+n)))
				all = append(all, oddity{
					name: fmt.Sprintf("%s %s %s", base.name, m.name, strconv.Itoa(n+1)),
					make: func(_ *testing.T, d rawDocument) []byte {
						d.pages = 3
						return m.do(chance, base.make(d))
					},
				})
			}
		}
	}
	return all
}

var (
	digits = regexp.MustCompile(`[0-9]+`)
	// words are names and keywords.
	words = regexp.MustCompile(`/?[A-Za-z]{3,}`)
)
