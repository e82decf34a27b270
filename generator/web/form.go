package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"

	"permitpack/generator"
	"permitpack/generator/finding"
	"permitpack/generator/profile"
	"permitpack/generator/record"
)

// findings are those of a check by the keys that they speak of, also for what is no
// profile yet: there the place is a line of a file that nobody sees, and the key an
// argument.
func (q request) findings(r generator.Result) []finding.Finding {
	found := r.Manifest.Findings
	if r.Unusable != nil {
		found = r.Unusable
	}
	m := q.labels()
	all := make([]finding.Finding, 0, len(found))
	for _, f := range found {
		if r.Unusable != nil {
			f.Where, _ = f.Args["key"].(string)
		}
		if f.ID == record.NotAllowed && f.Where != "" && !q.answers.says(f.Where) {
			f.ID = "text.required" // nothing was chosen yet
		}
		all = append(all, m.labelled(f))
	}
	return all
}

// known are the findings that may be told: of steps that were sent, without asking
// for what nobody had the time to fill in.
func (q request) known(all []finding.Finding) []finding.Finding {
	var known []finding.Finding
	for _, f := range all {
		// What changes nothing is told by the review alone.
		if q.saved[stepAbout(f.Where).id] && f.Severity != finding.Info {
			known = append(known, f)
		}
	}
	return known
}

// labels says fields, and makes none.
func (q request) labels() fieldMaker {
	return fieldMaker{engine: q.engine, words: q.words(), answers: q.answers, vocabulary: q.vocabulary, opened: q.opened}
}

// maker makes the fields of the session's answers.
func (q request) maker(found []finding.Finding) (fieldMaker, error) {
	m := q.labels()
	var err error
	m.asked, err = q.engine.Asked(q.answers["procedure"], q.answers["ground"])
	m.found = found
	return m, err
}

// checkedMaker makes the fields with what a check finds about those that were sent.
func (q request) checkedMaker() (fieldMaker, error) {
	result, err := q.check(q.r.Context(), q.session)
	if err != nil {
		return fieldMaker{}, err
	}
	return q.maker(q.known(q.findings(result)))
}

// show is the page of a step.
func (s step) show(q request) error {
	m, err := q.checkedMaker()
	if err != nil {
		return err
	}
	form, rest := m.step(s)
	return q.show("step", view{
		Page: s.id, Step: s.id, Form: form, Rest: rest, Problems: append(problemsOf(form), problemsOf(rest)...), Next: q.next(s), Back: q.back(s),
		Body: stepPage{NoProcedure: s.id == "ground" && q.answers["procedure"] == ""},
	})
}

// stepPage is what the page of a step tells beside its fields.
type stepPage struct {
	// NoProcedure says that the grounds to choose from are not known yet.
	NoProcedure bool
}

// save takes in what a step's form holds, and goes on. It stays where something
// typed cannot be read, and where the person asked to stay.
func (s step) save(q request) error {
	if err := q.parse(); err != nil {
		return err
	}
	q.takeForm(s)
	if q.r.PostForm.Get("live") != "" {
		return q.live(s)
	}
	if to, leaving := q.sent(s); leaving {
		return q.see(to)
	}
	if at, changed := q.changeList(s); changed {
		return q.see(s.path() + "#" + idOf(at))
	}
	if q.takeLanguage() {
		return q.see(s.path())
	}
	if s.id == "passport" && q.r.PostForm.Get("do") == "zone" {
		q.fillFromZone()
		return q.see(s.path())
	}
	result, err := q.check(q.r.Context(), q.session)
	if err != nil {
		return err
	}
	stay := q.r.PostForm.Get("do") == "stay" || result.Unusable != nil && slices.ContainsFunc(q.findings(result), func(f finding.Finding) bool {
		return s.has(f.Where)
	})
	if stay {
		return q.see(s.path())
	}
	return q.see(q.next(s))
}

// sent marks a step as sent, and tells where its form leads if that was by a button of
// the list of steps, or by the one back: then what it holds is kept, and of a step that
// was only passed through nothing is asked for yet.
func (q request) sent(s step) (to string, leaving bool) {
	to = q.r.PostForm.Get("go")
	leaving = to != ""
	q.saved[s.id] = q.saved[s.id] || !leaving || slices.ContainsFunc(s.keys, q.answers.says)
	return q.local(to), leaving
}

