// Package assemble joins our own documents and the applicant's scans into one
// file to print: A4 pages with labels at their foot, and bookmarks.
//
// Own documents, and the pages of others that they are printed on, keep their true
// size. The pages of a scan keep theirs where they leave room for the label, and are
// scaled down where not: nothing is cut off and nothing is drawn over. Of an
// applicant's PDF only what is seen goes in: pages with their notes, stamps and filled
// fields drawn; scripts, attachments, links, forms and metadata stay behind. Pictures
// go in as they are stored, unless a Reducer is there to make those of scans smaller.
package assemble

import (
	"errors"
	"fmt"
	"io"
	"maps"

	"permitpack/generator/date"
	"permitpack/generator/page"
	"permitpack/generator/pdf"
	"permitpack/generator/scan"
)

// Part is a run of pages of the packet with its bookmark.
type Part struct {
	// Title is the words of the bookmark; a part without pages or without title has none.
	Title string
	// Level is 0 at the top, 1 below.
	Level int
	// Own is how many pages of our own document the part takes, after those that
	// the parts before it took. They stand before the scans.
	Own int
	// Under is a PDF on which the own pages are printed, its first page under the
	// first of them; nil where there is none. Own pages that lie on one of it have
	// its size; it has no more pages than Own.
	Under []byte
	// Scans are files that scan.Read found usable.
	Scans []scan.Scan
}

// Options are what the file says about itself.
type Options struct {
	Title, Author, Subject string
	// Language is that of most pages, as "az".
	Language string
	Created  date.Date
	// Labelled says that our own pages end with as many more as the packet has: the
	// first is drawn over the first page of the packet, and so on, its lower right corner
	// on that of the sheet. They keep to the LabelRoom at the foot.
	Labelled bool
	// TrueSize gives our own pages sheets of their own size in place of A4: for a form
	// alone, which is printed on the paper that it was made for.
	TrueSize bool
	// Reducer makes the pictures of scans smaller; nil where they stay as they are.
	Reducer *Reducer
	// Decoding, when set, waits until that many pixels may be decoded, and gives what to
	// call when they are needed no more. An error of it ends the work.
	Decoding func(pixels int) (done func(), err error)
	// Lock encrypts the file; nil where it can be read by everybody.
	Lock *pdf.Lock
}

// LabelRoom is the height in millimetres that stays free for labels at the foot of
// the pages of scans. Most printers cannot reach half of it.
const LabelRoom = 9

// Write joins the parts and tells how many pages they have. own are all our own pages
// and the labels; their fonts are in the file once. The same parts give the same bytes.
// An error names the scan by the name it has in the profile, or is that of out.
func Write(out io.Writer, own []*page.Sheet, parts []Part, o Options) (pages int, err error) {
	total, ownPages, err := count(parts)
	if o.Labelled {
		ownPages += total
	}
	if err != nil {
		return 0, fmt.Errorf("assembling the packet: %w", err)
	}
	if total == 0 {
		return 0, errors.New("assembling the packet: it has no pages")
	}
	if len(own) != ownPages {
		return 0, fmt.Errorf("assembling the packet: of our own there are %d pages, the parts take %d", len(own), ownPages)
	}
	b := &binder{w: pdf.NewWriter(out), o: o, scanned: fullPage, ownPages: own}
	if o.Lock != nil {
		b.w.Lock(o.Lock)
	}
	b.pages = b.w.Reserve()
	b.own = page.Bind(b.w, own)
	if o.Labelled {
		b.scanned = aboveLabel
		b.labels, b.ownPages = b.ownPages[ownPages-total:], b.ownPages[:ownPages-total]
	}
	for _, part := range parts {
		if err := b.addPart(part); err != nil {
			return 0, fmt.Errorf("assembling the packet: %w", err)
		}
	}
	if err := b.close(); err != nil {
		return 0, fmt.Errorf("assembling the packet: %w", err)
	}
	return total, nil
}

// count adds up the pages of all parts, and our own among them, before the first
// is written: pages are numbered "of total".
func count(parts []Part) (total, own int, err error) {
	for _, part := range parts {
		own += part.Own
		total += part.Own
		for _, s := range part.Scans {
			if !s.Usable() {
				return 0, 0, fmt.Errorf("scan %q is not usable", s.Name)
			}
			total += s.Pages
		}
	}
	return total, own, nil
}

