"""Scopes side by side: requested, granted, called for by the metascopes in the code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migrator.ims.calls import Answer

_SEPARATORS = re.compile(r"[,\s]+")


def granted_scopes(answer: Answer) -> tuple[str, ...] | None:
    """The scopes of a granted token, from the answer or the token's claims; None where neither names any."""
    claims = answer.mapping("access_token").get("claims")
    claimed = claims.get("scope") if isinstance(claims, dict) else None
    text = claimed if isinstance(claimed, str) else answer.text("scope")
    if not text:
        return None
    return tuple(dict.fromkeys(scope for scope in _SEPARATORS.split(text) if scope))


@dataclass(frozen=True, slots=True)
class ScopeRow:
    """One scope. `proposed` marks what the scan proposes for the metascopes in the code; it is never more than that."""

    scope: str
    requested: bool
    granted: bool
    proposed: bool


def compare(requested: Sequence[str], granted: Sequence[str], proposed: Sequence[str]) -> tuple[ScopeRow, ...]:
    """Every scope that occurs in one of the three, in the order of first occurrence."""
    every = dict.fromkeys((*requested, *granted, *proposed))
    return tuple(ScopeRow(scope, scope in requested, scope in granted, scope in proposed) for scope in every)


def table(rows: Sequence[ScopeRow]) -> str:
    """The rows as aligned text, one line each below a heading; proposals are marked as such."""
    width = max([len(row.scope) for row in rows] + [len("scope")])
    lines = [f"{'scope':<{width}}  requested  granted  proposed"]
    for row in rows:
        proposed = "proposal" if row.proposed else "-"
        lines.append(f"{row.scope:<{width}}  {_mark(row.requested):<9}  {_mark(row.granted):<7}  {proposed}")
    return "\n".join(lines)


def _mark(value: bool) -> str:  # noqa: FBT001 - a cell
    return "yes" if value else "-"
