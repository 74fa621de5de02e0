# Every target does its own set-up: a fresh clone needs git, make and Python 3.11, 3.12 or 3.13, and nothing else.
# `make help` lists the targets.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# The first Python that is 3.11-3.13 and can make a virtual environment; set PYTHON=... to choose another.
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3 python; do \
	"$$python" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	>/dev/null 2>&1 && { echo "$$python"; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PLACES := $(VENV)/.places
GAZETTEER := src/dateline/gazetteer
LEDGER ?= ledger.db
WORKERS ?= 2

# The data folder that `python -m evaluation` measures on. Where DATELINE_DATA is not set but DATELINE_DATA_ARCHIVES
# names a folder of *.tar.xz archives, they are unpacked into data-unpacked/ first.
ifndef DATELINE_DATA
ifdef DATELINE_DATA_ARCHIVES
DATELINE_DATA := $(CURDIR)/data-unpacked
UNPACKED := data-unpacked/.unpacked
endif
endif
ifdef DATELINE_DATA
export DATELINE_DATA
endif

.PHONY: help setup run test verify bench train docs docs-check format format-check lint types imports unit gate lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

setup: $(PLACES) ## the virtual environment, the locked packages, and the index of place names

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "dateline needs Python 3.11, 3.12 or 3.13 with its venv module; none was found. \
	Install one, or name it: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# Kept in the user's cache under a name that tells its sources; built once, in about a quarter of a minute.
$(PLACES): $(READY) $(wildcard $(GAZETTEER)/*.py $(GAZETTEER)/lists/*)
	$(BIN)/python -c 'from dateline.gazetteer.default import ensure_index; ensure_index(say=print)'
	@touch $@

run: setup ## read the invented samples into ledger.db and print the incident table
	$(BIN)/dateline add examples/reports --db $(LEDGER) --format table
	$(BIN)/dateline incidents --db $(LEDGER) --format table

test: format-check lint types imports unit docs-check gate ## everything that must pass before a change lands

unit: setup $(UNPACKED) ## the tests, without the long ones
	$(BIN)/python -m pytest -n $(WORKERS) -m "not slow"

verify: setup $(UNPACKED) ## the long proofs: kills, full disks, load
	$(BIN)/python -m pytest -n $(WORKERS) -m slow

format: $(READY) ## write the source as ruff formats it
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix-only --quiet .

format-check: $(READY)
	$(BIN)/ruff format --check .

lint: $(READY) ## ruff's rules
	$(BIN)/ruff check .

types: $(READY) ## mypy, strict
	$(BIN)/mypy

imports: $(READY) ## the layer contract of the house
	$(BIN)/lint-imports

docs: setup ## write the generated pages and run the commands in the documents
	$(BIN)/python -m docs.build

docs-check: setup ## fail where a generated page or a command's output is stale
	$(BIN)/python -m docs.build --check

gate: setup $(UNPACKED) ## measure on the data of DATELINE_DATA and hold the floors; says so and passes where there is none
	@if [ -n "$${DATELINE_DATA:-}" ]; then $(BIN)/python -m evaluation gate --data "$$DATELINE_DATA"; \
	else echo "gate: skipped, because DATELINE_DATA names no data folder (see CONTRIBUTING.md)"; fi

data-unpacked/.unpacked:
	mkdir -p data-unpacked
	for archive in "$(DATELINE_DATA_ARCHIVES)"/*.tar.xz; do tar -xJf "$$archive" -C data-unpacked; done
	@touch $@

bench: setup ## speed and memory beside spaCy's small pipeline; installs that peer first
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python -m benchmarks

TRAINED ?= build/trained
WEIGHTS := src/dateline/models/weights/extractor-en-3
train: setup $(UNPACKED) ## make the network's weights again from the data of DATELINE_DATA; a night on two cores, goes on where it was stopped
	@test -n "$${DATELINE_DATA:-}" || { echo "train: DATELINE_DATA names no data folder (see CONTRIBUTING.md)" >&2; exit 2; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[training]'
	for fold in 0 1 2; do $(BIN)/python -m training.extractor "$$DATELINE_DATA" $(TRAINED) --fold $$fold || exit 1; done
	$(BIN)/python -m training.extractor.deeds "$$DATELINE_DATA" $(WEIGHTS)
	$(BIN)/python -m training.extractor.second_look "$$DATELINE_DATA" $(TRAINED) $(WEIGHTS)
	$(BIN)/python -m training.extractor.days "$$DATELINE_DATA" $(WEIGHTS)
	$(BIN)/python -m training.extractor.mentions "$$DATELINE_DATA" $(TRAINED) $(WEIGHTS)
	$(BIN)/python -m training.extractor.export $(TRAINED) $(WEIGHTS)
	$(BIN)/python -m training.extractor.speech "$$DATELINE_DATA" $(WEIGHTS)

lock: ## resolve pyproject.toml anew into requirements.lock
	rm -rf build/lock && mkdir -p build && $(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --disable-pip-version-check hatchling editables
	build/lock/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --editable '.[dev]'
	{ sed -n '/^#/p' requirements.lock; build/lock/bin/python -m pip freeze --exclude-editable; } > build/requirements.lock
	mv build/requirements.lock requirements.lock && rm -rf build/lock

clean: ## remove what set-up and tests made, and keep ledgers
	rm -rf $(VENV) build dist data-unpacked .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
