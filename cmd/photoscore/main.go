// Photoscore runs the photo check over a folder of pictures whose verdicts are known,
// and prints how often it is right. The folder holds a manifest.csv with the columns
// file, expect (pass or fail), reason, size, notes, also_ok (reasons that are fair as
// well, parted by semicolons).
//
//	go run ./cmd/photoscore FOLDER…
package main

import (
	"cmp"
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"permitpack/generator/photo"
)

func main() {
	templates := flag.String("templates", "templates", "the folder of the rules")
	all := flag.Bool("all", false, "list every picture, not only the wrong ones")
	flag.Parse()
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: photoscore [-all] FOLDER…")
		os.Exit(2)
	}
	if err := run(*templates, flag.Args(), *all); err != nil {
		fmt.Fprintln(os.Stderr, "photoscore:", err)
		os.Exit(1)
	}
}

func run(templates string, folders []string, all bool) error {
	rules, err := loadRules(templates)
	if err != nil {
		return err
	}
	var total score
	for _, folder := range folders {
		s, err := scoreFolder(rules, folder, all)
		if err != nil {
			return err
		}
		fmt.Printf("%s: %s\n", folder, s)
		total.add(s)
	}
	if len(folders) > 1 {
		fmt.Printf("all: %s\n", total)
	}
	return nil
}

func loadRules(templates string) (photo.Rules, error) { return photo.LoadRules(os.DirFS(templates)) }

// reasons are the ids of the checks for the reasons of a manifest.
var reasons = map[string]string{
	"FORMAT": "file.format", "TOO_LARGE": "file.too-large", "CORRUPT": "file.corrupt",
	"CMYK": "file.colour-model", "DEPTH16": "file.colour-model", "ALPHA": "file.colour-model",
	"ORIENT": "size.orientation", "ASPECT": "size.aspect", "LOW_RES": "size.resolution", "DPI_TAG": "size.density",
	"NO_FACE": "face.none", "MULTI_FACE": "face.multiple",
	"BG_COLOUR": "background.colour", "BG_OBJECT": "background.object", "BG_SHADOW": "background.shadow",
	"BG_GRADIENT": "background.gradient", "BG_PATTERN": "background.pattern",
	"FACE_SMALL": "head.small", "FACE_BIG": "head.big", "FACE_POS": "head.position",
	"OVEREXP": "light.over", "UNDEREXP": "light.under", "GREYSCALE": "colour.grey", "BLUR": "focus.blur",
}

// entry is one row of a manifest.
type entry struct {
	file, size string
	pass       bool
	reason     string
	fair       []string
	notes      string
}

func readManifest(folder string) ([]entry, error) {
	file, err := os.Open(filepath.Join(folder, "manifest.csv"))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	reader := csv.NewReader(file)
	reader.FieldsPerRecord = -1
	rows, err := reader.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file.Name(), err)
	}
	var entries []entry
	for i, row := range rows {
		switch {
		case i == 0:
			continue
		case len(row) < 6 || row[1] != "pass" && row[1] != "fail":
			return nil, fmt.Errorf("%s: row %d: want file, pass or fail, reason, size, notes, also_ok", file.Name(), i+1)
		}
		e := entry{file: row[0], pass: row[1] == "pass", size: row[3], notes: row[4]}
		if !e.pass {
			for _, reason := range strings.Split(row[2]+";"+row[5], ";") {
				id, known := reasons[strings.TrimSpace(reason)]
				if !known && reason != "" {
					return nil, fmt.Errorf("%s: row %d: unknown reason %q", file.Name(), i+1, reason)
				}
				e.fair = append(e.fair, id)
			}
			e.reason = e.fair[0]
		}
		entries = append(entries, e)
	}
	return entries, nil
}

// score counts pictures.
type score struct {
	good, goodRefused int
	bad, badPassed    int
	// named are refusals whose first reason is the manifest's, fair those with another that is fair.
	named, fair int
	warned      int
}

func (s *score) add(t score) {
	s.good, s.goodRefused = s.good+t.good, s.goodRefused+t.goodRefused
	s.bad, s.badPassed = s.bad+t.bad, s.badPassed+t.badPassed
	s.named, s.fair, s.warned = s.named+t.named, s.fair+t.fair, s.warned+t.warned
}

func (s score) String() string {
	right := s.good - s.goodRefused + s.bad - s.badPassed
	refused := s.bad - s.badPassed
	return fmt.Sprintf("%d of %d verdicts right (%s); %d of %d good ones refused, %d of them warned; %d of %d bad ones passed; of %d refusals %d for the reason given and %d for a fair one (%s)",
		right, s.good+s.bad, percent(right, s.good+s.bad), s.goodRefused, s.good, s.warned, s.badPassed, s.bad,
		refused, s.named, s.fair, percent(s.named+s.fair, refused))
}

func percent(n, of int) string { return fmt.Sprintf("%.1f %%", 100*float64(n)/float64(max(1, of))) }

func scoreFolder(rules photo.Rules, folder string, all bool) (score, error) {
	var s score
	entries, err := readManifest(folder)
	if err != nil {
		return s, err
	}
	for _, e := range entries {
		spec, err := rules.Spec(cmp.Or(e.size, "35x45"), "red")
		if err != nil {
			return s, fmt.Errorf("%s: %s: %w", folder, e.file, err)
		}
		data, err := os.ReadFile(filepath.Join(folder, e.file))
		if err != nil {
			return s, err
		}
		report, _ := photo.Examine(e.file, data, spec)
		s.count(e, report, all)
	}
	return s, nil
}

func (s *score) count(e entry, r photo.Report, all bool) {
	refused := r.Verdict == photo.Fail || r.Verdict == photo.Unreadable
	first := ""
	var told []string
	for _, c := range r.Checks {
		if c.Verdict == photo.Fail && first == "" {
			first = c.ID
		}
		if c.Verdict != photo.Pass && c.ID != "human.list" {
			told = append(told, fmt.Sprintf("%s %s %g", c.ID, c.Verdict, c.Value))
		}
	}
	verdict := "right"
	switch {
	case e.pass:
		s.good++
		if refused {
			s.goodRefused++
			verdict = "WRONGLY REFUSED"
		}
		if r.Verdict == photo.Warn {
			s.warned++
		}
	case !refused:
		s.bad++
		s.badPassed++
		verdict = "WRONGLY PASSED"
	default:
		s.bad++
		switch {
		case first == e.reason:
			s.named++
		case slices.Contains(e.fair, first):
			s.fair++
			verdict = "fair"
		default:
			verdict = "OTHER REASON"
		}
	}
	if all || verdict != "right" && verdict != "fair" {
		fmt.Printf("%-16s %s %s: %s (%s)\n", verdict, e.file, e.reason, strings.Join(told, ", "), e.notes)
	}
}
