# `make` shows what there is. Everything is installed into .venv and frontend/node_modules.

MAKEFLAGS += --no-builtin-rules --no-print-directory
# Node, npm and every tool come from .venv, whatever the machine has.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export PYTHONUNBUFFERED := 1
export NODE_USE_SYSTEM_CA := 1

PYTEST_WORKERS ?= 2
RUN := .venv/run.stamp
DEV := .venv/dev.stamp
NODE := frontend/node_modules/.stamp
WEB := frontend/dist/index.html
WEB_SOURCES := $(shell find frontend -path frontend/node_modules -prune -o \
	-path frontend/dist -prune -o -type f -print)
NPM := npm --prefix frontend --no-update-notifier

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run demo test check check-long bench openapi client migration format lint types arch web \
	static openapi-check web-check web-test browser

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(RUN) $(WEB) ## Install, migrate, load the record, serve on http://127.0.0.1:8000 (PORT)
	@exec ctwg serve

demo: $(RUN) $(WEB) ## The same on a database of its own, with five simulated years in it
	@exec ctwg demo

test: $(DEV) $(WEB) browser web-test ## Install what the tests need, and run them all
	pytest -n $(PYTEST_WORKERS) --dist loadfile -m "not long"

check: $(DEV) $(WEB) ## All that CI runs: format, lint, types, architecture, drift, tests
	@$(MAKE) -j2 --keep-going --output-sync=target static
	@$(MAKE) test

check-long: $(DEV) $(WEB) browser ## The tests that take minutes
	pytest -m long

bench: $(RUN) ## Measure the request paths beside raw ASGI (benchmarks/README.md)
	python -m benchmarks $(ARGS)

openapi: $(DEV) $(NODE) ## Write openapi/openapi.json and the web UI's client from the code
	ctwg openapi
	$(NPM) run client

client: $(DEV) ## Write the Python client into build/ctwg-client, for pip install
	python bin/client build/ctwg-client

migration: $(DEV) ## Draft a migration from the models: make migration m="add support matches"
	@test -n '$(m)' || { echo 'usage: make migration m="what it does"'; exit 2; }
	python bin/migration '$(m)'

format: $(DEV) $(NODE) ## Format Python and TypeScript, and mend what ruff can mend
	ruff format .
	ruff check --fix .
	$(NPM) run format

lint: $(DEV) ## Formatting and ruff
	ruff format --check .
	ruff check .

types: $(DEV) ## mypy, strict
	mypy

arch: $(DEV) ## Who may import whom
	lint-imports

web: $(WEB) ## Build the web UI into frontend/dist

static: lint types arch openapi-check web-check

openapi-check: $(DEV)
	ctwg openapi --check

web-check: $(WEB)
	$(NPM) run check
	$(NPM) run --silent size

web-test: $(NODE)
	$(NPM) test

browser:
	@bin/browser

$(RUN): uv.lock pyproject.toml bin/environment
	@echo 'Installing the locked packages into .venv'
	@bin/environment run

$(DEV): uv.lock pyproject.toml bin/environment
	@echo 'Installing the locked packages and the tools into .venv'
	@bin/environment dev

$(NODE): frontend/package-lock.json | $(RUN)
	@echo 'Installing what the web UI is built with into frontend/node_modules'
	@bin/again $(NPM) ci --no-audit --no-fund --fetch-retries 5 --fetch-timeout 120000
	@touch $@

$(WEB): $(NODE) $(WEB_SOURCES)
	@echo 'Building the web UI'
	@$(NPM) run --silent build -- --logLevel warn
