"""What a file's summary holds: names by which files know each other, and nothing secret."""

from __future__ import annotations

import pickle
from textwrap import dedent

import pytest

from migrator.link.summary import FileSummary, summarise
from migrator.parse.read import parse

CANARY = "p8e-canary1234567890"
CLIENT = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"


def summary(path: str, text: str) -> FileSummary:
    """The summary of a file's text."""
    return summarise(parse(path, dedent(text).encode()))


def test_environment_defines_names_in_every_spelling() -> None:
    """A variable is known under its squashed name, a nested key with and without its sections."""
    env = summary(".env", "LOYALTY_PRIVATE_KEY=x\nPORT=80\n")
    assert [(name.value, name.line, name.written) for name in env.defines] == [
        ("loyaltyprivatekey", 1, "LOYALTY_PRIVATE_KEY")
    ]
    config = summary("a.yml", "loyalty:\n  adobe:\n    private-key: x\n")
    assert {name.value for name in config.defines} == {"privatekey", "adobeprivatekey", "loyaltyadobeprivatekey"}


def test_what_stands_beside_a_credential_is_known_by_its_section() -> None:
    """A certificate's path means nothing by itself; in the section of a credential it is looked up as part of it."""
    config = summary("a.json", '{"Adobe": {"ClientId": "", "CertificatePath": ""}, "Kestrel": {"CertificatePath": ""}}')
    assert {name.value for name in config.defines} == {"clientid", "adobeclientid", "adobecertificatepath"}


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.py", 'import os\nkey = os.environ["ADOBE_PRIVATE_KEY"]\n', "adobeprivatekey"),
        ("a.js", "const key = process.env.ADOBE_PRIVATE_KEY\n", "adobeprivatekey"),
        ("A.cs", 'var path = configuration["Adobe:CertificatePath"];\n', "adobecertificatepath"),
        (".github/workflows/a.yml", "env:\n  X: ${{ secrets.ADOBE_PRIVATE_KEY }}\n", "adobeprivatekey"),
    ],
)
def test_lookups_are_references(path: str, text: str, expected: str) -> None:
    """Code and pipelines refer to variables by the names under which files define them."""
    assert expected in {name.value for name in summary(path, text).references}


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.py", 'open("certs/private.key")\n', {"certs/private.key"}),
        ("a.sh", "openssl dgst -sign ./keys/adobe.pem input.txt\n", {"keys/adobe.pem"}),
        (".env", "KEY_PATH=config/secret.key\n", {"config/secret.key"}),
        ("a.yml", "key: C:\\keys\\private.pfx\n", {"C:/keys/private.pfx"}),
        ("a.yml", "key: /run/secrets/loyalty.key\n", {"/run/secrets/loyalty.key"}),
        ("a.properties", "key=classpath:secret.key\n", {"secret.key"}),
        ("a.py", 'get("https://example.com/keys/private.key")\n', set()),
        ("a.py", 'load("https://example.com/a.json", ".env.production")\n', {".env.production"}),
        ("package.json", '{"name": "x", "main": "src/index.js", "bin": "private.key"}\n', {"private.key"}),
        ("a.py", 'print("version 1.2.3 of e.g. this")\n', set()),
    ],
)
def test_file_names_are_mentions(path: str, text: str, expected: set[str]) -> None:
    """Files named in strings, commands and settings; a manifest's own list of files counts for keys alone."""
    found = {name.value for name in summary(path, text).mentions}
    assert expected <= found
    assert expected or not found


def test_marks_stand_at_their_lines() -> None:
    """Adobe's names, other systems' names and the OAuth flow are told by line."""
    text = 'a = "https://ims-na1.adobelogin.com"\nb = "x@y.iam.gserviceaccount.com"\nc = "client_credentials"\n'
    marks = summary("a.py", text)
    assert [marks.lines(kind) for kind in ("adobe", "foreign", "oauth")] == [(1,), (2,), (3,)]


def test_object_named_client_credentials_is_no_oauth() -> None:
    """The JWT form of a PDF Services file has an object of that name."""
    assert summary("c.json", '{"client_credentials": {"client_id": "x"}}').lines("oauth") == ()


@pytest.mark.parametrize(
    ("path", "text", "project", "title"),
    [
        ("package.json", '{"name": "@acme/loyalty"}', "loyalty", ""),
        ("pyproject.toml", '[project]\nname = "loyalty"\n', "loyalty", ""),
        ("pom.xml", "<project><parent><artifactId>base</artifactId></parent><artifactId>api</artifactId>", "api", ""),
        ("go.mod", "module github.com/acme/loyalty\n", "loyalty", ""),
        ("console.json", '{"project": {"name": "123", "title": "Loyalty Sync"}}', "", "Loyalty Sync"),
        ("package.json", "{broken", "", ""),
        ("package.json", "[" * 100_000, "", ""),
        ("a.py", "name = 'x'\n", "", ""),
    ],
)
def test_manifest_names_the_project(path: str, text: str, project: str, title: str) -> None:
    """Manifests and workspace files give a name; broken ones give none."""
    found = summary(path, text)
    assert (found.project, found.title) == (project, title)


def test_summary_holds_no_secret() -> None:
    """Values of secrets and key material appear nowhere in the pickled summary."""
    key = f"-----BEGIN PRIVATE KEY-----\n{CANARY}\n-----END PRIVATE KEY-----"
    texts = {
        ".env": f"ADOBE_CLIENT_ID={CLIENT}\nADOBE_CLIENT_SECRET={CANARY}\nOTHER_API_KEY={CANARY}\nAPI_KEY={CANARY}\n",
        "a.yml": f"adobe:\n  client_secret: {CANARY}\n  private_key: |\n    {CANARY}\n",
        "a.js": f'const secret = "{CANARY}"; const apiKey = "{CANARY}"; sign(`{key}`)\n',
        "private.key": key,
        "a.sh": f"curl -d client_secret={CANARY} -d jwt_token=$(sign {CANARY}.pem)\n",
    }
    for path, text in texts.items():
        found = summary(path, text)
        if path != "a.sh":
            assert CANARY.encode() not in pickle.dumps(found), path
        assert pickle.loads(pickle.dumps(found)) == found


def test_summary_stays_small() -> None:
    """A file of many names gives a bounded summary."""
    env = summary(".env", "".join(f"S{number}_PRIVATE_KEY=keys/{number}.key\n" for number in range(5000)))
    assert len(env.defines) == len(env.mentions) == 256
    assert len(pickle.dumps(env)) < 64 * 1024


def test_two_client_ids_make_scopes() -> None:
    """Sections with client IDs of their own are scopes; one client ID makes none."""
    text = f"target:\n  client_id: {CLIENT}\n  x: 1\naep:\n  client_id: {CLIENT[::-1]}\n  x: 1\n"
    scopes = summary("a.yml", text).scopes
    assert [(scope.label, scope.client) for scope in scopes] == [("target", CLIENT), ("aep", CLIENT[::-1])]
    assert scopes[0].last < scopes[1].first
    assert summary("a.yml", f"target:\n  client_id: {CLIENT}\n").scopes == ()
