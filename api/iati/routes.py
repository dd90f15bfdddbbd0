"""The address of the public record as IATI."""

import hashlib
from collections.abc import AsyncIterator, Iterable, Sequence
from datetime import UTC, datetime
from tempfile import SpooledTemporaryFile
from typing import IO, Final
from xml.etree.ElementTree import Element

import orjson
from fastapi import Request, Response
from sqlalchemy import func, select
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from api.activities.routes import resource as activities
from api.auth.cookies import own_origin
from api.core.actors import ANONYMOUS
from api.core.errors import NotFound
from api.core.listing import compiled, parse
from api.core.reads import Reader, is_known
from api.core.resource import READ_ERRORS, AnyResource
from api.core.web import ApiRoute, IfNoneMatch, PrefixRouter, asking, services
from api.cross_cutting_areas.models import CrossCuttingArea
from api.economies.models import Economy
from api.iati.activities import activity_element
from api.iati.document import Names, Record, Reporter, closing, opening, written
from api.iati.plans import plan_element, work_plan_element
from api.organizations.models import Organization
from api.strategic_plans.models import FocusArea, Objective
from api.strategic_plans.routes import resource as strategic_plans
from api.sub_fora.models import SubForum
from api.topics.models import Topic
from api.work_plans.routes import resource as work_plans

MEDIA_TYPE: Final = "application/xml"
IN_MEMORY: Final = 1 << 20
PIECE: Final = 1 << 16
_NAMES: Final = compiled(
    select(
        *(
            select(func.coalesce(func.json_object_agg(code, said), func.json_build_object()))
            .scalar_subquery()
            .label(name)
            for name, code, said in (
                ("economies", Economy.code, Economy.name),
                ("sub_fora", SubForum.code, SubForum.name),
                (
                    "organizations",
                    Organization.code,
                    func.json_build_array(Organization.name, Organization.kind),
                ),
                ("areas", CrossCuttingArea.code, CrossCuttingArea.name),
                ("topics", Topic.code, Topic.name),
                ("focus_areas", FocusArea.ref, FocusArea.text),
                ("objectives", Objective.ref, Objective.text),
            )
        )
    )
)

router: Final = PrefixRouter("/exports/iati", "exports")
router.route_class = ApiRoute


class File:
    """The file as it grows."""

    def __init__(self) -> None:
        self.content: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed when sent
        self.digest = hashlib.sha256()
        self.held = 0
        self.left_out = 0

    def add(self, elements: Iterable[Element | None]) -> None:
        """Write some activities; count those that cannot be said."""
        for element in elements:
            if element is None:
                self.left_out += 1
            else:
                self.held += 1
                self.write(written(element))

    def write(self, text: bytes) -> None:
        """Write as it is."""
        self.digest.update(text)
        self.content.write(text)


@router.get(
    "/activities.xml",
    response_class=Response,
    responses={
        200: {"content": {MEDIA_TYPE: {"schema": {"type": "string"}}}},
        304: {"description": "It is still what you have."},
        **READ_ERRORS,
    },
    operation_id="get_iati_activities",
    summary="The public record as IATI 2.03",
)
async def iati_activities(request: Request, if_none_match: IfNoneMatch = None) -> Response:
    """Plans, work plans and activities that are public, whoever asks, as IATI 2.03.

    Nothing is made up: what the standard demands and the record does not know leaves an activity
    out. The mapping is in docs/iati.md.
    """
    asking(request)  # a token that does not hold is refused here too
    file = await _file(request)
    if not file.held:
        file.content.close()
        raise NotFound("No public record has the dates that IATI demands.")
    headers = {"ETag": f'"{file.digest.hexdigest()[:24]}"', "Vary": "Authorization"}
    if is_known(if_none_match, headers["ETag"]):
        file.content.close()
        return Response(status_code=304, headers=headers)
    headers["Content-Length"] = str(file.content.seek(0, 2))
    file.content.seek(0)
    return StreamingResponse(_pieces(file.content), headers=headers, media_type=MEDIA_TYPE)


async def _file(request: Request) -> File:
    reader, settings = services(request).reader, services(request).settings
    [names] = await reader.fetch(ANONYMOUS, _NAMES)
    above: list[tuple[AnyResource, Record]] = []
    for resource in (strategic_plans, work_plans):
        async for page in _pages(reader, resource):
            above += [(resource, record) for record in page if record["status"] != "draft"]
    reporter = Reporter(
        organisation=settings.iati_organisation,
        name=settings.iati_organisation_name,
        origin=own_origin(request),
        names=Names(*names),
        today=datetime.now(UTC).date(),
        parents=frozenset(
            record["ref"] for _, record in above if record.get("starts_on", "its year") is not None
        ),
    )
    file = File()
    file.write(opening())
    file.add(
        plan_element(record, reporter)
        if resource is strategic_plans
        else work_plan_element(record, reporter)
        for resource, record in above
    )
    async for page in _pages(reader, activities):
        await run_in_threadpool(_add, file, page, reporter)
    file.write(closing(file.left_out))
    return file


def _add(file: File, page: Sequence[Record], reporter: Reporter) -> None:
    file.add(activity_element(record, reporter) for record in page)


async def _pages(reader: Reader, resource: AnyResource) -> AsyncIterator[list[Record]]:
    """What everybody may see of a resource, five hundred at a time."""
    cursor: str | None = None
    while True:
        asked = {"limit": 500, "sort": "ref", "cursor": cursor}
        query = parse(resource.query.model_validate(asked))
        page, cursor = await resource.reads.page(reader, ANONYMOUS, resource.service.visible, query)
        yield orjson.loads(page)["items"]
        if cursor is None:
            return


async def _pieces(file: IO[bytes]) -> AsyncIterator[bytes]:
    try:
        while piece := await run_in_threadpool(file.read, PIECE):
            yield piece
    finally:
        file.close()
