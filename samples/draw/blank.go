package main

import "os"

// drawBlank draws the invented blank on which samples/blank/layout.yaml prints. It is
// no office's: what it asks, and where, was made up to show every kind of field.
func drawBlank(file string) error {
	data, err := document([]page{
		{a4[0], a4[1], firstSide},
		{a4[0], a4[1], secondSide},
	})
	if err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o644)
}

// The look of the blank.
var (
	boxCaption = look{size: 8, colour: ink}
	smallPrint = look{size: 6.5, colour: grey}
	heading    = look{size: 9.5, bold: true, colour: clean}
	warning    = look{size: 8, bold: true, colour: red}
	green      = paint{46, 106, 92}
	mint       = paint{232, 241, 238}
)

const (
	blankLeft, blankRight = 20.0, 195.0
	thin, thick           = 0.15, 0.3
)

func firstSide(p pen) {
	sheetOfBlank(p)
	p.text(blankLeft, 22, look{size: 10, bold: true, colour: green}, "NÜMUNƏ İDARƏSİ")
	p.text(blankLeft, 34, look{size: 17, bold: true, colour: ink}, "Müraciət vərəqəsi")
	p.text(blankLeft, 41, look{size: 9, colour: ink}, "Ölkədə yaşamaq üçün müraciət edən əcnəbi tərəfindən böyük hərflərlə doldurulur.")
	frame(p, 160, 15, 35, 45)
	centred(p, 160, 195, 35, boxCaption, "Fotoşəkil")
	centred(p, 160, 195, 40, smallPrint, "35 × 45 mm")

	bar(p, 64, "A.  Müraciət edən şəxs")
	caption(p, blankLeft, 75, "1. Soyadı")
	cells(p, 50, 70, 26, 5.5, 7)
	caption(p, blankLeft, 85, "2. Adı")
	cells(p, 50, 80, 26, 5.5, 7)
	caption(p, blankLeft, 95, "3. Atasının adı")
	cells(p, 50, 90, 26, 5.5, 7)
	caption(p, blankLeft, 105, "4. Doğulduğu tarix")
	cells(p, 50, 100, 2, 5.5, 7)
	cells(p, 64, 100, 2, 5.5, 7)
	cells(p, 78, 100, 4, 5.5, 7)
	for _, part := range []struct {
		x float64
		s string
	}{{50, "gün"}, {64, "ay"}, {78, "il"}} {
		p.text(part.x, 109.5, smallPrint, part.s)
	}
	caption(p, 120, 105, "5. Cinsi")
	square(p, 140, 101.5, "kişi")
	square(p, 165, 101.5, "qadın")
	caption(p, blankLeft, 118, "6. Doğulduğu yer")
	rule(p, 50, 119, blankRight)
	caption(p, blankLeft, 128, "7. Vətəndaşlığı")
	rule(p, 50, 129, 115)
	caption(p, 120, 128, "8. Peşəsi")
	rule(p, 140, 129, blankRight)
	caption(p, blankLeft, 138, "9. Ailə vəziyyəti")
	square(p, 50, 134.5, "subay")
	square(p, 80, 134.5, "nikahda")
	square(p, 115, 134.5, "dul")
	square(p, 140, 134.5, "boşanmış")

	bar(p, 144, "B.  Pasport")
	caption(p, blankLeft, 155, "10. Nömrəsi")
	cells(p, 50, 150, 12, 5.5, 7)
	caption(p, 120, 155, "11. Növü")
	square(p, 140, 151.5, "adi")
	square(p, 155, 151.5, "xidməti, diplomatik")
	caption(p, blankLeft, 165, "12. Verilib")
	cells(p, 50, 160, 8, 5.5, 7)
	caption(p, 120, 165, "13. Etibarlıdır")
	cells(p, 145, 160, 8, 5.5, 7)
	p.text(50, 169.5, smallPrint, "gün, ay, il")
	p.text(145, 169.5, smallPrint, "gün, ay, il")
	caption(p, blankLeft, 178, "14. Verən orqan")
	rule(p, 50, 179, blankRight)

	bar(p, 184, "C.  Azərbaycanda")
	caption(p, blankLeft, 195, "15. Ünvanı")
	rule(p, 50, 196, blankRight)
	rule(p, 50, 204, blankRight)
	caption(p, blankLeft, 213, "16. Telefonu")
	cells(p, 50, 208, 13, 5.5, 7)
	caption(p, blankLeft, 223, "17. E-poçtu")
	rule(p, 50, 224, 125)
	caption(p, 130, 223, "18. Gəldiyi gün")
	rule(p, 158, 224, blankRight)
	caption(p, blankLeft, 233, "19. Qalma əsası")
	square(p, 50, 229.5, "viza")
	square(p, 75, 229.5, "vizasız")
	square(p, 105, 229.5, "icazə")
	caption(p, 130, 233, "20. Nömrəsi")
	rule(p, 158, 234, blankRight)

	bar(p, 240, "D.  Müraciətin əsası (birini işarələyin)")
	square(p, 20, 249, "təhsil")
	square(p, 60, 249, "iş icazəsi")
	square(p, 100, 249, "ailə")
	square(p, 140, 249, "əmlak, investisiya, əmanət")
	square(p, 20, 256, "başqa əsas")
	caption(p, blankLeft, 270, "21. İstənilən müddət")
	rule(p, 60, 271, 115)
}

