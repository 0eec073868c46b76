"""A parameter that only took the assertion goes from the interface, too, where one class has the method."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_JAVA = {
    "Login.java": """
interface Login {
    /**
     * @param id  the client
     * @param jwt the assertion
     */
    HttpRequest request(String id, String secret, String jwt);
}
""",
    "ImsLogin.java": """
class ImsLogin implements Login {
    @Override
    public HttpRequest request(String id, String secret, String jwt) {
        String body = "client_id=" + id + "&client_secret=" + secret + "&jwt_token=" + jwt;
        return HttpRequest.newBuilder(URI.create("https://ims-na1.adobelogin.com/ims/exchange/jwt"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    }
}
""",
    "Client.java": """
import io.jsonwebtoken.Jwts;

class Client {
    private final Login login;

    Client(Login login) {
        this.login = login;
    }

    HttpRequest request(Settings settings) {
        String audience = "https://ims-na1.adobelogin.com/c/" + settings.id;
        String jwt = Jwts.builder().setSubject(settings.account).setAudience(audience).signWith(settings.key).compact();
        return login.request(settings.id, settings.secret, jwt);
    }
}
""",
}
_CSHARP = {
    "ILogin.cs": """
interface ILogin
{
    Task<string> Login(string id, string secret, string jwt);
}
""",
    "Login.cs": """
class ImsLogin : ILogin
{
    public async Task<string> Login(string id, string secret, string jwt)
    {
        var form = new Dictionary<string, string>
        {
            { "client_id", id },
            { "client_secret", secret },
            { "jwt_token", jwt },
        };
        var body = new FormUrlEncodedContent(form);
        var answer = await http.PostAsync("https://ims-na1.adobelogin.com/ims/exchange/jwt", body);
        return await answer.Content.ReadAsStringAsync();
    }
}
""",
    "Client.cs": """
class Client
{
    private readonly ILogin login;

    public Task<string> Token(Settings settings)
    {
        var claims = new Dictionary<string, object>
        {
            { "sub", settings.Account },
            { "aud", "https://ims-na1.adobelogin.com/c/" + settings.Id },
        };
        var jwt = Jose.JWT.Encode(claims, settings.Key, JwsAlgorithm.RS256);
        return login.Login(settings.Id, settings.Secret, jwt);
    }
}
""",
}
_TYPESCRIPT = {
    "login.ts": """
import jwt from 'jsonwebtoken'

export interface Login {
  request (id: string, secret: string, assertion: string): Promise<Response>
}

export class ImsLogin implements Login {
  request (id: string, secret: string, assertion: string): Promise<Response> {
    const body = new URLSearchParams({ client_id: id, client_secret: secret, jwt_token: assertion })
    return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
  }
}

export function token (login: Login, settings: Settings): Promise<Response> {
  const claims = { sub: settings.account, aud: `https://ims-na1.adobelogin.com/c/${settings.id}` }
  const assertion = jwt.sign(claims, settings.key, { algorithm: 'RS256' })
  return login.request(settings.id, settings.secret, assertion)
}
""",
}
_PHP = {
    "Login.php": """<?php

use Firebase\\JWT\\JWT;

interface Login
{
    public function request(string $id, string $secret, string $jwt): string;
}

class ImsLogin implements Login
{
    public function request(string $id, string $secret, string $jwt): string
    {
        $form = ['client_id' => $id, 'client_secret' => $secret, 'jwt_token' => $jwt];
        $curl = curl_init('https://ims-na1.adobelogin.com/ims/exchange/jwt');
        curl_setopt($curl, CURLOPT_POSTFIELDS, http_build_query($form));
        return curl_exec($curl);
    }
}

function token(Login $login, Settings $settings): string
{
    $claims = ['sub' => $settings->account, 'aud' => 'https://ims-na1.adobelogin.com/c/' . $settings->id];
    return $login->request($settings->id, $settings->secret, JWT::encode($claims, $settings->key, 'RS256'));
}
""",
}
_GO = {
    "login.go": """package ims

import (
	"net/http"
	"net/url"

	"github.com/golang-jwt/jwt"
)

type Login interface {
	Request(id, secret, assertion string) (*http.Response, error)
}

type imsLogin struct{}

func (imsLogin) Request(id, secret, assertion string) (*http.Response, error) {
	return http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", url.Values{
		"client_id":     {id},
		"client_secret": {secret},
		"jwt_token":     {assertion},
	})
}

func token(login Login, settings settings) (*http.Response, error) {
	claims := jwt.MapClaims{"sub": settings.account, "aud": "https://ims-na1.adobelogin.com/c/" + settings.id}
	assertion, _ := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(settings.key)
	return login.Request(settings.id, settings.secret, assertion)
}
""",
}


@pytest.mark.parametrize(
    ("files", "kept"),
    [
        (
            _JAVA,
            (
                "HttpRequest request(String id, String secret);",
                "public HttpRequest request(String id, String secret) {",
                "return login.request(settings.id, settings.secret);",
            ),
        ),
        (
            _CSHARP,
            (
                "    Task<string> Login(string id, string secret);",
                "public async Task<string> Login(string id, string secret)",
                "return login.Login(settings.Id, settings.Secret);",
            ),
        ),
        (
            _TYPESCRIPT,
            (
                "  request (id: string, secret: string): Promise<Response>\n",
                "  request (id: string, secret: string): Promise<Response> {",
                "return login.request(settings.id, settings.secret)",
            ),
        ),
        (
            _PHP,
            (
                "public function request(string $id, string $secret): string;",
                "public function request(string $id, string $secret): string\n",
                "return $login->request($settings->id, $settings->secret);",
            ),
        ),
        (
            _GO,
            (
                "	Request(id, secret string) (*http.Response, error)",
                "func (imsLogin) Request(id, secret string) (*http.Response, error) {",
                "return login.Request(settings.id, settings.secret)",
            ),
        ),
    ],
)
def test_the_parameter_goes_from_interface_class_and_calls(files: dict[str, str], kept: tuple[str, ...]) -> None:
    """All three lose it together, and nothing of the assertion stays."""
    after = "\n".join(rewrite(files).files.values())
    assert not [text for text in kept if text not in after], after
    assert not [word for word in ("jwt", "assertion") if word in after.lower()], after


def test_a_second_class_with_the_method_keeps_the_parameter() -> None:
    """What another class does with it is not known: its callers go on giving it."""
    other = (
        "class Other implements Login { public HttpRequest request(String a, String b, String c) { return of(c); } }"
    )
    after = rewrite({**_JAVA, "Other.java": other}).files
    assert "HttpRequest request(String id, String secret, String jwt);" in after["Login.java"]
    assert "login.request(settings.id, settings.secret, jwt)" in after["Client.java"]


def test_a_lambda_that_may_be_the_interface_keeps_the_parameter() -> None:
    """An interface of one method has no class in a test, or where it is wired: the lambda takes what it takes."""
    wired = "class Wired { Login fake = (id, secret, jwt) -> null; }"
    after = rewrite({**_JAVA, "Wired.java": wired}).files
    assert "HttpRequest request(String id, String secret, String jwt);" in after["Login.java"]
    other = "class Wired { Function<String, String> same = text -> text; }"
    after = rewrite({**_JAVA, "Wired.java": other}).files
    assert "HttpRequest request(String id, String secret);" in after["Login.java"]
