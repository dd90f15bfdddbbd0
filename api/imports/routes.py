"""The addresses of imports: send a file in, ask what became of it."""

import asyncio
import hashlib
import re
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Final
from uuid import UUID, uuid4

from fastapi import Header, Query, Request, Response
from fastapi import Path as PathParameter
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from api.core.actors import Actor
from api.core.answers import JSON, answer
from api.core.errors import UnsupportedMediaType
from api.core.guard import MIB, BodyRule, request_id
from api.core.idempotency import REPLAYED, KeyedRequest, WrittenAnswer
from api.core.ledger import Ledger
from api.core.reads import version_etag
from api.core.resource import READ_ERRORS, WRITE_ERRORS
from api.core.settings import API_BASE
from api.core.web import IdempotencyKey, PrefixRouter, SignedInActor, documented, services
from api.imports.jobs import Job, JobRunner
from api.imports.models import ImportStatus
from api.imports.outcomes import rows_told
from api.imports.process import CSV, NDJSON, XLSX
from api.imports.resources import IMPORTABLES
from api.imports.schemas import ImportCreate, ImportRead, ImportRowsQuery, ImportRowsRead
from api.imports.service import ImportService
from api.imports.templates import template_of

BODY: Final = BodyRule(
    f"{API_BASE}/imports",
    max_bytes=100 * MIB,
    media_types=frozenset({CSV.encode(), NDJSON.encode(), XLSX.encode()}),
)
DEFAULT_WAIT: Final = 10
LONGEST_WAIT: Final = 60
_WAIT: Final = re.compile(r"(?:^|[,;\s])wait=(\d{1,4})(?:$|[,;\s])")

Prefer = Annotated[
    str | None,
    Header(description="`wait=N`: answer within N seconds (RFC 7240); 10 if not said."),
]


def _importable(name: str) -> str:
    known = name.replace("-", "_")
    if known not in IMPORTABLES:
        names = {"known": ", ".join(IMPORTABLES)}
        raise PydanticCustomError("enum", "must be one of {known}", names)
    return known


ImportedResource = Annotated[
    str, AfterValidator(_importable), Field(json_schema_extra={"enum": list(IMPORTABLES)})
]
"""The name of a resource whose records may come from a file; hyphens do as well."""

router = PrefixRouter("/imports", "imports")
runner: Final = JobRunner()


