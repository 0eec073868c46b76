from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from migrator.parse.read import parse

if TYPE_CHECKING:
    from migrator.parse.document import Document
    from migrator.parse.facts import Entry


def entries(document: Document, region: int = 0) -> dict[str, Entry]:
    return {entry.name: entry for entry in document.regions[region].facts.entries}


CASES = [
    ("a/service.json", '{"ims": {"jwt_token": "x y"}}', "json", ("ims",)),
    ("a/service.yaml", "ims:\n  jwt_token: x y\n", "yaml", ("ims",)),
    ("a/chart.yaml", "{{- if .Values.on }}\nims:\n  jwt_token: x y\n{{- end }}\n", "yaml", ("ims",)),
    (".env", "export jwt_token='x y'\n", "dotenv", ()),
    ("a/b.properties", "jwt_token = x y\n", "properties", ()),
    ("a/b.ini", "[ims]\njwt_token = x y\n", "ini", ("ims",)),
]


@pytest.mark.parametrize(("path", "text", "language", "around"), CASES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_entries_are_the_same_in_every_encoding(
    path: str, text: str, language: str, around: tuple[str, ...], encoding: str
) -> None:
    """A configuration entry has its name, path, value and spans whatever bytes it is written in."""
    document = parse(path, text.encode(encoding))
    entry = entries(document)["jwt_token"]
    assert document.regions[0].language == language
    assert entry.path == around
    assert entry.value == "x y"
    assert document.text[entry.name_span.start : entry.name_span.end] == "jwt_token"
    assert entry.value_span is not None
    assert document.text[entry.value_span.start : entry.value_span.end].strip("\"'") == "x y"
    assert document.bom + document.text.encode(document.encoding) == text.encode(encoding)
    assert document.problems == ()


def test_a_postman_script_is_code_at_its_own_line() -> None:
    """A script inside a collection is a JavaScript region whose lines are those of the collection."""
    collection = {
        "info": {"_postman_id": "1", "name": "IMS"},
        "item": [
            {
                "name": "Auth",
                "item": [
                    {
                        "name": "Sign in",
                        "event": [{"listen": "prerequest", "script": {"exec": ["var a = 1;", 'send("jwt_token");']}}],
                        "request": {
                            "body": {"mode": "urlencoded", "urlencoded": [{"key": "jwt_token", "value": "{{J}}"}]}
                        },
                    }
                ],
            }
        ],
    }
    document = parse("x.json", json.dumps(collection, indent=1).encode())
    assert document.regions[0].language == "postman"
    form = [entry for entry in document.regions[0].facts.entries if entry.shape == "form"]
    assert [(entry.name, entry.value) for entry in form] == [("jwt_token", "{{J}}")]
    script = document.regions[1]
    assert (script.language, script.label) == ("javascript", "postman: Auth > Sign in / prerequest")
    at = script.text.index("jwt_token")
    file_at = script.offsets.to_file(at)
    assert document.text[file_at : file_at + 9] == "jwt_token"


def test_a_notebook_cell_is_code() -> None:
    """Cells are joined from their lines and read in their own language; outputs are not looked at."""
    notebook = {
        "cells": [
            {"cell_type": "markdown", "metadata": {}, "source": ["# Title\n", "text"]},
            {
                "cell_type": "code",
                "metadata": {},
                "outputs": [{"text": ["jwt_token"]}],
                "source": ["a = 1\n", "b = 'jwt_token'\n"],
            },
        ],
        "metadata": {"language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    document = parse("x.ipynb", json.dumps(notebook, indent=1).encode())
    assert [region.language for region in document.regions] == ["notebook", "markdown", "python"]
    assert document.regions[2].text == "a = 1\nb = 'jwt_token'\n"


def test_a_workflow_step_is_a_script() -> None:
    """A `run:` block is a Bash region that maps back to the line it stands on."""
    text = (
        "on: push\njobs:\n  a:\n    steps:\n"
        "      - name: Key\n        run: |\n          echo 1\n          curl -F jwt_token=x\n"
    )
    document = parse(".github/workflows/a.yml", text.encode())
    script = document.regions[1]
    assert (script.language, script.text) == ("bash", "echo 1\ncurl -F jwt_token=x\n")
    assert document.position(script.offsets.to_file(script.text.index("curl"))) == (8, 11)


def test_a_fenced_block_is_code() -> None:
    """The info string of a fence names the language; the prose around stays prose."""
    document = parse("README.md", b"# Hi\n\n```js\nlet a = 1\n```\n\nbye\n")
    assert [(region.language, region.text) for region in document.regions[1:]] == [("javascript", "let a = 1\n")]
    assert [text.value for text in document.regions[0].facts.texts] == ["# Hi", "bye"]


def test_pem_blocks_say_what_they_are() -> None:
    """A key file is material, told by its content; a placeholder keeps its words."""
    document = parse("deploy/secret", b"-----BEGIN PRIVATE KEY-----\nPASTE HERE\n-----END PRIVATE KEY-----\n")
    assert document.regions[0].kind == "material"
    assert entries(document)["PRIVATE KEY"].value == "PASTE HERE"


def test_broken_yaml_is_searched_and_said() -> None:
    """What the YAML parser refuses is read by its lines, and the coverage hears of it."""
    document = parse("a.yml", b"a:\n  jwt_token: x\n b: [\n")
    assert document.problems == ("invalid YAML at line 3: searched as text",)
    assert entries(document)["jwt_token"].value == "x"
