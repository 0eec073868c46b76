"""One file per SDK whose calls, options or configuration change."""
