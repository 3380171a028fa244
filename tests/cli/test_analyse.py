"""`analyse` as it is called: a numbered report, its talks kept for `author`, data for programs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from negotiation_trainer.analysis.learners import LEARNERS
from negotiation_trainer.analysis.preview import Preview, place_of
from negotiation_trainer.analysis.preview_files import AuthorFiles
from negotiation_trainer.cli import practising
from negotiation_trainer.records.findings import digest_of, kept_findings
from tests.cli.conftest import SAMPLE

pytestmark = pytest.mark.slow
QUICK = ("--seconds", "2")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("every talk computed", "pushy · ", "Go on from there", "best talk")),
        ("zh", ("每一场都算过", "pushy · ", "从那儿接着谈", "最高的一场")),
    ],
)
def test_the_report_numbers_its_talks_and_keeps_them(call, home: Path, lang: str, words) -> None:
    """From 1 on, each number once, as many as can be opened."""
    answer = call("analyse", SAMPLE, *QUICK, "--lang", lang)
    assert answer.code == 0
    assert all(word in answer.out for word in words)
    numbers = [int(n) for n in re.findall(r"\[(\d+)\]$", answer.out, re.MULTILINE)]
    kept = kept_findings(home, Path(SAMPLE)).findings
    assert numbers == list(range(1, len(kept) + 1))
    lines = [line for line in answer.out.splitlines() if re.search(r"\[\d+\]$", line)]
    assert [line.rpartition("  [")[0].strip() for line in lines] == [one.words for one in kept]
    assert "\r" not in answer.err


def test_what_was_just_found_opens_where_it_says(call, home: Path) -> None:
    """Every talk comes to its end again in the preview, and the files are known as they are."""
    assert call("analyse", SAMPLE, *QUICK).code == 0
    kept, files = kept_findings(home, Path(SAMPLE)), AuthorFiles(Path(SAMPLE), (), home)
    preview = Preview(files.check(files.read()))
    assert kept.of == digest_of(preview.latest.parts)
    for found in kept.findings:
        preview.show(found.example, practising.reader())
        assert place_of(preview.taken[-1].turn) == found.example.end, found.words


def test_the_data_tells_of_every_learner(call) -> None:
    """Chances of endings that add up, and where scores lie."""
    data = call("analyse", SAMPLE, *QUICK, "--json").data
    assert [one["learner"] for one in data["learners"]] == list(LEARNERS)
    for one in data["learners"]:
        assert sum(end["chance"] for end in one["endings"]) == pytest.approx(1, abs=0.01)
        for odds in one["scores"].values():
            assert odds["min"] <= odds["p10"] <= odds["p90"] <= odds["max"]
            assert odds["min"] <= odds["mean"] <= odds["max"]
