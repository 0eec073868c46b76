"""Who reads which argument by its number: a script, or a function of a shell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.feed.words import IDENTIFIES

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node


class Spelled(NamedTuple):
    """A node that spells the number of an argument; `shift` is what the language adds to it."""

    node: Node
    shift: int


@dataclass
class Frame:
    """The arguments of one script or function, the first being number 1.

    `numbers` are spelled; in `slots` the order alone says which argument is meant. `counts` compare how many there are.
    """

    numbers: dict[int, list[Spelled]] = field(default_factory=dict)
    slots: dict[int, Node] = field(default_factory=dict)
    unread: set[int] = field(default_factory=set)
    """Arguments that a slot takes for a name that nothing reads."""
    shifted: list[str] = field(default_factory=list)
    """The names that take one argument after the other, each from what the one before it left."""
    counts: list[Spelled] = field(default_factory=list)
    gathered: bool = False
    """Whether something takes all arguments together, or counts on by itself."""

    def number(self, position: int, node: Node, shift: int = 0) -> None:
        """One place that spells the number of an argument."""
        if position > 0:
            self.numbers.setdefault(position, []).append(Spelled(node, shift))

    def slot(self, position: int, node: Node, *, reads: bool) -> None:
        """One place of a list that takes an argument; `reads` is whether something reads what it takes."""
        self.slots[position] = node
        if not reads:
            self.unread.add(position)

    @property
    def read(self) -> set[int]:
        """The arguments that are read."""
        return (set(self.numbers) | set(self.slots)) - self.unread

    @property
    def known(self) -> int:
        """How many arguments there are, as far as is known."""
        return max([len(self.shifted), *self.numbers, *self.slots])


def is_read(code: Code, target: Node, variable: str) -> bool:
    """Whether something reads what the place of a list takes: a `variable` that stands elsewhere, too.

    What says for whom the program works counts as read: those who run it go on saying it.
    """
    name = code.source(target)
    if IDENTIFIES.search(name) is not None:
        return True
    named = [node for node in code.nodes if node.kind == variable and code.source(node) == name]
    return target.kind == variable and len(named) > 1


def taken(before: Frame, after: Frame) -> list[int]:
    """The arguments that were read and are no more, where the others can be counted anew."""
    if before.gathered or after.gathered or (before.shifted and before.read):
        return []
    if before.shifted:
        return [at for at, name in enumerate(before.shifted, 1) if name not in after.shifted]
    return sorted(before.read - after.read)


def renumbered(position: int, gone: list[int]) -> int:
    """The number of an argument when others have gone."""
    return position - sum(one < position for one in gone)
