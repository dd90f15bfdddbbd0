"""The last part of the record: an action plan's editions, the STAR conferences, coordination."""

from tests.walkthrough.cast import PLAN, Cast
from tests.walkthrough.recording import Json, Walk, pick

BASELINE = f"/action-plans/CTAP-CHL-{PLAN}-BASELINE"
MIDTERM = f"/action-plans/CTAP-CHL-{PLAN}-MIDTERM-REVIEW"


def play_action_plan(walk: Walk, cast: Cast) -> None:
    """An economy files its action plan, it is reviewed, the next edition carries the open gap."""
    chile, secretariat = cast["CHILE"], cast["SECRETARIAT"]
    walk.chapter(
        "An economy files its action plan, and the next edition carries the open gap",
        """The header says who has updated and reviewed; gaps and grades are the economy's own.
        There are two grades: how far it is carried out, and whether it works.""",
    )
    chile.create(
        "/action-plans",
        {"economy": "CHL", "plan": PLAN, "edition": "baseline", "calendar_year": 2018},
        "ref status",
    )
    chile.create(
        f"{BASELINE}/entries",
        {
            "section": "A.4",
            "gap": "Passenger data comes after departure.",
            "measures_planned": "Rules for carriers",
            "done": "partly",
            "effectiveness": "low",
        },
        "ref gap done effectiveness",
    )
    closed = chile.create(
        f"{BASELINE}/entries",
        {
            "section": "B",
            "gap": "Reports of suspicious transfers come on paper.",
            "measures_taken": "An electronic form",
            "done": "fully",
            "effectiveness": "high",
        },
        "ref gap done effectiveness",
    )
    assert chile.refused(f"{BASELINE}/submit") == ["action-plan.effectiveness-needs-evidence"]
    proof = {"evidence": [{"title": "Evaluation of the form", "on": "2018-06-30"}]}
    chile.patch(f"{BASELINE}/entries/{closed['ref']}", proof, "ref evidence")
    chile.verb(f"{BASELINE}/submit", {"updated_on": "2018-07-31"}, "ref status updated_on")
    assert secretariat.duties()["review_edition"] == [BASELINE.removeprefix("/action-plans/")]
    secretariat.verb(f"{BASELINE}/review", {"reviewed_on": "2018-09-14"}, "ref status reviewed_on")
    started = chile.verb(f"{BASELINE}/next-edition", show="ref follows status")
    assert started["follows"] == BASELINE.removeprefix("/action-plans/")
    [carried] = chile.get(f"{MIDTERM}/entries", "ref section gap carried_from")["items"]
    assert carried["gap"] == "Passenger data comes after departure."
    chile.patch(f"{MIDTERM}/entries/{carried['ref']}", {"done": "largely"}, "ref done")
    against = BASELINE.removeprefix("/action-plans/")
    diff = chile.get(f"{MIDTERM}/diff?against={against}", "changed closed dropped")
    assert [entry["section"] for entry in diff["closed"]] == ["B"]
    assert diff["changed"][0]["changes"] == [{"field": "done", "old": "partly", "new": "largely"}]


COMPANIES = ("EXAMPLE-FREIGHT", "EXAMPLE-PORTS")


def play_conferences(walk: Walk, cast: Cast, conferences: list[str]) -> None:
    """Two STAR conferences take KPI O6.i from 0 to met."""
    walk.chapter(
        "Two STAR conferences meet a target",
        """Objective 6 asks for two STAR conferences by the end of 2022. Nobody enters the figure:
        it is counted from the activities that were held.""",
    )
    assert _star(cast)["value"] == 0
    for code in COMPANIES:
        company = {"code": code, "name": code.title().replace("-", " "), "kind": "private_company"}
        cast["SECRETARIAT"].create("/organizations", company, "code kind")
    first, second = conferences
    _hold(cast, "CHILE", first, "03")
    half = _star(cast)
    assert (half["value"], half["status"]) == (1, "off_track")
    walk.say("Peru holds and reports the second in the same way.")
    _hold(cast, "PERU", second, "10")
    whole = _star(cast)
    assert (whole["value"], whole["status"]) == (2, "met")


def _star(cast: Cast) -> Json:
    ref = f"{PLAN}.O6.i"

    def of(card: Json) -> Json:
        kpis = (kpi for objective in card["objectives"] for kpi in objective["kpis"])
        return next(kpi for kpi in kpis if kpi["ref"] == ref)

    names = ("ref", "value", "target", "due_on", "status", "records")
    return of(cast["CHAIR"].get(f"/scorecards/{PLAN}", lambda card: pick(of(card), names)))


def _hold(cast: Cast, name: str, ref: str, month: str) -> None:
    """A STAR conference is held and reported, with business taking part."""
    host = cast[name]
    is_told = name == "CHILE"
    host.verb(f"/activities/{ref}/start", show=None)
    held = {"start": f"2018-{month}-20", "end": f"2018-{month}-21"}
    shown = "ref status actual" if is_told else None
    host.verb(f"/activities/{ref}/complete", {"actual": held}, shown)
    [report] = host.get(f"/activity-reports?activity={ref}")["items"]
    path = f"/activity-reports/{report['ref']}"
    business = COMPANIES[:1] if is_told else COMPANIES
    said = {
        "participation": [{"organization": code, "delegates": 2} for code in business],
        "no_recommendations_because": "It shared what is known.",
    }
    host.patch(path, said, "ref delegates" if is_told else None)
    host.verb(f"{path}/submit", show=None)
    cast["CHAIR"].verb(f"{path}/accept", show=None)


def play_coordination(walk: Walk, cast: Cast) -> None:
    """Both sides of the coordination log what happened."""
    walk.chapter(
        "Who briefed whom",
        """Either side of a contact may log it: the chair what CTWG gave, the liaison of SCCP what
        SCCP gave to CTWG.""",
    )
    meeting = cast["CHAIR"].create(
        "/meetings",
        {
            "forum": "CTWG",
            "on": "2018-08-08",
            "place": "Port Moresby",
            "host_economy": "PNG",
            "apec_meeting": "SOM3",
            "attendance": [
                {"economy": "AUS", "delegates": 4, "women": 2},
                {"economy": "PNG", "delegates": 6, "women": 3},
            ],
        },
        "ref delegates women_share",
    )
    given = {"forum": "CTWG", "kind": "briefing-given", "on": "2018-08-09"}
    other = {"with": {"sub_fora": ["SCCP"]}, "meeting": meeting["ref"]}
    cast["CHAIR"].create("/engagements", given | other, "ref kind direction with")
    received = {"forum": "CTWG", "kind": "briefing-received", "on": "2018-08-09"}
    cast["SCCP"].create("/engagements", received | other, "ref kind direction with")
    sent = {"forum": "CTWG", "kind": "report-sent", "on": "2018-08", "areas": ["travel"]}
    cast["CHAIR"].create(
        "/engagements", {**sent, "with": {"sub_fora": ["BMG"]}}, "ref kind direction on"
    )
