"""Insight: an answer that PostgreSQL computes at the moment of asking, from one declaration.

    insight = Insight(path="/coverage", name="coverage", summary="...", answers=Coverage,
                      statement=coverage_statement, rests_on=("activities",), query=CoverageQuery)
    router = insight.router()

The statement answers one row with one column of JSON, made for one actor: it counts what that
actor may see and nothing else. No row, or a JSON null, means that what was asked about is not
there (404). Nothing is stored; the answer is remembered while what it rests on has not moved.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Final

import orjson
from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import ConfigDict
from sqlalchemy import ColumnElement, Text, cast, func, or_

from api.core.actors import Actor
from api.core.answers import answer
from api.core.db import Json, Record
from api.core.errors import NotFound, Unauthenticated
from api.core.front import TODAY
from api.core.listing import Statement, late
from api.core.reads import Reader, content_etag
from api.core.schemas import Key, Schema
from api.core.web import DirectRoute, PrefixRouter, asking, documented, services

READ_ERRORS: Final = documented(400, 401, 404, 405, 414, 422, 503)


class InsightQuery(Schema):
    """What may be asked of an insight; nothing else is understood."""

    model_config = ConfigDict(extra="forbid")


class PlanQuery(InsightQuery):
    """Of which plan."""

    plan: Key


def is_asked_for(model: type[Record]) -> ColumnElement[bool]:
    """Whether a record is the one that the path names, by what people quote or by its id."""
    key = late("key", Text())
    quoted: ColumnElement[str] = getattr(model, model.__key__)
    return or_(quoted == key, cast(model.id, Text) == func.lower(key))


def _as_it_is(found: Json) -> Json:
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Insight:
    """One computed answer and its address.

    The statement's late parameters are the fields of the query (None where they are not given)
    and, where the path has one, `key`.
    """

    path: str
    name: str
    summary: str
    answers: type[Schema]
    statement: Callable[[Actor], Statement]
    rests_on: tuple[str, ...]
    """The revisions that the answer was made from: names of resources."""
    query: type[InsightQuery] | None = None
    is_dated: bool = False
    """Whether it says something else tomorrow, of the same records."""
    for_members: bool = False
    """Whether only those who are signed in may ask."""
    finish: Callable[[Json], Json] = _as_it_is
    """Adds the words to what PostgreSQL computed; never counts again."""

    def router(self) -> PrefixRouter:
        """The route on a router of its own."""
        router = PrefixRouter(f"/{self.path.split('/')[1]}", "insight")
        router.route_class = DirectRoute
        self.add_to(router, self.path.removeprefix(router.prefix))
        return router

    def add_to(self, router: APIRouter, path: str) -> None:
        """The route on a router that has others, for example beneath a resource."""
        endpoint = self._of_a_key() if "{key}" in path else self._of_all()
        if self.query is not None:
            endpoint.__annotations__["query"] = Annotated[self.query, Query()]
        router.add_api_route(
            path,
            endpoint,
            methods=["GET"],
            response_model=self.answers,
            responses=READ_ERRORS,
            operation_id=f"get_{self.name}",
            summary=self.summary,
            description=self.answers.__doc__,
        )

    def _of_a_key(self) -> Callable[..., object]:
        async def of_a_key(
            request: Request,
            key: Annotated[str, Path(description="What people quote.", max_length=100)],
            query: InsightQuery,
        ) -> Response:
            return await self._answer(request, query, {"key": key})

        async def of_a_key_only(
            request: Request,
            key: Annotated[str, Path(description="What people quote.", max_length=100)],
        ) -> Response:
            return await self._answer(request, None, {"key": key})

        return of_a_key_only if self.query is None else of_a_key

    def _of_all(self) -> Callable[..., object]:
        async def of_all(request: Request, query: InsightQuery) -> Response:
            return await self._answer(request, query, {})

        async def of_all_there_is(request: Request) -> Response:
            return await self._answer(request, None, {})

        return of_all_there_is if self.query is None else of_all

    async def _answer(
        self, request: Request, query: InsightQuery | None, values: dict[str, object]
    ) -> Response:
        asked = asking(request)
        if self.for_members and asked.actor.is_anonymous:
            raise Unauthenticated
        if query is not None:
            values = {**values, **query.model_dump(mode="json")}
        body = orjson.dumps(await self.ask(services(request).reader, asked.actor, values))
        rests_on = (*self.rests_on, TODAY) if self.is_dated else self.rests_on
        return answer(request, body, content_etag(body), rests_on=rests_on)

    async def ask(self, reader: Reader, actor: Actor, values: Mapping[str, object]) -> Json:
        """The answer, for an actor; `values` are the late parameters by name.

        Raises:
            NotFound: what it is asked about is not there, or not to be seen.
        """
        rows = await reader.fetch(actor, self.statement(actor), values)
        if not rows or rows[0][0] is None:
            raise NotFound
        return self.finish(rows[0][0])
