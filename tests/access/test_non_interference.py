"""What one economy keeps to itself changes nothing, to the byte, in what others are told.

The same questions are asked of two states that differ only in Chile's restricted records: every
list in every order, with filters, words, counts and pages; details, seen and hidden; insight.
"""

import re
from asyncio import gather
from collections.abc import Iterator
from enum import StrEnum
from typing import Final, get_args

import pytest
from httpx2 import ASGITransport, AsyncClient, Response
from pydantic.fields import FieldInfo

from api.core.listing import CONTROL
from api.core.resource import AnyResource
from api.core.schemas import column_bound
from api.router import RESOURCES
from tests.access.conftest import ABSENT, OTHER_PLAN, House, Json
from tests.callers import API, Caller
from tests.factories.action_plans import make_entry
from tests.factories.activities import sound_activity
from tests.factories.engagements import sound_engagement
from tests.factories.kpi_measurements import advance, measure
from tests.factories.recommendations import sound_recommendation
from tests.factories.support import make_need, make_offer
from tests.factories.world import PLAN

CANARY: Final = "zanzibar"
STRANGERS: Final = (
    *("anonymous", "focal_point", "validator", "service_account", "observer", "liaison"),
    "chair",
)
"""Who must notice nothing; what is hidden belongs to Chile and to a forum that is not theirs."""
WORDS: Final = (CANARY, "workshop", "passenger", "secret", "2018")
KEYS: Final = ("CHL", "TELWG", "aeo", "travel", f"{PLAN}.O1", "canary-system")
DAYS: Final = ("2018-07-01", "2019-06-15")
AT_ONCE: Final = 8
BENEATH: Final = {
    "implementations": "events",
    "action-plans": "entries",
    "support-needs": "candidates",
}
Answers = dict[tuple[str, str], tuple[int, dict[str, str], bytes]]


def values(field: FieldInfo, name: str) -> Iterator[str]:
    """What to ask a filter for: what the hidden records have, and something else."""
    if column_bound(name) is not None:
        yield from DAYS
        return
    kind: object = next(iter(get_args(field.annotation)), None)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        yield from kind
    elif int in get_args(field.annotation):
        yield from ("2018", "2019")
    elif bool in get_args(field.annotation):
        yield "true"
    else:
        yield from KEYS


def questions(resource: AnyResource) -> Iterator[str]:
    """Queries of one list: orders, filters, words, counts, pages."""
    fields = resource.query.model_fields
    extra = fields["sort"].json_schema_extra
    assert isinstance(extra, dict)
    sorts = extra["x-sortable"]
    assert isinstance(sorts, list)
    yield ""
    yield "count=true&limit=1"
    yield "no_such_filter=1"
    for sort in sorts:
        yield f"sort={sort}&limit=500"
        yield f"sort=-{sort}&limit=2&count=true"
    if "q" in fields:
        yield from (f"q={word}&count=true" for word in WORDS)
    for name in fields.keys() - {*CONTROL, "q"}:
        yield from (f"{name}={value}&count=true" for value in values(fields[name], name))


def asked_of_all(house: House) -> Answers:
    """Every question to every stranger, and what they were told."""
    paths = [f"{resource.path}?{query}" for resource in RESOURCES for query in questions(resource)]
    paths += ["/me", "/auth/sessions", "/audit-events", "/openapi", *insights()]
    paths += ["/attention", "/attention?limit=200&urgency=waiting", *searches(house)]
    paths += ["/data-quality", f"/data-quality?plan={PLAN}", "/data-quality?economy=CHL"]
    paths += [f"/trace/{key}?limit=200" for key in (PLAN, f"{PLAN}.FA1", *house.keys.values())]
    works = (f"/work-plans/{house.keys[f'{own}_work_plan']}" for own in ("public", "other"))
    paths += [f"{work}/coverage" for work in works]
    paths += interchange(house)
    paths += details(house)
    found: Answers = {}
    proofs = {principal: proof(house.callers[principal]) for principal in STRANGERS}

    async def ask(client: AsyncClient, principal: str, path: str) -> None:
        answer = await client.get(f"{API}{path}")
        found[principal, path] = told(answer)
        following = answer.links.get("next", {}).get("url")
        if following:
            found[principal, f"{path} then"] = told(await client.get(following))

    async def ask_all() -> None:
        transport = ASGITransport(app=house.client.app)
        for principal in STRANGERS:
            async with AsyncClient(
                transport=transport, base_url="http://testserver", headers=proofs[principal]
            ) as client:
                for batch in (paths[n : n + AT_ONCE] for n in range(0, len(paths), AT_ONCE)):
                    await gather(*(ask(client, principal, path) for path in batch))

    assert house.client.portal is not None
    house.client.portal.call(ask_all)
    return found


