"""A house in which every principal of the matrix lives, and the records that it speaks of."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any, Final

import psycopg
import pytest
import yaml
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy.orm import Session

from api.action_plans.schemas import ActionPlanCreate
from api.action_plans.service import ActionPlanService
from api.core.actors import SYSTEM
from api.core.database import Database
from api.core.ledger import Ledger
from api.core.visibility import Visibility
from tests.callers import Caller
from tests.database import erase
from tests.factories.action_plans import make_entry
from tests.factories.activities import sound_activity
from tests.factories.engagements import sound_engagement
from tests.factories.kpi_measurements import advance, measure, sound_measurement
from tests.factories.recommendations import sound_recommendation
from tests.factories.support import make_need, make_offer, propose
from tests.factories.world import make_plan, make_world, part

Json = dict[str, Any]
ABSENT: Final = "6f1c0d5e-0000-4000-8000-000000000000"
OTHER_PLAN: Final = "TELWG-2018-2022"
DRAFT_PLAN: Final = "CTWG-2023-2026"
MATRIX: Final[Json] = yaml.safe_load((Path(__file__).parent / "matrix.yaml").read_text())
PRINCIPALS: Final[dict[str, str | None]] = MATRIX["principals"]


class ServiceAccountCaller(Caller):
    """A system that speaks under a secret of its account."""

    def __init__(self, client: TestClient, token: str) -> None:
        super().__init__(client, None)
        self._token = token

    @cached_property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token}"}


def again(client: TestClient, seats: str) -> Caller:
    """Another person with the same seats."""
    return Caller(client, f"{seats}+{seats}")


def send_rows(caller: Caller, resource: str) -> Response:
    """Have a file of no rows judged."""
    headers = {"Content-Type": "text/csv", "Prefer": "wait=30"}
    query = {"resource": resource, "dry_run": "true"}
    return caller.request("POST", "/imports", params=query, content="title\n", headers=headers)


@dataclass
class House:
    """The application with everybody and everything in it."""

    client: TestClient
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    callers: dict[str, Caller] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    """Of each target of the matrix: what its address ends with."""

    @cached_property
    def secretariat(self) -> Caller:
        """Who may make everything."""
        return Caller(self.client, "secretariat")

    def furnish(self) -> None:
        """Make the world, the principals, and a record for each target."""
        make_world(self.secretariat)
        make_plan(self.secretariat, OTHER_PLAN, "TELWG")
        make_plan(self.secretariat, DRAFT_PLAN, "CTWG")
        for name, seats in PRINCIPALS.items():
            self.callers[name] = Caller(self.client, seats)
            if seats is not None:
                self.callers[name].get("/me")
        self._make_accounts()
        self._make_work()
        self._make_work_plans_and_reports()
        self._make_contacts()
        self._make_action_plans()
        self._make_support()
        self._make_measurements()
        self._make_imports()
        self._disable()

    def _make_accounts(self) -> None:
        for whose, economy in (("own", "AUS"), ("other", "CHL")):
            seat = {"role": "focal_point", "economy": economy}
            user = {"email": f"{economy}@example.org", "name": economy, "seats": [seat]}
            self.keys[f"{whose}_user"] = self.secretariat.create("/users", user)["id"]
            account: Json = {"code": f"{economy}-system", "name": economy, **seat}
            account["scopes"] = ["activities:write"]
            self.secretariat.create("/service-accounts", account)
            self.keys[f"{whose}_account"] = account["code"]
            address = f"/service-accounts/{account['code']}/secrets"
            secrets = [self.secretariat.create(address, {}) for _ in range(2)]
            if whose == "own":
                self.callers["service_account"] = ServiceAccountCaller(
                    self.client, self._token(secrets[0])
                )
        secretary = {"email": "s@example.org", "name": "S", "seats": [{"role": "secretariat"}]}
        self.keys["secretariat_user"] = self.secretariat.create("/users", secretary)["id"]

    def _token(self, secret: Json) -> str:
        form = {
            "grant_type": "client_credentials",
            "client_id": secret["client_id"],
            "client_secret": secret["secret"],
        }
        answer = self.client.post("/api/v1/auth/token", data=form)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["access_token"])

    def _make_work(self) -> None:
        restricted = {"visibility": "restricted"}
        activities: dict[str, Json] = {
            "public_activity": {"visibility": "public"},
            "members_activity": {"visibility": "members"},
            "own_activity": restricted,
            "other_activity": {**restricted, "lead_economies": ["CHL"]},
        }
        activities["other_source"] = {"visibility": "public", "lead_economies": ["CHL"]}
        for target, changes in activities.items():
            made = self.secretariat.create("/activities", sound_activity(**changes))
            self.keys[target] = made["ref"]
        recommendations: dict[str, Json] = {
            "public_recommendation": {"visibility": "public"},
            "members_recommendation": {"visibility": "members"},
            "own_recommendation": {**restricted, "addressed_to": {"economies": ["AUS"]}},
            "other_recommendation": {**restricted, "addressed_to": {"economies": ["CHL"]}},
        }
        for target, changes in recommendations.items():
            made = self.secretariat.create("/recommendations", sound_recommendation(**changes))
            self.keys[target] = made["ref"]
        for whose in ("members", "own", "other"):
            pair = {
                "recommendation": self.keys["public_recommendation"],
                "other": self.keys[f"{whose}_recommendation"],
            }
            sent = {**pair, "verdict": "overlaps"}
            made = self.secretariat.create("/recommendation-likenesses", sent)
            self.keys[f"{whose}_likeness"] = made["id"]
        parties = {"economies": ["AUS", "CHL"], "sub_fora": ["SCCP"]}
        draft = sound_recommendation(addressed_to=parties, visibility="public")
        ref = self.secretariat.create("/recommendations", draft)["ref"]
        adopted = self.secretariat.verb(f"/recommendations/{ref}/adopt", {})
        assert adopted.status_code == 200, adopted.text
        for target, party in (("own", "AUS"), ("other", "CHL"), ("forum", "SCCP")):
            self.keys[f"{target}_implementation"] = f"{ref}.{party}"

    def _make_work_plans_and_reports(self) -> None:
        plans = {"public": ("CTWG", 2019), "own": ("CTWG", 2020), "other": ("TELWG", 2020)}
        for whose, (forum, year) in plans.items():
            ref = self.secretariat.create("/work-plans", {"forum": forum, "year": year})["ref"]
            self.keys[f"{whose}_work_plan"] = ref
        thrust = [{"focus_area": "CTWG-2018-2022.FA1", "rationale": "Leaders asked for it."}]
        path = f"/work-plans/{self.keys['public_work_plan']}"
        self.secretariat.patch(path, {"thrust": thrust})
        for verb in ("submit", "endorse"):
            done = self.secretariat.verb(f"{path}/{verb}")
            assert done.status_code == 200, done.text
        for whose in ("members", "own", "other"):
            report = {"activity": self.keys[f"{whose}_activity"]}
            made = self.secretariat.create("/activity-reports", report)
            self.keys[f"{whose}_report"] = made["ref"]

    def _make_contacts(self) -> None:
        """Meetings and engagements: CTWG's with SCCP, and TELWG's with somebody else."""
        shown = {"public": "public", "members": "members", "own": "restricted"}
        for whose, visibility in shown.items():
            meeting = {"forum": "CTWG", "on": "2018-08-08", "visibility": visibility}
            made = self.secretariat.create("/meetings", meeting)
            self.keys[f"{whose}_meeting"] = made["ref"]
            sent = {**sound_engagement(), "visibility": visibility}
            made = self.secretariat.create("/engagements", sent)
            self.keys[f"{whose}_engagement"] = made["ref"]
        other = sound_engagement(forum="TELWG", **{"with": {"organizations": ["ICAO"]}})
        made = self.secretariat.create("/engagements", {**other, "visibility": "restricted"})
        self.keys["other_engagement"] = made["ref"]

    def _make_action_plans(self) -> None:
        """Headers as the record is loaded, and an entry of each by its economy."""
        app = self.client.app
        assert isinstance(app, FastAPI)
        database: Database = app.state.services.database
        editions = {
            "public": ("AUS", "2016", Visibility.PUBLIC),
            "own": ("AUS", "2018", Visibility.RESTRICTED),
            "other": ("CHL", "2018", Visibility.RESTRICTED),
        }

        def load(session: Session, ledger: Ledger) -> None:
            service = ActionPlanService(session, ledger, SYSTEM)
            for name, (economy, year, visibility) in editions.items():
                sent = ActionPlanCreate(economy=economy, edition=year, visibility=visibility)
                self.keys[f"{name}_action_plan"] = service.create(sent).ref

        database.transact(SYSTEM, load)
        for name, (economy, _, _) in editions.items():
            filer = self.callers["focal_point" if economy == "AUS" else "other_focal_point"]
            make_entry(filer, f"/action-plans/{self.keys[f'{name}_action_plan']}")

    def _make_support(self) -> None:
        """Needs, offers, and matches, which show a restricted need to whom is asked."""
        hidden: Json = {"visibility": "restricted"}
        chilean: Json = {**hidden, "economy": "CHL", "forum": "TELWG"}
        needs = {"members": {}, "own": hidden, "other": chilean}
        matched = {"own": hidden, "other": chilean}
        offers: dict[str, Json] = {
            "own": {**hidden, "offered_by": {"economy": "AUS"}},
            "other": {"capacity": 500},
            "forum": {**hidden, "offered_by": {"sub_forum": "SCCP"}},
        }
        for whose, said in needs.items():
            self.keys[f"{whose}_need"] = make_need(self.secretariat, **said)["ref"]
        made = {whose: make_offer(self.secretariat, **said) for whose, said in offers.items()}
        for whose, offer in made.items():
            self.keys[f"{whose}_offer"] = offer["ref"]
        for whose, asked in (("own", "other"), ("other", "forum")):
            need = make_need(self.secretariat, **matched[whose])
            path = propose(self.secretariat, need, made[asked])
            self.keys[f"{whose}_match"] = path.rpartition("/")[2]

    def _make_measurements(self) -> None:
        """Figures of each kind of owner and state; TELWG's plan also computes one."""
        formula = {"name": "activities-completed", "parameters": {"kinds": ["workshop"]}}
        computed = {"source": "computed", "formula": formula}
        done = self.secretariat.patch(f"/kpis/{OTHER_PLAN}.O2.i", computed)
        assert done.status_code == 200, done.text
        figures: dict[str, tuple[str, Json]] = {
            "public": ("verified", {"visibility": "public"}),
            "members": ("verified", {}),
            "sent": ("submitted", {}),
            "own": ("draft", {}),
            "other": ("draft", {"economy": "CHL"}),
            "forum": ("draft", {"economy": None}),
        }
        for whose, (state, said) in figures.items():
            path = measure(self.secretariat, **said)
            advance(path, state, self.secretariat, self.callers["chair"])
            self.keys[f"{whose}_measurement"] = path.rpartition("/")[2]

    def _make_imports(self) -> None:
        for whose, principal in (("own", "focal_point"), ("other", "other_focal_point")):
            answer = send_rows(self.callers[principal], "activities")
            assert answer.status_code == 201, answer.text
            self.keys[f"{whose}_import"] = answer.json()["id"]

    def _disable(self) -> None:
        """Take the seat's holder out while their token is still good."""
        gone = again(self.client, str(PRINCIPALS["disabled"]))
        assert gone.get("/audit-events").status_code == 200
        disabled = self.secretariat.patch(f"/users/{gone.id}", {"is_active": False})
        assert disabled.status_code == 200, disabled.text
        self.callers["disabled"] = gone

    def key(self, target: str, path: str, principal: str) -> str:
        """What stands for the target in an address."""
        if target == "absent":
            return ABSENT
        if target == "themselves":
            return str(self.callers[principal].id)
        if target in self.keys:
            return self.keys[target]
        plan = OTHER_PLAN if target.startswith("other_") else DRAFT_PLAN
        if target.endswith("_plan"):
            return plan
        if target.endswith("_part"):
            return f"{plan}.{PARTS[path.split('/')[3]]}"
        return RECORDS[path.split("/")[3]]


