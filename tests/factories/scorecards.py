"""Plans with computed KPIs, and their scorecards, for tests."""

from typing import Any, Final

from tests.callers import Caller
from tests.factories.world import part

Json = dict[str, Any]

PERIOD: Final = {"from": "2018-01-01", "to": "2022-12-31"}


def computed(name: str, **parameters: object) -> Json:
    """How a computed KPI says what it counts, over the years of the plan."""
    period = {"period": PERIOD}
    return {"source": "computed", "formula": {"name": name, "parameters": period | parameters}}


def plan_with(
    secretariat: Caller,
    kpis: dict[str, Json],
    ref: str = "CTWG-KPIS",
    forum: str = "CTWG",
    years: tuple[int, int] = (2018, 2022),
) -> str:
    """An endorsed plan of one objective with these KPIs, by label; its ref."""
    first, last = years
    dates = {"starts_on": f"{first}-01-01", "ends_on": f"{last}-12-31"}
    plan = {"ref": ref, "forum": forum, "title": f"KPIs of {forum}", **dates}
    secretariat.create("/strategic-plans", plan)
    secretariat.create("/objectives", {**part(ref, "O1", 1), "text": "Objective", "areas": []})
    secretariat.create("/focus-areas", {**part(ref, "FA1", 1), "text": "Focus area"})
    for position, (label, fields) in enumerate(kpis.items(), start=1):
        said = {"ref": f"{ref}.O1.{label}", "objective": f"{ref}.O1", "label": f"({label})"}
        kpi = {**said, "text": f"KPI {label}", "measure": "count", "position": position, **fields}
        secretariat.create("/kpis", kpi)
    endorsed = secretariat.verb(f"/strategic-plans/{ref}/endorse", {"endorsed_on": "2017-10-09"})
    assert endorsed.status_code == 200, endorsed.text
    return ref


def scorecard(caller: Caller, plan: str = "CTWG-KPIS", as_of: str | None = None) -> dict[str, Json]:
    """Each KPI of a plan's scorecard, by what follows its objective in its ref."""
    query = f"?as_of={as_of}" if as_of else ""
    answer = caller.get(f"/scorecards/{plan}{query}")
    assert answer.status_code == 200, answer.text
    objectives = answer.json()["objectives"]
    return {kpi["ref"].split(".", 2)[2]: kpi for o in objectives for kpi in o["kpis"]}


def hold(caller: Caller, **fields: Any) -> str:  # noqa: ANN401 - any field of the payload
    """An activity of CTWG from proposal to completion; its ref. `on` is its one day."""
    on = fields.pop("on", "2018-05-10")
    plan = fields.get("plan", "CTWG-KPIS")
    kpi = caller.get(f"/kpis?plan={plan}&limit=1").json()["items"][0]["ref"]
    activity = {
        "title": "An activity",
        "kind": "workshop",
        "forum": "CTWG",
        "plan": plan,
        "lead_economies": ["AUS"],
        "focus_areas": [f"{plan}.FA1"],
        "objectives": [f"{plan}.O1"],
        "kpis": [kpi],
        "planned": {"start": on},
        **fields,
    }
    ref = str(caller.create("/activities", activity)["ref"])
    actual = {"actual": {"start": on, "end": on}}
    for verb, body in (("endorse", None), ("start", None), ("complete", actual)):
        done = caller.verb(f"/activities/{ref}/{verb}", body)
        assert done.status_code == 200, done.text
    return ref


def others(secretariat: Caller) -> tuple[Json, Json]:
    """What activities say that CTWG held before its plan, and those of TELWG in the same years."""
    manual = {"i": {"measure": "qualitative"}}
    before = plan_with(secretariat, manual, ref="CTWG-BEFORE", years=(2013, 2017))
    telwg = plan_with(secretariat, manual, ref="TELWG-NOW", forum="TELWG")
    return {"plan": before}, {"plan": telwg, "forum": "TELWG"}


def listed(caller: Caller, records: str) -> list[Json]:
    """Every record of the list that a number's address opens."""
    answer = caller.get(records, params=None)
    assert answer.status_code == 200, (records, answer.text)
    found = answer.json()
    assert found.get("next") is None
    return list(found["items"])
