"""The language of a file: by its name, its first line, and what it holds."""

from __future__ import annotations

import re
from fnmatch import translate
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from migrator.parse.registry import formats

if TYPE_CHECKING:
    from migrator.parse.format import Format

UNKNOWN = "text"
_EXTENSIONS = {
    "apex": ("cls", "trigger", "apex"),
    "bash": ("sh", "bash", "zsh", "ksh", "command", "bats", "ebuild"),
    "bat": ("bat", "cmd"),
    "c": ("c", "h"),
    "cfml": ("cfm", "cfc", "cfml"),
    "clojure": ("clj", "cljs", "cljc"),
    "cpp": ("cpp", "cc", "cxx", "hpp", "hh"),
    "csharp": ("cs", "csx", "cshtml"),
    "dart": ("dart",),
    "elixir": ("ex", "exs"),
    "erlang": ("erl", "hrl"),
    "fsharp": ("fs", "fsx", "fsi"),
    "go": ("go",),
    "groovy": ("groovy", "gradle", "gvy", "jenkinsfile"),
    "haskell": ("hs",),
    "java": ("java",),
    "javascript": ("js", "mjs", "cjs", "jsx", "es6", "gs", "jsm"),
    "julia": ("jl",),
    "kotlin": ("kt", "kts"),
    "lua": ("lua",),
    "objectivec": ("m", "mm"),
    "perl": ("pl", "pm", "t"),
    "php": ("php", "phtml", "php5", "php7", "inc", "phps"),
    "powershell": ("ps1", "psm1", "psd1"),
    "python": ("py", "pyw", "pyi", "wsgi", "bzl"),
    "r": ("r",),
    "ruby": ("rb", "rake", "gemspec", "ru"),
    "rust": ("rs",),
    "scala": ("scala", "sc", "sbt"),
    "sql": ("sql",),
    "swift": ("swift",),
    "tsx": ("tsx",),
    "typescript": ("ts", "mts", "cts"),
    "vb": ("vb", "vbs", "bas"),
}
_BY_EXTENSION = {extension: language for language, extensions in _EXTENSIONS.items() for extension in extensions}
_NAMES = {
    "gemfile": "ruby",
    "rakefile": "ruby",
    "podfile": "ruby",
    "fastfile": "ruby",
    "vagrantfile": "ruby",
    "berksfile": "ruby",
    "jenkinsfile": "groovy",
    "sconstruct": "python",
    "wscript": "python",
    "tiltfile": "python",
    ".bashrc": "bash",
    ".bash_profile": "bash",
    ".profile": "bash",
    ".zshrc": "bash",
    ".rprofile": "r",
}
_SHEBANG = re.compile(r"#!\s*\S*?/?(?:env\s+(?:-\S+\s+)*)?(?:\S*/)?(?P<name>[A-Za-z]+)[\d.]*(?:\s|$)")
_SHEBANGS = {
    "sh": "bash",
    "dash": "bash",
    "ksh": "bash",
    "zsh": "bash",
    "bash": "bash",
    "ash": "bash",
    "node": "javascript",
    "nodejs": "javascript",
    "deno": "typescript",
    "bun": "typescript",
    "pwsh": "powershell",
    "powershell": "powershell",
    "rscript": "r",
    "python": "python",
    "pypy": "python",
    "ruby": "ruby",
    "perl": "perl",
    "php": "php",
    "groovy": "groovy",
    "scala": "scala",
    "kotlin": "kotlin",
}
_ALIASES = {
    "py": "python", "python3": "python", "ipython": "python", "js": "javascript", "node": "javascript", "jsx": "javascript",
    "ts": "typescript", "sh": "bash", "shell": "bash", "console": "bash", "zsh": "bash", "shell-session": "bash",
    "terminal": "bash", "curl": "bash", "ps1": "powershell", "ps": "powershell", "pwsh": "powershell", "c#": "csharp",
    "cs": "csharp", "rb": "ruby", "rs": "rust", "golang": "go", "kt": "kotlin", "yml": "yaml", "jsonc": "json",
    "json5": "json", "env": "dotenv", "terraform": "hcl", "tf": "hcl", "conf": "ini", "cfg": "ini", "docker": "dockerfile",
    "make": "makefile", "html": "html", "xhtml": "html", "svg": "xml", "pom": "xml", "plaintext": "text", "txt": "text",
    "md": "markdown", "cmd": "bat", "batch": "bat", "f#": "fsharp", "vb.net": "vb", "http": "text", "none": "text",
}  # fmt: skip
_HEAD = 4096


