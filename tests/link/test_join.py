"""Linking whole small trees: which weak findings stand, and what belongs together."""

from __future__ import annotations

import random
from datetime import date

import pytest

from migrator.link.join import link
from migrator.model import Category, Severity
from tests.link.trees import KEY, TODAY, Tree, kept, members

CLIENT_A = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
CLIENT_B = "f9e8d7c6b5a493827160f5e4d3c2b1a0"
ORG = "1A2B3C4D5E6F708192A3B4C5@AdobeOrg"
EXCHANGE = "https://ims-na1.adobelogin.com/ims/exchange/jwt"


def service(name: str, *, client: str = "") -> dict[str, str]:
    """One service of a monorepo: its token module, settings, example environment and key."""
    return {
        f"services/{name}/src/token.py": """
            import os, jwt, requests
            from .settings import IMS_HOST
            key = open(os.environ["ADOBE_PRIVATE_KEY_PATH"]).read()
            assertion = jwt.encode({}, key, algorithm="RS256")
            requests.post(f"https://{IMS_HOST}/ims/exchange/jwt", data={"client_id": os.environ["ADOBE_CLIENT_ID"]})
            """,
        f"services/{name}/src/settings.py": 'IMS_HOST = "ims-na1.adobelogin.com"\n',
        f"services/{name}/.env.example": f"ADOBE_CLIENT_ID={client}\nADOBE_PRIVATE_KEY_PATH=keys/private.key\n",
        f"services/{name}/keys/private.key": KEY,
    }


def mark_service(tree: Tree, name: str, metascope: str) -> None:
    """The findings that detection has on such a service."""
    root = f"services/{name}"
    tree.put(f"{root}/src/token.py", "/ims/exchange/jwt", metascope=metascope)
    tree.put(f"{root}/src/token.py", "jwt.encode", "assertion-signing", weak=True)
    tree.put(
        f"{root}/.env.example", "ADOBE_PRIVATE_KEY_PATH", "private-key-reference", category=Category.LEFTOVER, weak=True
    )
    tree.put(f"{root}/keys/private.key", "BEGIN RSA", "private-key-material", category=Category.EXPOSED, weak=True)


def monorepo() -> Tree:
    """Two services with different credentials and the same names of variables."""
    tree = Tree({**service("loyalty"), **service("analytics"), "README.md": "Signs in at /ims/exchange/jwt.\n"})
    mark_service(tree, "loyalty", "ent_dataservices_sdk")
    mark_service(tree, "analytics", "ent_analytics_bulk_ingest_sdk")
    tree.put("README.md", "/ims/exchange/jwt", severity=Severity.NOTE, category=Category.LEFTOVER)
    return tree


def test_two_services_of_a_monorepo_are_two_integrations() -> None:
    """Each service keeps its own key, configuration, product and scopes; the common README belongs to neither."""
    result = monorepo().link()
    assert members(result) == {
        name: {f"services/{name}/{file}" for file in ("src/token.py", ".env.example", "keys/private.key")}
        for name in ("analytics", "loyalty")
    }
    analytics, loyalty = result.integrations
    assert analytics.products == ("Analytics",)
    assert loyalty.products == ("Experience Platform",)
    assert "session" in loyalty.proposed_scopes
    assert next(f for f in result.findings if f.place.path == "README.md").integration is None


def test_weak_findings_say_what_supports_them() -> None:
    """The evidence of a kept weak finding names the file and the word that tie it to strong evidence."""
    result = monorepo().link()
    said = {f.place.path: f.evidence[-1].message for f in result.findings if not f.standalone}
    assert "keys/private.key" in said["services/loyalty/keys/private.key"]
    assert "ADOBE_PRIVATE_KEY_PATH" in said["services/loyalty/.env.example"]
    assert "one file with: exchange-endpoint" in said["services/loyalty/src/token.py"]


def test_order_of_the_input_does_not_matter() -> None:
    """Shuffled findings and summaries give the identical result."""
    tree = monorepo()
    expected = tree.link()
    shuffle = random.Random(7)
    for _ in range(5):
        shuffle.shuffle(tree.findings)
        shuffle.shuffle(tree.summaries)
        assert tree.link() == expected


