"""The kinds of places; README.md beside this file describes them."""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "endpoint",
    "jwt_token",
    "signing",
    "claims",
    "metascope",
    "key_material",
    "key_reference",
    "credential_file",
    "sdk",
    "dependency",
    "ci",
    "doc",
    "behaviour",
]
