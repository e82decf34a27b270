package generator

import (
	"bytes"
	"errors"

	"permitpack/generator/assemble"
	"permitpack/generator/finding"
)

// size is how packet.pdf keeps to the size asked for: by smaller pictures, step by
// step. The zero value is the packet as it comes.
type size struct {
	// steps is how many steps of the ladder were gone; reducer is that of the last.
	steps   int
	reducer *assemble.Reducer
	// over is the size in bytes where even the last step did not help, and looks how
	// often it was taken: once more after the checklist told of it, and so grew.
	over, looks int
}

const mostLooks = 2

// last tells whether pictures become no smaller.
func (s size) last() bool { return s.steps == len(assemble.Ladder) }

// next goes to the next step.
func (s size) next() size {
	return size{steps: s.steps + 1, reducer: assemble.NewReducer(assemble.Ladder[s.steps])}
}

// look notes a size that is larger than most.
func (s *size) look(bytes int, most int64) {
	if most > 0 && int64(bytes) > most && bytes != s.over && s.looks < mostLooks {
		s.over = bytes
		s.looks++
	}
}

// findings say what was done to the pictures, and that it was not enough.
func (s size) findings(most int64) []finding.Finding {
	var found []finding.Finding
	if s.over > 0 {
		found = append(found, finding.Finding{
			ID: "scan.max-size", Severity: finding.Error, Where: "documents", Sources: []string{},
			Args: finding.Args{"size": finding.Size(s.over), "limit": finding.Size(most)},
		})
	}
	if s.reducer != nil && s.reducer.Pictures() > 0 {
		step := s.reducer.Step()
		found = append(found, finding.Finding{
			ID: "scan.reduced", Severity: finding.Info, Where: "documents", Sources: []string{},
			Args: finding.Args{"n": s.reducer.Pictures(), "quality": step.Quality, "dpi": step.Density, "limit": finding.Size(most)},
		})
	}
	return found
}

// held joins packet.pdf at the mildest step at which it keeps to the size asked for,
// or at the last. When that is another step than before, it asks to make everything
// again: the checklist tells of it, and grows by that.
func (j *job) held(password string) ([]byte, error) {
	before := j.size
	for {
		most := j.o.MaxSize
		if j.size.last() {
			most = 0
		}
		data, err := j.join(password, most)
		if errors.Is(err, errOversize) {
			j.size = j.size.next()
			continue
		}
		if err != nil {
			return nil, err
		}
		if password == j.o.Password { // this is the file that is handed in
			j.size.look(len(data), j.o.MaxSize)
		}
		if j.size != before {
			return nil, errAgain
		}
		return data, nil
	}
}

// lockPacket puts an encrypted packet.pdf in the place of the plain one, which was
// read back by then.
func (j *job) lockPacket() error {
	if j.o.Password == "" {
		return nil
	}
	data, err := j.held(j.o.Password)
	if err != nil {
		return err
	}
	j.outputs.lock(packetFile, data)
	return nil
}

// decoding waits where so many pixels are held that memory would run out.
func (j *job) decoding(pixels int) (done func(), err error) {
	weight := min(int64(pixels), mostPixels)
	if err := j.engine.decoding.Acquire(j.ctx, weight); err != nil {
		return nil, err
	}
	return func() { j.engine.decoding.Release(weight) }, nil
}

var errOversize = errors.New("packet.pdf is larger than asked for")

// bounded is a buffer that refuses to grow beyond most bytes; 0 is no bound.
type bounded struct {
	buffer bytes.Buffer
	most   int64
}

func (b *bounded) Write(data []byte) (int, error) {
	if b.most > 0 && int64(b.buffer.Len()+len(data)) > b.most {
		return 0, errOversize
	}
	return b.buffer.Write(data)
}
