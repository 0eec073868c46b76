"""The help of every command: complete, under headings, with an example that can be typed."""

from __future__ import annotations

import shlex

import click
import pytest

from migrator.cli import cli
from migrator.cli.grouped import GroupedCommand, GroupedOption
from migrator.report.registry import names


def _commands(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [path]
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        found += _commands(command, (*path, name)) if isinstance(command, click.Group) else [(*path, name)]
    return found


COMMANDS = _commands(cli)


def find(path: tuple[str, ...]) -> tuple[click.Command, click.Context]:
    command: click.Command = cli
    context = click.Context(cli, info_name="migrator")
    for name in path:
        assert isinstance(command, click.Group)
        found = command.get_command(context, name)
        assert found is not None
        command, context = found, click.Context(found, parent=context, info_name=name)
    return command, context


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_everything_is_explained_under_a_heading(path: tuple[str, ...]) -> None:
    """Each option and argument has a sentence; each option stands under a heading that says more than Options."""
    command, context = find(path)
    assert command.help
    page = command.get_help(context)
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        assert record is not None
        assert record[1].strip(), f"{parameter.name} is not explained"
        assert record[0].split(",")[0].split()[0] in page
        if isinstance(parameter, click.Option) and not {"--help", "--version"} & set(parameter.opts):
            assert isinstance(parameter, GroupedOption)
    assert "\nOptions:" not in page


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_the_examples_can_be_typed(path: tuple[str, ...]) -> None:
    """Each stands on one line, and its options and values are taken by the command that it names."""
    command, context = find(path)
    assert isinstance(command, GroupedCommand)
    assert command.examples
    lines = [line.strip() for line in command.get_help(context).splitlines()]
    for example in command.examples:
        assert example in lines
        line = example.replace('eval "$(', "").replace(')"', "")
        if "migrator " in line:
            typed = line.split("migrator ", 1)[1].split("&&")[0].split(" | ")[0]
            _understood(shlex.split(typed, comments=True))


def _understood(words: list[str]) -> None:
    words = words[: words.index(">")] if ">" in words else words
    command: click.Command = cli
    context = click.Context(cli)
    while isinstance(command, click.Group):
        found = command.get_command(context, words.pop(0))
        assert found is not None
        command = found
    if words != ["init", "~/src/loyalty"]:
        command.make_context("migrator", [word for word in words if not word.startswith("~")])


def test_the_help_names_every_format() -> None:
    """A format that is added is in the help without another word."""
    command, context = find(("scan",))
    page = " ".join(command.get_help(context).split())
    assert f"One of {', '.join(names())}." in page
