"""What each formula counts, with figures worked out by hand."""

import pytest

from tests.callers import Caller
from tests.factories.engagements import make_engagement
from tests.factories.implementations import adopt, ask_australia, bring
from tests.factories.recommendations import make_recommendation
from tests.factories.scorecards import computed, hold, listed, others, plan_with, scorecard
from tests.factories.world import make_reference

STARS = computed("activities-completed", kinds=["star-conference"])
TWO_BY_2022 = {"targets": [{"value": 2, "due_on": "2022-12-31"}]}


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """Economies, fora, areas, topics."""
    make_reference(secretariat)


def test_two_star_conferences_take_the_kpi_from_nothing_to_met(secretariat: Caller) -> None:
    plan_with(secretariat, {"i": {**STARS, **TWO_BY_2022}})
    kpi = scorecard(secretariat)["i"]
    assert (kpi["value"], kpi["target"], kpi["due_on"]) == (0, 2, "2022-12-31")
    assert kpi["status"] == "off_track"
    assert listed(secretariat, kpi["records"]) == []
    first = hold(secretariat, kind="star-conference", on="2019-08-20")
    assert scorecard(secretariat)["i"]["value"] == 1
    second = hold(secretariat, kind="star-conference", on="2021-06-02")
    hold(secretariat, kind="workshop", on="2021-06-02")
    kpi = scorecard(secretariat)["i"]
    assert (kpi["value"], kpi["status"]) == (2, "met")
    assert [item["ref"] for item in listed(secretariat, kpi["records"])] == [second, first]
    assert kpi["targets"] == [{"value": 2, "due_on": "2022-12-31", "reached": 2, "status": "met"}]
    assert kpi["series"] == [
        {"on": "2018-01-01", "value": 0},
        {"on": "2019-08-20", "value": 1},
        {"on": "2021-06-02", "value": 2},
    ]


def test_activities_count_once_completed_of_their_kind_in_the_period(
    secretariat: Caller,
) -> None:
    kinds = ["workshop", "training", "capacity-building"]
    plan_with(secretariat, {"i": computed("activities-completed", kinds=kinds)})
    counted = [
        hold(secretariat, kind="workshop", on="2018-01-01"),
        hold(secretariat, kind="training", on="2022-12-31"),
    ]
    hold(secretariat, kind="seminar", on="2019-01-01")
    before, telwg = others(secretariat)
    hold(secretariat, **before, kind="workshop", on="2017-12-31")
    hold(secretariat, **telwg, kind="workshop", on="2019-01-01")
    kpi = scorecard(secretariat)["i"]
    assert (kpi["value"], kpi["status"], kpi["target"]) == (2, "no_target", None)
    assert {item["ref"] for item in listed(secretariat, kpi["records"])} == set(counted)
    assert [(p["part"], p["resource"], p["count"]) for p in kpi["parts"]] == [
        ("value", "activities", 2)
    ]


def test_engagements_are_counted_by_kind_and_by_who_is_on_the_other_side(
    secretariat: Caller, chair: Caller
) -> None:
    icao = {"code": "ICAO", "name": "Civil Aviation", "kind": "un_body"}
    secretariat.create("/organizations", icao)
    given = ["briefing-given", "report-sent"]
    plan_with(
        secretariat,
        {
            "ii": computed("engagements-by-kind", kinds=given, counterparts=["sub_fora"]),
            "iii": computed("engagements-by-kind", kinds=["briefing-received"]),
            "all": computed("engagements-by-kind", kinds=given),
        },
    )
    briefing = make_engagement(chair, kind="briefing-given", on="2018-08")["ref"]
    make_engagement(chair, kind="briefing-given", **{"with": {"organizations": ["ICAO"]}})
    make_engagement(chair, kind="report-sent", on="2017-12-31")
    received = make_engagement(chair, kind="briefing-received", on="2020-02-02")["ref"]
    card = scorecard(secretariat)
    assert {name: kpi["value"] for name, kpi in card.items()} == {"ii": 1, "iii": 1, "all": 2}
    assert [r["ref"] for r in listed(secretariat, card["ii"]["records"])] == [briefing]
    assert [r["ref"] for r in listed(secretariat, card["iii"]["records"])] == [received]
    assert len(listed(secretariat, card["all"]["records"])) == 2


