package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"permitpack/generator"
	"permitpack/generator/date"
	"permitpack/generator/text"
)

// profileFlags are the flags of every command that works on profiles.
type profileFlags struct {
	today     string
	lang      string
	sources   string
	root      string
	catalogue string
	json      bool
	quiet     bool
}

func (f *profileFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.today, "today", "", "the day to decide for, `YYYY-MM-DD` (default: today in Baku)")
	flags.StringVar(&f.lang, "lang", "", "the applicant's language: `en|az|ru|zh` (default: the profile's)")
	flags.StringVar(&f.sources, "sources", "all", "whose claims count: `all|official`")
	flags.StringVar(&f.root, "root", "", "the `folder` in which input files may lie (default: the profile's own)")
	addCatalogue(cmd, &f.catalogue)
	flags.BoolVar(&f.json, "json", false, "write the result as JSON")
	flags.BoolVar(&f.quiet, "quiet", false, "write no progress and, without --json, only the verdicts")
}

// baku is the zone of "today": UTC+4 all year since 2016. It is fixed here
// because a machine may lack zone data.
var baku = time.FixedZone("Asia/Baku", 4*60*60)

func today() date.Date { return date.FromTime(time.Now().In(baku)) }

// options are the flags as the generator takes them.
func (f *profileFlags) options() (generator.Options, error) {
	o := generator.Options{Today: today(), Root: f.root}
	if info, err := os.Stat(cmp.Or(f.root, ".")); err != nil || !info.IsDir() {
		return o, usageError{fmt.Errorf("--root: %s is no folder", f.root)}
	}
	if f.today != "" {
		day, err := date.Parse(f.today)
		if err != nil {
			return o, usageError{fmt.Errorf("--today: %w", err)}
		}
		o.Today = day
	}
	if f.lang != "" {
		language, err := parseLanguage(f.lang)
		if err != nil {
			return o, err
		}
		o.Language = language
	}
	switch f.sources {
	case "all":
	case "official":
		o.OfficialOnly = true
	default:
		return o, usageError{fmt.Errorf("--sources: %q is neither all nor official", f.sources)}
	}
	return o, nil
}

// parseLanguage reads the value of --lang.
func parseLanguage(code string) (text.Language, error) {
	if language := text.Language(code); slices.Contains(text.Languages, language) {
		return language, nil
	}
	return "", usageError{fmt.Errorf("--lang: %q is none of en, az, ru, zh", code)}
}

// distinct refuses two profiles that would make packets of one name. Names are
// compared without case, as the file systems of Windows and macOS do.
func distinct(files []string) error {
	seen := map[string]string{}
	for _, file := range files {
		name := strings.ToLower(generator.Name(file))
		if first, twice := seen[name]; twice {
			return usageError{fmt.Errorf("%s and %s would make packets of one name; rename one of the profiles", filepath.ToSlash(first), filepath.ToSlash(file))}
		}
		seen[name] = file
	}
	return nil
}
