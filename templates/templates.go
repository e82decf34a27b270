// Package templates holds the rules, forms and words of permitpack as data. The
// formats are explained in README.md beside this file.
package templates

import "embed"

// FS is the folder as it was when the program was built.
//
//go:embed catalogue faces/facefinder forms letters text web
var FS embed.FS
