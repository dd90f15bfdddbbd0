"""Signing in and out, and what each seat is offered."""

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import PASSWORD, Visitor

pytestmark = pytest.mark.browser


def test_a_wrong_password_is_refused_in_plain_words(visitor: Visitor) -> None:
    visitor.may_be_refused()
    visitor.open("/sign-in")
    visitor.page.get_by_label("E-mail").fill("chair@example.org")
    visitor.page.get_by_label("Password").fill("not the pass phrase")
    visitor.button("Sign in").click()
    alert = visitor.page.get_by_role("alert")
    alert.wait_for()
    assert "The e-mail or the password is not right." in alert.inner_text()
    assert PASSWORD not in visitor.page.content()


def test_a_session_outlives_a_reload_and_ends_with_signing_out(visitor: Visitor) -> None:
    visitor.sign_in("chair", then="/account")
    expect(visitor.heading).to_have_text("Chair")
    expect(visitor.page.get_by_text("Chair, CTWG")).to_be_visible()
    visitor.page.reload()
    visitor.settle()
    expect(visitor.page.get_by_text("this one")).to_be_visible()
    assert visitor.violations() == []
    visitor.button("Sign out").click()
    visitor.page.get_by_role("banner").get_by_role("link", name="Sign in").wait_for()
    visitor.open("/account")
    visitor.page.wait_for_url("**/sign-in?next=/account")


def test_neither_token_lies_where_a_script_could_read_it(visitor: Visitor) -> None:
    visitor.sign_in("chair")
    script = "JSON.stringify([localStorage, sessionStorage, document.cookie])"
    held = str(visitor.page.evaluate(script))
    assert "eyJ" not in held
    assert "ctwg_rt" not in held


def test_a_return_address_never_leads_to_another_site(visitor: Visitor) -> None:
    visitor.open("/sign-in?next=//example.org/")
    visitor.page.get_by_label("E-mail").fill("chair@example.org")
    visitor.page.get_by_label("Password").fill(PASSWORD)
    visitor.button("Sign in").click()
    visitor.page.get_by_role("banner").get_by_role("link", name="Chair").wait_for()
    visitor.page.wait_for_url(f"{visitor.address}/my-work")


def test_a_visitor_is_offered_nothing_that_is_not_theirs(visitor: Visitor) -> None:
    visitor.open("/activities?status=proposed")
    assert visitor.page.get_by_role("link", name="Propose an activity").count() == 0
    visitor.page.locator("tbody th a").first.click()
    visitor.page.get_by_role("heading", name="Facts").wait_for()
    assert visitor.page.get_by_role("button", name="Endorse").count() == 0
    assert visitor.page.get_by_role("link", name="Edit").count() == 0


def test_a_focal_point_may_propose_and_may_not_endorse(visitor: Visitor) -> None:
    visitor.sign_in("australia", then="/activities?status=proposed")
    expect(visitor.page.get_by_role("link", name="Propose an activity")).to_be_visible()
    visitor.page.locator("tbody th a").first.click()
    visitor.page.get_by_role("heading", name="Facts").wait_for()
    assert visitor.page.get_by_role("button", name="Endorse").count() == 0