def test_weak_evidence_alone_is_nothing() -> None:
    """RS256 signing and a key without any strong finding in the tree stay silent."""
    tree = Tree({"auth/session.py": 'import jwt\njwt.encode({}, key, algorithm="RS256")\n', "auth/private.key": KEY})
    tree.put("auth/session.py", "jwt.encode", "assertion-signing", weak=True)
    tree.put("auth/private.key", "BEGIN RSA", "private-key-material", category=Category.EXPOSED, weak=True)
    assert tree.link().findings == ()


def test_google_service_account_beside_the_integration_stays_silent() -> None:
    """Another system's key is not supported by an Adobe integration in the same folder, project or repository."""
    tree = Tree(
        {
            **service("loyalty"),
            "services/loyalty/keys/google.json": '{"email": "x@y.iam.gserviceaccount.com", "private_key": "x"}\n',
            "services/loyalty/src/sheets.py": (
                "from google.oauth2 import service_account\n"
                'URL = "https://oauth2.googleapis.com/token"\n'
                'import jwt\njwt.encode({}, key, algorithm="RS256")\n'
            ),
        }
    )
    mark_service(tree, "loyalty", "ent_dataservices_sdk")
    tree.put(
        "services/loyalty/keys/google.json",
        '"private_key"',
        "private-key-reference",
        category=Category.EXPOSED,
        weak=True,
    )
    tree.put("services/loyalty/src/sheets.py", "jwt.encode", "assertion-signing", weak=True)
    paths = {path for path, _ in kept(tree.link())}
    assert "services/loyalty/src/token.py" in paths
    assert not paths & {"services/loyalty/keys/google.json", "services/loyalty/src/sheets.py"}


def test_other_system_named_nearer_in_the_same_file_is_not_supported() -> None:
    """In a file with both, a key belongs to the system that is named nearer."""
    text = (
        "adobe:\n  endpoint: https://ims-na1.adobelogin.com/ims/exchange/jwt\n  private_key: adobe.key\n"
        + "other: 1\n" * 30
        + "google:\n  token_uri: https://oauth2.googleapis.com/token\n  private_key_file: google.key\n"
    )
    tree = Tree({"config/settings.yml": text})
    tree.put("config/settings.yml", "/ims/exchange/jwt")
    tree.put("config/settings.yml", "private_key: adobe.key", "private-key-reference", weak=True)
    tree.put("config/settings.yml", "private_key_file: google.key", "private-key-reference", weak=True)
    assert {line for _, line in kept(tree.link())} == {2, 3}


def test_key_at_the_root_joins_the_configuration_that_names_it() -> None:
    """A key file far from the code is kept because a configuration names it, which the code reads."""
    tree = Tree(
        {
            "src/ims.js": f'post("{EXCHANGE}", read(config.get("adobe.privateKeyPath")))\n',
            "config/default.yml": "adobe:\n  private-key-path: certs/adobe/secret.key\n",
            "certs/adobe/secret.key": KEY,
            "tls/server.key": KEY,
        }
    )
    tree.put("src/ims.js", "/ims/exchange/jwt")
    tree.put(
        "config/default.yml",
        "private-key-path",
        "private-key-reference",
        category=Category.LEFTOVER,
        weak=True,
    )
    tree.put("certs/adobe/secret.key", "BEGIN RSA", "private-key-material", category=Category.EXPOSED, weak=True)
    tree.put("tls/server.key", "BEGIN RSA", "private-key-material", category=Category.EXPOSED, weak=True)
    result = tree.link()
    assert {path for path, _ in kept(result)} == {
        "src/ims.js",
        "config/default.yml",
        "certs/adobe/secret.key",
    }
    assert len(result.integrations) == 1


