# Short names for the commands that are run again and again. `make` lists them.
# Everything here can be typed by hand; nothing depends on make.

SHELL = bash
GO = go
PROGRAM = ./permitpack

# The day on which samples are decided, so that they come out the same every day.
DAY = 2026-11-21
SAMPLE = samples/profiles/student.yaml
# What is made on the way and never checked in.
OUT = out

# A folder of photos with a manifest.csv that says what each of them is worth.
PHOTOS = samples/photos

# How many clients `batch` has.
ROWS = 10000

# How long each fuzz target runs, and how often `time` starts the program.
FUZZTIME = 10s
TIMES = 20

# The version that CI uses.
STATICCHECK = $$(sed -n 's/^staticcheck=//p' .ci/run)

.PHONY: help build test race lint fuzz bench benchmarks engines steps time workbooks batch photos samples pictures expected fonts ci

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

build: ## build ./permitpack
	$(GO) build -trimpath -o $(PROGRAM) ./cmd/permitpack

test: ## run all tests
	$(GO) test ./...

race: ## run all tests with the race detector
	$(GO) test -race -timeout 45m ./...

lint: ## gofmt, go vet, staticcheck
	@unformatted=$$(gofmt -l .); test -z "$$unformatted" || { echo "not gofmt-ed:"; echo "$$unformatted"; exit 1; }
	$(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...

fuzz: ## run every fuzz target for FUZZTIME (10s)
	@set -e; for package in $$($(GO) list ./...); do \
		for target in $$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz' || true); do \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1x $$package; \
		done; \
	done

bench: ## tell how many packets one processor makes in a second
	$(GO) test -run '^$$' -bench Packets -benchtime 10s ./generator

steps: ## tell how many milliseconds each step of a packet takes
	@$(GO) test -run '^$$' -bench Steps -benchtime 5s ./generator | tr '\t' '\n' | sed -n 's/^ *\([0-9.]*\) ms:/\1\t/p' | sort -rn

benchmarks: ## run all benchmarks
	$(GO) test -run '^$$' -bench . -benchmem ./...

engines: ## hold the pages of every sample in every language against those of the reference
	ENGINES=all $(GO) test -count 1 -timeout 1h -run EnginesAgree ./generator

time: build ## time TIMES (20) whole runs of the program, each from start to packet
	@rm -rf $(OUT)/time; mkdir -p $(OUT)/time
	@run="$(PROGRAM) build $(SAMPLE) --today $(DAY) --quiet -o $(OUT)/time"; \
	$$run/first >$(OUT)/time/log; \
	echo "$(TIMES) runs of: $$run/1"; \
	time (for i in $$(seq $(TIMES)); do $$run/$$i >$(OUT)/time/log || exit; done)

# Needs soffice (libreoffice-calc).
workbooks: ## hold the workbooks of 500 generated applicants against LibreOffice and excelize
	WORKBOOKS=500 $(GO) test -count 1 -timeout 2h -v -run 'ComputesTheSame|ChangesAreFollowed' ./generator/workbook

# The peak of its memory is told by GNU time, on a third line.
batch: build ## make the packets of ROWS (10000) clients, one row in twenty a bad one; then the same without work
	@rm -rf $(OUT)/batch; mkdir -p $(OUT)
	$(GO) run ./samples/clients/write -rows $(ROWS) -bad-every 20 >$(OUT)/clients.csv
	for resume in "" --resume; do \
		/usr/bin/time -f '%e s, %U s of user and %S s of system time, %M kB at the most' \
			$(PROGRAM) batch $(OUT)/clients.csv -o $(OUT)/batch --today $(DAY) $$resume --quiet || [ $$? = 1 ] || exit; \
	done

photos: ## hold the photo check against the photos of PHOTOS (a folder with manifest.csv)
	@$(GO) run ./cmd/photoscore $(PHOTOS)

samples: ## draw the photos, the scans and the blank of the samples again
	$(GO) run ./samples/draw

# Needs pdftoppm (poppler-utils) and soffice (libreoffice-calc).
pictures: build ## render the pictures of README.md again
	rm -rf $(OUT)/pictures
	mkdir -p samples/pictures
	$(PROGRAM) build $(SAMPLE) -o $(OUT)/pictures --today $(DAY) --lang en --quiet
	soffice --headless "-env:UserInstallation=file://$(CURDIR)/$(OUT)/office" --convert-to pdf \
		--outdir $(OUT)/pictures $(OUT)/pictures/student/fees-deadlines.xlsx >/dev/null
	pdftoppm -png -singlefile -f 1 -scale-to-x 480 -scale-to-y -1 $(OUT)/pictures/student/form.pdf samples/pictures/form
	pdftoppm -png -singlefile -f 1 -scale-to-x 480 -scale-to-y -1 $(OUT)/pictures/student/checklist.pdf samples/pictures/checklist
	pdftoppm -png -singlefile -f 1 -scale-to-x 720 -scale-to-y -1 $(OUT)/pictures/fees-deadlines.pdf samples/pictures/workbook
	$(PROGRAM) build $(SAMPLE) -o $(OUT)/pictures/blank --today $(DAY) --quiet --blank samples/blank/blank.pdf --layout samples/blank/layout.yaml
	pdftoppm -png -singlefile -f 1 -scale-to-x 480 -scale-to-y -1 $(OUT)/pictures/blank/student/form.pdf samples/pictures/blank
	$(PROGRAM) photo check samples/photos/shadow.jpg --proof $(OUT)/pictures >/dev/null || true
	cp $(OUT)/pictures/shadow.jpg.proof.png samples/pictures/proof.png
	ls -l samples/pictures

expected: ## write the expected results of the tests again; read the diff before you commit
	UPDATE=1 $(GO) test ./...

# The versions of the packages are in fonts/README.md.
fonts: ## make the embedded fonts again, and compare them with their checksums
	/usr/bin/python3 fonts/subset.py /usr/share/fonts/truetype/noto
	cp /usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf fonts/
	cd fonts && sha256sum -c SHA256SUMS

ci: ## everything that CI runs
	bash .ci/run
