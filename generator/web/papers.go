package web

import (
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"permitpack/generator"
	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/profile"
)

// paper is a document requirement of this packet, with what the applicant has of it.
type paper struct {
	ID, Title, Need, Status, StatusWord string
	// Index is that of its entry in the profile.
	Index int
	// Brought says that the applicant brings it; others are made by us, or not needed yet.
	Brought bool
	// Held asks whether the paper is at hand; one of which there is a scan has it among
	// its Fields, the rest that is asked.
	Held                field
	Fields              []field
	Files, Translations []storedFile
	// FilesName and TranslationsName are the names of the fields for more files.
	FilesName, TranslationsName string
	Found                       []finding.Finding
}

// papersPage are those papers, and others that may be added.
type papersPage struct {
	Papers []paper
	Others []option
}

// storedFile is an uploaded file of a paper.
type storedFile struct {
	Path, Name string
	Found      []finding.Finding
}

// paperKeys are the keys that the page asks of a paper beside its files.
var paperKeys = []string{"copy", "language", "translation", "apostille", "issued_on", "valid_until"}

func showPapers(q request) error {
	s := stepOf("papers")
	result, err := q.check(q.r.Context(), q.session)
	if err != nil {
		return err
	}
	v := view{Page: s.id, Step: s.id, Next: q.next(s), Back: q.back(s)}
	if result.Unusable == nil {
		papers, err := q.papers(result)
		if err != nil {
			return err
		}
		v.Body, v.Problems = papersPage{papers, q.others(papers)}, paperProblems(papers)
		return q.show("papers", v)
	}
	v.Problems = q.linked(q.findings(result))
	return q.show("papers", v)
}

// papers are those of this packet, in the order of its checklist.
func (q request) papers(result generator.Result) ([]paper, error) {
	m, err := q.maker(q.findings(result))
	if err != nil {
		return nil, err
	}
	next := len(profile.Entries(q.answers, "documents"))
	taken := map[int]bool{}
	var papers []paper
	for _, d := range result.Manifest.Documents {
		p := paper{
			ID: d.ID, Title: d.Title, Status: string(d.Status), StatusWord: m.words.Say("status."+string(d.Status), nil),
			Brought: d.Status != packet.Made && d.Status != packet.Later,
		}
		need := []string{m.words.Say("unit.copies", finding.Args{"n": d.Copies}), m.words.Say("paper-form."+string(d.Form), nil)}
		if d.Translation != "" && d.Translation != "none" {
			need = append(need, m.words.Say("translation."+string(d.Translation), nil))
		}
		if d.Apostille {
			need = append(need, m.words.Say("checklist.papers.apostille", nil))
		}
		p.Need = strings.Join(need, "; ")
		p.Index = q.entryOf(d.ID, taken)
		if p.Index < 0 {
			p.Index, next = next, next+1
		}
		taken[p.Index] = true
		if p.Brought {
			q.fillPaper(&p, m, d.Translation != "" && d.Translation != "none")
		}
		papers = append(papers, p)
	}
	// Papers that nothing asks for.
	for _, i := range profile.Entries(q.answers, "documents") {
		if id := q.answers[fmt.Sprintf("documents[%d].id", i)]; !taken[i] {
			p := paper{ID: id, Index: i, Title: wordTitle(m.words, "documents.id", id), Brought: true}
			q.fillPaper(&p, m, false)
			papers = append(papers, p)
		}
	}
	return papers, nil
}

// others are the papers that may be added to those of the page.
func (q request) others(papers []paper) []option {
	var all []option
	for _, id := range q.vocabulary["documents.id"].Words {
		if !slices.ContainsFunc(papers, func(p paper) bool { return p.ID == id }) {
			all = append(all, option{Value: id, Label: wordTitle(q.words(), "documents.id", id)})
		}
	}
	return all
}

// entryOf is the first entry of a paper in the profile that no other has taken; -1 for none.
func (q request) entryOf(id string, taken map[int]bool) int {
	for _, i := range profile.Entries(q.answers, "documents") {
		if q.answers[fmt.Sprintf("documents[%d].id", i)] == id && !taken[i] {
			return i
		}
	}
	return -1
}

func (q request) fillPaper(p *paper, m fieldMaker, translated bool) {
	at := fmt.Sprintf("documents[%d]", p.Index)
	held := m.field(keys["documents.held"], at+".held")
	if q.answers.says(at + ".files") {
		p.Fields = []field{held}
	} else {
		p.Held = held
	}
	for _, name := range paperKeys {
		p.Fields = append(p.Fields, m.field(keys["documents."+name], at+"."+name))
	}
	p.FilesName, p.Files = at+".files", q.filesOf(at+".files", m)
	if translated || q.answers[at+".translation"] != "" || q.answers.says(at+".translation_files") {
		p.TranslationsName, p.Translations = at+".translation_files", q.filesOf(at+".translation_files", m)
	}
	p.Found = append(m.about(at), m.about(at+".id")...)
	if !q.saved["papers"] {
		return
	}
	for _, f := range m.found {
		if id, _ := f.Args["id"].(string); f.Where == "documents" && id == p.ID {
			p.Found = append(p.Found, f)
		}
	}
}

