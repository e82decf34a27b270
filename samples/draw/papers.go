package main

import (
	"fmt"
	"strings"

	"permitpack/generator/date"
	"permitpack/generator/profile"
)

// letter is a paper of one page: what stands at its head, a title, rows of captions
// and values, text, and who signs.
type letter struct {
	office, place string
	number        string
	day           string
	title         string
	rows          [][2]string
	body          []string
	role, name    string
	stamp         []string
	notary        bool
}

func (l letter) page() page {
	return blank(a4, func(p pen) {
		centred(p, 0, 210, 28, look{size: 15, bold: true, colour: ink}, l.office)
		centred(p, 0, 210, 35, look{size: 9, colour: grey}, l.place)
		p.line(25, 40, 185, 40, 0.5, ink)
		p.line(25, 41, 185, 41, 0.15, ink)
		p.text(25, 50, look{size: 10, colour: ink}, "№ "+l.number)
		p.text(150, 50, look{size: 10, colour: ink}, l.day)
		y := 72.0
		for _, line := range wrapped(look{size: 17, bold: true}, l.title, 160) {
			centred(p, 0, 210, y, look{size: 17, bold: true, colour: ink}, line)
			y += 9
		}
		y = fields(p, 25, y+10, 160, l.rows) + 6
		for _, s := range l.body {
			y = paragraph(p, 25, y, 160, look{size: 11, colour: ink}, s) + 3
		}
		y = max(y+20, 205)
		signature(p, 25, y, l.role, l.name)
		stamp(p, 58, y+24, l.stamp...)
		if l.notary {
			notary(p, 108, y+12)
		}
	})
}

// notary is the box with which a copy or a signature is certified.
func notary(p pen, x, y float64) {
	for _, side := range [][4]float64{{0, 0, 78, 0}, {78, 0, 78, 34}, {78, 34, 0, 34}, {0, 34, 0, 0}} {
		p.line(x+side[0], y+side[1], x+side[2], y+side[3], 0.4, blue)
	}
	l := look{size: 8.5, colour: blue}
	p.text(x+4, y+7, look{size: 8.5, bold: true, colour: blue}, "NOTARİAT QAYDASINDA")
	p.text(x+4, y+12, l, "təsdiq edilmişdir. Notarius: Sınaqova N.")
	p.text(x+4, y+17, l, "Reyestr № 0-0000. Nümunə, etibarsızdır.")
	stamp(p, x+62, y+40, "NOTARİUS", "NÜMUNƏ")
}

func fullName(p *profile.Profile) string {
	return strings.TrimSpace(p.Applicant.Surname + " " + p.Applicant.GivenNames + " " + p.Applicant.Patronymic)
}

// tenant is who signs for a dwelling and the number of his paper: for a child its representative.
func tenant(p *profile.Profile) (name, number string) {
	if r := p.Representative; r.Surname != "" {
		return r.Surname + " " + r.GivenNames, r.IDNumber
	}
	return fullName(p), p.Passport.Number
}

func owner(p *profile.Profile) string {
	o := p.Residence.Provider
	if o.Surname == "" {
		return fullName(p)
	}
	return o.Surname + " " + o.GivenNames + " " + o.Patronymic
}

func address(a profile.Address) string {
	parts := []string{a.City + " şəhəri"}
	if a.District != "" {
		parts = append(parts, a.District+" rayonu")
	}
	parts = append(parts, a.Street+" küçəsi", "ev "+a.Building)
	if a.Apartment != "" {
		parts = append(parts, "mənzil "+a.Apartment)
	}
	return strings.Join(parts, ", ")
}

// who are the rows that say of whom a paper speaks.
func who(p *profile.Profile) [][2]string {
	return [][2]string{
		{"Soyadı, adı", fullName(p)},
		{"Doğum tarixi", p.Applicant.BirthDate.Dotted()},
		{"Vətəndaşlığı", country(p)},
		{"Pasportun nömrəsi", p.Passport.Number},
	}
}

// issued is the day that the profile states for the paper, or one that fits all samples.
func issued(p *profile.Profile, id string) string {
	for _, d := range p.Documents {
		if d.ID == id && !d.IssuedOn.IsZero() {
			return d.IssuedOn.Dotted()
		}
	}
	return date.MustParse("2026-11-03").Dotted()
}

func university(p *profile.Profile) []page {
	return []page{letter{
		office: "NÜMUNƏ UNİVERSİTETİ", place: p.Sponsor.Address, number: "000-17", day: issued(p, "ground-document"),
		title: "ARAYIŞ",
		rows:  append(who(p), [2]string{"Fakültə", "Mühəndislik"}, [2]string{"Təhsil forması", "əyani"}, [2]string{"Təhsil müddəti", "2026/2027 – 2029/2030"}),
		body:  []string{"Yuxarıda adı göstərilən şəxs universitetin bakalavr pilləsində əyani təhsil alır.", "Arayış təqdim olunduğu yerə verilir."},
		role:  "Rektor", name: p.Sponsor.Head, stamp: []string{"NÜMUNƏ", "UNİVERSİTETİ", "Bakı"}, notary: true,
	}.page()}
}

