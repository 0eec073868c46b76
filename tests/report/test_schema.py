"""The shipped JSON Schema says what is written, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import jsonschema
import pytest

import migrator.report
from migrator.model import Audit, Place
from migrator.policy import Gate, Policy, decide
from migrator.report import serial
from migrator.report.codec import fields_of, hints_of, is_record
from tests.support import audits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SCHEMA = json.loads((Path(migrator.report.__file__).parent / "audit.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def test_schema_is_a_schema() -> None:
    """It is valid under its own draft."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("build", [audits.small, audits.every_feature, audits.hostile])
def test_output_validates(build: Callable[[], Audit]) -> None:
    """Every kind of audit, with and without a gate, has the shape that the schema gives."""
    audit = build()
    VALIDATOR.validate(json.loads(serial.dumps(audit)))
    VALIDATOR.validate(json.loads(serial.dumps(audit, decide(audit, Policy()))))


@pytest.mark.parametrize("key", SCHEMA["required"])
def test_missing_key_is_invalid(key: str) -> None:
    """No part of the contract is optional."""
    mapping = serial.to_json(audits.small())
    del mapping[key]
    assert list(VALIDATOR.iter_errors(mapping))


def objects(schema: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - a schema is any JSON
    """Every object schema inside a schema."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for value in schema.values():
            yield from objects(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from objects(value)


def test_every_object_is_closed_and_described() -> None:
    """An unknown key is invalid everywhere, and each key says what it holds."""
    for schema in objects(SCHEMA):
        assert schema["additionalProperties"] is False
        assert schema["required"] == list(schema["properties"])
        assert schema["description"]
        for name, inner in schema["properties"].items():
            reference = inner.get("$ref") or next((one.get("$ref") for one in inner.get("anyOf", ())), None)
            assert reference or inner.get("description"), name


def resolve(schema: dict[str, Any]) -> dict[str, Any]:
    """What a reference, an optional or an array of references points at."""
    for inner in (schema, schema.get("items", {}), *schema.get("anyOf", ())):
        if "$ref" in inner:
            found: dict[str, Any] = SCHEMA["$defs"][inner["$ref"].rsplit("/", 1)[1]]
            return found
    return schema


def compare(kind: type, schema: dict[str, Any]) -> None:
    """The fields of a type are the properties of its schema, all the way down."""
    hints = hints_of(kind)
    flat = [name for place in hints.values() if place is Place for name in Place._fields]
    own = [name for name in fields_of(kind) if hints[name] is not Place]
    assert {*own, *flat} == set(schema["properties"]) - {"summary"}
    for name in own:
        for inner in (hints[name], *get_args(hints[name])):
            if isinstance(inner, type) and is_record(inner):
                compare(inner, resolve(schema["properties"][name]))


def test_schema_follows_the_model() -> None:
    """A field added to the model is missing here until the schema describes it."""
    compare(Audit, SCHEMA)
    compare(Gate, SCHEMA["$defs"]["gate"])
