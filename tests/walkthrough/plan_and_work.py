"""The first half: the work plan, an activity that becomes sound, its report."""

from typing import Final

from tests.walkthrough.cast import PLAN, Cast
from tests.walkthrough.recording import Json, Walk, as_duties

WORK_PLAN: Final = "/work-plans/CTWG-2018"
HELD: Final = {"start": "2018-05-09", "end": "2018-05-10"}


def play_work_plan(walk: Walk, cast: Cast) -> None:
    """The chair drafts the year; without a thrust nobody could endorse it."""
    chair = cast["CHAIR"]
    walk.chapter(
        "The chair drafts the work plan of 2018",
        """A work plan belongs to a forum and a year; its strategic plan follows from both.
        Submitting it shows what section V of the plan still asks for.""",
    )
    drafted = chair.create(
        "/work-plans",
        {"forum": "CTWG", "year": 2018, "theme": "Harnessing Inclusive Opportunities"},
        "ref plan status",
    )
    assert (drafted["ref"], drafted["plan"]) == ("CTWG-2018", PLAN)
    assert chair.refused(f"{WORK_PLAN}/submit") == ["work-plan.thrust-required"]
    thrust = {
        "focus_area": f"{PLAN}.FA5",
        "rationale": "Ministers asked for wider use of advance passenger information.",
        "basis": "leaders_statement",
    }
    chair.patch(WORK_PLAN, {"thrust": [thrust]}, "ref thrust")


def play_proposal(walk: Walk, cast: Cast) -> str:
    """An economy proposes an activity, and the linter stops it until it is sound."""
    australia, chair = cast["AUSTRALIA"], cast["CHAIR"]
    walk.chapter(
        "An economy proposes an activity, and is stopped until it is sound",
        """Anybody may draft something unfinished. The linter says what is missing, in the words in
        which the endorsement would be refused.""",
    )
    proposal = {
        "title": "Workshop on advance passenger information",
        "kind": "workshop",
        "forum": "CTWG",
        "work_plan": "CTWG-2018",
        "lead_economies": ["AUS"],
        "planned": HELD,
        "areas": ["travel"],
        "objectives": [f"{PLAN}.O3"],
        "kpis": [f"{PLAN}.O4.iv"],
        "partner_fora": ["BMG"],
        "topics": ["api-pnr"],
        "visibility": "members",
    }
    ref: str = australia.create("/activities", proposal)["ref"]
    findings = {finding["code"] for finding in australia.lint(f"/activities/{ref}")["findings"]}
    assert findings == {"activity.focus-area-required", "activity.kpi-outside-objectives"}
    walk.say("The work plan cannot be submitted with it: it carries the activity's own codes.")
    assert chair.refused(f"{WORK_PLAN}/submit") == ["work-plan.activity-unsound"]
    mended = {"focus_areas": [f"{PLAN}.FA5"], "kpis": [f"{PLAN}.O3.ii"]}
    australia.patch(f"/activities/{ref}", mended, "ref focus_areas objectives kpis")
    assert australia.lint(f"/activities/{ref}")["findings"] == []
    return ref


def play_conferences(walk: Walk, cast: Cast) -> list[str]:
    """Two STAR conferences join the work plan."""
    walk.say("Chile and Peru each propose a STAR conference in the same way.")
    refs = []
    for name, code, month in (("CHILE", "CHL", "03"), ("PERU", "PER", "10")):
        proposal = {
            "title": f"STAR conference in {name.title()}",
            "kind": "star-conference",
            "forum": "CTWG",
            "work_plan": "CTWG-2018",
            "lead_economies": [code],
            "planned": {"start": f"2018-{month}-20", "end": f"2018-{month}-21"},
            "areas": ["supply-chains"],
            "focus_areas": [f"{PLAN}.FA8"],
            "objectives": [f"{PLAN}.O6"],
            "kpis": [f"{PLAN}.O6.i"],
        }
        refs.append(str(cast[name].create("/activities", proposal)["ref"]))
    return refs


