"""Configuration follows the code: what only the assertion needed goes, metascopes become scopes, in every format."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.rewrite.config.programs import PROGRAM
from tests.rewrite.harness import SCOPES, rewrite

NEW = ",".join(SCOPES)
OLD = "ent_dataservices_sdk"

CASES = {
    "dotenv": (
        "app.env",
        f"""
        ADOBE_CLIENT_ID=5f1c0a7be94d4c2f8a3b6d90e12f7c44
        ADOBE_META_SCOPES={OLD}
        # the private key of the service account
        ADOBE_PRIVATE_KEY=/etc/adobe/private.key
        OTHER=1
        """,
        f"""
        ADOBE_CLIENT_ID=5f1c0a7be94d4c2f8a3b6d90e12f7c44
        ADOBE_SCOPES={NEW}
        OTHER=1
        """,
    ),
    "an example that lists what is needed": (
        ".env.example",
        """
        ADOBE_CLIENT_ID=
        ADOBE_CLIENT_SECRET=
        ADOBE_META_SCOPES=ent_dataservices_sdk
        ADOBE_PRIVATE_KEY=
        """,
        f"""
        ADOBE_CLIENT_ID=
        ADOBE_CLIENT_SECRET=
        ADOBE_SCOPES={NEW}
        """,
    ),
    "properties": (
        "adobe.properties",
        f"""
        ! sign-in
        ims.clientId=5f1c0a7be94d4c2f8a3b6d90e12f7c44
        ims.metaScopes={OLD}
        # private key in DER
        ims.privateKeyPath=/secret.key
        """,
        """
        ! sign-in
        ims.clientId=5f1c0a7be94d4c2f8a3b6d90e12f7c44
        """,
    ),
    "ini": (
        "settings.ini",
        """
        [adobe]
        client_id = 5f1c0a7be94d4c2f8a3b6d90e12f7c44
        private_key_file = private.key
        timeout = 3
        """,
        """
        [adobe]
        client_id = 5f1c0a7be94d4c2f8a3b6d90e12f7c44
        timeout = 3
        """,
    ),
    "TOML": (
        "settings.toml",
        """
        [adobe]
        client_id = "5f1c0a7be94d4c2f8a3b6d90e12f7c44"
        private_key_file = "private.key"
        meta_scopes = ["ent_dataservices_sdk"]
        """,
        """
        [adobe]
        client_id = "5f1c0a7be94d4c2f8a3b6d90e12f7c44"
        """,
    ),
    "JSON, the last entries and their comma": (
        "config/adobe.json",
        """
        {
          "adobe": {
            "clientId": "5f1c0a7be94d4c2f8a3b6d90e12f7c44",
            "metaScopes": ["ent_dataservices_sdk"],
            "privateKey": "private.key"
          }
        }
        """,
        """
        {
          "adobe": {
            "clientId": "5f1c0a7be94d4c2f8a3b6d90e12f7c44"
          }
        }
        """,
    ),
    "a JSON schema with what it requires": (
        "adobe.schema.json",
        """
        {
          "required": ["clientId", "privateKey", "metaScopes"],
          "properties": {
            "clientId": {"type": "string", "const": "5f1c0a7be94d4c2f8a3b6d90e12f7c44"},
            "privateKey": {"type": "string"},
            "metaScopes": {"type": "array"}
          }
        }
        """,
        """
        {
          "required": ["clientId"],
          "properties": {
            "clientId": {"type": "string", "const": "5f1c0a7be94d4c2f8a3b6d90e12f7c44"}
          }
        }
        """,
    ),
    "YAML, a list and a key as block": (
        "adobe.yaml",
        """
        adobe:
          client_id: 5f1c0a7be94d4c2f8a3b6d90e12f7c44
          metascopes:
            - ent_dataservices_sdk
          private_key: |
            -----BEGIN PRIVATE KEY-----
            not a key
            -----END PRIVATE KEY-----
          sandbox: prod  # stays
        """,
        """
        adobe:
          client_id: 5f1c0a7be94d4c2f8a3b6d90e12f7c44
          sandbox: prod  # stays
        """,
    ),
    "YAML, a section that would be empty": (
        "adobe.yaml",
        """
        client_id: 5f1c0a7be94d4c2f8a3b6d90e12f7c44
        signing:
          private_key_path: private.key
          metascopes: [ent_dataservices_sdk]
        sandbox: prod
        """,
        """
        client_id: 5f1c0a7be94d4c2f8a3b6d90e12f7c44
        sandbox: prod
        """,
    ),
    "compose": (
        "docker-compose.yml",
        f"""
        services:
          sync:
            environment:
              - ADOBE_CLIENT_ID=5f1c0a7be94d4c2f8a3b6d90e12f7c44
              - ADOBE_META_SCOPES={OLD}
              - ADOBE_PRIVATE_KEY
        """,
        f"""
        services:
          sync:
            environment:
              - ADOBE_CLIENT_ID=5f1c0a7be94d4c2f8a3b6d90e12f7c44
              - ADOBE_SCOPES={NEW}
        """,
    ),
    "Kubernetes": (
        "deployment.yaml",
        f"""
        env:
          - name: ADOBE_CLIENT_ID
            value: 5f1c0a7be94d4c2f8a3b6d90e12f7c44
          - name: ADOBE_PRIVATE_KEY
            valueFrom:
              secretKeyRef:
                name: adobe
                key: private-key
          - name: ADOBE_META_SCOPES
            value: "{OLD}"
        """,
        f"""
        env:
          - name: ADOBE_CLIENT_ID
            value: 5f1c0a7be94d4c2f8a3b6d90e12f7c44
          - name: ADOBE_SCOPES
            value: "{NEW}"
        """,
    ),
    "Terraform with its variable": (
        "main.tf",
        f"""
        variable "adobe_private_key" {{
          type      = string
          sensitive = true
        }}

        resource "aws_lambda_function" "sync" {{
          environment {{
            variables = {{
              ADOBE_CLIENT_ID   = "5f1c0a7be94d4c2f8a3b6d90e12f7c44"
              ADOBE_PRIVATE_KEY = var.adobe_private_key
              ADOBE_META_SCOPES = "{OLD}"
            }}
          }}
        }}
        """,
        f"""
        resource "aws_lambda_function" "sync" {{
          environment {{
            variables = {{
              ADOBE_CLIENT_ID   = "5f1c0a7be94d4c2f8a3b6d90e12f7c44"
              ADOBE_SCOPES = "{NEW}"
            }}
          }}
        }}
        """,
    ),
    "XML elements": (
        "App.config",
        """
        <configuration>
          <appSettings>
            <add key="AdobeClientId" value="5f1c0a7be94d4c2f8a3b6d90e12f7c44" />
            <add key="AdobePrivateKeyPath" value="c:/keys/adobe.pem" />
          </appSettings>
          <adobePrivateKeyPath>c:/keys/adobe.pem</adobePrivateKeyPath>
        </configuration>
        """,
        """
        <configuration>
          <appSettings>
            <add key="AdobeClientId" value="5f1c0a7be94d4c2f8a3b6d90e12f7c44" />
          </appSettings>
        </configuration>
        """,
    ),
    "OSGi in XML": (
        "config/com.acme.AdobeAuth.xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <jcr:root xmlns:sling="http://sling.apache.org/jcr/sling/1.0" xmlns:jcr="http://www.jcp.org/jcr/1.0"
            jcr:primaryType="sling:OsgiConfig"
            clientId="5f1c0a7be94d4c2f8a3b6d90e12f7c44"
            privateKey="abc"
            metascopes="[ent_dataservices_sdk]"/>
        """,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <jcr:root xmlns:sling="http://sling.apache.org/jcr/sling/1.0" xmlns:jcr="http://www.jcp.org/jcr/1.0"
            jcr:primaryType="sling:OsgiConfig"
            clientId="5f1c0a7be94d4c2f8a3b6d90e12f7c44"/>
        """,
    ),
    "OSGi": (
        "config/com.acme.AdobeAuth.config",
        """
        client.id="5f1c0a7be94d4c2f8a3b6d90e12f7c44"
        private.key="abc"
        metascopes=["ent_dataservices_sdk"]
        """,
        """
        client.id="5f1c0a7be94d4c2f8a3b6d90e12f7c44"
        """,
    ),
}


KEYS = (
    *("ADOBE_PRIVATE_KEY", "ADOBE_META_SCOPES", "privateKey", "private_key", "private.key", "private_key_path"),
    *("private_key_file", "AdobePrivateKeyPath", "ims.privateKeyPath", "metascopes", "meta_scopes", "ims.metaScopes"),
)


def dedented(text: str) -> str:
    """Without the indentation of this file."""
    lines = text.strip("\n").splitlines()
    return "\n".join(line[8:] for line in lines[:-1]) + "\n"


@pytest.mark.parametrize("case", CASES)
def test_follows_the_code(case: str) -> None:
    """Exactly what the new code does not read goes; a second run changes nothing."""
    path, before, after = CASES[case]
    result = rewrite({"sync.py": PROGRAM, path: dedented(before)})
    assert result.files[path] == dedented(after)
    assert rewrite(dict(result.files)).plan.files == ()


@pytest.mark.parametrize("case", CASES)
def test_line_ends_stay(case: str) -> None:
    """Windows line ends are kept, and none is mixed in."""
    path, before, after = CASES[case]
    crlf = dedented(before).replace("\n", "\r\n")
    result = rewrite({"sync.py": PROGRAM, path: crlf})
    assert result.files[path].replace("\r\n", "\n") == dedented(after)
    assert result.files[path].count("\n") == result.files[path].count("\r\n")


@pytest.mark.parametrize("case", CASES)
def test_nothing_goes_while_it_is_read(case: str) -> None:
    """Other code of the tree that names the keys keeps them."""
    path, before, _ = CASES[case]
    reader = "".join(f"def f{at}(c):\n    return c['{name}']\n\n\n" for at, name in enumerate(KEYS))
    result = rewrite({"sync.py": PROGRAM, "other.py": reader, path: dedented(before)})
    assert result.files[path] == dedented(before)


@pytest.mark.parametrize("case", CASES)
def test_nothing_goes_without_the_code(case: str) -> None:
    """Configuration whose program is not in the tree stays as it is."""
    path, before, _ = CASES[case]
    assert rewrite({path: dedented(before)}).files[path] == dedented(before)


_HOCON_READER = """
    class Ims {
        Config config = ConfigFactory.load().getConfig("adobe");

        String token() {
            String jwt = JWT.create().withSubject(config.getString("technical-account"))
                .withAudience("https://ims-na1.adobelogin.com/c/" + config.getString("client-id"))
                .sign(Algorithm.RSA256(null, Keys.read(config.getString("private-key"))));
            MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
            form.add("client_id", config.getString("client-id"));
            form.add("client_secret", config.getString("client-secret"));
            form.add("jwt_token", jwt);
            return http.postForObject("https://ims-na1.adobelogin.com/ims/exchange/jwt", form, String.class);
        }
    }
