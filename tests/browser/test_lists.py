"""Lists: what is in the address is what is on screen, and the other way round."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


def test_filters_are_restored_from_the_address(visitor: Visitor) -> None:
    visitor.open("/activities?economy=PHL,VNM&status=completed&sort=title")
    names = {
        chip.get_attribute("aria-label")
        for chip in visitor.page.get_by_role("button", name="Remove filter").all()
    }
    assert names == {
        "Remove filter Status: Completed",
        "Remove filter Economy: The Philippines",
        "Remove filter Economy: Viet Nam",
    }
    states = visitor.page.locator("td[data-label=Status]").all_inner_texts()
    assert states
    assert set(states) == {"Completed"}
    titles = visitor.page.locator("tbody th").all_inner_texts()
    header = visitor.page.get_by_role("columnheader", name="Title")
    assert header.get_attribute("aria-sort") == "ascending"
    assert len(titles) == len(states)


def test_a_filter_is_chosen_put_into_the_address_and_taken_off(visitor: Visitor) -> None:
    visitor.open("/recommendations")
    visitor.button("Status").click()
    visitor.page.get_by_role("checkbox", name="Draft").check()
    visitor.page.wait_for_url("**/recommendations?status=draft")
    visitor.wait_until_found(36)
    visitor.page.keyboard.press("Escape")
    visitor.page.get_by_role("button", name="Remove filter Status: Draft").click()
    visitor.page.wait_for_url("**/recommendations")
    visitor.wait_until_found(184)


def test_a_search_finds_words_and_says_when_it_finds_nothing(visitor: Visitor) -> None:
    visitor.open("/recommendations")
    visitor.page.get_by_role("searchbox", name="Search", exact=True).fill("food")
    visitor.page.wait_for_url("**/recommendations?q=food")
    expect(visitor.page.locator("tbody th").first).to_contain_text(
        re.compile("food", re.IGNORECASE)
    )
    visitor.page.get_by_role("searchbox", name="Search", exact=True).fill("zzzzzz")
    visitor.page.get_by_text("Nothing matches these filters").wait_for()
    visitor.button("Clear all").click()
    visitor.wait_until_found(184)


def test_a_long_list_goes_on_and_its_place_is_in_the_address(visitor: Visitor) -> None:
    visitor.open("/recommendations?sort=ref")
    visitor.page.get_by_text("Showing 50 of 184").wait_for()
    first = visitor.page.locator("tbody th").first.inner_text()
    visitor.button("Load more").click()
    visitor.page.get_by_text("Showing 100 of 184").wait_for()
    expect(visitor.page.locator("tbody tr")).to_have_count(100)
    fiftieth = visitor.page.locator("tbody th").nth(50).inner_text()
    expect(visitor.page).to_have_url(re.compile("cursor="))
    visitor.page.reload()
    visitor.settle()
    expect(visitor.page.locator("tbody th").first).to_have_text(fiftieth)
    visitor.page.get_by_role("link", name="Show from the beginning").click()
    expect(visitor.page.locator("tbody th").first).to_have_text(first)
    expect(visitor.page).not_to_have_url(re.compile("cursor="))


def test_a_column_sorts_up_down_and_back(visitor: Visitor) -> None:
    visitor.open("/organizations")
    first = visitor.page.locator("tbody th").first
    earliest = first.inner_text()
    visitor.page.get_by_role("columnheader", name="Name").get_by_role("link").click()
    visitor.page.wait_for_url("**/organizations?sort=-name")
    expect(first).not_to_have_text(earliest)
    assert first.inner_text() > earliest
    visitor.page.get_by_role("columnheader", name="Name").get_by_role("link").click()
    expect(first).to_have_text(earliest)


def test_going_back_returns_to_the_list_as_it_was(visitor: Visitor) -> None:
    visitor.open("/activities?q=STAR&status=completed")
    visitor.page.locator("tbody th a").first.click()
    visitor.page.get_by_role("heading", name="What it recommended").wait_for()
    visitor.page.go_back()
    visitor.page.wait_for_url("**/activities?q=STAR&status=completed")
    assert visitor.page.url.endswith("/activities?q=STAR&status=completed")
    words = visitor.page.get_by_role("searchbox", name="Search", exact=True)
    expect(words).to_have_value("STAR")


def test_a_number_on_the_overview_opens_the_list_that_it_counts(visitor: Visitor) -> None:
    visitor.open("/")
    figure = visitor.page.get_by_role("link", name="activities of the forum")
    number = figure.inner_text().split()[0]
    figure.click()
    visitor.wait_until_found(int(number))


def test_on_a_phone_a_row_is_a_card_and_filters_open_below_a_button(visitor: Visitor) -> None:
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    visitor.open("/activities")
    assert not visitor.page.get_by_role("button", name="Status", exact=True).is_visible()
    visitor.button("Filters").click()
    visitor.button("Status").click()
    visitor.page.get_by_role("checkbox", name="Endorsed").check()
    visitor.button("Filters (1)").wait_for()
    expect(visitor.page.locator("table[aria-busy=false]")).to_be_visible()
    box = visitor.page.locator("tbody tr").first.bounding_box()
    assert box is not None
    assert box["width"] > 300
    assert box["height"] > 100
