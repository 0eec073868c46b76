"""What files and snippets of programming languages are called: data, no logic."""

from __future__ import annotations

UNKNOWN = "text"
"""The language of what nothing is known about."""

_EXTENSIONS = {
    "apex": ("cls", "trigger", "apex"),
    "bash": ("sh", "bash", "zsh", "ksh", "command", "bats", "ebuild", "fish"),
    "bat": ("bat", "cmd"),
    "bruno": ("bru",),
    "c": ("c", "h"),
    "cfml": ("cfm", "cfc", "cfml"),
    "clojure": ("clj", "cljs", "cljc"),
    "coffeescript": ("coffee",),
    "cpp": ("cpp", "cc", "cxx", "hpp", "hh"),
    "csharp": ("cs", "csx"),
    "dart": ("dart",),
    "dataweave": ("dwl",),
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
    "nim": ("nim", "nims"),
    "objectivec": ("m", "mm"),
    "ocaml": ("ml", "mli"),
    "pascal": ("pas", "dpr", "lpr"),
    "perl": ("pl", "pm"),
    "powerquery": ("pq", "pqm"),
    "php": ("php", "phtml", "php5", "php7", "phps"),
    "powershell": ("ps1", "psm1", "psd1"),
    "python": ("py", "pyw", "pyi", "wsgi", "bzl"),
    "r": ("r",),
    "ruby": ("rb", "rake", "gemspec", "ru", "podspec", "cr"),
    "rust": ("rs",),
    "scala": ("scala", "sc", "sbt"),
    "sql": ("sql",),
    "swift": ("swift",),
    "tcl": ("tcl",),
    "tsx": ("tsx",),
    "typescript": ("ts", "mts", "cts"),
    "vb": ("vb", "vbs", "bas", "frm"),
}
BY_EXTENSION = {extension: language for language, extensions in _EXTENSIONS.items() for extension in extensions}
BY_NAME = {
    "gemfile": "ruby", "rakefile": "ruby", "podfile": "ruby", "fastfile": "ruby", "vagrantfile": "ruby",
    "berksfile": "ruby", "guardfile": "ruby", "capfile": "ruby", "brewfile": "ruby", "jenkinsfile": "groovy",
    "sconstruct": "python", "wscript": "python", "tiltfile": "python", ".bashrc": "bash", ".bash_profile": "bash",
    ".bash_aliases": "bash", ".profile": "bash", ".zshrc": "bash", ".zshenv": "bash", ".rprofile": "r",
    "pkgbuild": "bash",
}  # fmt: skip
BY_INTERPRETER = {
    "sh": "bash", "dash": "bash", "ksh": "bash", "zsh": "bash", "bash": "bash", "ash": "bash", "node": "javascript",
    "nodejs": "javascript", "deno": "typescript", "bun": "typescript", "tsx": "typescript", "pwsh": "powershell",
    "powershell": "powershell", "rscript": "r", "python": "python", "pypy": "python", "ruby": "ruby", "perl": "perl",
    "php": "php", "groovy": "groovy", "scala": "scala", "kotlin": "kotlin", "swift": "swift", "make": "makefile",
    "lua": "lua", "julia": "julia", "elixir": "elixir", "escript": "erlang",
}  # fmt: skip
ALIASES = {
    "ipython": "python", "python2": "python", "python3": "python", "pycon": "python", "node": "javascript",
    "nodejs": "javascript", "ecmascript": "javascript", "shell": "bash", "console": "bash", "shell-session": "bash",
    "shellsession": "bash", "sh-session": "bash", "terminal": "bash", "curl": "bash", "ps": "powershell",
    "pwsh": "powershell", "c#": "csharp", ".net-csharp": "csharp", "f#": "fsharp", ".net-fsharp": "fsharp",
    "vb.net": "vb", "golang": "go",
    "yml": "yaml", "jsonc": "json", "json5": "json", "jsonl": "json", "env": "dotenv", "terraform": "hcl", "tf": "hcl",
    "tfvars": "hcl", "conf": "ini", "cfg": "ini", "docker": "dockerfile", "containerfile": "dockerfile",
    "make": "makefile", "xhtml": "html", "vue": "html", "svelte": "html", "svg": "xml", "pom": "xml", "xsd": "xml",
    "md": "markdown", "mdx": "markdown", "batch": "bat", "dos": "bat", "ir": "r", "plaintext": UNKNOWN,
    "plain": UNKNOWN, "txt": UNKNOWN, "output": UNKNOWN, "none": UNKNOWN, "http": UNKNOWN, "log": UNKNOWN,
    "diff": UNKNOWN,
}  # fmt: skip
CODE = frozenset(_EXTENSIONS)
