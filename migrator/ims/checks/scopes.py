"""Every scope that was requested is granted."""

from __future__ import annotations

from migrator.ims.checking import Check, Outcome, Subject, Transcript
from migrator.ims.scopes import granted_scopes

_FROM = {
    "credential": "",
    "proposal": " (the credential names none; these are proposed for the metascopes in the code)",
    "minimum": " (the credential names none; these two are on every list)",
}


def _judge(check: Check, subject: Subject, transcript: Transcript) -> tuple[Outcome, ...]:
    answer = transcript.granted()
    if answer is None:
        return (check.skipped("no token was granted"),)
    granted = granted_scopes(answer)
    if granted is None:
        return (check.passed("the answer names no scopes, so all that were requested are granted (RFC 6749, 5.1)"),)
    held = {scope.casefold() for scope in granted}
    missing = [scope for scope in subject.scopes if scope.casefold() not in held]
    origin = _FROM[subject.scopes_from]
    if not missing:
        return (check.passed(f"granted {', '.join(granted) or 'none'}{origin}"),)
    return (
        check.failed(
            "scope_missing",
            f"not granted: {', '.join(missing)}; granted: {', '.join(granted) or 'none'}{origin}",
            "compare with the credential's page in the Developer Console; add the API that brings the scope",
        ),
    )


CHECK = Check("scopes", "The requested scopes are granted", 80, _judge)
