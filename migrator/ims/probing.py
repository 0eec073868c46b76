"""A product's cheap call: how it is asked, and what its answer means.

The calls are data of the catalogue. Gateway errors: AdobeDocs/experience-platform.en
help/landing/troubleshooting.md @81f570f8; 429050 and the empty 401 and 403: adobe-apiplatform/umapi-documentation.
"""

from __future__ import annotations

import re
import string
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from migrator.catalogue.load import products
from migrator.ims.checking import Ask, Check, Outcome, Subject, Transcript
from migrator.ims.judging import described, is_absent, is_success, trouble, unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from migrator.catalogue.model import Probe, Product
    from migrator.ims.calls import Answer

EXPERIENCE_PLATFORM = "experience-platform"
SANDBOXES = "/data/foundation/sandbox-management/"
"""Lists the sandboxes open to the caller (Experience Platform, sandbox management endpoint)."""

_API_MISSING = (
    "add the API to the credential's project in the Developer Console, and see that x-api-key is the credential's "
    "client ID"
)
_PROFILE = "have an administrator add the credential's technical account to a product profile of this organisation"
REMEDIES: Mapping[str, str] = {
    "401013": "the token is not accepted: ask for a new one; if it stays, compare the organisation of the credential",
    "403000": "send the client ID as x-api-key",
    "403003": _API_MISSING,
    "403010": "send the token as Authorization: Bearer; a proxy on the way may have taken the header out",
    "403025": f"the organisation does not know this credential: {_PROFILE}",
    "403027": f"the organisation ID is wrong, or there is no product profile: {_PROFILE}",
    "400003": "send the organisation ID as x-gw-ims-org-id; add ORG_ID to the credential",
}
_BY_STATUS: Mapping[int, str] = {
    401: "the token is not accepted: see that it was issued by Adobe's production IMS",
    403: f"{_API_MISSING}; then {_PROFILE}",
    404: "the address of this call is wrong for the tenant, or the API has moved",
}
ABSENT = "the IMS given with --ims does not play this product"
_UNKNOWN_CODES = {"400003", "403010"}
"""Faults of the request, not of the credential."""


def ask(subject: Subject, product: Product) -> tuple[Ask, ...]:
    """The product's call; none where it has no cheap one or something that it needs is not known."""
    probe = product.probe
    values = _values(subject)
    if probe is None or not values.keys() >= _needs(probe):
        return ()
    url = _filled(probe.url, {name: quote(value, safe="@.-_") for name, value in values.items()})
    if subject.api:
        parts = urlsplit(url)
        url = subject.api + parts.path + (f"?{parts.query}" if parts.query else "")
    headers = [(name, _filled(value, values)) for name, value in probe.headers]
    if subject.credential.sandbox and product.id == EXPERIENCE_PLATFORM:
        headers.append(("x-sandbox-name", subject.credential.sandbox))
    return (Ask(f"api/{product.id}", probe.method, url, tuple(headers), bearer=True),)


def _values(subject: Subject) -> dict[str, str]:
    credential = subject.credential
    known = {"client_id": credential.client_id, "org_id": credential.org_id or ""}
    return {name: value for name, value in {**known, **subject.options.probe_values}.items() if value}


def _needs(probe: Probe) -> set[str]:
    templates = (probe.url, *(value for _, value in probe.headers))
    fields = (name for text in templates for _, name, _, _ in string.Formatter().parse(text) if name)
    return {*fields, *probe.needs}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    paths = [urlsplit(product.probe.url).path for product in products().values() if product.probe]
    return tuple(path_pattern(path) for path in (*paths, SANDBOXES))


def path_pattern(path: str) -> re.Pattern[str]:
    """What paths look like that a template of the catalogue makes."""
    parsed = string.Formatter().parse(path)
    return re.compile("".join(re.escape(literal) + ("[^/]+" if name else "") for literal, name, _, _ in parsed))


def is_probe(path: str) -> bool:
    """True for the path of a call that a check makes of a product's API."""
    return any(pattern.fullmatch(path) for pattern in _patterns())


def _filled(template: str, values: Mapping[str, str]) -> str:
    return "".join(
        literal + (values.get(name, "") if name else "") for literal, name, _, _ in string.Formatter().parse(template)
    )


def judge(check: Check, subject: Subject, product: Product, transcript: Transcript) -> Outcome:
    """What the product's answer says of the credential."""
    name = f"api/{product.id}"
    if name not in transcript.results:
        return check.skipped(*_not_asked(subject, product))
    result = transcript.results[name]
    if is_absent(result, subject):
        return check.skipped(ABSENT)
    found = trouble(result)
    if found:
        return unknown(check, found)
    answer = transcript.answer(name)
    if answer is None:
        raise AssertionError
    if not is_success(answer):
        return refused(check, answer)
    if answer.content != "json":
        return check.unknown("unexpected_answer", f"HTTP {answer.status} without content", "ask again")
    return check.passed(f"{product.name} answered HTTP {answer.status}{_counted(answer)}")


def refused(check: Check, answer: Answer) -> Outcome:
    """What an API's 4xx says: a fault of the credential, or of the request."""
    code = error_code(answer)
    if code in _UNKNOWN_CODES or answer.status not in {400, 401, 403}:
        return check.unknown(code, described(answer), remedy_of(answer))
    return check.failed(code, described(answer), remedy_of(answer))


def _not_asked(subject: Subject, product: Product) -> tuple[str, str]:
    if product.probe is None:
        return f"no cheap call of {product.name} is documented", ""
    missing = sorted(_needs(product.probe) - _values(subject).keys())
    if not missing:
        return "no token was granted", ""
    if missing == ["org_id"]:
        return "the credential names no organisation", "add ORG_ID (…@AdobeOrg) to the credential"
    return f"the call needs {', '.join(missing)}", f"give it with --probe-value {missing[0]}=…"


def error_code(answer: Answer) -> str:
    """The gateway's code, else the OAuth error, else the status: always a word to look up."""
    code = answer.fields.get("error_code")
    return str(code) if code is not None else answer.text("error") or f"http_{answer.status}"


def remedy_of(answer: Answer) -> str:
    """What to do about a refused call."""
    return REMEDIES.get(error_code(answer)) or _BY_STATUS.get(answer.status, "see the product's documentation")


def _counted(answer: Answer) -> str:
    counts = answer.mapping("counts")
    return "".join(f", {count} {name or 'items'}" for name, count in sorted(counts.items()))