"""


@pytest.mark.parametrize(
    ("account", "stays"),
    [("${ADOBE_ACCOUNT}", False), ("${?ADOBE_ACCOUNT}", True), ('"1@techacct.adobe.com"', True)],
)
def test_an_account_that_has_to_be_in_the_environment(account: str, stays: bool) -> None:  # noqa: FBT001 - a case
    """HOCON: the file cannot be read where the variable is not set, so only another value may stay."""
    conf = (
        "adobe {\n  client-id = ${ADOBE_ID}\n  client-secret = ${ADOBE_SECRET}\n"
        f"  technical-account = {account}\n  private-key = ${{ADOBE_KEY}}\n}}\n"
    )
    files = rewrite({"Ims.java": dedented(_HOCON_READER), "application.conf": conf}, unsafe=False).files
    assert "ADOBE_KEY" not in files["application.conf"]
    assert ("technical-account" in files["application.conf"]) is stays
    assert "client-secret = ${ADOBE_SECRET}" in files["application.conf"]


@pytest.mark.parametrize("reads", [False, True])
def test_an_account_of_a_common_name_that_has_to_be_in_the_environment(reads: bool) -> None:  # noqa: FBT001 - a case
    """HOCON: it goes when the code takes it no more, and stays while something else does."""
    bills = '        void bill() {\n            http.post("/bills", config.getString("account"));\n        }\n\n'
    reader = _HOCON_READER.replace("technical-account", "account")
    reader = reader.replace("        String token()", f"{bills if reads else ''}        String token()")
    conf = "adobe {\n  client-id = 1\n  account = ${ADOBE_ACCOUNT}\n  private-key = ${ADOBE_KEY}\n}\n"
    files = rewrite({"Ims.java": reader, "application.conf": conf}, unsafe=False).files
    assert ("account = ${ADOBE_ACCOUNT}" in files["application.conf"]) is reads
    assert "private-key" not in files["application.conf"]


def test_helm_values_and_templates_together() -> None:
    """The value's key, the condition around it and what the template takes from it are renamed as one."""
    values = f'adobe:\n  clientId: x\n  privateKey: ""\n  metaScopes: {OLD}\n'
    template = (
        "env:\n"
        "  - name: ADOBE_CLIENT_ID\n"
        "    value: {{ .Values.adobe.clientId }}\n"
        "  - name: ADOBE_PRIVATE_KEY\n"
        "    value: {{ .Values.adobe.privateKey | quote }}\n"
        "  {{- if .Values.adobe.metaScopes }}\n"
        "  - name: ADOBE_META_SCOPES\n"
        "    value: {{ .Values.adobe.metaScopes }}\n"
        "  {{- end }}\n"
    )
    result = rewrite({"sync.py": PROGRAM, "chart/values.yaml": values, "chart/templates/deployment.yaml": template})
    assert result.files["chart/values.yaml"] == f"adobe:\n  clientId: x\n  scopes: {NEW}\n"
    assert result.files["chart/templates/deployment.yaml"] == (
        "env:\n"
        "  - name: ADOBE_CLIENT_ID\n"
        "    value: {{ .Values.adobe.clientId }}\n"
        "  {{- if .Values.adobe.scopes }}\n"
        "  - name: ADOBE_SCOPES\n"
        "    value: {{ .Values.adobe.scopes }}\n"
        "  {{- end }}\n"
    )


