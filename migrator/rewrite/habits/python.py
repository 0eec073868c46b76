"""Python."""

from __future__ import annotations

from migrator.rewrite.habits.base import Habits

HABITS = Habits(
    language="python",
    blocks=frozenset({"module", "block"}),
    lexical=frozenset({"identifier"}),
    targets={
        "assignment": "left",
        "augmented_assignment": "left",
        "named_expression": "first",
        "for_statement": "left",
        "for_in_clause": "left",
        "as_pattern_target": "all",
        "aliased_import": "last",
    },
    quotes=('"', "'"),
    empty="pass",
    env_default="os.environ.get({name}, {value})",
    patterns=frozenset({"pattern_list", "tuple_pattern", "list_pattern", "tuple", "list_splat_pattern"}),
    withs=frozenset({"with_statement"}),
    clauses=frozenset({"else_clause", "elif_clause", "except_clause", "finally_clause"}),
    leaves=frozenset({"return_statement", "break_statement", "continue_statement", "raise_statement"}),
    imports=frozenset({"import_statement", "import_from_statement"}),
    parameters=frozenset({"parameters", "lambda_parameters"}),
    booleans=frozenset({"boolean_operator"}),
    negations=frozenset({"not_operator"}),
    deletes=frozenset({"delete_statement", "global_statement", "nonlocal_statement"}),
    wrappers=frozenset({"decorated_definition"}),
    comment_marks=("#",),
    keeps_paragraphs=True,
)
