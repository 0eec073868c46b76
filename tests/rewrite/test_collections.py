"""A file that holds whole requests is rewritten whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.command import migrator

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

COLLECTION = """{
  "info": {"name": "x", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
  "item": [{"name": "Token", "request": {"method": "POST",
    "body": {"mode": "formdata", "formdata": [
      {"key": "client_id", "value": "{{API_KEY}}"}, {"key": "client_secret", "value": "{{SECRET}}"},
      {"key": "jwt_token", "value": "{{JWT_TOKEN}}"}]},
    "url": {"raw": "https://ims-na1.adobelogin.com/ims/exchange/jwt/",
      "host": ["ims-na1", "adobelogin", "com"], "path": ["ims", "exchange", "jwt", ""]}}}]
}
"""
NOTEBOOK = """{"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": [{"cell_type": "code", "metadata": {},
 "outputs": [], "execution_count": null, "source": ["URL = 'https://ims-na1.adobelogin.com/ims/exchange/jwt'\\n",
 "requests.post(URL, data={'client_id': a, 'client_secret': b, 'jwt_token': c})\\n"]}]}
"""


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [("sign-in.postman_collection.json", COLLECTION, (6, 7)), ("sign-in.ipynb", NOTEBOOK, (2, 3))],
)
def test_no_request_is_left_half_rewritten(tmp_path: Path, name: str, text: str, lines: Sequence[int]) -> None:
    """Its places are found, and afterwards it holds the old request whole, or the new one."""
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    found = migrator("scan", tmp_path, "--format", "csv", "--quiet").out
    assert all(f'"{name}","{line}"' in found for line in lines)
    assert migrator("fix", tmp_path, "--write", "--unsafe").status == 0
    after = file.read_text(encoding="utf-8")
    new = ("token/v3" in after, "client_credentials" in after, "exchange" not in after, "jwt_token" not in after)
    assert all(new) or after == text
    assert any(new)
