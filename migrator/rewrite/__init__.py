"""Edits: one file per carrier and per SDK; each exports `REWRITER`."""
