package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rows are the layers of the module: a package imports only packages of rows
// above its own, and those inside its own folder.
var rows = [][]string{
	0: {"templates", "fonts", "samples/portrait", "samples/clients"},
	1: {
		"generator/finding", "generator/date", "generator/money", "generator/pdf", "generator/record",
		"generator/exif", "generator/picture", "generator/sniff", "generator/truetype", "generator/workbook/xlsx",
	},
	2: {"generator/text", "generator/page", "generator/scan", "generator/photo", "generator/photo/face", "generator/absence", "generator/raster"},
	3: {"generator/profile", "generator/profile/mrz"},
	4: {"generator/rules"},
	5: {"generator/packet"},
	6: {
		"generator/form", "generator/blank", "generator/checklist", "generator/letter", "generator/photosheet", "generator/workbook",
		"generator/calendar", "generator/sheet", "generator/assemble", "generator/readback", "generator/summary", "generator/duplicate",
	},
	7:  {"generator"},
	8:  {"generator/batch"},
	9:  {"generator/web"},
	10: {"cmd/permitpack", "cmd/photoscore", "samples/draw", "samples/clients/write"},
}

// owners are the only packages that know a library, whatever its version and package.
var owners = map[string][]string{
	"github.com/go-pdf/fpdf":          {"generator/page"},
	"github.com/pdfcpu/pdfcpu":        {"generator/scan", "generator/assemble"},
	"github.com/disintegration":       {"generator/photo"},
	"github.com/xuri/excelize":        {"generator/workbook/xlsx", "generator/sheet"},
	"github.com/spf13/cobra":          {"cmd/permitpack"},
	"golang.org/x/term":               {"cmd/permitpack"},
	"go.yaml.in/yaml/v4":              {"generator/record", "generator/text", "generator/photo"},
	"permitpack/templates":            {"generator"},
	"permitpack/fonts":                {"generator"},
	"github.com/rogpeppe/go-internal": {},
	"github.com/google/go-cmp":        {},
	"github.com/arran4/golang-ical":   {},
	"github.com/lucasb-eyer":          {"generator/photo"},
	"github.com/esimov/pigo":          {"generator/photo/face"},
}

// apart are packages of the standard library that only a few may use: there is
// no network here but the local page's, no other program, and no chance in files.
var apart = map[string][]string{
	"net":          {"generator/web"},
	"net/http":     {"generator/web", "cmd/permitpack"},
	"os/exec":      {"generator/web", "cmd/permitpack"},
	"math/rand":    {},
	"math/rand/v2": {},
	"crypto/rand":  {"generator", "generator/web"},
	"unsafe":       {},
}

// source is one file that is no test.
type source struct {
	name, folder string
	file         *ast.File
}

func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	root := ".."
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		switch base := entry.Name(); {
		case err != nil:
			return err
		case entry.IsDir() && (base == "testdata" || base != ".." && strings.HasPrefix(base, ".")):
			return filepath.SkipDir
		case entry.IsDir() || !strings.HasSuffix(base, ".go") || strings.HasSuffix(base, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		inside = filepath.ToSlash(inside)
		all = append(all, source{inside, path.Dir(inside), file})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 100 {
		t.Fatalf("only %d files were found", len(all))
	}
	return all
}

func (s source) imports(t *testing.T) []string {
	t.Helper()
	var paths []string
	for _, spec := range s.file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, imported)
	}
	return paths
}

func row(folder string) int {
	return slices.IndexFunc(rows, func(packages []string) bool { return slices.Contains(packages, folder) })
}

// TestLayers holds the imports of all packages against the table.
func TestLayers(t *testing.T) {
	for _, s := range sources(t) {
		own := row(s.folder)
		if own < 0 {
			t.Errorf("%s: the package is in no row", s.name)
			continue
		}
		for _, imported := range s.imports(t) {
			folder, ours := strings.CutPrefix(imported, "permitpack/")
			if !ours || strings.HasPrefix(folder, s.folder+"/") && s.folder != "generator" {
				continue
			}
			if other := row(folder); other < 0 || other >= own {
				t.Errorf("%s (row %d) imports %s (row %d)", s.name, own, folder, other)
			}
		}
	}
}

// TestOwners holds the imports of libraries against those who may know them.
func TestOwners(t *testing.T) {
	for _, s := range sources(t) {
		if strings.HasPrefix(s.folder, "samples/") {
			continue // tools that draw the samples
		}
		for _, imported := range s.imports(t) {
			for _, library := range slices.Sorted(maps.Keys(owners)) {
				if strings.HasPrefix(imported+"/", library+"/") && !slices.Contains(owners[library], s.folder) {
					t.Errorf("%s imports %s, which belongs to %v", s.name, imported, owners[library])
				}
			}
			if few, known := apart[imported]; known && !slices.Contains(few, s.folder) {
				t.Errorf("%s imports %s, which belongs to %v", s.name, imported, few)
			}
		}
	}
}

// TestClock wants the clock read in the commands alone: everybody else is told the day.
func TestClock(t *testing.T) {
	for _, s := range sources(t) {
		if s.folder == "cmd/permitpack" || s.folder == "generator/web" {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			selected, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			of, ok := selected.X.(*ast.Ident)
			if ok && of.Name == "time" && slices.Contains([]string{"Now", "Since", "Until"}, selected.Sel.Name) {
				t.Errorf("%s reads the clock: time.%s", s.name, selected.Sel.Name)
			}
			return true
		})
	}
}

// TestNoInit wants no package to do anything before it is asked.
func TestNoInit(t *testing.T) {
	for _, s := range sources(t) {
		for _, declared := range s.file.Decls {
			if f, ok := declared.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s has a function init", s.name)
			}
		}
	}
}
