package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"runtime"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"permitpack/generator"
	"permitpack/generator/pdf"
)

// packetFlags say how packet.pdf is made.
type packetFlags struct {
	maxSize      string
	duplex       bool
	passwordFile string
	// given tells whether a flag is on the command line: an empty value is a mistake.
	given func(flag string) bool
}

func (f *packetFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	f.given = flags.Changed
	flags.StringVar(&f.maxSize, "max-size", "", "the most `bytes` of packet.pdf, as 5000000, 5MB or 800k: pictures of scans are saved anew to keep to it")
	flags.BoolVar(&f.duplex, "duplex", false, "every paper begins on an odd page, for printing on both sides")
	flags.StringVar(&f.passwordFile, "password-file", "", "encrypt packet.pdf (AES-256) with the first line of the `file`; the files beside it stay readable")
}

// set sets the options that the flags ask for. A password that everybody on the
// machine can read is told on warn.
func (f *packetFlags) set(o *generator.Options, warn io.Writer) error {
	o.Duplex = f.duplex
	if f.given("max-size") {
		size, err := parseSize(f.maxSize)
		if err != nil {
			return usageError{fmt.Errorf("--max-size: %w", err)}
		}
		o.MaxSize = size
	}
	if f.given("password-file") {
		password, err := readPassword(f.passwordFile, warn)
		if err != nil {
			return usageError{fmt.Errorf("--password-file: %w", err)}
		}
		o.Password = password
	}
	return nil
}

// sizeUnits are the endings of a size, in any case: a thousand each time, as disks and
// portals count; with an i (kibi, mebi) 1,024.
var sizeUnits = map[string]float64{
	"": 1, "b": 1,
	"k": 1e3, "kb": 1e3, "m": 1e6, "mb": 1e6, "g": 1e9, "gb": 1e9,
	"kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30,
}

// parseSize reads a size: 5000000, 5MB, 4.5 MB, 800k.
func parseSize(s string) (int64, error) {
	end := strings.TrimLeft(s, "0123456789.")
	number, err := strconv.ParseFloat(strings.TrimSuffix(s, end), 64)
	unit, known := sizeUnits[strings.ToLower(strings.TrimSpace(end))]
	if err != nil || !known {
		return 0, fmt.Errorf("%q is no size; write bytes, as 5000000, or 5MB, 800k", s)
	}
	size := math.Floor(math.Round(number*unit*1000) / 1000) // 4.7 MB are 4,700,000 bytes, whatever 4.7 is in the machine
	if size < 1 || size > math.MaxInt64/2 {
		return 0, fmt.Errorf("%q is no size that a file can have", s)
	}
	return int64(size), nil
}

// readPassword reads the first line of a file.
func readPassword(file string, warn io.Writer) (string, error) {
	opened, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer opened.Close()
	info, err := opened.Stat()
	if err != nil {
		return "", err
	}
	if info.IsDir() {
		return "", fmt.Errorf("%s is a folder, not a file", file)
	}
	const others = 0o004
	if info.Mode().IsRegular() && info.Mode()&others != 0 && runtime.GOOS != "windows" {
		fmt.Fprintf(warn, "permitpack: everybody on this machine can read %s; \"chmod 600\" keeps the password yours\n", file)
	}
	// What is longer than a password can be need not be read.
	line, err := bufio.NewReader(io.LimitReader(opened, 4<<10)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	password := strings.TrimRight(strings.TrimPrefix(line, "\uFEFF"), "\r\n")
	return password, pdf.CheckPassword(password)
}
