package generator

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"permitpack/generator/finding"
	"permitpack/generator/letter"
	"permitpack/generator/packet"
	"permitpack/generator/rules"
)

func lettersOf(t *testing.T, engine *Engine) *letter.Letters {
	t.Helper()
	letters, err := engine.letters()
	if err != nil {
		t.Fatal(err)
	}
	return letters
}

// Who signs what is no letter of ours: the form, and papers of state bodies.
var withoutLetter = []string{"applicant", "representative", "receiving-party", "prosecution-body", "zone-authority"}

// TestEverySignerHasALetter: whatever paper the catalogue wants somebody else to write
// and sign has a letter.
func TestEverySignerHasALetter(t *testing.T) {
	engine := loaded(t)
	letters := lettersOf(t, engine)
	drafted := map[string]bool{}
	for _, id := range letters.IDs() {
		drafted[letters.Letter(id).Document] = true
	}
	for _, id := range engine.catalogue.ProcedureIDs() {
		for _, document := range engine.catalogue.Procedure(id).Documents {
			for _, claim := range document.Signers {
				if !slices.Contains(withoutLetter, claim.Value) && !drafted[document.ID] {
					t.Errorf("%s: the %s signs %s, and there is no letter", id, claim.Value, document.ID)
				}
			}
		}
	}
}

// TestLettersAgainstTheCatalogue holds the papers that letters become, who signs them
// and the articles that they name against what the catalogue says of them.
func TestLettersAgainstTheCatalogue(t *testing.T) {
	engine := loaded(t)
	letters := lettersOf(t, engine)
	for _, id := range letters.IDs() {
		l := letters.Letter(id)
		if l.Document != "" && !slices.Contains(engine.catalogue.DocumentIDs, l.Document) {
			t.Errorf("%s: the catalogue knows no paper %s", id, l.Document)
		}
		for _, b := range l.Basis {
			if engine.catalogue.Source(b.Source).Standing != rules.Official {
				t.Errorf("%s: %s is no official source", id, b.Source)
			}
			if l.Document != "" && !asked(engine, l.Document, b) {
				t.Errorf("%s: no procedure with the forms %v asks for %s by %s %s", id, b.Forms, l.Document, b.Source, b.Article)
			}
		}
		for _, signer := range l.Due.Signers {
			if !engine.book.Words("az").Has("signer." + signer) {
				t.Errorf("%s: nobody is called %s", id, signer)
			}
		}
	}
}

// asked tells whether each form of the basis belongs to a procedure whose catalogue
// names the article for the paper.
func asked(engine *Engine, document string, b letter.Basis) bool {
	forms := b.Forms
	if len(forms) == 0 {
		forms = []string{"temporary-residence", "permanent-residence", "stay-extension", "stay-registration", "card-replacement"}
	}
	named := map[string]bool{}
	for _, id := range engine.catalogue.ProcedureIDs() {
		procedure := engine.catalogue.Procedure(id)
		for _, d := range procedure.Documents {
			for _, claim := range d.Required {
				if d.ID == document && claim.Source == b.Source && slices.Contains(strings.Split(claim.Article, ", "), b.Article) {
					named[procedure.Form] = true
				}
			}
		}
	}
	return !slices.ContainsFunc(forms, func(form string) bool { return !named[form] })
}

// TestSamplesLetters: between them the samples show every kind of letter but the data
// sheet of a power of attorney, each as a file, in packet.pdf and in packet.json.
func TestSamplesLetters(t *testing.T) {
	engine := loaded(t)
	shown := map[string]int{}
	for _, file := range samples(t) {
		result, folder := build(t, engine, file)
		for _, f := range result.Manifest.Files {
			if filepath.Dir(f.Path) != "letters" {
				continue
			}
			shown[strings.TrimSuffix(filepath.Base(f.Path), ".pdf")]++
			if f.Pages < 1 || f.Bytes < 1000 {
				t.Errorf("%s: %s has %d pages and %d bytes", file, f.Path, f.Pages, f.Bytes)
			}
			if _, err := os.Stat(filepath.Join(folder, filepath.FromSlash(f.Path))); err != nil {
				t.Error(err)
			}
		}
	}
	for id, least := range map[string]int{
		"attachments": len(samples(t)), "representative": 3, "card-reissue": 1, "petition": 1, "minor-consent": 1,
		"relative-consent": 1, "support-undertaking": 1, "housing-application": 1,
	} {
		if shown[id] < least {
			t.Errorf("%d samples show the letter %s, want %d", shown[id], id, least)
		}
	}
}

