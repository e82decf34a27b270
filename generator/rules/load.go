package rules

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"permitpack/generator/date"
	"permitpack/generator/record"
)

// format is the version of the files' format that this package reads.
const format = 1

// Load reads the catalogue from the folder catalogue/ of the templates and
// checks it; every mistake is named with file and line.
func Load(fsys fs.FS) (*Catalogue, error) {
	l := loader{fsys: fsys, catalogue: &Catalogue{procedures: map[string]*Procedure{}}}
	l.head()
	l.sources()
	l.holidays()
	l.procedures()
	if len(l.faults) == 0 {
		l.faults = l.catalogue.lint()
	}
	if err := errors.Join(l.faults...); err != nil {
		return nil, fmt.Errorf("reading the catalogue: %w", err)
	}
	return l.catalogue, nil
}

type loader struct {
	fsys      fs.FS
	catalogue *Catalogue
	faults    []error
}

// read decodes one file and keeps its mistakes.
func (l *loader) read(file string, into any) {
	data, err := fs.ReadFile(l.fsys, file)
	if err != nil {
		l.faults = append(l.faults, err)
		return
	}
	for _, problem := range record.Decode(file, data, into) {
		l.faults = append(l.faults, problem)
	}
}

// files are the YAML files of a folder, by name.
func (l *loader) files(pattern string) []string {
	names, err := fs.Glob(l.fsys, pattern)
	if err != nil || len(names) == 0 {
		l.faults = append(l.faults, fmt.Errorf("%s: no such file", pattern))
	}
	slices.Sort(names)
	return names
}

func (l *loader) head() {
	var head struct {
		Format    int       `yaml:"format"`
		Version   date.Date `yaml:"version"`
		Documents []string  `yaml:"documents"`
		Grounds   []string  `yaml:"grounds"`
	}
	const file = "catalogue/catalogue.yaml"
	l.read(file, &head)
	if head.Format != format {
		l.faults = append(l.faults, fmt.Errorf("%s: format %d is not known; this program reads format %d", file, head.Format, format))
	}
	l.catalogue.Version = head.Version
	l.catalogue.DocumentIDs, l.catalogue.GroundIDs = head.Documents, head.Grounds
}

func (l *loader) sources() {
	var file struct {
		Sources []Source `yaml:"sources"`
	}
	l.read("catalogue/sources.yaml", &file)
	l.catalogue.Sources = file.Sources
}

func (l *loader) holidays() {
	var years []int
	for _, name := range l.files("catalogue/holidays/*.yaml") {
		var file struct {
			Year int       `yaml:"year"`
			Days []Holiday `yaml:"days"`
		}
		l.read(name, &file)
		years = append(years, file.Year)
		for _, day := range file.Days {
			if y, _, _ := day.Date.Parts(); y != file.Year {
				l.faults = append(l.faults, fmt.Errorf("%s: %s is not a day of %d", day.Position, day.Date, file.Year))
			}
		}
		l.catalogue.Holidays = append(l.catalogue.Holidays, file.Days...)
	}
	if len(years) == 0 {
		return
	}
	calendar := date.NewCalendar(slices.Min(years), slices.Max(years))
	for _, day := range l.catalogue.Holidays {
		if day.Works {
			calendar.AddWorking(day.Date)
		} else {
			calendar.AddOff(day.Date, day.Projected)
		}
	}
	l.catalogue.Calendar = calendar
}

// procedures reads a folder per procedure; its files together are one Procedure.
func (l *loader) procedures() {
	byFolder := map[string]*Procedure{}
	for _, name := range l.files("catalogue/procedures/*/*.yaml") {
		folder := path.Base(path.Dir(name))
		procedure := byFolder[folder]
		if procedure == nil {
			procedure = &Procedure{}
			byFolder[folder] = procedure
		}
		l.read(name, procedure)
	}
	for folder, procedure := range byFolder {
		if procedure.ID != folder {
			l.faults = append(l.faults, fmt.Errorf("catalogue/procedures/%s: the procedure's id %q is not the folder's name", folder, procedure.ID))
		}
		l.resolve(procedure)
		l.catalogue.procedures[procedure.ID] = procedure
	}
	slices.SortFunc(l.faults, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
}

// resolve gives every claim the standing and the reading day of its source.
func (l *loader) resolve(p *Procedure) {
	for c := range p.claims() {
		source := l.catalogue.Source(*c.source)
		if *c.standing == "" {
			*c.standing = source.Standing
		}
		if c.read.IsZero() {
			*c.read = source.Read
		}
	}
}