def insights() -> Iterator[str]:
    """What is computed over many records: for all, for each plan, and for Chile."""
    by_plan = ("coverage", "compliance", "support-board", "engagement-ledger", "action-plan-cycle")
    for path in by_plan:
        yield from (f"/{path}?plan={plan}" for plan in (PLAN, OTHER_PLAN))
    for plan in (PLAN, OTHER_PLAN):
        yield from (f"/scorecards/{plan}{day}" for day in ("", "?as_of=2019-06-30"))
        parts = ("value", "of", "identified", "reported")
        yield from (f"/scorecards/{plan}/records?kpi={plan}.O2.i&part={part}" for part in parts)
    for path in ("compliance", "support-board"):
        yield from (f"/{path}", f"/{path}?economy=CHL", f"/{path}?area=travel")
    yield from (f"/reports/{kind}?plan={PLAN}" for kind in ("compliance", "action-plan-summary"))
    yield from (f"/reports/fora-report?plan={PLAN}&year={year}" for year in (2018, 2019))
    yield f"/reports/economy-brief?economy=CHL&plan={PLAN}"


def searches(house: House) -> Iterator[str]:
    """What the one search is asked for: words, names, refs, hidden ones too."""
    yield from (f"/search?q={word}&limit=100" for word in (*WORDS, "ctwg", "telwg 2018", "c"))
    yield from (f"/search?q={key}" for target, key in house.keys.items() if "-" in key and target)


def interchange(house: House) -> Iterator[str]:
    """What other systems pull, whole and in parts."""
    yield from ("/changes?limit=500&records=true", "/changes?limit=7", "/changes?resource=kpis")
    yield "/exports/iati/activities.xml"
    for feed in ("/feeds/activities.ics", "/feeds/activities.atom"):
        yield feed
        yield from (f"{feed}?{asked}" for asked in ("year=2018", "forum=TELWG", "area=travel"))
    yield from (f"/work-plans/{house.keys[f'{own}_work_plan']}.ics" for own in ("public", "other"))


def proof(caller: Caller) -> dict[str, str]:
    """The header by which a caller is known."""
    sent = caller.get("/me").request.headers
    return {name: value for name, value in sent.items() if name == "authorization"}


def details(house: House) -> Iterator[str]:
    """Records that are there for some, and records that are there for nobody."""
    kinds = {
        "activity": "activities",
        "recommendation": "recommendations",
        "implementation": "implementations",
        "action_plan": "action-plans",
        "report": "activity-reports",
        "meeting": "meetings",
        "engagement": "engagements",
        "measurement": "kpi-measurements",
        "work_plan": "work-plans",
        "need": "support-needs",
        "offer": "support-offers",
        "match": "support-matches",
        "likeness": "recommendation-likenesses",
        "user": "users",
        "account": "service-accounts",
    }
    for target, key in house.keys.items():
        kind = next((path for end, path in kinds.items() if target.endswith(end)), None)
        if kind is not None:
            yield f"/{kind}/{key}"
            beneath = BENEATH.get(kind)
            if beneath is not None:
                yield f"/{kind}/{key}/{beneath}"
    for whose in ("public", "members", "own", "other"):
        recommendation = f"/recommendations/{house.keys[f'{whose}_recommendation']}"
        yield f"{recommendation}/similar?different=true"
        yield f"{recommendation}/lineage"
    for kind in kinds.values():
        yield f"/{kind}/{ABSENT}"
    for guess in ("CTWG-2018-A05", "TELWG-2018-A01", "TELWG-2019-R01", "TELWG-2019-R01.CHL"):
        yield f"/activities/{guess}"
        yield f"/recommendations/{guess}"
        yield f"/implementations/{guess}"


