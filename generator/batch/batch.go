// Package batch makes a packet of every row of an agency's spreadsheet, and tells of
// all of them in one summary. What it knows of each row outlives the run, so that
// one that was cut off at any moment goes on where it stood.
package batch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"permitpack/generator"
	"permitpack/generator/finding"
	"permitpack/generator/sheet"
	"permitpack/generator/summary"
	"permitpack/generator/text"
)

// Options are what a batch was asked for.
type Options struct {
	generator.Options
	// Version is that of the program: another one makes every packet again.
	Version string
	// Jobs is how many rows are worked on at a time; all cores where it is 0.
	Jobs int
	// Resume leaves alone what is whole and would come out the same.
	Resume bool
	// Shards is how many parts the sheet is made in, one where it is 0; Shard is the part
	// of this run, from 0.
	Shard, Shards int
	// Encoding is that of a csv file, where it cannot be told from the file.
	Encoding string
	// Warn, when set, is told what is odd about the sheet, before any work.
	Warn func(finding.Finding)
	// Done, when set, is told of every row of this run, in the order of the sheet.
	Done func(Row)
}

// Row is what became of a row in this run.
type Row struct {
	summary.Row
	// Position is that of the row in this run, from 1, of Total.
	Position, Total int
	// Skipped says that the packet stands from a run before.
	Skipped bool
	// Kept are the paths to which old folders went that held more than a packet: the one
	// in the packet's place, and the one that the packet had before.
	Kept []string
	// Err says why there is no packet although the row is good.
	Err error
}

// Outcome is what became of a batch.
type Outcome struct {
	// Counts are those of the whole folder, with what stood there before.
	summary.Counts
	// Made and Skipped are the packets of this run.
	Made, Skipped int
	// Language is the agency's: that of the sheet's titles.
	Language text.Language
}

// ErrExist says that packets are there and neither --resume nor --force was given.
var ErrExist = errors.New("use --resume to make only those that changed, or --force to make all again")

// ErrOtherSheet says that rows without a client_id that can be a key would take the
// place of another sheet's.
var ErrOtherSheet = errors.New("give another folder, or the sheet a column client_id")

// run is one run.
type run struct {
	ctx    context.Context // of the run: it is no longer than one
	engine *generator.Engine
	o      Options
	store  *store
	into   *generator.Output
	// columns are those that a sheet may have, table is the sheet.
	columns *sheet.Columns
	table   *sheet.Table
	words   *text.Words
	// sheet is the base name of the sheet, folder where it lies, dir that of the packets.
	sheet, folder, dir string
	// first is the row in which a key, or the name of a folder, stands first.
	first map[place]int
	// named are the names of the clients in a sheet of rows that were rejected.
	named map[place]bool
	// total is how many rows are done in this run.
	total int
}

// Run makes the packets of a sheet in dir. After an error, of which ctx's is
// one, what was finished stays, and a run with Resume goes on from there.
func Run(ctx context.Context, engine *generator.Engine, file, dir string, o Options) (out Outcome, err error) {
	o.Jobs, o.Shards = cmp.Or(o.Jobs, runtime.GOMAXPROCS(0)), max(o.Shards, 1)
	s, err := openStore(dir)
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	r := &run{ctx: ctx, engine: engine, o: o, store: s, sheet: filepath.Base(file), folder: filepath.Dir(file), dir: dir}
	if err := r.begin(file); err != nil {
		s.vanish()
		return out, err
	}
	defer func() { err = errors.Join(err, r.table.Close(), r.into.Close()) }()
	out.Language = r.language()
	if err := r.make(&out); err != nil {
		return out, err
	}
	if err := s.settle(r.gone); err != nil {
		return out, err
	}
	out.Counts, err = report{
		engine: engine, columns: r.columns, store: s, dir: dir, words: r.words, o: o, sheet: r.sheet, header: r.table.Keep(nil),
	}.write()
	return out, err
}

// begin opens the sheet, looks all of it through, and sees that no packet is in the way.
func (r *run) begin(file string) (err error) {
	if r.columns, err = r.engine.SheetColumns(); err != nil {
		return err
	}
	if r.table, err = r.columns.OpenFile(file, sheet.Options{Encoding: r.o.Encoding, TempDir: r.store.dir}); err != nil {
		return err
	}
	r.words = r.engine.Words(r.language())
	if r.into, err = generator.OpenOutput(r.dir); err != nil {
		return errors.Join(err, r.table.Close())
	}
	if err := r.look(); err != nil {
		return errors.Join(err, r.table.Close(), r.into.Close())
	}
	for _, f := range r.table.Findings() {
		if r.o.Warn != nil {
			r.o.Warn(r.words.Explain(f))
		}
	}
	return nil
}

// language is the agency's.
func (r *run) language() text.Language {
	return cmp.Or(r.table.Language(), r.o.Language, text.English)
}

