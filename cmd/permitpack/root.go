package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// The exit statuses, which scripts rely on.
const (
	exitReady       = 0   // all that was asked for was made, and everything is ready
	exitNotReady    = 1   // made or checked, but something is not ready
	exitUsage       = 2   // wrong usage
	exitFailed      = 3   // could not be made
	exitInterrupted = 130 // interrupted
)

const exitHelp = `
Exit status:
  0    everything asked for was made and is ready (warnings allowed)
  1    made or checked, but something is not ready
  2    wrong usage
  3    could not be made: a profile that is none, output refused, an internal fault
  130  interrupted; what was finished stays whole
`

// usageError is a mistake on the command line.
type usageError struct{ error }

// app is one run of the command: its streams, and the status that it ends with.
type app struct {
	stdout, stderr io.Writer
	exit           int
}

// raise makes the run end with at least the status; the highest wins.
func (a *app) raise(status int) { a.exit = max(a.exit, status) }

// execute runs the command line and gives its exit status.
func execute(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	a := &app{stdout: stdout, stderr: stderr}
	root := a.command()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var usage usageError
	switch {
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "permitpack: interrupted")
		return exitInterrupted
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "permitpack: %v\nTry \"permitpack help\".\n", err)
		return exitUsage
	case err != nil:
		fmt.Fprintln(stderr, "permitpack:", err)
		return exitFailed
	}
	return a.exit
}

func (a *app) command() *cobra.Command {
	root := &cobra.Command{
		Use:   "permitpack",
		Short: "Make residence-permit packets for Azerbaijan",
		Long: `permitpack turns one applicant profile into a ready-to-submit residence-permit
packet for Azerbaijan: the filled application form, a cover checklist, the
checked photo, a sheet of fees and deadlines, all joined in one PDF, with a
verdict: ready, or not and why. It works on this machine alone.
` + exitHelp,
		Example: `  permitpack build student.yaml -o out
  permitpack check student.yaml
  permitpack photo check photo.jpg`,
		SilenceErrors: true,
		SilenceUsage:  true,

		SuggestionsMinimumDistance: suggestionDistance,

		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.SetHelpCommand(a.help())
	root.AddCommand(a.build(), a.batch(), a.check(), a.eligible(), a.form(), a.photo(), a.new(), a.rules(), a.schema(), a.serve(), a.version())
	return root
}

// suggestionDistance is how many letters a mistyped command may be off the one
// that is suggested for it.
const suggestionDistance = 2

// help is cobra's, but for what is no command it says so and fails.
func (a *app) help() *cobra.Command {
	return &cobra.Command{
		Use:   "help [command]",
		Short: "Help about any command",
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return usageError{fmt.Errorf("no help about %q: unknown command", strings.Join(args, " "))}
			}
			about.InitDefaultHelpFlag()
			return about.Help()
		},
	}
}

// noArguments refuses what is no command, naming the nearest ones.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	err := fmt.Errorf("unknown command %q", args[0])
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		err = fmt.Errorf("%w; did you mean %s?", err, near[0])
	}
	return usageError{err}
}

// atLeastOne wants arguments of a kind.
func atLeastOne(kind string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usageError{fmt.Errorf("%s needs at least one %s", cmd.CommandPath(), kind)}
		}
		return nil
	}
}
