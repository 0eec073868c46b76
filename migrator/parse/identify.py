"""The language of a file: by its name, its first line, and what it holds."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache

from migrator.parse.guess import guess
from migrator.parse.languages import ALIASES, BY_EXTENSION, BY_INTERPRETER, BY_NAME, CODE, UNKNOWN
from migrator.parse.registry import format_of, listed, refining
from migrator.regex import lazy

_SHEBANG = lazy(r"#!\s*(?:\S*/)?(?:env\s+(?:-\S+\s+)*(?:\S*/)?)?(?P<name>[A-Za-z]+)[\d.]*(?:\s|$)")
_LONGEST_SHEBANG = 200
_PHP = lazy(r"\s*<\?(?:php|=)")
_VARIANTS = frozenset({
    "example", "sample", "dist", "template", "tmpl", "tpl", "gotmpl", "j2", "jinja", "jinja2", "erb", "ejs", "mustache",
    "in", "bak", "backup", "old", "orig", "save", "default", "defaults", "local", "dev", "development", "test", "qa",
    "stage", "staging", "prod", "production", "enc", "encrypted", "new", "copy",
})  # fmt: skip
"""Endings that may follow the one that tells the language."""


def identify(path: str, text: str) -> str:
    """The language of a file; `text` when nothing tells."""
    language = _by_name(path.replace("\\", "/").rpartition("/")[2].lower())
    if language in {"", UNKNOWN}:
        language = _by_shebang(text) or ("php" if _PHP.match(text) else UNKNOWN)
    return narrowed(language, text)


def narrowed(language: str, text: str) -> str:
    """The format that a text of a language turns out to be: a JSON file that is a notebook, a text that is a key."""
    for form in refining(language):
        if form.content is not None and form.content(text):
            return form.language if UNKNOWN not in form.refines else narrowed(form.language, text)
    return language


def named(name: str, text: str) -> str:
    """The language that an info string, a kernel or a shell names; guessed where the name is empty or unknown."""
    lowered = name.strip().lower()
    known = ALIASES.get(lowered) or BY_EXTENSION.get(lowered) or lowered
    if known in CODE or format_of(known) is not None:
        return narrowed(known, text)
    found = narrowed(UNKNOWN, text)
    return found if found != UNKNOWN else _by_shebang(text) or guess(text)


def _by_name(name: str) -> str:
    exact, suffixes, globs = _names()
    while name:
        if name in exact:
            return exact[name]
        dot = name.find(".")
        while dot != -1:
            if name[dot:] in suffixes:
                return suffixes[name[dot:]]
            dot = name.find(".", dot + 1)
        for pattern, language in globs:
            if fnmatchcase(name, pattern):
                return language
        name, _, variant = name.rpartition(".")
        if variant not in _VARIANTS and not variant.isdigit():
            break
    return ""


@cache
def _names() -> tuple[dict[str, str], dict[str, str], tuple[tuple[str, str], ...]]:
    """Whole names, endings, and the few patterns that are neither; formats come before code."""
    exact, globs = dict(BY_NAME), [("jenkinsfile*", "groovy")]
    suffixes = {f".{extension}": language for extension, language in BY_EXTENSION.items()}
    for form in listed():
        for pattern in form.names:
            if "*" not in pattern:
                exact[pattern] = form.language
            elif pattern.startswith("*.") and "*" not in pattern[1:]:
                suffixes[pattern[1:]] = form.language
            else:
                globs.append((pattern, form.language))
    return exact, suffixes, tuple(globs)


def _by_shebang(text: str) -> str:
    if not text.startswith("#!"):
        return ""
    found = _SHEBANG.match(text[:_LONGEST_SHEBANG])
    return BY_INTERPRETER.get(found["name"].lower(), "") if found is not None else ""
