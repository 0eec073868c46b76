"""Every format is well-formed, inert and silent about secrets, whatever the scanned tree holds."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from migrator.errors import UsageError
from migrator.model import Audit, Severity, Suppression
from migrator.policy import Gate, Policy, decide
from migrator.report import order, registry, serial
from migrator.report.base import ReportFormat
from migrator.report.formats import markdown
from tests.support import audits
from tests.support.audits import HOSTILE, audit, finding

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAMES = registry.names()
BUILDERS = [audits.small, audits.every_feature, audits.hostile, audits.audit]


def rendered(name: str, subject: Audit, policy: Policy | None = None) -> str:
    """A report of an audit."""
    return registry.get(name).render(subject, decide(subject, policy or Policy()))


def test_formats_are_those_of_the_design() -> None:
    """Each is found by its file, and knows its own name."""
    assert NAMES == ("csv", "github", "gitlab", "html", "json", "jsonl", "junit", "markdown", "sarif", "text")
    for name in NAMES:
        found = registry.get(name)
        assert isinstance(found, ReportFormat)
        assert found.name == name
        assert found.extension.startswith(".")
        assert found.title


def test_unknown_format_names_the_nearest() -> None:
    """A slip of the pen costs no second look at the help."""
    with pytest.raises(UsageError, match="no report format 'sarf'; did you mean sarif"):
        registry.get("sarf")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("build", BUILDERS)
def test_report_is_a_function_of_the_saved_audit(name: str, build: Callable[[], Audit]) -> None:
    """Rendered directly, twice, and from the saved audit: the same bytes, encodable as UTF-8."""
    subject = build()
    gate = decide(subject, Policy())
    report = registry.get(name).render(subject, gate)
    assert report.encode("utf-8")
    assert report.endswith("\n")
    saved = serial.loads(serial.dumps(subject, gate))
    assert saved.gate is not None
    assert registry.get(name).render(saved.audit, saved.gate) == report
    assert registry.get(name).render(saved.audit, decide(saved.audit, Policy())) == report


ALLOWED_CONTROL = {"\n", "\t", "\r"}
INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\x7f-\x9f]")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_invisible_is_written(name: str) -> None:
    """No escape, bidirectional mark, separator or half of a pair reaches a terminal, a reader or a parser."""
    report = rendered(name, audits.hostile())
    assert not {mark for mark in report if mark < " "} - ALLOWED_CONTROL
    assert not INVISIBLE.search(report)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_commands_a_ci_system(name: str) -> None:
    """No line of the tree is a workflow command of GitHub, nor a logging command of Azure Pipelines or TeamCity."""
    report = rendered(name, audits.hostile())
    assert not re.search(r"##\w*\[", report)
    commands = re.findall(r"(?m)^\s*::([A-Za-z-]+)[ :]", report)
    assert set(commands) <= ({"error", "warning", "notice"} if name == "github" else set())


CANARY = "p8e-CANARYcanaryCANARYcanary0123456789"


@pytest.mark.parametrize("name", NAMES)
def test_format_adds_nothing_of_its_own(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Redaction happens where a finding is made: a format reads neither the scanned file again nor the environment."""
    subject = audits.every_feature()
    for one in subject.findings:
        path = tmp_path / one.place.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"CLIENT_SECRET = '{CANARY}'\n" * 40, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IMS_CLIENT_SECRET", CANARY)
    assert "CANARY" not in rendered(name, subject)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "html"])