def test_workflow_environment_and_code_meet_by_the_name_of_a_secret() -> None:
    """A CI job, an example environment and the code that share a variable are one integration."""
    tree = Tree(
        {
            ".github/workflows/sync.yml": """
                on: push
                jobs:
                  sync:
                    runs-on: ubuntu-latest
                    steps:
                      - run: node loyalty/token.js
                        env:
                          LOYALTY_PRIVATE_KEY: ${{ secrets.LOYALTY_PRIVATE_KEY }}
                """,
            ".env.example": "LOYALTY_CLIENT_ID=\nLOYALTY_PRIVATE_KEY=\n",
            "loyalty/token.js": f'post("{EXCHANGE}", process.env.LOYALTY_PRIVATE_KEY)\n',
            "reports/token.js": f'post("{EXCHANGE}", process.env.REPORTS_PRIVATE_KEY)\n',
        }
    )
    tree.put("loyalty/token.js", "/ims/exchange/jwt")
    tree.put("reports/token.js", "/ims/exchange/jwt")
    tree.put(".env.example", "LOYALTY_PRIVATE_KEY", "private-key-reference", category=Category.LEFTOVER, weak=True)
    tree.put(
        ".github/workflows/sync.yml",
        "LOYALTY_PRIVATE_KEY",
        "private-key-reference",
        category=Category.LEFTOVER,
        weak=True,
    )
    assert members(tree.link()) == {
        "loyalty": {".github/workflows/sync.yml", ".env.example", "loyalty/token.js"},
        "reports": {"reports/token.js"},
    }


def test_two_client_ids_in_one_folder_never_meet() -> None:
    """Neighbours with different client IDs are two integrations, with distinct names and ids."""
    tree = Tree(
        {
            f"{name}.env": f"CLIENT_ID={client}\nMETA_SCOPES=ent_dataservices_sdk\nPRIVATE_KEY_PATH=private.key\n"
            for name, client in (("dev", CLIENT_A), ("prod", CLIENT_B))
        }
        | {"private.key": KEY}
    )
    for name in ("dev", "prod"):
        tree.put(f"{name}.env", "META_SCOPES", "metascope", metascope="ent_dataservices_sdk")
        tree.put(f"{name}.env", "PRIVATE_KEY_PATH", "private-key-reference", weak=True)
    tree.put("private.key", "BEGIN RSA", "private-key-material", category=Category.EXPOSED, weak=True)
    result = tree.link()
    assert {one.client_id for one in result.integrations} == {CLIENT_A, CLIENT_B}
    assert len({one.id for one in result.integrations}) == len({one.name for one in result.integrations}) == 2


def test_placeholder_is_no_client_id() -> None:
    """An example environment with a placeholder joins the real one beside it."""
    tree = Tree(
        {
            ".env": f"ADOBE_CLIENT_ID={CLIENT_A}\nADOBE_META_SCOPES=ent_user_sdk\n",
            ".env.example": "ADOBE_CLIENT_ID=your-client-id-0000\nADOBE_META_SCOPES=ent_user_sdk\n",
        }
    )
    for path in (".env", ".env.example"):
        tree.put(path, "ADOBE_META_SCOPES", "metascope", metascope="ent_user_sdk")
    (integration,) = tree.link().integrations
    assert integration.client_id == CLIENT_A
    assert len(integration.findings) == 2


def test_same_client_id_joins_far_files() -> None:
    """One client ID in two projects of a monorepo is one integration."""
    tree = Tree(
        {
            f"apps/{name}/config.yml": f"client_id: {CLIENT_A}\nendpoint: https://ims-na1.adobelogin.com/ims/exchange/jwt\n"
            for name in ("web", "worker")
        }
    )
    for name in ("web", "worker"):
        tree.put(f"apps/{name}/config.yml", "/ims/exchange/jwt")
    (integration,) = tree.link().integrations
    assert any(CLIENT_A in evidence.message for evidence in integration.evidence)


def test_exempt_credential_beside_a_real_one_stays_apart() -> None:
    """AEM as a Cloud Service service credentials are their own integration without a deadline."""
    tree = Tree(
        {
            "aem/service_token.json": '{"integration": {"technicalAccount": {"clientId": "cm-p123-e456-int-1"}}}\n',
            "aem/upload.js": 'const own = require("./service_token.json");\npost(own.host + "/ims/exchange/jwt")\n',
            "aem/loyalty.js": f'const clientId = "{CLIENT_A}";\npost("{EXCHANGE}")\n',
        }
    )
    tree.put("aem/service_token.json", "technicalAccount", "credential-file", exempt=True, severity=Severity.NOTE)
    tree.put("aem/upload.js", "/ims/exchange/jwt")
    tree.put("aem/loyalty.js", "/ims/exchange/jwt", metascope="ent_dataservices_sdk")
    result = tree.link()
    real, exempt = result.integrations
    assert (real.exempt, real.deadline, real.client_id) == (False, date(2026, 3, 1), CLIENT_A)
    assert (exempt.exempt, exempt.deadline, exempt.readiness) == (True, None, "exempt")
    upload = next(f for f in result.findings if f.place.path == "aem/upload.js")
    assert upload.exempt
    assert upload.severity is Severity.NOTE
    assert upload.deadline is None


