package batch

import (
	"errors"
	"path/filepath"
	"strings"
	"unicode"

	"permitpack/generator/profile"
)

// The most characters of the parts of a folder's name: paths of Windows end at 260.
const (
	mostOfKey     = 40
	mostOfSurname = 40
	lastOfNumber  = 4
)

// folderName is <key>-<surname>-<last four of the passport> in letters A to Z, digits,
// _ and -, which every system takes. A part of which no such letter is left is left out.
func folderName(key, surname, passport string) string {
	parts := []string{cut(plain(key), mostOfKey)}
	if surname = cut(plain(profile.Latin(surname)), mostOfSurname); surname != "" {
		parts = append(parts, surname)
	}
	number := strings.ReplaceAll(plain(passport), "-", "")
	if number != "" {
		parts = append(parts, number[max(0, len(number)-lastOfNumber):])
	}
	return strings.Join(parts, "-")
}

// plain keeps letters A to Z, digits and _, and has one - for whatever stands between them.
func plain(s string) string {
	words := strings.FieldsFunc(s, func(r rune) bool {
		return r > unicode.MaxASCII || r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.Join(words, "-")
}

func cut(s string, most int) string { return strings.Trim(s[:min(len(s), most)], "-") }

// usable tells whether a client_id can be a key: something has to be left of it in a
// folder's name, and files of our own begin with neither.
func usable(client string) bool { return plain(client) != "" }

// pathFrom is a path as it is found from a folder, with slashes; the whole path where
// there is no way from one to the other.
func pathFrom(folder, path string) string {
	base, errBase := filepath.Abs(folder)
	whole, err := filepath.Abs(path)
	if errors.Join(errBase, err) == nil {
		if relative, err := filepath.Rel(base, whole); err == nil {
			return filepath.ToSlash(relative)
		}
	}
	return filepath.ToSlash(whole)
}

// pathIn finds from a folder what pathFrom gave.
func pathIn(folder, path string) string {
	if path = filepath.FromSlash(path); filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(folder, path)
}
