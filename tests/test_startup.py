"""What a run loads, and that scanning and rewriting never reach the network."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {
    *("yaml", "jinja2", "httpx", "jwt", "cryptography", "ast_grep_py", "hyperscan", "rich", "pathspec"),
    *("concurrent.futures", "multiprocessing", "subprocess", "socket", "ssl"),
    *("migrator.link.join", "migrator.parse.read", "migrator.suppress", "migrator.baseline", "migrator.catalogue.load"),
    *("migrator.rewrite", "migrator.detect", "migrator.catalogue.sdk", "migrator.pool"),
}
CLEAN = "def area(width, height):\n    return width * height\n"
GUILTY = 'URL = "https://ims-na1.adobelogin.com/ims/exchange/jwt"\n'
MODULES = """
import sys
before = set(sys.modules)  # what measures the tests may have loaded
from migrator.__main__ import main
sys.argv = ["migrator", "scan", "a.py", "-q"]
status = main()
print(*(set(sys.modules) - before))
sys.exit(status)
"""
OFFLINE = """
import sys
def forbid(event, args):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind"}:
        sys.stderr.write(f"reached for the network: {event}\\n")
        import os
        os._exit(99)
sys.addaudithook(forbid)
from migrator.__main__ import main
command, *options = sys.argv[1:]
sys.argv = ["migrator", command, *options]
status = main()
sys.exit(98 if "httpx" in sys.modules else status)
"""


def _python(program: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def test_a_clean_file_loads_no_library_it_does_not_need(tmp_path: Path) -> None:
    """A hook over one clean file pays for no parser, template, matcher, client or process pool."""
    (tmp_path / "a.py").write_text(CLEAN)
    done = _python(MODULES, tmp_path)
    assert done.returncode == 0, done.stderr
    assert HEAVY.isdisjoint(done.stdout.split())


@pytest.mark.parametrize(
    ("arguments", "status"), [(("scan", "a.py", "-q"), 1), (("scan", ".", "--format", "json"), 1), (("fix", "."), 0)]
)
def test_scanning_and_rewriting_reach_no_network(tmp_path: Path, arguments: tuple[str, ...], status: int) -> None:
    """No address is looked up and no socket connected, and the client is not even loaded."""
    (tmp_path / "a.py").write_text(GUILTY)
    done = _python(OFFLINE, tmp_path, *arguments)
    assert done.returncode == status, done.stderr


def test_the_guard_against_the_network_bites(tmp_path: Path) -> None:
    """The hook that the test above relies on does stop a connection."""
    hook = OFFLINE.partition("from migrator")[0]
    done = _python(hook + "import socket; socket.create_connection(('127.0.0.1', 9))", tmp_path)
    assert done.returncode == 99
