"""A function of the program that only demands a setting no longer demands what only the assertion needed."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_JAVASCRIPT = """
const jwt = require('jsonwebtoken')

class Ims {
  needs (options, key) {
    if (options[key] === undefined) throw new Error(`${key} is missing`)
  }

  token (options) {
    this.needs(options, 'client_id')
    this.needs(options, 'account')
    this.needs(options, 'signingKey')
    const claims = { sub: options.account, aud: `https://ims-na1.adobelogin.com/c/${options.client_id}` }
    const assertion = jwt.sign(claims, options.signingKey, { algorithm: 'RS256' })
    const form = { client_id: options.client_id, client_secret: options.secret, jwt_token: assertion }
    const body = new URLSearchParams(form)
    return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
  }
}
"""
_PATHS = """
const jwt = require('jsonwebtoken')

const present = (config, path, missing) => {
  let current = config
  for (const part of path.split('.')) {
    if (!current[part]) {
      missing.push(path)
      return
    }
    current = current[part]
  }
}

function token (params) {
  const config = {
    project: {
      id: params.ACCOUNT,
      clientId: params.CLIENT_ID,
      secret: params.SECRET,
      privateKey: params.KEY
    }
  }
  const missing = []
  present(config, 'project.id', missing)
  present(config, 'project.clientId', missing)
  present(config, 'project.privateKey', missing)
  if (missing.length > 0) throw new Error(missing.join(', '))
  const { project } = config
  const claims = { sub: project.id, aud: 'https://ims-na1.adobelogin.com/c/' + project.clientId }
  const assertion = jwt.sign(claims, project.privateKey, { algorithm: 'RS256' })
  const form = { client_id: project.clientId, client_secret: project.secret, jwt_token: assertion }
  const body = new URLSearchParams(form)
  return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
}
"""
_PYTHON = """
import jwt
import requests


def demand(settings, *names):
    for name in names:
        if not settings.get(name):
            raise SystemExit(f"{name} is missing")


def token(settings):
    demand(settings, "client_id", "secret")
    demand(settings, "account", "signing_key", "client_id")
    claims = {"sub": settings["account"], "aud": "https://ims-na1.adobelogin.com/c/" + settings["client_id"]}
    assertion = jwt.encode(claims, settings["signing_key"], algorithm="RS256")
    form = {"client_id": settings["client_id"], "client_secret": settings["secret"], "jwt_token": assertion}
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form)
"""
_PHP = """<?php

use Firebase\\JWT\\JWT;

class Ims
{
    private function need(array $options, string $name): void
    {
        if (!isset($options[$name])) {
            throw new \\RuntimeException("$name is missing");
        }
    }

    public function token(array $options): string
    {
        $this->need($options, 'client_id');
        $this->need($options, 'technical_account');
        $this->need($options, 'private_key');
        $claims = [
            'sub' => $options['technical_account'],
            'aud' => 'https://ims-na1.adobelogin.com/c/' . $options['client_id'],
        ];
        $form = [
            'client_id' => $options['client_id'],
            'client_secret' => $options['secret'],
            'jwt_token' => JWT::encode($claims, $options['private_key'], 'RS256'),
        ];
        $curl = curl_init('https://ims-na1.adobelogin.com/ims/exchange/jwt');
        curl_setopt($curl, CURLOPT_POSTFIELDS, http_build_query($form));
        return curl_exec($curl);
    }
}
"""
_RUBY = """
require "jwt"
require "net/http"

class Ims
  def need(options, name)
    raise ArgumentError, "#{name} is missing" if options[name].nil?
  end

  def token(options)
    need(options, :client_id)
    need(options, :account)
    need(options, :private_key)
    claims = { sub: options[:account], aud: "https://ims-na1.adobelogin.com/c/#{options[:client_id]}" }
    assertion = JWT.encode(claims, options[:private_key], "RS256")
    form = { client_id: options[:client_id], client_secret: options[:secret], jwt_token: assertion }
    Net::HTTP.post_form(URI("https://ims-na1.adobelogin.com/ims/exchange/jwt"), form)
  end
end
"""
_GO = """package main

import (
	"log"
	"net/http"
	"net/url"

	"github.com/golang-jwt/jwt"
)

func need(settings map[string]string, name string) {
	if settings[name] == "" {
		log.Fatalf("%s is missing", name)
	}
}

func token(settings map[string]string) (*http.Response, error) {
	need(settings, "clientID")
	need(settings, "technicalAccount")
	need(settings, "privateKey")
	claims := jwt.MapClaims{
		"sub": settings["technicalAccount"],
		"aud": "https://ims-na1.adobelogin.com/c/" + settings["clientID"],
	}
	assertion, _ := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(settings["privateKey"])
	return http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", url.Values{
		"client_id":     {settings["clientID"]},
		"client_secret": {settings["secret"]},
		"jwt_token":     {assertion},
	})
}
"""
_JAVA = """
import io.jsonwebtoken.Jwts;

