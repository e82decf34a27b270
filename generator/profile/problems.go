package profile

import (
	"maps"

	"permitpack/generator/finding"
	"permitpack/generator/record"
)

// Findings are the problems of a file that is no profile, for the same outputs
// as other findings. Each is an error, and Where is its file:line:column.
func Findings(problems []record.Problem) []finding.Finding {
	var findings []finding.Finding
	for _, p := range problems {
		findings = append(findings, finding.Finding{
			ID:       p.ID,
			Severity: finding.Error,
			Where:    p.Position.String(),
			Args:     words(p),
		})
	}
	return findings
}

// words turns what a problem names into text keys, so that it is said in the
// reader's language.
func words(p record.Problem) finding.Args {
	args := finding.Args{"key": p.Key}
	maps.Copy(args, p.Args)
	if p.Key == "" {
		args["key"] = finding.Key("record.whole-file")
	}
	switch p.ID {
	case record.Syntax:
		args["reason"] = finding.Key("record.syntax." + string(reason(p)))
		args["advice"] = finding.Key("record.advice." + string(reason(p)))
	case record.Encoding:
		args["reason"] = finding.Key("record.encoding." + string(reason(p)))
	case record.WrongType:
		args["wanted"] = finding.Key("record.wanted." + p.Args["wanted"].(string))
	case record.NotAllowed:
		if wanted, ok := p.Args["wanted"].(string); ok {
			args["allowed"] = finding.Key("record.wanted." + wanted)
		}
	}
	return args
}

func reason(p record.Problem) record.Reason {
	r, ok := p.Args["reason"].(record.Reason)
	if !ok {
		return record.Other
	}
	return r
}
