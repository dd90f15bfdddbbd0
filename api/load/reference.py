"""Economies, areas, fora, organizations, mandates, topics and documents of the record."""

from collections.abc import Iterable

from pydantic import TypeAdapter

from api.cross_cutting_areas.schemas import CrossCuttingAreaCreate, CrossCuttingAreaUpdate
from api.cross_cutting_areas.service import CrossCuttingAreaService
from api.documents.schemas import DocumentCreate, DocumentUpdate
from api.documents.service import DocumentService
from api.economies.schemas import EconomyCreate, EconomyUpdate
from api.economies.service import EconomyService
from api.load.files import Cells, RecordFiles, items
from api.load.parties import Directory, spellings
from api.load.recorder import Recorder, Row
from api.load.vocabulary import organization_code, organization_kind, sub_forum_kind, topic_code
from api.mandates.models import MandateKind
from api.mandates.schemas import MandateCreate, MandateUpdate
from api.mandates.service import MandateService
from api.organizations.models import OrganizationKind
from api.organizations.schemas import OrganizationCreate, OrganizationUpdate
from api.organizations.service import OrganizationService
from api.sub_fora.models import AreaPart
from api.sub_fora.schemas import AreaRoleFields, SubForumCreate, SubForumUpdate
from api.sub_fora.service import SubForumService
from api.topics.schemas import TopicCreate, TopicUpdate
from api.topics.service import TopicService


def load_reference(files: RecordFiles, recorder: Recorder) -> Directory:
    """Load what the rest refers to; answer how economies and fora are spelled."""
    load_areas(files, recorder)
    load_economies(files, recorder)
    load_sub_fora(files, recorder)
    load_organizations(files, recorder)
    load_mandates(files, recorder)
    load_documents(files, recorder)
    load_topics(files, recorder)
    economies = files.table("economies")
    return Directory(
        economies=spellings(
            (row["iso_alpha3"], (row["name"], row["formal_name"], *items(row["aliases"])))
            for row in economies
        ),
        fora=spellings((row["acronym"], items(row["aliases"])) for row in files.table("sub_fora")),
    )


def load_areas(files: RecordFiles, recorder: Recorder) -> None:
    """The four cross-cutting areas."""
    service = CrossCuttingAreaService(recorder.session, recorder.ledger, recorder.actor)
    for position, row in enumerate(files.table("cross_cutting_areas"), start=1):
        payload = CrossCuttingAreaCreate(
            code=row["code"], name=row["name"], position=position, sources=[row["source"]]
        )
        entry = Row("cross_cutting_areas.csv", row["code"], payload, CrossCuttingAreaUpdate)
        recorder.keep_in_step(entry, service)


def load_economies(files: RecordFiles, recorder: Recorder) -> None:
    """The member economies, under APEC's names and in APEC's order."""
    service = EconomyService(recorder.session, recorder.ledger, recorder.actor)
    for row in files.table("economies"):
        payload = EconomyCreate.model_validate(
            {
                "code": row["iso_alpha3"],
                "name": row["name"],
                "formal_name": row["formal_name"],
                "aliases": items(row["aliases"]),
                "joined_on": f"{row['joined_year']}-{int(row['joined_month']):02d}",
                "position": row["apec_order"],
                "note": row["note"] or None,
                "sources": [row["source"]],
            }
        )
        entry = Row("economies.csv", row["iso_alpha3"], payload, EconomyUpdate)
        recorder.keep_in_step(entry, service)


def load_sub_fora(files: RecordFiles, recorder: Recorder) -> None:
    """The tree of fora: parents and predecessors before those that name them."""
    service = SubForumService(recorder.session, recorder.ledger, recorder.actor)
    table = {row["acronym"]: row for row in files.table("sub_fora")}
    roles: dict[str, list[Cells]] = {}
    for role in files.table("area_roles"):
        roles.setdefault(role["sub_forum"], []).append(role)
    for row in in_order_of_reference(table):
        entry = Row(
            "sub_fora.csv",
            row["acronym"],
            _sub_forum(row, table, roles.get(row["acronym"], []), recorder),
            SubForumUpdate,
        )
        recorder.keep_in_step(entry, service)


def in_order_of_reference(table: dict[str, Cells]) -> Iterable[Cells]:
    """Each forum after its parent, its predecessors and the body that it was merged into."""
    done: set[str] = set()

    def visit(acronym: str) -> Iterable[Cells]:
        if acronym in done:
            return
        done.add(acronym)
        row = table[acronym]
        for other in (row["parent"], *_predecessors(row, table), _merged_into(row)):
            if other:
                yield from visit(other)
        yield row

    for acronym in table:
        yield from visit(acronym)


