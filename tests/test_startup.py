"""What a run loads, and that scanning and rewriting never reach the network."""

from __future__ import annotations

import json
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
UNUSED = {
    *(
        "yaml",
        "jinja2",
        "httpx",
        "jwt",
        "cryptography",
        "hyperscan",
        "rich",
        "pathspec",
        "packaging",
        "multiprocessing",
    ),
    *("dataclasses", "difflib", "shutil", "string", "subprocess", "tempfile"),
    *("migrator.rewrite", "migrator.catalogue.entry", "migrator.pool", "migrator.parse.formats.kubernetes"),
}
CLEAN = "def area(width, height):\n    return width * height\n"
GUILTY = 'URL = "https://ims-na1.adobelogin.com/ims/exchange/jwt"\n'
MODULES = """
import sys
before = set(sys.modules)  # what measures the tests may have loaded
from migrator.__main__ import main
sys.argv = ["migrator", "scan", "a.py", "--quiet"]
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


def test_a_file_with_findings_loads_no_library_it_does_not_need(tmp_path: Path) -> None:
    """A hook over a file that signs in with JWT makes no dataclass, and reads the catalogue as compiled."""
    (tmp_path / "a.py").write_text(GUILTY)
    done = _python(MODULES, tmp_path)
    assert done.returncode == 1, done.stderr
    loaded = done.stdout.split()
    assert "migrator.link.join" in loaded
    assert UNUSED.isdisjoint(loaded)


def test_the_process_leaves_once_all_is_said(tmp_path: Path) -> None:
    """Leaving at once loses neither the status nor the end of an output that is larger than a pipe holds."""
    (tmp_path / "a.py").write_text(GUILTY * 300)
    command = [sys.executable, "-m", "migrator", "scan", "a.py", "--format", "json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert len(done.stdout) > 128 * 1024
    assert len(json.loads(done.stdout)["findings"]) == 300
    assert done.stderr.startswith("migrator: verdict: ")


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
