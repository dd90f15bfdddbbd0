"""Without a mouse: everything can be reached, and the focus is where it should be."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import PASSWORD, Visitor

pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement.textContent.trim()"


def press(visitor: Visitor, *keys: str) -> None:
    for key in keys:
        visitor.page.keyboard.press(key)


def tab_to(visitor: Visitor, text: str) -> None:
    """Press Tab until the focus is on what says `text`."""
    for _ in range(80):
        press(visitor, "Tab")
        if str(visitor.page.evaluate(FOCUSED)).startswith(text):
            return
    pytest.fail(f"Tab does not reach {text!r}.")


def test_the_first_tab_skips_to_the_content(visitor: Visitor) -> None:
    visitor.open("/activities")
    press(visitor, "Tab")
    expect(visitor.page.get_by_role("link", name="Skip to content")).to_be_focused()
    press(visitor, "Enter")
    expect(visitor.page.locator("#content")).to_be_focused()


def test_a_page_is_reached_by_the_keyboard_and_its_heading_has_the_focus(
    visitor: Visitor,
) -> None:
    visitor.open("/")
    tab_to(visitor, "Recommendations")
    press(visitor, "Enter")
    visitor.page.wait_for_url("**/recommendations")
    expect(visitor.heading).to_have_text("Recommendations")
    expect(visitor.heading).to_be_focused()


def test_a_list_is_filtered_by_the_keyboard(visitor: Visitor) -> None:
    visitor.open("/activities")
    tab_to(visitor, "Kind")
    press(visitor, "Enter")
    visitor.page.get_by_role("checkbox", name="STAR conference").focus()
    press(visitor, "Space")
    visitor.page.wait_for_url("**/activities?kind=star-conference")
    press(visitor, "Escape")
    expect(visitor.page.get_by_role("button", name=re.compile("^Kind"))).to_be_focused()


def test_an_economy_is_opened_from_the_map_by_the_keyboard(visitor: Visitor) -> None:
    visitor.open("/economies")
    tab_to(visitor, "Viet Nam")
    press(visitor, "Enter")
    visitor.page.wait_for_url("**/economies/VNM")


def test_a_person_signs_in_by_the_keyboard(visitor: Visitor) -> None:
    visitor.open("/sign-in")
    visitor.page.get_by_label("E-mail").focus()
    visitor.page.keyboard.type("chair@example.org")
    press(visitor, "Tab")
    visitor.page.keyboard.type(PASSWORD)
    press(visitor, "Enter")
    visitor.page.get_by_role("link", name="Chair").wait_for()


def test_on_a_phone_the_menu_opens_and_closes_by_the_keyboard(visitor: Visitor) -> None:
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    visitor.open("/")
    navigation = visitor.page.get_by_role("navigation", name="Main")
    expect(navigation).to_be_hidden()
    visitor.button("Menu").focus()
    press(visitor, "Enter")
    expect(navigation).to_be_visible()
    press(visitor, "Escape")
    expect(navigation).to_be_hidden()


def test_a_dialog_gives_the_focus_back(visitor: Visitor) -> None:
    visitor.sign_in("chair", then="/recommendations?status=adopted&forum=CTWG")
    visitor.page.locator("tbody th a").first.click()
    visitor.button("Close").click()
    visitor.page.get_by_role("dialog").wait_for()
    press(visitor, "Escape")
    expect(visitor.button("Close")).to_be_focused()
