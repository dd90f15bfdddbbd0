"""Accounts, their seats and secrets, the ledger, and the reference records that others point at."""

import re
from itertools import count
from typing import Final

import httpx
import pytest
from playwright.sync_api import Locator, expect

from tests.browser.visitor import PASSWORD, Visitor

pytestmark = pytest.mark.browser

NUMBERS: Final = count(1)
FROZEN: Final = "CTWG-2018-2022"


def confirm(visitor: Visitor, name: str) -> None:
    """Press a button, and the one of the dialog that it opens."""
    visitor.button(name).click()
    dialog = visitor.page.get_by_role("dialog")
    dialog.get_by_role("button", name=name, exact=True).click()
    dialog.wait_for(state="detached")


def beside(visitor: Visitor) -> Visitor:
    """Somebody else, in a browser of their own."""
    assert visitor.context.browser is not None
    context = visitor.context.browser.new_context()
    return Visitor(visitor.address, context, context.new_page())


def history(visitor: Visitor) -> Locator:
    """The history of the record that is shown, opened."""
    part = visitor.page.locator("details.record-history")
    part.locator("> summary").click()
    part.locator(".timeline").wait_for()
    return part


def test_an_invited_person_signs_in_by_the_link_and_gets_and_loses_a_seat(
    visitor: Visitor,
) -> None:
    visitor.sign_in("secretariat", then="/users")
    visitor.page.get_by_role("link", name="Add a person").click()
    visitor.page.get_by_label("Name").fill("Kim of Lima")
    visitor.page.get_by_label("E-mail").fill(f"kim{next(NUMBERS)}@example.org")
    visitor.page.get_by_label("Role").select_option("validator")
    visitor.page.get_by_label("Economy").select_option("PER")
    visitor.button("Save").click()
    expect(visitor.heading).to_have_text("Kim of Lima")
    visitor.button("Make a link").click()
    link = visitor.page.get_by_label("The link").input_value()
    assert visitor.violations() == []

    kim = beside(visitor)
    kim.page.goto(link)
    kim.page.get_by_label("Password").fill(PASSWORD)
    kim.button("Set the password and sign in").click()
    kim.page.get_by_role("banner").get_by_role("link", name="Kim of Lima").wait_for()
    kim.open("/activities")
    proposing = kim.page.get_by_role("link", name="Propose an activity")
    assert proposing.count() == 0

    visitor.button("Give a seat").click()
    dialog = visitor.page.get_by_role("dialog")
    dialog.get_by_label("Role").select_option("chair")
    dialog.get_by_label("Forum").select_option("CTWG")
    dialog.get_by_role("button", name="Give a seat").click()
    dialog.wait_for(state="detached")
    kim.open("/activities")
    expect(proposing).to_be_visible()

    visitor.button("Take it back: Chair, CTWG").click()
    dialog.get_by_role("button", name="Take it back").click()
    dialog.wait_for(state="detached")
    kim.open("/activities")
    assert proposing.count() == 0
    told = history(visitor).inner_text()
    assert told.index("Role: Chair, Forum: CTWG") < told.index("Password set")
    assert "Invited" in told

    confirm(visitor, "Sign out everywhere")
    kim.may_be_refused()
    kim.open("/account")
    kim.page.wait_for_url("**/sign-in?next=/account")
    assert kim.complaints == []
    kim.context.close()


def test_a_service_account_works_with_its_secret_until_it_is_revoked(visitor: Visitor) -> None:
    code = f"PER-case-system-{next(NUMBERS)}"
    visitor.sign_in("secretariat", then="/service-accounts/new")
    visitor.page.get_by_label("Client id").fill(code)
    visitor.page.get_by_label("Name").fill("Case system of Peru")
    visitor.page.get_by_label("Role").select_option("focal_point")
    visitor.page.get_by_label("Economy").select_option("PER")
    scopes = visitor.page.get_by_role("group", name="May write")
    scopes.locator("summary").click()
    scopes.get_by_role("checkbox", name="Topics").check()
    visitor.button("Save").click()
    visitor.page.get_by_text("It has no secret yet").wait_for()
    confirm(visitor, "Make a secret")
    secret = visitor.page.get_by_label("The secret", exact=True).input_value()
    assert visitor.violations() == []

    with httpx.Client(base_url=f"{visitor.address}/api/v1", timeout=30) as system:
        form = {"grant_type": "client_credentials", "client_id": code, "client_secret": secret}
        token = system.post("/auth/token", data=form).raise_for_status().json()["access_token"]
        headers = {"Authorization": f"Bearer {token}"}
        topic = {"code": code.lower(), "name": "Ferries"}
        assert system.post("/topics", json=topic, headers=headers).status_code == 201
        organization = {"code": code, "name": "Ferries", "kind": "other"}
        refused = system.post("/organizations", json=organization, headers=headers)
        assert refused.status_code == 403

        visitor.page.get_by_role("button", name=f"ending in {secret[-4:]}").click()
        dialog = visitor.page.get_by_role("dialog")
        dialog.get_by_role("button", name="Revoke", exact=True).click()
        visitor.page.get_by_text("Revoked", exact=True).wait_for()
        assert system.get("/me", headers=headers).status_code == 401

    visitor.open(f"/audit-events?record_key={code}")
    visitor.wait_until_found(3)
    done = visitor.page.locator("tbody th").all_inner_texts()
    assert [text.split("\n")[0] for text in done] == ["Secret revoked", "Secret made", "Created"]
    assert secret not in visitor.page.content()
    visitor.page.get_by_role("link", name=f"Service accounts: {code}").first.click()
    expect(visitor.heading).to_have_text("Case system of Peru")


