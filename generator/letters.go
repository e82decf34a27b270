package generator

import (
	"path"

	"permitpack/generator/letter"
	"permitpack/generator/packet"
)

// letterFile is the file of a letter in the packet's folder.
func letterFile(id string) string { return path.Join("letters", id+".pdf") }

// layLetters lays out the drafts of what others have to sign. The checklist counts
// their pages, and a paper that is missing says that there is a draft of it.
func (j *job) layLetters() error {
	letters, err := j.engine.letters()
	if err != nil {
		return err
	}
	for i := range j.packet.Documents {
		if item := &j.packet.Documents[i]; item.Made {
			item.Sheets = len(j.form.Document.Pages)
		}
	}
	if j.letters, err = letters.Lay(j.packet, j.engine.book, j.fonts); err != nil {
		return err
	}
	var written []packet.Letter
	for _, laid := range j.letters {
		written = append(written, laid.Letter)
	}
	j.packet.TakeLetters(written)
	j.packet.TellDrafts(j.words())
	return nil
}

// letter finds what was laid out by its id.
func (j *job) letter(id string) letter.Laid {
	for _, laid := range j.letters {
		if laid.Letter.ID == id {
			return laid
		}
	}
	return letter.Laid{}
}
