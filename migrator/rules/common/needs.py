"""What build files of the JVM and of .NET depend on: a version may stand in a property or variable of the same file."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from migrator.parse.facts import Span
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from migrator.parse.document import Region
    from migrator.parse.facts import Entry

_COORDINATES = lazy(r"(?P<name>[a-z][\w.-]{2,80}:[a-z][\w.-]{2,80})(?::(?P<version>[\w.$\{\}+-]{1,80}))?(?=[\"'])")
_SBT = lazy(
    r"\"(?P<group>[a-z][\w.-]{2,80})\"\s{1,3}%{1,3}\s{1,3}\"(?P<name>[a-z][\w.-]{2,80})\"\s{1,3}%\s{1,3}"
    r"(?:\"(?P<version>[^\"\n]{1,40})\"|(?P<held>[\w.]{1,60}))"
)
_SCRIPT = lazy(r"#r\s\"nuget:\s?(?P<name>[A-Za-z][\w.]{2,80})(?:,\s?(?P<version>[^\"\n]{1,40}))?\"")
_HELD = lazy(r"\$[({]?(?P<name>[\w.-]{1,80})[)}]?")
"""A version by the name of what holds it: `${sdk.version}`, `$sdkVersion`, `$(SdkVersion)`."""
_NAMES = (("groupId", "artifactId"), ("group", "name"))


class Need(NamedTuple):
    """One dependency as a manifest states it; `constraint` is empty where no version is known."""

    ecosystem: str
    name: str
    constraint: str
    span: Span


def maven_needs(region: Region) -> Iterator[Need]:
    """Dependencies of Maven, Gradle, its version catalogues, Ivy and sbt."""
    for parts in _grouped(region):
        for group, name in _NAMES:
            if {group, name} <= parts.keys():
                full = f"{parts[group].value}:{parts[name].value}"
                yield _need(region, "maven", full, parts[name].span, _version(parts))
        module = parts.get("module")
        if module is not None and module.value:
            yield _need(region, "maven", module.value, module.span, _version(parts))
    for match in _COORDINATES.finditer(region.text):
        yield _need(region, "maven", match["name"], Span(match.start(), match.end()), match["version"] or "")
    for match in _SBT.finditer(region.text):
        version = match["version"] or f"${match['held']}"
        span = Span(match.start(), match.end())
        yield _need(region, "maven", f"{match['group']}:{match['name']}", span, version)


def nuget_needs(region: Region) -> Iterator[Need]:
    """Packages of .NET, as an attribute or an element gives their version, or a script."""
    for parts in _grouped(region):
        name = next((parts[one] for one in ("Include", "Update", "id") if one in parts), None)
        if name is not None and name.value and ("Version" in parts or "version" in parts):
            yield _need(region, "nuget", name.value, name.span, _version(parts))
    for match in _SCRIPT.finditer(region.text):
        yield Need("nuget", match["name"], match["version"] or "", Span(match.start("name"), match.end()))


def _grouped(region: Region) -> Iterator[Mapping[str, Entry]]:
    """The entries of each section, by name; `ref` is what a catalogue has in the section `version` of a dependency."""
    groups: dict[tuple[Span, tuple[str, ...]], dict[str, Entry]] = {}
    held = {entry.path[:-1]: entry for entry in region.facts.entries if entry.name == "ref"}
    for entry in region.facts.entries:
        groups.setdefault((entry.container, entry.path), {})[entry.name] = entry
    for (_, path), parts in groups.items():
        yield {"ref": held[path], **parts} if path in held else parts


def _version(parts: Mapping[str, Entry]) -> str:
    """The version among the parts of a dependency, as it is written, or what holds it: `version.ref` of a catalogue."""
    stated = parts.get("version") or parts.get("Version")
    if stated is not None and stated.value:
        return stated.value
    held = parts.get("ref")
    return f"${held.value}" if held is not None else ""


def _need(region: Region, ecosystem: str, name: str, span: Span, version: str) -> Need:
    """A dependency with its version, or with what the property or variable holds that is written in its place."""
    held = _HELD.fullmatch(version)
    if held is None:
        return Need(ecosystem, name, version, span)
    values = _values(region)
    stated = values.get(held["name"]) or values.get(held["name"].rpartition(".")[2], "")
    return Need(ecosystem, name, stated, span)


@lru_cache(maxsize=8)
def _values(region: Region) -> Mapping[str, str]:
    """What names hold in a file, the first value of each."""
    return {entry.name: entry.value for entry in reversed(region.facts.entries) if entry.value}
