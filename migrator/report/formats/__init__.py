"""One file per format, named like it; each exports `FORMAT`."""
