package web

import (
	"fmt"
	"maps"
	"regexp"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/profile"
)

// The texts of findings name keys of the profile, which is right for somebody who
// writes one. On a page a person needs what the field is called there, and the way to it.

// span is a piece of a text; one with a link names a field.
type span struct {
	Text string `json:"text"`
	Link string `json:"link,omitempty"`
}

// keyWord is what may be a key in a text: words with dots or underscores between them.
var keyWord = regexp.MustCompile(`[a-z]+(_[a-z]+)*(\[[0-9]+\])?(\.[a-z]+(_[a-z]+)*(\[[0-9]+\])?)+|[a-z]+(_[a-z]+)+`)

// spans are a text about a place in the profile, with labels in the place of keys.
func (m fieldMaker) spans(said, where string) []span {
	var all []span
	from := 0
	for _, at := range keyWord.FindAllStringIndex(said, -1) {
		key, known := fullKey(said[at[0]:at[1]], where)
		if !known {
			continue
		}
		if at[0] > from {
			all = append(all, span{Text: said[from:at[0]]})
		}
		all = append(all, span{m.words.Say("web.field", finding.Args{"label": m.title(key)}), m.link(key)})
		from = at[1]
	}
	if from < len(said) {
		all = append(all, span{Text: said[from:]})
	}
	return all
}

// plain is a text with labels in the place of keys, without links.
func (m fieldMaker) plain(said, where string) string {
	var b strings.Builder
	for _, s := range m.spans(said, where) {
		b.WriteString(s.Text)
	}
	return b.String()
}

// fullKey is the key that a word of a text means: one of the profile's, or one that
// stands beside or below the place that the text is about.
func fullKey(word, where string) (key string, known bool) {
	if _, known := keys[pathOf(word)]; known {
		return word, true
	}
	where, _, _ = strings.Cut(where, " ")
	for above := where; above != ""; {
		if _, known := keys[pathOf(above+"."+word)]; known {
			return above + "." + word, true
		}
		i := strings.LastIndexByte(above, '.')
		if i < 0 {
			break
		}
		above = above[:i]
	}
	return "", false
}

// title is what the page calls a key: the label of a field, the legend of a group.
func (m fieldMaker) title(key string) string {
	k := keys[pathOf(key)]
	if k.Kind == profile.Group {
		return m.legend(k)
	}
	for _, list := range groupLists {
		if covers(list, key) && index(key, list) < 0 && !m.words.Has("web.label."+k.Path) {
			return m.legend(keys[list]) // of which entry is not said
		}
	}
	return m.label(k, key)
}

// link leads to the field of a key, or to the nearest thing around it that is surely there.
func (m fieldMaker) link(key string) string {
	key, _, _ = strings.Cut(key, " ")
	s := stepAbout(key)
	switch s.id {
	case "papers":
		if id := m.answers[fmt.Sprintf("documents[%d].id", index(key, "documents"))]; id != "" {
			return s.path() + "#" + paperID(id)
		}
		return s.path()
	case "photo":
		if key == "photo.size" || key == "photo.background" {
			break
		}
		return s.path() + "#photo-file"
	case "review":
		return s.path()
	}
	for _, list := range groupLists {
		if covers(list, key) && index(key, list) < 0 {
			key = list // of which entry is not said
		}
	}
	return s.path() + "#" + idOf(key)
}

// labelled says a finding as the page does: with labels in the place of keys that are
// its arguments, and with the page's own mend where the usual one speaks of a file.
func (m fieldMaker) labelled(f finding.Finding) finding.Finding {
	args := maps.Clone(f.Args)
	named := false
	for name, value := range args {
		key, _ := value.(string)
		if k, known := keys[pathOf(key)]; known && k.Kind != profile.Group && (name == "key" || strings.ContainsAny(key, "._")) {
			args[name], named = m.label(k, key), true
		}
	}
	if named {
		f.Args = args
		f = m.words.Explain(f)
	}
	if mend := "web.mend." + f.ID; m.words.Has(mend) {
		f.Fix = exchanged(f.Fix, m.words.Say("finding."+f.ID+".fix", f.Args), m.words.Say(mend, args))
	}
	return f
}

// exchanged is a mend with the page's own words in the place of the usual ones; what
// the packet added to those, as where the draft of a letter lies, stays.
func exchanged(fix, usual, own string) string {
	if !strings.Contains(fix, usual) {
		return own
	}
	return strings.Replace(fix, usual, own, 1)
}
