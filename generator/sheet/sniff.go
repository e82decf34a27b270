package sheet

import (
	"bytes"
	"errors"
	"io"
)

// fileKind is what the bytes of a file say that it is.
type fileKind int

const (
	textFile fileKind = iota
	workbookFile
)

// The files that are often taken for a spreadsheet, each with its mend.
var (
	errEmpty     = unreadable("empty", "the file is empty; export the sheet again as .xlsx or .csv")
	errOldFormat = unreadable("old-format", "the workbook is protected with a password, or is an old .xls; open it in a spreadsheet program and save it as .xlsx without a password")
	errWebPage   = unreadable("web-page", "it is a web page or XML that was named as a spreadsheet; open it in a spreadsheet program and save it as .xlsx")
	errPDF       = unreadable("pdf", "it is a PDF, no spreadsheet; save the sheet as .xlsx")
	errBinary    = unreadable("binary", "it is neither a workbook (.xlsx) nor a text (.csv); save the sheet as .xlsx")
	errArchive   = unreadable("archive", "it is a packed folder (.rar, .7z or .gz), no spreadsheet; unpack it first")
)

const sniffed = 4096

// sniff looks at the first bytes.
func sniff(data io.ReaderAt, size int64) (fileKind, error) {
	head := make([]byte, min(size, sniffed))
	if _, err := data.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return 0, err
	}
	start := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n")
	switch {
	case len(start) == 0:
		return 0, errEmpty
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0")), bytes.HasPrefix(head, []byte("\x09\x08\x10\x00")):
		return 0, errOldFormat
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return workbookFile, nil
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return 0, errPDF
	case start[0] == '<':
		return 0, errWebPage
	case bytes.HasPrefix(head, []byte("Rar!")), bytes.HasPrefix(head, []byte("7z\xBC\xAF")), bytes.HasPrefix(head, []byte("\x1F\x8B")):
		return 0, errArchive
	}
	return textFile, nil
}