// binder is the file while it grows.
type binder struct {
	w         *pdf.Writer
	o         Options
	pages     pdf.Ref
	kids      pdf.Array
	bookmarks []pdf.Bookmark
	layers    []layer
	// own writes our own pages; ownPages are those that no part took yet, labels those
	// that are drawn over the pages to come.
	own              *page.Binding
	ownPages, labels []*page.Sheet
	// scanned are the margins of the pages of scans.
	scanned margins
}

func (b *binder) addPart(part Part) error {
	first := len(b.kids)
	if err := b.addOwn(b.ownPages[:part.Own], part.Under); err != nil {
		return err
	}
	b.ownPages = b.ownPages[part.Own:]
	for _, s := range part.Scans {
		before := len(b.kids)
		if err := b.addScan(s); err != nil {
			return fmt.Errorf("scan %q: %w", s.Name, err)
		}
		if len(b.kids)-before != s.Pages {
			return fmt.Errorf("scan %q does not have the %d pages it was read with", s.Name, s.Pages)
		}
		if err := b.w.Err(); err != nil { // the rest would be work for nothing
			return err
		}
	}
	if part.Title != "" && len(b.kids) > first {
		b.bookmarks = append(b.bookmarks, pdf.Bookmark{Title: part.Title, Level: part.Level, Page: b.kids[first].(pdf.Ref)})
	}
	return nil
}

func (b *binder) addScan(s scan.Scan) error {
	switch s.Kind {
	case scan.JPEG:
		return b.addJPEG(s.Data)
	case scan.PNG:
		return b.addPNG(s.Data)
	}
	return b.addPDF(s.Data)
}

// addPage writes a sheet with the layers on it, and its label over them.
func (b *binder) addPage(size sheet, group pdf.Object, layers ...drawn) {
	if len(b.labels) > 0 {
		label := b.labels[0]
		b.labels = b.labels[1:]
		width, _ := label.Points()
		layers = append(layers, b.ownPage("Label", label, matrix{1, 0, 0, 1, size.width - width, 0}))
	}
	objects := pdf.Dict{}
	var content []byte
	for _, l := range layers {
		maps.Copy(objects, l.objects)
		content = append(content, l.content...)
	}
	b.kids = append(b.kids, b.w.Add(pdf.Dict{
		"Type":      pdf.Name("Page"),
		"Parent":    b.pages,
		"MediaBox":  pdf.Array{pdf.Int(0), pdf.Int(0), real(size.width), real(size.height)},
		"Resources": pdf.Dict{"XObject": objects},
		"Group":     group,
		"Contents":  b.w.Add(&pdf.Stream{Data: content}),
	}))
}

// drawn is one layer of a sheet: objects and the commands that show them.
type drawn struct {
	objects pdf.Dict
	content []byte
}

func (b *binder) close() error {
	o := b.o
	b.w.Put(b.pages, pdf.Dict{"Type": pdf.Name("Pages"), "Kids": b.kids, "Count": pdf.Int(len(b.kids))})
	catalog := pdf.Dict{
		"Type":  pdf.Name("Catalog"),
		"Pages": b.pages,
		// The form and the photos are checked with a ruler: print them at true size.
		"ViewerPreferences": pdf.Dict{"DisplayDocTitle": pdf.Bool(true), "PrintScaling": pdf.Name("None")},
	}
	if o.Language != "" {
		catalog["Lang"] = pdf.Text(o.Language)
	}
	if len(b.bookmarks) > 0 {
		catalog["Outlines"] = b.w.AddOutline(b.bookmarks)
		catalog["PageMode"] = pdf.Name("UseOutlines")
	}
	if o.Lock != nil {
		catalog["Extensions"] = pdf.Extension()
	}
	if len(b.layers) > 0 {
		catalog["OCProperties"] = optionalContent(b.layers)
	}
	info := pdf.Info{Title: o.Title, Author: o.Author, Subject: o.Subject, Producer: "permitpack"}
	if !o.Created.IsZero() {
		year, month, day := o.Created.Parts()
		info.Created = pdf.Date(year, int(month), day)
	}
	return b.w.Close(b.w.Add(catalog), b.w.Add(info.Dict()))
}
