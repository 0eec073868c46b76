"""A program that writes a file of settings for its users writes no setting that nothing reads any more."""

from __future__ import annotations

from tests.rewrite.harness import rewrite

_SETUP = """
const fs = require('fs')
const jwt = require('jsonwebtoken')

const template = `# Credentials
ADOBE_CLIENT_ID=your_client_id
ADOBE_CLIENT_SECRET=your_client_secret
ADOBE_PRIVATE_KEY_PATH=./private.key
`

exports.setup = () => fs.writeFileSync('.env', template)

exports.token = () => {
  const { ADOBE_CLIENT_ID: id, ADOBE_CLIENT_SECRET: secret } = process.env
  const key = fs.readFileSync(process.env.ADOBE_PRIVATE_KEY_PATH)
  const assertion = jwt.sign({ aud: 'https://ims-na1.adobelogin.com/c/' + id }, key, { algorithm: 'RS256' })
  const body = new URLSearchParams({ client_id: id, client_secret: secret, jwt_token: assertion })
  return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
}
"""


def test_the_line_of_the_key_goes() -> None:
    """The other lines of the text stay as they are."""
    after = rewrite({"setup.js": _SETUP}).files["setup.js"]
    assert "`# Credentials\nADOBE_CLIENT_ID=your_client_id\nADOBE_CLIENT_SECRET=your_client_secret\n`" in after
    assert "PRIVATE_KEY" not in after


def test_a_setting_that_is_still_read_is_still_written() -> None:
    """Something else signs with the same key."""
    reader = "module.exports = sign(process.env.ADOBE_PRIVATE_KEY_PATH)\n"
    after = rewrite({"setup.js": _SETUP + reader}).files["setup.js"]
    assert "\nADOBE_PRIVATE_KEY_PATH=./private.key\n" in after


def test_a_text_that_is_no_list_of_settings_is_left_alone() -> None:
    """One line of the kind may be an example in a message."""
    told = _SETUP.replace("ADOBE_CLIENT_ID=your_client_id\nADOBE_CLIENT_SECRET=your_client_secret\n", "")
    assert "ADOBE_PRIVATE_KEY_PATH=./private.key" in rewrite({"setup.js": told}).files["setup.js"]


def test_a_setting_that_another_script_reads_is_still_written() -> None:
    """Whatever language it is in: the key is that of something else, too."""
    files = {"setup.js": _SETUP, "deploy/upload.sh": 'sftp -i "$ADOBE_PRIVATE_KEY_PATH" reports@acme.example\n'}
    assert "\nADOBE_PRIVATE_KEY_PATH=./private.key\n" in rewrite(files).files["setup.js"]
