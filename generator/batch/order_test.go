package batch

import (
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

func TestInOrder(t *testing.T) {
	var at, most atomic.Int32
	var got, want []int
	for i := range 200 {
		want = append(want, i)
	}
	for r := range inOrder(slices.Values(want), 3, func(i int) int {
		most.Store(max(most.Load(), at.Add(1)))
		time.Sleep(time.Duration(i%7) * 100 * time.Microsecond)
		at.Add(-1)
		return i
	}) {
		got = append(got, r)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	if most.Load() > 3 {
		t.Errorf("%d at a time", most.Load())
	}
}

// TestInOrderStops wants nothing to be at work when the loop has been left.
func TestInOrderStops(t *testing.T) {
	var begun, ended atomic.Int32
	endless := func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
	}
	for r := range inOrder(endless, 2, func(i int) int {
		begun.Add(1)
		time.Sleep(time.Millisecond)
		ended.Add(1)
		return i
	}) {
		if r == 5 {
			break
		}
	}
	if begun.Load() != ended.Load() {
		t.Errorf("%d begun, %d ended", begun.Load(), ended.Load())
	}
}
