// Package workbook writes fees-deadlines.xlsx: what the application costs, the
// days that matter, the papers, the holidays that were counted with, and the
// sources. It is the only renderer that knows excelize.
//
// Cells hold values, never formulas: everything was computed before, and a text
// of a profile that looks like a formula stays a text.
package workbook

import (
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"permitpack/generator/packet"
	"permitpack/generator/text"
)

// The sheets of the contract: the same names in every language, so that a
// script finds them. The title inside a sheet is in the applicant's language.
const (
	summarySheet   = "Summary"
	feesSheet      = "Fees"
	deadlinesSheet = "Deadlines"
	documentsSheet = "Documents"
	holidaysSheet  = "Holidays"
	sourcesSheet   = "Sources"
)

// Write writes the workbook of p to w. The same packet and words give the same
// bytes. The error is that of the library or of w; a panic inside the library
// comes back as an error too.
func Write(w io.Writer, p *packet.Packet, book *text.Book) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			// The fault itself may quote a cell, so only its type is told.
			err = fmt.Errorf("writing the workbook: internal fault (%T)", fault)
		}
	}()
	f := excelize.NewFile()
	defer f.Close()
	r := &renderer{
		packet: p,
		words:  book.Words(p.Language),
		az:     book.Words(text.Azerbaijani),
		out:    newWriter(f),
	}
	r.render()
	if r.out.err != nil {
		return fmt.Errorf("writing the workbook: %w", r.out.err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("writing the workbook: %w", err)
	}
	return nil
}

// renderer turns the parts of one packet into sheets.
type renderer struct {
	packet *packet.Packet
	words  *text.Words // of the applicant
	az     *text.Words // of the authority
	out    *writer
}

func (r *renderer) render() {
	// The library's new file comes with one sheet; it becomes the first of ours.
	r.out.rename("Sheet1", summarySheet)
	r.summary()
	r.fees()
	r.deadlines()
	r.documents()
	r.holidays()
	r.sources()
	r.properties()
}

// say says one of the workbook's own words.
func (r *renderer) say(key string) string { return r.words.Say("workbook."+key, nil) }

// sayAny says "prefix.id", or nothing where there is no id to say.
func (r *renderer) sayAny(prefix, id string) string {
	if id == "" {
		return ""
	}
	return r.words.Say(prefix+"."+id, nil)
}

// properties sets what file managers show. The times are those of the packet's
// day, because the library would write the time of its own birth.
func (r *renderer) properties() {
	day := r.packet.Today.Time().Format(time.RFC3339)
	r.out.do(func(f *excelize.File) error {
		if err := f.SetAppProps(&excelize.AppProperties{Application: "permitpack"}); err != nil {
			return err
		}
		return f.SetDocProps(&excelize.DocProperties{
			Creator: "permitpack", LastModifiedBy: "permitpack",
			Title:    clean(r.say("title")),
			Subject:  clean(r.words.Say("procedure."+r.packet.Procedure+".title", nil)),
			Language: string(r.packet.Language),
			Created:  day, Modified: day,
		})
	})
}
