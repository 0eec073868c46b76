"""What a program of a large tree is looked at together with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.detect import detect
from migrator.parse.read import parse
from migrator.rewrite.engine import plan
from migrator.rewrite.source import Source
from migrator.rules.registry import load
from tests.rewrite.harness import INTEGRATION

if TYPE_CHECKING:
    from migrator.parse.document import Document

AUTH = """import time

import jwt
import requests


def adobe_token(client_id, client_secret, org_id, account_id, key):
    claims = {
        "exp": int(time.time()) + 300,
        "iss": org_id,
        "sub": account_id,
        "aud": f"https://ims-na1.adobelogin.com/c/{client_id}",
        "https://ims-na1.adobelogin.com/s/ent_user_sdk": True,
    }
    assertion = jwt.encode(claims, key, algorithm="RS256")
    answer = requests.post(
        "https://ims-na1.adobelogin.com/ims/exchange/jwt",
        data={"client_id": client_id, "client_secret": client_secret, "jwt_token": assertion},
    )
    return answer.json()["access_token"]
"""
CALLER = """from common.adobe_auth import adobe_token

print(adobe_token(client_id="i", client_secret="s", org_id="o", account_id="a", key=open("k.pem").read()))
"""
FILES = {
    "common/setup.py": "",
    "common/common/adobe_auth.py": AUTH,
    "common/docs/notes.md": "# Notes\n",
    "jobs/nightly/requirements.txt": "requests\n",
    "jobs/nightly/run.py": CALLER,
}
STRANGERS = {
    path: f"value = {at}\n" for at in range(600) for path in (f"other{at}/setup.py", f"other{at}/module{at}.py")
}


def tree(files: dict[str, str]) -> tuple[Source, list[str]]:
    """A source of files, and the paths that it was asked to parse."""
    parsed: list[str] = []

    def read(path: str) -> Document:
        parsed.append(path)
        return parse(path, files[path].encode())

    return Source(read, parse, tuple(files), decoded=files.__getitem__), parsed


def rewritten(files: dict[str, str]) -> tuple[dict[str, str], list[str]]:
    """The changed files, and the paths that were parsed for it."""
    source, parsed = tree(files)
    found = [
        finding._replace(integration=INTEGRATION.id)
        for path in FILES
        for finding in detect(parse(path, files[path].encode()), load())
    ]
    changes = plan(found, [INTEGRATION], source, unsafe=True).files
    return {change.path: change.after.decode() for change in changes}, parsed


def test_projects_that_have_nothing_to_do_with_it_are_not_parsed() -> None:
    """Else every program of a folder with many repositories would parse all of them."""
    _, parsed = rewritten({**FILES, **STRANGERS})
    assert set(parsed) <= set(FILES)


def test_a_caller_in_another_project_follows() -> None:
    """It names the function, so it is near wherever it stands."""
    large, _ = rewritten({**FILES, **STRANGERS})
    assert "key" not in large["jobs/nightly/run.py"]
    assert "account_id" not in large["jobs/nightly/run.py"]


def test_a_large_tree_is_rewritten_like_a_small_one() -> None:
    """Strangers beside a program change nothing about it."""
    small, _ = rewritten(FILES)
    large, _ = rewritten({**FILES, **STRANGERS})
    assert small == large
    assert "client_credentials" in small["common/common/adobe_auth.py"]


def test_a_file_is_read_once() -> None:
    """However many rewriters ask for it."""
    _, parsed = rewritten(FILES)
    assert len(parsed) == len(set(parsed))
