"""The public table of action plans: when each economy last updated its own."""

from typing import Final

from api.action_plans.models import ActionPlanStatus
from api.action_plans.schemas import ActionPlanCreate, ActionPlanUpdate
from api.action_plans.service import ActionPlanService
from api.core.text import PartialDate
from api.core.visibility import Visibility
from api.load.files import RecordFiles
from api.load.recorder import SOURCE_SYSTEM, Recorder, Row

FILE: Final = "action_plan_status.csv"


def load_action_plans(files: RecordFiles, recorder: Recorder) -> None:
    """One submitted edition an economy. No review is deduced from an update."""
    service = ActionPlanService(recorder.session, recorder.ledger, recorder.actor)
    for row in files.table("action_plan_status"):
        updated_on = PartialDate.parse(row["last_updated"]) if row["last_updated"] else None
        note = None
        if updated_on is None:
            note = f"Date of the update: {row['precision']}."
            recorder.report.doubt(FILE, row["iso_alpha3"], "date unknown", row["precision"])
        payload = ActionPlanCreate(
            economy=row["iso_alpha3"],
            edition=str(updated_on.first.year) if updated_on else None,
            updated_on=updated_on,
            visibility=Visibility.PUBLIC,
            note=note,
            sources=[row["source"]],
            source_system=SOURCE_SYSTEM,
            external_ref=row["iso_alpha3"],
        )
        entry = Row(FILE, row["iso_alpha3"], payload, ActionPlanUpdate, ActionPlanStatus.SUBMITTED)
        recorder.keep_in_step(entry, service)
