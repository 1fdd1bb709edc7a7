# Everything a person or a CI needs: `make run`, `make test`. `make help` lists the rest.

VENV ?= .venv
PYTHONS ?= python3 python3.13 python3.12 python3.14 python3.11 python
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
ARGS ?=

export PIP_DISABLE_PIP_VERSION_CHECK = 1
# Older pips would run a setup.py directly, and say so at length.
export PIP_USE_PEP517 = 1

.PHONY: help setup run test docs lock wheel clean
.DELETE_ON_ERROR:

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-6s  %s\n", $$1, $$2}' Makefile

setup: $(STAMP) ## make .venv from the lock; does nothing when nothing changed

$(STAMP): requirements.lock pyproject.toml
	@if ! $(BIN)/python -c 'import pip' 2>/dev/null; then \
	    for candidate in $(PYTHONS); do \
	        if $$candidate -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
	            >/dev/null 2>&1; then python=$$candidate; break; fi; \
	    done; \
	    if [ -z "$$python" ]; then \
	        echo 'make setup: Jobcity needs Python 3.11 or newer with its venv module; none of these is: $(PYTHONS)' >&2; \
	        exit 1; \
	    fi; \
	    echo "Making $(VENV) with $$($$python --version)"; \
	    $$python -m venv --clear $(VENV); \
	fi
	@echo 'Installing the packages of requirements.lock'
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps -e .
	@touch $@

run: setup ## compile the kernels, then compare the default scenarios; ARGS="seeds=2" overrides
	@$(BIN)/jobcity warmup
	@$(BIN)/jobcity compare $(ARGS)

test: setup ## check style, types and import order, then run all tests; ARGS go to pytest
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/jobcity warmup
	$(BIN)/python -m pytest -n 2 $(ARGS)

docs: setup ## build the pages in build/docs; a warning is an error
	$(BIN)/sphinx-build -q -W --keep-going -b html docs build/docs
	@echo "Look at build/docs/index.html"

lock: ## pin every dependency again (needs uv)
	@{ echo '# Every package Jobcity needs, pinned. `make lock` writes it, `make setup` installs it.'; \
	   uv pip compile pyproject.toml --quiet --extra dev --universal --python-version 3.11 \
	       --fork-strategy fewest --generate-hashes --no-emit-index-url --no-header --upgrade; \
	} > requirements.lock.new
	@mv requirements.lock.new requirements.lock

wheel: setup ## build a wheel in dist/
	@$(BIN)/python -m pip wheel --quiet --no-build-isolation --no-deps --wheel-dir dist .

clean: ## remove .venv, caches and builds; results stay
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find agents sim scenarios analysis conf tests -name __pycache__ -type d -prune -exec rm -rf {} +
