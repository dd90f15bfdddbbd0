"""What hangs in the air under a plan: the checks of data quality that break a trace."""

from typing import Any, Final

from sqlalchemy import ColumnElement

from api.core.actors import Actor
from api.insight.data_quality.checks import CHECKS
from api.insight.data_quality.statement import figures_of
from api.insight.trace.links import Rows

CODES: Final = (
    *("activity.focus-areas", "activity.objectives", "activity.kpis"),
    *("recommendation.source", "recommendation.implementations"),
    *("kpi.activities", "focus-area.activities", "objective.activities"),
)
ORPHANS: Final = tuple(check for check in CHECKS if check.code in CODES)


def orphans_of(actor: Actor, plan: ColumnElement[Any]) -> Rows:
    """What the checks find under a plan."""
    return figures_of(ORPHANS, actor, {"plan": plan}, "orphans")
