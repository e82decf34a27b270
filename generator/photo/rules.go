package photo

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"strings"

	"go.yaml.in/yaml/v4"

	"permitpack/generator/date"
	"permitpack/generator/photo/face"
)

// Rules are the print sizes, wall colours and limits of the catalogue.
type Rules struct {
	// Read is the day on which permitpack's authors read the sources.
	Read        date.Date         `yaml:"read"`
	Sources     map[string]Source `yaml:"sources"`
	Sizes       []Size            `yaml:"sizes"`
	Backgrounds []Colour          `yaml:"backgrounds"`
	Limits      Limits            `yaml:"limits"`

	finder *face.Finder
}

// Source is where a limit comes from.
type Source struct {
	Title string `yaml:"title"`
	URL   string `yaml:"url"`
}

// Size is a print size in millimetres.
type Size struct {
	ID     string `yaml:"id"`
	Width  int    `yaml:"width"`
	Height int    `yaml:"height"`
	Source string `yaml:"source"`
}

// Colour is a colour of the wall, in CIE L*a*b* of D65.
type Colour struct {
	ID string `yaml:"id"`
	// AskedBy is the source that asks for the colour, Source the one of its limits.
	AskedBy string `yaml:"asked_by"`
	Source  string `yaml:"source"`
	// Hue is in degrees from the a* axis; open for colours without hue, such as white.
	Hue       Limit `yaml:"hue"`
	Chroma    Limit `yaml:"chroma"`
	Lightness Limit `yaml:"lightness"`
}

// Limit is what one measurement is held against. A value inside Pass passes, inside
// Warn warns, anywhere else fails; where Warn is not given, it is Pass.
type Limit struct {
	Pass   Range  `yaml:"pass"`
	Warn   *Range `yaml:"warn"`
	Unit   string `yaml:"unit"`
	Source string `yaml:"source"`
}

// Limits are the limits that hold for every size and colour.
type Limits struct {
	Megabytes  Limit `yaml:"megabytes"`  // of the file, 1 MB being 1,000,000 bytes
	Megapixels Limit `yaml:"megapixels"` // of the whole picture
	Side       Limit `yaml:"side"`       // pixels of the longer side
	Aspect     Limit `yaml:"aspect"`     // per cent off the shape of the print
	Resolution Limit `yaml:"resolution"` // whole dots per inch at print size
	Density    Limit `yaml:"density"`    // per cent off the print size by the density tag

	Face       Limit `yaml:"face"`        // points of the finder for the surest face
	SecondFace Limit `yaml:"second-face"` // and for the next

	Object   Limit `yaml:"object"`   // per cent of the picture that is neither wall nor person
	Shadow   Limit `yaml:"shadow"`   // per cent of light that is missing in a dent
	Gradient Limit `yaml:"gradient"` // per cent of light from the brightest to the darkest
	Texture  Limit `yaml:"texture"`  // per cent of light within a few millimetres
	Specks   Limit `yaml:"specks"`   // per cent of the picture that is thin and of another colour
	Pieces   Limit `yaml:"pieces"`   // per cent of the picture that is wall between lines
	Zone     Limit `yaml:"zone"`     // per cent of the picture on which the wall is measured
	Flat     Limit `yaml:"flat"`     // per cent of the wall within one level
	Melts    Limit `yaml:"melts"`    // per cent of the clothes that have the wall's colour

	HeadLeast Limit `yaml:"head-least"` // chin to crown, per cent of the height
	HeadMost  Limit `yaml:"head-most"`
	Centre    Limit `yaml:"centre"`  // per cent of the width
	TopGap    Limit `yaml:"top-gap"` // per cent of the height
	Chin      Limit `yaml:"chin"`    // per cent of the height, from the top
	Eyes      Limit `yaml:"eyes"`    // per cent of the height, from the bottom
	Tilt      Limit `yaml:"tilt"`    // degrees
	Turned    Limit `yaml:"turned"`  // per cent of the farther side of the outline

	Burnt       Limit `yaml:"burnt"`        // per cent of the face at 250 levels or more
	Lights      Limit `yaml:"lights"`       // levels of luma, 98th percentile
	Median      Limit `yaml:"median"`       // levels of luma
	SkinChroma  Limit `yaml:"skin-chroma"`  // C*
	SkinVariety Limit `yaml:"skin-variety"` // ΔE at equal lightness
	Cast        Limit `yaml:"cast"`         // ΔE off the colours of skin
	Sharpness   Limit `yaml:"sharpness"`    // fine detail against coarse
	Quality     Limit `yaml:"quality"`      // of JPEG, 1 to 100
}

// limitsFile is where the templates folder keeps the rules.
const limitsFile = "catalogue/photo-limits.yaml"

// LoadRules reads catalogue/photo-limits.yaml of the templates folder, and the cascade that finds faces. Unknown keys,
// duplicate ids, sources that the file does not list and limits out of order are errors.
func LoadRules(fsys fs.FS) (Rules, error) {
	data, err := fs.ReadFile(fsys, limitsFile)
	if err != nil {
		return Rules{}, fmt.Errorf("reading the photo limits: %w", err)
	}
	var rules Rules
	if err := yaml.Load(data, &rules, yaml.WithKnownFields()); err != nil {
		return Rules{}, fmt.Errorf("reading the photo limits: %s: %w", limitsFile, err)
	}
	if err := rules.lint(); err != nil {
		return Rules{}, fmt.Errorf("reading the photo limits: %s: %w", limitsFile, err)
	}
	if rules.finder, err = face.Load(fsys); err != nil {
		return Rules{}, err
	}
	return rules, nil
}

