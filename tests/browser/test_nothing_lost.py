"""What somebody typed is not lost: with the tab, the session, the network, or another editor."""

import re
from itertools import count

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.test_writing import propose
from tests.browser.visitor import PASSWORD, Visitor

pytestmark = pytest.mark.browser

NUMBERS = count(1)
NEW = "/recommendations/new"
TEXT = "Train the staff of hotels before the summer."


def text_of(visitor: Visitor, words: str | None = None) -> str:
    """What the field of the recommendation's text holds, after typing `words` into it."""
    field = visitor.page.get_by_label("Recommendation").first
    if words is not None:
        field.fill(words)
    return field.input_value()


def forgive(visitor: Visitor, failure: str) -> None:
    """Forget what Chromium told the console of the failure that the test brought about."""
    visitor.complaints[:] = [each for each in visitor.complaints if failure not in each]


def log_in_here(visitor: Visitor, name: str) -> None:
    """Fill the sign-in form that is open."""
    visitor.page.get_by_label("E-mail").fill(f"{name}@example.org")
    visitor.page.get_by_label("Password").fill(PASSWORD)
    visitor.button("Sign in").click()


def refuse_saves(visitor: Visitor) -> list[str | None]:
    """Let each creation fail with 503, and note the keys under which it was tried."""
    keys: list[str | None] = []

    def refuse(route: Route) -> None:
        if route.request.method != "POST":
            route.continue_()
            return
        keys.append(route.request.headers.get("idempotency-key"))
        route.fulfill(status=503, headers={"Retry-After": "1"}, body="")

    visitor.page.route("**/api/v1/recommendations", refuse)
    return keys


def test_a_draft_outlives_the_tab_and_is_shown_to_nobody_else(
    visitor: Visitor, context: BrowserContext
) -> None:
    visitor.sign_in("chair", then=NEW)
    text_of(visitor, TEXT)
    visitor.page.close()
    second = Visitor(visitor.address, context, context.new_page())
    second.open(NEW)
    assert text_of(second) == TEXT
    expect(second.page.get_by_text("Your draft from")).to_be_visible()
    assert second.violations() == []
    second.open("/account")
    second.button("Sign out").click()
    second.page.get_by_role("banner").get_by_role("link", name="Sign in").wait_for()
    second.sign_in("australia", then=NEW)
    assert text_of(second) == ""
    second.open("/account")
    second.button("Sign out").click()
    second.page.get_by_role("banner").get_by_role("link", name="Sign in").wait_for()
    second.sign_in("chair", then=NEW)
    assert text_of(second) == TEXT
    second.button("Throw the draft away").click()
    assert text_of(second) == ""
    second.page.reload()
    second.settle()
    assert text_of(second) == ""
    assert second.complaints == []


def test_a_session_that_ends_under_a_form_comes_back_to_it(visitor: Visitor) -> None:
    visitor.may_be_refused()
    visitor.sign_in("chair", then=NEW)
    text_of(visitor, TEXT)
    for path in ("**/api/v1/recommendations", "**/api/v1/auth/refresh"):
        visitor.page.route(path, lambda route: route.fulfill(status=401, body="{}"))
    visitor.button("Save").click()
    visitor.page.wait_for_url(re.compile(r"/sign-in\?next="))
    visitor.page.unroute_all()
    expect(visitor.page.get_by_text("Your session has ended.").first).to_be_visible()
    log_in_here(visitor, "chair")
    visitor.page.wait_for_url(f"**{NEW}")
    visitor.settle()
    assert text_of(visitor) == TEXT
    visitor.button("Throw the draft away").click()


def test_a_save_that_fails_is_tried_again_under_its_key_and_made_once(visitor: Visitor) -> None:
    visitor.may_be_refused()
    visitor.sign_in("chair", then=NEW)
    words = f"Tried again {next(NUMBERS)}."
    text_of(visitor, words)
    keys = refuse_saves(visitor)
    visitor.button("Save").click()
    visitor.page.get_by_text("Not saved yet. What you typed is still here.").wait_for()
    assert visitor.violations() == []
    assert text_of(visitor) == words
    visitor.page.unroute_all()
    visitor.page.wait_for_url(re.compile(r"/recommendations/CTWG-"), timeout=15_000)
    assert len(keys) >= 1
    assert keys[0]
    forgive(visitor, "503")
    visitor.open(f"/recommendations?q={words}")
    visitor.wait_until_found(1)


def test_without_a_network_a_save_waits_and_is_sent_when_it_returns(visitor: Visitor) -> None:
    visitor.sign_in("chair", then=NEW)
    text_of(visitor, f"Written on a plane {next(NUMBERS)}.")
    visitor.context.set_offline(True)
    visitor.page.get_by_text("This device is offline.").wait_for()
    visitor.button("Save").click()
    visitor.page.get_by_text("It is sent as soon as this device is online again.").wait_for()
    visitor.context.set_offline(False)
    visitor.page.wait_for_url(re.compile(r"/recommendations/CTWG-"))
    forgive(visitor, "DISCONNECTED")


