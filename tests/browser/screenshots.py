"""Pictures of a report for the README: `make screenshots`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTH, HEIGHT, TALL = 1280, 860, 1500
A4 = (794, 1123)
"""CSS pixels of a sheet."""


def shoot(report: Path, folder: Path) -> None:
    """Write `report-top.png`, `report-integration.png` and `report-print.png`; the same report gives the same view."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        sys.exit("no Chromium: install Debian's chromium")
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        page = _open(browser, report, WIDTH, HEIGHT)
        page.screenshot(path=folder / "report-top.png")
        page = _open(browser, report, WIDTH, TALL)
        page.evaluate("""() => {
          const item = [...document.querySelectorAll("details.f")].find((one) => one.querySelector(".d"));
          item.open = true;
          item.closest(".integration").scrollIntoView({ behavior: "instant" });
        }""")
        page.wait_for_timeout(300)
        page.screenshot(path=folder / "report-integration.png")
        sheet = _open(browser, report, *A4)
        sheet.emulate_media(media="print")
        sheet.add_style_tag(content="body { margin: 68px 57px }")  # the margins that a printer's page has
        width, _ = A4
        height = sheet.evaluate("document.querySelector('main').getBoundingClientRect().top")
        sheet.screenshot(path=folder / "report-print.png", clip={"x": 0, "y": 0, "width": width, "height": height})
        browser.close()


def _open(browser: Browser, report: Path, width: int, height: int) -> Page:
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme="light", reduced_motion="reduce", bypass_csp=True
    )
    page.goto(report.resolve().as_uri())
    return page


if __name__ == "__main__":
    shoot(Path(sys.argv[1]), Path(sys.argv[2]))
