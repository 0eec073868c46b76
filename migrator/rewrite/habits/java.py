"""Java."""

from __future__ import annotations

from migrator.rewrite.habits.base import Habits

HABITS = Habits(
    language="java",
    blocks=frozenset(
        {
            "program",
            "block",
            "constructor_body",
            "class_body",
            "interface_body",
            "annotation_type_body",
            "enum_body_declarations",
            "switch_block",
            "switch_block_statement_group",
        }
    ),
    lexical=frozenset({"identifier", "type_identifier"}),
    targets={
        "variable_declarator": "first",
        "assignment_expression": "left",
        "enhanced_for_statement": "before :",
        "catch_formal_parameter": "last",
        "resource": "before =",
    },
    quotes=('"',),
    env_default="System.getenv().getOrDefault({name}, {value})",
    assigning_declares=False,
    overloads=True,
    keeps_paragraphs=True,
    fields_are_names=True,
    transparent=frozenset({"parenthesized_expression"}),
    loops=frozenset({"for_statement", "enhanced_for_statement", "while_statement", "do_statement"}),
    tries=frozenset({"try_statement", "try_with_resources_statement"}),
    clauses=frozenset({"catch_clause", "finally_clause"}),
    leaves=frozenset({"return_statement", "break_statement", "continue_statement", "throw_statement"}),
    imports=frozenset({"import_declaration"}),
    parameters=frozenset({"formal_parameters", "inferred_parameters"}),
    booleans=frozenset({"binary_expression"}),
    joins=frozenset({"&&", "||"}),
    extra={"types_first": frozenset({"formal_parameter"})},
)
