"""IMS itself says that the token is valid, where the client is allowed to ask (adobe/aio-lib-ims, adobe/ims-go)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.ims.checking import Ask, Check, Outcome, Subject, Transcript
from migrator.ims.judging import described, is_absent, is_success, trouble, unknown

if TYPE_CHECKING:
    from migrator.ims.calls import Answer

_PATH = "/ims/validate_token/v1"


def _asks(subject: Subject) -> tuple[Ask, ...]:
    client_id = subject.credential.client_id
    form = (("type", "access_token"), ("client_id", client_id))
    headers = (("X-IMS-ClientId", client_id),)
    return (Ask("validate", "POST", subject.ims + _PATH, headers, form, bearer=True),)


def _judge(check: Check, subject: Subject, transcript: Transcript) -> tuple[Outcome, ...]:
    if transcript.granted() is None:
        return (check.skipped("no token was granted"),)
    result = transcript.results.get("validate")
    if is_absent(result, subject):
        return (check.skipped("the IMS given with --ims has no validate_token"),)
    found = trouble(result)
    answer = transcript.answer("validate")
    if found or answer is None:
        return (unknown(check, found, decides=False),) if found else ()
    return (_judged(check, answer),)


def _judged(check: Check, answer: Answer) -> Outcome:
    if not is_success(answer):
        return check.skipped(f"this client may not ask: {described(answer)}")
    valid = answer.fields.get("valid")
    if valid is True:
        return check.passed("IMS calls the token valid")
    if valid is False:
        reason = answer.text("reason") or "without a reason"
        remedy = "check again; if it stays, add a new client secret"
        return check.failed("token_invalid", f"IMS calls the token invalid: {reason}", remedy)
    return check.unknown("unexpected_answer", "the answer does not say whether the token is valid", "", decides=False)


CHECK = Check("validate_token", "IMS calls the token valid", 70, _judge, _asks)