// SizeIDs are the print sizes that Spec knows.
func (r Rules) SizeIDs() []string { return ids(r.Sizes, Size.id) }

// BackgroundIDs are the colours that Spec knows.
func (r Rules) BackgroundIDs() []string { return ids(r.Backgrounds, Colour.id) }

// MaxBytes is the size of the largest file that passes, in bytes.
func (r Rules) MaxBytes() int64 { return int64(r.Limits.Megabytes.Pass.high() * 1e6) }

// Spec is what a picture of that size (an id, "35x45") on that background (an id,
// "red"; empty where nobody asks for a colour) is measured against. An id that the catalogue has not is an error that
// names those it has.
func (r Rules) Spec(size, background string) (Spec, error) {
	s, ok := find(r.Sizes, size, Size.id)
	if !ok {
		return Spec{}, fmt.Errorf("unknown photo size; allowed are %s", strings.Join(ids(r.Sizes, Size.id), ", "))
	}
	c, ok := find(r.Backgrounds, background, Colour.id)
	if !ok && background != "" {
		return Spec{}, fmt.Errorf("unknown photo background; allowed are %s", strings.Join(ids(r.Backgrounds, Colour.id), ", "))
	}
	return Spec{Width: s.Width, Height: s.Height, Background: c, Limits: r.Limits, Source: s.Source, finder: r.finder}, nil
}

// lint checks what the types cannot say.
func (r Rules) lint() error {
	var problems []error
	problem := func(format string, args ...any) { problems = append(problems, fmt.Errorf(format, args...)) }

	if r.Read.IsZero() {
		problem("read: missing")
	}
	seen := map[string]bool{}
	entry := func(kind, id string, sources ...string) {
		if id == "" || seen[kind+id] {
			problem("%s %q: the id is missing or used twice", kind, id)
		}
		seen[kind+id] = true
		for _, s := range sources {
			name, _, _ := strings.Cut(s, " ")
			if _, ok := r.Sources[name]; !ok {
				problem("%s %s: source %q is not listed under sources", kind, id, s)
			}
		}
	}
	limit := func(id string, l Limit) {
		if !l.Pass.ordered() || !l.warn().ordered() || !l.warn().includes(l.Pass) {
			problem("limit %s: pass and warn must go from low to high, and warn include pass", id)
		}
	}
	for _, s := range r.Sizes {
		entry("size", s.ID, s.Source)
		if s.Width <= 0 || s.Height < s.Width || s.Height > 200 {
			problem("size %s: must be upright, in millimetres", s.ID)
		}
	}
	for _, c := range r.Backgrounds {
		entry("background", c.ID, c.AskedBy, c.Source)
		limit(c.ID+" hue", c.Hue)
		limit(c.ID+" chroma", c.Chroma)
		limit(c.ID+" lightness", c.Lightness)
	}
	for _, l := range r.Limits.named() {
		entry("limit", l.id, l.Source)
		limit(l.id, l.Limit)
		if l.Pass == (Range{}) {
			problem("limit %s: missing", l.id)
		}
	}
	return errors.Join(problems...)
}

type namedLimit struct {
	id string
	Limit
}

func (l Limits) named() []namedLimit {
	return []namedLimit{
		{"megabytes", l.Megabytes}, {"megapixels", l.Megapixels}, {"side", l.Side}, {"aspect", l.Aspect},
		{"resolution", l.Resolution}, {"density", l.Density},
		{"face", l.Face}, {"second-face", l.SecondFace},
		{"object", l.Object}, {"shadow", l.Shadow}, {"gradient", l.Gradient}, {"texture", l.Texture},
		{"specks", l.Specks}, {"pieces", l.Pieces}, {"zone", l.Zone}, {"flat", l.Flat}, {"melts", l.Melts},
		{"head-least", l.HeadLeast}, {"head-most", l.HeadMost}, {"centre", l.Centre}, {"top-gap", l.TopGap},
		{"chin", l.Chin}, {"eyes", l.Eyes}, {"tilt", l.Tilt}, {"turned", l.Turned},
		{"burnt", l.Burnt}, {"lights", l.Lights}, {"median", l.Median},
		{"skin-chroma", l.SkinChroma}, {"skin-variety", l.SkinVariety}, {"cast", l.Cast},
		{"sharpness", l.Sharpness}, {"quality", l.Quality},
	}
}

func (s Size) id() string   { return s.ID }
func (c Colour) id() string { return c.ID }

func find[T any](entries []T, id string, of func(T) string) (T, bool) {
	for _, e := range entries {
		if of(e) == id {
			return e, true
		}
	}
	var none T
	return none, false
}

func ids[T any](entries []T, of func(T) string) []string {
	var ids []string
	for _, e := range entries {
		ids = append(ids, of(e))
	}
	return ids
}

// warn is the outer range, the one of Pass where none is given.
func (l Limit) warn() Range {
	if l.Warn == nil {
		return l.Pass
	}
	return *l.Warn
}

func (l Limit) verdict(v float64) Verdict {
	switch {
	case l.Pass.contains(v):
		return Pass
	case l.warn().contains(v):
		return Warn
	}
	return Fail
}

func (r Range) low() float64 {
	if r[0] == nil {
		return math.Inf(-1)
	}
	return *r[0]
}

func (r Range) high() float64 {
	if r[1] == nil {
		return math.Inf(1)
	}
	return *r[1]
}

func (r Range) ordered() bool { return r.low() < r.high() }

func (r Range) includes(inner Range) bool { return r.low() <= inner.low() && r.high() >= inner.high() }
