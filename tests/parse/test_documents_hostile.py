"""Files made to be slow: none may cost more than in proportion to its size.

No clock is read. Each of these takes a reader with quadratic behaviour from milliseconds to minutes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migrator.parse import syntax
from migrator.parse.manifest import dependencies
from migrator.parse.read import parse

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 60_000
HOSTILE: list[tuple[str, Callable[[int], str]]] = [
    ("nested.json", lambda n: "[" * n),
    ("nested_names.json", lambda n: '{"a":' * (n // 5)),
    ("one_string.json", lambda n: '{"a":"' + "x" * n),
    ("escapes.json", lambda n: '{"a":"' + "\\" * n),
    ("quotes.json", lambda n: '"' * n),
    ("keys_begun.json", lambda n: '"-----BEGIN\n' * (n // 12)),
    ("blanks.json", lambda n: "{" + " " * n),
    ("secrets.json", lambda n: "{" + '"kind":"Secret","data":{"a":"b"},' * (n // 33)),
    ("a.postman_collection.json", lambda n: '{"script":{"exec":' * (n // 18)),
    ("folders.postman_collection.json", lambda n: '{"item":[' * (n // 9)),
    ("cells.ipynb", lambda n: '{"nbformat":4,"cells":[' + '{"source":["a\\n","b"]},' * (n // 23)),
    ("nested.yaml", lambda n: "- " * (n // 2)),
    ("flow.yaml", lambda n: "a: [" + "[" * n),
    ("directives.yaml", lambda n: "%TAG !a! tag:\n" * (n // 14) + "---\n"),
    ("returns.yaml", lambda n: "a: >\n" + " x\ry\n" * (n // 5)),
    ("broken.yaml", lambda n: "a: b\n" * (n // 5) + "}"),
    ("template.yaml", lambda n: "{{ x }}\n" + "a: |\n" * (n // 5)),
    ("template_word.yaml", lambda n: "{{ x }}\na" + " " * n),
    ("references.yaml", lambda n: "a: " + "${" * (n // 2)),
    ("quotes.env", lambda n: 'A="x\n' * (n // 5)),
    ("word.env", lambda n: "A" * n),
    ("underscores.env", lambda n: "AIO_" + "a_" * (n // 2) + "=1"),
    ("carried.properties", lambda n: "a\\\n" * (n // 3)),
    ("blanks.properties", lambda n: " " * n),
    ("blanks.ini", lambda n: "a" + " " * n),
    ("brackets.ini", lambda n: "[" * n),
    ("option.dockerfile", lambda n: "RUN --" + "a" * n),
    ("Jenkinsfile", lambda n: "sh" + " " * n),
    ("remote.sh", lambda n: "ssh a" + " " * n),
    ("script.fsx", lambda n: '#r "nuget: a,' + " " * n),
    ("blank_lines/yarn.lock", lambda n: "a@1:\n" + (" " * (n // 9) + "\n") * 3),
    ("blanks/requirements.txt", lambda n: "a>1" + " " * n + "x"),
    ("blanks/pyproject.toml", lambda n: '[project]\ndependencies = ["a;' + " " * n + '\\n!"]'),
    ("carried.ini", lambda n: "a=b\n" + " c\n" * (n // 3)),
    ("dots.toml", lambda n: "a." * (n // 2)),
    ("quotes.toml", lambda n: '"""' * (n // 3)),
    ("open.xml", lambda n: "<a " * (n // 3)),
    ("closed.xml", lambda n: "<a>" * (n // 8) + "</b>" * (n // 8)),
    ("types.xml", lambda n: "<!a" * (n // 3)),
    ("quotes.xml", lambda n: "<a b='" * (n // 6)),
    ("scripts.html", lambda n: "<script>" * (n // 8)),
    ("word.config", lambda n: "a" * n),
    ("word.tf", lambda n: "a" + " " * n),
    ("heredocs.tf", lambda n: "<<A\n" * (n // 4)),
    ("calls.tf", lambda n: "a = f(" * (n // 6)),
    ("heredocs.yml", lambda n: "- run: |\n" + "   \\<<\n" * (n // 7)),
    ("Dockerfile", lambda n: "RUN <<A\n" * (n // 8)),
    ("pairs.dockerfile", lambda n: "ENV " + 'a="' * (n // 3)),
    ("word.dockerfile", lambda n: "ENV " + "a" * n),
    ("fences.md", lambda n: "```js\na\n```\n" * (n // 12)),
    ("quoted.md", lambda n: "> " * (n // 2)),
    ("literal.rst", lambda n: "::\n\n  x\n\ny\n" * (n // 12)),
    ("begins.pem", lambda n: "-----BEGIN A-----\n" * (n // 18)),
    ("dashes.adoc", lambda n: "-" * n + "!"),
    ("blanks.adoc", lambda n: "----" + " " * n + "!"),
    ("base64.json", lambda n: '{"kind":"Secret","data":{"a":"' + " " * n + '!"}}'),
    ("blanks.txt", lambda n: " " * n),
    ("requirements.txt", lambda n: "a" + "<1," * (n // 3)),
    ("x/requirements.txt", lambda n: "a" + " " * n),
    ("yarn.lock", lambda n: "a@b:\n" * (n // 5)),
    ("x/yarn.lock", lambda n: '"a' * (n // 2)),
    ("go.mod", lambda n: "a.bc/" * (n // 5)),
    ("Gemfile", lambda n: "gem 'a', '1'," * (n // 13)),
    ("blanks/Gemfile", lambda n: "gem" + " " * n),
    ("listed/Gemfile", lambda n: "gem 'a'," + " " * n),
    ("DESCRIPTION", lambda n: "Imports:\n" + " a\n" * (n // 3)),
]


@pytest.mark.parametrize(("path", "make"), HOSTILE, ids=[path for path, _ in HOSTILE])
def test_hostile_files_end(path: str, make: Callable[[int], str]) -> None:
    """The file is read to its end, with a bounded number of regions, and its bytes come back."""
    text = make(SIZE)
    document = parse(path, text.encode())
    assert document.text == text
    assert len(document.regions) <= 5000
    assert len(dependencies(document)) <= len(text)


@pytest.mark.parametrize("path", ["deep.py", "deep.ps1", "deep.js", "deep.groovy"])
def test_brackets_deeper_than_any_program_are_passed_over(path: str) -> None:
    """Names and strings around a flood of brackets are still read, and the reader says that it gave up."""
    text = 'first = "one"\n' + "(" * 5_000 + '\nlast = "two"\n'
    region = parse(path, text.encode()).regions[0]
    assert {one.value for one in region.facts.texts} >= {"one", "two"}
    assert not region.facts.complete


def test_lists_deeper_than_any_configuration_end() -> None:
    """What is deeper than a thousand lists stands in the last of them; what comes after stands where it should."""
    document = parse("deep.json", ('{"a":' + "[" * 2_000 + '{"b": 1}' + "]" * 2_000 + ', "c": 2}').encode())
    assert {entry.name: entry.path for entry in document.regions[0].facts.entries}["c"] == ()


def test_a_slow_machine_reads_what_a_fast_one_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds of time are relative to what a program takes here: fifty times slower, and nothing is given up."""
    program = "def area(width, height):\n    return width * height\n" * 4_000
    monkeypatch.setattr("migrator.parse.syntax._takes", lambda _, source: 50 * 0.25e-6 * len(source))
    monkeypatch.setattr("migrator.parse.syntax._slowness", vars(syntax)["_slowness"].__wrapped__)
    assert syntax.parse("python", program) is not None
