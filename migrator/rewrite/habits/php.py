"""PHP."""

from __future__ import annotations

from migrator.rewrite.habits.base import Habits

HABITS = Habits(
    language="php",
    blocks=frozenset({"program", "compound_statement", "declaration_list", "colon_block", "case_statement"}),
    lexical=frozenset({"variable_name", "name"}),
    targets={
        "assignment_expression": "left",
        "augmented_assignment_expression": "left",
        "reference_assignment_expression": "left",
        "foreach_statement": "second",
        "const_element": "first",
        "catch_clause": "variable",
        "static_variable_declaration": "first",
    },
    quotes=("'", '"'),
    env_default="(getenv({name}) ?: {value})",
    transparent=frozenset({"parenthesized_expression"}),
    patterns=frozenset({"list_literal", "array_creation_expression", "array_element_initializer", "pair"}),
    loops=frozenset({"foreach_statement", "for_statement", "while_statement", "do_statement"}),
    clauses=frozenset({"else_clause", "else_if_clause", "catch_clause", "finally_clause"}),
    leaves=frozenset(
        {"return_statement", "break_statement", "continue_statement", "throw_statement", "exit_statement"}
    ),
    imports=frozenset({"namespace_use_declaration"}),
    parameters=frozenset({"formal_parameters"}),
    promotes=frozenset({"property_promotion_parameter"}),
    booleans=frozenset({"binary_expression"}),
    joins=frozenset({"&&", "||", "and", "or"}),
    deletes=frozenset({"unset_statement", "global_declaration"}),
)
