package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"permitpack/generator"
	"permitpack/generator/photo"
	"permitpack/generator/text"
)

func (a *app) photo() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "photo",
		Short: "Check photos before printing, and lay out prints",

		SuggestionsMinimumDistance: suggestionDistance,

		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.photoCheck(), a.photoSheet())
	return cmd
}

func (a *app) photoCheck() *cobra.Command {
	var size, background, lang string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check FILE…",
		Short: "Measure photos: size, shape, resolution, density and background",
		Long: `check measures each photo and says what was found, with the limits, their source
and the mend. A folder means every picture in it. What a person has to look at
(the face, the expression, the light) is listed and not judged.
` + exitHelp,
		Example: `  permitpack photo check photo.jpg
  permitpack photo check photos/ --size 30x40 --background white --json`,
		Args: atLeastOne("photo"),
		RunE: func(cmd *cobra.Command, paths []string) error {
			language, err := parseLanguage(lang)
			if err != nil {
				return err
			}
			engine, err := generator.New()
			if err != nil {
				return err
			}
			reports, err := engine.CheckPhotos(cmd.Context(), paths, generator.PhotoOptions{Size: size, Background: background, Language: language})
			if err != nil {
				return asUsage(err)
			}
			for _, r := range reports {
				if r.Verdict == photo.Fail || r.Verdict == photo.Unreadable {
					a.raise(exitNotReady)
				}
			}
			if asJSON {
				return a.writeJSON(reports)
			}
			for _, r := range reports {
				a.tellPhoto(r, engine.Words(language))
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&size, "size", "", "the print size: `35x45|30x40` (default 35x45)")
	cmd.Flags().StringVar(&background, "background", "", "the colour of the wall: `red|white|light-grey` (default red)")
	cmd.Flags().StringVar(&lang, "lang", "en", "the language of the report: `en|az|ru|zh`")
	cmd.Flags().BoolVar(&asJSON, "json", false, "write the result as JSON")
	return cmd
}

// tellPhoto writes one report for a person: each check, what is wrong and how to mend it.
func (a *app) tellPhoto(r photo.Report, words *text.Words) {
	fmt.Fprintf(a.stdout, "%s: %s (%s, %s)\n", r.File, r.Verdict, r.Size, r.Background)
	for _, c := range r.Checks {
		fmt.Fprintf(a.stdout, "  %-12s  %s", c.Verdict, c.Name)
		if c.Unit != "" {
			fmt.Fprintf(a.stdout, ": %g %s", c.Value, c.Unit)
		}
		fmt.Fprintln(a.stdout)
		if f, ok := c.Finding(""); ok {
			f = words.Explain(f)
			fmt.Fprintf(a.stdout, "                %s\n                → %s\n", f.Message, f.Fix)
		}
	}
}

// asUsage makes words that the catalogue does not know mistakes of the command line, whose
// flags are named as the options are.
func asUsage(err error) error {
	if option, ok := errors.AsType[generator.OptionError](err); ok {
		return usageError{fmt.Errorf("--%s: %w", option.Option, option)}
	}
	return err
}