PARTS: Final = {"focus-areas": "FA1", "objectives": "O1", "kpis": "O1.i"}
RECORDS: Final = {
    "economies": "AUS",
    "sub-fora": "CTWG",
    "organizations": "ICAO",
    "cross-cutting-areas": "travel",
    "mandates": "LEADERS-2001-CT",
    "topics": "aeo",
    "documents": "2010-SOM3-SCE-010",
}


def new_record(path: str, target: str, n: int) -> Json:
    """A payload that would make one record more, on somebody's behalf."""
    economy = "CHL" if target == "other" else "AUS"
    plan = OTHER_PLAN if target == "other" else DRAFT_PLAN
    forum = plan[: plan.index("-")]
    counterpart = {"organizations": ["ICAO"]} if target == "other" else {"sub_fora": ["SCCP"]}
    seat = {"role": "focal_point", "economy": economy}
    payloads: dict[str, Json] = {
        "economies": {"code": f"Q{chr(65 + n // 26 % 26)}{chr(65 + n % 26)}", "name": f"E{n}"},
        "sub-fora": {"code": f"F{n}", "name": f"F{n}", "kind": "group"},
        "organizations": {"code": f"O{n}", "name": f"O{n}", "kind": "other"},
        "cross-cutting-areas": {"code": f"a{n}", "name": f"A{n}"},
        "mandates": {"ref": f"M{n}", "title": f"M{n}", "kind": "strategy"},
        "topics": {"code": f"t{n}", "name": f"T{n}"},
        "documents": {"number": f"2011/X/{n}", "title": f"D{n}"},
        "strategic-plans": {"ref": f"P{n}", "forum": forum, "title": f"P{n}"},
        # More years than there are principals.
        "work-plans": {"forum": forum, "year": 1989 + n % 29},
        "activity-reports": {"activity": target},
        "meetings": {"forum": forum, "on": "2018-08"},
        "engagements": sound_engagement(forum=forum, **{"with": counterpart}),
        "focus-areas": {**part(plan, f"FA9{n}", n), "text": "Text"},
        "objectives": {**part(plan, f"O9{n}", n), "text": "Text"},
        "kpis": {
            "ref": f"{plan}.O1.k{n}",
            "objective": f"{plan}.O1",
            "label": "(k)",
            "text": "Text",
            "measure": "count",
        },
        "activities": sound_activity(lead_economies=[economy], visibility="restricted"),
        "recommendations": sound_recommendation(
            source={"kind": "activity", "activity": target},
        ),
        "recommendation-likenesses": {"verdict": "overlaps"},
        "kpi-measurements": sound_measurement(economy=None if target == "forum" else economy),
        "action-plans": {"economy": economy, "edition": str(1000 + n)},
        "support-needs": {"economy": economy, "title": f"N{n}", "kind": "training"},
        "support-offers": {"offered_by": {"economy": economy}, "title": f"O{n}"},
        "support-matches": {},
        "users": {"email": f"new{n}@example.org", "name": f"U{n}", "seats": [seat]},
        "feed-tokens": {"name": f"T{n}"},
        "service-accounts": {"code": f"system-{n}", "name": f"S{n}", **seat},
    }
    payload = payloads[path]
    if target == "secretariat":
        payload["seats"] = [{"role": "secretariat"}]
    return payload


@pytest.fixture(scope="module")
def house(running: TestClient, owner: psycopg.Connection) -> Iterator[House]:
    """A furnished house, torn down when the module is done."""
    erase(owner)
    built = House(running)
    mandate = {"ref": "LEADERS-2001-CT", "title": "On terrorism", "kind": "leaders_statement"}
    built.secretariat.create("/mandates", mandate)
    organization = {"code": "ICAO", "name": "Civil Aviation", "kind": "un_body"}
    built.secretariat.create("/organizations", organization)
    built.secretariat.create("/documents", {"number": "2010/SOM3/SCE/010", "title": "A paper"})
    built.furnish()
    yield built
    erase(owner)
