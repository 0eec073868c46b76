"""The scopes that the code's metascopes call for are granted; the mapping is a proposal, so this only advises."""

from __future__ import annotations

from migrator.ims.checking import Check, Outcome, Subject, Transcript
from migrator.ims.scopes import granted_scopes


def _judge(check: Check, subject: Subject, transcript: Transcript) -> tuple[Outcome, ...]:
    proposed = subject.integration.proposed_scopes if subject.integration else ()
    answer = transcript.granted()
    if answer is None or not proposed:
        return (check.skipped("no token was granted" if proposed else "the scan found no metascopes to compare with"),)
    granted = granted_scopes(answer)
    held = subject.scopes if granted is None else granted
    missing = [scope for scope in proposed if scope not in held]
    if not missing:
        return (check.passed(f"all {len(proposed)} scopes proposed for the metascopes in the code are granted"),)
    return (
        check.unknown(
            "proposed_scope_missing",
            f"proposed for the metascopes in the code, not granted: {', '.join(missing)}",
            "a proposal, not a rule: the credential's page in the Developer Console decides; request what it lists",
            decides=False,
        ),
    )


CHECK = Check("proposed_scopes", "The scopes that the code's metascopes call for are granted", 82, _judge)
