package web

import (
	"html"
	"os"
	"path/filepath"
)

// openFile is the page that leads the browser to the server.
const openFile = "open.html"

// open opens the browser. Other users of the machine can read the arguments of
// programs, so the address with its token stands in a file that they cannot read.
func (s *Server) open() {
	file := filepath.Join(s.place.dir, openFile)
	address := html.EscapeString(s.Address())
	page := `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>permitpack</title>` +
		`<meta http-equiv="refresh" content="0; url=` + address + `"><p><a href="` + address + `">permitpack</a></p></html>` + "\n"
	err := os.WriteFile(file, []byte(page), fileMode)
	if err == nil {
		err = s.o.Open(file)
	}
	if err != nil {
		s.tell("no browser could be opened; open the address by hand")
	}
}
