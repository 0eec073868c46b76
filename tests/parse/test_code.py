"""Facts of programs that do the JWT exchange, language by language."""

from __future__ import annotations

import textwrap

import pytest

from migrator.parse.code import reader, tree

EXCHANGE = "https://ims-na1.adobelogin.com/ims/exchange/jwt"

PROGRAMS = {
    "python": """
        import jwt, requests
        IMS_HOST = "https://ims-na1.adobelogin.com"
        def exchange(client_id, assertion):
            body = {"client_id": client_id, "client_secret": os.environ["IMS_SECRET"], "jwt_token": assertion}
            return requests.post(f"{IMS_HOST}/ims/exchange/jwt", data=body)  # sign in
    """,
    "javascript": """
        const request = require('request');
        const config = { ims: { host: 'https://ims-na1.adobelogin.com' } };
        module.exports = async function exchange(clientId, assertion) {
          const body = { client_id: clientId, client_secret: process.env.IMS_SECRET, jwt_token: assertion };
          return request.post(config.ims.host + '/ims/exchange/jwt', { form: body }); // sign in
        };
    """,
    "typescript": """
        import axios from 'axios';
        const IMS_HOST: string = 'https://ims-na1.adobelogin.com';
        export async function exchange(clientId: string, assertion: string): Promise<string> {
          const fields = { client_id: clientId, client_secret: process.env.IMS_SECRET!, jwt_token: assertion };
          return (await axios.post<string>(`${IMS_HOST}/ims/exchange/jwt`, fields)).data; // sign in
        }
    """,
    "java": """
        import java.util.Map;
        class Ims {
          private static final String HOST = "https://ims-na1.adobelogin.com";
          String exchange(String clientId, String assertion) throws Exception {
            Map<String, String> body = Map.of(
                "client_id", clientId, "client_secret", System.getenv("IMS_SECRET"), "jwt_token", assertion);
            return client.post(HOST + "/ims/exchange/jwt", body); // sign in
          }
        }
    """,
    "bash": """
        source ./common.sh
        IMS_HOST=https://ims-na1.adobelogin.com
        curl -X POST "$IMS_HOST/ims/exchange/jwt" \\
          -F "client_id=$CLIENT_ID" -F client_secret="$IMS_SECRET" -F 'jwt_token='"$ASSERTION" # sign in
    """,
}


@pytest.mark.parametrize("language", PROGRAMS)
def test_program_gives_what_rules_need(language: str) -> None:
    """The address is folded, the body's fields are siblings, the secret's name is known, the import is there."""
    text = textwrap.dedent(PROGRAMS[language])
    facts = reader(language)(text)
    assert facts.complete
    assert EXCHANGE in [found.value for found in facts.texts]
    fields = {entry.name: entry for entry in facts.entries if entry.name in {"client_id", "client_secret", "jwt_token"}}
    assert len({entry.container for entry in fields.values()}) == 1
    assert {text[entry.name_span.start : entry.name_span.end] for entry in fields.values()} == set(fields)
    assert "IMS_SECRET" in [reference.name for reference in facts.references if reference.kind == "env"]
    assert EXCHANGE in [argument.value for call in facts.calls for argument in call.arguments]
    assert len(facts.imports) > 0
    assert any("sign in" in comment.text for comment in facts.comments)


def test_match_in_folded_text_is_located_in_its_own_literal() -> None:
    """The path is found at the literal that holds it, the host at the constant's declaration."""
    text = 'HOST = "https://ims-na1.adobelogin.com"\nurl = HOST + "/ims/exchange/jwt"\n'
    found = next(found for found in reader("python")(text).texts if found.value == EXCHANGE)
    path = found.locate(found.value.index("/ims/"), len(found.value))
    host = found.locate(8, 30)
    assert text[path.start : path.end] == "/ims/exchange/jwt"
    assert text[host.start : host.end] == "ims-na1.adobelogin.com"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ocaml", '(* why *) let url = "https://ims-na1.adobelogin.com" ^ "/ims/exchange/jwt"'),
        ("pascal", "Url := 'https://ims-na1.adobelogin.com' + '/ims/exchange/jwt'; { why }"),
        ("coffeescript", "url = 'https://ims-na1.adobelogin.com' + '/ims/exchange/jwt' # why"),
    ],
)
def test_language_without_a_grammar_has_strings_and_comments(language: str, text: str) -> None:
    """A table of marks is enough to put an address together and to tell a comment."""
    facts = reader(language)(text)
    assert EXCHANGE in [found.value for found in facts.texts]
    assert ["why" in comment.text for comment in facts.comments] == [True]


def test_unknown_language_is_read_by_its_tokens() -> None:
    """Strings and comments are found without a grammar, and the facts say that no tree was there."""
    facts = reader("cobol-85")('CALL "https://x/ims/exchange/jwt" /* why */')
    assert [found.value for found in facts.texts] == ["https://x/ims/exchange/jwt"]
    assert not facts.complete
    assert tree("cobol-85", "CALL") is None
