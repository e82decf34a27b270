package profile

import (
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/text"
)

// Template is what a new profile asks for.
type Template struct {
	Words     *text.Words
	Catalogue Vocabulary
	// Asked tells which keys the profile shows, by path. A group of which no key is asked is left out.
	Asked func(path string) bool
	// Values are those filled in already, by path.
	Values map[string]string
	// Papers are the documents.
	Papers []Paper
}

// Paper is a document that a new profile has an entry for.
type Paper struct {
	ID string
	// Asked tells which keys its entry shows, by name.
	Asked func(name string) bool
	// Sometimes says that it is needed only where certain facts hold: its entry is a comment.
	Sometimes bool
}

// YAML writes the profile. Every key stands there, empty or with its value, and
// what it means beside it; Read takes it as it is.
func (t Template) YAML() []byte {
	w := &templateWriter{Template: t}
	for _, name := range []string{"procedure", "ground"} {
		if t.Values[name] == "" {
			continue // not every procedure has grounds
		}
		title := finding.Key(name + "." + t.Values[name] + ".title")
		w.comment("", t.Words.Say("profile-template."+name, finding.Args{name: title}))
	}
	w.comment("", t.Words.Say("profile-template.fill", nil))
	w.comment("", t.Words.Say("profile-template.check", nil))
	w.line("", "", "")
	w.keys(Keys(), "")
	return []byte(w.out.String())
}

const (
	commentColumn = 36  // where the meaning of a key starts
	lastColumn    = 130 // where a line is broken, in columns of a screen
	step          = "  "
)

type templateWriter struct {
	Template
	out strings.Builder
}

// keys writes those keys that are asked for. At the left margin, keys with lines
// below them stand apart.
func (w *templateWriter) keys(keys []Key, indent string) {
	apart := false
	for _, k := range keys {
		if !w.asked(k) {
			continue
		}
		long := k.Kind == Group && !k.Short
		if indent == "" && (apart || long) {
			w.line("", "", "")
		}
		apart = long
		w.key(k, indent)
	}
}

func (w *templateWriter) asked(k Key) bool {
	if k.Kind != Group || k.List || k.Short {
		return w.Asked(k.Path)
	}
	for _, child := range k.Keys {
		if w.asked(child) {
			return true
		}
	}
	return false
}

func (w *templateWriter) key(k Key, indent string) {
	about := w.about(k)
	switch {
	case k.Path == "documents":
		w.line(indent, k.Name()+":", about)
		w.papers(k.Keys, indent+step)
	case k.Kind == Group && k.List:
		w.line(indent, k.Name()+":", w.Words.Say("profile-template.entry", finding.Args{"about": about}))
		w.entry(k.Keys, indent+step+"# ")
	case k.Kind == Group && !k.Short:
		w.line(indent, k.Name()+":", about)
		w.keys(k.Keys, indent+step)
	case k.List:
		w.line(indent, k.Name()+": []", about)
	default:
		w.line(indent, strings.TrimSuffix(k.Name()+": "+w.Values[k.Path], " "), about)
	}
}

// about is what a key means, with the words that it may hold.
func (w *templateWriter) about(k Key) string {
	about := w.Words.Say(k.TextKey(), nil)
	words := w.Catalogue.Choice(k).Words
	if k.Kind == YesOrNo {
		words = []string{"true", "false"}
	}
	if words == nil {
		return about
	}
	return w.Words.Say("profile-template.choice", finding.Args{"about": about, "words": strings.Join(words, " | ")})
}

// entry writes one entry of a list of groups.
func (w *templateWriter) entry(keys []Key, indent string) {
	for i, k := range keys {
		w.line(indent+mark(i), k.Name()+":", w.about(k))
	}
}

// mark begins the first line of an entry, and indents the others.
func mark(line int) string {
	if line == 0 {
		return "- "
	}
	return step
}

// papers explains the keys once, at the first entry.
func (w *templateWriter) papers(keys []Key, indent string) {
	explained := map[string]bool{"id": true} // the title above says it
	for _, p := range w.Papers {
		title := w.Words.Say("document."+p.ID+".title", nil)
		at := indent
		if p.Sometimes {
			title = w.Words.Say("profile-template.sometimes", finding.Args{"paper": title})
			at += "# "
		}
		w.comment(indent, title)
		for i, k := range keys {
			if !p.Asked(k.Name()) {
				continue
			}
			about := ""
			if !explained[k.Name()] {
				about = w.about(k)
			}
			explained[k.Name()] = true
			w.line(at+mark(i), paperKey(k, p), about)
		}
	}
}

func paperKey(k Key, p Paper) string {
	switch {
	case k.Name() == "id":
		return "id: " + p.ID
	case k.List:
		return k.Name() + ": []"
	}
	return k.Name() + ":"
}

// line writes a key and its meaning, which goes on below itself where it is long.
func (w *templateWriter) line(indent, key, about string) {
	start := indent + key
	for i, part := range wrapped(about, lastColumn-commentColumn-len("# ")) {
		if i > 0 {
			start = ""
		}
		w.out.WriteString(start + strings.Repeat(" ", max(commentColumn-len(start), 1)) + "# " + part + "\n")
	}
	if about == "" {
		w.out.WriteString(start + "\n")
	}
}

// comment writes lines of comment alone.
func (w *templateWriter) comment(indent, about string) {
	for _, part := range wrapped(about, lastColumn-len(indent)-len("# ")) {
		w.out.WriteString(indent + "# " + part + "\n")
	}
}

// wrapped breaks a text at its blanks into lines of so many columns. The bar
// between two words stays with the first.
func wrapped(s string, columns int) []string {
	var lines []string
	line, used := "", 0
	for _, word := range strings.Fields(s) {
		n := text.Columns(word)
		if used > 0 && used+1+n > columns && word != "|" {
			lines = append(lines, line)
			line, used = "", 0
		}
		if used > 0 {
			line, used = line+" ", used+1
		}
		line, used = line+word, used+n
	}
	if used > 0 {
		lines = append(lines, line)
	}
	return lines
}
