"""Configuration file and command line, as one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from migrator import config, config_file
from migrator.discover.options import DiscoveryOptions
from migrator.errors import UsageError
from migrator.outcome import Severity
from migrator.rules import index
from migrator.rules.chosen import Chosen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from migrator.config import Config
    from migrator.policy import Policy

_LINE = "command line"
BASELINE_NAME = "migrator-baseline.json"


class Settings(NamedTuple):
    """What a run goes by. `folder` is where the configuration lies, to which its paths are relative."""

    config: Config
    folder: Path
    known: tuple[str, ...]
    """Ids of all rules."""

    @property
    def rules(self) -> Chosen:
        """The rules that run."""
        chosen, ignored = self.config.select, self.config.ignore
        ids = tuple(name for name in self.known if (not chosen or name in chosen) and name not in ignored)
        return Chosen(ids, self.config.wrappers)

    @property
    def policy(self) -> Policy:
        """When the gate fails."""
        return self.config.policy

    def baseline(self, named: Path | None, *, wanted: bool) -> Path | None:
        """The baseline's file: the one named, else the configured one, else the usual name if one is `wanted`."""
        if named is not None:
            return named
        if self.config.baseline is not None:
            return self.folder / self.config.baseline
        return self.folder / BASELINE_NAME if wanted else None

    def discovery(self, values: Mapping[str, Any]) -> DiscoveryOptions:
        """The bounds and choices of the listing."""
        return DiscoveryOptions(
            include=self.config.include,
            exclude=self.config.exclude,
            max_file_bytes=int(values["max_file_size"]),
            ignore_files=not values["no_ignore"],
            vendored=bool(values["vendored"]),
        )

    def lines(self) -> Iterator[str]:
        """Each setting with where it comes from."""
        for key, value, origin in config.shown(self.config):
            yield f"{key} = {value}  # {origin}"


def settings(paths: Sequence[Path], values: Mapping[str, Any]) -> Settings:
    """The settings of a command line over the paths it names.

    Raises:
        UsageError: a configuration that cannot be read, or an unknown key or rule.
    """
    known = tuple(index.read())
    start = _start(paths)
    found = config_file.read(values["config"]) if values.get("config") else None
    if found is None and not values.get("no_config", False):
        found = config_file.discover(start)
    folder = found.path.parent if found is not None else start
    return Settings(_overridden(config.load(found, known), values), folder, known)


def _start(paths: Sequence[Path]) -> Path:
    """Where the search for a configuration begins: the folder named, else the one that work is done in."""
    if len(paths) == 1 and paths[0].is_dir():
        return paths[0].resolve()
    return Path.cwd()


def _overridden(base: Config, values: Mapping[str, Any]) -> Config:
    merged = base
    for key, rules in (("select", values["select"]), ("ignore", values["ignore"])):
        for name in rules:
            check_rule(name)
        if rules:
            merged = config.override(merged, _LINE, f"rules.{key}", **{key: tuple(rules)})
    if values["include"]:
        merged = config.override(merged, _LINE, "include", include=tuple(values["include"]))
    if values["exclude"]:
        merged = config.override(merged, _LINE, "exclude", exclude=(*merged.exclude, *values["exclude"]))
    if values.get("fail_on"):
        level = None if values["fail_on"] == "never" else Severity(values["fail_on"])
        merged = config.override(merged, _LINE, "gate.fail-on", fail_on=level)
    if values.get("strict"):
        merged = config.override(merged, _LINE, "gate.strict", strict=True)
    return merged._replace(policy=merged.policy._replace(exit_zero=bool(values.get("exit_zero"))))


def check_rule(name: str) -> None:
    """See that a rule exists.

    Raises:
        UsageError: there is none of that name; the nearest one is told.
    """
    if name not in index.read():
        from migrator.catalogue.fields import nearest  # noqa: PLC0415 - the good name needs none

        near = nearest(name, index.read())
        raise UsageError(f"no rule {name!r}{near or '; `migrator rules` lists them'}")
