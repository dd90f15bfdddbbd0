"""Support needs: named by the economy, assessed, matched, and closed by what came of it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import ColumnElement, or_, select

from api.action_plans.models import ActionPlanEntry
from api.core.actors import ECONOMY_ROLES, Actor, Role, Seat
from api.core.errors import Fault, Finding, refused_by_rules
from api.core.schemas import Reason
from api.core.service import ResourceService, Transition
from api.core.visibility import Visibility, seen_by
from api.implementations.models import Barrier, Implementation
from api.implementations.service import ImplementationService
from api.recommendations.models import Recommendation
from api.support_needs.models import SupportKind, SupportNeed, SupportNeedStatus
from api.support_needs.schemas import Assessment, SupportNeedRead

SECTION_IV: Final = "Strategic Plan 2018-2022, section IV"
WHO_NAMES: Final = frozenset({Role.SECRETARIAT, Role.FOCAL_POINT})
WHO_ASSESSES: Final = WHO_NAMES | {Role.CHAIR, Role.VALIDATOR}
OPEN: Final = frozenset(
    {SupportNeedStatus.IDENTIFIED, SupportNeedStatus.ASSESSED, SupportNeedStatus.MATCHED}
)
KIND_FOR: Final = {
    Barrier.LEGAL: SupportKind.LEGISLATION,
    Barrier.FUNDING: SupportKind.FUNDING,
    Barrier.TECHNICAL: SupportKind.TECHNICAL_ASSISTANCE,
    Barrier.STAFFING: SupportKind.TRAINING,
    Barrier.COORDINATION: SupportKind.EXPERTISE,
}
"""What a barrier suggests; whoever assesses the need may say better."""
TITLE_LENGTH: Final = 300


class SupportNeedService(ResourceService[SupportNeed]):
    """An economy names its needs; whoever follows them assesses; matches move them on."""

    name = "support_needs"
    read = SupportNeedRead
    model = SupportNeed
    roles = {
        **dict.fromkeys(("create", "update", "withdraw"), WHO_NAMES),
        "assess": WHO_ASSESSES,
    }
    transitions = {
        "assess": Transition(
            frozenset({SupportNeedStatus.IDENTIFIED, SupportNeedStatus.ASSESSED}),
            SupportNeedStatus.ASSESSED,
        ),
        "withdraw": Transition(OPEN, SupportNeedStatus.WITHDRAWN),
    }

    @classmethod
    def visible(cls, actor: Actor) -> ColumnElement[bool]:
        """The members' to members; restricted ones to the economy and those it asked."""
        own = or_(
            SupportNeed.economy.in_(actor.economies),
            SupportNeed.forum.in_(actor.forums),
            SupportNeed.shared_with.overlap([*actor.economies, *actor.forums]),
        )
        return seen_by(actor, SupportNeed.visibility, own)

    def owns(self, seat: Seat, row: SupportNeed) -> bool:
        """The economy's own seats, and for its assessment the chair who follows it."""
        if seat.role in ECONOMY_ROLES:
            return seat.economy == row.economy
        return seat.forum is not None and seat.forum == row.forum

    def ref_series(self, row: SupportNeed) -> str:
        """Economy and year."""
        return f"NEED-{row.economy}-{datetime.now(UTC).year}-N"

    def check(self, row: SupportNeed) -> Iterable[Fault]:
        """A need arises from the economy's own work."""
        for name, model in (("implementation", Implementation), ("entry", ActionPlanEntry)):
            ref = getattr(row, f"arises_from_{name}")
            if ref is None:
                continue
            economy = self.session.scalars(select(model.economy).where(model.ref == ref)).first()
            if economy is not None and economy != row.economy:
                detail = "A need arises from what the same economy does."
                yield Fault("support-need.other-economy", detail, f"/arises_from/{name}")

    def assess(self, row: SupportNeed, payload: Assessment) -> None:
        """Say how much it matters and what sort of support would meet it."""
        row.priority = payload.priority or row.priority
        row.kind = payload.kind or row.kind
        row.status_reason = payload.reason

    def withdraw(self, row: SupportNeed, payload: Reason) -> None:
        """Say that it is not needed any more, and why."""
        if payload.reason is None:
            detail = "Say why it is withdrawn."
            code = "support-need.withdraw-needs-reason"
            raise refused_by_rules([Finding(code, detail, "/reason", SECTION_IV)])
        row.status_reason = payload.reason

    def move(self, row: SupportNeed, status: SupportNeedStatus, seat: Seat, reason: str) -> None:
        """Follow a match: whoever moved that has the right to what follows here."""
        if row.status is status:
            return
        before = self.snapshot(row)
        row.status, row.status_reason = status, reason
        self.store(row, "follow-match", seat, before, reason=reason)

    def share(self, row: SupportNeed, party: str | None, seat: Seat) -> None:
        """Let the party that is asked to meet a restricted need see it."""
        if row.visibility is Visibility.RESTRICTED and party and party not in row.shared_with:
            before = self.snapshot(row)
            row.shared_with = [*row.shared_with, party]
            self.store(row, "share", seat, before, reason=f"Proposed to {party}.")


def name_need(service: ImplementationService, row: Implementation) -> None:
    """A party that is blocked and asks for support has a need, unless it has said so before.

    It is restricted like the implementation that it comes from, until the economy opens it.
    """
    session = service.session
    asked = select(SupportNeed.id).where(
        SupportNeed.arises_from_implementation == row.ref, SupportNeed.status.in_(OPEN)
    )
    if row.economy is None or row.barrier is None or session.execute(asked).first():
        return
    recommendation = session.scalars(
        select(Recommendation).where(Recommendation.ref == row.recommendation)
    ).one_or_none()
    needs = SupportNeedService(session, service.ledger, service.actor)
    need = SupportNeed(economy=row.economy, forum=row.forum, kind=KIND_FOR[row.barrier])
    need.title = _title(str(row.support_wanted))
    need.description = row.support_wanted
    need.arises_from_implementation = row.ref
    need.status, need.visibility = SupportNeedStatus.IDENTIFIED, Visibility.RESTRICTED
    need.shared_with = []
    if recommendation is not None:
        need.priority = recommendation.priority
        need.topics = list(recommendation.topics)
        need.area = recommendation.areas[0].code if len(recommendation.areas) == 1 else None
    needs.prepare(need)
    session.add(need)
    session.flush()
    needs.account(need, "create", service.permit(row, "block"), before={})


def _title(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= TITLE_LENGTH else f"{line[: TITLE_LENGTH - 1]}…"


# Imports go from child to parent, so the child asks to be told (ARCHITECTURE.md, import order).
ImplementationService.when_blocked.append(name_need)
