package workbook

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"permitpack/generator/packet"
	"permitpack/generator/text"
)

// LibreOffice is an independent reader: it must open the workbook and show the
// same days and amounts.
func TestLibreOfficeReadsIt(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice is not on this machine")
	}
	if testing.Short() {
		t.Skip("starting an office program takes seconds")
	}
	p := richPacket()
	p.Language = text.English
	p.Values["applicant.full-name"] = packet.Value{Text: "=1+1"}
	folder := t.TempDir()
	file := filepath.Join(folder, "book.xlsx")
	if err := os.WriteFile(file, written(t, p), 0o600); err != nil {
		t.Fatal(err)
	}
	// 44,34,76: comma, quote, UTF-8; cells as shown; -1: every sheet in a file of its own.
	cmd := exec.Command(soffice, "--headless", "-env:UserInstallation=file://"+folder+"/office", "--convert-to",
		"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1", "--outdir", folder, file)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for sheet, wanted := range map[string][]string{
		"Summary":   {"=1+1", "247.50 AZN", "21.11.2026", "11.09.2026"},
		"Fees":      {"240.00 AZN", `"1,240.00 AZN"`, "7.50 AZN", "12.04.2027", "To be paid"},
		"Deadlines": {"09.02.2027", "12.02.2027", ",80,", ",-71,", "09.02.2027 (GUIDE-EN,"},
		"Documents": {"30.04.2032", "2–5"},
		"Holidays":  {"31.12.2026", "Thursday"},
		"Sources":   {"Azərbaycan Respublikasının Miqrasiya Məcəlləsi", "阿塞拜疆注册卡办理指南"},
	} {
		data, err := os.ReadFile(filepath.Join(folder, "book-"+sheet+".csv"))
		if err != nil {
			t.Error(err)
			continue
		}
		for _, want := range wanted {
			if !strings.Contains(string(data), want) {
				t.Errorf("%s: LibreOffice does not show %q:\n%s", sheet, want, data)
			}
		}
	}
}
