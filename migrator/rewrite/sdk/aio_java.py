"""aio-lib-java: the JWT context and the values on the workspace's builder become an OAuth context.

adobe/aio-lib-java core/.../auth/JwtContext.java, OAuthContext.java (@4678ba0) and workspace/Workspace.java (@236d5dc):
1.0 keeps client secret, metascopes and key on `Workspace.builder()`, later versions in a context of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.sdk.chains import chains
from migrator.rewrite.sdk.home import abroad
from migrator.rewrite.sdk.moves import install, moves
from migrator.rewrite.sdk.used import untried
from migrator.rewrite.wire.scope import CONFIRM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.sdk.chains import Chain, Link

_VERSION = "2.0.0"
"""The first release whose `ImsService.getAccessToken` and `AuthInterceptor` know OAuth alone."""
_CLASSES = {"JwtContext": "OAuthContext", "JWTAuthInterceptor": "AuthInterceptor"}
_PACKAGES = {
    "com.adobe.aio.ims.JWTAuthInterceptor": "com.adobe.aio.ims.feign.AuthInterceptor",
    "com.adobe.aio.ims.feign.JWTAuthInterceptor": "com.adobe.aio.ims.feign.AuthInterceptor",
    "com.adobe.aio.auth.JwtContext": "com.adobe.aio.auth.OAuthContext",
}
_GOES = frozenset({"credentialId", "technicalAccountId", "privateKey"})
_LOADS = frozenset({"systemEnv", "configMap", "properties", "propertiesPath"})
_CONTEXT = "com.adobe.aio.auth.OAuthContext"
_AGAIN = "AuthInterceptor takes expires_in for milliseconds, so that it asks for a token anew about every 86 seconds"


def _propose(context: Context) -> Iterator[Proposal]:
    edits: dict[str, tuple[Edit, ...]] = {}
    by_hand: list[str] = []
    for document in abroad(context):
        for code in codes(document):
            if code.region.language != "java" or not any(
                one.module.startswith("com.adobe.aio.") for one in code.facts.imports
            ):
                continue
            own = [*_chains(context, code), *_names(code)]
            if any(one.module.endswith("JwtTokenBuilder") for one in code.facts.imports):
                by_hand.append(document.path)
            found = code.in_file(own)
            if found:
                edits[document.path] = tuple(dict.fromkeys(found))
    if by_hand:
        yield Proposal(
            "Replace JwtTokenBuilder by hand",
            f"{by_hand[0]} builds the assertion itself: ask ImsService.builder().workspace(workspace).build()"
            ".getAccessToken() for the token, with an OAuthContext on the workspace.",
            blocking=True,
        )
        return
    if not edits:
        return
    entry = sdks()["java-aio-lib"]
    edits |= moves(context, entry, tuple(edits), _VERSION)
    yield Proposal(
        "Give aio-lib-java an OAuth context",
        f"{CONFIRM} {install(entry, _VERSION)} {_AGAIN}.",
        edits=edits,
        caution=untried(entry),
    )


def _chains(context: Context, code: Code) -> Iterator[Edit]:
    for chain in chains(code, frozenset({"JwtContext.builder", "Workspace.builder"})):
        if code.source(chain.call).startswith("JwtContext"):
            yield from _context(context, code, chain)
        else:
            yield from _workspace(context, code, chain)


def _context(context: Context, code: Code, chain: Chain) -> Iterator[Edit]:
    """The context's own builder: metascopes become scopes, the key and the account go."""
    scoped = False
    for link in chain.links:
        name = code.source(link.name)
        if name in _GOES:
            yield Edit(link.start, link.end, "")
        elif name == "addMetascope":
            yield Edit(link.start, link.end, "" if scoped else _scopes(context, _before(code, link)))
            scoped = True
        elif name == "systemEnv":
            yield Edit(link.name.start, link.end, "configMap(System.getenv())")


def _workspace(context: Context, code: Code, chain: Chain) -> Iterator[Edit]:
    """The workspace's builder of 1.0: what it held of the credential moves into a context."""
    named = {code.source(link.name): link for link in chain.links}
    if "authContext" in named or named.keys().isdisjoint({*_GOES, "addMetascope"}) or "build" not in named:
        return
    build = named["build"]
    before = _before(code, build)
    deeper = f"{before}        " if "\n" in before else ""
    inner = ""
    for link in chain.links:
        name = code.source(link.name)
        if name in {*_GOES, "clientSecret", "addMetascope"}:
            yield Edit(link.start, link.end, "")
        if name == "clientSecret":
            inner += f"{deeper}.clientSecret{code.source(link.arguments)}"
        elif name == "systemEnv":
            inner += f"{deeper}.configMap(System.getenv())"
        elif name in _LOADS:
            inner += f"{deeper}.{name}{code.source(link.arguments)}"
    if "addMetascope" in named:
        inner += _scopes(context, deeper)
    yield Edit(build.start, build.start, f"{before}.authContext(OAuthContext.builder(){inner}{deeper}.build())")
    if not any(one.module in {_CONTEXT, "com.adobe.aio.auth"} for one in code.facts.imports):
        last = max((one.span.end for one in code.facts.imports), default=None)
        if last is not None:
            at = code.line_end(last)
            yield Edit(at, at, f"import {_CONTEXT};{code.newline}")


def _scopes(context: Context, before: str) -> str:
    return "".join(f'{before}.addScope("{scope}")' for scope in context.program.scopes.split(","))


def _before(code: Code, link: Link) -> str:
    """The blanks in front of a link's dot."""
    return code.text[link.start : link.name.start].rpartition(".")[0]


def _names(code: Code) -> Iterator[Edit]:
    """Classes and methods under their new names, in imports and wherever they stand."""
    imported = {one.module.rpartition(".")[2] for one in code.facts.imports}
    spans: list[tuple[int, int]] = []
    for one in code.facts.imports:
        new = _PACKAGES.get(one.module)
        at = code.text.find(one.module, one.span.start, one.span.end)
        if new is not None and at != -1:
            spans.append((at, at + len(one.module)))
            yield Edit(at, at + len(one.module), new)
    for node in code.nodes:
        if node.kind not in {"identifier", "type_identifier"} or _within(node.start, spans):
            continue
        source = code.source(node)
        if source in _CLASSES and source in imported:
            yield Edit(node.start, node.end, _CLASSES[source])
        elif source == "getJwtExchangeAccessToken":
            yield Edit(node.start, node.end, "getAccessToken")


def _within(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


REWRITER = Rewriter("sdk-aio-java", 10, _propose, frozenset({"jvm"}))
