"""Python: functions whose parameters are the options of a command line: Typer's, Fire's, Cyclopts'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.statements import callee

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_RUNS = re.compile(r"(?:^|\.)(?:Fire|typer\.run|cyclopts\.run|plac\.call)$")
"""Calls that make a command line of the function or class that they are given."""
_REGISTERS = re.compile(r"@\w+(?:\.\w+)*\.(?:command|callback|default|meta)\b")
_LIBRARIES = frozenset({"typer", "cyclopts"})
"""Libraries whose decorators do so; those of click name each option apart."""
_ALIAS = re.compile(r":\s*([A-Za-z_]\w*)\s*$")


def exposed(codes: Iterable[Code], code: Code, function: Node, name: str) -> bool:
    """Whether a command line makes its options of the parameters of a function, which nobody calls otherwise."""
    if code.region.language != "python":
        return False
    calls = [
        (one, node)
        for one in codes
        if name in one.text
        for node in one.nodes
        if node.kind in one.grammar.calls and one.region.language == "python"
    ]
    if any(callee(one, node).rpartition(".")[2] == name for one, node in calls):
        return False
    return _registered(code, function) or any(_runs(one, node, name) for one, node in calls)


def described_by(code: Code, element: Node) -> str:
    """What the source says of a parameter: its own text, and that of the alias that is its type."""
    text = code.source(element)
    alias = _ALIAS.search(text)
    if alias is None:
        return text
    told = re.search(rf"^{alias[1]}\s*=\s*(?:\w+\.)?Annotated\[[^\n]{{0,400}}", code.text, re.MULTILINE)
    return f"{text} {told[0]}" if told is not None else text


def _runs(code: Code, call: Node, name: str) -> bool:
    """`typer.run(main)`, `fire.Fire(Client)`."""
    listed = call.child(*code.grammar.arguments)
    given = listed.parts if listed is not None else []
    return bool(given) and code.source(given[0]) == name and _RUNS.search(callee(code, call)) is not None


def _registered(code: Code, function: Node) -> bool:
    """`@app.command()` above the function, in a file that imports the library."""
    holder = function.parent
    decorated = holder is not None and holder.kind == "decorated_definition"
    if holder is None or not decorated:
        return False
    known = any(fact.module.partition(".")[0] in _LIBRARIES for fact in code.facts.imports)
    return known and any(
        part.kind == "decorator" and _REGISTERS.match(code.source(part)) is not None for part in holder.parts
    )
