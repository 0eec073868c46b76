"""Options of command lines and questions of prompts: declared by a text, read by a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.declared_options import declaration_at
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.statements import callee, expression, own_statement
from migrator.rewrite.feed.words import flat

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.places import Place
    from migrator.rewrite.tree import Node

_DASHED = re.compile(r"(?:^|[\s,|])--?([A-Za-z][\w-]+)")
_NAMED = re.compile(r"(?:^|\.)(?:option|positional)$")
_DECORATORS = re.compile(r"(?:^|\.)(?:option|argument|password_option)$")
_DECLARES_OPTION = re.compile(r"(?:^|\.)add_(?:argument|option)$")
_TELLS = re.compile(r"(?:^|\.)(?:usage|example|epilog(?:ue)?|description|banner|addHelpText)$")
"""Calls whose text tells of options, and declares none."""
_PROMPT_KEYS = frozenset({"name", "key", "id", "dest"})


def options_in(code: Code, node: Node, content: str) -> tuple[str, ...]:
    """The options that a text declares: `--private-key`, or the name that `yargs.option` takes; in flat spelling."""
    if _first_argument_of(code, node, _NAMED) and re.fullmatch(r"[\w.-]+", content):
        return (flat(content),)
    if _first_argument_of(code, node, _TELLS):
        return ()
    if code.region.language == "python" and _is_destination(code, node):
        return (flat(content),)
    return tuple(flat(option) for option in _DASHED.findall(content))


PARSED = re.compile(r"(?:self\.)?_?(?:args?|opts?|options|arguments|parsed|namespace|ns)")
"""What the answers of argparse are called."""
_SAYS_KEY = re.compile(r"(?i)private[\s_-]?key|technical[\s_-]?account|\bpem\b")
_ADDS = re.compile(r"\badd_argument\(\s*(?:[\"']-\w[\"'],\s*)?[\"']--(?P<name>[\w-]{1,60})[\"'](?P<rest>[^\n]{0,300})")
_ASKS_ALL = re.compile(
    r"\b(?:vars|getattr)\(|__dict__|\b_get_kwargs\b|\bObject\.\w+\(|\bJSON\.stringify\("
    r"|(?:\.\.\.|\bin\s|\bof\s)\s?(?:args?|argv|opts?|options|program)\b|\b(?:args?|argv|opts?|options)\["
)
"""What reads options without writing their names."""
_OTHERS = re.compile(r"(?i)client|secret|api|org")


def answered(code: Code, member: Node) -> str:
    """Python: `args.key`, where the help of the option says that it is the private key; else nothing."""
    if code.region.language != "python" or len(member.parts) != 2:  # noqa: PLR2004 - receiver and name
        return ""
    receiver, name = code.source(member.parts[0]), code.source(member.parts[1])
    if PARSED.fullmatch(receiver) is None:
        return ""
    said = any(
        match["name"].replace("-", "_") == name and _SAYS_KEY.search(match["rest"]) and not _OTHERS.search(name)
        for match in _ADDS.finditer(code.text)
    )
    return f"{receiver}.{name}" if said else ""


def reads_answer(place: Place) -> bool:
    """Whether a place reads an option by its name alone, `args.key`, and nothing asks for options otherwise."""
    code, member = place.module.code, place.node.parent
    if (
        code.region.language not in {"python", "javascript", "typescript"}
        or place.role is not Role.MEMBER
        or member is None
    ):
        return False
    return PARSED.fullmatch(code.source(member.parts[0])) is not None and _ASKS_ALL.search(code.text) is None


def spellings(content: str) -> tuple[str, ...]:
    """The names under which a key may be read: itself, in the spellings of code, and the last part of a path."""
    last = re.split(r"[.:]", content)[-1]
    words = [word for word in re.split(r"[-_]", last) if word]
    snake, camel = "_".join(words), "".join([*words[:1], *(word.capitalize() for word in words[1:])])
    dashed = [snake, camel] if "-" in last else []
    return tuple(dict.fromkeys([content, last, *dashed])) if last else (content,)


def option_call(code: Code, call: Node) -> Removal | None:
    """`parser.add_argument(...)` as a statement, or one link of a chain of options."""
    statement = own_statement(code, call)
    if statement is not None and expression(code, statement) is not None and not _chained(code, call):
        return Removal(code, statement)
    receiver = call.parts[0]
    if receiver.kind in code.grammar.members and receiver.parts[0].kind in code.grammar.calls:
        return Removal(code, call, receiver.parts[0])
    return declaration_at(code, call) if code.region.language in {"java", "csharp"} else None


_OURS = re.compile(r"(?i)tech(?:nical)?[\s_-]?acc(?:oun)?t|private[\s_-]?key|\bpem\b|\.key\b|\bkey_?file\b")
_KEY_FILE = re.compile(r"(?i)[\"'-]key\b(?=[\s\S]*\b(?:Path|File)\b)")


def option_decorator(code: Code, function: Node, parameter: str) -> Node | None:
    """The decorator that hands a command line's option to a parameter; None where none does."""
    holder = function.parent
    if holder is None or holder.kind not in code.habits.wrappers:
        return None
    for decorator in holder.parts:
        call = next((part for part in decorator.parts if part.kind in code.grammar.calls), None)
        if decorator.kind != "decorator" or call is None or not _DECORATORS.search(callee(code, call)):
            continue
        listed = call.child(*code.grammar.arguments)
        texts = [part for part in (listed.parts if listed is not None else []) if part.kind in code.grammar.strings]
        if flat(parameter) in {flat(code.source(text)) for text in texts}:
            return decorator
    return None