def test_a_condition_that_held_nothing_else_goes() -> None:
    """A template's `if` around the key leaves no empty block behind."""
    template = (
        "env:\n"
        "  - name: ADOBE_CLIENT_ID\n"
        "    value: {{ .Values.adobe.clientId }}\n"
        "  {{- if .Values.adobe.privateKey }}\n"
        "  - name: ADOBE_PRIVATE_KEY\n"
        "    value: {{ .Values.adobe.privateKey }}\n"
        "  {{- end }}\n"
    )
    after = rewrite({"sync.py": PROGRAM, "chart/templates/deployment.yaml": template}).files
    assert after["chart/templates/deployment.yaml"] == "".join(template.splitlines(keepends=True)[:3])


def test_a_file_is_read_by_those_that_name_it() -> None:
    """Java that opens its properties by name is not kept from cleaning them by a Python file with the same word."""
    java = 'class A { String f = "adobe.properties"; String id = p.getProperty("ims.clientId"); }\n'
    path, before, after = CASES["properties"]
    other = {"other/keys.py": "NAMES = ['ims.privateKeyPath', 'ims.metaScopes']\n", "A.java": java}
    assert rewrite({"sync.py": PROGRAM, path: dedented(before), **other}).files[path] == dedented(after)


def test_what_to_delete_outside_is_named() -> None:
    """The reader learns which secret the deployment took the key from, and that scopes are a proposal."""
    path, before, _ = CASES["Kubernetes"]
    notes = " ".join(rewrite({"sync.py": PROGRAM, path: dedented(before)}).plan.notes)
    assert "once this is deployed, delete the key private-key of the Secret adobe" in notes
    assert "Developer Console" in notes


