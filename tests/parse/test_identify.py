from __future__ import annotations

import pytest

from migrator.parse import registry
from migrator.parse.identify import identify, named

NAMES = {
    "src/app.py": "python", "a/App.tsx": "tsx", "x.mjs": "javascript", "Main.JAVA": "java", "build.gradle": "groovy",
    "build.gradle.kts": "kotlin", "Jenkinsfile": "groovy", "Jenkinsfile.release": "groovy", "Gemfile": "ruby",
    "x.R": "r", "deploy.ps1": "powershell", "a.cls": "apex", "Dockerfile": "dockerfile",
    "Dockerfile.prod": "dockerfile", "Makefile": "makefile", "rules.mk": "makefile", ".env": "dotenv",
    ".env.production.local": "dotenv",
    "prod.env": "dotenv", "config.env.example": "dotenv", ".envrc": "dotenv", "env.js": "javascript",
    ".env.js": "javascript", "settings.py.sample": "python", "config.json.dist": "json", "values.yaml.gotmpl": "yaml",
    "connector-umapi.yml": "yaml", "app.cfg.json": "json", "com.adobe.x~y.cfg.json": "json",
    "com.adobe.x.config": "osgi",
    "terraform.tfvars": "hcl", "main.tf": "hcl", "a.properties": "properties", ".npmrc": "ini", "setup.cfg": "ini",
    "pom.xml": "xml", "a.csproj": "xml", ".content.xml": "xml", "a.ipynb": "notebook", "README": "markdown",
    "README.md": "markdown", "page.mdx": "markdown", "a.rst": "restructuredtext", "a.adoc": "asciidoc",
    "index.html": "html", "App.vue": "html", "pyproject.toml": "toml", "Pipfile": "toml", "Pipfile.lock": "json",
    "x.postman_collection.json": "postman", "x.postman_environment.json": "postman", "private.key": "pem",
    "requirements.txt": "text", "Gemfile.lock": "text", "unknown.xyz": "text", "noname": "text",
    "C:\\repo\\a.php": "php", "fix-setup.py.diff": "text", "utils.js.LICENSE": "text", "settings.ini.2": "ini",
}  # fmt: skip


@pytest.mark.parametrize(("path", "language"), NAMES.items())
def test_names_tell(path: str, language: str) -> None:
    """A well-known name or ending decides; an ending such as `.example` after it does not hide it."""
    assert identify(path, "") == language


CONTENTS = [
    ("noname", "#!/usr/bin/env python3\n", "python"),
    ("noname", "#!/bin/sh\n", "bash"),
    ("noname", "#!/usr/bin/env -S node --x\n", "javascript"),
    ("a.inc", "<?php echo 1;", "php"),
    ("collection.json", '{"info": {"_postman_id": "1"}}', "postman"),
    ("env.json", '{"values": [], "_postman_variable_scope": "environment"}', "postman"),
    ("old", '{"cells": [], "nbformat": 4}', "notebook"),
    ("export", '{"_type": "export", "__export_format": 4}', "insomnia"),
    ("export.yaml", "type: collection.insomnia.rest/5.0\nname: x\n", "insomnia"),
    (".aio", '{"ims": {}}', "json"),
    (".aio", "{ims: {contexts: {}}}", "json"),
    (".aio", "ims:\n  x: 1\n", "yaml"),
    ("aio", "ims:\n  contexts:\n    my: x\n", "yaml"),
    ("noname", "First: this\nand then that\n", "text"),
    ("noname", "# c\nA_KEY=1\nexport B=2\n", "dotenv"),
    ("credentials", "# c\n[default]\nkey = 1\n", "ini"),
    ("web.config", "<configuration/>", "xml"),
    ("x.conf", '{"a": 1}', "json"),
    ("secret", "\n-----BEGIN RSA PRIVATE KEY-----\nx\n", "pem"),
    ("page", "<!doctype html><p>", "html"),
    ("data", '<?xml version="1.0"?><a/>', "xml"),
]


@pytest.mark.parametrize(("path", "text", "language"), CONTENTS)
def test_content_tells_where_names_do_not(path: str, text: str, language: str) -> None:
    """The first line and the outline of the content decide for names that say nothing, or too little."""
    assert identify(path, text) == language


INFO_STRINGS = [
    ("js", "", "javascript"),
    ("Python3", "", "python"),
    ("shell-session", "", "bash"),
    ("c#", "", "csharp"),
    ("yml", "", "yaml"),
    ("json", '{"nbformat": 4, "cells": []}', "notebook"),
    ("", "curl -F a=b https://x\n", "bash"),
    ("", "import jwt\nprint(jwt)\n", "python"),
    ("", "const a = require('b');\n", "javascript"),
    ("", '{"a": 1}', "json"),
    ("", "Hello there\n", "text"),
    ("whatever", "ADOBE_KEY=1\n", "dotenv"),
]


@pytest.mark.parametrize(("name", "text", "language"), INFO_STRINGS)
def test_snippets_are_named_or_guessed(name: str, text: str, language: str) -> None:
    """An info string is read as people write it; without one the words of the snippet decide."""
    assert named(name, text) == language


def test_the_index_of_formats_is_current() -> None:
    """`python -m migrator.parse.registry` brings it up to date; a format that is not in it would never be read."""
    assert registry.listed() == registry.made()
