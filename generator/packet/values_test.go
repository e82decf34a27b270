package packet_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
	"permitpack/generator/packet"
	"permitpack/generator/profile"
)

// TestStayValues wants what the profile says of visa, permit, move and loss as an
// Azerbaijani office writes it: days before months, the address from the city down.
func TestStayValues(t *testing.T) {
	p := built(t, person(func(p *profile.Profile) {
		p.Stay.VisaValidUntil = date.MustParse("2027-02-28")
		p.Stay.FirstPermitOn = date.MustParse("2023-12-01")
		p.Stay.PermitIssuedOn = date.MustParse("2025-12-10")
		p.Stay.PermitGround = "study"
		p.Stay.Extensions = 2
		p.Stay.MovedOn = date.MustParse("2026-11-10")
		p.Stay.PreviousAddress = profile.Address{City: "Gəncə", District: "Kəpəz", Street: "Nizami", Building: "1", Apartment: "2"}
		p.Stay.LostOn = date.MustParse("2026-11-12")
		p.Stay.DataChangedOn = date.MustParse("2026-11-09")
	}))
	want := map[string]packet.Value{
		"stay.visa-valid-until": {Text: "28.02.2027", Where: "stay.visa_valid_until"},
		"stay.first-permit-on":  {Text: "01.12.2023", Where: "stay.first_permit_on"},
		"stay.permit-issued-on": {Text: "10.12.2025", Where: "stay.permit_issued_on"},
		"stay.permit-ground":    {Text: "Təhsil", Where: "stay.permit_ground"},
		"stay.extensions":       {Text: "2", Where: "stay.extensions"},
		"stay.moved-on":         {Text: "10.11.2026", Where: "stay.moved_on"},
		"stay.previous-address": {Text: "Gəncə şəhəri, Kəpəz rayonu, Nizami küç., ev 1, mən. 2", Where: "stay.previous_address"},
		"stay.lost-on":          {Text: "12.11.2026", Where: "stay.lost_on"},
		"stay.data-changed-on":  {Text: "09.11.2026", Where: "stay.data_changed_on"},
	}
	got := map[string]packet.Value{}
	for name := range want {
		got[name] = p.Values[name]
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("values (-want +got):\n%s", diff)
	}
}

// TestNames wants every value of a packet, and nothing else, to have its kind, and
// what it is made of to be among the values.
func TestNames(t *testing.T) {
	p := built(t, person(func(p *profile.Profile) {
		p.Family = []profile.Relative{{Surname: "X"}}
		p.Stay.Absences = []profile.Absence{{}}
		p.Applicant.PreviousNames = []profile.PreviousName{{Surname: "X"}}
	}))
	names := packet.Names([]string{"study"})
	var described, there []string
	for name, n := range names {
		described = append(described, name)
		for _, part := range n.Parts {
			if _, known := names[part]; !known {
				t.Errorf("%s has the part %s, which is no value", name, part)
			}
		}
		if (n.Kind == packet.Choice) != (n.Choices != nil) || (n.Kind == packet.Table) != (n.Columns != nil) {
			t.Errorf("%s: kind %d with choices %v and columns %v", name, n.Kind, n.Choices, n.Columns)
		}
	}
	for name, v := range p.Values {
		there = append(there, name)
		if n := names[name]; v.Choice != "" && n.Kind != packet.Choice {
			t.Errorf("%s is a choice", name)
		}
		if len(v.Rows) > 0 && len(v.Rows[0]) != len(names[name].Columns) {
			t.Errorf("%s has rows of %d cells, its columns are %v", name, len(v.Rows[0]), names[name].Columns)
		}
	}
	slices.Sort(described)
	slices.Sort(there)
	if diff := cmp.Diff(there, described); diff != "" {
		t.Errorf("values (-packet +names):\n%s", diff)
	}
}

