//go:build race

package web_test

// mostMemory is how much the server may hold, in MB. The race detector keeps what it saw beside everything.
const mostMemory = 1200
