package photo

import (
	"fmt"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// hills are colours that change gently, and nowhere leave the gamut.
func hills(bounds image.Rectangle) *image.NRGBA {
	img := image.NewNRGBA(bounds)
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			u, v := float64(x)/87, float64(y)/111
			level := func(s float64) uint8 { return uint8(128 + 60*s) }
			img.SetNRGBA(x, y, color.NRGBA{level(math.Sin(u)), level(math.Sin(u+v) * math.Cos(v)), level(math.Cos(u - 2*v)), 255})
		}
	}
	return img
}

// asYCbCr converts by the standard library, one sample of colour for each block.
func asYCbCr(img *image.NRGBA, ratio image.YCbCrSubsampleRatio) *image.YCbCr {
	out := image.NewYCbCr(img.Rect, ratio)
	for y := img.Rect.Min.Y; y < img.Rect.Max.Y; y++ {
		for x := img.Rect.Min.X; x < img.Rect.Max.X; x++ {
			c := img.NRGBAAt(x, y)
			out.Y[out.YOffset(x, y)], out.Cb[out.COffset(x, y)], out.Cr[out.COffset(x, y)] = color.RGBToYCbCr(c.R, c.G, c.B)
		}
	}
	return out
}

// naive is the mean of the pixels of a cell, each converted by the picture itself.
func naive(img image.Image, cell image.Rectangle) [3]float64 {
	var sum [3]float64
	for y := cell.Min.Y; y < cell.Max.Y; y++ {
		for x := cell.Min.X; x < cell.Max.X; x++ {
			c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
			sum[0], sum[1], sum[2] = sum[0]+float64(c.R), sum[1]+float64(c.G), sum[2]+float64(c.B)
		}
	}
	n := float64(cell.Dx() * cell.Dy())
	return [3]float64{sum[0] / n, sum[1] / n, sum[2] / n}
}

func TestReduced(t *testing.T) {
	bounds := image.Rect(0, 0, 103, 131)
	source := hills(bounds)
	pictures := map[string]image.Image{}
	for ratio, name := range map[image.YCbCrSubsampleRatio]string{
		image.YCbCrSubsampleRatio444: "4:4:4", image.YCbCrSubsampleRatio422: "4:2:2", image.YCbCrSubsampleRatio420: "4:2:0",
		image.YCbCrSubsampleRatio440: "4:4:0", image.YCbCrSubsampleRatio411: "4:1:1", image.YCbCrSubsampleRatio410: "4:1:0",
	} {
		pictures[name] = asYCbCr(source, ratio)
	}
	for name, to := range map[string]draw.Image{
		"Gray": image.NewGray(bounds), "Gray16": image.NewGray16(bounds), "NRGBA": image.NewNRGBA(bounds), "RGBA": image.NewRGBA(bounds),
		"NRGBA64": image.NewNRGBA64(bounds), "Paletted": image.NewPaletted(bounds, palette.Plan9), "CMYK": image.NewCMYK(bounds),
	} {
		draw.Draw(to, bounds, source, image.Point{}, draw.Src)
		pictures[name] = to
	}
	type sub interface {
		SubImage(image.Rectangle) image.Image
	}
	for name, img := range pictures {
		pictures[name+" not from 0,0"] = img.(sub).SubImage(image.Rect(9, 14, 91, 125))
	}
	for name, img := range pictures {
		for _, size := range []image.Point{{1, 1}, {7, 9}, {20, 26}} {
			for _, part := range []image.Rectangle{
				{Max: img.Bounds().Size()},
				image.Rect(3, 5, 60, 88), // odd, so that samples of colour are cut
			} {
				p := &pixels{stored: img}
				got := p.reduced(part, size.X, size.Y)
				worst := 0.0
				for y := range size.Y {
					for x := range size.X {
						cell := image.Rect(x*part.Dx()/size.X, y*part.Dy()/size.Y, (x+1)*part.Dx()/size.X, (y+1)*part.Dy()/size.Y)
						want := naive(img, cell.Add(part.Min).Add(img.Bounds().Min))
						i := y*size.X + x
						for k, v := range [3]float32{got.red[i], got.green[i], got.blue[i]} {
							worst = max(worst, math.Abs(float64(v)-want[k]))
						}
					}
				}
				// Conversions of single pixels round; and where the edge of a cell cuts a
				// sample of colour, the whole of it counts.
				limit := 0.01
				if _, ok := img.(*image.YCbCr); ok {
					limit = 1.8
				}
				if worst > limit {
					t.Errorf("%s, %v of %v: %.2f levels off", name, size, part, worst)
				}
			}
		}
	}
}

