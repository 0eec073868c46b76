"""One file per rule; each exports `RULE`."""
