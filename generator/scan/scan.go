// Package scan reads the files that applicants hand in: PDF, JPEG and PNG.
//
// Read judges a file; Open, ParseJPEG and ParsePNG give what is needed to put
// it onto a page. The library that reads PDF stays behind Open.
package scan

import (
	"errors"
	"maps"

	"permitpack/generator/finding"
	"permitpack/generator/picture"
	"permitpack/generator/sniff"
)

// Kind is the format of a scan, by its content.
type Kind string

const (
	PDF  = Kind(sniff.PDF)
	JPEG = Kind(sniff.JPEG)
	PNG  = Kind(sniff.PNG)
)

// Scan is one file of a paper, read and counted.
type Scan struct {
	// Name is the path as the profile gives it.
	Name string
	Kind Kind
	// Pages is the number of pages it prints on: 1 for a picture, 0 for a file that cannot be used.
	Pages int
	// Data is the whole file as it was handed in. A PDF may be encrypted with an
	// empty password; Open reads it all the same.
	Data []byte
}

// Usable tells whether the scan can be put into a packet.
func (s Scan) Usable() bool { return s.Pages > 0 }

// Read looks at a file by its content, not its name, and says what is wrong
// with it. A file with an error among its findings is not usable. The caller
// fills in Where. Read never panics; it holds a picture in memory while it
// decodes it, at most some 12 bytes for each of MaxPixels.
func Read(name string, data []byte) (s Scan, findings []finding.Finding) {
	report := reporter{file: name}
	s = Scan{Name: name, Data: data}
	defer func() {
		if recover() != nil { // a library's fault with this file is the file's fault for its owner
			s.Pages, findings = 0, []finding.Finding{report.error("scan.unreadable")}
		}
	}()
	switch {
	case len(data) == 0:
		return s, []finding.Finding{report.error("scan.empty")}
	case len(data) > MaxBytes:
		return s, []finding.Finding{report.tooLarge(tooLarge{"scan.measure.megabytes", MaxBytes >> 20})}
	}
	found := sniff.Of(data)
	if !readable(found) {
		return s, []finding.Finding{report.format(found)}
	}
	s.Kind = Kind(found)
	pages, warnings, err := s.Kind.examine(data)
	if err != nil {
		return s, []finding.Finding{report.failure(err)}
	}
	s.Pages = pages
	for _, w := range warnings {
		findings = append(findings, report.warning(w))
	}
	return s, findings
}

// examine counts the pages of a file of this kind and names its warnings.
func (k Kind) examine(data []byte) (pages int, warnings []warning, err error) {
	switch k {
	case JPEG:
		return examineJPEG(data)
	case PNG:
		return examinePNG(data)
	}
	return examinePDF(data)
}

// Errors of a file that cannot be used, besides tooLarge; any other error means unreadable.
var (
	// ErrEncrypted says that a PDF asks for a password before it can be seen.
	ErrEncrypted = errors.New("the file needs a password")
	// ErrTruncated says that the end of a picture is missing.
	ErrTruncated = picture.ErrTruncated

	errJoined      = errors.New("two files are in one")
	errDynamicForm = errors.New("the pages of the form are not in the file")
	errPortfolio   = errors.New("the papers are attached files")
)

// warning is what is odd about a file that can be used.
type warning struct {
	id string
	// args are those of the text besides the file.
	args finding.Args
}

// reporter makes findings about one file.
type reporter struct{ file string }

func (r reporter) error(id string) finding.Finding {
	return finding.Finding{ID: id, Severity: finding.Error, Args: finding.Args{"file": r.file}}
}

func (r reporter) warning(w warning) finding.Finding {
	args := finding.Args{"file": r.file}
	maps.Copy(args, w.args)
	return finding.Finding{ID: w.id, Severity: finding.Warning, Args: args}
}

func (r reporter) format(f sniff.Format) finding.Finding {
	found := r.error("scan.format")
	found.Args["format"] = finding.Key("scan.format." + string(f))
	found.Args["convert"] = finding.Key("scan.convert." + conversion(f))
	return found
}

func (r reporter) tooLarge(t tooLarge) finding.Finding {
	found := r.error("scan.too-large")
	found.Args["most"], found.Args["measure"] = t.most, t.measure
	return found
}

func (r reporter) failure(err error) finding.Finding {
	var large tooLarge
	switch {
	case errors.As(err, &large):
		return r.tooLarge(large)
	case errors.Is(err, ErrEncrypted):
		return r.error("scan.encrypted")
	case errors.Is(err, ErrTruncated):
		return r.error("scan.truncated")
	case errors.Is(err, errJoined):
		return r.error("scan.joined")
	case errors.Is(err, errDynamicForm):
		return r.error("scan.xfa")
	case errors.Is(err, errPortfolio):
		return r.error("scan.portfolio")
	}
	return r.error("scan.unreadable")
}
