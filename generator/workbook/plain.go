package workbook

import (
	"bytes"
	"io"

	"permitpack/generator/packet"
	"permitpack/generator/workbook/xlsx"
)

// Plain writes what Write writes with the library alone, cell by cell: the reference
// that the speed of Write is measured against.
func (wr *Writer) Plain(w io.Writer, p *packet.Packet) error {
	made, book, err := wr.compose(p, new(shelf))
	if err != nil {
		return err
	}
	book.Sheets[holidaysAt], _ = holidaySheet(wr.book.Words(p.Language), made)
	data, err := xlsx.Plain(made.frames, styles, paints, book)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, bytes.NewReader(data))
	return err
}
