"""Checks credentials: asks an IMS or a recording, judges the answers, gives one verdict each."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from migrator.catalogue.load import products
from migrator.ims.asking import interview
from migrator.ims.checking import Check, CheckOptions, Outcome, Subject, Transcript, checks
from migrator.ims.matching import integration_of, jwt_of
from migrator.ims.scopes import granted_scopes
from migrator.model import Verdict, VerdictSource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from migrator.catalogue.model import Product
    from migrator.ims.credentials import OAuthCredential
    from migrator.ims.target import ImsTarget
    from migrator.model import Integration

MINIMUM_SCOPES = ("openid", "AdobeID")
"""What stands on every published list; asked for where neither the credential nor the code says more."""

_FUTURE = timedelta(days=1)
"""How far a recording may lie ahead of `now`, which may be the midnight of a chosen day."""


def check_credentials(
    credentials: Sequence[OAuthCredential],
    target: ImsTarget,
    integrations: Sequence[Integration],
    now: datetime,
    options: CheckOptions = CheckOptions(),  # noqa: B008 - frozen
) -> tuple[Verdict, ...]:
    """One verdict for each credential, in their order.

    `now` judges the age of recorded answers and the dates of certificates. Never raises for what a server does: that
    is a verdict.
    """
    subjects = [_subject(one, target, integrations, now, options) for one in credentials]
    transcripts = interview(target, subjects, checks(), options)
    return tuple(
        _verdict(target, subject, transcript) for subject, transcript in zip(subjects, transcripts, strict=True)
    )


def _subject(
    credential: OAuthCredential,
    target: ImsTarget,
    integrations: Sequence[Integration],
    now: datetime,
    options: CheckOptions,
) -> Subject:
    integration = integration_of(credential, integrations)
    proposed = integration.proposed_scopes if integration else ()
    return Subject(
        credential=credential,
        integration=integration,
        products=_products(integration, options),
        scopes=credential.scopes or proposed or MINIMUM_SCOPES,
        scopes_from="credential" if credential.scopes else "proposal" if proposed else "minimum",
        token_url=target.token_url,
        ims=target.ims,
        api=target.api,
        now=now,
        moment=target.clock(),
        options=options,
        jwt=jwt_of(credential, options.jwt),
    )


def _products(integration: Integration | None, options: CheckOptions) -> tuple[Product, ...]:
    """By id or by name, as the integration holds them; each once."""
    wanted = {*options.products, *(integration.products if integration else ())}
    return tuple(product for product in products().values() if product.id in wanted or product.name in wanted)


def _verdict(target: ImsTarget, subject: Subject, transcript: Transcript) -> Verdict:
    outcomes = tuple(outcome for check in checks() for outcome in check.judge(check, subject, transcript))
    recorded = min((at for at in _moments(transcript)), default=None) if target.kind == "recorded" else None
    deciding = _freshness(subject, recorded) or _decide(outcomes)
    granted = transcript.granted()
    seconds = granted.fields.get("expires_in") if granted else None
    return Verdict(
        credential=subject.credential.origin,
        client_id=subject.credential.client_id,
        org_id=subject.credential.org_id,
        integration=subject.integration.id if subject.integration else None,
        status="valid" if deciding is None else "rejected" if deciding.result.status == "failed" else "unknown",
        code=deciding.code if deciding else "",
        reason=deciding.result.evidence if deciding else "a token was granted and every check that applies passed",
        remedy=deciding.result.remedy if deciding else "",
        source=_source(target, subject, recorded),
        checks=tuple(outcome.result for outcome in outcomes),
        scopes_requested=subject.scopes,
        scopes_granted=(granted_scopes(granted) or ()) if granted else (),
        expires_in_seconds=seconds if isinstance(seconds, int) and not isinstance(seconds, bool) else None,
    )


def _decide(outcomes: Sequence[Outcome]) -> Outcome | None:
    """The first failure that counts, else the first unknown that counts, else None: valid."""
    for status in ("failed", "unknown"):
        for outcome in outcomes:
            if outcome.decides and outcome.result.status == status:
                return outcome
    return None


def _moments(transcript: Transcript) -> list[datetime]:
    return [result.at for result in transcript.results.values() if result.at]


_RECORDING = Check("recording", "The recording is fresh", 0, lambda _check, _subject, _transcript: ())


def _freshness(subject: Subject, recorded: datetime | None) -> Outcome | None:
    """A recording that is too old or from the future tells nothing, whatever stands in it."""
    if recorded is None:
        return None
    age = subject.now - recorded
    if age > subject.options.max_age:
        limit = subject.options.max_age.days
        return _RECORDING.unknown(
            "stale_recording",
            f"recorded {age.days} days ago, at {recorded:%Y-%m-%d}; more than the {limit} days allowed",
            "record again (migrator ims record), or allow more with --max-age",
        )
    if age < -_FUTURE:
        return _RECORDING.unknown(
            "recording_from_future",
            f"recorded at {recorded:%Y-%m-%d}, which is yet to come",
            "set the clock of this machine or of the one that recorded (NTP), and record again",
        )
    return None


def _source(target: ImsTarget, subject: Subject, recorded: datetime | None) -> VerdictSource:
    age = max(0, (subject.now - recorded).days) if recorded else None
    return VerdictSource(target.kind, target.location, recorded, age)
