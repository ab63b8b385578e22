# Two commands do everything: `make demo` and `make test`. Both set up what they need in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DEMO := build/demo.sqlite
TESTERS ?= 2

.PHONY: demo test check docs soak bench clean

demo: .make/core
	@mkdir -p build && rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	@$(BIN)/tallystick read --documents examples/reports/documents.jsonl --ledger $(DEMO) examples/reports/*.html
	@$(BIN)/tallystick read --documents examples/reports/rivals.jsonl --ledger $(DEMO)
	@$(BIN)/tallystick claims --ledger $(DEMO)
	@$(BIN)/tallystick findings --ledger $(DEMO)
	@$(BIN)/tallystick programmes --ledger $(DEMO)
	@echo
	@echo "That was the ledger $(DEMO). Try next:"
	@echo "  $(BIN)/tallystick claim ID --ledger $(DEMO)        (any id from above, or its beginning)"
	@echo "  $(BIN)/tallystick programme ID --ledger $(DEMO)"
	@echo "  $(BIN)/tallystick feasibility --ledger $(DEMO)"
	@echo "  $(BIN)/tallystick origins --ledger $(DEMO) --interface fr"
	@echo "  $(BIN)/tallystick explain 'France has delivered more than 30 howitzers to Ukraine since January.' --published 2026-02-04"
	@echo "  $(BIN)/tallystick read YOUR_REPORT.txt --published 2026-02-04"
	@echo
	@echo "To see it in the browser:  $(BIN)/tallystick serve $(DEMO)   and open http://127.0.0.1:8765/"

test: check docs build/ftm/.made .make/chromium
	$(BIN)/python -m pytest -n $(TESTERS)

check: .make/dev
	$(BIN)/ruff format --check src tests bench
	$(BIN)/ruff check src tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/tallystick packs check

docs: .make/dev
	$(BIN)/python -m mkdocs build --strict --quiet --site-dir build/site

soak: .make/dev
	HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest -m "soak or not soak" -n $(TESTERS)

bench: build/bench/.made
	build/bench/bin/python bench/quantities.py
	build/bench/bin/python bench/ledger.py
	build/bench/bin/python bench/desk.py
	build/bench/bin/python bench/load.py

build/ftm/.made: tests/exports/ftm_requirements.txt
	@mkdir -p build && $(PYTHON) -m venv build/ftm
	build/ftm/bin/python -m pip --disable-pip-version-check --quiet install -r tests/exports/ftm_requirements.txt
	@touch $@

build/bench/.made: pyproject.toml constraints.txt bench/requirements.txt
	@mkdir -p build && $(PYTHON) -m venv build/bench
	build/bench/bin/python -m pip --disable-pip-version-check --quiet install -c constraints.txt -e '.[web]'
	build/bench/bin/python -m pip --disable-pip-version-check --quiet install -r bench/requirements.txt
	@touch $@

$(BIN)/python:
	$(PYTHON) -m venv $(VENV) || (apt-get update -q && apt-get install -y -q python3-venv && $(PYTHON) -m venv --clear $(VENV))

# The browser that the tests of the desk walk with.
.make/chromium:
	@mkdir -p .make
	command -v chromium >/dev/null || (apt-get update -q && apt-get install -y -q --no-install-recommends chromium)
	@touch $@

.make/core: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -c constraints.txt -e '.[web]'
	@mkdir -p .make && touch $@

.make/dev: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -c constraints.txt -e '.[dev]'
	@mkdir -p .make && touch .make/core $@

clean:
	rm -rf build .make
