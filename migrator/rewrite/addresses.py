"""Code whose address stands in configuration is no surer than the rewrite of that configuration."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.model import Disposition
from migrator.rewrite.base import Context
from migrator.rewrite.config.readers import Readers
from migrator.rewrite.programs import CONFIG, NOT_CODE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.rewrite.outcome import Outcome

_TOKEN = re.compile(r"(?i)token\\?/v\d")
_GRANT = re.compile(r"client_credentials(?![\"']\])")
_ENDPOINT = "exchange-endpoint"


def stranded(outcomes: Sequence[Outcome]) -> Iterator[tuple[Outcome, str]]:
    """Programs that would send the new parameters to the old address, with what to look at.

    Their own files hold no address, and that of the configuration which they read does not move with them for sure.
    """
    for outcome in outcomes:
        if outcome.program.family in NOT_CODE or outcome.disposition is not Disposition.SAFE or not _alone(outcome):
            continue
        held = [
            one
            for one in outcomes
            if one.program.family == CONFIG
            and one.program.integration == outcome.program.integration
            and one.disposition is not Disposition.SAFE
        ]
        paths = [path for one in held for path in _addresses(outcome, one)]
        if paths and not any(_moves(outcome, one) for one in outcomes):
            yield outcome, f"its address stands in {', '.join(paths)}, which does not change with it for sure"


def _alone(outcome: Outcome) -> bool:
    """Whether a program sends the grant, and says nowhere where to."""
    files = [outcome.draft.file(path) for path in outcome.program.paths]
    new = "".join(edit.replacement for file in files for edit in file.patchwork.edits())
    return _GRANT.search(new) is not None and not any(_TOKEN.search(file.current.text) for file in files)


def _addresses(outcome: Outcome, configuration: Outcome) -> list[str]:
    """The files of configuration that hold the address of the exchange and that the program may read."""
    found = [one.place.path for one in configuration.program.findings if one.rule_id == _ENDPOINT]
    return [path for path in dict.fromkeys(found) if _reads(outcome, configuration, path)]


def _moves(outcome: Outcome, configuration: Outcome) -> bool:
    """Whether another part of the configuration gives the program its new address for sure."""
    program = configuration.program
    if program.family != CONFIG or configuration.disposition is not Disposition.SAFE:
        return False
    return program.integration == outcome.program.integration and bool(_addresses(outcome, configuration))


def _reads(outcome: Outcome, configuration: Outcome, path: str) -> bool:
    draft = configuration.draft
    language = draft.document(path).regions[0].language
    return outcome.program.family in Readers(Context(configuration.program, draft)).families(path, language)