// TestParts wants names and addresses taken apart as the profile has them.
func TestParts(t *testing.T) {
	p := built(t, person(func(p *profile.Profile) {
		p.Residence.Address = profile.Address{City: "Gəncə", District: "Kəpəz", Street: "Nizami", Building: "1", Apartment: "2"}
		p.Residence.Provider.Surname = "Əliyev"
		p.Representative.GivenNames = "Rəna"
	}))
	want := map[string]packet.Value{
		"residence.address.city":      {Text: "Gəncə", Where: "residence.address.city"},
		"residence.address.building":  {Text: "1", Where: "residence.address.building"},
		"residence.address.apartment": {Text: "2", Where: "residence.address.apartment"},
		"provider.surname":            {Text: "Əliyev", Where: "residence.provider.surname"},
		"representative.given-names":  {Text: "Rəna", Where: "representative.given_names"},
		"stay.previous-address.city":  {Where: "stay.previous_address.city"},
	}
	got := map[string]packet.Value{}
	for name := range want {
		got[name] = p.Values[name]
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("values (-want +got):\n%s", diff)
	}
}

// TestParticulars wants counts with what they count, sums in manat with its thousands
// grouped by dots (CLDR 48), and lists in one line.
func TestParticulars(t *testing.T) {
	p := built(t, person(func(p *profile.Profile) {
		p.Stay.VisaDays, p.Stay.UnpaidFine = 90, true
		p.Stay.PermitSince, p.Stay.LastRefusalOn = date.MustParse("2024-12-01"), date.MustParse("2023-03-15")
		p.Residence.Provider.FIN = "5ABCD12"
		p.Sponsor = profile.Sponsor{Kind: "person", Permit: "citizen", PermitGround: "study", PermitExpiresOn: date.MustParse("2027-11-30")}
		p.Amounts.RealEstate = profile.Sum{Amount: 200000, Currency: "AZN"}
		p.Amounts.Deposit = profile.Sum{Amount: 100000, Currency: "USD"}
		p.Amounts.SharePercent, p.Staff.FullTime, p.Staff.CitizensPercent = 51, 6, 83
		p.Work.Contract = true
		p.Circumstances = []profile.Circumstance{"full-time-study", "former-citizen"}
	}))
	want := map[string]packet.Value{
		"stay.visa-days":            {Text: "90 gün", Where: "stay.visa_days"},
		"stay.unpaid-fine":          {Text: "Bəli", Where: "stay.unpaid_fine"},
		"stay.permit-since":         {Text: "01.12.2024", Where: "stay.permit_since"},
		"stay.last-refusal-on":      {Text: "15.03.2023", Where: "stay.last_refusal_on"},
		"provider.fin":              {Text: "5ABCD12", Where: "residence.provider.fin"},
		"sponsor.kind":              {Text: "fiziki şəxs", Choice: "person", Where: "sponsor.kind"},
		"sponsor.permit":            {Text: "Azərbaycan Respublikasının vətəndaşı", Choice: "citizen", Where: "sponsor.permit"},
		"sponsor.permit-ground":     {Text: "Təhsil", Where: "sponsor.permit_ground"},
		"sponsor.permit-expires-on": {Text: "30.11.2027", Where: "sponsor.permit_expires_on"},
		"amounts.real-estate":       {Text: "200.000 manat", Where: "amounts.real_estate"},
		"amounts.deposit":           {Text: "100.000 USD", Where: "amounts.deposit"},
		"amounts.capital":           {Where: "amounts.capital"},
		"amounts.share-percent":     {Text: "51%", Where: "amounts.share_percent"},
		"staff.full-time":           {Text: "6 nəfər", Where: "staff.full_time"},
		"staff.part-time":           {Where: "staff.part_time"},
		"staff.citizens-percent":    {Text: "83%", Where: "staff.citizens_percent"},
		"ground.figures": {Where: "amounts", Text: "Daşınmaz əmlakın dəyəri: 200.000 manat; Bankda müddətli əmanət: 100.000 USD; Şirkətdəki payı: 51%; " +
			"Tam iş vaxtı işləyənlər: 6 nəfər; İşçilər arasında vətəndaşların payı: 83%"},
		"work.contract": {Text: "Bəli", Where: "work.contract"},
		"circumstances": {Text: "əyani təhsil alır; Azərbaycan Respublikasının vətəndaşlığına xitam verilib", Where: "circumstances"},
	}
	got := map[string]packet.Value{}
	for name := range want {
		got[name] = p.Values[name]
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("values (-want +got):\n%s", diff)
	}
}

