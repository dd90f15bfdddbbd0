"""The public record as IATI 2.03: valid, true, and silent on what is not known."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree  # type: ignore[import-untyped]  # ships no types

from api.core.database import Database
from api.load.service import load_record
from tests.callers import Caller
from tests.factories.activities import make_activity
from tests.factories.world import PLAN, make_world, part
from tests.iati.rules import breaches, schema

PATH = "/exports/iati/activities.xml"
ORG = "UNREGISTERED-APEC"


def exported(caller: Caller) -> Any:  # noqa: ANN401 - lxml's own
    """The file, once schema and rules find nothing wrong with it."""
    answer = caller.get(PATH)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/xml"
    document = etree.fromstring(answer.content)
    schema().assertValid(document)
    assert list(breaches(document)) == []
    return document


def activity(document: Any, ref: str) -> Any:  # noqa: ANN401 - as above
    """The activity of a record."""
    [found] = document.xpath(f"iati-activity[iati-identifier='{ORG}-{ref}']")
    return found


def dates(element: Any) -> dict[str, str]:  # noqa: ANN401 - as above
    """The dates of an activity, by IATI's code."""
    return {date.get("type"): date.get("iso-date") for date in element.findall("activity-date")}


@pytest.fixture
def world(secretariat: Caller) -> None:
    """A plan to be part of."""
    make_world(secretariat)


def test_the_real_record_is_valid(database: Database, anonymous: Caller) -> None:
    report = load_record(database, Path("data"))
    assert report is not None
    document = exported(anonymous)
    assert len(document.xpath("iati-activity[@hierarchy='3']")) > 30
    assert document.xpath("iati-activity[@hierarchy='1']/result/indicator")
    # Not one date that the record does not have.
    listed = {item["ref"]: item for item in _all(anonymous)}
    for element in document.xpath("iati-activity[@hierarchy='3']"):
        record = listed[element.findtext("iati-identifier").removeprefix(f"{ORG}-")]
        held = {
            period[end]
            for period in (record["planned"] or {}, record["actual"] or {})
            for end in ("start", "end")
            if period.get(end)
        }
        assert set(dates(element).values()) <= held


def _all(caller: Caller) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    cursor: str | None = ""
    while cursor is not None:
        page = caller.get(f"/activities?limit=500{cursor}").json()
        items += page["items"]
        cursor = f"&cursor={page['next']}" if page["next"] else None
    return items


@pytest.mark.usefixtures("world")
def test_an_activity_says_what_the_record_says(secretariat: Caller, anonymous: Caller) -> None:
    made = make_activity(
        secretariat,
        visibility="public",
        title="Customs & police <together>",
        actual={"start": "2018-05-09", "end": "2018-05-11"},
        lead_economies=["HKG", "AUS"],
        areas=["travel"],
        topics=["aeo"],
        fund="APEC Support Fund",
        budget={"apec_funding": 1000.5, "co_funding": 200},
        project_number="CTWG 01 2018A",
    )
    element = activity(exported(anonymous), made["ref"])
    assert element.findtext("title/narrative") == "Customs & police <together>"
    assert dates(element) == {
        "1": "2018-05-09",
        "2": "2018-05-09",
        "3": "2018-05-10",
        "4": "2018-05-11",
    }
    parties = [
        (p.get("role"), p.get("type"), p.findtext("narrative"))
        for p in element.findall("participating-org")
    ]
    assert parties == [
        ("1", "40", "APEC Support Fund"),
        ("2", "40", "CTWG in full"),
        ("4", "10", "Australia"),
        ("4", "10", "Hong Kong, China"),
    ]
    assert element.xpath("string(other-identifier/@ref)") == "CTWG 01 2018A"
    assert element.xpath("string(budget/value)") == "1200.50"
    tags = {tag.get("code"): tag.findtext("narrative") for tag in element.findall("tag")}
    assert tags["travel"] == "Secure Travel"
    assert tags[f"{PLAN}.FA1"] == "Focus area 1 of CTWG"
    assert element.xpath("string(related-activity/@ref)") == f"{ORG}-{PLAN}"
    assert element.get("last-updated-datetime")[:19] == made["updated_at"][:19]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("planned", "actual", "known"),
    [
        ({"start": "2018-05-09", "end": "2018-05"}, None, {"1": "2018-05-09"}),
        ({"start": "2018-05-09"}, {"start": "2018-06"}, {"1": "2018-05-09"}),
        ({"start": "2018-05"}, {"start": "2018-05-09"}, {"2": "2018-05-09"}),
        ({"start": "2018-05-09"}, {"start": "2090-01-01"}, {"1": "2018-05-09"}),
        (
            {"start": "2018-05-09"},
            {"start": "2018-05-12", "end": "2018-05-11"},
            {"1": "2018-05-09"},
        ),
        ({"start": "2018-05"}, None, None),
        ({"start": "2018"}, {"end": "2018-05-09"}, None),
        (None, None, None),
    ],
)
def test_only_days_that_are_known_are_told(
    secretariat: Caller,
    anonymous: Caller,
    planned: dict[str, str] | None,
    actual: dict[str, str] | None,
    known: dict[str, str] | None,
) -> None:
    """What has no first day cannot be said in IATI: it is left out, and the file says so."""
    make_activity(secretariat, visibility="public", planned=planned, actual=actual)
    document = exported(anonymous)
    found = [dates(element) for element in document.xpath("iati-activity[@hierarchy='3']")]
    assert found == ([known] if known else [])
    [comments] = [[str(c.text) for c in document.iter(etree.Comment)]]
    said = [" Left out, for want of a day on which they begin: 1. "]
    assert comments == ([] if known else said)


