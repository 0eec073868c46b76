"""Command lines and prompts stop asking for what only the assertion needed."""

from __future__ import annotations

from tests.rewrite.harness import rewrite

_PYTHON = """
import click
import jwt
import requests


@click.command()
@click.option("--client-id", required=True)
@click.option("--client-secret", required=True)
@click.option("--org", required=True)
@click.option("--tech-id", required=True)
@click.option(
    "--key-file",
    type=click.File("rb"),
    required=True,
)
def login(client_id, client_secret, org, tech_id, key_file):
    claims = {"iss": org, "sub": tech_id, "aud": "https://ims-na1.adobelogin.com/c/" + client_id}
    answer = requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
        "client_id": client_id, "client_secret": client_secret,
        "jwt_token": jwt.encode(claims, key_file.read(), algorithm="RS256"),
    })
    click.echo(answer.json()["access_token"])
"""


def test_decorated_options_go_with_their_parameters() -> None:
    """A command hands an option to the parameter of its name: both go; what callers may still pass stays."""
    after = rewrite({"a.py": _PYTHON}).files["a.py"]
    assert '@click.option("--org", required=True)\ndef login(client_id, client_secret, org):\n' in after
    assert "key-file" not in after


def test_a_list_of_names_in_a_comprehension_is_a_requirement() -> None:
    """The names that a comprehension looks for are those that have to be there, and the option goes with the last."""
    text = """
    import argparse
    import jwt
    import requests

    parser = argparse.ArgumentParser()
    parser.add_argument("--client-id")
    parser.add_argument("--client-secret")
    parser.add_argument("--tech-account",
                        help="ends in @techacct.adobe.com")
    args = parser.parse_args()
    missing = [name for name in ("client_id", "client_secret", "tech_account") if not getattr(args, name)]
    claims = {"sub": args.tech_account, "aud": "https://ims-na1.adobelogin.com/c/" + args.client_id}
    token = jwt.encode(claims, open("private.key").read(), algorithm="RS256")
    print(missing, requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
        "client_id": args.client_id, "client_secret": args.client_secret, "jwt_token": token,
    }).json())
    """
    after = rewrite({"a.py": text}).files["a.py"]
    assert 'for name in ("client_id", "client_secret") if' in after
    assert "tech" not in after


_CLI = """
const yargs = require('yargs');
const { login } = require('./login');

const argv = yargs
  .option('client-id', { demandOption: true })
  .option('client-secret', { demandOption: true })
  .option('private-key', { demandOption: true, describe: 'path of the key' })
  .option('verbose', { type: 'boolean' })
  .argv;

login(argv.clientId, argv.clientSecret, argv.privateKey).then(console.log);
"""
_LOGIN = """
const fs = require('fs');
const jwt = require('jsonwebtoken');
const axios = require('axios');

exports.login = async (id, secret, keyPath) => {
  const claims = { iss: 'A@AdobeOrg', aud: `https://ims-na1.adobelogin.com/c/${id}` };
  const { data } = await axios.post('https://ims-na1.adobelogin.com/ims/exchange/jwt', new URLSearchParams({
    client_id: id,
    client_secret: secret,
    jwt_token: jwt.sign(claims, fs.readFileSync(keyPath), { algorithm: 'RS256' }),
  }));
  return data;
};
"""


def test_a_chained_option_goes() -> None:
    """It is declared as `private-key` and read as `privateKey`."""
    after = rewrite({"cli.js": _CLI, "login.js": _LOGIN}).files
    assert "private" not in after["cli.js"]
    assert "{ demandOption: true })\n  .option('verbose'" in after["cli.js"]
    assert "login(argv.clientId, argv.clientSecret)" in after["cli.js"]
    assert "async (id, secret) =>" in after["login.js"]


def test_a_prompt_no_longer_asks() -> None:
    """A question is an object with a name in a list."""
    prompt = """
    const inquirer = require('inquirer');
    const { login } = require('./login');

    const questions = [
      { type: 'input', name: 'clientId', message: 'Client ID' },
      { type: 'password', name: 'clientSecret', message: 'Client secret' },
      { type: 'input', name: 'privateKeyPath', message: 'Path of the private key', default: 'private.key' },
    ];

    inquirer.prompt(questions)
      .then((answers) => login(answers.clientId, answers.clientSecret, answers.privateKeyPath))
      .then(console.log);
    """
    after = rewrite({"setup.js": prompt, "login.js": _LOGIN}).files["setup.js"]
    assert "rivate" not in after
    assert "message: 'Client secret' },\n];" in after
