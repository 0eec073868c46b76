"""The `scope` parameter: what the program asks for, written the way the program writes its credentials."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migrator.parse.facts import Reference
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code

_CREDENTIAL = re.compile(r"(?i)^(?:(?P<stem>.+?)_)?(?:client_?id|api_?key|client_?secret|api_?secret|secret)$")
CONFIRM = (
    "The scopes are proposed from the metascopes; Adobe publishes no full mapping, so compare them with the Scopes on "
    "the credential's page in the Developer Console."
)


def environment_name(code: Code) -> str | None:
    """A name for the scopes beside the environment variables of the credentials; None where there are none."""
    for reference in code.facts.references:
        name = _beside(reference)
        if name is not None:
            return name
    return None


def _beside(reference: Reference) -> str | None:
    match = _CREDENTIAL.match(reference.name)
    if reference.kind != "env" or match is None or not reference.name.isupper():
        return None
    stem = match["stem"]
    return f"{stem}_SCOPES" if stem else "SCOPES"


def scope_value(context: Context, code: Code, quote: str | None = None) -> str:
    """The source of the scope's value."""
    literal = code.literal(context.program.scopes, quote)
    name = environment_name(code)
    if name is None or not code.habits.env_default or not name.isidentifier() or not _reachable(code):
        return literal
    return code.habits.env_default.format(name=code.literal(name, quote), value=literal, bare=name)


def _reachable(code: Code) -> bool:
    """Whether the idiom finds its module: Python code may have imported less of `os`."""
    return code.region.language != "python" or any(one.module == "os" and not one.names for one in code.facts.imports)
