# What people do with this project. `make help` lists it.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory
SHELL := /bin/bash
# Modules are compiled once, not again by each process that tests start.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
BIN := $(VENV)/bin
# Stamps say that an environment agrees with the files it was made from.
RENDER := $(VENV)/.made-for-render
TEST := $(VENV)/.made-for-test
NODE := node_modules/.made
EDITION ?= content/fourth-2026
# Tests run in this many processes; those of one file in one, so that what is dear to set up is set up once. Files come as
# they are collected, the slow ones (validators, builds) before the many quick ones, so that no process waits at the end.
JOBS ?= auto

PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --no-input
# The build backend comes from the same pinned list as all else, hence no isolation.
# Modules are compiled when first used: most of what is installed never is.
INSTALL = $(PIP) install --no-compile --constraint constraints.txt --no-build-isolation --editable

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.PHONY: statement
statement: system-render $(RENDER) ## Make the statement in PDF, DOCX and HTML (EDITION=content/fourth-2026)
	$(BIN)/outcome-reports build $(EDITION)

.PHONY: test
test: system-test $(TEST) ## Run everything: check, all tests, all validators (PYTEST_ARGS=... goes to pytest)
	@$(MAKE) --jobs=2 $(CHECKS) $(NODE)
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder $(PYTEST_ARGS)

.PHONY: check
check: system-test $(TEST) ## Run ruff, mypy and import-linter
	@$(MAKE) --jobs=2 $(CHECKS)

# The longest first, so that the others are done meanwhile.
CHECKS := types style layers
.PHONY: $(CHECKS)
types: $(TEST)
	$(BIN)/mypy
style: $(TEST)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
layers: $(TEST)
	PYTHONPATH= $(BIN)/lint-imports

.PHONY: format
format: $(TEST) ## Bring the source into the one form and mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: bench
bench: system-test $(TEST) ## Measure everything beside WeasyPrint, pandoc and Typst in one run
	@tools/bench

.PHONY: mutants
mutants: system-test $(TEST) ## Plant faults at random and see what the tests notice (MUTANTS="--count 30 --seed 1")
	@$(BIN)/python -m bench.mutants $(MUTANTS)

.PHONY: accept
accept: $(TEST) ## Write anew what is kept in the repository and derived: schemas, public surface, golden files; then read the difference
	@$(BIN)/outcome-reports schema
	@$(BIN)/python tests/packaging/test_api_surface.py
	@$(BIN)/python -m pytest -q tests/golden $$(grep -rl "whole: Whole" tests/unit) --accept

.PHONY: docs
docs: $(TEST) ## Make the documentation site, in build/docs
	@$(BIN)/python -m sphinx --quiet --fail-on-warning --keep-going -b html -d build/doctrees docs build/docs
	@echo "build/docs/index.html"

.PHONY: pictures
pictures: system-test $(TEST) ## Draw every page of the documents as PNG, to be looked at
	@tools/pictures

.PHONY: clean
clean: ## Remove what was made: environments, outputs, caches
	rm -rf $(VENV) node_modules build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests tools examples -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: system-render system-test
system-render:
	@tools/setup-system render
system-test:
	@tools/setup-system test

$(BIN)/python:
	tools/python -m venv $(VENV)

$(RENDER): pyproject.toml constraints.txt | system-render $(BIN)/python
	$(PIP) install --constraint constraints.txt editables hatchling setuptools
	$(INSTALL) .
	@touch $@

$(TEST): pyproject.toml constraints.txt | system-test $(BIN)/python
	$(PIP) install --constraint constraints.txt editables hatchling setuptools
	$(INSTALL) ".[cluster,dev,docs,line-breaks,spelling,validate]"
	@touch $@ $(RENDER)

# Not `npm ci`: it wants the packages of all other processors and systems in the lock file too, and some registries have
# only those for this one. Versions are exact in package.json. Without npm what comes from there is left out, and says so.
$(NODE): package.json package-lock.json | system-test
	@if command -v npm >/dev/null; then npm install --no-save --ignore-scripts --loglevel=error && touch $@; \
	else echo "npm is missing: the Open XML, HTML and axe checks are left out" >&2; fi
