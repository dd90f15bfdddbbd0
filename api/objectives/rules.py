"""What an objective may lack."""

from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import aliased

from api.core.lacks import Gaps
from api.objectives.schemas import ObjectiveLack
from api.strategic_plans.models import Kpi, Objective

_kpi = aliased(Kpi)
LACKS: Final[Gaps] = {
    ObjectiveLack.KPIS: ~select(_kpi.id).where(_kpi.objective == Objective.ref).exists()
}
"""What an objective may lack, as far as its plan says so."""
