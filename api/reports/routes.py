"""The address of reports."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated, Final

import orjson
from fastapi import Path, Query, Request, Response
from pydantic import Field
from starlette.concurrency import run_in_threadpool

from api.core.actors import Actor
from api.core.errors import Fault, NotFound, Unprocessable
from api.core.reads import is_known
from api.core.simulated import SIMULATED
from api.core.web import DirectRoute, PrefixRouter, asking, documented, services
from api.reports import docx, html, pdf
from api.reports.content import Document
from api.reports.cover import covered
from api.reports.drawing import Draw, draw_with
from api.reports.kinds import (
    action_plan_summary,
    compliance,
    economy_brief,
    fora_report,
    work_plan,
)
from api.reports.kinds.changes import since_when
from api.reports.kinds.kind import Kind, Paper, ReportQuery
from api.reports.source import Source

KINDS: Final[Mapping[str, Kind]] = {
    "fora-report": fora_report.kind,
    "work-plan": work_plan.kind,
    "action-plan-summary": action_plan_summary.kind,
    "compliance": compliance.kind,
    "economy-brief": economy_brief.kind,
}


class ReportFormat(StrEnum):
    """A format that reports are written in."""

    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"


RENDERERS: Final[Mapping[ReportFormat, tuple[str, Callable[[Document, Draw], bytes]]]] = {
    ReportFormat.DOCX: (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        docx.render,
    ),
    ReportFormat.PDF: ("application/pdf", pdf.render),
    ReportFormat.HTML: ("text/html; charset=utf-8", html.render),
}


class ReportRequest(ReportQuery):
    """What a report is about, and as which file."""

    format: ReportFormat = Field(default=ReportFormat.HTML)


router = PrefixRouter("/reports", "reports")
router.route_class = DirectRoute


@router.get(
    "/{kind}",
    responses={
        200: {
            "content": {
                media_type: {"schema": {"type": "string"}} for media_type, _ in RENDERERS.values()
            }
        },
        **documented(400, 401, 404, 405, 414, 422, 503),
    },
    response_class=Response,
    operation_id="get_report",
    summary="A paper about the record: DOCX to edit, PDF to hand out, HTML to read",
)
async def get_report(
    request: Request,
    kind: Annotated[str, Path(description=f"One of {', '.join(KINDS)}.", max_length=40)],
    query: Annotated[ReportRequest, Query()],
) -> Response:
    """What it says is what its reader may see; the stamp says as of when and for whom."""
    wanted = KINDS.get(kind)
    if wanted is None:
        raise NotFound
    if missing := [name for name in wanted.needs if getattr(query, name) is None]:
        faults = [Fault("missing", "This report needs it.", parameter=name) for name in missing]
        raise Unprocessable(faults=faults)
    asked = asking(request)
    source = Source(services(request).reader, asked.actor)
    about = query.model_copy(update={"since": await since_when(source, query)})
    paper = await wanted.compose(source, about)
    is_simulated = asked.revisions.get(SIMULATED, 0) > 0
    etag = _tag(paper, about, asked.actor, is_simulated=is_simulated)
    headers = {"ETag": etag, "Vary": "Accept, Authorization"}
    if is_known(request.headers.get("if-none-match"), etag):
        return Response(status_code=304, headers=headers)
    document = await covered(source, about, paper, is_simulated=is_simulated)
    media_type, render = RENDERERS[query.format]
    draw = draw_with(services(request).settings.frontend_dir)
    body = await run_in_threadpool(render, document, draw)
    if query.format is ReportFormat.HTML:
        headers["Content-Security-Policy"] = html.POLICY
    else:
        headers["Content-Disposition"] = f'attachment; filename="{kind}.{query.format}"'
    return Response(body, media_type=media_type, headers=headers)


def _tag(paper: Paper, query: ReportRequest, actor: Actor, *, is_simulated: bool) -> str:
    """The tag of what a report says, whatever the minute of its stamp."""
    said = [asdict(paper), query.model_dump(mode="json"), [*map(str, actor.seats)], is_simulated]
    said.append(actor.is_anonymous)
    return f'"{hashlib.sha256(orjson.dumps(said)).hexdigest()[:24]}"'