func secondSide(p pen) {
	sheetOfBlank(p)
	bar(p, 20, "E.  Ailə üzvləri")
	columns(p, 28, 4, 8, []column{
		{20, "Qohumluğu"}, {50, "Soyadı və adı"}, {120, "Doğulduğu tarix"}, {150, "Vətəndaşlığı"},
	})

	bar(p, 75, "F.  Əvvəlki soyad və ad")
	square(p, 20, 85, "dəyişməyib")
	square(p, 60, 85, "dəyişib")
	columns(p, 92, 2, 8, []column{{20, "Əvvəlki soyadı və adı"}, {100, "Daşıdığı dövr"}, {145, "Səbəbi"}})

	bar(p, 120, "G.  Yaşayış sahəsi verən şəxs")
	caption(p, blankLeft, 131, "22. Soyadı, adı, atasının adı")
	rule(p, 70, 132, blankRight)
	caption(p, blankLeft, 141, "23. Sənədinin nömrəsi")
	rule(p, 70, 142, 110)
	caption(p, 115, 141, "24. Telefonu")
	rule(p, 140, 142, blankRight)

	bar(p, 150, "H.  Dəvət edən təşkilat")
	caption(p, blankLeft, 163, "25. Adı")
	frame(p, 50, 158, 145, 14)
	caption(p, blankLeft, 181, "26. VÖEN")
	cells(p, 50, 176, 10, 5.5, 7)
	caption(p, 115, 181, "27. Rəhbəri")
	rule(p, 135, 182, blankRight)

	bar(p, 190, "İ.  Təsdiq")
	paragraph(p, blankLeft, 203, 175, look{size: 9, colour: ink},
		"Bu vərəqədə yazdıqlarımın doğru və tam olduğunu, dəyişiklik olduqda idarəyə xəbər verəcəyimi bildirirəm.")
	caption(p, blankLeft, 228, "Tarix   «")
	rule(p, 32, 229, 42)
	caption(p, 43, 228, "»")
	rule(p, 47, 229, 80)
	caption(p, 81, 228, "20")
	rule(p, 85, 229, 94)
	caption(p, 95, 228, "-ci il")
	caption(p, 115, 228, "İmza")
	rule(p, 125, 229, blankRight)

	p.fill(blankLeft, 240, 175, 32, mint)
	p.text(blankLeft+3, 246, smallPrint, "İdarənin qeydləri – bu yer doldurulmur")
}

// sheetOfBlank says on every page what the blank is, and to whom it belongs: nobody.
func sheetOfBlank(p pen) {
	p.text(30, 200, look{size: 88, bold: true, colour: paint{250, 240, 238}, angle: 40}, "NÜMUNƏ")
	p.text(blankLeft, 14, warning, "NÜMUNƏ – uydurulmuş blank, heç bir idarənin rəsmi blankı deyil")
	p.text(blankLeft, 285, smallPrint, "Specimen: an invented blank to try permitpack on. No office uses it.")
}

func bar(p pen, y float64, words string) {
	p.fill(blankLeft, y-1, blankRight-blankLeft, 6, green)
	p.text(blankLeft+2, y+3.3, heading, words)
}

func caption(p pen, x, y float64, words string) { p.text(x, y, boxCaption, words) }

func rule(p pen, x, y, end float64) { p.line(x, y, end, y, thin, ink) }

func frame(p pen, x, y, width, height float64) {
	for _, side := range [][4]float64{{0, 0, width, 0}, {width, 0, width, height}, {width, height, 0, height}, {0, height, 0, 0}} {
		p.line(x+side[0], y+side[1], x+side[2], y+side[3], thick, ink)
	}
}

// cells is a comb: a box for each character.
func cells(p pen, x, y float64, n int, pitch, height float64) {
	width := pitch * float64(n)
	p.fill(x, y, width, height, mint)
	frame(p, x, y, width, height)
	for i := 1; i < n; i++ {
		at := x + pitch*float64(i)
		p.line(at, y, at, y+height, thin, ink)
	}
}

// square is one to tick, with its words.
func square(p pen, x, y float64, words string) {
	frame(p, x, y, 4, 4)
	caption(p, x+6, y+3.2, words)
}

// column is where a column of a table begins, and what stands over it.
type column struct {
	x     float64
	words string
}

// columns is a table with a head and a number of empty rows, to the right edge.
func columns(p pen, y float64, rows int, pitch float64, all []column) {
	height := pitch * float64(rows+1)
	p.fill(blankLeft, y, blankRight-blankLeft, pitch, mint)
	frame(p, blankLeft, y, blankRight-blankLeft, height)
	for i := range rows {
		at := y + pitch*float64(i+1)
		p.line(blankLeft, at, blankRight, at, thin, ink)
	}
	for _, c := range all {
		p.line(c.x, y, c.x, y+height, thin, ink)
		caption(p, c.x+1.5, y+5, c.words)
	}
}
