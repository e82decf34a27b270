package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

func (a *app) new() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "new",
		Short: "Begin a new profile, or the spreadsheet of an agency",

		SuggestionsMinimumDistance: suggestionDistance,

		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.newProfile(), a.newSheet())
	return cmd
}

func (a *app) newProfile() *cobra.Command {
	var procedure, ground, lang, file, catalogue string
	var force bool
	cmd := &cobra.Command{
		Use:   "profile",
		Short: "Print an empty profile that explains itself",
		Long: `profile prints an empty profile with every key that the procedure and the ground
use, what each key means, and an entry for each paper that is required.
` + exitHelp,
		Example: `  permitpack new profile -o student.yaml
  permitpack new profile --ground work-permit --lang ru -o worker.yaml`,
		Args: withoutArguments,
		RunE: func(*cobra.Command, []string) error {
			language, err := parseLanguage(lang)
			if err != nil {
				return err
			}
			engine, err := openEngine(catalogue)
			if err != nil {
				return err
			}
			if ground == "" && procedure == firstProcedure && engine.HasGround(procedure, firstGround) {
				ground = firstGround
			}
			profile, err := engine.NewProfile(procedure, ground, language)
			if err != nil {
				return asUsage(err)
			}
			if file != "" {
				return writeNew(file, profile, force)
			}
			_, err = a.stdout.Write(profile)
			return err
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&procedure, "procedure", firstProcedure, "what is applied for: the `ID` of a procedure")
	flags.StringVar(&ground, "ground", "", "the legal ground: the `ID` of one of the procedure's (default: study, or the procedure's first)")
	flags.StringVar(&lang, "lang", "en", "the language of the explanations, and of the applicant: `en|az|ru|zh`")
	addCatalogue(cmd, &catalogue)
	flags.StringVarP(&file, "output", "o", "", "the `file` to write instead of printing")
	flags.BoolVar(&force, "force", false, "replace a file that exists")
	return cmd
}

func (a *app) newSheet() *cobra.Command {
	var procedure, ground, lang, file, catalogue string
	var force bool
	cmd := &cobra.Command{
		Use:   "sheet -o FILE.xlsx",
		Short: "Write an empty spreadsheet for many applicants",
		Long: `sheet writes the workbook (.xlsx) that an agency fills in, one applicant a row: lists to
choose from, a note on every column, an example row, and a guide. batch reads it.
` + exitHelp,
		Example: `  permitpack new sheet -o clients.xlsx
  permitpack new sheet --procedure temporary-residence --ground work-permit --lang ru -o workers.xlsx`,
		Args: withoutArguments,
		RunE: func(*cobra.Command, []string) error {
			language, err := parseLanguage(lang)
			if err != nil {
				return err
			}
			switch {
			case file == "":
				return usageError{errNoSheetFile}
			case !strings.EqualFold(filepath.Ext(file), ".xlsx"):
				return usageError{fmt.Errorf("--output %s: a workbook has a name that ends in .xlsx", filepath.ToSlash(file))}
			case procedure == "" && ground != "":
				return usageError{errGroundAlone}
			}
			if err := mayWrite(file, force); err != nil {
				return err
			}
			engine, err := openEngine(catalogue)
			if err != nil {
				return err
			}
			workbook, err := engine.NewSheet(procedure, ground, language)
			if err != nil {
				return asUsage(err)
			}
			return writeNew(file, workbook, force)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&procedure, "procedure", "", "what is applied for: the `ID` of a procedure (default: columns for all)")
	flags.StringVar(&ground, "ground", "", "the legal ground: the `ID` of one of the procedure's (default: columns for all)")
	flags.StringVar(&lang, "lang", "en", "the language of titles, lists and notes: `en|az|ru|zh`")
	addCatalogue(cmd, &catalogue)
	flags.StringVarP(&file, "output", "o", "", "the `file` to write, as clients.xlsx")
	flags.BoolVar(&force, "force", false, "replace a file that exists")
	return cmd
}

var errGroundAlone = errors.New("--ground belongs to a procedure: name it with --procedure")

var errNoSheetFile = errors.New("a workbook cannot be printed: name the file to write, as -o clients.xlsx")

// What a profile is for of which nothing is said: the most common case.
const (
	firstProcedure = "temporary-residence"
	firstGround    = "study"
)

var (
	errFileExists = errors.New("the file exists; use --force to replace it")
	errFolder     = errors.New("it is a folder; give the name of a file in it")
	errNoParent   = errors.New("the folder of the file does not exist; make it first")
)

// mayWrite tells, before any work, whether a file of the name can be written.
func mayWrite(file string, force bool) error {
	if parent, err := os.Stat(filepath.Dir(file)); err != nil || !parent.IsDir() {
		return notWritten(file, errNoParent)
	}
	switch info, err := os.Lstat(file); {
	case err != nil: // nothing is there
		return nil
	case info.IsDir():
		return notWritten(file, errFolder)
	case !force:
		return notWritten(file, errFileExists)
	}
	return nil
}

func notWritten(file string, err error) error {
	return fmt.Errorf("writing %s: %w", filepath.ToSlash(file), err)
}

// writeNew writes a file that only its owner may read, since it holds a passport
// or a face. It appears whole or not at all.
func writeNew(file string, data []byte, force bool) error {
	if err := mayWrite(file, force); err != nil {
		return err
	}
	temporary, err := os.CreateTemp(filepath.Dir(file), ".permitpack-*") // with mode 0600
	if err != nil {
		return notWritten(file, err)
	}
	_, err = temporary.Write(data)
	err = errors.Join(err, temporary.Sync(), temporary.Close())
	if err == nil {
		err = os.Rename(temporary.Name(), file)
	}
	if err != nil {
		return errors.Join(notWritten(file, err), os.Remove(temporary.Name()))
	}
	return nil
}