def identify(path: str, text: str) -> str:
    """The language of a file; `text` when nothing tells."""
    language = _by_name(path) or _by_shebang(text) or ""
    for form in formats():
        if form.content is None or form.language == language:
            continue
        concerned = language in form.refines if form.refines else language in {"", UNKNOWN}
        if concerned and form.content(text):
            return identify_further(form.language, text)
    return language or UNKNOWN


def identify_further(language: str, text: str) -> str:
    """The narrower format that a text of a language is (a JSON file that is a notebook)."""
    for form in formats():
        if language in form.refines and form.content is not None and form.content(text):
            return form.language
    return language


def canonical(name: str, text: str) -> str:
    """The language that an info string, a notebook kernel or nothing at all (guessed) names."""
    lowered = name.strip().lower()
    if lowered:
        known = _ALIASES.get(lowered) or _BY_EXTENSION.get(lowered) or lowered
        return identify_further(known, text)
    return _by_shebang(text) or guess(text)


def guess(text: str) -> str:
    """The language of a snippet without a name, from words that only one language has."""
    head = text[:_HEAD]
    for form in formats():
        if form.content is not None and not form.refines and form.content(text):
            return form.language
    best, score = UNKNOWN, 0
    for language, marks in _MARKS:
        count = sum(1 for _ in marks.finditer(head))
        if count > score:
            best, score = language, count
    return best


_MARKS = (
    (
        "bash",
        re.compile(
            r"^[ \t$]*(?:curl|openssl|export|echo|sudo|npm|npx|pip|git|cd|mkdir|aio|docker|#!/bin)\b", re.MULTILINE
        ),
    ),
    ("python", re.compile(r"^[ \t]*(?:import \w+$|from [\w.]+ import|def \w+\(|print\()", re.MULTILINE)),
    (
        "javascript",
        re.compile(
            r"^[ \t]*(?:const |let |var |import .* from |module\.exports|export (?:default|const))", re.MULTILINE
        ),
    ),
    ("php", re.compile(r"<\?php|\$\w+->|\$\w+ = ")),
    ("java", re.compile(r"^[ \t]*(?:import [\w.]+;|public |private |@Override)", re.MULTILINE)),
    ("csharp", re.compile(r"^[ \t]*(?:using [\w.]+;|namespace )", re.MULTILINE)),
    ("go", re.compile(r"^[ \t]*(?:package \w+$|func |\w+, err := )", re.MULTILINE)),
    ("ruby", re.compile(r"^[ \t]*(?:require '|require_relative|puts |end$)", re.MULTILINE)),
    ("yaml", re.compile(r"^[ \t]*(?:- )?[A-Za-z_][\w.-]*:(?: [^\n]*)?$", re.MULTILINE)),
    ("dotenv", re.compile(r"^[A-Z][A-Z0-9_]*=", re.MULTILINE)),
)


def _by_name(path: str) -> str:
    name = PurePosixPath(path.replace("\\", "/")).name.lower()
    if name in _NAMES:
        return _NAMES[name]
    best, longest = "", 0
    for pattern, wanted, form in _patterns():
        if len(wanted) > longest and pattern.match(name if "/" not in wanted else path.lower()):
            best, longest = form.language, len(wanted)
    extension = name.rpartition(".")[2] if "." in name else ""
    code = _BY_EXTENSION.get(extension, "")
    if code and longest < len(extension) + 3:
        return code
    return best or ("groovy" if name.startswith("jenkinsfile") else "")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, Format], ...]:
    return tuple(
        (re.compile(translate(wanted)), wanted, form) for form in formats() for wanted in (*form.names, *form.paths)
    )


def _by_shebang(text: str) -> str:
    if not text.startswith("#!"):
        return ""
    found = _SHEBANG.match(text[:200])
    return _SHEBANGS.get(found["name"].lower(), "") if found is not None else ""
