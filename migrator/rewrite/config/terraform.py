"""Variables of Terraform for metascopes that code reads as scopes now: declared, set and taken under the new name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit
from migrator.rewrite.config.renaming import scopes_name
from migrator.rewrite.feed.words import flat

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from migrator.rewrite.base import Context

_FILES = re.compile(r"\.(?:tf|tfvars|hcl)$")
_MOST_FILES = 400
_DECLARED = re.compile(
    r"(?m)^variable[ \t]+\"(?P<name>\w{1,100})\"[ \t]*\{(?P<body>[^\n]*\n(?:[^}\n][^\n]*\n|\n){0,200})\}"
)
_DEFAULT = re.compile(r"(?m)^[ \t]*default[ \t]*=[ \t]*(?P<value>\"[^\"\n]*\"|\[[^\]]{0,500}\])")
_SET = re.compile(r"(?m)^(?P<name>\w{1,100})(?P<gap>[ \t]*)=[ \t]*(?P<value>\"[^\"\n]*\"|\[[^\]]{0,500}\])")
_TAKEN = re.compile(r"\bvar\.(?P<name>\w{1,100})")
_LIST = re.compile(r"(?m)^[ \t]*type[ \t]*=[ \t]*(?P<type>(?:list|set)\([^)\n]*\))")


def taken_elsewhere(context: Context, left: Mapping[str, str]) -> frozenset[str]:
    """The variables that some file of the tree still takes; `left` are those that change, without what goes."""
    paths = [path for path in context.draft.source.paths if _FILES.search(path)][:_MOST_FILES]
    texts = [left[path] if path in left else context.draft.text(path) for path in paths]
    return frozenset(flat(name) for text in texts for name in _TAKEN.findall(text))


def variables(
    context: Context, handed: AbstractSet[str], known: AbstractSet[str], scopes: str
) -> dict[str, list[Edit]]:
    """The edits by file; in files that are `known` the places that take a variable are changed by what knows them."""
    paths = [path for path in context.draft.source.paths if _FILES.search(path)][:_MOST_FILES] if handed else []
    found = {path: list(_edits(context.draft.text(path), handed, scopes, path not in known)) for path in paths}
    return {path: edits for path, edits in found.items() if edits}


def _edits(text: str, handed: AbstractSet[str], scopes: str, takes: bool) -> Iterator[Edit]:  # noqa: FBT001
    for match in _DECLARED.finditer(text):
        new = scopes_name(match["name"])
        if new is not None and flat(match["name"]) in handed:
            yield Edit(match.start("name"), match.end("name"), new)
            at = match.start("body")
            for one in (*_DEFAULT.finditer(match["body"]), *_LIST.finditer(match["body"])):
                group = "value" if "value" in one.re.groupindex else "type"
                yield Edit(at + one.start(group), at + one.end(group), f'"{scopes}"' if group == "value" else "string")
    for match in _SET.finditer(text) if takes else ():
        new = scopes_name(match["name"])
        if new is not None and flat(match["name"]) in handed:
            yield Edit(match.start("name"), match.end("name"), new)
            yield Edit(match.start("value"), match.end("value"), f'"{scopes}"')
    for match in _TAKEN.finditer(text) if takes else ():
        new = scopes_name(match["name"])
        if new is not None and flat(match["name"]) in handed:
            yield Edit(match.start("name"), match.end("name"), new)
