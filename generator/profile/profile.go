// Package profile is what an applicant says of himself and his papers: read
// strictly from YAML or JSON, checked, and turned into named facts.
package profile

import (
	"permitpack/generator/date"
	"permitpack/generator/record"
	"permitpack/generator/text"
)

// Profile is one application, in the keys of the YAML file.
type Profile struct {
	// Procedure and Ground are ids of the catalogue.
	Procedure string `yaml:"procedure"`
	Ground    string `yaml:"ground"`
	// TermMonths is the length asked for; TermDays for an extension of stay.
	TermMonths int   `yaml:"term_months"`
	TermDays   int   `yaml:"term_days"`
	Speed      Speed `yaml:"speed"`
	// DecisionDays chooses the tier where the fee table has more than two.
	DecisionDays   int            `yaml:"decision_days"`
	Language       text.Language  `yaml:"language"`
	Applicant      Applicant      `yaml:"applicant"`
	Passport       Passport       `yaml:"passport"`
	Stay           Stay           `yaml:"stay"`
	Residence      Residence      `yaml:"residence"`
	Sponsor        Sponsor        `yaml:"sponsor"`
	Amounts        Amounts        `yaml:"amounts"`
	Work           Work           `yaml:"work"`
	Representative Representative `yaml:"representative"`
	// Circumstances are named facts that no other key tells.
	Circumstances []Circumstance `yaml:"circumstances"`
	Staff         Staff          `yaml:"staff"`
	Family        []Relative     `yaml:"family"`
	Photo         Photo          `yaml:"photo"`
	Documents     []Document     `yaml:"documents"`

	// top is where the profile begins, and places tell where each of its keys stands.
	top    record.Position `yaml:"-"`
	places record.Places   `yaml:"-"`
	// noughts are the keys of numbers that the file writes as 0, which a number alone does not tell.
	noughts []string `yaml:"-"`
}

// Applicant is the person who wants the permit.
type Applicant struct {
	Surname       string         `yaml:"surname"`
	GivenNames    string         `yaml:"given_names"`
	Patronymic    string         `yaml:"patronymic"`
	PreviousNames []PreviousName `yaml:"previous_names"`
	Sex           Sex            `yaml:"sex"`
	BirthDate     date.Date      `yaml:"birth_date"`
	BirthPlace    string         `yaml:"birth_place"`
	Citizenship   Country        `yaml:"citizenship"`
	// Ethnicity is milliyyət, where the applicant states it.
	Ethnicity     string        `yaml:"ethnicity"`
	MaritalStatus MaritalStatus `yaml:"marital_status"`
	Education     string        `yaml:"education"`
	Occupation    string        `yaml:"occupation"`
	Phone         string        `yaml:"phone"`
	Email         string        `yaml:"email"`
	// FIN is the personal identification number, where there is one.
	FIN string `yaml:"fin"`
}

// PreviousName is a name that the applicant bore before.
type PreviousName struct {
	Surname    string    `yaml:"surname"`
	GivenNames string    `yaml:"given_names"`
	From       date.Date `yaml:"from"`
	To         date.Date `yaml:"to"`
	Reason     string    `yaml:"reason"`
}

// Passport is the travel document.
type Passport struct {
	Type      PassportType `yaml:"type"`
	Number    string       `yaml:"number"`
	IssuedOn  date.Date    `yaml:"issued_on"`
	ExpiresOn date.Date    `yaml:"expires_on"`
	IssuedBy  string       `yaml:"issued_by"`
	// MRZ are the two lines of the machine-readable zone.
	MRZ []string `yaml:"mrz"`
}

// Stay is how the applicant is in the country now.
type Stay struct {
	EnteredOn   date.Date `yaml:"entered_on"`
	ArrivedFrom Country   `yaml:"arrived_from"`
	// AuthorisedUntil is the last day of the lawful stay, or of the current permit.
	AuthorisedUntil date.Date    `yaml:"authorised_until"`
	VisaValidUntil  date.Date    `yaml:"visa_valid_until"`
	VisaDays        int          `yaml:"visa_days"`
	Document        StayDocument `yaml:"document"`
	DocumentNumber  string       `yaml:"document_number"`
	FirstPermitOn   date.Date    `yaml:"first_permit_on"`
	Extensions      int          `yaml:"extensions"`
	PermitGround    string       `yaml:"permit_ground"`
	PermitSince     date.Date    `yaml:"permit_since"`
	PermitIssuedOn  date.Date    `yaml:"permit_issued_on"`
	UnpaidFine      bool         `yaml:"unpaid_fine"`
	LastRefusalOn   date.Date    `yaml:"last_refusal_on"`
	MovedOn         date.Date    `yaml:"moved_on"`
	LostOn          date.Date    `yaml:"lost_on"`
	DataChangedOn   date.Date    `yaml:"data_changed_on"`
	PreviousAddress Address      `yaml:"previous_address"`
	Absences        []Absence    `yaml:"absences"`
}

