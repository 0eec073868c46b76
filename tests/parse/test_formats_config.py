"""What each configuration format says: names, paths, values, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migrator.parse.read import parse

if TYPE_CHECKING:
    from migrator.parse.document import Document

Row = tuple[tuple[str, ...], str, str | None]


def rows(document: Document) -> list[Row]:
    """Path, name and value of each entry of the whole file."""
    return [(entry.path, entry.name, entry.value) for entry in document.regions[0].facts.entries]


def texts(document: Document) -> list[str]:
    """The texts of the whole file."""
    return [text.value for text in document.regions[0].facts.texts]


def comments(document: Document) -> list[str]:
    """The comments of the whole file."""
    return [comment.text for comment in document.regions[0].facts.comments]


CASES: list[tuple[str, str, list[Row]]] = [
    (
        "a.json",
        '{"a": {"b": [{"c": "x"}, "y"], "n": 1.5}, "t": true, "z": null, "a": "again"}',
        [
            ((), "a", None),
            (("a",), "b", None),
            (("a", "b", "0"), "c", "x"),
            (("a",), "n", "1.5"),
            ((), "t", "true"),
            ((), "z", None),
            ((), "a", "again"),
        ],
    ),
    (
        "a.json5",
        "{a: 'x', // one\n  /* two */ b: \"y\",\n}",
        [((), "a", "x"), ((), "b", "y")],
    ),
    ("a.json", '{"u": "\\u00e9\\ud83d\\ude00\\n\\/\\"", "t": {{ x }}}', [((), "u", 'é😀\n/"'), ((), "t", "{{ x }}")]),
    (
        ".aio",
        "{\n  ims: {contexts: {my: {\n    client_id: abc def\n    url: https://x/y\n  }}}\n}",
        [
            ((), "ims", None),
            (("ims",), "contexts", None),
            (("ims", "contexts"), "my", None),
            (("ims", "contexts", "my"), "client_id", "abc def"),
            (("ims", "contexts", "my"), "url", "https://x/y"),
        ],
    ),
    (
        "a.json",
        '[{"key": "META", "value": "ent_x"}]',
        [(("0",), "META", "ent_x"), (("0",), "key", "META"), (("0",), "value", "ent_x")],
    ),
    (
        "a.yaml",
        "a:\n  - b: x\n    'c d': \"y\\n\"\n  - &q z\n  - e: *q\n---\na: !!str 5\n",
        [
            ((), "a", None),
            (("a", "0"), "b", "x"),
            (("a", "0"), "c d", "y\n"),
            (("a", "2"), "e", "z"),
            ((), "a", "5"),
        ],
    ),
    (
        "a.yaml",
        "a: |\n  one\n    two\nb: >-\n  one\n  two\n\n  three\nc: one\n  two\nd: 'it''s'\ne:\n",
        [
            ((), "a", "one\n  two\n"),
            ((), "b", "one two\nthree"),
            ((), "c", "one two"),
            ((), "d", "it's"),
            ((), "e", None),
        ],
    ),
    (
        "deployment.yaml",
        "env:\n  - name: KEY\n    valueFrom: {secretKeyRef: {key: k}}\nenvironment:\n  - IMS=https://x\n",
        [
            ((), "env", None),
            (("env", "0"), "name", "KEY"),
            (("env", "0"), "KEY", None),
            (("env", "0"), "valueFrom", None),
            (("env", "0", "valueFrom"), "secretKeyRef", None),
            (("env", "0", "valueFrom", "secretKeyRef"), "key", "k"),
            ((), "environment", None),
            (("environment",), "IMS", "https://x"),
        ],
    ),
    (
        "templates/secret.yaml",
        (
            '{{- if .Values.on }}\na:\n  b: "x"\n  c: {{ .Values.c }} # why\n'
            "  d: |\n    one\n    {{ two }}\ne: z\n{{- end }}\n"
        ),
        [
            ((), "a", None),
            (("a",), "b", "x"),
            (("a",), "c", "{{ .Values.c }}"),
            (("a",), "d", "one\n{{ two }}\n"),
            ((), "e", "z"),
        ],
    ),
    (
        "a.toml",
        (
            "top = 1\n[a.\"b c\"]\nd.e = 'x'\nl = [\"p\",\n  'q', # c\n]\n"
            't = {k = "v", m = """\nn\\u0041"""}\n[[z]]\nd = 2020-01-01\n'
        ),
        [
            ((), "top", "1"),
            (("a", "b c", "d"), "e", "x"),
            (("a", "b c"), "l", None),
            (("a", "b c"), "t", None),
            (("a", "b c", "t"), "k", "v"),
            (("a", "b c", "t"), "m", "nA"),
            (("z",), "d", "2020-01-01"),
        ],
    ),
    (
        ".env",
        (
            "A=plain # c\nexport B='q # uoted'\nC=\"two\nlines\\n\"\nD=\nE=\"unclosed\n"
            "AIO_ims_contexts_My_client__id=7\nF: x\n"
        ),
        [
            ((), "A", "plain"),
            ((), "B", "q # uoted"),
            ((), "C", "two\nlines\n"),
            ((), "D", ""),
            ((), "E", '"unclosed'),
            (("ims", "contexts", "my", "client_id"), "AIO_ims_contexts_My_client__id", "7"),
            ((), "F", "x"),
        ],
    ),
    (
        "a.properties",
        "a=1\nb : 2\nc 3\nd\ne\\ f = \\u00e9\\\n  more\\\\\n g=h=i\n",
        [((), "a", "1"), ((), "b", "2"), ((), "c", "3"), ((), "d", ""), ((), "e f", "émore\\"), ((), "g", "h=i")],
    ),
    (
        "a.ini",
        'a = 1\n[S s]\nb: "2"\nc =\n  three\n  four\n//packages.example.org/:_authToken=x\n',
        [
            ((), "a", "1"),
            (("S s",), "b", "2"),
            (("S s",), "c", "three\nfour"),
            (("S s",), "//packages.example.org/", "_authToken=x"),
        ],
    ),
    (
        "a.xml",
        '<r><add key="K" value="V&amp;W"/><property name="P">x</property><e at=\'1\'><![CDATA[<y>]]></e></r>',
        [
            ((), "r", None),
            (("r",), "add", None),
            (("r", "add"), "K", "V&W"),
            (("r", "add"), "key", "K"),
            (("r", "add"), "value", "V&W"),
            (("r",), "property", "x"),
            (("r", "property"), "P", "x"),
            (("r", "property"), "name", "P"),
            (("r",), "e", "<y>"),
            (("r", "e"), "at", "1"),
        ],
    ),
    (
        "com.adobe.x.config",
        'a="x\\=\\"y"\nb=["one"]\nc=[ \\\n  "p", \\\n  "q", \\\n  ]\nd=I"5"\n',
        [((), "a", 'x="y'), ((), "b", "one"), ((), "c", None), ((), "d", "5")],
    ),
    (
        "a.tf",
        (
            'resource "t" "n" {\n  a = "x${f("y")}"\n  b = jsonencode({ c = file("k") })\n  "d" : 5\n'
            '  e = <<EOT\nz\nEOT\n}\nv = "w"\n'
        ),
        [
            (("resource", "t", "n"), "a", 'x${f("y")}'),
            (("resource", "t", "n"), "b", None),
            (("resource", "t", "n", "b"), "c", None),
            (("resource", "t", "n"), "d", "5"),
            (("resource", "t", "n"), "e", "z\n"),
            ((), "v", "w"),
        ],
    ),
    (
        "Dockerfile",
        "FROM x\nARG A=1\nENV B=2 \\\n  # why\n  C=\"a b\"\nENV D old style\nLABEL e='f'\n",
        [
            (("ARG",), "A", "1"),
            (("ENV",), "B", "2"),
            (("ENV",), "C", "a b"),
            (("ENV",), "D", "old style"),
            (("LABEL",), "e", "f"),
        ],
    ),
    ("Makefile", "A ?= x\\\n  y\nexport B := z\nall: b\n\tC=1\n", [((), "A", "x y"), ((), "B", "z")]),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "expected"), CASES)
def test_entries_have_their_paths_and_values(path: str, text: str, expected: list[Row]) -> None:
    """Each format gives its names with what is around them and the values they are bound to."""
    document = parse(path, text.encode())
    assert rows(document) == expected
    assert document.problems == ()


@pytest.mark.parametrize(("path", "text", "expected"), CASES)
def test_spans_stand_where_the_words_are(path: str, text: str, expected: list[Row]) -> None:
    """The span of a name is the name without quotes, and lies in the span of its entry, which lies in the container."""
    document = parse(path, text.encode())
    assert len(document.regions[0].facts.entries) == len(expected)
    for entry in document.regions[0].facts.entries:
        written = text[entry.name_span.start : entry.name_span.end]
        assert written.replace("\\", "") == entry.name
        assert entry.span.start <= entry.name_span.start < entry.name_span.end <= entry.span.end
        if entry.value_span is not None:
            assert entry.value_span.end <= entry.span.end


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.json", '{"https://ims/s/ent_x": true, "a": ["b", 1]}', ["https://ims/s/ent_x", "b"]),
        ("a.yaml", "https://ims/s/ent_x: true\nl: [b, 'c']\n", ["https://ims/s/ent_x", "true", "b", "c"]),
        ("a.toml", "l = ['a', \"b\", 3]\n", ["a", "b"]),
        ("a.xml", "<a>one<b c='two'/>three</a>", ["one", "two", "three"]),
        ("a.config", 'l=["a","b"]\n', ["a", "b"]),
        ("a.tf", 'a = f("x", ["y"])\n', ["x", "y"]),
        ("a.ini", "a = x\n  y\n", ["x\ny"]),
        ("notes.txt", "  one \n\ntwo\r\n", ["one", "two"]),
    ],
)
def test_scalars_are_texts(path: str, text: str, expected: list[str]) -> None:
    """Every scalar is a text, in order; a key that is more than a word is one too (a claim written as a key)."""
    assert texts(parse(path, text.encode())) == expected


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.json", '{"a": "x // no", // yes\n "b": 1} /* two */', ["// yes", "/* two */"]),
        ("a.yaml", "# one\na: 'x # no' # two\nb: |\n  # no\nc: x#no\n", ["# one", "# two"]),
        ("a.toml", "# one\na = '# no' # two\n", ["# one", "# two"]),
        (".env", "# one\nA='# no'\nB=x # two\n", ["# one", "# two"]),
        ("a.properties", "! one\na=# no\n", ["! one"]),
        ("a.ini", "; one\n# two\na = ; no\n", ["; one", "# two"]),
        ("a.xml", "<a><!-- one --><b/></a>", ["<!-- one -->"]),
        ("a.tf", '# one\na = "# no" // two\n/* three */\n', ["# one", "// two", "/* three */"]),
        ("Dockerfile", "# one\nRUN a # no\n", ["# one"]),
    ],
)
def test_comments_are_told_from_values(path: str, text: str, expected: list[str]) -> None:
    """A comment mark inside a value opens no comment."""
    assert comments(parse(path, text.encode())) == expected


@pytest.mark.parametrize(
    ("path", "text", "problem"),
    [
        ("a.json", '{\n"a": [1}', "invalid JSON at line 2: searched as text"),
        ("a.json", "hello", "no JSON object or list: searched as text"),
        ("a.yaml", "a: b\nc: d: e\n", "invalid YAML at line 2: searched as text"),
        ("a.yaml", "- " * 300, "YAML nested deeper than 200 levels at line 1: searched as text"),
        ("a.yaml", "%TAG !a! b\n" * 101 + "---\n", "YAML with more than 100 directives: searched as text"),
        ("a.yaml", "a: \x01", "invalid YAML: it holds a character that YAML forbids: searched as text"),
        ("a.xml", "<a>\n<b></a>", "invalid XML at line 2: searched as text"),
        ("a.xml", "nothing", "no XML element: searched as text"),
        ("a.py", "x = 'unclosed\ny = 2\n", "invalid python, at least in part: searched by its tokens"),
    ],
)
def test_what_does_not_parse_is_said(path: str, text: str, problem: str) -> None:
    """A reader that gives up says in one clause what and where; the file is searched all the same."""
    document = parse(path, text.encode())
    assert document.problems == (problem,)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.json", '{"x": {"jwt_token": "a"'),
        ("a.yaml", "x:\n  jwt_token: a\n bad\n"),
        ("a.xml", "<x><jwt_token>a</jwt_token>"),
        ("b.ipynb", '{"nbformat": 4, "cells": [], "metadata": {"x": {"jwt_token": "a"}'),
        ("b.postman_collection.json", '{"x": {"jwt_token": "a"'),
        ("c.toml", "[x]\njwt_token = 'a\n"),
    ],
)
def test_a_broken_file_still_gives_what_stands_in_it(path: str, text: str) -> None:
    """Names, values and paths are found on either side of the fault."""
    entry = next(entry for entry in parse(path, text.encode()).regions[0].facts.entries if entry.name == "jwt_token")
    assert (entry.value, entry.path[-1]) == ("a", "x")


def test_plain_text_has_assignments_and_forms() -> None:
    """A line of the form `name = value` is an entry; a line of pairs is a form, and no assignment of its first name."""
    text = "@host = ims\n'key': 'x',\nurl https://x\n\nclient_id=a&jwt_token=b\n"
    facts = parse("x.http", text.encode()).regions[0].facts
    assert [(entry.name, entry.value, entry.shape) for entry in facts.entries] == [
        ("host", "ims", "config"),
        ("key", "x", "config"),
        ("client_id", "a", "form"),
        ("jwt_token", "b", "form"),
    ]


def test_an_anchor_is_never_unfolded() -> None:
    """Aliases of mappings stay aliases, so a document of nine lines cannot become a billion values."""
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    document = parse("laughs.yaml", "\n".join(lines).encode())
    assert texts(document) == ["x", "x"]


def test_no_entity_is_expanded() -> None:
    """A document type is passed over with all that it defines."""
    text = '<!DOCTYPE a [<!ENTITY b "boom"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&b;&c;</a>'
    assert rows(parse("a.xml", text.encode())) == [((), "a", "&b;&c;")]


def test_long_paths_are_cut() -> None:
    """A path holds at most 64 names, so that deep nesting costs no more than it is long."""
    document = parse("deep.json", ('{"a":' * 1000 + "1" + "}" * 1000).encode())
    assert {len(entry.path) for entry in document.regions[0].facts.entries} == set(range(65))


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.yml", "k: ${{ secrets.KEY }}\n", [("secrets.KEY", "name", None)]),
        ("a.yaml", "k: '{{ .Values.key }}'\n", [(".Values.key", "name", None)]),
        (".env", "A=${KEY:-none}\nB=$OTHER_KEY\n", [("KEY", "env", "none"), ("OTHER_KEY", "env", None)]),
        ("a.properties", "k=${adobe.key:x}\n", [("adobe.key", "config", "x")]),
        ("a.cfg.json", '{"k": "$[secret:KEY]", "e": "$[env:E]"}', [("KEY", "name", None), ("E", "env", None)]),
        ("a.tf", 'k = var.key\nf = g("${local.x}")\n', [("var.key", "name", None), ("local.x", "config", None)]),
        ("a.yml", "k: $(KEY)\n", [("KEY", "name", None)]),
        ("services.yaml", "k: '%env(base64:KEY)%'\n", [("KEY", "env", None)]),
        ("d.yaml", "valueFrom: {secretKeyRef: {name: s, key: private.key}}\n", [("private.key", "name", None)]),
    ],
)
def test_lookups_are_references(path: str, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    """What a value takes from elsewhere is a reference with its name, its kind and its default."""
    document = parse(path, text.encode())
    references = document.regions[0].facts.references
    assert [(found.name, found.kind, found.default) for found in references] == expected
    for found in references:
        assert text[found.name_span.start : found.name_span.end] == found.name


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            "a.yaml",
            "url: https://ims/ims/exchange/jwt?client_id=a&jwt_token=b\n",
            [("client_id", "a"), ("jwt_token", "b")],
        ),
        ("a.json", '{"body": "client_id=a\\u0026jwt_token={{J}}"}', [("client_id", "a"), ("jwt_token", "{{J}}")]),
        (
            "a.http",
            "POST https://ims/ims/exchange/jwt\n\nclient_id=a&jwt_token=b\n",
            [("client_id", "a"), ("jwt_token", "b")],
        ),
        ("a.properties", "opts=x=1\n", []),
    ],
)
def test_pairs_of_a_query_or_a_body_are_entries(path: str, text: str, expected: list[tuple[str, str]]) -> None:
    """What a value sends is found by its parameters, as in code."""
    facts = parse(path, text.encode()).regions[0].facts
    assert [(entry.name, entry.value) for entry in facts.entries if entry.shape == "form"] == expected