def test_no_part_of_a_value_is_told() -> None:
    """A passphrase that looks like a reference stays out of what the reader is told."""
    text = "ADOBE_CLIENT_ID=x\nADOBE_PRIVATE_KEY_PASSPHRASE=ab$CANARYPASS\nADOBE_PRIVATE_KEY=private.key\n"
    result = rewrite({"sync.py": PROGRAM, "app.env": text})
    assert "CANARYPASS" not in result.files["app.env"]
    assert "CANARYPASS" not in " ".join(result.plan.notes)
    assert any("app.env" in note and "secret store" in note for note in result.plan.notes)


def test_what_another_file_of_the_build_takes_stays() -> None:
    """A Makefile that still writes the key keeps the variable that it takes it from."""
    text = "ADOBE_CLIENT_ID=x\nADOBE_PRIVATE_KEY=private.key\n"
    make = 'include app.env\n\nsync:\n\tprintf "%s" "$(ADOBE_PRIVATE_KEY)" > private.key\n\tpython sync.py\n'
    assert rewrite({"sync.py": PROGRAM, "app.env": text, "Makefile": make}).files["app.env"] == text
    alone = rewrite({"sync.py": PROGRAM, "app.env": text}).files["app.env"]
    assert alone == "ADOBE_CLIENT_ID=x\n"


