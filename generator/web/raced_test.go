//go:build race

package web_test

// The race detector keeps what it saw beside everything: five to ten times the memory.
const mostMemory = 4000
