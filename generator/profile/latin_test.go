package profile

import "testing"

// The expected spellings are those of ICAO Doc 9303 part 3, section 6, tables A and B.
func TestLatin(t *testing.T) {
	for name, want := range map[string]string{
		"Zhang":          "Zhang",
		"Əliyev":         "Eliyev",
		"MÜLLER":         "MUeLLER",
		"Şahin Çelik":    "Sahin Celik",
		"Щербакова":      "Shcherbakova",
		"Юлия":           "Iuliia",
		"张伟":             "",
		"O’Neill-D'Arcy": "ONeill-D'Arcy",
		"Nuñez 2":        "Nunez 2",
	} {
		if got := Latin(name); got != want {
			t.Errorf("Latin(%q) = %q, want %q", name, got, want)
		}
	}
}
