"""An audit survives being saved, and a damaged one is refused with its fault."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from enum import Enum
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from migrator.errors import AuditFileError
from migrator.model import Audit, Finding, Place, Snippet
from migrator.policy import Gate, Policy, decide
from migrator.report import order, serial
from migrator.report.codec import hints_of, is_record
from tests.support import audits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BUILDERS = [audits.small, audits.every_feature, audits.hostile]

TEXT = st.text(max_size=12)
st.register_type_strategy(str, TEXT)
st.register_type_strategy(date, st.dates())
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(timezone(timedelta(hours=2)))))


NUMBERS = st.integers(1, 2**31 - 1)
st.register_type_strategy(
    Place,
    st.builds(
        lambda path, line, more, column, end_column: Place(path, line, column, line + more, end_column, 0, 9, path),
        TEXT,
        st.integers(1, 2**30),
        st.integers(0, 2**30),
        NUMBERS,
        NUMBERS,
    ),
)
st.register_type_strategy(
    Snippet, st.builds(Snippet, NUMBERS, st.lists(TEXT).map(tuple), st.none() | st.tuples(NUMBERS, NUMBERS))
)


def one_version(audit: Audit) -> Audit:
    """The order and the schema version that are written."""
    return audit._replace(findings=order.ordered(audit.findings), schema_version=1)


@pytest.mark.parametrize("build", BUILDERS)
def test_saved_audit_reads_back_equal(build: Callable[[], Audit]) -> None:
    """What is written is what is read, for an audit of each kind, the gate's decision included."""
    audit = build()
    gate = decide(audit, Policy())
    text = serial.dumps(audit, gate)
    saved = serial.loads(text)
    assert serial.dumps(saved.audit, saved.gate) == text
    assert saved.gate == gate or build is audits.hostile
    if build is not audits.hostile:  # lone surrogates are not kept
        assert saved.audit == one_version(audit)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.builds(Audit, **{name: st.from_type(hint) for name, hint in hints_of(Audit).items()}))
def test_any_audit_reads_back_equal(audit: Audit) -> None:
    """The round trip is the identity for whatever values the types allow."""
    expected = one_version(audit)
    assert serial.from_json(json.loads(json.dumps(serial.to_json(expected)))) == expected


def test_text_is_the_same_for_any_order_of_findings() -> None:
    """Equal audits give equal bytes: findings are sorted, and nothing depends on the clock."""
    audit = audits.every_feature()
    assert serial.dumps(audit._replace(findings=audit.findings[::-1])) == serial.dumps(audit)


def test_text_is_ascii_and_encodable() -> None:
    """Undecodable bytes and bidirectional marks leave no byte in the file that a terminal or a reader acts on."""
    text = serial.dumps(audits.hostile())
    assert text.isascii()
    assert "\\ud800" not in text
    assert "\\ufffd" in text
    assert not {character for character in text if ord(character) < 32} - {"\n"}


