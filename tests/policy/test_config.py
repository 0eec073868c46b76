"""The configuration: found, read, refused where wrong, shown with the origin of each value, described by its schema."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_type_hints

import jsonschema
import pytest

import migrator
from migrator import config, config_file
from migrator.catalogue.sdk import SdkEntry
from migrator.errors import UsageError
from migrator.model import Confidence, Severity
from migrator.policy import Grace, Policy
from migrator.suppress import Exclusion

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

RULES = ("exchange-endpoint", "metascope", "private-key")
SCHEMA = json.loads((Path(migrator.__file__).parent / "config.schema.json").read_text(encoding="utf-8"))

FULL = """
include = ["src/**", "./lib"]
exclude = "*.min.js"
baseline = "ci/migrator-baseline.json"

[rules]
select = ["metascope", "exchange-endpoint"]
ignore = "private-key"
severity = { metascope = "note", private-key = "off" }

[gate]
fail-on = "error"
strict = true
allow = { error = 2, note = 10 }

[[grace]]
paths = ["legacy/**"]
fail-from = 2027-01-01
reason = "moves with the next release"

[[grace]]
integrations = ["loyalty-*"]
fail-from = 2027-06-01

[[suppress]]
rules = ["metascope"]
paths = ["docs/**"]
until = 2027-01-31
reason = "history"

[[wrapper]]
id = "acme-ims"
ecosystem = "pypi"
code = [{ languages = ["python"], imports = ["acme.ims"], jwt_calls = ["acme.ims.login"] }]
"""


def load(text: str) -> config.Config:
    """The configuration of a `migrator.toml` with that text."""
    return config.load(config_file.Found(Path("migrator.toml"), "migrator.toml", tomllib.loads(text)), RULES)


def test_every_setting_is_read() -> None:
    """The values arrive in the form that the stages use."""
    read = load(FULL)
    assert read.include == ("src/**", "lib")
    assert read.exclude == ("*.min.js",)
    assert read.baseline == "ci/migrator-baseline.json"
    assert read.select == ("metascope", "exchange-endpoint")
    assert read.ignore == ("private-key",)
    assert read.severities == {"metascope": Severity.NOTE, "private-key": None}
    assert read.policy == Policy(
        Severity.ERROR,
        strict=True,
        allowed=((Severity.ERROR, 2), (Severity.NOTE, 10)),
        grace=(Grace(date(2027, 1, 1), ("legacy/**",)), Grace(date(2027, 6, 1), (), ("loyalty-*",))),
    )
    where = "migrator.toml: suppress[0]"
    assert read.suppressions == (Exclusion(("metascope",), ("docs/**",), (), "history", date(2027, 1, 31), where),)
    assert [entry.id for entry in read.wrappers] == ["acme-ims"]


def test_no_configuration_is_the_defaults() -> None:
    """Absent, empty and a table without keys are one and the same."""
    assert config.load(None, RULES) == config.Config() == load("")
    assert load("[gate]\n[rules]").policy == Policy()
    assert load('gate = { fail-on = "never" }').policy.fail_on is None


SUPPRESS = "[[suppress]]\nrules = ['metascope']\nreason = 'x'"

WRONG = [
    ("exlude = []", "migrator.toml: unknown key 'exlude'; did you mean 'exclude'?"),
    ("[rules]\nselct = []", "migrator.toml: rules: unknown key 'selct'; did you mean 'select'?"),
    ("[gate]\nfail_on = 'error'", "migrator.toml: gate: unknown key 'fail_on'; did you mean 'fail-on'?"),
    ("[gate]\nfail-on = 'eror'", "gate: fail-on: 'eror' is not one of "),
    ("[gate]\nstrict = 'yes'", "gate: strict: expected true or false, found text"),
    ("[gate]\nallow = { warning = -1 }", "gate: allow: warning: expected a whole number from 0 on"),
    ("[gate]\nallow = { warning = true }", "gate: allow: warning: expected a whole number from 0 on"),
    ("[gate]\nallow = { warnings = 1 }", "unknown key 'warnings'; did you mean 'warning'?"),
    ("include = [3]", "include[0]: expected text, found a number"),
    ("include = ['../other']", "include: '../other' is not a glob such as `legacy/**`"),
    ("include = ['!x']", "include: '!x' is not a glob"),
    ("exclude = ['a\\b']", "is not a glob"),
    ("baseline = '/etc/passwd'", "baseline: '/etc/passwd' must be a path inside the folder"),
    ("baseline = '../x.json'", "must be a path inside the folder of the configuration"),
    ("baseline = 'C:/x.json'", "must be a path inside the folder of the configuration"),
    ("[[suppress]]\nrules = ['metascope']", "suppress[0]: reason: expected text, found nothing"),
    ("[[suppress]]\nrules = ['metascope']\nreason = ''", "suppress[0]: reason: expected text"),
    ("[[suppress]]\nreason = 'x'", "suppress[0]: name `rules`, `paths` or `integrations`"),
    (f"{SUPPRESS}\nuntill = 2027-01-31", "unknown key 'untill'; did you mean 'until'?"),
    (f"{SUPPRESS}\nuntil = 'soon'", "suppress[0]: until: expected a date (YYYY-MM-DD)"),
    ("[[grace]]\npaths = ['a']", "grace[0]: fail-from: expected a date (YYYY-MM-DD), found nothing"),
    ("[[grace]]\nfail-from = 2027-01-01", "grace[0]: name `paths` or `integrations`"),
    ("[[wrapper]]\nid = 'x'\necosystem = 'pipy'", "wrapper[0] (x): ecosystem: 'pipy' is not one of "),
    ("[[wrapper]]\nid = 'x'\necosystem = 'pypi'\ncod = []", "wrapper[0] (x): unknown key 'cod'; did you mean 'code'?"),
    ("wrapper = 3", "wrapper: expected a list of tables"),
    ("rules = 3", "rules: expected a mapping, found a number"),
]  # fmt: skip

RULE_NAMES = [
    ("[rules]\nselect = ['metascop']", "rules: select: no rule 'metascop'; did you mean 'metascope'?"),
    ("[rules]\nignore = ['nothing-like-it']", "rules: ignore: no rule 'nothing-like-it'"),
    ("[rules]\nseverity = { metascop = 'note' }", "rules: severity: no rule 'metascop'; did you mean 'metascope'?"),
    ("[[suppress]]\nrules = ['metascop']\nreason = 'x'", "suppress[0]: rules: no rule 'metascop'"),
]


@pytest.mark.parametrize(("text", "message"), WRONG + RULE_NAMES)
def test_wrong_value_is_one_exact_line(text: str, message: str) -> None:
    """Each message says where, what, and the nearest right word."""
    with pytest.raises(UsageError) as caught:
        load(text)
    assert message in str(caught.value)
    assert str(caught.value).startswith("migrator.toml: ")
    assert "\n" not in str(caught.value)


def test_severity_takes_four_words() -> None:
    """`off` is a level of its own."""
    with pytest.raises(UsageError, match=r"severity\.metascope: 'loud' is not one of error, warning, note, off"):
        load("[rules]\nseverity = { metascope = 'loud' }")


def plain(text: str) -> Any:  # noqa: ANN401 - JSON
    """A TOML document as an editor's schema check sees it: dates are strings."""
    return json.loads(json.dumps(tomllib.loads(text), default=str))


VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def test_schema_accepts_what_is_read() -> None:
    """The full and the empty configuration are valid."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    VALIDATOR.validate(plain(FULL))
    VALIDATOR.validate({})


@pytest.mark.parametrize("text", [text for text, _ in WRONG])
def test_schema_refuses_what_is_refused(text: str) -> None:
    """An editor marks the same faults; only the names of rules are beyond it."""
    assert list(VALIDATOR.iter_errors(plain(text)))


def compare(kind: type, schema: dict[str, Any]) -> None:
    """The fields of a type are the properties of its schema, all the way down."""
    schema = SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema
    assert set(kind.__annotations__) == set(schema["properties"])
    for name, hint in get_type_hints(kind, localns={"Confidence": Confidence}).items():
        for inner in (hint, *get_args(hint)):
            if isinstance(inner, type) and hasattr(inner, "_fields"):
                compare(inner, schema["properties"][name].get("items", schema["properties"][name]))


def test_schema_follows_the_form_of_an_entry() -> None:
    """A key added to the catalogue's form is missing here until the schema describes it."""
    compare(SdkEntry, SCHEMA["$defs"]["wrapper"])


def test_shown_names_the_origin_of_each_value() -> None:
    """File, command line and default are told apart, and every line is TOML."""
    settled = config.override(load(FULL), "--fail-on", "gate.fail-on", fail_on=Severity.NOTE)
    rows = {key: (value, origin) for key, value, origin in config.shown(settled)}
    assert rows["gate.fail-on"] == ('"note"', "--fail-on")
    assert rows["gate.strict"] == ("true", "migrator.toml")
    assert rows["include"] == ('["src/**", "lib"]', "migrator.toml")
    assert rows["rules.severity.private-key"] == ('"off"', "migrator.toml")
    assert rows["grace[1]"] == ('"loyalty-* fails from 2027-06-01"', "migrator.toml")
    assert rows["wrapper[0]"] == ('"acme-ims"', "migrator.toml")
    assert {origin for _, _, origin in config.shown(load(""))} == {"default"}
    hostile = load("[[suppress]]\npaths = ['a\"b']\nreason = \"x\\u001b[31m\\u202e'\"")
    value = next(value for key, value, _ in config.shown(hostile) if key == "suppress[0]")
    assert value.isascii()
    assert tomllib.loads(f"x = {value}")


