"""Puts a program on a stage, before and after its rewrite, and runs it against the strict IMS."""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from migrator.cli import cli
from tests.behaviour.strict_ims import CLIENT_ID, CLIENT_SECRET, ORG_ID, TECHNICAL_ACCOUNT, serve

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PROGRAMS = Path(__file__).parent.parent / "programs"
SHIMS = Path(__file__).parent / "shims"
TYPESCRIPT = Path(__file__).parent / "typescript"
_TIMEOUT = 120


@dataclass(frozen=True)
class Program:
    """One program of `tests/programs`.

    `command` runs in the program's folder. `env` and `supply` (path: content) are what an operator gives it:
    `{id}`, `{secret}`, `{org}` and `{account}` stand for the credential, `{key}` for the key's path; `{pem}`, `{line}`,
    `{base64}`, `{der}` and `{raw}` for the key itself: as it is, on one line, encoded, without its frame, in bytes;
    `{certificate}` for it with a certificate. Those of `old_env` and `old_supply` are given
    before the rewrite only: afterwards nothing but the credential is left.
    `edits` are replacements in files of the program, as an operator fills in a configuration.
    """

    path: str
    command: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)
    old_env: Mapping[str, str] = field(default_factory=dict)
    supply: Mapping[str, str] = field(default_factory=dict)
    old_supply: Mapping[str, str] = field(default_factory=dict)
    edits: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    build: Sequence[str] = ()
    old_command: Sequence[str] = ()
    """How it was called before, where an option for the key has gone."""
    unsafe: bool = False
    base: str = ""
    """A folder of files that several programs share; the program's own lie over them."""

    @property
    def tool(self) -> str:
        """The interpreter or compiler that it needs."""
        return (self.build or self.command)[0]


@dataclass(frozen=True)
class Key:
    """A throwaway key pair: its private half as a file, and the public one for the IMS."""

    private: Path
    public: str
    pfx: bytes = b""
    """The private half with a certificate, under the password `password`."""


def run_before(program: Program, folder: Path, key: Key) -> None:
    """The program as it is signs in at the exchange of 2022, so that the test proves something."""
    _need(program)
    work = _copied(program, folder)
    _install(program, work, after=False)
    with serve(former=True, public_key=key.public) as ims:
        _fill(program, work, ims.url, {**program.supply, **program.old_supply}, key)
        done = _run(program, work, _sent_to(ims.url, {**program.env, **program.old_env}), key)
        _judge(done, ims.tokens, ims.refusals)


def run_after(program: Program, folder: Path) -> None:
    """After `fix --write` it signs in with the credential alone, and a second run changes nothing."""
    _need(program)
    work = _copied(program, folder)
    rewrite(work, unsafe=program.unsafe)
    once = _contents(work)
    rewrite(work, unsafe=program.unsafe)
    assert _contents(work) == once, "the second rewrite changed something"
    _install(program, work, after=True)
    with serve(former=False) as ims:
        _fill(program, work, ims.url, program.supply, Key(Path("absent.key"), ""))
        done = _run(program, work, _sent_to(ims.url, program.env), Key(Path("absent.key"), ""), after=True)
        _judge(done, ims.tokens, ims.refusals)


def _need(program: Program) -> None:
    """Skip where a toolchain is missing; fail where all of them are promised."""
    tools = {
        "csharp": ("mcs", "mono"),
        "java": ("javac", "java"),
        "javascript": ("node",),
        "python": (),
        "shell": ("bash", "curl", "jq", "make", "openssl"),
        "typescript": ("node",),
    }
    family = program.path.partition("/")[0]
    missing = [tool for tool in tools.get(family, (program.tool,)) if shutil.which(tool) is None]
    if family == "typescript" and not (TYPESCRIPT / "node_modules").exists():
        missing.append("npm install --prefix tests/behaviour/typescript")
    if missing and os.environ.get("MIGRATOR_REQUIRE_TOOLCHAINS"):
        pytest.fail(f"missing: {', '.join(missing)}")
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")


