"""Makes recording.json anew, the same bytes every time: checks credentials.env against a local IMS that plays rehearsal.yaml.

Run from the root of the project: python examples/make_recording.py
"""

from __future__ import annotations

from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path

from migrator.ims.checking import CheckOptions
from migrator.ims.credentials import load
from migrator.ims.live import Limits, Network
from migrator.ims.record import record
from migrator.ims.recording_file import save
from migrator.ims.server.listener import serve
from migrator.ims.server.scenario import load_scenario
from migrator.ims.target import open_target

HERE = Path(__file__).parent
PORT = 8417
MOMENT = datetime(2026, 11, 20, 9, 0, tzinfo=timezone.utc)
SALT = "6c6f79616c74792d6578616d706c6521"


def make(target: Path, port: int = PORT) -> None:
    """Write the recording of the example to `target`."""
    credentials = load([HERE / "credentials.env"], {})
    network = Network({}, limits=Limits(attempts=1))
    options = CheckOptions(products=("experience-platform",))
    with (
        serve(load_scenario(HERE / "rehearsal.yaml"), port=port, clock=lambda: MOMENT) as running,
        closing(open_target(running.url, network, lambda: MOMENT)) as ims,
    ):
        recording, verdicts = record(credentials, ims, (), MOMENT, options, salt=SALT)
    save(recording, target)
    for verdict in verdicts:
        print(f"{verdict.credential}: {verdict.status} {verdict.code}")


if __name__ == "__main__":
    make(HERE / "recording.json")
