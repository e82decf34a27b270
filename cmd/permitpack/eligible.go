package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"permitpack/generator"
	"permitpack/generator/finding"
	"permitpack/generator/text"
)

const eligibleHelp = `
Exit status:
  0    the answer was given, whatever it is
  2    wrong usage
  3    the profile is none, or cannot be read
`

func (a *app) eligible() *cobra.Command {
	var flags profileFlags
	cmd := &cobra.Command{
		Use:   "eligible PROFILE",
		Short: "Say which grounds of which procedures a profile meets",
		Long: `eligible says for every ground of every procedure whether the facts of the
profile meet it, do not meet it (with what is missing, in numbers and days), or
do not tell. The profile's own procedure comes first, then those that are open.
` + eligibleHelp,
		Example: `  permitpack eligible investor.yaml
  permitpack eligible investor.yaml --sources official --lang zh
  permitpack eligible investor.yaml --json`,
		Args: exactlyOne("profile"),
		RunE: func(cmd *cobra.Command, files []string) error {
			o, err := flags.options()
			if err != nil {
				return err
			}
			engine, err := openEngine(flags.catalogue)
			if err != nil {
				return err
			}
			result, err := engine.Eligible(cmd.Context(), files[0], o)
			if err != nil {
				return err
			}
			return a.tellEligible(engine, flags, result)
		},
	}
	flags.add(cmd)
	return cmd
}

func (a *app) tellEligible(engine *generator.Engine, flags profileFlags, result generator.Eligibility) error {
	switch {
	case result.Unusable != nil:
		return a.tellUnusable(flags, result)
	case flags.json:
		return a.writeJSON(result)
	}
	t := eligibleTable{w: a.stdout, words: engine.Words(result.Language), quiet: flags.quiet}
	t.all(result)
	return nil
}

// tellUnusable tells why a file is no profile.
func (a *app) tellUnusable(flags profileFlags, result generator.Eligibility) error {
	a.raise(exitFailed)
	for _, f := range result.Unusable {
		fmt.Fprintln(a.stderr, strings.TrimSpace(f.Where+": "+f.Message+" "+f.Fix))
	}
	if !flags.json {
		return nil
	}
	return a.writeJSON(unusable{Profile: result.Profile, Status: finding.Unusable, Findings: result.Unusable})
}

// eligibleTable writes the answer for people.
type eligibleTable struct {
	w     io.Writer
	words *text.Words
	quiet bool
}

func (t eligibleTable) all(result generator.Eligibility) {
	fmt.Fprintln(t.w, t.words.Say("eligible.heading", finding.Args{"profile": result.Profile, "today": result.Today}))
	for _, p := range result.Procedures {
		t.procedure(p)
	}
	if t.quiet {
		return
	}
	if len(result.Notes) > 0 {
		fmt.Fprintf(t.w, "\n%s\n", t.words.Say("eligible.choosing", nil))
	}
	for _, n := range result.Notes {
		t.line("  ", n.Message)
	}
	fmt.Fprintln(t.w)
	t.line("", t.words.Say("eligible.disclaimer", nil))
}

func (t eligibleTable) procedure(p generator.EligibleProcedure) {
	fmt.Fprintf(t.w, "\n%s – %s\n", p.Title, t.words.Say("eligible.open."+string(p.Open), nil))
	if !t.quiet {
		t.sameAs(p.SameAs)
		t.reasons("  ", p.Reasons)
	}
	for _, g := range p.Grounds {
		fmt.Fprintf(t.w, "  [%s] %s (%s)\n", t.words.Say("eligible.verdict."+string(g.Verdict), nil), g.Title, g.Ground)
		if !t.quiet {
			t.reasons("      ", g.Reasons)
		}
	}
}

func (t eligibleTable) sameAs(procedures []string) {
	for _, id := range procedures {
		t.line("  ", t.words.Say("eligible.same-as", finding.Args{"name": finding.Key("procedure." + id + ".title")}))
	}
}

// reasons are told one below the other; all that the profile does not state in one line.
func (t eligibleTable) reasons(indent string, reasons []finding.Finding) {
	var unstated []string
	for _, f := range reasons {
		if f.ID == "text.required" || f.ID == "ground.needs" {
			unstated = append(unstated, f.Where)
			continue
		}
		t.line(indent, f.Message)
	}
	if slices.Sort(unstated); len(unstated) > 0 {
		t.line(indent, t.words.Say("eligible.not-stated", finding.Args{"keys": strings.Join(unstated, ", ")}))
	}
}

func (t eligibleTable) line(indent, text string) { fmt.Fprintln(t.w, indent+text) }
