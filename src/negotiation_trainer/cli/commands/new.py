"""`new`: writes a commented starter that passes `check` and plays."""

from __future__ import annotations

from argparse import Namespace

from negotiation_trainer.cli.context import Context, Exit, UnusableContentError, UsageError
from negotiation_trainer.scenario.diagnostics import as_typed, nearest
from negotiation_trainer.scenario.starter import (
    BadIdError,
    ExistsError,
    NoPersonaError,
    write_starter,
)


def run(arguments: Namespace, context: Context) -> int:
    """Write the starter's files and say where they are."""
    folder = arguments.to or context.home / "scenarios"
    try:
        paths = write_starter(
            arguments.kind,
            arguments.id,
            folder=folder,
            lang=context.lang,
            persona=arguments.persona,
            roots=(context.home / "scenarios",),
        )
    except BadIdError as error:
        raise UsageError(context.text("error.bad_id", found=error)) from None
    except NoPersonaError as error:
        raise UsageError(_no_persona(error, context)) from None
    except ExistsError as error:
        raise UsageError(context.text("error.exists", found=error)) from None
    except OSError as error:
        raise UnusableContentError(context.text("error.write", why=error)) from None
    for path in paths:
        context.write(str(path))
    key = "new.scenario" if arguments.kind == "scenario" else "new.persona"
    context.tell(context.text(key, path=as_typed(paths[0])))
    return Exit.OK


def _no_persona(error: NoPersonaError, context: Context) -> str:
    """Say which persona must have been meant, or which there are."""
    guess = nearest(str(error), error.known)
    if guess is not None:
        return context.text("error.no_persona_but", found=error, nearest=guess)
    names = context.text("error.list").join(error.known)
    return context.text("error.no_persona", found=error, names=names)
