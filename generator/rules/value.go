package rules

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/text"
)

// Most is the value of a claim on a maximum: a number, or Unlimited.
type Most int

// Unlimited is the maximum of which a source says that there is none.
const Unlimited Most = math.MaxInt32

// UnmarshalText reads a number or "unlimited".
func (m *Most) UnmarshalText(text []byte) error {
	if string(text) == "unlimited" {
		*m = Unlimited
		return nil
	}
	n, err := strconv.Atoi(string(text))
	if err != nil || n < 0 {
		return errors.New("neither a number nor unlimited")
	}
	*m = Most(n)
	return nil
}

// Span is the value of a claim on an amount: a number, or a least and a most, as "300-400".
// The zero Span is no amount.
type Span struct{ From, To int }

// UnmarshalText reads "300" or "300-400".
func (s *Span) UnmarshalText(text []byte) error {
	first, last, ranged := strings.Cut(string(text), "-")
	if !ranged {
		last = first
	}
	from, err := strconv.Atoi(first)
	to, errTo := strconv.Atoi(last)
	if err != nil || errTo != nil || from < 0 || to < from {
		return errors.New("neither a number nor a span of numbers")
	}
	*s = Span{from, to}
	return nil
}

// Quantity is the value of a claim with its unit, fit to be compared and shown:
// a number with "days" or "AZN", a span of numbers, a word whose text is
// "value.<word>", or a list of words.
type Quantity struct {
	// Number counts where Word is empty; To is the other end of a span, or nought.
	Number, To int64
	// Word is a word, or words parted by blanks where List is set.
	Word string
	// List is the text key of the words of a list, with a star for the word: "relation.*".
	List string
	// Unit is a date.Unit, a currency, "copies", "mm" or empty.
	Unit string
}

// String writes the quantity for machines and logs, as "30 days" or "notarised-copy";
// a list without words is "none".
func (q Quantity) String() string {
	switch {
	case q.List != "" && q.Word == "":
		return none
	case q.Word != "":
		return q.Word
	case q == Quantity{}:
		return ""
	}
	number := strconv.FormatInt(q.Number, 10)
	if q.To != 0 {
		number = fmt.Sprintf("%d-%d", q.Number, q.To)
	}
	return strings.TrimSpace(number + " " + q.Unit)
}

// JSON is the value as packet.json tells it: a number, a word, or a list of words.
func (q Quantity) JSON() any {
	switch {
	case q.List != "":
		return strings.Fields(q.Word)
	case q.Word != "":
		return q.Word
	case q.To != 0:
		return []int64{q.Number, q.To}
	}
	return q.Number
}

// Say says the quantity in the reader's words; the zero Quantity is nothing to say.
func (q Quantity) Say(words *text.Words) string {
	switch {
	case q == Quantity{}:
		return ""
	case q.List != "" && q.Word == "":
		return words.Say("value."+none, nil)
	case q.List != "":
		said := ""
		for i, word := range strings.Fields(q.Word) {
			next := words.Say(strings.Replace(q.List, "*", word, 1), nil)
			if i > 0 {
				next = words.Say("list", finding.Args{"one": said, "next": next})
			}
			said = next
		}
		return said
	case q.Word != "":
		return words.Say("value."+q.Word, nil)
	}
	upper := words.Number(q.Number)
	if q.Unit != "" {
		upper = words.Say("unit."+q.Unit, finding.Args{"n": q.Number})
	}
	if q.To == 0 {
		return upper
	}
	return words.Number(q.Number) + "–" + Quantity{Number: q.To, Unit: q.Unit}.Say(words)
}

func numberQuantity(value int, unit string) Quantity {
	return Quantity{Number: int64(value), Unit: unit}
}

func mostQuantity(value Most, unit string) Quantity {
	if value == Unlimited {
		return Quantity{Word: "unlimited"}
	}
	return numberQuantity(int(value), unit)
}

func spanQuantity(value Span, unit string) Quantity {
	if value == (Span{}) {
		return Quantity{}
	}
	q := numberQuantity(value.From, unit)
	if value.To != value.From {
		q.To = int64(value.To)
	}
	return q
}

func wordQuantity[T ~string](value T, _ string) Quantity { return Quantity{Word: string(value)} }

func requiredQuantity(value bool, _ string) Quantity {
	if value {
		return Quantity{Word: "required"}
	}
	return Quantity{Word: "not-required"}
}

// listQuantity shows lists of words; list is the text key of one, with a star for the word.
func listQuantity(list string) func([]string, string) Quantity {
	return func(words []string, _ string) Quantity {
		return Quantity{Word: strings.Join(words, " "), List: list}
	}
}