class Ims {
    private final String clientId;
    private final String account;
    private final PrivateKey signer;

    Ims(String clientId, String account, PrivateKey signer) {
        need(clientId, "clientId");
        need(account, "account");
        need(signer, "signer");
        this.clientId = clientId;
        this.account = account;
        this.signer = signer;
    }

    private static void need(Object value, String name) {
        if (value == null || value.toString().isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }

    HttpRequest request(String secret) {
        String audience = "https://ims-na1.adobelogin.com/c/" + clientId;
        String jwt = Jwts.builder().setSubject(account).setAudience(audience).signWith(signer).compact();
        String body = "client_id=" + clientId + "&client_secret=" + secret + "&jwt_token=" + jwt;
        return HttpRequest.newBuilder(URI.create("https://ims-na1.adobelogin.com/ims/exchange/jwt"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    }
}
"""


@pytest.mark.parametrize(
    ("path", "source", "gone", "kept"),
    [
        ("ims.js", _JAVASCRIPT, ("account", "signingKey"), ("this.needs(options, 'client_id')",)),
        (
            "ims.js",
            _PATHS,
            ("project.id", "privateKey", "params.KEY"),
            ("present(config, 'project.clientId', missing)",),
        ),
        ("ims.py", _PYTHON, ("account", "signing_key"), ('demand(settings, "client_id")',)),
        ("Ims.php", _PHP, ("technical_account", "private_key"), ("$this->need($options, 'client_id');",)),
        ("ims.rb", _RUBY, (":account", "private_key"), ("need(options, :client_id)",)),
        ("Ims.java", _JAVA, ("need(account", "this.signer"), ('need(clientId, "clientId");',)),
        ("ims.go", _GO, ("technicalAccount", "privateKey"), ('need(settings, "clientID")',)),
    ],
)
def test_what_only_the_assertion_needed_is_demanded_no_more(
    path: str, source: str, gone: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    """Each demand goes with the last reader of what it demands; those of what the request needs stay."""
    after = rewrite({path: source}).files[path]
    assert not [word for word in gone if word in after], after
    assert not [call for call in kept if call not in after], after


def test_a_function_that_does_more_is_called_on() -> None:
    """What also keeps the setting somewhere is no mere demand: its call stays, and so does what it reads."""
    source = _JAVASCRIPT.replace("throw new Error(`${key} is missing`)", "this.absent[key] = Date.now()")
    after = rewrite({"ims.js": source}).files["ims.js"]
    assert "this.needs(options, 'signingKey')" in after


_CALLED = """
const jwt = require('jsonwebtoken')
{helper}
function token (config) {{
  {call}
  const claims = {{ aud: 'https://ims-na1.adobelogin.com/c/' + config.id }}
  const assertion = jwt.sign(claims, config.privateKey, {{ algorithm: 'RS256' }})
  const body = new URLSearchParams({{ client_id: config.id, client_secret: config.secret, jwt_token: assertion }})
  return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', {{ method: 'POST', body }})
}}
"""
_NEED = "function need (config, name) { if (!config[name]) throw new Error(name) }"


@pytest.mark.parametrize(
    ("helper", "call"),
    [
        (
            _NEED + "\nclass Cache { need (config, name) { this.kept = config[name] } }",
            "cache.need(config, 'privateKey')",
        ),
        (_NEED, "cache.need(config, 'privateKey')"),
        ("let host\n" + _NEED.replace("{ if", "{ host = config.host; if"), "need(config, 'privateKey')"),
        (_NEED.replace("{ if", "{ axios.get(config.health); if"), "need(config, 'privateKey')"),
    ],
)
def test_what_may_do_more_than_demand_is_called_on(helper: str, call: str) -> None:
    """A method of something else, a function that keeps what it saw for others, or asks somebody."""
    source = _CALLED.format(helper=helper, call=call)
    assert call in rewrite({"ims.js": source}).files["ims.js"]


def test_a_check_of_several_keeps_those_that_stay() -> None:
    """Go: one name goes from what is demanded, and the check of the error stays."""
    source = _GO.replace("func need(settings map[string]string, name string) {", "func need(names ...string) error {")
    source = source.replace(
        '	if settings[name] == "" {\n		log.Fatalf("%s is missing", name)\n	}\n',
        "	for _, name := range names {\n"
        '		if os.Getenv(name) == "" {\n			return fmt.Errorf("no %s", name)\n		}\n'
        "	}\n	return nil\n",
    )
    source = source.replace(
        '	need(settings, "clientID")\n	need(settings, "technicalAccount")\n	need(settings, "privateKey")\n',
        '	if err := need("clientID", "privateKey"); err != nil {\n		return nil, err\n	}\n',
    )
    after = rewrite({"ims.go": source}).files["ims.go"]
    assert 'if err := need("clientID"); err != nil {' in after, after
