"""The templates, and what they may call. Everything from outside is escaped without a template having to ask."""

from __future__ import annotations

import re
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup, escape

from migrator.errors import ReportError
from migrator.report.printable import visible
from migrator.resources import templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def render(name: str, **context: object) -> str:
    """A template of `templates/` with its context. Raises ReportError when it fails."""
    with faults(name):
        return environment().get_template(name).render(context)


def macro(name: str, macro_name: str) -> Callable[..., Markup]:
    """A macro of a template, to be called within `faults`. Raises ReportError when the template fails."""
    with faults(name):
        found: Callable[..., Markup] = getattr(environment().get_template(name).module, macro_name)
        return found


@contextmanager
def faults(name: str) -> Iterator[None]:
    """Turns the failure of a template into ReportError, with the template and the line."""
    try:
        yield
    except jinja2.TemplateError as fault:
        place = f"{getattr(fault, 'name', None) or name}:{getattr(fault, 'lineno', None) or '?'}"
        raise ReportError(f"the template {place} cannot be rendered: {fault.message or type(fault).__name__}") from None


def source(name: str) -> str:
    """A file beside the templates as it stands: a style sheet, a script. Raises ReportError when it is missing."""
    try:
        return (templates() / name).read_text(encoding="utf-8")
    except OSError as fault:
        raise ReportError(f"the template {name} cannot be read: {fault.strerror or fault}") from None


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """Escapes for HTML, refuses a name that is not there, and shows invisible characters of outside text."""
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates()),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    found.filters["prose"] = prose
    return found


_CODE = re.compile(r"`([^`\n]+)`")


def prose(text: str) -> Markup:
    """A sentence as HTML: what stands between backticks is code."""
    pieces = _CODE.split(visible(text))
    return Markup("").join(
        Markup("<code>{}</code>").format(piece) if number % 2 else escape(piece) for number, piece in enumerate(pieces)
    )


def _shown(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
