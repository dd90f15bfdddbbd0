"""A small story, told over HTTP: one record of each kind, so that every page has something to show.

All of it is the members' own: what a visitor sees and counts is the published record alone.
"""

from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

import httpx

from tests.browser.visitor import PASSWORD

PLAN: Final = "CTWG-2018-2022"
WORK_PLAN: Final = "CTWG-2021"

Body = dict[str, Any]  # JSON, as it is sent and answered.


@dataclass(frozen=True, slots=True)
class Story:
    """What the story made, by what it is, as people quote it."""

    activity: str
    report: str
    recommendation: str
    implementation: str
    action_plan: str
    next_action_plan: str
    need: str
    offer: str
    match: str
    engagement: str
    meeting: str
    work_plan: str = WORK_PLAN


class Teller:
    """One of those who tell it."""

    def __init__(self, url: str, name: str) -> None:
        self._base = f"{url}/api/v1"
        self._headers: dict[str, str] = {}
        form = {
            "grant_type": "password",
            "username": f"{name}@example.org",
            "password": PASSWORD,
        }
        token = httpx.post(f"{self._base}/auth/token", data=form).raise_for_status().json()
        self._headers["Authorization"] = f"Bearer {token['access_token']}"

    def make(self, path: str, **body: object) -> Body:
        """Create a record."""
        headers = {"Idempotency-Key": uuid4().hex}
        return self._sent("POST", path, headers, body)

    def do(self, path: str, verb: str, body: Body | None = None) -> Body:
        """Change a record's state."""
        headers = {"If-Match": self._answer("GET", path).headers["ETag"]}
        return self._sent("POST", f"{path}/{verb}", headers, body or {})

    def read(self, path: str) -> Body:
        """Read an answer."""
        return self._sent("GET", path, {}, None)

    def end_other_sessions(self) -> None:
        """End every other session of this account, as from a machine that is not there any more."""
        for held in self.read("/auth/sessions")["items"]:
            if held["ended_at"] is None and not held["is_current"]:
                self._answer("DELETE", f"/auth/sessions/{held['id']}")

    def _sent(self, method: str, path: str, headers: dict[str, str], body: Body | None) -> Body:
        told: Body = self._answer(method, path, headers, body).json()
        return told

    def _answer(
        self,
        method: str,
        path: str,
        headers: dict[str, str] | None = None,
        body: Body | None = None,
    ) -> httpx.Response:
        answer = httpx.request(
            method,
            f"{self._base}{path}",
            headers=self._headers | (headers or {}),
            json=body,
            timeout=30,
        )
        assert answer.is_success, answer.text
        return answer


def tell(url: str) -> Story:
    """Tell it on a service where secretariat, chair, Australia and Peru have accounts."""
    chair, australia, peru = (Teller(url, name) for name in ("chair", "australia", "peru"))
    activity, report = _year(chair, australia)
    recommendation = _recommended(chair, activity)
    need, offer, match, implementation = _supported(australia, peru, recommendation)
    plan, following = _action_plans(australia)
    engagement, meeting = _met(chair)
    return Story(
        activity=activity,
        report=report,
        recommendation=recommendation,
        implementation=implementation,
        action_plan=plan,
        next_action_plan=following,
        need=need,
        offer=offer,
        match=match,
        engagement=engagement,
        meeting=meeting,
    )


def _year(chair: Teller, australia: Teller) -> tuple[str, str]:
    """A draft work plan with a sound activity that was held, and one without any aim."""
    rationale = "Leaders asked for it, and the terminals of the region open one after the other."
    chair.make(
        "/work-plans",
        forum="CTWG",
        year=2021,
        theme="Join, Work, Grow. Together.",
        thrust=[
            {
                "focus_area": f"{PLAN}.FA3",
                "rationale": rationale,
                "basis": "leaders_statement",
            }
        ],
    )
    held = australia.make(
        "/activities",
        title="Workshop on the protection of ferry terminals",
        kind="workshop",
        forum="CTWG",
        work_plan=WORK_PLAN,
        planned={"start": "2021-05-11", "end": "2021-05-12"},
        place="Hobart",
        host_economy="AUS",
        lead_economies=["AUS"],
        focus_areas=[f"{PLAN}.FA3"],
        objectives=[f"{PLAN}.O3"],
        kpis=[f"{PLAN}.O3.ii"],
        areas=["supply-chains"],
        topics=["soft-targets"],
        visibility="members",
    )
    australia.make(
        "/activities",
        title="Exercise without an aim",
        kind="exercise",
        forum="CTWG",
        work_plan=WORK_PLAN,
        lead_economies=["AUS"],
        visibility="members",
    )
    path = f"/activities/{held['ref']}"
    chair.do(path, "endorse")
    australia.do(path, "start")
    australia.do(path, "complete", {"actual": {"start": "2021-05-11", "end": "2021-05-12"}})
    report = australia.make(
        "/activity-reports",
        activity=held["ref"],
        summary="Two days on ferry terminals: how each economy protects them, and a table-top.",
        participation=[
            {"economy": "AUS", "agency": "Home Affairs", "delegates": 9, "women": 4, "speakers": 3},
            {"economy": "PER", "agency": "Ministry of Transport", "delegates": 3, "women": 2},
            {"organization": "UNODC", "delegates": 2, "speakers": 1},
        ],
    )
    return held["ref"], report["ref"]


