package batch

import "iter"

// inOrder does the work of every item, so many at a time, and gives the results in the
// order of the items. A slow one holds up no more than the next few.
func inOrder[I, R any](items iter.Seq[I], jobs int, work func(I) R) iter.Seq[R] {
	return func(yield func(R) bool) {
		const ahead = 4 // results that wait for one that comes first, for each that is at work
		results := make(chan chan R, ahead*jobs)
		free, stop := make(chan struct{}, jobs), make(chan struct{})
		go func() {
			defer close(results)
			for item := range items {
				select {
				case free <- struct{}{}:
				case <-stop:
					return
				}
				result := make(chan R, 1)
				go func() {
					defer func() { <-free }()
					result <- work(item)
				}()
				select {
				case results <- result:
				case <-stop:
					return
				}
			}
		}()
		defer func() { // what was begun comes to its end, so that nothing works on when the run is over
			close(stop)
			for range results {
			}
			for range jobs {
				free <- struct{}{}
			}
		}()
		for result := range results {
			if !yield(<-result) {
				return
			}
		}
	}
}