def test_an_exempt_metascope_does_not_split_a_credential() -> None:
    """A credential that asks for AEM's metascope among others is one integration, and not exempt."""
    tree = Tree(
        {
            "src/scopes/aem.js": 'module.exports = "ent_aem_cloud_api";\n',
            "src/token.js": (
                f'const aem = require("./scopes/aem");\nconst clientId = "{CLIENT_A}";\n'
                f'const user = "ent_user_sdk";\npost("{EXCHANGE}", aem, user);\n'
            ),
        }
    )
    tree.put("src/scopes/aem.js", "ent_aem_cloud_api", "metascope", exempt=True, severity=Severity.NOTE)
    tree.put("src/token.js", "/ims/exchange/jwt", metascope="ent_user_sdk")
    result = tree.link()
    (integration,) = result.integrations
    assert (integration.exempt, integration.client_id) == (False, CLIENT_A)
    assert {finding.integration for finding in result.findings} == {integration.id}
    assert {finding.place.path for finding in result.findings if finding.exempt} == {"src/scopes/aem.js"}


def test_an_exempt_metascope_beside_code_that_names_no_credential_speaks_for_it() -> None:
    """Where AEM's metascope is all that is known, the code that signs in serves AEM's service credentials."""
    tree = Tree(
        {
            "src/scopes/aem.js": 'module.exports = "ent_aem_cloud_api";\n',
            "src/token.js": f'const aem = require("./scopes/aem");\npost("{EXCHANGE}", aem);\n',
        }
    )
    tree.put("src/scopes/aem.js", "ent_aem_cloud_api", "metascope", exempt=True, severity=Severity.NOTE)
    tree.put("src/token.js", "/ims/exchange/jwt")
    (integration,) = tree.link().integrations
    assert integration.exempt


def test_certificate_brings_the_deadline_forward() -> None:
    """The longest-living certificate of an integration decides, the end of life caps it."""
    files = {**service("loyalty"), "services/loyalty/keys/certificate_pub.crt": "x\n"}
    tree = Tree(files)
    mark_service(tree, "loyalty", "ent_dataservices_sdk")
    tree.put(
        "services/loyalty/keys/certificate_pub.crt", "x", "private-key-material", category=Category.LEFTOVER, weak=True
    )
    path = "services/loyalty/keys/certificate_pub.crt"
    for not_after, expected in ((date(2025, 5, 1), date(2025, 5, 1)), (date(2027, 5, 1), date(2026, 3, 1))):
        result = tree.link(certificates={path: not_after})
        assert [one.deadline for one in result.integrations] == [expected]
        assert all(finding.deadline == expected for finding in result.findings)


def test_half_migrated_integration_is_recognised() -> None:
    """The token endpoint beside the old exchange makes the integration half migrated."""
    tree = Tree(
        {
            "src/token.js": 'const a = "https://ims-na1.adobelogin.com/ims/exchange/jwt";\n'
            'const b = "https://ims-na1.adobelogin.com/ims/token/v3";\n'
        }
    )
    tree.put("src/token.js", "/ims/exchange/jwt")
    (integration,) = tree.link().integrations
    assert integration.readiness == "half_migrated"


def test_empty_input_gives_nothing() -> None:
    """A clean tree has neither findings nor integrations."""
    result = link([], [], as_of=TODAY)
    assert result.findings == ()
    assert result.integrations == ()


