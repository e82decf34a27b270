package generator

import (
	"context"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSameBytes makes the packets of all samples one after the other, and again
// four at a time with an engine that is new.
func TestSameBytes(t *testing.T) {
	files := samples(t)
	once := map[string]map[string]string{}
	for _, file := range files {
		_, folder := build(t, loaded(t), file)
		once[file] = tree(t, folder)
	}

	engine, err := New()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	results := make([]error, len(files)+4) // four of them twice
	var group sync.WaitGroup
	slots := make(chan struct{}, 4)
	for i := range results {
		group.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			_, results[i] = engine.Build(context.Background(), files[i%len(files)], filepath.Join(dir, string(rune('a'+i/len(files)))), Options{Today: sampleDay})
		})
	}
	group.Wait()
	for i, err := range results {
		if err != nil {
			t.Fatal(err)
		}
		file := files[i%len(files)]
		again := tree(t, filepath.Join(dir, string(rune('a'+i/len(files))), Name(file)))
		for name, want := range once[file] {
			if again[name] != want {
				t.Errorf("%s: %s has other bytes", file, name)
			}
		}
		if diff := cmp.Diff(len(once[file]), len(again)); diff != "" {
			t.Errorf("%s: other files: %s", file, diff)
		}
	}
}

// stopAfter is a context that is cancelled after it was asked a number of times.
type stopAfter struct {
	context.Context
	asked, limit int
}

func (c *stopAfter) Err() error {
	if c.asked++; c.asked > c.limit {
		return context.Canceled
	}
	return nil
}

// TestInterruptedAnywhere interrupts the making of a packet at every place where
// it looks: nothing is left, and a packet that was there stays.
func TestInterruptedAnywhere(t *testing.T) {
	engine, file := loaded(t), samples(t)[0]
	for limit := 0; ; limit++ {
		fresh, taken := t.TempDir(), t.TempDir()
		plant(t, taken, map[string]string{Name(file) + "/mine.txt": "mine"})
		before := tree(t, taken)
		_, err := engine.Build(&stopAfter{Context: context.Background(), limit: limit}, file, fresh, Options{Today: sampleDay})
		_, errTaken := engine.Build(&stopAfter{Context: context.Background(), limit: limit}, file, taken, Options{Today: sampleDay, Force: true})
		if err == nil && errTaken == nil {
			if limit < 15 {
				t.Errorf("a whole run looks only %d times whether it is interrupted", limit)
			}
			return
		}
		if left := tree(t, fresh); len(left) > 0 {
			t.Fatalf("interrupted at look %d: left %d files", limit, len(left))
		}
		if diff := cmp.Diff(before, tree(t, taken)); diff != "" {
			t.Fatalf("interrupted at look %d: %s", limit, diff)
		}
	}
}