def test_joint_work_is_counted_over_engagements_and_activities(
    secretariat: Caller, chair: Caller
) -> None:
    joint = {
        "engagement_kinds": ["joint-capacity-building"],
        "activity_kinds": ["workshop", "training"],
    }
    plan_with(
        secretariat,
        {
            "i": computed("engagements-with-fora"),
            "iv": computed("joint-capacity-building", **joint),
            "less": computed("engagements-with-fora", include_joint_activities=False),
        },
    )
    hold(secretariat, partner_fora=["SCCP"], kind="workshop")
    hold(secretariat, partner_fora=["SCCP"], kind="conference")
    hold(secretariat, partner_fora=["CTWG"], kind="workshop")
    hold(secretariat, kind="workshop")
    make_engagement(chair, kind="joint-capacity-building", on="2019-01-01")
    make_engagement(chair, kind="joint-meeting", on="2019-01-01")
    card = scorecard(secretariat)
    assert {name: kpi["value"] for name, kpi in card.items()} == {"i": 4, "iv": 2, "less": 2}
    for name in card:
        parts = [part for part in card[name]["parts"] if part["part"] == "value"]
        assert sum(part["count"] for part in parts) == card[name]["value"]
        for part in parts:
            assert len(listed(secretariat, part["records"])) == part["count"], part
        assert len(listed(secretariat, card[name]["records"])) == card[name]["value"]


def test_a_recommendation_is_implemented_when_nobody_who_took_it_on_still_has_to(
    secretariat: Caller, chair: Caller, australia: Caller, chile: Caller, anonymous: Caller
) -> None:
    share = {
        "measure": "share",
        **computed("recommendations-implemented", activity_kinds=["workshop"]),
    }
    plan_with(secretariat, {"ii": share})
    source = {
        "kind": "activity",
        "activity": hold(secretariat, on="2018-05-10", visibility="public"),
    }
    both = {"addressed_to": {"economies": ["AUS", "CHL"]}, "source": source, "visibility": "public"}
    done, half, silent = (adopt(chair, **both) for _ in range(3))
    elsewhere = hold(secretariat, kind="seminar")
    adopt(chair, **{**both, "source": {"kind": "activity", "activity": elsewhere}})
    accepted = {"acceptance": "accepted"}
    for ref in (done, half):
        australia.verb(f"/implementations/{ref}.AUS/accept", accepted)
        australia.verb(f"/implementations/{ref}.AUS/implement", {})
    chile.verb(f"/implementations/{half}.CHL/accept", accepted)
    kpi = scorecard(secretariat)["ii"]
    assert (kpi["value"], kpi["numerator"], kpi["denominator"]) == (1 / 3, 1, 3)
    parts = {part["part"]: part for part in kpi["parts"]}
    assert {name: part["count"] for name, part in parts.items()} == {
        "identified": 3,
        "of": 3,
        "value": 1,
    }
    found = {name: listed(secretariat, part["records"]) for name, part in parts.items()}
    assert [item["record"] for item in found["value"]] == [done]
    assert {item["record"] for item in found["of"]} == {done, half, silent}
    assert found["value"][0]["path"] == f"/api/v1/recommendations/{done}"
    # Each sees the share of what they may see; visitors see no answers, which is not 0.
    assert scorecard(australia)["ii"]["value"] == 2 / 3
    assert scorecard(chile)["ii"]["value"] == 0
    unseen = scorecard(anonymous)["ii"]
    assert (unseen["value"], unseen["numerator"]) == (None, None)
    assert [(p["part"], p["count"]) for p in unseen["parts"]] == [("identified", 3)]


def test_what_is_reopened_is_not_implemented_any_more(
    secretariat: Caller, chair: Caller, australia: Caller
) -> None:
    plan_with(secretariat, {"i": {"measure": "share", **computed("recommendations-implemented")}})
    path = ask_australia(chair)
    bring(path, "implemented", australia, chair)
    assert scorecard(secretariat)["i"]["value"] == 1
    australia.verb(f"{path}/reopen", {"reason": "It fell back."})
    assert scorecard(secretariat)["i"]["value"] == 0


def test_recommendations_count_by_topic_or_by_whom_they_address(
    secretariat: Caller, chair: Caller
) -> None:
    secretariat.create("/organizations", {"code": "IBM", "name": "IBM", "kind": "private_company"})
    secretariat.create(
        "/organizations", {"code": "WCO", "name": "WCO", "kind": "intergovernmental"}
    )
    wanted = {"topics": ["aeo"], "organization_kinds": ["business", "private_company"]}
    share = {"measure": "share", **computed("recommendations-implemented", **wanted)}
    plan_with(secretariat, {"iv": share})
    both = {"economies": ["AUS"], "organizations": ["IBM"]}
    refs = {
        adopt(chair, topics=["aeo"]),
        adopt(chair, addressed_to=both),
        adopt(chair, addressed_to={"organizations": ["IBM"]}),
    }
    adopt(chair, topics=["api-pnr"], addressed_to={"economies": ["AUS"], "organizations": ["WCO"]})
    adopt(secretariat, topics=["aeo"], forum="TELWG")
    adopt(chair, topics=["aeo"], year=2017)
    make_recommendation(chair, topics=["aeo"])
    kpi = scorecard(secretariat)["iv"]
    parts = {part["part"]: part for part in kpi["parts"]}
    assert {i["record"] for i in listed(secretariat, parts["identified"]["records"])} == refs
    # Nobody on record answers for a company: there is no answer to be a share of.
    assert (kpi["value"], kpi["numerator"], kpi["denominator"]) == (0, 0, 2)


