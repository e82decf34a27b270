package main

import (
	"fmt"

	"permitpack/generator/profile"
)

// rent is a contract of two pages and a plan that lies.
func rent(p *profile.Profile) []page {
	clauses := []string{
		"Kirayəyə verən yuxarıda göstərilən yaşayış sahəsini kirayəçiyə müvəqqəti istifadəyə verir.",
		"Mənzil yaşayış üçün yararlıdır, su, işıq və qazla təmin olunmuşdur.",
		"Kirayə haqqı ayda 500 manatdır və hər ayın 5-dək ödənilir.",
		"Kommunal xidmətlərin haqqını kirayəçi ödəyir.",
		"Müqavilə 01.10.2026 tarixindən 30.09.2027 tarixinədək qüvvədədir.",
		"Kirayəyə verən kirayəçinin həmin ünvan üzrə qeydiyyata alınmasına etiraz etmir.",
		"Kirayəçi mənzili üçüncü şəxsə verə bilməz.",
		"Tərəflər müqaviləni bir ay əvvəl xəbərdar etməklə ləğv edə bilərlər.",
		"Mübahisələr danışıqlar yolu ilə, razılıq olmadıqda məhkəmədə həll edilir.",
		"Müqavilə iki nüsxədə bağlanmışdır. Mənzilin planı müqaviləyə əlavədir.",
	}
	name, passport := tenant(p)
	text := look{size: 11, colour: ink}
	number := func(p pen, right float64, y float64, n int) {
		centred(p, 0, right, y, look{size: 9, colour: grey}, fmt.Sprintf("%d / 3", n))
	}
	first := blank(a4, func(pen pen) {
		centred(pen, 0, 210, 30, look{size: 15, bold: true, colour: ink}, "YAŞAYIŞ SAHƏSİNİN KİRAYƏ MÜQAVİLƏSİ")
		pen.text(25, 44, text, p.Residence.Address.City+" şəhəri")
		pen.text(160, 44, text, "01.10.2026")
		y := fields(pen, 25, 58, 160, [][2]string{
			{"Kirayəyə verən", owner(p)}, {"Vəsiqəsinin nömrəsi", p.Residence.Provider.IDNumber},
			{"Kirayəçi", name}, {"Pasportunun nömrəsi", passport}, {"Yaşayış sahəsi", address(p.Residence.Address)},
		}) + 6
		for i, clause := range clauses[:6] {
			y = paragraph(pen, 25, y, 160, text, fmt.Sprintf("%d. %s", i+1, clause)) + 5
		}
		number(pen, 210, 288, 1)
	})
	second := blank(a4, func(pen pen) {
		y := 35.0
		for i, clause := range clauses[6:] {
			y = paragraph(pen, 25, y, 160, text, fmt.Sprintf("%d. %s", i+7, clause)) + 5
		}
		signature(pen, 25, 130, "Kirayəyə verən", owner(p))
		signature(pen, 25, 155, "Kirayəçi", name)
		notary(pen, 108, 190)
		number(pen, 210, 288, 2)
	})
	return []page{first, second, blank(a4Lying, func(pen pen) { plan(pen); number(pen, 297, 203, 3) })}
}

// plan is the plan of a flat.
func plan(p pen) {
	p.text(20, 25, look{size: 14, bold: true, colour: ink}, "Əlavə: mənzilin planı")
	for _, wall := range [][4]float64{
		{60, 45, 240, 45}, {240, 45, 240, 180}, {240, 180, 160, 180}, {140, 180, 60, 180}, {60, 180, 60, 45}, // outside, with the door
		{60, 110, 110, 110}, {130, 110, 190, 110}, {210, 110, 240, 110}, {150, 45, 150, 110}, {190, 130, 190, 180}, {190, 110, 190, 118},
	} {
		p.line(wall[0], wall[1], wall[2], wall[3], 1.2, ink)
	}
	room := look{size: 12, colour: ink}
	p.text(85, 78, room, "otaq 24,0 m²")
	p.text(175, 78, room, "otaq 32,5 m²")
	p.text(95, 148, room, "dəhliz 14,0 m²")
	p.text(197, 148, room, "mətbəx 14,0 m²")
}
