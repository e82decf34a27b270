package generator

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/rules"
)

// lawCase is an invented applicant and what the codes and the two guides give
// him, read from them by hand: the catalogue is what is tested, so it is not
// asked. An outcome is nil where the sources leave it open.
type lawCase struct {
	who   string
	today string
	// profile are keys of the profile, joined by dots, over those of ordinary; a
	// key takes the place of all keys below it, too.
	profile string
	// all is decided with --sources all, official with --sources official: papers,
	// fees and days that official leaves out are those of all.
	all, official *outcome
}

// outcome is what a packet has to say, in a shorthand.
//
// The days were counted by a program of its own (in Python), not by this one: it
// steps from day to day over the working days of 2024 to 2027, does not count the
// day of the event, gives a month that lacks the day its last one, and then moves:
// the last day by law to the next working day, or to the one before where the law
// says "at least so long before"; the safe day, which is the earliest over all
// sources, always to the one before. A stay abroad is tried day by day. A first
// permit starts on the last day of the slow processing time, an extension on the
// day after the old one; the month that a passport needs for the extension of a
// stay (Article 43.2) is counted from the day of filing.
type outcome struct {
	// documents are id, form and "x2" for two copies, in the order of the Code. The
	// forms are P plain, CO with the original, O original, NC notarised copy, N
	// notarised, and "-" where no source names any; "later" is the status where it
	// is told. A paper behind "+" may stand anywhere.
	documents string
	// fees are class, tier and whole manat; "chosen" marks the one to budget, and
	// "free" says that every amount is nought, "none" that there is none to tell.
	// "-" is not compared.
	fees string
	// deadlines are id, last day by law / safe day, and status where it is told;
	// "projected" or "dated" tells whether the count rests on a day off whose
	// official date is not out yet. "-" is not compared.
	deadlines string
	// conflicts are rules on which the sources differ, with the safe value where
	// it is told. "!" says that there is none.
	conflicts string
	// findings are id, severity, and arguments where they are told. "!" says that
	// there is none.
	findings string
}

// ordinary is what a profile says where a case does not say otherwise.
const ordinary = `
	language: en
	passport.type: ordinary
	passport.number: P1234567
	passport.issued_on: 2022-01-10
	passport.expires_on: 2034-01-09
	passport.issued_by: Nümunə
	stay.document: visa
	stay.document_number: V123456
	residence.address: {city: Bakı, district: Nəsimi, street: Nümunə küçəsi, building: "12", apartment: "34"}
	residence.ownership: rented
	residence.provider: {surname: Nümunəyev, given_names: Tural, id_number: AA1234567}`

