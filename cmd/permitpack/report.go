package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/term"

	"permitpack/generator"
	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/text"
)

// task is what a command does with profiles.
type task struct {
	// prepare, when set, adds to the options what all profiles share.
	prepare func(e *generator.Engine, o *generator.Options) error
	// one does one profile.
	one func(e *generator.Engine, file string, o generator.Options) (generator.Result, error)
}

// unusable is the JSON element of a profile of which nothing could be made.
type unusable struct {
	Profile  string            `json:"profile"`
	Status   finding.Status    `json:"status"`
	Findings []finding.Finding `json:"findings"`
	// Error says why a packet could not be made of a usable profile.
	Error string `json:"error,omitempty"`
}

// statusFailed is the status of a profile whose packet could not be made.
const statusFailed finding.Status = "failed"

// profiles does every profile and tells the results; the highest status wins.
func (a *app) profiles(ctx context.Context, flags profileFlags, files []string, do task) error {
	o, err := flags.options()
	if err != nil {
		return err
	}
	if err := distinct(files); err != nil {
		return err
	}
	loaded := beginLoading()
	defer loaded()
	engine, err := openEngine(flags.catalogue)
	if err != nil {
		return err
	}
	if do.prepare != nil {
		if err := do.prepare(engine, &o); err != nil {
			return err
		}
	}
	progress := newProgress(a.stderr, flags.quiet)
	report := reporter{app: a, flags: flags, engine: engine, language: o.Language}
	for _, file := range files {
		first := true
		o.Step = func(step string) {
			if !first {
				loaded() // in the first step texts and fonts are read
			}
			first = false
			progress.show(filepath.Base(file) + ": " + step)
		}
		result, err := do.one(engine, file, o)
		progress.clear()
		if errors.Is(err, context.Canceled) {
			report.end()
			return err
		}
		report.add(file, result, err)
	}
	return report.end()
}

// reporter writes results: people read them one by one, scripts as one JSON document.
type reporter struct {
	*app
	flags    profileFlags
	engine   *generator.Engine
	language text.Language
	elements []any
}

func (r *reporter) add(file string, result generator.Result, err error) {
	switch {
	case err != nil:
		r.raise(exitFailed)
		fmt.Fprintf(r.stderr, "permitpack: %s: %v\n", file, err)
		failed := unusable{Profile: result.Profile, Status: statusFailed, Findings: []finding.Finding{}, Error: err.Error()}
		if fault := (generator.ReadBackError{}); errors.As(err, &fault) {
			failed.Findings = append(failed.Findings, fault.Finding)
		}
		r.elements = append(r.elements, failed)
	case result.Status() == finding.Unusable:
		r.raise(exitFailed)
		for _, f := range result.Unusable {
			fmt.Fprintf(r.stderr, "%s: %s", f.Where, f.Message)
			if f.Fix != "" {
				fmt.Fprintf(r.stderr, " %s", f.Fix)
			}
			fmt.Fprintln(r.stderr)
		}
		r.elements = append(r.elements, unusable{Profile: result.Profile, Status: finding.Unusable, Findings: result.Unusable})
	default:
		if result.Status() == finding.NotReady {
			r.raise(exitNotReady)
		}
		r.elements = append(r.elements, result.Manifest)
		if result.Kept != "" {
			fmt.Fprintf(r.stderr, "permitpack: the old folder held other files; it is kept as %s\n", filepath.ToSlash(result.Kept))
		}
		if !r.flags.quiet {
			tellReadable(r.stderr, result.Manifest, r.engine.Words(result.Language))
		}
		if !r.flags.json {
			r.tell(result)
		}
	}
}

func (r *reporter) end() error {
	if !r.flags.json {
		return nil
	}
	return r.writeJSON(r.elements)
}

// writeJSON writes a result for scripts.
func (a *app) writeJSON(result any) error {
	encoder := json.NewEncoder(a.stdout)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(result)
}

// tell writes one result for a person: the verdict, the folder, and what was found.
func (r *reporter) tell(result generator.Result) {
	m := result.Manifest
	words := r.engine.Words(result.Language)
	place := result.Profile
	if result.Folder != "" {
		place = filepath.ToSlash(result.Folder)
	}
	fmt.Fprintf(r.stdout, "%s: %s\n", place, words.Say("verdict."+string(m.Status), nil))
	if r.flags.quiet {
		return
	}
	tellSize(r.stdout, m, words)
	for _, f := range m.Findings {
		fmt.Fprintf(r.stdout, "  %s  %s: %s\n", words.Say("severity."+string(f.Severity), nil), f.Where, f.Message)
		if f.Fix != "" {
			fmt.Fprintf(r.stdout, "      → %s\n", f.Fix)
		}
	}
	tellDeadlines(r.stdout, m, words)
}

// packetFile is the file that is printed and handed in.
const packetFile = "packet.pdf"

// tellSize tells the pages and the size of packet.pdf; after a check there is none.
func tellSize(w io.Writer, m packet.Manifest, words *text.Words) {
	for _, f := range m.Files {
		if f.Path == packetFile {
			fmt.Fprintf(w, "  %s\n", words.Say("size.packet", finding.Args{"n": f.Pages, "size": finding.Size(f.Bytes)}))
		}
	}
}

// tellReadable tells which files can be read without the password that packet.pdf asks for.
func tellReadable(w io.Writer, m packet.Manifest, words *text.Words) {
	locked, readable := false, "packet.json"
	for _, f := range slices.Backward(m.Files) {
		if locked = locked || f.Encrypted; !f.Encrypted {
			readable = words.Say("list", finding.Args{"one": f.Path, "next": readable})
		}
	}
	if locked {
		fmt.Fprintln(w, words.Say("size.locked", finding.Args{"files": readable}))
	}
}

func tellDeadlines(w io.Writer, m packet.Manifest, words *text.Words) {
	for _, d := range m.Deadlines {
		fmt.Fprintf(w, "  %s  %s\n", d.Date, d.Title)
	}
}

// progress shows the step at work on one line of a terminal, and nothing elsewhere.
type progress struct {
	w  io.Writer
	on bool
}

func newProgress(w io.Writer, quiet bool) *progress {
	file, isFile := w.(*os.File)
	return &progress{w: w, on: !quiet && isFile && term.IsTerminal(int(file.Fd()))}
}

const eraseLine = "\r\x1b[K"

func (p *progress) show(line string) {
	if p.on {
		fmt.Fprint(p.w, eraseLine, line)
	}
}

func (p *progress) clear() {
	if p.on {
		fmt.Fprint(p.w, eraseLine)
	}
}
