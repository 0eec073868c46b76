"""Whether the old exchange still answers; asked once, and only where the user allows it (`--probe-jwt`).

What it answers today for a converted credential is documented nowhere; a 500 with internal_error was seen
(AdobeDocs/adobe-dev-console#124), and invalid_token for a certificate that ended (AdobeDocs/adobeio-auth#67).
"""

from __future__ import annotations

from datetime import timedelta

from migrator.ims.checking import Ask, Check, Outcome, Subject, Transcript, is_grant
from migrator.ims.judging import described, trouble, unknown

NAME = "exchange"
_PATH = "/ims/exchange/jwt"
_LIFE = timedelta(minutes=5)


def _asks(subject: Subject) -> tuple[Ask, ...]:
    if not subject.options.probe_jwt or subject.jwt is None:
        return ()
    from migrator.ims.keys import KeyProblemError  # noqa: PLC0415 - cryptography, only for the probe
    from migrator.ims.leftovers import assertion_for  # noqa: PLC0415 - the same

    credential = subject.credential
    try:
        assertion = assertion_for(subject.jwt, credential.client_id, subject.moment + _LIFE)
    except KeyProblemError:
        return ()
    if assertion is None:
        return ()
    secret = subject.jwt.client_secret or credential.client_secrets[0]
    form = (("client_id", credential.client_id), ("client_secret", secret), ("jwt_token", assertion))
    return (Ask(NAME, "POST", subject.ims + _PATH, form=form, once=True),)


def _judge(check: Check, subject: Subject, transcript: Transcript) -> tuple[Outcome, ...]:
    if not subject.options.probe_jwt:
        return (check.skipped("not asked", "--probe-jwt exchanges one assertion, which may make one token"),)
    result = transcript.results.get(NAME)
    if result is None:
        need = "a readable private key, organisation, technical account and metascopes, or a ready assertion"
        return (check.skipped("could not be asked", f"the probe needs {need}"),)
    answer = transcript.answer(NAME)
    if answer and is_grant(answer):
        return (
            check.failed(
                "jwt_still_answers",
                "the old exchange gave a token: the Service Account (JWT) credential is alive",
                "finish the migration; with this token the 24 hours before deletion begin anew",
                decides=False,
            ),
        )
    if answer and answer.text("error"):
        return (check.passed(f"the old exchange refuses: {described(answer)}"),)
    found = trouble(result)
    if found:
        return (unknown(check, found, decides=False),)
    return (check.unknown("unexpected_answer", "neither a token nor an error", "", decides=False),)


CHECK = Check("jwt_exchange", "The old exchange is off", 130, _judge, _asks)
