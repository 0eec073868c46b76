"""Of which class of the program a variable is, as far as its declaration says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_NAME = re.compile(r"\$?[A-Za-z_]\w{0,80}")
_DECLARED = (
    r"(?<![\w$.]){0}\s{{0,4}}(?::=|=|:)\s{{0,4}}&?(?:new\b[\s(]{{0,4}})?(?:\w{{1,80}}[.:\\]{{1,2}}){{0,4}}(?:{1})\b"
    r"|(?<![\w$.]){0}\s{{1,4}}\*?(?:\w{{1,80}}\.)?(?:{1})\b"
    r"|\b(?:{1})\b(?:<[^>\n]{{0,80}}>)?[?*&]?\s{{1,4}}{0}(?!\w)"
)
"""`c := &Config{`, `c = new Config(`, `c: Config`; `c *Config`; `Config c`."""

_OWN = ["static", "self", "cls"]
"""What a class calls itself where it makes an object of its own."""


def is_one_of(code: Code, receiver: Node, titles: Iterable[str]) -> bool:
    """Whether the function around a variable, or the file where there is none, declares it as one of some classes."""
    name, known = code.source(receiver), sorted(filter(None, titles))
    if not known or _NAME.fullmatch(name) is None:
        return False
    own = code.class_around(receiver)
    title = own.child(*code.habits.lexical) if own is not None else None
    known += _OWN if title is not None and code.source(title) in known else []
    declared = re.compile(_DECLARED.format(re.escape(name), "|".join(map(re.escape, known))))
    around = [one for one in receiver.ancestors() if one.kind in code.functions]
    return any(declared.search(code.text, one.start, one.end) for one in around or code.nodes[:1])