// TestStatedNoughts: a nought that the file writes is printed, one that it does not is not.
func TestStatedNoughts(t *testing.T) {
	source := "procedure: temporary-residence\nstay: {extensions: 0}\namounts: {deposit: 0, share_percent:}\nstaff: {part_time: 0}\n"
	read, problems := profile.Read("p.yaml", []byte(source), func(code string) (string, bool) { return code, true })
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	read.Language = "en"
	p := built(t, func(in *packet.Input) { in.Case.Profile = read; in.Papers = nil })
	for name, want := range map[string]string{
		"stay.extensions": "0", "amounts.deposit": "0 manat", "staff.part-time": "0 nəfər", "amounts.share-percent": "", "amounts.capital": "", "staff.full-time": "",
	} {
		if got := p.Values[name].Text; got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

// TestUnsaidValues: what the profile does not say leaves its box empty.
func TestUnsaidValues(t *testing.T) {
	p := built(t, nil)
	for _, name := range []string{
		"stay.visa-valid-until", "stay.first-permit-on", "stay.permit-issued-on", "stay.permit-ground", "stay.extensions",
		"stay.moved-on", "stay.previous-address", "stay.lost-on", "stay.data-changed-on",
		"stay.visa-days", "stay.permit-since", "stay.unpaid-fine", "stay.last-refusal-on", "work.contract", "sponsor.permit",
		"sponsor.permit-ground", "provider.fin", "amounts.investment", "staff.full-time", "ground.figures", "circumstances",
	} {
		v, ok := p.Values[name]
		if !ok || v.Text != "" || v.Where == "" {
			t.Errorf("%s is %+v", name, v)
		}
	}
}

func TestTerm(t *testing.T) {
	for _, test := range []struct {
		name, procedure string
		months, days    int
		want            packet.Value
	}{
		{"months", "temporary-residence", 12, 0, packet.Value{Text: "12 ay", Where: "term_months"}},
		{"days", "stay-extension", 0, 60, packet.Value{Text: "60 gün", Where: "term_days"}},
		{"fixed by law (54.12)", "permanent-residence", 0, 0, packet.Value{Text: "60 ay", Where: "term_months"}},
		{"nothing is said", "temporary-residence", 0, 0, packet.Value{Where: "term_months"}},
		{"nothing is asked", "stay-registration", 12, 60, packet.Value{Where: "term_months"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := built(t, person(func(p *profile.Profile) {
				p.Procedure, p.TermMonths, p.TermDays = test.procedure, test.months, test.days
			}))
			if diff := cmp.Diff(test.want, p.Values["term"]); diff != "" {
				t.Errorf("term (-want +got):\n%s", diff)
			}
		})
	}
}

// TestPartiesValues: who is a person stands among relatives, who is none among
// organisations, and of whom the profile does not say which stands among both.
func TestPartiesValues(t *testing.T) {
	for _, test := range []struct {
		kind                   profile.SponsorKind
		relative, organisation string
	}{
		{"person", "Sınaqov Elçin", ""}, {"organisation", "", "Sınaqov Elçin"}, {"", "Sınaqov Elçin", "Sınaqov Elçin"},
	} {
		p := built(t, person(func(p *profile.Profile) {
			p.Sponsor = profile.Sponsor{Kind: test.kind, Name: "Sınaqov Elçin", Permit: "citizen", TaxID: "1"}
		}))
		if got := p.Office["relative.name"].Text; got != test.relative {
			t.Errorf("%q: the relative is %q, want %q", test.kind, got, test.relative)
		}
		if got := p.Office["organisation.name"].Text; got != test.organisation {
			t.Errorf("%q: the organisation is %q, want %q", test.kind, got, test.organisation)
		}
		if status := p.Office["relative.status"].Text; (status == "Azərbaycan Respublikasının vətəndaşı") != (test.relative != "") {
			t.Errorf("%q: the status of the relative is %q", test.kind, status)
		}
	}
}

func TestTravelDocument(t *testing.T) {
	day := date.MustParse("2022-05-01")
	for _, test := range []struct {
		passport profile.Passport
		want     string
	}{
		{profile.Passport{Type: "ordinary", Number: "E1", IssuedOn: day, IssuedBy: "NIA"}, "ümumvətəndaş pasportu, E1, 01.05.2022, NIA"},
		{profile.Passport{Number: "E1"}, "E1"},
		{profile.Passport{Type: "ordinary", IssuedBy: "NIA"}, ""}, // without a number it tells nobody apart
		{profile.Passport{Type: "none"}, "pasportu yoxdur (doğum haqqında şəhadətnamə)"},
		{profile.Passport{}, ""},
	} {
		p := built(t, person(func(p *profile.Profile) { p.Passport = test.passport }))
		if got := p.Office["passport.document"].Text; got != test.want {
			t.Errorf("%+v: %q, want %q", test.passport, got, test.want)
		}
	}
}

// TestChildren: from the fourteenth birthday to the day before the eighteenth, and of
// the family who applies along (54.3). Today is 2026-11-21.
func TestChildren(t *testing.T) {
	child := func(name, born string, applying bool) profile.Relative {
		return profile.Relative{Relation: "child", Surname: "Zhang", GivenNames: name, BirthDate: date.MustParse(born), Citizenship: "CN", Applying: applying}
	}
	p := built(t, person(func(p *profile.Profile) {
		p.Applicant.BirthDate = date.MustParse("2012-11-21")
		p.Family = []profile.Relative{
			child("A", "2012-11-21", true), child("B", "2012-11-22", true), child("C", "2008-11-22", true),
			child("D", "2008-11-21", true), child("E", "2011-01-01", false), {Surname: "F", Applying: true},
		}
	}))
	want := [][]string{
		{"Zhang Wei", "21.11.2012", "Çin", "ümumvətəndaş pasportu, E12345678"},
		{"Zhang A", "21.11.2012", "Çin", ""}, {"Zhang C", "22.11.2008", "Çin", ""},
	}
	if diff := cmp.Diff(want, p.Office["children"].Rows); diff != "" {
		t.Errorf("children (-want +got):\n%s", diff)
	}
}

// TestLetterNames holds the list of what letters print against what there is.
func TestLetterNames(t *testing.T) {
	p := built(t, nil)
	listed := packet.Names([]string{"study"})
	maps.Copy(listed, packet.LetterNames())
	for _, values := range []map[string]packet.Value{p.Office, p.Own} {
		if diff := cmp.Diff(slices.Sorted(maps.Keys(listed)), slices.Sorted(maps.Keys(values))); diff != "" {
			t.Errorf("values (-names +packet):\n%s", diff)
		}
	}
}

// TestOwnValues: the applicant's own words for the same things, dates and names as they are.
func TestOwnValues(t *testing.T) {
	p := built(t, person(func(p *profile.Profile) { p.Language = "zh" }))
	want := map[string][2]string{
		"applicant.citizenship":    {"Çin", "中国"},
		"applicant.marital-status": {"subay", "未婚"},
		"applicant.birth-date":     {"12.04.1998", "12.04.1998"},
		"applicant.full-name":      {"Zhang Wei", "Zhang Wei"},
		"term":                     {"12 ay", "12个月"},
		"procedure":                {"Müvəqqəti yaşamaq üçün icazənin verilməsi", "临时居留许可"},
		"ground.title":             {"Təhsil", "学习"},
	}
	got := map[string][2]string{}
	for name := range want {
		got[name] = [2]string{p.Office[name].Text, p.Own[name].Text}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("values of the office and of the applicant (-want +got):\n%s", diff)
	}
}