def _sub_forum(
    row: Cells, table: dict[str, Cells], roles: list[Cells], recorder: Recorder
) -> SubForumCreate:
    status = row["status"]
    if status not in {"active", "closed"} and not status.startswith(("superseded", "merged")):
        recorder.report.doubt("sub_fora.csv", row["acronym"], "activity of the forum", status)
    is_uncertain = "uncertain" in row["note"]
    if is_uncertain:
        recorder.report.doubt("sub_fora.csv", row["acronym"], "certainty", row["note"])
    remark = None if status in {"active", "closed"} else f"Status as recorded: {status}."
    note = "\n".join(part for part in (remark, None if is_uncertain else row["note"]) if part)
    return SubForumCreate.model_validate(
        {
            "code": row["acronym"],
            "name": row["name"],
            "kind": sub_forum_kind(row["type"]),
            "aliases": items(row["aliases"]),
            "parent": row["parent"] or None,
            "predecessor": next(iter(_predecessors(row, table)), None),
            "successor": _merged_into(row),
            "active_from": row["active_from"] or None,
            "active_to": row["active_to"] or None,
            "is_active": status in {"active", "active 2018", "per task"},
            "history": row["history"] or None,
            "note": note or None,
            "certainty": row["note"] if is_uncertain else None,
            "sources": [row["source"]],
            "area_roles": [
                AreaRoleFields(
                    area=role["area"],
                    role=AreaPart(role["role"]),
                    note=f"“{role['quote']}” ({role['source']})",
                )
                for role in roles
            ],
        }
    )


def _predecessors(row: Cells, table: dict[str, Cells]) -> list[str]:
    """Bodies that went on under this name; those merged into it name it themselves."""
    return [code for code in items(row["predecessors"]) if not _merged_into(table[code])]


def _merged_into(row: Cells) -> str | None:
    return row["status"].removeprefix("merged into ") if "merged" in row["status"] else None


def load_organizations(files: RecordFiles, recorder: Recorder) -> None:
    """Organizations outside APEC, and agencies of economies."""
    service = OrganizationService(recorder.session, recorder.ledger, recorder.actor)
    for row in files.table("organizations"):
        kind = organization_kind(row["type"])
        if kind is None:
            recorder.report.doubt(
                "organizations.csv", row["acronym"], "no kind of its own", row["type"]
            )
        payload = OrganizationCreate(
            code=organization_code(row["acronym"]),
            name=row["name"],
            acronym=row["acronym"],
            kind=OrganizationKind(kind or "other"),
            kind_as_recorded=row["type"],
            note=row["role_or_where_named"] or None,
            sources=[row["source"]],
        )
        entry = Row("organizations.csv", row["acronym"], payload, OrganizationUpdate)
        recorder.keep_in_step(entry, service)


class RecordedMandate(MandateUpdate):
    """An entry of `mandates.json`."""

    ref: str
    source: list[str]


def load_mandates(files: RecordFiles, recorder: Recorder) -> None:
    """Statements, strategies and declarations."""
    service = MandateService(recorder.session, recorder.ledger, recorder.actor)
    for entry in TypeAdapter(list[RecordedMandate]).validate_python(files.mandates()):
        payload = MandateCreate(
            ref=entry.ref,
            title=entry.title,
            kind=MandateKind(entry.kind),
            body=entry.body,
            year=entry.year,
            place=entry.place,
            url=entry.url,
            sources=entry.source,
            note=entry.note,
        )
        recorder.keep_in_step(Row("mandates.json", entry.ref, payload, MandateUpdate), service)


def load_documents(files: RecordFiles, recorder: Recorder) -> None:
    """Papers of meetings."""
    service = DocumentService(recorder.session, recorder.ledger, recorder.actor)
    for row in files.table("documents"):
        payload = DocumentCreate.model_validate(
            {
                "number": row["document_number"],
                "title": row["title"],
                "agenda_item": row["agenda_item"] or None,
                "purpose": row["purpose"] or None,
                "submitted_by": row["submitted_by"] or None,
                "meeting": row["meeting"] or None,
                "place": row["place"] or None,
                "meeting_starts_on": row["meeting_start"] or None,
                "meeting_ends_on": row["meeting_end"] or None,
                "url": row["source"] if row["source"].startswith("http") else None,
                "sources": [row["source"]],
            }
        )
        entry = Row("documents.csv", row["document_number"], payload, DocumentUpdate)
        recorder.keep_in_step(entry, service)


def load_topics(files: RecordFiles, recorder: Recorder) -> None:
    """The tags of activities and recommendations, under the first spelling of each."""
    service = TopicService(recorder.session, recorder.ledger, recorder.actor)
    names: dict[str, str] = {}
    for table in ("activities", "recommendations"):
        for row in files.table(table):
            for topic in items(row["topics"]):
                names.setdefault(topic_code(topic), topic)
    for code, name in sorted(names.items()):
        payload = TopicCreate(code=code, name=name)
        recorder.keep_in_step(Row("topics", code, payload, TopicUpdate), service)
