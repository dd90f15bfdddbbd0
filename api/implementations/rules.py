"""What must hold before a party's answer moves, one function each, with its stable code."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import and_

from api.core.errors import Finding
from api.core.lacks import Gaps, is_empty
from api.implementations.models import (
    AGREED,
    DECLINED,
    Acceptance,
    Barrier,
    Implementation,
    Verification,
)
from api.implementations.schemas import ImplementationLack
from api.recommendations.models import Priority

SECTION_IV: Final = "Strategic Plan 2018-2022, section IV"


@dataclass(frozen=True, slots=True)
class ImplementationRules:
    """An implementation, and how much its recommendation matters."""

    row: Implementation
    priority: Priority | None

    def acceptance(self, said: Acceptance, reason: str | None) -> Iterator[Finding]:
        """What stands against saying this to the recommendation."""
        if said is Acceptance.PENDING:
            detail = "Say something to it: once answered, it does not wait for an answer again."
            yield self._finding("acceptance-pending", detail, "/acceptance")
        if said in DECLINED and reason is None:
            detail = "Say why it is not taken up."
            yield self._finding("decline-needs-reason", detail, "/reason")

    def work(self) -> Iterator[Finding]:
        """What stands against any step of the work."""
        if self.row.acceptance not in AGREED:
            detail = "Accept the recommendation, wholly or in part, before the work on it moves."
            yield self._finding("acceptance-first", detail, "/acceptance")

    def blockage(self, barrier: Barrier | None) -> Iterator[Finding]:
        """What stands against saying that it is blocked."""
        yield from self.work()
        if barrier is None:
            detail = "Say what stands in the way, so that support can be found."
            yield self._finding("barrier-required", detail, "/barrier")

    def achievement(self) -> Iterator[Finding]:
        """What stands against saying that it is implemented."""
        yield from self.work()
        if self.priority is Priority.HIGH and not self.row.evidence:
            detail = "A recommendation of high priority is implemented with evidence."
            yield self._finding("evidence-required", detail, "/evidence")

    def proof(self, *, is_changed: bool) -> Iterator[Finding]:
        """What stands against changing the evidence."""
        if is_changed and self.row.verification is Verification.VERIFIED:
            detail = "It was verified with this evidence; reopen it to show other."
            yield self._finding("verified-with-this", detail, "/evidence")

    def verification(self, *, by_author: bool) -> Iterator[Finding]:
        """What stands against verifying it."""
        if by_author:
            detail = "Somebody else verifies: this person said that it was implemented."
            yield self._finding("verifier-is-author", detail, "")

    def reason(self, code: str, reason: str | None) -> Iterator[Finding]:
        """What stands against undoing or ending something."""
        if reason is None:
            yield self._finding(code, "Say why.", "/reason")

    @staticmethod
    def _finding(code: str, detail: str, pointer: str) -> Finding:
        return Finding(f"implementation.{code}", detail, pointer, SECTION_IV)


LACKS: Final[Gaps] = {
    ImplementationLack.ANSWER: and_(
        Implementation.is_open, Implementation.acceptance == Acceptance.PENDING
    ),
    ImplementationLack.OWNER: Implementation.owner.is_(None),
    ImplementationLack.DUE_ON: Implementation.due_on.is_(None),
    ImplementationLack.WORD: Implementation.progress_note.is_(None),
    ImplementationLack.EVIDENCE: is_empty(Implementation.evidence),
}
"""What an implementation may lack."""
