"""The HTML report in a browser: harmless, usable by everyone, light."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

from tests.support import audits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.conftest import Visit

    Open = Callable[..., Visit]

pytestmark = pytest.mark.browser

SCHEMES = ("light", "dark")
SHOWN = "details.f:not([hidden])"
FIRST = audits.every_feature().findings[0].fingerprint[:16]
CACHE = audits.every_feature().findings[1].fingerprint[:16]


def tally(page: Any) -> str:  # noqa: ANN401 - Playwright's page
    """What the page says of how many findings it shows."""
    return str(page.inner_text("#tally"))


@pytest.mark.parametrize("name", ["small", "every_feature", "hostile", "audit"])
def test_nothing_of_the_tree_runs(visit: Open, name: str) -> None:
    """Opened from top to bottom, the page runs no script but its own, asks for nothing and reports no error."""
    seen = visit(name)
    page = seen.page
    if page.is_visible("#open-all"):
        page.click("#open-all")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    assert page.evaluate("window.pwned") is None
    assert page.evaluate("document.scripts.length") == 1
    assert len(seen.requests) == 1


def test_policy_stops_a_foreign_script(visit: Open) -> None:
    """Were markup of the tree to get in, the page's own policy would still not run it."""
    seen = visit("small")
    seen.page.evaluate("""() => {
      const holder = document.createElement("div");
      holder.innerHTML = "<img src=x onerror='window.pwned = 1'>";
      document.body.append(holder);
      const script = document.createElement("script");
      script.textContent = "window.pwned = 2";
      document.body.append(script);
    }""")
    seen.page.wait_for_timeout(100)
    assert seen.page.evaluate("window.pwned") is None
    assert all("Content Security Policy" in line for line in seen.console)
    assert len(seen.console) >= 2
    seen.console.clear()


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        *((name, width, scheme) for name in ("every_feature", "audit") for width in (1280, 360) for scheme in SCHEMES),
        ("hostile", 1280, "light"),
        ("hostile", 360, "dark"),
    ],
)
def test_accessible(visit: Open, name: str, width: int, scheme: str) -> None:
    """axe-core finds no violation of WCAG 2.2 A and AA nor of its best practices, with everything opened."""
    page = visit(name, viewport={"width": width, "height": 800}, color_scheme=scheme).page
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.wait_for_timeout(250)
    result = Axe().run(page)
    assert [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in result.response["violations"]] == []


def test_help_is_accessible(visit: Open) -> None:
    """The list of keys too, as a dialog."""
    page = visit("every_feature").page
    page.click("#keys")
    result = Axe().run(page)
    assert [one["id"] for one in result.response["violations"]] == []


@pytest.mark.parametrize("name", ["every_feature", "hostile"])
def test_readable_on_a_telephone(visit: Open, name: str) -> None:
    """At 360 pixels nothing is wider than the page."""
    page = visit(name, viewport={"width": 360, "height": 700}).page
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_search_and_filters(visit: Open) -> None:
    """Words anywhere in a finding, and each filter, narrow the list; the count says so; clearing brings all back."""
    page = visit("every_feature").page
    assert tally(page) == "5 findings"
    page.fill("#search", "milliseconds CACHE")
    assert tally(page) == "1 of 5 findings"
    assert page.locator(SHOWN).count() == 1
    assert page.is_hidden("text=Findings of no integration")
    page.fill("#search", "grant_type")
    assert tally(page) == "1 of 5 findings"
    page.fill("#search", "loyalty")
    assert tally(page) == "3 of 5 findings"
    page.fill("#search", "")
    for control, value, number in (
        ("severity", "error", 2),
        ("category", "exposed", 1),
        ("rewrite", "manual", 1),
        ("rewrite", "none", 2),
        ("work", "suppressed", 1),
        ("work", "exempt", 1),
    ):
        page.select_option(f"#{control}", value)
        assert tally(page) == f"{number} of 5 findings"
        page.select_option(f"#{control}", "")
    page.fill("#search", "nothing like it")
    assert page.is_visible("#nothing")
    page.click("#clear")
    assert tally(page) == "5 findings"
    assert page.evaluate("document.activeElement.id") == "search"


