"""Documents: who runs the work may register its papers."""

import re
from collections.abc import Iterable

from api.core.actors import Role
from api.core.errors import Fault
from api.core.service import ResourceService
from api.documents.models import Document
from api.documents.schemas import DocumentRead


def document_ref(number: str) -> str:
    """A document number as a ref: `2010/SOM3/SCE/010` is `2010-SOM3-SCE-010`."""
    return re.sub(r"[^A-Za-z0-9]+", "-", number).strip("-").upper()


class DocumentService(ResourceService[Document]):
    """The register of papers; APEC's numbers never change."""

    name = "documents"
    read = DocumentRead
    model = Document
    roles = {
        "create": frozenset({Role.SECRETARIAT, Role.CHAIR}),
        "update": frozenset({Role.SECRETARIAT, Role.CHAIR}),
    }

    def prepare(self, row: Document) -> None:
        """The ref follows from the number."""
        row.ref = document_ref(row.number)

    def check(self, row: Document) -> Iterable[Fault]:
        """A meeting does not end before it starts."""
        if (
            row.meeting_starts_on
            and row.meeting_ends_on
            and row.meeting_ends_on < row.meeting_starts_on
        ):
            yield Fault(
                "document.dates-out-of-order",
                "The meeting ends before it starts.",
                pointer="/meeting_ends_on",
            )
