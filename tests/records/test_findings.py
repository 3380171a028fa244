"""What an analysis found is kept by file, and only by file."""

from pathlib import Path

from negotiation_trainer.analysis.findings import Example, Finding, numbered
from negotiation_trainer.records.findings import FOLDER, KeptFindings, keep_findings, kept_findings

REPORT = (
    "A heading",
    Finding("  An ending  ", Example(({"choose": 2}, {"say": "“[b]不行”"}), 3, "agreed")),
    "",
    Finding("Another", Example()),
)


def test_findings_are_numbered_and_come_back_by_number(tmp_path: Path) -> None:
    """The number of a line is the place of its talk among those kept; seed and words stay."""
    keep_findings(tmp_path, tmp_path / "a.yaml", REPORT)
    kept = kept_findings(tmp_path, tmp_path / "a.yaml").findings

    assert list(numbered(REPORT)) == ["A heading", "  An ending    [1]", "", "Another  [2]"]
    assert [one.words for one in kept] == ["An ending", "Another"]
    assert kept[0].example == Example(({"choose": 2}, {"say": "“[b]不行”"}), 3, "agreed")


def test_each_file_has_its_own_and_the_last_counts(tmp_path: Path) -> None:
    """Two files of one name in two folders, one of them analysed again."""
    one, other = tmp_path / "1" / "a.yaml", tmp_path / "2" / "a.yaml"
    keep_findings(tmp_path, one, REPORT)
    keep_findings(tmp_path, other, REPORT[:2])
    keep_findings(tmp_path, one, REPORT[3:])

    assert [len(kept_findings(tmp_path, path).findings) for path in (one, other)] == [1, 1]
    assert kept_findings(tmp_path, one).findings[0].words == "Another"


def test_what_was_never_kept_or_was_spoilt_is_nothing(tmp_path: Path) -> None:
    """No file, no JSON, or JSON of another shape."""
    path = tmp_path / "a.yaml"
    assert kept_findings(tmp_path, path) == KeptFindings()
    keep_findings(tmp_path, path, REPORT)
    (file,) = (tmp_path / FOLDER).iterdir()
    for spoilt in ("", "[1]", '[{"words": "x"}]', "{}", "null", '{"findings": []}'):
        file.write_text(spoilt)
        assert kept_findings(tmp_path, path) == KeptFindings()
