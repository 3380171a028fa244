"""Textual waits for an idle process in steps of 20 ms; smaller steps halve the time."""

import pytest
import textual._wait


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for idleness in small steps."""
    monkeypatch.setattr(textual._wait, "SLEEP_GRANULARITY", 1 / 500)
    monkeypatch.setattr(textual._wait, "SLEEP_IDLE", 1 / 2500)
    monkeypatch.delenv("NO_COLOR", raising=False)
