"""Trees to measure on: fetched, or made from the example."""

from __future__ import annotations

import subprocess
from itertools import cycle
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LINUX = "linux-source-6.1"
_A_FOLDER = 200
_CLEAN = "def area_{0}(width, height):\n    # how large number {0} is\n    return width * height * {0}\n\n\n" * 32
"""Some 3 KB, about the median of source files."""


def linux(cache: Path) -> Path:
    """The Linux 6.1 source of Debian's package, unpacked.

    Raises:
        CalledProcessError: the machine has no apt, or its archive no such package.
    """
    tree = cache / _LINUX
    if not tree.is_dir():
        subprocess.run(["apt-get", "download", _LINUX], cwd=cache, check=True)
        package = next(cache.glob(f"{_LINUX}_*.deb"))
        subprocess.run(["dpkg", "-x", package, cache / "package"], check=True)
        subprocess.run(["tar", "-xf", cache / f"package/usr/src/{_LINUX}.tar.xz", "-C", cache], check=True)
    return tree


def made(root: Path, number: int, example: Path | None = None) -> Path:
    """A tree of that many files, one in ten of them a copy of a file of the example, the others clean."""
    guilty = cycle(sorted(path for path in example.rglob("*") if path.is_file())) if example is not None else None
    for at in range(number):
        folder = root / f"part{at // _A_FOLDER:04}"
        if at % _A_FOLDER == 0:
            folder.mkdir(parents=True)
        if guilty is not None and at % 10 == 0:
            source = next(guilty)
            (folder / f"{at}{source.name}").write_bytes(source.read_bytes())
        else:
            (folder / f"module{at}.py").write_text(_CLEAN.format(at))
    return root


SLOW = (
    (
        "a log without a word",
        ".log",
        b"2021-03-04 12:00:01 GET https://example.com/health 200 17 ms from 10.0.0.7\n",
        1024,
    ),
    ("a log of calls", ".log", b"2021-03-04 POST https://ims-na1.adobelogin.com/ims/exchange/jwt 200\n", 256),
    ("near-misses", ".txt", b"ims/exchang jwt_toke adobelogi techacct.adob BEGIN PRIVATE KE ent_dataservice\n", 256),
    (
        "one minified line",
        ".js",
        b"function a(b){return fetch('https://ims-na1.adobelogin.com/ims/token/v3',{body:b})};",
        2,
    ),
    ("brackets that never close", ".json", b'{"adobelogin.com":[', 2),
)
"""Name, suffix, what is repeated, and megabytes; the last two are parsed whole."""


def repeated(path: Path, piece: bytes, megabytes: int) -> None:
    """A file of that many megabytes, of one piece over and over."""
    path.parent.mkdir(parents=True)
    block = piece * (1024 * 1024 // len(piece))
    with path.open("wb") as stream:
        for _ in range(megabytes):
            stream.write(block)
