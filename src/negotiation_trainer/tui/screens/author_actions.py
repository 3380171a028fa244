"""What can be done in the author's preview: talk, jump, set mood and facts, take back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from textual.message import Message

from negotiation_trainer.analysis.findings import Finding
from negotiation_trainer.analysis.preview import Deed, Preview, Scene, place_of
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.inputs import InputError
from negotiation_trainer.messages import say
from negotiation_trainer.records.findings import digest_of, kept_findings
from negotiation_trainer.records.keeping import shelf_of, talk_text
from negotiation_trainer.records.rehearsing import talks_of
from negotiation_trainer.scenario.diagnostics import as_typed
from negotiation_trainer.tui.dialogs.confirm import Confirm
from negotiation_trainer.tui.dialogs.keep import KeepDialog
from negotiation_trainer.tui.dialogs.notice import Notice
from negotiation_trainer.tui.dialogs.pick import Choice, Pick
from negotiation_trainer.tui.dialogs.problems import ProblemsPage
from negotiation_trainer.tui.routes import Failed
from negotiation_trainer.tui.screens.graph import GraphScreen
from negotiation_trainer.tui.screens.spoken import SpokenScreen
from negotiation_trainer.tui.views.talk import mood_label


class AuthorActions(SpokenScreen):
    """The doing half of the author's screen; the showing half tells what came of it."""

    class ReaderReady(Message):
        """The reader is there; `data` was said while it was being loaded."""

        def __init__(self, data: Mapping[str, Any]) -> None:
            super().__init__()
            self.data = dict(data)

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self.preview = preview
        self._waiting = False

    def refill(self) -> None:
        """Show everything anew."""

    # ── talking ──

    def give(self, data: Mapping[str, Any]) -> None:
        """Hand an input in; the first one waits for the reader."""
        if self.face.desk.reader.ready:
            self._give(data)
        elif not self._waiting:
            self._waiting = True
            self.notify(say("author", "waiting", self.lang), markup=False, timeout=2)
            self.run_worker(lambda: self._load(data), thread=True, group="reader")

    def _load(self, data: Mapping[str, Any]) -> None:
        try:
            self.face.desk.reader()
        except Exception as error:  # a reader that cannot be opened is said, not thrown
            self.post_message(Failed(str(error) or type(error).__name__))
        else:
            self.post_message(self.ReaderReady(data))

    def on_author_actions_reader_ready(self, message: ReaderReady) -> None:
        """Say what waited."""
        self._waiting = False
        self._give(message.data)

    def _give(self, data: Mapping[str, Any]) -> None:
        try:
            self.preview.give(data, self.face.desk.reader())
        except InputError as error:
            words = say("talk", error.key, self.lang, **error.values)
            self.notify(words, markup=False, severity="warning")
            return
        if "say" in data:
            self.said()
        self.refill()

    def action_hang_up(self) -> None:
        """Hang up; nothing is lost by it here."""
        self.give({"hang_up": True})

    # ── setting ──

    def _put(self, deed: Deed, name: str | None) -> None:
        if not name:
            return
        try:
            self.preview.put(deed, name)
        except InputError:
            # The file was saved while the list was open, and what was taken is gone.
            self.notify(say("author", "pick.none", self.lang), markup=False, severity="warning")
        self.refill()

    def action_state(self) -> None:
        """Jump to a state."""
        cursor = self.preview.cursor
        now = cursor.state if cursor else ""
        pick = Pick("pick.state", list(self._states()), now)
        self.app.push_screen(pick, lambda name: self._put(Deed.STATE, name))

    def _states(self) -> Iterator[Choice]:
        compiled, cursor = self.preview.compiled, self.preview.cursor
        if compiled is None or cursor is None:
            return
        for name, state in compiled.states.items():
            mark = "here" if name == cursor.state else "been" if name in cursor.visited else ""
            told = [say("author", f"pick.{mark}", self.lang)] if mark else []
            told += [line.say[0] for line in state.lines[-1:]]
            yield name, " · ".join(told)

    def action_mood(self) -> None:
        """Set the mood."""
        cursor = self.preview.cursor
        now = cursor.mood if cursor else ""
        pick = Pick("pick.mood", list(self._moods()), now)
        self.app.push_screen(pick, lambda name: self._put(Deed.MOOD, name))

    def _moods(self) -> Iterator[Choice]:
        compiled = self.preview.compiled
        if compiled is None:
            return
        for name in compiled.persona.edges:
            heat = say("author", "pick.heat", self.lang, n=compiled.persona.heat[name])
            label = mood_label(compiled, name, self.lang)
            yield name, heat if label.casefold() == name.casefold() else f"{label} · {heat}"

    def action_facts(self) -> None:
        """Make a fact known or unknown."""
        pick = Pick("pick.facts", list(self._facts()))
        self.app.push_screen(pick, lambda name: self._put(Deed.FACT, name))

    def _facts(self) -> Iterator[Choice]:
        compiled, cursor = self.preview.compiled, self.preview.cursor
        if compiled is None or cursor is None:
            return
        for name, fact in compiled.facts.items():
            key = "set.known" if name in cursor.known else "set.unknown"
            yield name, f"{say('author', key, self.lang)} · {fact.line.say[0]}"

    # ── the graph ──

    def action_graph(self) -> None:
        """Show all states and moods; what is chosen there is set here."""
        place = self.preview.latest.parts.place

        def talks() -> list[tuple[Turn, ...]]:
            return talks_of(place, self.face.desk.practice())

        def chosen(found: tuple[Deed, str] | None) -> None:
            if found is not None:
                self._put(*found)

        self.app.push_screen(GraphScreen(self.preview, talks), chosen)

    # ── what the check found ──

    def action_problems(self) -> None:
        """Show every problem whole, which a narrow screen has no room for."""
        self.app.push_screen(ProblemsPage(self.preview))

    # ── what an analysis found ──

    def action_findings(self) -> None:
        """Show the talk of a finding of the last analysis, in place of this one."""
        place = self.preview.latest.parts.place
        kept = kept_findings(self.face.desk.practice().home, place.path).findings
        if not kept:
            words = say("author", "pick.unanalysed", self.lang, name=as_typed(place.path))
            self.app.push_screen(Notice("notice.failed", words))
            return

        def chosen(number: str | None) -> None:
            if number is not None:
                self._show(kept[int(number) - 1])

        choices = [(str(number), one.words) for number, one in enumerate(kept, start=1)]
        self.app.push_screen(Pick("pick.findings", choices), chosen)

    def _show(self, found: Finding) -> None:
        self.preview.scene = Scene()
        self.preview.show(found.example, self.face.desk.reader())
        self.refill()
        self.tell_found(found)

    def tell_found(self, found: Finding) -> None:
        """Say which finding is shown, and whether its talk is still what was found."""
        if not found.words:
            return
        self.notify(say("author", "found.words", self.lang, words=found.words), markup=False)
        for doubt in self._doubts(found):
            self.notify(doubt, markup=False, severity="warning", timeout=10)

    def _doubts(self, found: Finding) -> Iterator[str]:
        parts = self.preview.latest.parts
        kept = kept_findings(self.face.desk.practice().home, parts.place.path)
        if kept.of != digest_of(parts):
            yield say("author", "found.changed", self.lang)
        now = place_of(self.preview.taken[-1].turn) if self.preview.taken else ""
        if now != found.example.end:
            yield say("author", "found.elsewhere", self.lang, end=found.example.end, now=now)

    # ── keeping ──

    def action_keep(self) -> None:
        """Write the talk so far down as a playthrough."""
        if not self.face.desk.reader.ready:
            self.notify(say("author", "waiting", self.lang), markup=False, timeout=2)
            return
        try:
            said = self.preview.inputs
        except LookupError:
            key = "keep.scene" if self.preview.scene != Scene() else "keep.set"
            self.app.push_screen(Notice("notice.failed", self.words(key)))
            return
        practice, place = self.face.desk.practice(), self.preview.latest.parts.place
        shelf = shelf_of(practice, place)

        def make(name: str) -> str:
            return talk_text(practice, place, said, name=name, scenario=shelf.scenario)

        self.app.push_screen(KeepDialog(shelf, f"{place.id}-talk", make))

    def action_undo(self) -> None:
        """Take the last step back."""
        self.preview.undo()
        self.refill()

    def action_restart(self) -> None:
        """Begin again."""
        self.preview.restart()
        self.refill()

    # ── leaving ──

    def action_back(self) -> None:
        """Quit; a preview keeps nothing, so it asks where something was said."""
        if any(step.deed is Deed.MOVE for step in self.preview.steps):
            ask = Confirm("author.leave_ask", "author.leave_yes", "author.leave_no")
            self.app.push_screen(ask, self._leave)
        else:
            self.face.exit(0)

    def _leave(self, sure: bool | None) -> None:
        if sure:
            self.face.exit(0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        preview, cursor = self.preview, self.preview.cursor
        if action in ("back", "scroll_up", "scroll_down"):
            return True
        if action == "problems":
            return bool(preview.latest.problems)
        if preview.compiled is None or cursor is None:
            return False
        if action in ("undo", "restart", "keep"):
            return len(preview.taken) > 1
        if action == "facts":
            return bool(preview.compiled.facts)
        if action == "accept":
            return not preview.done and cursor.position.theirs is not None
        return action not in ("silence", "hang_up") or not preview.done
