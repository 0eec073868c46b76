"""JavaScript and TypeScript: a request that a function of the program sends, of options that are handed to it.

Such a function may read the option that the parameters moved to, or hand all of its options on. Where it takes the
option of before by its name and the new one not, the parameters would be lost on the way. A type that declares the
options of before declares the new one, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit, Proposal
from migrator.rewrite.code import codes
from migrator.rewrite.feed.statements import callee
from migrator.rewrite.programs import family_of_language
from migrator.rewrite.wire.libraries_javascript import library_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_OPTION = re.compile(r"""["']?(qs|params|query|searchParams|formData)["']?""")
_NEW = re.compile(r"(form|data|body)\b")
_SENDS = re.compile(r"\bfetch\(|[\"'](?:node:)?https?[\"']|axios|request|\bgot\b|\bky\b|superagent|undici")
_TYPED = frozenset({"typescript", "tsx"})
_BODIES = frozenset({"interface_body", "object_type"})
_MOST_FILES = 4000
_CALLED = re.compile(r"([\w$]+)\(")
_TITLE = re.compile(r"[\w\s*]{0,60}?(?<![\w$])(?P<name>[\w$]+)\s*[<(]")
_BOUND = re.compile(r"(?<![\w$])([\w$]+)\s*[=:]")
_LONGEST_HEAD = 200
_EMPTY_BODY = re.compile(
    r"\.(?:post|put|patch)\(\s*[^,()]{1,200},\s*(?:null|undefined|\{\s*\}|''|\"\")\s*,\s*[\w$.]{1,80}\s*\)"
)
"""`axios.post(url, null, options)`: what the options say of a body is not sent."""


class _Renamed(NamedTuple):
    """An option of a call of the program's own function that another takes the place of."""

    function: str
    old: str
    new: str


def handed_on(context: Context, made: Iterable[tuple[Code, Edit]]) -> Iterator[Proposal]:
    """What the functions of the program have to know of the edits of requests that they send."""
    seen: set[_Renamed] = set()
    for code, edit in made:
        renamed = _renamed(code, edit)
        if renamed is None or renamed in seen:
            continue
        seen.add(renamed)
        senders = list(_senders(context, renamed))
        for sender in senders:
            if any(_loses(sender, function, renamed) for function in _reached(sender, renamed.function)):
                yield Proposal("", caution=_caution(sender, renamed))
        yield from _declared(context, senders, renamed)


def _caution(sender: Code, renamed: _Renamed) -> str:
    return (
        f"{sender.document.path}: {renamed.function} hands on {renamed.old} and not {renamed.new}, "
        f"which the parameters of the token request are in now; hand it on as well"
    )


def _renamed(code: Code, edit: Edit) -> _Renamed | None:
    old, new = _OPTION.fullmatch(code.text, edit.start, edit.end), _NEW.match(edit.replacement)
    if old is None or new is None:
        return None
    around = code.smallest(Span(edit.start, edit.end)).ancestors()
    call = next((node for node in around if node.kind == "call_expression"), None)
    if call is None or library_of(code, call) is not None:
        return None
    name = re.split(r"[.?]+", callee(code, call))[-1]
    return _Renamed(name, old[1], new[1]) if name.isidentifier() else None


def _senders(context: Context, renamed: _Renamed) -> Iterator[Code]:
    """The code of the program that may be what the call names, and that sends requests."""
    named = re.compile(rf"(?<![.\w$]){re.escape(renamed.function)}\s*[<(=:]")
    for path in _paths(context):
        text = context.draft.text(path)
        if named.search(text) is not None and _SENDS.search(text) is not None:
            yield from (one for one in codes(context.draft.document(path)) if _reached(one, renamed.function))


def _paths(context: Context) -> list[str]:
    draft, own = context.draft, context.program.family
    found = [path for path in draft.source.paths if family_of_language(draft.language(path)) == own]
    return list(dict.fromkeys([*context.program.paths, *found]))[:_MOST_FILES]


def _reached(code: Code, name: str) -> list[Node]:
    """The functions of this name, and those of the same file that they call."""
    known = code.once(_by_name)
    found = dict.fromkeys(known.get(name, ()))
    waiting = list(found)
    while waiting:
        for called in set(_CALLED.findall(code.source(waiting.pop()))):
            new = [one for one in known.get(called, ()) if one not in found]
            found.update(dict.fromkeys(new))
            waiting += new
    return sorted(found, key=lambda one: one.start)


def _by_name(code: Code) -> dict[str, list[Node]]:
    """The functions of a file by the names that they are declared with, or bound to."""
    known: dict[str, list[Node]] = {}
    for node in code.nodes:
        for name in _names(code, node) if node.kind in code.functions else ():
            known.setdefault(name, []).append(node)
    return known


def _names(code: Code, function: Node) -> set[str]:
    own, parent = _TITLE.match(code.text, function.start, function.end), function.parent
    bound = parent is not None and parent.parts[0] is not function and parent.kind not in code.grammar.arguments
    head = code.text[parent.start : function.start][:_LONGEST_HEAD] if parent is not None and bound else ""
    return {*([own["name"]] if own is not None else ()), *_BOUND.findall(head)}


def _loses(code: Code, function: Node, renamed: _Renamed) -> bool:
    source = code.source(function)
    return _EMPTY_BODY.search(source) is not None or (_takes(source, renamed.old) and not _takes(source, renamed.new))


def _takes(source: str, option: str) -> bool:
    """Whether code reads an option by its name: `options.qs`, `{ qs }`, or a parameter."""
    return re.search(rf"(?<!\breq)(?<!\brequest)\.{option}\b(?!\s*\()|[{{,(]\s*{option}\s*[,}})=:]", source) is not None


def _declared(context: Context, senders: list[Code], renamed: _Renamed) -> Iterator[Proposal]:
    """The new option in the types that declare the one of before, and that a sender names."""
    words = {word for one in senders for word in re.findall(r"\w+", one.text)}
    if not any(one.region.language in _TYPED for one in senders):
        return
    for path in _paths(context):
        if re.search(rf"\b{renamed.old}\s*\?\s*:", context.draft.text(path)) is None:
            continue
        for code in codes(context.draft.document(path)):
            edits = [edit for node in code.nodes if node.kind in _BODIES for edit in _added(code, node, words, renamed)]
            if edits:
                yield Proposal("Declare the body", edits={path: code.in_file(edits) or ()})


def _added(code: Code, body: Node, words: set[str], renamed: _Renamed) -> Iterator[Edit]:
    declared = {code.source(node.parts[0]): node for node in body.parts if node.kind == "property_signature"}
    old, owner = declared.get(renamed.old), body.parent
    name = re.search(r"(?:interface|type)\s+(\w+)", code.text[owner.start : body.start]) if owner is not None else None
    if old is None or renamed.new in declared or name is None or name[1] not in words:
        return
    text = re.sub(rf"^{renamed.old}", renamed.new, code.source(old))
    between = f";{code.newline}{code.indentation(old.start)}" if code.begins_line(old.start) else "; "
    yield Edit(old.end, old.end, between + text)
