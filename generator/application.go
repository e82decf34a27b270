package generator

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"

	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/photo"
	"permitpack/generator/profile"
	"permitpack/generator/record"
	"permitpack/generator/scan"
	"permitpack/generator/text"
)

// Application is an application that stands in no file of its own: a row of a
// spreadsheet.
type Application struct {
	// File is the base name of what holds it, Name that of the packet's folder.
	File, Name string
	// Folder is what paths are relative to.
	Folder string
	// Read reads the profile. It may be called more than once.
	Read func(profile.Countries) (*profile.Profile, []record.Problem)
	// Found was found in reading it, and is not yet said.
	Found []finding.Finding
}

// Made is a packet, and what a summary of many asks for.
type Made struct {
	Result
	// Packet is nil of an application of which none could be made.
	Packet  *packet.Packet
	Profile *profile.Profile
	// Print is nil where there is no photo that could be read.
	Print *photo.Fingerprint
	// Files is the digest of the files that the profile names, see FilesDigest.
	Files string
	// ManifestSum is the SHA-256 of packet.json.
	ManifestSum string
}

// BuildInto makes the packet of an application in a folder, in the place of one that
// is there.
func (e *Engine) BuildInto(ctx context.Context, a Application, into *Output, o Options) (Made, error) {
	target := into.target(a.Name)
	j, err := e.make(ctx, e.fromApplication(a), target, o)
	made := Made{Packet: j.packet, Profile: j.profile, Print: j.photo.print}
	if made.Result, err = failed(j, err); err != nil || j.result.Unusable != nil {
		return made, err
	}
	made.ManifestSum = hexSum(j.outputs.get(manifestFile))
	made.Files, err = e.digest(a, j.profile, o, j.inputs.sums)
	return made, err
}

// fromApplication is the source of an application.
func (e *Engine) fromApplication(a Application) source {
	return source{file: a.File, name: a.Name, folder: a.Folder, found: a.Found, read: func() (*profile.Profile, []record.Problem, error) {
		p, problems := a.Read(e.book.CountryCode)
		return p, e.withWords(p, problems), nil
	}}
}

// FilesDigest tells whether the photo and the scans of an application are what they
// were: a SHA-256 over the names that its profile gives and the bytes of the files.
func (e *Engine) FilesDigest(a Application, o Options) (string, error) {
	p, _ := a.Read(e.book.CountryCode)
	return e.digest(a, p, o, nil)
}

// digest reads what was not read by then.
func (e *Engine) digest(a Application, p *profile.Profile, o Options, read map[string][sha256.Size]byte) (string, error) {
	in, err := openInputs(a.Folder, o.Root)
	if err != nil {
		return "", err
	}
	defer in.close()
	maps.Copy(in.sums, read)
	sum := sha256.New()
	add := func(name string, limit int64) {
		if _, known := in.sums[name]; !known {
			_, _ = in.read(name, limit) // an error has a sum too
		}
		fmt.Fprintf(sum, "%q %x\n", name, in.sums[name])
	}
	if file := p.Photo.File; file != "" {
		add(file, e.photos.MaxBytes())
	}
	for _, d := range p.Documents {
		for _, file := range d.Files {
			add(file, scan.MaxBytes)
		}
		for _, file := range d.TranslationFiles {
			add(file, scan.MaxBytes)
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// Prepare reads the words of the languages, so that Words may be asked for them.
func (e *Engine) Prepare(languages ...text.Language) error { return e.book.Prepare(languages...) }
