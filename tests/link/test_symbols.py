"""Files of one folder that see each other without an import."""

from __future__ import annotations

import pytest

from migrator.link.summary import FileSummary, summarise
from migrator.link.ties import ties
from migrator.parse.read import parse

SHARED = [
    (
        "ims/consts.go",
        'package ims\n\nconst (\n\taudience = host + "/c/"\n)\n',
        "ims/sign.go",
        "package ims\n\nfunc sign() { claims(audience) }\n",
        "audience",
    ),
    (
        "ims/sign.go",
        "package ims\n\nfunc (c *Client) assertion() string { return c.id }\n",
        "ims/token.go",
        "package ims\n\nfunc token(c *Other) { send(c.assertion()) }\n",
        "assertion",
    ),
    (
        "src/ImsConstants.cs",
        'static class ImsConstants { public const string Audience = "/c/"; }\n',
        "src/Factory.cs",
        "class Factory { string A => ImsConstants.Audience; }\n",
        "ImsConstants",
    ),
    (
        "app/Signer.java",
        "class Signer { }\n",
        "app/Token.java",
        "class Token { private final Signer signer; }\n",
        "Signer",
    ),
    (
        "app/Signer.kt",
        "object Signer { }\n",
        "app/Token.kt",
        "class Token { val jwt = Signer.sign() }\n",
        "Signer",
    ),
]


def _summaries(*files: tuple[str, str]) -> dict[str, FileSummary]:
    return {path: summarise(parse(path, text.encode())) for path, text in files}


@pytest.mark.parametrize(("declares", "its_text", "uses", "text", "name"), SHARED, ids=[row[2] for row in SHARED])
def test_a_name_ties_neighbours(declares: str, its_text: str, uses: str, text: str, name: str) -> None:
    """The tie says which file uses what of which."""
    found = ties(_summaries((declares, its_text), (uses, text)))
    assert [(one.holder, one.target, one.kind, one.what) for one in found] == [(uses, declares, "name", name)]
    assert found[0].reason(target_is_subject=True) == f"{uses} uses {name} of {declares}"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("a/Signer.java", "class Signer { }\n"), ("b/Token.java", "class Token { Signer signer; }\n")),
        (("a/signer.py", "class Signer:\n    pass\n"), ("a/token.py", "signer = Signer()\n")),
        (("a/x.go", "package a\n\nvar assertion string\n"), ("a/y.go", "package a\n\nfunc b() { assertion := 1 }\n")),
        (("a/x.go", "package a\n\nfunc b() { assertion := 1 }\n"), ("a/y.go", "package a\n\nvar _ = f(assertion)\n")),
    ],
    ids=("another folder", "a language with imports", "a variable of its own", "a variable of a function"),
)
def test_what_is_not_shared_ties_nothing(first: tuple[str, str], second: tuple[str, str]) -> None:
    """A folder apart, a language that imports, and names of functions' own."""
    assert ties(_summaries(first, second)) == ()


def test_a_name_that_several_declare_ties_nothing() -> None:
    """Nothing says which of them is meant."""
    both = [(f"a/{name}.swift", "struct Token { }\n") for name in ("One", "Two")]
    assert ties(_summaries(*both, ("a/Use.swift", "let token = Token()\n"))) == ()


def test_a_name_that_many_use_ties_nothing() -> None:
    """What every file of a folder takes is no sign that it belongs to the flow."""
    users = [(f"a/Use{at}.cs", "class Use { Tokens t; }\n") for at in range(7)]
    assert ties(_summaries(("a/Tokens.cs", "class Tokens { }\n"), *users)) == ()


def test_a_type_of_a_package_ties_nothing() -> None:
    """Methods of any purpose take the type; what one file calls of another is what belongs together."""
    declares = ("a/x.go", "package a\n\ntype Client struct{}\n")
    assert ties(_summaries(declares, ("a/y.go", "package a\n\nfunc other(c *Client) {}\n"))) == ()
