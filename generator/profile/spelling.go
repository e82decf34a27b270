package profile

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// spellings are the ways in which passports write a letter in A to Z: those of
// ICAO Doc 9303 part 3, section 6, tables A and B, then those that states use
// besides. A letter that is not here is written as itself without its marks.
var spellings = map[rune][]string{
	'Ä': {"AE", "A"}, 'Å': {"AA", "A"}, 'Æ': {"AE"}, 'Đ': {"D"}, 'Ð': {"D"}, 'Ħ': {"H"}, 'Ł': {"L"}, 'Ŋ': {"N"},
	'Ñ': {"N", "NXX"}, 'Ö': {"OE", "O"}, 'Ø': {"OE", "O"}, 'Œ': {"OE"}, 'ẞ': {"SS"}, 'ß': {"SS"}, 'Þ': {"TH"}, 'Ŧ': {"T"},
	'Ü': {"UE", "UXX", "U"}, 'Ĳ': {"IJ"},
	// Letters of Azerbaijani and Turkish.
	'Ə': {"E", "A", "AE"}, 'I': {"I", "Y"}, 'Ç': {"C", "CH"}, 'Ş': {"S", "SH"}, 'Ğ': {"G", "GH"},

	'А': {"A"}, 'Б': {"B"}, 'В': {"V"}, 'Г': {"G", "H"}, 'Д': {"D"}, 'Е': {"E", "IE", "YE"}, 'Ё': {"E", "IO", "YO"},
	'Ж': {"ZH", "Z", "J"}, 'З': {"Z"}, 'И': {"I", "Y"}, 'Й': {"I", "Y"}, 'К': {"K"}, 'Л': {"L"}, 'М': {"M"}, 'Н': {"N"},
	'О': {"O"}, 'П': {"P"}, 'Р': {"R"}, 'С': {"S"}, 'Т': {"T"}, 'У': {"U"}, 'Ф': {"F"}, 'Х': {"KH", "H"}, 'Ц': {"TS", "C"},
	'Ч': {"CH", "C"}, 'Ш': {"SH", "S"}, 'Щ': {"SHCH", "SHT"}, 'Ъ': {"IE", ""}, 'Ы': {"Y"}, 'Ь': {"", "Y"}, 'Э': {"E"},
	'Ю': {"IU", "YU"}, 'Я': {"IA", "YA"}, 'І': {"I"}, 'Ї': {"I", "YI"}, 'Є': {"IE", "YE"}, 'Ґ': {"G"}, 'Ў': {"U"},
	'Ѓ': {"G"}, 'Ђ': {"D"}, 'Ѕ': {"DZ"}, 'Ј': {"J"}, 'Ќ': {"K"}, 'Љ': {"LJ"}, 'Њ': {"NJ"}, 'Ћ': {"C"}, 'Џ': {"DZ", "DJ"},
	// Letters of Kazakh, Kyrgyz, Tajik, Uzbek and Tatar.
	'Ә': {"A", "AE"}, 'Ғ': {"G", "GH"}, 'Қ': {"K", "Q"}, 'Ң': {"N", "NG"}, 'Ө': {"O"}, 'Ұ': {"U"}, 'Ү': {"U"}, 'Һ': {"H"},
	'Ӣ': {"I"}, 'Ӯ': {"U"}, 'Ҳ': {"H", "KH"}, 'Ҷ': {"J"},
}

// spells tells whether the typed name can stand in a passport as zone. Where the
// zone is cut, the beginning has to fit. A name with letters that this table does
// not write (Chinese, Arabic, Georgian) cannot be compared, and passes.
func spells(typed, zone string, cut bool) bool {
	letters, known := written(typed)
	if !known {
		return true
	}
	zone = strings.ReplaceAll(zone, " ", "")
	reached := map[int]bool{0: true} // lengths of zone that the letters so far can spell
	for _, ways := range letters {
		next := map[int]bool{}
		for from := range reached {
			for _, way := range ways {
				if strings.HasPrefix(zone[from:], way) {
					next[from+len(way)] = true
				}
				if cut && strings.HasPrefix(way, zone[from:]) {
					next[len(zone)] = true
				}
			}
		}
		reached = next
	}
	return reached[len(zone)]
}

// written are the ways to write each letter of a name; false when one has none.
func written(name string) ([][]string, bool) {
	var letters [][]string
	for _, r := range norm.NFC.String(name) {
		ways, ok := ways(unicode.ToUpper(r))
		if !ok {
			return nil, false
		}
		letters = append(letters, ways)
	}
	return letters, true
}

func ways(r rune) ([]string, bool) {
	if ways, ok := spellings[r]; ok {
		return ways, true
	}
	if unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Lm, r) || unicode.Is(unicode.Sk, r) {
		return []string{""}, true
	}
	base := []rune(norm.NFD.String(string(r)))[0]
	if 'A' <= base && base <= 'Z' {
		return []string{string(base)}, true
	}
	return nil, false
}
