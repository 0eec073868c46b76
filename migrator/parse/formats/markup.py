"""XML by a linear scanner: elements and attributes with their places; no entity is ever defined or expanded."""

from __future__ import annotations

import re

from migrator.parse.facts import Facts, Span
from migrator.parse.format import Format, FormatError
from migrator.parse.languages import UNKNOWN
from migrator.parse.outline import Outline
from migrator.parse.spans import Parts, unescape
from migrator.regex import lazy

_OPENING = lazy(r"<([A-Za-z_][^\s<>/=\"']*)")
_CLOSING = lazy(r"</([A-Za-z_][^\s<>]*)[^<>]*>?")
_ATTRIBUTE = lazy(
    r"\s*(?:([^\s<>/=\"']+)(?:\s*=\s*(\"[^\"<]*(?:<%[^\"<]*)*\"|'[^'<]*(?:<%[^'<]*)*'|[^\s<>\"']+))?|([/\"'=]))"
)
_BEGINNING = lazy(r"\s*<(?:\?xml|!--|[A-Za-z][\w:.-]*[\s>/])")
_TAIL = 1000
"""Characters at the end of a file in which white space and its last mark are looked for."""
_FINISH = lazy(r"\s*>")
_ENTITY = lazy(r"&(?:#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|lt|gt|amp|quot|apos|nbsp);")
_NAMED = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&apos;": "'", "&nbsp;": "\xa0"}
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_RAW = {name: lazy(f"</{name}", re.IGNORECASE) for name in ("script", "style")}


def read(text: str) -> Facts:
    """The facts of an XML text; raises FormatError when it holds no element, or its tags do not match."""
    scanner = _Scanner(text, html=False)
    scanner.run()
    if not scanner.elements:
        raise FormatError("no XML element")
    if scanner.unmatched is not None:
        raise FormatError(f"invalid XML at line {text.count(chr(10), 0, scanner.unmatched) + 1}")
    return scanner.outline.facts(len(text))


def read_what_stands(text: str, *, html: bool = False) -> Facts:
    """The facts of markup, well-formed or not; with `html` void elements need no end, and scripts hold no markup."""
    scanner = _Scanner(text, html=html)
    scanner.run()
    return scanner.outline.facts(len(text), complete=html)