def test_format_imports_no_template_engine(name: str) -> None:
    """A gate in a hook must not pay for Jinja2; colours need no library either."""
    code = (
        "import sys; from migrator.report.registry import get; "
        f"get({name!r}); heavy = ('jinja2', 'rich', 'yaml', 'httpx', 'jwt', 'cryptography'); "
        "print([module for module in heavy if module in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"yaml"} if name == "sarif" else set()  # the rules' declarations read the catalogue
    assert set(json.loads(done.stdout.replace("'", '"'))) <= heavy


# --- HTML -------------------------------------------------------------------------------------------------------


class Elements(HTMLParser):
    """What a browser would make of a page: its elements, and the text outside of scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.raw = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element."""
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self.raw = tag if tag in ("script", "style") else ""

    def handle_endtag(self, tag: str) -> None:
        """Leave raw text."""
        self.raw = "" if tag == self.raw else self.raw

    def handle_data(self, data: str) -> None:
        """Note the text."""
        if not self.raw:
            self.text.append(data)


def elements(page: str) -> Elements:
    """The parsed page."""
    parser = Elements()
    parser.feed(page)
    parser.close()
    return parser


def test_html_has_no_markup_of_the_tree() -> None:
    """The elements and attributes of a hostile report are those of the templates."""
    page = elements(rendered("html", audits.hostile()))
    assert page.tags.count("script") == 1
    assert not {"img", "iframe", "object", "embed", "link", "base"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("style", "src", "srcdoc")]
    links = [value for name, value in page.attributes if name in ("href", "action", "formaction")]
    assert all(value.startswith("#") for value in links)
    text = "".join(page.text)
    assert "</script><script>window.pwned=1</script>" in text
    assert "{{ 7*7 }}{% raw %}${7*7}" in text


def test_html_policy_allows_its_own_script_and_style_alone() -> None:
    """The hashes are those of the two elements, byte for byte; nothing else may run, load or be sent."""
    from base64 import b64encode  # noqa: PLC0415 - only here
    from hashlib import sha256  # noqa: PLC0415

    page = rendered("html", audits.hostile())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    rules = dict(rule.split(" ", 1) for rule in policy[1].replace("&#39;", "'").split("; "))
    for name in ("script", "style"):
        (body,) = re.findall(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
        assert rules[f"{name}-src"] == f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'"
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert page.index("Content-Security-Policy") < page.index("<style>")


def test_html_anchors_are_unique_and_resolve() -> None:
    """Every link of the page has a target, also where names of the tree collide."""
    twins = [finding("a.py", integration="x y"), finding("a.py", integration="x-y")]
    for subject in (audits.every_feature(), audits.hostile(), audits.audit(*twins)):
        page = elements(rendered("html", subject))
        ids = [value for name, value in page.attributes if name == "id"]
        assert len(ids) == len(set(ids))
        assert {value[1:] for name, value in page.attributes if name == "href"} <= set(ids)


def test_html_shows_the_whole_audit() -> None:
    """What is known of each integration, finding, credential, file and milestone is on the page."""
    subject = audits.every_feature()
    text = " ".join("".join(elements(rendered("html", subject)).text).split())
    wanted = [one.message for one in subject.findings]
    wanted += [one.rewrite.instruction for one in subject.findings if one.rewrite]
    wanted += [step.text.replace("`", "") for one in subject.integrations for step in one.next_steps]
    wanted += [
        value for one in subject.integrations for value in (*one.products, *one.metascopes, *one.proposed_scopes)
    ]
    wanted += [verdict.reason for verdict in subject.credentials]
    wanted += [check.evidence for verdict in subject.credentials for check in verdict.checks]
    wanted += [skip.path for skip in (*subject.coverage.skipped, *subject.coverage.unparsed)]
    wanted += [*subject.notices, subject.deadline.statement, *(item.title for item in subject.deadline.milestones)]
    wanted += ["recorded on 20 November 2026, 3 days old", "live, ims-na1.adobelogin.com", "exit status 1"]
    wanted += ["kept for history", "until 2027-01-31", "cannot be undone", "267 days ago"]
    assert [words for words in wanted if words not in text] == []


def test_html_of_ten_thousand_findings_is_light() -> None:
    """Under 15 MB with every detail in it; beyond the budget the details of the least severe are left out, and said."""
    subject = audits.large()
    page = rendered("html", subject)
    assert len(page.encode()) < 15_000_000
    assert "left out here" not in page
    longer = subject._replace(
        findings=tuple(one._replace(message=one.message * 20) for one in subject.findings),
    )
    page = rendered("html", longer)
    assert len(page.encode()) < 15_000_000
    assert page.count("left out here") > 100
    assert page.count("class=f id=f-") == 10_000


# --- Markdown ---------------------------------------------------------------------------------------------------

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OWN_TEXT = r"(?:[^<>]|<!-- -->)*"
OWN_HTML = re.compile(
    rf"<details><summary><b>\w+</b> {OWN_TEXT} <code>{OWN_TEXT}</code></summary>\n|</details>\n|<!-- -->"
)


@pytest.mark.parametrize("build", [*BUILDERS, audits.large])
def test_markdown_keeps_its_structure(build: Callable[[], Audit]) -> None:
    """A CommonMark parser sees the template's own elements: no link, image, foreign HTML or heading of the tree."""
    subject = build()
    report = rendered("markdown", subject)
    tokens = [token for block in PARSER.parse(report) for token in (block, *(block.children or ()))]
    assert not [token.type for token in tokens if token.type in ("link_open", "image", "code_block", "s_open")]
    for token in tokens:
        if token.type in ("html_block", "html_inline"):
            assert OWN_HTML.fullmatch(token.content), token.content
    headings = [token for token in tokens if token.type == "heading_open"]
    assert all(token.tag in ("h2", "h3") for token in headings)
    assert sum(token.tag == "h2" for token in headings) == 1
    opened = sum(token.content.startswith("<details>") for token in tokens if token.type == "html_block")
    assert opened == sum(token.content.startswith("</details>") for token in tokens if token.type == "html_block")


def test_markdown_fences_hold_what_they_were_given() -> None:
    """Nothing of a diff stands outside its fence, and everything visible of it stands inside."""
    hostile = audits.hostile()
    subject = hostile._replace(findings=tuple(one._replace(suppressed=None) for one in hostile.findings))
    report = markdown.render(subject, decide(subject, Policy()), markdown.SUMMARY_LIMIT)
    fences = [token.content for token in PARSER.parse(report) if token.type == "fence"]
    assert any("```" in content and "~~~" in content and "# Broken out" in content for content in fences)
    working = [one for one in subject.findings if order.counts(one)]
    diffs = sum(bool(one.rewrite and one.rewrite.diff) for one in working)
    assert len(fences) == len(working) + diffs


@pytest.mark.parametrize("build", [audits.hostile, audits.large])
@pytest.mark.parametrize("limit", [65_000, 20_000, 8_000])
def test_markdown_keeps_to_the_limit(build: Callable[[], Audit], limit: int) -> None:
    """Cut between findings, the worst kept, the rest counted."""
    subject = build()
    report = markdown.render(subject, decide(subject, Policy()), limit)
    assert len(report.encode()) <= limit
    left = re.search(r"\*\*([\d,]+) more findings?\*\* did not fit", report)
    assert left
    working = sum(map(order.counts, subject.findings))
    assert report.count("<details>") + int(left[1].replace(",", "")) == working


def test_markdown_keeps_the_worst() -> None:
    """Where only some fit, they are errors."""
    notes = [finding(f"a{number}.py", severity=Severity.NOTE, message="x" * 300) for number in range(300)]
    report = rendered("markdown", audit(*notes, finding("z.py", title="The worst")))
    assert "The worst" in report
    assert "more findings** did not fit" in report


def test_diff_that_settles_several_findings_is_shown_once() -> None:
    """The others say where it stands: a file's rewrite would otherwise be repeated for each of its places."""
    rewrite = audits.every_feature().findings[0].rewrite
    subject = audit(*(finding(line=number, rewrite=rewrite) for number in (12, 40, 90)))
    new = "https://ims-na1.adobelogin.com/ims/token/v3"
    for name, place in (("text", "stands at app/auth.py:12:8"), ("markdown", "stands at `app/auth.py:12`")):
        report = rendered(name, subject)
        assert report.count(new) == 1
        assert report.count(place) == 2
    page = rendered("html", subject)
    assert page.count("class=d ") == 1
    anchor = re.findall(r"id=(f-\w+) data-k", page)[0]
    assert page.count(f'The diff stands at <a href="#{anchor}">') == 2


# --- text -------------------------------------------------------------------------------------------------------


def test_text_points_at_the_place() -> None:
    """Line, excerpt and carets stand one under the other, in the manner of a compiler."""
    report = rendered("text", audits.small())
    assert report.startswith(
        "error[exchange-endpoint]: The Service Account (JWT) exchange endpoint is called\n"
        "  --> app/auth.py:12:8\n"
        "   |\n"
        "11 | import requests\n"
        '12 | URL = "https://ims-na1.adobelogin.com/ims/exchange/jwt"\n'
        "   |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "13 |\n"
        "   = breaks: This address stopped answering with tokens on 1 March 2026.\n"
        "\n"
        "1 place in 1 file to change.\n"
    )


@pytest.mark.parametrize(
    ("source", "marked", "carets"),
    [
        ("\turl = X", "X", "          ^"),
        ('name = "日本" + URL', "URL", "                ^^^"),
        ("e\u0301 = URL", "URL", "    ^^^"),
        ("x = '\x1b[0m' + URL", "URL", "                ^^^"),
    ],
)
def test_text_carets_follow_what_is_shown(source: str, marked: str, carets: str) -> None:
    """Tabs, wide characters, combining marks and escapes do not move the mark."""
    report = rendered("text", audit(finding(source=("", source), marked=marked)))
    line = next(line for line in report.splitlines() if "^" in line)
    assert line == f"   | {carets}"


def test_text_cuts_a_long_line_around_the_mark() -> None:
    """A minified bundle of one line shows the place and fits the terminal."""
    source = "a" * 3000 + "URL" + "b" * 3000
    report = rendered("text", audit(finding(source=("", source), marked="URL")))
    shown, carets = (line for line in report.splitlines() if "URL" in line or "^" in line)
    assert len(shown) <= 120
    assert shown[carets.index("^") :][:3] == "URL"


def test_text_colours_only_on_request() -> None:
    """The same words with and without; escape sequences only with."""
    from migrator.report.formats.text import render  # noqa: PLC0415
    from migrator.report.style import Style  # noqa: PLC0415 - with a style, which the registry has not

    subject = audits.every_feature()
    gate = decide(subject, Policy())
    plain, coloured = render(subject, gate), render(subject, gate, Style(colour=True))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain
    assert coloured.count("\x1b[0m") * 2 == coloured.count("\x1b[")


def test_text_detail() -> None:
    """Quiet is the summary, verbose adds what does not count and what was skipped."""
    from migrator.report.formats.text import render  # noqa: PLC0415
    from migrator.report.style import Detail, Style  # noqa: PLC0415

    subject = audits.every_feature()
    gate = decide(subject, Policy())
    quiet, normal, verbose = (render(subject, gate, Style(detail=detail)) for detail in Detail)
    assert normal.endswith(quiet)
    assert "-->" not in quiet
    assert "kept for history" not in normal
    assert "kept for history" in verbose
    assert "node_modules: vendored" in verbose


# --- the machine's formats --------------------------------------------------------------------------------------


def rows(subject: Audit) -> list[dict[str, str]]:
    """The CSV report, read back."""
    return list(csv.DictReader(io.StringIO(rendered("csv", subject), newline="")))


def test_csv_has_one_row_per_finding_and_no_formula() -> None:
    """Whatever a cell begins with, a spreadsheet shows it and computes nothing."""
    subject = audits.hostile()
    found = rows(subject)
    assert len(found) == len(subject.findings)
    cells = [value for row in found for value in row.values()]
    assert not [value for value in cells if value.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "|", "%"))]
    assert not [value for value in cells if "\n" in value or len(value) > 32_767]
    assert any(value.startswith("'=cmd|' /C calc'!A0") for value in cells)