def test_sort(visit: Open) -> None:
    """By file, by rule, and back to the worst first, inside each integration."""
    page = visit("every_feature").page
    order = "[...document.querySelector('.list').children].map((one) => one.querySelector('code').textContent)"
    worst = page.evaluate(order)
    assert worst == ["app/auth.py:12:8", "keys/private.key:1:1", "app/cache.js:4:9"]
    page.select_option("#sort", "path")
    assert page.evaluate(order) == sorted(worst)
    page.select_option("#sort", "rule")
    assert page.evaluate(order)[0] == "keys/private.key:1:1"
    page.select_option("#sort", "")
    assert page.evaluate(order) == worst


def test_deep_link_opens_the_finding(visit: Open) -> None:
    """From outside and within the page; filters that hide it give way; focus goes there."""
    page = visit("every_feature", f"#f-{CACHE}").page
    assert page.is_visible(f"#f-{CACHE} .d")
    wait(page, f"document.activeElement.parentElement.id === 'f-{CACHE}'")
    page.fill("#search", "nothing like it")
    page.evaluate(f"location.hash = '#f-{FIRST}'")
    page.wait_for_selector(f"#f-{FIRST} .d")
    assert tally(page) == "5 findings"
    page.evaluate("location.hash = '#%E0%A4%A'")
    page.evaluate("location.hash = '#nowhere'")


def test_links_of_the_overview_lead_to_the_integration(visit: Open) -> None:
    """A name in the readiness table is a link to its plan."""
    page = visit("every_feature").page
    page.click("table.ready >> text=loyalty >> nth=0")
    assert page.evaluate("location.hash") == "#i-loyalty-3f2a91c0"
    wait(page, "document.querySelector('#i-loyalty-3f2a91c0').getBoundingClientRect().top < innerHeight")


def wait(page: Any, condition: str) -> None:  # noqa: ANN401 - Playwright's page
    """Until a condition holds; asked from outside, since the page's policy lets no string run inside."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(25)
    pytest.fail(f"never came true: {condition}")


def clipboard(page: Any) -> str:  # noqa: ANN401 - Playwright's page
    """What was copied."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_copy(visit: Open) -> None:
    """Link, place, diff, plan and scopes are copied as one would type them."""
    page = visit("every_feature", f"#f-{FIRST}", permissions=["clipboard-read", "clipboard-write"]).page
    item = page.locator(f"#f-{FIRST}")
    item.get_by_role("button", name="Copy link").click()
    assert clipboard(page).endswith(f"/every_feature.html#f-{FIRST}")
    item.get_by_role("button", name="Copy place").click()
    assert clipboard(page) == "app/auth.py:12:8"
    item.get_by_role("button", name="Copy diff").click()
    assert clipboard(page).splitlines()[3:] == audits.DIFF.splitlines()[3:]
    assert clipboard(page).splitlines()[:3] == ["--- a/app/auth.py", "+++ b/app/auth.py", "@@ -10,9 +10,10 @@"]
    page.get_by_role("button", name="Copy scopes").first.click()
    assert clipboard(page) == "openid,AdobeID,read_organizations"
    page.get_by_role("button", name="Copy plan").first.click()
    assert clipboard(page).splitlines()[-1].startswith("- [ ] Delete the Service Account (JWT) credential.")
    wait(page, "document.querySelector('#said').textContent === 'Copied'")


def test_copy_without_the_clipboard_interface(visit: Open) -> None:
    """A page opened from a share has none; the old way is taken."""
    page = visit("every_feature", f"#f-{FIRST}").page
    page.evaluate("""() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = (name) => { window.copied = `${name}: ${document.activeElement.value}`; return true; };
    }""")
    page.locator(f"#f-{FIRST}").get_by_role("button", name="Copy place").click()
    wait(page, "window.copied")
    assert page.evaluate("window.copied") == "copy: app/auth.py:12:8"


