package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"permitpack/generator/date"
	"permitpack/generator/record"
)

// format is the version of the files' format that this package reads.
const format = 1

// The files of a catalogue.
const (
	headFile       = "catalogue/catalogue.yaml"
	sourcesFile    = "catalogue/sources.yaml"
	holidayFiles   = "catalogue/holidays/*.yaml"
	procedureFiles = "catalogue/procedures/*/*.yaml"
)

// Load reads the catalogue from the folder catalogue/ of the templates and
// checks it; every mistake is named with file and line.
func Load(fsys fs.FS) (*Catalogue, error) {
	l := &loader{fsys: fsys, heir: &heir{}, catalogue: &Catalogue{procedures: map[string]*Procedure{}}}
	l.head()
	l.sources()
	l.holidays()
	return l.finish(l.readProcedures())
}

// LoadOver reads an office's own values from a folder of the same shape, in
// which everything but the head may be missing, and lays them over the
// built-in catalogue: its entries replace, add to or remove those of the same id.
// folder is what mistakes in its files are told with in front.
func LoadOver(fsys, overlay fs.FS, folder string) (*Catalogue, error) {
	base := &loader{fsys: fsys, heir: &heir{}, catalogue: &Catalogue{procedures: map[string]*Procedure{}}}
	base.head()
	base.sources()
	base.holidays()
	procedures := base.readProcedures()
	if len(base.faults) > 0 {
		return base.finish(procedures)
	}
	l := &loader{fsys: overlay, heir: &heir{}, catalogue: base.catalogue, over: true, folder: folder}
	l.overlayHead()
	l.sources()
	l.holidays()
	laid := l.readProcedures()
	for id, own := range laid {
		if _, known := procedures[id]; !known {
			procedures[id] = own
			delete(laid, id)
		}
	}
	return l.finishOver(procedures, laid)
}

// loader reads one folder of files into a catalogue.
type loader struct {
	*heir
	fsys      fs.FS
	catalogue *Catalogue
	// over says that the files lie over others, so that none of them is needed;
	// folder stands in front of their names where mistakes are told.
	over   bool
	folder string
}

// place is what a file is called where mistakes in it are told.
func (l *loader) place(file string) string { return path.Join(l.folder, file) }

// read decodes one file and keeps its mistakes.
func (l *loader) read(file string, into any) {
	data, err := fs.ReadFile(l.fsys, file)
	if errors.Is(err, fs.ErrNotExist) && l.over {
		return
	}
	if err != nil {
		if refused, is := errors.AsType[*fs.PathError](err); is {
			err = refused.Err
		}
		l.faults = append(l.faults, fmt.Errorf("%s: %w", l.place(file), err))
		return
	}
	for _, problem := range record.Decode(l.place(file), data, into) {
		l.faults = append(l.faults, problem)
	}
}

// files are the YAML files of a folder, by name.
func (l *loader) files(pattern string) []string {
	names, err := fs.Glob(l.fsys, pattern)
	if err != nil || len(names) == 0 && !l.over {
		l.faults = append(l.faults, fmt.Errorf("%s: no such file", pattern))
	}
	slices.Sort(names)
	return names
}

// head is catalogue.yaml: what the other files may name.
type head struct {
	Format int `yaml:"format"`
	// Version is the day of the last change; an office's own catalogue names in
	// Over the built-in version that it was written against.
	Version   date.Date `yaml:"version"`
	Over      date.Date `yaml:"over"`
	Documents []string  `yaml:"documents"`
	Grounds   []string  `yaml:"grounds"`

	Position record.Position `yaml:"-"`
}

func (l *loader) readHead() head {
	h := head{Position: record.Position{File: l.place(headFile), Line: 1, Column: 1}}
	faults := len(l.faults)
	l.read(headFile, &h)
	if len(l.faults) > faults {
		return h // what the file seems to lack may be what could not be read
	}
	if h.Format != format {
		l.fault(h.Position, "format %d is not known; this program reads format %d", h.Format, format)
	}
	if h.Version.IsZero() {
		l.fault(h.Position, "version is missing: the day of the last change")
	}
	return h
}