def test_a_list_of_nothing_restricts_nothing(secretariat: Caller, chair: Caller) -> None:
    share = {"measure": "share", **computed("recommendations-implemented", topics=[])}
    plan_with(secretariat, {"i": share})
    adopt(chair)
    assert scorecard(secretariat)["i"]["denominator"] == 1


def test_agencies_count_once_for_each_economy_and_silent_economies_are_left_out(
    secretariat: Caller, chair: Caller, australia: Caller, anonymous: Caller
) -> None:
    plan_with(secretariat, {"i": computed("agencies-involved", by="economy")})
    people = [
        {"economy": "AUS", "agency": "Border Force"},
        {"economy": "AUS", "agency": "border  force"},
        {"economy": "AUS", "agency": "AUSTRAC"},
        {"economy": "CHL", "agency": "Border Force"},
        {"economy": "HKG", "delegates": 3},
    ]
    for on, participation in (("2018-05-10", people), ("2019-05-10", people[:1])):
        path = f"/activity-reports/{hold(secretariat, on=on)}.report"
        why = {"no_recommendations_because": "None."}
        australia.patch(path, {"participation": participation, **why})
        before = scorecard(chair)["i"]["value"]
        assert australia.verb(f"{path}/submit").status_code == 200
        assert before == (None if on < "2019" else 3), "a draft does not count"
    kpi = scorecard(chair)["i"]
    assert kpi["value"] == 3
    told = {row["economy"]: row["value"] for row in kpi["economies"]}
    assert told == {"AUS": 2, "CHL": 1}
    assert kpi["not_reported"] == ["HKG"]
    assert len(listed(chair, kpi["records"])) == 3
    assert len(listed(chair, kpi["economies"][0]["records"])) == 2
    unseen = scorecard(anonymous)["i"]
    assert (unseen["value"], unseen["not_reported"], unseen["economies"]) == (None, None, [])
    assert "sign in" in unseen["explanation"]


def test_organizations_count_once_against_those_of_the_year_before(
    secretariat: Caller, australia: Caller
) -> None:
    for code, kind in (("IBM", "private_company"), ("ABAC", "business"), ("ICAO", "un_body")):
        secretariat.create("/organizations", {"code": code, "name": code, "kind": kind})
    before = {"from": "2017-01-01", "to": "2017-12-31"}
    wanted = {"kinds": ["business", "private_company"], "baseline_period": before}
    fields = {"measure": "increase", **computed("organizations-taking-part", **wanted)}
    plan_with(secretariat, {"ii": fields})
    before_it, _ = others(secretariat)
    hold(secretariat, **before_it, on="2017-06-01", partner_organizations=["IBM", "ICAO"])
    hold(secretariat, on="2018-06-01", partner_organizations=["IBM"])
    path = f"/activity-reports/{hold(secretariat, on='2019-06-01')}.report"
    took_part = [{"organization": "ABAC"}, {"organization": "IBM"}, {"organization": "ICAO"}]
    said = {"participation": took_part, "no_recommendations_because": "None."}
    australia.patch(path, said)
    australia.verb(f"{path}/submit")
    kpi = scorecard(secretariat)["ii"]
    assert (kpi["value"], kpi["status"]) == (2, "no_target")
    assert (kpi["baseline"]["value"], kpi["baseline"]["is_counted"]) == (1, True)
    assert {item["key"] for item in listed(secretariat, kpi["records"])} == {"IBM", "ABAC"}
    assert [point["value"] for point in kpi["series"]] == [0, 1, 2]


