"""Each other product that the integration uses accepts the token: its cheapest read-only call."""

from __future__ import annotations

from dataclasses import replace

from migrator.ims.checking import Ask, Check, Outcome, Subject, Transcript
from migrator.ims.probing import EXPERIENCE_PLATFORM, ask, judge


def _asks(subject: Subject) -> tuple[Ask, ...]:
    return tuple(
        one for product in subject.products if product.id != EXPERIENCE_PLATFORM for one in ask(subject, product)
    )


def _judge(check: Check, subject: Subject, transcript: Transcript) -> tuple[Outcome, ...]:
    outcomes = []
    for product in subject.products:
        if product.id == EXPERIENCE_PLATFORM:
            continue
        own = replace(check, id=f"product.{product.id}", title=f"{product.name} accepts the token")
        if transcript.granted() is None:
            outcomes.append(own.skipped("no token was granted"))
        else:
            outcomes.append(judge(own, subject, product, transcript))
    return tuple(outcomes)


CHECK = Check("product", "The products of the integration accept the token", 90, _judge, _asks)
