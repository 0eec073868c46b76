"""Options that several commands share, and how their words become values."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from migrator.cli.completing import formats, reports, rule_ids
from migrator.cli.grouped import argument, option
from migrator.discover.options import MAX_FILE_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable

_UNITS = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3}
_FIRST_SENSIBLE = date(2020, 1, 1)
_LAST_SENSIBLE = date(2100, 1, 1)


class DateType(click.ParamType[date]):
    """A day as YYYY-MM-DD; one that no report could mean is refused."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 - click's
        """The date, or a usage error."""
        if isinstance(value, date):
            return value
        try:
            day = datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            self.fail(f"{value!r} is no date; write it as YYYY-MM-DD", param, ctx)
        if not _FIRST_SENSIBLE <= day <= _LAST_SENSIBLE:
            self.fail(f"{value!r} is not a date this deadline can be judged from", param, ctx)
        return day


class SizeType(click.ParamType[int]):
    """A number of bytes, with K, M or G."""

    name = "SIZE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401 - click's
        """The number, or a usage error."""
        if isinstance(value, int):
            return value
        digits = value.upper().removesuffix("B").rstrip("KMG")
        unit = value.upper().removesuffix("B")[len(digits) :]
        if not digits.isascii() or not digits.isdigit() or unit not in _UNITS or int(digits) == 0:
            self.fail(f"{value!r} is no size; write a number of bytes, or one with K, M or G", param, ctx)
        return int(digits) * _UNITS[unit]


class ReportType(click.ParamType[tuple[str, Path]]):
    """FORMAT=FILE."""

    name = "FORMAT=FILE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, Path]:  # noqa: ANN401 - click's
        """The pair, or a usage error."""
        if isinstance(value, tuple):
            return value
        form, sign, file = value.partition("=")
        known = format_names()
        if not sign or not file or form not in known:
            self.fail(f"{value!r} is no report; write FORMAT=FILE with FORMAT one of {', '.join(known)}", param, ctx)
        return form, Path(file)


class PairType(click.ParamType[tuple[str, str]]):
    """NAME=VALUE."""

    name = "NAME=VALUE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:  # noqa: ANN401 - click's
        """The pair, or a usage error."""
        if isinstance(value, tuple):
            return value
        name, sign, text = value.partition("=")
        if not sign or not name or not text:
            self.fail(f"{value!r} is no pair; write NAME=VALUE", param, ctx)
        return name, text


def format_names() -> tuple[str, ...]:
    """The names of the report formats."""
    from migrator.report.registry import names  # noqa: PLC0415 - only commands that write a report

    return names()


class FormatType(click.ParamType[str]):
    """The name of a report format."""

    name = "FORMAT"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 - click's
        """The name, or a usage error."""
        if value not in (known := format_names()):
            self.fail(f"{value!r} is no format; the formats are {', '.join(known)}", param, ctx)
        return str(value)


