"""Opens the release pull request as our GitHub App."""

import os
import time

import jwt
import requests

API = "https://api.github.com"


def app_token():
    with open(os.environ["GITHUB_APP_PRIVATE_KEY_PATH"]) as handle:
        private_key = handle.read()
    now = int(time.time())
    claims = {"iat": now - 60, "exp": now + 540, "iss": os.environ["GITHUB_APP_ID"]}
    return jwt.encode(claims, private_key, algorithm="RS256")


def installation_token(installation_id):
    response = requests.post(
        "{}/app/installations/{}/access_tokens".format(API, installation_id),
        headers={"Authorization": "Bearer " + app_token(), "Accept": "application/vnd.github.v3+json"},
        timeout=30,
    )
    response.raise_for_status()
    return response.json()["token"]


def open_release(installation_id, repository, version):
    response = requests.post(
        "{}/repos/{}/pulls".format(API, repository),
        headers={"Authorization": "token " + installation_token(installation_id)},
        json={"title": "Release " + version, "head": "release/" + version, "base": "main"},
        timeout=30,
    )
    response.raise_for_status()
    return response.json()["html_url"]