def test_keyboard(visit: Open) -> None:
    """Search, walk, open, leave and get help without a mouse; the single-letter keys can be switched off."""
    page = visit("every_feature").page
    focused = "document.activeElement.closest('details.f')?.querySelector('code').textContent"
    page.keyboard.press("j")
    assert page.evaluate(focused) == "app/auth.py:12:8"
    page.keyboard.press("j")
    assert page.evaluate(focused) == "keys/private.key:1:1"
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    assert page.is_visible(f"#f-{FIRST} .d")
    page.keyboard.press("/")
    page.keyboard.type("jk/?")
    assert page.input_value("#search") == "jk/?"
    page.keyboard.press("Escape")
    assert page.input_value("#search") == ""
    page.keyboard.press("Tab")
    page.locator("h1").click()
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("?")
    assert page.is_hidden("#help")


def test_skip_link_and_order_of_focus(visit: Open) -> None:
    """The first stop of the tab key leads past the overview."""
    page = visit("every_feature").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the findings"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "findings"


def test_theme(visit: Open) -> None:
    """It follows the system until the reader says otherwise, and then stays."""
    page = visit("every_feature", color_scheme="dark").page
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(paper)
    page.click("#theme")
    light = page.evaluate(paper)
    assert dark != light
    page.reload()
    assert page.evaluate(paper) == light


def test_scripts_off(visit: Open) -> None:
    """Everything is there and opens; only what needs a script is hidden."""
    page = visit("every_feature", java_script_enabled=False).page
    assert page.is_hidden("#toolbar")
    assert page.is_hidden("#tools")
    page.click(f"#f-{FIRST} > summary")
    assert page.is_visible(f"#f-{FIRST} .d")
    assert page.is_visible("text=Delete the Service Account (JWT) credential.")


def test_print(visit: Open) -> None:
    """Paper has a cover, no controls, and every finding opened; the screen is as it was afterwards."""
    page = visit("every_feature").page
    assert page.is_hidden(".cover")
    page.emulate_media(media="print")
    assert page.is_visible(".cover")
    assert page.is_hidden(".top")
    assert page.is_hidden("#toolbar")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.f[open]").count() == 5
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.f[open]").count() == 0
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def busy(session: Any) -> float:  # noqa: ANN401 - Playwright's session
    """Seconds of processor time that the page's main thread has used: unlike wall time, the same on a busy machine."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))


def choose(page: Any, control: str, value: str) -> None:  # noqa: ANN401 - Playwright's page
    """Set a control as a reader does, without the driver's own work of scrolling to it and testing what is hit."""
    page.evaluate(
        """([name, value]) => {
          const control = document.getElementById(name);
          control.value = value;
          control.dispatchEvent(new Event(control.matches("select") ? "change" : "input"));
        }""",
        [control, value],
    )


def test_ten_thousand_findings_are_usable_at_once(browser: Browser, reports: Callable[[str], Path]) -> None:
    """Under 15 MB, soon ready, and search, sort and opening answer without a wait; twice the aim, for busy machines."""
    assert reports("large").stat().st_size < 15_000_000
    page = browser.new_page()
    session = page.context.new_cdp_session(page)
    session.send("Performance.setTimeDomain", {"timeDomain": "threadTicks"})
    session.send("Performance.enable")
    page.goto(reports("large").as_uri(), wait_until="load")
    ready = busy(session)
    assert ready < 4
    choose(page, "search", "service7/ cache")
    wait(page, "document.querySelector('#tally').textContent.includes(' of ')")
    choose(page, "severity", "error")
    choose(page, "sort", "path")
    choose(page, "search", "")
    choose(page, "severity", "")
    wait(page, "document.querySelector('#tally').textContent === '10,000 findings'")
    page.evaluate("document.querySelector('details.f').open = true")
    wait(page, "document.querySelector('details.f[open] .x')?.checkVisibility()")
    assert busy(session) - ready < 6
    page.close()


def test_ten_thousand_findings_with_scripts_off(visit: Open) -> None:
    """The light form hides nothing from a browser that runs no script."""
    page = visit("large", java_script_enabled=False).page
    page.click("details.f > summary >> nth=0")
    assert page.is_visible("details.f[open] .x")
