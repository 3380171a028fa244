"""Draws the README's pictures: the app itself plays a few turns, so the pictures cannot go stale.

Usage: python scripts/export_pictures.py [FOLDER]      (default: docs/pictures)
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.tui.app import TrainerApp

SIZE = (100, 30)
WIDE = re.compile(r"<text[^>]*>[^<]*[\u2e80-\uffef][^<]*</text>")
TALKS = {
    "zh": ("penalty-interest-dispute", ("3", "1")),
    "en": ("double-billed-card", ("1", "2")),
}


def unstretched(svg: str) -> str:
    """Let Chinese text keep its own width: the length a picture states is in characters."""
    return WIDE.sub(lambda match: re.sub(r'\s+textLength="[^"]*"', "", match[0]), svg)


async def settle(pilot: object) -> None:
    """Wait until workers and messages have come to rest."""
    for _ in range(40):
        await pilot.pause(0.1)  # type: ignore[attr-defined]


async def draw(lang: str, folder: Path) -> None:
    """Play a few turns in one language and draw library, talk and debrief."""
    scenario, replies = TALKS[lang]
    with tempfile.TemporaryDirectory() as home:
        reader = open_reader()
        now = datetime(2026, 7, 1, 10, 20, tzinfo=UTC)
        practice = Practice(Path(home), lambda: now, lambda: reader)
        app = TrainerApp(lambda: practice, lang=lang)
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            save(app.export_screenshot(), folder / f"library-{lang}.svg")
            from negotiation_trainer.tui.routes import OpenCase

            app.post_message(OpenCase(scenario))
            await settle(pilot)
            await pilot.press("enter")
            await settle(pilot)
            await pilot.press("ctrl+s")
            await settle(pilot)
            for reply in replies:
                await pilot.press(reply)
                await settle(pilot)
            save(app.export_screenshot(), folder / f"talk-{lang}.svg")


def save(svg: str, path: Path) -> None:
    """Write one picture."""
    path.write_text(unstretched(svg), encoding="utf-8")


def main() -> None:
    """Draw all pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/pictures")
    folder.mkdir(parents=True, exist_ok=True)
    for lang in TALKS:
        asyncio.run(draw(lang, folder))


if __name__ == "__main__":
    main()
