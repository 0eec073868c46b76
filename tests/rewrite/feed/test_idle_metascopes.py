"""An entry for metascopes that nothing reads goes with the flow that it was written for."""

from __future__ import annotations

from tests.rewrite.harness import rewrite

_CLIENT = """
const jwt = require('jsonwebtoken')

class Client {
  constructor () {
    this.config = {
      id: process.env.ID,
      secret: process.env.SECRET,
      key: process.env.PRIVATE_KEY,
      metascopes: ['https://ims-na1.adobelogin.com/s/ent_user_sdk']
    }
  }

  token () {
    const claims = { aud: 'https://ims-na1.adobelogin.com/c/' + this.config.id }
    const assertion = jwt.sign(claims, this.config.key, { algorithm: 'RS256' })
    const { id, secret } = this.config
    const body = new URLSearchParams({ client_id: id, client_secret: secret, jwt_token: assertion })
    return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
  }
}
"""


def test_what_nobody_ever_read_goes() -> None:
    """The claim had its own word for the metascope: the entry was for show."""
    after = rewrite({"client.js": _CLIENT}).files["client.js"]
    assert "metascopes" not in after


def test_what_somebody_reads_stays() -> None:
    """A log of them keeps them, and the caution that they are named."""
    read = _CLIENT.replace("    const claims", "    report(this.config.metascopes)\n    const claims")
    after = rewrite({"client.js": read}).files["client.js"]
    assert "metascopes: [" in after
