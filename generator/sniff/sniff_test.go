package sniff

import (
	"slices"
	"strings"
	"testing"
)

func TestOf(t *testing.T) {
	zip := func(part string) string { return "PK\x03\x04\x14\x00\x00\x00\x08\x00" + part + "…" }
	tests := []struct {
		data string
		want Format
	}{
		{"\xff\xd8\xff\xe1", JPEG},
		{"\x89PNG\r\n\x1a\n", PNG},
		{"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", HEIC},
		{"\x00\x00\x00\x18ftyphevx", HEIC},
		{"\x00\x00\x00\x1cftypmif1\x00\x00\x00\x00", HEIC},
		{"\x00\x00\x00\x1cftypmsf1", HEIC},
		{"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00", AVIF},
		{"\x00\x00\x00\x1cftypavis", AVIF},
		{"RIFF\x24\x00\x00\x00WEBPVP8 ", WebP},
		{"II*\x00\x08\x00\x00\x00", TIFF},
		{"MM\x00*\x00\x00\x00\x08", TIFF},
		{"GIF87a", GIF},
		{"GIF89a\x01\x00", GIF},
		{"BM\x00\x00", BMP},
		{"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28", BMP},
		{"BMW is no picture", Text},
		{"\x00\x00\x00\x0cjP  \r\n\x87\n", JPEG2000},
		{"\x00\x00\x00\x0cJXL \r\n\x87\n", JPEGXL},
		{"\xff\x0a\xfa", JPEGXL},
		{"<?xml version='1.0'?>\n<svg xm", SVG},

		{"%PDF-1.7", PDF},
		{"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4", PDF},
		{strings.Repeat(" ", 1019) + "%PDF-", PDF},
		{strings.Repeat(" ", 1020) + "%PDF-", Text},
		{zip("passport.pdf%PDF-1.4"), ZIP},
		{zip("word/document.xml"), DOCX},
		{zip("xl/workbook.xml"), XLSX},
		{zip("ppt/presentation.xml"), PPTX},
		{zip("mimetypeapplication/vnd.oasis.opendocument.text"), ODT},
		{zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), ODS},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", DOC},
		{`{\rtf1\ansi`, RTF},

		{"<!DOCTYPE html>", HTML},
		{"\xef\xbb\xbf\n<!DOCTYPE HTML><html>", HTML},
		{"<html><svg>", HTML},
		{"Ərizə\r\nmətni", Text},
		{"你好", Text},
		{"你好"[:5], Text},
		{"a replacement \ufffd is a character", Text},
		{"\x00\x01\x02", Unknown},
		{"\x01\x02\x03", Unknown},
		{"windows-1251: \xcf\xf0\xe8\xe2\xe5\xf2", Unknown},
		{"\xff", Unknown},
		{"", Unknown},
	}
	tested := map[Format]bool{}
	for _, test := range tests {
		if got := Of([]byte(test.data)); got != test.want {
			t.Errorf("Of(%.40q) = %s, want %s", test.data, got, test.want)
		}
		tested[test.want] = true
	}
	for _, f := range Formats() {
		if !tested[f] {
			t.Errorf("no case gives %s", f)
		}
		delete(tested, f)
	}
	for f := range tested {
		t.Errorf("%s is not one of Formats", f)
	}
}

func FuzzOf(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x18ftyp"))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("<svg"))
	f.Add([]byte("你好"[:4]))
	f.Fuzz(func(t *testing.T, data []byte) {
		if got := Of(data); !slices.Contains(Formats(), got) {
			t.Errorf("Of(%q) = %q, which is not one of Formats", data, got)
		}
	})
}
