"""The practice service as the command line sets it up, its failures turned into clear lines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from typing import NoReturn

from negotiation_trainer.cli.context import Context, UnusableContentError, UsageError
from negotiation_trainer.language.opening import ScoringReader, open_reader
from negotiation_trainer.records.practice import AmbiguousError, ContentError, Practice
from negotiation_trainer.records.store import StoreError
from negotiation_trainer.scenario.render import render


@cache
def reader() -> ScoringReader:
    """Return the reader of this process, opened when first needed."""
    return open_reader()


def practice_for(context: Context) -> Practice:
    """Return the practice of this call's data directory."""
    return Practice(context.home, context.clock, reader)


@contextmanager
def failures_told(context: Context) -> Iterator[None]:
    """Turn the core's errors into one clear line, or the list of an author's problems."""
    try:
        yield
    except ContentError as error:
        _content(context, error)
    except AmbiguousError as error:
        names = ", ".join(error.names)
        raise UsageError(
            context.text("error.ambiguous", found=error.reference, names=names)
        ) from error
    except StoreError as error:
        raise UnusableContentError(context.text("error.store", why=error)) from error


def _content(context: Context, error: ContentError) -> NoReturn:
    if not error.problems:
        raise UsageError(context.text("error.no_scenario", found=error.reference)) from error
    told = partial(render, lang=context.lang)
    raise UnusableContentError("\n".join(map(told, error.problems))) from error
