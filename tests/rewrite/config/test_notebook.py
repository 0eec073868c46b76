"""Jupyter notebooks: code in cells is code, and the file stays the JSON that it was."""

from __future__ import annotations

import json
from typing import Any

from tests.rewrite.harness import SCOPES, check_kept, rewrite

NAME = "explore.ipynb"
CELLS = (
    "%pip install pyjwt requests\nimport time\n\nimport jwt\nimport requests",
    (
        "HOST = 'https://ims-na1.adobelogin.com'  # \u00e9\n"
        "CLIENT_ID = '5f1c0a7be94d4c2f8a3b6d90e12f7c44'\n"
        "SECRET = input()"
    ),
    (
        "def assertion(key):\n"
        "    claims = {\n"
        "        'exp': int(time.time()) + 300,\n"
        "        'iss': '0123456789ABCDEF0A495C99@AdobeOrg',\n"
        "        'sub': '89ABCDEF012345670A495C98@techacct.adobe.com',\n"
        "        'aud': HOST + '/c/' + CLIENT_ID,\n"
        "        HOST + '/s/ent_dataservices_sdk': True,\n"
        "    }\n"
        "    return jwt.encode(claims, key, algorithm='RS256')"
    ),
    (
        "key = open('private.key').read()\n"
        "answer = requests.post(HOST + '/ims/exchange/jwt/', data={\n"
        "    'client_id': CLIENT_ID,\n"
        "    'client_secret': SECRET,\n"
        "    'jwt_token': assertion(key),\n"
        "})\n"
        "token = answer.json()['access_token']"
    ),
    'print("token", token)',
)


def notebook(*cells: str, joined: bool = False, outputs: str = "") -> str:
    """A notebook of format 4, laid out as Jupyter writes it."""
    made: list[dict[str, Any]] = [
        {
            "cell_type": "code",
            "execution_count": None,
            "metadata": {},
            "outputs": [{"output_type": "stream", "name": "stdout", "text": [outputs]}] if outputs else [],
            "source": cell if joined else cell.splitlines(keepends=True),
        }
        for cell in cells
    ]
    whole: dict[str, Any] = {
        "cells": [{"cell_type": "markdown", "metadata": {}, "source": ['# Explore \u2014 "segments"\n']}, *made],
        "metadata": {"kernelspec": {"language": "python", "name": "python3"}},
        "nbformat": 4,
        "nbformat_minor": 4,
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


AFTER = (
    "%pip install pyjwt requests\n\nimport requests",
    CELLS[1],
    "",
    (
        "answer = requests.post(HOST + '/ims/token/v3', data={\n"
        "    'client_id': CLIENT_ID,\n"
        "    'client_secret': SECRET,\n"
        "    'grant_type': 'client_credentials',\n"
        f"    'scope': '{','.join(SCOPES)}',\n"
        "})\n"
        "token = answer.json()['access_token']"
    ),
    CELLS[4],
)


def sources(text: str) -> list[str]:
    """The text of each code cell."""
    return ["".join(cell["source"]) for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]


def test_cells_are_one_program() -> None:
    """What one cell defines and another uses goes from both; magics, markdown and layout stay."""
    result = rewrite({NAME: notebook(*CELLS)})
    assert [source.strip("\n") for source in sources(result.files[NAME])] == list(AFTER)
    assert rewrite(dict(result.files)).plan.files == ()
    before, after = notebook(*CELLS).splitlines(), result.files[NAME].splitlines()
    assert after[:6] == before[:6]
    kept = next(line for line in before if "HOST =" in line)
    assert kept in after


def test_a_source_that_is_one_string() -> None:
    """The other spelling that the format allows stays a string."""
    result = rewrite({NAME: notebook(*CELLS, joined=True)})
    cells = [cell for cell in json.loads(result.files[NAME])["cells"] if cell["cell_type"] == "code"]
    assert all(isinstance(cell["source"], str) for cell in cells)
    assert [cell["source"].strip("\n") for cell in cells] == list(AFTER)


def test_tokens_in_outputs_are_named() -> None:
    """A token that was printed is still there after the rewrite: the reader is told, the output is not touched."""
    shown = "eyJhbGciOiJSUzI1NiJ9.eyJjbGllbnRfaWQiOiJ4In0.c2lnbmF0dXJl"
    result = rewrite({NAME: notebook(*CELLS, outputs=shown)})
    assert shown in result.files[NAME]
    assert any("clear the outputs" in note for note in result.plan.notes)
    assert not any(shown in note for note in result.plan.notes)


def test_what_is_not_followed_stays_and_says_why() -> None:
    """A request whose parameters come from elsewhere: the notebook stays whole."""
    cell = "import requests\nrequests.post('https://ims-na1.adobelogin.com/ims/exchange/jwt', data=form)"
    result = rewrite({NAME: notebook(cell)})
    assert result.files[NAME] == notebook(cell)
    assert any(NAME in note and "client_credentials" in note for note in result.plan.notes)


def test_notebooks_without_the_flow_stay() -> None:
    """Token requests to others, and the migrated request."""
    check_kept(notebook("import requests\nrequests.post('https://login.example/token', data={'jwt_token': 1})"), NAME)
    check_kept(notebook(*AFTER), NAME)
