"""The exact patch is one that git takes."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from migrator.parse.read import parse
from migrator.redact import redact
from migrator.rewrite.base import Edit
from migrator.rewrite.draft import encoded
from migrator.rewrite.edits import Patchwork
from migrator.rewrite.patch import git_patch, hunks, quoted, unified

if TYPE_CHECKING:
    from pathlib import Path

_TEXT = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n"


def _applied(folder: Path, path: str, before: bytes, change: tuple[str, str]) -> bytes:
    """What `git apply` makes of a file."""
    document = parse(path, before)
    start = document.text.index(change[0])
    edits = Patchwork.of(document.text).edited([Edit(start, start + len(change[0]), change[1])]).edits()
    after = document.bom + Patchwork.of(document.text).edited(edits).text.encode(document.encoding)
    assert encoded(document) == before
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(before)
    patch = git_patch(document, edits, before, after)
    subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], input=patch, check=True, cwd=folder)
    assert target.read_bytes() == after
    return after


@pytest.mark.parametrize(
    ("path", "before", "change"),
    [
        ("plain.py", _TEXT.encode(), ("five\n", "")),
        ("crlf.py", _TEXT.replace("\n", "\r\n").encode(), ("five", "5")),
        ("mixed.py", b"a\r\nb\nc\r\n", ("b\n", "B\r\n")),
        ("no-newline.py", b"one\ntwo", ("two", "2")),
        ("add-newline.py", b"one\ntwo", ("two", "2\n")),
        ("drop-newline.py", b"one\ntwo\n", ("two\n", "2")),
        ("bom.py", b"\xef\xbb\xbfone\ntwo\nthree\n", ("one", "1")),
        ("bom-far.py", b"\xef\xbb\xbf" + _TEXT.encode(), ("ten", "10")),
        ("latin.py", "# café\nx = 'é'\n".encode("latin-1"), ("x =", "y =")),
        ("utf16.txt", b"\xff\xfe" + "one\ntwo\n".encode("utf-16-le"), ("two", "2")),
        ("sub dir/with blank.py", _TEXT.encode(), ("one", "1")),
        ("ünï/cödé.py", _TEXT.encode(), ("one", "1")),
        ('quo"te.py', _TEXT.encode(), ("one", "1")),
        ("empty-out.py", b"one\n", ("one\n", "")),
        ("separators.py", "a\x0cb\u2028c\nd\n".encode(), ("d", "D")),
    ],
)
def test_git_applies_it(tmp_path: Path, path: str, before: bytes, change: tuple[str, str]) -> None:
    """Line ends, marks, encodings and odd names come through `git apply` byte for byte."""
    _applied(tmp_path, path, before, change)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_git_applies_any_change(tmp_path: Path, data: st.DataObject) -> None:
    """Whatever is edited, git makes the same of it."""
    text = data.draw(st.text(alphabet="ab \r\n", min_size=1, max_size=60).filter(lambda text: text.strip() != ""))
    patchwork = Patchwork.of(text)
    cuts = sorted(set(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=8))))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    edits = patchwork.edited(
        [Edit(a, b, data.draw(st.sampled_from(["", "x", "x\n", "\r\n"]))) for a, b in pairs]
    ).edits()
    after = Patchwork.of(text).edited(edits).text
    document = parse("file.txt", text.encode())
    patch = git_patch(document, edits, text.encode(), after.encode())
    target = tmp_path / "file.txt"
    target.write_bytes(text.encode())
    if after != text and after:
        subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], input=patch, check=True, cwd=tmp_path)
        assert target.read_bytes() == after.encode()


def test_the_diff_for_reading_is_redacted() -> None:
    """What is shown passes through the redaction."""
    text = "secret = 'abc'\nurl = 'x'\n"
    shown = unified("a.py", hunks(text, [Edit(22, 23, "y")]), lambda line: line.replace("abc", "***"))
    assert shown == "--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,2 @@\n secret = '***'\n-url = 'x'\n+url = 'y'\n"


def test_a_hunk_that_begins_inside_a_key_hides_its_end() -> None:
    """Lines are redacted as the text that they are: the last line of a key looks like a word by itself."""
    key = f"-----BEGIN PRIVATE KEY-----\n{'Qw7eRt9y' * 8}\nabcdefGHIJKlmnopQRST==\n-----END PRIVATE KEY-----\n"
    text = key + "x = 1\n"
    shown = unified("a.py", hunks(text, [Edit(len(key), len(key) + 1, "y")]), redact)
    assert "+y = 1\n" in shown
    assert "GHIJKlmnop" not in shown
    assert shown.count("\n") == 2 + 1 + 5


def test_far_changes_are_hunks_of_their_own() -> None:
    """Context of three lines, as git gives it."""
    text = "".join(f"{number}\n" for number in range(30))
    found = hunks(text, [Edit(0, 1, "a"), Edit(len(text) - 3, len(text) - 1, "b")])
    assert [(hunk.old_start, hunk.old_count) for hunk in found] == [(0, 4), (26, 4)]


def test_names_are_quoted_as_git_does() -> None:
    """Octal escapes for what is not printable ASCII."""
    assert quoted("a/é\t") == '"a/\\303\\251\\t"'
