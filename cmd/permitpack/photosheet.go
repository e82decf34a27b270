package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"permitpack/generator"
	"permitpack/generator/finding"
	"permitpack/generator/text"
)

func (a *app) photoSheet() *cobra.Command {
	var o generator.PrintOptions
	var shared photoFlags
	var file string
	cmd := &cobra.Command{
		Use:   "sheet FILE -o OUT.pdf",
		Short: "Lay out prints of a photo at true size, with cut marks",
		Long: `sheet fits a photo to its print size and lays out as many prints as the paper
holds, or as many as asked for, with marks to cut them out by. Print the file at
100 % (actual size). The photo is measured as "photo check" does it: what fails is
named, the prints are made all the same, and the exit status is 1. Of a file that
cannot be read as a picture nothing is made.
` + exitHelp,
		Example: `  permitpack photo sheet photo.jpg -o prints.pdf
  permitpack photo sheet photo.jpg -o prints.pdf --paper a4 --copies 6 --size 30x40`,
		Args: exactlyOne("photo"),
		RunE: func(cmd *cobra.Command, photos []string) error {
			var err error
			if o.PhotoOptions, err = shared.options(); err != nil {
				return err
			}
			if cmd.Flags().Changed("copies") && (o.Copies < 1 || o.Copies > generator.MaxPrints) {
				return usageError{fmt.Errorf("--copies: it is not a number from 1 to %d", generator.MaxPrints)}
			}
			if err := mayMake(photos[0], file, shared.force); err != nil {
				return err
			}
			o.Today = today()
			return a.printPhoto(photos[0], file, o, shared.force)
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&file, "output", "o", "", "the PDF `file` to write (required)")
	flags.StringVar(&o.Paper, "paper", "", "the paper: `10x15|a4` (default 10x15)")
	flags.IntVar(&o.Copies, "copies", 0, "the `number` of prints (default: as many as one page holds)")
	shared.add(cmd, "messages and of the caption")
	a.require(cmd, "output")
	return cmd
}

// sameFile tells whether two names are those of one file that exists.
func sameFile(one, other string) bool {
	first, err := os.Stat(one)
	if err != nil {
		return false
	}
	second, err := os.Stat(other)
	return err == nil && os.SameFile(first, second)
}

// printPhoto writes the prints and tells of them. What fails on the photo goes to stderr.
func (a *app) printPhoto(photo, file string, o generator.PrintOptions, force bool) error {
	engine, err := generator.New()
	if err != nil {
		return err
	}
	sheet, err := engine.PrintPhoto(photo, o)
	if err != nil {
		return asUsage(err)
	}
	a.tellFaults(photo, sheet.Findings)
	if sheet.PDF == nil {
		return nil
	}
	if err := writeNew(file, sheet.PDF, force); err != nil {
		return err
	}
	a.tellPrints(file, sheet, engine.Words(o.Language))
	return nil
}

// tellFaults names what fails on a photo, each with its mend.
func (a *app) tellFaults(photo string, findings []finding.Finding) {
	for _, f := range findings {
		if f.Severity != finding.Error {
			continue
		}
		a.raise(exitNotReady)
		fmt.Fprintf(a.stderr, "%s: %s\n", filepath.ToSlash(photo), f.Message)
		if f.Fix != "" {
			fmt.Fprintf(a.stderr, "    → %s\n", f.Fix)
		}
	}
}

func (a *app) tellPrints(file string, sheet generator.PhotoSheet, words *text.Words) {
	fmt.Fprintln(a.stdout, words.Say("photosheet.made", finding.Args{
		"file": filepath.ToSlash(file), "n": sheet.Prints, "width": sheet.Width, "height": sheet.Height,
		"paper": sheet.Paper, "pages": sheet.Pages,
	}))
}
