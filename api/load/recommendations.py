"""Recommendations of the record: the explicit ones are adopted, the derived ones drafts."""

import re
from typing import Final

from api.core.visibility import Visibility
from api.load.files import Cells, RecordFiles, items
from api.load.parties import Directory, addressees
from api.load.recorder import SOURCE_SYSTEM, Recorder, Row
from api.load.report import LoadReport
from api.load.vocabulary import area_of, topic_code
from api.recommendations.models import RecommendationStatus, SourceKind, Strength
from api.recommendations.schemas import (
    AddressedTo,
    RecommendationCreate,
    RecommendationUpdate,
    Source,
)
from api.recommendations.service import RecommendationService

FILE: Final = "recommendations.csv"
_SOURCE_KINDS: Final = {
    "assessment": SourceKind.ASSESSMENT,
    "capacity need (CTAP)": SourceKind.ACTION_PLAN,
}
_UNSURE: Final = re.compile(r"cut off|not visible|inferred|uncertain|excerpt|may go on")


def load_recommendations(
    files: RecordFiles, recorder: Recorder, directory: Directory, activities: dict[str, str]
) -> None:
    """Load them; `activities` gives the ref of each activity's key."""
    service = RecommendationService(recorder.session, recorder.ledger, recorder.actor)
    fora = {row["activity_id"]: directory.forum(row["forum"]) for row in files.table("activities")}
    for cells in files.table("recommendations"):
        payload = _payload(cells, directory, recorder.report)
        payload.forum = fora.get(cells["activity_id"])
        payload.source.activity = activities.get(cells["activity_id"])
        status = (
            RecommendationStatus.ADOPTED
            if payload.strength is Strength.EXPLICIT
            else RecommendationStatus.DRAFT
        )
        row = Row(FILE, cells["recommendation_id"], payload, RecommendationUpdate, status)
        recorder.keep_in_step(row, service)


def _payload(cells: Cells, directory: Directory, report: LoadReport) -> RecommendationCreate:
    key = cells["recommendation_id"]
    parties = addressees(items(cells["addressed_to"]), directory)
    if parties.unresolved:
        report.doubt(FILE, key, "addressee that is no party on record", cells["addressed_to"])
    if not (parties.all_economies or parties.economies or parties.fora):
        report.doubt(FILE, key, "nobody to ask about it", cells["addressed_to"])
    area = area_of(cells["area"])
    if area is None:
        report.doubt(FILE, key, "none of the four areas", cells["area"])
    if _UNSURE.search(cells["note"]):
        report.doubt(FILE, key, "source seen in part or read into", cells["note"])
    mandates = items(cells["mandates"])
    remarks = [cells["note"], None if area else f"Area as recorded: {cells['area']}."]
    return RecommendationCreate(
        text=cells["text"],
        year=int(cells["year"]),
        source=Source(
            kind=SourceKind.MANDATE
            if mandates
            else _SOURCE_KINDS.get(cells["kind"], SourceKind.ACTIVITY),
            mandate=mandates[0] if mandates else None,
            as_recorded=cells["kind"],
        ),
        strength=Strength(cells["strength"]),
        addressed_to=AddressedTo(
            all_economies=parties.all_economies,
            economies=parties.economies,
            sub_fora=parties.fora,
            as_recorded="; ".join(parties.unresolved) or None,
        ),
        areas=[area] if area else [],
        topics=sorted({topic_code(topic) for topic in items(cells["topics"])}),
        visibility=Visibility.PUBLIC,
        sources=[cells["source"]],
        note="\n".join(remark for remark in remarks if remark) or None,
        source_system=SOURCE_SYSTEM,
        external_ref=key,
    )
