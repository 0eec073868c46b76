"""Ruby."""

from __future__ import annotations

import re

from migrator.rewrite.habits.base import Habits

HABITS = Habits(
    language="ruby",
    blocks=frozenset({"program", "body_statement", "then", "else", "do", "block_body", "begin", "ensure"}),
    lexical=frozenset({"identifier", "constant", "instance_variable"}),
    targets={
        "assignment": "left",
        "operator_assignment": "left",
        "for": "first",
        "exception_variable": "all",
    },
    quotes=("'", '"'),
    env_default="ENV.fetch({name}, {value})",
    fields_are_names=True,
    wraps=frozenset(),
    transparent=frozenset({"parenthesized_statements"}),
    patterns=frozenset({"left_assignment_list"}),
    ifs=frozenset({"if", "unless", "if_modifier", "unless_modifier"}),
    loops=frozenset({"while", "until", "for", "while_modifier", "until_modifier"}),
    tries=frozenset({"begin"}),
    clauses=frozenset({"elsif", "rescue", "ensure"}),
    leaves=frozenset({"return", "break", "next", "redo", "retry"}),
    imports=frozenset(),
    parameters=frozenset({"method_parameters", "lambda_parameters", "block_parameters"}),
    booleans=frozenset({"binary"}),
    joins=frozenset({"&&", "||", "and", "or"}),
    bare_calls=True,
    comment_marks=("#",),
    blank_lists=frozenset({"symbol_array", "string_array"}),
    logs=re.compile(r"(?:^|[.:])(?:puts|p|pp|print|warn|debug|info|error|log|printf)$"),
    exits=re.compile(r"(?:^|[.:])(?:exit!?|abort|raise|fail|throw)$"),
)
