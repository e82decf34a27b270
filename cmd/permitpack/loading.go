package main

import (
	"runtime/debug"
	"sync"
)

// beginLoading makes the garbage collector wait for more, until the end is called: nearly
// all that is made while rules, texts and fonts are loaded stays, so that looking through
// it again and again is time lost. The program has its packet a twentieth sooner.
func beginLoading() (end func()) {
	const growth = 300 // per cent; in a start that is 10 MB
	before := debug.SetGCPercent(growth)
	if before < 0 || before > growth { // the user has asked for even more
		debug.SetGCPercent(before)
		return func() {}
	}
	return sync.OnceFunc(func() { debug.SetGCPercent(before) })
}
