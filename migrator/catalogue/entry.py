"""Reads one SDK entry, of the catalogue or of a user's configuration, into its frozen form."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from migrator.catalogue.fields import Fields
from migrator.catalogue.sdk import (
    ActionMarks,
    Addition,
    Carrier,
    CodeMarks,
    CommandMarks,
    ConfigMarks,
    Ecosystem,
    Edits,
    Kind,
    ManifestMarks,
    Package,
    Replacement,
    Role,
    SdkEntry,
)
from migrator.catalogue.versions import check_range
from migrator.errors import UsageError
from migrator.model import Confidence
from migrator.regex import lazy

if TYPE_CHECKING:
    from typing import Literal

LANGUAGES = (
    *("python", "javascript", "typescript", "tsx", "java", "kotlin", "scala", "groovy", "csharp", "php", "go"),
    *("ruby", "rust", "swift", "bash", "powershell", "perl", "r"),
)
_CARRIERS = ("code", "config", "environment", "command", "action", "manifest")
_ID = lazy(r"[a-z0-9][a-z0-9-]{0,63}")


def parse_entry(mapping: object, where: str) -> SdkEntry:
    """The entry that a mapping describes; `where` names its place in messages.

    Raises UsageError, one line, for a missing or unknown key (with the nearest known one), a value of the wrong
    shape, or a version range that is not understood.
    """
    row = Fields.of(mapping, where)
    identifier = row.text("id")
    if not _ID.fullmatch(identifier):
        raise UsageError(f"{where}: id: {identifier!r} must be lower-case letters, digits and dashes")
    row.where = f"{where} ({identifier})"
    ecosystem = row.choice("ecosystem", Ecosystem)
    replacement = row.section("replacement")
    entry = SdkEntry(
        id=identifier,
        name=row.text("name", identifier),
        ecosystem=ecosystem,
        kind=row.choice("kind", Kind, Kind.SDK),
        role=row.choice("role", Role, Role.AFFECTED),
        status=row.text("status", ""),
        code=tuple(map(_code, row.items("code"))),
        commands=tuple(map(_command, row.items("commands"))),
        config=tuple(map(_config, row.items("config"))),
        environment=row.texts("environment"),
        actions=tuple(map(_action, row.items("actions"))),
        manifest=tuple(_manifest(item, ecosystem) for item in row.items("manifest")),
        replacement=None if replacement is None else _replacement(replacement, ecosystem),
        products=row.texts("products"),
        caveats=row.texts("caveats"),
        sources=row.texts("sources"),
        confidence=row.choice("confidence", Confidence, Confidence.HIGH),
    )
    row.done()
    return entry


def _code(row: Fields) -> CodeMarks:
    languages = row.texts("languages")
    for language in languages:
        if language not in LANGUAGES:
            raise UsageError(f"{row.where}: languages: {language!r} is not one of {', '.join(LANGUAGES)}")
    marks = CodeMarks(
        languages=languages,
        imports=row.texts("imports"),
        jwt_imports=row.texts("jwt_imports"),
        calls=row.texts("calls"),
        jwt_calls=row.texts("jwt_calls"),
        jwt_options=row.texts("jwt_options"),
        jwt_values=row.pairs("jwt_values"),
        oauth_options=row.texts("oauth_options"),
        words=row.texts("words"),
        patterns=row.texts("patterns"),
    )
    row.done()
    return marks


def _command(row: Fields) -> CommandMarks:
    marks = CommandMarks(
        command=row.text("command"),
        always=row.flag("always"),
        jwt_options=row.texts("jwt_options"),
        oauth_options=row.texts("oauth_options"),
    )
    row.done()
    return marks


def _config(row: Fields) -> ConfigMarks:
    marks = ConfigMarks(
        files=row.texts("files"),
        shape=row.texts("shape"),
        jwt_keys=row.texts("jwt_keys"),
        jwt_values=row.pairs("jwt_values"),
        oauth_keys=row.texts("oauth_keys"),
        oauth_values=row.pairs("oauth_values"),
        default_jwt=row.text("default_jwt", ""),
    )
    row.done()
    return marks


def _action(row: Fields) -> ActionMarks:
    marks = ActionMarks(
        uses=row.texts("uses"),
        jwt_inputs=row.texts("jwt_inputs"),
        jwt_values=row.pairs("jwt_values"),
        oauth_values=row.pairs("oauth_values"),
    )
    row.done()
    return marks


def _manifest(row: Fields, ecosystem: Ecosystem) -> ManifestMarks:
    marks = ManifestMarks(
        ecosystem=row.choice("ecosystem", Ecosystem, ecosystem),
        names=row.texts("names"),
        jwt_only=_range(row, "jwt_only"),
        dual=_range(row, "dual"),
        oauth_only=_range(row, "oauth_only"),
        unrelated=_range(row, "unrelated"),
    )
    row.done()
    return marks


def _range(row: Fields, key: str) -> str:
    text = row.text(key, "")
    try:
        return check_range(text) if text else ""
    except ValueError as error:
        raise UsageError(f"{row.where}: {key}: {error}; write comparisons such as '>=0.3.0,<0.4.0', or '*'") from None


def _replacement(row: Fields, ecosystem: Ecosystem) -> Replacement:
    replacement = Replacement(
        text=row.text("text"),
        packages=tuple(_package(item, ecosystem) for item in row.items("packages")),
        edits=tuple(map(_edits, row.items("edits"))),
        delete=row.texts("delete"),
        tried=row.flag("tried"),
    )
    row.done()
    return replacement


def _package(row: Fields, ecosystem: Ecosystem) -> Package:
    package = Package(
        ecosystem=row.choice("ecosystem", Ecosystem, ecosystem),
        name=row.text("name"),
        version=_range(row, "version"),
        smallest=row.text("smallest", ""),
        note=row.text("note", ""),
    )
    row.done()
    return package


def _edits(row: Fields) -> Edits:
    edits = Edits(
        carrier=cast("Carrier", row.one_of("carrier", _CARRIERS)),
        imports=row.pairs("imports"),
        calls=row.pairs("calls"),
        rename=row.pairs("rename"),
        to_list=row.texts("to_list"),
        values=row.pairs("values"),
        add=tuple(map(_addition, row.items("add"))),
        remove=row.texts("remove"),
    )
    row.done()
    return edits


def _addition(row: Fields) -> Addition:
    shape = row.one_of("shape", ("text", "list", "flag"), "text")
    addition = Addition(
        row.text("name"), row.text("value"), cast("Literal['text', 'list', 'flag']", shape), row.texts("calls")
    )
    row.done()
    return addition
