# ruff: noqa: E101 - Go is indented with tabs
"""What was sent as something else than a form becomes one, whatever sends it, or the program is withdrawn and told."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.rewrite.harness import check_rewritten, rewrite

_SCOPE = "openid,AdobeID,read_organizations"


def _sends(text: str, entry: tuple[str, str], *, body: tuple[str, str]) -> tuple[str, str]:
    """A file before and after: the address, the last parameters, and what says how they are sent."""
    before = text.replace("PATH", "exchange/jwt").replace("ENTRY", entry[0])
    after = text.replace("PATH", "token/v3").replace("ENTRY", entry[1])
    for mark, (old, new) in {"BODY": body}.items():
        before, after = before.replace(mark, old), after.replace(mark, new)
    return before, after


_RUBY = ("jwt_token: jwt", f"grant_type: 'client_credentials', scope: '{_SCOPE}'")
_RUBY_SENDS = """
    REQUIRE
    def token(id, secret)
      BODY
    end
"""


@pytest.mark.parametrize(
    ("require", "before", "after"),
    [
        (
            "require 'http'",
            "HTTP.post(URL, json: { client_id: id, client_secret: secret, ENTRY }).parse",
            "HTTP.post(URL, form: { client_id: id, client_secret: secret, ENTRY }).parse",
        ),
        (
            "require 'http'",
            "HTTP.post(URL, params: { client_id: id, client_secret: secret, ENTRY }).parse",
            "HTTP.post(URL, form: { client_id: id, client_secret: secret, ENTRY }).parse",
        ),
        (
            "require 'rest-client'",
            "RestClient.post(URL, { multipart: true, client_id: id, client_secret: secret, ENTRY })",
            "RestClient.post(URL, { client_id: id, client_secret: secret, ENTRY })",
        ),
        (
            "require 'faraday'",
            "Faraday.new(A) { |f| f.request :json }.post(URL, { client_id: id, client_secret: secret, ENTRY })",
            "Faraday.new(A) { |f| f.request :url_encoded }.post(URL, { client_id: id, client_secret: secret, ENTRY })",
        ),
    ],
)
def test_what_a_library_of_ruby_is_told(require: str, before: str, after: str) -> None:
    """One word of a call decides; the same word for another request of the file stays."""
    text = _RUBY_SENDS.replace("REQUIRE", require) + "    def other(x)\n      HTTP.post(x, json: { a: 1 })\n    end\n"
    url = "'https://ims-na1.adobelogin.com/ims/PATH'"
    body = (before.replace("URL", url).replace("ENTRY", _RUBY[0]), after.replace("URL", url).replace("ENTRY", _RUBY[1]))
    old, new = _sends(text, _RUBY, body=body)
    check_rewritten(old.replace("PATH", "exchange/jwt"), new.replace("PATH", "token/v3"), "ims.rb")


_CURL = """
    package main

    func token(id, secret, jwt string) ([]byte, error) {
    	return exec.Command("curl", "https://ims-na1.adobelogin.com/ims/PATH",
    		"OPTION", "client_id="+id, "OPTION", "client_secret="+secret, LAST).Output()
    }

    func upload(path string) ([]byte, error) {
    	return exec.Command("curl", "https://example.com", "-F", "file=@"+path).Output()
    }
