# What each target does stands in `make help`.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
# The folder of recorded order flow; `make run` takes the public sample where it is absent.
DATA ?= ../shared/data
SHANGHAI = $(DATA)/sse-600519-2023-02-07
SAMPLE = .cache/ob-analytics

RELEASE = .build/release
ASSAY = $(RELEASE)/assay
LATEST = reports/latest
PACKAGES = libjemalloc-dev zlib1g-dev python3

.DEFAULT_GOAL := help
.PHONY: run test check-all lint coverage bench clean install deps help build fleet fleet-verify

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

run: build ## judge, replay and measure the reference engine, and write reports/latest/index.html
	@.ci/first-run "$(ASSAY)" "$(LATEST)" "$(SHANGHAI)" "$(SAMPLE)"

test: deps ## run all tests: everything with invariants checked, then the heavy suites optimized
	@.ci/count-tests $(SWIFT) test
	@ASSAY_TESTS=ReferenceEngineTests,EnginesTests,LawsTests .ci/count-tests $(SWIFT) test -c release -Xswiftc -enable-testing \
	  --scratch-path .build/heavy --filter 'HeavyTests|StrangersInputTests'
	@python3 -m unittest discover --start-directory Tests/PythonKitTests

check-all: test lint ## run the tests and the checks of style

lint: build ## check the style of the sources, and every scenario and golden log
	$(SWIFT) format lint --strict --recursive --parallel Sources Tests Package.swift
	$(ASSAY) lint

coverage: deps ## tell which lines of both engines the scenarios alone reach
	@$(SWIFT) build --product assay --scratch-path .build/coverage \
	  -Xswiftc -profile-generate -Xswiftc -profile-coverage-mapping
	@.ci/coverage .build/coverage/debug/assay

bench: build ## measure throughput and latency
	$(ASSAY) bench

fleet: ## install the public engines of Sources/Adapters/fleet, each in an environment of its own
	@.ci/install-packages python3 python3-venv
	@Sources/Adapters/fleet/build-fleet

fleet-verify: fleet ## show what was found in the engines of the fleet, on their own interfaces
	@Sources/Adapters/fleet/verify-fleet

build: deps
	@$(SWIFT) build -c release --product assay

install: build ## install below PREFIX (/usr/local): bin/assay and share/assay
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/assay"
	install "$(ASSAY)" "$(DESTDIR)$(PREFIX)/bin/assay"
	rm -rf "$(DESTDIR)$(PREFIX)/share/assay/scenarios" "$(DESTDIR)$(PREFIX)/share/assay/golden"
	cp -R scenarios golden "$(DESTDIR)$(PREFIX)/share/assay/"

clean: ## remove what was built and reported
	rm -rf .build "$(LATEST)"

deps: ## install the Debian packages that are missing
	@.ci/install-packages $(PACKAGES)
