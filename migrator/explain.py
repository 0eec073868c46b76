"""One rule's page, from its declaration alone: for `migrator explain` and for `docs/rules/`.

`python -m migrator.explain FOLDER` writes every page and their index there.
"""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from migrator.rules.registry import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rules.base import Example, Rule

_FENCES = {
    ".js": "javascript",
    ".ts": "typescript",
    ".py": "python",
    ".sh": "bash",
    ".yml": "yaml",
    ".cs": "csharp",
    ".rb": "ruby",
    ".ps1": "powershell",
    ".md": "markdown",
}


def page(rule: Rule) -> str:
    """The page of one rule, Markdown."""
    return "\n".join(_lines(rule)) + "\n"


def _lines(rule: Rule) -> Iterator[str]:
    yield f"# {rule.title} (`{rule.id}`)"
    yield ""
    yield f"{rule.severity.value}, {rule.category.value}, {rule.confidence.value} confidence"
    for heading, text in (("What it finds", rule.summary), ("Why it matters now", rule.why), ("Instead", rule.remedy)):
        yield from ("", f"## {heading}", "", text)
    yield from ("", "## Found")
    for example in rule.matches:
        yield from _example(example)
    if rule.silent:
        yield from ("", "## Not found")
        for example in rule.silent:
            yield from _example(example)
    yield from ("", "## To silence it", "")
    yield "In the line, or the line above, in a comment of the language; the reason is required, the end is wise:"
    yield from ("", "```text", f"migrator: ignore[{rule.id}] until=2027-06-30 why it must stay", "```")
    yield from ("", "Or for many files in `migrator.toml`:", "", "```toml", "[[suppress]]", f'rules = ["{rule.id}"]')
    yield from ('paths = ["docs/history/**"]', 'reason = "why it must stay"', "until = 2027-06-30", "```")
    yield from ("", "## Sources", "")
    yield from (f"- {source}" for source in rule.sources)


def _example(example: Example) -> Iterator[str]:
    where = f"line{'s' * (len(example.lines) > 1)} {', '.join(map(str, example.lines))}" if example.lines else ""
    about = "; ".join(part for part in (example.note, where) if part)
    yield from ("", f"`{example.path}`" + (f" ({about})" if about else ""), "")
    fence = _fence(example.text)
    yield from (fence + _language(example.path), example.text.rstrip("\n"), fence)


def _fence(text: str) -> str:
    """Longer than any run of backticks in the text."""
    longest = max((len(run) for run in "".join(mark if mark == "`" else " " for mark in text).split()), default=0)
    return "`" * max(3, longest + 1)


def _language(path: str) -> str:
    suffix = PurePosixPath(path).suffix
    return _FENCES.get(suffix, suffix.removeprefix("."))


def index(rules: tuple[Rule, ...]) -> str:
    """The list of the pages, Markdown."""
    rows = [
        f"| [`{rule.id}`]({rule.id}.md) | {rule.severity.value} | {rule.category.value} | {rule.title} |"
        for rule in rules
    ]
    return "\n".join(
        ["# Rules", "", "| rule | severity | category | what it finds |", "| --- | --- | --- | --- |", *rows, ""]
    )


def pages() -> dict[str, str]:
    """File name to text, for every page and the index."""
    rules = load()
    return {"README.md": index(rules)} | {f"{rule.id}.md": page(rule) for rule in rules}


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
