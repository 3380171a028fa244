"""The accessible face: one attempt line by line, for screen readers and dumb terminals.

A bare number picks an offered reply, `/say 2` speaks it, commands begin with a slash; everything
else is what the trainee says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.catalogue.moves import AS_SAID
from negotiation_trainer.cli.briefing_text import briefing_lines
from negotiation_trainer.cli.context import Context
from negotiation_trainer.cli.debrief_text import debrief_lines
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.inputs import InputError
from negotiation_trainer.dialogue.meaning import answer_told, heard_without, sense
from negotiation_trainer.dialogue.talk import Mode, Retold
from negotiation_trainer.messages import LANGS, say
from negotiation_trainer.records.attempt import PLAN_FIELDS, Attempt
from negotiation_trainer.records.first_language import first_line
from negotiation_trainer.scoring.call_record import FIELDS

OFFER_WORDS = {
    "now": "pay_now",
    "pay_now": "pay_now",
    "现付": "pay_now",
    "monthly": "monthly",
    "每月": "monthly",
    "months": "months",
    "期数": "months",
    "first": "first_payment",
    "first_payment": "first_payment",
    "首付日": "first_payment",
}
WAIVE_WORDS = {
    "principal": "principal",
    "本金": "principal",
    "interest": "interest",
    "利息": "interest",
    "penalty": "penalty",
    "罚息": "penalty",
}


class PlainFace:
    """One attempt in plain text."""

    def __init__(self, attempt: Attempt, context: Context) -> None:
        self._attempt = attempt
        self._context = context
        self._open = True
        self._next: str | None = None
        self._commands: Mapping[str, Callable[[str], None]] = {
            **dict.fromkeys(("help", "?", "帮助"), self._help),
            **dict.fromkeys(("case", "档案"), self._case),
            **dict.fromkeys(("silence", "沉默"), lambda _: self._give({"silence": True})),
            **dict.fromkeys(("accept", "接受"), lambda _: self._give({"accept": True})),
            **dict.fromkeys(("hang", "挂断"), lambda _: self._give({"hang_up": True})),
            **dict.fromkeys(("hint", "提示"), self._hint),
            **dict.fromkeys(("offer", "方案"), self._offer),
            **dict.fromkeys(("say", "说"), self._say),
            **dict.fromkeys(("mark", "标注"), self._mark),
            **dict.fromkeys(("lang", "语言"), self._language),
            **dict.fromkeys(("quit", "退出"), self._quit),
        }

    def play(self) -> None:
        """Play to the debrief; at the end of the input the attempt is finished as it stands."""
        context = self._context
        self._briefing()
        self._plan()
        context.write(self._text("start"))
        *earlier, last = self._attempt.talk.turns
        for turn in earlier:
            self._words(turn)
        self._show(last)
        while self._open and not self._attempt.done:
            typed = self._line()
            if typed is None:
                break
            self._take(typed.strip())
        if self._open:
            self._end()

    def _briefing(self) -> None:
        """Write the file: before the talk in the language of the program, if it is told in it."""
        attempt, context = self._attempt, self._context
        begun = len(attempt.talk.turns) > 1 or attempt.talk.retold
        told = attempt.compiled if begun else attempt.bundle.compiled_for(context.lang)
        for line in briefing_lines(told, context.lang):
            context.write(line)
        if told.lang != attempt.compiled.lang:
            context.write(self._text(f"begins_{attempt.compiled.lang}"))
        context.write()

    def _text(self, key: str, /, **values: object) -> str:
        return say("plain", key, self._context.lang, **values)

    def _ask(self, prompt: str) -> str | None:
        self._context.err.write(prompt)
        self._context.err.flush()
        line = self._context.source.readline()
        return line if line else None

    def _plan(self) -> None:
        if self._attempt.plan or len(self._attempt.talk.turns) > 1:
            return
        self._context.write(self._text("plan.intro"))
        plan = {}
        for name in PLAN_FIELDS:
            line = self._ask(self._text(f"plan.{name}"))
            if not line or not line.strip():
                break
            plan[name] = line.strip()
        if plan:
            self._attempt.give({"plan": plan})

    def _take(self, line: str) -> None:
        if not line:
            self._context.write(self._text("nothing"))
        elif line.startswith("/"):
            name, _, rest = line[1:].partition(" ")
            command = self._commands.get(name.lower())
            if command is None:
                self._context.write(self._text("unknown", name=name))
            else:
                command(rest.strip())
        elif _is_number(line) and self._attempt.talk.mode is Mode.GUIDED:
            self._give({"choose": int(line[:6])})
        else:
            self._say(line)

    def _line(self) -> str | None:
        """Return the next line to take: one typed instead of an answer, or a new one."""
        typed, self._next = self._next, None
        return self._ask("> ") if typed is None else typed

    def _say(self, words: str) -> None:
        """Say words, asking first how hardly understood ones were meant."""
        acts = self._attempt.may_mean(words)
        answer = self._answer(acts) if acts else ""
        if not acts:
            self._give({"say": words})
        elif _is_number(answer or "0"):
            self._give({"say": words, "meant": (AS_SAID, *acts)[int(answer or "0")]})
        else:
            self._next = answer

    def _answer(self, acts: Sequence[str]) -> str:
        """Ask how words were meant; a number from 0 on, nothing, or other words in their place."""
        self._context.write(self._text("ask.meant"))
        for number, act in enumerate(acts, start=1):
            label, everyday = sense(act, self._context.lang)
            told = self._text("ask.choice", number=number, act=label, sense=everyday)
            self._context.write(told)
        self._context.write(self._text("ask.as_said"))
        while _is_number(answer := (self._ask("? ") or "").strip()):
            if int(answer[:6]) <= len(acts):
                return answer[:6]
            self._context.write(self._text("ask.range", count=len(acts)))
        return answer

    def _give(self, data: Mapping[str, Any]) -> None:
        try:
            turn = self._attempt.give(data)
        except InputError as error:
            self._context.write(say("talk", error.key, self._context.lang, **error.values))
            return
        if turn is not None:
            self._show(turn)

    def _language(self, wanted: str) -> None:
        """Go on in another language: that named, else the one the talk is not in."""
        attempt = self._attempt
        names = {"zh": "zh", "中文": "zh", "en": "en", "英文": "en", "english": "en"}
        other = next(lang for lang in LANGS if lang != attempt.compiled.lang)
        try:
            attempt.give({"language": names.get(wanted.lower(), wanted) or other})
        except InputError as error:
            self._context.write(say("talk", error.key, self._context.lang, **error.values))
            return
        self._again(attempt.talk.retold[-1])
        self._replies()

    def _again(self, said: Retold) -> None:
        self._context.write(self._text(f"now.in_{said.lang}"))
        self._says(said.line)

    def _show(self, turn: Turn) -> None:
        self._words(turn)
        self._mood(turn)
        self._replies()

    def _says(self, words: str) -> None:
        """Write what the debtor says, if anything."""
        if words:
            name = self._attempt.compiled.case.debtor.address_as
            self._context.write(self._text("debtor", name=name, words=words))

    def _replies(self) -> None:
        for number, reply in enumerate(self._attempt.talk.replies, start=1):
            self._context.write(f"  {number}. {reply.say}")

    def _words(self, turn: Turn) -> None:
        """Write what both said, and in guided mode how it was read."""
        context, attempt = self._context, self._attempt
        guided = attempt.talk.mode is Mode.GUIDED
        if turn.move is not None:
            words = turn.move.text or self._text(f"move.{turn.move.kind.value}")
            context.write(self._text("you", words=words))
            heard = heard_without(turn.move).act_ids
            if guided and heard:
                acts = [_label(act, context.lang) for act in heard]
                context.write(self._text("read_as", acts=self._text("comma").join(acts)))
            if turn.move.meant is not None:
                answer = answer_told(turn.move.meant, context.lang)
                context.write(self._text("meant", answer=answer))
        self._says(turn.line if turn.number else first_line(attempt))
        for again in attempt.talk.retold:
            if again.turn == turn.number > 0:
                self._again(again)

    def _mood(self, turn: Turn) -> None:
        if self._attempt.talk.mode is Mode.EXAM:
            return
        moods = self._attempt.compiled.persona.source.moods
        titles = dict[str, str](moods[turn.after.mood].title.items())
        mood = titles.get(self._context.lang) or next(iter(titles.values()))
        self._context.write(self._text("mood", mood=mood, heat=turn.heat))

    def _help(self, _: str) -> None:
        self._context.write(self._text("help"))

    def _case(self, _: str) -> None:
        for line in briefing_lines(self._attempt.compiled, self._context.lang):
            self._context.write(line)

    def _hint(self, _: str) -> None:
        try:
            self._attempt.give({"hint": True})
        except InputError as error:
            self._context.write(say("talk", error.key, self._context.lang, **error.values))
            return
        self._context.write(self._attempt.hint(self._context.lang))

    def _offer(self, words: str) -> None:
        """Read `now=500 monthly=800 months=6 penalty=50% first=2025-07-15`."""
        offer: dict[str, Any] = {}
        waive: dict[str, str] = {}
        for part in words.replace("＝", "=").split():
            name, sign, value = part.partition("=")
            if sign and name.lower() in WAIVE_WORDS:
                waive[WAIVE_WORDS[name.lower()]] = value
            elif sign and name.lower() in OFFER_WORDS:
                offer[OFFER_WORDS[name.lower()]] = value
            else:
                self._context.write(self._text("offer.how", found=part))
                return
        if waive:
            offer["waive"] = waive
        self._give({"offer": offer})

    def _mark(self, words: str) -> None:
        number, _, meant = words.partition(" ")
        turn = int(number[:6]) if _is_number(number) else 0
        try:
            self._attempt.give({"mark": {"turn": turn, "meant": meant}})
        except InputError as error:
            self._context.write(say("talk", error.key, self._context.lang, **error.values))
            return
        self._context.write(self._text("marked", turn=turn))

    def _quit(self, _: str) -> None:
        self._open = False
        self._context.write(self._text("kept", attempt=self._attempt.id))

    def _end(self) -> None:
        self._attempt.finish()
        self._record()
        for line in debrief_lines(self._attempt, self._context.lang):
            self._context.write(line)

    def _record(self) -> None:
        self._context.write(self._text("record.intro"))
        record = {}
        for name in FIELDS:
            line = self._ask(self._text(f"record.{name}"))
            if line is None:
                break
            if line.strip():
                record[name] = line.strip()
        if record:
            self._attempt.give({"record": record})


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _label(act: str, lang: str) -> str:
    entry = catalogue().acts.get(act)
    return entry.label.get(lang) if entry else act
