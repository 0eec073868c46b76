"""Where a script is run with arguments: in other scripts, pipelines and recipes, and in what is written about it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_RUNNERS = frozenset(
    {"bash", "sh", "dash", "ksh", "zsh", "php", "ruby", "exec", "env", "sudo", "time", "nohup", ".", "source"}
)
_SPREAD = re.compile(r"[\"']?\$(?:[@*]|\{\w+\[[@*]\]\})|\$\(|`|[*?\[]|\.\.\.")
_SELF = (
    r"\$0|\$\{0[^}\n]{0,20}\}|\$\(basename \\?\"?\$\{?0\}?\\?\"?\)|\{?\$argv\[0\]\}?|\{?\$_SERVER\['argv'\]\[0\]\}?"
    r"|#\{(?:\$0|\$PROGRAM_NAME|File\.basename\((?:\$0|\$PROGRAM_NAME|__FILE__)\))\}|\$PROGRAM_NAME|__FILE__|%s"
)
_WORD = re.compile(
    r"(?P<gap>[ \t]+)(?!\*/|-->)(?P<word><[^>\n]{1,60}>|\[[^\]\n]{1,60}\]"
    r"|\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|[^\s\"'<>\[\]|;&`)]+)"
)
_SHAPED = re.compile(r"[<\[\"'$/.\d{]|[A-Z][A-Z\d_]+$|\w+[._/@:-]\w")
_USAGE = re.compile(r"(?i)\busage\b")
_OPTION = re.compile(r"\[?-{1,2}\w")


def script_calls(code: Code, path: str) -> Iterator[tuple[Node, list[Node]]]:
    """The commands that run a script, with its arguments."""
    own = re.compile(rf"(?:^|/){re.escape(PurePosixPath(path).name)}\"?$")
    for node in code.nodes:
        if node.kind != "command":
            continue
        words = [part for part in node.parts if not part.kind.endswith("redirect")]
        for at, word in enumerate(words[:4]):
            if own.search(code.source(word)) is not None:
                yield node, words[at + 1 :]
                break
            if at == 0 and code.source(word) not in _RUNNERS:
                break


def fixed(code: Code, arguments: list[Node]) -> bool:
    """Whether each word is one argument."""
    return not any(_SPREAD.match(code.source(word)) for word in arguments)


def usages(text: str, path: str, known: int, gone: list[int]) -> Iterator[Edit]:
    """What a text says of the arguments: the words after the script's name, where they look like such."""
    name = re.compile(
        rf"(?:[\w.~/-]*/)?{re.escape(PurePosixPath(path).name)}[\"']?(?=[ \t])|(?:{_SELF})[\"']?(?=[ \t])"
    )
    for match in name.finditer(text):
        words: list[re.Match[str]] = []
        at = match.end()
        while (word := _WORD.match(text, at)) is not None:
            words.append(word)
            at = word.end()
        if len(words) < max(gone) or not _stand_for_arguments(
            text, match.start(), [one["word"] for one in words], known
        ):
            continue
        yield from (Edit(words[one - 1].start(), words[one - 1].end(), "") for one in gone if one <= len(words))


def _stand_for_arguments(text: str, offset: int, words: list[str], known: int) -> bool:
    """Whether words are no sentence: they are placeholders, or no more than the script takes, behind `usage`."""
    if any(_OPTION.match(word) for word in words):
        return False
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    return all(_SHAPED.match(word) for word in words) or (_USAGE.search(line) is not None and len(words) <= known)
