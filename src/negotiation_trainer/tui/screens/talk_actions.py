"""What can be done in a talk: moves handed in, overlays opened, and which of it works now."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.inputs import InputError
from negotiation_trainer.dialogue.talk import Mode, Retold
from negotiation_trainer.messages import LANGS, say
from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.tui.dialogs.case import CaseOverlay
from negotiation_trainer.tui.dialogs.confirm import Confirm
from negotiation_trainer.tui.dialogs.mark import MarkDialog
from negotiation_trainer.tui.dialogs.meant import MeantDialog
from negotiation_trainer.tui.dialogs.offer import OfferForm
from negotiation_trainer.tui.dialogs.pause import PauseDialog
from negotiation_trainer.tui.routes import GoHome, ShowCards, ShowDebrief, WriteRecord
from negotiation_trainer.tui.screens.spoken import SpokenScreen
from negotiation_trainer.tui.views.talk import spoken

WHILE_TALKING = ("offer", "silence", "hang_up")


class TalkActions(SpokenScreen):
    """The doing half of the talk screen; the showing half tells what came of it."""

    def __init__(self) -> None:
        super().__init__()
        self._attempt: Attempt | None = None

    def tell(self, turn: Turn) -> None:
        """Show a turn that was taken."""

    def remark(self, words: str) -> None:
        """Show a remark of the program."""

    def settle(self) -> None:
        """Show where the talk stands."""

    def give(self, data: Mapping[str, Any]) -> bool:
        """Hand an input in; say what is wrong with it, or show what came of it."""
        attempt = self._attempt
        if attempt is None:
            return False
        try:
            turn = attempt.give(data)
        except InputError as error:
            self.notify(
                say("talk", error.key, self.lang, **error.values), markup=False, severity="warning"
            )
            return False
        if turn is not None:
            self.tell(turn)
        self.settle()
        return True

    def say_words(self, words: str) -> None:
        """Say what was typed; if it is hardly understood, ask first how it was meant."""
        acts = self._attempt.may_mean(words) if self._attempt is not None else ()
        if acts:
            self.app.push_screen(MeantDialog(words, acts), partial(self._say_as, words))
        elif self.give({"say": words}):
            self.said()

    def _say_as(self, words: str, meant: str | None) -> None:
        if meant is not None and self.give({"say": words, "meant": meant}):
            self.said()

    def action_go_on(self) -> None:
        """After the end: write the call record."""
        if self._attempt is not None and self._attempt.done:
            self.post_message(WriteRecord(self._attempt))

    def action_hint(self) -> None:
        """Say what the last line calls for."""
        if self.give({"hint": True}) and self._attempt is not None:
            self.remark(self.words("talk.hint", words=self._attempt.hint(self.lang)))

    def action_case(self) -> None:
        """Lay the case file over the talk."""
        if self._attempt is not None:
            self.app.push_screen(CaseOverlay(self._attempt))

    def action_offer(self) -> None:
        """Put an offer on the table."""
        if self._attempt is not None:
            self.app.push_screen(OfferForm(self._attempt, self.give))

    def action_cards(self) -> None:
        """Read the technique cards."""
        if self._attempt is not None:
            compiled = self._attempt.compiled
            self.post_message(ShowCards(compiled.source.teaches, lang=compiled.lang))

    def action_hang_up(self) -> None:
        """Hang up, after asking."""
        ask = Confirm("talk.hang_up_ask", "talk.hang_up_yes", "talk.hang_up_no")
        self.app.push_screen(ask, self._hang_up)

    def _hang_up(self, sure: bool | None) -> None:
        if sure:
            self.give({"hang_up": True})

    def action_mark(self) -> None:
        """Say that the last turn was not meant as it was read."""
        turn = self._attempt.talk.turns[-1] if self._attempt else None
        if turn is not None and turn.move is not None:
            self.app.push_screen(MarkDialog(turn, spoken(turn, self.lang)), self._marked)

    def _marked(self, mark: dict[str, Any] | None) -> None:
        if mark is not None and self.give({"mark": mark}):
            self.notify(self.words("talk.marked"), markup=False)

    def action_speak(self) -> None:
        """Go on in the other language, or say that there is none."""
        attempt = self._attempt
        if attempt is None:
            return
        other = next(lang for lang in LANGS if lang != attempt.compiled.lang)
        if self.give({"language": other}):
            self.tell_again(attempt.talk.retold[-1])
            self.settle()

    def tell_again(self, said: Retold) -> None:
        """Show a line in the language the talk went over to."""

    def hidden_actions(self) -> frozenset[str]:
        """Return the change of language where there is no other."""
        attempt = self._attempt
        return frozenset() if attempt and attempt.other_lang else frozenset({"speak"})

    def action_pause(self) -> None:
        """Pause; nothing is lost."""
        attempt = self._attempt
        if attempt is None or attempt.done:
            self.post_message(GoHome())
            return
        self.app.push_screen(PauseDialog(attempt), self._paused)

    def _paused(self, wish: str | None) -> None:
        if wish == "leave":
            self.post_message(GoHome())
        elif wish == "finish" and self._attempt is not None:
            self._attempt.finish()
            self.post_message(ShowDebrief(self._attempt))

    def action_back(self) -> None:
        """Esc where the input has no part in it."""
        self.action_pause()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        attempt = self._attempt
        if attempt is None:
            return action in ("back", "pause", "scroll_up", "scroll_down")
        if action == "go_on":
            return attempt.done
        if action == "hint":
            return attempt.talk.mode is Mode.GUIDED and not attempt.done
        if action in WHILE_TALKING:
            return not attempt.done
        if action == "accept":
            return not attempt.done and attempt.talk.cursor.position.theirs is not None
        if action == "mark":
            return attempt.talk.mode is not Mode.EXAM and len(attempt.talk.turns) > 1
        return True
