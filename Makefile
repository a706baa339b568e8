# `make` lists what there is to make. Each target sets up .venv by itself:
# with uv where it is on the PATH, else with venv and pip.

PYTHON ?= python3
VENV := .venv
CONSTRAINTS := constraints.txt
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)

ifdef UV
make_venv = $(UV) venv --quiet --python "$(PYTHON)" $(VENV)
install = $(UV) pip install --quiet --python $(BIN)/python -c $(CONSTRAINTS)
newer_pip = true
else
make_venv = "$(PYTHON)" -m venv $(VENV)
install = $(BIN)/python -m pip install --quiet --disable-pip-version-check -c $(CONSTRAINTS)
newer_pip = $(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
endif

# Pins what an extra brings along. With Python 3.12, or the pin of rs-trafilatura is lost.
define pin
rm -rf build/constraints
"$(PYTHON)" -m venv --upgrade-deps build/constraints
build/constraints/bin/pip install --quiet --disable-pip-version-check '.[$(1)]'
build/constraints/bin/pip list --format=freeze --disable-pip-version-check \
	--exclude quietpress --exclude pip --exclude setuptools > $(2)
rm -rf build/constraints
endef

.PHONY: help site serve test lint audit pictures bench bench-build bench-feeds words model constraints clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.* ## /make \1\t/p' Makefile | expand -t 20

site: $(VENV)/site.stamp ## build the site in output/ and say where to open it
	@$(BIN)/quietpress build || test $$? -eq 3 # 3: published, with something left out by name

serve: $(VENV)/site.stamp ## build, serve on 127.0.0.1:8000, build again on every change
	@$(BIN)/quietpress serve

# In the order of the folders the long ones begin first; and what tests start is compiled once.
test: $(VENV)/dev.stamp ## run all tests, a file of them on each core
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest -q -n auto --dist loadfile \
		--no-loadscope-reorder

lint: $(VENV)/dev.stamp ## check style, types and who imports whom
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

audit: $(VENV)/dev.stamp ## have the example site judged by Lighthouse and the Nu checker
	@npm install --silent --no-save --prefix build/audits \
		axe-core@4.14.1 lighthouse@12.8.2 vnu-jar@26.9.27
	@PYTHONPATH=tests $(BIN)/python -m audit

pictures: $(VENV)/dev.stamp ## take the README's pictures of the example site anew
	@PYTHONPATH=tests $(BIN)/python -m pictures

bench: ## measure the cleaner beside others; ARGS='--help' lists the options
	@$(MAKE) --no-print-directory .venv-bench/bench.stamp \
		VENV=.venv-bench CONSTRAINTS=tests/benchmarks/constraints.txt
	@PYTHONPATH=tests .venv-bench/bin/python -m benchmarks $(ARGS)

bench-build: $(VENV)/dev.stamp ## measure builds beside Pelican and Hugo; ARGS='--sizes 1000,100000' takes long
	@PYTHONPATH=tests $(BIN)/python -m benchmarks.building $(ARGS)

bench-feeds: $(VENV)/dev.stamp ## measure feeds of topics, those of a night, and archives
	@PYTHONPATH=tests $(BIN)/python -m benchmarks.feeds $(ARGS)

words: $(VENV)/dev.stamp ## give the catalogues what is new in the interface; ADD=it adds a language
	@mkdir -p build
	@$(BIN)/pybabel -q extract -F pyproject.toml --no-location --sort-output \
		-o build/words.pot .
	@test -z "$(ADD)" || $(BIN)/pybabel -q init -l "$(ADD)" -i build/words.pot \
		-d plugins/quietpress/publish/locale -D quietpress
	@$(BIN)/pybabel -q update -i build/words.pot -d plugins/quietpress/publish/locale \
		-D quietpress --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date

model: ## train the model that comes with the package, and those of the folds
	@$(MAKE) --no-print-directory .venv-train/train.stamp VENV=.venv-train
	@.venv-train/bin/python -m training.train

constraints: $(BIN)/python ## pin anew what is installed, at the newest versions that fit
	@$(call pin,dev,constraints.txt)
	@$(call pin,bench,tests/benchmarks/constraints.txt)

clean: ## empty output/ (hidden files stay) and take away builds and caches
	@find output -mindepth 1 -maxdepth 1 ! -name '.*' -exec rm -rf {} +
	@rm -rf output/.quietpress-* .output.quietpress build dist .hypothesis .import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -not -path './$(VENV)*' -prune -exec rm -rf {} +

# The stamps are newer than the files that say what to install.
$(VENV)/site.stamp: pyproject.toml $(CONSTRAINTS) | $(BIN)/python
	@echo "Installing Quietpress into $(VENV) …" >&2
	@$(install) -e .
	@touch $@

$(VENV)/dev.stamp: pyproject.toml $(CONSTRAINTS) | $(BIN)/python
	@echo "Installing Quietpress and its tools into $(VENV) …" >&2
	@$(install) -e '.[dev]'
	@touch $@ $(VENV)/site.stamp

# Constraints of its own, because peers want older versions of what we use ourselves; and a newer
# pip than some Pythons bring, which stops at a constraint on the extra that newspaper4k asks for.
$(VENV)/bench.stamp: pyproject.toml $(CONSTRAINTS) | $(BIN)/python
	@echo "Installing Quietpress and what it is compared with into $(VENV) …" >&2
	@$(newer_pip)
	@$(install) -e '.[bench]'
	@touch $@

$(VENV)/train.stamp: pyproject.toml $(CONSTRAINTS) | $(BIN)/python
	@echo "Installing Quietpress and what it is trained with into $(VENV) …" >&2
	@$(install) -e '.[train]'
	@touch $@

$(BIN)/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Quietpress needs Python 3.11 or newer, and '$(PYTHON)' is not one." >&2; \
		echo "Install it, or name the one to use: make PYTHON=/path/to/python3.12 …" >&2; exit 1; }
	@test -n "$(UV)" || "$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "'$(PYTHON)' cannot make virtual environments: its venv module is missing." >&2; \
		echo "On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@rm -rf $(VENV)
	@$(make_venv)
