package photo

// spread gives the 2nd percentile, the median and the 98th percentile. It changes the
// order of the values.
func spread(values []float64) (low, middle, high float64) {
	last := len(values) - 1
	return ranked(values, last*2/100), ranked(values, last/2), ranked(values, last-last*2/100)
}

// ranked puts the value of that rank, from 0 for the least, in its place and gives it;
// smaller ones come to stand before it (Hoare's selection).
func ranked(values []float64, rank int) float64 {
	from, to := 0, len(values)-1
	for from < to {
		pivot := values[(from+to)/2]
		i, j := from, to
		for i <= j {
			for values[i] < pivot {
				i++
			}
			for values[j] > pivot {
				j--
			}
			if i <= j {
				values[i], values[j] = values[j], values[i]
				i, j = i+1, j-1
			}
		}
		switch {
		case rank <= j:
			to = j
		case rank >= i:
			from = i
		default:
			return values[rank]
		}
	}
	return values[rank]
}
