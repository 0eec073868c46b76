"""Words from files and servers, made fit for one line of a message."""

from __future__ import annotations


def printable(text: str, limit: int = 200) -> str:
    """`text` on one line without control or invisible characters, cut to `limit` characters."""
    line = "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in text[: limit + 1]
    )
    return line if len(text) <= limit and len(line) <= limit else line[: limit - 1] + "…"


def kind_of(value: object) -> str:
    """What a JSON or YAML value is, in words: for messages that must not show the value."""
    if value is None:
        return "nothing"
    names = {
        str: "a text",
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "a mapping",
    }
    return names.get(type(value), type(value).__name__)