func medical(p *profile.Profile) []page {
	return []page{letter{
		office: "NÜMUNƏ TİBB MƏRKƏZİ", place: "Bakı şəhəri, Sınaq küçəsi 2", number: "T-00042", day: issued(p, "medical-certificate"),
		title: "TİBBİ ARAYIŞ",
		rows: append(who(p), [2]string{"İİV (HIV)", "aşkar edilmədi"}, [2]string{"Hepatit B virusu", "aşkar edilmədi"},
			[2]string{"Hepatit C virusu", "aşkar edilmədi"}),
		body: []string{"Müayinə olunan şəxs siyahıya daxil edilmiş təhlükəli yoluxucu xəstəliklərin virusunun daşıyıcısı deyil."},
		role: "Baş həkim", name: "Sınaqov T.", stamp: []string{"NÜMUNƏ", "TİBB", "MƏRKƏZİ"},
	}.page()}
}

func housingApplication(p *profile.Profile) []page {
	return []page{letter{
		office: "Dövlət Miqrasiya Xidmətinə", place: owner(p) + " tərəfindən", number: "1", day: issued(p, "housing-application"),
		title: "ƏRİZƏ",
		rows: append(who(p), [2]string{"Yaşayış sahəsi", address(p.Residence.Address)},
			[2]string{"Yaşayış sahəsini verən", owner(p)}, [2]string{"Vəsiqəsinin nömrəsi", p.Residence.Provider.IDNumber}),
		body: []string{"Adı göstərilən şəxsin mənə məxsus yaşayış sahəsində yaşamasına və həmin ünvan üzrə qeydiyyata alınmasına razıyam."},
		role: "İmza", name: owner(p), stamp: []string{"NÜMUNƏ"}, notary: true,
	}.page()}
}

func consent(p *profile.Profile) []page {
	return []page{letter{
		office: "NÜMUNƏ NOTARİAT KONTORU", place: "Bakı şəhəri, Sınaq küçəsi 3", number: "R-0007", day: issued(p, "relative-consent"),
		title: "RAZILIQ",
		rows:  append([][2]string{{"Razılıq verən", p.Sponsor.Name}, {"Ünvanı", p.Sponsor.Address}}, who(p)...),
		body:  []string{"Adı göstərilən şəxsə Azərbaycan Respublikasının ərazisində " + residence(p) + " yaşamaq üçün icazə verilməsinə razıyam."},
		role:  "İmza", name: p.Sponsor.Name, stamp: []string{"NÜMUNƏ", "NOTARİAT"}, notary: true,
	}.page()}
}

// residence is the word of the permit that is asked for.
func residence(p *profile.Profile) string {
	if strings.Contains(p.Procedure, "permanent") {
		return "daimi"
	}
	return "müvəqqəti"
}

func marriage(p *profile.Profile) []page {
	return []page{letter{
		office: "NÜMUNƏ QEYDİYYAT ŞÖBƏSİ", place: "Gəncə şəhəri, Sınaq küçəsi 4", number: "N 000029", day: "15.08.2026",
		title: "NİKAH HAQQINDA ŞƏHADƏTNAMƏ",
		rows: [][2]string{
			{"Kişi", p.Sponsor.Name}, {"Qadın", p.Applicant.PreviousNames[0].Surname + " " + p.Applicant.GivenNames},
			{"Nikah bağlanmışdır", "15.08.2026"}, {"Nikahdan sonra soyadı", p.Applicant.Surname},
		},
		body: []string{"Nikah aktı qeydiyyat kitabında 000029 nömrə ilə qeydə alınmışdır."},
		role: "Şöbə müdiri", name: "Sınaqova S.", stamp: []string{"NÜMUNƏ", "QEYDİYYAT", "Gəncə"}, notary: true,
	}.page()}
}

func property(p *profile.Profile) []page {
	return []page{letter{
		office: "DAŞINMAZ ƏMLAKIN DÖVLƏT REYESTRİ", place: "Nümunə", number: "Ç-000452", day: issued(p, "housing-document"),
		title: "DAŞINMAZ ƏMLAKIN DÖVLƏT REYESTRİNDƏN ÇIXARIŞ",
		rows: [][2]string{
			{"Mülkiyyətçi", owner(p)}, {"Ünvan", address(p.Residence.Address)}, {"Təyinatı", "mənzil"}, {"Sahəsi", "84,5 m²"},
			{"Dəyəri", manat(dwellingValue(p))}, {"Reyestr nömrəsi", "000000000452"},
		},
		body: []string{"Mülkiyyət hüququ dövlət qeydiyyatına alınmışdır. Əmlak üzərində məhdudluq yoxdur."},
		role: "Qeydiyyatçı", name: "Sınaqlı R.", stamp: []string{"NÜMUNƏ", "REYESTR"}, notary: true,
	}.page()}
}

