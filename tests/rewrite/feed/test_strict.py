"""Where an unknown key would be refused, a class keeps what its configuration keeps."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_CONFIG = """
{
  "client_id": "a",
  "client_secret": "b",
  "org_id": "x@AdobeOrg",
  "technical_account_id": "y@techacct.adobe.com",
  "private_key_path": "private.key"
}
"""
_CONFIG_AFTER = """\
{
  "client_id": "a",
  "client_secret": "b",
  "org_id": "x@AdobeOrg",
  "technical_account_id": "y@techacct.adobe.com"
}
"""
_JAVA = """
class Config {
    @JsonProperty("client_id") String clientId;
    @JsonProperty("client_secret") String clientSecret;
    @JsonProperty("org_id") String orgId;
    @JsonProperty("technical_account_id") String technicalAccountId;
    @JsonProperty("private_key_path") String privateKeyPath;
}

class Ims {
    Config config = new ObjectMapper().readValue(new File("config.json"), Config.class);

    String token() {
        String jwt = JWT.create().withIssuer(config.orgId).withSubject(config.technicalAccountId)
            .withAudience("https://ims-na1.adobelogin.com/c/" + config.clientId)
            .sign(Algorithm.RSA256(null, key(config.privateKeyPath)));
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("client_id", config.clientId);
        form.add("client_secret", config.clientSecret);
        form.add("jwt_token", jwt);
        return http.postForObject("https://ims-na1.adobelogin.com/ims/exchange/jwt", form, String.class);
    }
}
"""
_GO = """
package main

type config struct {
	ClientID           string `json:"client_id"`
	ClientSecret       string `json:"client_secret"`
	OrgID              string `json:"org_id"`
	TechnicalAccountID string `json:"technical_account_id"`
	PrivateKeyPath     string `json:"private_key_path"`
}

func token(decoder *json.Decoder) (*http.Response, error) {
	decoder.DisallowUnknownFields()
	var c config
	if err := decoder.Decode(&c); err != nil {
		return nil, err
	}
	key, err := os.ReadFile(c.PrivateKeyPath)
	if err != nil {
		return nil, err
	}
	claims := jwt.MapClaims{
		"iss": c.OrgID,
		"sub": c.TechnicalAccountID,
		"aud": "https://ims-na1.adobelogin.com/c/" + c.ClientID,
	}
	assertion, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
	if err != nil {
		return nil, err
	}
	form := url.Values{"client_id": {c.ClientID}, "client_secret": {c.ClientSecret}, "jwt_token": {assertion}}
	return http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", form)
}
"""
_PYTHON = """
import json
from collections import namedtuple

import jwt
import requests

Config = namedtuple("Config", ["client_id", "client_secret", "org_id", "technical_account_id", "private_key_path"])


def token():
    config = Config(**json.load(open("config.json")))
    claims = {
        "iss": config.org_id,
        "sub": config.technical_account_id,
        "aud": "https://ims-na1.adobelogin.com/c/" + config.client_id,
    }
    assertion = jwt.encode(claims, open(config.private_key_path).read(), algorithm="RS256")
    form = {"client_id": config.client_id, "client_secret": config.client_secret, "jwt_token": assertion}
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form)
"""
_JAVASCRIPT = """
const schema = Joi.object({
  client_id: Joi.string().required(),
  client_secret: Joi.string().required(),
  org_id: Joi.string().required(),
  technical_account_id: Joi.string().required(),
  private_key_path: Joi.string().required()
})
const { value: config } = schema.validate(JSON.parse(fs.readFileSync('config.json')))

