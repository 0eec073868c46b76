"""The language of a snippet without a name, from words at the beginning of lines that only one language has."""

from __future__ import annotations

import re

from migrator.parse.languages import UNKNOWN
from migrator.regex import lazy

_HEAD = 4096
_MARKS = {
    "bash": r"[ \t$]*(?:curl|openssl|export|echo|sudo|npm|npx|pip|git|cd|mkdir|aio|docker|if \[)[ \t]",
    "python": r"[ \t]*(?:import [\w.]+\r?$|from [\w.]+ import|def \w+\(|print\(|if __name__)",
    "javascript": (
        r"[ \t]*(?:const |let |var |import .{1,80} from |module\.exports|export (?:default|const) |async function)"
    ),
    "php": r"[ \t]*(?:<\?php|\$\w+->|\$\w+ = )",
    "java": r"[ \t]*(?:import [\w.]+;|public |private |@Override)",
    "csharp": r"[ \t]*(?:using [\w.]+;|namespace |var \w+ = new )",
    "go": r"[ \t]*(?:package \w+\r?$|func |\w+, err := )",
    "ruby": r"[ \t]*(?:require '|require_relative |puts |end\r?$)",
    "powershell": r"[ \t]*(?:\$\w+ = (?:New-|Get-|\[)|Invoke-|Import-Module|Write-Host)",
    "yaml": r"[ \t]*(?:- )?[A-Za-z_][\w.-]*:(?: [^\n{]*)?\r?$",
    "dotenv": r"[A-Z][A-Z0-9_]*=",
}
_PATTERNS = {language: lazy(f"^{marks}", re.MULTILINE) for language, marks in _MARKS.items()}


def guess(text: str) -> str:
    """The language with the most telling lines; `text` when there is none."""
    head = text[:_HEAD]
    best, most = UNKNOWN, 0
    for language, marks in _PATTERNS.items():
        count = len(marks.findall(head))
        if count > most:
            best, most = language, count
    return best
