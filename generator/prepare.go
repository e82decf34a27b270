package generator

import (
	"path/filepath"

	"permitpack/generator/finding"
	"permitpack/generator/photo"
)

// PreparedPhoto is a photo fitted to its print size.
type PreparedPhoto struct {
	// JPEG is nil where the photo could not be read; Findings say why then.
	JPEG     []byte
	Findings []finding.Finding
	// Report is on the fitted picture.
	Report photo.Report
}

// PreparePhoto crops a photo round the head to the exact shape of the print, scales it
// down where it has pixels to spare, and writes its density. out is the name for the
// report on the result.
func (e *Engine) PreparePhoto(file, out string, o PhotoOptions) (PreparedPhoto, error) {
	spec, words, err := e.photoTask(o)
	if err != nil {
		return PreparedPhoto{}, err
	}
	var prepared PreparedPhoto
	prepared.JPEG, prepared.Findings, err = e.fitPhoto(file, spec, words)
	if prepared.JPEG == nil || err != nil {
		return prepared, err
	}
	e.examine(filepath.ToSlash(out), prepared.JPEG, spec, func(report photo.Report, _ *photo.Picture) {
		prepared.Report = report.Explain(words.Say)
	})
	return prepared, nil
}
