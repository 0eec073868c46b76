"""Java programs sign in after their rewrite."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.behaviour.stage import PROGRAMS as FOLDER
from tests.behaviour.stage import Key, Program, fix, run_after, run_before

_LOMBOK = Path("/usr/share/java/lombok.jar")
_COMPILE = ("sh", "-c", "javac -nowarn -d out $(find src libraries -name '*.java')")
_RESOURCES = "out:src/main/resources"
_LOGIN = "org.example.login.Login"
_TIDES = "tides.clientId={id}\ntides.clientSecret={secret}\n"
_GUARDED = "org.id={org}\napi.key={id}\nclient.secret={secret}\n"
PROGRAMS = (
    Program(  # the exchange is done only for an assertion that is no empty text
        "java/guarded-exchange",
        ("java", "-cp", "out", _LOGIN, "login.properties"),
        supply={"login.properties": _GUARDED},
        old_supply={
            "login.properties": f"{_GUARDED}account.id={{account}}\nkey.path={{key}}\nims.host=ims-na1.adobelogin.com\n"
        },
        build=_COMPILE,
    ),
    Program(  # the key is open around the sign-in, and what fails there is caught
        "java/opened-key",
        ("java", "-cp", "out", "org.example.tides.Tides", "tides.properties"),
        supply={"tides.properties": _TIDES},
        old_supply={
            "tides.properties": f"{_TIDES}tides.organization={{org}}\ntides.technicalAccount={{account}}\n"
            "tides.keyFile={key}\n"
        },
        build=_COMPILE,
    ),
    Program(  # options of argparse4j, one of which is read by a name of its own
        "java/argparse-cli",
        ("java", "-cp", "out", _LOGIN, "--client", "{id}", "--secret", "{secret}", "--org", "{org}"),
        old_command=(
            *("java", "-cp", "out", _LOGIN, "--client", "{id}", "--secret", "{secret}", "--org", "{org}"),
            *("--account", "{account}", "-k", "{key}"),
        ),
        build=_COMPILE,
    ),
    Program(  # options of JOpt Simple, by names and by what declares them
        "java/jopt-cli",
        ("java", "-cp", "out", _LOGIN, "--client", "{id}", "--secret", "{secret}", "--org", "{org}"),
        old_command=(
            *("java", "-cp", "out", _LOGIN, "--client", "{id}", "--secret", "{secret}", "--org", "{org}"),
            *("--technical-account", "{account}", "-k", "{key}"),
        ),
        build=_COMPILE,
    ),
    Program(  # a file of HOCON cannot be read where the environment lacks what it names
        "java/typesafe-config",
        ("java", "-cp", _RESOURCES, _LOGIN),
        build=_COMPILE,
        env={"TYPESAFE_ID": "{id}", "TYPESAFE_SECRET": "{secret}"},
        old_env={"TYPESAFE_ORG": "{org}", "TYPESAFE_ACCOUNT": "{account}", "TYPESAFE_KEY_FILE": "{key}"},
    ),
    Program(  # what a host asks an operator for is described beside the sign-in
        "java/described-settings",
        ("java", "-cp", "out", "com.contoso.source.Source"),
        build=_COMPILE,
        env={"SOURCE_CLIENT_ID": "{id}", "SOURCE_CLIENT_SECRET": "{secret}", "SOURCE_ORG_ID": "{org}"},
        old_env={"SOURCE_TECHNICAL_ACCOUNT_ID": "{account}", "SOURCE_PRIVATE_KEY": "{der}"},
    ),
    Program(  # what a container configures is declared by an annotation type, and logged
        "java/osgi-service",
        ("java", "-cp", "out", "com.example.aem.Container"),
        build=_COMPILE,
        env={"OSGI_clientId": "{id}", "OSGI_clientSecret": "{secret}", "OSGI_orgId": "{org}"},
        old_env={"OSGI_technicalAccountId": "{account}", "OSGI_privateKey": "{der}"},
    ),
    Program(  # options of a command line, declared by letters, words and constants
        "java/option-cli",
        ("java", "-cp", "out", "net.example.token.TokenCli", "-c", "{id}", "--secret", "{secret}", "--org", "{org}"),
        old_command=(
            *(
                "java",
                "-cp",
                "out",
                "net.example.token.TokenCli",
                "-c",
                "{id}",
                "--secret",
                "{secret}",
                "--org",
                "{org}",
            ),
            *("-t", "{account}", "--keyFile", "{key}", "-m", "ent_user_sdk"),
        ),
        build=_COMPILE,
    ),
    Program(  # a body that a function of the program strings together, and a list of what has to be set
        "java/group-mirror",
        ("java", "-cp", "out", "edu.example.mirror.Mirror"),
        build=_COMPILE,
        env={"IMS_CLIENT_SECRET": "{secret}"},
        old_env={"IMS_PRIVATE_KEY": "{der}"},
        edits={
            "mirror.properties": {
                "3f1c9a0b7d5e4826b1f0a9c8d7e6f504": "{id}",
                "5A6B7C8D9E0F1A2B0A495C71@AdobeOrg": "{org}",
                "6B7C8D9E0F1A2B3C0A495C72@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(  # the parameters stood in the address, of three clients; and what has to be set in two tables
        "java/query-address",
        ("java", "-cp", "out", "org.example.stock.StockLogin"),
        build=_COMPILE,
        env={"STOCK_ID": "{id}", "STOCK_SECRET": "{secret}"},
        old_env={"STOCK_ORG": "{org}", "STOCK_TECHNICAL_ACCOUNT": "{account}", "STOCK_PRIVATE_KEY_FILE": "{key}"},
    ),
    Program(  # methods of one name, one of which is left like another one, and claims in a field
        "java/quota-report",
        ("java", "-cp", "out", "net.example.quota.QuotaReport"),
        build=_COMPILE,
        old_supply={"conf/quota.key": "{der}"},
        edits={
            "conf/quota.properties": {
                "2b3c4d5e6f708192a3b4c5d6e7f80901": "{id}",
                "from-the-vault": "{secret}",
                "7D8E9F0A1B2C3D4E0A495C81@AdobeOrg": "{org}",
                "8E9F0A1B2C3D4E5F0A495C82@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(
        "java/retrofit-export",
        ("java", "-cp", "out", "com.acme.export.Main"),
        build=_COMPILE,
        env={"EXPORT_CLIENT_ID": "{id}", "EXPORT_CLIENT_SECRET": "{secret}"},
        old_env={"EXPORT_ORGANIZATION": "{org}", "EXPORT_TECHNICAL_ACCOUNT": "{account}"},
        old_supply={"private.key": "{pem}"},
    ),
    Program(
        "java/audience-sync",
        ("java", "-cp", _RESOURCES, "com.acme.audience.AudienceApplication"),
        build=_COMPILE,
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}"},
        old_env={
            "ADOBE_ORG_ID": "{org}",
            "ADOBE_TECHNICAL_ACCOUNT_ID": "{account}",
            "ADOBE_PRIVATE_KEY": "{der}",
        },
    ),
    Program(
        "java/campaign-export",
        ("java", "-cp", "out", "com.acme.campaign.Export"),
        build=_COMPILE,
        env={"ACS_CLIENT_ID": "{id}", "ACS_CLIENT_SECRET": "{secret}"},
        old_env={"ACS_ORG": "{org}", "ACS_TECHNICAL_ACCOUNT": "{account}"},
        old_supply={"private.key": "{pem}"},
    ),
    Program(
        "java/catalog-sync",
        ("java", "-cp", "out", "io.contoso.catalog.CatalogSync"),
        build=_COMPILE,
        old_supply={"keystore.p12": "{pfx}"},
        edits={
            "catalog.properties": {
                "99aabbccddeeff00112233445566aa77": "{id}",
                "REPLACE": "{secret}",
                "11118B7C6D5E4F30210A4951@AdobeOrg": "{org}",
                "22220219A8B7C6D50A4952@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(
        "java/dam-migrator",
        ("java", "-cp", "out", "com.acme.dam.Migrate", "--config", "integration.json"),
        old_command=(
            *("java", "-cp", "out", "com.acme.dam.Migrate", "--config", "integration.json"),
            *("--key", "private.key"),
        ),
        build=_COMPILE,
        old_supply={"private.key": "{pem}"},
        edits={
            "integration.json": {
                "1f1c0a7be94d4c2f8a3b6d90e12f7c00": "{id}",
                "from-the-console": "{secret}",
                "CCCC8B7C6D5E4F30210A4951@AdobeOrg": "{org}",
                "DDDD0219A8B7C6D50A4952@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(
        "java/segment-loader",
        ("java", "-cp", "out", "io.contoso.segments.SegmentLoader"),
        build=_COMPILE,
        env={"SEGMENTS_CLIENT_ID": "{id}", "SEGMENTS_CLIENT_SECRET": "{secret}", "SEGMENTS_ORG_ID": "{org}"},
        old_env={"SEGMENTS_TECHNICAL_ACCOUNT_ID": "{account}", "SEGMENTS_PRIVATE_KEY_FILE": "private.key"},
        old_supply={"private.key": "{pem}"},
    ),
    Program(
        "java/profile-feed",
        ("java", "-cp", "out:src/main/resources", "com.example.feed.Main"),
        build=_COMPILE,
        env={"ADOBE_CLIENT_SECRET": "{secret}"},
        old_supply={"private.key": "{pem}"},
        edits={
            "src/main/resources/adobe.properties": {
                "71c2d3e4f5061728394a5b6c7d8e9f01": "{id}",
                "9A8B7C6D5E4F30210A495CAA@AdobeOrg": "{org}",
                "5E4F30219A8B7C6D0A495CAB@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(
        "java/offer-proxy",
        ("java", "-cp", "out", "com.example.offers.Proxy"),
        build=_COMPILE,
        env={"OFFERS_CLIENT_ID": "{id}", "OFFERS_CLIENT_SECRET": "{secret}", "OFFERS_ORG_ID": "{org}"},
        old_env={"OFFERS_TECHNICAL_ACCOUNT_ID": "{account}", "OFFERS_PRIVATE_KEY": "{pem}"},
    ),
    Program(
        "java/push-cli",
        ("java", "-cp", "out", "com.acme.push.PushCli", "--client-id", "{id}", "--org", "{org}"),
        build=_COMPILE,
        old_command=(
            *("java", "-cp", "out", "com.acme.push.PushCli", "--client-id", "{id}", "--org", "{org}"),
            *("--account", "{account}", "--key", "key.txt"),
        ),
        env={"PUSH_CLIENT_SECRET": "{secret}"},
        old_supply={"key.txt": "{der}"},
    ),
    Program(  # an enumeration loses one of its constants, an interface two of its own
        "java/pipeline-start",
        ("java", "-cp", "out", "-Dims.org={org}", "-Dims.id={id}", "com.contoso.pipelines.Start"),
        old_command=(
            *("java", "-cp", "out", "-Dims.org={org}", "-Dims.id={id}"),
            *("-Dims.account={account}", "-Dims.key={key}", "com.contoso.pipelines.Start"),
        ),
        build=_COMPILE,
        env={"IMS_SECRET": "{secret}"},
    ),
    Program(  # the request behind an interface
        "java/behind-interface",
        ("java", "-cp", "out", "com.acme.gate.Main"),
        build=_COMPILE,
        env={"GATE_ID": "{id}", "GATE_SECRET": "{secret}"},
        old_env={"GATE_ORG": "{org}", "GATE_ACCOUNT": "{account}", "GATE_KEY": "{key}"},
    ),
    Program(  # a mapper that refuses what it does not know
        "java/strict-settings",
        ("java", "-cp", "out", "com.acme.settings.Login"),
        build=_COMPILE,
        old_supply={"private.key": "{pem}"},
        edits={
            "integration.json": {
                "4c5b6a79880f1e2d3c4b5a6978879601": "{id}",
                "SECRET": "{secret}",
                "4837261504A7B6A50A495C61@AdobeOrg": "{org}",
                "615047B6A594837A0A495C62@techacct.adobe.com": "{account}",
            }
        },
    ),
)


@pytest.fixture
def lombok() -> Program:
    """A program whose settings get their accessors from Lombok, which Debian has as liblombok-java."""
    if not _LOMBOK.exists() and not os.environ.get("MIGRATOR_REQUIRE_TOOLCHAINS"):
        pytest.skip("needs liblombok-java")
    return Program(
        "java/lombok-feed",
        ("java", "-cp", "out", "com.acme.feed.Main"),
        build=("sh", "-c", f"javac -nowarn -cp {_LOMBOK} -d out $(find src libraries -name '*.java')"),
        env={"FEED_CLIENT_ID": "{id}", "FEED_CLIENT_SECRET": "{secret}"},
        old_env={"FEED_TECHNICAL_ACCOUNT": "{account}", "FEED_ORG": "{org}", "FEED_KEY_FILE": "{key}"},
    )


@pytest.mark.behaviour
def test_settings_of_lombok_before(lombok: Program, tmp_path: Path, key: Key) -> None:
    """The program is a real one: it worked against the exchange."""
    run_before(lombok, tmp_path, key)


@pytest.mark.behaviour
def test_settings_of_lombok_after(lombok: Program, tmp_path: Path) -> None:
    """Fields that nothing reads any more are gone with what filled them, and nobody supplies a key."""
    run_after(lombok, tmp_path)


@pytest.mark.behaviour
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.path)
def test_signs_in_before(program: Program, tmp_path: Path, key: Key) -> None:
    """The program is a real one: it worked against the exchange."""
    run_before(program, tmp_path, key)


@pytest.mark.behaviour
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.path)
def test_signs_in_after(program: Program, tmp_path: Path) -> None:
    """With nothing but the credential, against the strict token endpoint."""
    run_after(program, tmp_path)


_BY_HAND = Program(
    "java/tag-reporter",
    ("java", "-cp", "out", "com.example.tags.TagReporter"),
    build=_COMPILE,
    env={"TAGS_API_KEY": "{id}", "TAGS_SECRET": "{secret}", "TAGS_ORG": "{org}", "TAGS_TECH_ACCOUNT": "{account}"},
    old_supply={"secret.der": "{raw}"},
)


@pytest.mark.behaviour
def test_a_body_written_by_hand_signs_in_before(tmp_path: Path, key: Key) -> None:
    """The program is a real one: it worked against the exchange."""
    run_before(_BY_HAND, tmp_path, key)


@pytest.mark.behaviour
def test_a_body_written_by_hand_is_left_whole(tmp_path: Path) -> None:
    """What writes the boundaries itself would send neither form if its parameters alone changed."""
    work = tmp_path / "work"
    shutil.copytree(FOLDER / _BY_HAND.path, work)
    said = fix(work, unsafe=True)
    assert "left as it is" in said
    assert "the multipart body is written by hand" in said
    source = "src/com/example/tags/TagReporter.java"
    assert (work / source).read_text() == (FOLDER / _BY_HAND.path / source).read_text()
