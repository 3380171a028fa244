"""The library's rows, filters and details in words."""

from __future__ import annotations

from pathlib import PurePath

from textual.content import Content

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.messages import say
from negotiation_trainer.tui.views.shelf import Filter, Row
from negotiation_trainer.tui.views.style import joined, plain
from negotiation_trainer.tui.wrap import cells, clip

FIXED = ("persona", "level", "stage", "pack", "times", "best")
PADDING = 2
GAP = "   "
ROOMY = 100
"""From this width a row shows all four scores, below it their mean."""
FOUR_SCORES = 15
"""Cells a table adds around every cell."""


def _words(key: str, lang: str, **values: object) -> str:
    return say("app", f"library.{key}", lang, **values)


def columns(width: int, lang: str) -> list[tuple[str, int]]:
    """Return the columns with their widths; the title takes what is left."""
    sizes = {"persona": 8 if lang == "zh" else 9, "level": 5, "stage": 5, "pack": 4, "times": 5}
    sizes["best"] = FOUR_SCORES if width >= ROOMY else 4
    labels = [(_words(f"column.{name}", lang), sizes[name]) for name in FIXED]
    labels = [(label, max(size, cells(label))) for label, size in labels]
    rest = width - sum(size + PADDING for _, size in labels) - PADDING - 6
    return [(_words("column.title", lang), min(max(rest, 16), 60)), *labels]


def row_cells(row: Row, widths: list[int], lang: str) -> list[Content]:
    """Return one row, cut to its columns."""
    if row.broken:
        texts = [plain(clip(f"✗ {row.title}", widths[0]), "$error")]
        texts += [plain("") for _ in widths[1:]]
        texts[1] = plain(_words("broken", lang), "$error")
        texts[4] = plain(row.pack)
        return texts
    best = _best(row.best, all_four=widths[6] >= FOUR_SCORES)
    sign = "✓ " if row.passed else ""
    title = clip(row.title_in(lang), widths[0] - cells(sign))
    return [
        Content.assemble((sign, "bold $success"), plain(title)),
        plain(clip(row.persona_label(lang), widths[1])),
        plain("●" * row.level + "○" * (3 - row.level)),
        plain(row.stage),
        plain(clip(row.pack, widths[4])),
        plain(str(row.practised) if row.practised else "—"),
        best,
    ]


def _best(scores: tuple[int, ...], *, all_four: bool) -> Content:
    if not scores:
        return plain("—")
    shown = scores if all_four else (round(sum(scores) / len(scores)),)
    return Content(" ").join([_score(score) for score in shown])


def _score(score: int) -> Content:
    return plain(str(score), "$success" if score >= 60 else "$warning")


def filter_line(chosen: Filter, found: int | None, width: int, lang: str) -> Content:
    """Say what is filtered and, where there is room, how much is left; nothing while unknown."""
    entries = catalogue().personas
    everything = _words("all", lang)
    entry = entries.get(chosen.persona)
    persona = entry.label.get(lang) if entry else chosen.persona
    parts = [
        ("P", _words("column.persona", lang), persona or everything, bool(chosen.persona)),
        ("V", _words("column.level", lang), str(chosen.level or everything), bool(chosen.level)),
        ("K", _words("column.pack", lang), chosen.pack or everything, bool(chosen.pack)),
    ]
    shown = [
        Content.assemble(
            (f"{key} ", "bold $accent"),
            (f"{label} ", "$aside"),
            (value, "bold $accent" if on else ""),
        )
        for key, label, value, on in parts
    ]
    if found is not None:
        count = plain(_words("found", lang, n=found), "$aside")
        if joined([*shown, count], GAP).cell_length <= width:
            shown.append(count)
    return joined(shown, GAP)


def row_detail(row: Row, lang: str) -> Content:
    """Return what a row is about, or what is wrong with its file."""
    if row.broken:
        lines = [plain(_words("broken_lead", lang, n=row.problems), "bold $error")]
        if row.problem is not None:
            name = "/".join(PurePath(row.problem.file).parts[-2:])
            where = f"{name}:{row.problem.line}:{row.problem.column}"
            lines.append(plain(f"{where}  {row.problem.message(lang)}"))
        lines.append(plain(_words("broken_what", lang), "$aside"))
        return joined(lines)
    if row.best:
        names = catalogue().dimensions
        scores = zip(names.values(), row.best, strict=True)
        best = "  ".join(f"{entry.label.get(lang)} {score}" for entry, score in scores)
        last = _words("best_line", lang, best=best)
    else:
        last = _words("fresh", lang)
    channel = catalogue().channels.get(row.channel)
    stage = catalogue().stages.get(row.stage)
    facts = [entry.label.get(lang) for entry in (stage, channel) if entry is not None]
    if len(row.langs) > 1:
        facts.append(_words("speaks_both", lang))
    elif row.lang != lang:
        facts.append(_words(f"speaks_{row.lang}", lang))
    facts.append(last)
    return joined([plain(row.summary_in(lang)), plain(" · ".join(facts), "$aside")])