# --- finding the file -------------------------------------------------------------------------------------------


def test_nearest_file_up_to_the_repository_is_found(tmp_path: Path) -> None:
    """Upwards from where the run starts, not beyond the root of the repository, `.git` being a folder or a file."""
    (tmp_path / "migrator.toml").write_text("include = ['outer']", encoding="utf-8")
    repository = tmp_path / "repository"
    folder = repository / "a" / "b"
    folder.mkdir(parents=True)
    assert config_file.discover(folder) is None
    (repository / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
    assert config_file.discover(folder) is None
    (repository / "pyproject.toml").write_text("[tool.migrator]\ninclude = ['x']", encoding="utf-8")
    found = config_file.discover(folder)
    assert found is not None
    assert (found.name, found.table) == ("pyproject.toml [tool.migrator]", {"include": ["x"]})
    (folder / "migrator.toml").write_text("include = ['y']", encoding="utf-8")
    found = config_file.discover(folder)
    assert found is not None
    assert found.path == folder / "migrator.toml"


def test_outside_a_repository_only_the_folder_counts(tmp_path: Path) -> None:
    """A file in a folder above, which anyone may write to, does not configure the run."""
    (tmp_path / "migrator.toml").write_text("include = ['outer']", encoding="utf-8")
    (tmp_path / "a").mkdir()
    assert config_file.discover(tmp_path / "a") is None
    assert config_file.discover(tmp_path) is not None


@pytest.mark.parametrize("content", [b"[tool.other\n", b"\xff\xfe", b"# " + b"x" * 2_000_000])
def test_broken_pyproject_of_other_tools_is_passed_over(tmp_path: Path, content: bytes) -> None:
    """A scanned repository may hold anything; only what speaks of migrator has to be right."""
    (tmp_path / "pyproject.toml").write_bytes(content)
    assert config_file.discover(tmp_path) is None
    (tmp_path / "pyproject.toml").write_bytes(b"[tool.migrator\n")
    with pytest.raises(UsageError, match="not TOML"):
        config_file.discover(tmp_path)


def test_pyproject_without_the_table_is_none(tmp_path: Path) -> None:
    """Most have other tools' tables alone."""
    (tmp_path / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    assert config_file.discover(tmp_path) is None
    with pytest.raises(UsageError, match=r"holds no \[tool\.migrator\]"):
        config_file.read(tmp_path / "pyproject.toml")


@pytest.mark.parametrize("name", ["migrator.yaml", ".migrator.yml", ".migratorrc", "migrator.json", ".migrator.toml"])
def test_near_miss_is_refused(tmp_path: Path, name: str) -> None:
    """A file that its author thinks is read must not be passed over in silence."""
    (tmp_path / name).write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match=r"not read: the configuration is called migrator\.toml"):
        config_file.discover(tmp_path)


def test_two_configurations_in_one_folder_are_refused(tmp_path: Path) -> None:
    """Which one counts would be a guess."""
    (tmp_path / "migrator.toml").write_text("", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[tool.migrator]\n", encoding="utf-8")
    with pytest.raises(UsageError, match="keep one"):
        config_file.discover(tmp_path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a = ", "not TOML: "),
        (b"\xff\xfea", "not UTF-8"),
        (b"a = " + b"[" * 100_000, "not TOML|nested too deeply"),
        (b"# " + b"x" * (1024 * 1024), "not a file of at most 1024 KB"),
    ],
)
def test_file_that_is_no_toml_is_one_line(tmp_path: Path, content: bytes, message: str) -> None:
    """Whatever it holds."""
    (tmp_path / "migrator.toml").write_bytes(content)
    with pytest.raises(UsageError, match=message) as caught:
        config_file.discover(tmp_path)
    assert "\n" not in str(caught.value)


def test_folder_and_device_are_refused(tmp_path: Path) -> None:
    """A link to a device would be read for ever."""
    (tmp_path / "migrator.toml").mkdir()
    with pytest.raises(UsageError, match="not a file of at most"):
        config_file.discover(tmp_path)
    (tmp_path / "migrator.toml").rmdir()
    if os.name == "posix":
        (tmp_path / "migrator.toml").symlink_to("/dev/zero")
        with pytest.raises(UsageError, match="not a file of at most"):
            config_file.discover(tmp_path)


def test_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    """Editors on Windows put one in front."""
    (tmp_path / "migrator.toml").write_bytes(b"\xef\xbb\xbfinclude = ['a']")
    found = config_file.discover(tmp_path)
    assert found is not None
    assert found.table == {"include": ["a"]}
