"""What the configuration says: its keys, their values, and where each comes from.

The file may lie in the tree that is scanned, so it sets what is scanned and what fails, nothing that reaches the
network or the rest of the file system. `config.schema.json` describes it for editors.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from migrator.errors import UsageError
from migrator.outcome import Severity
from migrator.policy import Grace, Policy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from migrator.catalogue.fields import Fields
    from migrator.catalogue.sdk import CodeMarks, SdkEntry
    from migrator.config_file import Found
    from migrator.suppress import Exclusion


class Config(NamedTuple):
    """What the configuration says; the defaults where it says nothing.

    `severities` regrades findings by rule, None switches the rule off. `origins` names where each key that is set comes
    from; a key that is not in it has its default.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity | None] = MappingProxyType({})
    policy: Policy = Policy()
    baseline: str | None = None
    """POSIX path relative to the folder of the configuration."""
    suppressions: tuple[Exclusion, ...] = ()
    wrappers: tuple[SdkEntry, ...] = ()
    origins: Mapping[str, str] = MappingProxyType({})


def load(found: Found | None, rules: Collection[str]) -> Config:
    """The configuration's values; `rules` are the ids that exist.

    Raises UsageError, one line, for an unknown key or rule (with the nearest known one) or a value of the wrong shape.
    """
    if found is None:
        return Config()
    from migrator.catalogue.fields import Fields  # noqa: PLC0415 - most trees have no configuration

    table = Fields.of(found.table, found.name)
    config = Config(
        include=_globs(table, "include"),
        exclude=_globs(table, "exclude"),
        baseline=_relative(table, "baseline"),
        suppressions=tuple(_suppression(item, rules) for item in table.items("suppress")),
        wrappers=tuple(_wrappers(table, found.name)),
    )
    config = _with_rules(config, table.section("rules"), rules)
    grace = tuple(map(_grace, table.items("grace")))
    config = config._replace(policy=_policy(table.section("gate"), grace))
    table.done()
    return config._replace(origins=dict.fromkeys(_keys(found.table), found.name))


def override(config: Config, origin: str, key: str, **changes: object) -> Config:
    """The configuration with values from elsewhere, of the command line for example; `key` is one that `shown` has."""
    policy = {name: value for name, value in changes.items() if name in Policy._fields}
    plain = {name: value for name, value in changes.items() if name not in policy}
    changed = config._replace(**plain, policy=config.policy._replace(**policy))  # type: ignore[arg-type]
    return changed._replace(origins={**config.origins, key: origin})


def shown(config: Config) -> Iterator[tuple[str, str, str]]:
    """Every setting as (key, value as TOML writes it, where it comes from), in a fixed order: for --show-config."""
    policy = config.policy
    values: dict[str, object] = {
        "include": config.include,
        "exclude": config.exclude,
        "baseline": config.baseline,
        "rules.select": config.select,
        "rules.ignore": config.ignore,
        "gate.fail-on": policy.fail_on.value if policy.fail_on else "never",
        "gate.strict": policy.strict,
    }
    values |= {f"rules.severity.{name}": (level.value if level else "off") for name, level in config.severities.items()}
    values |= {f"gate.allow.{level.value}": number for level, number in policy.allowed}
    values |= {f"grace[{number}]": _grace_words(grace) for number, grace in enumerate(policy.grace)}
    values |= {f"suppress[{number}]": item.words for number, item in enumerate(config.suppressions)}
    values |= {f"wrapper[{number}]": item.id for number, item in enumerate(config.wrappers)}
    for key, value in values.items():
        yield key, _as_toml(value), config.origins.get(key) or config.origins.get(key.split("[")[0]) or "default"


# --- the sections -----------------------------------------------------------------------------------------------


def _with_rules(config: Config, section: Fields | None, rules: Collection[str]) -> Config:
    if section is None:
        return config
    severities: dict[str, Severity | None] = {}
    for name, level in section.pairs("severity"):
        _known(name, rules, f"{section.where}: severity")
        if level not in {*(severity.value for severity in Severity), "off"}:
            raise UsageError(f"{section.where}: severity.{name}: {level!r} is not one of error, warning, note, off")
        severities[name] = None if level == "off" else Severity(level)
    chosen = {key: section.texts(key) for key in ("select", "ignore")}
    for key, names in chosen.items():
        for name in names:
            _known(name, rules, f"{section.where}: {key}")
    section.done()
    return config._replace(select=chosen["select"], ignore=chosen["ignore"], severities=severities)