def play_endorsement(walk: Walk, cast: Cast, activity: str) -> None:
    """Submitted, returned with a message, submitted again, endorsed with all its proposals."""
    chair, secretariat = cast["CHAIR"], cast["SECRETARIAT"]
    walk.chapter(
        "The work plan is endorsed, and its proposals with it",
        "The secretariat sends it back once; a returned work plan is a draft again.",
    )
    chair.verb(f"{WORK_PLAN}/submit")
    message = {"message": "Say which theme of the year this serves."}
    secretariat.verb(f"{WORK_PLAN}/return", message, "ref status return_message")
    chair.patch(WORK_PLAN, {"note": "It serves the theme of the host year."}, "ref note")
    chair.verb(f"{WORK_PLAN}/submit")
    refs = ["CTWG-2018-A01", "CTWG-2018-A02", "CTWG-2018-A03"]
    walk.say("Everybody can ask what waits for them. The chair:")
    assert chair.duties(as_duties) == {
        "endorse_work_plan": ["CTWG-2018"],
        "endorse_activity": refs,
    }
    assert cast["AUSTRALIA"].duties() == {}
    endorsed = chair.verb(
        f"{WORK_PLAN}/endorse", {"endorsed_on": "2018-02-26"}, "ref status endorsed_on"
    )
    assert endorsed["status"] == "endorsed"
    proposals = chair.get("/activities?work_plan=CTWG-2018&count=true", "ref kind status")
    assert {item["status"] for item in proposals["items"]} == {"endorsed"}
    assert proposals["total"] == 3
    walk.say("From here its lead economy runs the activity.")
    cast["AUSTRALIA"].verb(f"/activities/{activity}/start")
    done = cast["AUSTRALIA"].verb(
        f"/activities/{activity}/complete", {"actual": HELD}, "ref status actual"
    )
    assert done["status"] == "completed"


def play_report(walk: Walk, cast: Cast, activity: str) -> list[str]:
    """The activity is reported, with who took part and what it recommends."""
    australia, chair = cast["AUSTRALIA"], cast["CHAIR"]
    walk.chapter(
        "The activity is reported",
        """Its completion has started its report, due two months after the end. A report names what
        the activity recommends, or says why it recommends nothing.""",
    )
    [report] = australia.get(f"/activity-reports?activity={activity}", "ref status due_on")["items"]
    path = f"/activity-reports/{report['ref']}"
    assert report["due_on"] == "2018-07-10"
    assert australia.duties() == {"write_report": [report["ref"]]}
    assert australia.refused(f"{path}/submit") == ["report.recommendations-or-reason"]
    first, second = (_draft(cast, activity, text) for text in RECOMMENDED)
    said = {"summary": "Twenty economies compared their systems.", "participation": PARTICIPATION}
    reported = australia.patch(path, said, "ref delegates women_share")
    assert reported["women_share"] == {"women": 9, "of": 16, "share": 0.5625}
    handed_in = australia.verb(f"{path}/submit", show="ref status recommendations")
    assert handed_in["recommendations"] == [first, second]
    assert australia.duties() == {}
    assert chair.duties() == {
        "accept_report": [report["ref"]],
        "adopt_recommendation": [first, second],
        "close_activity": ["CTWG-2018-A02", "CTWG-2018-A03"],
    }
    assert chair.verb(f"{path}/accept")["status"] == "accepted"
    return [first, second]


RECOMMENDED: Final = (
    "Lay down in law that carriers send passenger data before departure.",
    "Name one contact for passenger data, reachable at every hour.",
)
PARTICIPATION: Final[list[Json]] = [
    {"economy": "AUS", "agency": "Border agency", "delegates": 6, "women": 3, "speakers": 2},
    {"economy": "AUS", "agency": "Police", "delegates": 2, "women": 1},
    {"economy": "CHL", "agency": "Customs", "delegates": 3, "women": 2, "speakers": 1},
    {"economy": "PER", "agency": "Migration", "delegates": 5, "women": 3},
    {"organization": "IATA", "speakers": 1},
]


def _draft(cast: Cast, activity: str, text: str) -> str:
    drafted = cast["AUSTRALIA"].create(
        "/recommendations",
        {
            "text": text,
            "forum": "CTWG",
            "plan": PLAN,
            "year": 2018,
            "source": {"kind": "activity", "activity": activity},
            "addressed_to": {"all_economies": True},
            "focus_areas": [f"{PLAN}.FA5"],
            "areas": ["travel"],
            "topics": ["api-pnr"],
            "due_on": "2019-12-31",
        },
    )
    return str(drafted["ref"])
