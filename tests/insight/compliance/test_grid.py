"""The grid: each answer as a cell, in pages, with no more than the reader may know."""

from datetime import timedelta

from tests.callers import Caller
from tests.clock import current_day
from tests.factories.implementations import adopt


def test_the_grid_has_each_answer_with_its_axes_and_how_it_counts(
    chair: Caller, answered: list[str]
) -> None:
    grid = {cell["ref"]: cell for cell in chair.get("/compliance").json()["grid"]}
    assert len(grid) == 13
    first, second, _, _ = answered
    blocked = grid[f"{second}.AUS"]
    assert (blocked["acceptance"], blocked["implementation"], blocked["verification"]) == (
        "accepted",
        "blocked",
        "unverified",
    )
    assert (blocked["standing"], blocked["is_overdue"], blocked["blocked_for_days"]) == (
        "outstanding",
        True,
        0,
    )
    assert (grid[f"{second}.CHL"]["verification"], grid[f"{second}.CHL"]["standing"]) == (
        "returned",
        "outstanding",
    )
    assert grid[f"{first}.SCCP"]["economy"] is None
    assert grid[f"{first}.SCCP"]["sub_forum"] == "SCCP"
    assert [ref for ref in grid if ref.startswith(first)] == [
        f"{first}.{party}" for party in ("AUS", "CHL", "HKG", "SCCP")
    ]
    assert "grid" in chair.get("/compliance?grid=false").json()
    assert chair.get("/compliance?grid=false").json()["grid"] is None


def test_recommendations_come_in_pages_under_figures_of_all_of_them(
    chair: Caller, australia: Caller, answered: list[str]
) -> None:
    """The latest year first, then by ref; what has no year comes last."""
    first, second, third, closed = answered
    for ref, year in ((first, 2019), (second, 2021), (third, None), (closed, 2021)):
        assert chair.patch(f"/recommendations/{ref}", {"year": year}).status_code == 200
    whole = chair.get("/compliance").json()
    assert [row["ref"] for row in whole["recommendations"]] == [second, closed, first, third]
    assert (whole["total"], whole["next"]) == (4, None)
    pages = [chair.get("/compliance?limit=3").json()]
    assert pages[0]["total"] == 4
    pages.append(chair.get(f"/compliance?limit=3&cursor={pages[0]['next']}").json())
    assert (pages[1]["total"], pages[1]["next"]) == (4, None)
    for part in ("recommendations", "grid"):
        assert {row["ref"]: row for page in pages for row in page[part]} == {
            row["ref"]: row for row in whole[part]
        }
    # 3 for the second, 3 for the closed one, 4 for the first with SCCP's; 3 for the third.
    assert [len(page["grid"]) for page in pages] == [10, 3]
    paged = {"recommendations", "grid", "next"}
    for page in pages:
        assert {k: page[k] for k in page.keys() - paged} == {
            k: whole[k] for k in whole.keys() - paged
        }
    after_second = chair.get("/compliance?limit=1").json()["next"]
    middle = chair.get(f"/compliance?limit=2&cursor={after_second}").json()
    assert [row["ref"] for row in middle["recommendations"]] == [closed, first]
    end = chair.get(f"/compliance?limit=2&cursor={middle['next']}").json()
    assert ([row["ref"] for row in end["recommendations"]], end["next"]) == ([third], None)
    own = australia.get("/compliance?limit=1&grid=false").json()
    assert (own["total"], own["next"], own["grid"]) == (4, after_second, None)


def test_only_the_cursor_of_another_answer_goes_on_and_only_so_far(
    chair: Caller, answered: list[str]
) -> None:
    of_a_list = chair.get("/implementations?limit=1").json()["next"]
    for cursor in (answered[0], of_a_list, "W10", "%00"):
        refused = chair.get(f"/compliance?cursor={cursor}")
        assert refused.status_code in {400, 422}, refused.text
    refused = chair.get(f"/compliance?cursor={of_a_list}")
    assert refused.json()["errors"][0]["code"] == "cursor"
    assert chair.get("/compliance?limit=501").status_code == 422


def test_evidence_has_an_age_where_a_paper_has_a_day(
    chair: Caller, australia: Caller, chile: Caller
) -> None:
    ref = adopt(chair)
    days = [str(current_day() - timedelta(days=n)) for n in (400, 10)]
    papers = [{"title": "Decree", "on": day} for day in days] + [{"title": "Undated"}]
    for caller, party, shown in ((australia, "AUS", papers), (chile, "CHL", papers[2:])):
        path = f"/implementations/{ref}.{party}"
        caller.verb(f"{path}/accept", {"acceptance": "accepted"})
        assert caller.verb(f"{path}/implement", {"evidence": shown}).status_code == 200
    grid = {cell["economy"]: cell for cell in chair.get("/compliance").json()["grid"]}
    age = ("evidence", "evidence_on", "evidence_age_days")
    assert {economy: tuple(cell[name] for name in age) for economy, cell in grid.items()} == {
        "AUS": (3, days[1], 10),
        "CHL": (1, None, None),
        "HKG": (0, None, None),
    }


def test_a_hidden_recommendation_heads_its_column_by_its_ref_alone(
    secretariat: Caller, chair: Caller, australia: Caller
) -> None:
    """A party keeps its own answer when the recommendation is taken out of its sight."""
    ref = adopt(chair, addressed_to={"economies": ["AUS"]}, visibility="restricted")
    moved = {"addressed_to": {"economies": ["CHL"]}}
    assert secretariat.patch(f"/recommendations/{ref}", moved).status_code == 200
    [column] = australia.get("/compliance").json()["recommendations"]
    assert (column["ref"], column["beginning"], column["status"]) == (ref, None, None)
    [seen] = secretariat.get("/compliance").json()["recommendations"]
    assert seen["beginning"] == "Share practice on advance passenger information."
