package web

import (
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"permitpack/generator/profile"
	"permitpack/generator/record"
	"permitpack/generator/text"
)

// saveProfile is what was typed, as a file that the commands take too.
func saveProfile(q request) error {
	q.attach(profileFile, "application/yaml; charset=utf-8")
	_, _ = q.w.Write(q.yaml())
	return nil
}

// saveProfileZip is the profile with the photo and the scans that it names.
func saveProfileZip(q request) error {
	file, err := q.writeProfile()
	if err != nil {
		return err
	}
	files := []zipped{onDisk(profileFile, file)}
	for _, key := range slices.Sorted(maps.Keys(q.answers)) {
		name := q.answers[key]
		if pathKey(key) && stored(name) {
			if _, err := os.Stat(filepath.Join(q.dir, filepath.FromSlash(name))); err == nil {
				files = append(files, onDisk(name, filepath.Join(q.dir, filepath.FromSlash(name))))
			}
		}
	}
	return q.sendZip("profile-files.zip", files)
}

// pathKey tells whether a key names files.
func pathKey(key string) bool {
	switch pathOf(key) {
	case "photo.file", "documents.files", "documents.translation_files":
		return true
	}
	return false
}

// stored tells whether a path is one that uploads have.
func stored(name string) bool {
	return path.Dir(name) == photoFolder || path.Dir(name) == scanFolder
}

// loadProfile takes in a profile that was saved here or written by hand: the file
// alone, or an archive of it with its photo and scans.
func loadProfile(q request) error {
	const folder = "loading"
	defer os.RemoveAll(filepath.Join(q.dir, folder))
	files, err := q.receive(folder, mostSessionBytes)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		q.notice = notice{key: "no-file", bad: true}
		return q.see("/")
	}
	dir := filepath.Join(q.dir, folder)
	name := path.Base(files[0].path)
	if strings.EqualFold(path.Ext(name), ".zip") {
		inside := filepath.Join(dir, "inside")
		if err := os.Mkdir(inside, folderMode); err != nil {
			return err
		}
		if err := unpack(filepath.Join(dir, name), inside); err != nil {
			q.notice = notice{key: "no-archive", bad: true}
			return q.see("/")
		}
		dir = inside
		if name = profileIn(dir); name == "" {
			q.notice = notice{key: "no-profile", bad: true}
			return q.see("/")
		}
	}
	return q.load(dir, name)
}

// profileIn is the name of the only profile in a folder; empty where there is none, or several.
func profileIn(dir string) string {
	var found []string
	entries, err := os.ReadDir(dir)
	if err != nil {
		return ""
	}
	for _, e := range entries {
		if ending := strings.ToLower(path.Ext(e.Name())); e.Type().IsRegular() && slices.Contains([]string{".yaml", ".yml", ".json"}, ending) {
			found = append(found, e.Name())
		}
	}
	if len(found) != 1 {
		return ""
	}
	return found[0]
}

// load puts a profile in the place of what was typed, unless it is none.
func (q request) load(dir, name string) error {
	file, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, record.MaxSize+1))
	if err != nil {
		return err
	}
	p, result, err := q.engine.ReadProfile(name, data, q.language)
	if err != nil {
		return err
	}
	if result.Unusable != nil {
		return q.show("unusable", view{Body: result.Unusable})
	}
	if err := q.empty(); err != nil {
		return err
	}
	q.take(p, dir)
	return q.see("/review")
}

// take takes in a profile, and the files that it names of those that lie beside it.
// One that is not there keeps its name without folders: the check finds that it is missing.
func (q request) take(p *profile.Profile, dir string) {
	q.clear()
	q.answers = p.Values()
	q.chosen = true
	if q.answers["language"] == "" {
		q.answers["language"] = string(text.English)
	}
	for _, key := range slices.Sorted(maps.Keys(q.answers)) {
		if !pathKey(key) {
			continue
		}
		folder := scanFolder
		if pathOf(key) == "photo.file" {
			folder = photoFolder
		}
		q.answers[key] = q.adopt(dir, q.answers[key], folder)
	}
	q.change()
}

// adopt copies a file that a loaded profile names into a folder of the session.
func (q request) adopt(dir, name, folder string) string {
	base := safeName(name)
	root, err := os.OpenRoot(dir)
	if err != nil {
		return path.Join(folder, base)
	}
	defer root.Close()
	inside := filepath.FromSlash(strings.ReplaceAll(name, `\`, "/"))
	if info, err := root.Stat(inside); err != nil || !info.Mode().IsRegular() {
		return path.Join(folder, base)
	}
	from, err := root.Open(inside)
	if err != nil {
		return path.Join(folder, base)
	}
	defer from.Close()
	if kept, err := q.store(from, folder, base, mostSessionBytes); err == nil {
		return kept
	}
	return path.Join(folder, base)
}
