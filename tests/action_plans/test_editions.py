"""Editions of action plans: filed, frozen, followed by the next that carries the open gaps."""

from typing import Any, Final

import pytest
from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.factories.action_plans import file_edition, make_edition, make_entry
from tests.factories.world import PLAN, make_plan, make_world

PAPER: Final = {"title": "Audit of the airport"}


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that action plans live in."""
    make_world(secretariat)


@pytest.fixture
def validator(client: TestClient) -> Caller:
    """Australia's validator."""
    return Caller(client, "validator:AUS")


def codes(answer: Any) -> list[str]:  # noqa: ANN401 - httpx's answer
    """The codes of a refusal."""
    assert answer.status_code == 422, answer.text
    return [fault["code"] for fault in answer.json()["errors"]]


def test_an_edition_is_filed_by_its_economy_and_reviewed_by_somebody_else(
    australia: Caller, chile: Caller, secretariat: Caller, validator: Caller
) -> None:
    edition = make_edition(australia)
    assert edition == "/action-plans/CTAP-AUS-CTWG-2018-2022-BASELINE"
    for caller in (chile, secretariat, validator):
        assert caller.verb(f"{edition}/submit").status_code == 403
    filed = australia.verb(f"{edition}/submit", {"updated_on": "2018-06"}).json()
    assert (filed["status"], filed["updated_on"], filed["reviewed_on"]) == (
        *("submitted", "2018-06"),
        None,
    )
    assert australia.verb(f"{edition}/review", {}).status_code == 403
    reviewed = validator.verb(f"{edition}/review", {"reviewed_on": "2018-09-03"}).json()
    assert (reviewed["status"], reviewed["updated_on"], reviewed["reviewed_on"]) == (
        *("reviewed", "2018-06"),
        "2018-09-03",
    )
    assert secretariat.verb(f"{edition}/review").status_code == 409


STATES: Final = ("draft", "submitted", "reviewed")
APPLIES: Final = {
    "submit": {"draft"},
    "review": {"submitted"},
    "next-edition": {"submitted", "reviewed"},
}
WHO: Final = {
    "submit": {"focal_point:AUS"},
    "review": {"validator:AUS", "secretariat"},
    "next-edition": {"focal_point:AUS"},
}
EVERYBODY: Final = (
    *("secretariat", "chair:CTWG", "focal_point:AUS", "focal_point:CHL", "validator:AUS"),
    *("liaison:SCCP", "observer", None),
)


@pytest.mark.parametrize("verb", APPLIES)
@pytest.mark.parametrize("state", STATES)
def test_every_state_every_verb_every_role(
    client: TestClient, australia: Caller, validator: Caller, state: str, verb: str
) -> None:
    for number, name in enumerate(EVERYBODY):
        edition = make_edition(australia, edition=str(2001 + number))
        if state != "draft":
            file_edition(australia, edition)
        if state == "reviewed":
            validator.verb(f"{edition}/review")
        status = Caller(client, name).verb(f"{edition}/{verb}").status_code
        if name is None:
            assert status == 401
        elif name not in WHO[verb]:
            assert status == 403, name
        elif state not in APPLIES[verb]:
            assert status == 409, name
        else:
            # A year's edition is followed by the one baseline of the cycle.
            assert status == 200, name


def test_a_submitted_edition_stays_as_it_is(australia: Caller) -> None:
    edition = make_edition(australia)
    entry = make_entry(australia, edition)
    file_edition(australia, edition)
    frozen = ["action-plan.edition-frozen"]
    assert codes(australia.patch(edition, {"tabled_at": "CTWG-14"})) == frozen
    assert codes(australia.patch(entry, {"done": "fully"})) == frozen
    added = australia.post(f"{edition}/entries", {"section": "B", "gap": "Another."})
    assert codes(added) == frozen
    assert [e["done"] for e in australia.get(f"{edition}/entries").json()["items"]] == [
        "not_started"
    ]


def test_whom_a_submitted_edition_is_shown_to_may_still_change(
    australia: Caller, anonymous: Caller
) -> None:
    edition = make_edition(australia)
    file_edition(australia, edition)
    assert anonymous.get(edition).status_code == 404
    assert australia.patch(edition, {"visibility": "public"}).status_code == 200
    assert anonymous.get(edition).status_code == 200


