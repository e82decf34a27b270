package web

import (
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"permitpack/generator/profile"
)

// answers are what was typed, by dotted profile keys with indexes. It is the whole
// profile: package profile writes it as YAML.
type answers map[string]string

// keys are all keys of a profile by their paths, without indexes.
var keys = func() map[string]profile.Key {
	all := map[string]profile.Key{}
	var add func([]profile.Key)
	add = func(some []profile.Key) {
		for _, k := range some {
			all[k.Path] = k
			add(k.Keys)
		}
	}
	add(profile.Keys())
	return all
}()

var indexes = regexp.MustCompile(`\[[0-9]+\]`)

// pathOf is a dotted key without its indexes.
func pathOf(name string) string { return indexes.ReplaceAllString(name, "") }

// fieldName is how fields of forms are called: keys with at most three digits of an index.
var fieldName = regexp.MustCompile(`^[a-z_]+(\[[0-9]{1,3}\])?(\.[a-z_]+(\[[0-9]{1,3}\])?)*$`)

// mostValue is the longest text of a field, in bytes; the profile's own limit is below it.
const mostValue = 4096

// take takes in those fields of a form that are keys of a step. What the form does
// not hold stays as it was. Of a field that comes several times the last counts: a
// box that is not ticked has an empty one before it.
func (a answers) take(form url.Values, mine func(path string) bool) {
	for _, name := range slices.Sorted(maps.Keys(form)) {
		key, known := keys[pathOf(name)]
		if !known || !mine(key.Path) || !fieldName.MatchString(name) {
			continue
		}
		values := form[name]
		switch {
		case key.Kind == profile.Group:
		case key.List && key.Kind == profile.Word:
			a.setList(name, values)
		case key.List:
			a.setList(name, strings.Split(values[len(values)-1], "\n"))
		default:
			a.set(name, values[len(values)-1])
		}
	}
	a.closeGaps()
}

// set takes in a value; an empty one says nothing.
func (a answers) set(name, value string) {
	value = strings.TrimSpace(strings.ToValidUTF8(value, "\uFFFD"))
	if len(value) > mostValue {
		value = strings.ToValidUTF8(value[:mostValue], "")
	}
	if value == "" {
		delete(a, name)
		return
	}
	a[name] = value
}

func (a answers) setList(name string, values []string) {
	for _, i := range profile.Entries(a, name) {
		delete(a, fmt.Sprintf("%s[%d]", name, i))
	}
	n := 0
	for _, value := range values {
		if value = strings.TrimSpace(value); value != "" && n < mostEntries {
			a.set(fmt.Sprintf("%s[%d]", name, n), value)
			n++
		}
	}
}

// mostEntries are those of one list.
const mostEntries = 200

// list are the values of a list in order.
func (a answers) list(name string) []string {
	var values []string
	for _, i := range profile.Entries(a, name) {
		values = append(values, a[fmt.Sprintf("%s[%d]", name, i)])
	}
	return values
}

// closeGaps numbers the entries of every list from 0, as the profile that is written
// has them, so that findings name the fields that the page shows.
func (a answers) closeGaps() {
	for _, list := range groupLists {
		for n, i := range profile.Entries(a, list) {
			if n != i {
				a.rename(fmt.Sprintf("%s[%d]", list, i), fmt.Sprintf("%s[%d]", list, n))
			}
		}
	}
}

// groupLists are the paths of lists of groups; none lies in another.
var groupLists = func() []string {
	var lists []string
	for _, path := range slices.Sorted(maps.Keys(keys)) {
		if k := keys[path]; k.List && k.Kind == profile.Group {
			lists = append(lists, path)
		}
	}
	return lists
}()

func (a answers) rename(from, to string) {
	for name, value := range maps.Clone(a) {
		if rest, below := strings.CutPrefix(name, from+"."); below {
			delete(a, name)
			a[to+"."+rest] = value
		}
	}
}

// drop forgets a key and those below it.
func (a answers) drop(key string) {
	maps.DeleteFunc(a, func(name, _ string) bool { return covers(key, name) })
}

// says tells whether a key, or one below it, has a value.
func (a answers) says(key string) bool {
	for name := range a {
		if covers(key, name) {
			return true
		}
	}
	return false
}

// covers tells whether a key is another, or lies above it.
func covers(key, name string) bool {
	rest, below := strings.CutPrefix(name, key)
	return below && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// index is the number in "documents[3]…"; -1 where there is none.
func index(name, list string) int {
	rest, _ := strings.CutPrefix(name, list+"[")
	number, _, _ := strings.Cut(rest, "]")
	if i, err := strconv.Atoi(number); err == nil {
		return i
	}
	return -1
}
