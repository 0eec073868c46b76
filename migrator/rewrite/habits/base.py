"""The vocabulary in which a habits module says how its language writes statements."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

Words = frozenset[str]
_NONE: Words = frozenset()

LOGS = re.compile(
    r"(?i)(?:^|[.:>])(?:print(?:ln|f|_r|)|puts|p|pp|echo|var_dump|error_log|log|debug|info|warn(?:ing)?|error|trace|fine|finest"
    r"|write(?:line|host|verbose|debug|output|error)?|fatal|logger)$"
)
"""Last name of a call that only shows something."""
CHECKS = re.compile(
    r"(?i)(?:^|[.:>])(?:assert\w*|require(?:NonNull|NotEmpty)?|checkNotNull|checkArgument|notNull|notEmpty|hasText|isTrue|ok"
    r"|ensure\w*|validate\w*|verify\w*|throwIfNull\w*|mustExist)$"
)
"""Last name of a call that only refuses a missing value."""
EXITS = re.compile(
    r"(?i)(?:^|[.:>])(?:exit|_exit|die|abort|fatal\w*|panic|fail|Exit|Fatal\w*|exitWithError|usage|raise|throw|reject|bail)$"
)
"""Last name of a call after which nothing follows."""


@dataclass(frozen=True)
class Habits:
    """Node kinds by their role among statements."""

    language: str
    blocks: Words
    """Nodes whose children are statements, or members of a class."""
    quotes: tuple[str, ...] = ('"',)
    """String quotes, the preferred one first."""
    empty: str = ""
    """What a block needs that would otherwise hold nothing."""
    env_default: str = ""
    """How an environment variable with a default is read: `{name}` and `{value}` stand for literals."""
    wraps: Words = frozenset({"expression_statement"})
    """Statements that are one expression."""
    transparent: Words = frozenset({"parenthesized_expression", "await", "await_expression"})
    """Nodes that mean what the one named node in them means."""
    ifs: Words = frozenset({"if_statement"})
    loops: Words = frozenset({"for_statement", "while_statement"})
    tries: Words = frozenset({"try_statement"})
    withs: Words = _NONE
    clauses: Words = _NONE
    """Parts of a compound statement that hold a block of their own: else, catch, finally."""
    leaves: Words = frozenset({"return_statement", "break_statement", "continue_statement"})
    """Statements after which nothing follows."""
    imports: Words = _NONE
    parameters: Words = _NONE
    """Parameter lists."""
    booleans: Words = _NONE
    """Nodes that join two conditions."""
    joins: Words = frozenset({"&&", "||", "and", "or"})
    negations: Words = _NONE
    declarations: Words = _NONE
    """Statements that declare, with declarators inside."""
    declarators: Words = _NONE
    assignments: Words = _NONE
    comment_marks: tuple[str, ...] = ("//", "/*", "*")
    logs: re.Pattern[str] = LOGS
    checks: re.Pattern[str] = CHECKS
    exits: re.Pattern[str] = EXITS
    extra: dict[str, Words] = field(default_factory=dict)
    """Kinds that only one language has."""
