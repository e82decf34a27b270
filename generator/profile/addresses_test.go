package profile

import "testing"

func TestElsewhere(t *testing.T) {
	may := Address{City: "Bakı", District: "Nəsimi", Street: "28 May", Building: "12", Apartment: "34"}
	nizami := Address{City: "Bakı", Street: "Nizami küç.", Building: "12", Apartment: "5"}
	cavid := Address{City: "Bakı", Street: "Hüseyn Cavid", Building: "33A"}
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
		{"a building without its letter, but no street, to compare", Address{Building: "12A"}, "Nizami küç. 12", false},
		{"a number for a street", Address{Street: "20-ci", Building: "7"}, "20-ci küçə, ev 7", false},
		{"a house with two numbers", Address{Street: "Nizami", Building: "12/34"}, "Nizami 12", false},
		{"the other number of the house", Address{Street: "Nizami", Building: "12/34"}, "Nizami 34", false},

		{"the apartment is no building: mənzil", nizami, "Nizami küç., ev 7, mənzil 12", true},
		{"the apartment is no building: mən.", nizami, "Nizami küç. 7, mən. 12", true},
		{"the apartment is no building: m.", nizami, "Nizami küç. 7, m.12", true},
		{"the apartment is no building: kv.", nizami, "Nizami küç. 7, kv. 12", true},
		{"the apartment is no building: кв.", nizami, "ул. Низами, дом 7, кв. 12", true},
		{"the apartment is no building: квартира", nizami, "ул. Низами, дом 7, квартира 12", true},
		{"the apartment is no building: flat", nizami, "Flat 12, 7 Nizami street", false}, // nothing stands behind the street
		{"the apartment is no building: flat behind", nizami, "Nizami street 7, flat 12", true},
		{"the apartment is no building: apt", nizami, "Nizami street 7, Apt.12B", true},
		{"the apartment is no building: in order", nizami, "Nizami küç., ev 7, 12-ci mənzil", true},
		{"an apartment before the building", nizami, "mənzil 7, Nizami küç. 12", false},
		{"another apartment", nizami, "Nizami küç., ev 12, mənzil 7", false},
		{"an apartment alone says nothing", nizami, "Bakı, mənzil 12", false},
		{"an initial is no apartment", Address{Street: "M. Füzuli", Building: "12"}, "M. Füzuli küç. 12, mən. 3", false},
		{"an apartment written with the building", Address{Street: "Nizami", Building: "12, mən. 5"}, "Nizami 12", false},
		{"an apartment written with the building of another", Address{Street: "Nizami", Building: "12, mən. 5"}, "Nizami 5", true},

		{"another script, and no letter", cavid, "Баку, пр. Гусейна Джавида, дом 33", false},
		{"another script and letter", cavid, "Баку, пр. Гусейна Джавида, дом 33Б, кв. 7", false},
		{"another script and house", cavid, "Баку, пр. Гусейна Джавида, дом 35", true},
		{"another script, and the apartment for a house", cavid, "Баку, пр. Гусейна Джавида, дом 35, кв. 33", true},
		{"another script without a house", cavid, "Баку, пр. Гусейна Джавида", false},
		{"Latin for Cyrillic", Address{Street: "пр. Гусейна Джавида", Building: "33"}, "Hüseyn Cavid pr. 33A", false},
		{"Latin for Cyrillic, another house", Address{Street: "пр. Гусейна Джавида", Building: "33"}, "Hüseyn Cavid pr. 35", true},
		{"another script, and a number in the street", may, "ул. 28 Мая, дом 12А", false},
		{"another script, a number in the street and another house", may, "ул. 28 Мая, дом 5", true},
		{"one script and another street", cavid, "Bakı, Nizami küç. 33", true},
		{"one script and no letter", cavid, "Hüseyn Cavid 33", false},
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
