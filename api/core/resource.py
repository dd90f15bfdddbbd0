"""A resource over HTTP: list, read, create, patch, verbs and lint, from one declaration.

    resource = Resource(ActivityService, one="activity", query=ActivityQuery,
                        create=ActivityCreate, update=ActivityUpdate, verbs=(Verb("endorse"), ...))
    router = resource.router()

This is the only place where a resource meets FastAPI. Endpoints hold no rule: they open a
transaction, let the service act, and answer with the record as a read would.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final, Generic, TypeVar
from urllib.parse import urlencode

from fastapi import APIRouter, Body, Path, Query, Request, Response
from sqlalchemy.orm import Session

from api.core.actors import Actor
from api.core.answers import JSON, answer
from api.core.db import Record
from api.core.errors import NotFound
from api.core.exports.exporter import Exporter
from api.core.formats import MEDIA_TYPES, wanted_format
from api.core.front import TODAY
from api.core.idempotency import WrittenAnswer
from api.core.lacks import Gaps, lacks_any
from api.core.ledger import Ledger
from api.core.listing import NAMES, Filter, ListBuilder, parse
from api.core.reads import RecordReads, content_etag, version_etag
from api.core.schemas import Findings, ListQuery, Page, Schema
from api.core.service import ResourceService, method_name
from api.core.settings import API_BASE
from api.core.web import (
    CurrentActor,
    DirectRoute,
    IdempotencyKey,
    IfMatch,
    IfNoneMatch,
    PrefixRouter,
    SignedInActor,
    asking,
    documented,
    services,
)
from api.core.writing import changed, locked, write

M = TypeVar("M", bound=Record)

READ_ERRORS: Final = documented(400, 401, 404, 405, 414, 422, 503)
WRITE_ERRORS: Final = documented(400, 401, 403, 404, 405, 409, 413, 414, 415, 422, 503)
CHANGE_ERRORS: Final = WRITE_ERRORS | documented(412, 428)
FILES: Final[dict[str, Any]] = {
    "content": {media_type: {"schema": {"type": "string"}} for media_type in MEDIA_TYPES.values()}
}
"""What a list answers with besides JSON, for the specification."""
_UNCHANGED: Final[dict[int | str, dict[str, Any]]] = {
    304: {"description": "It is still what you have."}
}


@dataclass(frozen=True, slots=True)
class Verb:
    """A change of state: `POST /{resource}/{key}/{name}`, carried out by the service's method."""

    name: str
    payload: type[Schema] | None = None


