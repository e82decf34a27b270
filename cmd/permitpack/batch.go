package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"permitpack/generator"
	"permitpack/generator/batch"
	"permitpack/generator/finding"
	"permitpack/generator/sheet"
	"permitpack/generator/summary"
	"permitpack/generator/text"
)

// batchFlags are the flags of batch alone.
type batchFlags struct {
	dir      string
	encoding string
	jobs     int
	shard    string
	resume   bool
	force    bool
	merge    bool
}

func (a *app) batch() *cobra.Command {
	var flags profileFlags
	var own batchFlags
	cmd := &cobra.Command{
		Use:   "batch SHEET -o DIR",
		Short: "Make one packet for each row of a spreadsheet",
		Long: `batch makes one packet for each row of an .xlsx or .csv, in DIR/<key>-<surname>-<last
four of the passport>/; the key is the column client_id, or the row's number. A row that
cannot be read is rejected and never stops the others: rejected.xlsx says why. Mend it
there and give it to batch with the same DIR. summary.xlsx, deadlines.ics and
batch.json tell of all rows. "new sheet" makes a spreadsheet to fill in.

A run that was cut off goes on with --resume, which also leaves alone what has not
changed. --shard makes one part of the rows, for a machine of many, each with a
DIR of its own; --merge joins what they tell.
` + exitHelp,
		Example: `  permitpack batch clients.xlsx -o out
  permitpack batch clients.xlsx -o out --resume
  permitpack batch out/rejected.xlsx -o out
  permitpack batch clients.csv -o part3 --shard 3/10
  permitpack batch --merge part* -o all`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if own.merge {
				return a.mergeBatches(cmd, flags, own, args)
			}
			return a.runBatch(cmd, flags, own, args)
		},
	}
	flags.add(cmd)
	f := cmd.Flags()
	f.StringVarP(&own.dir, "output", "o", "", "the `folder` for the packets (required)")
	f.StringVar(&own.encoding, "encoding", "", "the `encoding` of a .csv, where it cannot be found out")
	f.IntVar(&own.jobs, "jobs", 0, "how many rows are worked on at a time (default: all cores)")
	f.BoolVar(&own.resume, "resume", false, "leave packets alone that are whole and would come out the same")
	f.BoolVar(&own.force, "force", false, "replace packets that exist")
	f.StringVar(&own.shard, "shard", "", "make part `I/N` of the rows, I from 0 to N-1")
	f.BoolVar(&own.merge, "merge", false, "join the summaries of the folders that are given")
	a.require(cmd, "output")
	return cmd
}

// options are what a batch was asked for.
func (own batchFlags) options(flags profileFlags) (batch.Options, error) {
	asked, err := flags.options()
	if err != nil {
		return batch.Options{}, err
	}
	asked.Force = own.force
	o := batch.Options{Options: asked, Version: programVersion(), Jobs: own.jobs, Resume: own.resume, Encoding: own.encoding}
	if own.jobs < 0 {
		return o, usageError{errors.New("--jobs: give a number from 1")}
	}
	if own.encoding != "" && !sheet.KnowsEncoding(own.encoding) {
		return o, usageError{fmt.Errorf("--encoding: %q is none of %s", own.encoding, strings.Join(sheet.Encodings(), ", "))}
	}
	if own.shard != "" {
		if o.Shard, o.Shards, err = parseShard(own.shard); err != nil {
			return o, err
		}
	}
	return o, nil
}

// parseShard reads I/N.
func parseShard(s string) (shard, shards int, err error) {
	left, right, _ := strings.Cut(s, "/")
	shard, errLeft := strconv.Atoi(left)
	shards, errRight := strconv.Atoi(right)
	if errLeft != nil || errRight != nil || shards < 1 || shard < 0 || shard >= shards {
		return 0, 0, usageError{fmt.Errorf("--shard: %q is not I/N with I from 0 to N-1, as 0/4", s)}
	}
	return shard, shards, nil
}

func (a *app) runBatch(cmd *cobra.Command, flags profileFlags, own batchFlags, args []string) error {
	if len(args) != 1 {
		return usageError{errors.New("batch needs one spreadsheet")}
	}
	report, o, err := a.beginBatch(flags, own)
	if err != nil {
		return err
	}
	o.Done = report.row
	outcome, err := batch.Run(cmd.Context(), report.engine, args[0], own.dir, o)
	report.progress.clear()
	if err != nil {
		if !errors.Is(err, batch.ErrLocked) && report.done > 0 {
			fmt.Fprintln(a.stderr, "permitpack: what was finished stays; go on with --resume")
		}
		return asUsage(err)
	}
	report.end(outcome)
	return report.untold
}

func (a *app) mergeBatches(cmd *cobra.Command, flags profileFlags, own batchFlags, dirs []string) error {
	if len(dirs) == 0 {
		return usageError{errors.New("--merge needs the folders of the parts")}
	}
	for _, flag := range []string{"resume", "force", "shard", "jobs", "encoding"} {
		if cmd.Flags().Changed(flag) {
			return usageError{fmt.Errorf("--merge makes no packets: leave out --%s", flag)}
		}
	}
	report, o, err := a.beginBatch(flags, own)
	if err != nil {
		return err
	}
	outcome, err := batch.Merge(cmd.Context(), report.engine, dirs, own.dir, o)
	if err != nil {
		return err
	}
	report.end(outcome)
	return nil
}