def test_shared_code_serves_the_credentials_that_have_none() -> None:
    """A library that two services use stands with the first; both say who signs in for them, and stay two."""
    files = {
        f"services/{name}/config.yml": f"client_id: {client}\nmeta_scopes: {scope}\n"
        for name, client, scope in (
            ("loyalty", CLIENT_A, "ent_dataservices_sdk"),
            ("target", CLIENT_B, "ent_marketing_sdk"),
        )
    }
    tree = Tree({**files, "libs/adobe_auth/token.py": f'post("{EXCHANGE}")\n'})
    tree.put("libs/adobe_auth/token.py", "/ims/exchange/jwt")
    for name, scope in (("loyalty", "ent_dataservices_sdk"), ("target", "ent_marketing_sdk")):
        tree.put(f"services/{name}/config.yml", "meta_scopes", "metascope", metascope=scope)
    result = tree.link()
    assert [one.name for one in result.integrations] == ["loyalty", "target"]
    for one in result.integrations:
        assert any("libs/adobe_auth/token.py signs in for it" in evidence.message for evidence in one.evidence)


def test_sections_of_one_file_belong_to_different_credentials() -> None:
    """A configuration with two client IDs is split by section, and files that name it or are named go with theirs."""
    section = "{0}:\n  client_id: {1}\n  metascopes: {2}\n  private_key: keys/{0}.key\n"
    config = section.format("target", CLIENT_A, "ent_marketing_sdk") + section.format(
        "reports", CLIENT_B, "ent_user_sdk"
    )
    tree = Tree(
        {
            "config/adobe.yaml": config,
            "src/target_sync.py": f'post("{EXCHANGE}", load("config/adobe.yaml")["target"])\n',
            "src/reports_pull.py": f'post("{EXCHANGE}", load("config/adobe.yaml")["reports"])\n',
            "keys/target.key": KEY,
            "keys/reports.key": KEY,
        }
    )
    for name, scope in (("target", "ent_marketing_sdk"), ("reports", "ent_user_sdk")):
        tree.put("config/adobe.yaml", f"metascopes: {scope}", "metascope", metascope=scope)
        tree.put("config/adobe.yaml", f"private_key: keys/{name}.key", "private-key-reference")
        tree.put(f"keys/{name}.key", "BEGIN RSA", "private-key-material", category=Category.EXPOSED, weak=True)
    tree.put("src/target_sync.py", "/ims/exchange/jwt")
    tree.put("src/reports_pull.py", "/ims/exchange/jwt")
    result = tree.link()
    assert members(result) == {
        "reports": {"config/adobe.yaml", "src/reports_pull.py", "keys/reports.key"},
        "target": {"config/adobe.yaml", "src/target_sync.py", "keys/target.key"},
    }
    assert {one.name: (one.client_id, one.metascopes) for one in result.integrations} == {
        "reports": (CLIENT_B, ("ent_user_sdk",)),
        "target": (CLIENT_A, ("ent_marketing_sdk",)),
    }


def test_contexts_of_one_environment_file_are_told_apart_by_name() -> None:
    """Two aio contexts in one .env are two integrations; each takes the action that asks for its metascope."""
    contexts = (("target", CLIENT_A, "ent_marketing_sdk"), ("aep", CLIENT_B, "ent_dataservices_sdk"))
    variables = "AIO_ims_contexts_{0}_client__id={1}\nAIO_ims_contexts_{0}_meta__scopes={2}\n"
    files = {f"actions/{name}/index.js": f"set({{ meta_scopes: ['{scope}'] }})\n" for name, _, scope in contexts}
    tree = Tree({**files, ".env": "".join(variables.format(*context) for context in contexts)})
    for name, _, scope in contexts:
        tree.put(f"actions/{name}/index.js", "meta_scopes", "metascope", metascope=scope)
        tree.put(
            ".env", f"AIO_ims_contexts_{name}_meta__scopes", "metascope", metascope=scope, severity=Severity.WARNING
        )
    assert members(tree.link()) == {name: {".env", f"actions/{name}/index.js"} for name, _, _ in contexts}


