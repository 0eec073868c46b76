"""Keys of other systems beside the flow, told by the names around them."""

from __future__ import annotations

import pytest

from migrator.detect import detect
from migrator.parse.read import parse
from migrator.rules.private_key_reference import RULE

FLOW = "https://ims-na1.adobelogin.com/ims/exchange/jwt"
PAIR = f"""const IMS = '{FLOW}'
const signer = new Signer(process.env.CDN_KEY_PAIR_ID, process.env.CDN_PRIVATE_KEY)
"""
APP = f"""steps:
  - uses: actions/create-github-app-token@v1
    with:
      app-id: ${{{{ vars.STATUS_APP_ID }}}}
      private-key: ${{{{ secrets.STATUS_APP_PRIVATE_KEY }}}}
  - run: curl {FLOW}
"""
ISSUER = f"""locals {{
  exchange = "{FLOW}"
  env = {{
    STORE_ISSUER_ID   = var.issuer
    STORE_PRIVATE_KEY = var.store
  }}
}}
"""
LARAVEL = f"""<?php
// {FLOW}
return ['public' => env('JWT_PUBLIC_KEY'), 'private' => env('JWT_PRIVATE_KEY'), 'ttl' => env('JWT_TTL', 60)];
"""
SECTION = f'{{"ims": "{FLOW}", "bot": {{"appId": 1, "privateKey": "x"}}}}'


@pytest.mark.parametrize(
    ("path", "text"),
    [("link.ts", PAIR), ("release.yml", APP), ("store.tf", ISSUER), ("jwt.php", LARAVEL), ("app.json", SECTION)],
)
def test_the_key_of_another_system(path: str, text: str) -> None:
    """A key whose name or section has the parts of another system is not Adobe's, though the file holds the flow."""
    assert detect(parse(path, text.encode()), (RULE,)) == ()


@pytest.mark.parametrize("part", ["CDN_CLIENT_SECRET", "CDN_ORG_ID", "CDN_TECHNICAL_ACCOUNT_ID", "CDN_METASCOPES"])
def test_a_name_that_both_systems_use(part: str) -> None:
    """Where a part of Adobe's credential begins with the same words, the key stays a finding."""
    (found,) = detect(parse("link.ts", f"{PAIR}use(process.env.{part})\n".encode()), (RULE,))
    assert found.place.line == 2
