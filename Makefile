# Everything a developer runs. A target sets up what it needs; `make PYTHON=python3.12 …` picks another Python.

PYTHON ?= python3
BIN := .venv/bin
JOBS ?= 2

.NOTPARALLEL:
.PHONY: demo test check bench torture walkthrough lock format format-check style types floors lint docs screenshots setup setup-dev

demo: setup
	@$(BIN)/crm demo

test: setup-dev
	@$(BIN)/python -m pytest -n $(JOBS)

check: format-check style types floors lint test

bench: setup-dev
	@$(BIN)/python -m benchmarks

walkthrough: setup-dev
	@$(BIN)/python -m tests.walkthrough

torture: setup-dev
	@$(BIN)/python -m pytest -n $(JOBS) -m torture --torture

format: setup-dev
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

format-check: setup-dev
	@$(BIN)/ruff format --check .

style: setup-dev
	@$(BIN)/ruff check .

types: setup-dev
	@$(BIN)/mypy

floors: setup-dev
	@$(BIN)/lint-imports --no-logo

docs: setup-dev
	@$(BIN)/python -m tests.documentation --write

screenshots: setup-dev
	@$(BIN)/python -m tests.pictures

lint: setup-dev
	@$(BIN)/python -m tests.lints

setup:
	@$(PYTHON) .ci/setup.py run

setup-dev:
	@$(PYTHON) .ci/setup.py dev

# Locks hold names, versions, markers and the hashes of every file of a release, and no address.
# Pins stay as they are unless `make lock UPGRADE=--upgrade`.
UPGRADE ?=
COMPILE := $(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate

lock:
	@$(PYTHON) .ci/setup.py lock
	$(COMPILE) $(UPGRADE) pyproject.toml -o requirements/runtime.txt
	$(COMPILE) $(UPGRADE) --group build -c requirements/runtime.txt -o requirements/build.txt
	$(COMPILE) $(UPGRADE) --group dev -c requirements/runtime.txt -c requirements/build.txt -o requirements/dev.txt
	$(COMPILE) $(UPGRADE) --group lock -o requirements/lock.txt
