"""Findings to integrations: which leftovers belong to one Adobe credential, and which to none.

`summary` runs in the worker, right after detection; `join.link` runs once, over the whole tree.
"""
