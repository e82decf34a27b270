package main

import (
	"errors"
	"fmt"
	"os/exec"
	"runtime"

	"github.com/spf13/cobra"

	"permitpack/generator/date"
	"permitpack/generator/web"
)

const serveHelp = `
Exit status:
  0    the page was served, and ended with Ctrl-C
  2    wrong usage, as an address that is not this machine's
  3    it could not be served
`

func (a *app) serve() *cobra.Command {
	var flags profileFlags
	var addr, catalogue string
	var noOpen bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Open the local page, for people who do not use a terminal",
		Long: `serve opens a page in the browser, on this machine alone: forms to fill in, what is
missing or wrong, and the packet to download. The address with its token is printed on
stdout; whoever has it can use the page. Nothing is kept: what is typed and uploaded
lies in temporary files that are removed at the end. Ctrl-C ends it.
` + serveHelp,
		Example: `  permitpack serve
  permitpack serve --addr 127.0.0.1:8080 --no-open`,
		Args: withoutArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			asked, err := flags.options()
			if err != nil {
				return err
			}
			engine, err := openEngine(catalogue)
			if err != nil {
				return err
			}
			o := web.Options{
				Address: addr, OfficialOnly: asked.OfficialOnly, Version: programVersion(), Today: today,
				Tell: func(message string) { fmt.Fprintln(a.stderr, "permitpack:", message) },
			}
			if flags.today != "" {
				o.Today = func() date.Date { return asked.Today }
			}
			if !noOpen {
				o.Open = openBrowser
			}
			server, err := web.Listen(engine, o)
			if errors.Is(err, web.ErrAddress) {
				return usageError{fmt.Errorf("--addr: %w", err)}
			}
			if err != nil {
				return err
			}
			fmt.Fprintln(a.stdout, server.Address())
			return server.Serve(cmd.Context())
		},
	}
	own := cmd.Flags()
	own.StringVar(&addr, "addr", web.DefaultAddress, "where to listen, on this machine alone: `127.0.0.1:PORT`, port 0 for a free one")
	own.BoolVar(&noOpen, "no-open", false, "open no browser")
	own.StringVar(&flags.today, "today", "", "the day to decide for, `YYYY-MM-DD` (default: today in Baku)")
	own.StringVar(&flags.sources, "sources", "all", "whose claims count: `all|official`")
	addCatalogue(cmd, &catalogue)
	return cmd
}

// openBrowser opens a file with the program that the system has for pages.
func openBrowser(file string) error {
	command, args := "xdg-open", []string{file}
	switch runtime.GOOS {
	case "darwin":
		command = "open"
	case "windows":
		command, args = "rundll32", []string{"url.dll,FileProtocolHandler", file}
	}
	opening := exec.Command(command, args...)
	if err := opening.Start(); err != nil {
		return err
	}
	go func() { _ = opening.Wait() }() // so that it does not stay as a dead process
	return nil
}
