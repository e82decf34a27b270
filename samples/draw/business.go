package main

import (
	"fmt"

	"permitpack/generator/profile"
)

// company is the extract of the register of legal persons.
func company(p *profile.Profile) []page {
	rows := [][2]string{{"Adı", p.Sponsor.Name}, {"VÖEN", p.Sponsor.TaxID}, {"Hüquqi ünvanı", p.Sponsor.Address}, {"Qanuni təmsilçisi", p.Sponsor.Head}}
	if capital := p.Amounts.Capital.Amount; capital > 0 {
		rows = append(rows, [2]string{"Ödənilmiş nizamnamə kapitalı", manat(capital)})
	}
	return []page{letter{
		office: "KOMMERSİYA HÜQUQİ ŞƏXSLƏRİN DÖVLƏT REYESTRİ", place: "Nümunə", number: "K-" + last(p.Sponsor.TaxID, 5), day: issued(p, "ground-document"),
		title: "DÖVLƏT REYESTRİNDƏN ÇIXARIŞ", rows: rows,
		body: []string{"Hüquqi şəxs dövlət qeydiyyatına alınmışdır."},
		role: "Qeydiyyatçı", name: "Sınaqlı Z.", stamp: []string{"NÜMUNƏ", "REYESTR"}, notary: true,
	}.page()}
}

// turnover is what the tax office writes of the company's year.
func turnover(p *profile.Profile) []page {
	return []page{letter{
		office: "NÜMUNƏ VERGİ İDARƏSİ", place: "Bakı şəhəri, Sınaq küçəsi 6", number: "V-" + last(p.Sponsor.TaxID, 5), day: issued(p, "turnover-document"),
		title: "VERGİ DÖVRİYYƏSİ HAQQINDA ARAYIŞ",
		rows:  [][2]string{{"Vergi ödəyicisi", p.Sponsor.Name}, {"VÖEN", p.Sponsor.TaxID}, {"Dövr", "01.11.2025 – 31.10.2026"}, {"Dövriyyə", manat(p.Amounts.Turnover.Amount)}},
		body:  []string{"Arayış təqdim olunduğu yerə verilir."},
		role:  "Rəis", name: "Sınaqov V.", stamp: []string{"NÜMUNƏ", "VERGİ", "İDARƏSİ"},
	}.page()}
}

// staff tells how many people the company employs.
func staff(p *profile.Profile) []page {
	return []page{letter{
		office: p.Sponsor.Name, place: p.Sponsor.Address, number: "Ə-" + last(p.Sponsor.TaxID, 5), day: issued(p, "ground-document"),
		title: "İŞÇİLƏR HAQQINDA ARAYIŞ",
		rows: [][2]string{
			{"Tam iş vaxtı ilə işləyənlər", fmt.Sprintf("%d nəfər", p.Staff.FullTime)},
			{"Onlardan vətəndaşlar", fmt.Sprintf("%d %%", p.Staff.CitizensPercent)},
		},
		body: []string{"Göstərilən işçilərlə əmək müqavilələri bağlanmışdır."},
		role: "Direktor", name: p.Sponsor.Head, stamp: []string{"NÜMUNƏ", "MMC"}, notary: true,
	}.page()}
}

// funds is what a bank writes of an account.
func funds(p *profile.Profile) []page {
	return []page{letter{
		office: "NÜMUNƏ BANK", place: "Bakı şəhəri, Sınaq küçəsi 8", number: "B-00082", day: issued(p, "proof-of-funds"),
		title: "HESAB HAQQINDA ARAYIŞ", rows: append(who(p), [2]string{"Hesabın qalığı", manat(24_600)}),
		body: []string{"Arayış müştərinin xahişi ilə verilir."},
		role: "Filial müdiri", name: "Sınaqova B.", stamp: []string{"NÜMUNƏ", "BANK"},
	}.page()}
}

// registration is the notice that the address is registered.
func registration(p *profile.Profile) []page {
	return []page{letter{
		office: "NÜMUNƏ XİDMƏTİ", place: "Bakı şəhəri", number: "Q-00134", day: issued(p, "stay-registration-proof"),
		title: "OLDUĞU YER ÜZRƏ QEYDİYYAT HAQQINDA BİLDİRİŞ",
		rows:  append(who(p), [2]string{"Olduğu yer", address(p.Residence.Address)}, [2]string{"Qəbul edən tərəf", owner(p)}),
		body:  []string{"Adı göstərilən şəxs olduğu yer üzrə qeydiyyata alınmışdır."},
		role:  "Məsul şəxs", name: "Sınaqov Q.", stamp: []string{"NÜMUNƏ", "XİDMƏTİ"},
	}.page()}
}

// last are the last n characters of a number.
func last(number string, n int) string { return number[max(0, len(number)-n):] }
