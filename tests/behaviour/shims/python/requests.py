"""As much of the `requests` library as the programs use, on the standard library."""

import json as _json
import urllib.error
import urllib.parse
import urllib.request

_BOUNDARY = "0123456789abcdef0123456789abcdef"


class HTTPError(Exception):
    def __init__(self, message="", response=None):
        super().__init__(message)
        self.response = response


class RequestException(Exception):
    pass


class exceptions:
    HTTPError = HTTPError
    RequestException = RequestException


class Response:
    def __init__(self, status, body):
        self.status_code = status
        self.content = body
        self.text = body.decode()
        self.ok = status < 400

    def json(self):
        return _json.loads(self.text)

    def raise_for_status(self):
        if not self.ok:
            raise HTTPError("%d: %s" % (self.status_code, self.text), response=self)


def _multipart(files):
    pairs = files.items() if hasattr(files, "items") else files
    parts = []
    for name, value in pairs:
        content = value[1] if isinstance(value, tuple) else value
        parts.append('--%s\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (_BOUNDARY, name, content))
    return "".join(parts) + "--%s--\r\n" % _BOUNDARY


def request(
    method, url, params=None, data=None, json=None, files=None, headers=None, timeout=None, verify=True, auth=None
):
    headers = dict(headers or {})
    names = {name.lower() for name in headers}
    if params:
        url += ("&" if "?" in url else "?") + urllib.parse.urlencode(params)
    body = None
    if files:
        body = _multipart(files)
        headers["Content-Type"] = "multipart/form-data; boundary=" + _BOUNDARY
    elif json is not None:
        body = _json.dumps(json)
        headers.setdefault("Content-Type", "application/json")
    elif isinstance(data, (dict, list, tuple)):
        body = urllib.parse.urlencode(data)
        if "content-type" not in names:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
    elif data is not None:
        body = data
    if isinstance(body, str):
        body = body.encode()
    if auth is not None:
        raise NotImplementedError
    timeout = timeout[-1] if isinstance(timeout, tuple) else timeout
    prepared = urllib.request.Request(url, data=body, headers=headers, method=method.upper())
    if body is not None and "content-type" not in {name.lower() for name in prepared.headers}:
        prepared.add_unredirected_header("Content-Type", "")
    try:
        with urllib.request.urlopen(prepared, timeout=timeout) as answer:
            return Response(answer.status, answer.read())
    except urllib.error.HTTPError as error:
        return Response(error.code, error.read())


def get(url, **options):
    return request("GET", url, **options)


def post(url, data=None, json=None, **options):
    return request("POST", url, data=data, json=json, **options)


class Session:
    def __init__(self):
        self.headers = {}
        self.verify = True

    def request(self, method, url, headers=None, **options):
        return request(method, url, headers={**self.headers, **(headers or {})}, **options)

    def get(self, url, **options):
        return self.request("GET", url, **options)

    def post(self, url, data=None, json=None, **options):
        return self.request("POST", url, data=data, json=json, **options)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False