def _recommended(chair: Teller, activity: str) -> str:
    """A recommendation of that activity, adopted for all economies."""
    made = chair.make(
        "/recommendations",
        text="Exercise the evacuation of ferry terminals with their operators once a year.",
        forum="CTWG",
        source={"kind": "activity", "activity": activity},
        strength="explicit",
        addressed_to={"all_economies": True},
        focus_areas=[f"{PLAN}.FA3"],
        areas=["supply-chains"],
        future_use="The exercises of the next work plan take it up.",
        priority="high",
        due_on="2022-06-30",
        visibility="members",
    )
    chair.do(f"/recommendations/{made['ref']}", "adopt", {"adopted_on": "2021-06-01"})
    return str(made["ref"])


def _supported(australia: Teller, peru: Teller, recommendation: str) -> tuple[str, str, str, str]:
    """Peru is blocked by funding and asks for support, which Australia offers."""
    asked = f"/implementations/{recommendation}.PER"
    peru.do(asked, "accept", {"acceptance": "accepted"})
    peru.do(asked, "start", {"note": "A first exercise is prepared in Callao."})
    australia.do(
        f"/implementations/{recommendation}.AUS",
        "accept",
        {"acceptance": "partially_accepted", "reason": "Two terminals are private."},
    )
    wanted = {
        "barrier": "funding",
        "reason": "No budget line for exercises.",
        "support_wanted": "A trainer for two weeks",
    }
    peru.do(asked, "block", wanted)
    need = name_need(
        peru,
        "Trainers for evacuation exercises",
        description="Two trainers who have run an evacuation of a passenger terminal.",
        priority="high",
    )
    offer = australia.make(
        "/support-offers",
        title="Exercise trainers of the Australian ports",
        description="A team of three, for up to four weeks a year.",
        offered_by={"economy": "AUS"},
        kinds=["training", "expertise"],
        areas=["supply-chains"],
        topics=["soft-targets"],
        capacity=2,
        visibility="members",
    )
    match = australia.make("/support-matches", need=need["ref"], offer=offer["ref"])
    return need["ref"], offer["ref"], match["ref"], f"{recommendation}.PER"


def name_need(peru: Teller, title: str, **more: object) -> Body:
    """A need of Peru's that the story's offer fits."""
    fitting = {"kind": "training", "area": "supply-chains", "topics": ["soft-targets"]}
    body = {"economy": "PER", "forum": "CTWG", "visibility": "members", **fitting, **more}
    return peru.make("/support-needs", title=title, **body)


def _action_plans(australia: Teller) -> tuple[str, str]:
    """Australia files its baseline, and goes on with what is still open."""
    plan = australia.make(
        "/action-plans", economy="AUS", edition="baseline", plan=PLAN, visibility="restricted"
    )
    entries = f"/action-plans/{plan['ref']}/entries"
    australia.make(
        entries,
        section="A.1",
        gap="Sea cargo below the threshold is not screened.",
        risk="Small consignments carry what large ones cannot.",
        severity="high",
        measures_taken="Screening at two ports.",
        measures_planned="Screening at all ports by 2022.",
        done="partly",
        effectiveness="moderate",
        capacity_need="Training of screeners.",
    )
    australia.make(
        entries,
        section="C",
        gap="Terminal operators do not report incidents.",
        measures_taken="A duty to report is law.",
        done="fully",
        effectiveness="high",
        evidence=[{"title": "Security of Ports Act", "url": "https://www.legislation.gov.au/"}],
    )
    path = f"/action-plans/{plan['ref']}"
    australia.do(path, "submit", {"updated_on": "2018-11-30"})
    following = australia.do(path, "next-edition")
    return plan["ref"], following["ref"]


def _met(chair: Teller) -> tuple[str, str]:
    """A meeting with its attendance, and a briefing given there."""
    meeting = chair.make(
        "/meetings",
        forum="CTWG",
        number=19,
        on="2021-02-24",
        place="Virtual",
        host_economy="NZL",
        apec_meeting="SOM1",
        attendance=[
            {"economy": "AUS", "delegates": 4, "women": 2},
            {"economy": "PER", "delegates": 3, "women": 1},
            {"economy": "NZL", "delegates": 6},
        ],
        visibility="members",
    )
    engagement = chair.make(
        "/engagements",
        kind="briefing-received",
        forum="CTWG",
        on="2021-02-24",
        meeting=meeting["ref"],
        **{"with": {"sub_fora": ["TPTWG"]}},
        areas=["supply-chains"],
        outcome="TPTWG told of its work on ferry safety.",
        follow_up="The chair invites TPTWG to the workshop in Hobart.",
        visibility="members",
    )
    return engagement["ref"], meeting["ref"]
