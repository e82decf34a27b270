// Package picture walks through the parts of JPEG and PNG files without decoding
// their pixels.
package picture

import "errors"

var (
	// ErrTruncated says that the end of the file is missing.
	ErrTruncated = errors.New("the picture ends too early")
	// ErrDamaged says that the file does not follow its standard.
	ErrDamaged = errors.New("the picture is damaged")
)
