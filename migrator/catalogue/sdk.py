"""The form of an SDK entry: how its JWT use looks, and what replaces it.

An entry of the catalogue and an in-house wrapper of a user's configuration have the same form. Names are compared as
written. A dotted name in `imports` or `calls` matches by whole segments: `aepp` matches `aepp` and `aepp.config`;
`configure` matches `aepp.configure` and `configure`.
"""

# No `from __future__ import annotations`: NamedTuple compiles every annotation that is text, at each start.
from enum import Enum
from typing import Literal, NamedTuple

from migrator.outcome import Confidence

Pairs = tuple[tuple[str, str], ...]


class Ecosystem(str, Enum):
    """Where the package comes from; `config` and `product` have no package."""

    PYPI = "pypi"
    NPM = "npm"
    MAVEN = "maven"
    NUGET = "nuget"
    COMPOSER = "composer"
    GEM = "gem"
    GO = "go"
    CRAN = "cran"
    GH_ACTION = "gh-action"
    CONFIG = "config"
    PRODUCT = "product"


class Kind(str, Enum):
    """What the entry is."""

    SDK = "sdk"
    CLI = "cli"
    PLUGIN = "plugin"
    CONNECTOR = "connector"
    ACTION = "action"
    CONFIG = "config"
    PRODUCT = "product"
    PATTERN = "pattern"
    """The flow written out with general-purpose libraries."""


class Role(str, Enum):
    """What the entry means for a finding."""

    AFFECTED = "affected"
    """Its JWT use stopped working and has to move."""
    EXEMPT = "exempt"
    """AEM as a Cloud Service service credentials: noted, never rewritten."""
    FOREIGN = "foreign"
    """Looks alike and is another system: must stay silent."""
    TARGET = "target"
    """What to move to; OAuth Server-to-Server alone."""
    UNAFFECTED = "unaffected"
    """Has no sign-in of its own, or never had the JWT one."""


class CodeMarks(NamedTuple):
    """How the entry shows in source code of some languages.

    A region that imports one of `imports` uses the SDK. `jwt_imports` and `jwt_calls` are JWT use by themselves (the
    latter where the SDK is imported); `calls` are those at which an argument or option decides: one of `jwt_options`
    or a pair of `jwt_values` is JWT, one of `oauth_options` is not. `words` are identifiers so peculiar that they
    mark JWT use anywhere, also in a language without a grammar. `patterns` are ast-grep patterns; any match is JWT.
    """

    languages: tuple[str, ...]
    imports: tuple[str, ...] = ()
    jwt_imports: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    jwt_calls: tuple[str, ...] = ()
    jwt_options: tuple[str, ...] = ()
    jwt_values: Pairs = ()
    oauth_options: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


class CommandMarks(NamedTuple):
    """How the entry shows on a command line; `always` where the command itself is JWT use."""

    command: str
    """Words of the command and subcommand, without options."""
    always: bool = False
    jwt_options: tuple[str, ...] = ()
    oauth_options: tuple[str, ...] = ()


class ConfigMarks(NamedTuple):
    """How the entry shows in a configuration file.

    `files` are glob patterns of file names, empty for any. `shape` are key paths all of which must be there for the
    marks to count (dots nest, `*` stands for one level). One of `jwt_keys` or a pair of `jwt_values` is JWT use;
    `oauth_keys` and `oauth_values` show the other flow. `default_jwt` names a key whose absence means JWT.
    """

    files: tuple[str, ...] = ()
    shape: tuple[str, ...] = ()
    jwt_keys: tuple[str, ...] = ()
    jwt_values: Pairs = ()
    oauth_keys: tuple[str, ...] = ()
    oauth_values: Pairs = ()
    default_jwt: str = ""


class ActionMarks(NamedTuple):
    """How a CI action is told to use JWT: by an input, by the value of one, or by the lack of `oauth_values`."""

    uses: tuple[str, ...]
    jwt_inputs: tuple[str, ...] = ()
    jwt_values: Pairs = ()
    oauth_values: Pairs = ()


class ManifestMarks(NamedTuple):
    """Package names and the version ranges of each flow; a range is empty where there is none.

    Ranges are comma-joined comparisons, unions joined with `||`, `*` for all (see `versions.in_range`).
    """

    ecosystem: Ecosystem
    names: tuple[str, ...]
    jwt_only: str = ""
    dual: str = ""
    oauth_only: str = ""
    unrelated: str = ""
    """Versions under the same name that are another project."""


Carrier = Literal["code", "config", "environment", "command", "action", "manifest"]


class Addition(NamedTuple):
    """A name to add.

    `value` may hold `{scopes}`, `{client_id}`, `{client_secret}`, `{org_id}`, `{technical_account_id}` and
    `{technical_account_email}`. A value `$NAME` is the environment variable of that name.
    """

    name: str
    value: str
    shape: Literal["text", "list", "flag"] = "text"
    calls: tuple[str, ...] = ()
    """The calls that take it; empty for every call that changes."""


class Edits(NamedTuple):
    """The mechanical part of a replacement on one carrier, names old to new."""

    carrier: Carrier
    imports: Pairs = ()
    calls: Pairs = ()
    rename: Pairs = ()
    """Options, keys, variables."""
    to_list: tuple[str, ...] = ()
    """New names whose single value becomes a list of one."""
    values: Pairs = ()
    """Name to the value that it must have."""
    add: tuple[Addition, ...] = ()
    remove: tuple[str, ...] = ()


class Package(NamedTuple):
    """A package to move to. `smallest` is the lowest version that signs in with OAuth and keeps the rest of the API."""

    ecosystem: Ecosystem
    name: str
    version: str
    smallest: str = ""
    note: str = ""


class Replacement(NamedTuple):
    """What to write instead, in prose and for the rewriter. `delete` lists what is dead after the switch."""

    text: str
    packages: tuple[Package, ...] = ()
    edits: tuple[Edits, ...] = ()
    delete: tuple[str, ...] = ()
    tried: bool = False
    """Whether a behaviour test runs rewritten programs with the published package; only then is a rewrite safe."""


class SdkEntry(NamedTuple):
    """One SDK, tool, action, product or pattern through which people reach the JWT exchange, or seem to."""

    id: str
    name: str
    ecosystem: Ecosystem
    kind: Kind
    role: Role
    status: str
    """One line: which versions do what."""
    code: tuple[CodeMarks, ...]
    commands: tuple[CommandMarks, ...]
    config: tuple[ConfigMarks, ...]
    environment: tuple[str, ...]
    """Names of environment variables and secrets that only the JWT flow needs; `*` stands for any run of characters."""
    actions: tuple[ActionMarks, ...]
    manifest: tuple[ManifestMarks, ...]
    replacement: Replacement | None
    products: tuple[str, ...]
    """Products whose API it calls, where that is fixed."""
    caveats: tuple[str, ...]
    sources: tuple[str, ...]
    confidence: Confidence

    @property
    def exempt(self) -> bool:
        """True for AEM as a Cloud Service service credentials."""
        return self.role is Role.EXEMPT

    @property
    def foreign(self) -> bool:
        """True for a system that only looks alike."""
        return self.role is Role.FOREIGN