@router.post(
    "",
    status_code=201,
    response_model=ImportRead,
    responses={
        202: {"model": ImportRead, "description": "It goes on; ask again at its Location."},
        **WRITE_ERRORS,
        **documented(429),
    },
    operation_id="create_import",
    summary="Import a file of rows: all of them, or none",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                CSV: {"schema": {"type": "string"}},
                NDJSON: {"schema": {"type": "string"}},
                XLSX: {"schema": {"type": "string", "format": "binary"}},
            },
        }
    },
)
async def create_import(
    request: Request,
    actor: SignedInActor,
    resource: Annotated[ImportedResource, Query(description="What the rows are.")],
    *,
    dry_run: Annotated[
        bool, Query(description="Judge the rows like any other import, then roll back.")
    ] = False,
    prefer: Prefer = None,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Rows match records by `ref`, or by `source_system` and `external_ref`.

    What a row refers to must exist. A column that a file has is taken as it is, empty cells
    included; a column that it does not have leaves the field alone.
    """
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type.encode() not in BODY.media_types:
        raise UnsupportedMediaType(f"Send {CSV}, {NDJSON} or {XLSX}.")
    path = await _received(request)
    payload = ImportCreate(
        resource=resource, dry_run=dry_run, media_type=media_type, digest=_digest(path)
    )
    try:
        row_id, is_new = await run_in_threadpool(_accept, request, actor, payload, idempotency_key)
        done = asyncio.Event()
        if is_new:
            _start(request, actor, row_id, path, done)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    if not is_new:
        path.unlink(missing_ok=True)
        done.set()
    wait = _seconds(prefer)
    with suppress(TimeoutError):
        await asyncio.wait_for(done.wait(), wait)
    body, version, status = await run_in_threadpool(_current, request, actor, str(row_id))
    return Response(
        body,
        202 if status is ImportStatus.RUNNING else 201,
        headers={
            "Location": f"{API_BASE}/imports/{row_id}",
            "ETag": version_etag(version),
            "Preference-Applied": f"wait={wait}",
            **({} if is_new else REPLAYED),
        },
        media_type=JSON,
    )


@router.get(
    "/templates/{resource}.xlsx",
    response_class=Response,
    responses={
        200: {"content": {XLSX: {"schema": {"type": "string", "format": "binary"}}}},
        **READ_ERRORS,
    },
    operation_id="get_import_template",
    summary="A workbook to fill in",
)
def read_template(
    request: Request,
    resource: Annotated[ImportedResource, PathParameter(description="What its rows will be.")],
    actor: SignedInActor,
) -> Response:
    """Headings, what each column takes, the vocabulary as it is now, and one example row."""

    def act(session: Session, _: Ledger) -> bytes:
        return template_of(IMPORTABLES[resource], session, actor)

    content = services(request).database.transact(actor, act)
    name = f'attachment; filename="{resource}-template.xlsx"'
    return Response(content, headers={"Content-Disposition": name}, media_type=XLSX)


@router.get(
    "/{key}",
    response_model=ImportRead,
    responses=READ_ERRORS,
    operation_id="get_import",
    summary="What became of an import",
)
def read_import(
    request: Request,
    key: Annotated[str, PathParameter(description="The import's id.", max_length=100)],
    actor: SignedInActor,
) -> Response:
    """One's own imports; the secretariat's are all."""
    body, version, _ = _current(request, actor, key)
    return Response(body, headers={"ETag": version_etag(version)}, media_type=JSON)


@router.get(
    "/{key}/rows",
    response_model=ImportRowsRead,
    responses=READ_ERRORS,
    operation_id="list_import_rows",
    summary="What every row of an import came to",
)
def list_import_rows(
    request: Request,
    key: Annotated[str, PathParameter(description="The import's id.", max_length=100)],
    query: Annotated[ImportRowsQuery, Query()],
    actor: SignedInActor,
) -> Response:
    """In the order of the file; of a dry run, what they would have come to.

    An import that runs, or that failed, has none; a dry run that failed has its sound rows.
    """

    def act(session: Session, ledger: Ledger) -> tuple[ImportRowsRead, int]:
        row = ImportService(session, ledger, actor).get(key)
        return rows_told(session, row.id, query), row.version

    told, version = services(request).database.transact(actor, act)
    return answer(request, told.model_dump_json().encode(), version_etag(version))


async def _received(request: Request) -> Path:
    """The body as a file, written as it arrives."""
    directory = services(request).settings.data_dir / "imports"
    await run_in_threadpool(directory.mkdir, mode=0o700, parents=True, exist_ok=True)
    path = directory / f"{uuid4()}.rows"
    try:
        with path.open("xb") as file:
            async for part in request.stream():
                await run_in_threadpool(file.write, part)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _accept(
    request: Request, actor: Actor, payload: ImportCreate, idempotency_key: str | None
) -> tuple[UUID, bool]:
    """Make the import's record, or find the one that this key made before."""

    def act(session: Session, ledger: Ledger) -> tuple[UUID, bool]:
        keyed = None
        if idempotency_key is not None and actor.id is not None:
            text = f"POST /imports {payload.model_dump_json()}"
            keyed = KeyedRequest(session, actor.id, idempotency_key, text.encode())
            if earlier := keyed.earlier_answer():
                resumed = ImportService(session, ledger, actor).resume(earlier.body)
                return UUID(earlier.body), resumed
        row = ImportService(session, ledger, actor).create(payload)
        if keyed is not None:
            keyed.keep(WrittenAnswer(201, {}, str(row.id)))
        return row.id, True

    return services(request).database.transact(actor, act, request_id=request_id.get())


def _start(request: Request, actor: Actor, row_id: UUID, path: Path, done: asyncio.Event) -> None:
    held = services(request)
    loop = asyncio.get_running_loop()

    def tell() -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(done.set)

    job = Job(held.database.url, held.database.signer, actor, row_id, path)
    runner.start(job, held.database, tell)


def _current(request: Request, actor: Actor, key: str) -> tuple[str, int, ImportStatus]:
    """The import as it is now."""

    def act(session: Session, ledger: Ledger) -> tuple[str, int, ImportStatus]:
        service = ImportService(session, ledger, actor)
        row = service.get(key)
        service.bury(row)
        return service.render(row), row.version, row.status

    return services(request).database.transact(actor, act, request_id=request_id.get())


def _seconds(prefer: str | None) -> int:
    found = _WAIT.search(prefer or "")
    return min(int(found[1]), LONGEST_WAIT) if found else DEFAULT_WAIT
