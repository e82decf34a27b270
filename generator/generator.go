package generator

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"permitpack/generator/checklist"
	"permitpack/generator/finding"
	"permitpack/generator/form"
	"permitpack/generator/letter"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/profile"
	"permitpack/generator/text"
)

// Result is what became of one profile.
type Result struct {
	// Profile is the base name of the file, Name that of the packet.
	Profile, Name string
	// Unusable are the findings of a file that is no profile; then there is no Manifest.
	Unusable []finding.Finding
	Manifest packet.Manifest
	// Language is the applicant's.
	Language text.Language
	// Folder is where the packet was published; empty after a check.
	Folder string
	// Kept is where --force left an old folder of the same name that held more than a packet.
	Kept string
}

// Status is the verdict.
func (r Result) Status() finding.Status {
	if r.Unusable != nil {
		return finding.Unusable
	}
	return r.Manifest.Status
}

// Name is the name of the packet of a profile: the file's name without its ending.
func Name(file string) string {
	base := filepath.Base(file)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// errUnusable stops the work on a file that is no profile.
var errUnusable = errors.New("the file is no profile")

// job is the work on one profile: what each step makes for those after it.
type job struct {
	ctx    context.Context // of the run: a job is no longer than one
	engine *Engine
	source source
	o      Options

	inputs    *inputs
	profile   *profile.Profile
	fonts     *page.Fonts
	findings  []finding.Finding
	papers    []packet.Paper
	photo     measuredPhoto
	packet    *packet.Packet
	form      form.Laid
	letters   []letter.Laid
	checklist checklist.Laid
	// size is how packet.pdf keeps to the size asked for.
	size     size
	plan     packet.Plan
	sheets   map[string][]page.Page
	labels   []pageLabel   // of the pages of packet.pdf
	own      []*page.Sheet // our own pages of packet.pdf, drawn
	outputs  outputs
	readBack packet.ReadBack
	result   Result
}

// step is one thing to do; the list of steps is the program.
type step struct {
	name string
	do   func(*job) error
}

// deciding are the steps of every command that works on a profile: they find
// everything and write nothing.
var deciding = []step{
	{"reading the profile", (*job).readProfile},
	{"reading photo and scans", (*job).readPictures},
	{"deciding", (*job).decide},
	{"laying out the form", (*job).layForm},
	{"laying out the letters", (*job).layLetters},
}

// making are the steps that make the files of the packet, in memory.
var making = []step{
	{"laying out the checklist", (*job).layChecklist},
	{"drawing the pages", (*job).draw},
	{"joining packet.pdf", (*job).joinPacket},
	{"reading the files back", (*job).readFilesBack},
	{"filling the workbook", (*job).fillWorkbook},
	{"writing the calendar", (*job).writeCalendar},
	{"adding the photo", (*job).addPhoto},
	{"laying out its prints", (*job).addSheet},
	{"locking packet.pdf", (*job).lockPacket},
	{"writing packet.json", (*job).writeManifest},
}

// Check finds what Build would find, and writes nothing.
func (e *Engine) Check(ctx context.Context, file string, o Options) (Result, error) {
	j, err := e.run(ctx, e.fromFile(file), o, deciding)
	if err != nil {
		return failed(j, err)
	}
	j.result.Manifest = j.packet.Manifest(j.words())
	return j.result, nil
}

// Build makes the packet of a profile in dir/<name>/. The folder appears whole
// or not at all.
func (e *Engine) Build(ctx context.Context, file, dir string, o Options) (Result, error) {
	target, err := openTarget(dir, Name(file), o.Force)
	if err != nil {
		return Result{Profile: filepath.Base(file), Name: Name(file)}, err
	}
	defer target.close()
	j, err := e.make(ctx, e.fromFile(file), target, o)
	if err != nil {
		return failed(j, err)
	}
	return j.result, nil
}

// make runs all steps and publishes the packet.
func (e *Engine) make(ctx context.Context, from source, target *target, o Options) (*job, error) {
	j, err := e.run(ctx, from, o, append(deciding[:len(deciding):len(deciding)], making...))
	if err != nil {
		return j, err
	}
	if err := target.publish(ctx, j.outputs); err != nil {
		return j, OutputError{err}
	}
	j.result.Folder, j.result.Kept = target.path, target.kept
	return j, nil
}

func (e *Engine) run(ctx context.Context, from source, o Options, steps []step) (*job, error) {
	j := &job{ctx: ctx, engine: e, source: from, o: o, result: Result{Profile: from.file, Name: from.name}}
	defer j.close()
	for i := 0; i < len(steps); i++ {
		if err := ctx.Err(); err != nil {
			return j, err
		}
		if o.Step != nil {
			o.Step(steps[i].name)
		}
		err := j.guard(steps[i])
		if errors.Is(err, errAgain) {
			j.outputs = outputs{}
			i = decision(steps) - 1
			continue
		}
		if err != nil {
			return j, err
		}
	}
	return j, nil
}

// errAgain is a step's word that it found something late: everything from the decision
// on is made again, because all of it tells of what was found.
var errAgain = errors.New("a finding came late")

// decision is the place of the step that all others go by.
func decision(steps []step) int {
	return slices.IndexFunc(steps, func(s step) bool { return s.name == "deciding" })
}

// guard turns a panic of a step into an error: whatever a profile or a library
// does, the command goes on with the next profile and tells what happened.
func (j *job) guard(s step) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%s: %s: internal fault: %v", j.result.Profile, s.name, fault)
		}
	}()
	return s.do(j)
}

// failed is the result of a job that did not come to its end: a file that is no
// profile has findings, everything else is an error.
func failed(j *job, err error) (Result, error) {
	if errors.Is(err, errUnusable) {
		return j.result, nil
	}
	return j.result, err
}

func (j *job) close() {
	if j.inputs != nil {
		j.inputs.close()
	}
}
