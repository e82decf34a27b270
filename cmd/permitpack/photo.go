package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"permitpack/generator"
	"permitpack/generator/photo"
)

func (a *app) photo() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "photo",
		Short: "Check photos, prepare them, and lay out prints",

		SuggestionsMinimumDistance: suggestionDistance,

		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.photoCheck(), a.photoPrepare(), a.photoSheet())
	return cmd
}

// photoFlags are those of every command that works on photos.
type photoFlags struct {
	size, background, lang string
	force                  bool
}

func (f *photoFlags) add(cmd *cobra.Command, what string) {
	flags := cmd.Flags()
	flags.StringVar(&f.size, "size", "", "the print size: `35x45|30x40` (default 35x45)")
	flags.StringVar(&f.background, "background", "", "the colour of the wall: `red|white|light-grey` (default red)")
	flags.StringVar(&f.lang, "lang", "en", "the language of "+what+": `en|az|ru|zh`")
	flags.BoolVar(&f.force, "force", false, "replace files that exist")
}

// options are the flags as the generator takes them.
func (f *photoFlags) options() (generator.PhotoOptions, error) {
	language, err := parseLanguage(f.lang)
	return generator.PhotoOptions{Size: f.size, Background: f.background, Language: language}, err
}

// photoCheck is a run of the command "photo check".
type photoCheck struct {
	*app
	photoFlags
	proofs      string
	json, quiet bool
}

func (a *app) photoCheck() *cobra.Command {
	check := photoCheck{app: a}
	cmd := &cobra.Command{
		Use:   "check FILE…",
		Short: "Measure photos: file, size, face, background, head, light and sharpness",
		Long: `check measures each photo and says what was found, with the limits, their source
and the mend. Of several photos it writes one line each, with what is to be mended
first. A folder means every picture in it. What only a person can see (open eyes, a
closed mouth, nothing on the head) is listed and not judged.
` + exitHelp,
		Example: `  permitpack photo check photo.jpg --proof proofs
  permitpack photo check photos/ --size 30x40 --background white --json`,
		Args: atLeastOne("photo"),
		RunE: func(cmd *cobra.Command, paths []string) error { return check.run(cmd, paths) },
	}
	check.add(cmd, "the report")
	flags := cmd.Flags()
	flags.StringVar(&check.proofs, "proof", "", "write each picture with what was measured drawn on it, as PNG, into this `folder`")
	flags.BoolVar(&check.json, "json", false, "write the result as JSON")
	flags.BoolVar(&check.quiet, "quiet", false, "without --json, write only the verdicts")
	return cmd
}

func (c *photoCheck) run(cmd *cobra.Command, paths []string) error {
	o, err := c.options()
	if err != nil {
		return err
	}
	o.Proofs = c.proofs != ""
	engine, err := generator.New()
	if err != nil {
		return err
	}
	files, err := engine.PhotoFiles(paths)
	if err != nil {
		return err
	}
	if o.Proofs {
		if err := c.openProofs(files); err != nil {
			return err
		}
	}
	teller := photoTeller{w: c.stdout, words: engine.Words(o.Language), one: len(files) == 1, quiet: c.quiet}
	reports := []photo.Report{}
	err = engine.CheckPhotos(cmd.Context(), files, o, func(checked generator.CheckedPhoto) error {
		if checked.Report.Refused() {
			c.raise(exitNotReady)
		}
		if c.json {
			reports = append(reports, checked.Report)
		} else {
			teller.tell(checked.Report)
		}
		return c.writeProof(checked)
	})
	if err != nil {
		return asUsage(err)
	}
	if c.json {
		return c.writeJSON(reports)
	}
	teller.sum()
	return nil
}

// proofName is the name of the annotated picture: the ending of the photo stays, so
// that photos of one name and two endings have two proofs.
func proofName(file string) string { return filepath.Base(file) + ".proof.png" }

// openProofs refuses, before any work, two photos of one name and proofs that exist,
// and makes the folder for proofs.
func (c *photoCheck) openProofs(files []string) error {
	seen := map[string]string{}
	for _, file := range files {
		name := strings.ToLower(proofName(file))
		if first, twice := seen[name]; twice {
			return usageError{fmt.Errorf("--proof: %s and %s would have proofs of one name; check them apart", filepath.ToSlash(first), filepath.ToSlash(file))}
		}
		seen[name] = file
	}
	if err := os.MkdirAll(c.proofs, 0o700); err != nil {
		return fmt.Errorf("making the folder for proofs: %w", err)
	}
	for _, file := range files {
		if err := mayWrite(filepath.Join(c.proofs, proofName(file)), c.force); err != nil {
			return err
		}
	}
	return nil
}

func (c *photoCheck) writeProof(checked generator.CheckedPhoto) error {
	if checked.Proof == nil {
		return nil
	}
	return writeNew(filepath.Join(c.proofs, proofName(checked.Report.File)), checked.Proof, c.force)
}

func (a *app) photoPrepare() *cobra.Command {
	var flags photoFlags
	var file string
	cmd := &cobra.Command{
		Use:   "prepare FILE -o OUT.jpg",
		Short: "Crop a photo round the head to the exact shape of the print",
		Long: `prepare crops a photo round the head to the exact shape of the print, turns it
upright, scales it down to 600 or 300 dots per inch (never up), and writes the
density, so that it prints at its true size. It takes out the place where the photo
was taken and what the camera wrote, and never touches colours or background. The
result is measured: what fails is named, and the exit status is 1.
` + exitHelp,
		Example: `  permitpack photo prepare holiday.jpg -o photo.jpg
  permitpack photo prepare scan.png -o photo.jpg --size 30x40`,
		Args: exactlyOne("photo"),
		RunE: func(_ *cobra.Command, photos []string) error {
			o, err := flags.options()
			if err != nil {
				return err
			}
			if err := mayMake(photos[0], file, flags.force); err != nil {
				return err
			}
			return a.preparePhoto(photos[0], file, o, flags.force)
		},
	}
	flags.add(cmd, "messages")
	cmd.Flags().StringVarP(&file, "output", "o", "", "the JPEG `file` to write (required)")
	a.require(cmd, "output")
	return cmd
}

// preparePhoto writes the fitted photo, and tells what is still wrong with it.
func (a *app) preparePhoto(photo, file string, o generator.PhotoOptions, force bool) error {
	engine, err := generator.New()
	if err != nil {
		return err
	}
	prepared, err := engine.PreparePhoto(photo, file, o)
	if err != nil {
		return asUsage(err)
	}
	if prepared.JPEG == nil {
		a.tellFaults(photo, prepared.Findings)
		return nil
	}
	if err := writeNew(file, prepared.JPEG, force); err != nil {
		return err
	}
	if prepared.Report.Refused() {
		a.raise(exitNotReady)
	}
	teller := photoTeller{w: a.stdout, words: engine.Words(o.Language), one: true}
	teller.tell(prepared.Report)
	return nil
}

// mayMake tells, before any work, whether file can be made of a photo.
func mayMake(photo, file string, force bool) error {
	if sameFile(photo, file) {
		return usageError{fmt.Errorf("--output: %s is the photo itself", filepath.ToSlash(file))}
	}
	return mayWrite(file, force)
}

// asUsage makes words that the catalogue does not know mistakes of the command line, whose
// flags are named as the options are.
func asUsage(err error) error {
	if option, ok := errors.AsType[generator.OptionError](err); ok {
		return usageError{fmt.Errorf("--%s: %w", option.Option, option)}
	}
	return err
}
