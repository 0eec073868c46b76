"""What a command line still says of an organisation stays: those who run the program go on saying it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.words import IDENTIFIES

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.names import Occurrence

_ARGUMENT = re.compile(
    r"=\s*[\"']?(?:\$\{?\d|\$argv\b|\$_SERVER\[['\"]argv|\*?ARGV\b|array_slice\(\s*\$argv|(?:\w+\.)?DEFINE_[a-z_]+\()"
)
"""The last of them is a flag of absl: where it is declared, others demand it."""
_COMMAND_LINES = frozenset({"bash", "php", "ruby", "python"})


def still_said(code: Code, binding: Occurrence) -> bool:
    """Whether a variable of that kind gets its value from the command line: an option's branch, or an argument."""
    if code.region.language not in _COMMAND_LINES or IDENTIFIES.search(binding.name) is None:
        return False
    function = code.function(binding.node)
    own = function.child("word", "name", "identifier") if function is not None else None
    if function is not None and (own is None or code.source(own) != "main"):
        return False
    if any(around.kind == "case_item" for around in binding.node.ancestors()):
        return True
    line = code.text[binding.node.start : code.line_end(binding.node.end)]
    return _ARGUMENT.search(line) is not None
