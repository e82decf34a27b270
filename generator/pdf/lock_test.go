package pdf

import (
	"bytes"
	"crypto/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// lockedDocument is document's, encrypted.
func lockedDocument(t *testing.T, password string) string {
	t.Helper()
	lock, err := NewLock(password, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	data, err := document(lock)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "locked.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// run gives what a program says, and whether it is content; the test is skipped
// where the program is not installed.
func run(t *testing.T, name string, arguments ...string) (string, bool) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	out, err := exec.Command(name, arguments...).CombinedOutput()
	return string(out), err == nil
}

// passwords are of all kinds that CheckPassword accepts.
var passwords = []string{"geheim", "two words", `"signs" (and) \more\`, "şifrə Əli", "пароль", "密码", strings.Repeat("x", MostPassword)}

func TestQpdfOpensWithThePasswordAlone(t *testing.T) {
	for _, password := range passwords {
		file := lockedDocument(t, password)
		if out, ok := run(t, "qpdf", "--password="+password, "--check", file); !ok {
			t.Errorf("%q: qpdf --check: %s", password, out)
		}
		for _, other := range []string{"", "wrong", password[1:], password + "x"} {
			if len(other) > MostPassword {
				continue // readers look at no more
			}
			if out, ok := run(t, "qpdf", "--password="+other, "--check", file); ok || !strings.Contains(out, "invalid password") {
				t.Errorf("%q: qpdf opens it with %q: %s", password, other, out)
			}
		}
	}
}

func TestQpdfSeesTheStrongestEncryption(t *testing.T) {
	out, ok := run(t, "qpdf", "--password=geheim", "--show-encryption", lockedDocument(t, "geheim"))
	if !ok {
		t.Fatal(out)
	}
	for _, want := range []string{
		"R = 6", "stream encryption method: AESv3", "string encryption method: AESv3",
		"print high resolution: allowed", "modify anything: allowed", "Supplied password is owner password",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("qpdf does not say %q:\n%s", want, out)
		}
	}
}

func TestPopplerOpensWithThePasswordAlone(t *testing.T) {
	for _, password := range passwords {
		if len(password) > 32 {
			continue // the programs, not the library, take no longer one from the command line
		}
		file := lockedDocument(t, password)
		out, ok := run(t, "pdfinfo", "-enc", "UTF-8", "-upw", password, file)
		if !ok || !strings.Contains(out, "Sənəd") || !strings.Contains(out, "AES-256") {
			t.Errorf("%q: pdfinfo: %s", password, out)
		}
		if out, ok := run(t, "pdftotext", "-upw", password, file, "-"); !ok || strings.Count(out, "hello") != 2 {
			t.Errorf("%q: pdftotext: %s", password, out)
		}
		if out, ok := run(t, "pdfinfo", file); ok || !strings.Contains(out, "Incorrect password") {
			t.Errorf("%q: pdfinfo opens it without a password: %s", password, out)
		}
	}
}

// MuPDF prepares passwords as the standard asks, the others do not: all have to agree.
func TestMuPDFOpensWithThePasswordAlone(t *testing.T) {
	for _, password := range passwords {
		file := lockedDocument(t, password)
		if out, ok := run(t, "mutool", "draw", "-q", "-F", "text", "-p", password, file); !ok || strings.Count(out, "hello") != 2 {
			t.Errorf("%q: mutool: %s", password, out)
		}
		if out, _ := run(t, "mutool", "draw", "-q", "-F", "text", "-p", "wrong", file); strings.Contains(out, "hello") {
			t.Errorf("%q: mutool opens it with another password: %s", password, out)
		}
	}
}

func TestNothingReadableStays(t *testing.T) {
	data, err := os.ReadFile(lockedDocument(t, "geheim"))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := document(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"(End)", "D:2026"} {
		if !bytes.Contains(plain, []byte(word)) {
			t.Errorf("not even the plain file holds %q", word)
		}
		if bytes.Contains(data, []byte(word)) {
			t.Errorf("the locked file holds %q", word)
		}
	}
}

// Decrypted by qpdf, the file shows what the plain one shows.
func TestQpdfGivesThePlainFileBack(t *testing.T) {
	file := lockedDocument(t, "geheim")
	decrypted := file + ".plain"
	if out, ok := run(t, "qpdf", "--password=geheim", "--decrypt", file, decrypted); !ok {
		t.Fatal(out)
	}
	data, err := document(nil)
	if err != nil {
		t.Fatal(err)
	}
	plain := file + ".first"
	if err := os.WriteFile(plain, data, 0o600); err != nil {
		t.Fatal(err)
	}
	var told [2]string
	for i, name := range []string{decrypted, plain} {
		out, ok := run(t, "qpdf", "--json", "--json-key=outlines", "--json-key=pages", name)
		if !ok {
			t.Fatal(out)
		}
		text, _ := run(t, "pdftotext", name, "-")
		told[i] = strings.Join([]string{strings.ReplaceAll(out, name, ""), text}, "\n")
	}
	for _, want := range []string{`"title": "Siyahı"`, `"title": "附件"`, `"destpageposfrom1": 2`, "hello"} {
		if got, want, what := strings.Count(told[0], want), strings.Count(told[1], want), want; got != want || got == 0 {
			t.Errorf("decrypted it has %s %d times, plain %d times", what, got, want)
		}
	}
}

func TestLockComesFirst(t *testing.T) {
	lock, err := NewLock("geheim", rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	w := NewWriter(&bytes.Buffer{})
	root := w.Add(Dict{})
	w.Lock(lock)
	if w.Close(root, root) == nil {
		t.Error("a file was locked after its first object")
	}
}

func TestWithoutChanceNothingIsLocked(t *testing.T) {
	if _, err := NewLock("geheim", strings.NewReader("seven..")); err == nil {
		t.Error("a lock was made of seven bytes")
	}
	lock, err := NewLock("geheim", strings.NewReader(strings.Repeat("x", 68)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := document(lock); err == nil {
		t.Error("a file was encrypted without random bytes")
	}
}

// The rules are those of SASLprep (RFC 4013) with its examples, and the length of
// ISO 32000-2, 7.6.4.3.2.
func TestCheckPassword(t *testing.T) {
	for _, password := range append(passwords, "USER", "aı", "ß", "naïve", "سلام", "2001: Əli & co.") {
		if err := CheckPassword(password); err != nil {
			t.Errorf("%q: %v", password, err)
		}
	}
	for _, test := range []struct{ reason, password, says string }{
		{"empty", "", "empty"},
		{"Latin-1", "gr\xfc\xdfe", "UTF-8"},
		{"too long", strings.Repeat("x", MostPassword+1), "127"},
		{"too long in bytes", strings.Repeat("ə", 64), "127"},
		{"a soft hyphen, which is left out", "I\u00adX", "character 2"},
		{"a special a", "ª", "special form"},
		{"a Roman nine", "Ⅸ", "special form"},
		{"a control character", "a\x07", "character 2"},
		{"full width", "ａbc", "special form"},
		{"an accent of its own", "e\u0301", "special form"},
		{"a ligature", "ﬁ", "special form"},
		{"a space that is none of ASCII", "a\u00a0b", "character 2"},
		{"a tab", "a\tb", "character 2"},
		{"a picture", "geheim🔑", "character 7"},
		{"a sign that is newer than the rules", "10₼", "character 3"},
		{"a mark of direction", "a\u200eb", "character 2"},
		{"a byte order mark", "\ufeffgeheim", "character 1"},
		{"no ideograph of the first plane", "𠮷", "character 1"},
		{"a selector of a variant", "a\ufe0f", "character 2"},
		{"a number after Arabic", "\u06271", "script"},
		{"Hebrew and Latin", "שלוםab", "script"},
	} {
		err := CheckPassword(test.password)
		if err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: got %v, want an error about %q", test.reason, err, test.says)
		}
		if _, locked := NewLock(test.password, rand.Reader); locked == nil {
			t.Errorf("%s: a lock was made", test.reason)
		}
	}
}
