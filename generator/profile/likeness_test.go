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
		{"Aliyev", "Aliev", true},       // two passports of two states
		{"Sabitov", "Sbaitvo", false},   // two slips
		{"Sabitov", "Ivanov", false},    // another name
		{"Sabitov", "SABITOV", false},   // the same
		{"Sabitov", "Sabitova", false},  // his and hers
		{"Əliyev", "Əliyeva", false},    //
		{"Kowalski", "Kowalska", false}, //
		{"Novotný", "Novotná", false},   //
		{"Bērziņš", "Bērziņa", false},   //
		{"Pappas", "Pappa", true},       // as good a slip as a woman's form
		{"Georgiadis", "Georgiadi", false},
		{"Papadopoulos", "Papadopoulou", false},
		{"Həsənoğlu", "Həsənqızı", false}, // another name
		{"Sınaqlı", "Sinaqli", false},     // typed without the letters of the country
		{"Əliyev", "Aliyev", false},       // as passports write it
		{"Müller", "Mueller", false},      //
		{"Алиев", "Aliyev", false},        // another script
		{"Алиев", "Alieev", true},         //
		{"O'Neill", "ONeill", false},      // signs are no letters
		{"Lin", "Ling", false},            // too short to tell
		{"Wang", "Yang", true},            // warned of, though both are names
		{"欧阳", "欧阴", false},               // cannot be compared
		{"", "Sabitov", false},
	} {
		if got := nearly(c.a, c.b); got != c.want {
			t.Errorf("%.20s and %.20s: %v", c.a, c.b, got)
		}
		if got := nearly(c.b, c.a); got != c.want {
			t.Errorf("%.20s and %.20s: %v", c.b, c.a, got)
		}
	}
}
