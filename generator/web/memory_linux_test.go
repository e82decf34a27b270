package web_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"permitpack/generator"
	"permitpack/generator/date"
	"permitpack/generator/web"
)

// aloneIn names the folder of a server that runs in a process of its own, this program.
const aloneIn = "PERMITPACK_TEST_SERVE"

func TestMain(m *testing.M) {
	if dir := os.Getenv(aloneIn); dir != "" {
		if err := serveAlone(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// serveAlone serves until nothing comes from the standard input any more.
func serveAlone(dir string) error {
	engine, err := generator.New()
	if err != nil {
		return err
	}
	server, err := web.Listen(engine, web.Options{Temporary: dir, Today: func() date.Date { return sampleDay }})
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(context.Background())
	go func() { _, _ = io.Copy(io.Discard, os.Stdin); cancel() }()
	fmt.Println(server.Address())
	return server.Serve(ctx)
}

// alone is a server in a process of its own, whose memory can be told from ours.
func alone(t *testing.T) (s served, process int) {
	t.Helper()
	s.temporary = t.TempDir()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), aloneIn+"="+s.temporary)
	child.Stderr = os.Stderr
	in, err := child.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	s.stop = sync.OnceValue(func() error { in.Close(); return child.Wait() })
	t.Cleanup(func() {
		if err := s.stop(); err != nil {
			t.Errorf("the server ended with: %v", err)
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	s.address = strings.TrimSpace(line)
	return s, child.Process.Pid
}

var highest = regexp.MustCompile(`VmHWM:\s*([0-9]+) kB`)

// peak is the most memory that a process has held at a time, in MB of 1,000,000 bytes.
func peak(t *testing.T, process int) int {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", process))
	if err != nil {
		t.Fatal(err)
	}
	found := highest.FindSubmatch(status)
	if found == nil {
		t.Fatalf("no peak in %s", status)
	}
	kB, err := strconv.Atoi(string(found[1]))
	if err != nil {
		t.Fatal(err)
	}
	return kB * 1024 / 1_000_000
}

// TestMemoryIsBounded sends 1 GB to every page that takes files, has ten sessions
// upload and make packets at once, and leaves 1,000 connections half open, and reads the
// server's peak from the system.
func TestMemoryIsBounded(t *testing.T) {
	s, process := alone(t)
	before := peak(t, process)
	b := newBrowser(t, s)
	b.enter()
	for _, path := range []string{"/photo", "/papers", "/profile", "/agency"} {
		sendHuge(t, b, path)
	}
	uploads := peak(t, process)

	for _, c := range halfOpen(t, s, 1000) {
		defer c.Close()
	}
	connections := peak(t, process)

	var sessions []*browser
	for range 10 {
		b := newBrowser(t, s)
		b.enter()
		walk(t, b, sample(t, "student.yaml"))
		sessions = append(sessions, b)
	}
	var atOnce sync.WaitGroup
	for _, b := range sessions {
		atOnce.Go(func() { sendHuge(t, b, "/photo") })
		for _, path := range []string{"/packet.zip", "/review", "/photo/proof.png", "/profile.zip"} {
			atOnce.Go(func() { fetch(t, b, path) })
		}
	}
	atOnce.Wait()
	all := peak(t, process)
	t.Logf("peak at the start %d MB, after uploads of 1 GB %d, with 1,000 half-open connections %d, with ten sessions at once %d", before, uploads, connections, all)
	if all > mostMemory {
		t.Errorf("the server held %d MB, want %d at most", all, mostMemory)
	}
	if err := s.stop(); err != nil {
		t.Error(err)
	}
	if left, _ := filepath.Glob(filepath.Join(s.temporary, "*")); len(left) > 0 {
		t.Errorf("after the end there is %v", left)
	}
}

// fetch reads something that is made for it.
func fetch(t *testing.T, b *browser, path string) {
	answer, err := b.client.Get(b.served.origin() + path)
	if err != nil {
		t.Errorf("%s: %v", path, err)
		return
	}
	defer answer.Body.Close()
	if n, err := io.Copy(io.Discard, answer.Body); err != nil || answer.StatusCode != 200 || n < 1000 {
		t.Errorf("%s: status %d, %d bytes, %v", path, answer.StatusCode, n, err)
	}
}

// sendHuge sends a file of 1 GB, which is refused.
func sendHuge(t *testing.T, b *browser, path string) {
	t.Helper()
	body, kind := uploaded("photo", "huge.jpg", 1<<30)
	r, err := http.NewRequest("POST", b.served.origin()+path, body)
	if err != nil {
		t.Error(err)
		return
	}
	r.Header.Set("Content-Type", kind)
	r.Header.Set("Origin", b.served.origin())
	answer, err := b.client.Do(r)
	if err != nil {
		return // the server closed while the file was still coming
	}
	if answer.Body.Close(); answer.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("%s: 1 GB gives %d", path, answer.StatusCode)
	}
}

// halfOpen are connections on which a request begins and never ends.
func halfOpen(t *testing.T, s served, n int) []net.Conn {
	t.Helper()
	var open []net.Conn
	for i := range n {
		c, err := net.DialTimeout("tcp", strings.TrimPrefix(s.origin(), "http://"), 5*time.Second)
		if err != nil {
			t.Fatalf("connection %d: %v", i, err)
		}
		fmt.Fprint(c, "GET /procedure HTTP/1.1\r\nHost: ")
		open = append(open, c)
	}
	return open
}
