"""What the simulated years are about: facts of the plan and of APEC, and invented titles."""

from dataclasses import dataclass
from typing import Final

FORUM: Final = "CTWG"
PLAN: Final = "CTWG-2018-2022"


@dataclass(frozen=True, slots=True)
class Year:
    """A year of APEC: its host and theme, and where the forum's two meetings are held."""

    host: str
    theme: str
    places: tuple[str, str]


YEARS: Final = {
    2018: Year(
        "PNG",
        "Harnessing Inclusive Opportunities, Embracing the Digital Future",
        ("Port Moresby", "Port Moresby"),
    ),
    2019: Year("CHL", "Connecting People, Building the Future", ("Santiago", "Puerto Varas")),
    2020: Year("MYS", "Optimising Human Potential", ("Putrajaya", "(virtual)")),
    2021: Year("NZL", "Join, Work, Grow. Together.", ("(virtual)", "(virtual)")),
    2022: Year("THA", "Open. Connect. Balance.", ("Bangkok", "Chiang Mai")),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that the forum works on, with its places in the plan (last parts of the refs)."""

    title: str
    focus_area: str
    objective: str
    kpi: str
    area: str
    topics: tuple[str, ...]
    asks: tuple[str, ...]
    """Recommendations that may come of it."""


SUBJECTS: Final = (
    Subject(
        "advance passenger information",
        *("FA5", "O3", "O3.ii", "travel", ("api-pnr", "border-security")),
        (
            "Lay down in law that carriers send passenger data before departure.",
            "Name one contact for passenger data, reachable at every hour.",
            "Check passenger data against the database of lost and stolen passports.",
        ),
    ),
    Subject(
        "the movement of foreign terrorist fighters",
        *("FA4", "O3", "O3.ii", "travel", ("foreign-terrorist-fighters", "screening")),
        (
            "Exchange lists of broken travel patterns among border agencies every quarter.",
            "Train the officers of the first line to recognise false travel documents.",
        ),
    ),
    Subject(
        "terrorist financing through new payment systems",
        *("FA6", "O8", "O8.i", "finance", ("new-payment-systems", "terrorism-financing")),
        (
            "Bring providers of mobile money under the duty to report suspicious transfers.",
            "Publish typologies of new payment systems together with the private sector.",
            "Give financial intelligence units direct access to beneficial ownership registers.",
        ),
    ),
    Subject(
        "the protection of critical infrastructure",
        *("FA7", "O3", "O3.ii", "infrastructure", ("critical-infrastructure", "recovery")),
        (
            "Keep a list of critical infrastructure and review it each year.",
            "Exercise the recovery of one port or airport every two years.",
        ),
    ),
    Subject(
        "the security of soft targets",
        *("FA3", "O1", "O1.i", "travel", ("soft-targets", "major-events", "tourism")),
        (
            "Agree with the owners of crowded places on a common way to report an incident.",
            "Share the plans of major events with neighbouring economies beforehand.",
        ),
    ),
    Subject(
        "secure supply chains and trusted traders",
        *("FA1", "O1", "O1.i", "supply-chains", ("aeo", "mutual-recognition")),
        (
            "Recognise the authorised economic operators of at least two other economies.",
            "Open the programme of trusted traders to small and medium enterprises.",
        ),
    ),
    Subject(
        "whole-of-government response",
        *("FA9", "O5", "O5.i", "infrastructure", ("whole-of-government", "crisis-management")),
        ("Let all agencies that answer to an attack train together once a year.",),
    ),
    Subject(
        "food defence",
        *("FA1", "O3", "O3.ii", "supply-chains", ("food-defense", "risk-management")),
        ("Assess the vulnerability of one food supply chain, and publish what was learned.",),
    ),
)

STAR: Final = Subject(
    "partnership with business",
    *("FA8", "O6", "O6.i", "supply-chains", ("star", "public-private-partnership")),
    (
        "Invite business to the exercises that rehearse the recovery of trade.",
        "Name one contact for companies that report a threat.",
    ),
)
STAR_YEARS: Final = (2019, 2021)

KINDS: Final = ("workshop", "training", "capacity-building", "policy-dialogue", "seminar")
PARTNERS: Final = {
    "travel": ("BMG", "TPTWG"),
    "finance": ("SFOM",),
    "infrastructure": ("EPWG", "TELWG"),
    "supply-chains": ("SCCP", "TPTWG"),
}
SPEAKERS: Final = {
    "travel": ("ICAO", "INTERPOL"),
    "finance": ("FATF", "UNODC"),
    "infrastructure": ("UN-CTED",),
    "supply-chains": ("WCO",),
}
AGENCIES: Final = (
    *("Border agency", "Customs", "Police", "Ministry of foreign affairs"),
    *("Financial intelligence unit", "Aviation authority", "Emergency management"),
)
COMPANIES: Final = (
    *("Example Freight", "Example Airlines", "Example Ports", "Example Payments"),
    *("Example Hotels", "Example Foods"),
)
"""Invented: no company is said to have done what it has not."""
GAPS: Final = (
    ("A.1", "supply-chains", "Containers are not screened before loading."),
    ("A.2", "supply-chains", "Small ports have no security plan."),
    ("A.3", "travel", "Transfer baggage is not screened again."),
    ("A.4", "travel", "Passenger data comes after departure."),
    ("A.5", "infrastructure", "Crowded places report incidents late."),
    ("B", "finance", "Reports of suspicious transfers come on paper."),
    ("C", "infrastructure", "No team answers incidents at night."),
)
SUPPORT: Final = {
    "legal": "Model provisions and somebody who has drafted such a law",
    "funding": "Funds for a receiving system",
    "technical": "Engineers who have built such a system",
    "staffing": "Training for officers of the first line",
    "coordination": "An example of how agencies share the work",
}
"""By barrier: what an economy asks for."""
OFFERS: Final = (
    ("Trainers for border officers", ("training",), "travel", ("api-pnr", "screening")),
    ("Drafting help for security laws", ("legislation", "expertise"), "travel", ("api-pnr",)),
    ("Funds for small security projects", ("funding",), "travel", ("border-security",)),
    ("Engineers for passenger data systems", ("technical-assistance",), "travel", ("api-pnr",)),
    ("Advisers on financial intelligence", ("expertise",), "finance", ("terrorism-financing",)),
    ("Exercises for ports", ("training",), "supply-chains", ("aeo",)),
    ("Site assessments", ("expertise",), "infrastructure", ("critical-infrastructure",)),
)
