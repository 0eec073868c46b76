"""Go."""

from __future__ import annotations

from migrator.rewrite.habits.base import Habits

HABITS = Habits(
    language="go",
    blocks=frozenset(
        {
            "source_file",
            "block",
            "statement_list",
            "field_declaration_list",
            "import_spec_list",
            "var_spec_list",
            "expression_case",
            "default_case",
        }
    ),
    lexical=frozenset({"identifier", "package_identifier", "type_identifier", "field_identifier"}),
    targets={
        "short_var_declaration": "left",
        "assignment_statement": "left",
        "var_spec": "first",
        "const_spec": "first",
        "range_clause": "left",
    },
    quotes=('"',),
    assigning_declares=False,
    keeps_paragraphs=True,
    wraps=frozenset({"expression_statement"}),
    transparent=frozenset({"parenthesized_expression"}),
    patterns=frozenset({"expression_list"}),
    loops=frozenset({"for_statement"}),
    tries=frozenset(),
    clauses=frozenset(),
    leaves=frozenset({"return_statement", "break_statement", "continue_statement"}),
    imports=frozenset({"import_spec"}),
    wrappers=frozenset({"type_declaration"}),
    parameters=frozenset({"parameter_list"}),
    booleans=frozenset({"binary_expression"}),
    joins=frozenset({"&&", "||"}),
)
