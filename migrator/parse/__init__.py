"""Bytes to Document: decoded text, embedded regions, and the facts that rules and rewrites reason about."""
