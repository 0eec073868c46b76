"""The request in JavaScript, whatever carries its parameters."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_rewritten, rewrite

_URL = "https://ims-na1.adobelogin.com/ims/exchange/jwt"


def test_a_content_type_beside_the_headers_of_a_form() -> None:
    """A form's own headers are spread after one that was set by hand: one content type is left."""
    check_rewritten(
        f"""
        const axios = require('axios');
        const FormData = require('form-data');

        exports.login = async (id, secret, assertion) => {{
          const form = new FormData();
          form.append('client_id', id);
          form.append('client_secret', secret);
          form.append('jwt_token', assertion);
          return axios({{
            method: 'POST',
            url: '{_URL}',
            data: form,
            headers: {{
              'Content-Type': 'multipart/form-data',
              ...form.getHeaders()
            }}
          }});
        }};
        """,
        """
        const axios = require('axios');

        exports.login = async (id, secret, assertion) => {
          const form = new URLSearchParams();
          form.append('client_id', id);
          form.append('client_secret', secret);
          form.append('grant_type', 'client_credentials');
          form.append('scope', 'openid,AdobeID,read_organizations');
          return axios({
            method: 'POST',
            url: 'https://ims-na1.adobelogin.com/ims/token/v3',
            data: form,
            headers: {
              'Content-Type': 'application/x-www-form-urlencoded'
            }
          });
        };
        """,
        "ims.js",
    )


def test_a_sign_callback_around_the_request() -> None:
    """The request no longer waits for a signature; what refused a failed one goes."""
    text = f"""
    const fs = require('fs');
    const jwt = require('jsonwebtoken');
    const request = require('request');

    module.exports.login = (config, done) => {{
      const claims = {{ iss: config.org, aud: `https://ims-na1.adobelogin.com/c/${{config.id}}` }};
      jwt.sign(claims, fs.readFileSync('private.key'), {{ algorithm: 'RS256' }}, (signError, token) => {{
        if (signError) {{
          done(signError);
          return;
        }}
        request.post(
          {{
            url: '{_URL}',
            form: {{ client_id: config.id, client_secret: config.secret, jwt_token: token }},
            json: true,
          }},
          (error, response, body) => {{
            if (error) {{
              done(error);
            }} else {{
              done(null, body.access_token);
            }}
          }}
        );
      }});
    }};
    """
    after = rewrite({"ims.js": text}).files["ims.js"]
    assert after.startswith(
        "const request = require('request');\n\nmodule.exports.login = (config, done) => {\n  request.post("
    )
    assert "  (error, response, body) => {\n      if (error) {\n        done(error);" in after


def test_a_type_that_says_milliseconds() -> None:
    """The comment of the declared field follows, in whatever file it is declared."""
    types = """
    export interface Answer {
      access_token: string;
      /** milliseconds */
      expires_in: number;
    }

    export interface Secret {
      id: string;
      secret: string;
      /** PEM */
      privateKey: string;
    }
    """
    login = f"""
    import * as jwt from 'jsonwebtoken';
    import {{ Answer, Secret }} from './types';

    export async function login(s: Secret): Promise<Date> {{
      const claims = {{ aud: `https://ims-na1.adobelogin.com/c/${{s.id}}` }};
      const response = await fetch('{_URL}', {{
        method: 'POST',
        body: new URLSearchParams({{
          client_id: s.id,
          client_secret: s.secret,
          jwt_token: jwt.sign(claims, s.privateKey, {{ algorithm: 'RS256' }}),
        }}),
      }});
      const answer = (await response.json()) as Answer;
      return new Date(Date.now() + answer.expires_in);
    }}
    """
    after = rewrite({"types.ts": types, "login.ts": login}).files
    assert "/** seconds */" in after["types.ts"]
    assert "privateKey" not in after["types.ts"]
    assert "Date.now() + answer.expires_in * 1000" in after["login.ts"]


def test_a_timer_that_counts_milliseconds() -> None:
    """A timer counts them whatever the answer does, so it is given what it was given before."""
    text = f"""
    const axios = require('axios');

    exports.login = async (id, secret, assertion) => {{
      const {{ data }} = await axios.post('{_URL}', new URLSearchParams({{
        client_id: id, client_secret: secret, jwt_token: assertion,
      }}));
      setTimeout(() => exports.login(id, secret, assertion), data.expires_in - 60000);
      return data.access_token;
    }};
    """
    result = rewrite({"ims.js": text})
    assert "data.expires_in * 1000 - 60000);" in result.files["ims.js"]
    assert set(result.dispositions().values()) == {"safe"}


_CALLER = """
import {{ Http }} from './http';

export async function login(id, secret, assertion) {{
  const http = new Http();
  const query = {{ client_id: id, client_secret: secret, jwt_token: assertion }};
  const answer = await http.post('https://ims-na1.adobelogin.com/ims/exchange/jwt', {{ {option} }});
  return answer.access_token;
}}
"""


