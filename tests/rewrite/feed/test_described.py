"""What says that the program takes a key or a technical account goes with the code that read it."""

from __future__ import annotations

import re

import pytest

from tests.rewrite.harness import rewrite

_JAVASCRIPT = """
const jwt = require('jsonwebtoken');
const request = require('request-promise');
const { Argument } = require('./modular');

async function login(param) {
  const claims = {
    iss: param.org_id,
    sub: param.technical_account_id,
    aud: 'https://ims-na1.adobelogin.com/c/' + param.client_id,
  };
  const answer = await request.post({
    uri: 'https://ims-na1.adobelogin.com/ims/exchange/jwt',
    form: {
      client_id: param.client_id,
      client_secret: param.client_secret,
      jwt_token: jwt.sign(claims, param.private_key, { algorithm: 'RS256' }),
    },
    json: true,
  });
  return answer.access_token;
}

exports.login = login;
exports.getScheme = () => ({
  args: [
    new Argument({ name: 'client_id', dataType: Argument.dataTypeString, requiredOnCreate: true }),
    new Argument({ name: 'client_secret', dataType: Argument.dataTypeString, requiredOnCreate: true }),
    new Argument({ name: 'technical_account_id', dataType: Argument.dataTypeString, requiredOnCreate: true }),
    new Argument({ name: 'private_key', dataType: Argument.dataTypeString, requiredOnCreate: true }),
  ],
});
"""
_TYPESCRIPT = """
import jwt from 'jsonwebtoken';

export const properties: Property[] = [
  { displayName: 'Client ID', name: 'clientId', type: 'string', default: '' },
  { displayName: 'Client Secret', name: 'clientSecret', type: 'string', typeOptions: { password: true }, default: '' },
  { displayName: 'Private Key', name: 'privateKey', type: 'string', typeOptions: { rows: 5 }, default: '' },
];

export async function login(given: Record<string, string>): Promise<string> {
  const claims = { iss: given.org, aud: `https://ims-na1.adobelogin.com/c/${given.clientId}` };
  const body = new URLSearchParams({
    client_id: given.clientId,
    client_secret: given.clientSecret,
    jwt_token: jwt.sign(claims, given.privateKey, { algorithm: 'RS256' }),
  });
  const answer = await fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body });
  return (await answer.json()).access_token;
}
"""
_PYTHON = """
import jwt
import requests
from splunklib.modularinput import Argument, Scheme, Script


class Events(Script):
    def get_scheme(self):
        scheme = Scheme("Adobe I/O Events")
        scheme.add_argument(Argument("client_id", required_on_create=True))
        scheme.add_argument(Argument("client_secret", required_on_create=True))
        scheme.add_argument(Argument(name="technical_account_id", required_on_create=True))
        key = Argument("private_key")
        key.data_type = Argument.data_type_string
        key.required_on_create = True
        scheme.add_argument(key)
        return scheme

    def login(self, given):
        claims = {
            "iss": given["org_id"],
            "sub": given["technical_account_id"],
            "aud": "https://ims-na1.adobelogin.com/c/" + given["client_id"],
        }
        answer = requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
            "client_id": given["client_id"],
            "client_secret": given["client_secret"],
            "jwt_token": jwt.encode(claims, given["private_key"], algorithm="RS256"),
        })
        return answer.json()["access_token"]
"""
_CSHARP = """
using System.Collections.Generic;
using System.Net.Http;
using Jose;

public class Connector
{
    public IList<Setting> Settings()
    {
        List<Setting> settings = new List<Setting>();
        settings.Add(new Setting("Client ID"));
        settings.Add(new Setting("Client Secret", true));
        settings.Add(new Setting("Subject"));
        settings.Add(new Setting("Key Path"));
        return settings;
    }

    public string Login(Given given)
    {
        var payload = new Dictionary<string, object>
        {
            { "iss", given["Organization"] },
            { "sub", given["Subject"] },
            { "aud", "https://ims-na1.adobelogin.com/c/" + given["Client ID"] },
        };
        var key = Keys.Read(given["Key Path"]);
        string token = JWT.Encode(payload, key, JwsAlgorithm.RS256);
        var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            { "client_id", given["Client ID"] },
            { "client_secret", given["Client Secret"] },
            { "jwt_token", token },
        });
        var answer = new HttpClient().PostAsync("https://ims-na1.adobelogin.com/ims/exchange/jwt", form).Result;
        return answer.Content.ReadAsStringAsync().Result;
    }
}
"""
_JAVA = """
import java.util.List;
import java.util.Map;
import org.apache.http.client.fluent.Form;
import org.apache.http.client.fluent.Request;
import io.jsonwebtoken.Jwts;

public class Connector {
    static final List<Setting> SETTINGS = List.of(
        new Setting("client_id", true),
        new Setting("client_secret", true),
        new Setting("private_key", true));

    String login(Map<String, String> given) throws Exception {
        String token = Jwts.builder()
            .setIssuer(given.get("org_id"))
            .setAudience("https://ims-na1.adobelogin.com/c/" + given.get("client_id"))
            .signWith(Keys.read(given.get("private_key")))
            .compact();
        return Request.Post("https://ims-na1.adobelogin.com/ims/exchange/jwt")
            .bodyForm(Form.form()
                .add("client_id", given.get("client_id"))
                .add("client_secret", given.get("client_secret"))
                .add("jwt_token", token)
                .build())
            .execute().returnContent().asString();
    }
}
"""
_PHP = """<?php
use Firebase\\JWT\\JWT;

class Connector
{
    public function fields()
    {
        $fields = [];
        $fields[] = new Field('client_id', true);
        $fields[] = new Field('client_secret', true);
        $fields[] = new Field('private_key', true);
        return $fields;
    }

    public function login($given)
    {
        $claims = ['iss' => $given['org_id'], 'aud' => 'https://ims-na1.adobelogin.com/c/' . $given['client_id']];
        $curl = curl_init('https://ims-na1.adobelogin.com/ims/exchange/jwt');
        curl_setopt($curl, CURLOPT_POSTFIELDS, http_build_query([
            'client_id' => $given['client_id'],
            'client_secret' => $given['client_secret'],
            'jwt_token' => JWT::encode($claims, $given['private_key'], 'RS256'),
        ]));
        return curl_exec($curl);
    }
}
"""
_RUBY = """
require 'jwt'
require 'net/http'

class Connector
  def fields
    fields = []
    fields << Field.new('client_id', required: true)
    fields << Field.new('client_secret', required: true)
    fields << Field.new('private_key', required: true)
    fields
  end

  def login(given)
    claims = { iss: given['org_id'], aud: "https://ims-na1.adobelogin.com/c/#{given['client_id']}" }
    Net::HTTP.post_form(
      URI('https://ims-na1.adobelogin.com/ims/exchange/jwt'),
      'client_id' => given['client_id'],
      'client_secret' => given['client_secret'],
      'jwt_token' => JWT.encode(claims, given['private_key'], 'RS256')
    ).body
  end
end
"""
_GO = """
package main

import (
	"net/http"
	"net/url"

	"github.com/golang-jwt/jwt"
)

func settings() []Setting {
	list := []Setting{}
	list = append(list, Setting{Name: "client_id", Required: true})
	list = append(list, Setting{Name: "client_secret", Required: true})
	list = append(list, Setting{Name: "private_key", Required: true})
	return list
}

func login(given map[string]string) (*http.Response, error) {
	claims := jwt.MapClaims{"iss": given["org_id"], "aud": "https://ims-na1.adobelogin.com/c/" + given["client_id"]}
	token, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(given["private_key"])
	if err != nil {
		return nil, err
	}
	return http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", url.Values{
		"client_id":     {given["client_id"]},
		"client_secret": {given["client_secret"]},
		"jwt_token":     {token},
	})
}
"""
_OLD = re.compile(r"(?i)private|technical|subject|key path")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.js", _JAVASCRIPT),
        ("a.ts", _TYPESCRIPT),
        ("a.py", _PYTHON),
        ("A.cs", _CSHARP),
        ("A.java", _JAVA),
        ("a.php", _PHP),
        ("a.rb", _RUBY),
        ("a.go", _GO),
    ],
)
def test_a_described_setting_goes_with_its_reader(path: str, text: str) -> None:
    """The entry for what only the assertion needed goes, whatever a language writes it as, and once."""
    result = rewrite({path: text})
    after = result.files[path]
    assert not _OLD.search(after), after
    assert "client_credentials" in after
    assert rewrite({path: after}).files[path] == after


