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
	l := newLoader(fsys)
	return l.finish(l.all(), nil)
}

// LoadOver reads an office's own values from a folder of the same shape, in
// which everything but the head may be missing, and lays them over the
// built-in catalogue: its entries replace, add to or remove those of the same id.
// folder is what mistakes in its files are told with in front.
func LoadOver(fsys, overlay fs.FS, folder string) (*Catalogue, error) {
	base := newLoader(fsys)
	procedures := base.all()
	if len(base.faults) > 0 {
		return base.finish(procedures, nil)
	}
	l := &loader{fsys: overlay, catalogue: base.catalogue, over: true, folder: folder}
	laid := l.all()
	for id, own := range laid {
		if _, known := procedures[id]; !known {
			procedures[id] = own
			delete(laid, id)
		}
	}
	return l.finish(procedures, laid)
}

// loader reads one folder of files into a catalogue.
type loader struct {
	faults    faults
	fsys      fs.FS
	catalogue *Catalogue
	// over says that the files lie over others, so that none of them is needed;
	// folder stands in front of their names where mistakes are told.
	over   bool
	folder string
}

func newLoader(fsys fs.FS) *loader {
	return &loader{fsys: fsys, catalogue: &Catalogue{procedures: map[string]*Procedure{}}}
}

// another reads the same folder at the same time, with faults of its own.
func (l *loader) another() *loader { return &loader{fsys: l.fsys, over: l.over, folder: l.folder} }

// all reads the folder. The procedures are for finish to put together.
func (l *loader) all() map[string]*draft {
	others := l.another()
	var read map[string]*draft
	var group sync.WaitGroup
	group.Go(func() { read = others.procedures() })
	l.head()
	l.sources()
	l.holidays()
	group.Wait()
	l.faults = append(l.faults, others.faults...)
	return read
}

// place is what a file is called where mistakes in it are told.
func (l *loader) place(file string) string { return path.Join(l.folder, file) }

// read decodes one file and keeps its mistakes. It tells where each value
// stands, and whether there was no mistake.
func (l *loader) read(file string, into any) (record.Places, bool) {
	data, err := fs.ReadFile(l.fsys, file)
	if errors.Is(err, fs.ErrNotExist) && l.over {
		return nil, true
	}
	if err != nil {
		if refused, is := errors.AsType[*fs.PathError](err); is {
			err = refused.Err
		}
		l.faults.tell(record.Position{File: l.place(file)}, "%v", err)
		return nil, false
	}
	places, problems := record.DecodePlaces(l.place(file), data, into)
	for _, problem := range problems {
		l.faults.keep(problem)
	}
	return places, len(problems) == 0
}

