"""One story checked by this program and by two story engines, whole processes side by side.

`peers.py [STATES …]`: stories of 100 and of 1,000 states where nothing is given. inkjs and bardic
are fetched into a temporary folder; what cannot be had is said and left out. Processor time is
that of the process and its threads, so that others on the machine count less.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from story import write_story

SOURCE = Path(__file__).parents[1] / "src"
EXACT = Path(__file__).with_name("exact.py")
INKJS, BARDIC = "inkjs@2.4.0", "bardic==0.10.2"
SIZES = (100, 1000)
ROUNDS = 5
SECONDS = 2.0
"""So long the story is played at random."""

LEARNERS = {"expert": 10_000, "longest": 10_000, "competent": 1_000}
"""Simulated learners and how many talks; the last leaves much to chance: few of its are alike."""

Command = list[str]
OURS = "check + exact structure"
UNCOMPILED = "PYTHONDONTWRITEBYTECODE"


class Cost(NamedTuple):
    """Seconds of one process: of the clock and of processors."""

    wall: float
    worked: float


def main() -> None:
    """Measure and print."""
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    with TemporaryDirectory() as folder:
        place = Path(folder)
        engines = {"inkjs": _inkjs(place / "ink"), "bardic": _bardic(place / "bard")}
        for size in sizes:
            stories = place / str(size)
            stories.mkdir()
            measure(size, write_story(stories, size), engines)


def measure(size: int, story: Mapping[str, Path], engines: Mapping[str, Path | None]) -> None:
    """Print what a story of a size costs each program."""
    commands = {**_ours(story), **_theirs(story, engines)}
    best = {name: Cost(float("inf"), float("inf")) for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            cost = _run(command, story["yaml"].parent)
            best[name] = Cost(*map(min, best[name], cost))
    kilobytes = ", ".join(f"{path.suffix} {path.stat().st_size // 1000}" for path in story.values())
    print(f"\n{size:,} states (kB: {kilobytes}), best of {ROUNDS}")
    width = max(map(len, commands))
    print(f"  {'':{width}}  {'clock':>8}  {'worked':>8}  ratio to ours, worked")
    for name, cost in best.items():
        ratio = cost.worked / best[OURS].worked
        shown = f"{cost.wall:7.3f}s  {cost.worked:7.3f}s  {ratio:6.2f}"
        print(f"  {name:{width}}  {shown}", flush=True)
    for name, command in _players(story, engines).items():
        said = subprocess.run(
            command, env=_environment(story["yaml"].parent), capture_output=True, text=True
        )
        pace = said.stdout.strip() or "failed"
        print(f"  {name}: {pace} turns a second", flush=True)


# ── ours ──


def _ours(story: Mapping[str, Path]) -> dict[str, Command]:
    path = str(story["yaml"])
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "check": [sys.executable, "-m", "negotiation_trainer", "check", path],
        OURS: [sys.executable, str(EXACT), path],
    }


def play(path: Path) -> None:
    """Print how many turns a second are taken, replies chosen at random, moves read beforehand."""
    from negotiation_trainer.catalogue.moves import Move
    from negotiation_trainer.cli.context import Context
    from negotiation_trainer.dialogue.inputs import parse_input
    from negotiation_trainer.dialogue.machines import DirectRunner
    from negotiation_trainer.dialogue.moves import build_move, offered_replies
    from negotiation_trainer.dialogue.step import start, step
    from negotiation_trainer.language.opening import open_reader
    from negotiation_trainer.records.practice import Practice

    reader = open_reader("plain")
    compiled = Practice(path.parent, Context.clock, lambda: reader).open(str(path)).compiled
    runner, dice, moves = DirectRunner(compiled), Random(0), dict[str, Move]()

    def turns() -> Iterator[None]:
        while True:
            turn = start(compiled, seed=0)
            while not turn.done:
                offered, cursor = offered_replies(compiled, turn.after), turn.after
                number = dice.randrange(len(offered))
                key = offered[number].key
                if key not in moves:
                    entry = parse_input({"choose": number + 1})
                    moves[key] = build_move(entry, compiled, cursor, line=turn.line, reader=reader)
                turn = step(compiled, cursor, moves[key], runner=runner, seed=0)
                yield

    print(_pace(turns()))


def simulated(path: Path, name: str) -> None:
    """Print how many turns a second a simulated learner takes, replies chosen and talks scored."""
    from negotiation_trainer.analysis.simulate import simulate
    from negotiation_trainer.analysis.stage import RememberingReader, Stage
    from negotiation_trainer.cli.context import Context
    from negotiation_trainer.conduct.rules import shipped_pack
    from negotiation_trainer.dialogue.talk import Mode
    from negotiation_trainer.language.opening import open_reader
    from negotiation_trainer.records.practice import Practice
    from negotiation_trainer.scoring.rubric import standard_rubric

    reader = RememberingReader(open_reader("plain"))
    bundle = Practice(path.parent, Context.clock, lambda: reader).open(str(path))
    rules = shipped_pack(bundle.jurisdiction)
    stage = Stage(bundle.compiled, standard_rubric(), rules, reader)
    begun = time.process_time()
    runs = simulate(stage, name, mode=Mode.GUIDED, runs=LEARNERS[name], seed=0)
    print(round(sum(run.turns for run in runs) / (time.process_time() - begun)))


def _pace(turns: Iterator[None]) -> int:
    """How many turns a second there are once it is going."""
    taken, begun = 0, time.process_time()
    while (worked := time.process_time() - begun) < 2 * SECONDS:
        if worked < SECONDS:
            taken = 0
            since = worked
        next(turns)
        taken += 1
    return round(taken / (worked - since))


# ── theirs ──


def _theirs(story: Mapping[str, Path], engines: Mapping[str, Path | None]) -> dict[str, Command]:
    commands: dict[str, Command] = {}
    ink, bard = engines["inkjs"], engines["bardic"]
    if ink is not None:
        compiler = str(ink / "bin" / "inkjs-compiler.js")
        commands["node -e 0"] = ["node", "-e", "0"]
        commands["inkjs compile"] = ["node", compiler, "-o", "ink.json", str(story["ink"])]
    if bard is not None:
        program = str(bard / "bardic")
        commands["bardic compile"] = [program, "compile", str(story["bard"]), "-o", "bard.json"]
        commands["bardic lint"] = [program, "lint", str(story["bard"])]
    return commands


def _players(story: Mapping[str, Path], engines: Mapping[str, Path | None]) -> dict[str, Command]:
    path = str(story["yaml"])
    commands = {"ours played at random": [sys.executable, __file__, "play", path]}
    for name, talks in LEARNERS.items():
        words = f"ours simulated and scored, {talks:,} talks of {name}"
        commands[words] = [sys.executable, __file__, "simulate", path, name]
    ink, bard = engines["inkjs"], engines["bardic"]
    if ink is not None:
        compiled = story["ink"].with_name("ink.json")
        commands["inkjs played at random"] = [
            "node",
            "-e",
            INK_PLAYER,
            str(ink),
            str(compiled),
            str(SECONDS),
        ]
    if bard is not None:
        compiled = story["bard"].with_name("bard.json")
        commands["bardic played at random"] = [
            str(bard / "python"),
            "-c",
            BARD_PLAYER,
            str(compiled),
            str(SECONDS),
        ]
    return commands


INK_PLAYER = """
const [place, file, seconds] = process.argv.slice(1);
const {Story} = require(place + "/dist/ink.js");
const text = require("fs").readFileSync(file, "utf-8").replace("\\ufeff", "");
const story = new Story(text);
let taken = 0, since = 0, begun = process.cpuUsage();
for (;;) {
  const used = process.cpuUsage(begun), worked = (used.user + used.system) / 1e6;
  if (worked < seconds) { taken = 0; since = worked; }
  if (worked > 2 * seconds) { console.log(Math.round(taken / (worked - since))); break; }
  story.ResetState();
  while (true) {
    while (story.canContinue) story.Continue();
    const choices = story.currentChoices;
    if (!choices.length) break;
    story.ChooseChoiceIndex(Math.floor(Math.random() * choices.length));
    taken++;
  }
}
"""
BARD_PLAYER = """
import json, random, sys, time
from bardic.runtime.engine import BardEngine
story, seconds = json.load(open(sys.argv[1])), float(sys.argv[2])
taken, since, begun = 0, 0.0, time.process_time()
while True:
    engine = BardEngine(story)
    while engine.has_choices():
        worked = time.process_time() - begun
        if worked < seconds:
            taken, since = 0, worked
        if worked > 2 * seconds:
            print(round(taken / (worked - since)))
            sys.exit()
        engine.choose(random.randrange(len(engine.current().choices)))
        taken += 1
