package photosheet

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"permitpack/generator/date"
	"permitpack/generator/record"
)

// Papers are the papers that photos are printed on, and where their sizes come from.
type Papers struct {
	// Read is the day on which permitpack's authors read the sources.
	Read    date.Date         `yaml:"read"`
	Sources map[string]Source `yaml:"sources"`
	// All are in the order of the file; the first is the one for which nobody has to ask.
	All []Paper `yaml:"papers"`
}

// Source is where the size of a paper comes from.
type Source struct {
	Title string `yaml:"title"`
	URL   string `yaml:"url"`
}

// Paper is a sheet with what has to stay white on it, in millimetres.
type Paper struct {
	ID string `yaml:"id"`
	// Width and Height are those of the upright sheet.
	Width  int `yaml:"width"`
	Height int `yaml:"height"`
	// Margin is the least distance of a print from the edge, Gap that of two prints.
	Margin int    `yaml:"margin"`
	Gap    int    `yaml:"gap"`
	Source string `yaml:"source"`

	record.Position `yaml:"-"`
}

// papersFile is where the templates folder keeps the papers.
const papersFile = "catalogue/photo-papers.yaml"

// LoadPapers reads catalogue/photo-papers.yaml of the templates folder. All its
// mistakes are told at once.
func LoadPapers(fsys fs.FS) (Papers, error) {
	data, err := fs.ReadFile(fsys, papersFile)
	if err != nil {
		return Papers{}, err
	}
	var papers Papers
	var problems []error
	for _, p := range record.Decode(papersFile, data, &papers) {
		problems = append(problems, p)
	}
	if len(problems) == 0 {
		problems = papers.lint()
	}
	return papers, errors.Join(problems...)
}

// IDs are the papers that Paper knows.
func (p Papers) IDs() []string {
	var ids []string
	for _, paper := range p.All {
		ids = append(ids, paper.ID)
	}
	return ids
}

// Paper finds a paper; the empty id is the first one.
func (p Papers) Paper(id string) (paper Paper, known bool) {
	for _, paper := range p.All {
		if id == "" || paper.ID == id {
			return paper, true
		}
	}
	return Paper{}, false
}

// lint checks what the types cannot say.
func (p Papers) lint() []error {
	var problems []error
	if p.Read.IsZero() {
		problems = append(problems, fmt.Errorf("%s: read is missing", papersFile))
	}
	if len(p.All) == 0 {
		problems = append(problems, fmt.Errorf("%s: there is no paper", papersFile))
	}
	seen := map[string]bool{}
	for _, paper := range p.All {
		problem := func(format string, args ...any) {
			problems = append(problems, fmt.Errorf("%s: paper %q: %w", paper.Position, paper.ID, fmt.Errorf(format, args...)))
		}
		if paper.ID == "" || seen[paper.ID] {
			problem("the id is missing or used twice")
		}
		seen[paper.ID] = true
		if paper.Width <= 0 || paper.Height < paper.Width || paper.Height > maxPaper {
			problem("it must be upright, and no longer than %d mm", maxPaper)
		}
		if least := int(reach / mm); paper.Margin < least || paper.Gap < least {
			problem("margin and gap must be at least %d mm, since the cut marks stand there", least)
		}
		if source, _, _ := strings.Cut(paper.Source, " "); p.Sources[source] == (Source{}) {
			problem("the source is not listed under sources")
		}
	}
	return problems
}

// maxPaper is the longer side of the largest paper, A0, in millimetres.
const maxPaper = 1189
