"""Published npm packages, used as their documentation shows, sign in before the rewrite and after it.

The packages are the real ones, by the versions that the program's own package.json asks for, before and after. The
local IMS stands in for Adobe's hosts with its forward proxy and real TLS: first with the exchange of 2022, then
without it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from migrator.catalogue.load import products
from migrator.ims.server.listener import serve
from migrator.ims.server.scenario import Client, Scenario
from migrator.secret import Secret
from tests.behaviour.registry import UNDICI, installed
from tests.behaviour.stage import rewrite

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from migrator.ims.server.handler import Access
    from migrator.ims.server.scenario import ExchangeMode

HERE = Path(__file__).parent
PROGRAMS = HERE.parent / "programs" / "npm"
CLIENT_ID = "5f1c0a7be94d4c2f8a3b6d90e12f7c44"
SECRET = "p8e-Kq3vXw_9-ZtB7nLd2RfYh5mJc8sGa1uE"
ORG = "0123456789ABCDEF0A495C99@AdobeOrg"
ACCOUNT = "89ABCDEF012345670A495C98@techacct.adobe.com"
METASCOPES = (
    "ent_dataservices_sdk",
    "ent_analytics_bulk_ingest_sdk",
    "ent_reactor_sdk",
    "ent_documentcloud_sdk",
    "ent_adobeio_sdk",
)
SCOPES = tuple(
    dict.fromkeys(
        ["openid", "AdobeID", "read_organizations", *(scope for one in products().values() for scope in one.scopes)]
    )
)
FILLED = {
    "4a1c0f7be94d4c2f8a3b6d90e12f7c11": CLIENT_ID,
    "to-be-filled-in": SECRET,
    "7F8091A2B3C4D5E6F7081920@AdobeOrg": ORG,
    "0C4D5E6F708192A3B4C5D6E7@techacct.adobe.com": ACCOUNT,
}
"""What an operator fills into the configuration of a program."""


@dataclass(frozen=True)
class Program:
    """A folder of `tests/programs/npm` and how it is run; `prints` says that it shows the token it was given."""

    folder: str
    command: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)
    old_env: Mapping[str, str] = field(default_factory=dict)
    prints: bool = True
    unsafe: bool = False


KEYS = {"ADOBE_CLIENT_ID": CLIENT_ID, "ADOBE_CLIENT_SECRET": SECRET, "ADOBE_ORG_ID": ORG}
OLD_KEYS = {"ADOBE_TECHNICAL_ACCOUNT_ID": ACCOUNT, "ADOBE_PRIVATE_KEY_FILE": "private.key"}
PDF = {"PDF_SERVICES_CLIENT_ID": CLIENT_ID, "PDF_SERVICES_CLIENT_SECRET": SECRET}
RUNS = (
    Program("jwt-auth", ("node", "index.js"), KEYS, OLD_KEYS),
    Program("aio-context", ("node", "export.js"), {**KEYS, "ADOBE_TECHNICAL_ACCOUNT_ID": ACCOUNT}, OLD_KEYS),
    Program("aio-file", ("node", "audit.js")),
    Program("adobe-fetch", ("node", "list.js"), KEYS, OLD_KEYS, prints=False),
    Program("aio-exchange", ("node", "import.js"), KEYS, OLD_KEYS),
    Program("aio-env", ("node", "poll.js"), unsafe=True),
    Program(
        "reactor-upload",
        ("sh", "upload.sh"),
        KEYS,
        {"REACTOR_TECHNICAL_ACCOUNT_ID": ACCOUNT, "REACTOR_PRIVATE_KEY_FILE": "private.key"},
        prints=False,
    ),
    Program("pdf-services", ("node", "create.js"), PDF, prints=False, unsafe=True),
)


@dataclass(frozen=True)
class Pair:
    """A throwaway key, and the certificate that the IMS binds to the credential."""

    key: bytes
    certificate: bytes


@pytest.fixture(scope="module")
def pair() -> Pair:
    """A key with a certificate that is valid now."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "programs")])
    now = datetime.now(timezone.utc)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return Pair(pem, certificate.public_bytes(serialization.Encoding.PEM))


