"""The addresses of insight."""

from typing import Annotated

import orjson
from fastapi import Query, Request, Response
from pydantic import ConfigDict

from api.core.answers import answer
from api.core.errors import NotFound
from api.core.reads import content_etag
from api.core.schemas import Key, Schema
from api.core.web import PrefixRouter, asking, documented, services
from api.insight import work_plan_coverage
from api.insight.coverage import coverage_statement
from api.insight.schemas import Coverage
from api.work_plans.routes import resource as work_plans

READ_ERRORS = documented(400, 401, 404, 405, 414, 422, 503)

router = PrefixRouter("/coverage", "insight")
work_plans.beneath.append(work_plan_coverage.router)


class CoverageQuery(Schema):
    """Of which plan."""

    model_config = ConfigDict(extra="forbid")

    plan: Key


@router.get(
    "",
    response_model=Coverage,
    responses=READ_ERRORS,
    operation_id="get_coverage",
    summary="Which parts of a plan the work serves",
)
async def get_coverage(request: Request, query: Annotated[CoverageQuery, Query()]) -> Response:
    """Counts by focus area, objective and KPI, and focus areas by objectives."""
    asked = asking(request)
    statement = coverage_statement(asked.actor)
    rows = await services(request).reader.fetch(asked.actor, statement, {"plan": query.plan})
    if not rows:
        raise NotFound
    body = orjson.dumps(rows[0][0])
    rests_on = ("strategic_plans", "activities", "recommendations")
    return answer(request, body, content_etag(body), rests_on=rests_on)
