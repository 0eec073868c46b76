"""Python: options of a command line that reach a function in a whole mapping.

`@click.option("--private-key")` above `def sign_in(**options): Client(**options)`, and a group of options under one
prefix: `Client(**without_prefix("adobe_", options))`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.asked import option_decorator, says_old
from migrator.rewrite.feed.called_names import main_list
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.mapped_python import REST, looked_up, uses_of
from migrator.rewrite.feed.words import flat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node


def given_options(given: Iterable[tuple[Code, Node]], parameter: str, ours: Callable[[str], bool]) -> Iterator[Removal]:
    """The options that gave the mappings an entry which nobody takes any more, where only the old flow needs them."""
    for code, splat in given:
        function = code.function(splat)
        listed = main_list(code, function) if function is not None else None
        rest = listed.child(REST) if listed is not None else None
        if function is None or rest is None or not splat.parts:
            continue
        name = code.source(rest.parts[-1])
        for prefix in _prefixes(code, splat.parts[0], name):
            decorator = option_decorator(code, function, prefix + parameter)
            if decorator is None or not (ours(parameter) or says_old(code.source(decorator))):
                continue
            if not _looks_up(code, function, name, prefix + parameter, splat):
                yield Removal(code, decorator)


def _prefixes(code: Code, value: Node, rest: str) -> Iterator[str]:
    """What the names of the entries begin with, for whoever gets the mapping: nothing, or a text of a call with it."""
    if code.source(value) == rest:
        yield ""
        return
    listed = value.child(*code.grammar.arguments) if value.kind in code.grammar.calls else None
    if listed is not None and any(code.source(part) == rest for part in listed.parts):
        yield from (code.source(part).strip("\"'") for part in listed.parts if part.kind in code.grammar.strings)


def _looks_up(code: Code, function: Node, rest: str, option: str, splat: Node) -> bool:
    """Whether a function needs an entry itself, or does with the mapping what cannot be told."""
    for node in uses_of(code, function, rest):
        if node.inside(splat):
            continue
        if not looked_up(code, node) or flat(option) in flat(code.source(code.statement(node))):
            return True
    return False
