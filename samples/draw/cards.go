package main

import (
	"permitpack/generator/date"
	"permitpack/generator/profile"
)

// passport is the page with the photo, or with an outline of a person whose procedure asks for none.
// The zone is the one of the profile.
func passport(p *profile.Profile, photo []byte) []page {
	return []page{blank(booklet, func(pen pen) {
		pen.fill(0, 0, 125, 10, paint{222, 228, 240})
		pen.text(5, 7, look{size: 11, bold: true, colour: blue}, passportTitle(p))
		pen.text(100, 7, look{size: 11, bold: true, colour: blue}, string(p.Passport.MRZ[0][2:5]))
		if photo == nil {
			silhouette(pen, 5, 14, 32, 41.1)
		} else {
			pen.photo(5, 14, 32, 41.1, photo)
		}
		a, s := p.Applicant, p.Passport
		y := 17.0
		for _, row := range [][2]string{
			{"Surname / Given names", a.Surname + " / " + a.GivenNames},
			{"Nationality · Sex", string(s.MRZ[0][2:5]) + " · " + s.MRZ[1][20:21]},
			{"Date of birth", a.BirthDate.Dotted()}, {"Place of birth", a.BirthPlace},
			{"Passport No", s.Number}, {"Date of issue", s.IssuedOn.Dotted()}, {"Date of expiry", s.ExpiresOn.Dotted()}, {"Authority", s.IssuedBy},
		} {
			pen.text(41, y, look{size: 5, colour: grey}, row[0])
			pen.text(41, y+3.4, look{size: 8, colour: ink}, row[1])
			y += 6.3
		}
		pen.fill(0, 67, 125, 16, paint{248, 248, 244})
		for i, line := range s.MRZ {
			zone(pen, 6.5, 73+float64(i)*6.5, line)
		}
	})}
}

// zone sets every character into a cell of its own, ten to the inch, as ICAO Doc 9303 asks.
func zone(p pen, x, y float64, line string) {
	for i, c := range line {
		left := x + 2.54*float64(i)
		centred(p, left, left+2.54, y, look{size: 9.5, colour: ink}, string(c))
	}
}

// entryStamp is a page of the passport with the stamp of the border.
func entryStamp(p *profile.Profile) []page {
	return []page{blank(booklet, func(pen pen) {
		pen.text(8, 10, look{size: 9, colour: grey}, "VISAS / VİZALAR")
		border(pen, p, 70, 38)
		centred(pen, 0, 125, 80, look{size: 8, colour: grey}, "– 12 –")
	})}
}

func border(pen pen, p *profile.Profile, x, y float64) {
	for _, side := range [][4]float64{{0, 0, 44, 0}, {44, 0, 44, 26}, {44, 26, 0, 26}, {0, 26, 0, 0}} {
		pen.line(x+side[0], y+side[1], x+side[2], y+side[3], 0.6, blue)
	}
	l := look{size: 9, bold: true, colour: blue}
	centred(pen, x, x+44, y+7, l, "AZƏRBAYCAN")
	centred(pen, x, x+44, y+14, look{size: 13, bold: true, colour: blue}, p.Stay.EnteredOn.Dotted())
	centred(pen, x, x+44, y+21, l, "GİRİŞ · NÜMUNƏ")
}

// visa is the sticker, and the stamp beside it.
func visa(p *profile.Profile) []page {
	return []page{blank(booklet, func(pen pen) {
		pen.fill(6, 8, 113, 34, paint{226, 236, 228})
		pen.text(10, 15, look{size: 10, bold: true, colour: ink}, "AZƏRBAYCAN · VİZA / VISA")
		y := 21.0
		for _, row := range [][2]string{
			{"Nömrə / Number", p.Stay.DocumentNumber}, {"Etibarlıdır / Valid until", p.Stay.VisaValidUntil.Dotted()},
			{"Ad / Name", p.Applicant.Surname + " " + p.Applicant.GivenNames}, {"Pasport / Passport", p.Passport.Number},
		} {
			pen.text(10, y, look{size: 7, colour: grey}, row[0])
			pen.text(52, y, look{size: 9, colour: ink}, row[1])
			y += 5.4
		}
		border(pen, p, 68, 48)
	})}
}

// silhouette stands for a photo of somebody who has none here.
func silhouette(p pen, x, y, width, height float64) {
	p.fill(x, y, width, height, pale)
	scale := width / 22
	p.circle(x+width/2, y+9*scale, 4*scale, scale, grey)
	p.circle(x+width/2, y+20.5*scale, 6.5*scale, scale, grey)
}

