"""Files that are one thing over and over: what the rules do grows no faster than the file."""

from __future__ import annotations

import cProfile
import pstats
import time
from typing import TYPE_CHECKING

import pytest

from migrator.detect import detect
from migrator.link.summary import summarise
from migrator.parse.read import parse
from migrator.rules.registry import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from migrator.parse.document import Document

RULES = load()
_FLOW = "https://ims-na1.adobelogin.com/ims/exchange/jwt jwt_token ent_user_sdk"
_STEP = "  - uses: adobe/aio-apps-action@3\n    with:\n      command: auth\n      KEY: k\n"
_SECTION = '{"org_id": "a", "client_id": "b", "secret": "", "tech_id": "c", "pathToKey": "k"},\n'
CASES: list[tuple[str, Callable[[int], str]]] = [
    ("looked_up.sh", lambda n: 'PRIVATE_KEY="$X$Y"\n' * (n // 19)),
    ("commented.sh", lambda n: "# openssl genrsa\n" * (n // 17)),
    ("commented.py", lambda n: "# private.key\n" * (n // 14)),
    (".github/workflows/steps.yml", lambda n: "steps:\n" + _STEP * (n // len(_STEP))),
    ("sections.md", lambda n: "```json\n[" + _SECTION * (n // len(_SECTION)) + "{}]\n```"),
    ("blanks.txt", lambda n: "npm" + "\n" * n),
]
IDS = [path for path, _ in CASES]


def _document(path: str, text: str) -> Document:
    return parse(path, f"# {_FLOW}\n{text}\n".encode())


def _examine(document: Document) -> None:
    detect(document, RULES)
    summarise(document)


@pytest.mark.parametrize(("path", "make"), CASES, ids=IDS)
def test_four_times_the_lines_take_about_four_times_the_calls(path: str, make: Callable[[int], str]) -> None:
    """From 10 to 40 KB the calls of functions and the steps of loops grow by less than half beyond four times."""

    def calls(size: int) -> int:
        document = _document(path, make(size))
        profile = cProfile.Profile()
        profile.runcall(_examine, document)
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    calls(2_000)  # reads the catalogue
    assert calls(40_000) < 6 * calls(10_000)


@pytest.mark.parametrize(("path", "make"), CASES, ids=IDS)
def test_four_times_the_text_takes_about_four_times_the_time(path: str, make: Callable[[int], str]) -> None:
    """What no call shows, such as a line of megabytes looked through for each match, shows in processor time."""

    def seconds(size: int) -> float:
        document = _document(path, make(size))
        start = time.process_time()
        _examine(document)
        return time.process_time() - start

    assert seconds(160_000) < 9 * seconds(40_000) + 0.2
