package generator

// makeEarly makes, in the background, what all packets share and the later steps of the
// first will ask for: while it waits for the photo and the scans, a processor is free.
// Once it is made, this does nothing.
func (j *job) makeEarly() {
	procedure := j.engine.catalogue.Procedure(j.profile.Procedure)
	if procedure == nil {
		return
	}
	early(func() { _, _ = j.engine.fonts() })
	if j.o.Blank == nil {
		early(func() { _, _ = j.engine.blank(procedure.Form) })
	}
	early(func() { _, _ = j.engine.letters() })
}

// early does in the background what a later step does again or waits for. A fault, or an
// error, is met there once more, and told.
func early(do func()) {
	go func() {
		defer func() { _ = recover() }()
		do()
	}()
}