def _policy(section: Fields | None, grace: tuple[Grace, ...]) -> Policy:
    if section is None:
        return Policy(grace=grace)
    word = section.one_of("fail-on", ("never", "note", "warning", "error"), Severity.WARNING.value)
    allowed = []
    allow = section.section("allow")
    if allow is not None:
        allowed = [(level, _count(allow, level.value)) for level in Severity if allow.has(level.value)]
        allow.done()
    strict = section.flag("strict")
    section.done()
    return Policy(None if word == "never" else Severity(word), strict=strict, allowed=tuple(allowed), grace=grace)


def _count(section: Fields, key: str) -> int:
    value = section.raw(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise UsageError(f"{section.where}: {key}: expected a whole number from 0 on")
    return value


def _grace(item: Fields) -> Grace:
    grace = Grace(item.day("fail-from"), _globs(item, "paths"), item.texts("integrations"))
    item.text("reason", "")
    item.done()
    if not grace.paths and not grace.integrations:
        raise UsageError(f"{item.where}: name `paths` or `integrations` that it is for")
    return grace


def _suppression(item: Fields, rules: Collection[str]) -> Exclusion:
    from migrator.suppress import Exclusion  # noqa: PLC0415 - few configurations have one

    names = item.texts("rules")
    for name in names:
        if "*" not in name:
            _known(name, rules, f"{item.where}: rules")
    until: date | None = item.day("until") if item.has("until") else None
    found = Exclusion(names, _globs(item, "paths"), item.texts("integrations"), item.text("reason"), until, item.where)
    item.done()
    if not (found.rules or found.paths or found.integrations):
        raise UsageError(f"{item.where}: name `rules`, `paths` or `integrations`; without any it would hide everything")
    return found


def _wrappers(table: Fields, name: str) -> Iterator[SdkEntry]:
    rows = table.raw("wrapper")
    if rows is None:
        return
    if not isinstance(rows, list):
        raise UsageError(f"{name}: wrapper: expected a list of tables, [[wrapper]]")
    from migrator.catalogue.entry import parse_entry  # noqa: PLC0415 - few configurations have one

    for number, row in enumerate(rows):
        entry = parse_entry(row, f"{name}: wrapper[{number}]")
        for marks in entry.code:
            _check_patterns(marks, f"{name}: wrapper[{number}] ({entry.id})")
        yield entry


def _check_patterns(marks: CodeMarks, where: str) -> None:
    for pattern in marks.patterns:
        from migrator.parse.code import parses  # noqa: PLC0415 - loads ast-grep

        code = re.sub(r"\$(?:\$\$)?[A-Z_][A-Z0-9_]*", "x", pattern)
        for language in marks.languages:
            if not parses(language, code):
                raise UsageError(f"{where}: patterns: {pattern!r} is no {language} that ast-grep understands")


def _known(rule: str, rules: Collection[str], where: str) -> None:
    if rule not in rules:
        from migrator.catalogue.fields import nearest  # noqa: PLC0415

        raise UsageError(f"{where}: no rule {rule!r}{nearest(rule, rules)}")


def _globs(table: Fields, key: str) -> tuple[str, ...]:
    globs = table.texts(key)
    for glob in globs:
        if not glob.strip() or glob.startswith("!") or "\\" in glob or ".." in glob.split("/"):
            raise UsageError(
                f"{table.where}: {key}: {glob!r} is not a glob such as `legacy/**`, relative and with slashes"
            )
    return tuple(glob.removeprefix("./") for glob in globs)


def _relative(table: Fields, key: str) -> str | None:
    text = table.text(key, "")
    path = PurePosixPath(text)
    if path.is_absolute() or ".." in path.parts or "\\" in text or ":" in text:
        raise UsageError(
            f"{table.where}: {key}: {text!r} must be a path inside the folder of the configuration, with slashes"
        )
    return text or None


# --- showing it -------------------------------------------------------------------------------------------------


def _keys(table: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    for key, value in table.items():
        name = f"{prefix}{key}"
        yield name
        if isinstance(value, dict):
            yield from _keys(value, f"{name}.")


def _grace_words(grace: Grace) -> str:
    return f"{', '.join((*grace.paths, *grace.integrations))} fails from {grace.fail_from}"


def _as_toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_as_toml, value))}]"
    if isinstance(value, int):
        return str(value)
    return f'"{"".join(map(_character, str(value or "")))}"'


def _character(mark: str) -> str:
    """One character of a TOML basic string: ASCII, so that it neither ends the string nor steers a terminal."""
    if mark.isascii() and mark.isprintable() and mark not in '"\\':
        return mark
    return f"\\u{ord(mark):04x}" if mark <= "\uffff" else f"\\U{ord(mark):08x}"
