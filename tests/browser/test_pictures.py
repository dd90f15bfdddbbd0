"""Grids, graphs and maps: what they say, how they are walked through, what they open."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.browser.story import Story
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

MANY = 500


def focused(visitor: Visitor) -> str:
    """What the element with the focus is called."""
    script = """() => {
        const element = document.activeElement;
        const title = element.querySelector(':scope > title');
        return element.getAttribute('aria-label') ?? (title ?? element).textContent;
    }"""
    return str(visitor.page.evaluate(script))


def stops(grid: Locator) -> int:
    """How often Tab stops in it."""
    return grid.locator("[tabindex='0']").count()


def test_the_grid_is_one_stop_of_tab_and_is_walked_with_the_arrow_keys(
    visitor: Visitor, story: Story
) -> None:
    assert story.implementation
    visitor.sign_in("chair", then="/compliance?economy=PER")
    grid = visitor.page.get_by_role("grid", name="Each recommendation and each party")
    assert stops(grid) == 1
    grid.locator("[tabindex='0']").focus()
    visitor.page.keyboard.press("End")
    assert ", Peru: " in focused(visitor)
    answer = visitor.page.evaluate("document.activeElement.getAttribute('href')")
    visitor.page.keyboard.press("Home")
    assert ", Peru: " not in focused(visitor)
    visitor.page.keyboard.press("End")
    assert stops(grid) == 1
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url(f"**{answer}")
    assert answer.startswith("/implementations/")


def test_the_legend_of_the_grid_shows_only_what_stands_like_this(
    visitor: Visitor, story: Story
) -> None:
    assert story.implementation
    visitor.sign_in("chair", then="/compliance?economy=PER")
    visitor.page.get_by_role("button", name=re.compile("^Outstanding")).click()
    visitor.page.wait_for_url("**show=outstanding**")
    grid = visitor.page.get_by_role("grid", name="Each recommendation and each party")
    expect(grid.get_by_role("link", name=re.compile("Peru: Outstanding"))).not_to_have_count(0)


def _many(answer: dict[str, Any]) -> dict[str, Any]:
    """The same answer with as many recommendations as the grid is to hold."""
    tally, cell = answer["recommendations"][0], answer["grid"][0]
    economies = [economy["code"] for economy in answer["economies"]]
    refs = [f"CTWG-2021-R{n}" for n in range(MANY)]
    return answer | {
        "recommendations": [tally | {"ref": ref} for ref in refs],
        "grid": [
            cell | {"ref": f"{ref}.{code}", "recommendation": ref, "economy": code}
            for ref in refs
            for code in economies
        ],
    }


def test_the_grid_holds_every_economy_by_five_hundred_recommendations(
    visitor: Visitor, story: Story
) -> None:
    assert story.implementation

    def widened(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, json=_many(response.json()))

    visitor.page.route("**/api/v1/compliance?*", widened)
    visitor.sign_in("chair", then="/compliance?economy=PER")
    grid = visitor.page.get_by_role("grid", name="Each recommendation and each party")
    expect(grid.get_by_role("row")).to_have_count(MANY + 1)
    grid.locator("[tabindex='0']").focus()
    visitor.page.keyboard.press("Control+End")
    head = grid.get_by_role("columnheader", name="Recommendation")
    last = visitor.page.locator(":focus")
    expect(last).to_be_in_viewport()
    expect(head).to_be_in_viewport()


def test_the_trace_of_the_plan_is_drawn_and_walked_along_its_links(visitor: Visitor) -> None:
    visitor.open("/trace")
    graph = visitor.page.get_by_role("group", name="From mandate to evidence")
    graph.get_by_role("button", name="CTWG-2018-2022, CTWG Strategic Plan").focus()
    visitor.page.keyboard.press("ArrowRight")
    assert "CTWG-2018-2022." in focused(visitor)
    visitor.page.keyboard.press("ArrowLeft")
    assert "Strategic plan, CTWG-2018-2022" in focused(visitor)
    area = graph.get_by_role("button", name="CTWG-2018-2022.FA1,")
    area.focus()
    visitor.page.keyboard.press("Enter")
    expect(area).to_have_attribute("aria-pressed", "true")
    visitor.page.get_by_role("button", name="Only its branch").click()
    expect(graph.get_by_role("button", name="CTWG-2018-2022.FA2,")).to_have_count(0)
    assert visitor.page.evaluate("document.documentElement.scrollHeight") < 4000


def test_a_visitor_chooses_what_the_map_shows(visitor: Visitor) -> None:
    visitor.open("/economies")
    chooser = visitor.page.get_by_label("The map shows")
    assert "Recommendations overdue" not in chooser.inner_text()
    chooser.select_option(label="Age of the action plan")
    visitor.page.wait_for_url("**/economies?show=age")
    expect(visitor.page.get_by_role("heading", name=re.compile("^Age of the"))).to_be_visible()
    expect(visitor.page.locator(".tile")).to_have_count(21)
