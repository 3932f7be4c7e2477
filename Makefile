# The front door. `make` alone explains the targets.

PORT ?= 8000
BIN := .venv/bin
PYTEST := $(BIN)/pytest -p no:cacheprovider
# Five on two cores: a browser, a server or a mail is waited for often enough.
WORKERS := -n 5 --dist loadfile --no-loadscope-reorder
# Collected for nothing where only what uses a database is run.
NO_DATABASE := --ignore tests/engine --ignore tests/e2e --ignore tests/house --ignore tests/matching
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-annotate --no-emit-index-url --no-emit-find-links $(if $(UPGRADE),--upgrade)

# What Python made of a test file is read three times in a run.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup environment run test lint types house e2e bench torture docs check lock

help: ## This list
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' Makefile

setup: ## Everything for working on Muster, in .venv (once; afterwards it takes no time)
	@tools/environment.sh dev

environment:
	@tools/environment.sh run

run: environment ## Serve Muster on http://127.0.0.1:8000 (another port: make run PORT=8001)
	@exec $(BIN)/muster serve --port $(PORT)

test: setup ## All tests: what may differ on PostgreSQL there, then everything on SQLite, browser included
	MUSTER_TEST_DATABASE=postgresql $(PYTEST) $(WORKERS) --only-database -q $(NO_DATABASE)
	$(PYTEST) $(WORKERS) -q

lint: setup ## Style, templates, spelling, dependencies, layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/djlint --lint --quiet src
	$(BIN)/codespell
	$(BIN)/deptry src
	$(BIN)/lint-imports

types: setup ## mypy --strict
	$(BIN)/mypy

house: setup ## The tests of the repository itself
	$(PYTEST) tests/house -q

e2e: setup ## The journeys in a real browser
	$(PYTEST) tests/e2e -v

bench: setup ## Rows a second and memory, beside django-import-export, in one run
	$(BIN)/python -m benchmarks

torture: setup ## What takes too long for every change
	$(PYTEST) -m torture -v
	MUSTER_TEST_DATABASE=postgresql $(PYTEST) $(WORKERS) -m any_database -q

docs: setup ## Take the screenshots in docs/screenshots anew
	$(BIN)/python -m tools.screenshots

check: lint types test ## What has to be green before a change lands

lock: setup ## Lock requirements/*.in with hashes (make lock UPGRADE=1: to the newest)
	$(COMPILE) requirements/run.in requirements/build.in -o requirements/run.txt
	$(COMPILE) requirements/dev.in requirements/build.in -c requirements/run.txt -o requirements/dev.txt
