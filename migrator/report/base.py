"""What a report format is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from migrator.model import Audit
    from migrator.policy import Gate


class ReportFormat(NamedTuple):
    """A format: `render` gives the whole document as text from the one `Audit` and the gate's decision about it."""

    name: str
    extension: str
    title: str
    render: Callable[[Audit, Gate], str]
