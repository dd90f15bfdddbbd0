"""Loading the record: all of it in one transaction, or nothing."""

import hashlib
from pathlib import Path
from typing import Final

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session

from api.core.actors import SYSTEM
from api.core.database import Database
from api.core.ledger import Ledger
from api.core.simulated import demand_real
from api.imports.models import loaded_files
from api.load.action_plans import load_action_plans
from api.load.activities import load_activities
from api.load.files import RecordFiles
from api.load.plans import load_plans
from api.load.recommendations import load_recommendations
from api.load.recorder import Recorder
from api.load.reference import load_reference
from api.load.report import LoadReport

_RECORD: Final = "record"
_OWN_CODE: Final = Path(__file__).parent


def load_record(database: Database, directory: Path, *, anew: bool = False) -> LoadReport:
    """Bring the database in step with the files of a directory.

    When the files are byte for byte those of the last load, and are read by the same code, nothing
    is read again unless it is to be done `anew`.

    Raises:
        RecordIncomplete: a file is missing.
        Problem: a row breaks a rule of its resource; nothing was changed.
        SimulatedDatabaseError: the database is no place for the record.
    """
    files = RecordFiles(directory)
    digest = hashlib.sha256(files.digest() + _own_digest()).digest()

    def act(session: Session, ledger: Ledger) -> LoadReport:
        demand_real(session)
        report = LoadReport()
        last = session.scalar(select(loaded_files.c.digest).filter_by(name=_RECORD))
        if last is not None and bytes(last) == digest and not anew:
            report.was_skipped = True
            return report
        session.execute(text("SET LOCAL statement_timeout = 0"))
        recorder = Recorder(session, ledger, SYSTEM, report)
        parties = load_reference(files, recorder)
        load_plans(files, recorder)
        refs = load_activities(files, recorder, parties)
        load_recommendations(files, recorder, parties, refs)
        load_action_plans(files, recorder)
        session.execute(
            upsert(loaded_files)
            .values(name=_RECORD, digest=digest)
            .on_conflict_do_update(index_elements=["name"], set_={"digest": digest})
        )
        return report

    return database.transact(SYSTEM, act, request_id="ctwg load")


def _own_digest() -> bytes:
    """A hash of the code that reads the files: another reading may say other things."""
    total = hashlib.sha256()
    for path in sorted(_OWN_CODE.glob("*.py")):
        total.update(path.read_bytes())
    return total.digest()
