"""Hand-made audits: small, with every feature, hostile, and large."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timezone
from functools import lru_cache

from migrator.model import (
    Audit,
    Category,
    CheckResult,
    Confidence,
    Coverage,
    Deadline,
    Disposition,
    Evidence,
    Finding,
    Identifier,
    Integration,
    Milestone,
    Place,
    Rewrite,
    Severity,
    Skip,
    Snippet,
    Step,
    Suppression,
    ToolInfo,
    Verdict,
    VerdictSource,
)

AS_OF = date(2026, 11, 23)
LAST = date(2026, 3, 1)

DEADLINE = Deadline(
    governing=LAST,
    days_left=(LAST - AS_OF).days,
    statement="The Service Account (JWT) sign-in ended 267 days ago, on 1 March 2026: what still uses it fails.",
    milestones=(
        Milestone(
            "no-new-credentials", date(2024, 6, 3), "No new Service Account (JWT) credentials", "S2S/migration.md"
        ),
        Milestone("no-certificates", date(2025, 6, 30), "Certificates can no longer be renewed", "S2S/migration.md"),
        Milestone("end-of-life", LAST, "Every remaining credential is converted", "S2S/migration.md"),
    ),
    data_as_of=date(2026, 11, 23),
)


def fingerprint(*parts: object) -> str:
    """A sha256 like those of findings."""
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()


def finding(  # noqa: PLR0913 - a builder names what a test varies
    path: str = "app/auth.py",
    line: int = 12,
    *,
    rule: str = "exchange-endpoint",
    title: str = "The Service Account (JWT) exchange endpoint is called",
    category: Category = Category.BREAKS,
    severity: Severity = Severity.ERROR,
    source: tuple[str, ...] = ("import requests", 'URL = "https://ims-na1.adobelogin.com/ims/exchange/jwt"', ""),
    marked: str = "https://ims-na1.adobelogin.com/ims/exchange/jwt",
    message: str = "This address stopped answering with tokens on 1 March 2026.",
    rewrite: Rewrite | None = None,
    integration: str | None = None,
    region: str = "",
) -> Finding:
    """A finding whose excerpt starts one line above it; the mark covers `marked` where the line has it."""
    text = source[1] if len(source) > 1 else source[0]
    column = max(text.find(marked), 0) + 1
    mark = (column - 1, column - 1 + len(marked)) if marked in text else None
    place = Place(path, line, column, line, column + len(marked), 100 * line, 100 * line + len(marked), region)
    return Finding(
        rule_id=rule,
        title=title,
        category=category,
        severity=severity,
        confidence=Confidence.HIGH,
        place=place,
        message=message,
        snippet=Snippet(max(line - 1, 1), source, mark),
        fingerprint=fingerprint(rule, path, line, marked),
        integration=integration,
        rewrite=rewrite,
    )


def audit(*findings: Finding, **changes: object) -> Audit:
    """A finished run over three files with the given findings."""
    plain = Audit(
        tool=ToolInfo("migrator", "0.1.0"),
        root="shop",
        as_of=AS_OF,
        deadline=DEADLINE,
        coverage=Coverage(3, 3, 2048, rules=("exchange-endpoint", "metascope", "private-key")),
        findings=findings,
        integrations=(),
        credentials=(),
        checked=False,
    )
    return plain._replace(**changes)  # type: ignore[arg-type]  # the names are the test's business


def small() -> Audit:
    """One finding, nothing else."""
    return audit(finding())


DIFF = """\
--- a/app/auth.py
+++ b/app/auth.py
@@ -10,9 +10,10 @@
 def token(session):
     response = session.post(
-        "https://ims-na1.adobelogin.com/ims/exchange/jwt",
+        "https://ims-na1.adobelogin.com/ims/token/v3",
         data={
             "client_id": CLIENT_ID,
             "client_secret": CLIENT_SECRET,
-            "jwt_token": assertion(),
+            "grant_type": "client_credentials",
+            "scope": "openid,AdobeID,read_organizations",
         },
     )
