# The two commands of the README: `make demo` and `make test`. Both do only what is left to do.
SHELL := /bin/bash -o pipefail
.DELETE_ON_ERROR:

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
UDKAST := $(BIN)/udkast
# Danish morphology (GPL, run as processes). Without it drafts are plainer, so `make` asks for it.
SYSTEM := apertium-dan-nor cg3 lttoolbox
# The browser that the pages are tested in.
SYSTEM_DEV := chromium
OUT := out/demo
# How many processes test at once. Each may hold the models: 3 GB.
WORKERS ?= 2

.PHONY: help demo demo-stop test check weights figures peers teach lock clean system system-dev

help:
	@echo "make demo     sæt alt op, skriv demomødets udkast to gange (fra lyden og fra Teams), og start tjenesten"
	@echo "make demo-stop  stop demoens tjeneste"
	@echo "make test     alle kontroller og tests"
	@echo "make figures  mål tallene i README (make peers sætter de andre programmer op først)"
	@echo "make teach    lær den lille sprogmodel at skrive referatets sætninger (kræver en time)"
	@echo "make lock     lås afhængighederne igen efter en ændring i pyproject.toml"
	@echo "make clean    fjern .venv og out; vægtene bliver liggende"

demo: weights
	@$(UDKAST) demo --folder $(OUT)

demo-stop:
	@if [ -f $(OUT)/tjeneste/pid ] && kill "$$(cat $(OUT)/tjeneste/pid)" 2>/dev/null; then echo "Demoens tjeneste er stoppet."; \
	else echo "Demoens tjeneste kører ikke."; fi; rm -f $(OUT)/tjeneste/pid

weights: .venv/.run node_modules/.package-lock.json
	@$(UDKAST) models pull

test: .venv/.dev weights check
	$(BIN)/pytest -n $(WORKERS) --dist loadfile

check: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Set-up. A stamp is newer than what it was made from, so nothing is done twice.
system: PACKAGES := $(SYSTEM)
system-dev: PACKAGES := $(SYSTEM) $(SYSTEM_DEV)
system system-dev:
	@missing=$$(for p in $(PACKAGES); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done; \
	  $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv); \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ]; then as=; elif sudo -n true 2>/dev/null; then as=sudo; \
	  else echo "Kør først:  sudo apt-get update && sudo apt-get install -y" $$missing >&2; exit 2; fi; \
	  echo "Systempakker installeres:" $$missing; \
	  $$as apt-get update -q -o Dpkg::Use-Pty=0 >/dev/null && \
	  DEBIAN_FRONTEND=noninteractive $$as apt-get install -y -q --no-install-recommends $$missing >/dev/null; \
	fi

.venv/bin/uv: requirements-uv.lock | system
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] not in [(3, 11), (3, 12)])' \
	  || { echo "Udkast kræver Python 3.11 eller 3.12; installér python3.11, eller kør make PYTHON=…" >&2; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-uv.lock
	@touch $@

.venv/.run: requirements.lock pyproject.toml .venv/bin/uv
	$(BIN)/uv pip install --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

# What the pages use in the browser. `npm ci` checks every package against the hashes of the lock file.
node_modules/.package-lock.json: package-lock.json package.json
	@command -v npm >/dev/null || { echo "Udkast kræver npm (Node.js 18 eller nyere); installér det, og kør igen." >&2; exit 2; }
	npm ci --loglevel=error
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.run node_modules/.package-lock.json | system-dev
	$(BIN)/uv pip install --python $(BIN)/python --require-hashes -r requirements-dev.lock
	@touch $@

# The figures of the README, side by side with other programs in one run. Some hours on two cores; `udkast evaluate --only` measures a part.
figures: .venv/.dev weights
	$(UDKAST) evaluate

# The other programs, in an environment of their own (6 GB).
peers: .venv-peers/.done
.venv-peers/.done: evaluation/peers/requirements.lock .venv/bin/uv
	$(BIN)/uv venv -q --allow-existing --python $(BIN)/python .venv-peers
	$(BIN)/uv pip install --python .venv-peers/bin/python --require-hashes -r evaluation/peers/requirements.lock
	@touch $@

# The small model is taught to write a referat's sentences, in an environment of its own; an hour on two quiet cores.
teach: .venv-teach/.done .venv/.run
	$(UDKAST) models pull gemma-3-270m
	.venv-teach/bin/python -m models.teaching "$${UDKAST_WEIGHTS:-$$HOME/.cache/udkast/weights}/gemma-3-270m/model.gguf" out/teaching
.venv-teach/.done: models/teaching/requirements.lock .venv/bin/uv
	$(BIN)/uv venv -q --allow-existing --python $(BIN)/python .venv-teach
	$(BIN)/uv pip install --python .venv-teach/bin/python --require-hashes -r models/teaching/requirements.lock
	@touch $@

lock: .venv/bin/uv
	$(BIN)/uv pip compile -q --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
	  pyproject.toml --group build -o requirements.lock
	$(BIN)/uv pip compile -q --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
	  pyproject.toml --extra gpu --group build --group dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv .venv-peers node_modules out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
