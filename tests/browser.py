"""A real browser for tests: started once, a page of its own for each, what axe finds on it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, sync_playwright

import chromium

AXE = Path(__file__).with_name("vendor") / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
MILLISECONDS = 15_000
PHONE = {"width": 360, "height": 780}
DESKTOP = {"width": 1366, "height": 900}


@dataclass
class Desk:
    """A page in a browser, and the server it looks at."""

    page: Page
    address: str

    def open(self, path: str) -> Response:
        """Go to a path of the desk; return what the server answered."""
        answer = self.page.goto(self.address + path, wait_until="load")
        assert answer is not None
        return answer

    def sign_in(self, username: str, password: str, path: str = "/") -> None:
        """Fill the sign-in form that stands before the path."""
        self.open(path)
        self.page.fill("input[name=username]", username)
        self.page.fill("input[name=password]", password)
        self.page.press("input[name=password]", "Enter")
        self.page.wait_for_url(lambda address: "/dang-nhap/" not in address)

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than the screen."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    def barriers(self) -> dict[str, list[str]]:
        """Return what axe finds against WCAG 2.2 AA on this page, and what it leaves to a person ("incomplete")."""
        # Evaluated by the browser itself, so the page's Content-Security-Policy stays as it is.
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("tags => axe.run({runOnly: tags})", WCAG)
        return {kind: [_told(one) for one in found[kind]] for kind in ("violations", "incomplete")}


def _told(rule: dict) -> str:
    places = ", ".join(" ".join(map(str, node["target"])) for node in rule["nodes"][:5])
    return f"{rule['id']}: {rule['help']} ({len(rule['nodes'])}×: {places})"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once; a test is skipped where there is none, and fails for it under `CI=true`."""
    if reason := chromium.obstacle():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    # Playwright keeps an event loop in this thread; Django would refuse its ORM beside one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium.executable(), args=chromium.ARGUMENTS)
        yield started
        started.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def context_of(browser: Browser, **more: object) -> BrowserContext:
    """Return a context in Vietnamese, as wide as an office screen unless told otherwise."""
    given = {"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh", "viewport": DESKTOP} | more
    context = browser.new_context(**given)
    context.set_default_timeout(MILLISECONDS)
    return context
