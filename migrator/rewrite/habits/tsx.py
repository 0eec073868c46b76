"""TypeScript with JSX."""

from __future__ import annotations

from dataclasses import replace

from migrator.rewrite.habits.javascript import TYPESCRIPT

HABITS = replace(TYPESCRIPT, language="tsx")