func (q request) filesOf(list string, m fieldMaker) []storedFile {
	var files []storedFile
	for i, file := range q.answers.list(list) {
		files = append(files, storedFile{file, path.Base(file), m.about(fmt.Sprintf("%s[%d]", list, i))})
	}
	return files
}

func paperProblems(papers []paper) []problem {
	var all []problem
	for _, p := range papers {
		g := group{ID: paperID(p.ID), Legend: p.Title, Fields: append([]field{p.Held}, p.Fields...), Found: p.Found}
		for _, f := range append(slices.Clone(p.Files), p.Translations...) {
			g.Found = append(g.Found, f.Found...)
		}
		all = append(all, problemsOf(g)...)
	}
	return all
}

func paperID(id string) string { return "paper-" + id }

// Doubtful tells whether something is found about what is said of the paper.
func (p paper) Doubtful() bool {
	return slices.ContainsFunc(p.Fields, func(f field) bool { return len(f.Found) > 0 })
}

// Anchor is the id of the paper's part of the page.
func (p paper) Anchor() string { return paperID(p.ID) }

func savePapers(q request) error {
	files, err := q.receive(scanFolder, mostUploadBytes)
	if err != nil {
		return err
	}
	form := q.placed(q.r.PostForm)
	for _, f := range files {
		list, known := q.fileList(f.field)
		if !known {
			q.remove(f.path)
			continue
		}
		q.answers.set(fmt.Sprintf("%s[%d]", list, len(q.answers.list(list))), f.path)
	}
	q.answers.take(form, func(path string) bool {
		return path == "documents.held" || slices.Contains(paperKeys, strings.TrimPrefix(path, "documents."))
	})
	for _, file := range form["remove"] {
		q.removeScan(file)
	}
	q.dropIdle()
	q.change()
	to, leaving := q.sent(stepOf("papers"))
	if id := form.Get("other"); slices.Contains(q.vocabulary["documents.id"].Words, id) {
		q.answers.set(fmt.Sprintf("documents[%d].id", len(profile.Entries(q.answers, "documents"))), id)
		return q.see("/papers#" + paperID(id))
	}
	if leaving {
		return q.see(to)
	}
	if q.takeLanguage() || form.Get("do") == "stay" || form.Has("remove") || len(files) > 0 {
		return q.see("/papers")
	}
	return q.see(q.next(stepOf("papers")))
}

// placed gives the fields of a form the indexes that their papers have in the profile
// by now: another window may have changed it.
func (q request) placed(form url.Values) url.Values {
	places, taken := map[int]int{}, map[int]bool{}
	next := len(profile.Entries(q.answers, "documents"))
	for _, name := range slices.SortedFunc(maps.Keys(form), func(a, b string) int { return index(a, "documents") - index(b, "documents") }) {
		i, id := index(name, "documents"), form.Get(name)
		if i < 0 || name != fmt.Sprintf("documents[%d].id", i) || !slices.Contains(q.vocabulary["documents.id"].Words, id) {
			continue
		}
		place := q.entryOf(id, taken)
		if place < 0 {
			place, next = next, next+1
			q.answers.set(fmt.Sprintf("documents[%d].id", place), id)
		}
		places[i], taken[place] = place, true
	}
	moved := url.Values{}
	for name, values := range form {
		i := index(name, "documents")
		if i < 0 {
			moved[name] = values
			continue
		}
		if place, known := places[i]; known {
			rest := strings.TrimPrefix(name, fmt.Sprintf("documents[%d]", i))
			moved[fmt.Sprintf("documents[%d]%s", place, rest)] = values
		}
	}
	q.r.PostForm = form
	q.moved(places)
	return moved
}

// moved remembers where the papers of a form went, for its files.
func (q request) moved(places map[int]int) { q.session.places = places }

// fileList is the list that an uploaded file belongs to.
func (q request) fileList(field string) (string, bool) {
	i := index(field, "documents")
	place, known := q.places[i]
	name := strings.TrimPrefix(field, fmt.Sprintf("documents[%d].", i))
	if !known || name != "files" && name != "translation_files" {
		return "", false
	}
	return fmt.Sprintf("documents[%d].%s", place, name), true
}

// removeScan takes a file out of the profile and removes it.
func (q request) removeScan(file string) {
	for name, value := range q.answers {
		if value == file && strings.HasPrefix(name, "documents[") {
			list := name[:strings.LastIndexByte(name, '[')]
			rest := slices.DeleteFunc(q.answers.list(list), func(f string) bool { return f == file })
			q.answers.setList(list, rest)
			q.remove(file)
			return
		}
	}
}

// dropIdle forgets papers of which nothing is said but their name.
func (q request) dropIdle() {
	for _, i := range profile.Entries(q.answers, "documents") {
		at := fmt.Sprintf("documents[%d]", i)
		n := 0
		for name := range q.answers {
			if covers(at, name) {
				n++
			}
		}
		if n == 1 && q.answers[at+".id"] != "" {
			q.answers.drop(at)
		}
	}
	q.answers.closeGaps()
}
