package profile

import (
	"errors"
	"reflect"
	"strconv"
	"strings"

	"permitpack/generator/money"
	"permitpack/generator/record"
)

// Countries finds the ISO 3166-1 alpha-2 code of an alpha-2 or alpha-3 code;
// XXA, a stateless person, stays XXA. False for a code that is none.
type Countries func(code string) (alpha2 string, ok bool)

// Read reads a profile: YAML, or JSON where the name of the file ends in .json.
// The name is used for that and for positions alone. A profile with problems is
// unusable; it holds what could be read, so that more can be said of it.
//
// Text is stored in Unicode's composed form (NFC), without space at its ends
// and in one line; names of files stay as typed. Countries are stored as
// alpha-2, and a sum without a currency is manat.
func Read(file string, data []byte, countries Countries) (*Profile, []record.Problem) {
	return readAt(record.Position{File: file, Line: 1, Column: 1}, countries, func(p *Profile) (record.Places, []record.Problem) {
		return record.DecodePlaces(file, data, p)
	})
}

// ReadCells reads the row of a spreadsheet as Read does a file. The place of the
// row is that of keys which none of its cells holds.
func ReadCells(row record.Position, cells []record.Cell, countries Countries) (*Profile, []record.Problem) {
	return readAt(row, countries, func(p *Profile) (record.Places, []record.Problem) { return record.DecodeCells(cells, p) })
}

// readAt decodes a profile that begins at a place, and tidies what was read.
func readAt(top record.Position, countries Countries, decode func(*Profile) (record.Places, []record.Problem)) (*Profile, []record.Problem) {
	p := &Profile{top: top}
	p.expectNumbers()
	places, problems := decode(p)
	p.places = places
	p.noteNoughts()
	p.tidyTexts()
	problems = append(problems, p.resolveCountries(countries)...)
	p.nameCurrency()
	return p, record.InOrder(problems)
}

// Position is where the value of a dotted key ("procedure", "documents[2].id")
// stands in the file that was read; its first line, or the row, for a key that it does not have.
func (p *Profile) Position(key string) record.Position {
	if at, ok := p.places[key]; ok {
		return at
	}
	return p.top
}

// NotAllowed is the problem of a word that is not one of those allowed, for
// words that only the catalogue knows: procedures, grounds, documents.
func (p *Profile) NotAllowed(key string, allowed []string) record.Problem {
	return record.Problem{
		ID:       record.NotAllowed,
		Position: p.Position(key),
		Key:      key,
		Args:     map[string]any{"allowed": strings.Join(allowed, ", ")},
	}
}

func (p *Profile) resolveCountries(countries Countries) []record.Problem {
	var problems []record.Problem
	p.eachText(func(key string, value reflect.Value, _ bool) {
		if value.Type() != reflect.TypeFor[Country]() || value.String() == "" {
			return
		}
		alpha2, ok := countries(strings.ToUpper(value.String()))
		if !ok {
			problems = append(problems, record.Problem{
				ID: record.NotAllowed, Position: p.Position(key), Key: key, Args: map[string]any{"wanted": "country"},
			})
			return
		}
		value.SetString(alpha2)
	})
	return problems
}

// sums are all amounts of money with their keys.
func (a *Amounts) sums() []struct {
	key string
	sum *Sum
} {
	return []struct {
		key string
		sum *Sum
	}{
		{"amounts.investment", &a.Investment},
		{"amounts.real_estate", &a.RealEstate},
		{"amounts.deposit", &a.Deposit},
		{"amounts.securities", &a.Securities},
		{"amounts.capital", &a.Capital},
		{"amounts.turnover", &a.Turnover},
	}
}

func (p *Profile) nameCurrency() {
	for _, s := range p.Amounts.sums() {
		if s.sum.Amount != 0 && s.sum.Currency == "" {
			s.sum.Currency = money.AZN
		}
	}
}

// DecodeScalar takes the path of the picture alone.
func (p *Photo) DecodeScalar(text string) error {
	p.File = text
	return nil
}

var errSum = errors.New("a sum is a whole number without separators")

// DecodeScalar takes a bare number of manat.
func (s *Sum) DecodeScalar(text string) error {
	amount, err := strconv.ParseInt(text, 10, 64)
	if err != nil || text != strconv.FormatInt(amount, 10) {
		return errSum
	}
	*s = Sum{Amount: amount, Currency: money.AZN}
	return nil
}
