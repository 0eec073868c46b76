"""TypeScript with JSX."""

from __future__ import annotations

from migrator.parse.grammars import typescript

GRAMMAR = typescript.GRAMMAR._replace(language="tsx")
