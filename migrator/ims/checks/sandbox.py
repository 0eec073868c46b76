"""The sandbox that the credential names exists and is open to it.

`GET /data/foundation/sandbox-management/` lists the sandboxes open to the caller (Experience Platform, sandbox
management endpoint); `x-sandbox-name` chooses one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.ims.checking import Ask, Check, Outcome, Subject, Transcript
from migrator.ims.judging import is_absent, is_success, trouble, unknown
from migrator.ims.probing import ABSENT, SANDBOXES, refused

if TYPE_CHECKING:
    from migrator.ims.calls import Answer

_HOST = "https://platform.adobe.io"


def _asks(subject: Subject) -> tuple[Ask, ...]:
    credential = subject.credential
    if not credential.sandbox or not credential.org_id:
        return ()
    headers = (("x-api-key", credential.client_id), ("x-gw-ims-org-id", credential.org_id))
    return (Ask("sandboxes", "GET", (subject.api or _HOST) + SANDBOXES, headers, bearer=True),)


def _judge(check: Check, subject: Subject, transcript: Transcript) -> tuple[Outcome, ...]:
    credential = subject.credential
    if not credential.sandbox:
        return (check.skipped("the credential names no sandbox"),)
    if not credential.org_id or transcript.granted() is None:
        reason = "no token was granted" if credential.org_id else "the credential names no organisation"
        return (check.skipped(reason),)
    if is_absent(transcript.results.get("sandboxes"), subject):
        return (check.skipped(ABSENT),)
    found = trouble(transcript.results.get("sandboxes"))
    answer = transcript.answer("sandboxes")
    if found or answer is None:
        return (unknown(check, found),) if found else ()
    return (_judged(check, credential.sandbox, answer),)


def _judged(check: Check, sandbox: str, answer: Answer) -> Outcome:
    if not is_success(answer):
        return refused(check, answer)
    names = answer.names("sandboxes")
    if sandbox in names:
        return check.passed(f"sandbox {sandbox} is one of {len(names)} open to the credential")
    return check.failed(
        "sandbox_missing",
        f"sandbox {sandbox} is not open to the credential; open are: {', '.join(names) or 'none'}",
        "correct x-sandbox-name, or have an administrator add the credential to a role of that sandbox",
    )


CHECK = Check("sandbox", "The sandbox is open to the credential", 95, _judge, _asks)
