# `make` lists what there is to make. Each target sets up .venv by itself:
# with uv where it is on the PATH, else with venv and pip.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)

ifdef UV
make_venv = $(UV) venv --quiet --python "$(PYTHON)" $(VENV)
install = $(UV) pip install --quiet --python $(BIN)/python -c constraints.txt
else
make_venv = "$(PYTHON)" -m venv $(VENV)
install = $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
endif

.PHONY: help site serve test lint constraints clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.* ## /make \1\t/p' Makefile | expand -t 20

site: $(VENV)/site.stamp ## build the site in output/ and say where to open it
	@$(BIN)/quietpress build || test $$? -eq 3 # 3: published, with something left out by name

serve: $(VENV)/site.stamp ## build, serve on 127.0.0.1:8000, build again on every change
	@$(BIN)/quietpress serve

test: $(VENV)/dev.stamp ## run all tests, a file of them on each core
	@$(BIN)/python -m pytest -q -n auto --dist loadfile

lint: $(VENV)/dev.stamp ## check style, types and who imports whom
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

constraints: $(BIN)/python ## pin anew what constraints.txt pins, at the newest versions that fit
	@rm -rf build/constraints
	@"$(PYTHON)" -m venv build/constraints
	@build/constraints/bin/pip install --quiet --disable-pip-version-check '.[dev]'
	@build/constraints/bin/pip list --format=freeze --disable-pip-version-check \
		--exclude quietpress --exclude pip --exclude setuptools > constraints.txt
	@rm -rf build/constraints

clean: ## empty output/ (hidden files stay) and take away builds and caches
	@find output -mindepth 1 -maxdepth 1 ! -name '.*' -exec rm -rf {} +
	@rm -rf output/.quietpress-files build dist .hypothesis .import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

# The stamps are newer than the files that say what to install.
$(VENV)/site.stamp: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing Quietpress into $(VENV) …" >&2
	@$(install) -e .
	@touch $@

$(VENV)/dev.stamp: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing Quietpress and its tools into $(VENV) …" >&2
	@$(install) -e '.[dev]'
	@touch $@ $(VENV)/site.stamp

$(BIN)/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Quietpress needs Python 3.11 or newer, and '$(PYTHON)' is not one." >&2; \
		echo "Install it, or name the one to use: make PYTHON=/path/to/python3.12 …" >&2; exit 1; }
	@test -n "$(UV)" || "$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "'$(PYTHON)' cannot make virtual environments: its venv module is missing." >&2; \
		echo "On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@rm -rf $(VENV)
	@$(make_venv)