def test_an_organization_is_changed_and_its_history_says_from_what_to_what(
    visitor: Visitor,
) -> None:
    visitor.sign_in("secretariat", then="/organizations/ABAC")
    visitor.page.get_by_role("link", name="Edit").click()
    visitor.page.get_by_label("Other spellings").fill("ABAC Council\nBusiness Advisory Council")
    visitor.button("Save").click()
    expect(visitor.heading).to_have_text("APEC Business Advisory Council")
    told = history(visitor)
    first = told.locator("li").first
    expect(first).to_contain_text("Changed")
    expect(first.locator("ins")).to_contain_text("ABAC Council; Business Advisory Council")
    assert visitor.violations() == []
    told.get_by_role("link").last.click()
    visitor.page.wait_for_url("**/audit-events?resource=organizations&record_key=ABAC")
    expect(visitor.page.locator("tbody th").first).to_contain_text("Organizations: ABAC")


def test_the_audit_trail_is_narrowed_by_record_kind_and_day(visitor: Visitor) -> None:
    visitor.sign_in("secretariat", then="/audit-events")
    visitor.page.get_by_label("Record", exact=True).fill("CTTF")
    visitor.page.get_by_label("From").fill("2001-01-01")
    visitor.page.get_by_label("Until").fill("2001-01-31")
    visitor.button("Show").click()
    visitor.page.wait_for_url("**record_key=CTTF&at_after=2001-01-01&at_before=2001-02-01")
    visitor.page.get_by_text("Nothing matches these filters").wait_for()
    visitor.page.get_by_role("button", name="Remove filter When").click()
    visitor.wait_until_found(1)
    expect(visitor.page.locator("tbody th")).to_contain_text("Sub fora: CTTF")


def test_a_focal_point_keeps_its_own_economys_accounts_and_no_others(visitor: Visitor) -> None:
    visitor.may_be_refused()
    visitor.sign_in("peru", then="/users")
    seats = visitor.page.locator("td[data-label=Seats]")
    expect(seats.first).to_contain_text("Peru")
    assert {text for text in seats.all_inner_texts() if "Peru" not in text} == set()
    navigation = visitor.page.get_by_role("navigation", name="Main")
    assert navigation.locator("a[href='/audit-events']").count() == 0
    visitor.page.get_by_role("link", name="Add a person").click()
    roles = visitor.page.get_by_label("Role").locator("option")
    expect(roles).to_have_text(["Focal point", "Validator"])
    economies = visitor.page.get_by_label("Economy").locator("option")
    expect(economies).to_have_text(["Choose", "Peru"])
    visitor.open("/audit-events")
    expect(visitor.page.get_by_role("alert")).to_have_count(1)


def test_a_chair_drafts_a_plan_and_an_endorsed_one_says_why_it_stands(visitor: Visitor) -> None:
    visitor.sign_in("chair", then="/strategic-plans/new")
    visitor.page.get_by_label("Reference").fill("CTWG-2040-2044")
    visitor.page.get_by_label("Title").fill("A plan to come")
    visitor.button("Save").click()
    visitor.page.get_by_text("The plan has no focus area yet").wait_for()
    visitor.page.get_by_role("link", name="Add a focus area").click()
    reference = visitor.page.get_by_label("Reference")
    expect(reference).to_have_value("CTWG-2040-2044.FA")
    reference.fill("CTWG-2040-2044.FA1")
    visitor.page.get_by_label("Label").fill("FA1")
    visitor.page.get_by_label("Wording").fill("Keep ferries safe.")
    visitor.button("Save").click()
    part = visitor.page.locator(".kept-part")
    expect(part).to_contain_text("Keep ferries safe.")
    expect(visitor.button("Endorse")).to_be_visible()
    assert visitor.page.get_by_role("button", name="Amend").count() == 0

    visitor.open(f"/strategic-plans/{FROZEN}")
    frozen = visitor.page.locator(".frozen")
    expect(frozen).to_contain_text(re.compile("an endorsed version does not change.*Amend it"))
    expect(frozen).to_contain_text("plan.frozen")
    expect(visitor.button("Amend")).to_be_visible()
    assert visitor.page.get_by_role("link", name="Edit").count() == 0
