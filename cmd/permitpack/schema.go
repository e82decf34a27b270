package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"permitpack/generator"
)

func (a *app) schema() *cobra.Command {
	var lang string
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of the profile, for editors",
		Long: `schema prints the JSON Schema (draft 2020-12) of the profile: an editor that knows
it completes keys and words, explains them and marks mistakes while you type.
` + exitHelp,
		Example: `  permitpack schema > permitpack.schema.json
  # then, as the first line of a profile:
  # yaml-language-server: $schema=permitpack.schema.json`,
		Args: withoutArguments,
		RunE: func(*cobra.Command, []string) error {
			language, err := parseLanguage(lang)
			if err != nil {
				return err
			}
			engine, err := generator.New()
			if err != nil {
				return err
			}
			schema, err := engine.Schema(language)
			if err != nil {
				return err
			}
			_, err = a.stdout.Write(schema)
			return err
		},
	}
	cmd.Flags().StringVar(&lang, "lang", "en", "the language of the explanations: `en|az|ru|zh`")
	return cmd
}

// withoutArguments is for commands that take flags alone.
func withoutArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{fmt.Errorf("%s takes no arguments", cmd.CommandPath())}
	}
	return nil
}
