package generator

import (
	"slices"
	"testing"

	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// home is the part of the catalogue that carries what a guide says.
type home string

const (
	// aClaim is a claim of the guide on the rule of that id, with that value.
	aClaim home = "claim"
	// aPaper is a document that a claim of the guide asks for.
	aPaper home = "document"
	// anInfo is a text on consequences and rights that rests on the guide, among others.
	anInfo home = "info"
	// aStep is something to do or to expect.
	aStep home = "step"
	// aGround is a ground of the procedure.
	aGround home = "ground"
	// aProcedure is a procedure that can be applied for.
	aProcedure home = "procedure"
)

// carried is one statement of a guide, in its own words, and where the catalogue
// keeps it. The value is that of the guide's claim, where the home is a claim.
type carried struct {
	sentence  string
	procedure string
	home      home
	id, value string
}

// TestGuides wants everything that the two public guides state as a fact to have
// a home in the catalogue. Their advertisement, their links and the stories of
// friends that say nothing further are left out.
func TestGuides(t *testing.T) {
	catalogue := loaded(t).catalogue
	for _, guide := range []struct {
		source string
		rows   []carried
	}{{"SEEDZH", chineseGuide}, {"SEEDEN", englishGuide}} {
		for _, row := range guide.rows {
			procedure := catalogue.Procedure(row.procedure)
			if procedure == nil || procedure.Abstract {
				t.Errorf("%s: “%s”: there is no procedure %s to apply for", guide.source, row.sentence, row.procedure)
				continue
			}
			if !row.stands(procedure, guide.source) {
				t.Errorf("%s: “%s”: %s has no %s %s %s", guide.source, row.sentence, row.procedure, row.home, row.id, row.value)
			}
		}
	}
}

// TestGuideInfosAreSpoken wants words in every language for what a guide's infos say.
func TestGuideInfosAreSpoken(t *testing.T) {
	engine := loaded(t)
	for _, row := range slices.Concat(chineseGuide, englishGuide) {
		if row.home != anInfo {
			continue
		}
		for _, language := range text.Languages {
			if key := "info." + row.id; !engine.Words(language).Has(key) {
				t.Errorf("%s: the text %s is missing", language, key)
			}
		}
	}
}

// stands tells whether the procedure has the row's home.
func (c carried) stands(p *rules.Procedure, source string) bool {
	switch c.home {
	case aClaim:
		return c.claimed(p, source)
	case aPaper:
		return slices.ContainsFunc(p.Documents, func(d rules.DocumentRequirement) bool {
			return d.ID == c.id && slices.ContainsFunc(d.Required, func(claim rules.Claim[bool]) bool {
				return claim.Source == source && claim.Value
			})
		})
	case anInfo:
		return slices.ContainsFunc(p.Info, func(i rules.Info) bool {
			return i.ID == c.id && slices.ContainsFunc(i.Claims, func(claim rules.Claim[rules.Span]) bool {
				return claim.Source == source
			})
		})
	case aStep:
		return slices.ContainsFunc(p.Steps, func(s rules.Step) bool { return s.ID == c.id })
	case aGround:
		return p.Ground(c.id) != nil
	case aProcedure:
		return p.ID == c.procedure
	}
	return false
}

// claimed tells whether the guide claims the row's value under the row's rule.
func (c carried) claimed(p *rules.Procedure, source string) bool {
	for rule := range p.Rules() {
		if rule.ID == c.id && slices.ContainsFunc(rule.Claims, func(s rules.Stated) bool {
			return s.Source == source && s.Quantity.String() == c.value
		}) {
			return true
		}
	}
	return false
}

const (
	cardTemporary = "registration-card-temporary"
	cardPermanent = "registration-card-permanent"
	temporary     = "temporary-residence"
	temporaryMore = "temporary-residence-extension"
	permanent     = "permanent-residence"
	permanentMore = "permanent-residence-extension"
)

// chineseGuide is what the guide to the “registration card” states, in its order.
var chineseGuide = []carried{
	{"因为没有及时办理注册卡，差点被罚款", "stay-registration", anInfo, "late-registration", ""},
	{"2025年的阿塞拜疆对外国人的管理政策有了新变化", cardTemporary, anInfo, "changes-2025", ""},
	{"简单来说就是外国人在阿塞拜疆合法居住的身份证明文件", cardTemporary, anInfo, "card-not-identity", ""},
	{"前者是专门针对外国人的居住证明，后者则是阿塞拜疆公民的身份证明", cardTemporary, anInfo, "card-not-identity", ""},
	{"现在注册卡分为临时注册卡", cardTemporary, aProcedure, "", ""},
	{"和永久注册卡两种", cardPermanent, aProcedure, "", ""},
	{"选择哪种最适合取决于你的停留目的和时长", cardTemporary, anInfo, "choose-temporary", ""},
	{"注册卡（Qeydiyyat kartı）", cardTemporary, aClaim, "card-name", "registration-card"},
	{"是外国人在阿塞拜疆境内合法居住的重要凭证", cardPermanent, anInfo, "card-not-identity", ""},
	{"由阿塞拜疆移民局统一发放", cardTemporary, aStep, "collect", ""},
	{"有了这张卡，你才能在当地开设银行账户、租房、购买手机卡", cardTemporary, anInfo, "card-uses", ""},
	{"甚至享受一些基本公共服务", cardPermanent, anInfo, "card-uses", ""},
	{"房东第一件事就是要求看我的注册卡，没有它几乎寸步难行", cardTemporary, anInfo, "card-uses", ""},
	{"阿塞拜疆注册卡的有效期和申请条件都有了调整", cardTemporary, anInfo, "changes-2025", ""},
	{"临时注册卡通常有效期为1年", cardTemporary, aClaim, "term", "12 months"},
	{"适合短期工作或学习的外国人", cardTemporary, anInfo, "choose-temporary", ""},
	{"而永久注册卡则面向那些与阿塞拜疆有更紧密联系的外国人，如投资移民、配偶团聚等情况", cardPermanent, anInfo, "choose-permanent", ""},
	{"你需要评估自己的长期计划和在阿塞拜疆的活动性质", cardPermanent, anInfo, "choose-permanent", ""},
	{"你需要准备好护照原件", cardTemporary, aPaper, "passport-original", ""},
	{"护照原件", cardPermanent, aPaper, "passport-original", ""},
	{"及复印件", cardTemporary, aPaper, "passport-copy", ""},
	{"入境签证", cardTemporary, aPaper, "stay-document", ""},
	{"居住地址证明", cardTemporary, aPaper, "housing-document", ""},
	{"健康保险证明", cardTemporary, aPaper, "health-insurance", ""},
	{"健康保险证明", cardPermanent, aPaper, "health-insurance", ""},
	{"以及申请表格", cardTemporary, aPaper, "application-form", ""},
	{"2025年的新政策增加了生物信息采集环节", cardTemporary, anInfo, "changes-2025", ""},
	{"这意味着你需要亲自到移民局进行指纹", cardTemporary, aStep, "fingerprints", ""},
	{"和面部识别", cardTemporary, aStep, "biometrics", ""},
	{"申请过程通常需要3-4周时间", cardTemporary, aClaim, "decision", "28 days"},
	{"建议你提前规划", cardTemporary, anInfo, "plan-ahead", ""},
	{"因为临近签证过期才匆忙申请，结果不得不延长签证并支付额外费用", cardTemporary, anInfo, "plan-ahead", ""},
	{"提交申请后，你会收到一张回执", cardTemporary, aStep, "receipt", ""},
	{"这是你在阿塞拜疆合法居住的临时证明", cardTemporary, aClaim, "proof-of-stay", "receipt-proves-stay"},
	{"记得随身携带这张回执和护照原件", cardTemporary, anInfo, "receipt-passport", ""},
	{"因为警察可能会随时检查外国人的证件", cardPermanent, anInfo, "receipt-passport", ""},
	{"注册卡主要证明你在阿塞拜疆的合法居住权，而身份证则包含更广泛的公民权利", cardPermanent, anInfo, "card-not-identity", ""},
	{"临时注册卡适合计划在阿塞拜疆停留1-3年的外国人，如留学生、短期工作者等", cardTemporary, anInfo, "choose-temporary", ""},
	{"停留1-3年", cardTemporary, aClaim, "term", "36 months"},
	{"申请门槛相对较低，但需要定期续签", cardTemporary, anInfo, "choose-temporary", ""},
	{"需要定期续签", temporaryMore, anInfo, "renewal", ""},
	{"永久注册卡则适合那些计划长期定居或与阿塞拜疆有家庭、投资关系的外国人", cardPermanent, anInfo, "choose-permanent", ""},
	{"2025年的新政策放宽了永久注册卡的申请条件", cardPermanent, anInfo, "changes-2025", ""},
	{"现在在阿塞拜疆投资超过10万美元", cardPermanent, aClaim, "threshold.investment", "100000 USD"},
	{"或与阿塞拜疆公民结婚的外国人都有资格申请", cardPermanent, aClaim, "family-of-citizen.sponsor.relation", "spouse"},
	{"我建议你考虑以下几个因素：停留时间、经济能力、家庭状况以及长期规划", cardTemporary, anInfo, "choose-temporary", ""},
	{"如果你只是短期留学或工作，临时注册卡就足够了", cardTemporary, anInfo, "choose-temporary", ""},
	{"永久注册卡虽然申请过程更复杂，但长远来看更为便利", cardPermanent, anInfo, "choose-permanent", ""},
	{"最容易犯的错误是材料准备不充分", cardTemporary, anInfo, "papers-in-full", ""},
	{"2025年的政策对文件翻译和认证的要求更加严格", cardTemporary, anInfo, "papers-in-full", ""},
	{"所有非阿塞拜疆语或俄语的文件都必须经过官方认证的翻译", cardTemporary, aClaim, "languages", "notarised"},
	{"非阿塞拜疆语或俄语", cardTemporary, aClaim, "languages", "none"},
	{"所有非阿塞拜疆语或俄语的文件都必须经过官方认证的翻译", cardPermanent, aClaim, "languages", "notarised"},
	{"建议你提前联系专业的翻译服务，避免因文件问题延误申请", cardPermanent, anInfo, "papers-in-full", ""},
	{"务必与房东签订正式合同", cardTemporary, anInfo, "formal-lease", ""},
	{"并办理地址注册", cardTemporary, aPaper, "stay-registration-proof", ""},
	{"租了无正式合同的房屋，结果无法提供有效的居住证明，导致注册卡申请被拒", cardTemporary, anInfo, "formal-lease", ""},
	{"正规租房合同不仅保障你的权益，也是申请注册卡的重要文件", cardPermanent, aPaper, "housing-document", ""},
	{"注册卡上的地址必须与你的实际居住地址一致", cardTemporary, anInfo, "address-must-match", ""},
	{"如果你搬家了，必须在10天内到移民局更新地址信息", cardTemporary, aClaim, "register-new-address", "10 days"},
	{"必须在10天内", cardPermanent, aClaim, "register-new-address", "10 days"},
	{"在10天内到移民局更新地址信息", "address-change", aClaim, "register-new-address", "10 days"},
	{"违反这一规定可能面临罚款，严重时甚至会影响你的签证状态", "address-change", anInfo, "address-must-match", ""},
	{"违反这一规定可能面临罚款", cardPermanent, anInfo, "address-must-match", ""},
	{"移民政策经常会有调整，定期查看移民局官网", cardTemporary, anInfo, "confirm-with-service", ""},
	{"或咨询专业移民顾问能帮你及时了解变化", cardTemporary, anInfo, "ask-advisers", ""},
	{"我建议加入一些在阿塞拜疆的外国人社群，大家会分享最新的政策信息和申请经验", cardTemporary, anInfo, "ask-advisers", ""},
	{"有了这张卡，你在阿塞拜疆的生活和工作会便利很多", cardTemporary, anInfo, "card-uses", ""},
	{"如果有任何疑问，不要犹豫，及时咨询专业人士或相关部门", cardPermanent, anInfo, "ask-advisers", ""},
}

// englishGuide is what the guide to both residence permits states, in its order.
var englishGuide = []carried{
	{"there have been recent restrictions on foreign nationals' residence rights", temporary, anInfo, "confirm-with-service", ""},

	// Its table.
	{"Who can get a residence permit? | Foreigners and stateless persons", temporary, anInfo, "permit-grants", ""},
	{"Types of residence permit | Temporary", temporary, aProcedure, "", ""},
	{"Temporary, Permanent", permanent, aProcedure, "", ""},
	{"Who issues the permit? | State Migration Service of the Republic of Azerbaijan", temporary, aStep, "file-in-person", ""},
	{"Validity of temporary residence permit | One year", temporary, aClaim, "term", "12 months"},
	{"can be extended up to four times", temporaryMore, aClaim, "extensions", "4 extensions"},
	{"Validity of permanent residence permit | Five years", permanent, aClaim, "term", "60 months"},
	{"Five years, can be extended", permanentMore, aProcedure, "", ""},
	{"Close relationship with an Azerbaijani citizen", temporary, aGround, "family-of-citizen", ""},
	{"Investment of 500,000 manats in the economy", temporary, aClaim, "threshold.investment", "500000 AZN"},
	{"Possession of real estate worth 100,000 manats", temporary, aClaim, "threshold.real-estate", "100000 AZN"},
	{"Highly qualified specialists", temporary, aGround, "specialist", ""},
	{"Family members of foreigners with residence permits", temporary, aGround, "family-of-resident", ""},
	{"Hold a work permit", temporary, aGround, "work-permit", ""},
	{"Full-time student at a university in Azerbaijan", temporary, aGround, "study", ""},
	{"Lived legally in Azerbaijan for two years with a temporary residence permit", permanent, aClaim, "two-years", "24 months"},
	{"with a temporary residence permit", permanent, aClaim, "stay.without-temporary-permit", "required"},
	{"Documents required for temporary residence permit | Application form", temporary, aPaper, "application-form", ""},
	{"Copy of passport", temporary, aPaper, "passport-copy", ""},
	{"Birth certificate", temporary, aPaper, "birth-certificate", ""},
	{"Health certificate", temporary, aPaper, "medical-certificate", ""},
	{"Document confirming residence in Azerbaijan", temporary, aPaper, "stay-document", ""},
	{"2 photos", temporary, aClaim, "photo-copies", "2 copies"},
	{"Notarized written consent of children (if applicable)", temporary, aPaper, "minor-consent", ""},
	{"Notarized written consent of children", temporary, aClaim, "minor-consent.form", "notarised"},
	{"Document entitling for move for residence", temporary, aPaper, "housing-document", ""},
	{"Application and ID copy of the person offering a residential area", temporary, aPaper, "housing-application", ""},
	{"ID copy of the person offering a residential area", temporary, aPaper, "housing-provider-id", ""},
	{"Documents required for permanent residence permit | Application form", permanent, aPaper, "application-form", ""},
	{"Document confirming sufficient funds", permanent, aPaper, "proof-of-funds", ""},
	{"Copy of temporary or permanent residence permit", permanent, aPaper, "permit-copy", ""},
	{"Notarized copy of the document certifying the grounds for permit issuance", permanent, aPaper, "ground-document", ""},
	{"Notarized consent of minors (if applicable)", permanent, aPaper, "minor-consent", ""},
	{"Document of dwelling", permanent, aPaper, "housing-document", ""},
	{"Application and ID copy of the person providing housing (if applicable)", permanent, aPaper, "housing-application", ""},

	// Who can apply for a residence permit in Azerbaijan?
	{"Foreigners and stateless persons can apply for a temporary residence permit", temporary, anInfo, "permit-grants", ""},
	{"grants the permit holder the right to temporarily reside in Azerbaijan", temporary, anInfo, "permit-grants", ""},
	{"leave Azerbaijan and return without a visa during the validity period", temporary, anInfo, "permit-grants", ""},
	{"and identifies them in the country and their registration at their place of residence", temporary, aStep, "carry", ""},
	{"Have close family ties with an Azerbaijani citizen (e.g., parents, children, siblings)", temporary, aGround, "family-of-citizen", ""},
	{"with an Azerbaijani citizen", temporary, aClaim, "family-of-citizen.sponsor.permit", "citizen"},
	{"Invest at least 500,000 manats in the country's economy", temporary, aClaim, "threshold.investment", "500000 AZN"},
	{"Possess real estate in Azerbaijan worth at least 100,000 manats", temporary, aClaim, "threshold.real-estate", "100000 AZN"},
	{"or have funds in the same amount in an Azerbaijani bank", temporary, aClaim, "threshold.deposit", "100000 AZN"},
	{"have funds in the same amount in an Azerbaijani bank", temporary, aClaim, "bank-funds", "any-bank-funds"},
	{"specific sectors, such as the economy, industry, defence, science, or culture", temporary, aClaim, "specialist-fields", "five-fields"},
	{"Be a special category of professionals invited by individuals or entities for specified purposes", temporary, aGround, "invited-specialist", ""},
	{"Be a family member of a foreigner or stateless person temporarily or permanently residing", temporary, aClaim, "family-of-resident.sponsor.permit", "temporary-permit permanent-permit"},
	{"Hold a senior position in the branch or representation of a foreign legal entity in Azerbaijan", temporary, aGround, "branch-head", ""},
	{"Hold a senior position in the branch or representation", temporary, aClaim, "senior-posts", "branch-posts"},
	{"Engage in entrepreneurship activity in Azerbaijan", temporary, aGround, "entrepreneur", ""},
	{"employing at least 5 full-time", temporary, aClaim, "threshold.staff", "5 people"},
	{"or 10 part-time employees", temporary, aClaim, "threshold.staff-part-time", "10 people"},
	{"with at least 80% being Azerbaijani citizens", temporary, aClaim, "threshold.citizens-percent", "80 percent"},
	{"Obtain a work permit to carry out paid labour activity in Azerbaijan", temporary, aGround, "work-permit", ""},
	{"full-time student at an institution of higher education, technical school, or secondary school", temporary, aGround, "study", ""},
	{"professional religious activity at officially registered religious institutions", temporary, aGround, "religious", ""},
	{"The State Migration Service of Azerbaijan issues temporary residence permits", temporary, aStep, "collect", ""},
	{"proof of qualifications or investments, and more", temporary, aPaper, "ground-document", ""},
	{"The permit is typically valid for one year", temporary, aClaim, "term", "12 months"},
	{"and can be extended if the applicant meets certain conditions", temporaryMore, anInfo, "renewal", ""},

	// What are the requirements for a temporary residence permit?
	{"parents, children, grandparents, grandchildren, siblings with common parents, or being married to an Azerbaijani citizen", temporary, aClaim, "family-of-citizen.sponsor.relation", "spouse father mother child brother sister grandparent grandchild"},
	{"The minimum investment requirement is typically AZN 500,000", temporary, aClaim, "threshold.investment", "500000 AZN"},
	{"The property should be worth a minimum of AZN 100,000", temporary, aClaim, "threshold.real-estate", "100000 AZN"},
	{"having funds amounting to AZN 100,000 or more deposited in Azerbaijani banks", temporary, aClaim, "threshold.deposit", "100000 AZN"},
	{"the economy, industry, defence, science, culture, sports, and other specialised areas", temporary, aClaim, "specialist-fields", "fields-open"},
	{"if they have a valid work permit and are engaged in paid labour activities", temporary, aGround, "work-permit", ""},
	{"they may need to demonstrate that they have concluded a labour contract with a minimum number of full-time or part-time employees", temporary, aClaim, "labour-contract", "work-permit-holders-too"},
	{"Enrolling in full-time education at recognised institutions of higher education, technical schools, or secondary schools", temporary, aGround, "study", ""},
	{"being a family member of a foreigner or stateless person already residing in Azerbaijan", temporary, aGround, "family-of-resident", ""},
	{"holding specific senior positions in foreign or locally established legal entities", temporary, aClaim, "senior-posts", "posts-of-any-company"},
	{"locally established legal entities", temporary, aGround, "company-head", ""},
	{"special circumstances recognised by international agreements that Azerbaijan is a party to", temporary, aGround, "treaty", ""},
	{"the requirements may change, and individuals should refer to the official sources", temporary, anInfo, "confirm-with-service", ""},

	// What documents are needed for a temporary residence permit?
	{"A completed application form, as approved by the Cabinet of Ministers", temporary, aPaper, "application-form", ""},
	{"A copy of the applicant's passport or other border-crossing document", temporary, aPaper, "passport-copy", ""},
	{"a validity period of at least three months beyond the expiry date of the temporary residence permit", temporary, aClaim, "passport-valid", "3 months"},
	{"A notarized copy of the applicant's birth certificate or equivalent document", temporary, aClaim, "birth-certificate.form", "notarised-copy"},
	{"(for persons under 18 without a passport)", temporary, aPaper, "birth-certificate", ""},
	{"document confirming the existence of cases that justify the issuance", temporary, aPaper, "ground-document", ""},
	{"A notarized or equally certified document", temporary, aClaim, "ground-document.form", "notarised-copy"},
	{"consent letter from a family member or close relative as envisaged by Articles 45.1.1 and 45.1.5", temporary, aPaper, "relative-consent", ""},
	{"A notarized consent letter from a family member or close relative", temporary, aClaim, "relative-consent.form", "notarised"},
	{"A health certificate confirming that the applicant is not a carrier", temporary, aPaper, "medical-certificate", ""},
	{"A copy of the document authorizing the applicant to temporarily stay or reside in Azerbaijan, such as a visa", temporary, aPaper, "stay-document", ""},
	{"A justified application by an authority, enterprise, or organization inviting the applicant", temporary, aPaper, "petition", ""},
	{"Two photographs of the applicant", temporary, aClaim, "photo-copies", "2 copies"},
	{"Two photographs", temporary, aPaper, "photos", ""},
	{"3.5 x 4.5 cm or 3x4 cm, with a red background", temporary, aClaim, "photo-size", "35x45"},
	{"or 3x4 cm", temporary, aClaim, "photo-size", "30x40"},
	{"with a red background", temporary, aClaim, "photo-background", "red"},
	{"A notarized copy of the document entitling the applicant to move for residence", temporary, aClaim, "housing-document.form", "notarised-copy"},
	{"such as an extract from the state register of real estate", temporary, aPaper, "housing-document", ""},
	{"A notarized application from the person offering a residential area", temporary, aClaim, "housing-application.form", "notarised"},
	{"addressed to the Chief of the State Migration Service", temporary, aClaim, "addressee", "the-chief"},
	{"A notarized copy of the identity card or equivalent document of the person offering a residential area", temporary, aClaim, "housing-provider-id.form", "notarised-copy"},
	{"Receipt of state fee payment, which varies depending on the duration", temporary, aPaper, "fee-receipt", ""},
	{"the specific requirements and procedures should be confirmed with the relevant authorities", temporary, anInfo, "confirm-with-service", ""},

	// How long does a temporary residence permit last?
	{"issued for one year and can be extended four times", temporaryMore, aClaim, "extensions", "4 extensions"},
	{"for one year each time", temporaryMore, aClaim, "term", "12 months"},
	{"The duration of the permit corresponds with that of a work permit", temporary, aClaim, "term-follows", "work-permit-always"},
	{"an application must be submitted at least 22 working days before the permit expires", temporaryMore, aClaim, "file-extension", "22 working-days"},
	{"Extensions are granted in the following situations", temporaryMore, aClaim, "permit-extension-reasons", "treatment-or-illness"},
	{"Urgent treatment is necessary", "stay-extension", aGround, "urgent-treatment", ""},
	{"A close relative is seriously ill or has died", "stay-extension", aGround, "relative-ill", ""},
	{"must be submitted 30 days before the expiry of the temporary stay", temporary, aClaim, "file-first", "30 days"},

	// What are the requirements for a permanent residence permit?
	{"held a temporary residence permit for at least two years without interruption", permanent, aClaim, "two-years", "24 months"},
	{"does not stay outside of Azerbaijan for more than 90 days within 180 days", permanent, aClaim, "absence-limit", "90 days"},
	{"more than 90 days within 180 days", temporary, anInfo, "absence-temporary", ""},
	{"Be in close relationship with a citizen of Azerbaijan", permanent, aGround, "family-of-citizen", ""},
	{"close relationship with a citizen", permanent, aClaim, "family-of-citizen.sponsor.permit", "citizen"},
	{"Have invested at least 500,000 manats in the country's economy", permanent, aClaim, "threshold.investment", "500000 AZN"},
	{"Possess real estate in Azerbaijan worth at least 100,000 manats", permanent, aClaim, "threshold.real-estate", "100000 AZN"},
	{"Have deposited at least 100,000 manats in a term deposit account with a bank in Azerbaijan", permanent, aClaim, "threshold.deposit", "100000 AZN"},
	{"Be a highly qualified specialist in a field such as the economy, industry, military, science, culture, or sports", permanent, aGround, "specialist", ""},
	{"a specialist in a field defined by the President of Azerbaijan", permanent, aGround, "invited-specialist", ""},
	{"Be a family member of a foreigner or stateless person temporarily or permanently residing in Azerbaijan", permanent, aClaim, "family-of-resident.sponsor.permit", "temporary-permit permanent-permit"},
	{"Hold a position of head or deputy head in the branch or representation", permanent, aGround, "branch-head", ""},
	{"Hold a position of head or deputy head of a legal entity established in Azerbaijan", permanent, aClaim, "deputy-heads", "admitted"},
	{"with at least one foreign founder", permanent, aGround, "company-head", ""},
	{"Engage in entrepreneurial activity in Azerbaijan", permanent, aGround, "entrepreneur", ""},
	{"Application form", permanent, aPaper, "application-form", ""},
	{"Copy of passport or other border crossing document", permanent, aPaper, "passport-copy", ""},
	{"Notarized copy of birth certificate or equivalent document (for persons under 18 without a passport)", permanent, aClaim, "birth-certificate.form", "notarised-copy"},
	{"(for persons under 18 without a passport)", permanent, aPaper, "birth-certificate", ""},
	{"Health certificate confirming the applicant is not a carrier of any dangerous infectious diseases", permanent, aPaper, "medical-certificate", ""},
	{"Document certifying the existence of necessary funds to meet the minimum needs", permanent, aPaper, "proof-of-funds", ""},
	{"(unless a close relative of the applicant undertakes to provide support)", permanent, aPaper, "support-undertaking", ""},
	{"Copy of the temporary or permanent residence permit for Azerbaijan", permanent, aPaper, "permit-copy", ""},
	{"Notarized copy of the document", permanent, aClaim, "ground-document.form", "notarised-copy"},
	{"the grounds for the issuance of the temporary residence permit are still valid", permanent, aClaim, "ground-proof", "temporary-grounds-continue"},
	{"Two photos sized", permanent, aClaim, "photo-copies", "2 copies"},
	{"3.5 x 4.5 cm", permanent, aClaim, "photo-size", "35x45"},
	{"Notarized consent of minors between the ages of 14 and 18", permanent, aClaim, "minor-consent.form", "notarised"},
	{"Document of residential area in Azerbaijan, such as a property deed, rental agreement, or other valid document", permanent, aPaper, "housing-document", ""},
	{"Application of the person providing the residential area (if applicable)", permanent, aPaper, "housing-application", ""},
	{"Copy of the identity document of the person providing the residential area (if applicable)", permanent, aPaper, "housing-provider-id", ""},
	{"Receipt of state fee payment", permanent, aPaper, "fee-receipt", ""},

	// Frequently asked questions.
	{"Are married or have close ties/family of an Azerbaijani citizen", temporary, aGround, "family-of-citizen", ""},
	{"Open a deposit account with 50,000 AZN", temporary, aClaim, "threshold.deposit", "50000 AZN"},
	{"Work in Azerbaijan and hold a work permit", temporary, aGround, "work-permit", ""},
	{"Are full-time students at one of Azerbaijan's universities", temporary, aGround, "study", ""},
	{"Are specialists in one of the following industries: defence, economy, culture, or science", temporary, aClaim, "specialist-fields", "four-fields"},
	{"can be granted after a temporary residence permit holder has lived legally in Azerbaijan for two years", permanent, aClaim, "two-years", "24 months"},
	{"Foreigners can work, invest in Azerbaijan, use local banks", temporary, anInfo, "rights-and-duties", ""},
	{"move within Azerbaijan, marry and divorce an Azerbaijani citizen", temporary, anInfo, "rights-and-duties", ""},
	{"have health, home and travel insurance, and study at educational institutions", permanent, anInfo, "rights-and-duties", ""},
	{"They must pay taxes and conform to residency permit requirements", temporary, anInfo, "rights-and-duties", ""},
	{"and they cannot vote or be subject to military service", permanent, anInfo, "rights-and-duties", ""},
}
