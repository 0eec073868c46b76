"""Archives of strangers."""

from __future__ import annotations

import io
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.corpus.unpack import UnsafeArchiveError, unpack

if TYPE_CHECKING:
    from pathlib import Path


def _tarball(path: Path, *members: tuple[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, kind in members:
            info = tarfile.TarInfo(name)
            info.type = kind
            info.linkname = "/etc/passwd"
            info.size = 2 if kind == tarfile.REGTYPE else 0
            archive.addfile(info, io.BytesIO(b"ok") if info.size else None)
    return path


def test_regular_files_lose_their_top_folder(tmp_path: Path) -> None:
    """What npm calls `package/` goes, links and devices are left out."""
    archive = _tarball(tmp_path / "a.tgz", ("package/src/x.js", tarfile.REGTYPE), ("package/link", tarfile.SYMTYPE))
    assert unpack(archive, tmp_path / "out") == 1
    assert (tmp_path / "out" / "src" / "x.js").read_bytes() == b"ok"
    assert not (tmp_path / "out" / "link").is_symlink()


@pytest.mark.parametrize("name", ["package/../../x", "package//etc/x", "package/c:x"])
def test_paths_that_leave_the_folder_are_refused(tmp_path: Path, name: str) -> None:
    """Neither parents, nor roots, nor drives."""
    archive = _tarball(tmp_path / "a.tgz", (name, tarfile.REGTYPE))
    with pytest.raises(UnsafeArchiveError):
        unpack(archive, tmp_path / "out")


def test_what_a_build_made_is_left_out(tmp_path: Path) -> None:
    """Code stays, the records of the build go."""
    path = tmp_path / "a-1.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/__init__.py", "")
        archive.writestr("a-1.dist-info/METADATA", "Name: a")
    assert unpack(path, tmp_path / "out") == 1
    assert not (tmp_path / "out" / "a-1.dist-info").exists()
