"""The token endpoint answers, and it is IMS that answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.ims.checking import Ask, Check, Outcome, Subject, Transcript
from migrator.ims.judging import trouble, unknown

if TYPE_CHECKING:
    from migrator.secret import Secret


def _asks(subject: Subject) -> tuple[Ask, ...]:
    """One request for each secret, as adobe-dev-console S2S/ims.md has it: form-encoded, scopes with commas."""
    return tuple(_token(subject, at, secret) for at, secret in enumerate(subject.credential.client_secrets))


def _token(subject: Subject, at: int, secret: Secret) -> Ask:
    form: tuple[tuple[str, str | Secret], ...] = (
        ("grant_type", "client_credentials"),
        ("client_id", subject.credential.client_id),
        ("client_secret", secret),
        ("scope", ",".join(subject.scopes)),
    )
    return Ask(f"token/{at}", "POST", subject.token_url, form=form)


def _judge(check: Check, _subject: Subject, transcript: Transcript) -> tuple[Outcome, ...]:
    """Trouble with one secret's request decides only if no other was granted a token."""
    results = transcript.tokens()
    troubles = [found for found in map(trouble, results) if found]
    if not troubles:
        return (check.passed(f"{len(results)} token request{'s' * (len(results) > 1)} answered"),)
    return (unknown(check, troubles[0], decides=transcript.granted() is None),)


CHECK = Check("endpoint", "The token endpoint answers", 10, _judge, _asks)
