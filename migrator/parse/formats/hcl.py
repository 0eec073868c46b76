"""HCL (Terraform, tfvars, Packer, Nomad, Vault policies): blocks and their labels stand in the path."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Reference, Span
from migrator.parse.format import Format
from migrator.parse.lines import Endings, LineEnds
from migrator.parse.outline import Outline
from migrator.parse.spans import Parts, code_point, unescape
from migrator.regex import lazy

if TYPE_CHECKING:
    from migrator.parse.facts import Facts

_ITEM = lazy(
    r"(?P<comment>\#[^\r\n]*|//[^\r\n]*|/\*)"
    r"|<<-?(?P<heredoc>[A-Za-z_]\w*)[ \t]*\r?\n"
    r"|(?P<quote>\")"
    r"|(?P<block>[A-Za-z_][\w-]*(?:[ \t]+(?:\"[^\"\r\n$]*\"|[A-Za-z_][\w-]*)){0,5})[ \t]*\{"
    r"|(?P<key>[A-Za-z_][\w.-]*)[ \t]*(?:=(?![=>])|:(?!:))"
    r"|(?P<bare>[A-Za-z_0-9-][\w.*-]*)"
    r"|(?P<mark>[{}\[\](),])"
)
_QUOTED_KEY = lazy(r"[ \t]*(?:=(?![=>])|:(?!:))")
_LABEL = lazy(r"[^\s\"]+")
_ESCAPE = lazy(r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
_SCOPES = ("var.", "local.", "module.", "data.")
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r"}
_INTERPOLATION = lazy(r"[$%]\{|[\"\\]")


def read(text: str) -> Facts:
    """The facts of an HCL file; calls and expressions have no value, the strings in them are texts."""
    reader = _Reader(text)
    reader.run()
    return reader.outline.facts(len(text))._replace(references=tuple(reader.references))


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.outline = Outline(len(text))
        self.references: list[Reference] = []
        self._endings = Endings(text)
        self._ends = LineEnds(text)
        self._open: list[tuple[str, int]] = []
        """Each open mark with the number of things in the outline that close with it."""

    def run(self) -> None:
        text, at = self.text, 0
        while (item := _ITEM.search(text, at)) is not None:
            at = item.end()
            if item["comment"]:
                at = self._comment(item)
            elif item["heredoc"]:
                at = self._heredoc(item)
            elif item["quote"]:
                at = self._string(item.start())
            elif item["block"]:
                self._block(item)
            elif item["key"]:
                self.outline.key(item["key"], Span(*item.span("key")))
            elif item["bare"]:
                self._bare(item)
            else:
                self._mark(item["mark"], item.start())

    def _comment(self, item: re.Match[str]) -> int:
        end = item.end()
        if item["comment"] == "/*":
            closing = self.text.find("*/", end)
            end = len(self.text) if closing == -1 else closing + 2
        self.outline.comment(item.start(), end, self.text[item.start() : end])
        return end

    def _block(self, item: re.Match[str]) -> None:
        names = list(_LABEL.finditer(self.text, *item.span("block")))
        for name in names:
            self.outline.enter(name.group(), item.start())
        self._open.append(("{", len(names)))

    def _bare(self, item: re.Match[str]) -> None:
        """A number, a truth value, a name, or a function, whose arguments are the value."""
        if self.text.startswith("(", item.end()) and self.outline.waiting:
            self.outline.open(item.start(), listing=True, indexed=False)
            self._open.append(("", 1))
            return
        if item["bare"].startswith(_SCOPES):
            span = Span(*item.span("bare"))
            self.references.append(Reference(item["bare"], "name", span, span))
        following = self.text[item.end() : item.end() + 1]
        alone = following in {"", "\n", "\r", ",", " ", "}", "]"}
        if self.outline.waiting:
            self.outline.scalar(item["bare"] if alone else None, Span(*item.span("bare")), text=False)

    def _mark(self, mark: str, at: int) -> None:
        if mark in "{[":
            self.outline.open(at, listing=mark == "[")
            self._open.append((mark, 1))
        elif mark == "(":
            self._parenthesis()
        elif mark in ")]}" and self._open:
            _, count = self._open.pop()
            for _ in range(count):
                self.outline.close(at + 1)

    def _parenthesis(self) -> None:
        """That of a function which is a value closes what the function opened."""
        if self._open and self._open[-1][0] == "":
            self._open[-1] = ("(", 1)
        else:
            self._open.append(("(", 0))

    def _string(self, start: int) -> int:
        end = self._closing(start)
        inner = Span(start + 1, end)
        stop = min(end + 1, len(self.text)) if self.text.startswith('"', end) else end
        value, parts = self._value(inner)
        key = _QUOTED_KEY.match(self.text, stop)
        if key is not None and not self.outline.waiting and not self.outline.listing:
            self.outline.key(value, inner, start)
            return key.end()
        self.outline.scalar(value, Span(start, stop), parts)
        return max(stop, start + 1)

    def _value(self, inner: Span) -> tuple[str, Parts]:
        if self.text.find("\\", inner.start, inner.end) == -1:
            return self.text[inner.start : inner.end], ((0, inner),)
        return unescape(self.text, inner.start, inner.end, _ESCAPE, _decoded)

    def _closing(self, start: int) -> int:
        """The closing quote, or the end of the line; an interpolation may hold strings of its own."""
        text, at, limit = self.text, start + 1, self._ends.after(start)
        while (found := _INTERPOLATION.search(text, at, limit)) is not None:
            mark, at = found.group(), found.end()
            if mark == '"':
                return found.start()
            if mark == "\\":
                at += 1
                continue
            inner = text.find("}", at, limit)
            if inner == -1:
                return limit
            at = inner + 1
        return limit

    def _heredoc(self, item: re.Match[str]) -> int:
        """A text up to its mark on a line of its own; `<<-` takes the indentation off."""
        ending = self._endings.find(item["heredoc"], item.end())
        inner = Span(item.end(), len(self.text) if ending is None else ending[0])
        stop = inner.end if ending is None else ending[1]
        self.outline.scalar(self.text[inner.start : inner.end], Span(item.start(), stop), ((0, inner),))
        return stop


def _decoded(escape: str) -> str:
    if escape[1] in "uU" and len(escape) > 2:  # noqa: PLR2004 - backslash and letter
        return code_point(escape[2:])
    return _SIMPLE.get(escape[1], escape[1])


FORMAT = Format("hcl", "config", read, names=("*.tf", "*.tfvars", "*.hcl", "*.nomad", "*.pkr", "terragrunt"))