@pytest.mark.usefixtures("world")
def test_without_a_sum_or_its_days_there_is_no_budget(
    secretariat: Caller, anonymous: Caller
) -> None:
    make_activity(secretariat, visibility="public")
    make_activity(
        secretariat,
        visibility="public",
        budget={"apec_funding": 1},
        planned={"start": "2018-05-09", "end": "2018-06"},
    )
    assert exported(anonymous).xpath("//budget") == []


@pytest.mark.usefixtures("world")
def test_each_state_has_its_code(secretariat: Caller, anonymous: Caller) -> None:
    def code() -> str:
        return str(activity(exported(anonymous), ref).xpath("string(activity-status/@code)"))

    ref = make_activity(secretariat, visibility="public")["ref"]
    path = f"/activities/{ref}"
    found = [code()]
    for verb, body in (
        ("endorse", None),
        ("postpone", {"reason": "No room."}),
        ("endorse", None),
        ("start", None),
        ("complete", {"actual": {"start": "2018-05-09", "end": "2018-05-10"}}),
    ):
        assert secretariat.verb(f"{path}/{verb}", body).status_code == 200
        found.append(code())
    assert found == ["1", "1", "6", "1", "2", "4"]
    other = make_activity(secretariat, visibility="public")["ref"]
    secretariat.verb(f"/activities/{other}/cancel", {"reason": "No money."})
    ref = other
    assert code() == "5"


@pytest.mark.usefixtures("world")
def test_plans_and_work_plans_stand_above(secretariat: Caller, anonymous: Caller) -> None:
    work = secretariat.create("/work-plans", {"forum": "CTWG", "year": 2018})
    made = make_activity(secretariat, visibility="public", work_plan=work["ref"])
    assert (
        activity(exported(anonymous), made["ref"]).xpath("string(related-activity/@ref)")
        == f"{ORG}-{PLAN}"
    ), "a draft is not in the file"
    thrust = [{"focus_area": f"{PLAN}.FA1", "rationale": "Leaders asked for it."}]
    path = f"/work-plans/{work['ref']}"
    secretariat.patch(path, {"thrust": thrust})
    for verb in ("submit", "endorse"):
        assert secretariat.verb(f"{path}/{verb}").status_code == 200
    document = exported(anonymous)
    parents = {
        element.findtext("iati-identifier"): element.xpath("string(related-activity/@ref)")
        for element in document
    }
    assert parents == {
        f"{ORG}-{PLAN}": "",
        f"{ORG}-CTWG-2018": f"{ORG}-{PLAN}",
        f"{ORG}-{made['ref']}": f"{ORG}-CTWG-2018",
    }


@pytest.mark.usefixtures("world")
def test_kpis_are_indicators_and_what_they_lack_is_missing(
    secretariat: Caller, anonymous: Caller
) -> None:
    ref = "TELWG-2018-2022"
    dates_of_plan = {"starts_on": "2018-01-01", "ends_on": "2022-12-31"}
    plan = {"ref": ref, "forum": "TELWG", "title": "Plan", **dates_of_plan}
    secretariat.create("/strategic-plans", plan)
    secretariat.create("/objectives", {**part(ref, "O1", 1), "text": "An objective"})
    kpi = {"objective": f"{ref}.O1", "text": "KPI"}
    each: list[dict[str, Any]] = [
        {"measure": "count", "targets": [{"value": 5, "due_on": "2022-12-31"}]},
        {"measure": "share", "baseline": {"value": 0.25, "on": "2017"}},
        {"measure": "count", "baseline": {"note": "Not known."}, "direction": "down"},
        {"measure": "qualitative"},
    ]
    for n, more in enumerate(each):
        secretariat.create("/kpis", {**kpi, "ref": f"{ref}.O1.{n}", "label": f"({n})", **more})
    document = exported(anonymous)
    assert document.xpath(f"iati-activity[iati-identifier='{ORG}-{ref}']") == [], "a draft"
    secretariat.verb(f"/strategic-plans/{ref}/endorse", {"endorsed_on": "2017-10-09"})
    element = activity(exported(anonymous), ref)
    [result] = element.findall("result")
    assert (result.get("type"), result.findtext("title/narrative")) == ("2", "An objective")
    told = [
        (
            i.get("measure"),
            i.get("ascending"),
            i.xpath("string(baseline/@value)"),
            i.xpath("string(baseline/@year)"),
            i.xpath("string(period/target/@value)"),
        )
        for i in result.findall("indicator")
    ]
    assert told == [
        ("1", "true", "", "", "5"),
        ("2", "true", "25", "2017", ""),
        ("1", "false", "", "", ""),
        ("5", "true", "", "", ""),
    ]


@pytest.mark.usefixtures("world")
def test_whoever_asks_gets_the_public_record_and_nothing_else(
    secretariat: Caller, anonymous: Caller
) -> None:
    for visibility in ("public", "members", "restricted"):
        make_activity(secretariat, title=visibility, visibility=visibility)
    assert secretariat.get(PATH).content == anonymous.get(PATH).content
    titles = exported(secretariat).xpath("iati-activity[@hierarchy='3']/title/narrative/text()")
    assert titles == ["public"]


@pytest.mark.usefixtures("world")
def test_what_has_not_changed_is_304(secretariat: Caller, anonymous: Caller) -> None:
    tag = {"If-None-Match": anonymous.get(PATH).headers["etag"]}
    make_activity(secretariat, visibility="restricted")
    assert anonymous.get(PATH, headers=tag).status_code == 304
    make_activity(secretariat, visibility="public")
    assert anonymous.get(PATH, headers=tag).status_code == 200


def test_a_file_without_activities_would_not_be_valid(anonymous: Caller) -> None:
    assert anonymous.get(PATH).status_code == 404
