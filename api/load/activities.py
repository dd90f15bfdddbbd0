"""Activities of the record, real and dirty: what fits no field is kept as written, and reported."""

import re
from decimal import Decimal
from typing import Final

from api.activities.models import ActivityKind, ActivityMode, ActivityStatus
from api.activities.schemas import ActivityCreate, ActivityUpdate, Budget
from api.activities.service import ActivityService
from api.core.schemas import Period
from api.core.text import PartialDate
from api.core.visibility import Visibility
from api.documents.service import document_ref
from api.load.files import Cells, RecordFiles, items
from api.load.parties import Directory
from api.load.recorder import SOURCE_SYSTEM, Recorder, Row
from api.load.report import LoadReport
from api.load.vocabulary import activity_kind, activity_status, area_of, mode_of, topic_code

FILE: Final = "activities.csv"
_HELD: Final = frozenset({ActivityStatus.COMPLETED, ActivityStatus.UNDER_WAY})
_AS_PLANNED: Final = re.compile(r"\bdates as planned\b")


def load_activities(files: RecordFiles, recorder: Recorder, directory: Directory) -> dict[str, str]:
    """Load the activities; answer the ref that each row's key has got."""
    service = ActivityService(recorder.session, recorder.ledger, recorder.actor)
    numbers = {row["document_number"] for row in files.table("documents")}
    refs: dict[str, str] = {}
    for cells in files.table("activities"):
        reading = ActivityReading(cells, directory, numbers, recorder.report)
        row = Row(FILE, cells["activity_id"], reading.payload(), ActivityUpdate, reading.status)
        refs[cells["activity_id"]] = recorder.keep_in_step(row, service).ref
    return refs


class ActivityReading:
    """One row, and what it says in the words of the product."""

    def __init__(
        self, cells: Cells, directory: Directory, documents: set[str], report: LoadReport
    ) -> None:
        self._cells = cells
        self._directory = directory
        self._documents = documents
        self._report = report
        self.status = self._read_status()
        if cells["certainty"]:
            self._doubt("certainty", cells["certainty"])

    def payload(self) -> ActivityCreate:
        """The row as a proposal; its state is `status`."""
        cells = self._cells
        topics = items(cells["topics"])
        kind = activity_kind(cells["kind"], cells["title"], topics)
        if kind is None:
            self._doubt("no kind of its own", cells["kind"])
        forum = self._directory.forum(cells["forum"])
        if forum is None:
            self._doubt("not a forum on record", cells["forum"])
        leads, others = self._economies("lead_economies")
        if others:
            self._doubt("lead that is no economy", "; ".join(others))
        period = self._period()
        is_actual = self.status in _HELD and not _AS_PLANNED.search(cells["certainty"])
        area = area_of(cells["area"])
        if area is None:
            self._doubt("none of the four areas", cells["area"])
        return ActivityCreate(
            title=cells["title"],
            kind=ActivityKind(kind or "other"),
            kind_as_recorded=cells["kind"] if kind != cells["kind"].replace(" ", "-") else None,
            forum=forum,
            forum_as_recorded=cells["forum"] if forum is None else None,
            project_number=cells["project_number"] or None,
            lead_economies=leads,
            lead_as_recorded="; ".join(others) or None,
            co_sponsors=self._economies("co_sponsors")[0],
            partner_fora=[
                code for name in items(cells["other_fora"]) if (code := self._directory.forum(name))
            ],
            areas=[area] if area else [],
            topics=sorted({topic_code(topic) for topic in topics}),
            documents=self._document_refs(),
            planned=None if is_actual else period,
            actual=period if is_actual else None,
            place=None if cells["place"] == "(virtual)" else cells["place"] or None,
            host_economy=self._directory.economy(cells["host_economy"]),
            mode=ActivityMode(mode) if (mode := mode_of(cells["mode"])) else None,
            fund=cells["fund"] or None,
            budget=Budget(
                apec_funding=_money(cells["apec_funding_usd"]),
                co_funding=_money(cells["co_funding_usd"]),
            ),
            attendance=cells["participants"] or None,
            publication_number=cells["publication_number"] or None,
            status_as_recorded=cells["status"],
            visibility=Visibility.PUBLIC,
            sources=[cells["source"]],
            note=self._note(),
            certainty=cells["certainty"] or None,
            source_system=SOURCE_SYSTEM,
            external_ref=cells["activity_id"],
        )

    def _read_status(self) -> ActivityStatus:
        found = activity_status(self._cells["status"])
        if found is None:
            self._doubt("unknown status", self._cells["status"])
            return ActivityStatus.PROPOSED
        state, is_exact = found
        if not is_exact:
            self._doubt(f"status read as {state}", self._cells["status"])
        return ActivityStatus(state)

    def _period(self) -> Period | None:
        start, end = self._cells["start_date"], self._cells["end_date"]
        if self._cells["date_precision"] == "range":
            self._doubt("held between two days", f"{start} to {end}")
        if end and len(end) != len(start):
            self._doubt("two precisions in one row", f"{start} to {end}")
        if not start:
            return None
        return Period(start=PartialDate.parse(start), end=PartialDate.parse(end) if end else None)

    def _economies(self, column: str) -> tuple[list[str], list[str]]:
        found: list[str] = []
        others: list[str] = []
        for name in items(self._cells[column]):
            code = self._directory.economy(name)
            (others if code is None else found).append(code or name)
        return found, others

    def _document_refs(self) -> list[str]:
        refs = []
        for number in items(self._cells["document_numbers"]):
            if number in self._documents:
                refs.append(document_ref(number))
            else:
                self._doubt("document that is not on record", number)
        return refs

    def _note(self) -> str | None:
        remarks = [self._cells["note"]]
        if area_of(self._cells["area"]) is None:
            remarks.append(f"Area as recorded: {self._cells['area']}.")
        if self._cells["date_precision"] == "range":
            remarks.append("Held between the two days given.")
        return "\n".join(remark for remark in remarks if remark) or None

    def _doubt(self, what: str, words: str) -> None:
        self._report.doubt(FILE, self._cells["activity_id"], what, words)


def _money(cell: str) -> Decimal | None:
    return Decimal(cell) if cell else None
