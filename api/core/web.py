"""Where HTTP meets the core: the route class, the services of a process, who asks."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Annotated, Any, Final, get_args

from fastapi import APIRouter, Depends, Header, Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel, ValidationError
from starlette.routing import Match
from starlette.types import Scope

from api.core.actors import Actor
from api.core.database import Database
from api.core.errors import BadRequest, Fault, Unauthenticated, Unavailable, Unprocessable
from api.core.front import SCOPE_KEY, AnswerCache, Asking, RevisionClock
from api.core.meter import Meter
from api.core.reads import Reader
from api.core.schemas import ProblemRead
from api.core.settings import API_BASE, Settings
from api.core.strict_json import JsonRefused, loads


@dataclass(frozen=True, slots=True)
class Services:
    """What one process holds for as long as it runs."""

    settings: Settings
    database: Database
    reader: Reader
    clock: RevisionClock
    cache: AnswerCache
    meter: Meter


def services(request: Request) -> Services:
    """The services of the process that answers."""
    held: Services = request.app.state.services
    return held


def asking(request: Request) -> Asking:
    """What the front found out about the request.

    Raises:
        Problem: the token proves nothing, or the database does not answer.
    """
    found: Asking | None = request.scope.get(SCOPE_KEY)
    if found is None:
        raise Unavailable
    if found.problem is not None:
        raise found.problem
    return found


def current_actor(request: Request) -> Actor:
    """Who asks; anonymous visitors included."""
    return asking(request).actor


def signed_in_actor(request: Request) -> Actor:
    """Who asks, signed in.

    Raises:
        Unauthenticated: nobody is.
    """
    actor = current_actor(request)
    if actor.is_anonymous:
        raise Unauthenticated
    return actor


CurrentActor = Annotated[Actor, Depends(current_actor)]
SignedInActor = Annotated[Actor, Depends(signed_in_actor)]
IfMatch = Annotated[
    str | None,
    Header(description="The ETag of the version that you change; required.", max_length=200),
]
IfNoneMatch = Annotated[
    str | None, Header(description="Answer 304 if the ETag is still this one.", max_length=2_000)
]
IdempotencyKey = Annotated[
    str | None,
    Header(
        description="Sent again with the same request, it has no second effect.",
        min_length=8,
        max_length=255,
        pattern=r"^[\x21-\x7e]+$",
    ),
]


class StrictRequest(Request):
    """A request whose JSON must mean one thing only (`strict_json`)."""

    async def json(self) -> Any:  # noqa: ANN401 - Starlette's signature
        """The body.

        Raises:
            BadRequest: it is no JSON, or JSON that readers disagree about.
        """
        try:
            return loads(await self.body())
        except JsonRefused as refused:
            fault = Fault(refused.code, refused.detail, pointer=refused.pointer)
            raise MalformedBody(fault) from None


class MalformedBody(BadRequest):
    """The body is not JSON, or JSON that two readers would understand differently."""

    slug, title = "malformed-body", "The body cannot be read"

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.detail, [fault])


class ApiRoute(APIRoute):
    """A route that reads its body strictly, and takes no parameters but those it declares."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """FastAPI's handler, given a strict request; a malformed body keeps its own problem."""
        handle = super().get_route_handler()
        takes_parameters = _takes_parameters(self.dependant)

        async def strictly(request: Request) -> Response:
            if request.scope["query_string"] and not takes_parameters:
                raise _unknown_parameters(request)
            strict = StrictRequest(request.scope, request.receive)
            try:
                return await handle(strict)
            except Exception as error:
                # FastAPI wraps whatever reading the body raised; ours says more.
                if isinstance(error.__cause__, MalformedBody):
                    raise error.__cause__ from None
                raise

        return strictly


def _takes_parameters(dependant: Dependant) -> bool:
    """Whether an endpoint, or anything that it depends on, reads the query."""
    return bool(dependant.query_params) or any(map(_takes_parameters, dependant.dependencies))


class DirectRoute(APIRoute):
    """A read whose only parameters are those of its path and one model of its query.

    It binds them itself: FastAPI's general solver costs a page more than all else that we do for
    it (benchmarks/README.md). What is declared is still what the specification says.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Call the endpoint with the path's parameters and the validated query."""
        endpoint: Callable[..., Coroutine[Any, Any, Response]] = self.endpoint
        query_model = _query_model(endpoint)

        async def directly(request: Request) -> Response:
            arguments: dict[str, object] = dict(request.path_params)
            if query_model is not None:
                arguments["query"] = _validated(query_model, request)
            elif request.scope["query_string"]:
                raise _unknown_parameters(request)
            return await endpoint(request, **arguments)

        return directly


def _query_model(endpoint: Callable[..., object]) -> type[BaseModel] | None:
    annotation = endpoint.__annotations__.get("query")
    if annotation is None:
        return None
    model: type[BaseModel] = get_args(annotation)[0]
    return model


def _validated(model: type[BaseModel], request: Request) -> BaseModel:
    try:
        return model.model_validate(dict(request.query_params))
    except ValidationError as error:
        found = error.errors(include_input=False, include_url=False)
        # As FastAPI would raise it, so that it is rendered in one place.
        raise RequestValidationError(
            [{**item, "loc": ("query", *item["loc"])} for item in found]
        ) from None


def _unknown_parameters(request: Request) -> Unprocessable:
    detail = "This address takes no parameters."
    return Unprocessable(
        faults=[Fault("unknown-parameter", detail, parameter=name) for name in request.query_params]
    )


class PrefixRouter(APIRouter):
    """A router that looks at a path only if it begins with the router's own prefix.

    FastAPI tries routes one by one; without this the last of many resources costs thrice the
    first.
    """

    def __init__(self, prefix: str, tag: str) -> None:
        super().__init__(prefix=prefix, tags=[tag], route_class=ApiRoute, redirect_slashes=False)
        self._own = API_BASE + prefix

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Refuse a foreign prefix before any pattern is tried."""
        path: str = scope["path"]
        if not path.startswith(self._own):
            return Match.NONE, {}
        return super().matches(scope)


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The error answers of an operation, for the specification."""
    return {status: {"model": ProblemRead, "description": _MEANING[status]} for status in statuses}


_MEANING: Final = {
    400: "The request cannot be read.",
    401: "Sign in first.",
    403: "The caller's seat does not allow this.",
    404: "There is no such record, or none that the caller may see.",
    405: "This address does not take that method.",
    409: "The record's state does not allow this now.",
    412: "The record has changed since it was read.",
    413: "The request is too large.",
    414: "The address is too long.",
    415: "This format is not read here.",
    422: "Some of what was sent is not right; `errors` names each place.",
    428: "Say which version you change, with If-Match.",
    429: "Too many requests.",
    503: "Try again in a moment.",
}
