package profile

import (
	"reflect"
	"strings"

	"permitpack/generator/date"
)

// Given tells whether the profile says something under a dotted key, as
// "sponsor.name". A key that the profile does not have is never given.
func (p *Profile) Given(key string) bool {
	value := field(p, key)
	return value.IsValid() && !value.IsZero()
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