@pytest.fixture
def cache(request: pytest.FixtureRequest) -> Path:
    """Where installed packages are kept."""
    if shutil.which("node") is None:
        pytest.skip("needs node")
    kept = request.config.cache
    if kept is None:
        pytest.skip("pytest runs without a cache folder")
    return kept.mkdir("behaviour-npm")


@pytest.mark.behaviour
@pytest.mark.parametrize("program", RUNS, ids=lambda program: program.folder)
def test_signs_in_before(program: Program, tmp_path: Path, pair: Pair, cache: Path) -> None:
    """The program is a real one: with its key, it got a token from the exchange."""
    work = _copied(program, tmp_path)
    (work / "private.key").write_bytes(pair.key)
    _fill(work, pair.key.decode().splitlines())
    ways = _run(program, work, "former", pair, cache, {**program.env, **program.old_env})
    assert ("POST", "/ims/exchange/jwt") in ways


@pytest.mark.behaviour
@pytest.mark.parametrize("program", RUNS, ids=lambda program: program.folder)
def test_signs_in_after(program: Program, tmp_path: Path, pair: Pair, cache: Path) -> None:
    """After `fix --write`, with the package that the manifest now names and no key anywhere, it gets one again."""
    work = _copied(program, tmp_path)
    rewrite(work, unsafe=program.unsafe)
    once = _contents(work)
    rewrite(work, unsafe=program.unsafe)
    assert _contents(work) == once, "the second rewrite changed something"
    _fill(work, [])
    ways = _run(program, work, "ended", pair, cache, program.env)
    assert not any("exchange" in path for _, path in ways)


def _copied(program: Program, folder: Path) -> Path:
    work = folder / "work"
    shutil.copytree(PROGRAMS / program.folder, work)
    return work


def _contents(work: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in work.rglob("*") if path.is_file() and "undo" not in path.name}


def _fill(work: Path, key: Sequence[str]) -> None:
    """What an operator writes into the configuration; contexts of the aio tools hold the key itself, line by line."""
    for path in work.iterdir():
        if path.name in {".aio", ".env"} or path.suffix == ".json":
            text = path.read_text(encoding="utf-8")
            for old, new in FILLED.items():
                text = text.replace(old, new)
            if key and path.suffix != ".json":
                text = text.replace('["private.key"]', json.dumps(key)).replace('"private.key"', json.dumps(key))
            path.write_text(text, encoding="utf-8")


def _run(
    program: Program, work: Path, exchange: ExchangeMode, pair: Pair, cache: Path, env: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Runs a program; gives the ways of the calls to the IMS that were granted."""
    (work / "node_modules").symlink_to(installed((work / "package.json").read_text(encoding="utf-8"), cache))
    client = Client(
        CLIENT_ID, (Secret(SECRET),), ORG, ACCOUNT, SCOPES, metascopes=METASCOPES, certificates=(pair.certificate,)
    )
    log: list[Access] = []
    with serve(Scenario((client,), exchange=exchange), log=log.append) as ims:
        (work / "authority.pem").write_bytes(ims.ca_pem)
        done = subprocess.run(
            program.command,
            cwd=work,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(work),
                "NODE_OPTIONS": f"--require {HERE / 'proxy.cjs'} --no-deprecation",
                "NODE_EXTRA_CA_CERTS": str(work / "authority.pem"),
                "IMS_PROXY": ims.proxy,
                "UNDICI": str(installed(UNDICI, cache) / "undici"),
                **env,
            },
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    told = f"status {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-3000:]}\n{log}"
    signing = [one for one in log if one.path.startswith("/ims/") or one.path == "/token"]
    assert signing, told
    assert all(one.status == 200 for one in signing), told
    if program.prints:
        assert done.returncode == 0, told
        assert done.stdout.count(".") == 2, told
    else:
        later = log[log.index(signing[-1]) + 1 :]
        assert any(one.host.endswith(".adobe.io") for one in later), told
    return [(one.method, one.path.rstrip("/")) for one in signing]
