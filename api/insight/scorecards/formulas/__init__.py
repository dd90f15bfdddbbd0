"""How computed KPIs are computed: one module for each family of formulas."""

from collections.abc import Mapping
from typing import Final

from api.insight.scorecards.formulas.action_plans import (
    ACTION_PLAN_CYCLE,
    ACTION_PLAN_EFFECTIVENESS_REPORTS,
)
from api.insight.scorecards.formulas.activities import ACTIVITIES_COMPLETED
from api.insight.scorecards.formulas.areas import RECORDS_IN_AREA
from api.insight.scorecards.formulas.engagements import (
    ENGAGEMENTS_BY_KIND,
    ENGAGEMENTS_WITH_FORA,
    JOINT_CAPACITY_BUILDING,
)
from api.insight.scorecards.formulas.formula import Formula
from api.insight.scorecards.formulas.participation import (
    AGENCIES_INVOLVED,
    ORGANIZATIONS_TAKING_PART,
)
from api.insight.scorecards.formulas.recommendations import RECOMMENDATIONS_IMPLEMENTED
from api.kpis.service import KpiService

FORMULAS: Final[Mapping[str, Formula]] = {
    formula.name: formula
    for formula in (
        ACTIVITIES_COMPLETED,
        RECOMMENDATIONS_IMPLEMENTED,
        ENGAGEMENTS_WITH_FORA,
        ENGAGEMENTS_BY_KIND,
        JOINT_CAPACITY_BUILDING,
        ACTION_PLAN_CYCLE,
        ACTION_PLAN_EFFECTIVENESS_REPORTS,
        AGENCIES_INVOLVED,
        ORGANIZATIONS_TAKING_PART,
        RECORDS_IN_AREA,
    )
}

# Imports go from child to parent, so the child says what there is (ARCHITECTURE.md, import order).
KpiService.formulas.update({name: formula.parameters for name, formula in FORMULAS.items()})
