package web

import (
	"mime"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"slices"

	"permitpack/generator"
	"permitpack/generator/finding"
	"permitpack/generator/packet"
)

// downloadPage lists the files of the packet.
type downloadPage struct {
	StatusWord string
	Status     finding.Status
	Files      []downloadFile
}

type downloadFile struct {
	Path, Title, Size string
}

func showDownload(q request) error {
	q.saveAll()
	s := stepOf("download")
	v := view{Page: s.id, Step: s.id, Back: q.back(s)}
	result, err := q.build(q.r.Context(), q.session)
	if err != nil {
		return err
	}
	page := downloadPage{Status: result.Status(), StatusWord: q.verdict(result)}
	if result.Unusable != nil {
		checked, err := q.check(q.r.Context(), q.session)
		if err != nil {
			return err
		}
		v.Problems = q.linked(q.findings(checked))
	}
	for _, f := range packetFiles(result) {
		file := downloadFile{Path: f.Path}
		if f.Bytes > 0 {
			file.Size = q.words().Size(int64(f.Bytes))
		}
		if title := "web.file." + path.Base(f.Path); q.words().Has(title) {
			file.Title = q.words().Say(title, nil)
		} else if title := "letter." + stem(f.Path) + ".title"; q.words().Has(title) {
			file.Title = q.words().Say(title, nil)
		}
		page.Files = append(page.Files, file)
	}
	v.Body = page
	return q.show("download", v)
}

func stem(file string) string {
	base := path.Base(file)
	return base[:len(base)-len(path.Ext(base))]
}

// manifestFile lists the files of a packet, and so not itself.
const manifestFile = "packet.json"

// packetFiles are the files of a packet, with the manifest that lists them.
func packetFiles(result generator.Result) []packet.File {
	if result.Unusable != nil {
		return nil
	}
	files := append(slices.Clone(result.Manifest.Files), packet.File{Path: manifestFile})
	slices.SortStableFunc(files, func(a, b packet.File) int { return printFirst(a) - printFirst(b) })
	return files
}

// printFirst puts what most people want before the files that it consists of.
func printFirst(f packet.File) int {
	if f.Path == "packet.pdf" {
		return 0
	}
	return 1
}

// packetZip is the folder of the packet, as build makes it.
func packetZip(q request) error {
	result, err := q.build(q.r.Context(), q.session)
	if err != nil {
		return err
	}
	if result.Unusable != nil {
		return q.see("/download")
	}
	files, err := inFolder(result.Folder, result.Name)
	if err != nil {
		return err
	}
	return q.sendZip("packet.zip", files)
}

// packetFile is one file of the packet. A PDF may be shown inside our own page.
func packetFile(q request) error {
	result, err := q.build(q.r.Context(), q.session)
	if err != nil {
		return err
	}
	for _, f := range packetFiles(result) {
		if f.Path != q.r.PathValue("file") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(result.Folder, filepath.FromSlash(f.Path)))
		if err != nil {
			return err
		}
		kind := mime.TypeByExtension(path.Ext(f.Path))
		switch {
		case path.Ext(f.Path) == ".pdf" && !q.r.URL.Query().Has("download"):
			q.w.Header().Set("Content-Type", "application/pdf")
			q.w.Header().Set("Content-Security-Policy", shownPolicy)
		case kind == "":
			kind = "application/octet-stream"
			fallthrough
		default:
			q.attach(path.Base(f.Path), kind)
		}
		_, _ = q.w.Write(data)
		return nil
	}
	return failure{http.StatusNotFound, "not-found"}
}
