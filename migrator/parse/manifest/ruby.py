"""RubyGems: Gemfile, gemspecs and Gemfile.lock."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.parse.manifest.base import Dependency, Manifest
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document

_GEM = lazy(
    r"^[ \t]*(?:gem|\w+\.add_(?:runtime_|development_)?dependency)[ \t]*(?:\([ \t]*)?"
    r"[\"'](?P<name>[\w.-]+)[\"'](?:\.freeze)?(?P<rest>[^\n#]*)",
    re.MULTILINE,
)
_VERSIONS = lazy(r"[ \t]*,[ \t]*(?:\[[ \t]*)?[\"'](?P<version>[~<>=!]*[ \t]*\d[^\"'\n]*)[\"']")
_SPEC = lazy(r"^ {4}(?P<name>[\w.-]+) \((?P<version>[^)\n]+)\)", re.MULTILINE)
_DIRECT = lazy(r"^ {2}(?P<name>[\w.-]+)!?(?: \(|\r?$)", re.MULTILINE)


def _gems(document: Document) -> Iterator[Dependency]:
    for found in _GEM.finditer(document.text):
        versions, at, place = [], found.start("rest"), None
        while (version := _VERSIONS.match(document.text, at, found.end())) is not None:
            versions.append(version["version"])
            place = Span(*version.span("version")) if place is None else None
            at = version.end()
        span = Span(found.start() + len(found.group()) - len(found.group().lstrip()), max(at, found.start("rest")))
        place = place if len(versions) == 1 else None
        yield Dependency("gem", found["name"], ", ".join(versions), span, constraint_span=place)


def _lock(document: Document) -> Iterator[Dependency]:
    text = document.text
    section = text.find("\nDEPENDENCIES")
    direct = {found["name"] for found in _DIRECT.finditer(text, section)} if section != -1 else set()
    for found in _SPEC.finditer(text):
        is_direct = found["name"] in direct
        yield Dependency("gem", found["name"], found["version"], Span(*found.span()), direct=is_direct, lock=True)


MANIFESTS = (
    Manifest(("gemfile", "*.gemspec", "gems.rb"), _gems),
    Manifest(("gemfile.lock", "gems.locked"), _lock),
)
