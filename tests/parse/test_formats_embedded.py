"""Code inside files: its language, its label, its text, and the way back to the file."""

from __future__ import annotations

import base64
import json

import pytest

from migrator.parse.read import parse
from tests.parse.document_samples import KEY, NOTEBOOK, POSTMAN, SAMPLES

Piece = tuple[str, str, str]

CASES: dict[str, list[Piece]] = {
    "a.postman_collection.json": [
        ("javascript", "postman: Auth > Sign in / prerequest", "var a = \"x\";\nsend(a, 'jwt_token');"),
        ("javascript", "postman: Auth > Sign in / test", "pm.test('ok');"),
        ("json", "postman: Auth > Send / body", '{"jwt_token": "{{JWT}}"}'),
    ],
    "a.ipynb": [
        ("markdown", "cell 1", "# Title\n```bash\ncurl -F jwt_token=x\n```"),
        ("bash", "cell 1 / code block 1", "curl -F jwt_token=x\n"),
        ("python", "cell 2", 'a = 1\nb = "jwt_token"\n'),
        ("bash", "cell 3", "%%bash\necho jwt_token\n"),
    ],
    "insomnia.json": [("javascript", "insomnia: Sign in / prerequest", 'let a = "jwt_token";\n')],
    "README.md": [
        ("javascript", "code block 1", "let jwt_token = 1\n"),
        ("python", "code block 2", "import jwt\n"),
        ("bash", "code block 3", "curl x\nout\n"),
    ],
    "a.rst": [("bash", "code block 1", "curl x\n"), ("python", "code block 2", "jwt_token = 1\n")],
    "a.adoc": [("python", "code block 1", "jwt_token = 1\n")],
    "a.html": [("javascript", "script 1", "\nlet jwt_token = 1 < 2;\n")],
    ".github/workflows/a.yml": [
        ("bash", "run: a > Sign in", "echo 1\ncurl -F jwt_token=x\n"),
        ("powershell", "run: a > run", "Get-Item x"),
    ],
    "secret.yaml": [
        ("pem", "Secret ims > private.key, decoded", KEY),
        ("properties", "Secret ims > app.properties", "jwt_token = a b\nx = y\n"),
    ],
    "Dockerfile": [("bash", "RUN", "curl -F jwt_token=x \\\n  && true"), ("bash", "RUN", "echo y\n")],
    "Makefile": [("bash", "recipe all", 'curl -F "jwt_token=$T" \\\n\t  x')],
    "run.sh": [
        ("json", "heredoc EOF", '{"jwt_token": "$T"}\n'),
        ("bash", "quoted script", "curl -F jwt_token=x"),
        ("bash", "quoted script", "echo $1"),
    ],
    "Jenkinsfile": [("bash", "sh", "\n    curl -F jwt_token=$T x\n  "), ("bash", "sh", 'echo "a"')],
    "package.json": [("bash", "script token", 'curl -F "jwt_token=$T" x')],
}


def pieces(path: str, text: str) -> list[Piece]:
    """Language, label and text of every embedded region."""
    return [(region.language, region.label, region.text) for region in parse(path, text.encode()).regions[1:]]


@pytest.mark.parametrize("path", CASES)
def test_pieces_are_found(path: str) -> None:
    """Every piece of another language is a region of its own, told where it stands."""
    assert pieces(path, SAMPLES[path]) == CASES[path]


@pytest.mark.parametrize("path", CASES)
def test_pieces_lead_back_to_the_file(path: str) -> None:
    """A word of a piece stands at the mapped place of the file, on the line the file has it."""
    document = parse(path, SAMPLES[path].encode())
    for region in document.regions[1:]:
        at = region.text.find("jwt_token")
        if at != -1:
            there = region.offsets.to_file(at)
            assert document.text[there : there + 9] == "jwt_token"


