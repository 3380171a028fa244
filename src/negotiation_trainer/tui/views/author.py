"""The author's preview in styled text: the talk with all that is behind it, problems, standing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from negotiation_trainer.analysis.preview import Change, Deed, Preview, Step, Taken, place_of
from negotiation_trainer.analysis.preview_places import (
    Spot,
    line_spots,
    persona_spot,
    row_spot,
)
from negotiation_trainer.catalogue.moves import Figure, MoveKind, Reading
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.endings import outcome_kind
from negotiation_trainer.dialogue.machines import DirectRunner
from negotiation_trainer.dialogue.talk import Mode, Talk
from negotiation_trainer.messages import say
from negotiation_trainer.scenario.compiled import Compiled, OfferedReply
from negotiation_trainer.scenario.diagnostics import Diagnostic, Severity
from negotiation_trainer.scoring.reasons import opening_words, outcome_words
from negotiation_trainer.tui.views.style import (
    HEAT_STYLES,
    dim,
    heading,
    heat_bar,
    joined,
    plain,
)
from negotiation_trainer.tui.views.talk import change_line, mood_label, spoken, standing
from negotiation_trainer.tui.views.told import Told, bubble
from negotiation_trainer.tui.wrap import clip

MOST_CHANGES = 3


def _words(key: str, lang: str, **values: object) -> str:
    return say("author", key, lang, **values)


# ── the talk ──


class TalkView:
    """The whole talk of a preview, in one language of the interface."""

    def __init__(self, preview: Preview, lang: str) -> None:
        self._preview = preview
        self._lang = lang

    def _say(self, key: str, **values: object) -> str:
        return _words(key, self._lang, **values)

    def told(self) -> Iterator[Told]:
        """Yield every piece of the talk in order, and what the last save changed."""
        if self._preview.compiled is None:
            yield Told("note", plain(self._say("empty")))
            return
        for taken in self._preview.taken:
            yield from self._taken(taken, self._preview.compiled)
        if (news := self.news()) is not None:
            yield Told("note", news)

    def _taken(self, taken: Taken, compiled: Compiled) -> Iterator[Told]:
        turn = taken.turn
        if taken.step is not None and taken.step.deed is not Deed.MOVE:
            yield Told("note", plain("▶ " + self._set(taken.step, turn)))
        if turn.move is not None:
            label = f"{turn.number}"
            yield Told("trainee", bubble(label, spoken(turn, self._lang), "bold $accent"))
            if heard := list(self._heard(turn)):
                yield Told("behind", joined(heard))
        if behind := list(self._machines(turn, compiled)):
            yield Told("behind", joined(behind))
        if turn.line:
            yield Told(
                "debtor", bubble(compiled.case.debtor.address_as, turn.line, "bold $primary")
            )
        if after := list(self._spoken(turn, compiled)):
            yield Told("behind", joined(after))

    def _set(self, step: Step, turn: Turn) -> str:
        known = "known" if step.name in turn.after.known else "unknown"
        return self._say(f"set.{step.deed.value}", name=step.name, now=self._say(f"set.{known}"))

    def _heard(self, turn: Turn) -> Iterator[Content]:
        move = turn.move
        assert move is not None
        if move.text:
            key = "declared" if move.kind is MoveKind.CHOOSE else "heard"
            yield dim(self._say(key, what=reading_words(move.reading, self._lang)))
            if breaches := [mark.id for mark in move.reading.sure_breaches]:
                yield plain("✗ " + self._say("breach", breaches=", ".join(breaches)), "bold $error")
            doubted = [mark.id for mark in move.reading.breaches if not mark.sure]
            if doubted:
                yield plain("? " + self._say("suspected", breaches=", ".join(doubted)), "$warning")
            if move.reading.figures:
                figures = [figure_words(figure, self._lang) for figure in move.reading.figures]
                yield dim(self._say("figures", figures=" · ".join(figures)))

    def _machines(self, turn: Turn, compiled: Compiled) -> Iterator[Content]:
        """Say which rows were taken: the persona's, then the scenario's."""
        version = self._preview.version
        if version is None or turn.move is None or turn.move.kind is MoveKind.HANG_UP:
            return
        if turn.signals:
            yield dim(self._say("signals", signals=", ".join(turn.signals)))
        if (spot := persona_spot(version.parts, turn)) is not None:
            yield dim(self._placed("persona_row", spot))
        changed = change_line(turn, compiled, self._lang)
        if changed is not None:
            yield changed
        if turn.settlement is not None:
            yield dim(self._say("offer", result=turn.settlement.result.value))
        row = row_spot(version.parts, turn)
        if row is None:
            yield dim(self._say("row_none"))
        else:
            moved = place_of(turn) != turn.before.state
            after = self._say("to", place=place_of(turn)) if moved else self._say("stays")
            yield plain(self._placed("row", row) + after, "$foreground")

    def _placed(self, key: str, spot: Spot) -> str:
        return self._say(key, name=spot.name, place=spot.place)

    def _spoken(self, turn: Turn, compiled: Compiled) -> Iterator[Content]:
        version = self._preview.version
        assert version is not None
        if turn.fact is not None:
            yield plain("★ " + self._say("fact", fact=turn.fact), "$success")
        if turn.deflected is not None:
            yield plain("★ " + self._say("deflected", fact=turn.deflected), "$warning")
        for spot in line_spots(version.parts, turn):
            yield dim(self._placed("line", spot))
        if turn.after.outcome is not None:
            kind = outcome_words(outcome_kind(compiled, turn.after.outcome), self._lang)
            yield plain("■ " + self._say("ended", outcome=turn.after.outcome, kind=kind), "bold")

    def news(self) -> Content | None:
        """Say what the last save came to: broken, or what it changed."""
        preview = self._preview
        if preview.broken:
            return plain("✗ " + self._say("news.broken"), "bold $error")
        if not preview.changes:
            return None
        told = [self._change(change) for change in preview.changes[:MOST_CHANGES]]
        if more := len(preview.changes) - MOST_CHANGES:
            told += [self._say("news.more", n=more)] if more > 0 else []
        joiner, gap, stop = ("；", "", "。") if self._lang == "zh" else ("; ", " ", ".")
        words = self._say("news.took_up") + gap + joiner.join(told) + stop
        return plain("↻ " + words, "bold $secondary")

    def _change(self, change: Change) -> str:
        key = "first" if change.key == "line" and not change.turn else change.key
        return self._say(f"change.{key}", turn=change.turn, what=change.what)

    def calls(self) -> Content:
        """Say what the debtor's last line calls for."""
        cursor = self._preview.cursor
        if cursor is None or self._preview.done:
            return dim(self._say("over") if self._preview.done else "")
        compiled = self._preview.compiled
        topics = compiled.own_topics if compiled is not None else {}
        pending = [
            opening_words(item.opening.id, self._lang, topics=topics, whole=True)
            for item in cursor.pending
        ]
        if not pending:
            return dim(self._say("calls_none"))
        joiner = "；" if self._lang == "zh" else "; "
        what = joiner.join(dict.fromkeys(pending))
        return plain(self._say("calls", what=what), "$accent")


