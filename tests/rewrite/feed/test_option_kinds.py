"""Command lines and schemas, each in its own way, lose what only the assertion needed, and no more."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_SIGN_IN = """
    claims = {{"iss": {org}, "sub": {account}, "aud": "https://ims-na1.adobelogin.com/c/" + {id}}}
    token = jwt.encode(claims, {key}, algorithm="RS256")
    print(requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={{
        "client_id": {id}, "client_secret": {secret}, "jwt_token": token,
    }}).json()["access_token"])
"""
_NAMES = {"org": "org", "account": "account", "id": "client_id", "secret": "secret", "key": "key.read()"}
_PLAIN = _SIGN_IN.format(**_NAMES)
_TYPER = f"""
import jwt
import requests
import typer

app = typer.Typer()


@app.command()
def login(
    client_id: str = typer.Option(...),
    secret: str = typer.Option(...),
    org: str = typer.Option(...),
    account: str = typer.Option(..., help="technical account"),
    key: typer.FileText = typer.Option(..., help="private key"),
):{_PLAIN}
"""
_FIRED = _SIGN_IN.format(**{**_NAMES, "account": "account_id", "key": "open(private_key).read()"})
_FIRE = f"""
import fire
import jwt
import requests


def login(client_id, secret, org, account_id, private_key):{_FIRED}

fire.Fire(login)
"""
_CLICK = f"""
import click
import jwt
import requests


@click.command()
@click.option("--client-id", required=True)
@click.option("--secret", required=True)
@click.option("--org", required=True)
@click.option("--account", help="the technical account")
@click.option("--key", type=click.File("r"))
def login(client_id, secret, org, account, key):{_PLAIN}

login()
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (_TYPER, "    org: str = typer.Option(...),\n):\n"),
        (_FIRE, "def login(client_id, secret, org):\n"),
        (_CLICK, '@click.option("--org", required=True)\ndef login(client_id, secret, org):\n'),
    ],
    ids=["typer", "fire", "click"],
)
def test_what_makes_options_of_parameters_keeps_those_that_may_be_passed(before: str, after: str) -> None:
    """Key and account go; the organisation, which nothing reads any more, may still be given."""
    result = rewrite({"login.py": before}).files["login.py"]
    assert after in result
    assert "key" not in result
    assert "account" not in result
    assert rewrite({"login.py": result}).files["login.py"] == result


def test_a_function_that_others_call_is_no_command() -> None:
    """Where the program calls the function itself, what it is given goes with the parameters."""
    text = _FIRE.replace("fire.Fire(login)", 'login("id", "secret", "org", "account", "keys/private.key")')
    assert 'login("id", "secret")' in rewrite({"login.py": text}).files["login.py"]


_GROUP = f"""
import argparse

import jwt
import requests


def options(parser):
    group = parser.add_argument_group("Adobe")
    group.add_argument("--client-id", required=True)
    group.add_argument("--secret", required=True)
    group.add_argument("--account", dest="technical_account_id", required=True)
    group.add_argument("--private-key", required=True)


def login(args):{
    _SIGN_IN.format(
        org='"x@AdobeOrg"',
        account="args.technical_account_id",
        id="args.client_id",
        secret="args.secret",
        key="open(args.private_key).read()",
    )
}

parser = argparse.ArgumentParser()
options(parser)
login(parser.parse_args())
"""


def test_a_group_of_options_belongs_to_its_parser() -> None:
    """Adding to the group adds to the parser, whoever reads the group; an option goes by the name it is read by."""
    after = rewrite({"login.py": _GROUP}).files["login.py"]
    kept = """def options(parser):
    group = parser.add_argument_group("Adobe")
    group.add_argument("--client-id", required=True)
    group.add_argument("--secret", required=True)


def login"""
    assert kept in after
    assert rewrite({"login.py": after}).files["login.py"] == after


