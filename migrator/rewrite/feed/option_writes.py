"""What takes the declaration of an option of a command line out, by the places where its names stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.constants_java import is_value_of_constant
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.declared_options import declared_option, names_of
from migrator.rewrite.feed.flags_go import flag_statement, settled
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.names_listed import only_names
from migrator.rewrite.feed.pointed_go import element_of_flag
from migrator.rewrite.feed.rows import element_of
from migrator.rewrite.feed.words import IDENTIFIES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.places import Place
    from migrator.rewrite.feed.world import Module


class OptionWrites:
    """Judges the declarations of options that name a place of the modules of a program."""

    def __init__(
        self,
        modules: Sequence[Module],
        places: Mapping[str, Sequence[Place]],
        ours: Callable[[str], bool],
        dead: Dead,
    ) -> None:
        self._modules = modules
        self._dead = dead
        self._places = places
        self._ours_alone = ours
        self._unread: dict[str, tuple[int, bool]] = {}

    def removal(self, place: Place, name: str) -> Removal | None:
        """The declaration of an option that only the assertion needed, or whose every read has gone.

        That of an organization stays: whoever calls the program still says it.
        """
        code = place.module.code
        declaration = declared_option(code, place.module.names, place.node)
        if declaration is None:
            return None
        names = {code.source(one).strip("\"'") for one in names_of(code, declaration)}
        if any(map(IDENTIFIES.search, names)):
            return None
        if self._ours_alone(name) or place.role is not None:
            return declaration  # whoever asks for what goes with it judges its other names, too
        alive = [one for other in names for one in self._places.get(other, ()) if not self._is_dead(one)]
        only = all(declaration.takes(one.node) or self._declares(one) for one in alive)
        return declaration if only and self._was_read(place, name) else None

    def flag(self, place: Place, name: str) -> Removal | None:
        """Go: what declares or demands a flag that is read by its name, once nothing reads it any more."""
        if place.module.code.region.language != "go" or place.role is not None or IDENTIFIES.search(name):
            return None
        said = self._of_flag(place)
        return said if said is not None and self._is_unread_flag(name) else None

    def _is_unread_flag(self, name: str) -> bool:
        """Whether nothing reads a flag any more that something read; asked again only after more has gone."""
        gone = len(self._dead)
        if self._unread.get(name, (-1, False))[0] != gone:
            texts = [one for one in self._places[name] if one.role is None]
            read = any(self._is_dead(one) and self._of_flag(one) is None for one in texts)
            alive = (one for one in self._places[name] if not self._is_dead(one))
            said = read and all(one.role is None and self._of_flag(one) is not None for one in alive)
            self._unread[name] = gone, said
        return self._unread[name][1]

    def _of_flag(self, place: Place) -> Removal | None:
        code, node = place.module.code, place.node
        if (said := settled(code, node) or flag_statement(code, node)) is not None:
            return said
        element = element_of_flag(code, node, "Name")
        if element is None and (listed := element_of(node).parent) is not None:
            element = element_of(node) if only_names(self._modules, code, listed) else None
        return Removal(code, element) if element is not None else None

    def aliases(self, place: Place, name: str) -> list[Place]:
        """Where the other names of an option stand, where a place names it in its declaration: `k` of `key`."""
        code = place.module.code
        declaration = declared_option(code, place.module.names, place.node)
        if declaration is None:
            return []
        names = {code.source(one).strip("\"'") for one in names_of(code, declaration)} - {name}
        found = (one for other in names for one in self._places.get(other, ()) if one.role is None)
        return [one for one in found if not self._is_dead(one) and not is_value_of_constant(code, one.node)]

    def _is_dead(self, place: Place) -> bool:
        return self._dead.covers(place.node)

    def _declares(self, place: Place) -> bool:
        """Whether a place is the value of a constant, the constant itself, or one of a list of what has to be there."""
        code, node = place.module.code, place.node
        listed = element_of(node).parent if place.role is None else None
        named = listed is not None and only_names(self._modules, code, listed)
        return named or place.role is Role.FIELD or is_value_of_constant(code, node)

    def _was_read(self, place: Place, name: str) -> bool:
        """Whether something read the option of a name, and does no more."""
        if len(name) == 1 and f"'{name}'" in place.module.code.text:
            return False
        return any(map(self._is_dead, self._places[name]))
