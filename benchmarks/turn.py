"""One turn: `transitions` machines against the direct walk, and a whole reply on disk."""

from __future__ import annotations

import tempfile
from pathlib import Path

from timing import interleaved, table

from negotiation_trainer.cli.context import Context
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.inputs import parse_input
from negotiation_trainer.dialogue.machines import DirectRunner, MachineRunner, Runner
from negotiation_trainer.dialogue.step import start, step
from negotiation_trainer.dialogue.talk import Mode, Talk
from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.records.practice import Practice

SCENARIO = "penalty-interest-dispute"
SAID = (
    "您好，我是海岳消费金融的顾言，工号5127。请问是秦晓敏女士本人吗？",
    "您十一月借的一万八，五月十九号到期，现在一共是19760.40元。",
    "当着客人的面把您的账说出去，这是我们错了，我向您道歉。",
    "投诉是您的权利，我当场给您登记。",
)
REPEAT = 25


def main() -> None:
    """Measure and print."""
    reader = open_reader()
    practice = Practice(Path(tempfile.mkdtemp(prefix="turn-")), Context.clock, lambda: reader)
    bundle = practice.open(SCENARIO)
    compiled = bundle.compiled
    talk = Talk(compiled, Mode.TYPED)
    moves = []
    for words in SAID:
        move = talk.read(parse_input({"say": words}), reader)
        moves.append(move)
        talk.take(move)

    def walk(runner: Runner) -> Turn:
        for _ in range(REPEAT):
            turn = start(compiled, seed=0)
            for move in moves:
                turn = step(compiled, turn.after, move, runner=runner, seed=0)
        return turn

    direct, machines = DirectRunner(compiled), MachineRunner(compiled)
    assert walk(direct) == walk(machines)
    steps = interleaved({"direct walk": lambda: walk(direct), "machines": lambda: walk(machines)})
    table("A step (state, mood, settlement, line)", steps, each=REPEAT * len(moves), unit="us")

    def reply() -> None:
        attempt = practice.begin(bundle, mode=Mode.TYPED)
        for words in SAID:
            attempt.give({"say": words})

    def read() -> None:
        for words in SAID:
            reader.read(words, lang="zh")

    replies = interleaved(
        {
            f"reading alone ({reader.name})": read,
            "begin, then read, step, journal": reply,
            "building the machines": lambda: [MachineRunner(compiled) for _ in SAID],
        }
    )
    table("A typed reply, kept on disk before it is answered", replies, each=len(SAID))


if __name__ == "__main__":
    main()