def test_a_flag_of_an_organisation_stays_where_it_is_demanded_by_its_name() -> None:
    """Abseil refuses to demand a flag that nothing defines: that of the key goes with its demand, and no other."""
    text = f"""
from absl import flags
import jwt
import requests

ORG = flags.DEFINE_string("org", None, "organisation")
KEY = flags.DEFINE_string("private_key", None, "key")
flags.mark_flag_as_required("org")
flags.mark_flag_as_required("private_key")


def login(client_id, secret):{_SIGN_IN.format(**{**_NAMES, "org": "ORG.value", "account": '"y"', "key": "KEY.value"})}
"""
    after = rewrite({"login.py": text}).files["login.py"]
    assert 'ORG = flags.DEFINE_string("org", None, "organisation")\nflags.mark_flag_as_required("org")\n' in after
    assert "private_key" not in after


def test_a_model_that_refuses_unknown_keys_does_without_the_account() -> None:
    """Its file may still name the account; nobody has to give it. A field that others need is asked for as before."""
    settings = """
    from pydantic import BaseModel, ConfigDict


    class Settings(BaseModel):
        model_config = ConfigDict(extra="forbid")

        client_id: str
        secret: str
        org: str
        technical_account_id: str
        private_key: str
    """
    login = f"""
import jwt
import requests


def login(s):{
        _SIGN_IN.format(
            org="s.org", account="s.technical_account_id", id="s.client_id", secret="s.secret", key="s.private_key"
        )
    }
"""
    after = rewrite({"settings.py": settings, "login.py": login}).files["settings.py"]
    assert '    secret: str\n    org: str\n    technical_account_id: str = ""\n' in after
    assert "private_key" not in after


_POST = """
  const body = new URLSearchParams({ client_id: %s, client_secret: %s, jwt_token: token })
  return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
"""


def test_a_path_to_a_setting_leads_over_what_holds_it() -> None:
    """`config.get('adobe.secret')` needs the object `adobe`, which held the key, too."""
    text = f"""
const jwt = require('jsonwebtoken')
const convict = require('convict')
const config = convict({{
  adobe: {{
    id: {{ default: null, env: 'ADOBE_ID' }},
    clientSecret: {{ default: null, env: 'ADOBE_SECRET' }},
    account: {{ default: null, env: 'ADOBE_TECHNICAL_ACCOUNT' }},
    privateKey: {{ default: null, env: 'ADOBE_KEY' }}
  }}
}})

function login () {{
  const aud = 'https://ims-na1.adobelogin.com/c/' + config.get('adobe.id')
  const claims = {{ sub: config.get('adobe.account'), aud }}
  const token = jwt.sign(claims, config.get('adobe.privateKey'), {{ algorithm: 'RS256' }})
{_POST % ("config.get('adobe.id')", "config.get('adobe.clientSecret')")}
}}
"""
    after = rewrite({"login.js": text}).files["login.js"]
    assert "clientSecret: { default: null, env: 'ADOBE_SECRET' }" in after
    assert "privateKey" not in after


def test_a_parameter_that_is_a_field_stays_for_who_reads_the_field() -> None:
    """What reads the key through `this.config` has gone; what reads the secret through it has not."""
    text = f"""
import * as jwt from 'jsonwebtoken'
import {{ ConfigService }} from '@nestjs/config'

declare const process: unknown

export class Ims {{
  private readonly key: string

  constructor(private readonly config: ConfigService) {{
    this.key = this.config.get<string>('ADOBE_PRIVATE_KEY')
  }}

  login() {{
    const claims = {{ sub: 'y', aud: 'https://ims-na1.adobelogin.com/c/' + this.config.get<string>('ADOBE_ID') }}
    const token = jwt.sign(claims, this.key, {{ algorithm: 'RS256' }})
{_POST % ("this.config.get<string>('ADOBE_ID')", "this.config.get<string>('ADOBE_SECRET')")}
  }}
}}
"""
    after = rewrite({"ims.ts": text}).files["ims.ts"]
    assert "constructor(private readonly config: ConfigService)" in after
    assert "declare const process: unknown" in after
    assert "ADOBE_PRIVATE_KEY" not in after


