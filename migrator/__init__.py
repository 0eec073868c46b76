"""migrator: from Adobe's Service Account (JWT) credential to OAuth Server-to-Server."""

__version__ = "0.1.0"