def test_work_in_an_area_is_counted_whatever_its_kind(secretariat: Caller, chair: Caller) -> None:
    resources = ["activities", "engagements", "recommendations"]
    before = {"from": "2017-01-01", "to": "2017-12-31"}
    wanted = {"area": "finance", "resources": resources, "baseline_period": before}
    fields = {"measure": "increase", **computed("records-in-area", **wanted)}
    plan_with(secretariat, {"i": fields})
    hold(secretariat, areas=["finance"])
    hold(secretariat, areas=["travel"])
    make_engagement(chair, areas=["finance", "travel"])
    make_engagement(chair, areas=["finance"], on="2017-08-08")
    before_it, _ = others(secretariat)
    earlier = {"kind": "activity", "activity": hold(secretariat, **before_it, on="2017-02-02")}
    adopt(chair, areas=["finance"], source=earlier, year=2018)
    adopted = adopt(chair, areas=["finance"], year=2018)
    adopt(chair, areas=["finance"], year=2023)
    make_recommendation(chair, areas=["finance"], year=2018)
    kpi = scorecard(secretariat)["i"]
    assert (kpi["value"], kpi["baseline"]["value"]) == (3, 2)
    refs = {item["record"] for item in listed(secretariat, kpi["records"])}
    assert adopted in refs


def test_another_forum_with_other_kpis_gets_other_numbers(secretariat: Caller) -> None:
    plan_with(secretariat, {"i": {**STARS, **TWO_BY_2022}})
    studies = computed("activities-completed", kinds=["study"])
    three = {"targets": [{"value": 3, "due_on": "2022-12-31"}]}
    plan_with(secretariat, {"x": {**studies, **three}}, ref="TELWG-KPIS", forum="TELWG")
    hold(secretariat, kind="star-conference")
    hold(secretariat, kind="study")
    telwg = {
        "forum": "TELWG",
        "plan": "TELWG-KPIS",
    }
    for day in ("2019-01-01", "2020-01-01", "2021-01-01"):
        hold(secretariat, kind="study", on=day, **telwg)
    assert scorecard(secretariat)["i"]["value"] == 1
    other = scorecard(secretariat, "TELWG-KPIS")["x"]
    assert (other["value"], other["status"]) == (3, "met")


def test_a_forum_goes_on_with_what_its_predecessor_did(secretariat: Caller) -> None:
    forum = {"name": "Its successor", "kind": "working-group", "predecessor": "CTWG"}
    secretariat.create("/sub-fora", {"code": "NEXT", **forum})
    plan_with(secretariat, {"i": STARS})
    hold(secretariat, kind="star-conference")
    plan_with(secretariat, {"i": STARS}, ref="NEXT-KPIS", forum="NEXT")
    kpi = scorecard(secretariat, "NEXT-KPIS")["i"]
    assert kpi["value"] == 1
    assert len(listed(secretariat, kpi["records"])) == 1


def test_an_amended_plan_keeps_what_was_counted(secretariat: Caller) -> None:
    ref = plan_with(secretariat, {"i": {**STARS, **TWO_BY_2022}})
    hold(secretariat, kind="star-conference")
    amended = secretariat.verb(f"/strategic-plans/{ref}/amend").json()["ref"]
    assert scorecard(secretariat, amended)["i"]["value"] == 1


def test_everybody_counts_what_they_may_see(
    secretariat: Caller, australia: Caller, chile: Caller, anonymous: Caller
) -> None:
    plan_with(secretariat, {"i": STARS})
    for visibility in ("public", "members", "restricted"):
        hold(secretariat, kind="star-conference", visibility=visibility)
    callers = {"australia": australia, "chile": chile, "nobody": anonymous}
    seen = {name: scorecard(caller)["i"] for name, caller in callers.items()}
    assert {n: k["value"] for n, k in seen.items()} == {"australia": 3, "chile": 2, "nobody": 1}
    for name, kpi in seen.items():
        assert len(listed(callers[name], kpi["records"])) == kpi["value"]


def test_as_of_an_earlier_day_only_what_had_happened_counts(secretariat: Caller) -> None:
    plan_with(secretariat, {"i": {**STARS, **TWO_BY_2022}})
    for day in ("2019-08-20", "2021-06-02"):
        hold(secretariat, kind="star-conference", on=day)
    for day, value in (("2019-08-19", 0), ("2019-08-20", 1), ("2021-06-01", 1), ("2021-06-02", 2)):
        kpi = scorecard(secretariat, as_of=day)["i"]
        assert kpi["value"] == value, day
        assert len(listed(secretariat, kpi["records"])) == value
    refused = secretariat.get("/scorecards/CTWG-KPIS?as_of=2999-01-01")
    assert refused.json()["errors"][0]["code"] == "date-in-the-future"


def test_a_plan_that_is_not_there_has_no_scorecard(anonymous: Caller) -> None:
    assert anonymous.get("/scorecards/NONE").status_code == 404
    assert anonymous.get("/scorecards/NONE/records?kpi=NONE.O1.i").status_code == 404
