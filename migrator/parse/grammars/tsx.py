"""TypeScript with JSX."""

from __future__ import annotations

from dataclasses import replace

from migrator.parse.grammars import typescript

GRAMMAR = replace(typescript.GRAMMAR, language="tsx")
