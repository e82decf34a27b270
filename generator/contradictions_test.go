package generator

import (
	"fmt"
	"slices"
	"testing"

	"permitpack/generator/rules"
	"permitpack/templates"
)

// contradictions are those that were found when the sources were read, by the
// number under which they were noted. They were written down from the texts, not from the catalogue.
var contradictions = []struct {
	number    int
	topic     string
	rule      string
	procedure string
	// claims are value, source and, where it is not that of the law, standing.
	claims []string
}{
	{1, "when to apply for an extension", "file-extension", "temporary-residence-extension", []string{"30 days MM", "22 working-days SEEDEN"}},
	{2, "number of extensions", "extensions", "temporary-residence-extension", []string{"unlimited MM", "4 extensions SEEDEN", "unlimited SEEDZH"}},
	{2, "length of an extension", "term", "temporary-residence-extension", []string{"24 months MM", "36 months MM", "12 months SEEDEN"}},
	{3, "reasons for an extension", "permit-extension-reasons", "temporary-residence-extension", []string{"ground-still-holds MM", "treatment-or-illness SEEDEN"}},
	{4, "change of address", "register-new-address", "temporary-residence", []string{"5 working-days MM", "10 days SEEDZH"}},
	{4, "change of address", "register-new-address", "address-change", []string{"5 working-days MM", "10 days SEEDZH"}},
	{5, "real estate for permanent residence", "threshold.real-estate", "permanent-residence", []string{"200000 AZN MM", "100000 AZN SEEDEN"}},
	{5, "deposit for permanent residence", "threshold.deposit", "permanent-residence", []string{"200000 AZN MM", "100000 AZN SEEDEN"}},
	{5, "investment for permanent residence", "threshold.investment", "permanent-residence", []string{"100000 USD SEEDZH"}},
	{6, "deposit for temporary residence", "threshold.deposit", "temporary-residence", []string{"100000 AZN MM", "100000 AZN SEEDEN", "50000 AZN SEEDEN", "50000 AZN SMS8302 obsolete"}},
	{7, "bank funds as a ground", "bank-funds", "temporary-residence", []string{"term-deposit MM", "any-bank-funds SEEDEN"}},
	{8, "background of the photo", "photo-background", "temporary-residence", []string{"red SEEDEN", "white ANFAS"}},
	{9, "size of the photo", "photo-size", "temporary-residence", []string{"35x45 MM", "35x45 SEEDEN", "30x40 SEEDEN"}},
	{10, "housing papers", "housing-document.form", "temporary-residence", []string{"with-original MM", "notarised-copy SEEDEN"}},
	{10, "housing papers", "housing-application.form", "temporary-residence", []string{"original MM", "notarised SEEDEN"}},
	{10, "housing papers", "housing-provider-id.form", "temporary-residence", []string{"with-original MM", "notarised-copy SEEDEN"}},
	{10, "lease contract", "lease-contract", "registration-card-permanent", []string{"any-housing-document MM", "formal-lease SEEDZH"}},
	{11, "consent of a child", "minor-consent.required", "temporary-residence", []string{"not-required MM", "required SEEDEN"}},
	{12, "translation", "languages", "registration-card-temporary", []string{"plain II", "none SEEDZH"}},
	{12, "translation", "languages", "temporary-residence", []string{"plain II", "none SEEDZH"}},
	{13, "health insurance", "health-insurance.required", "registration-card-temporary", []string{"not-required MM", "required SEEDZH"}},
	{13, "health insurance", "health-insurance.required", "temporary-residence", []string{"not-required MM", "required SEEDZH"}},
	{14, "processing time", "decision", "temporary-residence", []string{"20 working-days MM", "15 working-days MM", "21 days SEEDZH", "28 days SEEDZH"}},
	{14, "processing time", "decision", "permanent-residence", []string{"35 days MM", "60 days MM", "21 days SEEDZH", "28 days SEEDZH"}},
	{15, "deputy heads", "deputy-heads", "permanent-residence", []string{"not-admitted MM", "admitted SEEDEN"}},
	{16, "family for permanent residence", "family-of-resident.sponsor.permit", "permanent-residence", []string{"permanent-permit MM", "temporary-permit permanent-permit SEEDEN"}},
	{16, "family for permanent residence", "family-of-citizen.sponsor.relation", "permanent-residence", []string{"spouse SEEDZH"}},
	{17, "repealed papers", "repealed-papers", "permanent-residence", []string{"not-required MM", "required SMS065 obsolete"}},
	{18, "term of registration", "register-stay", "stay-registration", []string{"15 days MM", "10 days ASTRU obsolete", "3 days KIEV obsolete"}},
	{19, "reissue of a lost card", "card-reissue.card-lost.unknown-time", "card-replacement", []string{"20 AZN DR", "10 AZN MTO"}},
	{20, "unit of the processing time", "decision", "permanent-residence", []string{"60 days MM", "60 working-days CID19"}},
	{21, "request line of the form", "form-request-line", "temporary-residence", []string{"temporary-residence GEN", "temporary-stay GEN"}},
	{22, "fine for no registration", "fine-unregistered", "stay-registration", []string{"300-400 AZN IXM", "300 AZN KWE practice"}},
	{23, "name of the card", "card-name", "temporary-residence", []string{"permit-card MM", "registration-card SEEDZH"}},
	{24, "proof of the ground", "ground-proof", "permanent-residence", []string{"one-of-permanent-grounds MM", "temporary-grounds-continue SMS132", "temporary-grounds-continue ASANPRP", "temporary-grounds-continue SEEDEN"}},
	{25, "90 days in 180", "absence-limit", "permanent-residence", []string{"90 days MM", "90 days SEEDEN", "unlimited HQM4"}},
	{26, "receipt as proof of stay", "proof-of-stay", "temporary-residence", []string{"acceptance-keeps-stay MM", "receipt-proves-stay SEEDZH"}},
	{27, "labour contract", "labour-contract", "temporary-residence", []string{"entrepreneurs-alone MM", "work-permit-holders-too SEEDEN"}},
	{28, "addressee", "addressee", "temporary-residence", []string{"the-service II", "the-chief SEEDEN"}},
	{29, "close relatives", "family-of-citizen.sponsor.relation", "temporary-residence", []string{
		"spouse father mother child brother sister sibling-child grandparent great-grandparent grandchild parent-in-law sibling-in-law MM",
		"spouse father mother child brother sister grandparent grandchild SEEDEN",
	}},
	{30, "fields of specialists", "specialist-fields", "temporary-residence", []string{"fields-open MM", "four-fields SEEDEN", "five-fields SEEDEN"}},
	{31, "senior posts", "senior-posts", "temporary-residence", []string{"branch-heads-and-company-heads MM", "branch-posts SEEDEN", "posts-of-any-company SEEDEN"}},
	{32, "extension and work permit", "term-follows", "temporary-residence-extension", []string{"work-permit-on-its-ground MM", "work-permit-always SEEDEN"}},
}

