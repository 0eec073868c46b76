"""Python: requirements files, pyproject.toml, Pipfile, setup.cfg, setup.py, conda environments, metadata, locks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.parse.lines import lines
from migrator.parse.lookup import Lookup
from migrator.parse.manifest.base import Dependency, Manifest, content
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.parse.document import Document
    from migrator.parse.facts import Entry, Text

_NAME = lazy(r"\s*(?P<name>[A-Za-z0-9](?:[A-Za-z0-9._-]{0,80}[A-Za-z0-9])?)[ \t]*(?:\[[^\]\n]{0,200}\])?[ \t]*")
_REST = lazy(r"[ \t]*(?:(?:;|#|--hash|@).*|\\)?\Z")
_CONSTRAINT = lazy(r"\(?[<>=!~\d*][^;#@\s()]*(?:[ \t]*(?:,[ \t]*)?[<>=!~\d][^;#@\s()]*){0,20}\)?")
_EGG = lazy(r"#egg=([A-Za-z0-9._-]+)")
_REQUIRES_DIST = lazy(r"Requires-Dist:[ \t]*(.*)")
_TABLES = frozenset({"packages", "dev-packages", "dependencies", "dev-dependencies"})
_KEYWORDS = frozenset({"install_requires", "extras_require", "tests_require", "setup_requires", "requires"})


def normalised(name: str) -> str:
    """A name as PyPI compares it (PEP 503); a text with every name in it so."""
    return re.sub(r"[-_.]+", "-", name).lower()


def requirement(text: str, at: int) -> Dependency | None:
    """The dependency that a requirement (PEP 508) stands for; `at` is its offset in the file."""
    named = _NAME.match(text)
    end = 0 if named is None else named.end()
    constraint = _CONSTRAINT.match(text, end)
    rest = text[end if constraint is None else constraint.end() :].rstrip()
    if named is None or _REST.match(rest) is None:
        egg = _EGG.search(text)
        return None if egg is None else Dependency("pypi", normalised(egg[1]), "", Span(at, at + len(text)))
    name, start = normalised(named["name"]), at + named.start("name")
    if constraint is None:
        return Dependency("pypi", name, "", Span(start, at + named.end("name")))
    place = Span(at + constraint.start(), at + constraint.end())
    value = constraint.group().strip("()")
    return Dependency("pypi", name, value, Span(start, place.end), constraint_span=place)


def _requirements(document: Document) -> Iterator[Dependency]:
    for start, end in lines(document.text):
        line = document.text[start:end]
        if line.strip() and not line.lstrip().startswith("#") and (not line.startswith("-") or "#egg=" in line):
            found = requirement(line, start)
            if found is not None:
                yield found


def _from_texts(texts: Iterable[Text]) -> Iterator[Dependency]:
    """Each text is one requirement, or one a line."""
    for text in texts:
        for at, span in text.parts:
            line = text.value[at : at + span.end - span.start]
            found = requirement(line, span.start)
            if found is not None:
                yield found


def _toml(document: Document) -> Iterator[Dependency]:
    """Lists of requirements, and tables whose keys are packages (Poetry, Pipfile)."""
    facts = document.regions[0].facts
    look = Lookup(facts)
    for entry in facts.entries:
        if entry.value is None and _is_list_of_requirements(entry):
            yield from _from_texts(look.texts(entry))
        elif entry.path[-1:] and entry.path[-1] in _TABLES and (entry.path[0] == "tool" or len(entry.path) == 1):
            version = look.entry((*entry.path, entry.name, "version"))
            held = version if entry.value is None and version is not None else entry
            if entry.name.lower() != "python":
                name, place = normalised(entry.name), content(held)
                yield Dependency("pypi", name, held.value or "", entry.span, constraint_span=place)


def _is_list_of_requirements(entry: Entry) -> bool:
    path = entry.path
    return (
        (path == ("project",) and entry.name == "dependencies")
        or path in {("project", "optional-dependencies"), ("dependency-groups",), ("tool", "pdm", "dev-dependencies")}
        or (path == ("build-system",) and entry.name == "requires")
    )


def _lock(document: Document) -> Iterator[Dependency]:
    """`[[package]]` tables of Poetry, uv and PDM."""
    name = None
    for entry in document.regions[0].facts.entries:
        if entry.path == ("package",) and entry.name == "name" and entry.value:
            name = entry
        elif entry.path == ("package",) and entry.name == "version" and entry.value and name is not None:
            span = Span(name.span.start, entry.span.end)
            yield Dependency("pypi", normalised(name.value or ""), f"=={entry.value}", span, direct=False, lock=True)
            name = None


def _pipfile_lock(document: Document) -> Iterator[Dependency]:
    for entry in document.regions[0].facts.entries:
        section, package = entry.path if len(entry.path) == 2 else ("", "")  # noqa: PLR2004 - section and package
        if entry.name == "version" and entry.value and section in {"default", "develop"}:
            yield Dependency("pypi", normalised(package), entry.value, entry.span, direct=False, lock=True)


def _setup_cfg(document: Document) -> Iterator[Dependency]:
    facts = document.regions[0].facts
    look = Lookup(facts)
    for entry in facts.entries:
        if entry.path == ("options.extras_require",) or (entry.path == ("options",) and entry.name in _KEYWORDS):
            yield from _from_texts(look.texts(entry))


def _setup_py(document: Document) -> Iterator[Dependency]:
    """The strings in the keyword arguments; the keys of a mapping among them are names of extras."""
    facts = document.regions[0].facts
    look = Lookup(facts)
    keys = {entry.span.start for entry in facts.entries if entry.shape == "mapping"}
    for entry in facts.entries:
        if entry.name in _KEYWORDS and entry.value_span is not None:
            texts = (text for text in look.texts(entry) if len(text.parts) == 1 and text.span.start not in keys)
            yield from _from_texts(texts)


def _conda(document: Document) -> Iterator[Dependency]:
    facts = document.regions[0].facts
    look = Lookup(facts)
    for entry in facts.entries:
        if entry.name == "dependencies" and not entry.path:
            yield from _from_texts(look.texts(entry))


def _metadata(document: Document) -> Iterator[Dependency]:
    """The core metadata of a built distribution."""
    for line in _REQUIRES_DIST.finditer(document.text):
        found = requirement(line[1].rstrip("\r"), line.start(1))
        if found is not None:
            yield found


MANIFESTS = (
    Manifest(
        (
            *("*requirements*.txt", "*requirements*.in", "constraints*.txt", "requirements*.pip"),
            *("requirements/*.txt", "requirements/*.in"),
        ),
        _requirements,
    ),
    Manifest(("pyproject.toml", "pipfile"), _toml),
    Manifest(("poetry.lock", "uv.lock", "pdm.lock"), _lock),
    Manifest(("pipfile.lock",), _pipfile_lock),
    Manifest(("setup.cfg",), _setup_cfg),
    Manifest(("setup.py",), _setup_py),
    Manifest(("environment*.yml", "environment*.yaml", "conda*.yml", "conda*.yaml"), _conda),
    Manifest(("pkg-info", "metadata"), _metadata),
)