def reading_words(reading: Reading, lang: str) -> str:
    """Name acts and topics by their ids, as an author writes them."""
    if not reading.acts and not reading.topics:
        return _words("nothing", lang)
    parts = [", ".join(reading.act_ids)] if reading.acts else []
    if reading.topics:
        parts.append(_words("about", lang, topics=", ".join(reading.topic_ids)))
    return " · ".join(parts)


def figure_words(figure: Figure, lang: str) -> str:
    """Name a figure that was read."""
    own = f"figure.{figure.kind.value}_{figure.unit}"
    known = figure.unit and (figure.kind.value, figure.unit) != ("term", "month")
    return _words(own if known else f"figure.{figure.kind.value}", lang, value=figure.value)


def declared_words(reply: OfferedReply, lang: str) -> str:
    """Name what a reply declares, in short."""
    parts = [", ".join(reply.acts), ", ".join(reply.topics)]
    if reply.breaches:
        parts.append(_words("breach", lang, breaches=", ".join(reply.breaches)))
    return f"[{' · '.join(filter(None, parts))}]"


# ── how things stand ──


def mood_words(compiled: Compiled, mood: str, lang: str) -> str:
    """Return a mood's id, and its name where that says more."""
    label = mood_label(compiled, mood, lang)
    return mood if label.casefold() == mood.casefold() else f"{mood} {label}"