exports.token = () => {
  const claims = {
    iss: config.org_id,
    sub: config.technical_account_id,
    aud: 'https://ims-na1.adobelogin.com/c/' + config.client_id
  }
  const assertion = jwt.sign(claims, fs.readFileSync(config.private_key_path), { algorithm: 'RS256' })
  const body = new URLSearchParams({
    client_id: config.client_id, client_secret: config.client_secret, jwt_token: assertion
  })
  return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
}
"""
CASES = {
    "Ims.java": (_JAVA, ("String orgId;", "String technicalAccountId;"), "privateKey"),
    "Any.java": (
        _JAVA.replace(
            'new ObjectMapper().readValue(new File("config.json"), Config.class)', 'load("config.json", Config.class)'
        ).replace(
            "    String token()",
            "    static <T> T load(String path, Class<T> type) {\n"
            "        return new ObjectMapper().readValue(new File(path), type);\n    }\n\n    String token()",
        ),
        ("String orgId;", "String technicalAccountId;"),
        "privateKey",
    ),
    "main.go": (_GO, ('`json:"org_id"`', '`json:"technical_account_id"`'), "PrivateKey"),
    "ims.py": (_PYTHON, ('["client_id", "client_secret", "org_id", "technical_account_id"]',), "private_key"),
    "ims.js": (_JAVASCRIPT, ("org_id: Joi.string()", "technical_account_id: Joi.string()"), "private_key"),
}


@pytest.mark.parametrize("path", CASES)
def test_a_class_keeps_what_its_configuration_keeps(path: str) -> None:
    """The path of the key goes from both; what nothing reads any more but the file still says stays in both."""
    text, kept, gone = CASES[path]
    result = rewrite({path: text, "config.json": _CONFIG}, unsafe=False)
    assert result.files["config.json"] == _CONFIG_AFTER
    assert all(part in result.files[path] for part in kept)
    assert gone not in result.files[path]
    assert rewrite(result.files).plan.files == ()


LENIENT = {
    "Ims.java": _JAVA.replace("class Config {", "@JsonIgnoreProperties(ignoreUnknown = true)\nclass Config {"),
    "main.go": _GO.replace("	decoder.DisallowUnknownFields()\n", ""),
    "ims.js": _JAVASCRIPT.replace("'config.json'))", "'config.json')), { allowUnknown: true }"),
}


@pytest.mark.parametrize("path", LENIENT)
def test_where_unknown_keys_are_taken_the_field_goes(path: str) -> None:
    """Nothing reads it any more."""
    after = rewrite({path: LENIENT[path], "config.json": _CONFIG}, unsafe=False).files[path]
    assert "technical" not in after.lower()
    assert "client_credentials" in after


_HANDED = {
    "as an attribute": ("    model = Account", "connector.model(**values)"),
    "in a table": ("    pass\n\n\nMODELS = {'ims': Account}", "MODELS['ims'](**values)"),
    "by a method": ("    def model(self):\n        return Account", "connector.model()(**values)"),
}


@pytest.mark.parametrize("way", _HANDED)
def test_a_class_that_is_made_under_another_name_keeps_its_fields(way: str) -> None:
    """Its copies in another object go; the class itself still takes what the file holds."""
    text = """
import json
from dataclasses import dataclass

import jwt
import requests


@dataclass
class Account:
    client_id: str
    client_secret: str
    org_id: str
    technical_account_id: str
    private_key_path: str


class Registry:
{}


class Login:
    def __init__(self, account):
        self.client_id = account.client_id
        self.client_secret = account.client_secret
        self.org_id = account.org_id
        self.technical_account_id = account.technical_account_id
        self.private_key_path = account.private_key_path

    def token(self):
        claims = {{
            "iss": self.org_id,
            "sub": self.technical_account_id,
            "aud": "https://ims-na1.adobelogin.com/c/" + self.client_id,
        }}
        assertion = jwt.encode(claims, open(self.private_key_path).read(), algorithm="RS256")
        form = {{"client_id": self.client_id, "client_secret": self.client_secret, "jwt_token": assertion}}
        return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form)


connector = Registry()
values = json.load(open("config.json"))
print(Login({}).token())
""".format(*_HANDED[way])
    result = rewrite({"ims.py": text, "config.json": _CONFIG}, unsafe=False)
    assert result.plan.withdrawn == ()
    after = result.files["ims.py"]
    assert result.files["config.json"] == _CONFIG_AFTER
    assert "    org_id: str\n    technical_account_id: str\n\n" in after
    assert "self.technical_account_id" not in after
    assert "private_key" not in after
    assert rewrite(result.files).plan.files == ()


def test_a_class_that_is_only_named_elsewhere_loses_the_field() -> None:
    """A check of its kind, an annotation and keywords make no object of a mapping."""
    text = """
from dataclasses import dataclass

import jwt
import requests


@dataclass
class Account:
    client_id: str
    client_secret: str
    technical_account_id: str
    private_key: str


def token(account: Account):
    if not isinstance(account, Account):
        raise TypeError
    claims = {"sub": account.technical_account_id, "aud": "https://ims-na1.adobelogin.com/c/" + account.client_id}
    form = {
        "client_id": account.client_id,
        "client_secret": account.client_secret,
        "jwt_token": jwt.encode(claims, account.private_key, algorithm="RS256"),
    }
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form, **dict(timeout=30))
"""
    after = rewrite({"ims.py": text}, unsafe=False).files["ims.py"]
    assert "technical_account_id" not in after
    assert "client_credentials" in after
