"""IMS grants a token to the credential."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.ims.calls import Answer
from migrator.ims.checking import Check, Outcome, Subject, Transcript, is_grant
from migrator.ims.judging import described, trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

_ADD = "add an OAuth Server-to-Server credential to the project in the Developer Console, or finish its migration"

# No complete table is published. invalid_client with this description: adobe/asset-compute-client
# lib/oauthservertoserver.js; invalid_scope: adobe/reactor-uploader bin/getIntegrationAccessToken.js; the rest is
# RFC 6749 section 5.2.
_REMEDIES: Mapping[str, str] = {
    "invalid_client": (
        "copy client ID and client secret again from the credential's page in the Developer Console; if the page shows "
        "only Service Account (JWT), add an OAuth Server-to-Server credential there"
    ),
    "invalid_scope": "request only the scopes that the credential's page in the Developer Console lists",
    "unauthorized_client": _ADD,
    "unsupported_grant_type": _ADD,
    "invalid_grant": _ADD,
    "access_denied": "ask an administrator of the organisation to assign the product profile to the credential",
    "invalid_request": "look at client ID, client secret and scopes: one of them is empty or not allowed",
    "bad_request": "look at client ID, client secret and scopes: one of them is empty or not allowed",
}
_COPY_AGAIN = (
    "the client ID is known, the secret is not: copy it again from the credential's page in the Developer Console, or "
    "add a new one there"
)
_COMPARE = "compare client ID, client secret and scopes with the credential's page in the Developer Console"


def _judge(check: Check, _subject: Subject, transcript: Transcript) -> tuple[Outcome, ...]:
    results = transcript.tokens()
    for at, result in enumerate(results, 1):
        if isinstance(result, Answer) and is_grant(result):
            which = f"client secret {at} of {len(results)}" if len(results) > 1 else "the client secret"
            return (check.passed(f"a token was granted for {which}"),)
    rejected = next((one for one in results if isinstance(one, Answer) and not trouble(one)), None)
    if rejected is None:
        return (check.skipped("there is no answer to judge"),)
    return (_refused(check, rejected),)


def _refused(check: Check, answer: Answer) -> Outcome:
    """A refusal needs an OAuth error; without one something else than a token endpoint has answered."""
    error = answer.text("error")
    if 400 <= answer.status < 500 and error:  # noqa: PLR2004 - HTTP
        return check.failed(error, described(answer), remedy(answer))
    return check.unknown(
        "unexpected_answer",
        f"{described(answer)}: neither a token nor an OAuth error",
        "see that --ims names an IMS, or its token endpoint",
    )


def remedy(answer: Answer) -> str:
    """What to do about an OAuth error."""
    if answer.text("error") == "invalid_client" and "client_secret" in answer.text("error_description"):
        return _COPY_AGAIN
    return _REMEDIES.get(answer.text("error"), _COMPARE)


CHECK = Check("grant", "A token is granted", 20, _judge)
