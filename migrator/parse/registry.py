"""Finds the formats and embeddings that the package `formats` holds, and loads those that a file needs.

Which module is for what stands in `formats/index.json`; `python -m migrator.parse.registry` writes it anew from the
modules themselves.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import NamedTuple

from migrator.parse import formats as package
from migrator.parse.format import Embedding, Format

_FILE = Path(package.__path__[0], "index.json")


class Listed(NamedTuple):
    """What a module of the package is for.

    `language` is empty where it declares no format, `refines` where its format is told by names alone. `into` are the
    languages that its embedding looks into.
    """

    module: str
    language: str
    names: tuple[str, ...]
    refines: tuple[str, ...]
    into: tuple[str, ...]


@cache
def listed() -> tuple[Listed, ...]:
    """Every module that declares something, in the order of their names."""
    rows = json.loads(_FILE.read_bytes()).items()
    return tuple(Listed(name, language, *map(tuple, words)) for name, (language, *words) in rows)


def format_of(language: str) -> Format | None:
    """The format of a language, None for code."""
    module = _by_language().get(language)
    return None if module is None else _format(module)


@cache
def refining(language: str) -> tuple[Format, ...]:
    """The formats that a text of a language may turn out to be, in the order of module names."""
    found = (_format(one.module) for one in listed() if language in one.refines)
    return tuple(form for form in found if form is not None)


@cache
def embeddings(language: str) -> tuple[Embedding, ...]:
    """What looks into a language, in the order of module names."""
    found = (_embedding(one.module) for one in listed() if language in one.into)
    return tuple(embedding for embedding in found if embedding is not None)


@cache
def _by_language() -> dict[str, str]:
    return {one.language: one.module for one in listed() if one.language}


def _format(module: str) -> Format | None:
    found = getattr(import_module(f"{package.__name__}.{module}"), "FORMAT", None)
    return found if isinstance(found, Format) else None


def _embedding(module: str) -> Embedding | None:
    found = getattr(import_module(f"{package.__name__}.{module}"), "EMBEDDING", None)
    return found if isinstance(found, Embedding) else None


def made() -> tuple[Listed, ...]:
    """The same as `listed` from the modules, which loads all of them."""
    return tuple(one for name in sorted(module.name for module in iter_modules(package.__path__)) if (one := _of(name)))


def _of(module: str) -> Listed | None:
    form, embedding = _format(module), _embedding(module)
    into = tuple(sorted(embedding.languages)) if embedding is not None else ()
    if form is None:
        return Listed(module, "", (), (), into) if embedding is not None else None
    return Listed(module, form.language, form.names, form.refines if form.content is not None else (), into)


def write() -> None:
    """Bring the file up to date: one word a line, so that branches merge."""
    rows = {module: words for module, *words in made()}
    _FILE.write_text(json.dumps(rows, indent=0, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
