"""Scripts in pipelines: GitHub, GitLab, Azure, Bitbucket, CircleCI and their kin, wherever YAML runs a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.format import Embedding, Piece
from migrator.parse.lookup import Lookup
from migrator.parse.spans import anchors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Entry
    from migrator.parse.format import Subject

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
    for entry in subject.facts.entries:
        if entry.name not in _SCRIPTS:
            continue
        texts = look.texts(entry)
        if entry.value is None and not _is_list_of_scalars(subject, entry):
            continue
        for text in texts:
            if entry.name in _ALWAYS or "\n" in text.value or " " in text.value:
                yield Piece(_shell(look, entry), text.value, _label(look, entry), anchors(text))


def _is_list_of_scalars(subject: Subject, entry: Entry) -> bool:
    span = entry.value_span
    if span is None or span.start >= span.end:
        return False
    return subject.text[span.start] in "-["


def _shell(look: Lookup, entry: Entry) -> str:
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
