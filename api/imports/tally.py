"""What an import has come to so far, row by row."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from api.imports.changes import Creation, Step
from api.imports.checking import Judged
from api.imports.defects import Defect
from api.imports.models import ImportFault
from api.imports.numbering import Numbers
from api.imports.outcomes import Outcomes
from api.imports.service import MAX_ERRORS


@dataclass(slots=True)
class Tally:
    """What an import has come to so far."""

    outcomes: Outcomes
    processed: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: int = 0
    faults: int = 0
    errors: list[ImportFault] = field(default_factory=list)
    numbers: Numbers = field(default_factory=Numbers)

    def count(self, judged: Judged) -> None:
        """Count a row by what it asks for."""
        for defect in judged.reading.defects:
            self.complain(defect)
        if judged.reading.defects:
            self.failed += 1
            return
        if judged.is_new:
            self.created += 1
        elif judged.change is not None:
            self.updated += 1
        else:
            self.unchanged += 1
        self.outcomes.note(judged.outcome)
        if isinstance(judged.change, Creation | Step):
            self.numbers.note(judged.change)

    def complain(self, defect: Defect) -> None:
        """Count something that is wrong, and keep it while there is room."""
        self.faults += 1
        if len(self.errors) < MAX_ERRORS:
            self.errors.append(
                ImportFault(
                    row=defect.row, column=defect.column, code=defect.code, detail=defect.detail
                )
            )

    def refuse(self, defects: Iterable[Defect], *, rows: int = 1) -> None:
        """Count what the second pass came upon; what the rows come to is no longer certain."""
        for defect in defects:
            self.complain(defect)
        self.failed += rows
        self.created = self.updated = self.unchanged = 0
        self.outcomes.forget()

    def counts(self, *, is_trial: bool) -> dict[str, int]:
        """The numbers of a finished import; nothing was made when something was wrong.

        A trial says all the same what its sound rows would come to.
        """
        says_all = is_trial or not self.faults
        return {
            "processed": self.processed,
            "created": self.created if says_all else 0,
            "updated": self.updated if says_all else 0,
            "unchanged": self.unchanged if says_all else 0,
            "failed": self.failed,
            "faults": self.faults,
        }