// changeList gives a list an empty entry to fill in, or takes one out of it, where the
// form asks for that. It gives the key that the page should show.
func (q request) changeList(s step) (at string, changed bool) {
	clear(q.opened)
	if list := q.r.PostForm.Get("add"); s.has(list) && slices.Contains(groupLists, list) {
		q.opened[list] = true
		return fmt.Sprintf("%s[%d]", list, len(profile.Entries(q.answers, list))), true
	}
	entry := q.r.PostForm.Get("drop")
	if list := pathOf(entry); s.has(list) && slices.Contains(groupLists, list) && entry == fmt.Sprintf("%s[%d]", list, index(entry, list)) {
		q.answers.drop(entry)
		q.answers.closeGaps()
		q.change()
		return list, true
	}
	return "", false
}

func (q request) takeForm(s step) {
	before := q.answers["procedure"]
	q.answers.take(q.r.PostForm, s.has)
	if s.id == "procedure" {
		q.chosen = q.chosen || q.answers["language"] != string(q.language)
		if now := q.answers["procedure"]; now != before && !slices.Contains(q.engine.Grounds(now), q.answers["ground"]) {
			delete(q.answers, "ground")
		}
	}
	q.change()
}

// live answers the script of the page: what is found about the fields of a step, by their ids.
func (q request) live(s step) error {
	result, err := q.check(q.r.Context(), q.session)
	if err != nil {
		return err
	}
	type told struct {
		Severity finding.Severity `json:"severity"`
		Word     string           `json:"word"`
		Message  []span           `json:"message"`
		Fix      []span           `json:"fix"`
	}
	m := q.labels()
	fields := map[string][]told{}
	errors := 0
	for _, f := range q.findings(result) {
		if !s.has(f.Where) || f.Severity == finding.Info {
			continue
		}
		if f.Severity == finding.Error {
			errors++
		}
		// What is still empty is told when the page is sent.
		if f.ID == "text.required" && !q.saved[s.id] {
			continue
		}
		fields[idOf(f.Where)] = append(fields[idOf(f.Where)], told{
			f.Severity, q.words().Say("severity."+string(f.Severity), nil), m.spans(f.Message, f.Where), m.spans(f.Fix, f.Where),
		})
	}
	q.w.Header().Set("Content-Type", "application/json")
	return json.NewEncoder(q.w).Encode(map[string]any{
		"fields": fields, "status": q.words().Say("web.live", finding.Args{"n": errors}),
	})
}

// problemsOf are the errors of the fields of a form, in its order.
func problemsOf(g group) []problem {
	var all []problem
	add := func(found []finding.Finding, label, id string) {
		for _, f := range found {
			if f.Severity == finding.Error {
				all = append(all, problem{f, label, "#" + id})
			}
		}
	}
	add(g.Found, g.Legend, g.ID)
	for _, f := range g.Fields {
		add(f.Found, f.Label, f.ID)
	}
	for _, inner := range g.Groups {
		all = append(all, problemsOf(inner)...)
	}
	return all
}

// visible are the steps that this application has: one of which nothing is asked is passed over.
func (q request) visible() []step {
	m, err := q.maker(nil)
	if err != nil {
		return steps
	}
	var visible []step
	for _, s := range steps {
		asked, _ := m.step(s)
		if s.formStep() && asked.empty() || s.id == "photo" && !m.asked("photo") && !q.answers.says("photo") {
			continue
		}
		visible = append(visible, s)
	}
	return visible
}

func (q request) next(s step) string {
	visible := q.visible()
	i := slices.IndexFunc(visible, func(v step) bool { return v.id == s.id })
	if i < 0 || i+1 == len(visible) {
		return "/review"
	}
	return visible[i+1].path()
}

func (q request) back(s step) string {
	visible := q.visible()
	if i := slices.IndexFunc(visible, func(v step) bool { return v.id == s.id }); i > 0 {
		return visible[i-1].path()
	}
	return "/"
}

// nav is the list of all steps, with the number of errors of those that were sent.
func (q request) nav(current string) []navItem {
	var items []navItem
	result, err := q.check(q.r.Context(), q.session)
	var found []finding.Finding
	if err == nil {
		found = q.known(q.findings(result))
	}
	for _, s := range q.visible() {
		item := navItem{Path: s.path(), Title: q.words().Say("web.page."+s.id, nil), Current: s.id == current, Saved: q.saved[s.id]}
		for _, f := range found {
			if f.Severity == finding.Error && s.has(f.Where) {
				item.Errors++
			}
		}
		items = append(items, item)
	}
	return items
}

// saveAll marks every step as sent: the review tells everything.
func (q request) saveAll() {
	for _, s := range steps {
		q.saved[s.id] = true
	}
}

var errNoForm = failure{http.StatusBadRequest, "form"}