def test_a_draft_stays_the_edition_that_its_ref_says(australia: Caller) -> None:
    edition = make_edition(australia)
    assert codes(australia.patch(edition, {"edition": "midterm_review"})) == [
        "action-plan.edition-fixed"
    ]


def test_editions_follow_one_another(australia: Caller) -> None:
    early = make_edition(australia, edition="midterm_review")
    assert codes(australia.verb(f"{early}/submit")) == ["action-plan.edition-out-of-order"]
    [finding] = australia.post(f"{early}/lint").json()["findings"]
    assert (finding["code"], finding["pointer"]) == ("action-plan.edition-out-of-order", "/edition")
    baseline = make_edition(australia)
    assert australia.verb(f"{early}/submit").status_code == 422
    file_edition(australia, baseline)
    assert file_edition(australia, early)["status"] == "submitted"


def test_the_baseline_of_another_plan_does_not_count(
    australia: Caller, secretariat: Caller
) -> None:
    make_plan(secretariat, "TELWG-2018-2022", "TELWG")
    file_edition(australia, make_edition(australia, plan="TELWG-2018-2022"))
    review = make_edition(australia, edition="midterm_review")
    assert codes(australia.verb(f"{review}/submit")) == ["action-plan.edition-out-of-order"]


def test_high_effectiveness_needs_evidence(australia: Caller) -> None:
    edition = make_edition(australia)
    make_entry(australia, edition)
    proud = make_entry(australia, edition, done="fully", effectiveness="high")
    refused = australia.verb(f"{edition}/submit")
    assert codes(refused) == ["action-plan.effectiveness-needs-evidence"]
    assert refused.json()["errors"][0]["pointer"] == "/entries/1/evidence"
    assert australia.patch(proud, {"evidence": [PAPER]}).status_code == 200
    assert file_edition(australia, edition)["status"] == "submitted"


def test_done_and_working_are_two_grades(australia: Caller) -> None:
    entry = make_entry(australia, make_edition(australia), done="fully")
    assert australia.get(entry).json()["effectiveness"] == "not_assessed"


def test_the_next_edition_carries_the_open_gaps(australia: Caller) -> None:
    baseline = make_edition(australia, calendar_year=2018)
    make_entry(australia, baseline, gap="Open.", done="partly", severity="high")
    make_entry(australia, baseline, gap="Closed.", done="fully", effectiveness="substantial")
    make_entry(
        australia, baseline, gap="Done, and does not work.", done="fully", effectiveness="low"
    )
    file_edition(australia, baseline)
    made = australia.verb(f"{baseline}/next-edition").json()
    assert (made["edition"], made["status"], made["follows"], made["plan"]) == (
        *("midterm_review", "draft"),
        baseline.rpartition("/")[2],
        PLAN,
    )
    assert (made["updated_on"], made["reviewed_on"], made["calendar_year"]) == (None, None, None)
    carried = australia.get(f"/action-plans/{made['ref']}/entries").json()["items"]
    assert [(e["gap"], e["severity"], e["carried_from"][-3:]) for e in carried] == [
        ("Open.", "high", "E01"),
        ("Done, and does not work.", None, "E03"),
    ]


def test_an_edition_that_exists_is_named_to_whoever_starts_it_again(australia: Caller) -> None:
    ref = make_edition(australia).rpartition("/")[2]
    again = {"economy": "AUS", "plan": PLAN, "edition": "baseline"}
    assert_names_the_edition(australia.post("/action-plans", again), ref)


def assert_names_the_edition(answer: Any, ref: str) -> None:  # noqa: ANN401 - httpx's answer
    """A refusal that says which edition stands in the way, beside the field that chose it."""
    assert answer.status_code == 409, answer.text
    [fault] = answer.json()["errors"]
    assert (fault["code"], fault["pointer"]) == ("duplicate-key", "/edition")
    assert ref in fault["detail"]


