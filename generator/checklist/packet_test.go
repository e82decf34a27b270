package checklist

import (
	"io/fs"
	"os"
	"testing"
	"testing/fstest"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/money"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/rules"
	"permitpack/generator/scan"
	"permitpack/generator/text"
)

// testBook has the checklist's own words and, for the words of other parts,
// short ones from testdata: their wording is not what these tests are about.
func testBook(t testing.TB) *text.Book {
	t.Helper()
	files := fstest.MapFS{}
	add := func(fsys fs.FS, name string) {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	templates, words := os.DirFS("../../templates"), os.DirFS("testdata")
	add(templates, "text/countries.yaml")
	for _, l := range text.Languages {
		add(templates, "text/"+string(l)+"/checklist.yaml")
		add(words, "text/"+string(l)+"/others.yaml")
	}
	book, err := text.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	if err := book.Prepare(); err != nil {
		t.Fatal(err)
	}
	return book
}

func testFonts(t testing.TB) *page.Fonts {
	t.Helper()
	fonts, err := page.LoadFonts(os.DirFS("../../fonts"))
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

func day(s string) date.Date { return date.MustParse(s) }

// scanned are files with so many pages.
func scanned(pages ...int) []scan.Scan {
	var out []scan.Scan
	for _, n := range pages {
		out = append(out, scan.Scan{Pages: n})
	}
	return out
}

// numbered plans the pages of the packet behind a list of two pages, as the
// program does; every letter has two pages, every sheet one.
func numbered(p *packet.Packet) *packet.Packet {
	p.Paginate(packet.PageCounts{
		Checklist: 2, Form: 4,
		Letter: func(string) int { return 2 }, Sheet: func(string) int { return 1 },
	})
	return p
}

// bare is the packet before its pages are planned.
func bare(p *packet.Packet) *packet.Packet {
	for i := range p.Documents {
		p.Documents[i].Pages = nil
	}
	for i := range p.Letters {
		p.Letters[i].Pages = nil
	}
	return p
}

// cleanPacket is a student's packet in which all is well.
func cleanPacket(l text.Language) *packet.Packet {
	official := rules.Official
	return numbered(&packet.Packet{
		Name: "zhang-wei", ProfileFile: "zhang-wei.yaml", Procedure: "temporary-residence", Ground: "study", GroundTitle: "ground.study.title",
		Today: day("2026-11-21"), Catalogue: day("2026-11-21"), Language: l, FileBy: "file-first",
		Ends: packet.Ends{Stay: day("2026-12-30"), Visa: day("2027-01-09"), Passport: day("2032-04-30")},
		Values: map[string]packet.Value{
			"applicant.full-name":   {Text: "ZHANG WEI"},
			"applicant.citizenship": {Text: "Çin"},
			"passport.number":       {Text: "E12345678"},
			"term":                  {Text: "12 ay"},
			"speed":                 {Text: "20 iş günü"},
		},
		Documents: []packet.ChecklistItem{
			{ID: "application-form", Copies: 1, Form: rules.Original, Signer: "applicant", Status: packet.Made, Made: true, Standing: official, Sources: []string{"MM 46.1.1"}},
			{ID: "passport-copy", Copies: 2, Form: rules.WithOriginal, Translation: rules.NotarisedTranslation, Status: packet.Attached, Standing: official, Sources: []string{"MM 46.1.2", "II 27.1"}, Scans: scanned(2, 1), ValidUntil: day("2032-04-30")},
			{ID: "ground-document", Detail: "ground.study.document", Copies: 1, Form: rules.NotarisedCopy, Signer: "organisation-head", Status: packet.Attached, Standing: official, Sources: []string{"MM 46.1.4"}, Scans: scanned(1)},
			{ID: "medical-certificate", Copies: 1, Form: rules.Original, Status: packet.Held, Standing: official, Sources: []string{"MM 46.1.5"}, IssuedOn: day("2026-11-01")},
			{ID: "stay-document", Copies: 1, Form: rules.Plain, Status: packet.Attached, Standing: official, Sources: []string{"MM 46.1.6"}, Scans: scanned(1)},
			{ID: "photos", Copies: 2, Form: rules.Original, Notes: []string{"document.photos.note"}, Status: packet.Made, Standing: official, Sources: []string{"MM 46.1.8"}},
			{ID: "housing-document", Copies: 1, Form: rules.NotarisedCopy, Status: packet.Attached, Standing: official, Sources: []string{"MM 46.1.9"}, Scans: scanned(2)},
			{ID: "housing-application", Copies: 1, Form: rules.Original, Signer: "housing-provider", Status: packet.Attached, Standing: official, Sources: []string{"MM 46.1.10"}, Scans: scanned(1)},
			{ID: "housing-provider-id", Copies: 1, Form: rules.WithOriginal, Status: packet.Attached, Standing: official, Sources: []string{"MM 46.1.11"}, Scans: scanned(1)},
			{ID: "fee-receipt", Copies: 1, Form: rules.Original, Status: packet.Later, Standing: official, Sources: []string{"MM 46.1.12", "MM 46.2"}},
		},
		Deadlines: []rules.Due{
			{ID: "file-first", Kind: rules.Act, Anchor: "stay.authorised_until", AnchorDate: day("2026-12-30"), Legal: day("2026-11-30"), Safe: day("2026-11-27"), DaysLeft: 6, Status: rules.Soon,
				Claims: []rules.DueClaim{{Value: 30, Unit: date.Days, Date: day("2026-11-30"), Standing: official, Source: "MM 47.1"}}},
			{ID: "decision", Kind: rules.Expect, Legal: day("2026-12-25"), Safe: day("2026-12-25"), DaysLeft: 34, Status: rules.OK,
				Claims: []rules.DueClaim{{Value: 20, Unit: date.WorkingDays, Date: day("2026-12-25"), Standing: official, Source: "DR 14.8"}}},
			{ID: "pay-fee", Kind: rules.Act, Legal: day("2027-01-25"), Safe: day("2027-01-22"), DaysLeft: 62, Status: rules.OK, Projected: true,
				Claims: []rules.DueClaim{{Value: 30, Unit: date.Days, Date: day("2027-01-24"), Standing: official, Source: "MM 46.2"}}},
			{ID: "passport-valid", Kind: rules.Validity, Legal: day("2028-03-25"), Safe: day("2028-03-25"), DaysLeft: 490, Status: rules.OK,
				Claims: []rules.DueClaim{{Value: 3, Unit: date.Months, Date: day("2028-03-25"), Standing: official, Source: "MM 46.1.2"}}},
		},
		Fees: []rules.Fee{
			{ID: "state-fee", Amount: money.Manat(40), Tier: "standard", Period: date.Period{Value: 20, Unit: date.WorkingDays}, Class: "student", UpTo: date.Period{Value: 12, Unit: date.Months}, Chosen: true, Due: day("2027-01-22"), Sources: []string{"DR 14.8.1", "MM 46.2"}},
			{ID: "state-fee", Amount: money.Manat(60), Tier: "fast", Period: date.Period{Value: 15, Unit: date.WorkingDays}, Class: "student", UpTo: date.Period{Value: 12, Unit: date.Months}, Sources: []string{"DR 14.8.1"}},
		},
		Conflicts: []rules.Conflict{
			{Rule: "housing-document.form", Key: "rule.housing-document.form", Safe: rules.Quantity{Word: "notarised-copy"}, Official: rules.Quantity{Word: "with-original"}, Claims: []rules.ConflictClaim{
				{Quantity: rules.Quantity{Word: "with-original"}, Standing: official, Source: "MM", Article: "46"},
				{Quantity: rules.Quantity{Word: "notarised-copy"}, Standing: rules.Practice, Source: "ADPU"},
				{Quantity: rules.Quantity{Word: "notarised-copy"}, Standing: rules.Guide, Source: "SEEDEN"},
			}},
			{Rule: "photo.background", Key: "rule.photo.background", Safe: rules.Quantity{Word: "red"}, Official: rules.Quantity{Word: "white"}, Claims: []rules.ConflictClaim{
				{Quantity: rules.Quantity{Word: "white"}, Standing: rules.Practice, Source: "ANFAS"},
				{Quantity: rules.Quantity{Word: "red"}, Standing: rules.Guide, Source: "SEEDEN"},
			}},
		},
		Photo: &packet.Photo{Width: 35, Height: 45, Copies: 2},
		Steps: []packet.Step{
			{Key: "step.file", Sources: []string{"MM 47.1", "MM 47.4"}},
			{Key: "step.fingerprints", Sources: []string{"MM 46.3"}},
			{Key: "step.collect", Sources: []string{"MM 46.2"}},
		},
		Findings: []finding.Finding{
			{ID: "form.transcript", Severity: finding.Info, Where: "procedure", Sources: []string{"GEN"}},
		},
		Sources: []rules.Source{
			{ID: "MM", Title: "Azərbaycan Respublikasının Miqrasiya Məcəlləsi", Edition: "2024-02-12", Standing: official, Read: day("2026-11-21")},
			{ID: "DR", Title: "“Dövlət rüsumu haqqında” Qanun", Edition: "2023-05-11", Standing: official, Read: day("2026-11-21")},
			{ID: "II", Title: "“İnzibati icraat haqqında” Qanun", Edition: "2023-05-11", Standing: official, Read: day("2026-11-21")},
			{ID: "ADPU", Title: "Azerbaijan State Pedagogical University – documents for students", Edition: "undated", Standing: rules.Practice, Read: day("2026-11-21")},
			{ID: "SEEDEN", Title: "Guide to temporary and permanent residence (English)", Edition: "undated", Standing: rules.Guide, Read: day("2026-11-21")},
		},
		Infos: []rules.Note{{Key: "info.fine", Value: rules.Quantity{Number: 300, Unit: "days"}, Sources: []string{"IXM 575"}}},
		Form:  "temporary-residence",
	})
}

// richPacket has errors, warnings, one of them of two papers, missing and expired
// papers, a passed deadline, and a conflict with numbers.
func richPacket(l text.Language) *packet.Packet {
	p := cleanPacket(l)
	p.Findings = append([]finding.Finding{
		{ID: "passport.expires-early", Severity: finding.Error, Where: "passport.expires_on", Sources: []string{"MM 46.1.2"}, Args: finding.Args{"date": day("2027-12-01"), "months": 8}},
		{ID: "document.missing", Severity: finding.Error, Where: "documents.ground-document", Sources: []string{"MM 46.1.4"}, Args: finding.Args{"paper": finding.Key("document.ground-document.title")}},
		{ID: "document.unknown-validity", Severity: finding.Warning, Where: "documents.medical-certificate"},
	}, p.Findings...)
	for _, document := range []string{"housing-document", "housing-provider-id"} {
		p.Findings = append(p.Findings, finding.Finding{
			ID: "paper.form", Severity: finding.Warning, Where: "documents." + document, Sources: []string{"ADPU"},
			Args: finding.Args{"document": finding.Key("document." + document + ".title"), "id": document},
		})
	}
	p.Documents[2].Scans = nil
	p.Documents[2].Status, p.Documents[2].Apostille, p.Documents[2].Translation = packet.Missing, true, rules.PlainTranslation
	p.Documents[4].Status, p.Documents[4].ValidUntil = packet.Expired, day("2026-10-31")
	p.Documents = append(p.Documents, packet.ChecklistItem{
		ID: "health-insurance", Copies: 1, Form: rules.Plain, Status: packet.Missing, Standing: rules.Guide, Sources: []string{"SEEDZH"},
	})
	first := &p.Deadlines[0]
	first.Safe, first.Legal, first.DaysLeft, first.Status = day("2026-11-18"), day("2026-11-20"), -3, rules.Overdue
	finding.Sort(p.Findings)
	p.Conflicts = append(p.Conflicts, rules.Conflict{
		Rule: "file-first", Key: "rule.file-first", Safe: rules.Quantity{Number: 30, Unit: "days"}, Official: rules.Quantity{Number: 30, Unit: "days"},
		Claims: []rules.ConflictClaim{
			{Quantity: rules.Quantity{Number: 30, Unit: "days"}, Standing: rules.Official, Source: "MM", Article: "47.1"},
			{Quantity: rules.Quantity{Number: 22, Unit: "working-days"}, Standing: rules.Guide, Source: "SEEDEN"},
		},
	})
	return numbered(p)
}

// letteredPacket has two drafts: one becomes a paper of the list, the other does not.
func letteredPacket(l text.Language) *packet.Packet {
	p := richPacket(l)
	p.Documents[7].Scans, p.Documents[7].Status = nil, packet.Missing
	p.TakeLetters([]packet.Letter{{ID: "housing", Document: "housing-application"}, {ID: "courier"}})
	return numbered(p)
}