def test_csv_says_what_counts() -> None:
    """State, gate and products stand in their columns."""
    found = {row["path"]: row for row in rows(audits.every_feature())}
    assert found["app/auth.py"]["fails"] == "yes"
    assert found["app/auth.py"]["products"] == "Adobe Experience Platform, Adobe Analytics"
    assert found["docs/setup.md"]["state"] == "suppressed: kept for history"
    assert found["aem/service-credentials.json"]["state"] == "exempt"


def test_jsonl_is_one_object_a_line() -> None:
    """Each line is JSON, and together they are the saved audit."""
    subject = audits.every_feature()
    gate = decide(subject, Policy())
    lines = [json.loads(line) for line in rendered("jsonl", subject).splitlines()]
    whole = serial.to_json(subject, gate)
    assert [line["type"] for line in lines] == [
        "run",
        *["finding"] * 5,
        *["integration"] * 2,
        *["credential"] * 3,
        "summary",
    ]
    assert [line["finding"] for line in lines if line["type"] == "finding"] == whole["findings"]
    assert lines[-1]["summary"] == whole["summary"]


COMMAND = re.compile(r"::(error|warning|notice) (?:[A-Za-z]+=[^,:\n]*)(?:,[A-Za-z]+=[^,:\n]*)*::[^\n]*")


