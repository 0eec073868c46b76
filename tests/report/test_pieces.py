"""The pieces that the formats share: harmless text, excerpts, colours, diffs, fixes, charts, templates."""

from __future__ import annotations

import difflib
import html
import re
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migrator.errors import ReportError
from migrator.model import Disposition, Place, Rewrite, Snippet
from migrator.report import charts, diff, excerpt, fixes, markup, syntax, template, view
from migrator.report.printable import encodable, inert, one_line, shorten, visible
from tests.support import audits
from tests.support.audits import audit, finding

if TYPE_CHECKING:
    from pathlib import Path

ANY = st.text(st.characters(), max_size=40)  # lone surrogates too

# --- printable --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain\n\ttext", "plain\n\ttext"),
        ("\x1b[31m", "\\x1b[31m"),
        ("\x9b2J\x00\x7f", "\\x9b2J\\x00\\x7f"),
        ("a\rb", "a\\rb"),
        ("safe\u202egnp.exe", "safe\\u202egnp.exe"),
        ("zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"),
        ("tag\U000e0041", "tag\\U000e0041"),
        ("line\u2028separator", "line\\u2028separator"),
        ("byte\udcff", "byte\ufffd"),
        ("日本 e\u0301 😀", "日本 e\u0301 😀"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    """Letters stay; what steers or hides becomes its escape."""
    assert visible(text) == shown
    assert one_line(text) == shown.replace("\n", "\\n").replace("\t", "\\t")


@given(ANY)
def test_visible_is_final(text: str) -> None:
    """A second pass changes nothing, so a saved audit renders the same; both can be written as UTF-8."""
    assert visible(visible(text)) == visible(text)
    assert visible(encodable(text)) == visible(text)
    assert one_line(one_line(text)) == one_line(text)
    assert len(encodable(text)) == len(text)
    encodable(text).encode()
    assert "\n" not in one_line(text)


@pytest.mark.parametrize(
    ("document", "result"),
    [
        ("##[error]x", "\\x23#[error]x"),
        ("a ##vso[task.x]y", "a \\x23#vso[task.x]y"),
        ("## heading", "## heading"),
        ("  ::error file=a::b", "  \\x3a:error file=a::b"),
        ("::group::x\n::x", "\\x3a:group::x\n::x"),
        ("std::error::x", "std::error::x"),
        ("###[a]", "#\\x23#[a]"),
    ],
)
def test_inert(document: str, result: str) -> None:
    """Only what a CI system would run is touched."""
    assert inert(document, "\\x{:02x}") == result


def test_shorten() -> None:
    """The cut is seen, and counted in the length."""
    assert shorten("abcdef", 6) == "abcdef"
    assert shorten("abcdefg", 6) == "abcde…"


# --- excerpts and colours ---------------------------------------------------------------------------------------


@given(st.text(st.characters(exclude_characters="\n"), max_size=300), st.integers(-5, 320), st.integers(-5, 320))
def test_excerpt_marks_the_place(line: str, first: int, last: int) -> None:
    """Whatever the line, the mark is inside the shown text, at most the width, and is what the snippet marks."""
    place = Place("a", 1, 1, 1, 2, 0, 1)
    (shown,) = excerpt.lines(finding()._replace(place=place, snippet=Snippet(1, (line,), (first, last))), 80)
    assert len(shown.text) <= max(80, len(excerpt.flat(line)) if len(excerpt.flat(line)) <= 80 else 0) + 2
    if max(first, 0) >= min(last, len(line)):
        assert shown.mark is None
        return
    assert shown.mark is not None
    start, end = shown.mark
    assert 0 <= start < end <= len(shown.text)
    covered = excerpt.flat(line[max(first, 0) : last])
    assert covered.startswith(shown.text[start:end].rstrip("…"))


PATHS = ["a.py", "a.js", "a.php", "a.sql", "a.json", "a.yaml", ".env.local", "pom.xml", "README", "Jenkinsfile"]


@settings(max_examples=300)
@given(ANY, st.sampled_from(PATHS), st.integers(0, 40), st.integers(0, 40))
def test_markup_is_the_text(text: str, path: str, first: int, last: int) -> None:
    """Without its tags a line is what it was: nothing is lost, doubled, or left unescaped."""
    line = str(markup.line(text, syntax.family(path), (min(first, last), max(first, last))))
    assert html.unescape(re.sub(r"</?(?:mark|b|i|u|em|small)>", "", line)) == html.unescape(
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    )
    assert line.count("<") == 2 * len(re.findall(r"</\w+>", line))


@pytest.mark.parametrize(
    ("path", "line", "kinds"),
    [
        ("a.py", 'x = "a" + 1  # why', {'"a"': "s", "1": "n", "# why": "c"}),
        ("a.js", "const x = 'a' // why", {"const": "k", "'a'": "s", "// why": "c"}),
        ("a.js", 'url = "https://x/y"', {'"https://x/y"': "s"}),
        ("a.php", "return 'a'; # why", {"return": "k", "'a'": "s", "# why": "c"}),
        ("a.json", '{"key": ["value", 3, true]}', {'"key"': "y", '"value"': "s", "3": "n", "true": "k"}),
        ("a.yaml", "  key: 'value' # why", {"  key": "y", "'value'": "s", "# why": "c"}),
        (".env", "KEY=don't", {"KEY": "y"}),
        ("a.xml", '<a href="x"> <!-- why -->', {"<a": "y", '"x"': "s", ">": "y", "<!-- why -->": "c"}),
        ("a.sql", "select 1 -- why", {"1": "n", "-- why": "c"}),
        ("NOTES", "const x = 1", {}),
    ],
)
def test_colours(path: str, line: str, kinds: dict[str, str]) -> None:
    """Each family of languages has its comments, strings, numbers, keywords and keys."""
    found = syntax.tokens(line, syntax.family(path))
    assert {line[token.start : token.end]: token.kind for token in found} == kinds


@pytest.mark.parametrize("unit", ["'", '"', "\\'", '"\\', "/*", "#", "<!--", "- ", "a.", "`", "<", "9."])
def test_colours_in_linear_time(unit: str) -> None:
    """No line of the tree makes the expressions wander; a longer one than any shown stays plain."""
    start = time.process_time()
    for path in PATHS:
        syntax.tokens((unit * syntax.MAX_LINE)[: syntax.MAX_LINE], syntax.family(path))
        syntax.tokens(unit * 1_000_000, syntax.family(path))
    assert time.process_time() - start < 2


@given(ANY, ANY)
def test_changed_stretches_are_all_that_differs(old: str, new: str) -> None:
    """Outside of the two stretches the lines are the same."""
    found = markup.changed(old, new)
    if found is not None:
        (start, end), (other_start, other_end) = found
        assert old[:start] == new[:other_start]
        assert old[end:] == new[other_end:]


# --- diffs and fixes --------------------------------------------------------------------------------------------

LINES = st.lists(st.sampled_from(["a", "b", "--- x", "+++ y", "@@ -1 +1 @@", "", " c", "\\ No newline"]), max_size=12)


def unified(old: list[str], new: list[str], context: int = 3) -> str:
    """A diff as the product makes them."""
    return "".join(f"{line}\n" for line in difflib.unified_diff(old, new, "a/x", "b/x", n=context, lineterm=""))


@settings(max_examples=300)
@given(LINES, LINES)
def test_rows_are_both_files(old: list[str], new: list[str]) -> None:
    """Every line of a diff is in its row with its number, also one that looks like a header."""
    for hunk in diff.hunks(unified(old, new)):
        for row in hunk.rows:
            for side, lines in ((row.old, old), (row.new, new)):
                assert side is None or lines[side.number - 1] == side.text
        changed = sum(row.kind != "same" for row in hunk.rows)
        trimmed = list(diff.trimmed(hunk, 1))
        assert sum(row.kind != "same" for piece in trimmed for row in piece.rows) == changed
        assert all(len(piece.rows) <= 3 * changed for piece in trimmed)


@settings(max_examples=300)
@given(LINES, LINES, st.integers(0, 3))
def test_replacements_make_the_new_file(old: list[str], new: list[str], context: int) -> None:
    """Applied from the end, they turn the old lines into the new ones, also without context."""
    text = list(old)
    rewrite = Rewrite(Disposition.SAFE, "t", unified(old, new, context))
    for change in reversed(fixes.replacements(rewrite)):
        text[change.first - 1 : change.last - 1] = change.text.split("\n")[:-1]
    assert text == new


def test_diff_of_nonsense_is_empty() -> None:
    """A text that is no diff has no rows."""
    assert diff.hunks("") == diff.hunks("nonsense\n+x") == ()
    assert diff.hunks("@@ -99999999999999999999 +1 @@\n+x") == ()


# --- charts, words, templates -----------------------------------------------------------------------------------


def test_charts_count_what_counts() -> None:
    """Suppressed and exempt findings are in no bar; the longest bar is full."""
    subject = audits.every_feature()
    assert [(bar.label, bar.number) for bar in charts.categories(subject)] == [
        ("Breaks", 1),
        ("Exposed", 1),
        ("Leftover", 0),
        ("Behaviour", 1),
    ]
    assert [(bar.label, bar.number) for bar in charts.products(subject)] == [
        ("Adobe Analytics", 3),
        ("Adobe Experience Platform", 3),
    ]
    assert [(bar.label, bar.length) for bar in charts.folders(subject)] == [("app/", 100.0), ("keys/", 50.0)]
    assert [(bar.label, bar.number) for bar in charts.readiness(subject)] == [("Rewrites ready", 1), ("Exempt", 1)]


def test_many_folders_are_summed() -> None:
    """A chart stays readable: the largest, then how many more there are."""
    many = audit(*(finding(f"d{number:02}/a.py") for number in range(20)), finding("a.py"), finding("d00/b.py"))
    bars = charts.folders(many)
    assert len(bars) == 9
    assert (bars[0].label, bars[0].number) == ("d00/", 2)
    assert (bars[-1].label, bars[-1].number) == ("13 more", 13)


def test_timeline_is_in_order_and_inside() -> None:
    """Before, between and after the milestones, the report's own day stands where it belongs."""
    for day in (date(2020, 1, 1), date(2025, 7, 1), date(2026, 3, 1), date(2030, 1, 1)):
        points = charts.timeline(audits.small()._replace(as_of=day))
        assert [point.day for point in points] == sorted(point.day for point in points)
        assert all(0 <= point.x <= 100 for point in points)
        assert [point.past for point in points] == [point.day <= day for point in points]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 23), "today"),
        (date(2026, 11, 24), "in 1 day"),
        (date(2026, 11, 22), "1 day ago"),
        (date(2022, 9, 14), "1,531 days ago"),
    ],
)
def test_distance(day: date, words: str) -> None:
    """Days in words, singular and plural, past and future."""
    assert view.distance(day, date(2026, 11, 23)) == words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Does not work since 1 March 2026, 267 days ago."),
        ({"deadline": date(2026, 12, 1)}, "Stops working on 1 December 2026, in 8 days."),
        (
            {"deadline": date(2026, 12, 1), "readiness": "ready"},
            "The old credential ends on 1 December 2026, in 8 days.",
        ),
        ({"readiness": "ready"}, "The old one ended on 1 March 2026, 267 days ago."),
        ({"deadline": None}, "No deadline is known."),
        ({"exempt": True}, "Exempt: the end of life of the Service Account (JWT) credential does not reach it."),
    ],
)
def test_deadline_in_words(changes: dict[str, object], words: str) -> None:
    """What the date means for one integration."""
    integration = audits.every_feature().integrations[0]._replace(**changes)  # type: ignore[arg-type]
    assert view.deadline_words(integration, audits.AS_OF) == words


