package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"permitpack/generator"
)

func (a *app) form() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "form",
		Short: "Measure an office's own blank, to print the form on it",

		SuggestionsMinimumDistance: suggestionDistance,

		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.formGrid())
	return cmd
}

func (a *app) formGrid() *cobra.Command {
	var file string
	var force bool
	cmd := &cobra.Command{
		Use:   "grid BLANK.pdf -o OUT.pdf",
		Short: "Lay a millimetre grid over a blank, for writing a layout",
		Long: `grid writes the blank with a millimetre grid over it, counted from the top left
corner of each page, so that the places of its boxes can be read off; and it prints
a layout to begin with: the SHA-256 of the blank, its pages, and one field to move.
"build --blank BLANK.pdf --layout FILE.yaml" then prints the values there.
` + exitHelp,
		Example: `  permitpack form grid blank.pdf -o grid.pdf > layout.yaml
  permitpack build student.yaml -o out --blank blank.pdf --layout layout.yaml`,
		Args: exactlyOne("blank"),
		RunE: func(_ *cobra.Command, blanks []string) error {
			if sameFile(blanks[0], file) {
				return usageError{fmt.Errorf("--output: %s is the blank itself", filepath.ToSlash(file))}
			}
			if err := mayWrite(file, force); err != nil {
				return err
			}
			return a.writeGrid(blanks[0], file, force)
		},
	}
	cmd.Flags().StringVarP(&file, "output", "o", "", "the PDF `file` to write (required)")
	cmd.Flags().BoolVar(&force, "force", false, "replace a file that exists")
	a.require(cmd, "output")
	return cmd
}

func (a *app) writeGrid(blank, file string, force bool) error {
	engine, err := generator.New()
	if err != nil {
		return err
	}
	gridded, err := engine.Grid(blank, today())
	if err != nil {
		return err
	}
	if err := writeNew(file, gridded.PDF, force); err != nil {
		return err
	}
	_, err = a.stdout.Write(gridded.Layout)
	return err
}

// blankFlags name an office's own blank and its layout.
type blankFlags struct{ blank, layout string }

func (f *blankFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.blank, "blank", "", "print the form on this `PDF`, the office's own blank; with --layout")
	flags.StringVar(&f.layout, "layout", "", "the YAML `file` that says where on the blank the values go")
}

// check wants both flags or none, and none of them empty.
func (f *blankFlags) check(cmd *cobra.Command) error {
	asked := cmd.Flags().Changed("blank") || cmd.Flags().Changed("layout")
	switch {
	case asked && f.blank == "":
		return usageError{fmt.Errorf("%w: --blank and --layout go together", missingFlag("blank"))}
	case asked && f.layout == "":
		return usageError{fmt.Errorf("%w: --blank and --layout go together", missingFlag("layout"))}
	}
	return nil
}

// read reads the blank, if any.
func (f *blankFlags) read(e *generator.Engine) (*generator.Blank, error) {
	if f.blank == "" {
		return nil, nil
	}
	return e.ReadBlank(f.blank, f.layout)
}
