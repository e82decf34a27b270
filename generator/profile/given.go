package profile

import (
	"reflect"
	"strings"
)

// Given tells whether the profile says something under a dotted key, as
// "sponsor.name". A key that the profile does not have is never given.
func (p *Profile) Given(key string) bool {
	value := field(p, key)
	return value.IsValid() && !value.IsZero()
}

// HasKey tells whether profiles have the dotted key.
func HasKey(key string) bool { return field(&Profile{}, key).IsValid() }

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