// TestDraftsInThePacket reads packet.pdf with a program of others: the page that the
// plan gives to a draft shows it, in the place of the paper and before its scans.
func TestDraftsInThePacket(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is missing")
	}
	engine := loaded(t)
	file := filepath.Join("..", "samples", "profiles", "schoolboy.yaml")
	result, folder := build(t, engine, file)
	out, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", filepath.Join(folder, packetFile), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(string(out), "\f")
	for _, test := range []struct {
		document string
		says     []string // its pages: the original, the translation
	}{
		{"support-undertaking", []string{"ÖHDƏLİK", "承诺书"}},
		{"relative-consent", []string{"RAZILIQ ƏRİZƏSİ", "家庭成员或近亲属的同意"}},
		{"minor-consent", []string{"14-18 yaşında olan uşağın razılığı", "14至18岁子女的同意"}},
		{"housing-application", []string{"yaşayış sahəsi verən şəxsin razılığı", "住所提供者的同意"}},
	} {
		var numbers []int
		for _, d := range result.Manifest.Documents {
			if d.ID == test.document {
				numbers = d.Pages
				if d.Status != packet.Missing {
					t.Errorf("%s is %s: a draft is no paper", d.ID, d.Status)
				}
			}
		}
		if len(numbers) != len(test.says) {
			t.Errorf("%s has the pages %v", test.document, numbers)
			continue
		}
		for i, want := range test.says {
			if !strings.Contains(pages[numbers[i]-1], want) {
				t.Errorf("page %d does not say %q", numbers[i], want)
			}
		}
	}
}

// TestDraftIsTold: a paper that is missing stays one finding, whose mend names the draft;
// one of which there is no draft keeps its mend.
func TestDraftIsTold(t *testing.T) {
	engine := loaded(t)
	for _, test := range []struct {
		file, id, draft string
	}{
		{"schoolboy.yaml", "minor-consent", "letters/minor-consent.pdf"},
		{"fitter.yaml", "petition", "letters/petition.pdf"},
		{"investor.yaml", "medical-certificate", ""},
	} {
		j := decided(t, engine, filepath.Join("..", "samples", "profiles", test.file))
		var found []finding.Finding
		for _, f := range j.packet.Findings {
			if f.ID == "document.missing" && f.Args["id"] == test.id {
				found = append(found, f)
			}
		}
		if len(found) != 1 || found[0].Severity != finding.Error {
			t.Fatalf("%s: %d findings of %s", test.file, len(found), test.id)
		}
		if told := strings.Contains(found[0].Fix, "letters/"); told != (test.draft != "") || !strings.Contains(found[0].Fix, test.draft) {
			t.Errorf("%s: the mend is %q, want %q in it", test.file, found[0].Fix, test.draft)
		}
		if !strings.Contains(found[0].Fix, test.id) {
			t.Errorf("%s: the mend does not say how to add the paper: %q", test.file, found[0].Fix)
		}
	}
}

// TestLettersAreReadBack spoils what a letter should show, and wants the file named.
func TestLettersAreReadBack(t *testing.T) {
	engine := loaded(t)
	steps := slices.Clone(slices.Concat(deciding, making))
	at := slices.IndexFunc(steps, func(s step) bool { return s.name == "reading the files back" })
	steps = slices.Insert(steps, at, step{"spoiling", func(j *job) error { j.letters[0].Placed[0].Value += "x"; return nil }})
	_, err := engine.run(context.Background(), engine.fromFile(filepath.Join("..", "samples", "profiles", "schoolboy.yaml")), Options{Today: sampleDay}, steps)
	if err == nil || !strings.Contains(err.Error(), "letters/representative.pdf") {
		t.Errorf("got %v", err)
	}
}
