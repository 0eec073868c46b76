"""How each language writes statements: what a rewrite has to know beyond the grammar; one module per language."""
