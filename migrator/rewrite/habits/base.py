"""The vocabulary in which a habits module says how its language writes statements and names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from migrator.parse.grammars.base import Grammar

Words = frozenset[str]
_NONE: Words = frozenset()

LOGS = re.compile(
    r"(?i)(?:^|[.:>\s])(?:print(?:ln|f|_r)?|puts|pp|echo|var_dump|error_log|log(?:ger)?|debug[fw]?|info[fw]?|warn(?:ing)?[fw]?"
    r"|error[fw]?|trace|fine|finest|write(?:-?(?:line|host|verbose|debug|output|error|information))?|fprintf|fprintln|syslog"
    r"|log_?(?:message|msg|line|entry|event|debug|info|information|warn\w*|error|trace|critical|it)|(?:write|add|do|append)_?(?:to_?)?log|trigger_error)$"
)
"""Last name of a call that only shows something."""
SINKS = re.compile(
    r"(?i)(?:^|[.:>])(?:WriteAll\w+|write_?text|write_?bytes|(?:set|add|clear)-content|out-file|remove-item|rm|chmod|shred"
    r"|unlink|touch|file_put_contents|fclose|pclose|openssl_(?:free_key|pkey_free)"
    r"|(?:File|FileUtils|os)\.(?:delete|unlink|remove|chmod|write|rm(?:_f)?)|unlinkSync|writeFileSync)$"
)
"""Last name of a call that only fills a file, or takes it away."""
CHECKS = re.compile(
    r"(?i)(?:^|[.:>])(?:assert\w*|require(?:NonNull|NotEmpty)?|checkNotNull|checkArgument|checkState|hasText|isTrue|ok"
    r"|not(?:Null\w*|Empty|Blank|White\w*)|hasLength|NullOr(?:Empty|WhiteSpace)"
    r"|ensure\w*|validate\w*|verify\w*|throwIfNull\w*|must\w*)$"
)
"""Last name of a call that only refuses a missing value."""
EXITS = re.compile(
    r"(?i)(?:^|[.:>])(?:exit|_exit|die|abort|fatal\w*|panic|fail\w*|raise|throw|reject|bail|usage|print_?usage|print_?help|error)$"
)
"""Last name of a call after which nothing follows."""
MUTATORS = re.compile(
    r"(?i)(?:^|[.:>])(?:put\w*|add\w*|set\w*|append\w*|update|push|insert|with\w*|claims?|merge|extend|write|init\w*|load\w*"
    r"|delete|remove\w*|clear|each\w*|for_?each|store|strip!|gsub!|chomp!|concat|final|flush|close|dispose\w*|end)$"
)
"""Last name of a call that only changes its receiver."""


@dataclass(frozen=True)
class Habits:
    """Node kinds by their role among statements and names."""

    language: str
    blocks: Words
    """Nodes whose children are statements, or members of a class."""
    lexical: Words
    """Nodes that spell a name."""
    targets: Mapping[str, str]
    """Nodes that bind names, and where the bound ones stand: `first`, `second`, `last`, `all`, `left` of
    the operator, `before` a word, or the one `variable`."""
    grammar: Grammar | None = None
    """What the nodes mean, where the rewrite sees another tree than the rules do."""
    ignores_case: bool = False
    """Whether names that differ in case alone are one."""
    separator: str = ","
    """What stands between two entries of a mapping that have a line each; empty: nothing, and `;` within a line."""
    functions: Words = _NONE
    """Functions, where the grammar names none."""
    quotes: tuple[str, ...] = ('"',)
    """String quotes, the preferred one first."""
    empty: str = ""
    """What a block needs that would otherwise hold nothing."""
    env_default: str = ""
    """How an environment variable with a default is read: `{name}` and `{value}` stand for literals."""
    assigning_declares: bool = True
    """Whether an assignment makes the name local to the function around it."""
    fields_are_names: bool = False
    """Whether a method reads a field of its class by its bare name."""
    overloads: bool = False
    """Whether functions of one name are told apart by their parameters."""
    keeps_paragraphs: bool = False
    """Whether groups, of imports above all, stay apart when the end of one and the start of the next go."""
    wraps: Words = frozenset({"expression_statement"})
    """Statements that are one expression."""
    transparent: Words = frozenset({"parenthesized_expression", "await", "await_expression"})
    """Nodes that mean what the one named node in them means."""
    patterns: Words = _NONE
    """Nodes between a bound name and what binds it: tuples, object patterns."""
    ifs: Words = frozenset({"if_statement"})
    loops: Words = frozenset({"for_statement", "while_statement"})
    tries: Words = frozenset({"try_statement"})
    withs: Words = _NONE
    clauses: Words = _NONE
    """Parts of a compound statement that hold a block of their own: else, catch, finally."""
    leaves: Words = frozenset({"return_statement", "break_statement", "continue_statement"})
    """Statements after which nothing follows."""
    idle: Words = frozenset({"pass_statement", "empty_statement"})
    """Statements that do nothing."""
    imports: Words = _NONE
    parameters: Words = _NONE
    """Parameter lists."""
    bare_calls: bool = False
    """Whether a call or definition without arguments is written without parentheses."""
    promotes: Words = _NONE
    """Parameters of a constructor that declare a field, too."""
    booleans: Words = _NONE
    """Nodes that join two conditions."""
    joins: Words = frozenset({"&&", "||", "and", "or"})
    negations: Words = _NONE
    exports: Words = _NONE
    deletes: Words = _NONE
    """Statements that only forget or declare a name: `del x`, `global x`."""
    wrappers: Words = _NONE
    """Nodes around a definition that go with it: decorators, `export`."""
    comment_marks: tuple[str, ...] = ("//", "/*", "*")
    logs: re.Pattern[str] = LOGS
    checks: re.Pattern[str] = CHECKS
    sinks: re.Pattern[str] = SINKS
    exits: re.Pattern[str] = EXITS
    mutators: re.Pattern[str] = MUTATORS
    blank_lists: Words = _NONE
    """Nodes whose elements stand side by side without commas."""
    cases: Words = _NONE
    """Statements whose branches stand one per line or more: `case … esac`."""
    shortcuts: Words = _NONE
    """`test || action` as a statement."""
    extra: Mapping[str, Words] = field(default_factory=dict)
    """Kinds that only one language has."""

    @property
    def compounds(self) -> Words:
        """Statements that hold others."""
        return self.ifs | self.loops | self.tries | self.withs