def rewrite(work: Path, *, unsafe: bool) -> None:
    """`migrator fix --write` on a tree of which nothing is left."""
    said = fix(work, unsafe=unsafe)
    assert "left as it is" not in said, said


def fix(work: Path, *, unsafe: bool) -> str:
    """What `migrator fix --write` says of a tree."""
    arguments = ["fix", "--write", "--allow-dirty", *(["--unsafe"] if unsafe else []), str(work)]
    done = CliRunner().invoke(cli, arguments, standalone_mode=False)
    assert done.exception is None, done.exception
    assert not done.return_value, done.stderr
    return done.stderr


def _copied(program: Program, folder: Path) -> Path:
    work = folder / "work"
    for part in (program.base, program.path) if program.base else (program.path,):
        shutil.copytree(PROGRAMS / part, work, dirs_exist_ok=True)
    return work


def _install(program: Program, work: Path, *, after: bool) -> None:
    """Stand-ins for the libraries; those that a migrated program has no use for are missing afterwards."""
    if program.path.startswith(("javascript", "typescript")):
        shutil.copytree(SHIMS / "npm", work / "node_modules", ignore=_absent if after else None)
    elif program.path.startswith("php"):
        shutil.copytree(SHIMS / "php" / "vendor", work / "vendor", ignore=_absent if after else None)
    elif program.path.startswith("java"):
        shutil.copytree(SHIMS / "java", work / "libraries", ignore=_absent if after else None)
    elif program.path.startswith("csharp"):
        shutil.copytree(SHIMS / "csharp", work / "libraries", ignore=_absent if after else None)
    elif program.path.startswith("go"):
        _vendor(work, after=after)


_SIGNS = re.compile(r"/(?:jwt|jwx)/")
_REQUIRED = re.compile(r"^\s*(?:require )?([\w-]+\.[\w./-]+) (v\S+)", re.MULTILINE)


def _vendor(work: Path, *, after: bool) -> None:
    """The modules that `go.mod` requires, as a vendor folder; the one that signs is missing afterwards."""
    listed = ""
    for module, version in _REQUIRED.findall((work / "go.mod").read_text()):
        listed += f"# {module} {version}\n## explicit\n{module}\n"
        if not after or _SIGNS.search(module) is None:
            shutil.copytree(SHIMS / "go" / "vendor" / module, work / "vendor" / module)
    if listed:
        (work / "vendor").mkdir(exist_ok=True)
        (work / "vendor" / "modules.txt").write_text(listed)


def _contents(work: Path) -> dict[str, bytes]:
    return {
        path.relative_to(work).as_posix(): path.read_bytes()
        for path in sorted(work.rglob("*"))
        if path.is_file() and "migrator-undo" not in path.name
    }


def _fill(program: Program, work: Path, url: str, supply: Mapping[str, str], key: Key) -> None:
    """Write what an operator supplies, and send Adobe's host to the local IMS."""
    for name, content in supply.items():
        target = work / name
        target.parent.mkdir(parents=True, exist_ok=True)
        source = work / content.removeprefix("copy:")
        if content == "{pfx}":
            target.write_bytes(key.pfx)
        elif content == "{raw}":
            target.write_bytes(base64.b64decode(_filled("{der}", key)))
        else:
            target.write_text(source.read_text() if content.startswith("copy:") else _filled(content, key))
    for name, replacements in program.edits.items():
        text = (work / name).read_text()
        for old, new in replacements.items():
            text = text.replace(old, _filled(new, key))
        (work / name).write_text(text)
    for path in work.rglob("*"):
        if path.is_file():
            _redirect(path, url)


def _sent_to(url: str, env: Mapping[str, str]) -> dict[str, str]:
    """An environment that names Adobe's host names the local IMS instead."""
    return {
        name: value.replace("https://ims-na1.adobelogin.com", url).replace(
            "ims-na1.adobelogin.com", url.removeprefix("http://")
        )
        for name, value in env.items()
    }