def stack(*decorators: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Several options as one decorator, first one first in the help."""

    def apply(function: Any) -> Any:  # noqa: ANN401 - click's
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return apply


STAGED = option(
    "--staged",
    is_flag=True,
    group="Input",
    help="Look at the content staged for the next commit, of PATHS or of all it changes.",
)

CHANGED_SINCE = option(
    "--changed-since",
    metavar="REV",
    group="Input",
    help="Look only at files that differ from REV, and report only what they add.",
)

PATHS = argument(
    "paths",
    nargs=-1,
    type=click.Path(path_type=Path, allow_dash=True),
    about="Files and folders, by default the current folder; - is standard input.",
)

INPUT = stack(
    option("--stdin-path", metavar="PATH", group="Input", help="Name of the file that `-` reads from standard input."),
    option(
        "--include", multiple=True, metavar="GLOB", group="Input", help="Look only at these files; may be repeated."
    ),
    option("--exclude", multiple=True, metavar="GLOB", group="Input", help="Leave these files out; may be repeated."),
    option("--no-ignore", is_flag=True, group="Input", help="Look at what .gitignore leaves out, too."),
    option(
        "--vendored", is_flag=True, group="Input", help="Look into node_modules, virtual environments and the like."
    ),
    option("--archives", is_flag=True, group="Input", help="Look into zip, tar, jar, whl and the like."),
    option(
        "--max-file-size",
        type=SizeType(),
        default=MAX_FILE_BYTES,
        show_default="4M",
        group="Input",
        help="Look through larger files in windows instead of parsing them, and say so.",
    ),
    option(
        "--workers", type=click.IntRange(1, 256), group="Input", help="Processes to use; by default one a processor."
    ),
)

RULES = stack(
    option(
        "--select",
        multiple=True,
        metavar="RULE",
        shell_complete=rule_ids,
        group="Rules",
        help="Run only these rules; may be repeated.",
    ),
    option(
        "--ignore",
        multiple=True,
        metavar="RULE",
        shell_complete=rule_ids,
        group="Rules",
        help="Leave these rules out; may be repeated.",
    ),
)

CONFIG = stack(
    option("--config", type=click.Path(path_type=Path), metavar="FILE", group="Configuration", help="Read this one."),
    option("--no-config", is_flag=True, group="Configuration", help="Read no configuration of the scanned tree."),
    option("--show-config", is_flag=True, group="Configuration", help="Print each setting with its origin, and stop."),
)

BASELINE = stack(
    option(
        "--baseline",
        type=click.Path(path_type=Path),
        metavar="FILE",
        group="Baseline",
        help="Leftovers listed there do not fail the gate.",
    ),
    option("--write-baseline", is_flag=True, group="Baseline", help="List today's leftovers in the baseline."),
    option("--prune-baseline", is_flag=True, group="Baseline", help="Drop what is gone from the baseline."),
)

AS_OF = option(
    "--as-of", type=DateType(), group="Gate", help="Judge deadlines as on this day instead of today.", metavar="DATE"
)

GATE = stack(
    option(
        "--fail-on",
        type=click.Choice(["error", "warning", "note", "never"]),
        group="Gate",
        help="The lowest severity that fails the gate; by default warning.",
    ),
    option("--strict", is_flag=True, group="Gate", help="A file that could not be parsed makes the run incomplete."),
    option("--exit-zero", is_flag=True, group="Gate", help="Report, but return 0 where the gate would return 1."),
    AS_OF,
)

OUTPUT = stack(
    option(
        "--format",
        "form",
        type=FormatType(),
        default="text",
        show_default=True,
        shell_complete=formats,
        listed=format_names,
        group="Output",
        help="How the result is written.",
    ),
    option(
        "--output",
        "-o",
        type=click.Path(path_type=Path),
        group="Output",
        help="Write the result there, not to standard output.",
    ),
    option(
        "--report",
        "reports",
        type=ReportType(),
        multiple=True,
        shell_complete=reports,
        group="Output",
        help="Write a report in any of these formats, too; may be repeated.",
    ),
    option("--quiet", "-q", is_flag=True, group="Output", help="Say nothing but the result."),
    option("--verbose", "-v", is_flag=True, group="Output", help="Say what is skipped and why."),
)

IMS = stack(
    option(
        "--ims",
        envvar="MIGRATOR_IMS",
        metavar="live|URL|FILE",
        group="IMS",
        help="Check credentials against Adobe's IMS, another IMS, or a recording. Without it nothing is checked.",
    ),
    option(
        "--credentials",
        multiple=True,
        type=click.Path(path_type=Path),
        group="IMS",
        help="File with OAuth Server-to-Server credentials; may be repeated. Without it: the environment.",
    ),
    option(
        "--max-age",
        type=click.IntRange(1, 3650),
        metavar="DAYS",
        group="IMS",
        default=30,
        show_default=True,
        help="An older recording proves nothing.",
    ),
    option(
        "--ca-bundle",
        type=click.Path(path_type=Path),
        metavar="FILE",
        group="IMS",
        help="Trust these certificate authorities too, as an inspecting proxy needs.",
    ),
    option(
        "--product",
        "products",
        multiple=True,
        metavar="ID",
        group="IMS",
        help="Call this product's API too; may be repeated.",
    ),
    option(
        "--probe-value",
        "probe_values",
        type=PairType(),
        multiple=True,
        group="IMS",
        help="What a product's call needs and no credential holds: tenant, author_host, content_id.",
    ),
    option("--probe-jwt", is_flag=True, group="IMS", help="Ask once whether the old exchange still answers."),
    option("--jwt-key", type=click.Path(path_type=Path), metavar="FILE", group="IMS", help="The old private key."),
    option("--jwt-certificate", type=click.Path(path_type=Path), metavar="FILE", group="IMS", help="Its certificate."),
    option("--jwt-assertion", type=click.Path(path_type=Path), metavar="FILE", group="IMS", help="A signed assertion."),
)

PROMPT = stack(
    option("--client-id", metavar="ID", group="IMS", help="Check this credential; its secret is asked for."),
    option("--org-id", metavar="ID", group="IMS", help="With --client-id: its organisation."),
    option("--scopes", metavar="LIST", group="IMS", help="With --client-id: the scopes to ask for, comma separated."),
    option("--sandbox", metavar="NAME", group="IMS", help="With --client-id: the sandbox to look for."),
)