def told(answer: Response) -> tuple[int, dict[str, str], bytes]:
    """All that a caller can learn: status, headers and body, less the request's own id."""
    own = answer.headers.get("x-request-id", "")
    headers = {name: value for name, value in answer.headers.items() if name != "x-request-id"}
    body = answer.content.replace(own.encode(), b"")
    if answer.headers.get("content-type", "").startswith("text/html"):
        # A report says the minute in which it was made.
        body = re.sub(rb"As of [^<]* UTC", b"", body)
        del headers["content-length"]
    return answer.status_code, headers, body


def keep_to_oneself(house: House) -> None:
    """What Chile and the secretariat do in private: make, change, endorse, adopt, appoint."""
    chile, secretariat = house.callers["other_focal_point"], house.secretariat
    hidden = {"visibility": "restricted", "forum": "TELWG"}
    for year in (2018, 2019):
        activity = chile.create(
            "/activities",
            sound_activity(
                title=f"A {CANARY} workshop",
                lead_economies=["CHL"],
                planned={"start": f"{year}-06", "end": f"{year}-06"},
                host_economy="CHL",
                topics=["aeo"],
                areas=["travel"],
                work_plan=house.keys["other_work_plan"],
                **hidden,
            ),
        )
        address = f"/activities/{activity['ref']}"
        assert secretariat.verb(f"{address}/endorse").status_code == 200
        assert chile.patch(address, {"place": CANARY}).status_code == 200
        chile.verb(f"{address}/start")
        held = {"actual": {"start": f"{year}-06", "end": f"{year}-06"}}
        assert chile.verb(f"{address}/complete", held).status_code == 200
        party = {"economy": "CHL", "agency": CANARY, "delegates": 7}
        report = chile.patch(
            f"/activity-reports/{activity['ref']}.report",
            {"participation": [party], "no_recommendations_because": CANARY},
        )
        assert report.status_code == 200, report.text
        draft = secretariat.create(
            "/recommendations",
            sound_recommendation(
                text=f"Keep the {CANARY} secret.",
                year=year,
                addressed_to={"economies": ["CHL"]},
                priority="high",
                carried_from=house.keys["public_recommendation"],
                **hidden,
            ),
        )
        pair = {"recommendation": draft["ref"], "other": house.keys["public_recommendation"]}
        verdict = {"verdict": "duplicate", "note": CANARY}
        secretariat.create("/recommendation-likenesses", {**pair, **verdict})
        adopted = secretariat.verb(f"/recommendations/{draft['ref']}/adopt", {})
        assert adopted.status_code == 200, adopted.text
        party_path = f"/implementations/{draft['ref']}.CHL"
        chile.verb(f"{party_path}/accept", {"acceptance": "accepted", "reason": CANARY})
        blocked = {"barrier": "funding", "support_wanted": f"A {CANARY} grant."}
        assert chile.verb(f"{party_path}/block", blocked).status_code == 200
    ask_for_support(house)
    measure_in_private(house)
    seat: Json = {"role": "focal_point", "economy": "CHL"}
    user = {"email": f"{CANARY}@x.org", "name": CANARY, "seats": [seat]}
    chile.create("/users", user)
    chile.create("/service-accounts", {"code": "canary-system", "name": CANARY, **seat})


def measure_in_private(house: House) -> None:
    """Chile's drafts, and a figure of TELWG's plan that was verified and is kept."""
    chile = house.callers["other_focal_point"]
    measure(chile, economy="CHL", note=CANARY)
    own = {"economy": "CHL", "note": CANARY, "visibility": "restricted"}
    path = measure(chile, kpi=f"{OTHER_PLAN}.O1.i", **own)
    advance(path, "verified", chile, house.callers["other_chair"])


