package text

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v4"
)

// Names typed from CLDR 48.2, territories.json, in the order of Languages.
func TestCountryNames(t *testing.T) {
	b := realBook(t)
	for code, want := range map[string][4]string{
		"AZ":  {"Azerbaijan", "Azərbaycan", "Азербайджан", "阿塞拜疆"},
		"CN":  {"China", "Çin", "Китай", "中国"},
		"TR":  {"Türkiye", "Türkiyə", "Турция", "土耳其"},
		"RU":  {"Russia", "Rusiya", "Россия", "俄罗斯"},
		"IR":  {"Iran", "İran", "Иран", "伊朗"},
		"GE":  {"Georgia", "Gürcüstan", "Грузия", "格鲁吉亚"},
		"DE":  {"Germany", "Almaniya", "Германия", "德国"},
		"GB":  {"United Kingdom", "Birləşmiş Krallıq", "Великобритания", "英国"},
		"US":  {"United States", "Amerika Birləşmiş Ştatları", "Соединенные Штаты", "美国"},
		"KZ":  {"Kazakhstan", "Qazaxıstan", "Казахстан", "哈萨克斯坦"},
		"IN":  {"India", "Hindistan", "Индия", "印度"},
		"PK":  {"Pakistan", "Pakistan", "Пакистан", "巴基斯坦"},
		"UA":  {"Ukraine", "Ukrayna", "Украина", "乌克兰"},
		"CI":  {"Côte d’Ivoire", "Kotd’ivuar", "Кот-д’Ивуар", "科特迪瓦"},
		"XK":  {"Kosovo", "Kosovo", "Косово", "科索沃"},
		"XXA": {"stateless person", "vətəndaşlığı olmayan şəxs", "лицо без гражданства", "无国籍人"},
	} {
		for i, l := range Languages {
			if got := b.Words(l).Country(code); got != want[i] {
				t.Errorf("%s in %s: %q, want %q", code, l, got, want[i])
			}
		}
	}
}

// Pairs of ISO 3166-1, with those whose alpha-3 cannot be guessed from alpha-2.
const pairsOfISO = `AZ AZE CN CHN TR TUR RU RUS DE DEU GB GBR RO ROU CD COD RS SRB ME MNE TL TLS SS SSD
UA UKR CH CHE AT AUT AU AUS IR IRN IQ IRQ IE IRL IL ISR SK SVK SI SVN SE SWE ES ESP EE EST LV LVA LT LTU
KP PRK KR KOR KH KHM KY CYM KM COM KN KNA ZA ZAF DZ DZA TD TCD BY BLR BA BIH HR HRV PT PRT NL NLD
PS PSE PY PRY PG PNG PF PYF MX MEX MO MAC MK MKD MD MDA MV MDV TZ TZA UZ UZB VN VNM VA VAT YT MYT XK XKX`

func TestCountryCode(t *testing.T) {
	b := realBook(t)
	pairs := strings.Fields(pairsOfISO)
	for i := 0; i < len(pairs); i += 2 {
		for _, typed := range []string{pairs[i], pairs[i+1], strings.ToLower(pairs[i+1])} {
			if got, ok := b.CountryCode(typed); !ok || got != pairs[i] {
				t.Errorf("%s: %q %v, want %s", typed, got, ok, pairs[i])
			}
		}
	}
	if got, ok := b.CountryCode("XXA"); !ok || got != "XXA" {
		t.Errorf("XXA: %q %v", got, ok)
	}
	// Withdrawn or never assigned, and groups of countries.
	for _, typed := range []string{"", "A", "SU", "YU", "AN", "CS", "ROM", "ZAR", "EU", "UN", "ZZ", "AC", "001", "Azerbaijan"} {
		if got, ok := b.CountryCode(typed); ok {
			t.Errorf("%q is taken as %s", typed, got)
		}
		if got := b.Words(English).Country(typed); got != typed {
			t.Errorf("the name of %q is %q", typed, got)
		}
	}
}

func TestCountriesFile(t *testing.T) {
	data, err := os.ReadFile("../../templates/text/countries.yaml")
	if err != nil {
		t.Fatal(err)
	}
	// The file is read by lines; as YAML it has to say the same.
	var entries map[string]string
	if err := yaml.Unmarshal(data, &entries); err != nil {
		t.Fatal(err)
	}
	if want := 249 + 2; len(entries) != want { // ISO 3166-1 has 249 countries; XK and XXA are not among them
		t.Errorf("%d countries, want %d", len(entries), want)
	}
	b := realBook(t)
	seen := map[string]string{}
	for code, entry := range entries {
		fields := strings.Split(entry, " | ")
		if got, _ := b.CountryCode(fields[0]); got != code {
			t.Errorf("%s is the alpha-3 code of %q, want %s", fields[0], got, code)
		}
		if other, taken := seen[fields[0]]; taken {
			t.Errorf("%s and %s share %s", code, other, fields[0])
		}
		seen[fields[0]] = code
		for i, l := range Languages {
			if got := b.Words(l).Country(code); got != fields[i+1] {
				t.Errorf("%s in %s: %q, want %q", code, l, got, fields[i+1])
			}
		}
	}
}

func TestCountryMistakesNameTheLine(t *testing.T) {
	for _, broken := range []string{
		"AZ: AZE | Azerbaijan\n",
		"AZ AZE\n",
		"TR: AZE | a | b | c | d\n",
		"AZ: XXX | a | b | c | d\n",
		"TR: TUR | a |  | c | d\n",
		"TR: TUR | a | b | c | d | e | f\n",
	} {
		_, err := Load(fstest.MapFS{"text/countries.yaml": {Data: []byte(countriesOfTests + broken)}})
		if err == nil || !strings.Contains(err.Error(), "text/countries.yaml: line 2: ") {
			t.Errorf("%q: got %v", broken, err)
		}
	}
	if _, err := Load(fstest.MapFS{}); err == nil {
		t.Error("without a file: no error")
	}
}