def test_jobs_of_one_workflow_belong_to_different_integrations() -> None:
    """A pipeline with the secrets of two integrations is split by the names of the secrets."""
    job = "  {0}:\n    steps:\n      - run: node {0}/token.js\n        env:\n{1}"
    secret = "          {0}: ${{{{ secrets.{0} }}}}\n"
    jobs = "".join(
        job.format(name, "".join(secret.format(f"{name.upper()}_{part}") for part in ("CLIENT_ID", "PRIVATE_KEY")))
        for name in ("loyalty", "reports")
    )
    code = {
        f"{name}/token.js": f'post("{EXCHANGE}", process.env.{name.upper()}_CLIENT_ID)\n'
        for name in ("loyalty", "reports")
    }
    tree = Tree({**code, ".github/workflows/sync.yml": f"on: push\njobs:\n{jobs}"})
    for name in ("loyalty", "reports"):
        tree.put(f"{name}/token.js", "/ims/exchange/jwt")
        tree.put(".github/workflows/sync.yml", f"{name.upper()}_PRIVATE_KEY", "private-key-reference", weak=True)
    result = tree.link()
    assert members(result) == {
        name: {f"{name}/token.js", ".github/workflows/sync.yml"} for name in ("loyalty", "reports")
    }
    said = [finding.evidence[-1].message for finding in result.findings if not finding.standalone]
    assert said == ["names the file loyalty/token.js", "names the file reports/token.js"]


def test_key_that_something_else_owns_is_not_taken_by_neighbourhood() -> None:
    """Beside the flow lie its own key, a server's key, and a key that only unrelated code names."""
    keys = {f"lib/{name}": KEY for name in ("private.key", "server.key", "sessions.pem")}
    tree = Tree(
        {
            **keys,
            "lib/adobe.js": f'post("{EXCHANGE}")\n',
            "lib/session.js": 'sign(readFileSync("sessions.pem"), { algorithm: "RS256" })\n',
        }
    )
    tree.put("lib/adobe.js", "/ims/exchange/jwt")
    tree.put("lib/session.js", "sign", "assertion-signing", weak=True)
    for path in keys:
        tree.put(path, "BEGIN RSA", "private-key-material", category=Category.EXPOSED, weak=True)
    assert {path for path, _ in kept(tree.link())} == {"lib/adobe.js", "lib/private.key"}


def test_module_beside_the_flow_is_not_reached_over_what_imports_both() -> None:
    """A start-up module that imports the sign-in and the sessions does not make the sessions part of it."""
    tree = Tree(
        {
            "src/adobe.js": f'post("{EXCHANGE}")\n',
            "src/sessions.js": 'sign({ sub: till }, KEY, { algorithm: "RS256" })\n',
            "src/server.js": 'const a = require("./adobe")\nconst s = require("./sessions")\n',
        }
    )
    tree.put("src/adobe.js", "/ims/exchange/jwt")
    tree.put("src/sessions.js", "sign", "assertion-signing", weak=True)
    assert {path for path, _ in kept(tree.link())} == {"src/adobe.js"}


@pytest.mark.parametrize(("client", "found"), [("@adobe/fetch", True), ("node-fetch", False)])
def test_cache_of_the_token_is_reached_over_the_client_between(client: str, *, found: bool) -> None:
    """Code imports a client of Adobe's, which keeps the token's life in a module of its own; not over any client."""
    tree = Tree(
        {
            "index.js": 'const auth = require("@adobe/jwt-auth")\nconst client = require("./src/client")\n',
            "src/client.js": f'const cache = require("./cache")\nconst name = "{client}"\n',
            "src/cache.js": "token.until = Date.now() + token.expires_in\nsign(token)\n",
        }
    )
    tree.put("index.js", "@adobe/jwt-auth", "sdk-usage")
    tree.put("src/cache.js", "Date.now", "expiry-milliseconds", category=Category.BEHAVIOUR, weak=True)
    tree.put("src/cache.js", "sign", "assertion-signing", weak=True)
    weak = [(one.place.path, one.rule_id) for one in tree.link().findings if not one.standalone]
    assert weak == ([("src/cache.js", "expiry-milliseconds")] if found else [])


