"""What holds for every document, however it is written, broken or cut off."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migrator.parse.facts import Span
from migrator.parse.manifest import dependencies
from migrator.parse.read import parse
from tests.parse.document_samples import SAMPLES

if TYPE_CHECKING:
    from migrator.parse.document import Document, Region

MARKS = "{}[]\"'\\\n\r\t :=#<>&%$`-|*!,.a1é日\0@/;()"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"]


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A sample, cut and overwritten in places, under its own or another name, in some encoding."""
    path = draw(st.sampled_from(sorted(SAMPLES)))
    text = SAMPLES[path]
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        left_out = draw(st.integers(0, 12))
        text = text[:at] + draw(st.text(MARKS, max_size=4)) + text[at + left_out :]
    text = text[draw(st.integers(0, 20)) :] if draw(st.booleans()) else text[: draw(st.integers(0, len(text)))]
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    name = path if draw(st.booleans()) else draw(st.sampled_from(sorted(SAMPLES)))
    return name, text.encode(draw(st.sampled_from(ENCODINGS)), "replace")


@settings(deadline=None, max_examples=300)
@given(damaged())
def test_nothing_makes_it_raise(sample: tuple[str, bytes]) -> None:
    """Damaged files give a document whose bytes come back and whose every span lies where it belongs."""
    path, data = sample
    document = parse(path, data)
    assert document.bom + document.text.encode(document.encoding) == data
    for region in document.regions:
        _check_map(document, region)
        _check_facts(document, region)
    for dependency in dependencies(document):
        assert 0 <= dependency.span.start <= dependency.span.end <= len(document.text)


def _check_map(document: Document, region: Region) -> None:
    """Anchors ascend and stay in the file; between them, what is as long here as there is the same text."""
    anchors = region.offsets.anchors
    ends = [*anchors[1:], (len(region.text), region.offsets.to_file(len(region.text)))]
    for (here, there), (end, there_end) in zip(anchors, ends, strict=True):
        assert 0 <= here <= end
        assert 0 <= there <= len(document.text)
        assert there_end <= len(document.text)
        piece = region.text[here:end]
        if end - here == there_end - there and piece != "\n" and not region.label.endswith("decoded"):
            assert piece.replace("\n", "\r") == document.text[there:there_end].replace("\n", "\r")


def _check_facts(document: Document, region: Region) -> None:
    facts = region.facts
    inside = Span(0, len(region.text))
    for text in facts.texts:
        assert _within(text.span, inside)
        assert [at for at, _ in text.parts] == sorted(at for at, _ in text.parts)
    if region.kind != "code":
        for entry in facts.entries:
            assert _within(entry.name_span, entry.span)
            assert _within(entry.span, inside)
            assert _within(entry.container, inside)
            assert entry.value_span is None or _within(entry.value_span, entry.span)
        for comment in facts.comments:
            assert region.text[comment.span.start : comment.span.end] == comment.text
    for span in [*(entry.span for entry in facts.entries), *(found.span for found in facts.references)]:
        place = document.place(region, span)
        assert 0 <= place.start <= place.end <= len(document.text)


def _within(span: Span, around: Span) -> bool:
    return around.start <= span.start <= span.end <= around.end


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("path", sorted(SAMPLES))
def test_every_format_says_the_same_in_every_encoding(path: str, encoding: str) -> None:
    """Names, values and lines do not depend on how the characters are written."""
    plain, encoded = parse(path, SAMPLES[path].encode()), parse(path, SAMPLES[path].encode(encoding))
    assert encoded.text == plain.text
    assert encoded.regions[0].language == plain.regions[0].language
    assert _said(encoded) == _said(plain)


@pytest.mark.parametrize("path", sorted(set(SAMPLES) - {"a.toml", "b.tf", "insomnia.json", "package.json"}))
def test_every_format_says_the_same_with_either_line_ending(path: str) -> None:
    """A carriage return belongs to no name, no value, no piece, and moves no line."""
    unix = parse(path, SAMPLES[path].encode())
    windows = parse(path, SAMPLES[path].replace("\n", "\r\n").encode())
    assert _said(windows) == _said(unix)


def _said(document: Document) -> list[tuple[str, str, list[tuple[tuple[str, ...], str, str, int]]]]:
    return [
        (
            region.language,
            region.label,
            [
                (
                    entry.path,
                    entry.name,
                    (entry.value or "").replace("\r\n", "\n"),
                    document.place(region, entry.span).line,
                )
                for entry in region.facts.entries
            ],
        )
        for region in document.regions
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@settings(deadline=None)
@given(JSON.filter(lambda value: isinstance(value, dict | list)), st.booleans(), st.sampled_from([None, 1]))
def test_json_says_what_the_standard_library_reads(value: object, ascii_only: bool, indent: int | None) -> None:  # noqa: FBT001
    """Every name and every string of a JSON text is found, with its value unescaped."""
    document = parse("a.json", json.dumps(value, ensure_ascii=ascii_only, indent=indent).encode("utf-8", "replace"))
    names, strings = _walked(json.loads(document.text))
    facts = document.regions[0].facts
    assert sorted(entry.name for entry in facts.entries if entry.span != entry.container) == sorted(names)
    said = [text.value for text in facts.texts]
    assert [string for string in strings if string not in said] == []


def _walked(value: object) -> tuple[list[str], list[str]]:
    """Names and strings of a value, half surrogate pairs as the replacement character."""
    names: list[str] = []
    strings: list[str] = []
    if isinstance(value, str):
        strings.append(_clean(value))
    children = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    if isinstance(value, dict):
        names += [_clean(str(name)) for name in value]
    for child in children:
        inner_names, inner_strings = _walked(child)
        names += inner_names
        strings += inner_strings
    return names, strings


def _clean(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
