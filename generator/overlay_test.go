package generator

import (
	"maps"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"permitpack/fonts"
	"permitpack/templates"
)

const (
	soundHead    = "format: 1\nversion: 2026-11-20\nover: 2026-11-22\n"
	soundSources = "sources:\n  - {id: OFFICE, title: Notice, url: (invented), edition: '2026', standing: practice, read: 2026-11-20}\n"
	officeFile   = "catalogue/procedures/temporary-residence/office.yaml"
)

// overlay is an office's catalogue of the files, with a head and a source.
func overlay(files map[string]string) fstest.MapFS {
	all := map[string]string{overlayHead: soundHead, "catalogue/sources.yaml": soundSources}
	maps.Copy(all, files)
	overlay := fstest.MapFS{}
	for name, text := range all {
		if text != "" {
			overlay[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return overlay
}

func over(files map[string]string) (*Engine, error) {
	return newEngineOver(templates.FS, fonts.FS, overlayFiles{overlay(files)}, "my-office")
}

// TestFaultsOfAnOverlay wants each kind of mistake told with the folder, the
// file and, where it has one, the line.
func TestFaultsOfAnOverlay(t *testing.T) {
	for name, test := range map[string]struct{ file, text, want string }{
		"no head":              {overlayHead, "", "my-office/catalogue/catalogue.yaml: the file is missing"},
		"format of the future": {overlayHead, "format: 2\nversion: 2026-11-20\nover: 2026-11-22\n", "my-office/catalogue/catalogue.yaml:1:1: format 2 is not known"},
		"no version":           {overlayHead, "format: 1\nover: 2026-11-22\n", "my-office/catalogue/catalogue.yaml:1:1: version is missing"},
		"no built-in version":  {overlayHead, "format: 1\nversion: 2026-11-20\n", "my-office/catalogue/catalogue.yaml:1:1: over is missing"},
		"head with a slip":     {overlayHead, soundHead + "documnets: []\n", "my-office/catalogue/catalogue.yaml:4:1: unknown key documnets"},
		"unknown key":          {officeFile, "photo:\n  colour: red\n", "my-office/" + officeFile + ":2:3: unknown key photo.colour"},
		"no YAML":              {officeFile, "photo: [\n", "my-office/" + officeFile + ":"},
		"not UTF-8":            {officeFile, "# \xff\n", "my-office/" + officeFile + ":1:3: the file is not UTF-8"},
		"too large":            {officeFile, strings.Repeat("# long\n", 200_000), "my-office/" + officeFile + ": the file is larger than 1048576 bytes"},
		"claim without a source": {
			officeFile, "documents:\n  - id: health-insurance\n    merge: add\n    required:\n      - {value: true}\n",
			"my-office/" + officeFile + ":5:9: no source",
		},
		"source that is not there": {
			officeFile, "term:\n  - {value: 6, unit: months, source: NOWHERE}\n", "my-office/" + officeFile + ":2:5: the source NOWHERE is not in sources.yaml",
		},
		"fact that is not there": {
			officeFile, "term:\n  - {value: 6, unit: months, source: OFFICE, when: [tall]}\n", "my-office/" + officeFile + ":2:5: there is no fact tall",
		},
		"ground that is not there": {
			officeFile, "term:\n  - {value: 6, unit: months, source: OFFICE, grounds: [magician]}\n", "my-office/" + officeFile + ":2:5: there is no ground magician",
		},
		"paper that is not there": {
			officeFile, "documents:\n  - {id: horoscope, required: [{value: true, source: OFFICE}]}\n", "my-office/" + officeFile + ":2:5: the document horoscope is not in the list",
		},
		"nothing to remove": {
			officeFile, "documents:\n  - {id: horoscope, merge: remove}\n", "my-office/" + officeFile + ":2:5: there is no inherited entry horoscope to remove",
		},
		"anchor that leads nowhere": {
			officeFile, "deadlines:\n  - {id: file-first, merge: add, anchor: stay.birthday}\n", "my-office/" + officeFile + ":2:5: the anchor stay.birthday",
		},
		"two amounts for one case and day": {
			officeFile, "fees:\n  rows:\n    - {class: adult, tier: standard, days: 20, unit: working-days, up_to_months: 12, amount: 1, from: 2019-07-24, source: MM}\n",
			"my-office/" + officeFile + ":3:7: a second amount for the same class, tier, term and first day",
		},
		"procedures in a circle": {
			"catalogue/procedures/common/office.yaml", "extends: temporary-residence\n",
			"procedures extend one another in a circle",
		},
		"procedure that builds on nothing": {
			"catalogue/procedures/visit/procedure.yaml", "id: visit\nextends: nothing\n", "my-office/catalogue/procedures/visit/procedure.yaml:1:1: there is no procedure nothing to extend",
		},
		"form that is not there": {
			"catalogue/procedures/stay-extension/office.yaml", "form: nowhere\n", "my-office/catalogue/procedures/stay-extension/office.yaml:1:1: reading the form nowhere",
		},
		"colour that is not there": {
			officeFile, "photo:\n  default_background: pink\n", "my-office/" + officeFile + ":1:1: the photo background is none of [red white light-grey]",
		},
		"holiday of another year": {
			"catalogue/holidays/2028.yaml", "year: 2028\ndays:\n  - {date: 2027-01-01, name: new-year, source: OFFICE}\n", "my-office/catalogue/holidays/2028.yaml:3:5: 2027-01-01 is not a day of 2028",
		},
		"a year between others": {
			"catalogue/holidays/2029.yaml", "year: 2029\ndays:\n  - {date: 2029-01-01, name: new-year, source: OFFICE}\n", "the year 2028 is missing",
		},
		"word that a language lacks": {
			overlayHead, soundHead + "documents: [cover-sheet]\n", "my-office: the text document.cover-sheet.title is missing; say it in a file of text/zh",
		},
		"words that are none":       {"text/en/office.yaml", "a: x\nb: \"{\"\n", "my-office/text/en/office.yaml: line 2: b: a { without its }"},
		"word that nothing fills":   {"text/en/office.yaml", "deadline: {pay-fee: {rule: \"Pay {nonsense} now\"}}\n", "my-office/text/en: the text deadline.pay-fee.rule has {nonsense}, which nothing fills"},
		"file that nothing reads":   {"catalogue/procedures/office.yaml", "photo: {}\n", "my-office/catalogue/procedures/office.yaml: nothing reads a file of this name"},
		"ending that nothing reads": {"text/en/office.yml", "a: x\n", "my-office/text/en/office.yml: nothing reads a file of this name"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := over(map[string]string{test.file: test.text})
			if err == nil {
				t.Fatal("no error")
			}
			found := false
			for _, fault := range Faults(err) {
				if strings.Contains(fault.Error(), "\n") {
					t.Errorf("more than one fault in %q", fault)
				}
				found = found || strings.HasPrefix(fault.Error(), test.want) ||
					!strings.HasPrefix(test.want, "my-office") && strings.Contains(fault.Error(), test.want)
			}
			if !found {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
}

func TestFaultsAreAllTold(t *testing.T) {
	_, err := over(map[string]string{officeFile: "term:\n  - {value: 6, unit: months, source: NOWHERE}\n  - {value: 7, unit: months, source: OFFICE, when: [tall]}\n"})
	var places []string
	for _, fault := range Faults(err) {
		file, _, _ := strings.Cut(fault.Error(), ": ")
		places = append(places, strings.TrimPrefix(file, "my-office/"+officeFile))
	}
	if got := strings.Join(places, " "); got != ":2:5 :3:5" {
		t.Errorf("got faults at %q", got)
	}
}

// What lies in the folder beside the catalogue and the words is never opened, so it may be of any size.
func TestOverlayBesideOtherFiles(t *testing.T) {
	if _, err := over(map[string]string{"notes.yaml": strings.Repeat("# long\n", 200_000), "old/catalogue/sources.yaml": "not: [ours\n"}); err != nil {
		t.Error(err)
	}
}

// What a heir inherits it inherits with the office's changes; what the office says of an
// heir it says of all that the heir inherits.
func TestOverlayLiesOverWhatIsInherited(t *testing.T) {
	e, err := over(map[string]string{
		officeFile: "documents:\n  - {id: petition, merge: remove}\n  - id: health-insurance\n    merge: add\n    required: [{value: true, source: OFFICE}]\n",
		"catalogue/procedures/temporary-residence-extension/office.yaml": "documents:\n  - {id: minor-consent, merge: remove}\n",
	})
	if err != nil {
		t.Fatal(err)
	}
	has := func(procedure, document string) bool {
		for _, d := range e.catalogue.Procedure(procedure).Documents {
			if d.ID == document {
				return true
			}
		}
		return false
	}
	for _, procedure := range []string{"temporary-residence", "temporary-residence-extension", "registration-card-temporary"} {
		if has(procedure, "petition") {
			t.Errorf("%s asks for the petition", procedure)
		}
	}
	if has("temporary-residence-extension", "minor-consent") || !has("temporary-residence", "minor-consent") {
		t.Error("the consent is removed from the wrong procedure")
	}
	if !has("permanent-residence", "ground-document") {
		t.Error("another procedure has changed")
	}
}

// The example holds, and was written against the catalogue as it is.
func TestSampleCatalogue(t *testing.T) {
	folder := "../samples/catalogue"
	if _, err := os.Stat(folder); err != nil {
		t.Skip("the samples are not here")
	}
	e, err := NewOver(folder)
	if err != nil {
		t.Fatal(err)
	}
	if o := e.catalogue.Overlay; o.Over != e.catalogue.Version {
		t.Errorf("the example is over %s, the catalogue is of %s", o.Over, e.catalogue.Version)
	}
}