def says_old(text: str) -> bool:
    """Whether what is said of an option tells that only an assertion needs its value, whatever its name is."""
    return (_OURS.search(text) or _KEY_FILE.search(text)) is not None


def asked_for(code: Code, node: Node) -> Node | None:
    """The question of a prompt that asks for a name: `{ type: 'input', name: 'privateKey' }` in a list."""
    pair = node.parent
    if pair is None or pair.kind not in code.grammar.pairs or pair.parts[-1] is not node or len(pair.parts) < 2:  # noqa: PLR2004
        return None
    question = pair.parent
    listed = question.parent if question is not None else None
    key = code.source(pair.parts[0]).strip("\"'")
    asks = key in _PROMPT_KEYS and listed is not None and listed.kind in code.grammar.lists
    return question if asks else None


_PARSES = re.compile(r"(?:^|\.)(?:minimist|mri|yargsParser|getopts|subarg)$")
_KINDS = frozenset({"string", "boolean", "number", "array", "alias"})


def listed_option(code: Code, node: Node) -> Removal | None:
    """JavaScript: a name in what a parser is told of its options: `{string: ["key"], alias: {k: "key"}}`."""
    holder = node.parent
    entry = holder if holder is not None and holder.kind in code.grammar.pairs else None
    around = entry.parent if entry is not None else holder
    kind = around.parent if around is not None else None
    if around is None or kind is None or kind.kind not in code.grammar.pairs or kind.parts[-1] is not around:
        return None
    listed = kind.parent.parent if kind.parent is not None else None
    call = listed.parent if listed is not None and listed.kind in code.grammar.arguments else None
    told = code.source(kind.parts[0]).strip("\"'") in _KINDS and (
        entry is not None or around.kind in code.grammar.lists
    )
    if call is None or not told or _PARSES.search(callee(code, call)) is None:
        return None
    return Removal(code, entry if entry is not None else node)


def _is_destination(code: Code, node: Node) -> bool:
    """`add_argument("--account", dest="technical_account_id")`: the name under which the value is read."""
    keyword = node.parent
    named = keyword is not None and keyword.kind == "keyword_argument" and code.source(keyword.parts[0]) == "dest"
    call = next((around for around in node.ancestors() if around.kind in code.grammar.calls), None)
    return named and call is not None and _DECLARES_OPTION.search(callee(code, call)) is not None


def _first_argument_of(code: Code, node: Node, callees: re.Pattern[str]) -> bool:
    arguments = node.parent
    call = arguments.parent if arguments is not None else None
    if arguments is None or call is None or arguments.kind not in code.grammar.arguments:
        return False
    return arguments.parts[0] is node and callees.search(callee(code, call)) is not None


def _chained(code: Code, call: Node) -> bool:
    receiver = call.parts[0]
    return receiver.kind in code.grammar.members and receiver.parts[0].kind in code.grammar.calls