@pytest.mark.parametrize(
    ("option", "library", "after"),
    [
        ("qs: query", "request", "form: query"),
        ("searchParams: query", "got", "form: query"),
        ("params: query", "axios", "data: new URLSearchParams(query)"),
    ],
)
def test_options_that_the_program_hands_on(option: str, library: str, after: str) -> None:
    """The option is the one of the library that is known by how it calls the query; its type is declared."""
    name, new = option.partition(":")[0], after.partition(":")[0]
    http = f"""
    import {{ send }} from './send';
    import client = require('{library}');

    export interface Options {{
      {name}?: Record<string, string>;
    }}

    export class Http {{
      async post(url: string, options: Options): Promise<any> {{
        return send(client, {{ method: 'POST', url, ...options }});
      }}

      async get(url: string, options: Options): Promise<any> {{
        return send(client, {{ url, ...options }}, options.{name});
      }}
    }}
    """
    result = rewrite({"ims.ts": _CALLER.format(option=option), "http.ts": http})
    assert f"/ims/token/v3', {{ {after} }});" in result.files["ims.ts"]
    assert f"  {name}?: Record<string, string>;\n  {new}?: Record<string, string>;\n" in result.files["http.ts"]
    assert set(result.dispositions().values()) == {"safe"}
    assert rewrite(result.files).files == result.files


def test_options_beside_an_empty_body() -> None:
    """A function that always sends an empty body would lose what its options say of one: that is said."""
    http = """
    const axios = require('axios');

    class Http {
      async post(url, options) {
        return (await axios.post(url, null, options)).data;
      }
    }

    module.exports = { Http };
    """
    result = rewrite({"ims.js": _CALLER.format(option="params: query"), "http.js": http})
    assert set(result.dispositions().values()) == {"unsafe"}
    assert any("http.js: post hands on params and not data" in one.instruction for one in result.plan.rewrites.values())


def test_options_that_the_program_takes_apart() -> None:
    """A function that hands on the query alone would lose the body: that is said."""
    http = """
    const request = require('request-promise');

    class Http {
      post(url, options) {
        return this.send('POST', url, options);
      }

      send(method, url, { qs, headers }) {
        return request({ method, url, qs, headers, json: true });
      }
    }

    module.exports = { Http };
    """
    said = "http.js: post hands on qs and not form, which the parameters of the token request are in now"
    caller = _CALLER.format(option="qs: query")
    result = rewrite({"ims.js": caller, "http.js": http})
    assert "form: query" in result.files["ims.js"]
    assert set(result.dispositions().values()) == {"unsafe"}
    assert any(said in one.instruction for one in result.plan.rewrites.values())
    both = http.replace("qs, headers", "qs, form, headers")
    assert set(rewrite({"ims.js": caller, "http.js": both}).dispositions().values()) == {"safe"}


def test_options_that_a_log_tells_stay_as_they_are() -> None:
    """What is only written to a log is no body, and neither are options that hold the body."""
    text = f"""
const request = require('request');

exports.login = (id, secret, assertion, log, done) => {{
  const options = {{
    uri: '{_URL}',
    formData: {{ client_id: id, client_secret: secret, jwt_token: assertion }}
  }};
  const shown = JSON.stringify(options);
  log('asks ' + shown);
  console.log('asks with ' + JSON.stringify(options));
  request.post(options, done);
}};
"""
    after = rewrite({"ims.js": text}).files["ims.js"]
    assert "form: { client_id: id" in after
    assert "const shown = JSON.stringify(options);" in after
    assert "console.log('asks with ' + JSON.stringify(options));" in after


def test_a_form_that_a_log_tells() -> None:
    """The body is sent urlencoded, though the same parameters are written to a log as JSON."""
    text = f"""
exports.login = async (id, secret, assertion) => {{
  const body = {{ client_id: id, client_secret: secret, jwt_token: assertion }};
  console.debug(JSON.stringify(body));
  console.log(await fetch('{_URL}', {{ method: 'POST', body: JSON.stringify(body) }}));
}};
"""
    after = rewrite({"ims.js": text}).files["ims.js"]
    assert "console.debug(JSON.stringify(body));" in after
    assert "body: new URLSearchParams(body).toString()" in after


def test_an_assertion_put_into_a_cache_is_no_form() -> None:
    """The grant and the scope belong into the form alone."""
    text = f"""
const axios = require('axios');

exports.login = async (cache, id, secret, assertion) => {{
  cache.set('jwt_token', assertion);
  const form = new URLSearchParams();
  form.set('client_id', id);
  form.set('client_secret', secret);
  form.set('jwt_token', assertion);
  return axios.post('{_URL}', form);
}};
"""
    after = rewrite({"ims.js": text}).files["ims.js"]
    assert "form.set('grant_type', 'client_credentials');" in after
    assert "cache.set('grant_type'" not in after
    assert "cache.set('scope'" not in after
