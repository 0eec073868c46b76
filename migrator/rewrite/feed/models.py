"""Classes that configuration fills: settings models, dataclasses made of a file's keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.asked_by_fields import filled_by_fields
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.handed_classes import made_under_another_name
from migrator.rewrite.feed.statements import callee
from migrator.rewrite.feed.words import only_jwt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_MODELS = re.compile(r"(?:Base)?(?:Settings|Model|Schema)|TypedDict|Struct")
_FORBIDS = re.compile(r"\bcls\(\s*\*\*|\bextra\s*=\s*(?:\w+\.)?[\"']?forbid")
_METASCOPE = re.compile(r"(?i)[\"'/]ent_\w{1,60}|meta_?scope")
"""In the declaration of a field that has another name."""
_KEPT = re.compile(r"(?i)tech|account")
_VALIDATORS = re.compile(r"(?:^|\.)(?:field_validator|validator|field_serializer|validates)$")


def holds(codes: Iterable[Code], code: Code, field: Node, name: str) -> bool:
    """Whether the class around a field takes its values from outside by name, so that the field has to stay.

    What belongs to the old flow alone may go; where an unknown key would be refused, the technical account stays, as
    it does in the configuration.
    """
    own = code.class_around(field)
    title = own_name(code, own) if own is not None else ""
    if own is None or not title:
        return False
    known = list(codes)
    lenient = code.region.language == "python" and any(_MODELS.fullmatch(base) for base in bases(code, own))
    strict = _strict(known, code, own, title) if not lenient else _FORBIDS.search(code.source(own)) is not None
    old = only_jwt(name) or _METASCOPE.search(code.source(code.statement(field))) is not None
    return (lenient or strict) and (not old or (strict and _KEPT.search(name) is not None))


def optional(code: Code, field: Node) -> Removal | None:
    """Python: a field of a model that stays, no more demanded; None where it is, or where its order would count."""
    own = code.class_around(field)
    statement = code.statement(field)
    if code.region.language != "python" or own is None or not _PLAIN_FIELD.fullmatch(code.source(statement)):
        return None
    models = any(_MODELS.fullmatch(base) and base not in _ORDERED for base in bases(code, own))
    return Removal(code, statement, text=f'{code.source(statement)} = ""') if models else None


_PLAIN_FIELD = re.compile(r"\w+\s{0,4}:\s{0,4}str")
_ORDERED = frozenset({"TypedDict", "Struct"})
"""Bases whose fields take no default, or only behind those that have none."""
_STRICT = {
    "java": r"\b(?:readValue|convertValue|treeToValue|loadAs)\([^;]{{0,400}}\b{0}\.class|\bConstructor\(\s*{0}\.class",
    "go": r"\bDisallowUnknownFields\(\)|\bUnmarshalStrict\(|\bKnownFields\(true\)|\bErrorUnused\s*[:=]\s*true",
    "csharp": r"\bMissingMemberHandling\.Error\b|\bUnmappedMemberHandling\.Disallow\b",
    "python": r"\b{0}\(\s*\*\*|\b(?:from_dict|structure|load)\([^()]{{0,400}}\b{0}\b",
}
"""By language, what makes an object of a class and refuses a key that it does not know; `{0}` is the class."""
_LENIENT = re.compile(
    r"\bignoreUnknown\s*=\s*true|\bFAIL_ON_UNKNOWN_PROPERTIES\s*,\s*false"
    r"|\bdisable\(\s*(?:DeserializationFeature\.)?FAIL_ON_UNKNOWN_PROPERTIES|\bsetSkipMissingProperties\(true\)"
)
"""Java: what makes Jackson, or SnakeYAML, take keys that it does not know."""


def _strict(codes: Sequence[Code], code: Code, own: Node, title: str) -> bool:
    """Whether an unknown key in what fills a class would be refused."""
    language = code.region.language
    if language == "python" and filled_by_fields(codes, code, own, title):
        return False
    if language not in _STRICT or (language == "python" and _FORBIDS.search(code.source(own)) is not None):
        return language in _STRICT
    if language == "java" and any(_LENIENT.search(other.text) for other in codes):
        return False
    if language == "go" and not re.search(r"`[^`]{0,400}\b(?:json|yaml|toml|mapstructure):", code.source(own)):
        return False
    made = re.compile(_STRICT[language].format(re.escape(title)))
    if any(title in other.text and made.search(other.text) is not None for other in codes):
        return True
    return language in {"python", "java"} and made_under_another_name(codes, title, language)


def refused(code: Code, named: Node, name: str, codes: Iterable[Code]) -> bool:
    """Whether a name stands in a list or schema of what an object may have, so that it stays as in the configuration.

    The fields of a `namedtuple` that is made of a file's keys, and the keys of a schema of Joi, or a strict one of zod.
    """
    call = next((one for one in named.ancestors() if one.kind in code.grammar.calls), None)
    if call is None or name.isupper() or (only_jwt(name) and _KEPT.search(name) is None):
        return False
    called = callee(code, call)
    if called.endswith("namedtuple"):
        binder = call.parent
        title = code.source(binder.parts[0]) if binder is not None and binder.kind in code.habits.targets else ""
        known = list(codes)
        made = re.compile(rf"\b{re.escape(title)}\(\s*\*\*")
        return bool(title) and (
            any(made.search(other.text) for other in known) or made_under_another_name(known, title, "python")
        )
    schema = re.search(r"(?:^|\.)[jJ]oi\.object(?:\(\))?(?:\.keys)?$", called) is not None
    allows = re.search(r"allowUnknown|stripUnknown|\.unknown\(", code.text) is not None
    strict = re.search(r"(?:^|\.)z\.(?:object|strictObject)$", called) is not None and (
        "strict" in called or ".strict()" in code.text
    )
    return (schema and not allows) or strict


def without_validator(code: Code, arguments: Node, named: Node) -> Removal | None:
    """`@field_validator("a", "b")`: without one of the names; the whole method with the last."""
    call = arguments.parent
    decorator = call.parent if call is not None else None
    if call is None or decorator is None or decorator.kind != "decorator" or decorator.parent is None:
        return None
    if not _VALIDATORS.search(callee(code, call)):
        return None
    strings = [part for part in arguments.parts if part.kind in code.grammar.strings]
    return Removal(code, named if len(strings) > 1 else decorator.parent)


def reads(code: Code, title: str, name: str) -> bool:
    """Whether a member is read in a class of this title or a relative of it, or of anything but `self`."""
    if name not in code.text:
        return False
    if re.search(rf"(?<![\w.])(?!(?:self|this|cls)\b)\w+(?:\.\w+)*\.{re.escape(name)}\b(?!\s*=[^=])", code.text):
        return True
    own = re.compile(rf"(?:self|this|cls)\.{re.escape(name)}\b(?!\s*=[^=])")
    known = code.once(classes)
    family = {title, *(base for node in known if own_name(code, node) == title for base in bases(code, node))}
    return any(
        own.search(code.source(node)) is not None
        for node in known
        if own_name(code, node) in family or title in bases(code, node)
    )


def classes(code: Code) -> tuple[Node, ...]:
    """The classes of some code; asked for through `code.once`."""
    # the keyword of JavaScript has the kind of a class expression, and no parts
    return tuple(node for node in code.nodes if node.kind in code.grammar.classes and node.parts)


def bases(code: Code, node: Node) -> set[str]:
    """The words between a class's name and its body: what it extends. The bare keyword of JavaScript has no parts."""
    if not node.parts:
        return set()
    return set(re.findall(r"\w+", code.text[node.start : node.parts[-1].start])) - {own_name(code, node)}


def own_name(code: Code, own: Node) -> str:
    """What a class is called."""
    name = own.child(*code.habits.lexical)
    return code.source(name) if name is not None else ""