MORE: list[tuple[str, str, list[Piece]]] = [
    ("ci.yml", "job:\n  script:\n    - echo a\n    - |\n      b\n      c\n", [
        ("bash", "run: job > script", "echo a"), ("bash", "run: job > script", "b\nc\n"),
    ]),
    ("azure-pipelines.yml", "steps:\n- task: PowerShell@2\n  inputs: {script: Get-X}\n- powershell: Get-Y\n", [
        ("powershell", "run: inputs > script", "Get-X"), ("powershell", "run: powershell", "Get-Y"),
    ]),
    ("w.yml", "steps:\n- uses: actions/github-script@v7\n  with:\n    script: |\n      let a\n", [
        ("javascript", "run: with > script", "let a\n"),
    ]),
    ("w.yml", "defaults: {run: {shell: pwsh}}\njobs:\n  a:\n    steps:\n    - run: Get-X\n", [
        ("powershell", "run: a > run", "Get-X"),
    ]),
    (".circleci/config.yml", "steps:\n- run:\n    name: N\n    command: echo x\n", [
        ("bash", "run: run > N", "echo x"),
    ]),
    ("chart/templates/job.yaml", "{{- if x }}\nsteps:\n  - run: |\n      echo {{ y }}\n{{- end }}\n", [
        ("bash", "run: run", "echo {{ y }}\n"),
    ]),
    ("a.md", "1. step\n\n   ```console\n   $ curl x\n   > -F y\n   out\n   ```\n", [
        ("bash", "code block 1", "curl x\n-F y\nout\n"),
    ]),
    ("a.md", '```json\n{"a": 1}\n```\n~~~~ {.yaml}\na: ```\n~~~~\n```\nplain\n```\n', [
        ("json", "code block 1", '{"a": 1}\n'), ("yaml", "code block 2", "a: ```\n"),
        ("text", "code block 3", "plain\n"),
    ]),
    ("a.sh", ("python3 - <<'PY'\nimport x\nPY\nssh h <<EOF\nls\nEOF\n"
              "cat <<A <<B\n1\nA\n2\nB\ntee x.yml <<E\na: b\nE\n"), [
        ("python", "heredoc PY", "import x\n"), ("bash", "heredoc EOF", "ls\n"), ("text", "heredoc A", "1\n"),
        ("text", "heredoc B", "2\n"), ("yaml", "heredoc E", "a: b\n"),
    ]),
    ("a.sh", "ssh -i k u@h \"bash -c 'echo \\$X'\"\npython3 -c 'import x'\n", [
        ("bash", "quoted script", "bash -c 'echo $X'"), ("bash", "quoted script / quoted script", "echo $X"),
        ("python", "quoted script", "import x"),
    ]),
    ("a.vue", '<template><p>x</p></template><script lang="ts">let a: string</script>', [
        ("typescript", "script 1", "let a: string"),
    ]),
    ("config.xml", ("<p><hudson.tasks.Shell><command>a &amp;&amp; b</command></hudson.tasks.Shell>"
                    "<definition><script>node {}</script></definition></p>"), [
        ("bash", "hudson.tasks.Shell > command", "a && b"), ("groovy", "definition > script", "node {}"),
    ]),
    ("b.properties", f"key={base64.b64encode(KEY.encode()).decode()}\n", [("pem", "base64, decoded", KEY)]),
    ("list.yaml", ("kind: List\nitems:\n- kind: ConfigMap\n  metadata: {name: c}\n  data:\n"
                   "    a.py: |\n      import x\n      y\n"), [
        ("python", "ConfigMap c > a.py", "import x\ny\n"),
    ]),
    ("i.yaml", "type: collection.insomnia.rest/5.0\ncollection:\n- name: R\n  scripts:\n    preRequest: let a\n", [
        ("javascript", "insomnia: R / prerequest", "let a"),
    ]),
    ("a.ts", "const t = `# head\nA_B=1\nC=2\nD=`;\nconst u = `x=1\ny=2\nz=3`;\n", [
        ("dotenv", "dotenv in a string", "# head\nA_B=1\nC=2\nD="),
    ]),
    ("a.py", 'f("""\n  a:\n    b: 1\n    c: 2""")\n', [("yaml", "yaml in a string", "\n  a:\n    b: 1\n    c: 2")]),
    ("a.py", 'def f():\n    """\n    Args:\n    b: one\n    c: two\n    """\n', []),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "expected"), MORE)
def test_other_ways_to_write_it(path: str, text: str, expected: list[Piece]) -> None:
    """The dialects of pipelines, documents, shells and exports."""
    assert pieces(path, text) == expected


def test_a_form_of_postman_is_a_form() -> None:
    """A parameter of a body is an entry of a form, and a variable an entry of a configuration."""
    facts = parse("x.json", json.dumps(POSTMAN).encode()).regions[0].facts
    found = {entry.name: (entry.value, entry.shape) for entry in facts.entries}
    assert found["jwt_token"] == ("{{JWT}}", "form")
    assert found["META_SCOPE"] == ("ent_campaign_sdk", "config")


def test_what_is_code_is_not_read_as_text_too() -> None:
    """A script's lines are texts of the script alone, so that nothing is reported twice."""
    for path in ("a.postman_collection.json", ".github/workflows/a.yml", "README.md", "a.ipynb"):
        document = parse(path, SAMPLES[path].encode())
        outer = [text.value for text in document.regions[0].facts.texts]
        assert not any("curl" in value or "send(" in value or "let " in value for value in outer)


def test_outputs_of_cells_are_passed_over() -> None:
    """What a notebook printed is no code and no configuration."""
    document = parse("x.ipynb", json.dumps(NOTEBOOK).encode())
    assert "no" not in [text.value for text in document.regions[0].facts.texts]


def test_base64_has_no_place_of_its_own_in_the_file() -> None:
    """What stands in decoded text is placed at the value that holds it."""
    document = parse("secret.yaml", SAMPLES["secret.yaml"].encode())
    decoded = document.regions[1]
    assert document.place(decoded, decoded.facts.entries[0].span).line == 4


def test_pieces_are_counted_and_nested_within_bounds() -> None:
    """More pieces than anyone wrote are not all opened, and the coverage hears of it."""
    document = parse("a.yml", b"- run: echo x\n" * 6000)
    assert len(document.regions) == 5000
    assert document.problems == ("more than 5000 embedded pieces: the rest was searched as text",)
    nested = "x"
    for _ in range(6):
        nested = json.dumps({"nbformat": 4, "cells": [{"cell_type": "raw", "source": nested}]})
    assert len(parse("x.ipynb", nested.encode()).regions) <= 5
