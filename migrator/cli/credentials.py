"""The way from `--ims` and `--credentials` to verdicts."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from datetime import datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any

from migrator.clock import now
from migrator.errors import UsageError
from migrator.ims.check import check_credentials
from migrator.ims.checking import CheckOptions
from migrator.ims.credentials import load, load_jwt
from migrator.ims.live import Network
from migrator.ims.target import open_target

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from migrator.ims.credentials import OAuthCredential
    from migrator.ims.target import ImsTarget
    from migrator.model import Integration, Verdict


def checker(values: Mapping[str, Any]) -> Callable[[Sequence[Integration]], tuple[Verdict, ...]]:
    """Reads recording and credentials at once, so that a mistake in them is told before the scan.

    Raises:
        UsageError: there is no credential, or the recording or address cannot be used.
    """
    target, credentials = opened(values)
    options = CheckOptions(
        max_age=timedelta(days=values["max_age"]),
        probe_jwt=bool(values["probe_jwt"]),
        jwt=load_jwt(values["credentials"], os.environ),
        progress=_tick if not values["quiet"] and sys.stderr.isatty() else None,
    )
    moment = moment_of(values)

    def check(integrations: Sequence[Integration]) -> tuple[Verdict, ...]:
        with closing(target):
            return check_credentials(credentials, target, integrations, moment, options)

    return check


def opened(values: Mapping[str, Any]) -> tuple[ImsTarget, tuple[OAuthCredential, ...]]:
    """The IMS and the credentials that a command line names.

    Raises:
        UsageError: either cannot be used.
    """
    target = open_target(values["ims"], Network(environ=os.environ, ca_bundle=values["ca_bundle"]))
    credentials = load(values["credentials"], os.environ)
    if not credentials:
        raise UsageError(
            "--ims needs a credential: name a file with --credentials, or set IMS_CLIENT_ID and IMS_CLIENT_SECRET"
        )
    return target, credentials


def moment_of(values: Mapping[str, Any]) -> datetime:
    """The moment that dates are judged from: the end of `--as-of`, or this one."""
    as_of = values["as_of"]
    return now() if as_of is None else datetime.combine(as_of, time.max, timezone.utc)


def _tick(done: int, total: int) -> None:
    sys.stderr.write(f"\rmigrator: {done} of {total} calls" + ("\r\x1b[K" if done == total else ""))
    sys.stderr.flush()
