"""Every page, as anyone meets it: it opens without a complaint, and everyone can read it."""

from typing import Final

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

PAGES: Final = {
    "overview": ("/", "CTWG Strategic Plan 2018-2022"),
    "plan": ("/plan", "CTWG Strategic Plan 2018-2022"),
    "activities": ("/activities", "Activities"),
    "activity": ("/activities/CTWG-2020-A01", "11th Secure Trade in the APEC Region"),
    "recommendations": ("/recommendations", "Recommendations"),
    "recommendation": ("/recommendations/CTWG-2021-R01", "Work with technology firms"),
    "economies": ("/economies", "Economies"),
    "economy": ("/economies/HKG", "Hong Kong, China"),
    "sub-fora": ("/sub-fora", "Sub-fora"),
    "organizations": ("/organizations", "Organizations"),
    "mandates": ("/mandates", "Mandates"),
    "sign-in": ("/sign-in", "Sign in"),
    "welcome": ("/welcome?token=none", "Welcome"),
    "not-found": ("/nowhere", "Page not found"),
}
WIDTHS: Final = {"desk": (1440, 900), "phone": (390, 844)}

everywhere = pytest.mark.parametrize(("path", "title"), PAGES.values(), ids=PAGES)


@everywhere
@pytest.mark.parametrize("screen", WIDTHS)
def test_a_page_opens_without_complaint_and_without_barrier_light_and_dark(
    visitor: Visitor, path: str, title: str, screen: str
) -> None:
    width, height = WIDTHS[screen]
    visitor.page.set_viewport_size({"width": width, "height": height})
    visitor.open(path)
    expect(visitor.heading).to_contain_text(title)
    assert visitor.violations() == []
    page_name = path.strip("/").replace("/", "-").split("?")[0] or "overview"
    visitor.keep_screenshot(f"{page_name}-{screen}")
    visitor.turn_dark()
    assert visitor.violations() == []


@everywhere
def test_a_page_never_scrolls_sideways(visitor: Visitor, path: str, title: str) -> None:
    visitor.open(path)
    expect(visitor.heading).to_contain_text(title)
    for width in (320, 768, 3840):
        visitor.resize(width)
        assert (width, visitor.sideways_scroll()) == (width, 0)


@pytest.mark.parametrize("path", ["/plan", "/activities", "/economies"])
def test_a_page_prints_without_what_only_a_screen_needs(visitor: Visitor, path: str) -> None:
    visitor.open(path)
    visitor.page.emulate_media(media="print")
    assert not visitor.page.get_by_role("navigation", name="Main").is_visible()
    assert not visitor.page.get_by_role("searchbox").is_visible()
    expect(visitor.heading).to_be_visible()
    assert visitor.page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("width", [320, 641, 720, 1024, 1440])
def test_nothing_in_the_header_covers_another_thing(visitor: Visitor, width: int) -> None:
    visitor.sign_in("chair")
    visitor.resize(width)
    found = visitor.page.locator(".site-header :is(a, button, select):visible")
    boxes = [box for each in found.all() if (box := each.bounding_box())]
    assert len(boxes) > 3
    ends = [box["x"] + box["width"] for box in boxes]
    assert all(end <= box["x"] for end, box in zip(ends, boxes[1:], strict=False)), boxes
    assert ends[-1] <= width


def test_the_name_of_each_economy_is_apecs_own(visitor: Visitor) -> None:
    visitor.open("/economies")
    names = visitor.page.locator(".tile-name").all_inner_texts()
    assert len(names) == 21
    assert {"Hong Kong, China", "Chinese Taipei", "Viet Nam", "The Philippines", "Korea"} <= set(
        names
    )


def test_a_date_known_to_the_year_is_shown_as_a_year(visitor: Visitor) -> None:
    visitor.open("/activities")
    dates = visitor.page.locator("td[data-label=When]").all_inner_texts()
    assert any(text.isdecimal() for text in dates)
    assert not any(text.startswith("1 Jan") for text in dates)


def test_the_other_forum_has_its_own_overview_and_plan(visitor: Visitor) -> None:
    visitor.open("/")
    chooser = visitor.page.get_by_role("banner").get_by_label("Forum")
    chooser.select_option("TELWG")
    expect(visitor.heading).to_contain_text("2016-2020")
    visitor.page.reload()
    expect(visitor.heading).to_contain_text("2016-2020")


def test_the_colours_can_be_chosen_and_stay_chosen(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.page.get_by_role("button", name="Colours").click()
    visitor.page.get_by_role("button", name="Colours: Light").click()
    visitor.page.reload()
    assert visitor.page.locator("html").get_attribute("data-theme") == "dark"
    assert visitor.page.evaluate("getComputedStyle(document.body).colorScheme") == "dark"
