"""JavaScript, and what TypeScript shares with it."""

from __future__ import annotations

from dataclasses import replace

from migrator.rewrite.habits.base import Habits

HABITS = Habits(
    language="javascript",
    blocks=frozenset({"program", "statement_block", "class_body", "switch_case", "switch_default"}),
    quotes=("'", '"'),
    env_default="(process.env.{bare} || {value})",
    transparent=frozenset({"parenthesized_expression", "await_expression"}),
    loops=frozenset({"for_statement", "for_in_statement", "while_statement", "do_statement"}),
    clauses=frozenset({"else_clause", "catch_clause", "finally_clause"}),
    leaves=frozenset({"return_statement", "break_statement", "continue_statement", "throw_statement"}),
    imports=frozenset({"import_statement"}),
    parameters=frozenset({"formal_parameters"}),
    booleans=frozenset({"binary_expression"}),
    joins=frozenset({"&&", "||"}),
    negations=frozenset({"unary_expression"}),
    declarations=frozenset({"lexical_declaration", "variable_declaration"}),
    declarators=frozenset({"variable_declarator"}),
    assignments=frozenset({"assignment_expression", "augmented_assignment_expression"}),
)
TYPESCRIPT = replace(
    HABITS,
    language="typescript",
    blocks=HABITS.blocks | {"interface_body", "object_type", "enum_body"},
)