def test_a_property_that_an_array_fills_stays_with_its_key() -> None:
    """Yii refuses a key without a property: the organisation keeps both, the key neither."""
    component = """
    <?php
    use Firebase\\JWT\\JWT;

    class Ims extends yii\\base\\Component
    {
        public $id;
        public $secret;
        public $orgId;
        public $privateKey;

        public function login()
        {
            $claims = ['iss' => $this->orgId, 'sub' => 'y', 'aud' => 'https://ims-na1.adobelogin.com/c/' . $this->id];
            $token = JWT::encode($claims, $this->privateKey, 'RS256');
            $fields = ['client_id' => $this->id, 'client_secret' => $this->secret, 'jwt_token' => $token];
            $ch = curl_init('https://ims-na1.adobelogin.com/ims/exchange/jwt');
            curl_setopt($ch, CURLOPT_POSTFIELDS, http_build_query($fields));
            return curl_exec($ch);
        }
    }
    """
    config = """
    <?php
    return ['ims' => [
        'class' => 'Ims',
        'id' => getenv('ADOBE_ID'),
        'secret' => getenv('ADOBE_SECRET'),
        'orgId' => getenv('ADOBE_ORG'),
        'privateKey' => getenv('ADOBE_KEY'),
    ]];
    """
    files = rewrite({"Ims.php": component, "config.php": config}).files
    assert "public $orgId;" in files["Ims.php"]
    assert "'orgId' => getenv('ADOBE_ORG')" in files["config.php"]
    assert "privateKey" not in files["Ims.php"] + files["config.php"]


@pytest.mark.parametrize("block", ["{ |one| claims[one] = true }", "do |one|\n    claims[one] = true\n  end"])
def test_a_block_that_went_through_the_metascopes_goes(block: str) -> None:
    """A block that does nothing any more asks for no list; one that does something else stays."""
    text = f"""
require 'jwt'
require 'net/http'

def login(s)
  s.tables.each {{ |one| puts one }}
  claims = {{ 'sub' => s.technical_account, 'aud' => "https://ims-na1.adobelogin.com/c/#{{s.id}}" }}
  s.metascopes.each {block}
  token = JWT.encode(claims, s.private_key, 'RS256')
  Net::HTTP.post_form(URI('https://ims-na1.adobelogin.com/ims/exchange/jwt'),
                      client_id: s.id, client_secret: s.secret, jwt_token: token)
end
"""
    after = rewrite({"login.rb": text}).files["login.rb"]
    assert "s.tables.each { |one| puts one }" in after
    assert "metascopes" not in after


def test_a_record_that_picks_its_members_asks_for_what_is_left() -> None:
    """What `slice(*Record.members)` picks follows the members: without the key, the key is not picked."""
    text = """
    require 'jwt'
    require 'net/http'

    Credential = Data.define(:id, :secret, :private_key)

    def read(raw)
      Credential.new(**raw.slice(*Credential.members))
    end

    def login(c)
      claims = { 'sub' => 'y', 'aud' => "https://ims-na1.adobelogin.com/c/#{c.id}" }
      token = JWT.encode(claims, c.private_key, 'RS256')
      Net::HTTP.post_form(URI('https://ims-na1.adobelogin.com/ims/exchange/jwt'),
                          client_id: c.id, client_secret: c.secret, jwt_token: token)
    end
    """
    after = rewrite({"login.rb": text}).files["login.rb"]
    assert "Credential = Data.define(:id, :secret)\n" in after


_LOGIN = f"""
function login (options) {{
  const claims = {{ sub: options.technicalAccount, aud: 'https://ims-na1.adobelogin.com/c/' + options.clientId }}
  const token = jwt.sign(claims, options.privateKey, {{ algorithm: 'RS256' }})
{_POST % ("options.clientId", "options.secret")}
}}
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "const options = minimist(a, { string: ['clientId', 'privateKey'], alias: { k: 'privateKey', i: 'a' } })",
            "const options = minimist(a, { string: ['clientId'], alias: { i: 'a' } })",
        ),
        (
            "const options = schema.parse({ clientId: env.ID, secret: env.SECRET, privateKey: env.ADOBE_PRIVATE_KEY })",
            "const options = schema.parse({ clientId: env.ID, secret: env.SECRET })",
        ),
    ],
    ids=["minimist", "zod"],
)
def test_what_a_parser_is_told_of_its_options(before: str, after: str) -> None:
    """The name of the key leaves lists and objects that are handed to a parser or a schema; a second run is idle."""
    text = f"const jwt = require('jsonwebtoken')\n{before}\n{_LOGIN}\nlogin(options)\n"
    result = rewrite({"login.js": text}).files["login.js"]
    assert after in result
    assert rewrite({"login.js": result}).files["login.js"] == result


def test_a_usage_names_no_option_that_has_gone() -> None:
    """What the usage says of options that stay, it goes on saying."""
    text = f"""
