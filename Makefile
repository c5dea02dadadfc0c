PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo demo-audit test test-all browser office lint bench accuracy fuzz lock clean
.DEFAULT_GOAL := demo

$(VENV)/installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("fairreview needs Python 3.11 or later" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

demo: $(VENV)/installed ## check the sample drafts
	$(BIN)/fairreview check --fail-on never corpora/samples

demo-audit: $(VENV)/installed ## compare the papers of a synthetic county, in which inconsistencies are planted
	$(BIN)/fairreview audit --fail-on never --select consistency,disparity,mission \
	  --groups corpora/audit/county/groups.csv --mission corpora/audit/county/mission.md corpora/audit/county

test: $(VENV)/installed ## all tests that need only Python
	$(BIN)/pytest -q -n auto

test-all: $(VENV)/installed browser office ## all tests, those too that need a browser or LibreOffice
	REQUIRE_BROWSER=1 REQUIRE_OFFICE=1 $(BIN)/pytest -q -n auto

browser: ## Chromium, and what pages and logs are compared with: axe-core, the schema of SARIF
	@command -v chromium chromium-browser google-chrome >/dev/null || { \
	  command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] || { echo "install Chromium, or run this as root on Debian"; exit 1; }; \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null; }
	npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --silent

office: ## LibreOffice, which opens what was written into a Word file
	@command -v soffice >/dev/null || { \
	  command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] || { echo "install LibreOffice, or run this as root on Debian"; exit 1; }; \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui >/dev/null; }

lint: $(VENV)/installed ## style, types, direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/installed ## speed beside a plain spaCy pipeline, as ratios in one run
	$(BIN)/python tools/bench.py
	$(BIN)/python -m tools.bench_audit

accuracy: $(VENV)/installed ## how right it is on the labelled texts of corpora/, per family; false alarms about groups that are alike
	$(BIN)/python -m tools.accuracy
	$(BIN)/python -m tools.fair_organisations

fuzz: $(VENV)/installed ## damaged and hostile files for the readers, ten minutes long; FUZZ="--minutes 60 --seed 1000" for more
	$(BIN)/python -m tools.fuzz $(FUZZ)

lock: ## pin every dependency anew, with hashes
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	  --no-header --strip-extras --extra dev --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) tests/browser/node_modules dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
