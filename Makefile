PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test test-all lint bench accuracy lock clean
.DEFAULT_GOAL := demo

$(VENV)/installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("fairreview needs Python 3.11 or later" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

demo: $(VENV)/installed ## check the sample drafts
	$(BIN)/fairreview check --fail-on never corpora/samples

test: $(VENV)/installed ## all tests that need only Python
	$(BIN)/pytest -q

test-all: test ## also what needs Debian's packages: nothing yet

lint: $(VENV)/installed ## style, types, direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/installed ## speed beside a plain spaCy pipeline, as ratios in one run
	$(BIN)/python tools/bench.py

accuracy: $(VENV)/installed ## how right it is on the labelled texts of corpora/, per family; false alarms about groups that are alike
	$(BIN)/python -m tools.accuracy
	$(BIN)/python -m tools.fair_organisations

lock: ## pin every dependency anew, with hashes
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	  --no-header --strip-extras --extra dev --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
