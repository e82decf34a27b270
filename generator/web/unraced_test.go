//go:build !race

package web_test

// mostMemory is how much the server may hold, in MB.
const mostMemory = 400
