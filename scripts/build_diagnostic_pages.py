"""Writes docs/diagnostics: a page for each finding of `check`, and an index in each language.

All words come from the tables that the program itself uses.
Without arguments the pages are written; with `--check` they are only compared (exit code 1).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from negotiation_trainer.scenario.explain import Example, Explanation, explanations
from negotiation_trainer.scenario.visible import visible

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "diagnostics"
INDEXES = {"en": "README.md", "zh": "README.zh-CN.md"}
GENERATED = (
    "<!-- Written by scripts/build_diagnostic_pages.py from explanations.toml and "
    "diagnostics.toml; change those, not this page. -->"
)

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "language": "English",
        "stop": ": ",
        "error": "error: the file cannot be used until it is mended",
        "warning": "warning: the file can be used, but something may not be as meant",
        "why": "Why it matters",
        "mend": "How to mend it",
        "fix": "Where it leaves no doubt, `negotiation-trainer check --fix` does it for you.",
        "case": "Example",
        "wrong": "Wrong",
        "right": "Right",
        "title": "What `check` finds",
        "intro": (
            "`negotiation-trainer check` names each problem of a file by a code such as NT130. "
            "Every code has a page here: what it means, why it matters, how to mend it, and an "
            "example of wrong and right. The same is told in the terminal by\n"
            "`negotiation-trainer check --explain NT130`. "
            "Words in ‹angle brackets› stand for what is found in your file.\n\n"
            "An **error** keeps a file from being used. A **warning** does not, but something "
            "may not be as you meant it.\n\n"
            "What is mechanical, `negotiation-trainer check --fix` mends for you: a misspelt name "
            "that is near one valid name only, a missing space, a tab, a text that needs quotes. "
            "It leaves everything else as it is, comments and order included, and keeps a change "
            "only if the file is better for it. `--fix --dry-run` shows the changes and writes "
            "nothing. Codes it can mend have a ✓."
        ),
        "columns": "| Code | Name | What it says |",
        "repository": (
            "## Scenarios kept in a repository\n\n"
            "On GitHub, this step of a workflow shows each finding beside its line:\n\n"
            "```yaml\n"
            "- run: negotiation-trainer check --format github scenarios\n"
            "```\n\n"
            "With [pre-commit](https://pre-commit.com), what changed is checked before each "
            "commit. Name this project under `repo`:\n\n"
            "```yaml\n"
            "hooks:\n"
            "  - id: negotiation-trainer-check\n"
            "```\n\n"
            "It looks at what lies in folders named `scenarios`, `personas`, `conduct` or "
            "`rubrics`; for a folder of another name, say so below the `id`, for example "
            "`files: ^training/.*[.]yaml$`. What goes with a changed file is checked as well: the "
            "scenarios that use a persona or belong to a pack, and a scenario's persona and "
            "translation."
        ),
    },
    "zh": {
        "language": "中文",
        "stop": "：",
        "error": "错误：改好之前，文件不能用",
        "warning": "警告：文件能用，但有的地方可能和你想的不一样",
        "why": "为什么要紧",
        "mend": "怎么改",
        "fix": "能看准该怎么改的，`negotiation-trainer check --fix` 会替你改。",
        "case": "例子",
        "wrong": "错的写法",
        "right": "对的写法",
        "title": "`check` 能发现的问题",
        "intro": (
            "`negotiation-trainer check` 给每个问题一个编号，比如 NT130。每个编号在这里都有一页："
            "是什么意思、为什么要紧、怎么改，还有错和对的例子。在终端里也能看到同样的内容：\n"
            "`negotiation-trainer check --explain NT130`。"
            "‹尖括号›里的词，实际显示的是你文件里的内容。\n\n"
            "**错误**没改好，文件不能用。**警告**不影响使用，但有的地方可能和你想的不一样。\n\n"
            "能自动改的，`negotiation-trainer check --fix` 会替你改好：只和一个名字相近的错字、"
            "少写的空格、制表符、该加引号的文字。别的一个字不动，注释和顺序都照旧；改了以后文件确实变好，才会留下。"
            "`--fix --dry-run` 只给你看会怎么改，不写文件。能自动改的编号标着 ✓。"
        ),
        "columns": "| 编号 | 名称 | 说的是什么 |",
        "repository": (
            "## 场景放在代码仓库里的话\n\n"
            "在 GitHub 的工作流里加上这一步，每个问题会显示在出问题的那一行旁边：\n\n"
            "```yaml\n"
            "- run: negotiation-trainer check --format github scenarios\n"
            "```\n\n"
            "用 [pre-commit](https://pre-commit.com) 的，每次提交前会先检查改过的文件。"
            "`repo` 里写上本项目的地址：\n\n"
            "```yaml\n"
            "hooks:\n"
            "  - id: negotiation-trainer-check\n"
            "```\n\n"
            "只查名为 `scenarios`、`personas`、`conduct`、`rubrics` 的文件夹；放在别的文件夹里的，"
            "在 `id` 下面写明，如 `files: ^training/.*[.]yaml$`。和改动的文件配套的也一起查："
            "用到这个角色、属于这个包的场景，以及场景的角色和译文。"
        ),
    },
}

GROUPS: Mapping[str, Mapping[str, str]] = {
    "NT1": {"en": "The file and how it is written", "zh": "文件和写法"},
    "NT2": {"en": "What goes where", "zh": "什么该写在哪里"},
    "NT3": {"en": "Names that lead nowhere", "zh": "落空的名字"},
    "NT4": {"en": "The course of the talk", "zh": "对话怎么走"},
    "NT5": {"en": "The case and its figures", "zh": "案件和数目"},
    "NT6": {"en": "Personas", "zh": "角色"},
    "NT7": {"en": "Playthroughs", "zh": "演练"},
    "NT8": {
        "en": "Replies and examples that the reader hears otherwise",
        "zh": "程序听出来不一样的话",
    },
    "NT9": {"en": "A scenario in another language", "zh": "场景的另一种语言"},
}


def pages() -> dict[Path, str]:
    """Every page by its path, the indexes first."""
    indexes = {FOLDER / name: _text(_index(lang)) for lang, name in INDEXES.items()}
    own = {FOLDER / f"{code}.md": _text(_page(item)) for code, item in explanations().items()}
    return {**indexes, **own}


def _text(lines: Iterator[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"


def _index(lang: str) -> Iterator[str]:
    words = WORDS[lang]
    yield f"# {words['title']}\n"
    yield f"{GENERATED}\n"
    yield f"{words['intro']}\n"
    for start, title in GROUPS.items():
        yield f"## {title[lang]}\n"
        yield words["columns"]
        yield "| --- | --- | --- |"
        for code, item in explanations().items():
            if code.startswith(start):
                name = f"`{item.entry.name}`{' ✓' if item.entry.fix else ''}"
                yield f"| [{code}]({code}.md) | {name} | {_cell(item.message(lang))} |"
        yield ""
    yield words["repository"]


def _cell(text: str) -> str:
    return _literal(text).replace("|", "\\|")


def _literal(text: str) -> str:
    """Text in which Markdown finds nothing to format."""
    return "".join(f"\\{sign}" if sign in "\\*_<&`[]{}" else sign for sign in text)


def _page(item: Explanation) -> Iterator[str]:
    yield f"# {item.entry.code} `{item.entry.name}`\n"
    yield f"{GENERATED}\n"
    yield " · ".join(f"[{WORDS[lang]['title']}]({name})" for lang, name in INDEXES.items()) + "\n"
    for lang in INDEXES:
        yield from _part(item, lang)


def _part(item: Explanation, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    yield f"## {words['language']}\n"
    yield f"> {_literal(item.message(lang))}\n"
    yield f"*{words[item.entry.severity.value]}*\n"
    yield f"**{words['why']}**{words['stop']}{_literal(item.why[lang])}\n"
    yield f"**{words['mend']}**{words['stop']}{_literal(item.mend[lang])}\n"
    if item.entry.fix:
        yield f"{words['fix']}\n"
    if item.examples:
        yield from _example(item.examples[lang], words)
    else:
        yield f"**{words['case']}**{words['stop']}{_literal(item.case[lang])}\n"


def _example(example: Example, words: Mapping[str, str]) -> Iterator[str]:
    for name, piece in zip(("wrong", "right"), example.shown(), strict=True):
        lines = "\n".join(map(visible, piece.splitlines()))
        yield f"{words[name]}{words['stop'].strip()}\n\n```yaml\n{lines}\n```\n"


def stale() -> list[Path]:
    """The pages that are not what would be written now, and pages of codes that are gone."""
    wanted = pages()
    there = set(FOLDER.glob("NT*.md")) if FOLDER.is_dir() else set()
    old = [p for p, text in wanted.items() if not p.is_file() or p.read_text("utf-8") != text]
    return [*old, *sorted(there - set(wanted))]


def main(arguments: list[str]) -> int:
    """Write the pages, or say which are out of date."""
    if arguments == ["--check"]:
        for path in stale():
            print(f"{path.relative_to(ROOT)} is out of date: run scripts/build_diagnostic_pages.py")
        return 1 if stale() else 0
    FOLDER.mkdir(exist_ok=True)
    for path in stale():
        path.unlink(missing_ok=True)
    for path, text in pages().items():
        path.write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