// beginBatch is what a batch and the joining of parts have in common: what was asked
// for, and the engine with who tells of it.
func (a *app) beginBatch(flags profileFlags, own batchFlags) (*batchReporter, batch.Options, error) {
	o, err := own.options(flags)
	if err != nil {
		return nil, o, err
	}
	engine, err := openEngine(flags.catalogue)
	if err != nil {
		return nil, o, err
	}
	report := &batchReporter{
		app: a, flags: flags, engine: engine, dir: own.dir, progress: newProgress(a.stderr, flags.quiet), begun: time.Now(),
	}
	o.Warn = report.warn
	return report, o, nil
}

// mostTold is how many rows that came to nothing are told one by one.
const mostTold = 20

// batchReporter tells of a batch: scripts row by row, people at the end.
type batchReporter struct {
	*app
	flags  profileFlags
	engine *generator.Engine
	// dir is the folder of the packets.
	dir      string
	progress *progress
	begun    time.Time
	done     int
	// bad is how many rows were rejected or failed.
	bad int
	// untold is why a row could not be told of; the packets are made all the same.
	untold error
}

func (r *batchReporter) warn(f finding.Finding) {
	if !r.flags.quiet {
		r.progress.clear()
		fmt.Fprintf(r.stderr, "%s: %s %s\n", f.Where, f.Message, f.Fix)
	}
}

// batchLine is a row as JSON tells it.
type batchLine struct {
	batch.Entry
	Skipped bool `json:"skipped"`
}

func (r *batchReporter) row(row batch.Row) {
	r.done++
	if r.flags.json {
		encoder := json.NewEncoder(r.stdout)
		encoder.SetEscapeHTML(false)
		r.untold = cmp.Or(r.untold, encoder.Encode(batchLine{batch.EntryOf(row.Row), row.Skipped}))
	}
	for _, kept := range row.Kept {
		r.progress.clear()
		fmt.Fprintf(r.stderr, "permitpack: the old folder held other files; it is kept as %s\n", filepath.ToSlash(kept))
	}
	if row.Status == summary.Rejected || row.Status == summary.Failed {
		if r.bad++; r.bad <= mostTold && !r.flags.quiet {
			r.progress.clear()
			r.tellBad(row)
		}
	}
	r.tellProgress(row)
}

// tellBad says why a row came to nothing.
func (r *batchReporter) tellBad(row batch.Row) {
	if row.Err != nil {
		fmt.Fprintf(r.stderr, "row %d: %v\n", row.Number, row.Err)
	}
	for _, f := range row.Findings {
		fmt.Fprintf(r.stderr, "%s: %s %s\n", f.Where, f.Message, f.Fix)
	}
}

// tellProgress tells how many rows are done, how fast, and how long the rest will take.
func (r *batchReporter) tellProgress(row batch.Row) {
	if !r.progress.on {
		return
	}
	rate := float64(row.Position) / time.Since(r.begun).Seconds()
	left := time.Duration(float64(row.Total-row.Position)/rate) * time.Second
	r.progress.show(fmt.Sprintf("%d of %d rows, %.1f a second, %s left", row.Position, row.Total, rate, left.Round(time.Second)))
}

// end tells what became of all.
func (r *batchReporter) end(o batch.Outcome) {
	switch {
	case o.Failed > 0:
		r.raise(exitFailed)
	case o.NotReady+o.Rejected > 0:
		r.raise(exitNotReady)
	}
	if r.bad > mostTold && !r.flags.quiet {
		fmt.Fprintf(r.stderr, "… and %d more\n", r.bad-mostTold)
	}
	if r.flags.json {
		return
	}
	words := r.engine.Words(o.Language)
	fmt.Fprintf(r.stdout, "%s: %s\n", filepath.ToSlash(r.dir), words.Say("batch.rows", finding.Args{"n": o.Rows}))
	for _, of := range []struct {
		key string
		n   int
	}{
		{"verdict.ready", o.Ready}, {"verdict.warnings", o.Warnings}, {"verdict.not-ready", o.NotReady},
		{"batch.rejected", o.Rejected}, {"batch.failed", o.Failed},
	} {
		if of.n > 0 {
			fmt.Fprintf(r.stdout, "  %6d  %s\n", of.n, words.Say(of.key, nil))
		}
	}
	if !r.flags.quiet {
		r.tellFiles(words, o)
	}
}

func (r *batchReporter) tellFiles(words *text.Words, o batch.Outcome) {
	if o.Skipped > 0 {
		fmt.Fprintf(r.stdout, "  %s\n", words.Say("batch.skipped", finding.Args{"n": o.Skipped}))
	}
	if o.Rejected > 0 {
		fmt.Fprintf(r.stdout, "  %s\n", words.Say("batch.mend", finding.Args{"file": filepath.ToSlash(filepath.Join(r.dir, batch.RejectedFile))}))
	}
	fmt.Fprintf(r.stdout, "  %s\n", words.Say("batch.summary", finding.Args{"file": filepath.ToSlash(filepath.Join(r.dir, batch.SummaryFile))}))
}