"""


def _inkjs(place: Path) -> Path | None:
    """Fetch inkjs; return its folder."""
    if not (shutil.which("node") and shutil.which("npm")):
        _left_out("inkjs", "there is no node with npm")
        return None
    place.mkdir()
    npm = shutil.which("npm") or "npm"
    fetch = [npm, "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(place), INKJS]
    return _fetched("inkjs", place / "node_modules" / "inkjs", lambda: _quiet(fetch))


def _bardic(place: Path) -> Path | None:
    """Fetch bardic into an environment of its own; return the folder of its programs."""
    programs = place / ("Scripts" if os.name == "nt" else "bin")

    def fetch() -> None:
        venv.create(place, with_pip=True)
        _quiet([str(programs / "python"), "-m", "pip", "install", "-q", BARDIC])

    return _fetched("bardic", programs, fetch)


def _fetched(name: str, place: Path, fetch: Callable[[], None]) -> Path | None:
    try:
        fetch()
    except (OSError, subprocess.SubprocessError):
        _left_out(name, "it could not be fetched")
        return None
    return place


def _left_out(name: str, reason: str) -> None:
    print(f"{name} is left out: {reason}", flush=True)


def _quiet(command: Command) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=300)


# ── measuring ──


def _run(command: Command, folder: Path) -> Cost:
    before, begun = os.times(), time.perf_counter()
    subprocess.run(command, cwd=folder, env=_environment(folder), capture_output=True, check=True)
    wall, after = time.perf_counter() - begun, os.times()
    worked = sum(
        getattr(after, name) - getattr(before, name)
        for name in ("children_user", "children_system")
    )
    return Cost(wall, worked)


def _environment(folder: Path) -> dict[str, str]:
    """What a process is told; Python keeps what it compiled, as it does for installed programs."""
    told = {name: value for name, value in os.environ.items() if name != UNCOMPILED}
    return {
        **told,
        "PYTHONPATH": str(SOURCE),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "NEGOTIATION_TRAINER_HOME": str(folder / "home"),
    }


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "play":
        play(Path(sys.argv[2]))
    elif len(sys.argv) == 4 and sys.argv[1] == "simulate":
        simulated(Path(sys.argv[2]), sys.argv[3])
    else:
        main()
