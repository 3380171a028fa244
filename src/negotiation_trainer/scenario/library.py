"""Where scenarios are found: an instructor's own folder first, then the shipped packs.

A root holds packs (folders with a `pack.yaml`), loose scenarios and a `personas` folder. Files
whose names end in `.play.yaml` are playthroughs, those in `.zh.yaml` or `.en.yaml` other languages
of the scenario beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal

from pydantic import Field

from negotiation_trainer.scenario.model import Lang, Scenario
from negotiation_trainer.scenario.overlay_model import LANGS, Overlay, overlay_lang
from negotiation_trainer.scenario.persona_model import Persona, PersonaLines
from negotiation_trainer.scenario.reading import Files, ModelFile
from negotiation_trainer.scenario.values import Id, Node, Part, Words
from negotiation_trainer.scenario.wording_model import MOST_WORDINGS, Wordings

PACK_FILE = "pack.yaml"
PERSONAS = "personas"
Jurisdiction = Literal["cn", "us", "uk"]


class Pack(Part):
    """The manifest of a scenario pack: scenarios in one language under the rules of one country."""

    pack: Id = Field(..., description="Its id, the same as the folder's name.")
    title: dict[Lang, Words] = Field(..., description="Its name in each language.")
    lang: Lang = Field(..., description="The language of its scenarios.")
    jurisdiction: Jurisdiction = Field(..., description="Whose rules of conduct apply.")
    description: dict[Lang, Words] = Field(
        default_factory=dict, description="A sentence about it in each language."
    )
    wording: Wordings = Field(
        (),
        max_length=MOST_WORDINGS,
        description="Ways of saying things that the reader should know in every scenario here.",
    )


MISNAMED = re.compile(r"\.ya?ml(\.txt)?$", re.IGNORECASE)
"""Endings of such a file. Windows' Notepad puts `.txt` behind the name, and hides it."""


def is_misnamed(path: Path) -> bool:
    """Whether nobody looks for a file of such an ending: `.yml`, `.yaml.txt`, or capitals."""
    return path.suffix != ".yaml" and MISNAMED.search(path.name) is not None


def named_right(path: Path) -> str:
    """Return the name that a misnamed file should have."""
    return MISNAMED.sub(".yaml", path.name)


def read_model(path: Path, model: type[Node]) -> ModelFile:
    """Read one file into its model; never raises on what the file holds."""
    return Files().model(path, model)


def shipped_root() -> Path:
    """Return the folder of the shipped packs: inside the wheel, or the checkout's own."""
    packaged = Path(str(files("negotiation_trainer"))) / "library"
    if packaged.is_dir():
        return packaged
    return Path(__file__).resolve().parents[3] / "scenarios"


@dataclass(frozen=True, slots=True)
class Place:
    """A scenario file, before it is read."""

    path: Path
    pack: Path | None

    @property
    def id(self) -> str:
        """The file's name, which a scenario's id repeats."""
        return self.path.name.removesuffix(".yaml")

    @property
    def qualified(self) -> str:
        """`pack/id`, or the id alone when it is loose."""
        return f"{self.pack.name}/{self.id}" if self.pack else self.id


def scenario_files(root: Path) -> Iterator[Place]:
    """Find the scenario files of a root, packs in order of name, loose files last."""
    if not root.is_dir():
        return
    folders = sorted(f for f in root.iterdir() if f.is_dir() and f.name != PERSONAS)
    for folder in folders:
        pack = folder if (folder / PACK_FILE).is_file() else None
        yield from (Place(path, pack) for path in _yaml_files(folder))
    pack = root if (root / PACK_FILE).is_file() else None
    yield from (Place(path, pack) for path in _yaml_files(root))


def _yaml_files(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.glob("*.yaml")
        if path.name != PACK_FILE
        and not path.name.endswith(".play.yaml")
        and not overlay_lang(path.name)
    )


def find(reference: str, roots: Sequence[Path]) -> list[Place]:
    """Return the scenarios a reference names: a path, an id, or `pack/id`; the first root wins."""
    path = Path(reference)
    if reference.endswith(".yaml") or path.is_file():
        pack = path.parent if (path.parent / PACK_FILE).is_file() else None
        return [Place(path, pack)]
    for root in roots:
        found = [p for p in scenario_files(root) if reference in (p.id, p.qualified)]
        if found:
            return found
    return []


def scenario_ids(roots: Sequence[Path]) -> tuple[str, ...]:
    """Return the ids of all scenarios of some roots, each once."""
    return tuple(dict.fromkeys(place.id for root in roots for place in scenario_files(root)))


def languages_of(jurisdiction: str, roots: Sequence[Path]) -> frozenset[str]:
    """Return the languages in which scenarios under one country's rules are written."""
    files = Files()
    found = (_lang_and_rules(place, files) for root in roots for place in scenario_files(root))
    return frozenset(lang for lang, rules in found if rules == jurisdiction)


