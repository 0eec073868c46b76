"""What only gave a value to an argument that has gone since: taken out like all that nothing needs."""

from __future__ import annotations

from dataclasses import replace

from migrator.rewrite.feed import unused

REWRITER = replace(unused.REWRITER, id="feed-again", order=62, families=frozenset({"shell", "php", "ruby"}))
