"""A headless Chromium, and pages of reports opened in it with every request and every console line noted."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from migrator.policy import Policy, decide
from migrator.report.registry import get
from tests.support import audits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from migrator.model import Audit

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; without one the tests are skipped, but fail in CI."""
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium: install Debian's chromium")
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The HTML report of a builder of `tests.support.audits`, written once."""
    folder = tmp_path_factory.mktemp("reports")

    def write(name: str) -> Path:
        path: Path = folder / f"{name}.html"
        if not path.exists():
            subject: Audit = getattr(audits, name)()
            path.write_bytes(get("html").render(subject, decide(subject, Policy())).encode())
        return path

    return write


@dataclass
class Visit:
    """A page, and what it did."""

    page: Page
    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)


@pytest.fixture
def visit(browser: Browser, reports: Callable[[str], Path]) -> Iterator[Callable[..., Visit]]:
    """Opens a report; at the end of the test nothing may have left the page, and the console is empty."""
    contexts: list[BrowserContext] = []
    visits: list[Visit] = []

    def open_report(name: str, fragment: str = "", **options: object) -> Visit:
        context = browser.new_context(**options)  # type: ignore[arg-type]  # Playwright's own names
        contexts.append(context)
        seen = Visit(context.new_page())
        seen.page.on("request", lambda request: seen.requests.append(request.url))
        seen.page.on("console", lambda message: seen.console.append(message.text))
        seen.page.on("pageerror", lambda error: seen.console.append(str(error)))
        seen.page.goto(f"{reports(name).as_uri()}{fragment}")
        visits.append(seen)
        return seen

    yield open_report
    for seen in visits:
        assert [url for url in seen.requests if not url.startswith("file:")] == []
        assert seen.console == []
    for context in contexts:
        context.close()