def test_a_secret_of_compose() -> None:
    """The services that were handed it are so no more; where one names it at length, it stays."""
    compose = """
        services:
          sync:
            image: acme/sync
            secrets:
              - adobe_private_key
          other:
            image: acme/other
            secrets:
              - adobe_private_key
              - password
        secrets:
          adobe_private_key:
            file: ./private.key
          password:
            file: ./password
        """
    after = """
        services:
          sync:
            image: acme/sync
          other:
            image: acme/other
            secrets:
              - password
        secrets:
          password:
            file: ./password
        """
    files = {"sync.py": PROGRAM, "docker-compose.yml": compose}
    assert rewrite(files).files["docker-compose.yml"] == dedent(after).lstrip("\n")
    long = compose.replace("- adobe_private_key\n          other", "- source: adobe_private_key\n          other")
    assert "  adobe_private_key:\n" in rewrite({**files, "docker-compose.yml": long}).files["docker-compose.yml"]


def test_variables_of_terraform_in_files_of_their_own() -> None:
    """Declared, set and taken under the new name everywhere, in columns; one that another file still takes stays."""
    main = """
        resource "aws_lambda_function" "sync" {
          environment {
            variables = {
              ADOBE_CLIENT_SECRET = var.adobe_client_secret
              ADOBE_META_SCOPES   = var.adobe_meta_scopes
              ADOBE_PRIVATE_KEY   = var.adobe_private_key
            }
          }
        }
        """
    variables = """
        variable "adobe_meta_scopes" {
          type    = string
          default = "ent_dataservices_sdk"
        }

        variable "adobe_private_key" {
          type = string
        }
        """
    other = 'resource "local_file" "key" {\n  content = var.adobe_private_key\n}\n'
    files = {
        "sync.py": PROGRAM,
        "main.tf": main,
        "variables.tf": variables,
        "prod.tfvars": 'adobe_meta_scopes = "ent_dataservices_sdk"\n',
    }
    after = rewrite({**files, "other.tf": other}).files
    assert "ADOBE_SCOPES        = var.adobe_scopes\n" in after["main.tf"]
    assert f'variable "adobe_scopes" {{\n  type    = string\n  default = "{NEW}"\n' in after["variables.tf"]
    assert 'variable "adobe_private_key"' in after["variables.tf"]
    assert after["prod.tfvars"] == f'adobe_scopes = "{NEW}"\n'
    alone = rewrite(files).files
    assert "private" not in alone["main.tf"] + alone["variables.tf"]
