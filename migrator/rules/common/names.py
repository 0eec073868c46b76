"""Names compared without regard to how a language or a format spells them."""

from __future__ import annotations

from functools import lru_cache

from migrator.regex import lazy

_WORD = lazy(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


@lru_cache(maxsize=4096)
def squash(name: str) -> str:
    """Letters and digits only, lower case: `technicalAccountId` and `TECHNICAL_ACCOUNT_ID` are one name."""
    return "".join(character for character in name.lower() if character.isalnum())


@lru_cache(maxsize=4096)
def words(name: str) -> tuple[str, ...]:
    """The words of a name, lower case: `AWPrivateKeyPath` gives aw, private, key, path."""
    return tuple(word.lower() for word in _WORD.findall(name))


CLIENT_ID = lazy(r"(?:clientid|apikey|consumerkey|clientidkey)$")
CLIENT_SECRET = lazy(r"clientsecrets?(?:key|value)?$|^secret$|apisecret$")
TECHNICAL_ACCOUNT = lazy(
    r"(?:technical|tech)(?:account|acct|acc)?(?:id|email|mail)?$|techacctid$|subjectaccount$",
    needs=("tech", "subjectaccount"),
)
ORG = lazy(
    r"(?:imsorg|orgid|imsorgid|organizationid|organisationid|adobeorgid|amcorgid|imsorganizationid)$", needs=("org",)
)
METASCOPES = lazy(r"meta(?:data)?scopes?(?:list|names?)?$")
PRIVATE_KEY = lazy(
    r"(?:private|priv)key(?:s|path|file|filename|filepath|location|data|datakey|pass|passkey|passphrase|password"
    r"|pem|b64|base64|content|contents|string|text|value|alias|id|credentialsid|source|env|envvar|variable|secretname|secretref|secretid|secretarn|secret|arn|name|ref)?"
    r"(?:prod|production|stage|staging|dev|development|qe|integration|test)?$"
    r"|^(?:adobe|ims|aio|jwt|umapi)\w{0,20}key(?:b64|base64|pem|file|path|pkcs8|der)$"
    r"|^pathtokey$|keypairalias(?:es)?$|encodedpkcs8$|pkcs8filepath$|^certpath$|jwtkey(?:path|file)?$"
)
"""Names that hold a private key, or say where it is."""

CERTIFICATE = lazy(
    r"(?:cert(?:ificate)?|pfx|p12|jks|keystore)(?:file|path|name|filename|filepath|location|password|pass|passphrase|b64|base64|data|pem|subject|alias|serial)?$"
    r"|(?:cert(?:ificate)?)?thumbprint$|(?:key|pem)?pass(?:phrase|code)$|(?:key|pem)password$|keyalias$",
    needs=("cert", "pfx", "p12", "jks", "keystore", "keyalias", "thumbprint", "passphrase", "passcode", "password"),
)
"""Names that hold the other half of a key pair, or open it: of this flow only beside other parts of its credential."""

KEY_PATH = lazy(
    r"^(?:key|secretkey|signingkey|rsakey|pem|pfx|cert|keystore)(?:path|file|filename|location)$",
    needs=("path", "file", "location"),
)
"""Names that may mean a private key and mean much else too."""

FOREIGN_NAME = lazy(
    r"ssl|tls|ssh|sftp|github|google|gcp|firebase|snowflake|docusign|apple|apns|box|okta|salesforce|sfdc|zoom|saml|encrypted|cookie|session|vapid|pgp|gpg|stripe|aws|cloudfront|keyid",
    needs=(
        "ssl",
        "tls",
        "ssh",
        "sftp",
        "git",
        "google",
        "gcp",
        "firebase",
        "snowflake",
        "docusign",
        "apple",
        "apns",
        "box",
        "okta",
        "salesforce",
        "sfdc",
        "aws",
        "cloudfront",
        "cookie",
        "encrypt",
        "gpg",
        "pgp",
        "keyid",
        "saml",
        "session",
        "stripe",
        "vapid",
        "zoom",
    ),
)
"""Part of the name of a key or certificate that is for something else; for squashed names."""
