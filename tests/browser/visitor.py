"""Somebody at a browser: where they go, what they see, and what the browser complains of."""

import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any, Final, cast
from urllib.parse import quote, urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, expect

ROOT: Final = Path(__file__).parents[2]
ARTEFACTS: Final = Path(__file__).parent / "artefacts"
PASSWORD: Final = "a pass phrase of the browser tests"
CHROMIUM_ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
QUIET_MS: Final = 300
"""So long without a request, and a page has all that it asked for."""
RULES: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

# A refused request is told to the person on the page; Chromium also tells it to the console.
REFUSED: Final = re.compile(r"the server responded with a status of 4\d\d")


def chromium_path() -> str:
    """Where Chromium is on this machine.

    Raises:
        FileNotFoundError: it is not; `make browser` installs it.
    """
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found is not None:
            return found
    message = "There is no Chromium: run `make browser`."
    raise FileNotFoundError(message)


@cache
def axe_source() -> str:
    """The accessibility checker, from the packages that the web UI is built with."""
    return (ROOT / "frontend/node_modules/axe-core/axe.min.js").read_text()


class Visitor:
    """A person with one browser window."""

    def __init__(self, address: str, context: BrowserContext, page: Page) -> None:
        self.address = address
        self.context = context
        self.page = page
        self.complaints: list[str] = []
        """Console errors, uncaught exceptions, requests to other hosts."""
        self._may_be_refused = False
        self._under_way: set[Request] = set()
        page.set_default_timeout(15_000)
        page.emulate_media(reduced_motion="reduce")
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"exception: {error}"))
        page.on("request", self._watch)
        page.on("requestfinished", self._see_end)
        page.on("requestfailed", self._see_end)

    def may_be_refused(self) -> None:
        """From here on, requests that the API refuses are part of the story."""
        self._may_be_refused = True

    def open(self, path: str) -> None:
        """Go to an address of the service, and wait until it has settled."""
        self.page.goto(self.address + path)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is being loaded any more.

        The browser's own word for it, `networkidle`, is said once for each document: it knows
        nothing of what a page asks for after somebody went on to it from another.
        """
        self.page.wait_for_load_state("networkidle")
        self._wait_until_quiet()
        self.page.locator(".skeleton").first.wait_for(state="detached")

    def sign_in(self, name: str, then: str = "/") -> None:
        """Sign in with the form, and arrive at `then`."""
        self.open(f"/sign-in?next={quote(then, safe='')}")
        self.page.get_by_label("E-mail").fill(f"{name}@example.org")
        self.page.get_by_label("Password").fill(PASSWORD)
        self.button("Sign in").click()
        self.page.wait_for_url(self.address + then)
        expect(self.heading).not_to_have_text("Sign in")
        self.settle()

    def _wait_until_quiet(self) -> None:
        step, most = 50, 15_000
        quiet = 0
        for _ in range(0, most, step):
            quiet = 0 if self._under_way else quiet + step
            if quiet > QUIET_MS:
                return
            self.page.wait_for_timeout(step)
        message = f"Requests do not end: {sorted(one.url for one in self._under_way)}"
        raise TimeoutError(message)

    def resize(self, width: int, height: int = 900) -> None:
        """Change the window, and wait until the page is drawn in it."""
        self.page.set_viewport_size({"width": width, "height": height})
        self._draw()

    def turn_dark(self) -> None:
        """Change to the dark colours, and wait until the page is drawn in them."""
        self.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        self._draw()

    def _draw(self) -> None:
        frame = "new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
        self.page.evaluate(f"async () => {{ await {frame}; }}")

    def button(self, name: str) -> Locator:
        """A button by its whole name."""
        return self.page.get_by_role("button", name=name, exact=True)

    @property
    def heading(self) -> Locator:
        """What the page says that it is about."""
        return self.page.get_by_role("heading", level=1)

    def wait_until_found(self, number: int) -> None:
        """Wait until the list says that it has so many."""
        counter = self.page.locator(".resource-list-count")
        counter.filter(has_text=re.compile(rf"^{number} found$")).wait_for()

    def sideways_scroll(self) -> int:
        """By how many pixels the page is wider than the window."""
        script = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        return int(self.page.evaluate(script))

    def violations(self) -> list[str]:
        """What axe finds: the rule, and where it is broken."""
        self.page.evaluate(axe_source())
        answer = cast(  # axe's own result format
            "dict[str, list[dict[str, Any]]]",
            self.page.evaluate(
                "(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}})", list(RULES)
            ),
        )
        return [
            f"{found['id']}: {node['target']} {node['failureSummary']}"
            for found in answer["violations"]
            for node in found["nodes"]
        ]

    def keep_screenshot(self, name: str) -> None:
        """Keep how the page looks, for people to look at."""
        ARTEFACTS.mkdir(exist_ok=True)
        self.page.screenshot(path=ARTEFACTS / f"{name}.png", full_page=True)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"}:
            return
        if self._may_be_refused and REFUSED.search(message.text):
            return
        self.complaints.append(f"console: {message.text}")

    def _watch(self, request: Request) -> None:
        self._under_way.add(request)
        target = urlsplit(request.url)
        if target.scheme in {"http", "https"} and not request.url.startswith(self.address):
            self.complaints.append(f"request to another host: {request.url}")

    def _see_end(self, request: Request) -> None:
        self._under_way.discard(request)
