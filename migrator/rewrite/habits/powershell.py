"""PowerShell, in the kinds of its own tree (`migrator.rewrite.powershell`)."""

from __future__ import annotations

import re

from migrator.parse.grammars.base import Grammar, delimited
from migrator.rewrite.habits.base import MUTATORS, Habits

_GRAMMAR = Grammar(
    language="powershell",
    comments=frozenset({"comment"}),
    strings={"expandable": delimited(1, 1, "backtick"), "verbatim": delimited(1, 1, "doubled")},
    binary=frozenset({"binary_expression"}),
    names=frozenset({"variable"}),
    members=frozenset({"member_access"}),
    subscripts=frozenset({"index"}),
    bindings={},
    pairs={"hash_entry": ("=",)},
    keywords={"command_parameter": (":",)},
    functions=frozenset({"function_statement", "method_definition"}),
    classes=frozenset({"class_statement"}),
    parameters=frozenset({"parameters"}),
    lists=frozenset({"array", "array_expression", "hash_literal"}),
    calls=frozenset({"command", "invocation"}),
    arguments=frozenset({"command_elements", "argument_list"}),
)

HABITS = Habits(
    language="powershell",
    grammar=_GRAMMAR,
    blocks=frozenset({"program", "block", "declaration_list", "script_block"}),
    lexical=frozenset(
        {
            "variable",
            "function_name",
            "command_word",
            "class_name",
            "method_name",
            "field_name",
            "member_name",
            "key_name",
            "parameter_name",
        }
    ),
    targets={"assignment_expression": "left", "foreach_statement": "before in"},
    quotes=("'", '"'),
    ignores_case=True,
    separator="",
    wraps=frozenset(),
    transparent=frozenset({"parenthesized_expression"}),
    ifs=frozenset({"if_statement"}),
    loops=frozenset({"foreach_statement", "for_statement", "while_statement", "do_statement"}),
    tries=frozenset({"try_statement"}),
    withs=frozenset({"begin_block"}),
    clauses=frozenset({"elseif_clause", "else_clause", "catch_clause", "finally_clause"}),
    leaves=frozenset(
        {"return_statement", "throw_statement", "exit_statement", "break_statement", "continue_statement"}
    ),
    idle=frozenset(),
    parameters=frozenset({"parameters"}),
    booleans=frozenset({"logical_expression"}),
    joins=frozenset({"-and", "-or"}),
    comment_marks=("#", "<#"),
    blank_lists=frozenset({"command_elements"}),
    mutators=re.compile(MUTATORS.pattern[:-2] + r"|import\w*|dispose|clear)$"),
)
