package sheet

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"permitpack/generator/profile"
	"permitpack/generator/text"
)

// intake is the workbook with every column that there can be.
func intake(t *testing.T, l text.Language) []byte {
	t.Helper()
	in := Intake{Language: l, Asked: func(string) bool { return true }}
	for _, id := range known(t).vocabulary["documents.id"].Words {
		in.Papers = append(in.Papers, profile.Paper{ID: id, Asked: func(string) bool { return true }})
	}
	var b bytes.Buffer
	must(t, known(t).WriteIntake(&b, in))
	return b.Bytes()
}

// asClient is the workbook whose example has become a client.
func asClient(t *testing.T, data []byte) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	must(t, err)
	defer f.Close()
	must(t, f.SetCellStr(f.GetSheetName(0), "A2", "c-1"))
	var b bytes.Buffer
	must(t, f.Write(&b))
	return b.Bytes()
}

// The reader knows every title, skips the example, and reads it as a profile once it is a client.
func TestIntakeReadsBack(t *testing.T) {
	var first *profile.Profile
	for _, l := range text.Languages {
		data := intake(t, l)
		table := opened(t, "x.xlsx", data, Options{})
		if rows := all(t, table); len(rows) != 0 || table.Language() != l {
			t.Errorf("%s: %d clients, in %s", l, len(rows), table.Language())
		}
		if diff := cmp.Diff([]string{"text.example-row x.xlsx:A2 A2"}, shownFindings(table.Findings())); diff != "" {
			t.Errorf("%s: %s", l, diff)
		}
		p := onlyClient(t, asClient(t, data))
		if p.Procedure != "temporary-residence" || p.Applicant.BirthDate.String() != "1994-07-19" || p.Applicant.Citizenship != "PL" ||
			p.Sponsor.TaxID != "0123456789" || len(p.Family) != 1 || len(p.Documents) != 3 || p.Amounts.Investment.Amount != 500000 {
			t.Errorf("%s: read %+v", l, p)
		}
		if first == nil {
			first = p
		}
		if diff := cmp.Diff(first, p, profilesAlike); diff != "" {
			t.Errorf("%s differs from English: %s", l, diff)
		}
	}
}

// onlyClient is the profile of a workbook with one client and nothing wrong.
func onlyClient(t *testing.T, data []byte) *profile.Profile {
	t.Helper()
	rows := all(t, opened(t, "x.xlsx", data, Options{}))
	if len(rows) != 1 {
		t.Fatalf("%d clients", len(rows))
	}
	p, problems := read(t, rows[0])
	if problems != nil || rows[0].Warnings != nil || rows[0].Client != "c-1" {
		t.Errorf("client %s: %v %v", rows[0].Client, problems, rows[0].Warnings)
	}
	return p
}

// Every column has a note, every key with words a list, and what is no quantity the format of text.
func TestIntakeHelps(t *testing.T) {
	for _, l := range text.Languages {
		f, err := excelize.OpenReader(bytes.NewReader(intake(t, l)))
		must(t, err)
		defer f.Close()
		sheet := f.GetSheetName(0)
		titles, err := f.GetRows(sheet)
		must(t, err)
		comments, err := f.GetComments(sheet)
		must(t, err)
		if len(comments) != len(titles[0]) {
			t.Errorf("%s: %d notes on %d columns", l, len(comments), len(titles[0]))
		}
		for _, c := range comments {
			var b strings.Builder
			for _, p := range c.Paragraph {
				b.WriteString(p.Text)
			}
			if strings.Contains(b.String(), "⟦") || len(b.String()) < 10 {
				t.Errorf("%s: the note of %s: %s", l, c.Cell, b.String())
			}
		}
		lists := map[string]string{}
		for _, n := range f.GetDefinedName() {
			lists[n.Name] = n.RefersTo
		}
		validations, err := f.GetDataValidations(sheet)
		must(t, err)
		behind := map[string]*excelize.DataValidation{}
		for _, v := range validations {
			behind[strings.TrimSuffix(v.Sqref[:strings.IndexByte(v.Sqref, ':')], "2")] = v
		}
		for i, title := range titles[0] {
			m, _ := known(t).find(title)
			letter := columnName(i + 1)
			v := behind[letter]
			switch k := m.field.key; {
			case known(t).wordsOf(k) != nil, k.Kind == profile.Code, k.Kind == profile.YesOrNo, m.field.role == paper:
				if v == nil || v.Type != "list" || lists[v.Formula1] == "" {
					t.Errorf("%s: %s has no list: %v", l, title, v)
				}
			case k.Kind == profile.Day:
				if v == nil || v.Type != "date" {
					t.Errorf("%s: %s is not bound to dates", l, title)
				}
			}
			if identifiers.MatchString(m.field.key.Path) || m.field.role == client {
				id, err := f.GetColStyle(sheet, letter)
				must(t, err)
				style, err := f.GetStyle(id)
				must(t, err)
				if style.NumFmt != 49 {
					t.Errorf("%s: %s is not text", l, title)
				}
			}
		}
		if v, err := f.GetSheetVisible(listsSheet); v || err != nil {
			t.Errorf("%s: the lists are shown, %v", l, err)
		}
		properties, err := f.GetCustomProps()
		if err != nil || len(properties) != 1 || properties[0].Value != version {
			t.Errorf("%s: the mark of the version is %v, %v", l, properties, err)
		}
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet)
			must(t, err)
			for _, row := range rows {
				if s := strings.Join(row, " "); strings.Contains(s, "⟦") || strings.Contains(s, "#:") {
					t.Errorf("%s: %s: %s", l, sheet, s)
				}
			}
		}
	}
}

func TestIntakeSameBytes(t *testing.T) {
	first := intake(t, text.Russian)
	time.Sleep(2100 * time.Millisecond) // times in packed files count by two seconds
	if !bytes.Equal(first, intake(t, text.Russian)) {
		t.Error("the second workbook differs from the first")
	}
}

// What LibreOffice saves of the workbook says the same, in each of its formats.
func TestIntakeThroughLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes long")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not here")
	}
	dir := t.TempDir()
	convert := func(file, format, out string) string {
		t.Helper()
		cmd := exec.Command(office, "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "home")), "--headless",
			"--convert-to", format, "--outdir", filepath.Join(dir, out), file)
		if message, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, message)
		}
		ending, _, _ := strings.Cut(format, ":")
		return filepath.Join(dir, out, strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))+"."+ending)
	}
	data := asClient(t, intake(t, text.Azerbaijani))
	want := onlyClient(t, data)
	file := filepath.Join(dir, "clients.xlsx")
	must(t, os.WriteFile(file, data, 0o600))
	// Semicolons, UTF-8, cells as they are shown: the filter's own numbers.
	const asText = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true"
	for _, saved := range []string{
		convert(file, "xlsx", "again"), convert(convert(file, "ods", "ods"), "xlsx", "from-ods"), convert(file, asText, "text"),
	} {
		made, err := os.ReadFile(saved)
		must(t, err)
		got := onlyClient(t, made)
		if diff := cmp.Diff(want, got, profilesAlike); diff != "" {
			t.Errorf("%s: %s", saved, diff)
		}
	}
}
