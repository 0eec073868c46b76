"""The call with which Adobe has credentials tested: token, API key and organisation belong together.

Experience Platform, "Authenticate and access Experience Platform APIs" (Test access credentials).
"""

from __future__ import annotations

from dataclasses import replace

from migrator.catalogue.load import products
from migrator.ims.checking import Ask, Check, Outcome, Subject, Transcript
from migrator.ims.probing import EXPERIENCE_PLATFORM, ask, judge

_NO_API = {"403000", "403003"}


def _asks(subject: Subject) -> tuple[Ask, ...]:
    return ask(subject, products()[EXPERIENCE_PLATFORM]) if _applies(subject) else ()


def _applies(subject: Subject) -> bool:
    """For an integration that uses Experience Platform, and where nothing is known of what it uses."""
    return not subject.products or any(product.id == EXPERIENCE_PLATFORM for product in subject.products)


def _judge(check: Check, subject: Subject, transcript: Transcript) -> tuple[Outcome, ...]:
    if transcript.granted() is None:
        return (check.skipped("no token was granted"),)
    if not _applies(subject):
        return (check.skipped("this integration does not use Experience Platform"),)
    outcome = judge(check, subject, products()[EXPERIENCE_PLATFORM], transcript)
    if outcome.code in _NO_API and not subject.products:
        # Without a scan nobody knows that this credential is for Experience Platform: not having the API is no fault.
        unsure = outcome.result._replace(status="unknown")
        return (replace(outcome, result=unsure),)
    return (outcome,)


CHECK = Check("schema_registry", "Experience Platform accepts token, API key and organisation", 85, _judge, _asks)
