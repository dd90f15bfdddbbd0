"""How long the overview takes on a slow line and an old laptop, in Chromium.

    python -m benchmarks.slow_network http://127.0.0.1:8000 [--email ... --password ...]

The network is held to 400 kbit/s with 200 ms of latency and the processor to a quarter of its
speed, by Chromium's own emulation (CDP `Network.emulateNetworkConditions` and
`Emulation.setCPUThrottlingRate`). The overview is usable when its first indicator stands there, or
the words that the plan has none; it is whole when the network has nothing more to bring. Cold is an
empty cache; warm is the same page opened again.
"""

import argparse
from dataclasses import dataclass, field
from time import perf_counter
from typing import Final

from playwright.sync_api import Browser, CDPSession, Page, Response, sync_playwright

BYTES_A_SECOND: Final = 400_000 / 8
LATENCY_MS: Final = 200
SLOWDOWN: Final = 4
USABLE: Final = ".kpi-tile, .empty-state"
WATCH: Final = f"""
new MutationObserver((_, watching) => {{
  if (!document.querySelector('{USABLE}')) return;
  watching.disconnect();
  globalThis.usableAt = performance.now();
}}).observe(document, {{ childList: true, subtree: true }});
"""
"""Asked of the page itself: a question from outside would wait for the slowed processor as well."""
TIMEOUT_MS: Final = 60_000
ROUNDS: Final = 3
"""Of each the one in the middle is told."""


@dataclass
class Visit:
    """One opening of the page."""

    usable: float = 0.0
    whole: float = 0.0
    requests: list[str] = field(default_factory=list)
    received: float = 0.0


def throttled(page: Page) -> CDPSession:
    """The page's session, with the line and the processor of a slow place."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY_MS,
            "downloadThroughput": BYTES_A_SECOND,
            "uploadThroughput": BYTES_A_SECOND,
        },
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    return session


def visit(page: Page, session: CDPSession, url: str) -> Visit:
    """Open the page, and say when it was usable and when it was whole."""
    found = Visit()

    def finished(event: dict[str, float]) -> None:
        found.received += event["encodedDataLength"]

    def answered(response: Response) -> None:
        found.requests.append(response.url.removeprefix(url))

    session.on("Network.loadingFinished", finished)
    page.on("response", answered)
    started = perf_counter()
    page.goto(url, wait_until="commit", timeout=TIMEOUT_MS)
    page.wait_for_selector(USABLE, timeout=TIMEOUT_MS)
    found.usable = page.evaluate("usableAt") / 1000
    page.wait_for_load_state("networkidle", timeout=TIMEOUT_MS)
    found.whole = perf_counter() - started
    session.remove_listener("Network.loadingFinished", finished)
    page.remove_listener("response", answered)
    return found


def sign_in(page: Page, url: str, email: str, password: str) -> None:
    """Sign in at full speed, before anything is measured."""
    page.goto(f"{url}/sign-in")
    page.locator("input[type=email], input[name=email]").first.fill(email)
    page.locator("input[type=password]").first.fill(password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "sign-in" not in address)


def measure(browser: Browser, url: str, account: tuple[str, str] | None) -> tuple[Visit, Visit]:
    """A cold and a warm visit of one reader."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    if account is not None:
        sign_in(page, url, *account)
    page.goto("about:blank")
    page.add_init_script(WATCH)
    session = throttled(page)
    session.send("Network.clearBrowserCache")
    visits = visit(page, session, url), visit(page, session, url)
    context.close()
    return visits


def main() -> None:
    """Print a cold and a warm visit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--email")
    parser.add_argument("--password")
    parser.add_argument("--chromium", help="Where Chromium is, if not where Playwright looks.")
    parser.add_argument("--requests", action="store_true", help="Name each request as well.")
    asked = parser.parse_args()
    account = (asked.email, asked.password) if asked.email and asked.password else None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=asked.chromium)
        rounds = [measure(browser, asked.url.rstrip("/"), account) for _ in range(ROUNDS)]
        browser.close()
    for place, name in enumerate(("cold", "warm")):
        found = sorted((visits[place] for visits in rounds), key=lambda each: each.usable)[
            ROUNDS // 2
        ]
        print(
            f"{name}: usable in {found.usable:.2f} s, whole in {found.whole:.2f} s;"
            f" {len(found.requests)} requests, {found.received / 1024:.1f} KiB"
        )
        if asked.requests:
            print("\n".join(f"    {request}" for request in found.requests))


if __name__ == "__main__":
    main()
