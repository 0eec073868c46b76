"""Makes a recording: checks live, and keeps of every call what the check needs to be repeated anywhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from migrator.errors import UsageError
from migrator.ims.check import check_credentials
from migrator.ims.checking import CheckOptions
from migrator.ims.target import TOKEN_PATH
from migrator.ims.transport import RecordingTransport

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from migrator.ims.credentials import OAuthCredential
    from migrator.ims.recording import Recording
    from migrator.ims.target import ImsTarget
    from migrator.model import Integration, Verdict


def record(
    credentials: Sequence[OAuthCredential],
    target: ImsTarget,
    integrations: Sequence[Integration],
    now: datetime,
    options: CheckOptions = CheckOptions(),  # noqa: B008 - frozen
    *,
    fingerprints: bool = True,
    salt: str | None = None,
) -> tuple[Recording, tuple[Verdict, ...]]:
    """The recording of one live check, and its verdicts.

    Without `fingerprints` a replay cannot tell that a secret has changed. `salt` (hexadecimal) is random unless a
    reproducible file is wanted. Raises UsageError for a target that is itself a recording.
    """
    if target.kind == "recorded":
        raise UsageError("--ims: a recording is made of a live IMS, not of another recording")
    transport = RecordingTransport(target.transport, target.clock, salt=salt, fingerprints=fingerprints)
    verdicts = check_credentials(credentials, replace(target, transport=transport), integrations, now, options)
    plain = target.token_url == target.ims + TOKEN_PATH
    return transport.recording(target.ims if plain else target.token_url), verdicts
