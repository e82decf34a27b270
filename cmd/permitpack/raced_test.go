//go:build race

package main

// raced says that the race detector runs, which makes all ten times slower. Long
// tables of cases are tried in part then: every case is tried without it.
const raced = true
