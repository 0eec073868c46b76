"""Libraries that sign assertions or make multipart bodies: how code imports them, and what manifests call them.

The names are those of the registries, PyPI's normalised.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import NamedTuple

from migrator.parse.manifest.python import normalised


class Library(NamedTuple):
    """One library: its `pattern` finds an import in code of a `family`, `packages` are what an ecosystem calls it."""

    family: str
    pattern: re.Pattern[str]
    ecosystem: str
    packages: tuple[str, ...]

    def imported(self, text: str) -> bool:
        """Whether code names it."""
        return self.pattern.search(text) is not None

    def provides(self, ecosystem: str, name: str) -> bool:
        """Whether a package is this library, or only there for it."""
        return ecosystem == self.ecosystem and any(fnmatchcase(name.lower(), one) for one in self.packages)

    def may_be_in(self, text: str) -> bool:
        """Whether a text can be a manifest that asks for the library: its name stands there in some spelling."""
        spelled = normalised(text)
        names = (max(_GLOB.split(package), key=len) for package in self.packages)
        return any(normalised(name) in spelled for name in names)


_GLOB = re.compile(r"[*?\[\]:]")
"""What parts a Maven name, or stands for any letters: a `pom.xml` has the parts apart."""


def _python(module: str, *packages: str) -> Library:
    word = re.escape(module)
    pattern = rf"^[ \t]*(?:from\s+{word}[\s.]|import\s[^#\n]*\b{word}\b)|[\"']{word}(?:\.\w+)*[\"']"
    return Library("python", re.compile(pattern, re.MULTILINE), "pypi", packages)


def _node(name: str, *beside: str) -> Library:
    return Library("javascript", re.compile(rf"[\"'`]{re.escape(name)}(?:/[^\"'`\n]*)?[\"'`]"), "npm", (name, *beside))


def _java(prefix: str, *packages: str) -> Library:
    return Library("jvm", re.compile(rf"\b{re.escape(prefix)}\b"), "maven", packages)


def _dotnet(namespace: str, *packages: str) -> Library:
    return Library("dotnet", re.compile(rf"\b{re.escape(namespace)}\b(?=[;.])"), "nuget", packages)


def _go(path: str, *packages: str) -> Library:
    return Library("go", re.compile(rf"\"{re.escape(path)}[\"/]"), "go", packages)


LIBRARIES = (
    _python("jwt", "pyjwt"),
    _python("jose", "python-jose"),
    _python("jwcrypto", "jwcrypto"),
    _python("authlib", "authlib"),
    _python("python_jwt", "python-jwt"),
    _python("josepy", "josepy"),
    _python("cryptography", "cryptography"),
    _python("requests_toolbelt", "requests-toolbelt"),
    _node("jsonwebtoken", "@types/jsonwebtoken"),
    _node("jose"),
    _node("node-jose", "@types/node-jose"),
    _node("jsrsasign", "@types/jsrsasign"),
    _node("jws", "@types/jws"),
    _node("jwt-simple", "@types/jwt-simple"),
    _node("njwt"),
    _node("node-rsa", "@types/node-rsa"),
    _node("form-data"),
    _java("io.jsonwebtoken", "io.jsonwebtoken:jjwt*"),
    _java("com.auth0.jwt", "com.auth0:java-jwt"),
    _java("com.nimbusds.jose", "com.nimbusds:nimbus-jose-jwt"),
    _java("org.jose4j", "org.bitbucket.b_c:jose4j"),
    _java("io.fusionauth.jwt", "io.fusionauth:fusionauth-jwt"),
    _java("org.bouncycastle", "org.bouncycastle:bc*"),
    _java("org.apache.http.entity.mime", "org.apache.httpcomponents:httpmime"),
    _dotnet("JWT", "jwt"),
    _dotnet("Jose", "jose-jwt"),
    _dotnet("System.IdentityModel.Tokens.Jwt", "system.identitymodel.tokens.jwt"),
    _dotnet("Microsoft.IdentityModel.JsonWebTokens", "microsoft.identitymodel.jsonwebtokens"),
    _dotnet("Microsoft.IdentityModel.Tokens", "microsoft.identitymodel.tokens"),
    _dotnet(
        "Org.BouncyCastle", "portable.bouncycastle", "bouncycastle.cryptography", "bouncycastle", "bouncycastle.netcore"
    ),
    _go("github.com/golang-jwt/jwt", "github.com/golang-jwt/jwt*"),
    _go("github.com/dgrijalva/jwt-go", "github.com/dgrijalva/jwt-go*"),
    _go("github.com/form3tech-oss/jwt-go", "github.com/form3tech-oss/jwt-go"),
    _go("github.com/lestrrat-go/jwx", "github.com/lestrrat-go/jwx*"),
    _go("github.com/go-jose/go-jose", "github.com/go-jose/go-jose*"),
    _go("gopkg.in/square/go-jose.v2", "gopkg.in/square/go-jose.v2"),
    _go("github.com/gbrlsnchs/jwt", "github.com/gbrlsnchs/jwt*"),
    _go("github.com/SermoDigital/jose", "github.com/sermodigital/jose"),
)