def ask_for_support(house: House) -> None:
    """Chile's own edition, and what it needs and offers without telling."""
    chile = house.callers["other_focal_point"]
    hidden = {"visibility": "restricted"}
    edition = f"/action-plans/{house.keys['other_action_plan']}"
    make_entry(chile, edition, gap=f"The {CANARY} gap.")
    assert chile.verb(f"{edition}/submit").status_code == 200
    assert chile.verb(f"{edition}/next-edition").status_code == 200
    assert house.secretariat.verb(f"{edition}/review").status_code == 200
    make_offer(chile, title=f"A {CANARY} trainer", **hidden)
    need = make_need(chile, economy="CHL", forum=None, title=f"A {CANARY} need", **hidden)
    offer = make_offer(house.secretariat, **hidden, offered_by={"organization": "ICAO"})
    payload = {"need": need["ref"], "offer": offer["ref"]}
    house.secretariat.create("/support-matches", payload)
    spoken = {"outcome": CANARY, "on": "2019-06", "with": {"organizations": ["ICAO"]}, **hidden}
    house.secretariat.create("/engagements", sound_engagement(forum="TELWG", **spoken))


@pytest.fixture(scope="module")
def states(house: House) -> tuple[Answers, Answers]:
    """What strangers are told before and after."""
    before = asked_of_all(house)
    keep_to_oneself(house)
    return before, asked_of_all(house)


def test_enough_is_asked(states: tuple[Answers, Answers]) -> None:
    before, _ = states
    assert len(before) >= 5_000
    assert {status for status, _, _ in before.values()} >= {200, 401, 403, 404, 422}


def test_not_one_byte_differs(states: tuple[Answers, Answers]) -> None:
    before, after = states
    assert before.keys() == after.keys()
    differing = [question for question in before if before[question] != after[question]]
    assert differing == []


def test_the_economy_itself_sees_the_difference(house: House, states: object) -> None:
    """Otherwise the test above would prove nothing."""
    del states
    chile = house.callers["other_focal_point"]
    assert chile.get("/activities", params={"q": CANARY, "count": "true"}).json()["total"] == 2
    assert chile.get("/recommendations", params={"q": CANARY}).json()["items"]
    assert any("TELWG" in i["ref"] for i in chile.get("/implementations").json()["items"])


def test_the_next_ref_does_not_count_what_is_hidden(house: House, states: object) -> None:
    """A gap in the numbers would tell how many records are hidden."""
    del states
    focal_point = house.callers["focal_point"]
    first = focal_point.create("/activities", sound_activity())["ref"]
    hidden = sound_activity(lead_economies=["CHL"], visibility="restricted")
    for _ in range(3):
        house.callers["other_focal_point"].create("/activities", hidden)
    second = focal_point.create("/activities", sound_activity())["ref"]
    assert int(second[-2:]) == int(first[-2:]) + 1


def test_what_is_hidden_takes_no_name_from_others(house: House, states: object) -> None:
    """An "is taken" would tell that somebody has a record with this identity over there."""
    del states
    origin = {"source_system": "register", "external_ref": "case-4711"}
    hidden = sound_activity(lead_economies=["CHL"], visibility="restricted", **origin)
    house.callers["other_focal_point"].create("/activities", hidden)
    answer = house.callers["focal_point"].post("/activities", sound_activity(**origin))
    assert answer.status_code == 201, answer.text


def test_a_hidden_record_cannot_be_linked_to_or_guessed_by_linking(
    house: House, states: object
) -> None:
    """A link to what is hidden is refused like a link to what was never there."""
    del states
    focal_point = house.callers["focal_point"]
    told_of_each = []
    for ref in (house.keys["other_activity"], "CTWG-2018-A999"):
        sent = sound_recommendation(source={"kind": "activity", "activity": ref})
        answer = focal_point.post("/recommendations", sent)
        told_of_each.append((answer.status_code, answer.text.count(ref)))
        assert answer.json()["errors"][0]["code"] == "unknown-reference"
    assert told_of_each[0] == told_of_each[1]
