package main

import "permitpack/generator/profile"

// support is what the relative promises in place of a proof of means.
func support(p *profile.Profile) []page {
	return []page{letter{
		office: "Dövlət Miqrasiya Xidmətinə", place: p.Sponsor.Name + " tərəfindən", number: "2", day: issued(p, "support-undertaking"),
		title: "ÖHDƏLİK", rows: append([][2]string{{"Öhdəlik götürən", p.Sponsor.Name}, {"Ünvanı", p.Sponsor.Address}}, who(p)...),
		body: []string{"Adı göstərilən şəxsin dolanışığını təmin etməyi öhdəmə götürürəm."},
		role: "İmza", name: p.Sponsor.Name, stamp: []string{"NÜMUNƏ"},
	}.page()}
}

// ownConsent is that of a child of fourteen or more.
func ownConsent(p *profile.Profile) []page {
	return []page{letter{
		office: "NÜMUNƏ NOTARİAT KONTORU", place: "Gəncə şəhəri, Sınaq küçəsi 9", number: "R-0091", day: issued(p, "minor-consent"),
		title: "UŞAĞIN RAZILIĞI", rows: who(p),
		body: []string{"Azərbaycan Respublikasının ərazisində " + residence(p) + " yaşamaq üçün mənə icazə verilməsinə razıyam."},
		role: "İmza", name: fullName(p), stamp: []string{"NÜMUNƏ", "NOTARİAT"}, notary: true,
	}.page()}
}

// ukrainianBirth is a certificate of birth with its apostille.
func ukrainianBirth(p *profile.Profile) []page {
	return []page{letter{
		office: "УКРАЇНА", place: "ЗРАЗОК", number: "000000091", day: "05.05.2011",
		title: "СВІДОЦТВО ПРО НАРОДЖЕННЯ",
		rows: [][2]string{
			{"Прізвище, ім’я", "Зразкова Дарина"}, {"Дата народження", p.Applicant.BirthDate.Dotted()}, {"Місце народження", "м. Харків"},
			{"Мати", "Зразкова Олена Петрівна"},
		},
		body: []string{"АПОСТИЛЬ: зразок. Документ вигаданий і недійсний."},
		role: "Начальник", name: "Зразков З.", stamp: []string{"ЗРАЗОК", "ХАРКІВ"},
	}.page()}
}

func ukrainianBirthTranslation(p *profile.Profile) []page {
	return translated("Ukrayna dilindən", "DOĞUM HAQQINDA ŞƏHADƏTNAMƏ", [][2]string{
		{"Soyadı, adı", fullName(p)}, {"Doğum tarixi", p.Applicant.BirthDate.Dotted()}, {"Doğum yeri", "Xarkov şəhəri, Ukrayna"}, {"Anası", p.Sponsor.Name},
	})
}