// files are the YAML files of a folder, by name.
func (l *loader) files(pattern string) []string {
	names, err := fs.Glob(l.fsys, pattern)
	if err != nil || len(names) == 0 && !l.over {
		l.faults.tell(record.Position{File: pattern}, "no such file")
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

func (l *loader) head() {
	h := head{Position: record.Position{File: l.place(headFile), Line: 1, Column: 1}}
	places, ok := l.read(headFile, &h)
	if !ok {
		return // what the file seems to lack may be what could not be read
	}
	if h.Format != format {
		l.faults.tell(h.Position, "format %d is not known; this program reads format %d", h.Format, format)
	}
	if h.Version.IsZero() {
		l.faults.tell(h.Position, "version is missing: the day of the last change")
	}
	c := l.catalogue
	c.DocumentIDs = l.ids("documents", c.DocumentIDs, h.Documents, places)
	c.GroundIDs = l.ids("grounds", c.GroundIDs, h.Grounds, places)
	if l.over {
		l.overlay(h)
		return
	}
	c.Version = h.Version
}

// ids adds the ids of a list of the head to those that are known.
func (l *loader) ids(key string, known, own []string, places record.Places) []string {
	for i, id := range own {
		if slices.Contains(known, id) {
			l.faults.tell(places[fmt.Sprintf("%s[%d]", key, i)], "%s stands among the %s already", id, key)
			continue
		}
		known = append(known, id)
	}
	return known
}

// overlay keeps what the head says of an office's own catalogue.
func (l *loader) overlay(h head) {
	if h.Over.IsZero() {
		l.faults.tell(h.Position, "over is missing: the version of the built-in catalogue that this one was written against, as over: %s", l.catalogue.Version)
	}
	l.catalogue.Overlay = &Overlay{Version: h.Version, Over: h.Over, SHA256: l.sum()}
}

// overlayFiles are the files that an overlay is read from, its words among them.
var overlayFiles = []string{headFile, sourcesFile, holidayFiles, procedureFiles, "text/*/*.yaml"}

// sum is the SHA-256 of the overlay's files with their names. What else lies in
// the folder changes nothing, so it counts for nothing, and may not even be readable.
func (l *loader) sum() string {
	var names []string
	for _, pattern := range overlayFiles {
		names = append(names, l.files(pattern)...)
	}
	slices.Sort(names)
	hash := sha256.New()
	for _, name := range names {
		data, err := fs.ReadFile(l.fsys, name)
		if err != nil {
			continue // reading the file itself tells that
		}
		fmt.Fprintf(hash, "%s %d\n", name, len(data))
		hash.Write(data)
	}
	return hex.EncodeToString(hash.Sum(nil))
}

func (l *loader) sources() {
	var file struct {
		Sources []Source `yaml:"sources"`
	}
	if _, ok := l.read(sourcesFile, &file); ok {
		l.catalogue.Sources = inheritWhole(&l.faults, l.catalogue.Sources, file.Sources)
	}
}

// The years that a file of holidays may be of. A slip of the finger beyond them
// would make a calendar of millions of years.
const firstYear, lastYear = 1900, 2200

// holidayYear is a file of holidays.
type holidayYear struct {
	Year int       `yaml:"year"`
	Days []Holiday `yaml:"days"`

	Position record.Position `yaml:"-"`
}

func (l *loader) holidays() {
	for _, name := range l.files(holidayFiles) {
		var file holidayYear
		if _, ok := l.read(name, &file); ok {
			l.year(file)
		}
	}
}

func (l *loader) year(file holidayYear) {
	if file.Year < firstYear || file.Year > lastYear {
		l.faults.tell(file.Position, "year is missing or not between %d and %d", firstYear, lastYear)
		return // of a year that is not known no day is a day
	}
	c := l.catalogue
	if !slices.Contains(c.years, file.Year) {
		c.years = append(c.years, file.Year)
	}
	for _, day := range file.Days {
		if y, _, _ := day.Date.Parts(); y != file.Year {
			l.faults.tell(day.Position, "%s is not a day of %d", day.Date, file.Year)
		}
	}
	c.Holidays = inheritWhole(&l.faults, c.Holidays, file.Days)
}

// draft is a procedure as its own files say it, without what it inherits.
type draft struct {
	Procedure
	// keys tell where each of its keys stands.
	keys record.Places
	// failed says that its files hold mistakes, so that what it seems to lack may be there.
	failed bool
}

// procedures reads a folder per procedure. The folders are read at the same
// time: this is most of what the program does before it begins to work.
func (l *loader) procedures() map[string]*draft {
	files := map[string][]string{}
	for _, name := range l.files(procedureFiles) {
		folder := path.Dir(name)
		files[folder] = append(files[folder], name)
	}
	var group sync.WaitGroup
	readers := map[string]*loader{}
	read := map[string]*draft{}
	for folder, names := range files {
		reader, d := l.another(), &draft{keys: record.Places{}}
		readers[folder], read[path.Base(folder)] = reader, d
		group.Go(func() { reader.procedure(d, names) })
	}
	group.Wait()
	for _, folder := range slices.Sorted(maps.Keys(readers)) {
		l.faults = append(l.faults, readers[folder].faults...)
	}
	return read
}

// procedure reads the files of one folder, which together are one procedure.
func (l *loader) procedure(d *draft, files []string) {
	position := record.Position{}
	for _, name := range files {
		places, ok := l.read(name, &d.Procedure)
		if !l.collect(d.keys, places) || !ok {
			d.failed = true
		}
		if position == (record.Position{}) || path.Base(name) == "procedure.yaml" {
			position = d.Position
		}
	}
	d.Position = position
	if !d.failed {
		l.name(d, path.Base(path.Dir(files[0])))
	}
}

// collect adds the keys of a file to those of the procedure's other files. A key
// that stands in two of them would hide all that the first says under it.
func (l *loader) collect(keys, places record.Places) bool {
	sound := true
	for key, at := range places {
		if key == "" || strings.ContainsAny(key, ".[") {
			continue
		}
		if first, twice := keys[key]; twice {
			l.faults.tell(at, "%s stands in %s already; each key of a procedure stands in one file", key, first)
			sound = false
			continue
		}
		keys[key] = at
	}
	return sound
}

// name holds the procedure's id against its folder; an overlay may leave it out.
func (l *loader) name(d *draft, folder string) {
	if d.ID == "" && l.over {
		d.ID = folder
	}
	if d.ID != folder {
		l.faults.tell(d.Position, "the procedure's id %q is not the name of its folder, %s", d.ID, folder)
	}
}

// finish puts everything together and lints it; laid is what an overlay says of
// procedures that are there without it.
func (l *loader) finish(own, laid map[string]*draft) (*Catalogue, error) {
	c := l.catalogue
	l.count()
	r := resolver{faults: &l.faults, own: own, laid: laid, done: map[string]*Procedure{}}
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
	if err := l.faults.join(); err != nil {
		return nil, fmt.Errorf("reading the catalogue: %w", err)
	}
	return c, nil
}

// count makes the calendar of the holidays.
func (l *loader) count() {
	c := l.catalogue
	slices.SortStableFunc(c.Holidays, func(a, b Holiday) int { return a.Date.Compare(b.Date) })
	l.gaps()
	if len(c.years) == 0 {
		return
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

// gaps finds that years are missing between others. Where something failed
// before, the file that is missing may be one that could not be read.
func (l *loader) gaps() {
	years := slices.Sorted(slices.Values(l.catalogue.years))
	if len(l.faults) > 0 || len(years) == 0 {
		return
	}
	var missing []int
	for year := years[0]; year < years[len(years)-1]; year++ {
		if !slices.Contains(years, year) {
			missing = append(missing, year)
		}
	}
	at := record.Position{File: l.place(path.Dir(holidayFiles))}
	switch len(missing) {
	case 0:
	case 1:
		l.faults.tell(at, "the year %d is missing between others", missing[0])
	default:
		l.faults.tell(at, "%d years are missing between others, the first of them %d", len(missing), missing[0])
	}
}

// resolver lays procedures over those that they extend.
type resolver struct {
	faults *faults
	own    map[string]*draft
	// laid are an overlay's: each lies over the procedure of the same id with all that it inherits.
	laid map[string]*draft
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
	laid := r.laid[id]
	switch {
	case !known:
		r.faults.tell(from, "there is no procedure %s to extend", id)
		return nil
	case slices.Contains(r.path, id):
		r.faults.tell(from, "procedures extend one another in a circle: %s", strings.Join(append(r.path, id), ", "))
		return nil
	case p.failed || laid != nil && laid.failed:
		return nil // half a procedure would make mistakes that are none, its heirs too
	}
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
	whole := p.over(r.faults, base)
	if laid != nil {
		whole = r.overlay(laid, whole)
	}
	r.done[id] = whole
	return whole
}

// overlay lays an office's own values over a procedure.
func (r *resolver) overlay(laid *draft, p *Procedure) *Procedure {
	if at, written := laid.keys["abstract"]; written {
		r.faults.tell(at, "abstract cannot be changed from outside")
	}
	whole := laid.over(r.faults, p)
	whole.Abstract = p.Abstract
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
