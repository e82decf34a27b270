// Package text holds the words of the four languages, and writes dates, amounts
// and names of countries as people write them there.
package text

// Language is the ISO 639-1 code of a language that permitpack speaks.
type Language string

const (
	English     Language = "en"
	Azerbaijani Language = "az"
	Russian     Language = "ru"
	Chinese     Language = "zh"
)

// Languages are all of them, in the order of the contract.
var Languages = []Language{English, Azerbaijani, Russian, Chinese}

// Allowed are the codes that a profile may name.
func (Language) Allowed() []string { return []string{"en", "az", "ru", "zh"} }
