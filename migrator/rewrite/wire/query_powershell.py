"""PowerShell: runs after the parameters; see `body_powershell`."""

from __future__ import annotations

from migrator.rewrite.base import Rewriter
from migrator.rewrite.wire.body_powershell import moved

REWRITER = Rewriter("query-powershell", 43, moved, frozenset({"powershell"}))
