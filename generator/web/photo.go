package web

import (
	"context"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"permitpack/generator"
	"permitpack/generator/photo"
	"permitpack/generator/profile"
	"permitpack/generator/text"
)

// photoLook is what was measured on the photo of one version, in one language.
type photoLook struct {
	version  int
	language text.Language
	checked  generator.CheckedPhoto
}

// photoPage is what the page of the photo shows.
type photoPage struct {
	File    string
	Report  photo.Report
	Checked bool
	Proof   bool
	// Cropped says that the photo is one that we cropped, Mend are the checks that want something.
	Cropped bool
	Mend    []photo.Check
	Passed  []photo.Check
	Human   []string
}

// urgency is the order in which checks are told that want something.
var urgency = map[photo.Verdict]int{photo.Unreadable: 0, photo.Fail: 1, photo.Warn: 2, photo.NotAssessed: 3}

const croppedEnding = "-cropped.jpg"

func showPhoto(q request) error {
	s := stepOf("photo")
	m, err := q.checkedMaker()
	if err != nil {
		return err
	}
	form := group{}
	for _, name := range []string{"size", "background"} {
		form.Fields = append(form.Fields, m.field(keys["photo."+name], "photo."+name))
	}
	shown := photoPage{File: path.Base(q.answers["photo.file"])}
	if q.answers["photo.file"] == "" {
		shown.File = ""
		form.Found = m.about("photo.file")
		form.Legend, form.ID = m.words.Say("web.page.photo", nil), "photo-file"
	} else {
		look, err := q.look()
		if err != nil {
			return err
		}
		shown.Report, shown.Proof, shown.Checked = look.Report, look.Proof != nil, true
		shown.Cropped = strings.HasSuffix(shown.File, croppedEnding)
		for _, c := range look.Report.Checks {
			switch {
			case c.ID == "human.list":
			case c.Verdict == photo.Pass:
				shown.Passed = append(shown.Passed, c)
			default:
				if mend := "web.mend.photo." + c.ID; m.words.Has(mend) {
					c.Fix = m.words.Say(mend, nil)
				}
				shown.Mend = append(shown.Mend, c)
			}
		}
		slices.SortStableFunc(shown.Mend, func(a, b photo.Check) int { return urgency[a.Verdict] - urgency[b.Verdict] })
		for n := range photo.HumanItems {
			shown.Human = append(shown.Human, m.words.Say("photo.human."+string(rune('1'+n)), nil))
		}
	}
	return q.show("photo", view{Page: s.id, Step: s.id, Form: form, Problems: problemsOf(form), Next: q.next(s), Back: q.back(s), Body: shown})
}

// photoOptions are what the profile's photo is measured against.
func (q request) photoOptions() generator.PhotoOptions {
	p, _ := profile.Read(profileFile, q.yaml(), q.engine.CountryCode)
	size, background := q.engine.PhotoChoice(p, q.options(q.language))
	return generator.PhotoOptions{Size: size, Background: background, Language: q.language, Proofs: true}
}

// look measures the photo, once for each version.
func (q request) look() (generator.CheckedPhoto, error) {
	if l := q.session.photo; l.version == q.version && l.language == q.language {
		return l.checked, nil
	}
	done, err := q.working(q.r.Context())
	if err != nil {
		return generator.CheckedPhoto{}, err
	}
	defer done()
	look := photoLook{version: q.version, language: q.language}
	err = q.engine.CheckPhotos(q.r.Context(), []string{q.photoFile()}, q.photoOptions(), func(c generator.CheckedPhoto) error {
		look.checked = c
		return nil
	})
	if err == nil {
		q.session.photo = look
	}
	return look.checked, err
}

func (q request) photoFile() string {
	return filepath.Join(q.dir, photoFolder, path.Base(q.answers["photo.file"]))
}

func savePhoto(q request) error {
	files, err := q.receive(photoFolder, q.engine.MaxPhotoBytes()+mostFormBytes)
	if err != nil {
		return err
	}
	q.answers.take(q.r.PostForm, func(path string) bool { return path == "photo.size" || path == "photo.background" })
	for _, f := range files {
		q.dropPhoto()
		q.answers.set("photo.file", f.path)
	}
	q.change()
	if to, leaving := q.sent(stepOf("photo")); leaving {
		return q.see(to)
	}
	switch do := q.r.PostForm.Get("do"); {
	case q.takeLanguage(), len(files) > 0, do == "stay":
		return q.see("/photo")
	case do == "remove":
		q.dropPhoto()
		return q.see("/photo")
	case do == "crop":
		if err := q.crop(q.r.Context()); err != nil {
			return err
		}
		return q.see("/photo")
	case do == "uncrop":
		q.uncrop()
		return q.see("/photo")
	}
	return q.see(q.next(stepOf("photo")))
}

// dropPhoto removes the photo, and the one that it was cropped from.
func (q request) dropPhoto() {
	q.remove(q.answers["photo.file"])
	q.remove(q.original)
	q.original = ""
	delete(q.answers, "photo.file")
	q.change()
}

// crop puts the photo, cropped to its print size, in its place; the original is kept.
func (q request) crop(ctx context.Context) error {
	file := q.answers["photo.file"]
	if file == "" || strings.HasSuffix(file, croppedEnding) {
		return nil
	}
	done, err := q.working(ctx)
	if err != nil {
		return err
	}
	defer done()
	name := strings.TrimSuffix(path.Base(file), path.Ext(file)) + croppedEnding
	prepared, err := q.engine.PreparePhoto(q.photoFile(), name, q.photoOptions())
	if err != nil {
		return err
	}
	if prepared.JPEG == nil {
		q.notice = notice{key: "not-cropped", bad: true}
		return nil
	}
	if err := os.WriteFile(filepath.Join(q.dir, photoFolder, name), prepared.JPEG, fileMode); err != nil {
		return err
	}
	q.original = file
	q.answers.set("photo.file", path.Join(photoFolder, name))
	q.change()
	return nil
}

func (q request) uncrop() {
	if q.original == "" {
		return
	}
	q.remove(q.answers["photo.file"])
	q.answers.set("photo.file", q.original)
	q.original = ""
	q.change()
}

// shownTypes are the pictures that a browser is given.
var shownTypes = []string{"image/jpeg", "image/png", "image/webp", "image/gif"}

// photoPicture is the photo as it was uploaded, or with the measured lines.
func photoPicture(q request) error {
	if q.answers["photo.file"] == "" {
		return failure{http.StatusNotFound, "not-found"}
	}
	var data []byte
	var err error
	switch q.r.PathValue("picture") {
	case "own":
		data, err = os.ReadFile(q.photoFile())
	case "proof.png":
		var look generator.CheckedPhoto
		look, err = q.look()
		data = look.Proof
	}
	kind := http.DetectContentType(data)
	if err != nil || !slices.Contains(shownTypes, kind) {
		return failure{http.StatusNotFound, "not-found"}
	}
	q.w.Header().Set("Content-Type", kind)
	_, _ = q.w.Write(data)
	return nil
}