def test_a_cycle_ends_with_the_end_term_update_and_no_edition_comes_twice(
    australia: Caller,
) -> None:
    path = make_edition(australia)
    for edition in ("midterm_review", "end_term_update"):
        file_edition(australia, path)
        made = australia.verb(f"{path}/next-edition").json()
        assert made["edition"] == edition
        again = australia.verb(f"{path}/next-edition")
        assert_names_the_edition(again, made["ref"])
        path = f"/action-plans/{made['ref']}"
    file_edition(australia, path)
    ended = australia.verb(f"{path}/next-edition")
    assert codes(ended) == ["action-plan.edition-out-of-order"]


def test_differences_are_told_field_by_field(australia: Caller) -> None:
    baseline = make_edition(australia, calendar_year=2018)
    make_entry(australia, baseline, gap="Goes on.", done="partly")
    make_entry(australia, baseline, gap="Stays.", section="B")
    make_entry(australia, baseline, gap="Closed.", done="fully", effectiveness="substantial")
    file_edition(australia, baseline)
    review = f"/action-plans/{australia.verb(f'{baseline}/next-edition').json()['ref']}"
    first = australia.get(f"{review}/entries").json()["items"][0]["ref"]
    australia.patch(f"{review}/entries/{first}", {"done": "largely", "effectiveness": "moderate"})
    make_entry(australia, review, gap="New.", section="C")
    australia.patch(review, {"calendar_year": 2020})
    file_edition(australia, review)
    last = f"/action-plans/{australia.verb(f'{review}/next-edition').json()['ref']}"
    for edition in (review, last):
        diff = australia.get(f"{edition}/diff?against={baseline.rpartition('/')[2]}").json()
        [changed] = diff["changed"]
        assert changed["was"].endswith("BASELINE.E01"), "over any number of editions"
        assert changed["changes"] == [
            {"field": "done", "old": "partly", "new": "largely"},
            {"field": "effectiveness", "old": "not_assessed", "new": "moderate"},
        ]
        assert diff["unchanged"] == 1
        assert [entry["gap"] for entry in diff["closed"]] == ["Closed."]
        assert [entry["gap"] for entry in diff["added"]] == ["New."]
        assert diff["dropped"] == []
    diff = australia.get(f"{review}/diff?against={baseline.rpartition('/')[2]}").json()
    assert {"field": "calendar_year", "old": 2018, "new": 2020} in diff["header"]


def test_only_editions_of_one_economy_are_compared(australia: Caller, chile: Caller) -> None:
    own = make_edition(australia)
    other = make_edition(chile, economy="CHL").rpartition("/")[2]
    assert codes(australia.get(f"{own}/diff?against={other}")) == ["action-plan.other-economy"]


def test_sections_are_those_of_the_template(australia: Caller) -> None:
    edition = make_edition(australia, template="2009")
    template = australia.get(f"{edition}/template").json()
    assert [section["code"] for section in template["sections"]] == [
        *("A.1", "A.2", "A.3", "A.4", "A.5"),
        *("B", "C"),
    ]
    refused = australia.post(f"{edition}/entries", {"section": "D", "gap": "Energy."})
    assert codes(refused) == ["unknown-reference"]
    assert refused.json()["errors"][0]["pointer"] == "/section"
    unknown = {"economy": "AUS", "edition": "2010", "template": "1999"}
    assert codes(australia.post("/action-plans", unknown)) == ["unknown-reference"]


def test_an_edition_is_one_of_three_or_a_year(australia: Caller) -> None:
    assert australia.post("/action-plans", {"economy": "AUS", "edition": "next"}).status_code == 422


def test_an_economy_files_only_its_own(chile: Caller, secretariat: Caller) -> None:
    assert chile.post("/action-plans", {"economy": "AUS", "edition": "2018"}).status_code == 403
    assert (
        secretariat.post("/action-plans", {"economy": "AUS", "edition": "2018"}).status_code == 201
    )


def test_entries_are_changed_by_the_version_that_was_read(australia: Caller) -> None:
    edition = make_edition(australia)
    entry = make_entry(australia, edition)
    assert australia.patch(entry, {"done": "partly"}, etag=None).status_code == 428
    assert australia.patch(entry, {"done": "partly"}, etag='"1"').status_code == 200
    assert australia.patch(entry, {"done": "fully"}, etag='"1"').status_code == 412
    other = make_edition(australia, edition="2016")
    elsewhere = f"{other}/entries/{entry.rpartition('/')[2]}"
    assert australia.patch(elsewhere, {"done": "fully"}).status_code == 404