def _redirect(path: Path, url: str) -> None:
    """Plain HTTP on loopback in place of Adobe's host, wherever the program writes it."""
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError:
        return
    bare = url.removeprefix("http://")
    changed = text
    if "https.request(" in text:  # Node's own: the module is the protocol, and the port an option
        host, _, port = bare.partition(":")
        changed = changed.replace("host: 'ims-na1.adobelogin.com'", f"host: '{host}', port: {port}")
        changed = changed.replace("require('https')", "require('http')")
    changed = changed.replace("https://ims-na1.adobelogin.com", url).replace("ims-na1.adobelogin.com", bare)
    for old in (
        '"https://{',
        '"https://%s/',
        "'https://' +",
        "'https://' . ",
        '"https://" +',
        '"https://"+',
        '"https://{_',
        'Scheme: "https"',
        "`https://${",
        '"https://$',
        "'https://%s",
        '"https://#{',
        '"https://{$',
    ):
        if bare in changed or "ims" in changed.lower():
            changed = changed.replace(old, old.replace("https", "http"))
    if changed != text:
        path.write_bytes(changed.encode())


def _filled(text: str, key: Key) -> str:
    values = {"{id}": CLIENT_ID, "{secret}": CLIENT_SECRET, "{org}": ORG_ID, "{account}": TECHNICAL_ACCOUNT}
    for name, value in values.items():
        text = text.replace(name, value)
    pem = key.private.read_text() if key.private.exists() else ""
    text = text.replace("{pem}", pem).replace("{line}", pem.replace("\n", "\\n"))
    text = text.replace("{base64}", base64.b64encode(pem.encode()).decode())
    text = text.replace("{certificate}", base64.b64encode(key.pfx).decode())
    if "{der}" in text:
        body = key.private.read_text() if key.private.exists() else ""
        text = text.replace("{der}", "".join(line for line in body.splitlines() if not line.startswith("-----")))
    return text.replace("{key}", str(key.private))


def _run(
    program: Program, work: Path, env: Mapping[str, str], key: Key, *, after: bool = False
) -> subprocess.CompletedProcess[str]:
    scratch = work.with_name(f"{work.name}-scratch")  # where a program keeps its token: no other run may find it there
    scratch.mkdir(exist_ok=True)
    given = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(work),
        "TMPDIR": str(scratch),
        "PYTHONPATH": str(SHIMS / "python"),
        "NODE_PATH": str(SHIMS / "npm"),
        "RUBYLIB": str(SHIMS / "ruby"),
        "NO_PROXY": "127.0.0.1",
        "GOFLAGS": "-mod=vendor" if (work / "vendor" / "modules.txt").exists() else "-mod=mod",
        "GOPROXY": "off",
        "GOCACHE": str(Path(tempfile.gettempdir()) / "migrator-go-cache"),
    } | {name: _filled(value, key) for name, value in env.items()}
    if after:
        given["PYTHONPATH"] = f"{SHIMS / 'absent'}{os.pathsep}{given['PYTHONPATH']}"
        given["MIGRATED"] = "1"
    called = program.command if after or not program.old_command else program.old_command
    for command in [program.build, called]:
        if command:
            done = subprocess.run(
                [sys.executable if word == "python" else _filled(word, key) for word in command],
                cwd=work,
                env=given,
                capture_output=True,
                text=True,
                timeout=_TIMEOUT,
                check=False,
            )
            if done.returncode != 0:
                break
    return done


_UNUSED = frozenset(
    {
        "jsonwebtoken",
        "jose",
        "form-data",
        "jwt-auth",
        "firebase",
        "lcobucci",
        "Jose.cs",
        "IdentityModel.cs",
        "auth0",
        "nimbusds",
        "bouncycastle",
    }
)


def _absent(_folder: str, names: list[str]) -> list[str]:
    """Libraries that a migrated program has no use for any more."""
    return [name for name in names if name in _UNUSED]


def _judge(done: subprocess.CompletedProcess[str], tokens: list[str], refusals: list[str]) -> None:
    told = f"status {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-3000:]}\nrefused: {refusals}"
    assert done.returncode == 0, told
    assert tokens, told
    assert tokens[-1] in done.stdout, told
    assert not refusals, told
