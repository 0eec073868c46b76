"""Bash and the other Bourne shells."""

from __future__ import annotations

import re

from migrator.rewrite.habits.base import Habits

HABITS = Habits(
    language="bash",
    blocks=frozenset({"program", "compound_statement", "do_group", "block", "subshell"}),
    lexical=frozenset({"variable_name", "word"}),
    targets={"variable_assignment": "first", "for_statement": "first", "declaration_command": "all"},
    functions=frozenset({"function_definition"}),
    quotes=('"', "'"),
    empty=":",
    assigning_declares=False,
    wraps=frozenset({"redirected_statement", "negated_command"}),
    transparent=frozenset(),
    ifs=frozenset({"if_statement"}),
    loops=frozenset({"for_statement", "while_statement", "c_style_for_statement"}),
    tries=frozenset(),
    clauses=frozenset({"elif_clause", "else_clause"}),
    leaves=frozenset(),
    idle=frozenset(),
    deletes=frozenset({"unset_command"}),
    comment_marks=("#",),
    blank_lists=frozenset({"declaration_command", "command", "for_statement", "array"}),
    cases=frozenset({"case_statement"}),
    booleans=frozenset({"binary_expression", "list"}),
    shortcuts=frozenset({"list"}),
    logs=re.compile(r"^(?:echo|printf|logger|log\w*|info|warn\w*|error|debug|say|msg)$"),
    checks=re.compile(r"^(?::|require\w*|check\w*|assert\w*|ensure\w*|need\w*)$"),
    exits=re.compile(r"^(?:exit|return|continue|break|die|fail|fatal|abort|usage|bail|err|error\w*|help)$"),
)
