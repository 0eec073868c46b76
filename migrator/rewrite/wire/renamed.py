"""Methods and options whose name alone decides how parameters are sent: the one that sends a form takes their place.

`SetMultipartFormData(` of resty becomes `SetFormData(`, `json: {` of http.rb `form: {`. A library that no test runs is
left for a look.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.wire.bodies import URLENCODED
from migrator.rewrite.wire.requests import outermost

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code

_GRANT = "client_credentials"
_KEY = r"\"(?:client_id|client_secret|grant_type|scope)\""


class _Name(NamedTuple):
    """How a library is told from others in a file, what is replaced where it sends the grant, and by what."""

    library: str
    marked: str
    pattern: str
    """With KEY for a quoted parameter of the request."""
    replacement: str
    tried: bool = False
    """Whether a behaviour test has run it."""


_NAMES = {
    "go": (
        _Name("resty", r"/resty\b", r"\bSetMultipartFormData\(", "SetFormData("),
        _Name("resty", r"/resty\b", r"\bSetQueryParams\(", "SetFormData("),
        _Name(
            "resty",
            r"/resty\b",
            r"\bSetQueryParam\((KEY), ([^()\n]+)\)",
            r"SetFormData(map[string]string{\1: \2})",
        ),
        _Name(
            "resty",
            r"/resty\b",
            r"\bSetBody\(map\[string\](?:string|interface\{\}|any)\{",
            "SetFormData(map[string]string{",
        ),
        _Name("gorequest", r"/gorequest\b", r"\bType\(\"(?:multipart|json)\"\)", 'Type("form")'),
    ),
    "dotnet": (
        _Name("RestSharp", r"\bRestSharp\b", r"(?<=\.)AddQueryParameter(?=\(\s*KEY)", "AddParameter"),
        _Name("RestSharp", r"\bRestSharp\b", r"(?<=\.)AddJsonBody(?=\(\s*new\s*\{)", "AddObject"),
        _Name(
            "RestSharp", r"\bRestSharp\b", r"\bAlwaysMultipartFormData\s*=\s*true", "AlwaysMultipartFormData = false"
        ),
        _Name("Flurl", r"\bFlurl\.Http\b", r"(?<=\.)PostJsonAsync(?=\(\s*new\s*\{)", "PostUrlEncodedAsync"),
        _Name(
            "Flurl",
            r"\bFlurl\.Http\b",
            r"(?<=\.)SetQueryParams\((new\s*\{[^{}]*\})\)(\s*)\.PostAsync\((?:null)?\)",
            r"PostUrlEncodedAsync(\1)",
        ),
    ),
    "jvm": (
        _Name("Unirest", r"\bunirest\b", r"(?<=\.)queryString(?=\(\s*KEY)", "field"),
        _Name("AsyncHttpClient", r"\basynchttpclient\b", r"(?<=\.)addQueryParam(?=\(\s*KEY)", "addFormParam"),
    ),
    "ruby": (
        _Name("rest-client", r"\bRestClient\b", r"(?<=\{)\s*(?::multipart\s*=>|multipart:)\s*true\s*,", "", tried=True),
        _Name("Typhoeus", r"\bTyphoeus\b", r"(?<![\w:])params(?=:\s*\{)", "body"),
        _Name("http.rb", r"require ['\"]http['\"]", r"(?<![\w:])(?:json|params)(?=:\s*\{)", "form", tried=True),
        _Name("Faraday", r"\bFaraday\b", r"(?<=\.request )\s*:json\b", ":url_encoded", tried=True),
        _Name(
            "HTTParty",
            r"\bHTTParty\b",
            r"(?i)(?<=content-type['\"] => ['\"])multipart/form-data(?=['\"])",
            URLENCODED,
            tried=True,
        ),
    ),
    "php": (
        _Name(
            "Guzzle",
            r"\bGuzzleHttp\b",
            r"\bRequestOptions::(?:JSON|QUERY)(?=\s*=>\s*(?:\[|array\())",
            "RequestOptions::FORM_PARAMS",
        ),
        _Name("Laminas", r"\b(?:Laminas|Zend)\b", r"(?<=::)ENC_FORMDATA\b", "ENC_URLENCODED"),
        _Name("Unirest", r"\bUnirest\b", r"(?<=Body::)(?:multipart|json)(?=\()", "form"),
    ),
}
_WHOLE = {"HTTParty"}
"""Libraries that are told for a whole class."""


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        if not context.draft.file(document.path).changed:
            continue
        edits: dict[Edit, _Name] = {}
        for code in codes(document):
            for edit, name in _edits(code, _NAMES[context.program.family]):
                edits.update(dict.fromkeys(code.in_file([edit]) or (), name))
        untried = sorted({name.library for name in edits.values() if not name.tried})
        told = f"no test runs what {' and '.join(untried)} makes of the form: sign in once before it is rolled out"
        if edits:
            yield Proposal(
                "Send a urlencoded body", caution=told if untried else "", edits={document.path: tuple(edits)}
            )


def _edits(code: Code, names: tuple[_Name, ...]) -> Iterator[tuple[Edit, _Name]]:
    known = [name for name in names if re.search(name.marked, code.text) is not None]
    for match in re.finditer(_GRANT, code.text) if known else ():
        span = outermost(code, code.smallest(Span(*match.span())))
        for name in known:
            whole = name.library in _WHOLE
            start, end = (0, len(code.text)) if whole else (span.start, span.end)
            for found in re.compile(name.pattern.replace("KEY", _KEY)).finditer(code.text, start, end):
                yield Edit(*found.span(), found.expand(name.replacement)), name


REWRITER = Rewriter("renamed", 44, _propose, frozenset(_NAMES))
