# Everything is set up in .venv from hashed requirements; no step needs more than Python 3.11, git and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: play test check-style reader reader-beside eval validity fuzz pictures lock clean

play: $(STAMP)
	$(BIN)/negotiation-trainer

test: $(STAMP) check-style
	$(BIN)/python -m pytest -n auto --dist loadfile

check-style: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/negotiation-trainer check scenarios

# Builds the reader's weights from the corpus, half an hour; `make reader-beside` a few minutes, with
# the network left as it is.
reader: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-reader.lock
	$(BIN)/python -m negotiation_trainer.language.training.build

reader-beside: $(STAMP)
	$(BIN)/python -m negotiation_trainer.language.training.build --plain

# How well the reader reads: held-out voices; with EVAL_DIR=… public labelled sets too.
eval: $(STAMP)
	$(BIN)/python -m negotiation_trainer.language.evaluation $(if $(EVAL_DIR),--eval-dir "$(EVAL_DIR)")

# Simulated learners over every scenario: do the scores mean something?
validity: $(STAMP)
	$(BIN)/python scripts/validity.py

# Spoils valid files at random and checks them; FUZZ=cases SEED=seed.
fuzz: $(STAMP)
	FUZZ="$(FUZZ)" SEED="$(SEED)" $(BIN)/python scripts/fuzz.py

pictures: $(STAMP)
	$(BIN)/python scripts/export_pictures.py

lock: $(STAMP)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --group dev --group reader --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements-reader.lock

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed (found %d.%d); try make PYTHON=python3.12" % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(STAMP)

clean:
	rm -rf $(VENV)
