"""C#."""

from __future__ import annotations

from migrator.rewrite.habits.base import Habits

HABITS = Habits(
    language="csharp",
    blocks=frozenset(
        {"compilation_unit", "block", "declaration_list", "switch_body", "switch_section", "accessor_list"}
    ),
    lexical=frozenset({"identifier"}),
    targets={
        "variable_declarator": "first",
        "assignment_expression": "left",
        "foreach_statement": "before in",
        "catch_declaration": "last",
        "declaration_expression": "last",
    },
    quotes=('"',),
    env_default="(Environment.GetEnvironmentVariable({name}) ?? {value})",
    assigning_declares=False,
    overloads=True,
    keeps_paragraphs=True,
    fields_are_names=True,
    wraps=frozenset({"expression_statement", "global_statement"}),
    transparent=frozenset({"parenthesized_expression", "await_expression"}),
    patterns=frozenset({"tuple_pattern"}),
    loops=frozenset({"for_statement", "foreach_statement", "while_statement", "do_statement"}),
    withs=frozenset({"using_statement"}),
    clauses=frozenset({"catch_clause", "finally_clause", "else_clause"}),
    leaves=frozenset({"return_statement", "break_statement", "continue_statement", "throw_statement"}),
    imports=frozenset({"using_directive"}),
    parameters=frozenset({"parameter_list"}),
    booleans=frozenset({"binary_expression"}),
    joins=frozenset({"&&", "||"}),
    extra={"types_first": frozenset({"parameter"})},
)
