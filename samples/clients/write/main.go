// Command write writes a sheet of invented clients to its standard output.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"

	"permitpack/samples/clients"
)

func main() {
	var o clients.Options
	flag.IntVar(&o.Rows, "rows", 1000, "how many clients")
	flag.IntVar(&o.BadEvery, "bad-every", 0, "one row in so many is a bad one")
	flag.StringVar(&o.Photo, "photo", "", "the photo that all of them have")
	flag.Parse()
	out := bufio.NewWriter(os.Stdout)
	err := clients.WriteCSV(out, o)
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "write:", err)
		os.Exit(1)
	}
}
