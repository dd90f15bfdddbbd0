"""The overview and the indicators: what stands there, for whom, by keyboard, on paper."""

from playwright.sync_api import Request, expect

from tests.browser.visitor import Visitor

MOST_QUESTIONS = 12
"""To the API, for the whole page; two of them are the short lists that every page needs."""


def test_the_overview_says_where_the_plan_stands_in_few_questions(visitor: Visitor) -> None:
    asked: list[str] = []

    def hear(request: Request) -> None:
        if "/api/v1/" in request.url:
            asked.append(request.url)

    visitor.page.on("request", hear)
    visitor.open("/")
    tiles = visitor.page.locator(".kpi-tile")
    expect(tiles).to_have_count(14)
    assert len(asked) <= MOST_QUESTIONS, asked
    figure = visitor.page.get_by_role("figure").filter(has_text="Objectives by the standing")
    figure.get_by_text("Show as a table").click()
    rows = figure.get_by_role("row")
    rows.last.wait_for()
    counted = sum(int(row.split()[-1]) for row in rows.all_inner_texts()[1:])
    assert counted == tiles.count()


def test_what_nobody_measured_is_said_to_be_not_measured(visitor: Visitor) -> None:
    visitor.open("/")
    tile = visitor.page.locator(".kpi-tile").filter(has_text="Objective 7 (i)")
    expect(tile).to_contain_text("Not measured yet")
    expect(tile.locator(".kpi-tile-value")).to_have_count(0)
    deadlines = visitor.page.locator(".deadlines")
    expect(deadlines).to_contain_text("31 December 2022")
    assert "ago" not in deadlines.inner_text()


def test_the_overdue_of_others_is_not_shown_to_a_visitor(visitor: Visitor) -> None:
    visitor.open("/")
    overdue = visitor.page.get_by_role("heading", name="Overdue", exact=True)
    expect(overdue).to_have_count(0)
    visitor.sign_in("secretariat")
    expect(overdue).to_be_visible()


def test_a_bar_of_a_figure_is_a_link_for_the_keyboard(visitor: Visitor) -> None:
    visitor.open("/")
    bar = visitor.page.get_by_role("link", name="Objective 6: Strengthen")
    bar.focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/scorecards/CTWG-2018-2022#CTWG-2018-2022.O6")
    expect(visitor.page.get_by_role("heading", name="Objective 6")).to_be_in_viewport()


def test_an_indicator_over_time_is_read_with_the_arrow_keys(visitor: Visitor) -> None:
    visitor.open("/kpis/CTWG-2018-2022.O6.i")
    reader = visitor.page.get_by_role("slider", name="Over time: read date by date")
    reader.focus()
    visitor.page.keyboard.press("End")
    expect(reader).to_have_attribute(
        "aria-valuetext", "31 December 2022 · Expected by then 2 · Target 2"
    )
    assert visitor.violations() == []


def test_the_overview_prints_its_figures_and_no_buttons(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.page.emulate_media(media="print")
    figure = visitor.page.get_by_role("figure").filter(has_text="Objectives by the standing")
    expect(figure.get_by_role("img")).to_be_visible()
    expect(figure.get_by_role("button")).to_have_count(0)
    expect(figure.locator(".row-links")).not_to_be_visible()
