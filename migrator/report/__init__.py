"""One file per format; each exports `FORMAT`."""
