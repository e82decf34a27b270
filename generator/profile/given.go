package profile

import (
	"iter"
	"math"
	"reflect"
	"slices"
	"strings"

	"permitpack/generator/date"
)

// Given tells whether the profile says something under a dotted key, as
// "sponsor.name". A key that the profile does not have is never given.
func (p *Profile) Given(key string) bool {
	value := field(p, key)
	return value.IsValid() && !value.IsZero()
}

// Stated tells whether the profile says something under a dotted key, where a
// number that the file writes as 0 is said too: "staff.full_time: 0" is an answer,
// "staff.full_time:" is none. It knows noughts of the keys behind Measures alone.
func (p *Profile) Stated(key string) bool {
	return p.Given(key) || slices.ContainsFunc(p.noughts, func(written string) bool {
		return written == key || strings.HasPrefix(written, key+".")
	})
}

// unwritten stands in a number before the file is read: package record leaves
// alone what the file does not write, or writes without a value.
const unwritten = math.MinInt32

// expectNumbers readies the numbers behind Measures for noteNoughts.
func (p *Profile) expectNumbers() {
	for _, number := range p.counted() {
		number.SetInt(unwritten)
	}
}

// noteNoughts remembers which numbers the file writes as 0; those that it does not write are 0 too.
func (p *Profile) noteNoughts() {
	for key, number := range p.counted() {
		switch number.Int() {
		case unwritten:
			number.SetInt(0)
		case 0:
			p.noughts = append(p.noughts, key)
		}
	}
}

// counted are the numbers behind Measures with their keys; of a sum its amount.
func (p *Profile) counted() iter.Seq2[string, reflect.Value] {
	return func(yield func(string, reflect.Value) bool) {
		for _, measure := range MeasureNames() {
			key := MeasureKey(measure)
			for _, path := range []string{key, key + ".amount"} {
				if number := field(p, path); number.IsValid() && number.CanInt() && !yield(path, number) {
					return
				}
			}
		}
	}
}

// HasKey tells whether profiles have the dotted key.
func HasKey(key string) bool { return field(&Profile{}, key).IsValid() }

// HasChoice tells whether the dotted key holds one of some words that profiles may use.
func HasChoice(key string) bool {
	value := field(&Profile{}, key)
	if !value.IsValid() {
		return false
	}
	_, chosen := value.Interface().(interface{ Allowed() []string })
	return chosen
}

// Word is the text under a dotted key that holds text or a word; empty where it holds anything else.
func (p *Profile) Word(key string) string {
	if value := field(p, key); value.IsValid() && value.Kind() == reflect.String {
		return value.String()
	}
	return ""
}

// Day is the day under a dotted key that holds one; the zero Date where it holds anything else.
func (p *Profile) Day(key string) date.Date {
	if value := field(p, key); value.IsValid() {
		day, _ := value.Interface().(date.Date)
		return day
	}
	return date.Date{}
}

// field walks the dotted key through the yaml tags; the invalid Value where it leads nowhere.
func field(p *Profile, key string) reflect.Value {
	value := reflect.ValueOf(p).Elem()
	for name := range strings.SplitSeq(key, ".") {
		if value.Kind() != reflect.Struct {
			return reflect.Value{}
		}
		next := reflect.Value{}
		for i := range value.NumField() {
			if value.Type().Field(i).Tag.Get("yaml") == name {
				next = value.Field(i)
			}
		}
		if !next.IsValid() {
			return next
		}
		value = next
	}
	return value
}
