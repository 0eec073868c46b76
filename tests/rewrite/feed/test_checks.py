"""What only refuses a missing value loses what is missing now."""

from __future__ import annotations

from tests.rewrite.harness import rewrite

_LOGIN = """
import jwt from 'jsonwebtoken'
import { secrets } from './secrets.mjs'

export async function login () {
  const { clientId, clientSecret, orgId, technicalAccountId, privateKey } = secrets()
  const assertion = jwt.sign({ iss: orgId, sub: technicalAccountId }, privateKey, {
    algorithm: 'RS256', audience: `https://ims-na1.adobelogin.com/c/${clientId}`
  })
  const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, jwt_token: assertion })
  return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
}
"""


def test_entries_that_a_loop_asks_for() -> None:
    """A key that nothing reads is neither taken out of the secret, nor asked for, nor handed on."""
    secrets = """
export function secrets () {
  const { clientId, clientSecret, technicalAccountId, privateKey } = JSON.parse(process.env.ADOBE)
  for (const [name, value] of Object.entries({ clientId, technicalAccountId, privateKey })) {
    if (!value) throw new TypeError(`secret without ${name}`)
  }
  return { clientId, clientSecret, technicalAccountId, privateKey }
}
"""
    result = rewrite({"login.mjs": _LOGIN, "secrets.mjs": secrets}, unsafe=False)
    assert result.plan.withdrawn == ()
    after = result.files["secrets.mjs"]
    assert "const { clientId, clientSecret } = JSON.parse(process.env.ADOBE)" in after
    assert "Object.entries({ clientId })" in after
    assert "return { clientId, clientSecret }" in after


def test_entries_that_a_loop_hands_on_need_a_look() -> None:
    """Another use of all values is not taken apart, and the rewrite says so."""
    secrets = """
export function secrets () {
  const { clientId, clientSecret, technicalAccountId, privateKey } = JSON.parse(process.env.ADOBE)
  for (const [name, value] of Object.entries({ clientId, technicalAccountId, privateKey })) {
    audit(name, value)
  }
  return { clientId, clientSecret, technicalAccountId, privateKey }
}
"""
    result = rewrite({"login.mjs": _LOGIN, "secrets.mjs": secrets}, unsafe=False)
    assert result.plan.files == ()
    assert "secrets.mjs:3 still asks for privateKey" in result.plan.withdrawn[0].reason


def test_a_module_is_no_value() -> None:
    """`fs` in the check of the file does not keep it."""
    text = """
const fs = require('fs')
const jwt = require('jsonwebtoken')

function load (file) {
  const key = file + '.key'
  if (!fs.existsSync(key)) {
    throw new Error(`no private key at ${key}`)
  }
  return { id: fs.readFileSync(file), privateKey: fs.readFileSync(key) }
}

exports.login = secret => {
  const conf = load('a')
  const signed = jwt.sign({ iss: 'A@AdobeOrg', aud: 'https://ims-na1.adobelogin.com/c/' + conf.id }, conf.privateKey)
  const body = new URLSearchParams({ client_id: conf.id, client_secret: secret, jwt_token: signed })
  return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
}
"""
    after = rewrite({"a.js": text}).files["a.js"]
    assert "existsSync" not in after
    assert "return { id: fs.readFileSync(file) }" in after


def test_a_compact_constructor_of_a_record() -> None:
    """Its check goes with the component, which every construction drops."""
    record = """
public record Config(String id, String secret, String technicalAccount) {
    public Config {
        if (technicalAccount == null || technicalAccount.isBlank()) {
            throw new IllegalArgumentException("no technical account");
        }
    }

    static Config read() {
        return new Config(System.getenv("ID"), System.getenv("SECRET"), System.getenv("ACCOUNT"));
    }
}
"""
    login = """
class Login {
    String body(Config config) {
        String jwt = Jwts.builder().setIssuer("A@AdobeOrg").setSubject(config.technicalAccount())
            .setAudience("https://ims-na1.adobelogin.com/c/" + config.id()).compact();
        return post("https://ims-na1.adobelogin.com/ims/exchange/jwt", "client_id=" + config.id() + "&client_secret="
            + config.secret() + "&jwt_token=" + jwt);
    }
}
"""
    after = rewrite({"Config.java": record, "Login.java": login}).files["Config.java"]
    assert "public record Config(String id, String secret) {" in after
    assert 'new Config(System.getenv("ID"), System.getenv("SECRET"));' in after
    assert "technical" not in after
