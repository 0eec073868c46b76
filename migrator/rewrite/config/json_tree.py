"""A JSON text as values with their places, so that members go and come without touching what is beside them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit
from migrator.rewrite.tree import nodes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.rewrite.tree import Node


@dataclass(frozen=True, slots=True)
class Value:
    """One value. `name` is its key in an object; `start` to `end` is the value, from `begin` on with its key."""

    kind: str
    """`object`, `array`, `string`, or what else the grammar calls it."""
    begin: int
    start: int
    end: int
    text: str
    """A string's content, decoded; the source of anything that is neither object nor array."""
    name: str = ""
    items: tuple[Value, ...] = ()

    def get(self, *names: str) -> Value | None:
        """The member at a path of keys."""
        found: Value | None = self
        for name in names:
            found = next((item for item in found.items if item.name == name), None) if found is not None else None
        return found

    def string(self, *names: str) -> str:
        """The string at a path of keys; empty where there is none."""
        found = self.get(*names)
        return found.text if found is not None and found.kind == "string" else ""

    def walk(self) -> Iterator[Value]:
        """This value and all below, in order of appearance."""
        stack = [self]
        while stack:
            value = stack.pop()
            yield value
            stack.extend(reversed(value.items))


def read(text: str) -> Value | None:
    """The value that a text is; None where it is no JSON, or a tree would cost out of proportion."""
    nodes = nodes_of("json", text)
    if nodes is None or any(node.kind == "ERROR" for node in nodes):
        return None
    made: dict[int, Value] = {}
    for node in reversed(nodes):
        if node.named and node.kind not in {"document", "comment", "string_content", "escape_sequence"}:
            made[id(node)] = _value(text, node, made)
    top = [node for node in nodes[0].children if node.named and node.kind != "comment"]
    return made[id(top[0])] if len(top) == 1 else None


def _value(text: str, node: Node, made: dict[int, Value]) -> Value:
    source = text[node.start : node.end]
    if node.kind == "pair":
        key, held = made[id(node.parts[0])], made[id(node.parts[-1])]
        return Value(held.kind, node.start, held.start, held.end, held.text, key.text, held.items)
    if node.kind in {"object", "array"}:
        items = tuple(made[id(child)] for child in node.parts if id(child) in made)
        return Value(node.kind, node.start, node.start, node.end, "", "", items)
    return Value(node.kind, node.start, node.start, node.end, _string(source) if node.kind == "string" else source)


def _string(source: str) -> str:
    try:
        return str(json.loads(source, strict=False))
    except ValueError:
        return source.strip("\"'")


def quoted(value: str) -> str:
    """A JSON string; characters beyond ASCII stay as they are."""
    return json.dumps(value, ensure_ascii=False)


def removed(container: Value, gone: Sequence[Value]) -> tuple[Edit, ...]:
    """Takes members or elements out, each with one of the commas beside it."""
    items, begins = container.items, {item.begin for item in gone}
    kept = [at for at, item in enumerate(items) if item.begin not in begins]
    if not begins:
        return ()
    if not kept:
        return (Edit(container.start + 1, container.end - 1, ""),)
    edits = [
        Edit(item.begin, items[at + 1].begin, "") for at, item in enumerate(items[: kept[-1]]) if item.begin in begins
    ]
    if kept[-1] + 1 < len(items):
        edits.append(Edit(items[kept[-1]].end, items[-1].end, ""))
    return tuple(edits)


def between(text: str, container: Value) -> str:
    """What stands between two items, or would: a comma with the line break and indentation that the text uses."""
    if len(container.items) > 1:
        gap = text[container.items[0].end : container.items[1].begin]
        return gap if gap.strip() == "," else ", "
    if container.items:
        before = text[container.start + 1 : container.items[0].begin]
        return f",{before}" if not before.strip() and "\n" in before else ", "
    return ", "


def after(text: str, container: Value, item: Value, sources: Sequence[str]) -> Edit:
    """New items behind one of a container."""
    gap = between(text, container)
    return Edit(item.end, item.end, "".join(gap + source for source in sources))


def like(text: str, sample: Value, values: dict[str, str]) -> str:
    """An object like another one in keys and layout; `values` are by key, and what the sample lacks comes first."""
    source = text[sample.begin : sample.end]
    base = sample.begin
    for item in sorted(sample.items, key=lambda one: one.start, reverse=True):
        if item.name in values:
            source = source[: item.start - base] + quoted(values[item.name]) + source[item.end - base :]
    missing = [f"{quoted(name)}: {quoted(value)}" for name, value in values.items() if sample.get(name) is None]
    if missing and sample.items:
        at = sample.items[0].begin - base
        source = source[:at] + "".join(piece + between(text, sample) for piece in missing) + source[at:]
    return source


_INDENT = re.compile(r"\n([ \t]+)\S")


def rendered(value: object, text: str, start: int) -> str:
    """A new value in the layout of a text, to stand at an offset whose line's indentation it continues."""
    first = _INDENT.search(text)
    if first is None:
        return json.dumps(value, ensure_ascii=False)
    unit = "\t" if first[1].startswith("\t") else first[1]
    line = text.rfind("\n", 0, start) + 1
    own = text[line:start]
    indent = own[: len(own) - len(own.lstrip())]
    newline = "\r\n" if "\r\n" in text else "\n"
    return json.dumps(value, ensure_ascii=False, indent=unit).replace("\n", newline + indent)
