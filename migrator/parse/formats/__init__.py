"""One file per configuration or container format; each exports `FORMAT`, `EMBEDDING`, or both."""