// TestContradictionsAreTold holds the catalogue against all that was found to
// differ: each stands among the conflicts with what each source says.
func TestContradictionsAreTold(t *testing.T) {
	catalogue, err := rules.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	disagreements := catalogue.Disagreements()
	told := map[int]bool{}
	for _, c := range contradictions {
		told[c.number] = true
		at := slices.IndexFunc(disagreements, func(d rules.Disagreement) bool {
			return d.ID == c.rule && slices.Contains(d.Procedures, c.procedure)
		})
		if at < 0 {
			t.Errorf("%d, %s: the rule %s of %s is not among the conflicts", c.number, c.topic, c.rule, c.procedure)
			continue
		}
		for _, claim := range c.claims {
			if !slices.ContainsFunc(disagreements[at].Claims, func(s rules.Stated) bool { return says(s, claim) }) {
				t.Errorf("%d, %s: %s of %s lacks the claim %q", c.number, c.topic, c.rule, c.procedure, claim)
			}
		}
	}
	for number := 1; number <= 32; number++ {
		if !told[number] {
			t.Errorf("contradiction %d is not tested", number)
		}
	}
}

// says tells whether a claim is the one written as value and source, with its
// standing where that is written too.
func says(s rules.Stated, claim string) bool {
	written := fmt.Sprintf("%s %s", s.Quantity, s.Source)
	return claim == written || claim == written+" "+string(s.Standing)
}