"""


@pytest.mark.parametrize("option", ["-F", "--form"])
def test_curl_is_run_with_words(option: str) -> None:
    """What is filled in is encoded, the grant goes as it stands; a file that is uploaded stays multipart."""
    before = _CURL.replace("PATH", "exchange/jwt").replace("OPTION", option)
    after = rewrite({"a.go": before.replace("LAST", f'"{option}", "jwt_token="+jwt')}, unsafe=False).files["a.go"]
    assert '"--data-urlencode", "client_id="+id, "--data-urlencode", "client_secret="+secret,' in after
    assert f'"-d", "grant_type=client_credentials&scope={_SCOPE}"' in after
    assert '"-F", "file=@"+path' in after
    assert rewrite({"a.go": after}).plan.files == ()


_FIELDS = "{ client_id: id, client_secret: secret, ENTRY }"


@pytest.mark.parametrize(
    ("library", "before", "after"),
    [
        ("needle", f"needle.post(URL, {_FIELDS}, {{ multipart: true }})", f"needle.post(URL, {_FIELDS})"),
        ("jquery", f"jquery.post(URL, {_FIELDS})", f"jquery.post(URL, {_FIELDS})"),
        ("superagent", f"superagent.post(URL).send({_FIELDS})", f"superagent.post(URL).type('form').send({_FIELDS})"),
        ("superagent", f"superagent.post(URL).type('form').send({_FIELDS})", None),
        ("axios", f"axios.postForm(URL, {_FIELDS})", f"axios.post(URL, new URLSearchParams({_FIELDS}))"),
        ("axios", f"axios.post(URL, {_FIELDS}, {{ transformRequest: [stringify] }})", None),
    ],
)
def test_who_makes_a_form_of_an_object(library: str, before: str, after: str | None) -> None:
    """An object is left to a library that encodes it; another one gets what it sends as a form."""
    text = f"const {library} = require('{library}');\nexports.login = (id, secret, jwt) => CALL;\n"
    url, grant = "'https://ims-na1.adobelogin.com/ims/PATH'", f"grant_type: 'client_credentials', scope: '{_SCOPE}'"
    old = text.replace("CALL", before).replace("URL,", f"{url},").replace("URL)", f"{url})")
    new = text.replace("CALL", after or before).replace("URL,", f"{url},").replace("URL)", f"{url})")
    result = rewrite({"a.js": old.replace("PATH", "exchange/jwt").replace("ENTRY", "jwt_token: jwt")}).files["a.js"]
    wanted = new.replace("PATH", "token/v3").replace("ENTRY", grant)
    assert result == wanted.replace("(id, secret, jwt)", "(id, secret)") or result == wanted


def test_fields_set_one_by_one() -> None:
    """A field of superagent is sent as a part of a multipart body; what is given to `send` adds up to a form."""
    text = """
        const agent = require('superagent');
        exports.login = (id, secret, jwt) => agent.post('https://ims-na1.adobelogin.com/ims/exchange/jwt')
          .field('client_id', id)
          .field('client_secret', secret)
          .field('jwt_token', jwt);
        """
    after = rewrite({"a.js": text}).files["a.js"]
    assert ".type('form')\n  .send({ client_id: id })\n  .send({ client_secret: secret })" in after
    assert ".send({ grant_type: 'client_credentials' })" in after
    assert ".field(" not in after
    assert rewrite({"a.js": after}).plan.files == ()


_LEFT = {
    "a.py": """
        import pycurl
        def token(curl, client_id, secret, jwt):
            curl.setopt(pycurl.URL, "https://ims-na1.adobelogin.com/ims/exchange/jwt")
            curl.setopt(pycurl.HTTPPOST, [("client_id", client_id), ("client_secret", secret), ("jwt_token", jwt)])
        """,
    "a.rb": """
        def token(id, secret, jwt)
          Faraday.post('https://ims-na1.adobelogin.com/ims/exchange/jwt') do |req|
            req.params['client_id'] = id
            log(req)
            req.params['client_secret'] = secret
            req.params['jwt_token'] = jwt
          end
        end
        """,
    "each.rb": """
        def token(id, secret, jwt)
          Faraday.post('https://ims-na1.adobelogin.com/ims/exchange/jwt') do |req|
            { client_id: id, client_secret: secret, jwt_token: jwt }.each { |name, value| req.params[name] = value }
          end
        end
        """,
    "a.php": """
        <?php
        function token($http, $id, $secret, $jwt) {
            return $http->attach('client_id', $id)->attach('client_secret', $secret)->attach('jwt_token', $jwt)
                ->post('https://ims-na1.adobelogin.com/ims/exchange/jwt');
        }
        """,
    "a.go": """
        package main

        func token(id, secret, jwt string) (*http.Response, error) {
        	b, err := json.Marshal(map[string]string{"client_id": id, "client_secret": secret, "jwt_token": jwt})
        	if err != nil {
        		return nil, err
        	}
        	return http.Post("https://ims-na1.adobelogin.com/ims/exchange/jwt", "application/json", bytes.NewReader(b))
        }
        """,
    "a.cs": """
        class Login
        {
            Task<Response> Token(string id, string secret, string jwt) =>
                http.PostAsJsonAsync("https://ims-na1.adobelogin.com/ims/exchange/jwt",
                    new { client_id = id, client_secret = secret, jwt_token = jwt });
        }
        """,
    "A.java": """
        class Login {
            String token(String id, String secret, String jwt) {
                return rest.postForObject(UriComponentsBuilder.fromHttpUrl("https://ims-na1.adobelogin.com/ims/exchange/jwt")
                    .queryParam("client_id", id).queryParam("client_secret", secret).queryParam("jwt_token", jwt)
                    .toUriString(), null, String.class);
            }
        }
        """,
}  # fmt: skip


@pytest.mark.parametrize("path", list(_LEFT))
def test_what_is_not_followed_withdraws_the_program(path: str) -> None:
    """Half of a rewrite would ask for a token in a way that is refused: it is told instead, with its line."""
    result = rewrite({path: _LEFT[path]})
    assert result.plan.files == ()
    assert f"{path}:" in result.plan.withdrawn[0].reason
    assert "not sent as a form" in result.plan.withdrawn[0].reason


_BLOCK = """
    require 'faraday'

    def token(id, secret, jwt)
      connection = Faraday.new { |conn| conn.response :json }
      connection.post('https://ims-na1.adobelogin.com/ims/PATH') do |req|
    SENT
      end
    end

    def upload(file)
      connection = Faraday.new('https://example.com') do |conn|
        conn.request :multipart
      end
      connection.post('/files', { file: Faraday::FilePart.new(file, 'text/plain') }) do |req|
        req.params['name'] = file
      end
    end
    """
_HEADER = 'req.headers["Content-Type"] = "application/x-www-form-urlencoded"'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            ["req.params['client_id'] = id", "req.params['client_secret'] = secret", "req.params['jwt_token'] = jwt"],
            [
                "req.body = URI.encode_www_form(",
                "  'client_id' => id,",
                "  'client_secret' => secret,",
                "  'grant_type' => 'client_credentials',",
                "  'scope' => 'openid,AdobeID,read_organizations'",
                ")",
            ],
        ),
        (
            ["req.params = { client_id: id, client_secret: secret, jwt_token: jwt }"],
            [
                "req.body = URI.encode_www_form({ client_id: id, client_secret: secret, ENTRY })",
            ],
        ),
        (
            ["req.params.update(client_id: id, client_secret: secret, jwt_token: jwt)"],
            [
                "req.body = URI.encode_www_form(client_id: id, client_secret: secret, ENTRY)",
            ],
        ),
    ],
)
def test_what_a_block_puts_into_the_query_is_the_body(before: list[str], after: list[str]) -> None:
    """Faraday: one parameter after the other, or all at once; what another connection sends stays as it is."""
    old, new = ("\n".join(f"    {line}" for line in lines) for lines in (before, [_HEADER, *after]))
    new = new.replace("ENTRY", f"grant_type: 'client_credentials', scope: '{_SCOPE}'")
    text = dedent(_BLOCK)
    check_rewritten(
        text.replace("PATH", "exchange/jwt").replace("SENT", old).lstrip(),
        text.replace("PATH", "token/v3").replace("SENT", new),
        "ims.rb",
    )


def test_a_connection_that_others_send_files_with_goes_on_to_send_them() -> None:
    """Faraday: what makes a form of a hash is put beside what sends files, not in its place."""
    text = """
        require 'faraday'

        class Client
          def initialize(url)
            @connection = Faraday.new(url) do |conn|
              conn.request :multipartMORE
            end
          end

          def token(id, secret, jwt)
            @connection.post('https://ims-na1.adobelogin.com/ims/PATH', { client_id: id, client_secret: secret, ENTRY })
          end

          def upload(file)
            @connection.post('/files', { file: Faraday::FilePart.new(file, 'text/plain') })
          end
        end
        """
    more = "\n              conn.request :url_encoded"
    entry = f"grant_type: 'client_credentials', scope: '{_SCOPE}'"
    check_rewritten(
        text.replace("PATH", "exchange/jwt").replace("ENTRY", "jwt_token: jwt").replace("MORE", ""),
        text.replace("PATH", "token/v3").replace("ENTRY", entry).replace("MORE", more),
        "ims.rb",
    )


def test_a_library_that_no_test_runs_is_left_for_a_look() -> None:
    """The multipart form of resty is renamed, but only with `--unsafe`."""
    text = """
        package main

        import "github.com/go-resty/resty/v2"

        func token(id, secret, jwt string) (*resty.Response, error) {
        	return resty.New().R().
        		SetMultipartFormData(map[string]string{"client_id": id, "client_secret": secret, "jwt_token": jwt}).
        		Post("https://ims-na1.adobelogin.com/ims/exchange/jwt")
        }
        """
    assert rewrite({"a.go": text}, unsafe=False).plan.files == ()
    after = rewrite({"a.go": text}).files["a.go"]
    assert "\t\tSetFormData(map[string]string{" in after
    assert rewrite({"a.go": after}).plan.files == ()


def test_a_variable_of_a_function_that_is_called_is_another_one() -> None:
    """The claims that are made JSON for the signature have the same name as the form."""
    source = """<?php
function sign($key)
{
    $payload = ['aud' => 'https://ims-na1.adobelogin.com/c/1'];
    $text = base64_encode(json_encode(['alg' => 'RS256'])) . '.' . base64_encode(json_encode($payload));
    openssl_sign($text, $signature, $key, 'sha256');
    return $text . '.' . base64_encode($signature);
}

function token($key)
{
    $payload = ['client_id' => '1', 'client_secret' => getenv('SECRET'), 'jwt_token' => sign($key)];
    $curl = curl_init('https://ims-na1.adobelogin.com/ims/exchange/jwt');
    curl_setopt($curl, CURLOPT_POSTFIELDS, $payload);
    return curl_exec($curl);
}
"""
    after = rewrite({"ims.php": source}).files["ims.php"]
    assert "http_build_query($payload)" in after
    assert "openssl_sign" not in after
