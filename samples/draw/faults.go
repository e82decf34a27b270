package main

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"

	"permitpack/samples/portrait"
)

// faulty are photos to try the check of photos on. Each has one thing in it.
var faulty = []struct {
	file  string
	photo portrait.Portrait
	// after changes the drawing as a camera or a program would.
	after func(*image.NRGBA) *image.NRGBA
}{
	{file: "good.jpg"},
	{file: "shadow.jpg", photo: portrait.Portrait{Wall: portrait.Wall{Shadow: portrait.Shadow{X: 0.1, Y: 0.02, Blur: 0.03, Depth: 0.5}}}},
	{file: "lamp-on-one-side.jpg", photo: portrait.Portrait{Wall: portrait.Wall{Light: portrait.Light{Fall: portrait.Across, Strength: 0.5}}}},
	{file: "curtain.jpg", photo: portrait.Portrait{Wall: portrait.Wall{Pattern: portrait.Pattern{Motif: portrait.Curtain}}}},
	{file: "switch-on-the-wall.jpg", photo: portrait.Portrait{Wall: portrait.Wall{Things: []portrait.Thing{portrait.Switch}}}},
	{file: "white-wall.jpg", photo: portrait.Portrait{Wall: portrait.Wall{Colour: portrait.White}}},
	{file: "out-of-focus.jpg", after: func(img *image.NRGBA) *image.NRGBA { return portrait.Defocus(img, 3) }},
	{file: "too-dark.jpg", after: func(img *image.NRGBA) *image.NRGBA { return portrait.Expose(img, -3) }},
	// What comes out of a telephone: too wide, the person far away and off the middle.
	{file: "from-a-telephone.jpg", photo: portrait.Portrait{Width: 1500, Height: 2000, Head: 0.3, Top: 0.2, Shift: -0.08}},
}

// drawFaulty writes the photos to try, in the quality of a camera.
func drawFaulty(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, f := range faulty {
		drawn := f.photo.Draw()
		if f.after != nil {
			drawn = f.after(drawn)
		}
		var coded bytes.Buffer
		if err := jpeg.Encode(&coded, drawn, &jpeg.Options{Quality: 88}); err != nil {
			return fmt.Errorf("%s: %w", f.file, err)
		}
		if err := os.WriteFile(filepath.Join(folder, f.file), coded.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}
