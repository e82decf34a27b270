package rules

// Keys are the profile keys on which the ground rests: those that it needs, and
// those behind its thresholds.
func (g Ground) Keys() []string {
	return append(g.Needs[:len(g.Needs):len(g.Needs)], thresholdKeys(g.Thresholds)...)
}

func thresholdKeys(thresholds []Threshold) []string {
	var keys []string
	for _, t := range thresholds {
		keys = append(keys, measureKeys[t.Measure])
		keys = append(keys, thresholdKeys(t.Instead)...)
	}
	return keys
}
