package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"permitpack/generator"
)

func (a *app) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of the program and of its catalogue",
		Args:  withoutArguments,
		RunE: func(*cobra.Command, []string) error {
			engine, err := generator.New()
			if err != nil {
				return err
			}
			fmt.Fprintf(a.stdout, "permitpack %s, catalogue %s\n", programVersion(), engine.CatalogueVersion())
			return nil
		},
	}
}

// programVersion is what the module or the version control says of the build.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
