# Eva. `make run` to see it, `make test` to check it; `make help` lists the rest.
SHELL := /bin/bash -o pipefail
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run serve build vendor test check check-go check-front check-golden test-go test-unit test-e2e \
	bench bench-back-office screenshots lighthouse cadence measure clean

ADDRESS ?= 127.0.0.1:8090
DATA    ?= pb_data
CHROMIUM ?= /usr/bin/chromium
export CHROMIUM

# One set of flags for build, vet and staticcheck: they then share what is compiled. A clone that belongs to another user
# (CI, containers) has no readable revision: the build does without it.
GO := go
export GOFLAGS := $(GOFLAGS) -trimpath -buildvcs=false
export CGO_ENABLED := 0

NODE_MODULES := node_modules/.package-lock.json
GO_FILES := go.mod go.sum docs/openapi.json $(shell find main.go hooks pb_migrations scoring -type f 2>/dev/null)
FRONT_FILES := $(shell find pb_public -type f -not -path 'pb_public/vendor/*')

# The front's packages: our name <- the file of the package. Each module has its types beside it, for tsc.
VENDOR := \
	lit-html.js=lit-html/lit-html.js \
	pocketbase.js=pocketbase/dist/pocketbase.es.mjs \
	idb.js=idb/build/index.js \
	qr.js=qr/index.js \
	echarts.js=echarts/dist/echarts.simple.min.js \
	atkinson.woff2=@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2
TYPES := lit-html pocketbase idb qr echarts
TYPES_WITH_DEFAULT := pocketbase qr
VENDORED := $(foreach pair,$(VENDOR),pb_public/vendor/$(firstword $(subst =, ,$(pair)))) pb_public/vendor/departements.json pb_public/vendor/pico.css \
	$(TYPES:%=pb_public/vendor/%.d.ts)

help: ## This list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: bin/eva ## The service with demo data on 127.0.0.1:8090
	@bin/eva demo --dir $(DATA) --address http://$(ADDRESS)
	@bin/eva serve --dir $(DATA) --http $(ADDRESS)

serve: bin/eva ## The service without demo data
	@echo "First superuser: bin/eva superuser create you@example.org A-LONG-PASSWORD --dir $(DATA)"
	@bin/eva serve --dir $(DATA) --http $(ADDRESS)

build: bin/eva ## One binary, bin/eva, with the front inside
bin/eva: $(GO_FILES) $(FRONT_FILES) $(VENDORED)
	$(GO) build -ldflags "-s -w" -o $@ .

vendor: $(VENDORED) ## The front's packages, into pb_public/vendor/
$(NODE_MODULES): package-lock.json
	npm ci --no-audit --no-fund
	@touch $@

define copy
pb_public/vendor/$(firstword $(subst =, ,$(1))): $(NODE_MODULES)
	@mkdir -p $$(@D) && cp node_modules/$(lastword $(subst =, ,$(1))) $$@
endef
$(foreach pair,$(VENDOR),$(eval $(call copy,$(pair))))

pb_public/vendor/pico.css: $(NODE_MODULES) tests/pico.mjs
	@mkdir -p $(@D) && node tests/pico.mjs > $@

pb_public/vendor/departements.json: $(NODE_MODULES) tests/departements.mjs hooks/structures/territory/departements.json
	@mkdir -p $(@D) && node --no-warnings tests/departements.mjs > $@

$(TYPES:%=pb_public/vendor/%.d.ts): pb_public/vendor/%.d.ts: $(NODE_MODULES)
	@mkdir -p $(@D) && echo 'export * from "$*";' > $@
	@$(if $(filter $*,$(TYPES_WITH_DEFAULT)),echo 'export { default } from "$*";' >> $@)

# Two at a time, for two cores: what is looked at, then what is run. The browser tests wait more than they compute, and run
# beside those of Go. The golden logs are written before the tests read them.
IN_PAIRS := --no-print-directory --jobs=2 --output-sync=target
test: bin/eva ## Everything that must hold before a merge
	@$(MAKE) $(IN_PAIRS) check-go check-front check-golden test-unit
	@$(MAKE) $(IN_PAIRS) test-e2e test-go

check: check-front check-go check-golden ## Format, lint, types, lengths, golden logs

check-front: vendor
	npx biome ci --colors=off --error-on-warnings .
	npx tsc -p .
	node tests/budgets.mjs

check-go: vendor
	@unformatted=$$(gofmt -l main.go hooks pb_migrations scoring); test -z "$$unformatted" || { echo "gofmt: $$unformatted"; exit 1; }
	$(GO) vet ./...
	$(GO) tool staticcheck ./...

check-golden: vendor ## The situations' simulate() still writes the committed logs
	npm run --silent golden
	@git diff --exit-code --stat -- scoring/testdata && test -z "$$(git ls-files --others --exclude-standard scoring/testdata)" \
		|| { echo "The golden logs changed: look at them, then commit them."; exit 1; }

test-unit: vendor
	node --test --test-reporter=spec tests/unit/*.test.*

# The race detector makes the database and the mathematics five to ten times slower, and finds nothing where nothing runs at
# the same time: only packages that start goroutines or serve requests that share memory are tested with it.
RACING := $(addprefix eva/hooks/,cohorts internal/page internal/replay internal/simulation items jobs load passations stats web) eva/scoring/irt
# The database that each test copies is built once, by the first package, without the race detector.
test-go: export EVA_TEMPLATE := $(CURDIR)/.cache/template/db
test-go: vendor
	@rm -rf $(dir $(EVA_TEMPLATE)) && mkdir -p $(dir $(EVA_TEMPLATE))
	{ $(GO) test -vet=off -json $(filter-out $(RACING),$(shell $(GO) list ./...)); plain=$$?; \
		CGO_ENABLED=1 $(GO) test -race -vet=off -json $(RACING) && exit $$plain; } | node tests/gotest.mjs

# The longest first: none of them then ends alone.
LONG := $(addprefix tests/e2e/,$(addsuffix .test.mjs,touch resume lecture calcul types numerique keyboard))
LONGEST_FIRST = $(LONG) $(filter-out $(LONG),$(wildcard tests/e2e/*.test.mjs))
test-e2e: bin/eva $(CHROMIUM)
	node --test --test-reporter=spec --test-concurrency=3 $(LONGEST_FIRST)

$(CHROMIUM):
	apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium

bench: vendor ## The promised figures, each beside its bar
	node tests/bench.mjs

bench-back-office: bin/eva ## Lists, reports and files on 100 000 evaluations, beside their bars
	node tests/bench-back-office.mjs

screenshots: bin/eva $(CHROMIUM) ## Every page and situation at 320, 768 and 1280 px, light and dark, into tests/screenshots/
	node tests/screenshots.mjs

lighthouse: bin/eva $(CHROMIUM) ## Lighthouse on every public page: 95 at least in each category
	node tests/lighthouse.mjs

cadence: bin/eva $(CHROMIUM) ## How far the belt of Contrôle is from its three seconds on a slow machine
	node tests/cadence.mjs

measure: bin/eva $(CHROMIUM) ## Time to start, idle memory, start of each situation on a slow network
	node tests/measure.mjs

clean:
	rm -rf bin node_modules pb_public/vendor .cache tests/screenshots