// Absence is a time outside Azerbaijan, first and last day included.
type Absence struct {
	From date.Date `yaml:"from"`
	To   date.Date `yaml:"to"`
}

// Address is a dwelling in Azerbaijan.
type Address struct {
	City      string `yaml:"city"`
	District  string `yaml:"district"`
	Street    string `yaml:"street"`
	Building  string `yaml:"building"`
	Apartment string `yaml:"apartment"`
}

// Residence is the dwelling where the applicant will be registered.
type Residence struct {
	Address   Address   `yaml:"address"`
	Ownership Ownership `yaml:"ownership"`
	Provider  Provider  `yaml:"provider"`
}

// Provider is the person who provides the dwelling.
type Provider struct {
	Surname    string `yaml:"surname"`
	GivenNames string `yaml:"given_names"`
	Patronymic string `yaml:"patronymic"`
	IDNumber   string `yaml:"id_number"`
	FIN        string `yaml:"fin"`
	Address    string `yaml:"address"`
	Phone      string `yaml:"phone"`
}

// Sponsor is the relative, employer, university or inviting body that the ground rests on.
type Sponsor struct {
	Kind     SponsorKind `yaml:"kind"`
	Name     string      `yaml:"name"`
	Relation Relation    `yaml:"relation"`
	// TaxID is the VÖEN.
	TaxID   string `yaml:"tax_id"`
	Address string `yaml:"address"`
	// Head is who signs for an organisation.
	Head            string        `yaml:"head"`
	Permit          SponsorPermit `yaml:"permit"`
	PermitGround    string        `yaml:"permit_ground"`
	PermitExpiresOn date.Date     `yaml:"permit_expires_on"`
}

// Amounts are what the ground's thresholds are held against.
type Amounts struct {
	Investment   Sum `yaml:"investment"`
	RealEstate   Sum `yaml:"real_estate"`
	Deposit      Sum `yaml:"deposit"`
	Securities   Sum `yaml:"securities"`
	Capital      Sum `yaml:"capital"`
	Turnover     Sum `yaml:"turnover"`
	SharePercent int `yaml:"share_percent"`
}

// Sum is whole manat, written as a number; another currency is written
// {amount: 100000, currency: USD} and never converted.
type Sum struct {
	Amount   int64  `yaml:"amount"`
	Currency string `yaml:"currency"`
}

// Work is the work permit.
type Work struct {
	PermitNumber    string    `yaml:"permit_number"`
	PermitExpiresOn date.Date `yaml:"permit_expires_on"`
	Contract        bool      `yaml:"contract"`
}

// Representative signs for the applicant.
type Representative struct {
	Surname    string   `yaml:"surname"`
	GivenNames string   `yaml:"given_names"`
	IDNumber   string   `yaml:"id_number"`
	Capacity   Capacity `yaml:"capacity"`
}

// Staff are the employees of an entrepreneur.
type Staff struct {
	FullTime        int `yaml:"full_time"`
	PartTime        int `yaml:"part_time"`
	CitizensPercent int `yaml:"citizens_percent"`
}

// Relative is a member of the applicant's family.
type Relative struct {
	Relation    Relation  `yaml:"relation"`
	Surname     string    `yaml:"surname"`
	GivenNames  string    `yaml:"given_names"`
	BirthDate   date.Date `yaml:"birth_date"`
	Citizenship Country   `yaml:"citizenship"`
	// Applying says that the relative applies for a permit too.
	Applying bool `yaml:"applying"`
}

// Photo names the picture; the profile may also give just the path.
type Photo struct {
	File string `yaml:"file" text:"path"`
	// Size ("35x45") and Background ("red") are ids of the catalogue's photo rule, or empty for its default.
	Size       string `yaml:"size"`
	Background string `yaml:"background"`
}

// Document is one paper that the applicant has.
type Document struct {
	// ID is a document id of the catalogue.
	ID               string      `yaml:"id"`
	Files            []string    `yaml:"files" text:"path"`
	TranslationFiles []string    `yaml:"translation_files" text:"path"`
	Held             bool        `yaml:"held"`
	Language         string      `yaml:"language"`
	Copy             Copy        `yaml:"copy"`
	Translation      Translation `yaml:"translation"`
	Apostille        bool        `yaml:"apostille"`
	IssuedOn         date.Date   `yaml:"issued_on"`
	ValidUntil       date.Date   `yaml:"valid_until"`
}
