"""The end of the assertion that a program takes for that of the token: it stays, and the claims go."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, check_tree

_PYTHON = (
    """
    import time

    import jwt
    import requests


    class Session:
        def renew(self, account):
            claims = {
                "exp": int(time.time()) + 3600,
                "iss": account.org,
                "sub": account.technical_account,
                "https://ims-na1.adobelogin.com/s/ent_user_sdk": True,
            }
            form = {
                "client_id": account.client_id,
                "client_secret": account.client_secret,
                "jwt_token": jwt.encode(claims, account.private_key, "RS256"),
            }
            answer = requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form)
            self.until = claims["exp"] - 60
            return answer.json()["access_token"]
    """,
    """
    import time

    import requests


    class Session:
        def renew(self, account):
            form = {
                "client_id": account.client_id,
                "client_secret": account.client_secret,
                "grant_type": "client_credentials",
                "scope": "openid,AdobeID,read_organizations",
            }
            answer = requests.post("https://ims-na1.adobelogin.com/ims/token/v3", data=form)
            self.until = (int(time.time()) + 3600) - 60
            return answer.json()["access_token"]
    """,
)
_JAVASCRIPT = (
    """
    const _ = require('lodash')
    const jwt = require('jsonwebtoken')
    const config = require('./config')

    let session = { until: 0 }

    exports.token = async (params) => {
      const claims = {
        exp: Math.round(Date.now() / 1000) + 300,
        iss: _.get(params, 'iss'),
        sub: _.get(params, 'sub'),
        aud: _.get(config, 'jwt.audience') + _.get(params, 'clientId'),
        'https://ims-na1.adobelogin.com/s/ent_stocksearch_sdk': true
      }
      const body = new URLSearchParams({
        client_id: _.get(params, 'clientId'),
        client_secret: _.get(params, 'clientSecret'),
        jwt_token: jwt.sign(claims, _.get(params, 'key'), { algorithm: 'RS256' })
      })
      const answer = await fetch(_.get(config, 'jwt.endpoint'), { method: 'POST', body })
      session = { token: (await answer.json()).access_token, until: _.get(claims, 'exp', 0) }
      return session.token
    }
    """,
    """
    const _ = require('lodash')
    const config = require('./config')

    let session = { until: 0 }

    exports.token = async (params) => {
      const body = new URLSearchParams({
        client_id: _.get(params, 'clientId'),
        client_secret: _.get(params, 'clientSecret'),
        grant_type: 'client_credentials',
        scope: 'openid,AdobeID,read_organizations'
      })
      const answer = await fetch(_.get(config, 'jwt.endpoint'), { method: 'POST', body })
      session = { token: (await answer.json()).access_token, until: Math.round(Date.now() / 1000) + 300 }
      return session.token
    }
    """,
)
_PHP = (
    """
    <?php

    use Firebase\\JWT\\JWT;

    class Session
    {
        public function renew($http, $account)
        {
            $claims = [
                'exp' => time() + 3600,
                'iss' => $account->org,
                'sub' => $account->technicalAccount,
                'https://ims-na1.adobelogin.com/s/ent_user_sdk' => true,
            ];
            $form = [
                'client_id' => $account->clientId,
                'client_secret' => $account->clientSecret,
                'jwt_token' => JWT::encode($claims, $account->privateKey, 'RS256'),
            ];
            $this->until = $claims['exp'];
            return $http->post('https://ims-na1.adobelogin.com/ims/exchange/jwt', ['form_params' => $form]);
        }
    }
    """,
    """
    <?php

    class Session
    {
        public function renew($http, $account)
        {
            $form = [
                'client_id' => $account->clientId,
                'client_secret' => $account->clientSecret,
                'grant_type' => 'client_credentials',
                'scope' => 'openid,AdobeID,read_organizations',
            ];
            $this->until = time() + 3600;
            return $http->post('https://ims-na1.adobelogin.com/ims/token/v3', ['form_params' => $form]);
        }
    }
    """,
)
_RUBY = (
    """
    require "jwt"
    require "net/http"

    class Session
      def renew(account)
        claims = {
          exp: Time.now.to_i + 3600,
          iss: account.org,
          sub: account.technical_account,
          "https://ims-na1.adobelogin.com/s/ent_user_sdk" => true
        }
        form = {
          client_id: account.client_id,
          client_secret: account.client_secret,
          jwt_token: JWT.encode(claims, account.private_key, "RS256")
        }
        @until = claims[:exp]
        Net::HTTP.post_form(URI("https://ims-na1.adobelogin.com/ims/exchange/jwt"), form)
      end
    end
    """,
    """
    require "net/http"

    class Session
      def renew(account)
        form = {
          client_id: account.client_id,
          client_secret: account.client_secret,
          grant_type: "client_credentials",
          scope: "openid,AdobeID,read_organizations"
        }
        @until = Time.now.to_i + 3600
        Net::HTTP.post_form(URI("https://ims-na1.adobelogin.com/ims/token/v3"), form)
      end
    end
    """,
)
CASES = {"session.py": _PYTHON, "Session.php": _PHP, "session.rb": _RUBY}


@pytest.mark.parametrize("path", CASES)
def test_the_end_stays_without_the_claims(path: str) -> None:
    """What it was made of is written where it was asked for."""
    before, after = CASES[path]
    result = check_tree({path: before}, {path: after})
    assert set(result.dispositions().values()) == {"safe"}


def test_paths_of_keys_in_one_text() -> None:
    """`_.get(config, 'jwt.endpoint')` needs `jwt`, though an audience beside it goes."""
    config = "module.exports = {{ jwt: {{ endpoint: 'https://ims-na1.adobelogin.com/ims/{} }} }}\n"
    result = check_tree(
        {
            "ims.js": _JAVASCRIPT[0],
            "config.js": config.format("exchange/jwt/', audience: 'https://ims-na1.adobelogin.com/c/'"),
        },
        {"ims.js": _JAVASCRIPT[1], "config.js": config.format("token/v3'")},
    )
    assert set(result.dispositions().values()) == {"safe"}


def test_claims_of_something_else_are_kept() -> None:
    """Without a sign-in nothing is taken apart."""
    check_kept('def until(org):\n    claims = {"exp": 5, "iss": org}\n    return claims["exp"], claims\n', "a.py")
