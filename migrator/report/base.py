"""What a report format is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from migrator.model import Audit
    from migrator.policy import Gate


@dataclass(frozen=True, slots=True)
class ReportFormat:
    """A format: `render` gives the whole document as text from the one `Audit` and the gate's decision about it."""

    name: str
    extension: str
    title: str
    render: Callable[[Audit, Gate], str]
