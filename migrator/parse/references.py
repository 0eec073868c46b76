"""Values of a configuration that are looked up elsewhere: `${X}`, `{{ X }}`, `$(X)`, `$[env:X]` and their kin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Reference
from migrator.regex import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from migrator.parse.facts import Entry, Facts, ReferenceKind, Text

_LOOKUP = lazy(
    r"\$?\{\{-?[ \t]{0,8}(?P<template>[.$]?[A-Za-z_][\w.$-]*)[^{}\n]{0,200}\}\}"
    r"|[$#]\{(?P<brace>[A-Za-z_][\w.-]*)(?::?[-?=]?(?P<default>[^{}\n]{0,200}))\}"
    r"|\$\((?P<round>[A-Za-z_][\w.]*)\)"
    r"|\$\[(?P<source>env|secret|prop):(?P<square>[\w.-]+)(?:;[^\]\n]{0,200})?\]"
    r"|%env\((?:\w+:){0,4}(?P<symfony>\w+)\)%"
    r"|\$(?P<bare>[A-Z_][A-Z0-9_]{2,})"
)
_HINTS = ("$", "{{", "%env(", "#{")
_NESTED = frozenset({"secretKeyRef", "configMapKeyRef"})


def with_references(facts: Facts) -> Facts:
    """The facts with the references that their texts hold."""
    found = [*facts.references, *(reference for text in facts.texts for reference in _of_text(text))]
    found += [reference for entry in facts.entries for reference in _of_entry(entry)]
    if len(found) == len(facts.references):
        return facts
    return facts._replace(references=tuple(sorted(found, key=lambda reference: reference.span)))


def _of_text(text: Text) -> Iterator[Reference]:
    if not any(hint in text.value for hint in _HINTS):
        return
    for lookup in _LOOKUP.finditer(text.value):
        name = lookup.lastgroup if lookup.lastgroup != "default" else "brace"
        if name is None:
            continue
        yield Reference(
            lookup[name],
            _kind(name, lookup),
            text.locate(*lookup.span()),
            text.locate(*lookup.span(name)),
            lookup["default"] or None,
        )


def _kind(name: str, lookup: re.Match[str]) -> ReferenceKind:
    if name in {"bare", "symfony"} or (name == "square" and lookup["source"] == "env"):
        return "env"
    if name == "brace":
        return "env" if lookup["brace"].isupper() else "config"
    return "config" if name == "square" and lookup["source"] == "prop" else "name"


def _of_entry(entry: Entry) -> Iterator[Reference]:
    """A key of a Kubernetes Secret or ConfigMap that a variable takes its value from."""
    if entry.name != "key" or entry.path[-1:] == () or entry.path[-1] not in _NESTED:
        return
    if entry.value is not None and entry.value_span is not None:
        yield Reference(entry.value, "name", entry.value_span, entry.value_span)