func (l *loader) head() {
	h := l.readHead()
	l.catalogue.Version = h.Version
	l.catalogue.DocumentIDs, l.catalogue.GroundIDs = h.Documents, h.Grounds
}

func (l *loader) overlayHead() {
	h := l.readHead()
	if h.Over.IsZero() {
		l.fault(h.Position, "over is missing: the version of the built-in catalogue that this one was written against, as over: %s", l.catalogue.Version)
	}
	sum, err := l.sum()
	if err != nil {
		l.faults = append(l.faults, err)
	}
	l.catalogue.Overlay = &Overlay{Version: h.Version, Over: h.Over, SHA256: sum}
	l.catalogue.DocumentIDs = append(l.catalogue.DocumentIDs, h.Documents...)
	l.catalogue.GroundIDs = append(l.catalogue.GroundIDs, h.Grounds...)
}

// sum is the SHA-256 of all YAML files of the folder with their names.
func (l *loader) sum() (string, error) {
	hash := sha256.New()
	err := fs.WalkDir(l.fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		data, err := fs.ReadFile(l.fsys, name)
		fmt.Fprintf(hash, "%s %d\n", name, len(data))
		hash.Write(data)
		return err
	})
	return hex.EncodeToString(hash.Sum(nil)), err
}

func (l *loader) sources() {
	var file struct {
		Sources []Source `yaml:"sources"`
	}
	l.read(sourcesFile, &file)
	l.catalogue.Sources = inherit(l.heir, l.catalogue.Sources, file.Sources)
}

func (l *loader) holidays() {
	for _, name := range l.files(holidayFiles) {
		var file struct {
			Year int       `yaml:"year"`
			Days []Holiday `yaml:"days"`
		}
		l.read(name, &file)
		if !slices.Contains(l.catalogue.years, file.Year) {
			l.catalogue.years = append(l.catalogue.years, file.Year)
		}
		for _, day := range file.Days {
			if y, _, _ := day.Date.Parts(); y != file.Year {
				l.fault(day.Position, "%s is not a day of %d", day.Date, file.Year)
			}
		}
		l.catalogue.Holidays = inherit(l.heir, l.catalogue.Holidays, file.Days)
	}
}

// readProcedures reads a folder per procedure. The folders are read at the same
// time: this is most of what the program does before it begins to work.
func (l *loader) readProcedures() map[string]*Procedure {
	files := map[string][]string{}
	for _, name := range l.files(procedureFiles) {
		folder := path.Dir(name)
		files[folder] = append(files[folder], name)
	}
	var group sync.WaitGroup
	readers := map[string]*loader{}
	read := map[string]*Procedure{}
	for folder, names := range files {
		reader, p := &loader{heir: &heir{}, fsys: l.fsys, over: l.over, folder: l.folder}, &Procedure{}
		readers[folder], read[path.Base(folder)] = reader, p
		group.Go(func() { reader.readProcedure(p, names) })
	}
	group.Wait()
	for _, folder := range slices.Sorted(maps.Keys(readers)) {
		l.faults = append(l.faults, readers[folder].faults...)
	}
	return read
}

// readProcedure reads the files of one folder, which together are one procedure.
func (l *loader) readProcedure(p *Procedure, files []string) {
	position := record.Position{}
	for _, name := range files {
		l.read(name, p)
		if position == (record.Position{}) || path.Base(name) == "procedure.yaml" {
			position = p.Position
		}
	}
	p.Position = position
	folder := path.Base(path.Dir(files[0]))
	if p.ID == "" && l.over {
		p.ID = folder
	}
	if p.ID != folder {
		l.fault(p.Position, "the procedure's id %q is not the name of its folder, %s", p.ID, folder)
	}
}

// finish puts everything together and lints it.
func (l *loader) finish(own map[string]*Procedure) (*Catalogue, error) { return l.finishOver(own, nil) }

