"""`--archives` looks into archives; without it they are named as what was not looked into."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.command import migrator

if TYPE_CHECKING:
    from pathlib import Path

CALL = b'import requests\n\nURL = "https://ims-na1.adobelogin.com/ims/exchange/jwt"\n'
SIGN = b"import jwt\n\ntoken = jwt.encode(claims, private_key, algorithm='RS256')\n"


def zipped(path: Path, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def tarred(path: Path, files: dict[str, bytes]) -> None:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))


def scanned(folder: Path, *options: str) -> dict[str, Any]:
    done = migrator("scan", ".", "--format", "json", *options, cwd=folder)
    result: dict[str, Any] = json.loads(done.out)
    return result


@pytest.mark.parametrize(("name", "make"), [("app.whl", zipped), ("app.jar", zipped), ("app.tar.gz", tarred)])
def test_a_call_in_an_archive_is_found_on_request(tmp_path: Path, name: str, make: Any) -> None:  # noqa: ANN401
    """The path says where in the archive, the line is that of the member, and nothing is offered to rewrite."""
    make(tmp_path / name, {"app/auth.py": CALL, "app/readme.txt": b"nothing"})
    result = scanned(tmp_path, "--archives")
    (finding,) = [one for one in result["findings"] if one["rule_id"] == "exchange-endpoint"]
    assert (finding["path"], finding["line"]) == (f"{name}!/app/auth.py", 3)
    assert finding["rewrite"]["disposition"] == "manual"
    assert result["coverage"]["files_scanned"] == 2


def test_an_archive_is_named_where_nobody_asked(tmp_path: Path) -> None:
    """It is skipped with the option that looks into it."""
    zipped(tmp_path / "app.whl", {"app/auth.py": CALL})
    coverage = scanned(tmp_path)["coverage"]
    assert coverage["skipped"] == [{"path": "app.whl", "reason": "an archive: --archives looks into it"}]


def test_what_an_archive_refuses_is_told(tmp_path: Path) -> None:
    """A name that leads out of the archive is not read, and a damaged archive is not silently clean."""
    zipped(tmp_path / "bad.zip", {"../../etc/cron.py": CALL})
    (tmp_path / "cut.zip").write_bytes(b"PK\x03\x04 and then nothing of use")
    skipped = {
        one["path"].partition("!/")[0]: one["reason"] for one in scanned(tmp_path, "--archives")["coverage"]["skipped"]
    }
    assert skipped["bad.zip"] == "a name that leads out of the archive"
    assert skipped["cut.zip"].startswith("damaged or unknown archive")


def test_an_archive_over_the_bound_of_a_file_is_opened(tmp_path: Path) -> None:
    """The bound is for the files in it."""
    with zipfile.ZipFile(tmp_path / "app.zip", "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("data.bin", bytes(range(256)) * 1024)
        archive.writestr("auth.py", CALL)
    found = scanned(tmp_path, "--archives", "--max-file-size", "64K")
    assert "app.zip!/auth.py" in {one["path"] for one in found["findings"]}


def test_fix_over_a_tree_with_an_archive_leaves_it_alone(tmp_path: Path) -> None:
    """`fix` has no such option, and does not stumble over the file."""
    zipped(tmp_path / "app.whl", {"app/auth.py": SIGN + CALL})
    before = (tmp_path / "app.whl").read_bytes()
    done = migrator("fix", "--write", "--allow-dirty", ".", cwd=tmp_path)
    assert done.status in {0, 3}, done.err
    assert (tmp_path / "app.whl").read_bytes() == before