// look reads the sheet once before any work, for what one row says about another.
func (r *run) look() error {
	r.first, r.named = map[place]int{}, map[place]bool{}
	note := func(p place, row int) {
		if _, seen := r.first[p]; !seen {
			r.first[p] = row
		}
	}
	there, number := 0, 0
	for row, err := range r.table.Rows() {
		if err != nil {
			return err
		}
		if err := r.ctx.Err(); err != nil {
			return err
		}
		key, folder := r.name(row)
		note(keyPlace(key), row.Number)
		note(folderPlace(folder), row.Number)
		if r.table.FedBack() {
			r.named[namePlace(row.Value("applicant.surname"), row.Value("applicant.given_names"))] = true
		}
		if number++; r.mine(number) {
			r.total++
			if !r.o.Resume && !r.o.Force && r.into.Has(folder) {
				there++
			}
		}
		if !usable(row.Client) { // the key is a number, which rows of other sheets have too
			if old, known := r.store.find(key); known && old.Sheet != r.sheet {
				return fmt.Errorf("%s holds rows of %s: %w", filepath.ToSlash(r.dir), old.Sheet, ErrOtherSheet)
			}
		}
	}
	if there > 0 {
		return fmt.Errorf("%s holds %d packets of this sheet: %w", filepath.ToSlash(r.dir), there, ErrExist)
	}
	return nil
}

// mine tells whether the n-th row, from 1, belongs to this shard.
func (r *run) mine(n int) bool { return (n-1)%r.o.Shards == r.o.Shard }

// name is the key of a row and the name of its packet's folder.
func (r *run) name(row *sheet.Row) (key, folder string) {
	key = strconv.Itoa(row.Number)
	if usable(row.Client) {
		key = row.Client
	}
	return key, folderName(key, row.Value("applicant.surname"), row.Value("passport.number"))
}

// Two keys of which one folder would come are one key, and so are two folders that
// differ in capitals.
func keyPlace(key string) place { return placeOf("key:" + strings.ToLower(cut(plain(key), mostOfKey))) }
func namePlace(surname, given string) place {
	return placeOf("name:" + surname + "\x00" + given)
}
func folderPlace(folder string) place { return placeOf("folder:" + strings.ToLower(folder)) }

// item is a row to do.
type item struct {
	*sheet.Row
	key, folder string
	// twin is an earlier row that has the key or the folder already; 0 where there is none.
	twin int
	err  error
}

// items are the rows of this shard.
func (r *run) items() iter.Seq[item] {
	return func(yield func(item) bool) {
		number := 0
		for row, err := range r.table.Rows() {
			i := item{Row: row, err: err}
			if err == nil {
				if number++; !r.mine(number) {
					continue
				}
				i.key, i.folder = r.name(row)
				i.twin = r.earlier(i)
			}
			if r.ctx.Err() != nil || !yield(i) || err != nil {
				return
			}
		}
	}
}

func (r *run) earlier(i item) int {
	for _, p := range []place{keyPlace(i.key), folderPlace(i.folder)} {
		if first := r.first[p]; first != i.Number {
			return first
		}
	}
	return 0
}

// done is a row with what has to be remembered of it.
type done struct {
	Row
	line line
	// fatal ends the run.
	fatal error
}

// keep notes where an old folder went; an empty path is none.
func (d *done) keep(path string) {
	if path != "" {
		d.Kept = append(d.Kept, path)
	}
}

// make does the rows.
func (r *run) make(out *Outcome) error {
	position := 0
	for d := range inOrder(r.items(), r.o.Jobs, r.do) {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		if d.fatal != nil {
			return d.fatal
		}
		if err := r.store.add(d.line); err != nil {
			return err
		}
		position++
		d.Position, d.Total = position, r.total
		switch {
		case d.Skipped:
			out.Skipped++
		case d.Folder != "":
			out.Made++
		}
		if r.o.Done != nil {
			r.o.Done(d.Row)
		}
	}
	return r.ctx.Err()
}

// gone tells which lines of before are no longer so: of packets that somebody removed,
// and of bad rows that were taken out of the sheet. Rows that were rejected stay
// known when others of them are fed back; of two with one key, the later has another now.
func (r *run) gone(l line) bool {
	switch {
	case l.Folder != "":
		return l.removed(r.dir)
	case r.table.FedBack():
		return l.Twin && r.named[namePlace(l.Surname, l.GivenNames)]
	}
	return l.Sheet == r.sheet
}

// home is the folder that the paths of a row are relative to. Those of a row
// that was rejected stay relative to the sheet that it comes from.
func (r *run) home(old line, known bool) string {
	if known && old.From != "" && r.table.FedBack() {
		return pathIn(r.dir, old.From)
	}
	return r.folder
}
