"""How languages without a grammar write literals, comments and names: one small table per language."""

# No `from __future__ import annotations`: NamedTuple compiles every annotation that is text, at each start.
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from migrator.parse.escapes import Style

_DOLLAR = r"\$\{[^{}\n]{1,200}\}|\$\([^()\n]{1,200}\)|\$[A-Za-z_]\w{0,99}(?:(?:\.|->|::)[A-Za-z_]\w{0,99}){0,9}"
_HASH = r"#\{[^{}\n]{1,200}\}"


class Quote(NamedTuple):
    """One kind of literal."""

    opening: str
    """A pattern."""
    closing: str
    style: "Style"
    lines: bool = False
    """Whether it may go on over line breaks."""
    holes: str = ""
    """A pattern of the placeholders in it."""
    indented: bool = False
    """Whether the closing stands on a line of its own."""


class Lexicon(NamedTuple):
    """What tells the tokens of a language apart. The default is what most languages share."""

    line_comments: tuple[str, ...] = (r"//", r"\#(?!\{)")
    block_comments: tuple[tuple[str, str], ...] = ((r"/\*", r"\*/"),)
    quotes: tuple[Quote, ...] = (
        Quote('"""', '"""', "c", lines=True, holes=_DOLLAR),
        Quote("'''", "'''", "c", lines=True),
        Quote('"', '"', "c", holes=_DOLLAR + "|" + _HASH),
        Quote("'", "'", "c"),
        Quote("`", "`", "c", lines=True, holes=_DOLLAR),
    )
    name: str = r"[$@%&]?[A-Za-z_]\w*"
    openings: str = r"[(\[{]"
    dots: frozenset[str] = frozenset({".", "::", "->", "?.", "!."})
    concat: frozenset[str] = frozenset({"+"})
    otherwise: frozenset[str] = frozenset({"||", "??", "?:"})
    formats: frozenset[str] = frozenset({"%"})
    assigns: frozenset[str] = frozenset({"=", ":=", "=>", ":", "<-", "+=", "?="})
    continuation: str = r"\\"
    """What at the end of a line takes the next one along."""
    lines_end: bool = True
    """Whether a line break can end a statement."""
    loose_calls: bool = True
    """Whether a blank may stand between a callee and its arguments."""
    braces_select: bool = False
    """`$hash{key}`."""
    blocks: bool = True
    """Whether braces can hold statements."""
    starters: frozenset[str] = frozenset()
    """Names that begin a statement wherever they stand."""
    rows: bool = False
    """Whether a comma pairs inside of a list, and a semicolon or a line break divides it."""
    applies: bool = False
    """Whether a function stands before its arguments without brackets."""
    messages: bool = False
    """`[object selector:value]` is a call."""
    cmdlets: bool = False
    """`Verb-Noun -Name value` is a call."""
    tags: bool = False
    """`<cfname attribute="value">` is a call."""
    imports: str = ""
    """A pattern of one line with a group `module`."""
    lookups: str = ""
    """A pattern of lookups of the environment with a group `name`."""