def _lang_and_rules(place: Place, files: Files) -> tuple[str, str]:
    """A scenario's language and whose rules apply, as far as the file says in whatever state."""
    pack, data = read_pack(place, files), files.source(place.path).data
    own = data.get("lang") if isinstance(data, dict) else None
    return spoken_under(own if own in LANGS else None, pack)


def persona_folders(place: Path, roots: Sequence[Path]) -> list[Path]:
    """Return where a scenario's persona may live, nearest first."""
    near = [place.parent / PERSONAS, place.parent.parent / PERSONAS, place.parent]
    return [*near, *(root / PERSONAS for root in roots)]


def persona_path(name: str, folders: Sequence[Path]) -> Path | None:
    """Return the machine of a persona."""
    paths = (folder / f"{name}.yaml" for folder in folders)
    return next((path for path in paths if path.is_file()), None)


def persona_names(folders: Sequence[Path]) -> tuple[str, ...]:
    """Return the names of the machines in those of some folders that are for personas."""
    machines = (
        path for place in folders if place.name == PERSONAS for path in place.glob("*.yaml")
    )
    return tuple(sorted({path.stem for path in machines if path.name.count(".") == 1}))


def lines_path(name: str, lang: str, folders: Sequence[Path]) -> Path | None:
    """Return the words of a persona in one language."""
    paths = (folder / f"{name}.{lang}.yaml" for folder in folders)
    return next((path for path in paths if path.is_file()), None)


def spoken_under(own: str | None, pack: Pack | None) -> tuple[str, str]:
    """Return a scenario's language (its own, else the pack's, else English) and whose rules apply.

    Those are the pack's, else by language.
    """
    lang = own or (pack.lang if pack else "en")
    return lang, pack.jurisdiction if pack else ("cn" if lang == "zh" else "us")


def read_pack(place: Place, files: Files | None = None) -> Pack | None:
    """Return the manifest of the pack a scenario belongs to, or None."""
    if place.pack is None:
        return None
    model = (files or Files()).model(place.pack / PACK_FILE, Pack).model
    return model if isinstance(model, Pack) else None


def overlay_path(scenario: Path, lang: str) -> Path:
    """Return where a scenario's words in another language stand: beside it."""
    return scenario.with_name(f"{scenario.name.removesuffix('.yaml')}.{lang}.yaml")


@dataclass(frozen=True, slots=True)
class Tongue:
    """Another language of a scenario: its words, and the persona's lines in it, if any."""

    lang: str
    overlay: ModelFile
    lines: ModelFile | None = None

    @property
    def whole(self) -> bool:
        """Whether both files were read and have their models."""
        return _all_whole(self.overlay, self.lines)


def _all_whole(*files: ModelFile | None) -> bool:
    return all(
        file is not None and file.model is not None and not file.source.problems for file in files
    )


@dataclass(frozen=True, slots=True)
class Parts:
    """The files a scenario is made of, each read; what could not be found is None."""

    place: Place
    pack: Pack | None
    scenario: ModelFile
    persona: ModelFile | None = None
    lines: ModelFile | None = None
    tongues: tuple[Tongue, ...] = ()

    @property
    def lang(self) -> str:
        """The language spoken."""
        return self._spoken_under[0]

    @property
    def jurisdiction(self) -> str:
        """Whose rules apply."""
        return self._spoken_under[1]

    @property
    def _spoken_under(self) -> tuple[str, str]:
        model = self.scenario.model
        own = model.lang if isinstance(model, Scenario) else None
        return spoken_under(own, self.pack)

    @property
    def whole(self) -> bool:
        """Whether every part was read and has its model."""
        return _all_whole(self.scenario, self.persona, self.lines)


def read_parts(place: Place, roots: Sequence[Path], files: Files | None = None) -> Parts:
    """Read a scenario with its persona and the persona's words; `files` may know them already."""
    files = files or Files()
    pack = read_pack(place, files)
    scenario = files.model(place.path, Scenario)
    parts = Parts(place, pack, scenario)
    if not isinstance(scenario.model, Scenario):
        return parts
    folders = persona_folders(place.path, roots)
    name = scenario.model.persona
    machine = persona_path(name, folders)

    def spoken(lang: str) -> ModelFile | None:
        words = lines_path(name, lang, folders)
        return files.model(words, PersonaLines) if words else None

    beside = {lang: overlay_path(place.path, lang) for lang in LANGS if lang != parts.lang}
    return Parts(
        place,
        pack,
        scenario,
        files.model(machine, Persona) if machine else None,
        spoken(parts.lang),
        tuple(
            Tongue(lang, files.model(path, Overlay), spoken(lang))
            for lang, path in beside.items()
            if path.is_file()
        ),
    )
