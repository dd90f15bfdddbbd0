"""A year's work: its plan, what is held, what is reported, what is recommended."""

from dataclasses import dataclass
from typing import Final

from simulation.people import Json
from simulation.subjects import (
    AGENCIES,
    COMPANIES,
    FORUM,
    KINDS,
    PARTNERS,
    PLAN,
    SPEAKERS,
    STAR,
    STAR_YEARS,
    SUBJECTS,
    YEARS,
    Subject,
)
from simulation.troupe import Troupe, of_plan, share

FIRST_MONTH, LAST_MONTH = 3, 11
POSTPONED, CANCELLED = 0.08, 0.06
DUE_YEARS: Final = 2
HIGH: Final = 0.2
FOR_A_FEW: Final = 0.35
MANY: Final = 3


@dataclass(frozen=True, slots=True)
class Held:
    """An activity on its way."""

    ref: str
    lead: str
    subject: Subject
    days: Json


@dataclass(frozen=True, slots=True)
class Drafted:
    """A recommendation, and the few economies that it is for; none where it is for all."""

    ref: str
    forerunners: tuple[str, ...]


def play_work_plan(troupe: Troupe, year: int) -> list[Held]:
    """The chair drafts the year, economies propose, the secretariat returns it once."""
    chair, path = troupe.chair, f"/work-plans/{FORUM}-{year}"
    chair.create("/work-plans", {"forum": FORUM, "year": year, "theme": YEARS[year].theme})
    subjects = troupe.chance.sample(SUBJECTS, min(troupe.scale.activities, len(SUBJECTS)))
    proposed = [_propose(troupe, year, subject) for subject in subjects]
    if year in STAR_YEARS:
        proposed.append(_propose(troupe, year, STAR))
    thrust = {subject.focus_area: _thrust(subject) for subject in subjects[:3]}
    chair.patch(path, {"thrust": list(thrust.values())})
    chair.verb(f"{path}/submit")
    troupe.secretariat.verb(f"{path}/return", {"message": "Name the year's theme in each reason."})
    note = f'Each reason names the theme "{YEARS[year].theme}"'
    chair.patch(path, {"note": note})
    chair.verb(f"{path}/submit")
    chair.verb(f"{path}/endorse", {"endorsed_on": f"{year}-02-26"})
    return proposed


def close_work_plan(troupe: Troupe, year: int) -> None:
    """The year is over."""
    troupe.chair.verb(f"/work-plans/{FORUM}-{year}/close")


def hold(troupe: Troupe, held: Held) -> bool:
    """Hold an activity, put it off or call it off; whether it was held."""
    path = f"/activities/{held.ref}"
    lead = troupe.focal_points[held.lead]
    if held.subject is not STAR and troupe.happens(CANCELLED):
        troupe.chair.verb(f"{path}/cancel", {"reason": "No host was found."})
        return False
    if held.subject is not STAR and troupe.happens(POSTPONED):
        lead.verb(f"{path}/postpone", {"reason": "The venue is not free before next year."})
        return False
    lead.verb(f"{path}/start")
    lead.verb(f"{path}/complete", {"actual": held.days})
    return True


def report(troupe: Troupe, held: Held) -> list[Drafted]:
    """Report what was held, where its lead does so; the recommendations drafted from it."""
    lead, behaviour = troupe.focal_points[held.lead], troupe.behaviours[held.lead]
    [due] = lead.get(f"/activity-reports?activity={held.ref}")["items"]
    path = f"/activity-reports/{due['ref']}"
    if not (held.subject is STAR or troupe.happens(behaviour.reports)):
        return []
    drafted = [_recommend(troupe, held, text) for text in held.subject.asks if troupe.happens(0.4)]
    said: Json = {
        "summary": f"Economies met to discuss {held.subject.title}.",
        "outcomes": "Practice was compared, and contacts were exchanged.",
        "participation": _participation(troupe, held),
    }
    if not drafted:
        said["no_recommendations_because"] = "It shared what is known already."
    lead.patch(path, said)
    lead.verb(f"{path}/submit")
    if troupe.happens(0.2):
        troupe.chair.verb(f"{path}/return", {"message": "Say which agencies took part."})
        if not troupe.happens(behaviour.reports):
            return drafted
        lead.patch(path, {"outcomes": "Practice was compared; the agencies are named now."})
        lead.verb(f"{path}/submit")
    troupe.chair.verb(f"{path}/accept")
    return drafted


def adopt(troupe: Troupe, drafted: Drafted, year: int) -> None:
    """The chair says how a recommendation is used and takes it into the record."""
    path = f"/recommendations/{drafted.ref}"
    said: Json = {
        "future_use": f"Take it up in the work plan of {year + 1}, and ask for progress each year.",
        "due_on": f"{year + DUE_YEARS}-12-31",
        "priority": "high" if troupe.happens(HIGH) else "medium",
        "visibility": "public",
    }
    troupe.chair.patch(path, said)
    troupe.chair.verb(f"{path}/adopt", {"adopted_on": f"{year}-11-08"})


