package web

import (
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"permitpack/generator/batch"
	"permitpack/generator/finding"
	"permitpack/generator/sheet"
	"permitpack/generator/text"
)

// mostAgencyBytes are those of a spreadsheet with an archive of photos and scans; no
// request has more.
const mostAgencyBytes = 512 << 20

// agency is the work on one spreadsheet.
type agency struct {
	dir    string
	stop   func()
	mutex  sync.Mutex
	rows   []batch.Row
	warned []finding.Finding
	// at of total rows are done; total is known once one is.
	at, total int
	done      bool
	err       error
	outcome   batch.Outcome
}

// agencyPage is what the page tells of it.
type agencyPage struct {
	Running, Done, Any bool
	// Trouble is the key of the text that says why nothing came of it.
	Trouble string
	// Reason says why the spreadsheet cannot be read. Detail is what the program says of anything else, in English.
	Reason    string
	Detail    string
	At, Total int
	Rows      []agencyRow
	Warned    []finding.Finding
	Counts    []agencyCount
}

type agencyRow struct {
	Key, Name, Status, StatusWord string
	Found                         []finding.Finding
}

type agencyCount struct {
	Word string
	N    int
}

func showAgency(q request) error {
	v := view{Page: "agency"}
	page := agencyPage{}
	if q.agency != nil {
		page = q.agency.page(q)
	}
	if page.Running {
		v.Refresh = 2
	}
	v.Body = page
	return q.show("agency", v)
}

func (a *agency) page(q request) agencyPage {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	words := q.words()
	page := agencyPage{Any: true, Running: !a.done, Done: a.done && a.err == nil, At: a.at, Total: a.total, Warned: a.warned, Trouble: trouble(a.err), Reason: reason(a.err, words), Detail: a.detail()}
	for _, row := range a.rows {
		status := string(row.Status)
		page.Rows = append(page.Rows, agencyRow{
			Key: row.Key, Name: row.Name(), Status: status,
			StatusWord: words.Say("web.row."+status, nil), Found: rowFindings(row, words),
		})
	}
	if page.Done {
		o := a.outcome
		for _, c := range []struct {
			key string
			n   int
		}{{"ready", o.Ready}, {"warnings", o.Warnings}, {"not-ready", o.NotReady}, {"rejected", o.Rejected}, {"failed", o.Failed}} {
			page.Counts = append(page.Counts, agencyCount{words.Say("web.row."+c.key, nil), c.n})
		}
	}
	return page
}

// rowFindings are those of a row, with the page's own mend where the usual one speaks of folders.
func rowFindings(row batch.Row, words *text.Words) []finding.Finding {
	found := slices.Clone(row.Findings)
	for i, f := range found {
		if mend := "web.agency.mend." + f.ID; words.Has(mend) {
			found[i].Fix = words.Say(mend, nil)
		}
	}
	return found
}

// trouble is the key of the text for an error of a batch.
func trouble(err error) string {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, context.Canceled):
		return "stopped"
	}
	var unreadable *sheet.Unreadable
	if errors.As(err, &unreadable) {
		return "unreadable"
	}
	return "failed"
}

// reason says in the language of the page why a spreadsheet cannot be read; empty for any other error.
func reason(err error, words *text.Words) string {
	var unreadable *sheet.Unreadable
	if !errors.As(err, &unreadable) || !words.Has("web.sheet."+unreadable.ID) {
		return ""
	}
	return words.Say("web.sheet."+unreadable.ID, unreadable.Args)
}

// detail is what an error says of the spreadsheet, without the names of temporary folders.
func (a *agency) detail() string {
	if a.err == nil || errors.Is(a.err, context.Canceled) {
		return ""
	}
	return strings.ReplaceAll(a.err.Error(), filepath.Dir(a.dir)+string(filepath.Separator), "")
}

// mostRows are the rows that the page shows: the last ones. The summary has them all.
const mostRows = 300

func startAgency(q request) error {
	q.stopAgency()
	const folder = "agency"
	dir := filepath.Join(q.dir, folder)
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	files, err := q.receive(folder, mostAgencyBytes)
	if err != nil {
		return err
	}
	table := ""
	for _, f := range files {
		file := filepath.Join(q.dir, filepath.FromSlash(f.path))
		switch ending := strings.ToLower(filepath.Ext(file)); {
		case f.field == "sheet" && (ending == ".xlsx" || ending == ".csv"):
			table = file
		case f.field == "files" && ending == ".zip":
			if err := unpack(file, dir); err != nil {
				return failure{http.StatusUnprocessableEntity, "archive"}
			}
		}
	}
	if table == "" {
		q.notice = notice{key: "no-sheet", bad: true}
		return q.see("/agency")
	}
	q.session.agency = q.runAgency(table, filepath.Join(dir, "packets"))
	return q.see("/agency")
}

// runAgency makes the packets beside everything else, until it is done or stopped.
func (q request) runAgency(table, into string) *agency {
	ctx, cancel := context.WithCancel(context.WithoutCancel(q.r.Context()))
	ended := make(chan struct{})
	a := &agency{dir: into, stop: func() { cancel(); <-ended }}
	o := batch.Options{Options: q.options(q.language), Version: q.o.Version, Jobs: max(runtime.GOMAXPROCS(0)-1, 1)}
	o.Warn = func(f finding.Finding) {
		a.mutex.Lock()
		defer a.mutex.Unlock()
		a.warned = append(a.warned, f)
	}
	o.Done = func(row batch.Row) {
		a.mutex.Lock()
		defer a.mutex.Unlock()
		a.rows, a.at, a.total = append(a.rows, row), row.Position, row.Total
		if len(a.rows) > mostRows {
			a.rows = slices.Delete(a.rows, 0, len(a.rows)-mostRows)
		}
	}
	engine := q.engine
	go func() {
		defer close(ended)
		defer cancel()
		outcome, err := batch.Run(ctx, engine, table, into, o)
		a.mutex.Lock()
		defer a.mutex.Unlock()
		a.outcome, a.err, a.done = outcome, err, true
	}()
	return a
}

func (q request) stopAgency() {
	if q.session.agency != nil {
		q.session.agency.stop()
	}
}

func stopAgency(q request) error {
	q.stopAgency()
	return q.see("/agency")
}

// agencyZip is everything that the batch made, with the summary and the rejected rows.
func agencyZip(q request) error {
	a := q.session.agency
	if a == nil {
		return q.see("/agency")
	}
	a.mutex.Lock()
	done := a.done
	a.mutex.Unlock()
	if !done {
		return q.see("/agency")
	}
	files, err := inFolder(a.dir, "packets")
	if err != nil {
		return err
	}
	return q.sendZip("packets.zip", files)
}

// newSheet is the empty workbook of an agency.
func newSheet(q request) error {
	workbook, err := q.engine.NewSheet("", "", q.language)
	if err != nil {
		return err
	}
	q.attach("clients.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
	_, _ = q.w.Write(workbook)
	return nil
}
