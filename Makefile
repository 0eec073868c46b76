# `make audit` and `make test` need Python 3.10+ and make, nothing else.
PYTHON ?= python3
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: audit test check format bench corpus screenshots clean

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

audit: $(STAMP)  ## the main job on the example, no network
	$(BIN)/migrator audit examples/legacy-app --as-of 2026-11-23 \
	  --ims examples/recording.json --credentials examples/credentials.env \
	  --report html=out/report.html --report markdown=out/report.md --report json=out/audit.json --exit-zero

test: $(STAMP)  ## every test, warnings are errors
	$(BIN)/python -W error -m coverage run -m pytest -n $(WORKERS) -m "not corpus"
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

check: $(STAMP)  ## what must hold before a commit
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(STAMP)
	$(BIN)/python tests/benchmarks/run.py

corpus: $(STAMP)  ## fetch the published packages and score the rules on them
	$(BIN)/python -m tests.corpus.score

screenshots: audit  ## the pictures of the README, from the report that `make audit` writes; needs Chromium
	$(BIN)/python tests/browser/screenshots.py out/report.html docs

clean:
	rm -rf $(VENV) out .coverage* .mypy_cache .ruff_cache .pytest_cache
