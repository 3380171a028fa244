"""Arguments in, exit code out: parses a call, imports its command, tells failures in one line."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import NoReturn

from negotiation_trainer import __version__
from negotiation_trainer.cli.arguments import ARGUMENTS
from negotiation_trainer.cli.context import (
    Context,
    Exit,
    UnusableContentError,
    UsageError,
    locale_lang,
)
from negotiation_trainer.collector import release_collector
from negotiation_trainer.messages import LANGS, area, say


class _Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message} ({self.prog} --help)")


def _speak(lang: str) -> None:
    """Let the parser say its own words in our language; it asks nobody but its module's `_`."""
    spoken = {texts["en"]: texts[lang] for texts in area("usage").values()}
    argparse._ = lambda text: spoken.get(text, text)  # type: ignore[attr-defined]


def wanted_lang(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the program's language, before the arguments are parsed: help is in it too."""
    for number, word in enumerate(arguments):
        value = ""
        if word == "--lang" and number + 1 < len(arguments):
            value = arguments[number + 1]
        elif word.startswith("--lang="):
            value = word.removeprefix("--lang=")
        if value in LANGS:
            return value
    return locale_lang(environment)


def build_parser(lang: str) -> argparse.ArgumentParser:
    """Return the parser; a command's own arguments are added by its module's `arguments`."""

    def text(key: str, /, **values: object) -> str:
        return say("cli", key, lang, **values)

    parser = _Parser(
        prog="negotiation-trainer",
        description=text("help.program"),
        epilog=text("help.epilog"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    told = say("usage", "version", lang)
    parser.add_argument("--version", action="version", version=__version__, help=told)
    parser.add_argument("--lang", choices=LANGS, help=text("help.lang"))
    commands = parser.add_subparsers(dest="command", metavar=text("help.metavar"))
    for name in ARGUMENTS:
        told = text(f"help.{name}")
        sub = commands.add_parser(name, help=told, description=told, allow_abbrev=False)
        languages, key = ((*LANGS, "auto"), "read_lang") if name == "read" else (LANGS, "lang")
        sub.add_argument(
            "--lang", choices=languages, default=argparse.SUPPRESS, help=text(f"help.{key}")
        )
        ARGUMENTS[name](sub, text)
    return parser


def run(arguments: Sequence[str]) -> int:
    """Carry out one call; nobody ever sees a traceback."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    lang = wanted_lang(arguments, os.environ)
    context = Context(lang)
    _speak(lang)
    try:
        given = build_parser(lang).parse_args(list(arguments))
        return _dispatch(given, context)
    except UsageError as error:
        context.tell(f"negotiation-trainer: {error}")
        return Exit.USAGE
    except UnusableContentError as problem:
        context.tell(str(problem))
        return Exit.CONTENT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.OK
    except KeyboardInterrupt:
        context.tell(context.text(_interrupted(arguments)))
        return Exit.INTERRUPTED
    except Exception as error:  # the last resort: one line instead of a traceback
        context.tell(context.text("error.unexpected", what=f"{type(error).__name__}: {error}"))
        return Exit.CONTENT


def _interrupted(arguments: Sequence[str]) -> str:
    """Which words tell what is left of a call that was cut short."""
    return "error.interrupted_talk" if "play" in arguments[:1] else "error.interrupted"


def _dispatch(given: argparse.Namespace, context: Context) -> int:
    name = given.command or "app"
    command = import_module(f"negotiation_trainer.cli.commands.{name}")
    release_collector()
    code: int = command.run(given, context)
    return code
