"""One small file of every format, each holding `jwt_token` where the format has names and values."""

from __future__ import annotations

import base64
import json

KEY = "-----BEGIN PRIVATE KEY-----\nMIIEabc\n-----END PRIVATE KEY-----\n"

POSTMAN = {
    "info": {"_postman_id": "1", "name": "IMS"},
    "variable": [{"key": "META_SCOPE", "value": "ent_campaign_sdk"}],
    "item": [
        {
            "name": "Auth",
            "item": [
                {
                    "name": "Sign in",
                    "event": [
                        {"listen": "prerequest", "script": {"exec": ['var a = "x";', "send(a, 'jwt_token');"]}},
                        {"listen": "test", "script": {"exec": "pm.test('ok');"}},
                    ],
                    "request": {
                        "url": {"raw": "https://{{IMS}}/ims/exchange/jwt/", "path": ["ims", "exchange", "jwt"]},
                        "body": {"mode": "urlencoded", "urlencoded": [{"key": "jwt_token", "value": "{{JWT}}"}]},
                    },
                },
                {
                    "name": "Send",
                    "request": {
                        "body": {
                            "mode": "raw",
                            "raw": '{"jwt_token": "{{JWT}}"}',
                            "options": {"raw": {"language": "json"}},
                        }
                    },
                },
            ],
        }
    ],
}
NOTEBOOK = {
    "cells": [
        {
            "cell_type": "markdown",
            "metadata": {},
            "source": ["# Title\n", "```bash\n", "curl -F jwt_token=x\n", "```"],
        },
        {
            "cell_type": "code",
            "metadata": {},
            "outputs": [{"text": ["no"]}],
            "source": ["a = 1\n", 'b = "jwt_token"\n'],
        },
        {"cell_type": "code", "metadata": {}, "outputs": [], "source": "%%bash\necho jwt_token\n"},
    ],
    "metadata": {"language_info": {"name": "python"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}
INSOMNIA = {
    "__export_format": 4,
    "resources": [
        {
            "name": "Sign in",
            "preRequestScript": 'let a = "jwt_token";\n',
            "body": {
                "mimeType": "application/x-www-form-urlencoded",
                "params": [{"name": "jwt_token", "value": "{{ J }}"}],
            },
        }
    ],
}


def _lines(*lines: str) -> str:
    return "\n".join([*lines, ""])


SAMPLES = {
    "service.json": _lines(
        '{"ims": {"jwt_token": "a b", "esc": "x\\n\\u00e9\\"y",', '"list": ["one", 2, null]}, /* c */ "n": 5,}'
    ),
    "service.yaml": _lines(
        "ims:",
        "  jwt_token: a b",
        "  block: |",
        "    one",
        "    two",
        "  folded: >-",
        "    a",
        "    b",
        "  list: [x, 'y']",
    ),
    "chart.yaml": _lines(
        "{{- if .Values.on }}", "ims:", "  jwt_token: a b", "  url: {{ .Values.url | quote }}", "{{- end }}"
    ),
    ".env": _lines(
        "# c", "export jwt_token='a b'", "AIO_ims_contexts_X_client__id=7", 'KEY="one', 'two"', "REF=${OTHER:-x}"
    ),
    "b.properties": _lines("! c", "jwt_token = a b", "long = one \\", "  two", "esc\\ aped: \\u00e9"),
    "b.ini": _lines("; c", "[ims]", "jwt_token = a b", "more = one", "  two"),
    "b.toml": _lines(
        "# c", "[ims]", 'jwt_token = "a b"', "a.b = '''x", "y'''", "list = [", "  'p',", '  "q\\n",', "]", "t = {k = 1}"
    ),
    "b.xml": _lines(
        '<?xml version="1.0"?>',
        "<!-- c -->",
        '<ims a="1&amp;2">',
        "  <jwt_token>a b</jwt_token>",
        '  <add key="k" value="v"/>',
        "</ims>",
    ),
    "b.config": _lines("# c", 'jwt_token="a b"', 'list=["x","y\\"z"]'),
    "b.tf": _lines(
        "# c",
        'resource "x" "y" {',
        '  jwt_token = "a b"',
        "  f = jsonencode({ k = var.x })",
        "  d = <<EOT",
        "z",
        "EOT",
        "}",
    ),
    "Dockerfile": _lines(
        "FROM x",
        "# c",
        'ENV jwt_token="a b" \\',
        "    K=v",
        "RUN curl -F jwt_token=x \\",
        "  && true",
        "RUN <<EOF",
        "echo y",
        "EOF",
    ),
    "Makefile": _lines("# c", "jwt_token := a b", "all:", '\t@curl -F "jwt_token=$$T" \\', "\t  x"),
    "a.postman_collection.json": json.dumps(POSTMAN, indent=2),
    "a.ipynb": json.dumps(NOTEBOOK, indent=1),
    "insomnia.json": json.dumps(INSOMNIA),
    "README.md": _lines(
        "# Hi",
        "",
        "```js",
        "let jwt_token = 1",
        "```",
        "",
        "- item",
        "  ~~~ {.python}",
        "  import jwt",
        "  ~~~",
        "",
        "text",
        "",
        "    $ curl x",
        "    out",
    ),
    "a.rst": _lines(
        "Hi",
        "==",
        "",
        "Run::",
        "",
        "    curl x",
        "",
        ".. code-block:: python",
        "   :linenos:",
        "",
        "   jwt_token = 1",
        "",
        "bye",
    ),
    "a.adoc": _lines("= Hi", "", "[source,python]", "----", "jwt_token = 1", "----", "", "bye"),
    "a.html": _lines(
        "<!DOCTYPE html>", "<html><body class=x><p>jwt_token &lt;", "<script>", "let jwt_token = 1 < 2;", "</script>"
    ),
    ".github/workflows/a.yml": _lines(
        "on: push",
        "jobs:",
        "  a:",
        "    steps:",
        "      - uses: a/b@v1",
        '        with: {key: "${{ secrets.KEY }}"}',
        "      - name: Sign in",
        "        run: |",
        "          echo 1",
        "          curl -F jwt_token=x",
        "      - run: Get-Item x",
        "        shell: pwsh",
    ),
    "secret.yaml": _lines(
        "kind: Secret",
        "metadata: {name: ims}",
        "data:",
        f"  private.key: {base64.b64encode(KEY.encode()).decode()}",
        "stringData:",
        "  app.properties: |",
        "    jwt_token = a b",
        "    x = y",
    ),
    "private.key": KEY,
    "notes.txt": _lines("We call it so:", 'jwt_token = "a b"', "https://ims-na1.adobelogin.com/ims/exchange/jwt"),
    "run.sh": _lines(
        "#!/bin/bash",
        "cat <<EOF > a.json",
        '{"jwt_token": "$T"}',
        "EOF",
        "ssh host 'curl -F jwt_token=x'",
        'bash -c "echo \\$1"',
    ),
    "Jenkinsfile": _lines(
        "node {",
        "  sh '''",
        "    curl -F jwt_token=$T x",
        "  '''",
        '  sh(script: "echo \\"a\\"", returnStdout: true)',
        "}",
    ),
    "package.json": _lines(
        '{"scripts": {"token": "curl -F \\"jwt_token=$T\\" x"}, "dependencies": {"@adobe/jwt-auth": "^1"}}'
    ),
}
"""Path to text."""