@pytest.mark.parametrize("build", [*BUILDERS, audits.large])
def test_github_annotations_are_escaped_and_within_the_limits(build: Callable[[], Audit]) -> None:
    """One command a line, at most ten of a level, the worst first, what is left out counted."""
    subject = build()
    lines = rendered("github", subject).splitlines()
    assert all(COMMAND.fullmatch(line) for line in lines)
    for level in ("error", "warning", "notice"):
        assert sum(line.startswith(f"::{level} ") for line in lines) <= 10
    working = sum(map(order.counts, subject.findings))
    left = working - len(lines) + 1
    assert not left or f"{left:,} more findings without an annotation" in lines[0]


def test_github_annotation_decodes_to_the_place() -> None:
    """File, lines and columns are those of the finding, through the host's own escapes."""
    odd = finding("src/a,b:c%.py", 7, title="Odd: 100%, truly")
    line = rendered("github", audit(odd)).splitlines()[1]
    head = line.split("::")[1].split(" ", 1)[1]
    values = dict(pair.split("=", 1) for pair in head.split(","))
    decoded = {
        name: value.replace("%3A", ":").replace("%2C", ",").replace("%25", "%") for name, value in values.items()
    }
    assert decoded["file"] == "src/a,b:c%.py"
    assert (decoded["line"], decoded["col"], decoded["endColumn"]) == ("7", "8", "55")
    assert decoded["title"] == "Odd: 100%, truly (exchange-endpoint)"


