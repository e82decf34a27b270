package profile

import "testing"

func TestElsewhere(t *testing.T) {
	may := Address{City: "Bakı", District: "Nəsimi", Street: "28 May", Building: "12", Apartment: "34"}
	sinaq := Address{City: "Gəncə", Street: "Sınaq küçəsi", Building: "5B"}
	for _, c := range []struct {
		reason string
		home   Address
		free   string
		want   bool
	}{
		{"the same", may, "Bakı şəhəri, Nəsimi rayonu, 28 May küç., ev 12, mən. 34", false},
		{"the other way round", may, "12, 28 May street, Baku", false},
		{"the street alone", may, "Bakı, 28 may küçəsi", false},
		{"the street and the apartment", may, "28 May küç., mən. 3", false},
		{"a postal code is no building", may, "28 May küç., Bakı AZ1010", false},
		{"another street and building", may, "Bakı, Nizami küç. 5", true},
		{"another street", may, "Bakı, Nizami küçəsi", true},
		{"another building of the street", may, "Bakı şəhəri, 28 May küç., ev 21, mən. 34", true},
		{"the building alone may be of a street under another name", may, "Bakı, Zorge küç. 12", false},
		{"a city says nothing", may, "Bakı şəhəri, Nəsimi rayonu", false},
		{"nothing", may, "", false},
		{"letters that cannot be compared", may, "巴库五月二十八日街5号", false},
		{"a letter of the building", sinaq, "SINAQ KUCESI 5 b", false},
		{"in Russian", sinaq, "г. Гянджа, ул. Сынаг, д. 5Б", false},
		{"elsewhere in Russian", sinaq, "г. Гянджа, ул. Низами, д. 7", true},
		{"without the letters of the country", Address{Street: "Əhməd Cəmil küç.", Building: "3"}, "Ehmed Cemil kucesi", false},
		{"an initial", Address{Street: "N. Nərimanov pr.", Building: "3"}, "Nəriman Nərimanov prospekti, ev 3", false},
		{"an initial does not make a street", Address{Street: "N. Nərimanov pr.", Building: "3"}, "N. Gəncəvi küç. 8", true},
		{"no street and no building to compare", Address{City: "Bakı"}, "Nizami küç. 5", false},
		{"a building, but no street, to compare", Address{Building: "12"}, "Nizami küç. 5", true},
		{"a number for a street", Address{Street: "20-ci", Building: "7"}, "20-ci küçə, ev 7", false},
		{"a house with two numbers", Address{Street: "Nizami", Building: "12/34"}, "Nizami 12", false},
	} {
		if got := elsewhere(c.home, c.free); got != c.want {
			t.Errorf("%s: %v", c.reason, got)
		}
	}
}

func TestSameDwelling(t *testing.T) {
	home := Address{City: "Bakı", District: "Nəsimi", Street: "Əhməd Cəmil", Building: "12D", Apartment: "34"}
	for _, c := range []struct {
		reason string
		change func(*Address)
		want   bool
	}{
		{"the same", func(*Address) {}, true},
		{"typed in another way", func(a *Address) { *a = Address{"BAKI şəhəri", "", "Ehmed Cemil küç.", "ev 12 d", "mən. 34"} }, true},
		{"another city", func(a *Address) { a.City = "Gəncə" }, false},
		{"another district", func(a *Address) { a.District = "Yasamal" }, false},
		{"another street", func(a *Address) { a.Street = "Nizami" }, false},
		{"another building", func(a *Address) { a.Building = "12" }, false},
		{"another apartment", func(a *Address) { a.Apartment = "35" }, false},
		{"an apartment not known", func(a *Address) { a.Apartment = "" }, false},
		{"nothing", func(a *Address) { *a = Address{} }, false},
	} {
		other := home
		c.change(&other)
		if got := sameDwelling(home, other); got != c.want {
			t.Errorf("%s: %v", c.reason, got)
		}
		if got := sameDwelling(other, home); got != c.want {
			t.Errorf("%s, the other way round: %v", c.reason, got)
		}
	}
	if sameDwelling(Address{City: "Bakı"}, Address{City: "Bakı"}) {
		t.Error("two dwellings of one city are the same")
	}
	if chinese := (Address{Street: "五月街", Building: "1"}); !sameDwelling(chinese, chinese) {
		t.Error("an address is not itself")
	}
}
