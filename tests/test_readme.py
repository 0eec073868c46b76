"""What the README shows can be typed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from migrator.cli import cli
from migrator.errors import ExitStatus
from migrator.report.registry import names

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ migrator (.*?)(?:\s+#.*)?$", README, re.MULTILINE)


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_line_is_understood(line: str) -> None:
    """Each option shown exists and takes the value shown; nothing is run."""
    command: click.Command | None = cli
    words = shlex.split(line)
    context = click.Context(cli)
    while isinstance(command, click.Group):
        command = command.get_command(context, words.pop(0))
    assert command is not None
    command.make_context("migrator", words)


def test_make_targets_exist() -> None:
    """`make audit` and `make test` are the two commands."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`?make (\w+)", README):
        if target != "alone":
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_format_is_named() -> None:
    """The list of formats is the list there is."""
    (listed,) = re.findall(r"know (text, json.*?)\. A saved", README.replace("\n", " "))
    assert sorted(re.findall(r"\w+", listed.replace(" and ", " "))) == sorted(names())


def test_exit_statuses_are_those_of_the_product() -> None:
    """The table lists each status once."""
    assert [int(row) for row in re.findall(r"^\| (\d) \|", README, re.MULTILINE)] == sorted(ExitStatus)


def test_linked_files_exist() -> None:
    """No link of the README leads nowhere."""
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
