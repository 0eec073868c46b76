"""JavaScript, and what TypeScript shares with it."""

from __future__ import annotations

from dataclasses import replace

from migrator.rewrite.habits.base import Habits

HABITS = Habits(
    language="javascript",
    keeps_paragraphs=True,
    blocks=frozenset({"program", "statement_block", "class_body", "switch_case", "switch_default"}),
    lexical=frozenset(
        {
            "identifier",
            "property_identifier",
            "private_property_identifier",
            "shorthand_property_identifier",
            "shorthand_property_identifier_pattern",
            "type_identifier",
        }
    ),
    targets={
        "variable_declarator": "first",
        "assignment_expression": "left",
        "augmented_assignment_expression": "left",
        "for_in_statement": "left",
        "catch_clause": "first",
        "import_specifier": "last",
        "import_clause": "all",
        "namespace_import": "all",
    },
    quotes=("'", '"'),
    env_default="process.env.{bare} || {value}",
    assigning_declares=False,
    patterns=frozenset(
        {
            "object_pattern",
            "array_pattern",
            "pair_pattern",
            "object_assignment_pattern",
            "assignment_pattern",
            "rest_pattern",
        }
    ),
    loops=frozenset({"for_statement", "for_in_statement", "while_statement", "do_statement"}),
    clauses=frozenset({"else_clause", "catch_clause", "finally_clause"}),
    leaves=frozenset({"return_statement", "break_statement", "continue_statement", "throw_statement"}),
    imports=frozenset({"import_statement"}),
    parameters=frozenset({"formal_parameters"}),
    booleans=frozenset({"binary_expression"}),
    joins=frozenset({"&&", "||"}),
    negations=frozenset({"unary_expression"}),
    exports=frozenset({"export_specifier"}),
    wrappers=frozenset({"export_statement"}),
)
TYPESCRIPT = replace(
    HABITS,
    language="typescript",
    blocks=HABITS.blocks | {"interface_body", "object_type", "enum_body"},
)
