package main

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"permitpack/fonts"
	"permitpack/generator/date"
	"permitpack/generator/page"
)

func sorted(keys []string) []string {
	slices.Sort(keys)
	return keys
}

// onePage is a PDF of one page.
func onePage() ([]byte, error) {
	faces, err := page.LoadFonts(fonts.FS)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	text := page.Text{X: page.MM(20), Y: page.MM(30), Style: page.Style{Size: 1200}, Value: "a paper"}
	err = page.Write(&b, page.Document{Title: "A paper", Created: date.MustParse("2026-11-01"), Pages: []page.Page{{Size: page.A4, Values: []page.Mark{text}}}}, faces)
	return b.Bytes(), err
}

// lockedPage is a PDF that opens only with a password.
func lockedPage() ([]byte, error) {
	plain, err := onePage()
	if err != nil {
		return nil, err
	}
	api.DisableConfigDir()
	var b bytes.Buffer
	err = api.Encrypt(bytes.NewReader(plain), &b, model.NewAESConfiguration("user", "owner", 256))
	return b.Bytes(), err
}

// xfaForm is a PDF whose form only the programs of its maker draw.
func xfaForm() ([]byte, error) {
	plain, err := onePage()
	return bytes.Replace(plain, []byte("/Type /Catalog"), []byte("/Type /Catalog /NeedsRendering true /AcroForm <</Fields [] /XFA [(template) (x)]>>"), 1), err
}

// vastPNG is a picture of 20000 by 20000 pixels in some 70 bytes: its header
// promises what is not there.
func vastPNG() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n")
	chunk := func(kind string, data []byte) {
		binary.Write(&b, binary.BigEndian, uint32(len(data)))
		body := append([]byte(kind), data...)
		b.Write(body)
		binary.Write(&b, binary.BigEndian, crc32.ChecksumIEEE(body))
	}
	header := binary.BigEndian.AppendUint32(nil, 20_000)
	header = binary.BigEndian.AppendUint32(header, 20_000)
	chunk("IHDR", append(header, 8, 2, 0, 0, 0))
	chunk("IDAT", []byte{0x78, 0x9c, 0x03, 0, 0, 0, 0, 1})
	chunk("IEND", nil)
	return b.Bytes(), nil
}