def test_an_object_of_what_is_described_goes_with_all_that_is_said_of_it() -> None:
    """Python: a variable that held the description, and what was set of it, go with the call that added it."""
    after = rewrite({"a.py": _PYTHON}).files["a.py"]
    assert after.count("add_argument") == len(["client_id", "client_secret"])
    assert "data_type" not in after


@pytest.mark.parametrize(
    "kept",
    [
        "new Argument({ name: 'private_key', value: load() }),",
        "new Argument({ name: 'private_key', check: register('private_key') }),",
    ],
)
def test_an_entry_that_does_something_stays(kept: str) -> None:
    """An entry that holds the value itself, or calls something when it is made, is more than a description."""
    text = _JAVASCRIPT.replace(
        "new Argument({ name: 'private_key', dataType: Argument.dataTypeString, requiredOnCreate: true }),", kept
    )
    assert kept in rewrite({"a.js": text}).files["a.js"]


def test_a_list_that_is_taken_from_by_number_keeps_its_places() -> None:
    """Where somebody counts on the place of an entry, none of them goes."""
    text = _JAVASCRIPT + "console.log(exports.getScheme().args[1].name);\n"
    assert "name: 'private_key'" in rewrite({"a.js": text}).files["a.js"]


def test_a_description_that_stays_is_told() -> None:
    """Who is still asked for a key has to be told: the program is not rewritten as if nobody were."""
    text = _JAVASCRIPT + "console.log(exports.getScheme().args[1].name);\n"
    result = rewrite({"a.js": text}, unsafe=False)
    assert result.files["a.js"].strip() == text.strip()
    assert any("still asks for private_key" in one.instruction for one in result.plan.rewrites.values())


def test_a_key_that_something_else_reads_is_still_described() -> None:
    """Another reader of the same setting keeps its description."""
    text = _JAVASCRIPT + "require('https').createServer({ key: require('./given').private_key }).listen(443);\n"
    assert "name: 'private_key'" in rewrite({"a.js": text}).files["a.js"]


def test_configuration_keeps_a_key_of_several_words_that_code_names() -> None:
    """A key of several words is looked for as a whole."""
    read = '\npublic class Other { string Path(Given given) { return Sign(given["Key Path"]); } }\n'
    files = {
        "A.cs": _CSHARP,
        "B.cs": read,
        "settings.json": '{\n  "Client ID": "a",\n  "Key Path": "certs/adobe.p12"\n}\n',
    }
    assert '"Key Path"' in rewrite(files).files["settings.json"]


def test_values_that_are_looked_up_are_no_description() -> None:
    """Go: a capital is no sign of a class, and the place of a value in a list may count."""
    text = (
        _GO
        + """
func values(from Source) []string {
	return []string{from.Lookup("client_secret"), from.Lookup("private_key")}
}
"""
    )
    assert 'from.Lookup("private_key")' in rewrite({"a.go": text}).files["a.go"]