def status(preview: Preview, lang: str, width: int) -> Content:
    """Return the status row: mood, heat, state, turn; the file at its end."""
    name = plain(preview.latest.parts.place.path.name, "$aside")
    compiled, cursor = preview.compiled, preview.cursor
    if compiled is None or cursor is None:
        return name
    heat = compiled.persona.heat[cursor.mood]
    place = cursor.outcome or cursor.state
    row = Content.assemble(
        (mood_words(compiled, cursor.mood, lang), HEAT_STYLES[heat]),
        " ",
        heat_bar(heat),
        f" {say('app', 'talk.heat', lang, n=heat)} · ",
        plain(_words("state", lang, state=place), "bold"),
        f" · {say('app', 'talk.turn', lang, n=cursor.turn)}",
    )
    gap = width - row.cell_length - name.cell_length
    return row + " " * gap + name if gap > 0 else row


def side(preview: Preview, lang: str) -> Content:
    """Return the column beside the talk: problems, facts, what is on the table."""
    parts = [problems(preview, lang), Content(""), heading(_words("side.facts", lang))]
    parts += _facts(preview, lang)
    parts += [Content(""), heading(_words("side.table", lang))]
    table = _table(preview, lang)
    return joined([*parts, *(table or [dim(_words("side.none", lang))])])


def _facts(preview: Preview, lang: str) -> list[Content]:
    if preview.compiled is None or preview.cursor is None or not preview.compiled.facts:
        return [dim(_words("side.none", lang))]
    known = preview.cursor.known
    return [
        plain(f"✓ {name}", "$success") if name in known else dim(f"• {name}")
        for name in preview.compiled.facts
    ]


def _table(preview: Preview, lang: str) -> list[Content]:
    if preview.compiled is None or not preview.taken:
        return []
    turns = [preview.taken[-1].turn]
    talk = Talk(preview.compiled, Mode.GUIDED, runner=DirectRunner(preview.compiled), turns=turns)
    return [Content.assemble((whose, "bold"), plain(text)) for whose, text in standing(talk, lang)]


def problems(preview: Preview, lang: str) -> Content:
    """Return every problem of the files with its line and message, errors first."""
    lines = [_problems_head(preview, lang)]
    for item in _worst_first(preview.latest.problems):
        lines.append(Content.assemble(_where(item, preview), plain(item.message(lang))))
        if hint := item.hint(lang):
            lines.append(dim("    " + hint))
    return joined(lines)


def problems_short(preview: Preview, lang: str, width: int, most: int) -> Content:
    """Return the worst problems, a row each, for narrow screens; nothing when there are none."""
    found = _worst_first(preview.latest.problems)
    if not found:
        return Content("")
    shown = found[: most - 1]
    lines = []
    for item in shown:
        where = _where(item, preview)
        words = " ".join(item.message(lang).split())
        lines.append(where + plain(clip(words, max(width - where.cell_length, 8))))
    left = len(found) - len(shown)
    more = [_words("problems.more", lang, n=left)] if left else []
    lines.append(dim("  ".join([*more, _words("problems.whole", lang)])))
    return joined(lines)


def _problems_head(preview: Preview, lang: str) -> Content:
    found = preview.latest.problems
    errors = sum(item.severity is Severity.ERROR for item in found)
    told = (
        _words("problems.count", lang, errors=errors, warnings=len(found) - errors)
        if found
        else _words("problems.none", lang)
    )
    return heading(_words("problems.title", lang)) + plain(f"  {told}", "$aside")


def _worst_first(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    return sorted(found, key=lambda item: item.severity is not Severity.ERROR)


def _where(item: Diagnostic, preview: Preview) -> Content:
    """Line and code; the file's name only where it is not the scenario's own."""
    error = item.severity is Severity.ERROR
    own = item.file == str(preview.latest.parts.place.path)
    name = "" if own else item.file.replace("\\", "/").rpartition("/")[2] + ":"
    style = "bold $error" if error else "$warning"
    return plain(f"{'✗' if error else '!'} {name}{item.line} {item.code}  ", style)
