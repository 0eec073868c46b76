from __future__ import annotations

import io
import tarfile
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrator.parse.archive import Bounds, Member, Refused, is_archive, members


def zipped(files: dict[str, bytes], *, level: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of some files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", level) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w:gz") -> bytes:
    """A tar of some files, with a link and a folder."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for name, kind in (("link", tarfile.SYMTYPE), ("folder", tarfile.DIRTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    return buffer.getvalue()


FILES = {"a/b.py": b"x = 1\n", "c.txt": b""}


def test_members_of_zips_come_with_their_paths() -> None:
    """A member is named by its archive and its place in it; folders are no members."""
    found = list(members("x/a.whl", zipped({**FILES, "d/": b""})))
    assert found == [Member("x/a.whl!/a/b.py", b"x = 1\n"), Member("x/a.whl!/c.txt", b"")]


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_members_of_tars_come_with_their_paths(mode: str) -> None:
    """Packed or not, a tar gives its files; a link is refused."""
    found = list(members("a.tgz", tarred(FILES, mode)))
    assert found[:2] == [Member("a.tgz!/a/b.py", b"x = 1\n"), Member("a.tgz!/c.txt", b"")]
    assert found[2:] == [Refused("a.tgz!/link", "a link, a device or an encrypted member")]


def test_archives_in_archives_are_opened_to_a_depth() -> None:
    """A jar in a zip gives its files under both names; deeper than the bound is refused."""
    data = zipped({"in.jar": zipped({"a.py": b"1"})})
    assert list(members("o.zip", data)) == [Member("o.zip!/in.jar!/a.py", b"1")]
    refused = list(members("o.zip", data, Bounds(depth=1)))
    assert refused == [Refused("o.zip!/in.jar", "nested deeper than 1 archives")]


@pytest.mark.parametrize("name", ["../a", "/etc/passwd", "a/../../b", "C:\\a", "..\\a", "x/.."])
def test_names_that_lead_out_are_refused(name: str) -> None:
    """No member can pretend to stand anywhere but in its archive."""
    (found,) = members("a.zip", zipped({name: b"x"}))
    assert isinstance(found, Refused)
    assert found.reason == "a name that leads out of the archive"


def test_control_characters_do_not_reach_a_path() -> None:
    """A name with an escape or a line break is shown without it."""
    found = next(members("a.tar", tarred({"a\x1b[31m\nb": b"x"}, "w")))
    assert found.path == "a.tar!/a\ufffd[31m\ufffdb"


def test_a_bomb_is_left_alone() -> None:
    """What unpacks out of proportion is refused, and the rest of its archive with it."""
    data = zipped({f"{n}.txt": bytes(4 << 20) for n in range(8)})
    found = list(members("a.zip", data, Bounds(ratio=100)))
    assert len(data) < 100_000
    assert sum(len(item.content) for item in found if isinstance(item, Member)) <= max(len(data) * 100, 1 << 20)
    assert found[-1] == Refused("a.zip", "the archive unpacks to more than its bound: the rest was left out")


def test_a_bomb_between_members_is_left_alone() -> None:
    """Attributes that unpack without end are not read to it."""
    info = tarfile.TarInfo("a")
    info.pax_headers = {"comment": "x" * (8 << 20)}
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(info)
    unpacking = members("a.tgz", buffer.getvalue(), Bounds(total_bytes=1, header_bytes=1 << 20))
    assert list(unpacking) == [Refused("a.tgz", "the archive unpacks to more than its bound: the rest was left out")]


def test_a_directory_of_millions_is_not_read() -> None:
    """A zip that says its directory is larger than its members may need is refused before it is read."""
    data = bytearray(zipped(FILES))
    end = data.rindex(b"PK\x05\x06")
    data[end + 12 : end + 16] = (1 << 30).to_bytes(4, "little")
    (found,) = members("a.zip", bytes(data))
    assert found == Refused("a.zip", "the archive unpacks to more than its bound: the rest was left out")


def test_members_are_counted_and_measured() -> None:
    """Too many members, or one too large, are refused and said."""
    data = zipped({str(n): b"x" for n in range(9)})
    found = list(members("a.zip", data, Bounds(members=5)))
    assert len(found) == 6
    assert found[-1] == Refused("a.zip!/5", "more than 5 members: the rest was left out")
    (large,) = members("a.zip", zipped({"a": b"xx"}), Bounds(member_bytes=1))
    assert large == Refused("a.zip!/a", "larger than 1 bytes")


def test_a_size_that_lies_does_not_help() -> None:
    """A member that declares less than it holds is read no further than the bound."""
    data = bytearray(zipped({"a": bytes(1 << 20)}))
    central = data.rindex(b"PK\x01\x02")
    data[central + 24 : central + 28] = (10).to_bytes(4, "little")
    found = list(members("a.zip", bytes(data), Bounds(member_bytes=100)))
    assert all(not isinstance(item, Member) or len(item.content) <= 100 for item in found)


@given(st.binary(max_size=200), st.integers(0, 400), st.sampled_from(["zip", "tar"]))
def test_damage_never_raises(noise: bytes, at: int, kind: str) -> None:
    """Whatever is overwritten in an archive, its members come or a reason does."""
    data = zipped(FILES) if kind == "zip" else tarred(FILES)
    damaged = data[:at] + noise + data[at + len(noise) :]
    assert all(item.path.startswith("a!/") or item.path == "a" for item in members("a", damaged))


def test_archives_are_told_by_their_bytes() -> None:
    """A zip or a tar has marks; a packed tar needs its name as well, for anything may be packed."""
    assert is_archive("a.jar", zipped(FILES)[:512])
    assert is_archive("noname", tarred(FILES, "w")[:512])
    assert is_archive("a.tar.gz", tarred(FILES)[:512])
    assert not is_archive("a.txt.gz", b"\x1f\x8b\x08" + zlib.compress(b"x"))
    assert not is_archive("a.zip", b"hello")
