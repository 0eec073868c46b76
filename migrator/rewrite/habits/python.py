"""Python."""

from __future__ import annotations

from migrator.rewrite.habits.base import Habits

HABITS = Habits(
    language="python",
    blocks=frozenset({"module", "block"}),
    quotes=('"', "'"),
    empty="pass",
    env_default="os.environ.get({name}, {value})",
    transparent=frozenset({"parenthesized_expression", "await"}),
    withs=frozenset({"with_statement"}),
    clauses=frozenset({"else_clause", "elif_clause", "except_clause", "finally_clause"}),
    leaves=frozenset({"return_statement", "break_statement", "continue_statement", "raise_statement"}),
    imports=frozenset({"import_statement", "import_from_statement"}),
    parameters=frozenset({"parameters"}),
    booleans=frozenset({"boolean_operator"}),
    negations=frozenset({"not_operator"}),
    assignments=frozenset({"assignment", "augmented_assignment"}),
    comment_marks=("#",),
)
