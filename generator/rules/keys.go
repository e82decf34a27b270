package rules

import "permitpack/generator/profile"

// Keys are the profile keys on which the ground rests: those that it needs,
// those whose words it admits, and those behind its thresholds.
func (g Ground) Keys() []string {
	keys := append(g.Needs[:len(g.Needs):len(g.Needs)], thresholdKeys(g.Thresholds)...)
	for _, a := range g.Admits {
		keys = append(keys, a.Where)
	}
	return keys
}

func thresholdKeys(thresholds []Threshold) []string {
	var keys []string
	for _, t := range thresholds {
		keys = append(keys, profile.MeasureKey(t.Measure))
		keys = append(keys, thresholdKeys(t.Instead)...)
	}
	return keys
}
