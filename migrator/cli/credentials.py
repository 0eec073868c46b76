"""The way from `--ims` and `--credentials` to verdicts."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from datetime import datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any

import click

from migrator.clock import now
from migrator.errors import UsageError
from migrator.ims.check import check_credentials
from migrator.ims.checking import CheckOptions
from migrator.ims.credentials import given, load, load_jwt
from migrator.ims.leftovers import named
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
    options = options_of(values)
    moment = moment_of(values)

    def check(integrations: Sequence[Integration]) -> tuple[Verdict, ...]:
        with closing(target):
            return check_credentials(credentials, target, integrations, moment, options)

    return check


def options_of(values: Mapping[str, Any]) -> CheckOptions:
    """What is checked, and how far."""
    return CheckOptions(
        max_age=timedelta(days=values["max_age"]),
        products=tuple(values["products"]),
        probe_values=dict(values["probe_values"]),
        probe_jwt=bool(values["probe_jwt"]),
        jwt=named(
            load_jwt(values["credentials"], os.environ),
            key=values["jwt_key"],
            certificate=values["jwt_certificate"],
            assertion=values["jwt_assertion"],
        ),
        progress=_tick if not values["quiet"] and sys.stderr.isatty() else None,
    )


def opened(values: Mapping[str, Any]) -> tuple[ImsTarget, tuple[OAuthCredential, ...]]:
    """The IMS and the credentials that a command line names.

    Raises:
        UsageError: either cannot be used.
    """
    target = open_target(values["ims"], Network(environ=os.environ, ca_bundle=values["ca_bundle"]))
    credentials = _prompted(values) or load(values["credentials"], os.environ)
    if not credentials:
        raise UsageError(
            "--ims needs a credential: name a file with --credentials, or set IMS_CLIENT_ID and IMS_CLIENT_SECRET"
        )
    return target, credentials


def _prompted(values: Mapping[str, Any]) -> tuple[OAuthCredential, ...]:
    """The credential of --client-id; its secret is asked for, since every process sees an argument."""
    if not values.get("client_id"):
        return ()
    if values["credentials"]:
        raise UsageError("--client-id and --credentials exclude each other")
    secret = _asked()
    parts = {name: values[name] or "" for name in ("client_id", "org_id", "scopes", "sandbox")}
    return (given({**parts, "client_secret": secret}),)


def _asked() -> str:
    """A secret from the terminal, or the first line of what is piped in."""
    if sys.stdin.isatty():
        return str(click.prompt("Client secret", hide_input=True, err=True))
    secret = sys.stdin.readline().strip()
    if not secret:
        raise UsageError("--client-id asks for the client secret: type it in a terminal, or pipe it in")
    return secret


def moment_of(values: Mapping[str, Any]) -> datetime:
    """The moment that dates are judged from: the end of `--as-of`, or this one."""
    as_of = values["as_of"]
    return now() if as_of is None else datetime.combine(as_of, time.max, timezone.utc)


def _tick(done: int, total: int) -> None:
    sys.stderr.write(f"\rmigrator: {done} of {total} credentials" + ("\r\x1b[K" if done == total else ""))
    sys.stderr.flush()
