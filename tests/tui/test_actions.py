"""The one table of keys: complete, unambiguous, worded in both languages, and done by somebody."""

import subprocess
import sys

import pytest

from negotiation_trainer.messages import LANGS, area, placeholders
from negotiation_trainer.tui.actions import ACTIONS, Scope, actions_of, key_bar
from negotiation_trainer.tui.app import TrainerApp
from negotiation_trainer.tui.dialogs.case import CaseOverlay
from negotiation_trainer.tui.dialogs.confirm import Confirm
from negotiation_trainer.tui.dialogs.help import HelpScreen
from negotiation_trainer.tui.dialogs.keep import KeepDialog
from negotiation_trainer.tui.dialogs.mark import MarkDialog
from negotiation_trainer.tui.dialogs.notice import Notice
from negotiation_trainer.tui.dialogs.offer import OfferForm
from negotiation_trainer.tui.dialogs.pause import PauseDialog
from negotiation_trainer.tui.dialogs.pick import Pick
from negotiation_trainer.tui.screens.author import AuthorScreen
from negotiation_trainer.tui.screens.cards import CardsScreen
from negotiation_trainer.tui.screens.case import CaseScreen
from negotiation_trainer.tui.screens.debrief import DebriefScreen
from negotiation_trainer.tui.screens.graph import GraphScreen
from negotiation_trainer.tui.screens.history import HistoryScreen
from negotiation_trainer.tui.screens.library import LibraryScreen
from negotiation_trainer.tui.screens.prepare import PrepareScreen
from negotiation_trainer.tui.screens.record import RecordScreen
from negotiation_trainer.tui.screens.talk import TalkScreen

DOERS = (
    *(CaseOverlay, Confirm, HelpScreen, MarkDialog, Notice, OfferForm, PauseDialog, CardsScreen),
    *(CaseScreen, DebriefScreen, HistoryScreen, LibraryScreen, PrepareScreen, RecordScreen),
    *(TalkScreen, AuthorScreen, GraphScreen, KeepDialog, Pick),
)
HEAVY = (
    "negotiation_trainer.catalogue",
    "pydantic",
    "yaml",
    "sqlite3",
    "numpy",
    "transitions",
    "sqlalchemy",
)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_has_words_in_both_languages(action) -> None:
    """A label for the key bar and a sentence for the help."""
    for lang in LANGS:
        assert action.label(lang)
        assert action.help(lang)


@pytest.mark.parametrize("doer", DOERS, ids=lambda doer: doer.__name__)
def test_every_screen_does_the_actions_of_its_scope(doer) -> None:
    """No key of the table leads nowhere."""
    for action in actions_of(doer.SCOPE):
        assert callable(getattr(doer, f"action_{action.name}", None)), (doer, action.id)


def test_the_app_does_its_own_actions() -> None:
    """Help, palette, language, light and dark, quit."""
    for action in actions_of(Scope.APP):
        assert callable(getattr(TrainerApp, f"action_{action.name}", None)), action.id


@pytest.mark.parametrize("scope", Scope)
def test_no_key_means_two_things_in_one_place(scope: Scope) -> None:
    """Within a scope each key has one action; none of them hides a key of the app."""
    here = [key for action in actions_of(scope) for key in action.keys.split(",")]
    assert len(here) == len(set(here))
    priority = {key for a in actions_of(Scope.APP) if a.priority for key in a.keys.split(",")}
    assert scope is Scope.APP or not priority & set(here)


def test_the_way_back_is_always_in_the_key_bar() -> None:
    """Wherever Esc leaves, the bottom row says so."""
    for scope in (Scope.CASE, Scope.PREPARE, Scope.RECORD, Scope.DEBRIEF, Scope.TALK, Scope.FORM):
        assert any("escape" in action.keys for action in key_bar(scope)), scope


def test_both_languages_take_the_same_values() -> None:
    """A placeholder in one language is in the other."""
    for key, texts in (*area("app").items(), *area("keys").items(), *area("shell").items()):
        assert placeholders(texts["zh"]) == placeholders(texts["en"]), key


def test_nothing_heavy_is_imported_before_the_first_frame() -> None:
    """The app's module pulls in neither catalogue, models, YAML, SQL nor numbers."""
    code = (
        "import sys, negotiation_trainer.tui.app;"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
