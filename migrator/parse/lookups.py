"""Lookups of the environment and of configuration, in whatever way a language writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.regex import lazy

if TYPE_CHECKING:
    from migrator.parse.callsites import Site
    from migrator.parse.facts import ReferenceKind
    from migrator.parse.grammars.base import Grammar
    from migrator.parse.labels import Label
    from migrator.parse.names import Names
    from migrator.parse.syntax import Node

_ENVIRONMENT_CALL = lazy(
    r"(?:.*[.:])?(?:getenv|Getenv|GetEnv|LookupEnv|GetEnvironmentVariable|getEnvironmentVariable|get_env|fetch_env!?"
    r"|env!|option_env!|env::var|env::var_os|std::env::var|dotenv|fromEnvironment)",
    needs=("getenv", "lookupenv", "environment", "env::", "env!", "fetch_env", "get_env", "dotenv"),
)
_ENVIRONMENT_HOLDER = lazy(
    r"(?:.*[.:])?(?:environ|ENV|env|_ENV|_SERVER|environment|getenv\(\)|Environment)$", needs=("env", "_server")
)
_ENVIRONMENT_CALLEES = frozenset({"env", "Deno.env.get", "sys.env", "Sys.getenv"})
_CONFIGURATION_HOLDER = lazy(
    r"(?:.*[._:>])?(?:config|configuration|conf|cfg|settings|props|properties|preferences|parser|viper|AppSettings"
    r"|appSettings|credentials|secrets|vault|configService|Configuration|environment|ConfigurationManager)(?:\(\))?$",
    re.IGNORECASE,
    needs=(
        "conf",
        "cfg",
        "settings",
        "props",
        "properties",
        "preferences",
        "parser",
        "secrets",
        "vault",
        "viper",
        "environment",
        "credentials",
    ),
)
_READS = lazy(
    r"(?:get|fetch|lookup|at|dig|opt|read|require|must|value|Get|Fetch|Value)(?:String|Str|Str!|Value|Property|Option|Setting"
    r"|Section|Key|OrDefault|OrElse|OrThrow|Config|_string|_value|!)?",
)
_PROPERTY_CALLS = frozenset(
    {
        *("getProperty", "GetConnectionString", "getRequiredProperty", "getConfigValue"),
        *("getInput", "getMultilineInput", "getInputRequired", "getPathInput"),
    }
)
"""What reads a property, or an input of a step of GitHub's or Azure's pipelines, whatever it is a method of."""
_CONFIGURATION_CALLEES = frozenset({"config"})


class Lookup(NamedTuple):
    """A value looked up by name."""

    kind: ReferenceKind
    labels: tuple[Label, ...]
    default: Node | None


class Lookups:
    """Recognises lookups among calls, subscripts and members."""

    def __init__(self, text: str, grammar: Grammar, names: Names) -> None:
        self._text = text
        self._grammar = grammar
        self._names = names

    def call(self, site: Site) -> Lookup | None:
        """`os.getenv("X", "default")`, `config.get("a", "b")`."""
        kind = self._kind(site)
        if kind is None:
            return None
        labels: list[Label] = []
        default: Node | None = None
        for argument in site.arguments:
            label = self._literal(argument.value)
            if argument.label is not None and argument.label.name in {"default", "fallback", "defaultValue"}:
                default = argument.value
            elif argument.label is None or not labels:
                if label is not None and (not labels or self._nests(site, kind)):
                    labels.append(label)
                elif labels and default is None:
                    default = argument.value
        return Lookup(kind, tuple(labels), default) if labels else None

    def subscript(self, node: Node) -> Lookup | None:
        """`os.environ["X"]`, `config["a"]["b"]`."""
        named = node.named_children()
        if len(named) < 2:  # noqa: PLR2004 - holder and key
            return None
        label = self._literal(named[-1])
        kind = self._holder(self._source(named[0])) if label is not None else None
        return Lookup(kind, (label,), None) if kind is not None and label is not None else None

    def member(self, node: Node) -> Lookup | None:
        """`process.env.X`, `var.x`."""
        holder = self._source(node.children[0])
        if holder in self._grammar.roots and len(node.children) > 1:
            return self._variable(node)
        if holder not in {"process.env", "import.meta.env", "Bun.env"}:
            return None
        label = self._names.labels.of(node)
        return Lookup("env", (label,), None) if label is not None and label.name else None

    def _variable(self, node: Node) -> Lookup | None:
        labels = [self._names.labels.of(child) for child in node.named_children()]
        known = tuple(label for label in labels if label is not None and label.name)
        return Lookup("name", known, None) if len(known) == len(labels) else None

    def _kind(self, site: Site) -> ReferenceKind | None:
        callee = site.callee
        if callee in _ENVIRONMENT_CALLEES or _ENVIRONMENT_CALL.fullmatch(callee):
            return "env"
        if callee in _CONFIGURATION_CALLEES or site.name in _PROPERTY_CALLS:
            return "config"
        if site.listed is not None and self._text.startswith("[", site.listed.start):
            return self._holder(callee)
        if site.receiver is None or _READS.fullmatch(site.name) is None:
            return None
        return self._holder(self._source(site.receiver))

    def _holder(self, source: str) -> ReferenceKind | None:
        if _ENVIRONMENT_HOLDER.fullmatch(source):
            return "env"
        return "config" if _CONFIGURATION_HOLDER.fullmatch(source) else None

    def _nests(self, site: Site, kind: ReferenceKind) -> bool:
        """Whether a second string is one more key: `configparser` and node's `config` read so, the rest a default."""
        return (
            kind == "config" and self._grammar.language == "python" and site.name == "get" and len(site.arguments) > 1
        )

    def _literal(self, node: Node) -> Label | None:
        label = self._names.labels.of(node) if self._names.labels.is_string(node) else None
        return label if label is not None and label.name else None

    def _source(self, node: Node) -> str:
        return self._text[max(node.start, node.end - 80) : node.end].lstrip("$@")