def test_gitlab_fingerprints_are_unique() -> None:
    """GitLab shows one of two issues with the same fingerprint."""
    twice = [finding(), finding()]
    issues = json.loads(rendered("gitlab", audit(*twice)))
    assert len({issue["fingerprint"] for issue in issues}) == 2
    assert issues[0]["location"] == {"path": "app/auth.py", "lines": {"begin": 12, "end": 12}}
    assert issues[0]["severity"] == "critical"


def cases(subject: Audit, policy: Policy | None = None) -> dict[str, str]:
    """The outcome of each test case of the JUnit report, by class and name."""
    found = {}
    for case in ET.fromstring(rendered("junit", subject, policy)).iter("testcase"):
        outcome = next((one.tag for one in case if one.tag != "system-out"), "passed")
        found[f"{case.get('classname')}: {case.get('name')}"] = outcome
    return found


def test_junit_outcomes_follow_the_gate() -> None:
    """What fails the gate is a failure, what is suppressed is skipped, a rule that found nothing passed."""
    subject = audits.every_feature()
    found = cases(subject, Policy(fail_on=Severity.ERROR))
    assert found["app/auth.py: exchange-endpoint at line 12, column 8"] == "failure"
    assert found["app/cache.js: expires-in-milliseconds at line 4, column 9"] == "passed"
    assert found["docs/setup.md: docs at line 31, column 10"] == "skipped"
    assert found[".env: cafe0123"] == "passed"
    assert found["oauth.json: beef4567"] == "failure"
    assert found["environment: f00d89ab"] == "error"
    assert found["chart/values.yaml: can be parsed"] == "skipped"
    assert cases(audits.audit())["migrator: metascope finds nothing"] == "passed"


def test_junit_counts_agree() -> None:
    """The attributes of a suite are the numbers of its cases."""
    for subject in (audits.every_feature(), audits.hostile()):
        for suite in ET.fromstring(rendered("junit", subject)).iter("testsuite"):
            for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
                assert int(suite.get(attribute, "")) == len(list(suite.iter(tag)))
            assert int(suite.get("tests", "")) == len(list(suite.iter("testcase")))


def sarif(subject: Audit) -> dict[str, Any]:
    """The one run of the SARIF report."""
    run: dict[str, Any] = json.loads(rendered("sarif", subject))["runs"][0]
    return run