_SINGLE = Quote("'", "'", "quotes")
_DOUBLED = Quote("'", "'", "doubled", lines=True)
DEFAULT = Lexicon()
_BASIC = Lexicon(
    line_comments=("'", r"(?i:REM)\b"),
    block_comments=(),
    quotes=(Quote(r"\$\"", '"', "doubled", holes=r"\{[^{}\n]{1,200}\}"), Quote('"', '"', "doubled")),
    concat=frozenset({"&", "+"}),
    continuation="_",
    blocks=False,
    imports=r"[ \t]*Imports[ \t]+(?P<module>[\w.]+)",
)
_TABLE: dict[str, Lexicon] = {
    "apex": Lexicon(line_comments=("//",), quotes=(Quote("'", "'", "c"),), lines_end=False),
    "bat": Lexicon(
        line_comments=(r"::", r"(?i:REM)\b"),
        block_comments=(),
        quotes=(Quote('"', '"', "raw", holes=r"%\w{1,99}%"),),
        continuation=r"\^",
        lookups=r"%(?P<name>[A-Za-z_]\w{0,99})%",
    ),
    "cfml": Lexicon(
        line_comments=("//",),
        block_comments=((r"<!---", r"--->"), (r"/\*", r"\*/")),
        quotes=(
            Quote('"', '"', "doubled", lines=True, holes=r"#[A-Za-z_][\w.]{0,99}#"),
            Quote("'", "'", "doubled", lines=True, holes=r"#[A-Za-z_][\w.]{0,99}#"),
        ),
        name=r"[A-Za-z_]\w*",
        concat=frozenset({"&"}),
        tags=True,
    ),
    "clojure": Lexicon(line_comments=(";",), block_comments=(), quotes=(Quote('"', '"', "c", lines=True),)),
    "erlang": Lexicon(line_comments=("%",), block_comments=(), name=r"[A-Za-z_]\w*", concat=frozenset({"++"})),
    "fsharp": Lexicon(
        line_comments=("//",),
        block_comments=((r"\(\*(?!\))", r"\*\)"),),
        quotes=(
            Quote(r"\$?\"\"\"", '"""', "raw", lines=True, holes=r"\{[^{}\n]{1,200}\}"),
            Quote(r"@\$?\"", '"', "doubled", lines=True),
            Quote(r"\$\"", '"', "c", lines=True, holes=r"\{[^{}\n]{1,200}\}"),
            Quote('"', '"', "c", lines=True),
        ),
        starters=frozenset({"let", "module", "type", "open"}),
        rows=True,
        applies=True,
        imports=r"[ \t]*open[ \t]+(?P<module>[\w.]+)",
    ),
    "groovy": Lexicon(
        line_comments=("//", r"\#!"),
        quotes=(
            Quote('"""', '"""', "c", lines=True, holes=_DOLLAR),
            Quote("'''", "'''", "c", lines=True),
            Quote('"', '"', "c", holes=_DOLLAR),
            Quote("'", "'", "c"),
        ),
        name=r"@?[A-Za-z_]\w*",
        imports=r"[ \t]*import[ \t]+(?:static[ \t]+)?(?P<module>[\w.]+)",
    ),
    "ocaml": DEFAULT._replace(line_comments=(), block_comments=((r"\(\*", r"\*\)"),), concat=frozenset({"^"})),
    "pascal": DEFAULT._replace(
        line_comments=("//",),
        block_comments=((r"\(\*", r"\*\)"), (r"\{", r"\}")),
        quotes=(Quote("'", "'", "raw"),),
        openings=r"[(\[]",
    ),
    **dict.fromkeys(("coffeescript", "nim", "tcl"), DEFAULT._replace(line_comments=(r"\#(?!\{)",), block_comments=())),
    "haskell": Lexicon(
        line_comments=("--",),
        block_comments=((r"\{-", r"-\}"),),
        quotes=(Quote('"', '"', "c"),),
        concat=frozenset({"++", "<>"}),
        applies=True,
        imports=r"import[ \t]+(?:qualified[ \t]+)?(?P<module>[\w.]+)",
    ),
    "julia": Lexicon(
        line_comments=(r"\#",),
        block_comments=((r"\#=", r"=\#"),),
        concat=frozenset({"*"}),
        imports=r"[ \t]*(?:using|import)[ \t]+(?P<module>[\w.]+)",
    ),
    "objectivec": Lexicon(
        line_comments=("//",),
        quotes=(Quote('@?"', '"', "c"), Quote("'", "'", "c")),
        name=r"[A-Za-z_]\w*",
        openings=r"@?[(\[{]",
        lines_end=False,
        messages=True,
        imports=r"[ \t]*#(?:import|include)[ \t]+[<\"](?P<module>[^>\"\n]+)",
    ),
    "perl": Lexicon(
        line_comments=(r"\#",),
        block_comments=((r"^=[a-z]\w*", r"^=cut\b"),),
        quotes=(
            Quote('"', '"', "c", lines=True, holes=_DOLLAR),
            Quote("'", "'", "quotes", lines=True),
            Quote(r"\bqq\{", r"\}", "c", lines=True, holes=_DOLLAR),
            Quote(r"\bq\{", r"\}", "quotes", lines=True),
            Quote(r"\bqq\(", r"\)", "c", lines=True, holes=_DOLLAR),
            Quote(r"\bq\(", r"\)", "quotes", lines=True),
        ),
        name=r"[$@%&]?[A-Za-z_]\w*",
        dots=frozenset({"->", "::"}),
        concat=frozenset({"."}),
        otherwise=frozenset({"||", "//"}),
        assigns=frozenset({"=", "=>", ".=", "||=", "//="}),
        lines_end=False,
        braces_select=True,
        imports=r"[ \t]*(?:use|require)[ \t]+(?P<module>[A-Z][\w:]*)",
    ),
    "powershell": Lexicon(
        line_comments=(r"\#",),
        block_comments=((r"<\#", r"\#>"),),
        quotes=(
            Quote('@"', '"@', "backtick", lines=True, holes=_DOLLAR, indented=True),
            Quote("@'", "'@", "raw", lines=True, indented=True),
            Quote('"', '"', "backtick", lines=True, holes=r"\$env:\w{1,99}|" + _DOLLAR),
            _DOUBLED,
        ),
        name=r"[$@](?:(?:script|global|local|private|using|env):)?\w+|[A-Za-z_]\w*(?:-[A-Za-z]\w*)?",
        openings=r"[@$]?[({]|\[",
        dots=frozenset({".", "::", "?."}),
        formats=frozenset({"-f"}),
        assigns=frozenset({"=", "+="}),
        continuation="`",
        loose_calls=False,
        cmdlets=True,
        imports=r"[ \t]*(?:Import-Module|using[ \t]+(?:module|namespace))[ \t]+(?P<module>[^\s#;|]+)",
        lookups=r"\$\{?env:(?P<name>\w{1,99})\}?",
    ),
    "r": Lexicon(
        line_comments=(r"\#",),
        block_comments=(),
        quotes=(Quote('"', '"', "c", lines=True), Quote("'", "'", "c", lines=True)),
        name=r"[A-Za-z_.][\w.]*",
        dots=frozenset({"$", "::", ":::", "@"}),
        assigns=frozenset({"=", "<-", "<<-"}),
        imports=r"[ \t]*(?:library|require|requireNamespace|loadNamespace)\([\"']?(?P<module>[\w.]+)",
    ),
    "sql": Lexicon(
        line_comments=("--",),
        quotes=(_DOUBLED, Quote('"', '"', "doubled", lines=True), Quote("`", "`", "doubled")),
        concat=frozenset({"||"}),
        otherwise=frozenset(),
        lines_end=False,
    ),
    "vb": _BASIC,
    "vbnet": _BASIC,
    # the languages with a grammar, for where their tree breaks
    "python": DEFAULT._replace(line_comments=(r"\#",), block_comments=(), otherwise=frozenset({"or"})),
    "php": DEFAULT._replace(
        dots=frozenset({"->", "::", "?->"}),
        concat=frozenset({"."}),
        quotes=(Quote('"', '"', "c", lines=True, holes=r"\{\$[^{}\n]{1,200}\}|" + _DOLLAR), _SINGLE),
        lines_end=False,
    ),
    "ruby": DEFAULT._replace(line_comments=(r"\#(?!\{)",), block_comments=((r"^=begin", r"^=end"),)),
    "bash": DEFAULT._replace(
        line_comments=(r"\#",),
        block_comments=(),
        quotes=(Quote('"', '"', "shell", lines=True, holes=_DOLLAR), Quote("'", "'", "raw", lines=True)),
    ),
    "lua": DEFAULT._replace(line_comments=("--",), block_comments=((r"--\[\[", r"\]\]"),), concat=frozenset({".."})),
    "elixir": DEFAULT._replace(line_comments=(r"\#(?!\{)",), block_comments=(), concat=frozenset({"<>"})),
    "hcl": DEFAULT._replace(line_comments=(r"\#", "//")),
    **dict.fromkeys(
        ("java", "csharp", "kotlin", "scala", "swift", "go", "rust", "c", "cpp", "dart"),
        DEFAULT._replace(line_comments=("//",)),
    ),
    **dict.fromkeys(("javascript", "typescript", "tsx"), DEFAULT._replace(line_comments=("//",))),
}


def find(language: str) -> Lexicon | None:
    """The lexicon of a language; None where nothing is known of it, and the default has to do."""
    return _TABLE.get(language)
