package web

import (
	"os"
	"path/filepath"
	"slices"

	"permitpack/generator"
	"permitpack/generator/profile"
)

// showGrounds says which grounds of which procedures fit what is filled in.
func showGrounds(q request) error {
	fields := answers{}
	for key, value := range q.answers {
		fields[key] = value
	}
	if fields["procedure"] == "" { // a profile has to name one; which makes no difference here
		fields["procedure"] = q.vocabulary["procedure"].Words[0]
	}
	done, err := q.working(q.r.Context())
	if err != nil {
		return err
	}
	defer done()
	file := filepath.Join(q.dir, profileFile)
	if err := os.WriteFile(file, profile.YAML(fields), fileMode); err != nil {
		return err
	}
	found, err := q.engine.Eligible(q.r.Context(), file, q.options(q.language))
	if err != nil {
		return err
	}
	v := view{Page: "grounds", Back: "/ground", Body: found}
	if found.Unusable != nil {
		v.Problems = q.linked(q.findings(generator.Result{Unusable: found.Unusable}))
	}
	return q.show("grounds", v)
}

// chooseGround takes over a procedure and a ground.
func chooseGround(q request) error {
	if err := q.parse(); err != nil {
		return err
	}
	if q.takeLanguage() {
		return q.see("/grounds")
	}
	procedure, ground := q.r.PostForm.Get("procedure"), q.r.PostForm.Get("ground")
	if !slices.Contains(q.vocabulary["procedure"].Words, procedure) {
		return errNoForm
	}
	q.answers.set("procedure", procedure)
	q.answers.set("ground", "")
	if slices.Contains(q.engine.Grounds(procedure), ground) {
		q.answers.set("ground", ground)
	}
	q.saved["procedure"] = true
	q.change()
	return q.see("/ground")
}
