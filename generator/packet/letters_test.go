package packet_test

import (
	"testing"

	"permitpack/generator/packet"
	"permitpack/generator/profile"
)

// TestNeedsDraft: a draft is of a paper that is asked for and that nobody has.
func TestNeedsDraft(t *testing.T) {
	const id = "housing-application"
	unread := packet.Paper{Unreadable: true}
	for _, test := range []struct {
		name   string
		change change
		drafts bool
		sheets int
	}{
		{"held", nil, false, 0},
		{"missing", without(id), true, 0},
		{"named, neither held nor scanned", paper(id, func(d *profile.Document) { d.Held = false }), true, 0},
		{"scanned on three pages", scanned(id, pages(1, 2)), false, 3},
		{"a scan that cannot be read", scanned(id, unread), false, 0},
		{"not asked for", all(without(id), added(profile.Document{ID: "petition"}, packet.Paper{})), true, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, item := range built(t, test.change).Documents {
				switch {
				case item.ID == id && (item.NeedsDraft() != test.drafts || item.Sheets != test.sheets):
					t.Errorf("needs a draft: %v, want %v; %d sheets, want %d", item.NeedsDraft(), test.drafts, item.Sheets, test.sheets)
				case item.ID == "petition" && item.NeedsDraft():
					t.Error("a paper that nobody asks for needs a draft")
				}
			}
		})
	}
}

// TestTakeLetters: a paper with a draft needs no separator sheet, and stays missing.
func TestTakeLetters(t *testing.T) {
	p := built(t, without("housing-application"))
	p.TakeLetters([]packet.Letter{{ID: "a-letter", Document: "housing-application"}, {ID: "another"}})
	for _, item := range p.Documents {
		if drafted := item.ID == "housing-application"; item.Drafted != drafted || item.NeedsSheet() {
			t.Errorf("%s: drafted %v, needs a sheet %v", item.ID, item.Drafted, item.NeedsSheet())
		}
		if item.ID == "housing-application" && item.Status != packet.Missing {
			t.Errorf("with a draft the paper is %s", item.Status)
		}
	}
}
