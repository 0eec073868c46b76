"""Source code to facts, for any language: by its syntax tree where there is a grammar, by its tokens elsewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from migrator.parse import grammars, lexicons
from migrator.parse.escapes import encodable

if TYPE_CHECKING:
    from collections.abc import Callable

    from ast_grep_py import SgNode

    from migrator.parse.facts import Facts


def reader(language: str) -> Callable[[str], Facts]:
    """What reads the facts of a text in `language`, a lower-case name; an unknown one is read by its tokens."""
    return partial(_read, language)


def tree(language: str, text: str) -> SgNode | None:
    """The ast-grep tree of a text, for rewriting; None without a grammar, or where a tree would cost too much."""
    if grammars.find(language) is None:
        return None
    from migrator.parse import syntax  # noqa: PLC0415 - loads ast-grep, which most regions do not need

    return syntax.parse(language, text)


def parses(language: str, text: str) -> bool:
    """Whether a text is one piece of code of a language that has a grammar, without an error in it."""
    root = tree(language, text)
    return root is not None and bool(text.strip()) and root.find(kind="ERROR") is None


def _read(language: str, text: str) -> Facts:
    from migrator.parse import extract, recover, syntax  # noqa: PLC0415 - loads ast-grep, which most regions do not need

    text = encodable(text)
    grammar = grammars.find(language)
    root = tree(language, text) if grammar is not None else None
    if grammar is None or root is None:
        return _by_tokens(language, text)
    nodes = syntax.light(root, grammar)
    facts = extract.extract(text, grammar, nodes)
    where = recover.broken(text, nodes)
    return recover.merged(facts, _by_tokens(language, text), where) if where else facts


def _by_tokens(language: str, text: str) -> Facts:
    """Complete only where the language is known, no grammar had to give up, and every bracket closes."""
    from migrator.parse import extract, lexical  # noqa: PLC0415 - code alone needs it

    grammar, nodes, closed = lexical.tree(language, text)
    facts = lexical.extras(language, text, extract.extract(text, grammar, nodes))
    known = lexicons.find(language) is not None and grammars.find(language) is None
    return facts._replace(complete=known and closed)
