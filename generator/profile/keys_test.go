package profile

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/text"
)

// eachKey visits all keys, those of groups too.
func eachKey(keys []Key, visit func(Key)) {
	for _, k := range keys {
		visit(k)
		eachKey(k.Keys, visit)
	}
}

// TestEveryKeyIsExplained wants a text for every key in every language, and no
// text of a key that profiles do not have.
func TestEveryKeyIsExplained(t *testing.T) {
	want := []string{"key.about"}
	eachKey(Keys(), func(k Key) { want = append(want, k.TextKey()) })
	slices.Sort(want)
	b := loadWords(t)
	for _, l := range text.Languages {
		var got []string
		for _, key := range b.Keys(l) {
			if strings.HasPrefix(key, "key.") {
				got = append(got, key)
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: keys of profiles (-), keys explained (+):\n%s", l, diff)
		}
	}
}

var index = regexp.MustCompile(`\[[0-9]+\]`)

// TestKeysAreThoseThatAreRead holds the keys against the profile that has them
// all: each leaf stands in it, and nothing else does.
func TestKeysAreThoseThatAreRead(t *testing.T) {
	data, err := os.ReadFile("testdata/every.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p, problems := Read("every.yaml", data, loadWords(t).CountryCode)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	read := map[string]bool{}
	for place := range p.places {
		read[index.ReplaceAllString(place, "")] = true
	}
	known := map[string]bool{}
	eachKey(Keys(), func(k Key) {
		known[k.Path] = true
		// Inside of a sum, one written in full stands for all.
		if sum := strings.HasPrefix(k.Path, "amounts.") && strings.Count(k.Path, ".") == 2; !read[k.Path] && !sum {
			t.Errorf("%s is not in every.yaml", k.Path)
		}
	})
	for path := range read {
		if !known[path] {
			t.Errorf("%s is read and not known", path)
		}
	}
}

// TestShortGroups: a bare value in place of a group is that of its first key.
func TestShortGroups(t *testing.T) {
	p, problems := Read("short.yaml", []byte("photo: a.jpg\namounts: {deposit: 5}"), loadWords(t).CountryCode)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if p.Photo != (Photo{File: "a.jpg"}) || p.Amounts.Deposit.Amount != 5 {
		t.Errorf("photo %+v, deposit %+v", p.Photo, p.Amounts.Deposit)
	}
	var short []string
	eachKey(Keys(), func(k Key) {
		if k.Short {
			short = append(short, k.Path+"="+k.Keys[0].Name())
		}
	})
	want := []string{
		"amounts.investment=amount", "amounts.real_estate=amount", "amounts.deposit=amount", "amounts.securities=amount",
		"amounts.capital=amount", "amounts.turnover=amount", "photo=file",
	}
	if diff := cmp.Diff(want, short); diff != "" {
		t.Error(diff)
	}
}
