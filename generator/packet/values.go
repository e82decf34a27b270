package packet

import (
	"slices"
	"strings"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/profile"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// values are what forms print, in the words of one language: Azerbaijani for the office.
func values(p *profile.Profile, decision rules.Decision, words *text.Words) map[string]Value {
	v := valuer{words: words, values: map[string]Value{}}
	v.applicant(p)
	v.passport(p.Passport)
	v.stay(p.Stay)
	v.residence(p.Residence)
	v.request(p, decision)
	v.others(p)
	v.particulars(p)
	v.parts(p)
	return v.values
}

// valuer writes values in the words of a language.
type valuer struct {
	words  *text.Words
	values map[string]Value
}

// text is free text, as the applicant wrote it.
func (v valuer) text(name, key, value string) { v.values[name] = Value{Text: value, Where: key} }

func (v valuer) date(name, key string, d date.Date) {
	v.values[name] = Value{Text: d.Dotted(), Where: key}
}

// choice is a word of a list; its text is "<list>.<word>".
func (v valuer) choice(name, key, list, word string) {
	value := Value{Choice: word, Where: key}
	if word != "" {
		value.Text = v.words.Say(list+"."+word, nil)
	}
	v.values[name] = value
}

func (v valuer) country(name, key string, code profile.Country) {
	value := Value{Where: key}
	if code != "" {
		value.Text = v.words.Country(string(code))
	}
	v.values[name] = value
}

func (v valuer) rows(name, key string, rows [][]string) {
	v.values[name] = Value{Rows: rows, Where: key}
}

func (v valuer) applicant(p *profile.Profile) {
	a := p.Applicant
	v.text("applicant.full-name", "applicant.surname", join(" ", a.Surname, a.GivenNames, a.Patronymic))
	v.text("applicant.surname", "applicant.surname", a.Surname)
	v.text("applicant.given-names", "applicant.given_names", a.GivenNames)
	v.text("applicant.patronymic", "applicant.patronymic", a.Patronymic)
	v.choice("applicant.sex", "applicant.sex", "sex", string(a.Sex))
	v.date("applicant.birth-date", "applicant.birth_date", a.BirthDate)
	v.text("applicant.birth-place", "applicant.birth_place", a.BirthPlace)
	v.country("applicant.citizenship", "applicant.citizenship", a.Citizenship)
	v.text("applicant.ethnicity", "applicant.ethnicity", a.Ethnicity)
	v.choice("applicant.marital-status", "applicant.marital_status", "marital-status", string(a.MaritalStatus))
	v.text("applicant.education", "applicant.education", a.Education)
	v.text("applicant.occupation", "applicant.occupation", a.Occupation)
	v.text("applicant.phone", "applicant.phone", a.Phone)
	v.text("applicant.email", "applicant.email", a.Email)
	v.text("applicant.fin", "applicant.fin", a.FIN)
	var names [][]string
	for _, n := range a.PreviousNames {
		names = append(names, []string{join(" ", n.Surname, n.GivenNames), span(n.From, n.To), n.Reason})
	}
	v.rows("applicant.previous-names", "applicant.previous_names", names)
}

func (v valuer) passport(p profile.Passport) {
	v.choice("passport.type", "passport.type", "passport-type", string(p.Type))
	v.text("passport.number", "passport.number", p.Number)
	v.text("passport.issued-by", "passport.issued_by", p.IssuedBy)
	v.date("passport.issued-on", "passport.issued_on", p.IssuedOn)
	v.date("passport.expires-on", "passport.expires_on", p.ExpiresOn)
}

func (v valuer) stay(s profile.Stay) {
	v.date("stay.entered-on", "stay.entered_on", s.EnteredOn)
	v.country("stay.arrived-from", "stay.arrived_from", s.ArrivedFrom)
	v.choice("stay.document", "stay.document", "stay-document", string(s.Document))
	v.text("stay.document-number", "stay.document_number", s.DocumentNumber)
	v.date("stay.authorised-until", "stay.authorised_until", s.AuthorisedUntil)
	v.date("stay.visa-valid-until", "stay.visa_valid_until", s.VisaValidUntil)
	v.permit(s)
	v.date("stay.moved-on", "stay.moved_on", s.MovedOn)
	v.text("stay.previous-address", "stay.previous_address", v.address(s.PreviousAddress))
	v.date("stay.lost-on", "stay.lost_on", s.LostOn)
	v.date("stay.data-changed-on", "stay.data_changed_on", s.DataChangedOn)
	var absences [][]string
	for _, a := range s.Absences {
		absences = append(absences, []string{a.From.Dotted(), a.To.Dotted()})
	}
	v.rows("stay.absences", "stay.absences", absences)
}

// permit is the permit that the applicant has.
func (v valuer) permit(s profile.Stay) {
	v.date("stay.first-permit-on", "stay.first_permit_on", s.FirstPermitOn)
	v.date("stay.permit-issued-on", "stay.permit_issued_on", s.PermitIssuedOn)
	v.groundTitle("stay.permit-ground", "stay.permit_ground", s.PermitGround)
}

func (v valuer) residence(r profile.Residence) {
	v.text("residence.address", "residence.address", v.address(r.Address))
	v.choice("residence.ownership", "residence.ownership", "ownership", string(r.Ownership))
	v.text("provider.full-name", "residence.provider.surname", join(" ", r.Provider.Surname, r.Provider.GivenNames, r.Provider.Patronymic))
	v.text("provider.id-number", "residence.provider.id_number", r.Provider.IDNumber)
	v.text("provider.phone", "residence.provider.phone", r.Provider.Phone)
	v.text("provider.address", "residence.provider.address", r.Provider.Address)
}

// address is a dwelling as offices write it: city, district, street, building, apartment.
func (v valuer) address(a profile.Address) string {
	part := func(key, value string) string {
		if value == "" {
			return ""
		}
		return v.words.Say("address."+key, finding.Args{"name": value})
	}
	return join(", ", part("city", a.City), part("district", a.District), part("street", a.Street),
		part("building", a.Building), part("apartment", a.Apartment))
}

func (v valuer) request(p *profile.Profile, decision rules.Decision) {
	ground := Value{Choice: p.Ground, Where: "ground"}
	if p.Ground != "" {
		ground.Text = v.words.Say(decision.Ground.Text("statute"), nil)
	}
	v.values["ground"] = ground
	v.values["term"] = v.term(decision)
	speed := Value{Where: "speed"}
	for _, fee := range decision.Fees {
		if fee.Chosen && fee.Period.Value > 0 {
			speed.Text = v.words.Say("unit."+string(fee.Period.Unit), finding.Args{"n": fee.Period.Value})
		}
	}
	v.values["speed"] = speed
}

// term is the length asked for, or the one that the law fixes.
func (v valuer) term(decision rules.Decision) Value {
	value := Value{Where: "term_months"}
	if decision.Term.Unit == date.Days {
		value.Where = "term_days"
	}
	if decision.Term.Value > 0 {
		value.Text = v.words.Say("unit."+string(decision.Term.Unit), finding.Args{"n": decision.Term.Value})
	}
	return value
}

func (v valuer) others(p *profile.Profile) {
	v.text("sponsor.name", "sponsor.name", p.Sponsor.Name)
	v.choice("sponsor.relation", "sponsor.relation", "relation", string(p.Sponsor.Relation))
	v.text("sponsor.tax-id", "sponsor.tax_id", p.Sponsor.TaxID)
	v.text("sponsor.address", "sponsor.address", p.Sponsor.Address)
	v.text("sponsor.head", "sponsor.head", p.Sponsor.Head)
	v.text("work.permit-number", "work.permit_number", p.Work.PermitNumber)
	v.date("work.permit-expires-on", "work.permit_expires_on", p.Work.PermitExpiresOn)
	v.text("representative.full-name", "representative.surname", join(" ", p.Representative.Surname, p.Representative.GivenNames))
	v.text("representative.id-number", "representative.id_number", p.Representative.IDNumber)
	v.choice("representative.capacity", "representative.capacity", "capacity", string(p.Representative.Capacity))
	var family [][]string
	for _, r := range p.Family {
		relation, citizenship := "", ""
		if r.Relation != "" {
			relation = v.words.Say("relation."+string(r.Relation), nil)
		}
		if r.Citizenship != "" {
			citizenship = v.words.Country(string(r.Citizenship))
		}
		applying := v.words.Say("no", nil)
		if r.Applying {
			applying = v.words.Say("yes", nil)
		}
		family = append(family, []string{relation, join(" ", r.Surname, r.GivenNames), r.BirthDate.Dotted(), citizenship, applying})
	}
	v.rows("family", "family", family)
}

func join(separator string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), separator)
}

func span(from, to date.Date) string { return join(" – ", from.Dotted(), to.Dotted()) }
