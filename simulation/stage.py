"""The stage: what is true before anybody acts. Economies, fora, organizations, mandates, plans.

These are the published ones. No activity, recommendation or action plan of the real record is
among them.
"""

from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from api.core.actors import SYSTEM
from api.core.database import Database
from api.core.ledger import Ledger
from api.load.files import RecordFiles
from api.load.plans import load_plans
from api.load.recorder import Recorder
from api.load.reference import load_reference
from api.load.report import LoadReport

REQUEST_ID: Final = "ctwg demo"


def set_stage(database: Database, directory: Path) -> None:
    """Load the reference data and the plans of a directory of the record, in one transaction.

    Raises:
        RecordIncomplete: a file is missing.
    """
    files = RecordFiles(directory)

    def act(session: Session, ledger: Ledger) -> None:
        recorder = Recorder(session, ledger, SYSTEM, LoadReport())
        load_reference(files, recorder)
        load_plans(files, recorder)

    database.transact(SYSTEM, act, request_id=REQUEST_ID)
