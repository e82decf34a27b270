package generator

import (
	"bytes"
	"compress/zlib"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
	"fmt"
	"strings"
)

// rawPDF is a file in the making: the bodies of its objects as they will stand in
// it, number 1 first. It is written by code of its own, so that package pdf is not
// both the maker and the judge, and so that it can be written wrongly.
type rawPDF []string

// packed is a compressed stream; dict are further entries of its dictionary.
func packed(dict, data string) string {
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	z.Write([]byte(data)) // writing to a bytes.Buffer does not fail
	z.Close()
	return rawStream("/Filter/FlateDecode"+dict, out.String())
}

func rawStream(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

// The objects of a plain document that never change their places.
const (
	rawCatalog = 1
	rawTree    = 2
	rawFont    = 3
	// rawMore is the first of the further objects of a document.
	rawMore = 4
)

// rawDocument is a document that is right unless a field spoils it.
type rawDocument struct {
	// mark stands on every page, with the page's number after it.
	mark  string
	pages int
	// version stands in the header.
	version string
	// catalog, tree, page and trailer are further entries of their dictionaries.
	catalog, tree, page, trailer string
	// box, resources and font are entries of their own, so that they can be left out.
	box, resources, font string
	// content is the object of a page's content.
	content func(mark string) string
	// contents is the entry of a page that names its content, of that number.
	contents string
	// kids and count are those of the page tree.
	kids, count string
	// more are further objects, the first of them number rawMore.
	more []string
}

func plainDocument(mark string) rawDocument {
	return rawDocument{
		mark: mark, pages: 1, version: "1.7",
		box:       "/MediaBox[0 0 595 842]",
		resources: "/Resources<</Font<</F 3 0 R>>>>",
		font:      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
		content:   func(mark string) string { return packed("", marked(mark)) },
		contents:  "/Contents %d 0 R",
	}
}

// marked are commands that draw the mark where the upper half of A4 is.
func marked(mark string) string {
	return "q 0.5 w 20 20 555 802 re S Q BT /F 24 Tf 60 600 Td (" + mark + ") Tj ET"
}

// pageMark is what stands on a page of the document, counted from 1. The letter
// at its end keeps page 1 from being found on page 11.
func pageMark(mark string, page int) string { return fmt.Sprintf("%sP%dX", mark, page) }

// objects are those of the document: catalogue, page tree, font, further objects,
// then each page with its content.
func (d rawDocument) objects() rawPDF {
	first := rawMore + len(d.more)
	kids, count := d.kids, d.count
	if kids == "" {
		for i := range d.pages {
			kids += fmt.Sprintf(" %d 0 R", first+2*i)
		}
		kids = "/Kids[" + kids + "]"
	}
	if count == "" {
		count = fmt.Sprintf("/Count %d", d.pages)
	}
	objects := rawPDF{
		"<</Type/Catalog/Pages 2 0 R" + d.catalog + ">>",
		"<</Type/Pages" + kids + count + d.tree + ">>",
		d.font,
	}
	objects = append(objects, d.more...)
	for i := range d.pages {
		contents := d.contents
		if strings.Contains(contents, "%d") {
			contents = fmt.Sprintf(contents, first+2*i+1)
		}
		objects = append(objects,
			"<</Type/Page/Parent 2 0 R"+d.box+d.resources+contents+d.page+">>",
			d.content(pageMark(d.mark, i+1)))
	}
	return objects
}

// file writes the document with a classic cross-reference table.
func (d rawDocument) file() []byte { return d.objects().file(d.version, "\n", d.trailer) }

// file writes the objects with a classic cross-reference table.
func (r rawPDF) file(version, eol, trailer string) []byte {
	b, offsets := r.body(version, eol)
	start := len(b)
	b = fmt.Appendf(b, "xref%s0 %d%s0000000000 65535 f%s", eol, len(r)+1, eol, twoBytes(eol))
	for _, offset := range offsets {
		b = fmt.Appendf(b, "%010d 00000 n%s", offset, twoBytes(eol))
	}
	return fmt.Appendf(b, "trailer%s<</Size %d/Root 1 0 R%s>>%sstartxref%s%d%s%%%%EOF%s", eol, len(r)+1, trailer, eol, eol, start, eol, eol)
}

// twoBytes is a line end as lines of the table have it: two bytes (7.5.4).
func twoBytes(eol string) string {
	if len(eol) == 1 {
		return " " + eol
	}
	return eol
}

// body writes header and objects, and tells where they are.
func (r rawPDF) body(version, eol string) (b []byte, offsets []int) {
	b = []byte("%PDF-" + version + eol + "%\xE2\xE3\xCF\xD3" + eol)
	for i, body := range r {
		offsets = append(offsets, len(b))
		b = fmt.Appendf(b, "%d 0 obj%s%s%sendobj%s", i+1, eol, body, eol, eol)
	}
	return b, offsets
}

// update appends a revision that replaces objects by number, and gives the whole file.
func update(before []byte, size int, changed map[int]string) []byte {
	at := bytes.LastIndex(before, []byte("startxref\n"))
	previous := strings.TrimSpace(strings.SplitN(string(before[at:]), "\n", 3)[1])
	b := bytes.Clone(before)
	table := "xref\n"
	for number := 1; number < size; number++ { // in order, so that the file is the same every time
		if body, ok := changed[number]; ok {
			table += fmt.Sprintf("%d 1\n%010d 00000 n \n", number, len(b))
			b = fmt.Appendf(b, "%d 0 obj\n%s\nendobj\n", number, body)
		}
	}
	start := len(b)
	return fmt.Appendf(b, "%strailer\n<</Size %d/Root 1 0 R/Prev %s>>\nstartxref\n%d\n%%%%EOF\n", table, size, previous, start)
}

// crossReference are the entries of a cross-reference stream (7.5.8.3).
type crossReference [][3]int

func (c crossReference) packed(size int, entries string) string {
	var data []byte
	for _, e := range c {
		data = append(data, byte(e[0]))
		data = binary.BigEndian.AppendUint32(data, uint32(e[1]))
		data = binary.BigEndian.AppendUint16(data, uint16(e[2]))
	}
	return packed(fmt.Sprintf("/Type/XRef/W[1 4 2]/Size %d%s", size, entries), string(data))
}

// compressed writes the objects as PDF 1.5 does: all that are no streams in one
// object stream, and a cross-reference stream.
func (r rawPDF) compressed(version, entries string) []byte {
	container, table := len(r)+1, len(r)+2
	references := make(crossReference, len(r)+3)
	references[0] = [3]int{0, 0, 65535}
	numbers, bodies, inside := "", "", 0
	b := []byte("%PDF-" + version + "\n%\xE2\xE3\xCF\xD3\n")
	put := func(number int, body string) {
		references[number] = [3]int{1, len(b), 0}
		b = fmt.Appendf(b, "%d 0 obj\n%s\nendobj\n", number, body)
	}
	for i, body := range r {
		if strings.Contains(body, "\nstream\n") {
			put(i+1, body)
			continue
		}
		references[i+1] = [3]int{2, container, inside}
		numbers += fmt.Sprintf("%d %d ", i+1, len(bodies))
		bodies += body + "\n"
		inside++
	}
	put(container, packed(fmt.Sprintf("/Type/ObjStm/N %d/First %d", inside, len(numbers)), numbers+bodies))
	start := len(b)
	references[table] = [3]int{1, start, 0}
	b = fmt.Appendf(b, "%d 0 obj\n%s\nendobj\n", table, references.packed(len(references), "/Root 1 0 R"+entries))
	return fmt.Appendf(b, "startxref\n%d\n%%%%EOF\n", start)
}

// hybrid writes the objects for old readers and new ones: a classic table, and
// beside it a stream for the objects that only new readers find (7.5.8.4). hidden
// is the number of the one object that is in an object stream.
func (r rawPDF) hybrid(hidden int) []byte {
	b := []byte("%PDF-1.5\n%\xE2\xE3\xCF\xD3\n")
	offsets := make([]int, len(r)+3)
	put := func(number int, body string) {
		offsets[number] = len(b)
		b = fmt.Appendf(b, "%d 0 obj\n%s\nendobj\n", number, body)
	}
	for i, body := range r {
		if i+1 != hidden {
			put(i+1, body)
		}
	}
	head := fmt.Sprintf("%d 0 ", hidden)
	put(len(r)+1, packed(fmt.Sprintf("/Type/ObjStm/N 1/First %d", len(head)), head+r[hidden-1]))
	put(len(r)+2, crossReference{{2, len(r) + 1, 0}}.packed(len(offsets), fmt.Sprintf("/Index[%d 1]", hidden)))
	start := len(b)
	b = fmt.Appendf(b, "xref\n0 %d\n0000000000 65535 f \n", hidden)
	for number := 1; number < len(offsets); number++ {
		if number == hidden { // which the table leaves out
			b = fmt.Appendf(b, "%d %d\n", hidden+1, len(offsets)-hidden-1)
			continue
		}
		b = fmt.Appendf(b, "%010d 00000 n \n", offsets[number])
	}
	return fmt.Appendf(b, "trailer\n<</Size %d/Root 1 0 R/XRefStm %d>>\nstartxref\n%d\n%%%%EOF\n", len(offsets), offsets[len(r)+2], start)
}

// locked encrypts the streams of the objects as PDF 1.1 does, with 40 bits of RC4
// and no password for readers (algorithms 1 to 4 of 7.6.2 and 7.6.3), and gives the
// entries of the trailer. The library that reads files writes encrypted ones too, but
// by chance each time others.
func (r rawPDF) locked() (objects rawPDF, encrypt, id string) {
	const padding = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"
	const identifier, permissions, keyBytes = "odd", "\xC0\xFF\xFF\xFF", 5
	owner := encrypted(digest("owner" + padding[:len(padding)-len("owner")])[:keyBytes], padding)
	key := digest(padding + owner + permissions + identifier)[:keyBytes]
	for i, body := range r {
		head, data, isStream := strings.Cut(body, "\nstream\n")
		if isStream {
			number := i + 1
			own := digest(key + string([]byte{byte(number), byte(number >> 8), 0, 0, 0}))[:keyBytes+5]
			body = head + "\nstream\n" + encrypted(own, strings.TrimSuffix(data, "\nendstream")) + "\nendstream"
		}
		objects = append(objects, body)
	}
	encrypt = fmt.Sprintf("<</Filter/Standard/V 1/R 2/P -64/O<%X>/U<%X>>>", owner, encrypted(key, padding))
	return objects, encrypt, fmt.Sprintf("/ID[<%X><%[1]X>]", identifier)
}

func digest(s string) string {
	sum := md5.Sum([]byte(s))
	return string(sum[:])
}

func encrypted(key, s string) string {
	cipher, _ := rc4.NewCipher([]byte(key)) // which takes keys of 1 to 256 bytes
	b := []byte(s)
	cipher.XORKeyStream(b, b)
	return string(b)
}

// linearised writes the objects so that a browser can show the first page before
// the rest has come: the table at the end of the file is that of the file's head,
// and leads to the other one (Annex F). The document has one page, and no hints,
// which readers of whole files do not use.
func (r rawPDF) linearised() []byte {
	head := "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n"
	parameters := len(r) + 1
	first := fmt.Sprintf("%d 0 obj\n<</Linearized 1/L %%010d/H[0 0]/O 4/E %%010d/N 1/T %%010d>>\nendobj\n", parameters)
	table := "xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %d/Root 1 0 R/Prev %010d>>\nstartxref\n0\n%%%%EOF\n"
	start := len(head) + len(fmt.Sprintf(first, 0, 0, 0))
	body := start + len(fmt.Sprintf(table, parameters, 0, parameters+1, 0))
	var objects []byte
	offsets := []int{}
	for i, o := range r {
		offsets = append(offsets, body+len(objects))
		objects = fmt.Appendf(objects, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	end := body + len(objects)
	heading := fmt.Sprintf("xref\n0 %d\n", parameters)
	rest := heading + "0000000000 65535 f \n"
	for _, offset := range offsets {
		rest += fmt.Sprintf("%010d 00000 n \n", offset)
	}
	rest += fmt.Sprintf("trailer\n<</Size %d>>\nstartxref\n%d\n%%%%EOF\n", parameters, start)
	b := []byte(head)
	b = fmt.Appendf(b, first, end+len(rest), end, end+len(heading)-1)
	b = fmt.Appendf(b, table, parameters, len(head), parameters+1, end)
	return append(append(b, objects...), rest...)
}
