"""`migrator ims`: record an IMS, or play one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from migrator.cli.grouped import GroupedCommand, GroupedGroup, argument, option
from migrator.cli.options import AS_OF, IMS


@click.group(
    cls=GroupedGroup,
    examples=[
        "migrator ims record --ims live --credentials oauth.json --output recording.json",
        "migrator ims serve rehearsal.yaml",
    ],
)
def command() -> None:
    """Record an IMS where the secrets are, or run a local one to rehearse a migration against."""


@command.command(
    cls=GroupedCommand,
    short_help="Check credentials live and save what was answered.",
    examples=[
        "migrator ims record --ims live --credentials oauth.json --output recording.json",
        "migrator ims record --har sign-in.har --output recording.json",
    ],
)
@option("--output", "-o", required=True, type=click.Path(path_type=Path), group="Output", help="The recording.")
@option(
    "--har", type=click.Path(path_type=Path), metavar="FILE", group="Input", help="Take it from a HAR file instead."
)
@option(
    "--audit",
    "audit_file",
    type=click.Path(path_type=Path),
    metavar="AUDIT.json",
    group="Input",
    help="A saved audit, whose integrations say which APIs to call.",
)
@option("--no-fingerprints", is_flag=True, group="Output", help="Leave out the keyed fingerprints of the secrets.")
@option("--quiet", "-q", is_flag=True, group="Output", help="Say nothing but mistakes.")
@IMS
@AS_OF
def record(**values: Any) -> int:  # noqa: ANN401 - click's
    """Check credentials live and save what was answered, without anything secret, to be replayed with `--ims FILE`."""
    from migrator.cli.recording import record_to  # noqa: PLC0415 - `--help` needs none of it

    return record_to(values)


@command.command(
    cls=GroupedCommand,
    short_help="Run a local IMS with credentials and faults of a file.",
    examples=[
        "migrator ims serve rehearsal.yaml --port 8443 --ca-file ca.pem",
        "HTTPS_PROXY=http://127.0.0.1:8443 CURL_CA_BUNDLE=ca.pem ./nightly-export.sh",
        "migrator ims serve --credentials oauth.json",
    ],
)
@argument(
    "scenario",
    type=click.Path(path_type=Path),
    required=False,
    about="YAML with credentials and faults; docs/credentials.md shows one.",
)
@option(
    "--credentials",
    multiple=True,
    type=click.Path(path_type=Path),
    group="Server",
    help="Instead of SCENARIO: let these credentials work.",
)
@option("--host", default="127.0.0.1", show_default=True, group="Server", help="An address of this machine.")
@option("--port", type=click.IntRange(0, 65535), default=0, group="Server", help="By default a free one.")
@option("--tls", is_flag=True, group="Server", help="Say the https address; the port speaks both.")
@option("--ca-file", type=click.Path(path_type=Path), group="Server", help="Write the throwaway authority there.")
def serve(scenario: Path | None, **values: Any) -> int:  # noqa: ANN401 - click's
    """Run a local IMS with the credentials, scopes and faults of SCENARIO until interrupted.

    It answers the token endpoints v2, v3 and v4, the dead exchange endpoint, and the calls that `check` makes. As a
    forward proxy (HTTPS_PROXY) it stands in for Adobe's hosts, so that an unmodified program signs in here.
    """
    from migrator.cli.rehearsal import serve_until_interrupted  # noqa: PLC0415 - `--help` needs none of it

    return serve_until_interrupted(scenario, values)
