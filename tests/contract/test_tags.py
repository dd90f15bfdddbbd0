"""An entity tag is a promise: while it stands, the body stands (RFC 9110, section 8.8.1).

Records show parts of others: a plan its whole tree, an objective its KPIs. So a change anywhere
must move the tags of everything that shows it, and what is remembered must be forgotten.
"""

from collections.abc import Iterator

import pytest

from api.router import RESOURCES
from tests.callers import Caller
from tests.contract.conftest import House, Subject
from tests.contract.samples import DRAFT_PLAN

Answers = dict[str, tuple[str, bytes]]


def answers(house: House) -> Answers:
    """Tag and body of every record and of every list."""
    found = {}
    for resource in RESOURCES:
        subject = Subject(resource, house)
        paths = [
            resource.path,
            *(subject.address(item) for item in subject.page(limit=500)["items"]),
        ]
        for path in paths:
            answer = house.secretariat.get(path)
            found[path] = (answer.headers["etag"], answer.content)
    return found


def changes(house: House) -> Iterator[str]:
    """Some writes after others; each step says what it did."""
    for resource in RESOURCES:
        subject = Subject(resource, house)
        if resource.create is None:
            continue
        record = subject.make()
        if resource.update is not None:
            changed = house.secretariat.patch(subject.address(record), subject.sample.change)
            assert changed.status_code == 200, changed.text
        yield f"made and changed one of {resource.name}"
    for part, change in (("kpis", "O1.i"), ("objectives", "O1"), ("focus-areas", "FA1")):
        address = f"/{part}/{DRAFT_PLAN}.{change}"
        changed = house.secretariat.patch(address, {"note": "Changed in place."})
        assert changed.status_code == 200, changed.text
        yield f"changed {address}"
    for verb, body in (("endorse", {}), ("amend", None)):
        done = house.secretariat.verb(f"/strategic-plans/{DRAFT_PLAN}/{verb}", body)
        assert done.status_code in {200, 201}, done.text
        yield f"{verb} {DRAFT_PLAN}"
    done = house.secretariat.verb(f"/strategic-plans/{DRAFT_PLAN}-v2/endorse", {})
    assert done.status_code == 200, done.text
    yield "endorsed the amendment, which closes what it amends"


@pytest.fixture(scope="module")
def history(house: House) -> list[tuple[str, Answers]]:
    """Every answer after each of many changes."""
    for resource in RESOURCES:
        house.fill(resource)
    return [("nothing", answers(house)), *((what, answers(house)) for what in changes(house))]


def test_one_tag_never_stands_for_two_bodies(history: list[tuple[str, Answers]]) -> None:
    bodies: dict[tuple[str, str], bytes] = {}
    broken = []
    for what, found in history:
        for path, (tag, body) in found.items():
            if bodies.setdefault((path, tag), body) != body:
                broken.append(f"{path} changed and kept its tag when somebody {what}")
    assert not broken, "\n".join(broken)


def test_the_tree_of_a_plan_is_what_its_parts_say(
    house: House, history: list[tuple[str, Answers]]
) -> None:
    """The plan, the objective and the KPI are one record, wherever they are read."""
    del history
    for plan in house.secretariat.get("/strategic-plans?limit=500").json()["items"]:
        for objective in plan["objectives"]:
            alone = house.secretariat.get(f"/objectives/{objective['ref']}").json()
            assert {**objective, "plan": plan["ref"]} == alone
            for kpi in objective["kpis"]:
                alone = house.secretariat.get(f"/kpis/{kpi['ref']}").json()
                assert {**kpi, "plan": plan["ref"]} == alone
        for area in plan["focus_areas"]:
            alone = house.secretariat.get(f"/focus-areas/{area['ref']}").json()
            assert {**area, "plan": plan["ref"]} == alone


def test_what_is_remembered_for_one_reach_is_not_told_to_another(house: House) -> None:
    hidden = {"title": "Hidden", "kind": "study", "forum": "CTWG", "visibility": "restricted"}
    ref = house.secretariat.create("/activities", hidden)["ref"]
    callers = {
        seats: Caller(house.client, seats)
        for seats in ("secretariat", "chair:CTWG", "observer", "focal_point:CHL", None)
    }
    for _ in range(2):
        for seats, caller in callers.items():
            sees = seats in {"secretariat", "chair:CTWG"}
            assert (caller.get(f"/activities/{ref}").status_code == 200) == sees, seats
            listed = caller.get("/activities?limit=500").json()["items"]
            assert (ref in {item["ref"] for item in listed}) == sees, seats