def test_without_a_network_a_page_that_was_read_can_be_read_on(visitor: Visitor) -> None:
    visitor.open("/mandates")
    visitor.page.get_by_role("link", name="Organizations").click()
    visitor.settle()
    visitor.context.set_offline(True)
    visitor.page.get_by_role("link", name="Mandates").click()
    visitor.page.get_by_text("Shown as of").wait_for()
    expect(visitor.page.get_by_role("rowheader").nth(1)).to_be_visible()
    visitor.context.set_offline(False)
    expect(visitor.page.get_by_text("Shown as of")).to_have_count(0)
    forgive(visitor, "DISCONNECTED")


def test_a_page_of_another_release_offers_to_reload_and_the_draft_is_there(
    visitor: Visitor,
) -> None:
    visitor.sign_in("chair", then=NEW)
    text_of(visitor, TEXT)
    # Whoever sees a form has all parts already; the overview comes with its own alone.
    visitor.open("/")
    visitor.page.route(re.compile(r"/assets/.*\.js$"), lambda route: route.abort())
    visitor.page.get_by_role("navigation").get_by_role("link", name="Scorecard").click()
    visitor.page.get_by_role("heading", name="This page could not be loaded").wait_for()
    visitor.page.unroute_all()
    visitor.button("Reload the page").click()
    expect(visitor.heading).not_to_have_text("This page could not be loaded")
    visitor.open(NEW)
    assert text_of(visitor) == TEXT
    visitor.button("Throw the draft away").click()
    forgive(visitor, "ERR_FAILED")


def test_of_two_texts_both_are_kept_word_by_word_and_a_list_by_its_items(
    visitor: Visitor, browser: Browser
) -> None:
    visitor.may_be_refused()
    visitor.sign_in("chair", then=NEW)
    text_of(visitor, f"{TEXT} {next(NUMBERS)}")
    visitor.button("Save").click()
    visitor.page.wait_for_url(re.compile(r"/recommendations/CTWG-"))
    edit = f"{visitor.page.url.removeprefix(visitor.address)}/edit"
    visitor.open(edit)
    tick(visitor.page, "Viet Nam")
    text_of(visitor, text_of(visitor).replace("the staff", "all staff"))
    elsewhere = browser.new_context(base_url=visitor.address)
    other = Visitor(visitor.address, elsewhere, elsewhere.new_page())
    other.sign_in("chair", then=edit)
    tick(other.page, "Peru")
    text_of(other, text_of(other).replace("the summer", "the winter"))
    other.page.get_by_label("Due").first.click()
    other.button("Save").click()
    other.page.wait_for_url(re.compile(r"/recommendations/CTWG-[^/]+$"))
    visitor.button("Save").click()
    expect(visitor.page.get_by_role("heading", level=2).first).to_be_focused()
    economies = visitor.page.get_by_role("group", name="Economies")
    expect(economies.get_by_role("checkbox", name="Peru")).to_be_checked()
    expect(economies.get_by_role("checkbox", name="Viet Nam")).to_be_checked()
    assert "added by them" in economies.inner_text()
    visitor.button("Use these and continue").click()
    expect(visitor.page.get_by_text("1 field is still to be decided.").first).to_be_visible()
    visitor.page.get_by_role("radio", name="Put both together").check()
    assert visitor.violations() == []
    visitor.keep_screenshot("merge")
    visitor.button("Use these and continue").click()
    visitor.button("Save").click()
    visitor.page.wait_for_url(re.compile(r"/recommendations/CTWG-[^/]+$"))
    expect(visitor.heading).to_contain_text("Train all staff of hotels before the winter.")
    expect(visitor.page.get_by_text("Viet Nam").first).to_be_visible()
    expect(visitor.page.get_by_text("Peru").first).to_be_visible()
    elsewhere.close()


def tick(page: Page, economy: str) -> None:
    """Tick an economy among those that the recommendation is addressed to."""
    group = page.get_by_role("group", name="Economies")
    group.locator("summary").click()
    group.get_by_role("checkbox", name=economy).check()


def test_a_change_whose_answer_was_lost_is_known_again(visitor: Visitor) -> None:
    visitor.may_be_refused()
    visitor.sign_in("chair")
    key = propose(visitor, f"Workshop whose answer is lost {next(NUMBERS)}")
    visitor.open(f"/activities/{key}/edit")
    visitor.page.get_by_label("Title").fill("It had arrived")

    lost: list[str] = []

    def lose(route: Route) -> None:
        if route.request.method == "PATCH" and not lost:
            lost.append(route.request.url)
            route.fetch()
            route.abort("connectionreset")
        else:
            route.continue_()

    visitor.page.route(f"**/api/v1/activities/{key}", lose)
    visitor.button("Save").click()
    visitor.page.wait_for_url(f"**/activities/{key}", timeout=20_000)
    expect(visitor.heading).to_have_text("It had arrived")
    forgive(visitor, "ERR_CONN")