def close_what_has_run_its_course(troupe: Troupe, year: int) -> None:
    """Of the recommendations of a year, the chair closes one and lets another take its place."""
    listed = troupe.chair.get(f"/recommendations?forum={FORUM}&year={year}&sort=ref&limit=100")
    refs = [str(item["ref"]) for item in listed["items"] if item["status"] == "adopted"]
    if len(refs) > MANY:
        last, heir, old = refs[-1], refs[-2], refs[0]
        reason = {"reason": "Its work goes on under the next strategy."}
        troupe.chair.verb(f"/recommendations/{last}/close", reason)
        troupe.chair.verb(
            f"/recommendations/{old}/supersede", {"by": heir, "reason": "The later one says more."}
        )


def _propose(troupe: Troupe, year: int, subject: Subject) -> Held:
    chance = troupe.chance
    lead = chance.choice(troupe.those(lambda behaviour: behaviour.leads))
    month, day = chance.randint(FIRST_MONTH, LAST_MONTH), chance.randint(1, 26)
    days = {"start": f"{year}-{month:02d}-{day:02d}", "end": f"{year}-{month:02d}-{day + 1:02d}"}
    is_star = subject is STAR
    kind = "star-conference" if is_star else chance.choice(KINDS)
    title = f"{'STAR conference' if is_star else kind.replace('-', ' ').capitalize()}"
    others = [code for code in troupe.economies if code != lead]
    person = troupe.focal_points[lead]
    proposal: Json = {
        "title": f"{title} on {subject.title} ({year})",
        "kind": kind,
        "forum": FORUM,
        "work_plan": f"{FORUM}-{year}",
        "lead_economies": [lead],
        "co_sponsors": sorted(chance.sample(others, 2)),
        "host_economy": lead,
        "partner_fora": list(PARTNERS[subject.area]) if troupe.happens(0.5) else [],
        "areas": [subject.area],
        "topics": list(subject.topics),
        "planned": days,
        "budget": {"apec_funding": chance.randrange(20, 150) * 1_000},
        "mode": "virtual" if year == 2020 else "in-person",  # noqa: PLR2004 - the pandemic's year
        "expected_outcomes": f"Economies know what works in {subject.title}.",
    }
    activity = person.create("/activities", proposal)
    aims: Json = {
        "focus_areas": [of_plan(PLAN, subject.focus_area)],
        "objectives": [of_plan(PLAN, subject.objective)],
        "kpis": [of_plan(PLAN, subject.kpi)],
    }
    # As people do: proposed first, and given its aims when the linter asks for them.
    person.verb(f"/activities/{activity['ref']}/lint")
    person.patch(f"/activities/{activity['ref']}", aims)
    troupe.chair.patch(f"/activities/{activity['ref']}", {"visibility": "public"})
    return Held(str(activity["ref"]), lead, subject, days)


def _thrust(subject: Subject) -> Json:
    return {
        "focus_area": of_plan(PLAN, subject.focus_area),
        "rationale": f"Members asked for work on {subject.title}.",
        "basis": "apec_theme",
    }


def _recommend(troupe: Troupe, held: Held, text: str) -> Drafted:
    """For all economies, or for a few that go ahead."""
    forerunners: tuple[str, ...] = ()
    if troupe.happens(FOR_A_FEW):
        active = troupe.those(lambda behaviour: behaviour.gives)
        forerunners = tuple(sorted(troupe.chance.sample(active, min(3, len(active)))))
    to_all = {"all_economies": True}
    drafted = troupe.focal_points[held.lead].create(
        "/recommendations",
        {
            "text": text,
            "forum": FORUM,
            "plan": PLAN,
            "year": int(held.days["start"][:4]),
            "source": {"kind": "activity", "activity": held.ref},
            "addressed_to": {"economies": list(forerunners)} if forerunners else to_all,
            "focus_areas": [of_plan(PLAN, held.subject.focus_area)],
            "areas": [held.subject.area],
            "topics": list(held.subject.topics),
        },
    )
    return Drafted(str(drafted["ref"]), forerunners)


def _participation(troupe: Troupe, held: Held) -> list[Json]:
    """Who came: agencies of economies, speakers of organizations, business to conferences."""
    chance = troupe.chance
    parts: list[Json] = []
    for code in troupe.economies:
        if troupe.happens(0.3 + 0.6 * troupe.behaviours[code].answers):
            agencies = sorted(chance.sample(AGENCIES, chance.randint(1, 2)))
            parts += [_delegation(troupe, code, agency) for agency in agencies]
    parts += [{"organization": code, "speakers": 1} for code in SPEAKERS[held.subject.area]]
    most = len(COMPANIES) if held.subject is STAR else 2
    came = sorted(chance.sample(COMPANIES, chance.randint(0, most)))
    return parts + [{"organization": company_code(name), "delegates": 2} for name in came]


def _delegation(troupe: Troupe, code: str, agency: str) -> Json:
    delegates = troupe.chance.randint(1, 4)
    return share({"economy": code, "agency": agency, "delegates": delegates}, troupe)


def company_code(name: str) -> str:
    """The code of an invented company."""
    return name.upper().replace(" ", "-")
