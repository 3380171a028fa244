"""An analysis in words, for an instructor: what is proved, what was shown, what stays open."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation_trainer.analysis.analyse import Analysis
from negotiation_trainer.analysis.analyse_data import analysis_data
from negotiation_trainer.analysis.analyse_replies import CLOSE_CALL
from negotiation_trainer.analysis.findings import Finding
from negotiation_trainer.analysis.graph_words import ending_title, state_title
from negotiation_trainer.analysis.prospects import Prospect
from negotiation_trainer.analysis.walk import Node
from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.dialogue.endings import outcome_kind
from negotiation_trainer.messages import say
from negotiation_trainer.scenario.places import counted
from negotiation_trainer.scenario.visible import visible
from negotiation_trainer.scoring.reasons import opening_words
from negotiation_trainer.scoring.rubric import Dimension

AREA = "analyse"

Line = str | Finding


def _say(key: str, lang: str, /, **values: object) -> str:
    return say(AREA, f"report.{key}", lang, **values)


def _find(words: str, node: Node | None) -> Line:
    """Return a line of the report, with its talk if there is one."""
    return words if node is None else Finding(words, node.example)


def analysis_report(found: Analysis, lang: str) -> Iterator[Line]:
    """Give the report line by line."""
    source = found.compiled.source
    yield _say("title", lang, title=visible(source.title), id=source.scenario)
    key = f"stopped_{found.reach.stopped}" if found.reach.stopped else "complete"
    yield _say(key, lang, count=found.reach.configurations)
    yield from _bounds(found, lang)
    yield _say("words", lang)
    yield ""
    yield from _structure(found, lang)
    yield ""
    yield from _faults(found, lang)
    yield _say("endings", lang)
    yield from _endings(found, lang)
    yield ""
    yield from _scores(found, lang)
    yield ""
    yield from _replies(found, lang)
    yield ""
    yield _say("learners", lang)
    for prospect in found.prospects:
        yield from _prospect(found, prospect, lang)


def _bounds(found: Analysis, lang: str) -> Iterator[Line]:
    """Say which parts were cut short, and with what there may be more."""
    more = {"seconds": 2 * round(found.seconds), "configurations": 2 * found.limit}
    for bound, count in more.items():
        parts = [_say(f"part.{p}", lang) for p, why in found.stopped.items() if why == bound]
        if parts:
            named = say("cli", "error.list", lang).join(parts)
            yield _say(f"bound_{bound}", lang, parts=named, more=count)


def _structure(found: Analysis, lang: str) -> Iterator[Line]:
    for kind in found.kinds:
        seen = len(kind.witnessed) + len(kind.typed_only)
        total = seen + len(kind.impossible) + len(kind.undecided)
        name = _say(f"kind.{kind.name}", lang)
        yield _say("kind_sum", lang, kind=name, all=total, seen=seen)
        for key, names in (
            ("typed_only", kind.typed_only),
            ("unreachable", kind.impossible),
            ("undecided", kind.undecided),
        ):
            if names:
                yield _say(key, lang, names=", ".join(visible(counted(one)) for one in names))


def _faults(found: Analysis, lang: str) -> Iterator[Line]:
    compiled = found.compiled
    for key, names in (("dead_end", found.dead_ends), ("only_breaches", found.only_breaches)):
        for name in names:
            node = found.witness(("state", name))
            yield _find(_say(key, lang, state=state_title(compiled, name)), node)
    for one in (one for one in found.unmet if one.of_line):
        what = opening_words(one.opening, lang, topics=compiled.own_topics, whole=True)
        title = state_title(compiled, one.state)
        yield _find(_say("unmet", lang, state=title, what=what), one.example)
    for habit in found.habits:
        if habit.gives_away:
            name = _say(f"habits.{habit.name}", lang)
            yield _say("habit", lang, habit=name, hits=habit.hits, of=habit.of)
            passed = [who.passed for who in found.prospects if who.learner == habit.name]
            yield from (_say("habit_passes", lang, percent=_percent(share)) for share in passed)
    if (stuck := found.stuck) is not None:
        title = ending_title(found.compiled, stuck.outcome, lang)
        yield Finding(_say("stuck", lang, name=title), stuck.example)


def _endings(found: Analysis, lang: str) -> Iterator[Line]:
    for name in sorted(found.reach.outcomes):
        kind = catalogue().outcomes[outcome_kind(found.compiled, name).value].label.get(lang)
        title = ending_title(found.compiled, name, lang)
        node = found.witness(("outcome", name))
        if node is None:
            yield _say("ending_none", lang, name=title, kind=kind)
        else:
            yield _find(_say("ending", lang, name=title, kind=kind, moves=len(node.inputs)), node)


def _scores(found: Analysis, lang: str) -> Iterator[Line]:
    yield _say("scores", lang)
    data = analysis_data(found)["scores"]
    for dimension in Dimension:
        told = data[dimension.value]
        if told["best"] is None or told["worst"] is None:
            continue
        name = _named(dimension, lang)
        at_least = _say("at_least", lang, bound=told["upper_bound"])
        yield _say(
            "score",
            lang,
            name=name,
            best=told["best"]["score"],
            top=_say("exact", lang) if told["best_is_exact"] else at_least,
            worst=told["worst"]["score"],
            low=_say("exact" if told["worst_is_exact"] else "at_most", lang),
        )
        best, worst = found.extremes.best[dimension].node, found.extremes.worst[dimension].node
        yield _find(_say("best_talk", lang, name=name, moves=len(best.inputs)), best)
        yield _find(_say("worst_talk", lang, name=name, moves=len(worst.inputs)), worst)
    yield from _pass(found, lang)


def _named(dimension: Dimension, lang: str) -> str:
    return catalogue().dimensions[dimension.value].label.get(lang)


def _pass(found: Analysis, lang: str) -> Iterator[Line]:
    shown = found.extremes.passing or found.extremes.nearest
    key = {"yes": "pass_yes", "no": "pass_no"}.get(found.passes, "pass_unknown")
    yield _find(_say(key, lang), shown.node if shown else None)
    if shown is not None:
        scores = ", ".join(f"{_named(d, lang)} {score}" for d, score in shown.debrief.scores)
        yield _say("pass_scores", lang, scores=scores)
        failed = [gate.id for gate in shown.debrief.gates if gate.failed]
        if failed:
            yield _say("gates", lang, gates=", ".join(failed))


def _replies(found: Analysis, lang: str) -> Iterator[Line]:
    yield _say("replies", lang)
    for one in found.weighed:
        key = "reply" if one.matters > CLOSE_CALL else "level"
        title = state_title(found.compiled, one.state)
        points = round(one.matters)
        yield _find(_say(key, lang, state=title, best=one.best.number, points=points), one.example)
    if not found.weighed:
        yield "  " + _say("nothing", lang)


def _prospect(found: Analysis, one: Prospect, lang: str) -> Iterator[Line]:
    """What one learner has to expect: how much of it is computed, his endings, his scores."""
    key = "computed" if one.exact else "computed_part"
    told = _say(key, lang, percent=_percent(one.computed), drawn=one.drawn)
    passed = _percent(one.passed)
    yield _say("learner", lang, learner=one.learner, computed=told, passed=passed)
    for fate in one.fates:
        title = ending_title(found.compiled, fate.outcome, lang)
        percent = _percent(fate.chance)
        words = _say("fate", lang, learner=one.learner, name=title, percent=percent)
        yield Finding(words, fate.example)
    scores = (
        _say("odds", lang, name=_named(d, lang), mean=round(o.mean), low=o.low, high=o.high)
        for d, o in one.scores.items()
    )
    yield _say("learner_scores", lang, scores=", ".join(scores))


def _percent(share: float) -> str:
    """Return a share in percent, to the tenth where it is small or nearly all."""
    percent = 100 * share
    if 0 < percent < 0.05:
        return "<0.1"
    return f"{percent:.0f}" if 10 <= percent <= 90 else f"{percent:.1f}".removesuffix(".0")
