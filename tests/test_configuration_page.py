"""What docs/configuration.md shows holds: its files are accepted, its commands understood, its comments effective."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
import yaml

from migrator import config, config_file
from migrator.cli import cli
from migrator.rules.registry import load
from migrator.suppress import read_directives

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ migrator (.*?)(?:\s+#.*)?$", PAGE, re.MULTILINE)
RULES = [rule.id for rule in load()]


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_the_configuration_is_accepted_and_every_key_counts(tmp_path: Path) -> None:
    """Nothing in it is at its default."""
    path = tmp_path / config_file.NAME
    path.write_text("".join(blocks("toml")), encoding="utf-8")
    loaded = config.load(config_file.read(path), RULES)
    assert loaded.include == ("src/**", "deploy/**")
    assert loaded.baseline == "migrator-baseline.json"
    assert (len(loaded.policy.grace), len(loaded.policy.allowed), len(loaded.suppressions)) == (1, 1, 1)
    assert loaded.policy.strict
    assert [wrapper.id for wrapper in loaded.wrappers] == ["acme-tokens"]
    shown = {key for key, _, origin in config.shown(loaded) if origin == "default"}
    assert shown == {"rules.select"}


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_is_understood(line: str) -> None:
    """Each option exists and takes the value shown; nothing is run."""
    command: click.Command | None = cli
    words = shlex.split(line)
    while isinstance(command, click.Group):
        command = command.get_command(click.Context(cli), words.pop(0))
    assert command is not None
    command.make_context("migrator", words)


def test_the_comments_are_directives_of_rules_that_exist() -> None:
    """Each has a reason; the one on a line of its own is for the next."""
    found = [one for block in blocks("python") + blocks("yaml") for one in read_directives("example", block)]
    assert [(one.rules, one.line, one.target) for one in found] == [
        (("exchange-endpoint",), 1, 1),
        (("metascope",), 1, 2),
    ]
    assert not [one.problem for one in found if one.problem]
    assert {rule for one in found for rule in one.rules} <= set(RULES)


def _hooks(node: Any) -> Iterator[str]:  # noqa: ANN401 - any YAML
    for item in node if isinstance(node, list) else node.values() if isinstance(node, dict) else ():
        if isinstance(item, dict) and "id" in item:
            yield item["id"]
        yield from _hooks(item)


def test_hooks_and_action_inputs_exist() -> None:
    """The ids are those of the published hooks, the inputs those of the action."""
    published = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    shown = [yaml.safe_load(block) for block in blocks("yaml")]
    assert {name for block in shown for name in _hooks(block)} == published
    inputs = yaml.safe_load((ROOT / "action.yml").read_text())["inputs"]
    (steps,) = [block["steps"] for block in shown if isinstance(block, dict) and "steps" in block]
    used = next(step for step in steps if "/migrator@" in step["uses"])["with"]
    assert set(used) <= set(inputs)
