"""Snippets made from the marks of a catalogue entry: code, command, configuration, environment, action, manifest.

Each is the shortest text that shows one mark the way users write it. An entry that gains a mark gains a snippet.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from migrator.catalogue.sdk import Ecosystem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from migrator.catalogue.sdk import CodeMarks, ConfigMarks, ManifestMarks, SdkEntry

SUFFIXES = {
    "python": "py",
    "javascript": "js",
    "typescript": "ts",
    "java": "java",
    "kotlin": "kt",
    "csharp": "cs",
    "php": "php",
    "go": "go",
    "ruby": "rb",
    "powershell": "ps1",
    "r": "R",
}
IMPORTS = {
    "python": "from {} import *\n",
    "javascript": "const sdk = require('{}');\n",
    "java": "import {}.*;\n",
    "csharp": "using {};\n",
    "go": 'package main\n\nimport "{}"\n\n',
    "ruby": 'require "{}"\n',
    "powershell": "Import-Module {}\n",
    "r": "library({})\n",
}
WHOLE_IMPORTS = {
    "python": "import {}\n",
    "javascript": "const sdk = require('{}');\n",
    "java": "import {};\n",
    "csharp": "using {};\n",
    "powershell": "Import-Module {}\n",
}
CALLS = {
    "python": "client = {}(config)\n",
    "javascript": "const client = sdk.{}(config);\n",
    "java": "class Client {{ Object client = {}(config); }}\n",
    "csharp": "class Client {{ object client = {}(config); }}\n",
    "go": "func main() {{\n\tims.{}(config)\n}}\n",
    "ruby": "{}(config)\n",
    "powershell": "{} -Config $config\n",
    "r": "{}(config)\n",
}
WITH_OPTION = {
    "python": "client = {}({}='{}')\n",
    "javascript": "const client = {}({{ auth: {{ {}: '{}' }} }});\n",
    "ruby": "{}({}: '{}')\n",
    "r": "{}({} = '{}')\n",
}


CONTEXT = "TOKEN_URL=https://ims-na1.adobelogin.com/ims/exchange/jwt\n"
"""The line beside which a name that says little alone says enough; a finding of it proves nothing for the mark."""
ORGANISATION = "0123456789ABCDEF01234567@AdobeOrg"


@dataclass(frozen=True)
class Snippet:
    """A file that shows one mark."""

    carrier: str
    mark: str
    path: str
    text: str


def snippets(entry: SdkEntry) -> Iterator[Snippet]:
    """Every snippet that the marks of an entry give."""
    for marks in entry.code:
        yield from _code(marks)
    for command in entry.commands:
        option = next(iter(command.jwt_options), "")
        if command.always or option.startswith("-"):
            line = f"{command.command} {option}".rstrip()
            yield Snippet("command", command.command, "run.sh", f"#!/bin/sh\n{line}\n")
    for shape in entry.config:
        yield from _config(shape)
    for name in entry.environment:
        yield Snippet("environment", name, ".env", f"{CONTEXT}{name.replace('*', 'Main')}=0123456789abcdef\n")
    for action in entry.actions:
        inputs = [(name, "${{ secrets.KEY }}") for name in action.jwt_inputs] + list(action.jwt_values)
        if inputs:
            given = "".join(f"          {name}: {value}\n" for name, value in inputs)
            step = f"      - uses: {action.uses[0]}@v1\n        with:\n{given}"
            text = f"on: push\njobs:\n  run:\n    runs-on: ubuntu-latest\n    steps:\n{step}"
            yield Snippet("action", action.uses[0], ".github/workflows/run.yml", text)
    for listed in entry.manifest:
        yield from _manifest(listed)


def _code(marks: CodeMarks) -> Iterator[Snippet]:
    language = {"typescript": "javascript", "kotlin": "java"}.get(marks.languages[0], marks.languages[0])
    path = f"client.{SUFFIXES[language]}"
    for name in marks.jwt_imports:
        yield Snippet("import", name, path, WHOLE_IMPORTS[language].format(name))
    if marks.imports and marks.jwt_calls:
        head = IMPORTS[language].format(marks.imports[0])
        for name in marks.jwt_calls:
            yield Snippet("call", name, path, head + CALLS[language].format(name))
    if marks.imports and marks.calls and language in WITH_OPTION:
        given = [(name, "given") for name in marks.jwt_options] + list(marks.jwt_values)
        name = marks.calls[0]
        name = f"sdk.{name}" if language == "javascript" and "." not in name else name
        for option, value in given:
            text = IMPORTS[language].format(marks.imports[0]) + WITH_OPTION[language].format(name, option, value)
            yield Snippet("option", option, path, text)
    for word in marks.words:
        yield Snippet("word", word, path, f"{CONTEXT}{word}\n")


def _config(marks: ConfigMarks) -> Iterator[Snippet]:
    name = (marks.files or ("settings.properties",))[0]
    if name.startswith("com.") and name.endswith("*"):
        name = f"{name[:-1]}.cfg.json"  # OSGi: one PID a file
    write = _writer(name)
    if write is None:
        return
    shown = [(key, "0123456789abcdef") for key in marks.jwt_keys] + list(marks.jwt_values)
    tree: dict[str, Any] = {}
    for key, value in [*shown, *((key, "0123456789abcdef") for key in marks.shape)]:
        if name.endswith((".properties", ".cfg.json")):
            tree.setdefault(key, value)
        else:
            _put(tree, key.replace("*", "main"), value)
    tree.setdefault("organisation", ORGANISATION)
    if shown:
        yield Snippet("config", shown[0][0], name.replace("*", "main"), write(tree))


def _writer(name: str) -> Callable[[dict[str, Any]], str] | None:
    if name.endswith((".json", ".yml", ".yaml")) or name in {".aio", "aio"}:
        return lambda tree: json.dumps(tree, indent=2) + "\n"  # JSON is YAML
    if name.startswith(".env") or name.endswith(".properties"):
        return lambda tree: "".join(f"{key}={value}\n" for key, value in tree.items())
    return None


def _put(tree: dict[str, Any], key: str, value: str) -> None:
    *parents, last = key.split(".")
    for parent in parents:
        below = tree.get(parent)
        if not isinstance(below, dict):
            below = tree[parent] = {}
        tree = below
    tree.setdefault(last, value)


def _manifest(marks: ManifestMarks) -> Iterator[Snippet]:
    version = _inside(marks.jwt_only)
    if not version:
        return
    for name in marks.names:
        group, _, artifact = name.partition(":")
        written = {
            Ecosystem.PYPI: ("requirements.txt", f"{name}=={version}\n"),
            Ecosystem.NPM: (
                "package.json",
                json.dumps({"name": "app", "dependencies": {name: version}}, indent=2) + "\n",
            ),
            Ecosystem.NUGET: ("App.csproj", _project(f'<PackageReference Include="{name}" Version="{version}" />')),
            Ecosystem.MAVEN: ("pom.xml", _pom(group, artifact, version)),
            Ecosystem.GEM: ("Gemfile", f'source "https://rubygems.org"\ngem "{name}", "{version}"\n'),
            Ecosystem.GO: ("go.mod", f"module example.com/app\n\ngo 1.22\n\nrequire {name} v{version}\n"),
            Ecosystem.CRAN: ("DESCRIPTION", f"Package: app\nVersion: 1.0\nImports:\n    {name} (== {version})\n"),
            Ecosystem.COMPOSER: ("composer.json", json.dumps({"require": {name: version}}, indent=2) + "\n"),
        }.get(marks.ecosystem)
        if written:
            yield Snippet("manifest", name, *written)


def _project(reference: str) -> str:
    return f'<Project Sdk="Microsoft.NET.Sdk">\n  <ItemGroup>\n    {reference}\n  </ItemGroup>\n</Project>\n'


def _pom(group: str, artifact: str, version: str) -> str:
    coordinates = f"<groupId>{group}</groupId>\n<artifactId>{artifact}</artifactId>\n<version>{version}</version>"
    return f"<project>\n<dependencies>\n<dependency>\n{coordinates}\n</dependency>\n</dependencies>\n</project>\n"


def _inside(versions: str) -> str:
    """A version in a range of the kind `*` or `<bound`."""
    if versions == "*":
        return "1.0.0"
    return "0.0.1" if versions.startswith("<") else ""