// card is both sides of an identity or permit card.
func card(title, name, number string, born date.Date, rows ...[2]string) []page {
	return []page{blank(cardSides, func(pen pen) {
		for _, top := range []float64{3, 61} {
			for _, side := range [][4]float64{{2, 0, 88, 0}, {88, 0, 88, 54}, {88, 54, 2, 54}, {2, 54, 2, 0}} {
				pen.line(side[0], top+side[1], side[2], top+side[3], 0.3, grey)
			}
			pen.fill(2.3, top+0.3, 85.4, 8, paint{222, 236, 230})
			pen.text(5, top+6, look{size: 8, bold: true, colour: ink}, title)
		}
		silhouette(pen, 5, 15, 22, 28)
		front := [][2]string{{"Soyadı, adı", name}, {"Nömrəsi", number}}
		if !born.IsZero() {
			front = append(front, [2]string{"Doğum tarixi", born.Dotted()})
		}
		cardRows(pen, 31, 18, 55, front)
		cardRows(pen, 6, 76, 78, rows)
	})}
}

func cardRows(p pen, x, y, width float64, rows [][2]string) {
	value := look{size: 8.5, colour: ink}
	for _, row := range rows {
		p.text(x, y, look{size: 5.5, colour: grey}, row[0])
		for _, line := range wrapped(value, row[1], width) {
			y += 4
			p.text(x, y, value, line)
		}
		y += 5
	}
}

func ownerID(p *profile.Profile) []page {
	o := p.Residence.Provider
	return card("ŞƏXSİYYƏT VƏSİQƏSİ", owner(p), o.IDNumber, date.Date{}, [2]string{"Ünvanı", o.Address}, [2]string{"Vətəndaşlığı", "Azərbaycan"}, [2]string{"Etibarlıdır", "01.01.2033"})
}

func fatherPermit(p *profile.Profile) []page {
	return card("MÜVƏQQƏTİ YAŞAMAQ İCAZƏSİ", p.Sponsor.Name, "MYİ00053", p.Family[0].BirthDate,
		[2]string{"Ünvanı", p.Sponsor.Address}, [2]string{"Əsas", "iş icazəsi"}, [2]string{"Etibarlıdır", p.Sponsor.PermitExpiresOn.Dotted()})
}

// permit is the card of the applicant's own permit.
func permit(p *profile.Profile) []page {
	title := "MÜVƏQQƏTİ YAŞAMAQ İCAZƏSİ"
	if p.Stay.Document == "permanent-permit" {
		title = "DAİMİ YAŞAMAQ İCAZƏSİ"
	}
	home := p.Residence.Address
	if p.Stay.PreviousAddress.City != "" {
		home = p.Stay.PreviousAddress
	}
	return card(title, fullName(p), p.Stay.DocumentNumber, p.Applicant.BirthDate, [2]string{"Ünvanı", address(home)},
		[2]string{"Vətəndaşlığı", country(p)}, [2]string{"Verilib", p.Stay.PermitIssuedOn.Dotted()}, [2]string{"Etibarlıdır", p.Stay.AuthorisedUntil.Dotted()})
}

// country is the citizenship as the office writes it.
func country(p *profile.Profile) string {
	return map[profile.Country]string{
		"CN": "Çin", "TR": "Türkiyə", "RU": "Rusiya", "DE": "Almaniya", "KZ": "Qazaxıstan",
		"IN": "Hindistan", "IR": "İran", "UA": "Ukrayna", "IT": "İtaliya", "UZ": "Özbəkistan", "NG": "Nigeriya", "TM": "Türkmənistan", "SG": "Sinqapur",
	}[p.Applicant.Citizenship]
}

// passportTitle is the word for a passport, and that of its country where it is another one in letters that the faces have.
func passportTitle(p *profile.Profile) string {
	const title = "PASSPORT"
	native := map[profile.Country]string{
		"CN": "护照", "TR": "PASAPORT", "RU": "ПАСПОРТ", "DE": "REISEPASS", "KZ": "ПАСПОРТ",
		"UA": "ПАСПОРТ", "IT": "PASSAPORTO", "UZ": "PASPORT",
	}[p.Applicant.Citizenship]
	if native == "" {
		return title
	}
	return title + " · " + native
}
