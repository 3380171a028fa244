"""The arguments of every command, in one table, so that `--help` imports no command."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from negotiation_trainer.scenario.visible import clip, visible


class Text(Protocol):
    """Gives a message of the command line in the program's language."""

    def __call__(self, key: str, /, **values: object) -> str:
        """Return it with its values filled in."""


MAX_NUMBER = 2**63 - 1
MAX_RUNS = 10_000
SHOWN = 30
"""So many cells of a wrong word are quoted."""
FINDING_FORMATS = ("text", "json", "github")


def _json(parser: ArgumentParser, text: Text) -> None:
    parser.add_argument("--json", action="store_true", help=text("help.json"))


def _scenario(parser: ArgumentParser, text: Text) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", help=text("help.scenario"))


def _whole(text: Text, least: int = -MAX_NUMBER, most: int = MAX_NUMBER) -> Callable[[str], int]:
    """Return what reads a whole number within bounds, and says what is wrong in clear words.

    None is greater than the journal can keep.
    """

    def read(given: str) -> int:
        told = {"found": clip(visible(given), SHOWN), "least": least, "most": most}
        try:
            number = int(given)
        except ValueError:
            raise ArgumentTypeError(text("error.not_whole", **told)) from None
        if least <= number <= most:
            return number
        small = "too_little" if number < least else "too_long_number"
        key = "out_of_range" if most < MAX_NUMBER else small
        raise ArgumentTypeError(text(f"error.{key}", **told))

    return read


def readable(given: str) -> str:
    """Return a word of the call without bytes that are no text, which the journal cannot keep."""
    return given.encode("utf-8", errors="replace").decode("utf-8")


def _list(parser: ArgumentParser, text: Text) -> None:
    _json(parser, text)


def _show(parser: ArgumentParser, text: Text) -> None:
    _scenario(parser, text)
    _json(parser, text)


def _play(parser: ArgumentParser, text: Text) -> None:
    parser.epilog = text("help.play_inputs")
    parser.formatter_class = RawDescriptionHelpFormatter
    _scenario(parser, text)
    face = parser.add_mutually_exclusive_group()
    face.add_argument("--plain", action="store_true", help=text("help.plain"))
    _json(face, text)  # type: ignore[arg-type]
    parser.add_argument(
        "--mode", choices=("guided", "typed", "exam"), default="guided", help=text("help.mode")
    )
    parser.add_argument(
        "--trainee", type=readable, default="", metavar="NAME", help=text("help.trainee")
    )
    parser.add_argument("--seed", type=_whole(text), default=0, metavar="N", help=text("help.seed"))
    parser.add_argument("--now", metavar="ISO", help=text("help.now"))


def _author(parser: ArgumentParser, text: Text) -> None:
    _scenario(parser, text)
    parser.add_argument(
        "--state", type=readable, default="", metavar="ID", help=text("help.author_state")
    )
    parser.add_argument(
        "--mood", type=readable, default="", metavar="ID", help=text("help.author_mood")
    )
    parser.add_argument(
        "--know",
        type=readable,
        nargs="+",
        action="extend",
        default=[],
        metavar="FACT",
        help=text("help.author_know"),
    )
    begun = parser.add_mutually_exclusive_group()
    begun.add_argument(
        "--finding", type=_whole(text), metavar="NUMBER", help=text("help.author_finding")
    )
    begun.add_argument("--moves", type=Path, metavar="FILE", help=text("help.author_moves"))
    parser.add_argument("--seed", type=_whole(text), default=0, metavar="N", help=text("help.seed"))


def _read(parser: ArgumentParser, text: Text) -> None:
    del parser, text


def _check(parser: ArgumentParser, text: Text) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help=text("help.paths"))
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--format", choices=FINDING_FORMATS, default="text", help=text("help.finding_format")
    )
    form.add_argument(
        "--json", action="store_const", dest="format", const="json", help=text("help.json")
    )
    parser.add_argument("--explain", type=readable, metavar="CODE", help=text("help.explain"))
    parser.add_argument("--fix", action="store_true", help=text("help.check_fix"))
    parser.add_argument("--dry-run", action="store_true", help=text("help.check_dry_run"))
    parser.add_argument("--play", action="store_true", help=text("help.check_play"))
    parser.add_argument("--reader", action="store_true", help=text("help.check_reader"))


