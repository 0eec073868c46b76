"""One small file of every format, each holding `jwt_token` where the format has names and values."""

from __future__ import annotations

import base64
import json

KEY = "-----BEGIN PRIVATE KEY-----\nMIIEabc\n-----END PRIVATE KEY-----\n"

POSTMAN = {
    "info": {"_postman_id": "1", "name": "IMS", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
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
}  # fmt: skip
NOTEBOOK = {
    "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": ["# Title\n", "```bash\n", "curl -F jwt_token=x\n", "```"]},
        {"cell_type": "code", "metadata": {}, "outputs": [{"text": ["no"]}], "source": ["a = 1\n", 'b = "jwt_token"\n']},
        {"cell_type": "code", "metadata": {}, "outputs": [], "source": "%%bash\necho jwt_token\n"},
    ],
    "metadata": {"language_info": {"name": "python"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}  # fmt: skip

SAMPLES: dict[str, str] = {
    "service.json": '{"ims": {"jwt_token": "a b", "esc": "x\\n\\u00e9\\"y", "list": ["one", 2, null]}, /* c */ "n": 5,}\n',
    "service.yaml": "ims:\n  jwt_token: a b\n  block: |\n    one\n    two\n  folded: >-\n    a\n    b\n  list: [x, 'y']\n",
    "chart.yaml": "{{- if .Values.on }}\nims:\n  jwt_token: a b\n  url: {{ .Values.url | quote }}\n{{- end }}\n",
    ".env": "# c\nexport jwt_token='a b'\nAIO_ims_contexts_X_client__id=7\nKEY=\"one\ntwo\"\nREF=${OTHER:-x}\n",
    "b.properties": "! c\njwt_token = a b\nlong = one \\\n  two\nesc\\ aped: \\u00e9\n",
    "b.ini": "; c\n[ims]\njwt_token = a b\nmore = one\n  two\n",
    "b.toml": "# c\n[ims]\njwt_token = \"a b\"\na.b = '''x\ny'''\nlist = [\n  'p',\n  \"q\\n\",\n]\nt = {k = 1}\n",
    "b.xml": '<?xml version="1.0"?>\n<!-- c -->\n<ims a="1&amp;2">\n  <jwt_token>a b</jwt_token>\n  <add key="k" value="v"/>\n</ims>\n',
    "b.config": '# c\njwt_token="a b"\nlist=["x","y\\"z"]\n',
    "b.tf": '# c\nresource "x" "y" {\n  jwt_token = "a b"\n  f = jsonencode({ k = var.x })\n  d = <<EOT\nz\nEOT\n}\n',
    "Dockerfile": 'FROM x\n# c\nENV jwt_token="a b" \\\n    K=v\nRUN curl -F jwt_token=x \\\n  && true\nRUN <<EOF\necho y\nEOF\n',
    "Makefile": '# c\njwt_token := a b\nall:\n\t@curl -F "jwt_token=$$T" \\\n\t  x\n',
    "a.postman_collection.json": json.dumps(POSTMAN, indent=2),
    "a.ipynb": json.dumps(NOTEBOOK, indent=1),
    "insomnia.json": json.dumps({
        "__export_format": 4,
        "resources": [{
            "name": "Sign in",
            "preRequestScript": 'let a = "jwt_token";\n',
            "body": {"mimeType": "application/x-www-form-urlencoded", "params": [{"name": "jwt_token", "value": "{{ J }}"}]},
        }],
    }),
    "README.md": "# Hi\n\n```js\nlet jwt_token = 1\n```\n\n- item\n  ~~~ {.python}\n  import jwt\n  ~~~\n\ntext\n\n    $ curl x\n    out\n",
    "a.rst": "Hi\n==\n\nRun::\n\n    curl x\n\n.. code-block:: python\n   :linenos:\n\n   jwt_token = 1\n\nbye\n",
    "a.adoc": "= Hi\n\n[source,python]\n----\njwt_token = 1\n----\n\nbye\n",
    "a.html": "<!DOCTYPE html>\n<html><body class=x><p>jwt_token &lt;\n<script>\nlet jwt_token = 1 < 2;\n</script>\n</html>\n",
    ".github/workflows/a.yml": (
        'on: push\njobs:\n  a:\n    steps:\n      - uses: a/b@v1\n        with: {key: "${{ secrets.KEY }}"}\n'
        "      - name: Sign in\n        run: |\n          echo 1\n          curl -F jwt_token=x\n"
        "      - run: python x.py\n        shell: pwsh\n"
    ),
    "secret.yaml": (
        f"kind: Secret\nmetadata: {{name: ims}}\ndata:\n  private.key: {base64.b64encode(KEY.encode()).decode()}\n"
        "stringData:\n  app.properties: |\n    jwt_token = a b\n    x = y\n"
    ),
    "private.key": KEY,
    "notes.txt": 'We call it so:\njwt_token = "a b"\nhttps://ims-na1.adobelogin.com/ims/exchange/jwt\n',
    "run.sh": "#!/bin/bash\ncat <<EOF > a.json\n{\"jwt_token\": \"$T\"}\nEOF\nssh host 'curl -F jwt_token=x'\nbash -c \"echo \\$1\"\n",
    "Jenkinsfile": "node {\n  sh '''\n    curl -F jwt_token=$T x\n  '''\n  sh(script: \"echo \\\"a\\\"\", returnStdout: true)\n}\n",
    "package.json": '{"scripts": {"token": "curl -F \\"jwt_token=$T\\" x"}, "dependencies": {"@adobe/jwt-auth": "^1"}}\n',
}  # fmt: skip
"""Path to text."""