def test_failing_template_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken or missing template is said, with its place, and never as a traceback."""
    monkeypatch.setattr(template, "templates", lambda: tmp_path)
    template.environment.cache_clear()
    (tmp_path / "broken.html").write_text("line\n{% if %}", encoding="utf-8")
    (tmp_path / "name.html").write_text("line\n{{ nothing.here }}", encoding="utf-8")
    for name, message in (
        ("broken.html", "the template broken.html:2 cannot be rendered: "),
        ("name.html", "the template name.html:? cannot be rendered: 'nothing' is undefined"),
        ("absent.html", "the template absent.html:? cannot be rendered: "),
    ):
        with pytest.raises(ReportError) as caught:
            template.render(name)
        assert str(caught.value).startswith(message)
        assert "\n" not in str(caught.value)
    with pytest.raises(ReportError, match=r"the template absent\.css cannot be read: "):
        template.source("absent.css")
    template.environment.cache_clear()


def test_template_escapes_without_being_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a template author forgets is escaped and made visible all the same; backticks in prose become code."""
    monkeypatch.setattr(template, "templates", lambda: tmp_path)
    template.environment.cache_clear()
    (tmp_path / "a.html").write_text("{{ a }}|{{ a | prose }}", encoding="utf-8")
    text = template.render("a.html", a="<b>`\x1b<i>` & `")
    assert text == "&lt;b&gt;`\\x1b&lt;i&gt;` &amp; `|&lt;b&gt;<code>\\x1b&lt;i&gt;</code> &amp; `"
    template.environment.cache_clear()