var lawCases = []lawCase{
	{
		who: "a student from Chengdu: the university's two copies, the guide's notary, the student's fee", today: "2026-11-22",
		profile: `
			procedure: temporary-residence
			ground: study
			term_months: 12
			applicant: {surname: Lin, given_names: Meihua, sex: female, birth_date: 2006-03-04, citizenship: CN}
			stay.entered_on: 2026-09-14
			stay.authorised_until: 2027-01-15
			sponsor: {kind: organisation, name: Nümunə Universiteti}
			documents: [{id: medical-certificate, held: true, issued_on: 2026-11-02}]`,
		all: &outcome{
			documents: "application-form -, passport-copy CO x2, ground-document NC, medical-certificate O, stay-document CO x2, photos - x2, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later",
			fees:      "student standard 40 chosen, student fast 60",
			deadlines: `
				file-first 2026-12-16/2026-12-16 soon dated
				decision 2027-01-18/2027-01-18 ok projected
				pay-fee 2027-02-17/2027-02-17 ok
				passport-valid 2028-03-18/2028-03-18`,
			conflicts: "passport-copy.copies: 2 copies, stay-document.copies: 2 copies, housing-document.form, housing-application.form, housing-provider-id.form, photo-size, photo-background",
			findings:  "!deadline.filing-passed, !stay.ended, !passport.expires-early, !ground.term-advised, document.validity-unknown warning",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			conflicts: "!passport-copy.copies, !stay-document.copies, !housing-document.form, !housing-application.form, !housing-provider-id.form, !photo-size, !photo-background",
		},
	},
	{
		who: "an engineer from Lagos whose passport ends too early: eight months would fit", today: "2026-12-28",
		profile: `
			procedure: temporary-residence
			ground: work-permit
			term_months: 12
			speed: fast
			applicant: {surname: Okafor, given_names: Emeka, sex: male, birth_date: 1988-07-19, citizenship: NG}
			passport.expires_on: 2027-12-30
			stay.entered_on: 2026-12-01
			stay.authorised_until: 2027-02-28
			work: {permit_number: "1234", permit_expires_on: 2028-03-01, contract: true}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later",
			fees:      "adult standard 120, adult fast 160 chosen",
			deadlines: `
				file-first 2027-01-29/2027-01-29 ok dated
				decision 2027-02-19/2027-02-19 ok dated
				pay-fee 2027-03-29/2027-03-19 ok projected
				passport-valid 2028-04-29/2028-04-29`,
			conflicts: "housing-document.form, housing-application.form, housing-provider-id.form, photo-size, photo-background",
			findings:  "passport.expires-early error longest=8, !deadline.filing-passed",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			conflicts: "!housing-document.form, !housing-application.form, !housing-provider-id.form, !photo-size, !photo-background",
			findings:  "passport.expires-early error longest=8",
		},
	},
	{
		who: "a citizen's wife from Kazan who is late while her stay still runs", today: "2026-11-20",
		profile: `
			procedure: temporary-residence
			ground: family-of-citizen
			term_months: 6
			applicant: {surname: Ivanova, given_names: Svetlana, sex: female, birth_date: 1991-01-30, citizenship: RU, marital_status: married}
			stay.entered_on: 2026-09-12
			stay.authorised_until: 2026-12-10
			residence.ownership: provided
			sponsor: {kind: person, name: Nümunəyev Tural, relation: spouse, permit: citizen}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, relative-consent N, medical-certificate O, stay-document CO, photos - x2, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later",
			fees:      "adult standard 60 chosen, adult fast 80",
			deadlines: `
				file-first 2026-11-06/2026-11-06 overdue
				decision 2026-12-18/2026-12-18 soon dated
				pay-fee 2027-01-18/2027-01-15 ok
				passport-valid 2027-09-18/2027-09-18`,
			findings: "deadline.filing-passed warning, !stay.ended, !ground.relation-not-admitted, !ground.sponsor-permit",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, relative-consent N, medical-certificate O, stay-document CO, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			findings:  "deadline.filing-passed warning",
		},
	},
	{
		who: "an owner from Leeds whose stay has ended; the dwelling is his own", today: "2026-11-22",
		profile: `
			procedure: temporary-residence
			ground: real-estate
			term_months: 12
			applicant: {surname: Whitfield, given_names: James, sex: male, birth_date: 1969-10-02, citizenship: GB}
			stay.entered_on: 2026-08-20
			stay.authorised_until: 2026-11-18
			residence.ownership: owned
			amounts.real_estate: 100000
			photo: {file: photo.jpg, size: 30x40}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document NC, fee-receipt O later",
			fees:      "adult standard 120 chosen, adult fast 160",
			deadlines: `
				file-first 2026-10-19/2026-10-19 overdue
				decision 2026-12-18/2026-12-18 soon
				pay-fee 2027-01-18/2027-01-15 ok
				passport-valid 2028-03-18/2028-03-18`,
			findings: "stay.ended error, !deadline.filing-passed, !ground.threshold-missed, photo.size-unofficial warning",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document CO, fee-receipt O later",
			findings:  "stay.ended error, photo.size-unofficial warning",
		},
	},
	{
		who: "a girl of ten from Cairo without a passport: the certificate of birth stands for it", today: "2026-11-23",
		profile: `
			procedure: temporary-residence
			ground: family-of-resident
			term_months: 12
			applicant: {surname: Al-Sayed, given_names: Fatima, sex: female, birth_date: 2016-05-05, citizenship: EG}
			passport: {type: none}
			stay.entered_on: 2026-11-02
			stay.authorised_until: 2027-03-31
			sponsor: {kind: person, name: Al-Sayed Omar, relation: father, permit: temporary-permit, permit_ground: work-permit, permit_expires_on: 2027-06-30}
			representative: {surname: Al-Sayed, given_names: Omar, id_number: A7654321, capacity: parent}`,
		all: &outcome{
			documents: "application-form -, birth-certificate NC, ground-document NC, relative-consent N, medical-certificate O, stay-document CO, photos - x2, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later",
			fees:      "minor standard 60 chosen, minor fast 100",
			deadlines: `
				file-first 2027-03-01/2027-03-01 ok dated
				decision 2027-04-08/2027-04-08 ok projected
				pay-fee 2027-05-11/2027-05-07 ok`,
			conflicts: "!minor-consent.required",
			findings:  "ground.sponsor-permit-ends-first warning, !ground.relation-not-admitted",
		},
		official: &outcome{
			documents: "application-form -, birth-certificate NC, ground-document NC, relative-consent N, medical-certificate O, stay-document CO, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			findings:  "ground.sponsor-permit-ends-first warning",
		},
	},
	{
		who: "a pupil of sixteen from Tashkent with a passport: no certificate of birth, consent by the guide alone, the dearer class budgeted", today: "2026-11-24",
		profile: `
			procedure: temporary-residence
			ground: study
			term_months: 12
			applicant: {surname: Karimov, given_names: Timur, sex: male, birth_date: 2010-06-15, citizenship: UZ}
			stay.entered_on: 2026-09-01
			stay.authorised_until: 2027-02-26
			sponsor: {kind: organisation, name: 5 nömrəli tam orta məktəb}
			representative: {surname: Karimova, given_names: Dilnoza, id_number: AB1234567, capacity: parent}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO x2, ground-document NC, medical-certificate O, stay-document CO x2, photos - x2, minor-consent N, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later",
			fees:      "student standard 40, student fast 60, minor standard 60 chosen, minor fast 100",
			deadlines: `
				file-first 2027-01-27/2027-01-27 ok
				decision 2027-02-24/2027-02-24 ok
				pay-fee 2027-03-29/2027-03-19 ok
				passport-valid 2028-03-22/2028-03-22`,
			conflicts: "minor-consent.required",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			conflicts: "!minor-consent.required",
		},
	},
	{
		who: "a depositor from Izmir with 80,000: the guide's 50,000 does not help", today: "2026-11-25",
		profile: `
			procedure: temporary-residence
			ground: deposit
			term_months: 3
			speed: fast
			applicant: {surname: Yıldız, given_names: Mehmet, sex: male, birth_date: 1975-12-12, citizenship: TR}
			stay.document: visa-free
			stay.entered_on: 2026-11-05
			stay.authorised_until: 2027-02-02
			amounts.deposit: 80000`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later",
			fees:      "adult standard 30, adult fast 40 chosen",
			deadlines: `
				file-first 2026-12-30/2026-12-30 ok
				decision 2027-01-26/2027-01-26 ok
				pay-fee 2027-02-25/2027-02-25 ok
				passport-valid 2027-06-23/2027-06-23`,
			conflicts: "threshold.deposit: 100000 AZN",
			findings:  "ground.threshold-missed error",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			conflicts: "!threshold.deposit",
			findings:  "ground.threshold-missed error",
		},
	},
	{
		who: "a victim of trafficking from Chișinău: a petition in place of five papers, and no fee", today: "2026-11-26",
		profile: `
			procedure: temporary-residence
			ground: trafficking-victim
			term_months: 12
			applicant: {surname: Popescu, given_names: Maria, sex: female, birth_date: 1998-02-11, citizenship: MD}
			stay.entered_on: 2026-10-01
			stay.authorised_until: 2027-04-30`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, petition O, photos - x2",
			fees:      "free",
			deadlines: `
				file-first 2027-03-31/2027-03-31 ok
				decision 2027-04-28/2027-04-28 ok
				passport-valid 2028-03-24/2028-03-24`,
			conflicts: "!housing-document.form",
		},
		official: &outcome{},
	},
	{
		who: "an investor from Almaty for three years: deposit and house count, the guide knows one year", today: "2026-11-27",
		profile: `
			procedure: temporary-residence
			ground: investment
			term_months: 36
			applicant: {surname: Seitkali, given_names: Aigerim, sex: female, birth_date: 1980-08-08, citizenship: KZ}
			passport.expires_on: 2030-03-25
			stay.document: visa-free
			stay.entered_on: 2026-11-10
			stay.authorised_until: 2027-02-07
			amounts: {deposit: 300000, real_estate: 250000}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later",
			fees:      "adult standard 360 chosen, adult fast 480",
			deadlines: `
				file-first 2027-01-08/2027-01-08 ok
				decision 2027-02-08/2027-02-08 ok
				pay-fee 2027-03-11/2027-03-05 ok
				passport-valid 2030-03-25/2030-03-25`,
			conflicts: "term",
			findings:  "ground.term-advised warning, !ground.threshold-missed, !ground.term-too-long, !passport.expires-early",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			conflicts: "!term",
			findings:  "!ground.term-advised, !ground.term-too-long, !passport.expires-early",
		},
	},
	{
		who: "a divorced head of a branch from Gdańsk: the form has no such word", today: "2026-11-28",
		profile: `
			procedure: temporary-residence
			ground: branch-head
			term_months: 12
			applicant: {surname: Kowalska, given_names: Anna, sex: female, birth_date: 1977-04-23, citizenship: PL, marital_status: divorced}
			stay.entered_on: 2026-11-20
			stay.authorised_until: 2027-02-17
			sponsor: {kind: organisation, name: Przykład S.A. nümayəndəliyi}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later",
			fees:      "adult standard 120 chosen, adult fast 160",
			deadlines: `
				file-first 2027-01-18/2027-01-18 ok
				decision 2027-02-16/2027-02-16 ok
				pay-fee 2027-03-18/2027-03-18 ok
				passport-valid 2028-03-25/2028-03-25`,
			findings: "text.not-on-form warning",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			findings:  "text.not-on-form warning",
		},
	},
	{
		who: "a former citizen by descent from Tbilisi: no paper on the right of stay by the law", today: "2026-11-30",
		profile: `
			procedure: temporary-residence
			ground: family-of-citizen
			term_months: 12
			applicant: {surname: Məmmədova, given_names: Leyla, sex: female, birth_date: 1984-09-09, citizenship: GE}
			stay.entered_on: 2026-11-01
			stay.authorised_until: 2027-01-29
			residence.ownership: owned
			circumstances: [former-citizen]
			sponsor: {kind: person, name: Məmmədov Rauf, relation: brother, permit: citizen}`,
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, relative-consent N, medical-certificate O, photos - x2, housing-document CO, fee-receipt O later",
			fees:      "adult standard 120 chosen, adult fast 160",
			deadlines: `
				file-first 2026-12-30/2026-12-30 soon
				decision 2027-02-02/2027-02-02 ok
				pay-fee 2027-03-04/2027-03-04 ok
				passport-valid 2028-03-28/2028-03-28`,
		},
	},
	{
		who: "a technician from Seoul in the Alət zone: the zone's petition in place of the housing papers", today: "2026-12-01",
		profile: `
			procedure: temporary-residence
			ground: special-category
			term_months: 12
			applicant: {surname: Park, given_names: Ji-woo, sex: female, birth_date: 1992-02-29, citizenship: KR}
			stay.entered_on: 2026-11-15
			stay.authorised_until: 2027-02-12
			circumstances: [alat-free-zone]`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, petition O, photos - x2, fee-receipt O later",
			fees:      "adult standard 120 chosen, adult fast 160",
			deadlines: `
				file-first 2027-01-13/2027-01-13 ok
				decision 2027-02-11/2027-02-11 ok
				pay-fee 2027-03-15/2027-03-12 ok
				passport-valid 2028-03-29/2028-03-29`,
		},
		official: &outcome{},
	},
	{
		who: "a director from Tehran whose company's paid capital is under 50,000", today: "2026-12-02",
		profile: `
			procedure: temporary-residence
			ground: company-head
			term_months: 12
			applicant: {surname: Rahimi, given_names: Dariush, sex: male, birth_date: 1971-03-21, citizenship: IR}
			stay.entered_on: 2026-11-28
			stay.authorised_until: 2027-02-25
			amounts: {capital: 40000, share_percent: 60}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later",
			fees:      "adult standard 120 chosen, adult fast 160",
			deadlines: `
				file-first 2027-01-26/2027-01-26 ok
				decision 2027-02-23/2027-02-23 ok
				pay-fee 2027-03-29/2027-03-19 ok
				passport-valid 2028-03-30/2028-03-30`,
			findings: "ground.threshold-missed error",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			findings:  "ground.threshold-missed error",
		},
	},
	{
		who: "a conductor from Vienna invited as a high-level specialist: the reasoned petition", today: "2026-12-03",
		profile: `
			procedure: temporary-residence
			ground: specialist
			term_months: 9
			applicant: {surname: Gruber, given_names: Lukas, sex: male, birth_date: 1966-06-06, citizenship: AT}
			stay.entered_on: 2026-12-01
			stay.visa_valid_until: 2027-03-30
			stay.visa_days: 60
			stay.authorised_until: 2027-01-30
			sponsor: {kind: organisation, name: Nümunə Teatrı}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, petition O, photos - x2, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later",
			fees:      "adult standard 120 chosen, adult fast 160",
			deadlines: `
				file-first 2026-12-30/2026-12-30 soon
				decision 2027-02-02/2027-02-02 ok
				pay-fee 2027-03-04/2027-03-04 ok
				passport-valid 2028-01-05/2028-01-05`,
			findings: "!stay.beyond-visa-days",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, petition O, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
		},
	},
	{
		who: "a teacher from Nairobi in December 2028: past the last year known, and the catalogue is old", today: "2028-12-01",
		profile: `
			procedure: temporary-residence
			ground: treaty
			term_months: 12
			applicant: {surname: Wanjiru, given_names: Grace, sex: female, birth_date: 1990-11-11, citizenship: KE}
			stay.entered_on: 2028-11-20
			stay.authorised_until: 2029-02-17`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later",
			fees:      "adult standard 120 chosen, adult fast 160",
			deadlines: `
				file-first 2029-01-18/2029-01-18 ok
				decision 2029-02-15/2029-02-15 ok
				pay-fee 2029-03-19/2029-03-16 ok
				passport-valid 2030-03-29/2030-03-29`,
			findings: "deadline.calendar-unknown warning, catalogue.old warning",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			findings:  "deadline.calendar-unknown warning, catalogue.old warning",
		},
	},
	{
		who: "a chemist from Chennai as a highly qualified migrant: five working days sooner by the press", today: "2026-12-04",
		profile: `
			procedure: temporary-residence
			ground: highly-qualified-migrant
			term_months: 36
			applicant: {surname: Raman, given_names: Priya, sex: female, birth_date: 1989-01-05, citizenship: IN}
			stay.entered_on: 2026-11-20
			stay.authorised_until: 2027-02-17`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later",
			fees:      "adult standard 360 chosen, adult fast 480",
			deadlines: `
				file-first 2027-01-18/2027-01-18 ok
				decision 2027-02-16/2027-02-09 ok
				pay-fee 2027-03-18/2027-03-18 ok
				passport-valid 2030-04-06/2030-04-06`,
			findings: "ground.term-advised warning, !ground.term-too-long, !ground.threshold-missed",
		},
	},
	{
		who: "a girl of thirteen from Prishtina for half a year, quickly: no consent of her own below fourteen", today: "2026-12-05",
		profile: `
			procedure: temporary-residence
			ground: family-of-resident
			term_months: 6
			speed: fast
			applicant: {surname: Krasniqi, given_names: Arta, sex: female, birth_date: 2013-01-15, citizenship: XK}
			stay.entered_on: 2026-11-27
			stay.authorised_until: 2027-02-24
			sponsor: {kind: person, name: Krasniqi Drita, relation: mother, permit: permanent-permit}
			representative: {surname: Krasniqi, given_names: Drita, id_number: DYI22222, capacity: parent}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, relative-consent N, medical-certificate O, stay-document CO, photos - x2, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later",
			fees:      "minor standard 30, minor fast 50 chosen",
			deadlines: `
				file-first 2027-01-25/2027-01-25 ok
				decision 2027-02-15/2027-02-15 ok
				pay-fee 2027-03-17/2027-03-17 ok
				passport-valid 2027-10-06/2027-10-06`,
			conflicts: "!minor-consent.required",
			findings:  "!ground.sponsor-permit-ends-first, !ground.sponsor-permit",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, relative-consent N, medical-certificate O, stay-document CO, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
		},
	},
	{
		who: "a welder from Wuhan: 22 working days before the end are earlier than 30 days, because of Ramazan", today: "2026-11-21",
		profile: `
			procedure: temporary-residence-extension
			ground: work-permit
			term_months: 12
			applicant: {surname: Chen, given_names: Yu, sex: male, birth_date: 1990-10-10, citizenship: CN}
			stay.document: temporary-permit
			stay.entered_on: 2026-03-01
			stay.first_permit_on: 2026-03-15
			stay.permit_ground: work-permit
			stay.permit_since: 2026-03-15
			stay.permit_issued_on: 2026-03-15
			stay.authorised_until: 2027-03-14
			work: {permit_number: "77", permit_expires_on: 2028-04-01, contract: true}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later",
			fees:      "adult standard 120 chosen, adult fast 160",
			deadlines: `
				file-extension 2027-02-12/2027-02-08 ok projected
				decision 2027-03-11/2027-03-11 ok projected
				pay-fee 2027-04-12/2027-04-09 ok
				passport-valid 2028-06-15/2028-06-15
				absence-limit 2027-02-19/2027-02-19`,
			conflicts: "file-extension, housing-document.form, housing-application.form, housing-provider-id.form, photo-size, photo-background",
			findings:  "!deadline.filing-passed, !deadline.safe-day-passed, !ground.too-many-extensions",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			deadlines: `
				file-extension 2027-02-12/2027-02-12 ok dated
				decision 2027-03-17/2027-03-17 ok projected
				pay-fee 2027-04-16/2027-04-16 ok
				passport-valid 2028-06-15/2028-06-15
				absence-limit 2027-02-19/2027-02-19`,
			conflicts: "!file-extension, !housing-document.form, !housing-application.form, !housing-provider-id.form, !photo-size, !photo-background",
		},
	},
	{
		who: "a citizen's husband from Lyon for two years: the law allows them, the guide knows one", today: "2026-11-22",
		profile: `
			procedure: temporary-residence-extension
			ground: family-of-citizen
			term_months: 24
			applicant: {surname: Moreau, given_names: Antoine, sex: male, birth_date: 1983-03-03, citizenship: FR, marital_status: married}
			stay.document: temporary-permit
			stay.first_permit_on: 2025-09-01
			stay.permit_ground: family-of-citizen
			stay.permit_since: 2025-09-01
			stay.permit_issued_on: 2025-09-01
			stay.authorised_until: 2027-08-31
			sponsor: {kind: person, name: Nümunəyeva Aytən, relation: spouse, permit: citizen}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, relative-consent N, medical-certificate O, stay-document CO, photos - x2, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later",
			fees:      "adult standard 240 chosen, adult fast 320",
			deadlines: `
				file-extension 2027-07-30/2027-07-30 ok
				decision 2027-08-27/2027-08-27 ok
				pay-fee 2027-09-27/2027-09-24 ok
				passport-valid 2029-12-01/2029-12-01
				absence-limit 2027-02-20/2027-02-20`,
			conflicts: "term, file-extension",
			findings:  "ground.term-advised warning, !ground.term-too-long",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, relative-consent N, medical-certificate O, stay-document CO, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			conflicts: "!term, !file-extension",
			findings:  "!ground.term-advised, !ground.term-too-long",
		},
	},
	{
		who: "a missionary from Accra asking a fifth extension through his attorney: unlimited by the law, four by the guide", today: "2026-11-23",
		profile: `
			procedure: temporary-residence-extension
			ground: religious
			term_months: 12
			applicant: {surname: Mensah, given_names: Kwame, sex: male, birth_date: 1970-07-07, citizenship: GH}
			stay.document: temporary-permit
			stay.first_permit_on: 2022-01-10
			stay.extensions: 4
			stay.permit_ground: religious
			stay.permit_since: 2022-01-10
			stay.permit_issued_on: 2026-01-10
			stay.authorised_until: 2027-01-09
			representative: {surname: Nümunəyeva, given_names: Sevda, id_number: AA7654321, capacity: attorney}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later, + power-of-attorney -",
			fees:      "adult standard 120 chosen, adult fast 160",
			deadlines: `
				file-extension 2026-12-10/2026-12-07 soon projected
				decision 2027-01-07/2027-01-07 ok
				pay-fee 2027-02-08/2027-02-05 ok
				passport-valid 2028-04-10/2028-04-10
				absence-limit 2027-02-21/2027-02-21`,
			findings: "ground.too-many-extensions warning",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later, + power-of-attorney -",
			deadlines: `
				file-extension 2026-12-10/2026-12-10 soon dated
				decision 2027-01-12/2027-01-12 ok
				pay-fee 2027-02-11/2027-02-11 ok
				passport-valid 2028-04-10/2028-04-10
				absence-limit 2027-02-21/2027-02-21`,
			findings: "!ground.too-many-extensions",
		},
	},
	{
		who: "a student from Hanoi extending by two years: the student's table has that term for an extension", today: "2026-11-24",
		profile: `
			procedure: temporary-residence-extension
			ground: study
			term_months: 24
			speed: fast
			applicant: {surname: Nguyen, given_names: Thi Lan, sex: female, birth_date: 2004-04-04, citizenship: VN}
			stay.document: temporary-permit
			stay.first_permit_on: 2025-10-01
			stay.extensions: 1
			stay.permit_ground: study
			stay.permit_since: 2025-10-01
			stay.permit_issued_on: 2026-10-01
			stay.authorised_until: 2027-09-30
			stay.absences: [{from: 2026-07-01, to: 2026-08-29}]`,
		all: &outcome{
			documents: "application-form -, passport-copy CO x2, ground-document NC, medical-certificate O, stay-document CO x2, photos - x2, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later",
			fees:      "student standard 80, student fast 120 chosen",
			deadlines: `
				file-extension 2027-08-31/2027-08-31 ok
				decision 2027-09-21/2027-09-21 ok
				pay-fee 2027-10-21/2027-10-21 ok
				passport-valid 2030-01-01/2030-01-01
				absence-limit 2026-12-24/2026-12-24`,
			findings: "ground.term-advised warning",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			findings:  "!ground.term-advised",
		},
	},
	{
		who: "a shopkeeper from Lahore after a year on the ground: the turnover paper, and a turnover under 50,000", today: "2026-11-25",
		profile: `
			procedure: temporary-residence-extension
			ground: entrepreneur
			term_months: 18
			applicant: {surname: Malik, given_names: Bilal, sex: male, birth_date: 1985-05-25, citizenship: PK}
			stay.document: temporary-permit
			stay.first_permit_on: 2025-06-01
			stay.permit_ground: entrepreneur
			stay.permit_since: 2025-06-01
			stay.permit_issued_on: 2025-06-01
			stay.authorised_until: 2027-05-31
			residence.ownership: owned
			amounts.turnover: 40000
			staff: {full_time: 5, citizens_percent: 80}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document NC, fee-receipt O later, turnover-document O",
			fees:      "adult standard 180 chosen, adult fast 240",
			deadlines: `
				file-extension 2027-04-30/2027-04-23 ok projected
				decision 2027-05-26/2027-05-26 ok
				pay-fee 2027-06-25/2027-06-25 ok
				passport-valid 2029-03-01/2029-03-01
				absence-limit 2027-02-23/2027-02-23`,
			findings: "ground.threshold-missed error, ground.term-advised warning",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document CO, fee-receipt O later, turnover-document O",
			deadlines: `
				file-extension 2027-04-30/2027-04-30 ok dated
				decision 2027-06-03/2027-06-03 ok
				pay-fee 2027-07-05/2027-07-02 ok
				passport-valid 2029-03-01/2029-03-01
				absence-limit 2027-02-23/2027-02-23`,
			findings: "ground.threshold-missed error, !ground.term-advised",
		},
	},
	{
		who: "a cook from Dhaka between the guide's day and the law's: only a warning, and only with the guide", today: "2026-12-02",
		profile: `
			procedure: temporary-residence-extension
			ground: work-permit
			term_months: 12
			applicant: {surname: Hossain, given_names: Rafiq, sex: male, birth_date: 1994-12-31, citizenship: BD}
			stay.document: temporary-permit
			stay.first_permit_on: 2026-01-05
			stay.permit_ground: work-permit
			stay.permit_since: 2026-01-05
			stay.permit_issued_on: 2026-01-05
			stay.authorised_until: 2027-01-03
			work: {permit_number: "88", permit_expires_on: 2028-02-01, contract: true}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later",
			fees:      "adult standard 120 chosen, adult fast 160",
			deadlines: `
				file-extension 2026-12-04/2026-12-01 overdue
				decision 2026-12-30/2026-12-30 soon
				pay-fee 2027-01-29/2027-01-29 ok
				passport-valid 2028-04-04/2028-04-04
				absence-limit 2027-03-02/2027-03-02`,
			findings: "deadline.safe-day-passed warning, !deadline.filing-passed",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			deadlines: `
				file-extension 2026-12-04/2026-12-04 soon
				decision 2027-01-06/2027-01-06 ok
				pay-fee 2027-02-05/2027-02-05 ok
				passport-valid 2028-04-04/2028-04-04
				absence-limit 2027-03-02/2027-03-02`,
			findings: "!deadline.safe-day-passed, !deadline.filing-passed",
		},
	},
	{
		who: "an investor from Riyadh extending by thirty months: the law gives three years to this ground", today: "2027-01-02",
		profile: `
			procedure: temporary-residence-extension
			ground: investment
			term_months: 30
			applicant: {surname: Al-Harbi, given_names: Saud, sex: male, birth_date: 1967-06-07, citizenship: SA}
			stay.document: temporary-permit
			stay.first_permit_on: 2024-07-01
			stay.permit_ground: investment
			stay.permit_since: 2024-07-01
			stay.permit_issued_on: 2024-07-01
			stay.authorised_until: 2027-06-30
			residence.ownership: owned
			amounts: {investment: 350000, securities: 150000}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document NC, fee-receipt O later",
			fees:      "adult standard 300 chosen, adult fast 400",
			deadlines: `
				file-extension 2027-05-31/2027-05-26 ok projected
				decision 2027-06-25/2027-06-25 ok
				pay-fee 2027-07-26/2027-07-23 ok
				passport-valid 2030-04-01/2030-04-01
				absence-limit 2027-04-02/2027-04-02`,
			conflicts: "term",
			findings:  "ground.term-advised warning, !ground.term-too-long, !ground.threshold-missed",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document CO, fee-receipt O later",
			deadlines: `
				file-extension 2027-05-31/2027-05-31 ok dated
				decision 2027-06-30/2027-06-30 ok
				pay-fee 2027-07-30/2027-07-30 ok
				passport-valid 2030-04-01/2030-04-01
				absence-limit 2027-04-02/2027-04-02`,
			conflicts: "!term",
			findings:  "!ground.term-advised, !ground.term-too-long",
		},
	},
	{
		who: "a boy of seventeen from Colombo for two years, on the eve of his birthday", today: "2026-12-06",
		profile: `
			procedure: temporary-residence-extension
			ground: family-of-resident
			term_months: 24
			applicant: {surname: Perera, given_names: Nimal, sex: male, birth_date: 2008-12-07, citizenship: LK}
			stay.document: temporary-permit
			stay.first_permit_on: 2025-12-31
			stay.permit_ground: family-of-resident
			stay.permit_since: 2025-12-31
			stay.permit_issued_on: 2025-12-31
			stay.authorised_until: 2027-03-31
			sponsor: {kind: person, name: Perera Ruwan, relation: father, permit: temporary-permit, permit_ground: company-head, permit_expires_on: 2029-06-30}
			representative: {surname: Perera, given_names: Ruwan, id_number: MYI33333, capacity: parent}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, relative-consent N, medical-certificate O, stay-document CO, photos - x2, minor-consent N, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later",
			fees:      "minor standard 120 chosen, minor fast 200",
			deadlines: `
				file-extension 2027-03-01/2027-02-17 ok projected
				decision 2027-03-29/2027-03-29 ok
				pay-fee 2027-04-28/2027-04-28 ok
				passport-valid 2029-07-01/2029-07-01
				absence-limit 2027-03-06/2027-03-06`,
			conflicts: "minor-consent.required, term",
			findings:  "ground.term-advised warning, !ground.sponsor-permit-ends-first",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, relative-consent N, medical-certificate O, stay-document CO, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			deadlines: `
				file-extension 2027-03-01/2027-03-01 ok dated
				decision 2027-04-08/2027-04-08 ok
				pay-fee 2027-05-11/2027-05-07 ok
				passport-valid 2029-07-01/2029-07-01
				absence-limit 2027-03-06/2027-03-06`,
			conflicts: "!minor-consent.required, !term",
			findings:  "!ground.term-advised",
		},
	},
	{
		who: "a youth from Kathmandu on his eighteenth birthday: the adult's table, no consent", today: "2026-12-07",
		profile: `
			procedure: temporary-residence-extension
			ground: family-of-citizen
			term_months: 3
			applicant: {surname: Thapa, given_names: Suman, sex: male, birth_date: 2008-12-07, citizenship: NP}
			stay.document: temporary-permit
			stay.first_permit_on: 2026-02-01
			stay.permit_ground: family-of-citizen
			stay.permit_since: 2026-02-01
			stay.permit_issued_on: 2026-02-01
			stay.authorised_until: 2027-01-30
			sponsor: {kind: person, name: Nümunəyev Rəşad, relation: parent-in-law, permit: citizen}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, relative-consent N, medical-certificate O, stay-document CO, photos - x2, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later",
			fees:      "adult standard 30 chosen, adult fast 40",
			deadlines: `
				file-extension 2026-12-30/2026-12-25 soon
				decision 2027-01-28/2027-01-28 ok
				pay-fee 2027-03-01/2027-02-26 ok
				passport-valid 2027-07-30/2027-07-30
				absence-limit 2027-03-07/2027-03-07`,
			conflicts: "!minor-consent.required",
			findings:  "!ground.relation-not-admitted",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, relative-consent N, medical-certificate O, stay-document CO, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			deadlines: `
				file-extension 2026-12-30/2026-12-30 soon
				decision 2027-02-02/2027-02-02 ok
				pay-fee 2027-03-04/2027-03-04 ok
				passport-valid 2027-07-30/2027-07-30
				absence-limit 2027-03-07/2027-03-07`,
			findings: "!ground.relation-not-admitted",
		},
	},
	{
		who: "an owner from Haifa with a house of 150,000: enough for the guide, not for the law", today: "2026-11-22",
		profile: `
			procedure: permanent-residence
			ground: real-estate
			applicant: {surname: Levi, given_names: Noam, sex: male, birth_date: 1972-02-02, citizenship: IL}
			stay.document: temporary-permit
			stay.first_permit_on: 2024-06-01
			stay.permit_ground: real-estate
			stay.permit_since: 2024-06-01
			stay.permit_issued_on: 2025-06-01
			stay.authorised_until: 2027-05-31
			residence.ownership: owned
			amounts.real_estate: 150000`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, proof-of-funds O, permit-copy P, ground-document NC, photos - x2, housing-document CO, fee-receipt O later",
			fees:      "adult standard 300 chosen, adult 50-days 350, adult 40-days 400, adult fast 450",
			deadlines: `
				file-permanent 2027-02-26/2027-02-26 ok dated
				decision 2027-04-27/2027-04-27 ok
				pay-fee 2027-05-27/2027-05-27 ok
				two-years 2026-06-01/2026-06-01
				absence-limit 2027-02-20/2027-02-20`,
			conflicts: "threshold.real-estate: 200000 AZN",
			findings:  "ground.threshold-missed error, !stay.two-years-not-reached, !stay.residence-interrupted",
		},
		official: &outcome{
			conflicts: "!threshold.real-estate",
			findings:  "ground.threshold-missed error",
		},
	},
	{
		who: "a citizen's wife from Minsk in forty days, whose husband undertakes to keep her", today: "2026-11-23",
		profile: `
			procedure: permanent-residence
			ground: family-of-citizen
			decision_days: 40
			applicant: {surname: Novik, given_names: Volha, sex: female, birth_date: 1987-11-07, citizenship: BY, marital_status: married}
			stay.document: temporary-permit
			stay.first_permit_on: 2024-03-20
			stay.permit_ground: family-of-citizen
			stay.permit_since: 2024-03-20
			stay.permit_issued_on: 2025-03-20
			stay.authorised_until: 2027-03-19
			stay.absences: [{from: 2026-07-01, to: 2026-09-28}]
			residence.ownership: provided
			circumstances: [supported-by-relative]
			sponsor: {kind: person, name: Nümunəyev Elşən, relation: spouse, permit: citizen}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, permit-copy P, ground-document NC, relative-consent N, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later, + support-undertaking -",
			fees:      "adult standard 300, adult 50-days 350, adult 40-days 400 chosen, adult fast 450",
			deadlines: `
				file-permanent 2026-12-18/2026-12-18 soon
				decision 2027-01-27/2027-01-27 ok
				pay-fee 2027-02-26/2027-02-26 ok
				two-years 2026-03-20/2026-03-20
				absence-limit 2026-11-23/2026-11-23`,
			conflicts: "!housing-document.form, !housing-application.form, !housing-provider-id.form",
			findings:  "!stay.residence-interrupted, !stay.two-years-not-reached, !ground.relation-not-admitted",
		},
		official: &outcome{
			findings: "!stay.residence-interrupted",
		},
	},
	{
		who: "a citizen's granddaughter from Ankara: kin for the temporary permit, not for the permanent one", today: "2026-11-23",
		profile: `
			procedure: permanent-residence
			ground: family-of-citizen
			applicant: {surname: Demir, given_names: Elif, sex: female, birth_date: 1993-01-01, citizenship: TR}
			stay.document: temporary-permit
			stay.first_permit_on: 2024-03-20
			stay.permit_ground: family-of-citizen
			stay.permit_since: 2024-03-20
			stay.permit_issued_on: 2025-03-20
			stay.authorised_until: 2027-03-19
			sponsor: {kind: person, name: Nümunəyev Kamran, relation: grandparent, permit: citizen}`,
		official: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, proof-of-funds O, permit-copy P, ground-document NC, relative-consent N, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			fees:      "adult standard 300 chosen, adult 50-days 350, adult 40-days 400, adult fast 450",
			deadlines: `
				file-permanent 2026-12-18/2026-12-18 soon
				decision 2027-02-16/2027-02-16 ok
				pay-fee 2027-03-18/2027-03-18 ok
				two-years 2026-03-20/2026-03-20
				absence-limit 2027-02-21/2027-02-21`,
			findings: "ground.relation-not-admitted error",
		},
	},
	{
		who: "a specialist from Kyiv whose two years are not reached on the day of filing", today: "2026-11-24",
		profile: `
			procedure: permanent-residence
			ground: specialist
			speed: fast
			applicant: {surname: Bondar, given_names: Oleksii, sex: male, birth_date: 1979-09-19, citizenship: UA}
			stay.document: temporary-permit
			stay.first_permit_on: 2025-07-01
			stay.permit_ground: specialist
			stay.permit_since: 2025-07-01
			stay.permit_issued_on: 2025-07-01
			stay.authorised_until: 2027-06-30
			stay.absences: []`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, proof-of-funds O, permit-copy P, ground-document NC, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			fees:      "adult standard 300, adult 50-days 350, adult 40-days 400, adult fast 450 chosen",
			deadlines: `
				file-permanent 2027-03-30/2027-03-30 ok dated
				decision 2027-05-04/2027-05-04 ok
				pay-fee 2027-06-03/2027-06-03 ok
				two-years 2027-07-01/2027-07-01
				absence-limit 2027-02-22/2027-02-22`,
			findings: "stay.two-years-not-reached error, !stay.residence-interrupted",
		},
		official: &outcome{
			findings: "stay.two-years-not-reached error",
		},
	},
	{
		who: "a branch head from Milan who was away for 91 days of 180", today: "2026-11-25",
		profile: `
			procedure: permanent-residence
			ground: branch-head
			applicant: {surname: Conti, given_names: Giulia, sex: female, birth_date: 1981-08-15, citizenship: IT}
			stay.document: temporary-permit
			stay.first_permit_on: 2024-05-01
			stay.permit_ground: branch-head
			stay.permit_since: 2024-05-01
			stay.permit_issued_on: 2025-05-01
			stay.authorised_until: 2027-04-30
			stay.absences: [{from: 2026-02-01, to: 2026-03-22}, {from: 2026-06-10, to: 2026-07-20}]`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, proof-of-funds O, permit-copy P, ground-document NC, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			fees:      "adult standard 300 chosen, adult 50-days 350, adult 40-days 400, adult fast 450",
			deadlines: `
				file-permanent 2027-01-29/2027-01-29 ok
				decision 2027-03-30/2027-03-30 ok
				pay-fee 2027-04-29/2027-04-29 ok
				two-years 2026-05-01/2026-05-01
				two-years-on-ground 2026-05-01/2026-05-01
				absence-limit 2027-02-23/2027-02-23`,
			findings: "stay.residence-interrupted error, !stay.two-years-not-reached",
		},
		official: &outcome{
			findings: "stay.residence-interrupted error",
		},
	},
	{
		who: "a girl of fifteen from Amman, family of a permanent resident: her consent by law, the minor's table", today: "2026-11-26",
		profile: `
			procedure: permanent-residence
			ground: family-of-resident
			decision_days: 50
			applicant: {surname: Haddad, given_names: Salma, sex: female, birth_date: 2011-03-15, citizenship: JO}
			stay.document: temporary-permit
			stay.first_permit_on: 2024-02-01
			stay.permit_ground: family-of-resident
			stay.permit_since: 2024-02-01
			stay.permit_issued_on: 2025-02-01
			stay.authorised_until: 2027-08-31
			sponsor: {kind: person, name: Haddad Yusuf, relation: father, permit: permanent-permit}
			representative: {surname: Haddad, given_names: Yusuf, id_number: DYI12345, capacity: parent}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, proof-of-funds O, permit-copy P, ground-document NC, relative-consent N, photos - x2, minor-consent N, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			fees:      "minor standard 150, minor 50-days 200 chosen, minor 40-days 250, minor fast 300",
			deadlines: `
				file-permanent 2027-05-31/2027-05-31 ok
				decision 2027-07-20/2027-07-20 ok
				pay-fee 2027-08-19/2027-08-19 ok
				two-years 2026-02-01/2026-02-01
				absence-limit 2027-02-24/2027-02-24`,
			conflicts: "!minor-consent.required",
			findings:  "!ground.sponsor-permit",
		},
		official: &outcome{},
	},
	{
		who: "a depositor from Doha with 200,000: proof of funds is asked by the guide alone", today: "2026-11-27",
		profile: `
			procedure: permanent-residence
			ground: deposit
			applicant: {surname: Al-Thani, given_names: Nasser, sex: male, birth_date: 1965-05-15, citizenship: QA}
			stay.document: temporary-permit
			stay.first_permit_on: 2023-12-01
			stay.permit_ground: deposit
			stay.permit_since: 2023-12-01
			stay.permit_issued_on: 2024-12-01
			stay.authorised_until: 2026-12-31
			amounts.deposit: 200000`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, proof-of-funds O, permit-copy P, ground-document NC, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			fees:      "adult standard 300 chosen, adult 50-days 350, adult 40-days 400, adult fast 450",
			deadlines: `
				file-permanent 2026-09-30/2026-09-30 overdue
				decision 2027-01-26/2027-01-26 ok
				pay-fee 2027-02-25/2027-02-25 ok
				two-years 2025-12-01/2025-12-01
				absence-limit 2027-02-25/2027-02-25`,
			conflicts: "proof-of-funds.required, threshold.deposit",
			findings:  "deadline.filing-passed warning, !ground.threshold-missed",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, permit-copy P, ground-document NC, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			conflicts: "!proof-of-funds.required, !threshold.deposit",
			findings:  "deadline.filing-passed warning",
		},
	},
	{
		who: "a wife from Ulaanbaatar of a man with a temporary permit: the guide admits her, the law does not", today: "2026-11-28",
		profile: `
			procedure: permanent-residence
			ground: family-of-resident
			applicant: {surname: Bat-Erdene, given_names: Oyuun, sex: female, birth_date: 1990-09-30, citizenship: MN, marital_status: married}
			stay.document: temporary-permit
			stay.first_permit_on: 2024-04-15
			stay.permit_ground: family-of-resident
			stay.permit_since: 2024-04-15
			stay.permit_issued_on: 2025-04-15
			stay.authorised_until: 2027-04-14
			sponsor: {kind: person, name: Bat-Erdene Ganbold, relation: spouse, permit: temporary-permit, permit_ground: entrepreneur, permit_expires_on: 2028-04-14}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, proof-of-funds O, permit-copy P, ground-document NC, relative-consent N, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			fees:      "adult standard 300 chosen, adult 50-days 350, adult 40-days 400, adult fast 450",
			deadlines: `
				file-permanent 2027-01-14/2027-01-14 ok
				decision 2027-03-15/2027-03-15 ok
				pay-fee 2027-04-14/2027-04-14 ok
				two-years 2026-04-15/2026-04-15
				absence-limit 2027-02-26/2027-02-26`,
			findings: "ground.sponsor-permit error",
		},
		official: &outcome{
			findings: "ground.sponsor-permit error",
		},
	},
	{
		who: "a student from Yaoundé who names a ground that her permit does not rest on", today: "2026-11-29",
		profile: `
			procedure: permanent-residence
			ground: specialist
			applicant: {surname: Ngono, given_names: Clarisse, sex: female, birth_date: 1999-12-24, citizenship: CM}
			stay.document: temporary-permit
			stay.first_permit_on: 2024-01-15
			stay.permit_ground: study
			stay.permit_since: 2024-01-15
			stay.permit_issued_on: 2025-01-15
			stay.authorised_until: 2027-01-14`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, proof-of-funds O, permit-copy P, ground-document NC, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			fees:      "adult standard 300 chosen, adult 50-days 350, adult 40-days 400, adult fast 450",
			deadlines: `
				file-permanent 2026-10-14/2026-10-14 overdue
				decision 2027-01-28/2027-01-28 ok
				pay-fee 2027-03-01/2027-02-26 ok
				two-years 2026-01-15/2026-01-15
				absence-limit 2027-02-27/2027-02-27`,
			findings: "ground.permit-ground error, deadline.filing-passed warning",
		},
		official: &outcome{
			findings: "ground.permit-ground error",
		},
	},
	{
		who: "a citizen's brother from Sofia, five years later", today: "2026-11-22",
		profile: `
			procedure: permanent-residence-extension
			ground: family-of-citizen
			applicant: {surname: Dimitrov, given_names: Ivan, sex: male, birth_date: 1976-06-16, citizenship: BG}
			stay.document: permanent-permit
			stay.first_permit_on: 2019-11-30
			stay.permit_ground: family-of-citizen
			stay.permit_since: 2022-06-01
			stay.permit_issued_on: 2022-06-01
			stay.authorised_until: 2027-05-31
			stay.absences: [{from: 2026-08-01, to: 2026-09-09}]
			sponsor: {kind: person, name: Dimitrova Nərgiz, relation: sister, permit: citizen}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, proof-of-funds O, permit-copy P, ground-document NC, relative-consent N, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			fees:      "adult standard 300 chosen, adult 50-days 350, adult 40-days 400, adult fast 450",
			deadlines: `
				file-permanent 2027-02-26/2027-02-26 ok
				decision 2027-04-27/2027-04-27 ok
				pay-fee 2027-05-27/2027-05-27 ok
				absence-limit 2027-04-11/2027-04-11`,
			findings: "!stay.two-years-not-reached, !stay.absence-in-year",
		},
		official: &outcome{},
	},
	{
		who: "a head of a company from Athens, away for more than 180 days of a year since issue", today: "2026-11-23",
		profile: `
			procedure: permanent-residence-extension
			ground: company-head
			speed: fast
			applicant: {surname: Papadakis, given_names: Nikos, sex: male, birth_date: 1968-01-28, citizenship: GR}
			stay.document: permanent-permit
			stay.first_permit_on: 2020-01-10
			stay.permit_ground: company-head
			stay.permit_since: 2022-03-01
			stay.permit_issued_on: 2022-03-01
			stay.authorised_until: 2027-02-28
			stay.absences: [{from: 2025-05-01, to: 2025-08-31}, {from: 2025-11-01, to: 2025-12-31}]
			amounts: {capital: 100000, turnover: 250000, share_percent: 51}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, proof-of-funds O, permit-copy P, ground-document NC, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later, turnover-document O",
			fees:      "adult standard 300, adult 50-days 350, adult 40-days 400, adult fast 450 chosen",
			deadlines: `
				file-permanent 2026-11-27/2026-11-27 soon
				decision 2027-01-05/2026-12-30 ok
				pay-fee 2027-02-04/2027-02-04 ok
				absence-limit 2027-08-27/2027-08-27`,
			findings: "stay.absence-in-year error, !ground.threshold-missed",
		},
		official: &outcome{
			findings: "stay.absence-in-year error",
		},
	},
	{
		who: "an investor from Dubai: no proof of funds by law, no limit of 180 days a year", today: "2026-11-24",
		profile: `
			procedure: permanent-residence-extension
			ground: investment
			applicant: {surname: Al-Falasi, given_names: Hamad, sex: male, birth_date: 1970-10-20, citizenship: AE}
			stay.document: permanent-permit
			stay.first_permit_on: 2019-12-01
			stay.permit_ground: investment
			stay.permit_since: 2022-01-01
			stay.permit_issued_on: 2022-01-01
			stay.authorised_until: 2026-12-31
			stay.absences: [{from: 2026-01-10, to: 2026-08-31}]
			residence.ownership: owned
			amounts.investment: 500000`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, proof-of-funds O, permit-copy P, ground-document NC, photos - x2, housing-document CO, fee-receipt O later",
			fees:      "adult standard 300 chosen, adult 50-days 350, adult 40-days 400, adult fast 450",
			deadlines: `
				file-permanent 2026-09-30/2026-09-30 overdue
				decision 2027-01-25/2027-01-22 ok
				pay-fee 2027-02-24/2027-02-24 ok`,
			findings: "!stay.absence-in-year, !ground.threshold-missed, deadline.filing-passed warning",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, permit-copy P, ground-document NC, photos - x2, housing-document CO, fee-receipt O later",
			findings:  "!stay.absence-in-year",
		},
	},
	{
		who: "a boy of fourteen from Beirut with a provider who is abroad: the notary by the counter's own page", today: "2026-11-25",
		profile: `
			procedure: permanent-residence-extension
			ground: family-of-resident
			applicant: {surname: Khoury, given_names: Elias, sex: male, birth_date: 2012-11-01, citizenship: LB}
			stay.document: permanent-permit
			stay.first_permit_on: 2020-02-01
			stay.permit_ground: family-of-resident
			stay.permit_since: 2022-08-30
			stay.permit_issued_on: 2022-08-30
			stay.authorised_until: 2027-08-29
			circumstances: [housing-provider-absent]
			sponsor: {kind: person, name: Khoury Georges, relation: father, permit: permanent-permit}
			representative: {surname: Khoury, given_names: Georges, id_number: DYI54321, capacity: parent}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, proof-of-funds O, permit-copy P, ground-document NC, relative-consent N, photos - x2, minor-consent N, housing-document CO, housing-application N, housing-provider-id CO, fee-receipt O later",
			fees:      "minor standard 150 chosen, minor 50-days 200, minor 40-days 250, minor fast 300",
			deadlines: `
				file-permanent 2027-05-27/2027-05-27 ok
				decision 2027-07-26/2027-07-26 ok
				pay-fee 2027-08-25/2027-08-25 ok
				absence-limit 2027-05-24/2027-05-24`,
		},
		official: &outcome{},
	},
	{
		who: "a patient from Ashgabat in one working day", today: "2026-11-22",
		profile: `
			procedure: stay-extension
			ground: urgent-treatment
			term_days: 30
			speed: fast
			applicant: {surname: Berdiyeva, given_names: Ogulnar, sex: female, birth_date: 1958-04-04, citizenship: TM}
			stay.entered_on: 2026-11-03
			stay.authorised_until: 2026-12-02`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document O, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			fees:      "adult standard 30, adult fast 50 chosen",
			deadlines: `
				file-stay-extension 2026-11-27/2026-11-27 soon
				decision 2026-11-30/2026-11-30 soon
				passport-valid 2026-12-27/2026-12-27`,
			conflicts: "!housing-document.form",
			findings:  "!stay.ended, !deadline.filing-passed",
		},
		official: &outcome{},
	},
	{
		who: "a sister from Damascus for sixty days over the New Year", today: "2026-12-24",
		profile: `
			procedure: stay-extension
			ground: relative-ill
			term_days: 60
			applicant: {surname: Nasser, given_names: Rima, sex: female, birth_date: 1985-12-01, citizenship: SY}
			stay.entered_on: 2026-12-05
			stay.authorised_until: 2027-01-04
			sponsor: {kind: person, name: Nasser Huda, relation: sister, permit: permanent-permit}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document O, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			fees:      "adult standard 60 chosen, adult fast 100",
			deadlines: `
				file-stay-extension 2026-12-28/2026-12-28 soon projected
				decision 2027-01-05/2027-01-05 soon projected
				passport-valid 2027-01-28/2027-01-28`,
			findings: "!ground.term-too-long, !ground.relation-not-admitted",
		},
		official: &outcome{},
	},
	{
		who: "an auditor from Oslo whose company asks for 75 days: sixty are the most", today: "2026-11-23",
		profile: `
			procedure: stay-extension
			ground: unfinished-work
			term_days: 75
			applicant: {surname: Hansen, given_names: Ingrid, sex: female, birth_date: 1974-05-17, citizenship: "NO"}
			stay.entered_on: 2026-11-01
			stay.authorised_until: 2026-11-30
			sponsor: {kind: organisation, name: Nümunə MMC}`,
		all: &outcome{
			fees: "none",
			deadlines: `
				file-stay-extension 2026-11-25/2026-11-25 soon
				decision 2026-11-30/2026-11-30 soon
				passport-valid 2026-12-25/2026-12-25`,
			findings: "ground.term-too-long error",
		},
		official: &outcome{
			findings: "ground.term-too-long error",
		},
	},
	{
		who: "a boy of nine from Bishkek without a passport, whose mother's stay was extended", today: "2026-11-24",
		profile: `
			procedure: stay-extension
			ground: family-extended
			term_days: 45
			applicant: {surname: Asanov, given_names: Nurlan, sex: male, birth_date: 2017-09-17, citizenship: KG}
			passport: {type: none}
			stay.entered_on: 2026-10-20
			stay.authorised_until: 2026-11-25
			residence.ownership: owned
			sponsor: {kind: person, name: Asanova Gulnara, relation: mother}
			representative: {surname: Asanova, given_names: Gulnara, id_number: AC123, capacity: parent}`,
		all: &outcome{
			documents: "application-form -, birth-certificate NC, ground-document O, photos - x2, housing-document CO, fee-receipt O later",
			fees:      "minor standard 30 chosen, minor fast 60",
			deadlines: `
				file-stay-extension 2026-11-20/2026-11-20 overdue
				decision 2026-11-27/2026-11-27 soon`,
			findings: "deadline.filing-passed warning",
		},
		official: &outcome{
			findings: "deadline.filing-passed warning",
		},
	},
	{
		who: "a driver from Vilnius stopped in transit: no three working days, but a passport with less than a month left", today: "2026-11-25",
		profile: `
			procedure: stay-extension
			ground: transit
			term_days: 10
			applicant: {surname: Petrauskas, given_names: Jonas, sex: male, birth_date: 1982-02-16, citizenship: LT}
			passport.expires_on: 2026-12-20
			stay.entered_on: 2026-11-23
			stay.authorised_until: 2026-11-27`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document O, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			fees:      "adult standard 30 chosen, adult fast 50",
			deadlines: `
				decision 2026-11-30/2026-11-30 soon
				passport-valid 2026-12-25/2026-12-25`,
			findings: "passport.expires-too-early error, !deadline.filing-passed",
		},
		official: &outcome{
			findings: "passport.expires-too-early error",
		},
	},
	{
		who: "a girl of five from Dushanbe whose grandmother fell ill, for thirty days", today: "2026-12-25",
		profile: `
			procedure: stay-extension
			ground: relative-ill
			term_days: 30
			speed: fast
			applicant: {surname: Rahimova, given_names: Zarina, sex: female, birth_date: 2021-03-21, citizenship: TJ}
			stay.document: visa-free
			stay.entered_on: 2026-10-13
			stay.authorised_until: 2027-01-10
			sponsor: {kind: person, name: Rahimova Malika, relation: grandparent, permit: permanent-permit}
			representative: {surname: Rahimova, given_names: Nigina, id_number: A1112223, capacity: parent}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document O, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			fees:      "minor standard 15, minor fast 30 chosen",
			deadlines: `
				file-stay-extension 2027-01-06/2027-01-06 soon dated
				decision 2027-01-07/2027-01-07 soon
				passport-valid 2027-02-06/2027-02-06`,
			findings: "!ground.relation-not-admitted, !ground.term-too-long, !deadline.filing-passed",
		},
		official: &outcome{},
	},
	{
		who: "a tourist from Lima: fifteen days end on a Sunday", today: "2026-11-22",
		profile: `
			procedure: stay-registration
			applicant: {surname: Quispe, given_names: Rosa, sex: female, birth_date: 1995-08-30, citizenship: PE}
			stay.entered_on: 2026-11-14
			stay.authorised_until: 2026-12-13`,
		all: &outcome{
			documents: "application-form -, passport-copy P",
			fees:      "free",
			deadlines: `
				register-stay 2026-11-30/2026-11-27 soon
				decision 2026-11-30/2026-11-30 soon`,
			findings: "!photo.missing, !deadline.filing-passed",
		},
		official: &outcome{},
	},
	{
		who: "a guest from Aktau: thirty days by the authority's own page", today: "2026-11-22",
		profile: `
			procedure: stay-registration
			applicant: {surname: Omarov, given_names: Daulet, sex: male, birth_date: 1964-03-08, citizenship: KZ}
			stay.document: visa-free
			stay.entered_on: 2026-11-01
			stay.authorised_until: 2027-01-29`,
		all: &outcome{
			documents: "application-form -, passport-copy P",
			fees:      "free",
			deadlines: `
				register-stay 2026-12-01/2026-12-01 soon
				decision 2026-12-02/2026-12-02 soon`,
		},
		official: &outcome{},
	},
	{
		who: "a pilgrim from Kabul who came before Novruz of 2027: the last day falls on projected holidays", today: "2027-03-08",
		profile: `
			procedure: stay-registration
			applicant: {surname: Ahmadi, given_names: Zahra, sex: female, birth_date: 1988-01-01, citizenship: AF}
			stay.entered_on: 2027-03-07
			stay.authorised_until: 2027-06-04`,
		all: &outcome{
			documents: "application-form -, passport-copy P",
			fees:      "free",
			deadlines: `
				register-stay 2027-03-29/2027-03-19 soon projected
				decision 2027-03-29/2027-03-29 soon`,
		},
		official: &outcome{},
	},
	{
		who: "a nurse from Manila who is past the fifteen days", today: "2026-11-22",
		profile: `
			procedure: stay-registration
			applicant: {surname: Santos, given_names: Maricel, sex: female, birth_date: 1991-10-12, citizenship: PH}
			stay.entered_on: 2026-10-26
			stay.authorised_until: 2027-01-23`,
		all: &outcome{
			documents: "application-form -, passport-copy P",
			fees:      "free",
			deadlines: `
				register-stay 2026-11-11/2026-11-06 overdue
				decision 2026-11-23/2026-11-23 soon`,
			findings: "deadline.passed warning, !stay.ended",
		},
		official: &outcome{
			findings: "deadline.passed warning",
		},
	},
	{
		who: "a trader from Urumqi who moved just before Novruz 2026: the guide's ten days end long before five working days", today: "2026-03-19",
		profile: `
			procedure: address-change
			applicant: {surname: Ma, given_names: Long, sex: male, birth_date: 1986-06-26, citizenship: CN}
			stay.entered_on: 2026-03-02
			stay.authorised_until: 2026-05-30
			stay.moved_on: 2026-03-18
			stay.previous_address: {city: Bakı, district: Xətai, street: Nümunə, building: "1"}`,
		all: &outcome{
			documents: "application-form -, passport-copy P",
			fees:      "free",
			deadlines: `
				register-new-address 2026-04-03/2026-03-19 soon
				decision 2026-03-31/2026-03-31 soon`,
			conflicts: "register-new-address: 10 days",
		},
		official: &outcome{
			deadlines: `
				register-new-address 2026-04-03/2026-04-03 soon
				decision 2026-04-06/2026-04-06 soon`,
			conflicts: "!register-new-address",
		},
	},
	{
		who: "a nurse from Bogotá who moved in an ordinary week: five working days end first", today: "2026-11-23",
		profile: `
			procedure: address-change
			applicant: {surname: Rojas, given_names: Camila, sex: female, birth_date: 1997-07-20, citizenship: CO}
			stay.entered_on: 2026-11-01
			stay.authorised_until: 2027-01-29
			stay.moved_on: 2026-11-21
			stay.previous_address: {city: Bakı, district: Yasamal, street: Nümunə, building: "2"}`,
		all: &outcome{
			documents: "application-form -, passport-copy P",
			fees:      "free",
			deadlines: `
				register-new-address 2026-11-27/2026-11-27 soon
				decision 2026-11-30/2026-11-30 soon`,
			conflicts: "register-new-address",
		},
		official: &outcome{
			conflicts: "!register-new-address",
		},
	},
	{
		who: "a student from Khartoum who moves before Novruz of 2027, by projected days", today: "2027-03-20",
		profile: `
			procedure: address-change
			applicant: {surname: Osman, given_names: Tariq, sex: male, birth_date: 2003-03-03, citizenship: SD}
			stay.entered_on: 2027-03-01
			stay.authorised_until: 2027-05-29
			stay.moved_on: 2027-03-19
			stay.previous_address: {city: Gəncə, street: Nümunə, building: "3"}`,
		all: &outcome{
			documents: "application-form -, passport-copy P",
			fees:      "free",
			deadlines: `
				register-new-address 2027-04-02/2027-03-29 soon projected
				decision 2027-03-30/2027-03-30 soon`,
			conflicts: "register-new-address",
		},
		official: &outcome{
			deadlines: `
				register-new-address 2027-04-02/2027-04-02 soon projected
				decision 2027-04-05/2027-04-05 soon`,
			conflicts: "!register-new-address",
		},
	},
	{
		who: "a holder of a permit from Tunis who moved at the New Year", today: "2026-12-30",
		profile: `
			procedure: address-change
			applicant: {surname: Trabelsi, given_names: Amine, sex: male, birth_date: 1983-03-20, citizenship: TN}
			stay.document: temporary-permit
			stay.first_permit_on: 2026-04-01
			stay.permit_ground: work-permit
			stay.permit_issued_on: 2026-04-01
			stay.authorised_until: 2027-03-31
			stay.moved_on: 2026-12-29
			stay.previous_address: {city: Sumqayıt, street: Nümunə, building: "4"}`,
		all: &outcome{
			documents: "application-form -, passport-copy P, housing-document CO, housing-application O, housing-provider-id CO",
			fees:      "free",
			deadlines: `
				register-new-address 2027-01-08/2027-01-08 soon projected
				decision 2027-01-11/2027-01-11 soon`,
		},
	},
	{
		who: "a painter from Zagreb in her own flat, two weeks after the move", today: "2026-11-22",
		profile: `
			procedure: address-change
			applicant: {surname: Horvat, given_names: Petra, sex: female, birth_date: 1979-09-09, citizenship: HR}
			stay.entered_on: 2026-10-20
			stay.authorised_until: 2027-01-17
			stay.moved_on: 2026-11-05
			residence.ownership: owned`,
		all: &outcome{
			documents: "application-form -, passport-copy P",
			fees:      "free",
			deadlines: `
				register-new-address 2026-11-16/2026-11-13 overdue
				decision 2026-11-23/2026-11-23 soon`,
			conflicts: "register-new-address: 5 working-days",
			findings:  "deadline.passed warning",
		},
		official: &outcome{
			deadlines: `
				register-new-address 2026-11-16/2026-11-16 overdue
				decision 2026-11-23/2026-11-23 soon`,
		},
	},
	{
		who: "a lost card before the days of Victory and the Flag", today: "2026-11-05",
		profile: `
			procedure: card-replacement
			applicant: {surname: Tanaka, given_names: Hiroshi, sex: male, birth_date: 1973-01-17, citizenship: JP}
			stay.document: temporary-permit
			stay.first_permit_on: 2026-02-01
			stay.permit_ground: work-permit
			stay.permit_issued_on: 2026-02-01
			stay.authorised_until: 2027-01-31
			stay.lost_on: 2026-11-04`,
		all: &outcome{
			documents: "application-form -, fee-receipt O later",
			fees:      "- - 20 chosen",
			deadlines: `
				reissue-card 2026-11-20/2026-11-20 soon`,
		},
		official: &outcome{},
	},
	{
		who: "a permanent card lost on a Saturday in Moscow's company", today: "2026-11-22",
		profile: `
			procedure: card-replacement
			applicant: {surname: Smirnov, given_names: Pavel, sex: male, birth_date: 1961-12-30, citizenship: RU}
			stay.document: permanent-permit
			stay.first_permit_on: 2019-02-01
			stay.permit_issued_on: 2023-02-01
			stay.authorised_until: 2028-01-31
			stay.lost_on: 2026-11-21`,
		all: &outcome{
			documents: "application-form -, fee-receipt O later",
			fees:      "- - 20 chosen",
			deadlines: `
				reissue-card 2026-12-04/2026-12-04 soon`,
		},
		official: &outcome{},
	},
	{
		who: "a new passport in Warsaw's embassy: the amount for changed data is unknown", today: "2026-12-23",
		profile: `
			procedure: card-replacement
			applicant: {surname: Nowak, given_names: Zofia, sex: female, birth_date: 1992-05-02, citizenship: PL}
			stay.document: temporary-permit
			stay.first_permit_on: 2026-02-01
			stay.permit_ground: study
			stay.permit_issued_on: 2026-02-01
			stay.authorised_until: 2027-01-31
			stay.data_changed_on: 2026-12-22`,
		all: &outcome{
			documents: "application-form -",
			fees:      "none",
			deadlines: `
				reissue-card 2027-01-08/2027-01-08 soon projected`,
			findings: "fee.unknown warning",
		},
		official: &outcome{
			findings: "fee.unknown warning",
		},
	},
	{
		who: "a boy's card lost before Novruz of 2027", today: "2027-03-15",
		profile: `
			procedure: card-replacement
			applicant: {surname: Kim, given_names: Min-jun, sex: male, birth_date: 2013-02-03, citizenship: KR}
			stay.document: temporary-permit
			stay.first_permit_on: 2026-09-01
			stay.permit_ground: family-of-resident
			stay.permit_issued_on: 2026-09-01
			stay.authorised_until: 2027-08-31
			stay.lost_on: 2027-03-12
			representative: {surname: Kim, given_names: Soo-ah, id_number: M1234, capacity: parent}`,
		all: &outcome{
			documents: "application-form -, fee-receipt O later",
			fees:      "- - 20 chosen",
			deadlines: `
				reissue-card 2027-04-02/2027-04-02 soon projected`,
		},
		official: &outcome{},
	},
	{
		who: "a student from Guangzhou asks for the registration card: insurance and the passport itself by the Chinese guide", today: "2026-11-22",
		profile: `
			procedure: registration-card-temporary
			ground: study
			term_months: 12
			applicant: {surname: Huang, given_names: Jiayi, sex: female, birth_date: 2005-05-20, citizenship: CN}
			stay.entered_on: 2026-09-20
			stay.authorised_until: 2027-01-31`,
		all: &outcome{
			documents: "application-form -, passport-copy CO x2, ground-document NC, medical-certificate O, stay-document CO x2, photos - x2, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later, + health-insurance -, + passport-original O, + stay-registration-proof -",
			fees:      "student standard 40 chosen, student fast 60",
			deadlines: `
				file-first 2026-12-30/2026-12-30 ok
				decision 2027-02-02/-
				pay-fee 2027-03-04/2027-03-04 ok
				passport-valid 2028-03-18/2028-03-18`,
			conflicts: "health-insurance.required",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
			conflicts: "!health-insurance.required",
		},
	},
	{
		who: "a worker from Harbin asks for it for half a year, quickly", today: "2026-11-23",
		profile: `
			procedure: registration-card-temporary
			ground: work-permit
			term_months: 6
			speed: fast
			applicant: {surname: Sun, given_names: Lei, sex: male, birth_date: 1984-04-14, citizenship: CN}
			stay.entered_on: 2026-11-12
			stay.authorised_until: 2027-02-09
			work: {permit_number: "99", permit_expires_on: 2028-01-01, contract: true}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later, + health-insurance -, + passport-original O, + stay-registration-proof -",
			fees:      "adult standard 60, adult fast 80 chosen",
			deadlines: `
				file-first 2027-01-08/2027-01-08 ok
				decision 2027-02-01/-
				pay-fee 2027-03-03/2027-03-03 ok
				passport-valid 2027-09-21/2027-09-21`,
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
		},
	},
	{
		who: "a citizen's wife from Shanghai in a dwelling of her husband", today: "2026-11-24",
		profile: `
			procedure: registration-card-temporary
			ground: family-of-citizen
			term_months: 12
			applicant: {surname: Zhou, given_names: Min, sex: female, birth_date: 1990-02-20, citizenship: CN, marital_status: married}
			stay.entered_on: 2026-11-12
			stay.authorised_until: 2027-02-09
			residence.ownership: provided
			sponsor: {kind: person, name: Nümunəyev Samir, relation: spouse, permit: citizen}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, relative-consent N, medical-certificate O, stay-document CO, photos - x2, housing-document NC, housing-application N, housing-provider-id NC, fee-receipt O later, + health-insurance -, + passport-original O, + stay-registration-proof -",
			fees:      "adult standard 120 chosen, adult fast 160",
			deadlines: `
				file-first 2027-01-08/2027-01-08 ok
				decision 2027-02-08/-
				pay-fee 2027-03-11/2027-03-05 ok
				passport-valid 2028-03-22/2028-03-22`,
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, relative-consent N, medical-certificate O, stay-document CO, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
		},
	},
	{
		who: "an investor from Shenzhen who asks for two years at once: more than the law gives a first permit on deposit", today: "2026-11-25",
		profile: `
			procedure: registration-card-temporary
			ground: deposit
			term_months: 24
			applicant: {surname: Deng, given_names: Hao, sex: male, birth_date: 1978-08-18, citizenship: CN}
			stay.entered_on: 2026-11-12
			stay.authorised_until: 2027-02-09
			residence.ownership: owned
			amounts.deposit: 100000`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document NC, fee-receipt O later, + health-insurance -, + passport-original O, + stay-registration-proof -",
			fees:      "adult standard 240 chosen, adult fast 320",
			deadlines: `
				file-first 2027-01-08/2027-01-08 ok
				decision 2027-02-08/-
				pay-fee 2027-03-11/2027-03-05 ok
				passport-valid 2029-03-23/2029-03-23`,
			findings: "ground.term-too-long error, !ground.threshold-missed",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, ground-document NC, medical-certificate O, stay-document CO, photos - x2, housing-document CO, fee-receipt O later",
			findings:  "ground.term-too-long error",
		},
	},
	{
		who: "a citizen's husband from Xi'an for the permanent card", today: "2026-11-22",
		profile: `
			procedure: registration-card-permanent
			ground: family-of-citizen
			applicant: {surname: Guo, given_names: Wei, sex: male, birth_date: 1982-12-12, citizenship: CN, marital_status: married}
			stay.document: temporary-permit
			stay.first_permit_on: 2024-06-01
			stay.permit_ground: family-of-citizen
			stay.permit_since: 2024-06-01
			stay.permit_issued_on: 2025-06-01
			stay.authorised_until: 2027-05-29
			residence.ownership: provided
			sponsor: {kind: person, name: Nümunəyeva Günel, relation: spouse, permit: citizen}`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, proof-of-funds O, permit-copy P, ground-document NC, relative-consent N, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later, + health-insurance -, + passport-original O, + stay-registration-proof -",
			fees:      "adult standard 300 chosen, adult 50-days 350, adult 40-days 400, adult fast 450",
			deadlines: `
				file-permanent 2027-02-26/2027-02-26 ok
				decision 2027-04-27/-
				pay-fee 2027-05-27/2027-05-27 ok
				two-years 2026-06-01/2026-06-01
				absence-limit 2027-02-20/2027-02-20`,
			conflicts: "health-insurance.required",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, proof-of-funds O, permit-copy P, ground-document NC, relative-consent N, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
		},
	},
	{
		who: "an investor from Qingdao with 120,000 dollars' worth of house: the guide's policy is not in the law", today: "2026-11-23",
		profile: `
			procedure: registration-card-permanent
			ground: real-estate
			decision_days: 35
			applicant: {surname: Wang, given_names: Fang, sex: female, birth_date: 1969-09-09, citizenship: CN}
			stay.document: temporary-permit
			stay.first_permit_on: 2024-08-01
			stay.permit_ground: real-estate
			stay.permit_since: 2024-08-01
			stay.permit_issued_on: 2025-08-01
			stay.authorised_until: 2027-07-31
			residence.ownership: owned
			amounts.real_estate: 199999`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, proof-of-funds O, permit-copy P, ground-document NC, photos - x2, housing-document CO, fee-receipt O later, + health-insurance -, + passport-original O, + stay-registration-proof -",
			fees:      "adult standard 300, adult 50-days 350, adult 40-days 400, adult fast 450 chosen",
			deadlines: `
				file-permanent 2027-04-30/2027-04-30 ok
				decision 2027-06-04/-
				pay-fee 2027-07-05/2027-07-02 ok
				two-years 2026-08-01/2026-08-01
				absence-limit 2027-02-21/2027-02-21`,
			conflicts: "threshold.real-estate",
			findings:  "ground.threshold-missed error",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, proof-of-funds O, permit-copy P, ground-document NC, photos - x2, housing-document CO, fee-receipt O later",
			conflicts: "!threshold.real-estate",
			findings:  "ground.threshold-missed error",
		},
	},
	{
		who: "a boy of twelve from Nanjing without a passport, family of a permanent resident", today: "2026-11-24",
		profile: `
			procedure: registration-card-permanent
			ground: family-of-resident
			applicant: {surname: Xu, given_names: Zihan, sex: male, birth_date: 2014-04-04, citizenship: CN}
			passport: {type: none}
			stay.document: temporary-permit
			stay.first_permit_on: 2024-01-10
			stay.permit_ground: family-of-resident
			stay.permit_since: 2024-01-10
			stay.permit_issued_on: 2025-01-10
			stay.authorised_until: 2027-01-09
			sponsor: {kind: person, name: Xu Jun, relation: father, permit: permanent-permit}
			representative: {surname: Xu, given_names: Jun, id_number: DYI11111, capacity: parent}`,
		all: &outcome{
			documents: "application-form -, birth-certificate NC, medical-certificate O, proof-of-funds O, permit-copy P, ground-document NC, relative-consent N, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later, + health-insurance -, + stay-registration-proof -",
			fees:      "minor standard 150 chosen, minor 50-days 200, minor 40-days 250, minor fast 300",
			deadlines: `
				file-permanent 2026-10-09/2026-10-09 overdue
				decision 2027-01-25/-
				pay-fee 2027-02-24/2027-02-24 ok
				two-years 2026-01-10/2026-01-10
				absence-limit 2027-02-22/2027-02-22`,
			findings: "deadline.filing-passed warning",
		},
		official: &outcome{
			documents: "application-form -, birth-certificate NC, medical-certificate O, proof-of-funds O, permit-copy P, ground-document NC, relative-consent N, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
		},
	},
	{
		who: "a coach from Dalian whose day to file is the 29th of February", today: "2027-11-22",
		profile: `
			procedure: registration-card-permanent
			ground: invited-specialist
			applicant: {surname: Song, given_names: Yang, sex: male, birth_date: 1988-08-08, citizenship: CN}
			stay.document: temporary-permit
			stay.first_permit_on: 2026-02-28
			stay.permit_ground: invited-specialist
			stay.permit_since: 2026-02-28
			stay.permit_issued_on: 2027-02-28
			stay.authorised_until: 2028-05-31`,
		all: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, proof-of-funds O, permit-copy P, ground-document NC, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later, + health-insurance -, + passport-original O, + stay-registration-proof -",
			fees:      "adult standard 300 chosen, adult 50-days 350, adult 40-days 400, adult fast 450",
			deadlines: `
				file-permanent 2028-02-29/2028-02-29 ok
				decision 2028-05-01/-
				pay-fee 2028-05-31/2028-05-31 ok
				two-years 2028-02-28/2028-02-28
				absence-limit 2028-02-20/2028-02-20`,
			findings: "!stay.two-years-not-reached, deadline.calendar-unknown warning, catalogue.old info",
		},
		official: &outcome{
			documents: "application-form -, passport-copy CO, medical-certificate O, proof-of-funds O, permit-copy P, ground-document NC, photos - x2, housing-document CO, housing-application O, housing-provider-id CO, fee-receipt O later",
		},
	},
}

// TestLaw holds what is decided for every applicant against codes and guides.
func TestLaw(t *testing.T) {
	engine := loaded(t)
	for _, test := range lawCases {
		t.Run(test.who, func(t *testing.T) {
			if test.all != nil {
				t.Run("all", func(t *testing.T) { holdOutcome(t, *test.all, lawPacket(t, engine, test, false)) })
			}
			if test.official != nil {
				t.Run("official", func(t *testing.T) { holdOutcome(t, test.official.over(test.all), lawPacket(t, engine, test, true)) })
			}
		})
	}
}

// over fills in what the outcome by the official sources leaves out.
func (o outcome) over(all *outcome) outcome {
	if all == nil {
		return o
	}
	fill := func(part *string, whole string) {
		if *part == "" {
			*part = whole
		}
	}
	fill(&o.documents, all.documents)
	fill(&o.fees, all.fees)
	fill(&o.deadlines, all.deadlines)
	return o
}

// TestLawCases wants enough applicants for every procedure.
func TestLawCases(t *testing.T) {
	of := map[string]int{}
	for _, test := range lawCases {
		procedure, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(test.profile), "procedure: "), "\n")
		of[procedure]++
	}
	if len(of) != 10 {
		t.Errorf("the cases are of %d procedures: %v", len(of), of)
	}
	for procedure, applicants := range of {
		if applicants < 4 {
			t.Errorf("%s has %d applicants", procedure, applicants)
		}
	}
}

// lawPacket decides a case.
func lawPacket(t *testing.T, engine *Engine, test lawCase, official bool) *packet.Packet {
	t.Helper()
	file := filepath.Join(t.TempDir(), "applicant.yaml")
	if err := os.WriteFile(file, []byte(profileText(test.profile)), 0o600); err != nil {
		t.Fatal(err)
	}
	j, err := engine.run(context.Background(), engine.fromFile(file), Options{Today: date.MustParse(test.today), OfficialOnly: official}, deciding)
	if err != nil {
		t.Fatalf("%v: %v", err, j.result.Unusable)
	}
	return j.packet
}

// profileText is the YAML of ordinary with the lines of a case over it.
func profileText(lines string) string {
	type setting struct{ key, value string }
	var settings []setting
	for _, line := range slices.Concat(linesOf(ordinary), linesOf(lines)) {
		key, value, _ := strings.Cut(line, ": ")
		settings = slices.DeleteFunc(settings, func(old setting) bool {
			return old.key == key || strings.HasPrefix(old.key, key+".")
		})
		settings = append(settings, setting{key, value})
	}
	slices.SortFunc(settings, func(a, b setting) int { return strings.Compare(a.key, b.key) })
	var text strings.Builder
	section := ""
	for _, s := range settings {
		part, below, nested := strings.Cut(s.key, ".")
		switch {
		case !nested:
			fmt.Fprintf(&text, "%s: %s\n", s.key, s.value)
			continue
		case part != section:
			fmt.Fprintf(&text, "%s:\n", part)
		}
		section = part
		fmt.Fprintf(&text, "  %s: %s\n", below, s.value)
	}
	return text.String()
}

// holdOutcome compares what was decided with what was expected, in the shorthand
// of the expectation: what an entry leaves open is left out of what was decided.
func holdOutcome(t *testing.T, want outcome, got *packet.Packet) {
	t.Helper()
	for _, part := range []struct {
		name      string
		want, got []string
	}{
		{"documents", inPlace(want.documents), shownDocuments(want.documents, got.Documents)},
		{"fees", sorted(entries(want.fees)), sorted(shownFees(want.fees, got.Fees))},
		{"deadlines", sorted(linesOf(want.deadlines)), sorted(shownDeadlines(want.deadlines, got.Deadlines))},
		{"conflicts", entries(want.conflicts), shownConflicts(want.conflicts, got.Conflicts)},
		{"findings", entries(want.findings), shownFindings(want.findings, got.Findings)},
	} {
		if diff := cmp.Diff(part.want, part.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", part.name, diff)
		}
	}
}

// marks are the shorthand of the forms.
var marks = map[rules.PaperForm]string{
	rules.Plain: "P", rules.WithOriginal: "CO", rules.Original: "O", rules.NotarisedCopy: "NC", rules.Notarised: "N",
}

// inPlace are the papers of an expectation, those with a place first.
func inPlace(documents string) []string {
	var placed, anywhere []string
	for _, entry := range entries(documents) {
		if entry, free := strings.CutPrefix(entry, "+ "); free {
			anywhere = append(anywhere, entry)
		} else {
			placed = append(placed, entry)
		}
	}
	return slices.Concat(placed, sorted(anywhere))
}

func shownDocuments(want string, got []packet.ChecklistItem) []string {
	if want == "" {
		return nil
	}
	var placed, anywhere []string
	for _, d := range got {
		asked, known := entryOf(strings.ReplaceAll(want, "+ ", ""), d.ID)
		form := marks[d.Form]
		if has(asked, "-") {
			form = "-"
		}
		line := d.ID + " " + form
		if d.Copies != 1 {
			line += fmt.Sprintf(" x%d", d.Copies)
		}
		if has(asked, "later") || d.Status == packet.Later {
			line += " " + string(d.Status)
		}
		if known && strings.Contains(want, "+ "+d.ID+" ") {
			anywhere = append(anywhere, line)
		} else {
			placed = append(placed, line)
		}
	}
	return slices.Concat(placed, sorted(anywhere))
}

func shownFees(want string, got []rules.Fee) []string {
	var lines []string
	paid := false
	for _, f := range got {
		line := fmt.Sprintf("%s %s %d", f.Class, f.Tier, f.Amount.Hundredths/100)
		if strings.HasPrefix(want, "- - ") {
			line = fmt.Sprintf("- - %d", f.Amount.Hundredths/100)
		}
		if f.Chosen {
			line += " chosen"
		}
		lines = append(lines, line)
		paid = paid || f.Amount.Hundredths != 0
	}
	switch {
	case want == "free" && !paid:
		return []string{"free"}
	case len(lines) == 0:
		return []string{"none"}
	}
	return lines
}

func shownDeadlines(want string, got []rules.Due) []string {
	var lines []string
	for _, d := range got {
		asked, known := "", false
		for _, line := range linesOf(want) {
			if strings.HasPrefix(line, d.ID+" ") {
				asked, known = line, true
			}
		}
		safe := d.Safe.String()
		if strings.Contains(asked, "/-") {
			safe = "-"
		}
		line := fmt.Sprintf("%s %s/%s", d.ID, d.Legal, safe)
		if !known || has(asked, "ok") || has(asked, "soon") || has(asked, "overdue") {
			line += " " + string(d.Status)
		}
		if has(asked, "projected") || has(asked, "dated") {
			line += map[bool]string{true: " projected", false: " dated"}[d.Projected]
		}
		lines = append(lines, line)
	}
	return lines
}

func shownConflicts(want string, got []rules.Conflict) []string {
	var lines []string
	for _, entry := range entries(want) {
		rule, _, told := strings.Cut(strings.TrimPrefix(entry, "!"), ": ")
		line := "!" + rule
		for _, c := range got {
			if c.Rule == rule {
				line = rule
				if told {
					line += ": " + c.Safe.String()
				}
			}
		}
		lines = append(lines, line)
	}
	return lines
}

func shownFindings(want string, got []finding.Finding) []string {
	var lines []string
	for _, entry := range entries(want) {
		words := strings.Fields(strings.TrimPrefix(entry, "!"))
		line := "!" + words[0]
		for _, f := range got {
			if f.ID != words[0] {
				continue
			}
			line = f.ID + " " + string(f.Severity)
			for _, word := range words[1:] {
				if name, _, argument := strings.Cut(word, "="); argument {
					line += fmt.Sprintf(" %s=%v", name, plainly(f.Args[name]))
				}
			}
			if line == entry {
				break
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// plainly is an argument as an expectation writes it: a counted thing is its number.
func plainly(argument any) any {
	if counted, ok := argument.(finding.Count); ok {
		return counted.N
	}
	return argument
}

// entries are the parts of a list written with commas.
func entries(list string) []string {
	if list == "" {
		return nil
	}
	return strings.Split(list, ", ")
}

// entryOf is the entry that begins with the id.
func entryOf(list, id string) (string, bool) {
	for _, entry := range entries(list) {
		if strings.HasPrefix(entry, id+" ") {
			return entry, true
		}
	}
	return "", false
}

// linesOf are the lines of a text without their indents.
func linesOf(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

func has(entry, word string) bool { return slices.Contains(strings.Fields(entry), word) }

func sorted(list []string) []string {
	slices.Sort(list)
	return list
}