"""


def every_feature() -> Audit:
    """Each kind of value at least once: what a format must be able to show."""
    safe = Rewrite(Disposition.SAFE, "Ask the token endpoint instead", DIFF, "Supply the scopes the Console shows.")
    manual = Rewrite(Disposition.MANUAL, "Delete the key", "", "Revoke it in the Console, then delete the file.")
    unsafe = Rewrite(
        Disposition.UNSAFE,
        "Read expires_in as seconds",
        "--- a/app/cache.js\n+++ b/app/cache.js\n@@ -4 +4 @@\n-  ttl = body.expires_in / 1000; // ms\n"
        "+  ttl = body.expires_in;\n",
        "Look whether another caller divides again.",
    )
    members = (
        finding(rewrite=safe, integration="loyalty-3f2a91c0")._replace(
            evidence=(
                Evidence("the address is put together from a constant", "app/settings.py", 4),
                Evidence("the client ID is shared", "config/prod.yaml", 2),
            ),
            identifiers=(Identifier("client_id", "cafe0123"), Identifier("config_key", "ADOBE_CLIENT_ID")),
            deadline=LAST,
        ),
        finding(
            "app/cache.js",
            4,
            rule="expires-in-milliseconds",
            title="expires_in is read as milliseconds",
            category=Category.BEHAVIOUR,
            severity=Severity.WARNING,
            source=("function keep(body) {", "  ttl = body.expires_in / 1000; // ms", "}"),
            marked="body.expires_in / 1000",
            message="The token endpoint answers in seconds.",
            rewrite=unsafe,
            integration="loyalty-3f2a91c0",
        ),
        finding(
            "keys/private.key",
            1,
            rule="private-key",
            title="A private key lies in the tree",
            category=Category.EXPOSED,
            severity=Severity.ERROR,
            source=("-----BEGIN PRIVATE KEY-----",),
            marked="-----BEGIN PRIVATE KEY-----",
            message="Anyone who can read the repository can sign as this technical account.",
            rewrite=manual,
            integration="loyalty-3f2a91c0",
        ),
        finding(
            "docs/setup.md",
            31,
            rule="docs",
            title="Documentation of the old sign-in",
            category=Category.LEFTOVER,
            severity=Severity.NOTE,
            source=("", "Create a Service Account (JWT) credential", ""),
            marked="Service Account (JWT)",
            message="A reader who follows this cannot succeed.",
        )._replace(
            suppressed=Suppression("inline", "kept for history", date(2027, 1, 31)),
            confidence=Confidence.MEDIUM,
        ),
        finding(
            "aem/service-credentials.json",
            3,
            rule="credential-file",
            title="AEM as a Cloud Service service credentials",
            category=Category.LEFTOVER,
            severity=Severity.NOTE,
            source=("{", '  "integration": {', '    "imsEndpoint": "ims-na1.adobelogin.com",'),
            marked='"integration"',
            message="Not reached by the end of life.",
            integration="cm-p123-e456",
        )._replace(
            exempt=True,
            confidence=Confidence.LOW,
        ),
    )
    return audit(
        *members,
        coverage=Coverage(
            files_seen=41,
            files_scanned=37,
            bytes_scanned=123_456,
            skipped=(Skip("node_modules", "vendored: node_modules"), Skip("logo.png", "binary")),
            unparsed=(Skip("chart/values.yaml", "not YAML at line 3: searched as text"),),
            unreadable=(),
            rules=("credential-file", "docs", "exchange-endpoint", "expires-in-milliseconds", "private-key"),
        ),
        integrations=(_loyalty(members), _exempt(members)),
        credentials=_verdicts(),
        checked=True,
        notices=("app/old.py:3: unused suppression of exchange-endpoint",),
    )


def _loyalty(members: tuple[Finding, ...]) -> Integration:
    return Integration(
        id="loyalty-3f2a91c0",
        name="loyalty",
        client_id="cafe0123",
        org_id="ABC@AdobeOrg",
        technical_account="123@techacct.adobe.com",
        products=("Adobe Experience Platform", "Adobe Analytics"),
        metascopes=("ent_dataservices_sdk", "ent_analytics_bulk_ingest_sdk"),
        proposed_scopes=("openid", "AdobeID", "read_organizations"),
        findings=tuple(member.fingerprint for member in members[:3]),
        evidence=(Evidence("shares the client ID cafe0123", "config/prod.yaml", 2),),
        readiness="rewritable",
        next_steps=(
            Step("Add an OAuth Server-to-Server credential to the project.", "console"),
            Step("Apply the rewrites with `migrator fix --write`.", "repository"),
            Step("Store the client secret where the job reads it.", "secrets"),
            Step("Delete the Service Account (JWT) credential.", "rollout", irreversible=True),
        ),
        deadline=LAST,
    )


def _exempt(members: tuple[Finding, ...]) -> Integration:
    return Integration(
        id="cm-p123-e456",
        name="AEM author",
        client_id="cm-p123-e456-integration-0",
        org_id=None,
        technical_account=None,
        products=("AEM as a Cloud Service",),
        metascopes=("ent_aem_cloud_api",),
        proposed_scopes=(),
        findings=(members[4].fingerprint,),
        evidence=(),
        readiness="exempt",
        next_steps=(),
        deadline=None,
        exempt=True,
    )


def _verdicts() -> tuple[Verdict, ...]:
    recorded = VerdictSource("recorded", "recording.json", datetime(2026, 11, 20, 9, 30, tzinfo=timezone.utc), 3)
    checks = (
        CheckResult("grant", "The grant is accepted", "passed", "HTTP 200, token_type bearer"),
        CheckResult("scopes", "The scopes asked for are granted", "failed", "read_organizations", "Add the API."),
        CheckResult("expiry", "expires_in is in seconds", "unknown", "no answer"),
        CheckResult("sandbox", "The sandbox exists", "skipped", "no sandbox named"),
    )
    return (
        Verdict(
            ".env", "cafe0123", "ABC@AdobeOrg", "loyalty-3f2a91c0", "valid", "", "a token was issued", "", recorded,
            checks, ("openid", "AdobeID", "read_organizations"), ("openid", "AdobeID"), 86399,
        ),
        Verdict(
            "oauth.json", "beef4567", None, None, "rejected", "invalid_client", "the client secret is wrong",
            "Copy it again.", VerdictSource("live", "ims-na1.adobelogin.com"),
        ),
        Verdict(
            "environment", "f00d89ab", None, None, "unknown", "rate_limited", "IMS asked to wait", "Run again later.",
            VerdictSource("live", "ims-na1.adobelogin.com"),
        ),
    )  # fmt: skip


HOSTILE = (
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    '"><svg onload=window.pwned=1>',
    "]]><!--",
    "```\n````\n~~~\n# Broken out",
    "::error file=a::pwned\n::set-output name=x::y",
    "%0A::warning::pwned",
    "x ##[error]pwned ##vso[task.setvariable variable=x]y ##teamcity[buildStatus]",
    "  ::add-mask::pwned",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\t=1+1",
    "a\r\nb\u2028c\u0085d",
    "\x1b[31mred\x1b]8;;http://evil\x07link\x9b2J",
    "safe\u202egnp.exe\u2066\u200b",
    "\udcff\udc80\ud800",
    "nul\x00\x01\x0b\x0c\uffff\ufffe",
    "| cell | `tick` **bold** [link](javascript:alert(1)) ![img](http://evil/x.png) @mention #1",
    "{{ 7*7 }}{% raw %}${7*7}",
    "data:text/html,<b>x",
    "javascript:window.pwned=1",
    "a" * 5000,
    "😀" * 400,
)


def hostile() -> Audit:
    """Every text of the tree is an attack on some format."""
    findings = []
    for number, text in enumerate(HOSTILE):
        rewrite = Rewrite(
            (Disposition.SAFE, Disposition.UNSAFE, Disposition.MANUAL)[number % 3],
            text,
            f"--- a/{text}\n+++ b/{text}\n@@ -1 +1 @@\n-{text}\n+x{text}\n" if number % 3 != 2 else "",
            text,
        )
        findings.append(
            finding(
                    f"src/{text}.py", number + 1, title=text, source=("x", text, text), marked=text[:9],
                    message=text, rewrite=rewrite, integration=f"i-{number}", region=text,
                )._replace(
                evidence=(Evidence(text, text, number),),
                identifiers=(Identifier("config_key", text),),
                suppressed=Suppression("config", text) if number % 5 == 4 else None,
            )
        )  # fmt: skip
    return audit(
        *findings,
        root=HOSTILE[0],
        coverage=Coverage(
            len(HOSTILE), len(HOSTILE), 10, skipped=tuple(Skip(t, t) for t in HOSTILE),
            unparsed=tuple(Skip(t, t) for t in HOSTILE), rules=("exchange-endpoint",),
        ),
        integrations=tuple(_hostile_integration(number, text, findings) for number, text in enumerate(HOSTILE)),
        credentials=tuple(
            Verdict(
                t, t, t, f"i-{n}", "unknown", "rate_limited", t, t, VerdictSource("live", t),
                (CheckResult("grant", t, "failed", t, t),), (t,), (t,),
            )
            for n, t in enumerate(HOSTILE)
        ),
        checked=True,
        notices=HOSTILE,
    )  # fmt: skip


def _hostile_integration(number: int, text: str, findings: list[Finding]) -> Integration:
    return Integration(
        id=f"i-{number}", name=text, client_id=text, org_id=text, technical_account=text, products=(text,),
        metascopes=(text,), proposed_scopes=(text,), findings=(findings[number].fingerprint,),
        evidence=(Evidence(text, text, 1),), readiness="not_started",
        next_steps=(Step(text, "console", irreversible=True),), deadline=LAST,
    )  # fmt: skip


@lru_cache(maxsize=2)
def large(count: int = 10_000) -> Audit:
    """As a big company's monorepo gives it: many findings with excerpts and diffs, some dozens of integrations."""
    base = every_feature()
    findings = []
    for number in range(count):
        template = base.findings[number % 3]
        path = f"team{number % 23}/service{number % 211}/{template.place.path}"
        place = template.place._replace(path=path, line=number + 1, end_line=number + 1)
        findings.append(
            template._replace(
                place=place,
                fingerprint=fingerprint("large", number),
                integration=f"integration-{number % 60:02d}",
                snippet=template.snippet._replace(first_line=max(number, 1)),
            )
        )
    members: dict[str, list[str]] = {}
    for one in findings:
        members.setdefault(one.integration or "", []).append(one.fingerprint)
    integrations = tuple(
        base.integrations[0]._replace(id=name, name=name, findings=tuple(prints), client_id=f"client{name[-2:]}")
        for name, prints in sorted(members.items())
    )
    return base._replace(findings=tuple(findings), integrations=integrations)
