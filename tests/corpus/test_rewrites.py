"""What `fix` makes of published packages. Skipped where the corpus was not fetched: `make corpus` does that."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.corpus.fetch import missing
from tests.corpus.manifest import Package, load_manifest
from tests.support.command import migrator

if TYPE_CHECKING:
    from pathlib import Path

CARRIERS = {package.slug: package for package in load_manifest() if package.role != "silent"}


@pytest.mark.corpus
@pytest.mark.parametrize("package", CARRIERS.values(), ids=CARRIERS.keys())
def test_rewritten_packages_still_parse_and_stay_as_they_are(package: Package, tmp_path: Path) -> None:
    """No file that was read before is broken by its rewrite, and a second run has nothing more to change."""
    if missing([package]):
        pytest.skip("not fetched; run make corpus")
    tree = tmp_path / package.slug
    shutil.copytree(package.folder, tree, symlinks=True)
    written = migrator("fix", "--write", "--unsafe", "--allow-dirty", "--no-ignore", cwd=tree)
    assert written.status in {0, 3}, written.err
    for path in sorted(tree.rglob("*")):
        before = package.folder / path.relative_to(tree)
        if path.is_file() and before.is_file() and path.read_bytes() != before.read_bytes():
            assert _reads(path) or not _reads(before), path.relative_to(tree)
    again = migrator("fix", "--unsafe", "--no-ignore", cwd=tree)
    assert again.out == ""


@pytest.mark.filterwarnings("ignore")
def _reads(path: Path) -> bool:
    """Whether the language's own reader takes a file, where it is at hand."""
    try:
        if path.suffix == ".py":
            compile(path.read_bytes(), path.name, "exec", dont_inherit=True)
        elif path.suffix in {".json", ".ipynb"}:
            json.loads(path.read_bytes())
    except (SyntaxError, ValueError):
        return False
    return True