// finishOver is finish with what an overlay says of the same procedures.
func (l *loader) finishOver(own, laid map[string]*Procedure) (*Catalogue, error) {
	c := l.catalogue
	l.count()
	r := resolver{heir: l.heir, own: own, laid: laid, done: map[string]*Procedure{}}
	for _, id := range slices.Sorted(maps.Keys(own)) {
		p := r.resolve(id, own[id].Position)
		if p == nil {
			continue
		}
		c.cite(p)
		if p.Abstract {
			c.abstract = append(c.abstract, p)
		} else {
			c.procedures[id] = p
		}
	}
	if len(l.faults) == 0 {
		l.faults = c.lint()
	}
	if len(l.faults) > 0 {
		return nil, fmt.Errorf("reading the catalogue: %w", errors.Join(inOrder(l.faults)...))
	}
	return c, nil
}

// inOrder sorts mistakes by their place and tells each once: heirs repeat those
// of what they inherit.
func inOrder(faults []error) []error {
	slices.SortStableFunc(faults, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return slices.CompactFunc(faults, func(a, b error) bool { return a.Error() == b.Error() })
}

// count makes the calendar of the holidays.
func (l *loader) count() {
	c := l.catalogue
	slices.SortStableFunc(c.Holidays, func(a, b Holiday) int { return a.Date.Compare(b.Date) })
	if len(c.years) == 0 {
		return
	}
	for year := slices.Min(c.years); year <= slices.Max(c.years); year++ {
		if !slices.Contains(c.years, year) {
			l.faults = append(l.faults, fmt.Errorf("catalogue/holidays: the year %d is missing between others", year))
		}
	}
	c.Calendar = date.NewCalendar(slices.Min(c.years), slices.Max(c.years))
	for _, day := range c.Holidays {
		if day.Works {
			c.Calendar.AddWorking(day.Date)
		} else {
			c.Calendar.AddOff(day.Date, day.Projected)
		}
	}
}

// resolver lays procedures over those that they extend.
type resolver struct {
	*heir
	own map[string]*Procedure
	// laid are an overlay's: each lies over the procedure of the same id with all that it inherits.
	laid map[string]*Procedure
	done map[string]*Procedure
	// path are the procedures that are being resolved, each extending the next.
	path []string
}

// resolve is the procedure with everything that it inherits; nil where that cannot be told.
func (r *resolver) resolve(id string, from record.Position) *Procedure {
	if p, known := r.done[id]; known {
		return p
	}
	p, known := r.own[id]
	switch {
	case !known:
		r.fault(from, "there is no procedure %s to extend", id)
		return nil
	case slices.Contains(r.path, id):
		r.fault(from, "procedures extend one another in a circle: %s", strings.Join(append(r.path, id), ", "))
		return nil
	}
	laid := r.laid[id]
	extends, at := p.Extends, p.Position
	if laid != nil && laid.Extends != "" {
		extends, at = laid.Extends, laid.Position
	}
	// Laid over nothing where it extends nothing, so that its own entries are looked through all the same.
	base := &Procedure{}
	if extends != "" {
		r.path = append(r.path, id)
		base = r.resolve(extends, at)
		r.path = r.path[:len(r.path)-1]
	}
	if base == nil {
		return nil
	}
	whole := r.lay(p, base)
	if laid != nil {
		whole = r.lay(laid, whole)
		whole.Abstract = p.Abstract
	}
	r.done[id] = whole
	return whole
}

func (r *resolver) lay(p, base *Procedure) *Procedure {
	whole, faults := p.over(base)
	r.faults = append(r.faults, faults...)
	return whole
}

// cite gives every claim and amount the standing and the reading day of its source.
func (c *Catalogue) cite(p *Procedure) {
	for rule := range p.claimRules() {
		for _, claim := range rule.Claims {
			c.from(claim.Source, &claim.Standing, &claim.Read)
		}
	}
	for i := range p.Fees.Rows {
		row := &p.Fees.Rows[i]
		c.from(row.Source, &row.Standing, &row.Read)
	}
}

func (c *Catalogue) from(id string, standing *Standing, read *date.Date) {
	source := c.Source(id)
	if *standing == "" {
		*standing = source.Standing
	}
	if read.IsZero() {
		*read = source.Read
	}
}
