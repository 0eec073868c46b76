"""What docs/credentials.md says is what there is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from migrator.ims.checking import checks
from migrator.ims.credentials.formats import formats
from migrator.ims.server.faults import KINDS, PLACES
from migrator.ims.server.scenario import load_scenario

if TYPE_CHECKING:
    import pytest

TEXT = Path("docs/credentials.md").read_text(encoding="utf-8")


def test_every_check_is_listed_in_its_order() -> None:
    """The table of checks is the list of checks."""
    listed = re.findall(r"^\| `([\w.]+)` \|", TEXT, re.MULTILINE)
    assert [name.replace("product.NAME", "product") for name in listed] == [one.id for one in checks()]


def test_every_fault_and_carrier_is_named() -> None:
    """Each kind and place of a fault, and each carrier that is read."""
    assert all(f"`{name}`" in TEXT for name in (*KINDS, *PLACES))
    assert len(formats()) - 1 == len(re.findall(r"^\| (?:Developer|aio|Postman|User|PDF|dotenv)", TEXT, re.MULTILINE))


def test_the_scenario_that_is_shown_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a reader copies works."""
    monkeypatch.chdir(tmp_path)
    Path("certificate_pub.crt").write_text("x")
    found = re.search(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    assert found
    Path("scenario.yaml").write_text(found[1])
    scenario = load_scenario(Path("scenario.yaml"))
    assert (scenario.exchange, scenario.faults[0].retry_after) == ("former", "2")
