package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"permitpack/generator"
	"permitpack/generator/finding"
	"permitpack/generator/text"
)

// rulesFlags are the flags of the commands that tell the catalogue.
type rulesFlags struct {
	lang      string
	catalogue string
	json      bool
}

func (f *rulesFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.lang, "lang", "en", "the language of titles and values: `en|az|ru|zh`")
	addCatalogue(cmd, &f.catalogue)
	cmd.Flags().BoolVar(&f.json, "json", false, "write the result as JSON")
}

// open reads the flags and loads the catalogue.
func (f *rulesFlags) open() (*generator.Engine, text.Language, error) {
	language, err := parseLanguage(f.lang)
	if err != nil {
		return nil, "", err
	}
	engine, err := openEngine(f.catalogue)
	return engine, language, err
}

// answer asks the catalogue and tells what it says, as JSON or in words.
func answer[T any](a *app, flags rulesFlags, ask func(*generator.Engine, text.Language) (T, error), say func(*teller, T)) error {
	engine, language, err := flags.open()
	if err != nil {
		return err
	}
	said, err := ask(engine, language)
	switch {
	case err != nil:
		return err
	case flags.json:
		return a.writeJSON(said)
	}
	say(a.teller(engine, language), said)
	return nil
}

func addCatalogue(cmd *cobra.Command, folder *string) {
	cmd.Flags().StringVar(folder, "catalogue", "", "a `folder` with an office's own catalogue, laid over the built-in one")
}

// openEngine loads the built-in catalogue, and over it that of the folder where one is named.
func openEngine(catalogue string) (*generator.Engine, error) {
	engine, err := generator.NewOver(catalogue)
	if errors.Is(err, generator.ErrNoFolder) {
		return nil, usageError{fmt.Errorf("--catalogue: %w", err)}
	}
	return engine, err
}

func (a *app) rules() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "Tell the rules: every claim with its source",
		Long: `rules tells what the program knows of the law. Sources disagree, so every rule is a
list of claims, each with its source, the place in it, and the day it was read.
Without a command it does what list does.
` + exitHelp,
		Example: `  permitpack rules
  permitpack rules show study --lang zh
  permitpack rules show housing-document.form
  permitpack rules conflicts --json
  permitpack rules lint my-catalogue`,

		SuggestionsMinimumDistance: suggestionDistance,

		Args: noArguments,
	}
	list := a.rulesList(cmd)
	cmd.RunE = list.RunE
	cmd.AddCommand(list, a.rulesShow(), a.rulesConflicts(), a.rulesLint())
	return cmd
}

// rulesList is the command list, whose flags the command above it has too.
func (a *app) rulesList(parent *cobra.Command) *cobra.Command {
	var flags rulesFlags
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the ids: procedures, grounds, papers, dates, fees, facts, sources",
		Long: `list tells every id of the catalogue and what it is called, the amounts of the fees,
and the facts on which rules depend: those under circumstances are named by the
profile, the others follow from it.
` + exitHelp,
		Example: `  permitpack rules list
  permitpack rules list --lang ru --catalogue my-catalogue`,
		Args: withoutArguments,
		RunE: func(*cobra.Command, []string) error {
			return answer(a, flags, (*generator.Engine).Index, (*teller).index)
		},
	}
	flags.add(cmd)
	flags.add(parent)
	return cmd
}

func (a *app) rulesShow() *cobra.Command {
	var flags rulesFlags
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "Tell every claim behind an id",
		Long: `show tells what stands behind an id: a procedure, a ground, a paper, a date, a fee, a
source, a fact, or a rule such as housing-document.form. Claims that are no
longer in force are told with that standing.
` + exitHelp,
		Example: `  permitpack rules show temporary-residence
  permitpack rules show deposit
  permitpack rules show file-extension --json`,
		Args: exactlyOne("id"),
		RunE: func(_ *cobra.Command, args []string) error {
			show := func(e *generator.Engine, l text.Language) (generator.Shown, error) { return e.Show(args[0], l) }
			err := answer(a, flags, show, (*teller).shown)
			if unknown, is := errors.AsType[generator.UnknownIDError](err); is {
				return usageError{unknown}
			}
			return err
		},
	}
	flags.add(cmd)
	return cmd
}

func (a *app) rulesConflicts() *cobra.Command {
	var flags rulesFlags
	cmd := &cobra.Command{
		Use:   "conflicts",
		Short: "Tell the rules on which the sources differ",
		Long: `conflicts tells every rule on which the sources differ for some applicant, the value
that packets follow, the value of the law, and what each source says.
` + exitHelp,
		Example: `  permitpack rules conflicts
  permitpack rules conflicts --lang zh
  permitpack rules conflicts --json`,
		Args: withoutArguments,
		RunE: func(*cobra.Command, []string) error {
			return answer(a, flags, (*generator.Engine).Conflicts, (*teller).conflicts)
		},
	}
	flags.add(cmd)
	return cmd
}

func (a *app) rulesLint() *cobra.Command {
	var lang string
	cmd := &cobra.Command{
		Use:   "lint [DIR]",
		Short: "Check the catalogue, or an office's own one over it",
		Long: `lint checks the built-in catalogue or, with DIR, an office's own one laid over it, and
tells every mistake with file, line and column.
` + exitHelp,
		Example: `  permitpack rules lint
  permitpack rules lint my-catalogue`,
		Args: atMostOne("folder"),
		RunE: func(_ *cobra.Command, args []string) error {
			language, err := parseLanguage(lang)
			if err != nil {
				return err
			}
			engine, err := generator.NewOver(strings.Join(args, ""))
			if errors.Is(err, generator.ErrNoFolder) {
				return usageError{err}
			}
			if err != nil {
				a.raise(exitNotReady)
				for _, fault := range generator.Faults(err) {
					fmt.Fprintln(a.stdout, fault)
				}
				return nil
			}
			return a.tellSound(engine, language)
		},
	}
	cmd.Flags().StringVar(&lang, "lang", "en", "the language of the report: `en|az|ru|zh`")
	return cmd
}

// tellSound says of a catalogue without mistakes how much it holds, and which facts nothing asks for.
func (a *app) tellSound(engine *generator.Engine, language text.Language) error {
	index, err := engine.Index(language)
	if err != nil {
		return err
	}
	words := engine.Words(language)
	fmt.Fprintln(a.stdout, words.Say("rules.sound", countArgs(index.Counts)))
	if unused := engine.UnusedFacts(); len(unused) > 0 {
		fmt.Fprintln(a.stdout, words.Say("rules.unused-facts", finding.Args{"list": strings.Join(unused, ", ")}))
	}
	if f, aged := engine.OverlayAge(); aged {
		fmt.Fprintln(a.stdout, words.Explain(f).Message)
	}
	return nil
}

func countArgs(c generator.CatalogueCounts) finding.Args {
	return finding.Args{"procedures": c.Procedures, "claims": c.Claims, "sources": c.Sources, "conflicts": c.Conflicts}
}

// exactlyOne wants one argument of a kind.
func exactlyOne(kind string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 || args[0] == "" {
			return usageError{fmt.Errorf("%s needs one %s", cmd.CommandPath(), kind)}
		}
		return nil
	}
}

// atMostOne wants one argument of a kind, or none.
func atMostOne(kind string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 || slices.Contains(args, "") {
			return usageError{fmt.Errorf("%s takes one %s", cmd.CommandPath(), kind)}
		}
		return nil
	}
}
