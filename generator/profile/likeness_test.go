package profile

import "testing"

func TestNearly(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Sabitov", "Sabetov", true},    // exchanged
		{"Sabitov", "Sabtov", true},     // left out
		{"Sabitov", "Sabbitov", true},   // doubled
		{"Sabitov", "Sabtiov", true},    // swapped
		{"Sabitov", "Abitov", true},     // at the beginning
		{"Sabitov", "Sabito", true},     // at the end
		{"Aliyev", "Aliev", false},      // the shorter counts
		{"Sabitov", "Sbaitvo", false},   // two slips
		{"Sabitov", "Ivanov", false},    // another name
		{"Sabitov", "SABITOV", false},   // the same
		{"Sabitov", "Sabitova", false},  // his and hers
		{"Əliyev", "Əliyeva", false},    //
		{"Kowalski", "Kowalska", false}, //
		{"Novotný", "Novotná", false},   //
		{"Bērziņš", "Bērziņa", false},   //
		{"Pappasis", "Pappasi", false},  //
		{"Kallas", "Kallasa", true},     // as good a slip as a woman's form
		{"Georgiadis", "Georgiadi", false},
		{"Papadopoulos", "Papadopoulou", false},
		{"Həsənoğlu", "Həsənqızı", false}, // another name
		{"Sınaqlı", "Sinaqli", false},     // typed without the letters of the country
		{"Əliyev", "Aliyev", false},       // as passports write it
		{"Müller", "Mueller", false},      //
		{"Алиев", "Aliyev", false},        // another script
		{"Сабитов", "Sabetov", true},      //
		{"O'Neill", "ONeill", false},      // signs are no letters
		{"Lin", "Ling", false},            // too short to tell
		{"Wang", "Yang", false},           //
		{"Huang", "Zhuang", false},        //
		{"Wagner", "Wegner", true},        // six letters
		{"欧阳", "欧阴", false},               // cannot be compared
		{"", "Sabitov", false},
	} {
		if got := nearly(c.a, c.b, lettersOfOneName); got != c.want {
			t.Errorf("%.20s and %.20s: %v", c.a, c.b, got)
		}
		if got := nearly(c.b, c.a, lettersOfOneName); got != c.want {
			t.Errorf("%.20s and %.20s: %v", c.b, c.a, got)
		}
	}
}
