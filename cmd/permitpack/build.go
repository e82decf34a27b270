package main

import (
	"github.com/spf13/cobra"

	"permitpack/generator"
)

func (a *app) build() *cobra.Command {
	var flags profileFlags
	var packet packetFlags
	var dir string
	var force, private bool
	var blank blankFlags
	cmd := &cobra.Command{
		Use:   "build PROFILE… -o DIR",
		Short: "Make the packet of each profile in DIR/<name>/",
		Long: `build makes the packet of each profile in DIR/<name>/, where <name> is the
profile's file name without its ending. A packet appears whole or not at all.

With --blank the form is printed on the office's own blank; "form grid" helps to write the
layout for it.

With --max-size the pictures of scans are saved anew as JPEG where packet.pdf would be
larger, no further than it takes: quality 80 at 300 dpi, 70 at 200, 55 at 150, 45 at
120. Text and drawings stay what they are, and your own files are not touched. kB and
MB are thousands and millions of bytes, KiB and MiB 1,024 and 1,048,576.
` + exitHelp,
		Example: `  permitpack build student.yaml -o out
  permitpack build clients/*.yaml -o out --json
  permitpack build student.yaml -o out --force --lang ru
  permitpack build student.yaml -o out --blank blank.pdf --layout layout.yaml
  permitpack build student.yaml -o out --max-size 5MB --password-file secret.txt`,
		Args: atLeastOne("profile"),
		RunE: func(cmd *cobra.Command, files []string) error {
			var asked generator.Options
			if err := packet.set(&asked, a.stderr); err != nil {
				return err
			}
			if err := blank.check(cmd); err != nil {
				return err
			}
			return a.profiles(cmd.Context(), flags, files, task{
				prepare: func(e *generator.Engine, o *generator.Options) (err error) {
					o.Force, o.PrivateCalendar = force, private
					o.MaxSize, o.Duplex, o.Password = asked.MaxSize, asked.Duplex, asked.Password
					o.Blank, err = blank.read(e)
					return err
				},
				one: func(e *generator.Engine, file string, o generator.Options) (generator.Result, error) {
					return e.Build(cmd.Context(), file, dir, o)
				},
			})
		},
	}
	flags.add(cmd)
	blank.add(cmd)
	packet.add(cmd)
	cmd.Flags().StringVarP(&dir, "output", "o", "", "the `folder` for the packets (required)")
	cmd.Flags().BoolVar(&force, "force", false, "replace packets that exist")
	cmd.Flags().BoolVar(&private, "ics-private", false, "leave the applicant's name out of deadlines.ics")
	a.require(cmd, "output")
	return cmd
}

func (a *app) check() *cobra.Command {
	var flags profileFlags
	cmd := &cobra.Command{
		Use:   "check PROFILE…",
		Short: "Find what build would find, and write nothing",
		Long: `check finds what build would find, by the same code, and writes nothing.
` + exitHelp,
		Example: `  permitpack check student.yaml
  permitpack check student.yaml --sources official --today 2026-11-21`,
		Args: atLeastOne("profile"),
		RunE: func(cmd *cobra.Command, files []string) error {
			return a.profiles(cmd.Context(), flags, files, task{
				one: func(e *generator.Engine, file string, o generator.Options) (generator.Result, error) {
					return e.Check(cmd.Context(), file, o)
				},
			})
		},
	}
	flags.add(cmd)
	return cmd
}

// require wants a flag to be given and not empty.
func (a *app) require(cmd *cobra.Command, flag string) {
	run := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if cmd.Flags().Lookup(flag).Value.String() == "" {
			return usageError{missingFlag(flag)}
		}
		return run(cmd, args)
	}
}

type missingFlag string

func (f missingFlag) Error() string { return "the flag --" + string(f) + " is missing" }
