# What each target does stands in `make help`.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
# The folder of recorded order flow; `make run` takes the public sample where it is absent.
DATA ?= ../shared/data
SHANGHAI = $(DATA)/sse-600519-2023-02-07
SAMPLE = .cache/ob-analytics

# The adapter kits with their examples, below Sources/Adapters.
KITS = */assay_adapter.* */example_* java/*.java go/go.mod

# The engine of Tests/OutsidePackage.
OUTSIDE = .build/outside/debug/outside-engine

RELEASE = .build/release
ASSAY = $(RELEASE)/assay
LATEST = reports/latest
PACKAGES = libjemalloc-dev zlib1g-dev python3 valgrind

# What `make fuzz` fuzzes, all parsers by default, and for how many seconds each.
TARGET ?=
TIME ?= 600
# The tests of the rooms with unsafe code, and with concurrency. Those that link jemalloc stay out: it
# replaces a part of the sanitizers' own allocator.
UNSAFE = CommandLineFrameTests,FuzzersTests,JSONTextTests,MarketDataTests,ReferenceEngineTests
CONCURRENT = CommandLineFrameTests,ConformanceTests
CONCURRENTLY = CommandLineFrameTests|SuiteRunTests
# Address sanitizer, and the counters by which libFuzzer finds its way: one build serves both. The
# linker gold, which is the usual one, fails on what they add.
ADDRESS = -Xswiftc -use-ld=lld -Xswiftc -sanitize=address \
  -Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp,indirect-calls

.DEFAULT_GOAL := help
.PHONY: run test check-all lint coverage source-mutants bench clean install deps help build
.PHONY: fuzz fuzz-short sanitize exhaust outside libraries judge-libraries fleet fleet-verify
.PHONY: mutants shrinking matrix

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

run: build ## judge, replay and measure the reference engine, and write reports/latest/index.html
	@.ci/first-run "$(ASSAY)" "$(LATEST)" "$(SHANGHAI)" "$(SAMPLE)"

test: deps libraries ## run all tests: everything with invariants checked, then the heavy suites optimized
	@.ci/count-tests $(SWIFT) test
	@ASSAY_TESTS=ReferenceEngineTests,EnginesTests,LawsTests .ci/count-tests $(SWIFT) test -c release -Xswiftc -enable-testing \
	  --scratch-path .build/heavy --filter 'HeavyTests|StrangersInputTests'
	@python3 -m unittest discover --start-directory Tests/PythonKitTests

check-all: test ## run every check there is: tests, style, sanitizers, fuzzers, small sequences, faults
check-all: lint
check-all: exhaust
check-all: outside
check-all: judge-libraries
check-all: mutants
check-all: shrinking
check-all: sanitize
check-all: fuzz
check-all: TIME = 60

outside: build ## judge an engine of an outside package that is built on AssayKit
	@$(SWIFT) build --package-path Tests/OutsidePackage --scratch-path .build/outside
	$(ASSAY) doctor --engine process:$(OUTSIDE)
	$(ASSAY) run cancel time-priority trade-price --engine process:$(OUTSIDE)
	$(ASSAY) doctor --engine 'process:$(OUTSIDE) levels'

exhaust: build ## judge every plain sequence of six commands, and all of three under all conventions
	@for alphabet in plain types identifiers auction day range; do \
	  $(ASSAY) exhaust --depth 3 --all-conventions --alphabet $$alphabet || exit; done
	$(ASSAY) exhaust --depth 6 --both-sides

# Unoptimized code of this compiler does not destroy an engine, so that leaks mean nothing here;
# `make fuzz`, which is optimized, looks for them.
sanitize: deps ## run the tests of rooms with unsafe code or concurrency under sanitizers
	@ASSAY_FUZZERS=1 ASAN_OPTIONS=detect_leaks=0 ASSAY_TESTS=$(UNSAFE) \
	  .ci/count-tests $(SWIFT) test $(ADDRESS) --scratch-path .build/address
	@TSAN_OPTIONS=halt_on_error=1 ASSAY_TESTS=$(CONCURRENT) .ci/count-tests $(SWIFT) test \
	  -Xswiftc -use-ld=lld -Xswiftc -sanitize=thread --scratch-path .build/thread \
	  --filter '$(CONCURRENTLY)'

fuzz: deps ## give all parsers, or that of TARGET, random inputs for TIME=600 seconds each
	@ASSAY_FUZZERS=1 ASSAY_TESTS= $(SWIFT) build -c release --product parser-fuzzer $(ADDRESS) \
	  --scratch-path .build/fuzz
	@.ci/fuzz .build/fuzz/release/parser-fuzzer $(TIME) $(TARGET)

fuzz-short: deps ## give all parsers random inputs for a few seconds, with what `make sanitize` built
	@ASSAY_FUZZERS=1 ASSAY_TESTS= $(SWIFT) build --product parser-fuzzer $(ADDRESS) \
	  --scratch-path .build/address
	@.ci/fuzz .build/address/debug/parser-fuzzer 3 $(TARGET)

lint: deps ## check the style of the sources, and every scenario and golden log
	$(SWIFT) format lint --strict --recursive --parallel Sources Tests Package.swift
	@$(SWIFT) build --product assay
	.build/debug/assay lint
	@cd Tests/SourceMutants && python3 -m unittest -q
	@python3 Tests/SourceMutants --list >/dev/null

coverage: deps ## tell which lines of both engines the scenarios alone reach
	@$(SWIFT) build --product assay --scratch-path .build/coverage \
	  -Xswiftc -profile-generate -Xswiftc -profile-coverage-mapping
	@.ci/coverage .build/coverage/debug/assay

source-mutants: deps ## tell which small changes of the reference engine the suite notices (SAMPLE=N for N of them)
	@python3 Tests/SourceMutants $(if $(SAMPLE),--sample $(SAMPLE))

shrinking: deps ## play and shrink what every planted fault does, and hold what is left against brute force
	@ASSAY_TESTS=FaultyEnginesTests .ci/count-tests $(SWIFT) test -c release -Xswiftc -enable-testing \
	  --scratch-path .build/heavy --filter 'ShrinkingHeavyTests|MutationTableTests|CampaignTests'

mutants: deps ## measure what catches each planted fault, and write reports/mutation-score.md and .json
	@$(SWIFT) build -c release --product mutants
	@$(RELEASE)/mutants reports

bench: build libraries ## measure the reference engine beside the C++ baseline, into reports/latest
	@mkdir -p "$(LATEST)"
	$(ASSAY) bench --commands 2000000 --instructions --memory --growth \
	  --engine library:.build/lib/libassay-baseline.so --engine library:.build/lib/libassay-reference.so \
	  --json "$(LATEST)/bench.json"
	$(ASSAY) report "$(LATEST)/bench.json" --html "$(LATEST)/bench.html"

libraries: deps ## build the shared libraries into .build/lib: reference, flash1 (2), C++ baseline
	@SWIFT="$(SWIFT)" .ci/libraries

matrix: build libraries fleet ## judge the fleet of public engines side by side, into reports/latest
	@mkdir -p "$(LATEST)"
	$(ASSAY) matrix --engines .build/fleet/engines.json --output "$(LATEST)" \
	  --reproductions Sources/Adapters/fleet/reproductions --time-limit 5s || [ $$? -eq 1 ]

fleet: ## install the public engines of Sources/Adapters/fleet, each in an environment of its own
	@.ci/install-packages python3 python3-venv
	@Sources/Adapters/fleet/build-fleet

fleet-verify: fleet ## show what was found in the engines of the fleet, on their own interfaces
	@Sources/Adapters/fleet/verify-fleet

judge-libraries: build libraries ## judge the shared libraries by the whole suite and a campaign
	@for engine in library:reference library:baseline flash1:flash1 flash1:flash1-ring; do \
	  spec=$${engine%%:*}:.build/lib/libassay-$${engine#*:}.so; \
	  $(ASSAY) run --engine $$spec && $(ASSAY) fuzz --engine $$spec --cases 400 || exit 1; \
	done

build: deps
	@$(SWIFT) build -c release --product assay

.PHONY: docs
docs: ## build the documentation as static HTML in .build/docs/site
	@.ci/docs

install: build ## install below PREFIX (/usr/local): bin/assay and share/assay
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/assay"
	install "$(ASSAY)" "$(DESTDIR)$(PREFIX)/bin/assay"
	rm -rf "$(DESTDIR)$(PREFIX)/share/assay/scenarios" "$(DESTDIR)$(PREFIX)/share/assay/golden"
	cp -R scenarios golden "$(DESTDIR)$(PREFIX)/share/assay/"
	rm -rf "$(DESTDIR)$(PREFIX)/share/assay/adapters"
	install -d "$(DESTDIR)$(PREFIX)/share/assay/adapters"
	(cd Sources/Adapters && tar -c $(KITS)) | tar -x -C "$(DESTDIR)$(PREFIX)/share/assay/adapters"

clean: ## remove what was built and reported
	rm -rf .build "$(LATEST)"

deps: ## install the Debian packages that are missing
	@.ci/install-packages $(PACKAGES)
