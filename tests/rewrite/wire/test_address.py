"""Parameters in the address of the request, in Python and JavaScript: they become its body."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, check_rewritten, rewrite

_PYTHON = "import requests\nimport urllib.request\n\nURL = 'https://ims-na1.adobelogin.com/ims/{path}'\n\n"
_NODE = (
    "const axios = require('axios');\nconst fetch = require('node-fetch');\nconst got = require('got');\n"
    "const request = require('request');\nconst URL = 'https://ims-na1.adobelogin.com/ims/{path}';\n\n"
)
_DATA = """{
    'client_id': i,
    'client_secret': s,
    'grant_type': 'client_credentials',
    'scope': 'openid,AdobeID,read_organizations',
}"""
_FIELDS = """{
    client_id: i,
    client_secret: s,
    grant_type: 'client_credentials',
    scope: 'openid,AdobeID,read_organizations'
}"""
_NEW = "grant_type: 'client_credentials', scope: 'openid,AdobeID,read_organizations'"


def _python(before: str, after: str) -> None:
    check_rewritten(_PYTHON.format(path="exchange/jwt") + before, _PYTHON.format(path="token/v3") + after, "ims.py")


def _node(before: str, after: str) -> None:
    check_rewritten(_NODE.format(path="exchange/jwt") + before, _NODE.format(path="token/v3") + after, "ims.js")


@pytest.mark.parametrize(
    "address",
    [
        "URL + '?client_id=' + i + '&client_secret=' + s + '&jwt_token=' + t",
        "URL + '?client_id=%s&client_secret=%s&jwt_token=%s' % (i, s, t)",
        "'%s?client_id=%s&client_secret=%s&jwt_token=%s' % (URL, i, s, t)",
        "'{}?client_id={}&client_secret={}&jwt_token={}'.format(URL, i, s, t)",
        "f'{URL}?client_id={i}' f'&client_secret={s}&jwt_token={t}'",
        "URL + '?client_id=' + quote(i) + '&client_secret=' + parse.quote_plus(s) + '&jwt_token=' + t",
    ],
)
def test_an_address_that_is_put_together_in_python(address: str) -> None:
    """However the string is spelled, what stood before the question mark stays, and a body encodes by itself."""
    _python(f"r = requests.post({address})\n", f"r = requests.post(URL, data={_DATA})\n")


def test_a_literal_address_keeps_its_host() -> None:
    """The cut is made inside the literal; an f-string without a placeholder is a plain one; a format keeps its host."""
    _python(
        "r = requests.post(f'https://ims/ims/exchange/jwt/?client_id={i}&client_secret={s}&jwt_token={t}')\n",
        f"r = requests.post('https://ims/ims/token/v3', data={_DATA})\n",
    )
    _python(
        "r = requests.post('{}/ims/exchange/jwt?client_id={}&client_secret={}&jwt_token={}'.format(HOST, i, s, t))\n",
        f"r = requests.post('{{}}/ims/token/v3'.format(HOST), data={_DATA})\n",
    )
    _python(
        "r = requests.post('%s/ims/exchange/jwt?client_id=%s&client_secret=%s&jwt_token=%s' % (HOST, i, s, t))\n",
        f"r = requests.post('%s/ims/token/v3' % (HOST,), data={_DATA})\n",
    )


def test_an_address_in_a_variable_and_an_empty_body() -> None:
    """A body with nothing in it makes room, also by its name; showing the address is no second use."""
    _python(
        "url = URL + '?client_id=' + i + '&client_secret=' + s + '&jwt_token=' + t\npayload = {}\nprint(url)\n"
        "r = requests.request('POST', url, headers=h, data=payload)\n",
        f"url = URL\nprint(url)\nr = requests.request('POST', url, headers=h, data={_DATA})\n",
    )


def test_a_query_in_a_variable() -> None:
    """The string of the parameters goes with its statement; a mapping loses its encoder."""
    _python(
        "q = 'client_id=' + i + '&client_secret=' + s + '&jwt_token=' + t\nr = requests.post(URL + '?' + q)\n",
        f"r = requests.post(URL, data={_DATA})\n",
    )
    flat = "{'client_id': i, 'client_secret': s, "
    scope = "'grant_type': 'client_credentials', 'scope': 'openid,AdobeID,read_organizations'}"
    _python(
        f"q = urlencode({flat}'jwt_token': t}})\nr = requests.post(f'{{URL}}?{{q}}')\n",
        f"q = {flat}{scope}\nr = requests.post(URL, data=q)\n",
    )
    _python(
        f"p = {flat}'jwt_token': t}}\nr = requests.post(URL + '?' + parse.urlencode(p), timeout=9)\n",
        f"p = {flat}{scope}\nr = requests.post(URL, data=p, timeout=9)\n",
    )


def test_urllib_takes_bytes() -> None:
    """The standard library wants the encoded body."""
    query = "'?client_id=' + i + '&client_secret=' + s + '&jwt_token=' + t"
    _python(
        f"r = urllib.request.Request(URL + {query}, method='POST')\n",
        f"r = urllib.request.Request(URL, data=urllib.parse.urlencode({_DATA}).encode(), method='POST')\n",
    )
    _python(
        f"r = urllib.request.urlopen(URL + {query}, b'')\n",
        f"r = urllib.request.urlopen(URL, urllib.parse.urlencode({_DATA}).encode())\n",
    )


_TEMPLATE = "`${URL}?client_id=${encodeURIComponent(i)}&client_secret=${s}&jwt_token=${t}`"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("axios.post(ADDRESS).then(show);", "axios.post(URL, new URLSearchParams(FIELDS)).then(show);"),
        ("axios.post(ADDRESS, {}, { timeout: 9 });", "axios.post(URL, new URLSearchParams(FIELDS), { timeout: 9 });"),
        (
            "axios({ method: 'post', url: ADDRESS, data: '' });",
            "axios({ method: 'post', url: URL, data: new URLSearchParams(FIELDS) });",
        ),
        (
            "fetch(ADDRESS, { method: 'POST', headers });",
            "fetch(URL, { method: 'POST', body: new URLSearchParams(FIELDS), headers });",
        ),
        ("got.post(ADDRESS).json();", "got.post(URL, { form: FIELDS }).json();"),
        ("request.post(ADDRESS, done);", "request.post(URL, { form: FIELDS }, done);"),
        (
            "const o = { method: 'POST', url: ADDRESS, json: true };\nrequest(o, done);",
            "const o = { method: 'POST', url: URL, form: FIELDS, json: true };\nrequest(o, done);",
        ),
    ],
)
def test_the_ways_of_the_libraries(before: str, after: str) -> None:
    """Each library takes the body under its own name, as an argument or an option."""
    _node(before.replace("ADDRESS", _TEMPLATE) + "\n", after.replace("FIELDS", _FIELDS) + "\n")


_HTTPS = "const https = require('https');\nconst PATH = '/ims/{path}';\n\n"
_PATH = "`${PATH}?client_id=${i}&client_secret=${s}&jwt_token=${t}`"
_FORM = "'Content-Type': 'application/x-www-form-urlencoded'"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "const q = https.request({ method: 'POST', host: H, path: ADDRESS }, f);\nq.on('error', f);\nq.end();",
            "const q = https.request({ method: 'POST', host: H, path: PATH, headers: { TYPE } }, f);\nq.on('error', f);\nq.end(BODY);",  # noqa: E501
        ),
        (
            "const o = { method: 'POST', headers: { Accept: 'a' }, host: H, path: ADDRESS };\nhttps.request(o, f).end();",  # noqa: E501
            "const o = { method: 'POST', headers: { Accept: 'a', TYPE }, host: H, path: PATH };\nhttps.request(o, f).end(BODY);",  # noqa: E501
        ),
        (
            "https.request('https://ims' + ADDRESS, { method: 'POST', headers: { TYPE } }, show).end();",
            "https.request('https://ims' + PATH, { method: 'POST', headers: { TYPE } }, show).end(BODY);",
        ),
    ],
)
def test_a_request_of_node_ends_with_the_body(before: str, after: str) -> None:
    """`https.request` takes no body: `end` does, and the options say its type once."""
    wanted = after.replace("BODY", f"new URLSearchParams({_FIELDS}).toString()")
    check_rewritten(
        _HTTPS.format(path="exchange/jwt") + before.replace("ADDRESS", _PATH).replace("TYPE", _FORM) + "\n",
        _HTTPS.format(path="token/v3") + wanted.replace("TYPE", _FORM) + "\n",
        "ims.js",
    )


def test_a_query_that_is_made_of_an_object() -> None:
    """`URLSearchParams` is a body already; what was made a string is one again."""
    _node(
        "const p = new URLSearchParams({ client_id: i, client_secret: s, jwt_token: t });\n"
        "fetch(`${URL}?${p.toString()}`, { method: 'POST' });\n",
        f"const p = new URLSearchParams({{ client_id: i, client_secret: s, {_NEW} }});\n"
        "fetch(URL, { method: 'POST', body: p });\n",
    )
    _node(
        "const q = qs.stringify({ client_id: i, client_secret: s, jwt_token: t });\naxios.post(URL + '?' + q);\n",
        f"const q = {{ client_id: i, client_secret: s, {_NEW} }};\naxios.post(URL, new URLSearchParams(q));\n",
    )


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("ims.py", "r = requests.post(URL + '?client_id=' + i + more + '&client_secret=' + s + '&jwt_token=' + t)\n"),
        ("ims.py", "r = requests.post(URL + '?client_id=%s&client_secret=%s&jwt_token=%s' % (i, s, t), params=p)\n"),
        ("ims.py", "r = requests.post(URL + '?client_id=%s&client_secret=%s&jwt_token=%s' % (i, s, t), data=d)\n"),
        ("ims.py", "r = send(URL + '?' + urlencode({'client_id': i, 'client_secret': s, 'jwt_token': t}))\n"),
        ("ims.js", f"send({_TEMPLATE});\n"),
        ("ims.js", f"axios.post({_TEMPLATE}, given);\n"),
        ("ims.js", f"require('https').request({{ ...o, method: 'POST', path: {_TEMPLATE} }}).end();\n"),
        ("ims.js", f"const r = https.request({{ method: 'POST', path: {_TEMPLATE} }});\nr.write(d);\nr.end();\n"),
        ("ims.js", f"const r = https.request({{ method: 'POST', path: {_TEMPLATE} }});\nfinish(r);\n"),
        ("ims.js", f"axios({{ ...defaults, method: 'post', url: {_TEMPLATE} }});\n"),
    ],
)
def test_what_is_not_followed_needs_a_look(path: str, text: str) -> None:
    """A request that is asked elsewhere, has another body, or a parameter that is not plain: the address says so."""
    head = (_PYTHON if path.endswith("py") else _NODE).format(path="exchange/jwt")
    result = rewrite({path: head + text})
    assert any("still sends the secret in the address" in note for note in result.plan.notes)
    assert result.dispositions()["jwt-token-parameter"] == "unsafe"


def test_another_query_is_left_alone() -> None:
    """An address of something else keeps its parameters."""
    check_kept("import requests\n\nrequests.post('https://acme.example/jwt?client_id=' + i + '&token=' + t)\n", "a.py")