def shape(mapping: object, path: str) -> tuple[Any, Any]:
    """The container and the last key of a dotted path such as `findings.0.severity`."""
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in steps:
        mapping = mapping[step]  # type: ignore[index]
    return mapping, last


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("schema_version", 99, "written by a newer migrator (schema_version 99, this one reads 1); upgrade"),
        ("schema_version", "1", "not a saved audit: schema_version is missing or not 1"),
        ("schema_version", True, "schema_version: expected a whole number, found True"),
        ("findings.0.severity", "eror", "findings[0].severity: 'eror' is not one of error, warning, note"),
        ("findings.1.line", "4", "findings[1].line: expected a whole number, found '4'"),
        ("findings.1.line", 0, "findings[1]: lines and columns must ascend from 1 on"),
        ("findings.1.line", 10**30, "findings[1]: lines and columns must ascend from 1 on"),
        ("findings.1.end_line", 1, "findings[1]: lines and columns must ascend from 1 on"),
        ("findings.1.snippet.first_line", -4, "findings[1].snippet.first_line: must be from 1 on"),
        ("findings.1.line", 4.5, "findings[1].line: expected a whole number, found 4.5"),
        ("findings.1.exempt", 1, "findings[1].exempt: expected true or false, found a number"),
        ("findings.0.colour", "red", "findings[0]: unknown key 'colour'"),
        ("findings.1.snippet.lines.2", None, "findings[1].snippet.lines[2]: expected a string, found None"),
        ("findings.1.rewrite.disposition", [], "findings[1].rewrite.disposition: a list is not one of safe, "),
        ("integrations.0.readiness", "done", "integrations[0].readiness: 'done' is not one of exempt, blocked, "),
        ("as_of", "2026-W09-7", "as_of: '2026-W09-7' is not a date such as 2026-03-01"),
        ("as_of", "2026-02-30", "as_of: '2026-02-30' is not a date such as 2026-03-01"),
        ("credentials.0.source.recorded_at", "soon", "credentials[0].source.recorded_at: 'soon' is not a time"),
        ("credentials.0.source.recorded_at", "2026-11-20T09:30:00", "has no UTC offset"),
        ("deadline", [], "deadline: expected an object, found a list"),
        ("findings", {}, "findings: expected a list, found an object"),
        ("tool.name", "x" * 99, ""),
        ("summary.gate.status", 7, "summary.gate.status: a number is not one of 0, 1, 2, 3, 4"),
    ],
)
def test_damaged_audit_is_refused_with_its_place(path: str, value: object, message: str) -> None:
    """One line names the file, the place and the fault."""
    audit = audits.every_feature()
    mapping = serial.to_json(audit, decide(audit, Policy()))
    container, key = shape(mapping, path)
    container[key] = value
    if not message:
        assert serial.loads(json.dumps(mapping), "old.json").audit.tool.name == value
        return
    with pytest.raises(AuditFileError) as caught:
        serial.loads(json.dumps(mapping), "old.json")
    assert str(caught.value).startswith("old.json: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("key", ["tool", "as_of", "findings", "coverage"])
def test_missing_key_is_named(key: str) -> None:
    """A key without which there is no audit is asked for by name."""
    mapping = serial.to_json(audits.small())
    del mapping[key]
    with pytest.raises(AuditFileError, match=f"old.json: the key '{key}' is missing"):
        serial.from_json(mapping, "old.json")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "audit.json:1:1: not JSON: Expecting value"),
        (b'{"schema_version": 1,}', "not JSON: "),
        (b"[]", "not a saved audit: expected a JSON object"),
        (b"{}", "not a saved audit: schema_version is missing or not 1"),
        (b"\xff\xfe\x00", "not UTF-8 text"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"schema_version": ' + b"9" * 10_000 + b"}", "not JSON: "),
    ],
)
def test_file_that_is_no_audit_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    """Whatever the file holds, the answer is one clear line."""
    path = tmp_path / "audit.json"
    path.write_bytes(content)
    with pytest.raises(AuditFileError) as caught:
        serial.load(path)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    """A path that cannot be read is named with the system's reason."""
    for path in (tmp_path / "absent.json", tmp_path):
        with pytest.raises(AuditFileError, match="cannot be read: "):
            serial.load(path)


def test_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    """Editors on Windows put one in front."""
    path = tmp_path / "audit.json"
    path.write_bytes(b"\xef\xbb\xbf" + serial.dumps(audits.small()).encode())
    assert serial.load(path).audit == audits.small()


def leaves(kind: type) -> list[Any]:
    """Every record reachable from the fields of a type."""
    found: list[Any] = [kind]
    for hint in hints_of(kind).values():
        for inner in (hint, *get_args(hint)):
            if isinstance(inner, type) and is_record(inner) and inner not in found:
                found += leaves(inner)
    return found


def test_every_value_of_the_model_is_plain() -> None:
    """The codec knows every type that the model uses, so a new field cannot break a saved audit unnoticed."""
    for kind in {*leaves(Audit), *leaves(Gate)}:
        for hint in hints_of(kind).values():
            for inner in get_args(hint) or (hint,):
                known = isinstance(inner, (str, int)) or inner in (Ellipsis, type(None), str, int, bool, date, datetime)
                generic = bool(get_args(inner))
                assert known or generic or issubclass(inner, Enum) or is_record(inner), inner
    assert set(Finding._fields) >= {"place", "snippet", "fingerprint"}
