package checklist

import (
	"strconv"
	"strings"

	"permitpack/generator/finding"
)

// findingRow is a finding that has to be mended, or asked about.
func (l *layout) findingRow(n int, f finding.Finding) row {
	mark := plain(paragraph{l.own.Say("severity."+string(f.Severity), nil), styleStrong})
	mark.shade = shadeDim
	if f.Severity == finding.Error {
		mark.shade, mark.paragraphs[0].style = darkMark, styleInverse
	}
	return row{
		plain(paragraph{strconv.Itoa(n), styleStrong}),
		mark,
		l.explained(f),
		l.origin(f),
	}
}

// explained is what was found, and the mend.
func (l *layout) explained(f finding.Finding) cell {
	if f.Message == "" {
		f = l.own.Explain(f)
	}
	c := plain(paragraph{f.Message, styleStrong})
	if f.Fix != "" {
		c.paragraphs = append(c.paragraphs, paragraph{l.own.Say("checklist.first.mend", finding.Args{"fix": f.Fix}), styleBody})
	}
	return c
}

// origin is the profile key and the sources of a finding.
func (l *layout) origin(f finding.Finding) cell {
	return plain(
		paragraph{f.Where, styleCaption},
		paragraph{strings.Join(f.Sources, ", "), styleCaption})
}

// notes are the findings that change nothing.
func (l *layout) notes() {
	var rows []row
	for _, f := range l.packet.Findings {
		if f.Severity == finding.Info {
			rows = append(rows, row{l.explained(f), l.origin(f)})
		}
	}
	l.section(l.heading("checklist.notes.title"), table{fonts: l.fonts, columns: millimetres(138, 42)}, rows)
}