class Resource(Generic[M]):
    """What the HTTP side needs to know of one resource."""

    def __init__(  # noqa: PLR0913 - a declaration: all but the first are given by name
        self,
        service: type[ResourceService[M]],
        *,
        one: str,
        query: type[ListQuery],
        create: type[Schema] | None = None,
        update: type[Schema] | None = None,
        verbs: Sequence[Verb] = (),
        filters: Mapping[str, Filter] | None = None,
        lacks: Gaps | None = None,
        filters_rest_on: Mapping[str, Sequence[str]] | None = None,
        is_lintable: bool = False,
        is_personal: bool = False,
        is_dated: bool = False,
    ) -> None:
        self.service = service
        self.name = service.name
        self.one = one
        self.query = query
        self.create = create
        self.update = update
        self.verbs = verbs
        self.is_lintable = is_lintable
        self.is_personal = is_personal
        """Whether answers depend on who asks beyond their seats; such are never shared."""
        self.is_dated = is_dated
        """Whether answers say what depends on the day, such as what is overdue."""
        self.beneath: list[APIRouter] = []
        """Routes of what stands under a record, such as `/{key}/events`; children add theirs."""
        self.lacks = dict(lacks or {})
        """What its records may lack; children add what shows in theirs."""
        self.filters_rest_on = {name: list(on) for name, on in (filters_rest_on or {}).items()}
        """The revisions that a list rests on besides, where a filter looks at others."""
        special = {"lacks": lambda wanted: lacks_any(self.lacks, wanted), **(filters or {})}
        self.lists = ListBuilder(service.model, service.read, query, special)
        self.reads = RecordReads(service.model, service.read, self.lists, self._reach)
        self.exporter = Exporter(service.name, service.read, service.model, self.lists)

    @property
    def path(self) -> str:
        """The address under the API's base, such as `/cross-cutting-areas`."""
        return "/" + self.name.replace("_", "-")

    def _reach(self, actor: Actor) -> str:
        return f"{actor.reach}#{actor.id}" if self.is_personal else actor.reach

    def router(self) -> APIRouter:
        """The routes that the declaration asks for."""
        router = PrefixRouter(self.path, self.name.replace("_", "-"))
        self._add_list(router)
        if self.create is not None:
            self._add_create(router, self.create)
        self._add_read(router)
        if self.update is not None:
            self._add_update(router, self.update)
        for verb in self.verbs:
            self._add_verb(router, verb)
        if self.is_lintable:
            self._add_lint(router)
        for routes in self.beneath:
            router.include_router(routes)
        return router

    def _add_list(self, router: APIRouter) -> None:
        page = type(
            f"{self.service.read.__name__.removesuffix('Read')}Page",
            (Page[self.service.read],),  # type: ignore[name-defined]  # known only at run time
            {"__doc__": f"One page of {self.name.replace('_', ' ')}."},
        )

        async def list_records(
            request: Request, query: ListQuery, if_none_match: IfNoneMatch = None
        ) -> Response:
            del if_none_match  # declared for the specification; `answer` reads it
            format_ = query.format or wanted_format(request.headers.get("accept"))
            if format_ is not None:
                return await self.exporter.answer(request, query, self.service.visible, format_)
            asked = asking(request)
            wanted = parse(query)
            body, cursor = await self.reads.page(
                services(request).reader, asked.actor, self.service.visible, wanted
            )
            headers = {"Link": self._next_link(request, cursor)} if cursor else {}
            rests_on = self._rests_on_under(wanted.shape.filters)
            return answer(request, body, content_etag(body), headers=headers, rests_on=rests_on)

        list_records.__annotations__["query"] = Annotated[self.query, Query()]
        router.add_api_route(
            "",
            list_records,
            methods=["GET"],
            route_class_override=DirectRoute,
            response_model=page,
            responses={200: FILES, **_UNCHANGED, **READ_ERRORS, **documented(429)},
            operation_id=f"list_{self.name}",
            summary=f"List {self.name.replace('_', ' ')}",
        )

    def _add_read(self, router: APIRouter) -> None:
        async def read_record(
            request: Request, key: str, if_none_match: IfNoneMatch = None
        ) -> Response:
            del if_none_match  # as above
            asked = asking(request)
            column, value = self.service.identify(key)
            found = await self.reads.record(
                services(request).reader,
                asked.actor,
                self.service.visible,
                column,
                value,
            )
            if found is None:
                raise NotFound
            body, version = found
            etag = version_etag(version, self._day(request))
            return answer(request, body, etag, rests_on=self._rests_on, is_record=True)

        router.add_api_route(
            "/{key}",
            self._with_key(read_record),
            methods=["GET"],
            route_class_override=DirectRoute,
            response_model=self.service.read,
            responses={**_UNCHANGED, **READ_ERRORS},
            operation_id=f"get_{self._singular}",
            summary=f"Read one {self.one}",
        )

    def _add_create(self, router: APIRouter, schema: type[Schema]) -> None:
        def create_record(
            request: Request,
            payload: Schema,
            actor: SignedInActor,
            idempotency_key: IdempotencyKey = None,
        ) -> Response:
            def act(session: Session, ledger: Ledger) -> WrittenAnswer:
                service = self.service(session, ledger, actor)
                row = service.create(payload)
                location = f"{API_BASE}{self.path}/{row.key}"
                headers = {
                    "Location": location,
                    "ETag": version_etag(row.version, self._day(request)),
                }
                return WrittenAnswer(201, headers, service.render(row))

            return write(request, actor, act, idempotency_key, payload)

        create_record.__annotations__["payload"] = schema
        router.add_api_route(
            "",
            create_record,
            methods=["POST"],
            status_code=201,
            response_model=self.service.read,
            responses=WRITE_ERRORS,
            operation_id=f"create_{self._singular}",
            summary=f"Create {_article(self.one)} {self.one}",
        )

    def _add_update(self, router: APIRouter, schema: type[Schema]) -> None:
        def update_record(
            request: Request,
            key: str,
            payload: Schema,
            actor: SignedInActor,
            if_match: IfMatch = None,
        ) -> Response:
            def act(session: Session, ledger: Ledger) -> WrittenAnswer:
                service = self.service(session, ledger, actor)
                row = locked(service, key, "update", if_match)
                service.update(row, payload)
                return changed(service, row, self._day(request))

            return write(request, actor, act, None, payload)

        update_record.__annotations__["payload"] = schema
        router.add_api_route(
            "/{key}",
            self._with_key(update_record),
            methods=["PATCH"],
            response_model=self.service.read,
            responses=CHANGE_ERRORS,
            operation_id=f"update_{self._singular}",
            summary=f"Change {_article(self.one)} {self.one} (RFC 7396 merge patch)",
        )

    def _add_verb(self, router: APIRouter, verb: Verb) -> None:
        def run(
            request: Request,
            key: str,
            actor: Actor,
            payload: Schema | None,
            if_match: str | None,
            idempotency_key: str | None,
        ) -> Response:
            def act(session: Session, ledger: Ledger) -> WrittenAnswer:
                service = self.service(session, ledger, actor)
                row = locked(service, key, verb.name, if_match)
                made = service.perform(row, verb.name, payload)
                return changed(service, made, self._day(request))

            return write(request, actor, act, idempotency_key, payload)

        body = _body_of(verb)

        def perform_bare(
            request: Request,
            key: str,
            actor: SignedInActor,
            if_match: IfMatch = None,
            idempotency_key: IdempotencyKey = None,
        ) -> Response:
            return run(request, key, actor, None, if_match, idempotency_key)

        def perform_with_payload(
            request: Request,
            key: str,
            actor: SignedInActor,
            payload: Schema | None = body,
            if_match: IfMatch = None,
            idempotency_key: IdempotencyKey = None,
        ) -> Response:
            if payload is None and verb.payload is not None:
                payload = verb.payload()
            return run(request, key, actor, payload, if_match, idempotency_key)

        endpoint: Callable[..., Response] = perform_bare
        if verb.payload is not None:
            perform_with_payload.__annotations__["payload"] = verb.payload
            endpoint = perform_with_payload
        router.add_api_route(
            f"/{{key}}/{verb.name}",
            self._with_key(endpoint),
            methods=["POST"],
            response_model=self.service.read,
            responses=CHANGE_ERRORS,
            operation_id=f"{verb.name.replace('-', '_')}_{self._singular}",
            summary=f"{verb.name.capitalize()} {_article(self.one)} {self.one}",
            description=getattr(self.service, method_name(verb.name)).__doc__,
        )

    def _add_lint(self, router: APIRouter) -> None:
        def lint_record(request: Request, key: str, actor: CurrentActor) -> Response:
            def act(session: Session, ledger: Ledger) -> bytes:
                service = self.service(session, ledger, actor)
                findings = service.lint(service.get(key))
                body = Findings.model_validate({"findings": findings})
                return body.model_dump_json(exclude_defaults=True).encode()

            body = services(request).database.transact(actor, act)
            return Response(body, media_type=JSON)

        router.add_api_route(
            "/{key}/lint",
            self._with_key(lint_record),
            methods=["POST"],
            response_model=Findings,
            responses=READ_ERRORS,
            operation_id=f"lint_{self._singular}",
            summary=f"Which rules stand against {_article(self.one)} {self.one}",
        )

    # What the endpoints share.

    @property
    def _rests_on(self) -> tuple[str, ...]:
        if self.is_personal:
            return ()
        names = (self.name, *self.service.rests_on)
        if "q" in self.query.model_fields:
            names = (*names, NAMES)
        return (*names, TODAY) if self.is_dated else names

    def _rests_on_under(self, filters: Sequence[str]) -> tuple[str, ...]:
        """The revisions that a list rests on under some filters; none if it is never shared."""
        names = self._rests_on
        besides = (name for each in filters for name in self.filters_rest_on.get(each, ()))
        return (*names, *besides) if names else ()

    def _day(self, request: Request) -> int | None:
        """The day that an answer was made on, where it depends on it."""
        return asking(request).revisions.get(TODAY) if self.is_dated else None

    @property
    def _singular(self) -> str:
        return self.one.lower().replace(" ", "_").replace("-", "_")

    def _with_key(self, endpoint: Callable[..., object]) -> Callable[..., object]:
        """Document the `key` of a path: the UUID, or what people quote."""
        quoted = self.service.model.__key__
        text = "The record's id." if quoted == "id" else f"The record's `{quoted}` or id."
        endpoint.__annotations__["key"] = Annotated[str, Path(description=text, max_length=100)]
        return endpoint

    def _next_link(self, request: Request, cursor: str) -> str:
        kept = [(n, v) for n, v in request.query_params.multi_items() if n != "cursor"]
        return f'<{API_BASE}{self.path}?{urlencode([*kept, ("cursor", cursor)])}>; rel="next"'


def _body_of(verb: Verb) -> Any:  # noqa: ANN401 - the default of an endpoint's parameter
    """Nothing need be sent to a verb that asks for nothing."""
    fields = verb.payload.model_fields.values() if verb.payload else ()
    return Body() if any(field.is_required() for field in fields) else None


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeio" else "a"


AnyResource = Resource[Any]
"""A resource, whatever its records: what the wiring and the contract suite hold."""
