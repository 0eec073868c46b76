"""All code of one family in a tree, and the names in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.code import codes
from migrator.rewrite.feed.filled import fillers
from migrator.rewrite.feed.libraries import LIBRARIES
from migrator.rewrite.feed.library_reads import read_by_library
from migrator.rewrite.feed.module_names import names_module
from migrator.rewrite.feed.names import Names, Role
from migrator.rewrite.feed.subjects import subjects
from migrator.rewrite.feed.taken_words import chosen_from, is_key, names_in, only_given
from migrator.rewrite.feed.words import PHRASE, only_jwt, property_of
from migrator.rewrite.programs import family, family_of_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.webs import Web
    from migrator.rewrite.tree import Node

_METASCOPES = re.compile(r"(?i)^(?:\w{0,30}_)?meta_?scopes?$|[a-z]MetaScopes?$")
_MOST_FILES = 4000
"""Files of one family up to which names are followed everywhere; beyond, only where findings are."""
_MOST_DEFINITIONS = 400
TESTS = re.compile(
    r"(?i)(?:^|/)(?:tests?|specs?|__tests__|__mocks__)/|(?:^|/)(?:test_|conftest)|[._-](?:test|spec)s?\.\w+$|Tests?\.\w+$"
)
"""Paths of code that only tests the rest."""


@dataclass(frozen=True)
class Module:
    """One stretch of code and its names; `test` for code that only tests the rest."""

    code: Code
    names: Names
    test: bool

    @property
    def path(self) -> str:
        """Path of the file."""
        return self.code.document.path

    @cached_property
    def stem(self) -> str:
        """The name by which others import it."""
        path = PurePosixPath(self.path)
        if self.code.region.language == "go":
            return _package(self.code) or path.parent.name
        return path.parent.name if path.stem in {"__init__", "index", "mod"} else path.stem


def _package(code: Code) -> str:
    """The name in the package clause of a Go file: its other files and its directory share it."""
    clause = next((node for node in code.nodes if node.kind == "package_clause"), None)
    return code.source(clause.parts[-1]) if clause is not None else ""


@dataclass(frozen=True)
class Seed:
    """Where an earlier edit took text out, and the words of that text; `local` mean something in a function alone.

    The import of a library that signs is one, too, in a file that has been edited: it may never have been used.
    """

    module: Module
    offset: int
    words: frozenset[str]
    local: frozenset[str] = frozenset()


_FILE = re.compile(r"[\w./-]*\w\.[A-Za-z]\w*")
_CLAIMS = re.compile(r"[\"'](?:aud|sub)[\"']\s*:")
_VARIABLE = re.compile(r"(?:\$\{?|__|\{\{\s*|%)([A-Z][A-Z0-9_]*[A-Z0-9])\b")
_LARGEST_TEMPLATE = 20_000
_NAMERS = ("package.json", ".yml", ".yaml", ".sh", "Dockerfile", "Makefile", "Procfile", "webpack.config.js")
_LOOKED_UP = re.compile(rf"[\[(] ?[\"'`]{PHRASE.pattern}[\"'`]")
_ENVIRONMENT = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b")
_PROSE = (".md", ".rst", ".txt", ".adoc")


def _names(code: Code, fill: frozenset[str]) -> Names:
    """The names of some code, which may call the functions of other files that give a variable a value."""
    names = code.once(Names)
    others = frozenset(
        name
        for name in fill
        if (known := names.by_name[name]) and not any(one.role is Role.DEFINITION for one in known)
    )
    return Names(code, others) if others else names


class World:
    """The modules of a program's family; those of the program first."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._originals: dict[str, Code | None] = {}
        found = [code for path in self._paths() for code in self._codes(path)]
        tested = not self.only_tests
        fill = frozenset(name for code in found for name in code.once(fillers))
        self.modules = [
            Module(code, _names(code, fill), tested and TESTS.search(code.document.path) is not None) for code in found
        ]
        self.seeds = [seed for module in self.modules for seed in self._seeds(module)]

    @cached_property
    def only_tests(self) -> bool:
        """Whether only the tests of a program sign in: they are the program then, and nothing tests them."""
        name = self._context.program.family
        changed = [file.original.path for file in self._context.draft.changed() if family(file.original) == name]
        return bool(changed) and all(TESTS.search(path) for path in changed)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The names by which modules are imported."""
        return frozenset(module.stem for module in self.modules)

    def _paths(self) -> Iterator[str]:
        own = self._context.program.paths
        yield from own
        name, draft = self._context.program.family, self._context.draft
        others = [
            path for path in draft.source.paths if path not in own and family_of_language(draft.language(path)) == name
        ]
        if len(others) <= _MOST_FILES:
            yield from others

    def _codes(self, path: str) -> Iterator[Code]:
        try:
            document = self._context.draft.document(path)
        except OSError:
            return
        if family(document) != self._context.program.family or document.generated:
            return
        for code in codes(document):
            if family_of_language(code.region.language) == self._context.program.family:
                yield code

    def _seeds(self, module: Module) -> Iterator[Seed]:
        file = self._context.draft.file(module.path)
        if not file.changed or module.code.region is not file.current.regions[0]:
            return
        before = self.original(module)
        bound = only_given(before) if before is not None else frozenset()
        shift = 0
        written = chosen_from(before, file.patchwork.edits()) if before is not None else {}
        for edit in file.patchwork.edits():
            taken = Span(edit.start, edit.end)
            found = list(names_in(before, taken, bound)) if before is not None else []
            found = [one for one in found if one[0] not in written.get(edit, ())]
            named = frozenset(name for name, _ in found)
            if before is not None and before.grammar.commands:
                named |= self._filled_in(before.text[edit.start : edit.end])
            local = named - {name for name, local in found if not local}
            named |= read_by_library(edit.replacement, (one.code.text for one in self.modules if not one.test))
            yield Seed(module, edit.start + shift, named, local)
            shift += len(edit.replacement) - (edit.end - edit.start)
        for brought in module.code.facts.imports:
            source = module.code.text[brought.span.start : brought.span.end]
            if any(one.family == self._context.program.family and one.imported(source) for one in LIBRARIES):
                yield Seed(module, brought.span.start, frozenset(brought.names or (brought.module.partition(".")[0],)))

    def _filled_in(self, taken: str) -> frozenset[str]:
        """Shell: the variables of a template of claims that is named in a stretch of code: `envsubst < claims.tpl`."""
        named = {word.rpartition("/")[2] for word in _FILE.findall(taken)}
        found: set[str] = set()
        for path in self._context.draft.source.paths if named else ():
            if path.rpartition("/")[2] in named and family_of_language(self._context.draft.language(path)) != "shell":
                text = self._context.draft.text(path)
                if len(text) <= _LARGEST_TEMPLATE and _CLAIMS.search(text) is not None:
                    found.update(_VARIABLE.findall(text))
        return frozenset(found)

    def builds(self, owner: str, parameter: str) -> bool:
        """Whether a container makes a class from a definition that names the arguments of its constructor."""
        return any(owner in text and f"${parameter}:" in text for text in self._definitions)

    @cached_property
    def _definitions(self) -> list[str]:
        if self._context.program.family != "php":
            return []
        paths = [path for path in self._context.draft.source.paths if path.endswith((".yaml", ".yml"))]
        return [self._context.draft.text(path) for path in paths[:_MOST_DEFINITIONS]]

    def original(self, module: Module) -> Code | None:
        """A module's code as it was before any rewrite."""
        file = self._context.draft.file(module.path)
        if not file.changed:
            return module.code
        if module.path not in self._originals:
            found = [code for code in codes(file.original) if code.region is file.original.regions[0]]
            self._originals[module.path] = found[0] if found else None
        return self._originals[module.path]

    @cached_property
    def suspects(self) -> frozenset[str]:
        """Words of everything taken out so far, and what names metascopes: where nothing reads it, it has no use."""
        words = frozenset(word for seed in self.seeds for word in seed.words) | self.vanished
        words |= self._metascopes if words else frozenset()
        return words | frozenset(filter(None, map(property_of, words))) if self.has_accessors else words

    @cached_property
    def _metascopes(self) -> frozenset[str]:
        """The keys of entries that by their name hold metascopes."""
        return frozenset(
            name
            for module in self.modules
            if not module.test
            for name in module.names.words
            if _METASCOPES.search(name) is not None
            and any(one.role is Role.KEY for one in module.names.by_name.get(name, ()))
        )

    @cached_property
    def vanished(self) -> frozenset[str]:
        """Shell: variables of the environment that only scripts asked for that have gone as a whole."""
        draft = self._context.draft
        gone = [file.original for file in draft.changed() if not file.current.text.strip()]
        if not gone or self._context.program.family != "shell":
            return frozenset()
        names = {name for document in gone for name in _ENVIRONMENT.findall(document.text) if only_jwt(name)}
        own = {module.path for module in self.modules} | {document.path for document in gone}
        others = [path for path in draft.source.paths if path not in own and not path.lower().endswith(_PROSE)]
        if len(others) > _MOST_FILES:
            return frozenset()
        return frozenset(names.difference(*(_ENVIRONMENT.findall(draft.text(path)) for path in others)))

    @property
    def has_accessors(self) -> bool:
        """Whether `getKey` may be what somebody calls a field `key`; elsewhere it is a method like any other."""
        return self._context.program.family == "jvm"

    def concerns(self, path: str) -> bool:
        """Whether a finding of the program stands in a file."""
        return path in self._context.program.paths

    def runs(self, path: str) -> bool:
        """Whether a manifest or script of the tree names a file: it is run, or others import it by its package."""
        name = path.rpartition("/")[2]
        stem = name.rpartition(".")[0]
        manifests = [one for one in self._context.draft.source.paths if one.endswith(_NAMERS)]
        word = re.compile(rf"(?<![\w-])(?:{re.escape(name)}|{re.escape(stem)})(?![\w-])")
        return any(word.search(self._context.draft.text(one)) for one in manifests[:_MOST_DEFINITIONS])

    def ours(self, name: str) -> bool:
        """Whether only an assertion needs something of this name: it says so, or the claim `sub` is made of it."""
        return only_jwt(name) or name in self._subjects

    @cached_property
    def _subjects(self) -> frozenset[str]:
        found = [self.original(module) for module in self.modules if not module.test]
        return subjects(code for code in found if code is not None and "sub" in code.text)

    @cached_property
    def phrases(self) -> frozenset[str]:
        """Keys of several words that the program looked up before any rewrite."""
        found = [code for module in self.modules if (code := self.original(module)) is not None]
        return frozenset(
            content.lower() if code.habits.ignores_case else content
            for code in found
            if _LOOKED_UP.search(code.text) is not None
            for node in code.nodes
            if node.kind in code.grammar.strings and is_key(code, node, content := code.source(node).strip("\"'`"))
        )

    def read_in_another(self, module: Module, name: str) -> bool:
        """Python: whether an earlier edit took `module.NAME` of a module, or its import, out of another file."""
        if module.code.region.language != "python":
            return False
        read = re.compile(rf"\b(\w+)\.{re.escape(name)}\b")
        losers = {id(seed.module): seed.module for seed in self.seeds if name in seed.words}
        originals = [self.original(one) for one in losers.values() if one is not module]
        return any(
            names_module(module, code, match[1]) for code in originals if code for match in read.finditer(code.text)
        )

    def named_in_another(self, module: Module, name: str) -> bool:
        """Whether an earlier edit took a name out of another file."""
        return any(name in seed.words and seed.module is not module for seed in self.seeds)

    def seeds_in(self, module: Module, node: Node) -> list[Seed]:
        """The earlier edits that took something out of a node."""
        return [seed for seed in self.seeds if seed.module is module and node.start <= seed.offset <= node.end]

    def seeded(self, module: Module, name: str, web: Web, *, top: bool) -> bool:
        """Whether an earlier edit took a use of a value out of the stretch where the name means it.

        `top` is whether the name means something in the whole file: what a function calls so is another thing.
        """
        return any(
            name in (seed.words - seed.local if top else seed.words)
            and seed.module is module
            and web.start <= seed.offset <= web.end
            for seed in self.seeds
        )
