"""Work in one cross-cutting area, whatever its kind."""

from typing import Final, Literal

from pydantic import Field
from sqlalchemy import ColumnElement, Table, select

from api.activities.models import Activity, activity_areas
from api.cross_cutting_areas.models import CrossCuttingArea
from api.engagements.models import Engagement, engagement_areas
from api.insight.scorecards.formulas.activities import activity_fact, held_in
from api.insight.scorecards.formulas.engagements import engaged_in, engagement_fact
from api.insight.scorecards.formulas.formula import (
    ComparedParameters,
    Counted,
    Facts,
    Formula,
    Part,
    Scope,
    listed,
)
from api.insight.scorecards.formulas.recommendations import recommendation_fact
from api.recommendations.models import Recommendation, recommendation_areas

WorkKind = Literal["activities", "engagements", "recommendations"]


class AreaParameters(ComparedParameters):
    """The area, and which records count."""

    links = {"area": CrossCuttingArea}

    area: str
    resources: list[WorkKind] = Field(min_length=1, max_length=3)


def _facts(scope: Scope) -> list[Facts]:
    def is_in_area(
        model: type[Activity | Engagement | Recommendation], links: Table
    ) -> ColumnElement[bool]:
        area = scope.kpis.c.parameters["area"].astext
        return model.id.in_(select(links.c.owner_id).where(links.c.target_key == area))

    named = scope.is_computed_by("records-in-area")
    parts: tuple[Part, ...] = ("value", "baseline")
    return [
        fact(scope, part).where(named, scope.lists("resources", name), is_in_area(model, links))
        for part in parts
        for name, fact, model, links in (
            ("activities", activity_fact, Activity, activity_areas),
            ("engagements", engagement_fact, Engagement, engagement_areas),
            ("recommendations", recommendation_fact, Recommendation, recommendation_areas),
        )
    ]


def _address(counted: Counted, part: str, resource: str) -> str | None:
    area = counted.parameters["area"]
    if resource == "activities":
        return listed("/activities", areas=area, **held_in(counted, part))
    if resource == "engagements":
        return listed("/engagements", areas=area, **engaged_in(counted, part))
    return None


RECORDS_IN_AREA: Final = Formula(
    name="records-in-area",
    parameters=AreaParameters,
    counts="completed activities, engagements and recommendations in the area",
    facts=_facts,
    address=_address,
)