def test_key_is_reached_over_the_loader_that_names_it() -> None:
    """Code imports a loader without findings, the loader names the key file."""
    tree = Tree(
        {
            "sync/token.py": f'from vault.loader import key\npost("{EXCHANGE}", key())\n',
            "vault/loader.py": 'def key():\n    return open("store/adobe.pem").read()\n',
            "store/adobe.pem": KEY,
        }
    )
    tree.put("sync/token.py", "/ims/exchange/jwt")
    tree.put("store/adobe.pem", "BEGIN RSA", "private-key-material", category=Category.EXPOSED, weak=True)
    result = tree.link()
    said = [finding.evidence[-1] for finding in result.findings if not finding.standalone]
    assert [(evidence.message, evidence.path) for evidence in said] == [
        ("vault/loader.py names the file store/adobe.pem", "vault/loader.py")
    ]


def test_identifier_of_an_example_in_the_documentation_is_no_credential() -> None:
    """A client ID that only a README shows neither names an integration nor splits one."""
    tree = Tree(
        {
            "README.md": f"```\ncurl {EXCHANGE} -d client_id={CLIENT_B}\n```\n\nclient_id: {CLIENT_B}, {ORG}\n",
            "token.js": f'const clientId = "{CLIENT_A}"\npost("{EXCHANGE}")\n',
        }
    )
    tree.put("README.md", "/ims/exchange/jwt", severity=Severity.WARNING, category=Category.LEFTOVER)
    tree.put("token.js", "/ims/exchange/jwt")
    (integration,) = tree.link().integrations
    assert (integration.client_id, integration.org_id) == (CLIENT_A, None)
    assert len(integration.findings) == 2


def test_caller_of_a_configuration_tells_the_product() -> None:
    """A file without findings that names a configuration of the integration says by its imports what it is for."""
    tree = Tree(
        {
            "reporting/weekly.py": 'import aanalytics2\naanalytics2.importConfigFile("adobe.json")\n',
            "reporting/adobe.json": f'{{"client_id": "{CLIENT_A}", "pathToKey": "/home/x/private.key"}}\n',
        }
    )
    tree.put("reporting/adobe.json", "pathToKey", "private-key-reference")
    (integration,) = tree.link().integrations
    assert integration.products == ("Analytics",)


def test_script_at_the_root_does_not_draw_projects_together() -> None:
    """Projects without a named credential stay apart, though a script at the root could belong to each of them."""
    paths = ("loyalty/token.js", "reports/token.js", "try.js")
    tree = Tree(dict.fromkeys(paths, f'post("{EXCHANGE}")\n'))
    for path in paths:
        tree.put(path, "/ims/exchange/jwt")
    assert sorted(map(sorted, members(tree.link()).values())) == [[path] for path in paths]


def test_script_at_the_root_joins_the_only_project() -> None:
    """With one project below it, the script is part of it."""
    paths = ("loyalty/token.js", "try.js")
    tree = Tree(dict.fromkeys(paths, f'post("{EXCHANGE}")\n'))
    for path in paths:
        tree.put(path, "/ims/exchange/jwt")
    assert list(members(tree.link()).values()) == [set(paths)]


def test_name_of_an_integration_is_harmless() -> None:
    """A name taken from a manifest keeps no markup, escape, bidi mark or formula."""
    hostile = '{"name": "=<img onerror=x>\\u001b[31m\\u202e`|cmd"}'
    tree = Tree({"package.json": hostile, "token.js": f'post("{EXCHANGE}")\n'})
    tree.put("token.js", "/ims/exchange/jwt")
    (integration,) = tree.link().integrations
    assert integration.name == "img onerrorx31mcmd"
    assert set(integration.id) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_the_console_s_download_in_a_manual() -> None:
    """A manual of Adobe's APIs that tells of the key belongs to the flow that the folders below it have."""
    manual = "Get credentials from https://console.adobe.io.\nCopy `private.key` to keys.\n"
    tree = Tree({**service("loyalty"), "services/loyalty/README.md": manual, "other/README.md": manual})
    mark_service(tree, "loyalty", "ent_user_sdk")
    for path in ("services/loyalty/README.md", "other/README.md"):
        tree.put(path, "private.key", "documentation", category=Category.LEFTOVER, weak=True)
    assert [path for path, _ in kept(tree.link()) if path.endswith("README.md")] == ["services/loyalty/README.md"]