// Cells of whole samples leave nothing but the rounding of the conversion.
func TestReducedYCbCrWhole(t *testing.T) {
	img := asYCbCr(hills(image.Rect(0, 0, 96, 80)), image.YCbCrSubsampleRatio420)
	got := (&pixels{stored: img}).reduced(img.Rect, 12, 10)
	for i := range got.red {
		want := naive(img, image.Rect(0, 0, 8, 8).Add(image.Pt(i%12*8, i/12*8)))
		for k, v := range [3]float32{got.red[i], got.green[i], got.blue[i]} {
			if math.Abs(float64(v)-want[k]) > 0.6 {
				t.Errorf("cell %d, colour %d: %.2f, want %.2f", i, k, v, want[k])
			}
		}
	}
}

// A picture of fewer pixels than cells has them repeated.
func TestReducedEnlarges(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 2, 1))
	img.Pix = []uint8{10, 200}
	got := (&pixels{stored: img}).reduced(img.Rect, 5, 2)
	want := []float32{10, 10, 10, 200, 200, 10, 10, 10, 200, 200}
	if diff := cmp.Diff(want, got.red); diff != "" {
		t.Error(diff)
	}
}

func TestCuts(t *testing.T) {
	for _, test := range []struct {
		from, to, n int
		want        []run
	}{
		{0, 10, 3, []run{{0, 3}, {3, 6}, {6, 10}}},
		{5, 9, 4, []run{{5, 6}, {6, 7}, {7, 8}, {8, 9}}},
		{0, 2, 4, []run{{0, 1}, {0, 1}, {1, 2}, {1, 2}}},
	} {
		if diff := cmp.Diff(test.want, cuts(test.from, test.to, test.n), cmp.AllowUnexported(run{})); diff != "" {
			t.Errorf("%d to %d in %d (-want +got):\n%s", test.from, test.to, test.n, diff)
		}
	}
}

// noise is a picture in which no two parts are alike.
func noise(width, height int) *image.NRGBA {
	random := rand.New(rand.NewPCG(1, 2))
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for i := range img.Pix {
		img.Pix[i] = uint8(random.Uint32())
		if i%4 == 3 {
			img.Pix[i] = 255
		}
	}
	return img
}

// shows compares pictures pixel by pixel.
func shows(want image.Image, width, height int, at func(x, y int) [3]uint8) error {
	if size := want.Bounds().Size(); size != image.Pt(width, height) {
		return fmt.Errorf("size %dx%d, want %v", width, height, size)
	}
	for y := range height {
		for x := range width {
			c := color.NRGBAModel.Convert(want.At(want.Bounds().Min.X+x, want.Bounds().Min.Y+y)).(color.NRGBA)
			if got := at(x, y); got != [3]uint8{c.R, c.G, c.B} {
				return fmt.Errorf("%d,%d is %v, want %v", x, y, got, c)
			}
		}
	}
	return nil
}

// colour is that of a cell in whole levels.
func (r *raster) colour(x, y int) [3]uint8 {
	i := y*r.width + x
	return [3]uint8{uint8(r.red[i] + 0.5), uint8(r.green[i] + 0.5), uint8(r.blue[i] + 0.5)}
}
