"""The wheel, as a user gets it: complete, without what belongs to the checkout, and it plays."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = "negotiation_trainer"
DATA = {".yaml", ".toml", ".bin", ".json", ".txt", ".tcss", ".npz", ".typed"}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from this checkout without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=300,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def program(wheel, tmp_path_factory):
    """The command, installed into a fresh environment that sees the libraries of this one."""
    home = tmp_path_factory.mktemp("environment") / "venv"
    venv.create(home, with_pip=False)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    question = "import sysconfig; print(sysconfig.get_path('purelib'))"
    asked = subprocess.run([python, "-c", question], check=True, capture_output=True, text=True)
    libraries = Path(asked.stdout.strip()) / "libraries.pth"
    libraries.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "install", "--quiet", "--no-deps", "--no-index", wheel],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return python.parent / "negotiation-trainer"


@pytest.fixture
def call(program, tmp_path):
    """Call the installed command from an empty folder."""

    def called(*arguments, given=""):
        names = ("PATH", "SYSTEMROOT", "TEMP", "TMP")
        environment = {name: os.environ[name] for name in names if name in os.environ}
        environment |= {"NEGOTIATION_TRAINER_HOME": str(tmp_path / "home"), "LC_ALL": "C.UTF-8"}
        (tmp_path / "elsewhere").mkdir(exist_ok=True)
        return subprocess.run(
            [program, *arguments],
            input=given.encode(),
            capture_output=True,
            cwd=tmp_path / "elsewhere",
            env=environment,
            check=True,
            timeout=120,
        ).stdout.decode()

    return called


def contents(wheel):
    """Return the names inside the wheel."""
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_every_data_file_is_inside(wheel):
    """Messages, packs, rubric, catalogue, weights, starters, styles: all of the package."""
    source = ROOT / "src" / PACKAGE
    expected = {
        f"{PACKAGE}/{path.relative_to(source).as_posix()}"
        for path in source.rglob("*")
        if path.suffix in DATA
    }
    assert len(expected) > 20
    assert expected - contents(wheel) == set()


def test_every_scenario_and_persona_is_inside(wheel):
    """The library is shipped as it lies in the checkout."""
    library = ROOT / "scenarios"
    expected = {
        f"{PACKAGE}/library/{path.relative_to(library).as_posix()}"
        for path in library.rglob("*.yaml")
    }
    assert len(expected) > 20
    assert expected - contents(wheel) == set()


def test_nothing_else_is_inside(wheel):
    """No tests, no corpus, no caches, nothing outside the package."""
    names = contents(wheel)
    outside = {n for n in names if not n.startswith((f"{PACKAGE}/", f"{PACKAGE}-"))}
    assert outside == set()
    words = ("test_", "corpus/", "__pycache__", "requirements", ".pyc")
    assert {n for n in names if any(word in n for word in words)} == set()


def test_the_wheel_is_pure_python(wheel):
    """One file for every system."""
    assert wheel.name.endswith("-py3-none-any.whl")


def test_it_lists_and_shows_the_shipped_scenarios(call):
    """They are found inside the installed package, in both languages."""
    listed = json.loads(call("list", "--json"))
    assert [row for row in listed if row.get("error")] == []
    assert {row["lang"] for row in listed} == {"zh", "en"}
    shown = json.loads(call("show", listed[0]["id"], "--json"))
    assert shown["id"] == listed[0]["id"]


@pytest.mark.parametrize(
    ("scenario", "words"),
    [
        ("penalty-interest-dispute", "您好，我是海岳消费金融的顾言，请问是秦女士本人吗？"),
        ("up-every-two-hours", "My name is Marcus Doyle. Am I speaking with Ms. Kessler?"),
    ],
)
def test_it_plays(call, scenario, words):
    """A typed line is read by the shipped weights and answered."""
    given = json.dumps({"say": words}, ensure_ascii=False) + "\n"
    out = call("play", scenario, "--json", "--mode", "typed", given=given)
    events = [json.loads(line) for line in out.splitlines()]
    assert [event["event"] for event in events] == ["briefing", "turn", "turn", "debrief"]
    assert "identify_self" in {mark["id"] for mark in events[2]["move"]["acts"]}


def test_it_makes_a_starter_that_passes_its_own_check(call):
    """The starters' texts are inside as well."""
    path = call("new", "scenario", "mine", "--lang", "zh").strip()
    assert json.loads(call("check", path, "--json")) == []