class _Scanner:
    def __init__(self, text: str, *, html: bool) -> None:
        self.text = text
        self.html = html
        self.outline = Outline(len(text))
        self.elements = 0
        self.unmatched: int | None = None
        """Where the first tag stands that has no partner."""
        self._open: list[str] = []
        self._count: dict[str, int] = {}
        self._content: list[tuple[str, Span, Parts] | None] = []
        """For each open element its text, as long as it holds nothing else."""

    def run(self) -> None:
        text, at = self.text, 0
        while at < len(text):
            tag = text.find("<", at)
            tag = len(text) if tag == -1 else tag
            self._words(at, tag)
            if tag == len(text):
                break
            at = self._markup(tag)
        while self._open:
            self._miss(len(text))
            self._close(len(text))

    def _miss(self, at: int) -> None:
        self.unmatched = at if self.unmatched is None else self.unmatched

    def _markup(self, at: int) -> int:
        text = self.text
        if text.startswith("<!--", at):
            end = _after(text, "-->", at + 4)
            self.outline.comment(at, end, text[at:end])
            return end
        if text.startswith("<![CDATA[", at):
            end = _after(text, "]]>", at + 9)
            inner = end - 3 if text.startswith("]]>", end - 3) else end
            self._add(text[at + 9 : inner], Span(at + 9, inner), ((0, Span(at + 9, inner)),))
            return end
        if text.startswith("<?", at):
            return _after(text, "?>", at + 2)
        if text.startswith("<!", at):
            return self._declaration(at)
        closing = _CLOSING.match(text, at)
        if closing is not None:
            return self._end(closing)
        opening = _OPENING.match(text, at)
        return at + 1 if opening is None else self._start(opening)

    def _declaration(self, at: int) -> int:
        """A document type: its entities are not looked at, so none can be expanded."""
        end = self.text.find(">", at)
        if end == -1:
            return len(self.text)
        bracket = self.text.find("[", at, end)
        return end + 1 if bracket == -1 else _after(self.text, "]>", bracket)

    def _start(self, opening: re.Match[str]) -> int:
        text, name = self.text, opening[1]
        self.elements += 1
        if self._content:
            self._content[-1] = None
        self.outline.key(name, Span(*opening.span(1)), opening.start())
        self.outline.open(opening.start(), listing=False)
        at, closed = opening.end(), False
        while (attribute := _ATTRIBUTE.match(text, at)) is not None:
            closed = attribute[3] == "/"
            if attribute[1]:
                self._attribute(attribute)
            at = attribute.end()
        finish = _FINISH.match(text, at)
        end = at if finish is None else finish.end()
        if closed or (self.html and name.lower() in _VOID):
            self.outline.close(end)
            return end
        self._open.append(name)
        self._count[name] = self._count.get(name, 0) + 1
        self._content.append(("", Span(end, end), ()))
        return self._raw(name.lower(), end) if self.html and name.lower() in _RAW else end

    def _raw(self, name: str, at: int) -> int:
        """What a script or a style sheet holds is no markup; scripts are pieces of their own."""
        end = _RAW[name].search(self.text, at)
        return len(self.text) if end is None else end.start()

    def _attribute(self, attribute: re.Match[str]) -> None:
        self.outline.key(attribute[1], Span(*attribute.span(1)))
        if attribute[2] is None:
            return
        start, end = attribute.span(2)
        inner = (start + 1, end - 1) if attribute[2][0] in "\"'" else (start, end)
        value, parts = _value(self.text, *inner)
        self.outline.scalar(value, Span(start, end), parts)

    def _end(self, closing: re.Match[str]) -> int:
        """An end tag closes what was left open inside its element; one without an element is passed over."""
        name = closing[1]
        if self._open[-1:] != [name]:
            self._miss(closing.start())
        while self._count.get(name, 0):
            last = self._open[-1]
            self._close(closing.end() if last == name else closing.start())
            if last == name:
                break
        return closing.end()

    def _close(self, end: int) -> None:
        name = self._open.pop()
        self._count[name] -= 1
        content = self._content.pop()
        if content is not None and content[0]:
            self.outline.close(end, content)
        else:
            self.outline.close(end)

    def _words(self, start: int, end: int) -> None:
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            value, parts = _value(text, start, end)
            self._add(value, Span(start, end), parts)

    def _add(self, value: str, span: Span, parts: Parts) -> None:
        self.outline.words(value, span, parts)
        if self._content:
            before = self._content[-1]
            self._content[-1] = (value, span, parts) if before is not None and not before[0] else None


def _value(text: str, start: int, end: int) -> tuple[str, Parts]:
    if text.find("&", start, end) == -1:
        return text[start:end], ((0, Span(start, end)),)
    return unescape(text, start, end, _ENTITY, _decoded)


def _decoded(entity: str) -> str:
    if entity[1] != "#":
        return _NAMED[entity]
    number = int(entity[3:-1], base=16) if entity[2] in "xX" else int(entity[2:-1])
    return chr(number) if number <= 0x10FFFF and not 0xD800 <= number < 0xE000 else "\ufffd"  # noqa: PLR2004 - Unicode


def _after(text: str, mark: str, at: int) -> int:
    end = text.find(mark, at)
    return len(text) if end == -1 else end + len(mark)


def _looks_like_xml(text: str) -> bool:
    return _BEGINNING.match(text) is not None and text[-_TAIL:].rstrip().endswith(">")


FORMAT = Format(
    "xml",
    "config",
    read,
    names=(
        "*.xml", "*.xsd", "*.xsl", "*.xslt", "*.wsdl", "*.pom", "*.csproj", "*.vbproj", "*.fsproj", "*.props",
        "*.targets", "*.nuspec", "*.resx", "*.plist", "*.svg", "*.jmx", "*.xaml", "*.storyboard", "*.ruleset", "*.iml",
        "*.dita", "*.vlt", "*.rdf", "*.rss", "*.jelly",
    ),
    refines=(UNKNOWN, "osgi", "ini"),
    content=_looks_like_xml,
    fallback=read_what_stands,
)  # fmt: skip
