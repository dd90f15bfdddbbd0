"""Titles in answers end after a word."""

from tests.callers import Caller
from tests.factories.activities import make_activity
from tests.factories.kpi_measurements import measure
from tests.factories.world import make_world


def title_of(caller: Caller, title: str) -> str:
    """The title of an activity in its own trace."""
    ref = make_activity(caller, title=title)["ref"]
    nodes = caller.get(f"/trace/{ref}").json()["nodes"]
    titles = {node["ref"]: node["title"] for node in nodes}
    return str(titles[ref])


def test_a_title_is_cut_after_a_word_and_only_if_it_is_too_long(secretariat: Caller) -> None:
    make_world(secretariat)
    # 33 times "border " is 231 characters; 28 of them with the blanks between are 195.
    assert title_of(secretariat, ("border " * 33).strip()) == "border " * 27 + "border…"
    whole = "x" * 200
    assert title_of(secretariat, whole) == whole
    assert title_of(secretariat, "y" * 230) == "y" * 199 + "…"


def test_a_measurement_is_called_by_its_year_or_else_by_its_days(
    secretariat: Caller, australia: Caller
) -> None:
    make_world(secretariat)
    called = {
        ("2018-01-01", "2018-12-31"): "2018",
        ("2019-01-01", "2020-12-31"): "1 January 2019 to 31 December 2020",
        ("2021-03-05", "2021-12-31"): "5 March 2021 to 31 December 2021",
    }
    for (first, last), period in called.items():
        ref = measure(australia, period_start=first, period_end=last).rsplit("/", 1)[1]
        nodes = australia.get(f"/trace/{ref}").json()["nodes"]
        title = next(node["title"] for node in nodes if node["ref"] == ref)
        assert title == f"O1 (i), Australia, {period}"