const jwt = require('jsonwebtoken')
const options = require('yargs')
  .usage('Usage: $0 --client-id <id> --private-key <file>')
  .option('client-id', {{ demandOption: true }})
  .option('private-key', {{ demandOption: true }})
  .argv
{_LOGIN}
login(options)
"""
    assert ".usage('Usage: $0 --client-id <id>')\n" in rewrite({"login.js": text}).files["login.js"]


def test_names_that_are_constant_and_make_a_type() -> None:
    """A list `as const` is gone through as any other, and a type made of its names follows it."""
    text = f"""
import jwt from 'jsonwebtoken'
const NAMES = ['CLIENT_ID', 'SECRET', 'ADOBE_PRIVATE_KEY'] as const
type Env = Record<(typeof NAMES)[number], string>
for (const name of NAMES) if (!process.env[name]) throw new Error(name)

export function login(env: Env) {{
  const claims = {{ sub: 'y', aud: 'https://ims-na1.adobelogin.com/c/' + env.CLIENT_ID }}
  const token = jwt.sign(claims, env.ADOBE_PRIVATE_KEY, {{ algorithm: 'RS256' }})
{_POST % ("env.CLIENT_ID", "env.SECRET")}
}}
"""
    assert "const NAMES = ['CLIENT_ID', 'SECRET'] as const\n" in rewrite({"login.ts": text}).files["login.ts"]


def test_a_chain_that_begins_with_a_demand_goes_with_its_name() -> None:
    """Phpdotenv demands one name, and says more of it; a demand of another name stays."""
    text = """
    <?php
    use Firebase\\JWT\\JWT;

    $dotenv->required('ADOBE_SECRET')->notEmpty();
    $dotenv->required('ADOBE_PRIVATE_KEY')->notEmpty();
    $claims = ['sub' => 'y', 'aud' => 'https://ims-na1.adobelogin.com/c/' . $_ENV['ADOBE_ID']];
    $token = JWT::encode($claims, $_ENV['ADOBE_PRIVATE_KEY'], 'RS256');
    $fields = ['client_id' => $_ENV['ADOBE_ID'], 'client_secret' => $_ENV['ADOBE_SECRET'], 'jwt_token' => $token];
    $ch = curl_init('https://ims-na1.adobelogin.com/ims/exchange/jwt');
    curl_setopt($ch, CURLOPT_POSTFIELDS, http_build_query($fields));
    """
    after = rewrite({"login.php": text}).files["login.php"]
    assert "$dotenv->required('ADOBE_SECRET')->notEmpty();\n$fields" in after


def test_a_method_of_a_module_goes_unless_somebody_else_calls_it() -> None:
    """`def self.jwt` is called by its bare name; one that others call by the module's name stays."""
    text = """
    require 'jwt'
    require 'net/http'

    module Ims
      def self.read(path)
        File.read(path)
      end

      def self.jwt(id)
        claims = { 'sub' => 'y', 'aud' => "https://ims-na1.adobelogin.com/c/#{id}" }
        JWT.encode(claims, OpenSSL::PKey::RSA.new(read('private.key')), 'RS256')
      end

      def self.token(id, secret)
        Net::HTTP.post_form(URI('https://ims-na1.adobelogin.com/ims/exchange/jwt'),
                            client_id: id, client_secret: secret, jwt_token: jwt(id))
      end
    end

    puts Ims.token('id', 'secret'), Ims.read('notes.txt')
    """
    after = rewrite({"ims.rb": text}).files["ims.rb"]
    assert "def self.read(path)" in after
    assert "jwt" not in after