def _analyse(parser: ArgumentParser, text: Text) -> None:
    _scenario(parser, text)
    _json(parser, text)
    parser.add_argument(
        "--limit", type=_whole(text, 1), default=200_000, metavar="N", help=text("help.limit")
    )
    parser.add_argument(
        "--seconds", type=_whole(text, 1), default=180, metavar="N", help=text("help.seconds")
    )


def _graph(parser: ArgumentParser, text: Text) -> None:
    _scenario(parser, text)
    parser.add_argument(
        "--format", choices=("mermaid", "dot", "svg"), default="mermaid", help=text("help.format")
    )
    parser.add_argument(
        "--machine",
        choices=("scenario", "persona", "both"),
        default="both",
        help=text("help.machine"),
    )
    parser.add_argument("--coverage", action="store_true", help=text("help.graph_coverage"))


def _new(parser: ArgumentParser, text: Text) -> None:
    parser.add_argument("kind", choices=("scenario", "persona"), help=text("help.kind"))
    parser.add_argument("id", metavar="ID", help=text("help.id"))
    parser.add_argument("--persona", default="angry", metavar="ID", help=text("help.new_persona"))
    parser.add_argument("--to", type=Path, metavar="FOLDER", help=text("help.to"))


def _translate(parser: ArgumentParser, text: Text) -> None:
    _scenario(parser, text)


def _simulate(parser: ArgumentParser, text: Text) -> None:
    parser.add_argument("scenarios", nargs="+", metavar="SCENARIO", help=text("help.scenario"))
    parser.add_argument(
        "--learner", type=readable, default="expert", metavar="NAME", help=text("help.learner")
    )
    parser.add_argument(
        "--runs", type=_whole(text, 1, MAX_RUNS), default=20, metavar="N", help=text("help.runs")
    )
    parser.add_argument(
        "--seed", type=_whole(text), default=0, metavar="S", help=text("help.first_seed")
    )
    parser.add_argument(
        "--mode", choices=("guided", "typed"), default="guided", help=text("help.simulated_mode")
    )
    _json(parser, text)


def _replay(parser: ArgumentParser, text: Text) -> None:
    parser.add_argument("attempt", type=readable, metavar="ATTEMPT", help=text("help.attempt"))
    _json(parser, text)


def _rescore(parser: ArgumentParser, text: Text) -> None:
    parser.add_argument(
        "attempts", nargs="*", type=readable, metavar="ATTEMPT", help=text("help.rescored")
    )
    _json(parser, text)


def _rehearse(parser: ArgumentParser, text: Text) -> None:
    parser.add_argument(
        "paths", nargs="*", type=readable, metavar="PATH", help=text("help.playthroughs")
    )
    parser.add_argument("--coverage", action="store_true", help=text("help.coverage"))
    parser.add_argument("--record", type=readable, metavar="ATTEMPT", help=text("help.record"))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=text("help.record_to"))
    _json(parser, text)


def _review(parser: ArgumentParser, text: Text) -> None:
    parser.add_argument("transcript", metavar="TRANSCRIPT", help=text("help.transcript"))
    parser.add_argument(
        "--pack", choices=("cn", "us", "uk"), required=True, help=text("help.review_pack")
    )
    parser.add_argument(
        "--party", choices=("first", "third"), required=True, help=text("help.party")
    )
    _json(parser, text)


def _forget(parser: ArgumentParser, text: Text) -> None:
    parser.add_argument(
        "attempt", type=readable, nargs="?", metavar="ATTEMPT", help=text("help.attempt")
    )
    parser.add_argument(
        "--trainee", type=readable, metavar="NAME", help=text("help.forget_trainee")
    )


def _schema(parser: ArgumentParser, text: Text) -> None:
    parser.add_argument(
        "kind",
        choices=(
            "scenario",
            "persona",
            "lines",
            "pack",
            "playthrough",
            "overlay",
            "conduct",
            "rubric",
        ),
        help=text("help.schema_kind"),
    )


ARGUMENTS: Mapping[str, Callable[[ArgumentParser, Text], None]] = {
    "list": _list,
    "curriculum": _list,
    "show": _show,
    "play": _play,
    "author": _author,
    "read": _read,
    "check": _check,
    "analyse": _analyse,
    "graph": _graph,
    "new": _new,
    "translate": _translate,
    "simulate": _simulate,
    "review": _review,
    "replay": _replay,
    "rescore": _rescore,
    "rehearse": _rehearse,
    "forget": _forget,
    "schema": _schema,
}
