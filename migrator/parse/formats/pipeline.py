"""Scripts in pipelines: GitHub, GitLab, Azure, Bitbucket, CircleCI and their kin, wherever YAML runs a command."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from migrator.parse.document import OffsetMap
from migrator.parse.format import Embedding, Piece
from migrator.parse.lookup import Lookup, outermost
from migrator.parse.spans import anchors
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Entry
    from migrator.parse.format import Anchors, Subject

_ESCAPED = lazy(r"\\<<")
_SCRIPTS = frozenset({
    "run", "script", "before_script", "after_script", "inlineScript", "bash", "powershell", "pwsh", "sh", "command",
    "commands", "cmd", "install", "before_install", "after_success", "before_deploy", "deploy", "build", "pre_build",
    "post_build", "pre-script", "post-script", "inline", "shell", "cmds", "args",
})  # fmt: skip
_ALWAYS = frozenset({"run", "script", "before_script", "after_script", "bash", "powershell", "pwsh", "inlineScript"})
_SHELLS = {"pwsh": "powershell", "powershell": "powershell", "python": "python", "cmd": "bat", "node": "javascript"}


def find(subject: Subject) -> Iterator[Piece]:
    """Every command of a pipeline; a value of one line counts under the keys that hold nothing but commands."""
    look = Lookup(subject.facts)
    for entry in outermost(entry for entry in subject.facts.entries if _is_script(subject, entry)):
        for text in look.texts(entry):
            if entry.name in _ALWAYS or "\n" in text.value or " " in text.value:
                value, places = _unescaped(text.value, anchors(text))
                yield Piece(_shell(look, entry), value, _label(look, entry), places)


def _unescaped(value: str, places: Anchors) -> tuple[str, Anchors]:
    r"""CircleCI takes `<<` for the start of a parameter: its scripts write a heredoc as `\<<`."""
    marks = [match.start() for match in _ESCAPED.finditer(value)]
    if not marks:
        return value, places
    there, escaped = OffsetMap(places), {mark + 1 for mark in marks}
    found = {at - bisect_left(marks, at): place for at, place in places if at not in escaped}
    found |= {mark - index: there.to_file(mark + 1) for index, mark in enumerate(marks)}
    return _ESCAPED.sub("<<", value), tuple(sorted(found.items()))


def _is_script(subject: Subject, entry: Entry) -> bool:
    """A scalar or a list under one of the names; a mapping there has its own entries."""
    if entry.name not in _SCRIPTS or entry.value_span is None:
        return False
    return entry.value is not None or subject.text[entry.value_span.start : entry.value_span.start + 1] in {"-", "["}


def _shell(look: Lookup, entry: Entry) -> str:
    around = entry.path[:-1]
    uses = look.value((*around, "uses")) or ""
    if uses.startswith("actions/github-script"):
        return "javascript"
    task = (look.value((*around, "task")) or "").lower()
    if task.startswith(("powershell", "azurepowershell")):
        return "powershell"
    if task.startswith("pythonscript"):
        return "python"
    if entry.name in _SHELLS:
        return _SHELLS[entry.name]
    for path in (entry.path, (*entry.path[:-2], "defaults", "run"), ("defaults", "run")):
        shell = look.value((*path, "shell"))
        if shell:
            return _SHELLS.get(shell.split()[0].lower(), "bash")
    kind = (look.value((*entry.path, "scriptType")) or "").lower()
    return "powershell" if kind in {"ps", "pscore"} else "bash"


def _label(look: Lookup, entry: Entry) -> str:
    name = look.value((*entry.path, "name")) or look.value((*entry.path, "displayName"))
    steps = [step for step in entry.path if not step.isdigit() and step not in {"jobs", "steps", "stages"}]
    return "run: " + " > ".join([*steps, *([name] if name else []), *([] if name else [entry.name])])


EMBEDDING = Embedding(frozenset({"yaml"}), find)