// dwellingValue is what the profile states of real estate; other dwellings are worth the flat of the first sample.
func dwellingValue(p *profile.Profile) int64 {
	if stated := p.Amounts.RealEstate.Amount; stated > 0 {
		return stated
	}
	return 180_000
}

// manat groups the thousands of an amount below a million.
func manat(amount int64) string {
	if amount < 1000 {
		return fmt.Sprintf("%d manat", amount)
	}
	return fmt.Sprintf("%d %03d manat", amount/1000, amount%1000)
}

func workPermit(p *profile.Profile) []page {
	return []page{letter{
		office: "NÜMUNƏ XİDMƏTİ", place: "Bakı şəhəri", number: p.Work.PermitNumber, day: "02.11.2026",
		title: "HAQQI ÖDƏNİLƏN ƏMƏK FƏALİYYƏTİ ÜÇÜN İŞ İCAZƏSİ",
		rows: append(who(p), [2]string{"İşəgötürən", p.Sponsor.Name}, [2]string{"İşəgötürənin VÖEN-i", p.Sponsor.TaxID},
			[2]string{"Vəzifəsi", "mühəndis-elektrik"}, [2]string{"Etibarlıdır", p.Work.PermitExpiresOn.Dotted()}),
		role: "Rəis", name: "Sınaqov Q.", stamp: []string{"NÜMUNƏ", "XİDMƏTİ"}, notary: true,
	}.page()}
}

func insurance(p *profile.Profile) []page {
	return []page{letter{
		office: "SPECIMEN INSURANCE", place: "Baku, Test Street 5", number: "HI-00452", day: "03.11.2026",
		title: "HEALTH INSURANCE CERTIFICATE",
		rows:  [][2]string{{"Insured", fullName(p)}, {"Passport", p.Passport.Number}, {"Territory", "Azerbaijan"}, {"Period", "03.11.2026 – 02.11.2027"}},
		body:  []string{"This certificate confirms that the person named above is insured against the cost of medical treatment."},
		role:  "Director", name: "A. Specimen", stamp: []string{"SPECIMEN", "INSURANCE"},
	}.page()}
}

func birth(p *profile.Profile) []page {
	return []page{letter{
		office: "РЕСПУБЛИКА КАЗАХСТАН", place: "ОБРАЗЕЦ", number: "000000005", day: "20.02.2014",
		title: "СВИДЕТЕЛЬСТВО О РОЖДЕНИИ",
		rows: [][2]string{
			{"Фамилия, имя", "Сабитов Данияр"}, {"Дата рождения", p.Applicant.BirthDate.Dotted()}, {"Место рождения", p.Applicant.BirthPlace},
			{"Отец", "Сабитов Марат"}, {"Мать", "Сабитова Айгерим"},
		},
		body: []string{"АПОСТИЛЬ: образец. Документ вымышлен и недействителен."},
		role: "Заведующий", name: "Образцов О.", stamp: []string{"ОБРАЗЕЦ", "АЛМАТЫ"},
	}.page()}
}

func birthTranslation(p *profile.Profile) []page {
	return translated("Rus dilindən", "DOĞUM HAQQINDA ŞƏHADƏTNAMƏ", [][2]string{
		{"Soyadı, adı", fullName(p)}, {"Doğum tarixi", p.Applicant.BirthDate.Dotted()}, {"Doğum yeri", "Almatı şəhəri, Qazaxıstan"},
		{"Atası", p.Family[0].Surname + " " + p.Family[0].GivenNames}, {"Anası", p.Family[1].Surname + " " + p.Family[1].GivenNames},
	})
}

func passportTranslation(p *profile.Profile) []page {
	return translated("Pasportun tərcüməsi", "PASPORT", append(who(p),
		[2]string{"Cinsi", map[profile.Sex]string{"male": "kişi", "female": "qadın"}[p.Applicant.Sex]},
		[2]string{"Verilmə tarixi", p.Passport.IssuedOn.Dotted()}, [2]string{"Etibarlıdır", p.Passport.ExpiresOn.Dotted()}))
}

func translated(from, title string, rows [][2]string) []page {
	return []page{letter{
		office: "NÜMUNƏ TƏRCÜMƏ BÜROSU", place: from + " Azərbaycan dilinə", number: "TR-00088", day: "04.11.2026",
		title: title, rows: rows, body: []string{"Tərcümənin düzgünlüyünü təsdiq edirəm."},
		role: "Tərcüməçi", name: "Sınaqova A.", stamp: []string{"NÜMUNƏ", "TƏRCÜMƏ"}, notary: true,
	}.page()}
}
