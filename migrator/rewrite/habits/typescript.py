"""TypeScript."""

from __future__ import annotations

from migrator.rewrite.habits.javascript import TYPESCRIPT as HABITS

__all__ = ["HABITS"]
