# Everything Alongside can do from a checkout. Needs Python 3.11 or newer, git and make; `make` alone explains.

PYTHON ?= python3
# Twice the cores of a small machine, because the tests that start processes mostly wait.
WORKERS ?= 4
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
CARDS := tests/contract/adaptivecards
CODE = $(wildcard bot config tests benchmarks)
MODULES = $(shell find bot config -name '*.py')
LOCK = env -u UV_INDEX -u UV_INDEX_URL -u UV_DEFAULT_INDEX -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS \
	$(BIN)/uv --no-config pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header $(UPGRADE)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install meaning run test again faults mutants check bench quality pictures sheets catalogues lock format clean

help:
	@echo "make install   make .venv, install the locked dependencies and compile our modules"
	@echo "make meaning   install, with what lets searches go by meaning too (110 MB more, Linux on x86-64 alone)"
	@echo "make run       install, then serve the web chat with a demo community on http://127.0.0.1:8000"
	@echo "make test      run every test that CI runs; with CI=true a missing program fails a test instead of skipping it"
	@echo "make again     run the tests that failed once more, one after the other; refused for more than three"
	@echo "make faults    run the tests of crashes and races in their long form (about an hour)"
	@echo "make mutants   remove each guard in turn, and check that a test fails without it (about two hours)"
	@echo "make check     format, lint, types, import rules and house rules; changes nothing"
	@echo "make format    format the code"
	@echo "make bench     run the benchmarks; each figure is compared with a peer or a goal"
	@echo "make quality   judge who is found for each ask of a judged set, beside other ways to search"
	@echo "make pictures  make the screenshots in docs/pictures again (needs Debian's chromium)"
	@echo "make sheets    draw every screen side by side into data/sheets, for review (needs Debian's chromium)"
	@echo "make catalogues   update the catalogues of other languages to the present sentences"
	@echo "make lock      write both lock files from pyproject.toml (UPGRADE=--upgrade takes new releases)"
	@echo "make clean     remove .venv and the tools' caches; data/ and .env stay"
	@echo
	@echo "PYTHON=python3.12 chooses another Python, WORKERS=2 fewer test processes."
	@echo "Settings are explained in .env.example; '.venv/bin/python -m bot --help' explains the program."

install: .venv/.compiled
	@:

# Here, so that no start compiles: also where a process may not write beside the code.
.venv/.compiled: .venv/.runtime $(MODULES)
	@$(BIN)/python -m compileall -q bot config
	@touch $@

# Made again whenever the lock file changes, so that it holds only what is locked.
.venv/.runtime: requirements.txt
	@command -v "$(PYTHON)" >/dev/null || \
		{ echo "There is no $(PYTHON) here; install Python 3.11 or newer, or say make PYTHON=..." >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Alongside needs Python 3.11 or newer; $(PYTHON) is older. Say make PYTHON=python3.11" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) cannot make virtual environments; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@"$(PYTHON)" -m venv --clear .venv
	@$(PIP) -r requirements.txt
	@touch $@

.venv/.dev: .venv/.runtime requirements-dev.txt
	@$(PIP) -r requirements-dev.txt
	@touch $@

meaning: .venv/.compiled .venv/.meaning
	@:

.venv/.meaning: .venv/.runtime requirements-meaning.txt
	@$(PIP) -r requirements-meaning.txt
	@touch $@

# What the tests ask how Microsoft's renderer draws a card of Teams: locked by hashes, and kept in no commit.
$(CARDS)/node_modules/.installed: $(CARDS)/package-lock.json
	@npm ci --prefix $(CARDS) --silent && touch $@ || \
		echo "No card of Teams is drawn: that takes Node and npm; on Debian: apt-get install nodejs npm" >&2

run: install
	@$(BIN)/python -m bot run --demo

test: .venv/.dev $(CARDS)/node_modules/.installed
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

# What is broken fails again; more than a few failures are no accident of a machine's load.
again: .venv/.dev
	@$(BIN)/python -m tests.few_failed
	$(BIN)/python -m pytest --last-failed --last-failed-no-failures none

faults: .venv/.dev
	LONG=1 $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --timeout 1800 tests/faults tests/journeys

mutants: .venv/.dev $(CARDS)/node_modules/.installed
	$(BIN)/python -m tests.mutants

check: .venv/.dev
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy $(CODE)
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -q tests/house

format: .venv/.dev
	$(BIN)/ruff check --fix-only --quiet $(CODE)
	$(BIN)/ruff format $(CODE)

bench: .venv/.dev
	$(BIN)/python -m benchmarks

quality: .venv/.dev
	$(BIN)/python -m tests.quality

pictures: .venv/.dev $(CARDS)/node_modules/.installed
	$(BIN)/python -m tests.browser.pictures

sheets: .venv/.dev
	$(BIN)/python -m tests.browser.sheets

catalogues: .venv/.dev
	$(BIN)/python -m tests.views.wanted

lock: .venv/.dev
	$(LOCK) --output-file requirements.txt
	$(LOCK) --group meaning --constraints requirements.txt --output-file requirements-meaning.txt
	$(LOCK) --group dev --constraints requirements-meaning.txt --output-file requirements-dev.txt

clean:
	rm -rf .venv $(CARDS)/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find bot config tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
