"""PHP: an array of POST fields makes curl send multipart; `http_build_query` makes it a urlencoded body.

Guzzle's `multipart`, `query` and `json` options become `form_params`, those of Symfony's client `body`; a form of
Laravel's client says that it is one; parameters in the address of a stream move into its content.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.feed.rows import element_of
from migrator.rewrite.wire.bodies import URLENCODED, urlencoded
from migrator.rewrite.wire.requests import literal_of, mentions, region_of, variable_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Entry
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_FIELDS = re.compile(r"CURLOPT_POSTFIELDS$")
_OPTION = re.compile(r"^['\"](?:query|json|multipart)['\"]$")
_TYPE = re.compile(r"(?i)(content-type['\"]?\s*(?::|=>)\s*['\"]?)(?:multipart/form-data[^'\"\r\n\\]*|application/json)")
_FACADE = re.compile(r"(?P<head>\bHttp::)(?P<rest>(?:(?!;)[\s\S]){0,400}?(?:post|send)\s*\($)")
_FORMATS = re.compile(r"\b(?:asForm|asMultipart|asJson|bodyFormat|withBody)\(")
_IMPORTED = re.compile(r"\buse\s+Illuminate\\(?:Support\\Facades|Http\\Client)\\(?:Http\b|\{[^}\n]{0,300}\bHttp\b)")
_OTHER = re.compile(r"\buse\s+[\w\\]{1,200}\\Http\b|\bas\s+Http\b")
_NAMESPACE = re.compile(r"(?m)^\s{0,20}namespace\s+\w")
_DEFINES = re.compile(r"(?m)^\s{0,20}(?:(?:final|abstract)\s+)?class\s+Http\b")
_MOST_FILES = 1000


def _propose(context: Context) -> Iterator[Proposal]:
    yield from urlencoded(context, partial(_edits, context))


def _is_laravel(context: Context, code: Code) -> bool:
    """Whether `Http` is the facade: imported, or an alias of the global namespace that the program does not define."""
    if _IMPORTED.search(code.text) is not None:
        return True
    if _NAMESPACE.search(code.text) is not None or _OTHER.search(code.text) is not None:
        return False
    paths = [path for path in context.draft.source.paths if path.endswith(".php")][:_MOST_FILES]
    return not any(_DEFINES.search(context.draft.text(path)) for path in paths)


def _edits(context: Context, code: Code, entry: Entry) -> Iterator[Edit]:
    literal = literal_of(code, entry)
    span = region_of(code, code.smallest(entry.span))
    if literal is not None:
        holders = [literal]
        name = variable_of(code, literal)
        if name is not None:
            holders += [node for node in mentions(code, name, span) if not node.inside(literal)]
        for holder in holders:
            yield from _held(code, holder)
            yield from _facade(context, code, holder)
    for match in _TYPE.finditer(code.text, span.start, span.end):
        yield Edit(match.end(1), match.end(), URLENCODED)


def _held(code: Code, holder: Node) -> Iterator[Edit]:
    """The array where a request takes it: as an option of curl, Guzzle or Symfony's client."""
    element = element_of(holder)
    parent = element.parent
    if parent is None:
        return
    option = parent.parts[0] if parent.kind == "array_element_initializer" and len(parent.parts) > 1 else None
    if option is None and parent.kind == "arguments":
        at = parent.parts.index(element)
        option = parent.parts[at - 1] if at > 0 else None
    if option is None:
        return
    source = code.source(option)
    if _FIELDS.search(source):
        yield Edit(holder.start, holder.start, "http_build_query(")
        yield Edit(holder.end, holder.end, ")")
    elif _OPTION.match(source):
        symfony = any(one.module.startswith("Symfony\\") for one in code.facts.imports)
        yield Edit(option.start, option.end, code.literal("body" if symfony else "form_params", source[0]))


def _facade(context: Context, code: Code, holder: Node) -> Iterator[Edit]:
    """Laravel's `Http::post($url, [...])` sends JSON unless it is told otherwise."""
    listed = element_of(holder).parent
    if listed is None or listed.kind != "arguments" or listed.parent is None:
        return
    chain = code.text[listed.parent.start : listed.start + 1]
    match = _FACADE.search(chain)
    if match is None or not _is_laravel(context, code):
        return
    set_already = _FORMATS.search(chain)
    at = listed.parent.start + match.end("head")
    if set_already is None:
        yield Edit(at, at, "asForm()->")
    elif not set_already.group().startswith("asForm"):
        start = listed.parent.start + set_already.start()
        if set_already.group() in {"asMultipart(", "asJson("}:
            yield Edit(start, start + len(set_already.group()) - 1, "asForm")


REWRITER = Rewriter("body-php", 20, _propose, frozenset({"php"}))
