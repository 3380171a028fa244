"""Witnesses replay to what they claim, and extremes equal a count of every talk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from negotiation_trainer.analysis.analyse import Analysis, analyse, unmet_openings
from negotiation_trainer.analysis.analyse_data import analysis_data
from negotiation_trainer.analysis.analyse_replies import Habit, worth_now
from negotiation_trainer.analysis.analyse_scores import Extremes, Judge, extremes, join
from negotiation_trainer.analysis.analyse_text import analysis_report
from negotiation_trainer.analysis.findings import Finding
from negotiation_trainer.analysis.learners import learner
from negotiation_trainer.analysis.playing import converse
from negotiation_trainer.analysis.stage import RememberingReader, Stage
from negotiation_trainer.analysis.structure import Limits, explore
from negotiation_trainer.analysis.walk import Alphabet, Node, Walk, Walker, replayed, targets, told
from negotiation_trainer.catalogue.moves import Reading
from negotiation_trainer.conduct.rules import shipped_pack
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.inputs import parse_input
from negotiation_trainer.dialogue.talk import Mode, Talk
from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.language.reader import NO_FRAME, Frame
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.places import counted
from negotiation_trainer.scoring.debrief import debrief
from negotiation_trainer.scoring.rubric import Dimension, standard_rubric
from tests.analysis.test_structure import silent, tiny
from tests.sample import NOON, TagReader, bundle, practice

WIDE = Limits(configurations=100_000, seconds=600)


@cache
def lost_keys() -> Analysis:
    """Return the small scenario of the tests, analysed once."""
    found = bundle()
    return analyse(
        found.compiled,
        rubric=standard_rubric(),
        pack=shipped_pack("us"),
        reader=TagReader(),
        configurations=100_000,
        seconds=12,
        told=lambda part, count: None,
    )


def judge(compiled: Compiled) -> Judge:
    """Return who scores talks with a scenario."""
    return Judge(compiled, standard_rubric(), shipped_pack("us"))


def walker(compiled: Compiled) -> Walker:
    """Return who talks."""
    return Walker(compiled, Alphabet(compiled, TagReader()))


class LineReader(TagReader):
    """Hears more warmth, or less, according to the line before."""

    def read(
        self, text: str, *, lang: str = "auto", context: str = "", frame: Frame = NO_FRAME
    ) -> Reading:
        """Return what the tags say, in the tone the line before it gives."""
        found = super().read(text, lang=lang, context=context, frame=frame)
        tone = len(context) % 3 - 1
        return replace(found, empathy=float(tone), escalation=float(-tone))


def test_scores_are_those_of_the_same_talk_in_play() -> None:
    """A reply that comes up after several lines is read after each of them."""
    compiled, stage = bundle().compiled, judge(bundle().compiled)
    alphabet = Alphabet(compiled, LineReader())
    alphabet.prepare()
    found = extremes(Walker(compiled, alphabet), stage, WIDE, lambda talks: None, enumerated=20)
    for dimension in Dimension:
        for scored in (found.best[dimension], found.worst[dimension]):
            turns: list[Turn] = []
            replayed(compiled, scored.node.inputs, LineReader(), turns.append)
            again = debrief(compiled, tuple(turns), rubric=stage.rubric, pack=stage.pack)
            assert again.score(dimension) == scored.debrief.score(dimension)


def test_what_typing_shows_holds_in_play() -> None:
    """Sentences are read but once to find it; what the line before undoes is not told."""

    class OnceReader(TagReader):
        def read(
            self, text: str, *, lang: str = "auto", context: str = "", frame: Frame = NO_FRAME
        ) -> Reading:
            words = text if not context else "…"
            return super().read(words, lang=lang, context=context, frame=frame)

    compiled = bundle().compiled
    for reader, holds in ((TagReader(), True), (OnceReader(), False)):
        wide = Walker(compiled, Alphabet(compiled, reader, typed=True))
        opening = wide.opening()
        typed = next(n for n in wide.after(opening) if n.entry and n.turn.scenario_edge)
        target = ("edge", str(typed.turn.scenario_edge))
        entry = {"say": "Hello <verify_identity>"}
        turn = next(n for n in wide.after(opening) if n.turn.scenario_edge == target[1]).turn
        found = Walk(witnesses={target: Node(turn, entry, opening)})
        assert (target in wide.confirmed(found, {target}).witnesses) is holds


def test_cases_that_differ_in_names_alone_share_no_readings() -> None:
    """Nor do those whose topics are asked for in other words."""
    reader, asked = RememberingReader(TagReader()), []
    frames = [
        NO_FRAME,
        Frame(speaker="Ann Lee"),
        Frame(employers=("Keyhouse",)),
        Frame(verify_with=("birth date",)),
        Frame(addressed=("Mr. Porter",)),
        Frame(topics={"work": ("what hours",)}),
        Frame(topics={"work": ("what shifts",)}),
        Frame(currency="USD"),
        Frame(today=date(2026, 3, 4)),
    ]
    for frame in frames:
        reader.read("Hello.", frame=frame)
        asked.append(len(reader.known))
    assert asked == list(range(1, len(frames) + 1))
    reader.read("Hello.", frame=Frame(speaker="Ann Lee"))
    assert len(reader.known) == len(frames)


def test_the_shortest_talk_to_an_ending_has_the_length_reckoned_by_hand() -> None:
    """Who is it, then what is owed: two moves."""
    compiled = tiny()
    walk = walker(compiled).walk({("outcome", "told")}, WIDE, silent)
    assert walk.witnesses["outcome", "told"].inputs == [{"choose": 1}, {"choose": 1}]


def test_every_witness_replays_to_what_it_shows() -> None:
    """State, mood, fact, ending, row or line: the last turn of the talk has it."""
    found = lost_keys()
    assert len(found.guided.witnesses) > 15
    for target, node in found.guided.witnesses.items():
        turns: list[Turn] = []
        replayed(found.compiled, node.inputs, TagReader(), turns.append)
        assert target in set(told(Node(turns[-1])))


@pytest.mark.parametrize("dimension", list(Dimension))
def test_every_claimed_score_is_what_an_attempt_gets(tmp_path: Path, dimension: Dimension) -> None:
    """The transcript, given to a real attempt, brings the very score."""
    found = lost_keys()
    for scored in (found.extremes.best[dimension], found.extremes.worst[dimension]):
        attempt = practice(tmp_path).begin(bundle(), mode=Mode.GUIDED)
        for entry in scored.node.inputs:
            attempt.give(entry)
        assert attempt.done
        assert attempt.debrief().score(dimension) == scored.debrief.score(dimension)
        assert attempt.debrief().outcome == scored.debrief.outcome


def every_talk(talk: Talk, alphabet: Alphabet) -> Iterator[Talk]:
    """Play on in every way there is."""
    if talk.done:
        yield talk
        return
    last = Node(talk.turns[-1])
    for entry, _, _ in alphabet.moves(last):
        other = Talk(talk.compiled, Mode.GUIDED, 0, talk.runner, list(talk.turns))
        other.take(other.read(parse_input(entry), TagReader()))
        yield from every_talk(other, alphabet)


def test_extremes_equal_a_count_of_every_talk() -> None:
    """In three states and four turns every talk can be played; the search misses none."""
    compiled = tiny()
    rubric, pack = standard_rubric(), shipped_pack("us")
    debriefs = [
        debrief(compiled, tuple(talk.turns), rubric=rubric, pack=pack)
        for talk in every_talk(Talk(compiled, Mode.GUIDED), Alphabet(compiled, TagReader()))
    ]
    found = extremes(walker(compiled), judge(compiled), WIDE, silent, enumerated=100_000)
    assert found.exact
    assert found.talks == len(debriefs)
    for dimension in Dimension:
        scores = [one.score(dimension) for one in debriefs]
        assert found.best[dimension].debrief.score(dimension) == max(scores)
        assert found.worst[dimension].debrief.score(dimension) == min(scores)
    assert (found.passing is not None) == any(one.passed for one in debriefs)


def test_no_talk_exceeds_its_bound() -> None:
    """The best talk found lies below what nobody can exceed."""
    found = lost_keys()
    for dimension, bound in found.bounds.items():
        assert found.extremes.best[dimension].debrief.score(dimension) <= bound


def test_what_a_talk_shows_is_never_called_impossible() -> None:
    """Everything witnessed in real talks is among what structure allows."""
    for compiled in (tiny(), bundle().compiled):
        reach = explore(compiled, WIDE, silent)
        nothing: set[tuple[str, str]] = {("state", "nowhere")}
        walk = walker(compiled).walk(nothing, Limits(400, 20), silent)
        named = {*compiled.states, *compiled.persona.heat, *compiled.facts, *compiled.outcomes}
        keys = {edge.key for edge in compiled.edges}
        lines = {line.key for state in compiled.states.values() for line in state.lines}
        seen = {t for t in walk.witnesses if t[1] in named | keys | lines}
        assert len(seen) > 5
        assert seen <= targets(reach)


def test_an_opening_no_reply_meets_is_told_with_a_talk() -> None:
    """The door calls for nothing that the inside could meet, and the inside is answered."""
    compiled = tiny()
    walk = walker(compiled).walk({("state", "nowhere")}, Limits(60, 20), silent)
    found = {(one.state, one.opening) for one in unmet_openings(compiled, walk.chosen)}
    assert ("door", "verify_identity") not in found
    assert ("inside", "state_facts:amount") not in found
    assert ("door", "acknowledge_feeling") in found


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", "时间用完，没有做完：结构、对话、分数、脚本学员"),
        ("en", "ran out in: structure, talks, scores, learners"),
    ],
)
def test_what_was_cut_short_is_told_at_the_top(lang: str, told: str) -> None:
    """Part by part, in words and as data, with a bound that gives more."""
    found = lost_keys()
    assert not found.stopped["structure"]
    late = replace(
        found,
        reach=replace(found.reach, stopped="seconds"),
        guided=replace(found.guided, stopped="seconds"),
        extremes=replace(found.extremes, stopped="seconds"),
        typed=replace(found.typed, stopped="configurations"),
        prospects=(replace(found.prospects[0], late=True),),
    )
    top = list(analysis_report(late, lang))[:4]
    assert any(told in str(line) and "--seconds 24" in str(line) for line in top)
    assert any("--limit 200000" in str(line) for line in top)
    parts = analysis_data(late)["search"]["stopped_parts"]
    assert parts["talks"] == "seconds"
    assert parts["typed"] == "configurations"
    assert parts["learners"] == "seconds"


def test_no_learner_scores_beyond_the_best_and_worst_that_are_told() -> None:
    """Their finished talks are among those the extremes are taken from."""
    found = lost_keys()
    extremes, stage = found.extremes, judge(found.compiled)
    talks = [Node.of(p.turns, p.inputs, p.seed) for one in found.prospects for p in one.notable]
    assert talks
    for scored in map(stage.score, talks):
        for d in Dimension:
            best, worst = extremes.best[d].debrief.score(d), extremes.worst[d].debrief.score(d)
            assert worst <= scored.debrief.score(d) <= best
        assert extremes.passing is not None or not scored.debrief.passed


def test_a_talk_that_joins_and_is_better_undoes_a_proof() -> None:
    """All talks of seed 0 were played; another seed may show more, and is named."""
    found = lost_keys()
    stage, node = judge(found.compiled), found.extremes.best[Dimension.EMPATHY].node
    joined = Extremes()
    join(joined, stage, replace(node, seed=3))
    assert not joined.exact
    assert joined.best[Dimension.EMPATHY].node.seed == 3


@pytest.mark.parametrize(("lang", "told"), [("zh", "专家却"), ("en", "the expert never does")])
def test_an_expert_who_never_passes_where_somebody_can_is_told(lang: str, told: str) -> None:
    """With the talk he got stuck in; not where nobody is known to pass."""
    found = lost_keys()
    expert = next(one for one in found.prospects if one.learner == "expert")
    passing = found.extremes.passing or found.extremes.nearest
    stuck = replace(
        found,
        prospects=(replace(expert, passed=0.0),),
        extremes=replace(found.extremes, passing=passing),
    )
    (line,) = [
        one
        for one in analysis_report(stuck, lang)
        if isinstance(one, Finding) and told in one.words
    ]
    assert line.example.inputs == expert.fates[0].inputs
    assert analysis_data(stuck)["expert_stuck"]["seed"] == expert.fates[0].seed
    nobody = replace(stuck, extremes=replace(found.extremes, passing=None))
    assert analysis_data(nobody)["expert_stuck"] is None


@pytest.mark.parametrize(("lang", "told"), [("zh", "0% 通过"), ("en", "passes 0%")])
def test_a_giveaway_says_what_becomes_of_who_goes_by_it(lang: str, told: str) -> None:
    """Most points at once are not yet a talk that passes."""
    found = lost_keys()
    longest = next(one for one in found.prospects if one.learner == "longest")
    given = replace(
        found, habits=(Habit("longest", 5, 5),), prospects=(replace(longest, passed=0.0),)
    )
    lines = list(analysis_report(given, lang))
    at = next(number for number, line in enumerate(lines) if "5 " in str(line) and "!" in str(line))
    assert told in str(lines[at + 1])


def test_a_habit_gives_away_only_when_it_often_works() -> None:
    """Three of four is a giveaway; two of four or three of three are not."""
    assert Habit("longest", 3, 4).gives_away
    assert not Habit("longest", 2, 4).gives_away
    assert not Habit("longest", 3, 3).gives_away


def test_rows_and_lines_are_counted_from_one() -> None:
    """As in overlays, whatever is looked at; a number that is a name stays."""
    rows = analysis_data(lost_keys())["structure"]["rows"]
    named = [one["id"] for one in (*rows["reached"], *rows["typed_only"])]
    named += [*rows["unreachable"], *rows["not_decided"]]

    assert {"states.hello.moves.1", "anywhere.1", "anywhere.2"} <= set(named)
    assert not any(name.endswith(".0") for name in named)
    assert counted("states.2.moves.0.lines.9") == "states.2.moves.1.lines.10"


def test_the_data_has_its_fixed_shape() -> None:
    """The parts a program may count on."""
    data = analysis_data(lost_keys())
    assert data["scenario"] == "lost-keys"
    assert data["search"]["complete"] is True
    assert set(data["structure"]) == {"states", "moods", "facts", "outcomes", "rows", "lines"}
    assert set(data["scores"]) == {d.value for d in Dimension}
    assert data["pass"]["answer"] in ("yes", "no", "not decided")
    ends = {end["outcome"]: end for end in data["endings"]}
    assert ends["trainee_hung_up"]["transcript"] == [{"hang_up": True}]
    assert ends["promised"]["kind"] == "agreement"


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "种局面都看过"), ("en", "configurations visited")]
)
def test_the_report_is_told_in_both_languages(lang: str, words: str) -> None:
    """Title, proof, scores and the answer to whether it can be passed."""
    report = list(analysis_report(lost_keys(), lang))
    text = "\n".join(line if isinstance(line, str) else line.words for line in report)
    assert "The keys nobody returned" in text
    assert words in text


def test_every_finding_has_a_talk_that_can_be_played() -> None:
    """From its seed, through to its last input."""
    findings = [line for line in analysis_report(lost_keys(), "en") if isinstance(line, Finding)]
    assert len(findings) > 20
    for finding in findings:
        talk = Talk(bundle().compiled, Mode.GUIDED, finding.example.seed)
        for entry in finding.example.inputs:
            assert not talk.done
            talk.take(talk.read(parse_input(entry), TagReader()))


@pytest.mark.parametrize("name", ["expert", "clumsy"])
def test_a_reply_is_worth_what_the_debrief_of_its_talk_gives_it(name: str) -> None:
    """Late answers, too, and lines that were said again: in a whole talk of a shipped scenario."""
    own = Practice(Path("unused"), lambda: NOON, lambda: reader)
    reader = RememberingReader(open_reader("plain"))
    compiled = own.open("up-every-two-hours").compiled
    scores = Judge(compiled, standard_rubric(), shipped_pack("us"))
    for seed in range(6):
        talk = converse(
            Stage(compiled, scores.rubric, scores.pack, reader),
            learner(name, lang="en", seed=seed),
            mode=Mode.GUIDED,
            seed=seed,
        )
        node = Node(talk.turns[0])
        for turn in talk.turns[1:]:
            node = Node(turn, {}, node)
            told = debrief(compiled, node.turns, rubric=scores.rubric, pack=scores.pack)
            given = [item for item in told.evidence if item.turn == turn.number]
            kinds = ("opening.", "signal", "breach", "fact.", "heat.rise", "heat.fall")
            points = sum(item.points for item in given if item.rule.startswith(kinds))
            undone = [item for item in given if item.rule in ("heat.undone", "conduct.breach")]
            if not undone:
                assert worth_now(node, scores) == pytest.approx(points)
