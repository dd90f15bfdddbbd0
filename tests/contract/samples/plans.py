"""Strategic plans with their parts, and what is measured of them."""

from collections.abc import Mapping
from typing import Final

from tests.contract.samples.shapes import DRAFT_PLAN, Json, Sample, code, sourced
from tests.factories.world import PLAN


def plan_part(n: int, label: str) -> Json:
    """What the parts of a plan have in common."""
    return {
        "ref": f"{DRAFT_PLAN}.{label}{n:03d}",
        "plan": DRAFT_PLAN,
        "label": f"{label}{n}",
        "text": f"Cooperate on screening, part {n}.",
    }


PLANS: Final[Mapping[str, Sample]] = {
    "strategic_plans": Sample(
        sparse=lambda n: {"ref": code("SCCP", n), "forum": "SCCP", "title": f"Plan {n}"},
        full=lambda n: {
            **sourced(n),
            "ref": code("SCCP-full", n),
            "forum": "SCCP",
            "title": f"Customs strategy {n // 2}",
            "starts_on": f"2023-{n % 12 + 1:02d}-01",
            "midterm_on": "2025-06-30",
            "ends_on": "2027-12-31",
            "vision": "Secure trade.",
            "mission": "To facilitate it.",
            "mandates": ["LEADERS-2001-CT"],
        },
        change={"vision": "Secure and open trade."},
        clears="vision",
        word="customs",
    ),
    "focus_areas": Sample(
        sparse=lambda n: plan_part(n, "FA"),
        full=lambda n: {
            **plan_part(n, "FA"),
            "note": "As printed.",
            "position": n // 2 % 1000,
            "mandates": ["LEADERS-2001-CT"],
        },
        change={"note": "As printed, without the dash."},
        clears="note",
        word="screening",
    ),
    "objectives": Sample(
        sparse=lambda n: plan_part(n, "O"),
        full=lambda n: {
            **plan_part(n, "O"),
            "note": "As printed.",
            "position": n // 2 % 1000,
            "areas": ["finance", "travel"],
        },
        change={"text": "Cooperate more."},
        clears="note",
        word="screening",
    ),
    "kpis": Sample(
        sparse=lambda n: {
            "ref": f"{DRAFT_PLAN}.O1.k{n}",
            "objective": f"{DRAFT_PLAN}.O1",
            "label": "(i)",
            "text": f"Sparse indicator {n}",
            "measure": "count",
        },
        full=lambda n: {
            "ref": f"{DRAFT_PLAN}.O2.k{n}",
            "objective": f"{DRAFT_PLAN}.O2",
            "label": "(i)",
            "text": f"Share of economies that report {n // 2}",
            "measure": "share",
            "parent": f"{DRAFT_PLAN}.O2.i",
            "note": "No target is printed.",
            "unit": "economies",
            "direction": "down",
            "baseline": {"value": 3.5, "on": "2017", "note": "The year before."},
            "targets": [
                {"value": 10.0, "due_on": "2020-12-31"},
                {"value": 21.0, "due_on": "2022-12-31"},
            ],
            "source": "computed",
            "formula": {
                "name": "recommendations-implemented",
                "parameters": {
                    "period": {"from": "2018-01-01", "to": "2022-12-31"},
                    "activity_kinds": ["workshop"],
                    "topics": ["aeo"],
                },
            },
            "position": n // 2 % 1000,
        },
        change={"unit": "agencies"},
        clears="baseline",
        word="share",
    ),
    "kpi_measurements": Sample(
        sparse=lambda n: {
            "kpi": f"{PLAN}.O2.i",
            "period_start": f"{1990 + n % 100}-01-01",
            "period_end": f"{1990 + n % 100}-12-31",
        },
        full=lambda n: {
            **sourced(n),
            "kpi": f"{PLAN}.O1.i",
            "economy": "AUS",
            "period_start": "2018-01-01",
            "period_end": f"2018-{n % 12 + 1:02d}-15",
            "value": float(n // 2),
            # A count is told by a value alone.
            **dict.fromkeys(("numerator", "denominator", "rating", "narrative")),
            "evidence": [
                {
                    "title": "Register of trainees",
                    "url": "https://example.org/register",
                    "document_number": "2018/SOM3/CTWG/004",
                    "on": "2018-08-08",
                }
            ],
            "visibility": ("public", "members", "restricted")[n % 3],
        },
        change={"value": 7.5},
        clears="value",
        word="paragraphs",
    ),
}