def test_sarif_carries_everything_that_a_host_can_use() -> None:
    """Rules with help, fingerprints, fixes, suppressions, related places and flows."""
    run = sarif(audits.every_feature())
    rules = run["tool"]["driver"]["rules"]
    assert all(rule["help"]["text"] for rule in rules)
    results = {result["ruleId"]: result for result in run["results"]}
    endpoint = results["exchange-endpoint"]
    assert rules[endpoint["ruleIndex"]]["id"] == "exchange-endpoint"
    assert endpoint["level"] == "error"
    assert len(endpoint["partialFingerprints"]["migrator/v1"]) == 64
    assert [place["physicalLocation"]["artifactLocation"]["uri"] for place in endpoint["relatedLocations"]] == [
        "app/settings.py",
        "config/prod.yaml",
    ]
    assert len(endpoint["codeFlows"][0]["threadFlows"][0]["locations"]) == 3
    region = endpoint["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 12, "startColumn": 8, "endLine": 12, "endColumn": 55}
    assert results["docs"]["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "inline: kept for history (until 2027-01-31)"}
    ]
    assert results["credential-file"]["kind"] == "informational"
    assert results["credential-file"]["level"] == "none"
    assert run["invocations"][0]["exitCode"] == 1


def applied(result: dict[str, Any], text: str) -> str:
    """A text after the fix of a SARIF result."""
    lines = text.split("\n")
    for change in reversed(result["fixes"][0]["artifactChanges"][0]["replacements"]):
        region = change["deletedRegion"]
        new = change["insertedContent"]["text"]
        lines[region["startLine"] - 1 : region["endLine"] - 1] = new.split("\n")[:-1]
    return "\n".join(lines)


def test_sarif_fix_is_the_rewrite() -> None:
    """Applied by its regions, the fix gives what the diff says."""
    result = next(one for one in sarif(audits.every_feature())["results"] if one["ruleId"] == "exchange-endpoint")
    diff = audits.DIFF.splitlines()[3:]
    before = "\n" * 9 + "".join(f"{line[1:]}\n" for line in diff if line[0] in " -")
    after = "\n" * 9 + "".join(f"{line[1:]}\n" for line in diff if line[0] in " +")
    assert applied(result, before) == after


def test_sarif_has_no_fix_that_would_write_a_mask() -> None:
    """A redacted line is for reading; a host that applied it would destroy the secret's place."""
    from migrator.model import Disposition, Rewrite  # noqa: PLC0415 - only here
    from migrator.redact import MASK  # noqa: PLC0415

    diff = f"--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n-a\n+b\n+SECRET={MASK}\n"
    result = sarif(audit(finding(rewrite=Rewrite(Disposition.SAFE, "t", diff))))["results"][0]
    assert "fixes" not in result


def test_sarif_tells_of_credentials_that_do_not_sign_in() -> None:
    """They have no place in the tree, so they are notifications of the run, with the proof's age."""
    subject = audits.every_feature()
    bad = [verdict for verdict in subject.credentials if verdict.status != "valid"]
    assert bad
    notes = sarif(subject)["invocations"][0]["toolExecutionNotifications"]
    said = {note["message"]["text"]: note["level"] for note in notes if "credential " in note["message"]["text"]}
    assert len(said) == len(bad)
    for verdict in bad:
        ((text, level),) = [item for item in said.items() if verdict.client_id in item[0]]
        assert verdict.reason in text
        assert level == ("error" if verdict.status == "rejected" else "warning")


def test_sarif_paths_are_uris() -> None:
    """Blanks, brackets, percent signs and undecodable bytes are encoded, slashes are not."""
    run = sarif(audit(finding("a b/ü[1]%\udcff.py")))
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert uri == {"uri": "a%20b/%C3%BC%5B1%5D%25%EF%BF%BD.py", "uriBaseId": "SRCROOT"}


@pytest.mark.parametrize("source", ["inline", "config", "baseline"])
def test_suppressed_findings_are_told_apart(source: str) -> None:
    """A suppressed finding is in SARIF with its suppression, skipped in JUnit, absent from annotations and issues."""
    hidden = finding()._replace(suppressed=Suppression(source, "why"))  # type: ignore[arg-type]  # a table's word
    subject = audit(hidden)
    assert len(sarif(subject)["results"][0]["suppressions"]) == 1
    assert "skipped" in cases(subject).values()
    assert json.loads(rendered("gitlab", subject)) == []
    assert len(rendered("github", subject).splitlines()) == 1
    assert Gate(decide(subject, Policy()).status, ()).status == 0


def test_hostile_texts_are_all_used() -> None:
    """The builder puts each attack into every kind of text."""
    assert len(audits.hostile().findings) == len(HOSTILE)
