package workbook

import (
	"bytes"
	"os"
	"testing"

	"github.com/xuri/excelize/v2"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/money"
	"permitpack/generator/packet"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// richPacket is an invented student's packet with something on every sheet. The
// days are those of the contract's example: 12 February 2027 is 30 days before
// 14 March, 9 February a safe day before it.
func richPacket() *packet.Packet {
	on := date.MustParse
	return &packet.Packet{
		Name: "zhang-wei", ProfileFile: "zhang-wei.yaml",
		Procedure: "temporary-residence", Ground: "study", GroundTitle: "ground.study.title",
		Today: on("2026-11-21"), Catalogue: on("2026-11-21"), Language: text.Chinese,
		Values: map[string]packet.Value{"applicant.full-name": {Text: "Zhang Wei (张伟)"}},
		Findings: []finding.Finding{
			{
				ID: "document.missing", Severity: finding.Error, Where: "documents",
				Message: "缺少住房文件。申请时必须提交租赁合同的公证副本，以及提供住所者的申请。",
				Fix:     "请向房东索取租赁合同，并在公证处办理公证副本。", Sources: []string{"MM 46.1.10"},
			},
			{
				ID: "photo.background", Severity: finding.Warning, Where: "photo.file",
				Message: "Фон фотографии не однотонный.",
				Fix:     "Сфотографируйтесь у ровной стены.", Sources: []string{"GUIDE-EN"},
			},
			{
				ID: "catalogue.form-transcript", Severity: finding.Info,
				Message: "Anket rəsmi blankın köçürməsidir: ə ı İ ö ü ğ ş ç.", Fix: "Rəsmi blankla tutuşdurun.",
			},
		},
		Documents: []packet.ChecklistItem{
			{ID: "application-form", Copies: 1, Form: rules.Original, Translation: rules.NoTranslation, Signer: "applicant", Status: packet.Made, Pages: []int{2, 3, 4, 5}, Sources: []string{"MM 46.1.1"}},
			{ID: "passport-copy", Copies: 1, Form: rules.NotarisedCopy, Translation: rules.NotarisedTranslation, Status: packet.Attached, ValidUntil: on("2032-04-30"), Pages: []int{6}, Sources: []string{"MM 46.1.2", "GUIDE-ZH"}},
			{ID: "ground-document", Detail: "ground.study.document", Copies: 1, Form: rules.WithOriginal, Status: packet.Held, Apostille: true, Sources: []string{"MM 45.1.10"}},
			{ID: "housing-document", Copies: 1, Form: rules.NotarisedCopy, Status: packet.Missing, Notes: []string{"document.housing-document.note"}, Pages: []int{7, 9}, Sources: []string{"MM 46.1.10"}},
			{ID: "medical-certificate", Copies: 1, Form: rules.Original, Status: packet.Expired, ValidUntil: on("2026-11-01")},
			{ID: "fee-receipt", Copies: 1, Form: rules.Original, Status: packet.Later, Sources: []string{"MM 46.2"}},
		},
		Fees: []rules.Fee{
			{ID: "state-fee", Amount: money.Manat(240), Tier: "standard", Period: date.Period{Value: 20, Unit: date.WorkingDays}, Class: "adult", UpTo: date.Period{Value: 12, Unit: date.Months}, Chosen: true, Due: on("2027-04-12"), Sources: []string{"DR 14.8.1.2"}},
			{ID: "state-fee", Amount: money.Manat(1240), Tier: "fast", Period: date.Period{Value: 15, Unit: date.WorkingDays}, Class: "adult", UpTo: date.Period{Value: 12, Unit: date.Months}, Due: on("2027-04-05"), Sources: []string{"DR 14.8.1.1"}},
			{ID: "card-reissue", Amount: money.Amount{Hundredths: 750, Currency: money.AZN}, Chosen: true},
		},
		Deadlines: []rules.Due{
			{
				ID: "file-first", Anchor: "stay.authorised_until", AnchorDate: on("2027-03-14"),
				Legal: on("2027-02-12"), Safe: on("2027-02-09"), DaysLeft: 80, Status: rules.OK, Projected: true,
				Claims: []rules.DueClaim{
					{Value: 22, Unit: date.WorkingDays, Date: on("2027-02-09"), Standing: rules.Guide, Source: "GUIDE-EN"},
					{Value: 30, Unit: date.Days, Date: on("2027-02-12"), Standing: rules.Official, Source: "MM 47.1"},
				},
			},
			{ID: "decision", Kind: rules.Expect, Anchor: "filing", AnchorDate: on("2027-02-09"), Legal: on("2027-03-10"), Safe: on("2027-03-10"), DaysLeft: 109, Status: rules.OK, Claims: []rules.DueClaim{{Value: 20, Unit: date.WorkingDays, Date: on("2027-03-10"), Standing: rules.Official, Source: "MM 47.5"}}},
			{ID: "pay-fee", Anchor: "decision", AnchorDate: on("2027-03-10"), Legal: on("2027-04-12"), Safe: on("2027-04-12"), DaysLeft: 142, Status: rules.OK, Claims: []rules.DueClaim{{Value: 30, Unit: date.Days, Date: on("2027-04-12"), Standing: rules.Official, Source: "MM 46.2"}}},
			{ID: "register-stay", Anchor: "stay.entered_on", AnchorDate: on("2026-09-01"), Legal: on("2026-09-16"), Safe: on("2026-09-11"), DaysLeft: -71, Status: rules.Overdue, Claims: []rules.DueClaim{
				{Value: 15, Unit: date.Days, Date: on("2026-09-16"), Standing: rules.Official, Source: "MM 21.1"}, {Value: 10, Unit: date.Days, Date: on("2026-09-11"), Standing: rules.Guide, Source: "GUIDE-ZH"},
			}},
			{ID: "paper-expires", Anchor: "documents[4].valid_until", AnchorDate: on("2026-12-10"), Legal: on("2026-12-10"), Safe: on("2026-12-10"), DaysLeft: 19, Status: rules.Soon},
			{ID: "passport-valid", Anchor: "passport.expires_on", AnchorDate: on("2032-04-30"), Legal: on("2032-01-30"), Safe: on("2032-01-30"), DaysLeft: 1896, Status: rules.OK, Claims: []rules.DueClaim{{Value: 3, Unit: date.Months, Date: on("2032-01-30"), Standing: rules.Official, Source: "MM 46.1.2"}}},
			{ID: "two-years", Anchor: "stay.first_permit_on"},
		},
		Conflicts: []rules.Conflict{{
			Rule: "housing-document.form", Key: "rule.document.form",
			Args: finding.Args{"document": finding.Key("document.housing-document.title")},
			Safe: rules.Quantity{Word: "notarised-copy"}, Official: rules.Quantity{Word: "plain"},
			Claims: []rules.ConflictClaim{
				{Quantity: rules.Quantity{Word: "notarised-copy"}, Standing: rules.Guide, Source: "GUIDE-EN", Read: on("2026-11-20")},
				{Quantity: rules.Quantity{Number: 30, Unit: "days"}, Standing: rules.Official, Source: "MM", Article: "47.1", Read: on("2026-11-20")},
			},
		}},
		Holidays: []rules.Holiday{
			{Date: on("2026-12-31"), Name: "solidarity", Source: "EM"},
			{Date: on("2027-01-01"), Name: "new-year", Source: "EM"},
			{Date: on("2027-03-10"), Name: "ramazan", Projected: true, Source: "PROJ"},
			{Date: on("2027-03-13"), Name: "swap", Works: true, Source: "EM"},
		},
		Sources: []rules.Source{
			{ID: "MM", Title: "Azərbaycan Respublikasının Miqrasiya Məcəlləsi", URL: "https://e-qanun.az/framework/46959", Edition: "2024-02-12 (print date)", Standing: rules.Official, Read: on("2026-11-20")},
			{ID: "GUIDE-ZH", Title: "阿塞拜疆注册卡办理指南", URL: "no lasting address (=kept with the catalogue)", Edition: "2025-09-12", Standing: rules.Guide, Read: on("2026-11-20")},
		},
	}
}

// book is the shipped words.
func book(t *testing.T) *text.Book {
	t.Helper()
	b, err := text.Load(os.DirFS("../../templates"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func written(t *testing.T, p *packet.Packet) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, p, book(t)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// reopened is the workbook as another program finds it.
func reopened(t *testing.T, p *packet.Packet) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(written(t, p)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// texts are all cells of all sheets as they are shown, by "Sheet!A1".
func texts(t *testing.T, f *excelize.File) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for j, value := range row {
				name, err := excelize.CoordinatesToCellName(j+1, i+1)
				if err != nil {
					t.Fatal(err)
				}
				all[sheet+"!"+name] = value
			}
		}
	}
	return all
}
